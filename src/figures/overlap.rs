//! How the report's totals overlap: own cases, platform entries, cases with a legal literate, cases from the reception.
//!
//! The three published totals (about 600, 350, 581) count overlapping things; this table says how much of each is in
//! which other, so that the union is the sum less the overlaps, and each number opens its list.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::{Outcome, Problem};

use super::counts;
use super::definition::Definition;
use super::definitions::{DISPUTES_RESOLVED, ONLINE_ENTRIES};
use super::dimension::{Dimension, WithLiterate, YesOrNo};
use super::report::records_address;
use super::report_scope::ReportScope;
use super::store;

const DIMENSIONS: [Dimension; 3] = [Dimension::InPlatform, Dimension::WithLiterate, Dimension::FromReception];

/// The disputes resolved that are in just these totals.
#[derive(Serialize, ToSchema, Debug, PartialEq, Eq)]
pub struct OverlapCell {
    pub in_platform: bool,
    pub with_literate: bool,
    /// The same, with the cases apart in which only a name was written down.
    pub literate: WithLiterate,
    pub from_reception: bool,
    /// 件.
    pub cases: i64,
    /// The address of the records counted.
    pub records: String,
}

/// How the totals of a year overlap.
#[derive(Serialize, ToSchema)]
pub struct Overlap {
    pub year: i32,
    pub as_of: String,
    /// Disputes resolved, 件.
    pub own: i64,
    pub own_records: String,
    /// Entries of the platform, 件.
    pub entries: i64,
    pub entries_records: String,
    /// Entries whose case, matched or suggested, is one of the disputes resolved.
    pub entries_of_own: i64,
    pub entries_of_own_records: String,
    /// Entries of a case that has another entry of the year too.
    pub entries_doubled: i64,
    /// Entries of no dispute resolved in the year.
    pub entries_elsewhere: i64,
    pub entries_elsewhere_records: String,
    pub with_literate: i64,
    pub with_literate_records: String,
    pub from_reception: i64,
    pub from_reception_records: String,
    /// Different matters in all: own cases and the entries that are none of them, so two lists: `own_records` and
    /// `entries_elsewhere_records`.
    pub union: i64,
    /// Every combination, zeros too; their sum is `own`.
    pub cells: Vec<OverlapCell>,
}

/// Counts how the totals of the scope's year overlap.
pub fn count(conn: &mut DbConnection, report_scope: &mut ReportScope, as_of: String) -> Outcome<Overlap> {
    let definition: &Definition = &DISPUTES_RESOLVED.definition;
    let selections = definition.selections();
    let mut cells = Vec::new();
    for in_platform in [YesOrNo::No, YesOrNo::Yes] {
        for literate in [WithLiterate::No, WithLiterate::TypedOnly, WithLiterate::Yes] {
            cells.extend(
                [YesOrNo::No, YesOrNo::Yes]
                    .map(|from_reception| empty_cell(definition, report_scope, (in_platform, literate, from_reception))),
            );
        }
    }
    for tally in counts::tally(conn, report_scope, fact_table_of(definition)?, &selections, &DIMENSIONS)? {
        let is = |place: usize, yes: bool| tally.keys.get(place).is_some_and(|key| (key == YesOrNo::Yes.code()) == yes);
        let literate = tally.keys.get(1).and_then(|key| WithLiterate::from_code(key));
        let cell = cells.iter_mut().find(|cell| is(0, cell.in_platform) && is(2, cell.from_reception) && literate == Some(cell.literate));
        if let (Some(cell), Some(sum)) = (cell, tally.sums.first()) {
            cell.cases += sum;
        }
    }
    // A name merely typed is an exception worth a line of its own only where there is one.
    cells.retain(|cell| cell.literate != WithLiterate::TypedOnly || cell.cases > 0);
    let of = |pick: fn(&OverlapCell) -> bool| cells.iter().filter(|cell| pick(cell)).map(|cell| cell.cases).sum::<i64>();
    let (own, with_literate, from_reception) = (of(|_| true), of(|cell| cell.with_literate), of(|cell| cell.from_reception));
    let (entries_of_own, entries_elsewhere) = entries_by_own(conn, report_scope)?;
    let entries_doubled = entries_doubled(conn, report_scope)?;
    Ok(Overlap {
        year: report_scope.year,
        as_of,
        own,
        own_records: records_address(definition.code, report_scope),
        entries: entries_of_own + entries_elsewhere,
        entries_records: records_address(ONLINE_ENTRIES.definition.code, report_scope),
        entries_of_own,
        entries_of_own_records: cell_address(&ONLINE_ENTRIES.definition, report_scope, Dimension::OfOwn, YesOrNo::Yes),
        entries_doubled,
        entries_elsewhere,
        entries_elsewhere_records: cell_address(&ONLINE_ENTRIES.definition, report_scope, Dimension::OfOwn, YesOrNo::No),
        with_literate,
        with_literate_records: cell_address(definition, report_scope, Dimension::WithLiterate, YesOrNo::Yes),
        from_reception,
        from_reception_records: cell_address(definition, report_scope, Dimension::FromReception, YesOrNo::Yes),
        union: own + entries_elsewhere,
        cells,
    })
}

