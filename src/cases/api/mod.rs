//! `/cases`: list, log, read, correct; the steps and children in their own files.

mod attachments;
mod children;
mod duplicates;
mod history;
mod steps;
mod whole;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use whole::answer;

use super::actions;
use super::fields::{CasePatch, NewCase};
use super::lists::{FoundBy, Kind, Source, Stage, StandingShown};
use super::model::Case;
use super::store::{self, CaseFilter};
use super::view::{CaseView, case_json, case_views, whole_json};
use crate::context::{Context, Work};
use crate::http::{Answer, Body, Change, Page, Params, create_once, cursor_of, position_from};
use crate::ids::{CaseId, RoomId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::{Room, find_room};

pub use attachments::*;
pub use children::*;
pub use duplicates::*;
pub use history::*;
pub use steps::*;

/// Which cases to list; the same for export and drill-down.
#[derive(Deserialize, IntoParams, Clone)]
#[serde(deny_unknown_fields)]
pub struct CaseQuery {
    room_id: Option<RoomId>,
    stage: Option<Stage>,
    kind: Option<Kind>,
    source: Option<Source>,
    found_by: Option<FoundBy>,
    found_from: Option<NaiveDate>,
    found_to: Option<NaiveDate>,
    resolved_from: Option<NaiveDate>,
    resolved_to: Option<NaiveDate>,
    longstanding: Option<bool>,
    /// Which records: those that count (the default), the withdrawn, the merged, or all.
    standing: Option<StandingShown>,
    /// Any part of names, facts, case number or platform number, 1 to 50 characters.
    q: Option<String>,
    /// `found_on` or `-found_on` (newest first, the default).
    sort: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

impl CaseQuery {
    /// The filters, checked.
    pub fn filter(&self) -> Outcome<CaseFilter> {
        if self.q.as_ref().is_some_and(|text| text.chars().count() > 50) {
            return Err(Problem::at("/q", Code::TooLong).saying("搜索最多 50 个字", "A search has at most 50 characters"));
        }
        let oldest_first = match self.sort.as_deref() {
            None | Some("-found_on") => false,
            Some("found_on") => true,
            Some(_) => {
                return Err(
                    Problem::at("/sort", Code::UnknownCode).saying("可按 found_on 或 -found_on 排序", "Sort by found_on or -found_on")
                );
            }
        };
        Ok(CaseFilter {
            room_id: self.room_id,
            stage: self.stage,
            kind: self.kind,
            source: self.source,
            found_by: self.found_by,
            found_from: self.found_from,
            found_to: self.found_to,
            resolved_from: self.resolved_from,
            resolved_to: self.resolved_to,
            longstanding: self.longstanding,
            standing: self.standing.unwrap_or(StandingShown::Counts),
            text: self.q.clone(),
            oldest_first,
            after: position_from(self.cursor.as_deref())?,
        })
    }
}

/// Cases by the day they were found.
#[utoipa::path(tag = "cases", params(CaseQuery), responses((status = 200, body = Page<CaseView>)))]
#[get("/cases")]
pub async fn list_cases(context: Data<Context>, actor: Actor, Params(query): Params<CaseQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let limit = Page::<CaseView>::limit(query.limit)?;
    let wanted = query.filter()?;
    let with_total = query.include.as_deref() == Some("total");
    let vault = context.vault.clone();
    let page = context
        .database
        .snapshot(move |conn| {
            if let Some(room) = wanted.room_id {
                find_room(conn, scope, room)?;
            }
            let total = with_total.then(|| store::count_cases(conn, scope, &wanted)).transpose()?;
            let found = store::cases_in(conn, scope, &wanted, limit + 1)?;
            let page = Page::cut(found, limit, total, |case: &Case| cursor_of(&(case.found_on, case.id)));
            Ok(Page { items: case_views(conn, &vault, &actor, page.items)?, next: page.next, total: page.total })
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

/// Logs a dispute.
#[utoipa::path(tag = "cases", request_body = NewCase, responses((status = 201, body = CaseView)))]
#[post("/cases")]
pub async fn create_case(change: Change, body: Body<NewCase>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let id = draft.id.unwrap_or_default();
            let room = room_of(work, scope, draft.room_id)?;
            let log = |work: &mut Work<'_>| {
                let whole = actions::log_case(work, &room, id, draft)?;
                Ok(Some((whole_json(work.vault, work.actor, &whole)?, whole.case.revision)))
            };
            create_once(work, (room.town, &id), format!("/api/v1/cases/{id}"), log, |work| show(work, scope, id))
        })
        .await
}

fn room_of(work: &mut Work<'_>, scope: Scope, named: Option<RoomId>) -> Outcome<Room> {
    let id = named.or(work.actor.room_id).ok_or_else(|| Problem::at("/room_id", Code::Required))?;
    find_room(work.conn, scope, id).map_err(|_| match scope {
        // A mediator learns nothing of other rooms.
        Scope::Room(..) => Problem::new(Code::NotFound),
        Scope::All | Scope::Town(_) => Problem::at("/room_id", Code::UnknownReference),
    })
}

/// The case as it is now, with its revision.
pub fn show(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<(serde_json::Value, i32)> {
    let case = store::find_case(work.conn, scope, id)?;
    Ok((case_json(work.conn, work.vault, work.actor, &case)?, case.revision))
}

/// One case.
#[utoipa::path(tag = "cases", responses((status = 200, body = CaseView)))]
#[get("/cases/{id}")]
pub async fn read_case(context: Data<Context>, actor: Actor, id: Path<CaseId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let vault = context.vault.clone();
    let (view, revision) = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, *id)?;
            Ok((case_json(conn, &vault, &actor, &case)?, case.revision))
        })
        .await?;
    Ok(Answer::record(view, revision)?.respond())
}

/// Corrects what is known of a case.
#[utoipa::path(tag = "cases", request_body = CasePatch, responses((status = 200, body = CaseView)))]
#[patch("/cases/{id}")]
pub async fn patch_case(change: Change, id: Path<CaseId>, body: Body<CasePatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let case = actions::correct_case(work, scope, *id, patch)?;
            answer(work, &case)
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_cases).service(create_case).service(read_case).service(patch_case);
    steps::routes(config);
    children::routes(config);
    duplicates::routes(config);
    history::routes(config);
    attachments::routes(config);
}
