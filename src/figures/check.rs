//! Checks that every figure of a year is the sum of the records it opens, and so is each of its breakdowns.

use crate::calendar::Day;
use crate::db::DbConnection;
use crate::problem::Outcome;

use super::counts::{self, Position};
use super::definition::Definition;
use super::definitions;
use super::report::{self, FigureView};
use super::report_scope::ReportScope;
use super::store;

/// Records read at once.
const PAGE: i64 = 1000;

/// A figure that is not what its records say.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch {
    pub year: i32,
    pub code: &'static str,
    /// As the figure says (fen for money).
    pub value: i64,
    /// As its records, or the cells of one of its breakdowns, add up to.
    pub sum: i64,
}

/// The years in which any record is dated, first and last.
pub fn years_on_record(conn: &mut DbConnection) -> Outcome<std::ops::RangeInclusive<i32>> {
    use chrono::Datelike;
    let days: Vec<Day> = store::first_and_last_days(conn)?;
    let years = days.iter().map(Datelike::year);
    // An empty range where there is nothing on record.
    Ok(years.clone().min().unwrap_or(1)..=years.max().unwrap_or(0))
}

/// Every figure of the scope's year with what is counted of it, to be compared with another copy of the records.
pub fn values(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    as_of: crate::clock::Instant,
) -> Outcome<Vec<(&'static str, Option<i64>)>> {
    let report = report::values_of_year(conn, report_scope, as_of)?;
    Ok(report.figures.iter().map(|figure| (figure.code, counted(figure))).collect())
}

/// Every figure of the scope's year that differs from its records.
pub fn mismatches(conn: &mut DbConnection, report_scope: &mut ReportScope, today: crate::clock::Instant) -> Outcome<Vec<Mismatch>> {
    let report = report::for_year(conn, report_scope, today)?;
    let mut wrong = Vec::new();
    for figure in &report.figures {
        let (Some(value), Some(definition)) = (counted(figure), definitions::by_code(figure.code)) else { continue };
        let mut sums = vec![sum_of_records(conn, report_scope, definition)?];
        sums.extend(figure.breakdown.values().map(|cells| cells.iter().map(|cell| cell.value.counted_sum()).sum::<i64>()));
        let differing = sums.into_iter().filter(|sum| *sum != value);
        wrong.extend(differing.map(|sum| Mismatch { year: report_scope.year, code: figure.code, value, sum }));
    }
    Ok(wrong)
}

/// What the records must add up to: the value, or the numerator of a share.
fn counted(figure: &FigureView) -> Option<i64> {
    figure.numerator.or_else(|| figure.value.map(super::number::Number::counted_sum))
}

fn sum_of_records(conn: &mut DbConnection, report_scope: &mut ReportScope, definition: &Definition) -> Outcome<i64> {
    let selections = definition.selections();
    let (mut sum, mut after) = (0, None);
    loop {
        let records = counts::records(conn, report_scope, &selections, &[], after.as_ref(), PAGE)?;
        sum += records.iter().map(|record| record.counts).sum::<i64>();
        after = records.last().and_then(|last| Some(Position { day: last.day.parse().ok()?, id: last.id.clone() }));
        if i64::try_from(records.len()).unwrap_or(PAGE) < PAGE {
            return Ok(sum);
        }
    }
}
