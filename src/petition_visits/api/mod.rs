//! `/petition-visits`.

pub mod mediation;
pub mod progress;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::lists::{Handling, Occurrence, VisitClass, VisitForm};
use super::model::Visit;
use super::store::{self, Wanted};
use super::view::{VisitView, views, whole_json};
use super::whole::WholeVisit;
use super::{actions, duty};
use crate::audit::Seen;
use crate::context::{Context, Work};
use crate::ids::{PersonId, RoomId, TownId, VisitId, VisitorId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::rooms::api::town_for;
use crate::rooms::{find_room, narrowed};
use crate::wire::{Answer, Body, Change, Page, Params, Patch, create_once, cursor_of, position_from, require_short};

/// Somebody who came.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewVisitor {
    pub id: Option<VisitorId>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
}

/// A visit to be recorded.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    pub id: Option<VisitId>,
    /// Needed only by accounts that reach several towns.
    pub town_id: Option<TownId>,
    pub received_on: NaiveDate,
    /// The register's name, or the acting leader's own, when left out.
    #[schema(min_length = 1, max_length = 60)]
    pub leader: Option<String>,
    #[schema(max_length = 60)]
    pub leader_title: Option<String>,
    pub leader_person_id: Option<PersonId>,
    #[schema(max_length = 200)]
    pub place: Option<String>,
    /// Where the matter arose, or the visitor lives.
    pub room_id: Option<RoomId>,
    pub form: Option<VisitForm>,
    #[schema(min_items = 1, max_items = 100)]
    pub visitors: Vec<NewVisitor>,
    /// How many came; never guessed.
    #[schema(minimum = 1, maximum = 100000)]
    pub persons_present: i32,
    #[schema(minimum = 0, maximum = 1000000)]
    pub persons_represented: Option<i32>,
    #[schema(min_length = 1, max_length = 500)]
    pub subject: String,
    #[schema(max_length = 5000)]
    pub summary: Option<String>,
    pub class: VisitClass,
    pub occurrence: Option<Occurrence>,
    pub handling: Option<Handling>,
    #[schema(max_length = 200)]
    pub assigned_to: Option<String>,
    pub finished_on: Option<NaiveDate>,
    #[schema(max_length = 2000)]
    pub result: Option<String>,
}

/// What to change of a visit; a list of visitors replaces the one before.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct VisitPatch {
    pub received_on: Option<NaiveDate>,
    #[schema(min_length = 1, max_length = 60)]
    pub leader: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub leader_title: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<PersonId>)]
    pub leader_person_id: Patch<PersonId>,
    #[schema(max_length = 200)]
    pub place: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub room_id: Patch<RoomId>,
    pub form: Option<VisitForm>,
    #[schema(min_items = 1, max_items = 100)]
    pub visitors: Option<Vec<NewVisitor>>,
    #[schema(minimum = 1, maximum = 100000)]
    pub persons_present: Option<i32>,
    #[serde(default)]
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 1000000)]
    pub persons_represented: Patch<i32>,
    #[schema(min_length = 1, max_length = 500)]
    pub subject: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5000)]
    pub summary: Patch<String>,
    pub class: Option<VisitClass>,
    pub occurrence: Option<Occurrence>,
    pub handling: Option<Handling>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub assigned_to: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub finished_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub result: Patch<String>,
}

impl VisitPatch {
    /// Puts what was sent into the visit, except the visitors.
    pub fn apply(self, visit: &mut Visit) {
        macro_rules! replaced {
            ($($field:ident)*) => { $(if let Some(value) = self.$field { visit.$field = value; })* };
        }
        replaced!(received_on leader place form persons_present subject class occurrence handling);
        self.leader_title.apply(&mut visit.leader_title);
        self.leader_person_id.apply(&mut visit.leader_person_id);
        self.room_id.apply(&mut visit.room_id);
        self.persons_represented.apply(&mut visit.persons_represented);
        self.summary.apply(&mut visit.summary);
        self.assigned_to.apply(&mut visit.assigned_to);
        self.finished_on.apply(&mut visit.finished_on);
        self.result.apply(&mut visit.result);
    }
}

/// Why a visit is withdrawn, or its phones shown in clear.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct VisitReason {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

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
    pub fn wanted(&self) -> Outcome<Wanted> {
        let oldest_first = match self.sort.as_deref() {
            None | Some("-received_on") => false,
            Some("received_on") => true,
            Some(_) => return Err(Problem::at("/sort", Code::UnknownCode)),
        };
        require_short(self.q.as_deref())?;
        Ok(Wanted {
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
    let wanted = query.wanted()?;
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
            create_once(work, &id, format!("/api/v1/petition-visits/{id}"), record, |work| {
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
            let whole = actions::withdraw_visit(work, scope, *id, sent.reason)?;
            Answer::record(whole.current(work)?, whole.revision())
        })
        .await
}

/// Shows the phones of a visit's visitors in clear, in this answer only.
#[utoipa::path(tag = "petition visits", request_body = VisitReason, responses((status = 200, body = actions::RevealedVisitors)))]
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
