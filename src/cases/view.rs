//! A case as readers see it: personal numbers masked, the next steps from the same table that decides them.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::lists::{
    AgreementForm, Confirmation, Difficulty, FoundBy, Kind, Level, ParticipantRole, PartyKind, PartyRole, Performance, Risk, Source, Stage,
    TransferTo,
};
use super::model::{Case, Ending, Participant, Party, Resolution, Transfer, WholeCase};
use super::stage::{self, Step};
use super::store;
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::ids::{CaseId, EndingId, ParticipantId, PartyId, PersonId, ResolutionId, RoomId, TransferId, VisitId};
use crate::people::lists::Gender;
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::text::{masked_id_number, masked_phone};
use crate::wire::instant;

/// A party; the ID number and the phone are masked.
#[derive(Serialize, ToSchema)]
pub struct PartyView {
    id: PartyId,
    revision: i32,
    role: PartyRole,
    kind: PartyKind,
    name: String,
    gender: Option<Gender>,
    id_number: Option<String>,
    phone: Option<String>,
    address: Option<String>,
}

/// Somebody who took part.
#[derive(Serialize, ToSchema)]
pub struct ParticipantView {
    id: ParticipantId,
    revision: i32,
    person_id: Option<PersonId>,
    name: String,
    role: ParticipantRole,
}

/// An agreement reached.
#[derive(Serialize, ToSchema)]
pub struct ResolutionView {
    id: ResolutionId,
    revision: i32,
    settled_on: NaiveDate,
    form: AgreementForm,
    level: Level,
    terms: String,
    amount_fen: Option<i64>,
    perform_by: Option<NaiveDate>,
    performance: Performance,
    confirmation: Confirmation,
    signed: MarksView,
    /// The day the agreement took effect, computed from its form and marks.
    effective_on: Option<NaiveDate>,
}

/// The days of the marks under a written agreement.
#[derive(Serialize, ToSchema)]
pub struct MarksView {
    parties_on: Option<NaiveDate>,
    mediator_on: Option<NaiveDate>,
    seal_on: Option<NaiveDate>,
}

/// Declined, or ended without agreement.
#[derive(Serialize, ToSchema)]
pub struct EndingView {
    id: EndingId,
    step: Step,
    ended_on: NaiveDate,
    ground: String,
    routes_told: bool,
}

/// Handed over to another body.
#[derive(Serialize, ToSchema)]
pub struct TransferView {
    id: TransferId,
    revision: i32,
    to: TransferTo,
    body: Option<String>,
    sent_on: NaiveDate,
    reason: String,
    answer: Option<String>,
    answered_on: Option<NaiveDate>,
    answer_note: Option<String>,
}

/// Logged by mistake.
#[derive(Serialize, ToSchema)]
pub struct WithdrawnView {
    on: NaiveDate,
    reason: Option<String>,
}

/// A case.
#[derive(Serialize, ToSchema)]
pub struct CaseView {
    id: CaseId,
    revision: i32,
    case_no: Option<String>,
    room_id: RoomId,
    stage: Stage,
    found_on: NaiveDate,
    found_by: FoundBy,
    source: Source,
    kind: Kind,
    facts: String,
    place: Option<String>,
    note: Option<String>,
    arose_on: Option<NaiveDate>,
    longstanding: bool,
    difficulty: Option<Difficulty>,
    risk: Option<Risk>,
    people_count: Option<i32>,
    amount_fen: Option<i64>,
    parties: Vec<PartyView>,
    participants: Vec<ParticipantView>,
    accepted_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    /// The newest agreement, while it stands.
    resolution: Option<ResolutionView>,
    /// Every agreement reached, also before a reopening.
    resolutions: Vec<ResolutionView>,
    end: Option<EndingView>,
    transfers: Vec<TransferView>,
    withdrawn: Option<WithdrawnView>,
    merged_into: Option<CaseId>,
    petition_visit_id: Option<VisitId>,
    platform_nos: Vec<String>,
    /// What may come next, for the person asking.
    allowed_steps: Vec<Step>,
    imported: bool,
    created_at: String,
    updated_at: String,
}

fn resolution_view(row: &Resolution) -> ResolutionView {
    ResolutionView {
        id: row.id,
        revision: row.revision,
        settled_on: row.settled_on,
        form: row.form,
        level: row.level,
        terms: row.terms.clone(),
        amount_fen: row.amount_fen,
        perform_by: row.perform_by,
        performance: row.performance,
        confirmation: row.confirmation,
        signed: MarksView { parties_on: row.parties_on, mediator_on: row.mediator_on, seal_on: row.seal_on },
        effective_on: row.effective_on,
    }
}

