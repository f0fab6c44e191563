//! `/duty-roster`: who is on duty at the reception desk on a day, who was, and the signed "nobody came".

use actix_web::web::Data;
use actix_web::{HttpResponse, get, put};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::DutyDay;
use super::shapes::{DutyDayView, NewRoster};
use super::{actions, store};
use crate::calendar::{Day, LATEST_YEAR, year_end, year_start};
use crate::context::Context;
use crate::http::{Answer, Body, Change, Page, Params};
use crate::ids::TownId;
use crate::problem::Outcome;
use crate::rights::{Actor, Right};
use crate::rooms::town_for;

/// Which days; with both ends a PUT also drops the days between them that it does not name.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RosterQuery {
    town_id: Option<TownId>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

fn page(days: Vec<DutyDay>) -> Page<DutyDayView> {
    let view = |day: DutyDay| DutyDayView {
        day: day.day,
        planned_leader: day.planned_leader,
        actual_leader: day.actual_leader,
        swap_reason: day.swap_reason,
        nobody_came: day.nobody_came,
        signed_by: day.signed_by,
    };
    Page { items: days.into_iter().map(view).collect(), next: None, total: None }
}

fn span(query: &RosterQuery) -> (Day, Day) {
    (query.from.unwrap_or_else(|| year_start(crate::calendar::EARLIEST_YEAR)), query.to.unwrap_or_else(|| year_end(LATEST_YEAR)))
}

/// The roster between two days.
#[utoipa::path(tag = "petition visits", params(RosterQuery), responses((status = 200, body = Page<DutyDayView>)))]
#[get("/duty-roster")]
pub async fn read_roster(context: Data<Context>, actor: Actor, Params(query): Params<RosterQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadVisits)?;
    let (from, to) = span(&query);
    let days = context
        .database
        .read(move |conn| {
            let town = town_for(conn, scope, query.town_id)?;
            store::duty_days(conn, town, from, to)
        })
        .await?;
    Ok(Answer::plain(page(days))?.respond())
}

/// Keeps days of the roster.
#[utoipa::path(tag = "petition visits", params(RosterQuery), request_body = NewRoster, responses((status = 200, body = Page<DutyDayView>)))]
#[put("/duty-roster")]
pub async fn keep_roster(change: Change, Params(query): Params<RosterQuery>, body: Body<NewRoster>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteRoster)?;
    let (change, roster) = change.with(body)?;
    change
        .perform(move |work| {
            let town = town_for(work.conn, scope, query.town_id)?;
            let (from, to) = span(&query);
            actions::save_roster(work, town, (from, to), query.from.is_some() && query.to.is_some(), roster.days)?;
            Answer::plain(page(store::duty_days(work.conn, town, from, to)?))
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_roster).service(keep_roster);
}
