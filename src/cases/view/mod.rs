//! A case as readers see it: personal numbers masked, the next steps from the same table that decides them.

pub mod records;

use chrono::NaiveDate;
use records::{TransferView, transfer_view};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::fields::CaseFieldsView;
use super::lists::{AgreementForm, Confirmation, Level, ParticipantRole, PartyKind, PartyRole, Performance, Stage, Step};
use super::model::{Case, Ending, Participant, Party, Resolution, WholeCase};
use super::stage::{self, About};
use super::{id_numbers, rules, store};
use crate::calendar::Day;
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::http::instant;
use crate::ids::{CaseId, EndingId, ParticipantId, PartyId, PersonId, ResolutionId, RoomId, VisitId};
use crate::people::lists::Gender;
use crate::problem::{Outcome, Problem};
use crate::rights::Actor;
use crate::text::{masked_id_number, masked_phone};

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
    born_on: Option<NaiveDate>,
    /// In years on the day the dispute was found, from the day of birth or the ID number.
    age: Option<u32>,
    /// Below 18 years on that day.
    minor: bool,
    ethnicity: Option<String>,
    occupation: Option<String>,
    representative: Option<String>,
    /// Since when the party refuses mediation.
    refused_on: Option<NaiveDate>,
}

/// Somebody who took part.
#[derive(Serialize, ToSchema)]
pub struct ParticipantView {
    id: ParticipantId,
    revision: i32,
    person_id: Option<PersonId>,
    name: String,
    role: ParticipantRole,
    /// Whether this is a person of the register; a name merely typed counts in no figure of registered roles.
    on_register: bool,
}

/// An agreement reached.
#[derive(Serialize, ToSchema)]
pub struct ResolutionView {
    id: ResolutionId,
    revision: i32,
    settled_on: NaiveDate,
    form: AgreementForm,
    level: Level,
    /// Null where an old ledger does not say what was agreed.
    terms: Option<String>,
    amount_fen: Option<i64>,
    perform_by: Option<NaiveDate>,
    performance: Performance,
    confirmation: Confirmation,
    signed: MarksView,
    /// The day the agreement took effect, computed from its form and marks.
    effective_on: Option<NaiveDate>,
    instalments: Vec<InstalmentView>,
    performances: Vec<PerformanceView>,
    confirmation_applied_on: Option<NaiveDate>,
    confirmation_court: Option<String>,
    confirmation_decided_on: Option<NaiveDate>,
}

/// One part in which an agreement is to be performed.
#[derive(Serialize, ToSchema)]
pub struct InstalmentView {
    due_on: NaiveDate,
    amount_fen: i64,
}

/// What was seen of the performance on a day.
#[derive(Serialize, ToSchema)]
pub struct PerformanceView {
    on: NaiveDate,
    status: Performance,
    amount_fen: Option<i64>,
    note: Option<String>,
    who: String,
}

/// More time, agreed by all parties.
#[derive(Serialize, ToSchema)]
pub struct ExtensionView {
    agreed_on: NaiveDate,
    until_on: NaiveDate,
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
    #[serde(flatten)]
    fields: CaseFieldsView,
    parties: Vec<PartyView>,
    participants: Vec<ParticipantView>,
    accepted_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    extension: Option<ExtensionView>,
    keep_until: Option<NaiveDate>,
    /// The newest agreement, while it stands.
    resolution: Option<ResolutionView>,
    /// Every agreement reached, also before a reopening.
    resolutions: Vec<ResolutionView>,
    end: Option<EndingView>,
    transfers: Vec<TransferView>,
    withdrawn: Option<WithdrawnView>,
    merged_into: Option<CaseId>,
    /// Cases merged into this one.
    merged_from: Vec<CaseId>,
    petition_visit_id: Option<VisitId>,
    platform_nos: Vec<String>,
    /// What may come next, for the person asking.
    allowed_steps: Vec<Step>,
    /// What may be done with where the record is filed: move, merge, unmerge.
    allowed_filing: Vec<Step>,
    imported: bool,
    created_at: String,
    updated_at: String,
}

fn resolution_view(whole: &WholeCase, row: &Resolution) -> ResolutionView {
    let instalments = whole.instalments.iter().filter(|part| part.resolution_id == row.id);
    let performances = whole.performances.iter().filter(|seen| seen.resolution_id == row.id);
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
        instalments: instalments.map(|part| InstalmentView { due_on: part.due_on, amount_fen: part.amount_fen }).collect(),
        performances: performances
            .map(|seen| PerformanceView {
                on: seen.seen_on,
                status: seen.status,
                amount_fen: seen.amount_fen,
                note: seen.note.clone(),
                who: seen.account_name.clone(),
            })
            .collect(),
        confirmation_applied_on: row.confirmation_applied_on,
        confirmation_court: row.confirmation_court.clone(),
        confirmation_decided_on: row.confirmation_decided_on,
    }
}

fn ending_view(row: &Ending) -> EndingView {
    EndingView { id: row.id, step: row.step, ended_on: row.ended_on, ground: row.ground.clone(), routes_told: row.routes_told }
}

