//! `/calendar`.

use std::collections::BTreeSet;

use actix_web::web::Data;
use actix_web::{HttpResponse, get, put};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::SwappedDay;
use super::store;
use crate::audit::{self, Action, Event};
use crate::calendar::{EARLIEST_YEAR, LATEST_YEAR, WorkingCalendar};
use crate::context::Context;
use crate::http::{Answer, Body, Change, Params};
use crate::problem::{Code, Fault, Faults, Outcome, Problem};
use crate::rights::{Actor, Right};

/// A day on which working and resting differ from Monday to Friday.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct CalendarDay {
    pub day: NaiveDate,
    pub working: bool,
    #[schema(min_length = 1, max_length = 40)]
    pub name: String,
}

/// One year's notice, in place of the one before.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    #[schema(max_items = 366)]
    pub days: Vec<CalendarDay>,
}

/// One year's notice.
#[derive(Serialize, ToSchema)]
pub struct CalendarView {
    year: i32,
    /// Null while the notice of that year has not been entered.
    working_days: Option<i64>,
    days: Vec<CalendarDay>,
}

fn view(year: i32, days: Vec<SwappedDay>) -> CalendarView {
    let calendar = WorkingCalendar::new(days.iter().map(|day| (day.day, day.working)));
    let days = days.into_iter().map(|day| CalendarDay { day: day.day, working: day.working, name: day.name });
    CalendarView { year, working_days: calendar.working_days(year), days: days.collect() }
}

/// Which year.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CalendarQuery {
    year: i32,
}

fn checked_year(year: i32) -> Outcome<i32> {
    if (EARLIEST_YEAR..=LATEST_YEAR).contains(&year) { Ok(year) } else { Err(Problem::at("/year", Code::OutOfRange)) }
}

/// The swaps of one year.
#[utoipa::path(tag = "register", params(CalendarQuery), responses((status = 200, body = CalendarView)))]
#[get("/calendar")]
pub async fn read_calendar(context: Data<Context>, actor: Actor, Params(query): Params<CalendarQuery>) -> Outcome<HttpResponse> {
    actor.scope(Right::ReadRegister)?;
    let year = checked_year(query.year)?;
    let days = context.database.read(move |conn| store::days_of(conn, actor.town, year)).await?;
    Ok(Answer::plain(view(year, days))?.respond())
}

/// Keeps the swaps of one year in place of those before.
#[utoipa::path(tag = "register", params(CalendarQuery), request_body = CalendarYear, responses((status = 200, body = CalendarView)))]
#[put("/calendar")]
pub async fn keep_calendar(change: Change, Params(query): Params<CalendarQuery>, body: Body<CalendarYear>) -> Outcome<HttpResponse> {
    change.actor.scope(Right::WriteRegister)?;
    let year = checked_year(query.year)?;
    let (change, sent) = change.with(body)?;
    change
        .perform(move |work| {
            check_days(year, &sent.days)?;
            let days = sent.days.into_iter().map(|day| SwappedDay { day: day.day, working: day.working, name: day.name });
            let days: Vec<SwappedDay> = days.collect();
            // A town's people keep the town's calendar; an account of all towns that of every town without its own.
            let town = work.actor.town;
            let before = store::days_of(work.conn, town, year)?.len();
            store::replace_year(work.conn, town, year, &days)?;
            audit::record(work, Event::new(Action::KeepCalendar, year).changing(json!({ "days": [before, days.len()] })))?;
            let days = store::days_of(work.conn, town, year)?;
            Answer::plain(view(year, days))
        })
        .await
}

fn check_days(year: i32, days: &[CalendarDay]) -> Outcome<()> {
    let mut faults = Faults::default();
    let mut seen = BTreeSet::new();
    for (number, day) in days.iter().enumerate() {
        if day.day.year() != year || !seen.insert(day.day) {
            faults.push(Fault::new(format!("/days/{number}/day"), Code::OutOfRange));
        }
    }
    faults.settle()
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_calendar).service(keep_calendar);
}
