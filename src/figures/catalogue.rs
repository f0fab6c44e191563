//! The figures of the table by the kind of record they are counted from.

use std::collections::BTreeSet;

use super::definition::{Counted, Definition, Selection};
use super::definitions::TABLE;
use super::dimension::Dimension;
use super::fact_table::FactTable;

/// Each kind of record once, in the order of the table.
pub fn fact_tables() -> Vec<&'static FactTable> {
    let mut fact_tables: Vec<&'static FactTable> = Vec::new();
    for fact_table in TABLE.iter().filter_map(|definition| definition.fact_table()) {
        if !fact_tables.iter().any(|known| std::ptr::eq(*known, fact_table)) {
            fact_tables.push(fact_table);
        }
    }
    fact_tables
}

/// The figures counted from one kind of record, in the order of the table.
pub fn figures_of(fact_table: &'static FactTable) -> Vec<(&'static Definition, Selection)> {
    let of_table = |definition: &&'static Definition| match &definition.counted {
        Counted::Records(selection) if std::ptr::eq(selection.fact_table, fact_table) => Some((*definition, *selection)),
        _ => None,
    };
    TABLE.iter().filter_map(of_table).collect()
}

/// Every dimension that one of the figures offers.
pub fn dimensions_of(figures: &[&'static Definition]) -> Vec<Dimension> {
    let dimensions: BTreeSet<Dimension> = figures.iter().flat_map(|definition| definition.by).copied().collect();
    dimensions.into_iter().collect()
}
