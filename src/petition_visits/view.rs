//! A petition visit as readers see it: phones masked, and an accusation as one line to those it is closed to.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::fields::VisitFieldsView;
use super::model::{Progress, Visit, Visitor, WholeVisit};
use super::{rules, store};
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::http::instant;
use crate::ids::{AccountId, CaseId, PersonId, RoomId, TownKey, VisitId, VisitorId};
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Scope};
use crate::rooms::by_town;
use crate::text::masked_phone;

/// A visit, or the one line of it that everybody may see.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum VisitView {
    Full(Box<FullVisit>),
    Restricted(RestrictedVisit),
}

/// What everybody may see of an accusation, so that sums hold.
#[derive(Serialize, ToSchema)]
pub struct RestrictedVisit {
    id: VisitId,
    received_on: NaiveDate,
    persons_present: i32,
    /// Tells the two kinds of answer apart.
    #[schema(schema_with = always::<true>)]
    restricted: bool,
}

fn always<const ANSWER: bool>() -> utoipa::openapi::Object {
    utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::Type::Boolean).enum_values(Some([ANSWER])).build()
}

/// Somebody who came.
#[derive(Serialize, ToSchema)]
pub struct VisitorView {
    id: VisitorId,
    name: String,
    phone: Option<String>,
    address: Option<String>,
}

/// How far a visit's matter has come.
#[derive(Serialize, ToSchema)]
pub struct ProgressView {
    queue_no: Option<i32>,
    assigned_on: Option<NaiveDate>,
    answer_by: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
    answer: Option<String>,
    notified_on: Option<NaiveDate>,
    accepted_on: Option<NaiveDate>,
    extension_days: Option<i32>,
    extension_reason: Option<String>,
    extension_approved_by: Option<String>,
    forwarded_notice_on: Option<NaiveDate>,
    objected_on: Option<NaiveDate>,
    opinion_received_on: Option<NaiveDate>,
    reexamination_requested_on: Option<NaiveDate>,
    reexamination_decided_on: Option<NaiveDate>,
    review_requested_on: Option<NaiveDate>,
    review_decided_on: Option<NaiveDate>,
}

fn progress_view(row: &Progress) -> ProgressView {
    ProgressView {
        queue_no: row.queue_no,
        assigned_on: row.assigned_on,
        answer_by: row.answer_by,
        answered_on: row.answered_on,
        answer: row.answer.clone(),
        notified_on: row.notified_on,
        accepted_on: row.accepted_on,
        extension_days: row.extension_days,
        extension_reason: row.extension_reason.clone(),
        extension_approved_by: row.extension_approved_by.clone(),
        forwarded_notice_on: row.forwarded_notice_on,
        objected_on: row.objected_on,
        opinion_received_on: row.opinion_received_on,
        reexamination_requested_on: row.reexamination_requested_on,
        reexamination_decided_on: row.reexamination_decided_on,
        review_requested_on: row.review_requested_on,
        review_decided_on: row.review_decided_on,
    }
}

/// All of a visit.
#[derive(Serialize, ToSchema)]
pub struct FullVisit {
    id: VisitId,
    revision: i32,
    #[serde(flatten)]
    fields: VisitFieldsView,
    leader: String,
    leader_person_id: Option<PersonId>,
    recorded_by: AccountId,
    place: String,
    room_id: Option<RoomId>,
    visitors: Vec<VisitorView>,
    notify_by: Option<NaiveDate>,
    finish_by: Option<NaiveDate>,
    case_id: Option<CaseId>,
    /// Why it was withdrawn; it then counts nowhere.
    withdrawn: Option<String>,
    /// The first visit about the same matter; its own id when it stands alone.
    matter_id: VisitId,
    progress: ProgressView,
    /// Tells the two kinds of answer apart.
    #[schema(schema_with = always::<false>)]
    restricted: bool,
    created_at: String,
    updated_at: String,
}