fn ending_view(row: &Ending) -> EndingView {
    EndingView { id: row.id, step: row.step, ended_on: row.ended_on, ground: row.ground.clone(), routes_told: row.routes_told }
}

fn transfer_view(row: &Transfer) -> TransferView {
    TransferView {
        id: row.id,
        revision: row.revision,
        to: row.to_body,
        body: row.body.clone(),
        sent_on: row.sent_on,
        reason: row.reason.clone(),
        answer: row.answer.clone(),
        answered_on: row.answered_on,
        answer_note: row.answer_note.clone(),
    }
}

fn participant_view(row: &Participant) -> ParticipantView {
    ParticipantView { id: row.id, revision: row.revision, person_id: row.person_id, name: row.name.clone(), role: row.role }
}

/// A party with its numbers masked.
pub fn party_view(vault: &Vault, row: &Party) -> Outcome<PartyView> {
    let open = |field, sealed: &Option<String>| sealed.as_deref().map(|sealed| vault.open_text(field, sealed)).transpose();
    Ok(PartyView {
        id: row.id,
        revision: row.revision,
        role: row.role,
        kind: row.kind,
        name: row.name.clone(),
        gender: row.gender,
        id_number: open(Field::IdNumber, &row.id_number_sealed)?.as_deref().map(masked_id_number),
        phone: open(Field::Phone, &row.phone_sealed)?.as_deref().map(masked_phone),
        address: row.address.clone(),
    })
}

/// A case as this person sees it.
pub fn case_view(vault: &Vault, actor: &Actor, whole: &WholeCase) -> Outcome<CaseView> {
    let case = &whole.case;
    let settled = matches!(case.stage, Stage::Settled | Stage::Closed | Stage::Archived) && whole.endings.is_empty();
    let last_resolution = whole.resolutions.last().filter(|_| settled || case.stage == Stage::Settled);
    let last_ending =
        whole.endings.last().filter(|_| matches!(case.stage, Stage::Declined | Stage::Ended | Stage::Closed | Stage::Archived));
    Ok(CaseView {
        id: case.id,
        revision: case.revision,
        case_no: case.case_no.clone(),
        room_id: case.room_id,
        stage: case.stage,
        found_on: case.found_on,
        found_by: case.found_by,
        source: case.source,
        kind: case.kind,
        facts: case.facts.clone(),
        place: case.place.clone(),
        note: case.note.clone(),
        arose_on: case.arose_on,
        longstanding: case.longstanding,
        difficulty: case.difficulty,
        risk: case.risk,
        people_count: case.people_count,
        amount_fen: case.amount_fen,
        parties: whole.parties.iter().map(|party| party_view(vault, party)).collect::<Outcome<_>>()?,
        participants: whole.participants.iter().map(participant_view).collect(),
        accepted_on: case.accepted_on,
        due_on: case.due_on,
        resolution: last_resolution.map(resolution_view),
        resolutions: whole.resolutions.iter().map(resolution_view).collect(),
        end: last_ending.map(ending_view),
        transfers: whole.transfers.iter().map(transfer_view).collect(),
        withdrawn: case.withdrawn_on.map(|on| WithdrawnView { on, reason: case.withdrawn_reason.clone() }),
        merged_into: case.merged_into,
        petition_visit_id: case.petition_visit_id,
        platform_nos: whole.platform_nos.clone(),
        allowed_steps: if actor.may(Right::WriteCases) { stage::allowed(case.stage, case.counts) } else { Vec::new() },
        imported: case.imported,
        created_at: instant(case.created_at),
        updated_at: instant(case.updated_at),
    })
}

/// Cases as this person sees them, in the order given.
pub fn case_views(conn: &mut DbConnection, vault: &Vault, actor: &Actor, cases: Vec<Case>) -> Outcome<Vec<CaseView>> {
    store::with_children(conn, cases)?.iter().map(|whole| case_view(vault, actor, whole)).collect()
}

/// One case as JSON.
pub fn case_json(conn: &mut DbConnection, vault: &Vault, actor: &Actor, case: &Case) -> Outcome<Value> {
    let view = case_views(conn, vault, actor, vec![case.clone()])?.pop();
    serde_json::to_value(view).map_err(Problem::internal)
}
