//! What each room owed for each half-month of a year, and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::ScreeningContent;
use super::model::{Obligation, Report, Version};
use super::rules::{self, Facts};
use super::store;
use crate::calendar::{Day, HalfMonth};
use crate::db::DbConnection;
use crate::ids::{CaseId, ReportId, RoomId, TownKey};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{Room, rooms_in, towns_in};
use crate::settings::Settings;

type Cell = (RoomId, HalfMonth);

/// Everything read for some half-months at once.
struct Known {
    found: BTreeMap<Cell, BTreeSet<CaseId>>,
    reports: BTreeMap<Cell, (Report, Version)>,
    listed: BTreeMap<ReportId, BTreeSet<CaseId>>,
    excused: BTreeSet<Cell>,
    /// From when each town owes reports.
    begins: BTreeMap<TownKey, HalfMonth>,
}

/// The obligations of all rooms of a scope for a year, by room in the town's order and then by half-month.
pub fn obligations(conn: &mut DbConnection, scope: Scope, year: i32, today: Day, settings: &Settings) -> Outcome<Vec<Obligation>> {
    let rooms = rooms_in(conn, scope)?;
    let halves: Vec<HalfMonth> = HalfMonth::all_of(year).collect();
    obligations_of(conn, scope, &rooms, &halves, today, settings)
}

/// The obligations of some rooms of a scope for some half-months in order.
pub fn obligations_of(
    conn: &mut DbConnection,
    scope: Scope,
    rooms: &[Room],
    halves: &[HalfMonth],
    today: Day,
    settings: &Settings,
) -> Outcome<Vec<Obligation>> {
    let (Some(first), Some(last)) = (halves.first(), halves.last()) else { return Ok(Vec::new()) };
    let known = known(conn, scope, halves, first.starts_on(), last.ends_on())?;
    let cells = owing(rooms, halves).map(|(room, half)| {
        let begun = known.begins.get(&room.town).is_none_or(|from| half >= *from);
        obligation((room.id, half), begun, &known, today, settings)
    });
    Ok(cells.collect())
}

/// Every half-month for which one of the rooms answers, room by room.
fn owing<'a>(rooms: &'a [Room], halves: &'a [HalfMonth]) -> impl Iterator<Item = (&'a Room, HalfMonth)> {
    let answering = rooms.iter().filter(|room| room.owes_reports());
    answering
        .flat_map(|room| halves.iter().filter(|half| room.open_within(half.starts_on(), half.ends_on())).map(move |half| (room, *half)))
}

/// What a town would owe for some half-months if it owed reports from one of them on, and what would be filed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Foreseen {
    pub expected: usize,
    pub filed: usize,
}

/// Counts what a town would owe if it owed reports from another half-month on and more reports were filed.
pub fn foreseen(
    conn: &mut DbConnection,
    town: TownKey,
    (from, halves): (HalfMonth, &[HalfMonth]),
    added: &BTreeSet<(RoomId, HalfMonth)>,
    today: Day,
    settings: &Settings,
) -> Outcome<Foreseen> {
    let scope = Scope::Town(town);
    let mut filed: BTreeSet<Cell> = added.clone();
    filed.extend(store::reports_for(conn, scope, halves)?.into_iter().map(|(report, _)| (report.room_id, report.half_month)));
    let rooms = rooms_in(conn, scope)?;
    let owed = owing(&rooms, halves).map(|(room, half)| (room.id, half));
    let owed = owed.filter(|cell| filed.contains(cell) || (cell.1 >= from && today > rules::due_on(cell.1, settings)));
    let owed: Vec<Cell> = owed.collect();
    Ok(Foreseen { expected: owed.len(), filed: owed.iter().filter(|cell| filed.contains(cell)).count() })
}

fn known(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth], first: Day, last: Day) -> Outcome<Known> {
    let mut found: BTreeMap<Cell, BTreeSet<CaseId>> = BTreeMap::new();
    for case in store::cases_found(conn, scope, first, last)? {
        found.entry((case.room_id, HalfMonth::of(case.found_on))).or_default().insert(case.id);
    }
    let mut listed: BTreeMap<ReportId, BTreeSet<CaseId>> = BTreeMap::new();
    for (report, case) in store::cases_listed(conn, scope, halves)? {
        listed.entry(report).or_default().insert(case);
    }
    let reports = store::reports_for(conn, scope, halves)?;
    let excuses = store::excuses_for(conn, scope, halves)?;
    let towns = towns_in(conn, scope)?;
    Ok(Known {
        begins: towns.into_iter().map(|town| (town.number, town.obligations_from)).collect(),
        found,
        listed,
        reports: reports.into_iter().map(|pair| ((pair.0.room_id, pair.0.half_month), pair)).collect(),
        excused: excuses.into_iter().map(|excuse| (excuse.room_id, excuse.half_month)).collect(),
    })
}

fn obligation(cell: Cell, begun: bool, known: &Known, today: Day, settings: &Settings) -> Obligation {
    let nothing = BTreeSet::new();
    let (room_id, half_month) = cell;
    let filed = known.reports.get(&cell);
    let found = known.found.get(&cell).unwrap_or(&nothing);
    let filed_on_time = filed.map(|(report, _)| report.on_time);
    let facts = Facts { half_month, filed_on_time, excused: known.excused.contains(&cell), begun };
    let due_on = rules::due_on(half_month, settings);
    Obligation {
        room_id,
        half_month,
        due_on,
        state: rules::state_of(facts, today, settings),
        content: filed.map(|(_, version)| if version.zero { ScreeningContent::Zero } else { ScreeningContent::Disputes }),
        disputes: i64::try_from(found.len()).unwrap_or(i64::MAX),
        declared: filed.and_then(|(_, version)| version.declared),
        contradicted: filed.is_some_and(|(report, version)| {
            rules::contradicted(version.declared, known.listed.get(&report.id).unwrap_or(&nothing), found)
        }),
        filed_at: filed.map(|(report, _)| report.filed_at),
        owed: filed.is_some() || (today > due_on && begun),
        report_id: filed.map(|(report, _)| report.id),
    }
}