fn fact_table_of(definition: &Definition) -> Outcome<&'static super::fact_table::FactTable> {
    definition.fact_table().ok_or_else(|| Problem::internal("a figure without records"))
}

/// The address of the records in one cell of a figure.
fn cell_address(definition: &Definition, report_scope: &ReportScope, dimension: Dimension, key: YesOrNo) -> String {
    format!("{}&dimension={}&key={}", records_address(definition.code, report_scope), dimension.code(), key.code())
}

fn empty_cell(
    definition: &Definition,
    report_scope: &ReportScope,
    (in_platform, literate, from_reception): (YesOrNo, WithLiterate, YesOrNo),
) -> OverlapCell {
    let keys = [in_platform.code(), literate.code(), from_reception.code()].join(",");
    let dimensions = DIMENSIONS.map(Coded::code).join(",");
    let records = format!("{}&dimension={dimensions}&key={keys}", records_address(definition.code, report_scope));
    OverlapCell {
        in_platform: in_platform == YesOrNo::Yes,
        with_literate: literate == WithLiterate::Yes,
        literate,
        from_reception: from_reception == YesOrNo::Yes,
        cases: 0,
        records,
    }
}

/// Entries of the year of disputes resolved here, and of none.
fn entries_by_own(conn: &mut DbConnection, report_scope: &mut ReportScope) -> Outcome<(i64, i64)> {
    let definition: &Definition = &ONLINE_ENTRIES.definition;
    let selections = definition.selections();
    let tallies = counts::tally(conn, report_scope, fact_table_of(definition)?, &selections, &[Dimension::OfOwn])?;
    let of = |yes: bool| {
        let own = |keys: &[String]| keys.first().is_some_and(|key| key == YesOrNo::Yes.code());
        tallies.iter().filter(|tally| own(&tally.keys) == yes).filter_map(|tally| tally.sums.first()).sum()
    };
    Ok((of(true), of(false)))
}

/// Entries of a case that an entry before it in the year belongs to.
fn entries_doubled(conn: &mut DbConnection, report_scope: &mut ReportScope) -> Outcome<i64> {
    let suggested: HashMap<_, _> = report_scope.probable(conn)?.into_iter().map(|pair| (pair.entry, pair.case)).collect();
    let mut seen = HashSet::new();
    let entered = store::entries_entered(conn, report_scope.place, report_scope.year)?;
    let cases = entered.into_iter().filter_map(|(entry, case)| case.or_else(|| suggested.get(&entry).copied()));
    let again = cases.filter(|case| !seen.insert(*case)).count();
    i64::try_from(again).map_err(Problem::internal)
}
