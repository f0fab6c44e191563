//! The records behind a figure or one of its cells, as their own lists show them, with what each adds.

use serde_json::Value;

use crate::coded::Coded;
use crate::db::DbConnection;
use crate::http::{Page, cursor_of};
use crate::problem::{Code, Outcome, Problem};

use super::counts::{self, Position};
use super::definition::Definition;
use super::dimension::{Cell, Dimension};
use super::fact_table::RecordKind;
use super::number::Number;
use super::report_scope::ReportScope;
use super::rows::{self, Reader};
use super::units::Unit;

/// Reads `dimension` and `key`: one cell, or several that must all hold, with commas between.
pub fn cells(definition: &Definition, dimension: Option<&str>, key: Option<&str>) -> Outcome<Vec<Cell>> {
    let (dimension, key) = match (dimension, key) {
        (None, None) => return Ok(Vec::new()),
        (Some(dimension), Some(key)) => (dimension, key),
        (None, Some(_)) => return Err(Problem::at("/dimension", Code::Required)),
        (Some(_), None) => return Err(Problem::at("/key", Code::Required)),
    };
    if dimension.split(',').count() != key.split(',').count() {
        return Err(Problem::at("/key", Code::Required));
    }
    let pairs = dimension.split(',').zip(key.split(','));
    pairs
        .map(|(dimension, key)| {
            let known = Dimension::from_code(dimension).filter(|dimension| definition.by.contains(dimension));
            Cell::of(known.ok_or_else(|| Problem::at("/dimension", Code::UnknownCode))?, key)
        })
        .collect()
}

/// Which page of the records.
pub struct DrilldownFilter {
    pub cells: Vec<Cell>,
    pub after: Option<Position>,
    pub limit: i64,
    pub with_total: bool,
}

/// One page of the records counted, as this reader may see them.
pub fn page(
    conn: &mut DbConnection,
    reader: &Reader<'_>,
    report_scope: &mut ReportScope,
    definition: &Definition,
    wanted: &DrilldownFilter,
) -> Outcome<Page<Value>> {
    let selections = definition.selections();
    let total = match wanted.with_total {
        true => Some(counts::number_of_records(conn, report_scope, &selections, &wanted.cells)?),
        false => None,
    };
    let found = counts::records(conn, report_scope, &selections, &wanted.cells, wanted.after.as_ref(), wanted.limit + 1)?;
    let page =
        Page::cut(found, wanted.limit, total, |record| cursor_of(&Position { day: record.day.parse().ok()?, id: record.id.clone() }));
    let Some(fact_table) = definition.fact_table() else { return Ok(page.map(|_| Value::Null)) };
    let mut rows = rows::of(conn, reader, report_scope, fact_table.of, &page.items)?;
    // What a share is made of is counted in the unit of its numerator, never in percent.
    let unit = if definition.unit == Unit::Percent { Unit::Times } else { definition.unit };
    Ok(page.map(|record| {
        let mut row = rows.remove(&record.id).unwrap_or_default();
        let id = if fact_table.of == RecordKind::Agreement && unit != Unit::Acts { record.case_id } else { record.id };
        row.insert("id".to_owned(), id.into());
        row.insert("counts".to_owned(), serde_json::to_value(Number::counted(unit, record.counts)).unwrap_or_default());
        Value::Object(row)
    }))
}