/// Somebody who took part.
pub fn participant_view(row: &Participant) -> ParticipantView {
    ParticipantView {
        id: row.id,
        revision: row.revision,
        person_id: row.person_id,
        name: row.name.clone(),
        role: row.role,
        on_register: row.person_id.is_some(),
    }
}

/// A party with its numbers masked; age and sex follow from the ID number where nobody wrote them down.
pub fn party_view(vault: &Vault, row: &Party, on: Day) -> Outcome<PartyView> {
    let open = |field, sealed: &Option<String>| sealed.as_deref().map(|sealed| vault.open_text(field, sealed)).transpose();
    let id_number = open(Field::IdNumber, &row.id_number_sealed)?;
    let told = id_number.as_deref().and_then(id_numbers::birth_and_sex);
    let age = row.born_on.or(told.map(|(born, _)| born)).and_then(|born| rules::age_on(born, on));
    Ok(PartyView {
        id: row.id,
        revision: row.revision,
        role: row.role,
        kind: row.kind,
        name: row.name.clone(),
        gender: row.gender.or(told.map(|(_, gender)| gender)),
        id_number: id_number.as_deref().map(masked_id_number),
        phone: open(Field::Phone, &row.phone_sealed)?.as_deref().map(masked_phone),
        address: row.address.clone(),
        born_on: row.born_on,
        age,
        minor: age.is_some_and(|age| age < rules::OF_AGE),
        ethnicity: row.ethnicity.clone(),
        occupation: row.occupation.clone(),
        representative: row.representative.clone(),
        refused_on: row.refused_on,
    })
}

/// The agreement or the ending by which a case stands finished: the later one, while it is finished.
pub fn standing(whole: &WholeCase) -> (Option<&Resolution>, Option<&Ending>) {
    let (resolution, ending) = (whole.resolutions.last(), whole.endings.last());
    match whole.case.stage {
        Stage::Registered | Stage::Accepted => (None, None),
        Stage::Settled => (resolution, None),
        Stage::Ended | Stage::Declined => (None, ending),
        Stage::Closed | Stage::Archived => match (resolution, ending) {
            (Some(resolution), Some(ending)) if resolution.created_at > ending.created_at => (Some(resolution), None),
            (resolution, None) => (resolution, None),
            (_, ending) => (None, ending),
        },
    }
}

/// A case as this person sees it.
pub fn case_view(vault: &Vault, actor: &Actor, whole: &WholeCase) -> Outcome<CaseView> {
    let case = &whole.case;
    let (resolution, ending) = standing(whole);
    Ok(CaseView {
        id: case.id,
        revision: case.revision,
        case_no: case.case_no.clone(),
        room_id: case.room_id,
        stage: case.stage,
        fields: CaseFieldsView::of(case),
        parties: whole.parties.iter().map(|party| party_view(vault, party, case.found_on)).collect::<Outcome<_>>()?,
        participants: whole.participants.iter().map(participant_view).collect(),
        accepted_on: case.accepted_on,
        due_on: case.due_on,
        extension: whole.limits.as_ref().and_then(|row| {
            let (agreed_on, until_on) = row.extension_agreed_on.zip(row.extension_until)?;
            Some(ExtensionView { agreed_on, until_on })
        }),
        keep_until: whole.limits.as_ref().and_then(|row| row.keep_until),
        resolution: resolution.map(|row| resolution_view(whole, row)),
        resolutions: whole.resolutions.iter().map(|row| resolution_view(whole, row)).collect(),
        end: ending.map(ending_view),
        transfers: whole.transfers.iter().map(transfer_view).collect(),
        withdrawn: case.withdrawn_on.map(|on| WithdrawnView { on, reason: case.withdrawn_reason.clone() }),
        merged_into: case.merged_into,
        merged_from: whole.merged_from.clone(),
        petition_visit_id: case.petition_visit_id,
        platform_nos: whole.platform_nos.clone(),
        allowed_steps: stage::allowed(&[About::Life, About::Record], case, actor),
        allowed_filing: stage::allowed(&[About::Filing], case, actor),
        imported: case.imported,
        created_at: instant(case.created_at),
        updated_at: instant(case.updated_at),
    })
}

/// Cases as this person sees them, in the order given.
pub fn case_views(conn: &mut DbConnection, vault: &Vault, actor: &Actor, cases: Vec<Case>) -> Outcome<Vec<CaseView>> {
    store::with_children(conn, cases)?.iter().map(|whole| case_view(vault, actor, whole)).collect()
}

/// A case with all that belongs to it, as JSON.
pub fn whole_json(vault: &Vault, actor: &Actor, whole: &WholeCase) -> Outcome<Value> {
    serde_json::to_value(case_view(vault, actor, whole)?).map_err(Problem::internal)
}

/// One case as JSON.
pub fn case_json(conn: &mut DbConnection, vault: &Vault, actor: &Actor, case: &Case) -> Outcome<Value> {
    whole_json(vault, actor, &store::whole(conn, case.clone())?)
}
