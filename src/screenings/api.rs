//! `/screenings`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post, put};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Filed};
use super::model::Reader;
use super::obligations::obligations;
use super::retraction;
use super::shapes::{NewExcuse, NewReport};
use super::view::{GridView, ReportView, current_report, grid_view, report_view};
use crate::calendar::{EARLIEST_YEAR, HalfMonth, LATEST_YEAR};
use crate::context::Context;
use crate::http::{Answer, Body, Change, Params, ReasonOnly, add_warnings};
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::rooms::{find_room, localities, narrowed, rooms_in, towns_in};

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
            let scope = narrowed(conn, scope, town, room)?;
            let mut owed = Vec::new();
            for at in localities(conn, scope)? {
                let settings = inner.settings(conn, Some(at.town))?;
                owed.append(&mut obligations(conn, at.scope(), year, today, &settings)?);
            }
            let settings = inner.settings(conn, scope.town())?;
            Ok(grid_view(year, &rooms_in(conn, scope)?, &towns_in(conn, scope)?, &owed, &settings))
        })
        .await?;
    Ok(Answer::plain(grid)?.respond())
}

/// The report of one room for one half-month.
#[utoipa::path(tag = "screenings", responses((status = 200, body = ReportView)))]
#[get("/screenings/{room_id}/{half_month}")]
pub async fn read_report(context: Data<Context>, actor: Actor, path: Path<(RoomId, HalfMonth)>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadReports)?;
    let (room, half) = path.into_inner();
    let (account, today) = (actor.account_id, context.clock.today());
    let inner = context.get_ref().clone();
    let view = context
        .database
        .snapshot(move |conn| {
            let room = find_room(conn, scope, room)?;
            let settings = inner.settings(conn, Some(room.town))?;
            report_view(conn, &room, half, &Reader { account, today, clock: &inner.clock, settings: &settings })
        })
        .await?;
    let revision = view.revision();
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
            let view = current_report(work, &room, half)?;
            let revision = view.revision();
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
            let view = current_report(work, &room, half)?;
            let revision = view.revision();
            Answer::record(view, revision)
        })
        .await
}

/// Takes back the version of a report that is in force: by who signed it, on the same day. It stays readable.
#[utoipa::path(tag = "screenings", request_body = ReasonOnly, responses((status = 200, body = ReportView)))]
#[post("/screenings/{room_id}/{half_month}/retract")]
pub async fn retract_report(change: Change, path: Path<(RoomId, HalfMonth)>, body: Body<ReasonOnly>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::FileReports)?;
    let (room, half) = path.into_inner();
    let (change, ReasonOnly {}) = change.with(body)?;
    change
        .perform(move |work| {
            let room = find_room(work.conn, scope, room)?;
            retraction::retract_report(work, &room, half)?;
            let view = current_report(work, &room, half)?;
            let revision = view.revision();
            Answer::record(view, revision)
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_grid).service(read_report).service(file_report).service(excuse_report).service(retract_report);
}
