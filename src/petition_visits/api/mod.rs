//! `/petition-visits`.

pub mod mediation;
pub mod progress;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::lists::VisitClass;
use super::model::WholeVisit;
use super::store::{self, VisitFilter};
use super::view::{VisitView, views, whole_json};
use super::{actions, duty};
use crate::audit::Seen;
use crate::context::{Context, Work};
use crate::http::{Answer, Body, Change, Page, Params, create_once, cursor_of, position_from, require_short};
use crate::ids::{RoomId, TownId, VisitId};
use crate::petition_visits::fields::{NewVisit, VisitPatch};
use crate::petition_visits::shapes::{RevealedVisitors, VisitReason};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::rooms::{find_room, narrowed, town_for};

/// Which visits to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct VisitQuery {
    town_id: Option<TownId>,
    received_from: Option<NaiveDate>,
    received_to: Option<NaiveDate>,
    leader: Option<String>,
    class: Option<VisitClass>,
    room_id: Option<RoomId>,
    /// Any part of subject, summary and names.
    q: Option<String>,
    /// `received_on` or `-received_on` (the default).
    sort: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

impl VisitQuery {
    /// The town asked for, of those one reaches.
    pub fn town(&self) -> Option<TownId> {
        self.town_id
    }

    /// The question as the store understands it.
    pub fn filter(&self) -> Outcome<VisitFilter> {
        let oldest_first = match self.sort.as_deref() {
            None | Some("-received_on") => false,
            Some("received_on") => true,
            Some(_) => return Err(Problem::at("/sort", Code::UnknownCode)),
        };
        require_short(self.q.as_deref())?;
        Ok(VisitFilter {
            received_from: self.received_from,
            received_to: self.received_to,
            leader: self.leader.clone(),
            class: self.class,
            room_id: self.room_id,
            text: self.q.clone(),
            oldest_first,
            after: position_from(self.cursor.as_deref())?,
        })
    }
}

/// The visits one reaches, newest first.
#[utoipa::path(tag = "petition visits", params(VisitQuery), responses((status = 200, body = Page<VisitView>)))]
#[get("/petition-visits")]
pub async fn list_visits(context: Data<Context>, actor: Actor, Params(query): Params<VisitQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadVisits)?;
    let limit = Page::<VisitView>::limit(query.limit)?;
    let wanted = query.filter()?;
    let vault = context.vault.clone();
    let page = context
        .database
        .snapshot(move |conn| {
            let scope = narrowed(conn, scope, query.town_id, None)?;
            if let Some(room) = wanted.room_id {
                find_room(conn, scope, room)?;
            }
            let with_total = query.include.as_deref() == Some("total");
            let total = with_total.then(|| store::count_visits(conn, scope, &actor, &wanted)).transpose()?;
            let visits = store::visits_in(conn, scope, &actor, &wanted, limit + 1)?;
            let page = Page::cut(visits, limit, total, |visit| cursor_of(&(visit.received_on, visit.id)));
            Ok(Page { items: views(conn, &vault, &actor, &page.items)?, next: page.next, total: page.total })
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

/// One visit.
#[utoipa::path(tag = "petition visits", responses((status = 200, body = VisitView)))]
#[get("/petition-visits/{id}")]
pub async fn read_visit(context: Data<Context>, actor: Actor, id: Path<VisitId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadVisits)?;
    let vault = context.vault.clone();
    let (view, revision) = context
        .database
        .read(move |conn| {
            let whole = WholeVisit::find(conn, scope, *id)?;
            Ok((whole_json(&vault, &actor, &whole)?, whole.visit.revision))
        })
        .await?;
    Ok(Answer::record(view, revision)?.respond())
}

/// Records a visit.
#[utoipa::path(tag = "petition visits", request_body = NewVisit, responses((status = 201, body = VisitView)))]
#[post("/petition-visits")]
pub async fn create_visit(change: Change, body: Body<NewVisit>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let id = draft.id.unwrap_or_default();
            let town = town_for(work.conn, scope, draft.town_id)?;
            let shown = |work: &Work<'_>, whole: &WholeVisit| Ok((whole.current(work)?, whole.revision()));
            let record = |work: &mut Work<'_>| {
                let whole = actions::record_visit(work, town, id, draft)?;
                shown(work, &whole).map(Some)
            };
            create_once(work, (town, &id), format!("/api/v1/petition-visits/{id}"), record, |work| {
                let whole = WholeVisit::find(work.conn, scope, id)?;
                shown(work, &whole)
            })
        })
        .await
}

/// Corrects what is known of a visit.
#[utoipa::path(tag = "petition visits", request_body = VisitPatch, responses((status = 200, body = VisitView)))]
#[patch("/petition-visits/{id}")]
pub async fn patch_visit(change: Change, id: Path<VisitId>, body: Body<VisitPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = actions::correct_visit(work, scope, *id, patch)?;
            Answer::record(whole.current(work)?, whole.revision())
        })
        .await
}

/// Withdraws a visit recorded by mistake.
#[utoipa::path(tag = "petition visits", request_body = VisitReason, responses((status = 200, body = VisitView)))]
#[post("/petition-visits/{id}/withdraw")]
pub async fn withdraw_visit(change: Change, id: Path<VisitId>, body: Body<VisitReason>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, sent) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = actions::withdraw_visit(work, scope, *id, &sent.reason)?;
            Answer::record(whole.current(work)?, whole.revision())
        })
        .await
}

/// Shows the phones of a visit's visitors in clear, in this answer only.
#[utoipa::path(tag = "petition visits", request_body = VisitReason, responses((status = 200, body = RevealedVisitors)))]
#[post("/petition-visits/{id}/reveal")]
pub async fn reveal_visitors(change: Change, id: Path<VisitId>, body: Body<VisitReason>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::RevealVisitors)?;
    let (change, asked) = change.with(body)?;
    let shown = change.record(move |work| actions::reveal_visitors(work, scope, *id, asked.reason)).await?;
    Ok(Answer::plain(shown)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_visits).service(create_visit).service(read_visit).service(patch_visit);
    config.service(withdraw_visit).service(reveal_visitors).service(mediation::to_mediation);
    progress::routes(config);
    duty::api::routes(config);
}