/// Visits as this actor may see them.
pub fn views(conn: &mut DbConnection, vault: &Vault, actor: &Actor, visits: &[Visit]) -> Outcome<Vec<VisitView>> {
    let mut by_visit: std::collections::BTreeMap<VisitId, Vec<Visitor>> = std::collections::BTreeMap::new();
    let mut progress: Vec<Progress> = Vec::new();
    for (town, of_town) in by_town(visits, |visit| visit.town) {
        let ids: Vec<VisitId> = of_town.iter().map(|visit| visit.id).collect();
        for visitor in store::visitors_of(conn, town, &ids)? {
            by_visit.entry(visitor.visit_id).or_default().push(visitor);
        }
        progress.append(&mut store::progress_for(conn, town, &ids)?);
    }
    let of = |visit: &Visit| progress.iter().find(|row| row.visit_id == visit.id).cloned().unwrap_or_else(|| Progress::none(visit.key()));
    visits.iter().map(|visit| visit_view(vault, actor, visit, by_visit.get(&visit.id).map_or(&[], Vec::as_slice), &of(visit))).collect()
}

/// One visit as this actor may see it.
fn visit_view(vault: &Vault, actor: &Actor, visit: &Visit, visitors: &[Visitor], progress: &Progress) -> Outcome<VisitView> {
    if !rules::may_be_read_in_full(visit, actor) {
        return Ok(one_line(visit));
    }
    let visit = visit.clone();
    Ok(VisitView::Full(Box::new(FullVisit {
        id: visit.id,
        revision: visit.revision,
        fields: VisitFieldsView::of(&visit),
        leader: visit.leader,
        leader_person_id: visit.leader_person_id,
        recorded_by: visit.recorded_by,
        place: visit.place,
        room_id: visit.room_id,
        visitors: visitors.iter().map(|visitor| visitor_view(vault, visitor)).collect::<Outcome<_>>()?,
        notify_by: visit.notify_by,
        finish_by: visit.finish_by,
        case_id: visit.case_id,
        withdrawn: visit.withdrawn_reason,
        matter_id: visit.matter_id,
        progress: progress_view(progress),
        restricted: false,
        created_at: instant(visit.created_at),
        updated_at: instant(visit.updated_at),
    })))
}

fn one_line(visit: &Visit) -> VisitView {
    let (id, received_on, persons_present) = (visit.id, visit.received_on, visit.persons_present);
    VisitView::Restricted(RestrictedVisit { id, received_on, persons_present, restricted: true })
}

/// The visits a figure counts: those of the scope as this actor may see them, any other as its one line, so that sums hold.
pub fn counted_views(
    conn: &mut DbConnection,
    vault: &Vault,
    actor: &Actor,
    scope: Scope,
    (town, ids): (TownKey, &[VisitId]),
) -> Outcome<Vec<(VisitId, VisitView)>> {
    let readable = store::ids_in_scope(conn, scope, town, ids)?;
    let (inside, outside): (Vec<Visit>, Vec<Visit>) =
        store::visits_with_ids(conn, town, ids)?.into_iter().partition(|visit| readable.contains(&visit.id));
    let ids = inside.iter().map(|visit| visit.id).collect::<Vec<_>>();
    let shown = ids.into_iter().zip(views(conn, vault, actor, &inside)?);
    Ok(shown.chain(outside.iter().map(|visit| (visit.id, one_line(visit)))).collect())
}

fn visitor_view(vault: &Vault, visitor: &Visitor) -> Outcome<VisitorView> {
    let phone = visitor.phone_sealed.as_deref().map(|sealed| vault.open_text(Field::Phone, sealed)).transpose()?;
    Ok(VisitorView {
        id: visitor.id,
        name: visitor.name.clone(),
        phone: phone.as_deref().map(masked_phone),
        address: visitor.address.clone(),
    })
}

/// One visit as JSON.
pub fn whole_json(vault: &Vault, actor: &Actor, whole: &WholeVisit) -> Outcome<Value> {
    let view = visit_view(vault, actor, &whole.visit, &whole.visitors, &whole.progress)?;
    serde_json::to_value(view).map_err(Problem::internal)
}
