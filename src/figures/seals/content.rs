//! Counts a year whole: every figure, every cell, every record once.

use std::collections::BTreeMap;

use super::super::catalogue::{dimensions_of, fact_tables, figures_of};
use super::super::counts::{self, WholeRecord};
use super::super::definition::{Counted, Definition, Selection};
use super::super::definitions::TABLE;
use super::super::dimension::Dimension;
use super::super::report_scope::ReportScope;
use super::model::{CellCount, Content, FamilyCount, FigureCount, RecordCount};
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::{Outcome, Problem};

/// What the scope's year comes to now.
pub fn count(conn: &mut DbConnection, report_scope: &mut ReportScope) -> Outcome<Content> {
    let mut counted = Vec::new();
    for family in fact_tables() {
        let (figures, selections): (Vec<&Definition>, Vec<Selection>) = figures_of(family).into_iter().unzip();
        let dimensions: Vec<Dimension> = dimensions_of(&figures).into_iter().filter(is_sealed).collect();
        let rows = counts::every_record(conn, report_scope, family, &selections, &dimensions)?;
        let mut records = rows.into_iter().map(record).collect::<Outcome<Vec<_>>>()?;
        records.sort_by(|one, other| one.id.cmp(&other.id));
        counted.push(FamilyCount {
            code: family.code.to_owned(),
            dimensions: dimensions.iter().map(|dimension| dimension.code().to_owned()).collect(),
            figures: figures.iter().map(|definition| definition.code.to_owned()).collect(),
            records,
        });
    }
    let figures = TABLE.iter().map(|definition| figure(definition, report_scope, &counted)).collect();
    Ok(Content { figures, families: counted })
}

/// A seal is one town's, so its name is no cell of it; and the room of today is no fact of the year.
fn is_sealed(dimension: &Dimension) -> bool {
    !matches!(dimension, Dimension::Town | Dimension::RoomNow)
}

fn record(row: WholeRecord) -> Outcome<RecordCount> {
    Ok(RecordCount { keys: keys_from(&row.keys), counts: counts_from(&row.counts)?, id: row.id, subject_id: row.subject_id, day: row.day })
}

/// The keys of a record as they are kept; none stand for none.
pub fn keys_from(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.split(',').map(str::to_owned).collect() }
}

/// The counts of a record as they are kept.
pub fn counts_from(text: &str) -> Outcome<Vec<i64>> {
    text.split(',').map(str::parse).collect::<Result<_, _>>().map_err(Problem::internal)
}

fn figure(definition: &Definition, report_scope: &ReportScope, families: &[FamilyCount]) -> FigureCount {
    let mut figure = FigureCount {
        code: definition.code.to_owned(),
        edition: definition.edition,
        unit: definition.unit.code().to_owned(),
        value: None,
        numerator: None,
        denominator: None,
        cells: Vec::new(),
    };
    if definition.fact_table().is_some_and(|table| table.needs_calendar) && !report_scope.knows_calendar() {
        return figure;
    }
    let number_of = |part: &Definition| total_of(families, part.code);
    match &definition.counted {
        Counted::Records(_) => {
            figure.value = Some(number_of(definition));
            let offered = definition.by.iter().map(|dimension| dimension.code());
            figure.cells = offered.flat_map(|dimension| cells_of(families, definition.code, dimension)).collect();
            figure.cells.sort();
        }
        Counted::Share { numerator, denominator } => {
            figure.numerator = Some(numerator.total(&number_of));
            figure.denominator = Some(denominator.total(&number_of));
        }
    }
    figure
}

/// What the records add up to for a figure.
pub fn total_of(families: &[FamilyCount], code: &str) -> i64 {
    families.iter().flat_map(|family| family.records.iter().filter_map(|record| family.count_of(record, code))).sum()
}

/// What the records add up to for each cell of a figure that is not zero.
pub fn cells_of(families: &[FamilyCount], code: &str, dimension: &str) -> Vec<CellCount> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for family in families {
        for record in &family.records {
            if let (Some(key), Some(count)) = (family.key_of(record, dimension), family.count_of(record, code)) {
                *sums.entry(key).or_default() += count;
            }
        }
    }
    let cell = |(key, sum): (&str, i64)| CellCount { dimension: dimension.to_owned(), key: key.to_owned(), sum };
    sums.into_iter().filter(|(_, sum)| *sum != 0).map(cell).collect()
}
