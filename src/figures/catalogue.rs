//! The figures of the table by the kind of record they are counted from.

use std::collections::BTreeSet;

use super::definition::{Counted, Definition, Selection};
use super::definitions::TABLE;
use super::dimension::Dimension;
use super::family::Family;

/// Each kind of record once, in the order of the table.
pub fn families() -> Vec<&'static Family> {
    let mut families: Vec<&'static Family> = Vec::new();
    for family in TABLE.iter().filter_map(|definition| definition.family()) {
        if !families.iter().any(|known| std::ptr::eq(*known, family)) {
            families.push(family);
        }
    }
    families
}

/// The figures counted from one kind of record, in the order of the table.
pub fn figures_of(family: &'static Family) -> Vec<(&'static Definition, Selection)> {
    let of_family = |definition: &&'static Definition| match &definition.counted {
        Counted::Records(selection) if std::ptr::eq(selection.family, family) => Some((*definition, *selection)),
        _ => None,
    };
    TABLE.iter().filter_map(of_family).collect()
}

/// Every dimension that one of the figures offers.
pub fn dimensions_of(figures: &[&'static Definition]) -> Vec<Dimension> {
    let dimensions: BTreeSet<Dimension> = figures.iter().flat_map(|definition| definition.by).copied().collect();
    dimensions.into_iter().collect()
}
