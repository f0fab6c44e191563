//! `/cases/{id}/parties` and `/cases/{id}/participants`; `/parties/{id}/reveal`.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, delete, get, patch, post};
use serde_json::{Value, json};

use super::answer;
use crate::audit;
use crate::cases::actions::event;
use crate::cases::children;
use crate::cases::drafts::{NewParticipant, NewParty, ParticipantPatch, PartyPatch, Reveal};
use crate::cases::model::Case;
use crate::cases::store;
use crate::cases::view::{CaseView, case_json};
use crate::context::{Context, Origin, Work};
use crate::crypto::Field;
use crate::ids::{CaseId, ParticipantId, PartyId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::wire::{Answer, Body, Change};

/// A case that may be written to.
fn open_case(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<Case> {
    let case = store::find_case(work.conn, scope, id)?;
    if case.counts { Ok(case) } else { Err(Problem::new(Code::AlreadyWithdrawn)) }
}

async fn children_of(context: Data<Context>, actor: Actor, id: CaseId, field: &'static str) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let vault = context.vault.clone();
    let items = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, id)?;
            Ok(case_json(conn, &vault, &actor, &case)?.get(field).cloned())
        })
        .await?;
    Ok(Answer::plain(json!({ "items": items, "next": Value::Null }))?.respond())
}

/// The parties of a case.
#[utoipa::path(tag = "cases", responses((status = 200)))]
#[get("/cases/{id}/parties")]
pub async fn list_parties(context: Data<Context>, actor: Actor, id: Path<CaseId>) -> Outcome<HttpResponse> {
    children_of(context, actor, *id, "parties").await
}

/// The participants of a case.
#[utoipa::path(tag = "cases", responses((status = 200)))]
#[get("/cases/{id}/participants")]
pub async fn list_participants(context: Data<Context>, actor: Actor, id: Path<CaseId>) -> Outcome<HttpResponse> {
    children_of(context, actor, *id, "participants").await
}

/// Adds a party; answers with the whole case.
#[utoipa::path(tag = "cases", request_body = NewParty, responses((status = 201, body = CaseView)))]
#[post("/cases/{id}/parties")]
pub async fn add_party(change: Change, id: Path<CaseId>, body: Body<NewParty>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let mut case = open_case(work, scope, *id)?;
            let child = draft.id.unwrap_or_default();
            if crate::wire::keep_creation(work, &child.to_string())? {
                children::add_party(work, &mut case, NewParty { id: Some(child), ..draft })?;
                return created(work, &case, &format!("/api/v1/cases/{}/parties/{child}", case.id));
            }
            answer(work, &case).map(Answer::unchanged)
        })
        .await
}

fn created(work: &mut Work<'_>, case: &Case, location: &str) -> Outcome<Answer> {
    Ok(Answer { status: 201, location: Some(location.to_owned()), ..answer(work, case)? })
}

/// Corrects a party; answers with the whole case.
#[utoipa::path(tag = "cases", request_body = PartyPatch, responses((status = 200, body = CaseView)))]
#[patch("/cases/{id}/parties/{party_id}")]
pub async fn patch_party(change: Change, path: Path<(CaseId, PartyId)>, body: Body<PartyPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let mut case = open_case(work, scope, path.0)?;
            children::correct_party(work, &mut case, path.1, patch)?;
            answer(work, &case)
        })
        .await
}

/// Removes a party.
#[utoipa::path(tag = "cases", responses((status = 204)))]
#[delete("/cases/{id}/parties/{party_id}")]
pub async fn delete_party(change: Change, path: Path<(CaseId, PartyId)>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    change
        .perform(move |work| {
            let mut case = open_case(work, scope, path.0)?;
            children::remove_party(work, &mut case, path.1)?;
            Ok(Answer::nothing())
        })
        .await
}

/// Adds a participant; answers with the whole case.
#[utoipa::path(tag = "cases", request_body = NewParticipant, responses((status = 201, body = CaseView)))]
#[post("/cases/{id}/participants")]
pub async fn add_participant(change: Change, id: Path<CaseId>, body: Body<NewParticipant>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let case = open_case(work, scope, *id)?;
            let child = draft.id.unwrap_or_default();
            if crate::wire::keep_creation(work, &child.to_string())? {
                children::add_participant(work, &case, NewParticipant { id: Some(child), ..draft })?;
                return created(work, &case, &format!("/api/v1/cases/{}/participants/{child}", case.id));
            }
            answer(work, &case).map(Answer::unchanged)
        })
        .await
}

/// Corrects a participant; answers with the whole case.
#[utoipa::path(tag = "cases", request_body = ParticipantPatch, responses((status = 200, body = CaseView)))]
#[patch("/cases/{id}/participants/{participant_id}")]
pub async fn patch_participant(change: Change, path: Path<(CaseId, ParticipantId)>, body: Body<ParticipantPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let case = open_case(work, scope, path.0)?;
            children::correct_participant(work, &case, path.1, patch)?;
            answer(work, &case)
        })
        .await
}

/// Removes a participant.
#[utoipa::path(tag = "cases", responses((status = 204)))]
#[delete("/cases/{id}/participants/{participant_id}")]
pub async fn delete_participant(change: Change, path: Path<(CaseId, ParticipantId)>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    change
        .perform(move |work| {
            let case = open_case(work, scope, path.0)?;
            children::remove_participant(work, &case, path.1)?;
            Ok(Answer::nothing())
        })
        .await
}

/// Shows a party's ID number and phone in clear, once, in this answer; audited each time, never kept for a replay.
#[utoipa::path(tag = "cases", request_body = Reveal, responses((status = 200)))]
#[post("/parties/{id}/reveal")]
pub async fn reveal_party(context: Data<Context>, actor: Actor, id: Path<PartyId>, body: Body<Reveal>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::RevealParties)?;
    let reason = body.checked()?.value.reason;
    let inner = context.get_ref().clone();
    let shown = context
        .database
        .write(move |conn| {
            let mut work = Work::begin(conn, &inner, &actor, Origin::default())?;
            let party = store::party_with_id(work.conn, *id)?;
            let case = store::find_case(work.conn, scope, party.case_id)?;
            let open = |field, sealed: &Option<String>| sealed.as_deref().map(|sealed| inner.vault.open_text(field, sealed)).transpose();
            let shown = json!({
                "id": party.id,
                "id_number": open(Field::IdNumber, &party.id_number_sealed)?,
                "phone": open(Field::Phone, &party.phone_sealed)?,
            });
            audit::record(&mut work, event("reveal_party", &case).changing(json!({ "party": party.id })).because(Some(reason)))?;
            Ok(shown)
        })
        .await?;
    Ok(Answer::plain(shown)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_parties).service(add_party).service(patch_party).service(delete_party);
    config.service(list_participants).service(add_participant).service(patch_participant).service(delete_participant);
    config.service(reveal_party);
}
