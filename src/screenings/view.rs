//! Screening reports as they are read: the grid of a year, and one report with all its versions.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::lists::{ScreeningContent, ScreeningState};
use super::model::{FoundCase, Obligation, Reader};
use super::obligations::obligations_of;
use super::{rules, store};
use crate::calendar::HalfMonth;
use crate::cases::lists::{Kind, PartyRole};
use crate::context::Work;
use crate::db::DbConnection;
use crate::http::instant;
use crate::ids::{CaseId, RoomId, TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::{Room, Town};
use crate::settings::Settings;

/// One half-month of the grid.
#[derive(Serialize, ToSchema)]
pub struct PeriodView {
    half_month: HalfMonth,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    due_on: NaiveDate,
}

/// What one room owed for one half-month.
#[derive(Serialize, ToSchema)]
#[schema(as = ScreeningCell)]
pub struct CellView {
    half_month: HalfMonth,
    state: ScreeningState,
    content: Option<ScreeningContent>,
    disputes: i64,
    declared: Option<i32>,
    contradicted: bool,
    filed_at: Option<String>,
}

/// One room's line of the grid.
#[derive(Serialize, ToSchema)]
pub struct RoomLine {
    room_id: RoomId,
    name: String,
    cells: Vec<CellView>,
}

/// Counts over the obligations past their due day, and the reports filed before it.
#[derive(Serialize, ToSchema, Default)]
pub struct Totals {
    expected: i64,
    filed: i64,
    on_time: i64,
    late: i64,
    missing: i64,
    excused: i64,
    zero: i64,
    contradicted: i64,
}

/// From when a town owes reports.
#[derive(Serialize, ToSchema)]
pub struct BeginningView {
    town_id: TownId,
    town_name: String,
    /// The town's revision, for changing it.
    revision: i32,
    obligations_from: HalfMonth,
}

/// The year's reports of all rooms.
#[derive(Serialize, ToSchema)]
pub struct GridView {
    year: i32,
    /// From when each town of the grid owes reports.
    beginnings: Vec<BeginningView>,
    periods: Vec<PeriodView>,
    rooms: Vec<RoomLine>,
    totals: Totals,
}

/// A case found in a half-month, for the mediator to confirm.
#[derive(Serialize, ToSchema)]
pub struct FoundView {
    id: CaseId,
    found_on: NaiveDate,
    kind: Kind,
    applicant: Option<String>,
    respondent: Option<String>,
}

/// One version of a report.
#[derive(Serialize, ToSchema)]
pub struct VersionView {
    number: i32,
    zero: bool,
    case_ids: Vec<CaseId>,
    declared: Option<i32>,
    statement: Option<String>,
    signer: String,
    received_at: String,
    device_time: Option<String>,
    /// When the one who signed it took it back.
    retracted_at: Option<String>,
}

/// The report of one room for one half-month.
#[derive(Serialize, ToSchema)]
pub struct ReportView {
    room_id: RoomId,
    room_name: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    due_on: NaiveDate,
    #[serde(flatten)]
    cell: CellView,
    revision: i32,
    excuse: Option<String>,
    /// The first day on which the report is taken.
    files_from: NaiveDate,
    /// Whether the reader may still take back the version in force: who signed it, on the same day.
    may_retract: bool,
    versions: Vec<VersionView>,
    cases: Vec<FoundView>,
}

impl ReportView {
    /// How often the report has changed.
    pub fn revision(&self) -> i32 {
        self.revision
    }
}

/// One cell of the grid.
pub fn cell_view(obligation: &Obligation) -> CellView {
    CellView {
        half_month: obligation.half_month,
        state: obligation.state,
        content: obligation.content,
        disputes: obligation.disputes,
        declared: obligation.declared,
        contradicted: obligation.contradicted,
        filed_at: obligation.filed_at.map(instant),
    }
}

fn totals(obligations: &[Obligation]) -> Totals {
    let mut totals = Totals::default();
    for owed in obligations.iter().filter(|obligation| obligation.owed) {
        totals.expected += 1;
        match owed.state {
            ScreeningState::OnTime => totals.on_time += 1,
            ScreeningState::Late => totals.late += 1,
            ScreeningState::Missing => totals.missing += 1,
            ScreeningState::Excused => totals.excused += 1,
            ScreeningState::NotDue | ScreeningState::Due | ScreeningState::BeforeStart => {}
        }
        totals.zero += i64::from(owed.content == Some(ScreeningContent::Zero));
        totals.contradicted += i64::from(owed.contradicted);
    }
    totals.filed = totals.on_time + totals.late;
    totals
}

/// Cases found, with the first name of each side.
pub fn found_views(conn: &mut DbConnection, town: TownKey, found: &[FoundCase]) -> Outcome<Vec<FoundView>> {
    let ids: Vec<CaseId> = found.iter().map(|case| case.id).collect();
    let names = store::party_names(conn, town, &ids)?;
    let first = |case: CaseId, wanted: PartyRole| {
        names.iter().find(|(of, role, _)| *of == case && *role == wanted).map(|(_, _, name)| name.clone())
    };
    let view = |case: &FoundCase| FoundView {
        id: case.id,
        found_on: case.found_on,
        kind: case.kind,
        applicant: first(case.id, PartyRole::Applicant),
        respondent: first(case.id, PartyRole::Respondent),
    };
    Ok(found.iter().map(view).collect())
}

/// One report with all its versions, and what was found in its half-month; 404 where none can be owed.
pub fn report_view(conn: &mut DbConnection, room: &Room, half: HalfMonth, reader: &Reader<'_>) -> Outcome<ReportView> {
    let scope = Scope::Room(room.town, room.id);
    let obligations = obligations_of(conn, scope, std::slice::from_ref(room), &[half], reader.today, reader.settings)?;
    let obligation = obligations.first().ok_or_else(|| Problem::new(Code::NotFound))?;
    let found = store::cases_found(conn, scope, half.starts_on(), half.ends_on())?;
    let excuse = store::excuses_for(conn, scope, &[half])?.pop().map(|excuse| excuse.reason);
    let (versions, listed) = match store::report_of(conn, room, half)? {
        Some(report) => (store::versions_of(conn, report.key())?, store::version_cases(conn, report.key())?),
        None => (Vec::new(), Vec::new()),
    };
    Ok(ReportView {
        room_id: room.id,
        room_name: room.name.clone(),
        starts_on: half.starts_on(),
        ends_on: half.ends_on(),
        due_on: obligation.due_on,
        cell: cell_view(obligation),
        revision: rules::revision_of(&versions),
        excuse,
        files_from: rules::files_from(half, reader.settings),
        may_retract: store::in_force(&versions).is_some_and(|version| rules::require_retractable(version, reader).is_ok()),
        versions: versions
            .into_iter()
            .map(|version| VersionView {
                number: version.number,
                zero: version.zero,
                case_ids: listed.iter().filter(|(number, _)| *number == version.number).map(|(_, case)| *case).collect(),
                declared: version.declared,
                statement: version.statement,
                signer: version.signer,
                received_at: instant(version.received_at),
                device_time: version.device_time.map(instant),
                retracted_at: version.retracted_at.map(instant),
            })
            .collect(),
        cases: found_views(conn, room.town, &found)?,
    })
}

/// One report as whoever is changing it reads it.
pub fn current_report(work: &mut Work<'_>, room: &Room, half: HalfMonth) -> Outcome<ReportView> {
    let reader = Reader { account: work.actor.account_id, today: work.today, clock: work.clock, settings: &work.settings };
    report_view(work.conn, room, half, &reader)
}

/// The grid of a year.
pub fn grid_view(year: i32, rooms: &[Room], towns: &[Town], owed: &[Obligation], settings: &Settings) -> GridView {
    let period = |half: HalfMonth| PeriodView {
        half_month: half,
        starts_on: half.starts_on(),
        ends_on: half.ends_on(),
        due_on: rules::due_on(half, settings),
    };
    let line = |room: &Room| RoomLine {
        room_id: room.id,
        name: room.name.clone(),
        cells: owed.iter().filter(|cell| cell.room_id == room.id).map(cell_view).collect(),
    };
    let beginning = |town: &Town| BeginningView {
        town_id: town.id,
        town_name: town.name.clone(),
        revision: town.revision,
        obligations_from: town.obligations_from,
    };
    GridView {
        year,
        beginnings: towns.iter().map(beginning).collect(),
        periods: HalfMonth::all_of(year).map(period).collect(),
        rooms: rooms.iter().filter(|room| room.owes_reports()).map(line).filter(|line| !line.cells.is_empty()).collect(),
        totals: totals(owed),
    }
}
