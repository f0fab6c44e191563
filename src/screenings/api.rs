//! `/screenings`.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post, put};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::actions::{self, Filed};
use super::lists::{ScreeningContent, ScreeningState};
use super::model::{FoundCase, Obligation};
use super::obligations::{obligations, obligations_of};
use super::{rules, store};
use crate::calendar::{Day, EARLIEST_YEAR, HalfMonth, LATEST_YEAR};
use crate::cases::lists::{Kind, PartyRole};
use crate::context::Context;
use crate::db::DbConnection;
use crate::ids::{CaseId, RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::{Room, Town, find_room, narrowed, rooms_in, towns_in};
use crate::settings::Settings;
use crate::wire::{Answer, Body, Change, Params, add_warnings, instant};

/// A report to be filed.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// True: nothing was found in the half-month.
    pub zero: bool,
    /// Exactly the cases found in the half-month; may be left out of a zero report.
    #[schema(max_items = 1000)]
    pub case_ids: Option<Vec<CaseId>>,
    #[schema(max_length = 1000)]
    pub statement: Option<String>,
    /// What the phone's own clock said; kept beside ours.
    pub device_time: Option<DateTime<Utc>>,
}

/// Why a room need not report.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewExcuse {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

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
    versions: Vec<VersionView>,
    cases: Vec<FoundView>,
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
pub fn found_views(conn: &mut DbConnection, found: &[FoundCase]) -> Outcome<Vec<FoundView>> {
    let ids: Vec<CaseId> = found.iter().map(|case| case.id).collect();
    let names = store::party_names(conn, &ids)?;
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
fn report_view(conn: &mut DbConnection, room: &Room, half: HalfMonth, today: Day, settings: &Settings) -> Outcome<ReportView> {
    let scope = Scope::Room(room.id);
    let obligations = obligations_of(conn, scope, std::slice::from_ref(room), &[half], today, settings)?;
    let obligation = obligations.first().ok_or_else(|| Problem::new(Code::NotFound))?;
    let found = store::cases_found(conn, scope, half.starts_on(), half.ends_on())?;
    let excuse = store::excuses_for(conn, scope, &[half])?.pop().map(|excuse| excuse.reason);
    let (versions, listed) = match obligation.report_id {
        Some(report) => (store::versions_of(conn, report)?, store::version_cases(conn, report)?),
        None => (Vec::new(), Vec::new()),
    };
    Ok(ReportView {
        room_id: room.id,
        room_name: room.name.clone(),
        starts_on: half.starts_on(),
        ends_on: half.ends_on(),
        due_on: obligation.due_on,
        cell: cell_view(obligation),
        revision: versions.last().map_or(0, |version| version.number),
        excuse,
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
            })
            .collect(),
        cases: found_views(conn, &found)?,
    })
}

/// One report as JSON.
pub fn report_json(conn: &mut DbConnection, room: &Room, half: HalfMonth, today: Day, settings: &Settings) -> Outcome<Value> {
    serde_json::to_value(report_view(conn, room, half, today, settings)?).map_err(Problem::internal)
}

/// Which part of the grid to read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct GridQuery {
    year: i32,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
}

impl GridQuery {
    /// The year and the part asked for; 422 for a year in which nothing can be dated.
    pub fn asked(&self) -> Outcome<(i32, Option<TownId>, Option<RoomId>)> {
        if !(EARLIEST_YEAR..=LATEST_YEAR).contains(&self.year) {
            return Err(Problem::at("/year", Code::OutOfRange));
        }
        Ok((self.year, self.town_id, self.room_id))
    }
}

/// The grid of a year: every room, every half-month.
#[utoipa::path(tag = "screenings", params(GridQuery), responses((status = 200, body = GridView)))]
#[get("/screenings")]
pub async fn read_grid(context: Data<Context>, actor: Actor, Params(query): Params<GridQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadReports)?;
    let (year, town, room) = query.asked()?;
    let today = context.clock.today();
    let inner = context.get_ref().clone();
    let grid = context
        .database
        .snapshot(move |conn| {
            let settings = inner.settings(conn, actor.town_id.or(town))?;
            let scope = narrowed(conn, scope, town, room)?;
            let owed = obligations(conn, scope, year, today, &settings)?;
            Ok(grid_view(year, &rooms_in(conn, scope)?, &towns_in(conn, scope)?, &owed, &settings))
        })
        .await?;
    Ok(Answer::plain(grid)?.respond())
}

fn grid_view(year: i32, rooms: &[Room], towns: &[Town], owed: &[Obligation], settings: &Settings) -> GridView {
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

/// The report of one room for one half-month.
#[utoipa::path(tag = "screenings", responses((status = 200, body = ReportView)))]
#[get("/screenings/{room_id}/{half_month}")]
pub async fn read_report(context: Data<Context>, actor: Actor, path: Path<(RoomId, HalfMonth)>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadReports)?;
    let (room, half) = path.into_inner();
    let today = context.clock.today();
    let inner = context.get_ref().clone();
    let view = context
        .database
        .snapshot(move |conn| {
            let room = find_room(conn, scope, room)?;
            let settings = inner.settings(conn, Some(room.town_id))?;
            report_view(conn, &room, half, today, &settings)
        })
        .await?;
    let revision = view.revision;
    Ok(Answer::record(view, revision)?.respond())
}

/// Files the report of a room for a half-month, or another version of it.
#[utoipa::path(tag = "screenings", request_body = NewReport, responses((status = 200, body = ReportView), (status = 201, body = ReportView)))]
#[put("/screenings/{room_id}/{half_month}")]
pub async fn file_report(change: Change, path: Path<(RoomId, HalfMonth)>, body: Body<NewReport>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::FileReports)?;
    let (room, half) = path.into_inner();
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let room = find_room(work.conn, scope, room)?;
            let filed = actions::file_report(work, &room, half, draft)?;
            let view = report_view(work.conn, &room, half, work.today, &work.settings)?;
            let revision = view.revision;
            let mut view = serde_json::to_value(view).map_err(Problem::internal)?;
            add_warnings(&mut view, work);
            match filed {
                Filed::New => Answer::created(view, revision, format!("/api/v1/screenings/{}/{half}", room.id)),
                Filed::Changed => Answer::record(view, revision),
                Filed::Same => Ok(Answer::record(view, revision)?.unchanged()),
            }
        })
        .await
}

/// Excuses a room from the report of a half-month.
#[utoipa::path(tag = "screenings", request_body = NewExcuse, responses((status = 200, body = ReportView)))]
#[post("/screenings/{room_id}/{half_month}/excuse")]
pub async fn excuse_report(change: Change, path: Path<(RoomId, HalfMonth)>, body: Body<NewExcuse>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::ExcuseReports)?;
    let (room, half) = path.into_inner();
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let room = find_room(work.conn, scope, room)?;
            actions::excuse(work, &room, half, draft.reason)?;
            let view = report_view(work.conn, &room, half, work.today, &work.settings)?;
            let revision = view.revision;
            Answer::record(view, revision)
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_grid).service(read_report).service(file_report).service(excuse_report);
}
