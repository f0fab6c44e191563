//! What is kept of a case and its children.

use diesel::prelude::*;

use super::lists::{
    AgreementForm, Confirmation, Difficulty, FoundBy, Kind, Level, ParticipantRole, PartyKind, PartyRole, Performance, Risk, Source, Stage,
    TransferTo,
};
use super::stage::Step;
use crate::calendar::Day;
use crate::clock::Instant;
use crate::db::schema::{case_endings, case_participants, case_parties, case_resolutions, case_steps, case_transfers, cases};
use crate::ids::{
    AccountId, CaseId, EndingId, ParticipantId, PartyId, PersonId, ResolutionId, RoomId, StepId, TownId, TransferId, VisitId,
};
use crate::people::lists::Gender;

/// One dispute.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = cases, treat_none_as_null = true)]
pub struct Case {
    pub id: CaseId,
    pub town_id: TownId,
    pub room_id: RoomId,
    pub stage: Stage,
    pub case_no: Option<String>,
    pub found_on: Day,
    pub found_by: FoundBy,
    pub source: Source,
    pub kind: Kind,
    pub facts: String,
    pub place: Option<String>,
    pub note: Option<String>,
    pub arose_on: Option<Day>,
    pub longstanding: bool,
    pub difficulty: Option<Difficulty>,
    pub risk: Option<Risk>,
    pub people_count: Option<i32>,
    pub amount_fen: Option<i64>,
    pub accepted_on: Option<Day>,
    pub due_on: Option<Day>,
    pub petition_visit_id: Option<VisitId>,
    pub withdrawn_on: Option<Day>,
    pub withdrawn_reason: Option<String>,
    pub merged_into: Option<CaseId>,
    /// False once withdrawn or merged: counted nowhere.
    pub counts: bool,
    pub pair_key: String,
    pub search_text: String,
    pub imported: bool,
    pub revision: i32,
    pub created_by: AccountId,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// A party; a name is enough.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = case_parties, treat_none_as_null = true)]
pub struct Party {
    pub case_id: CaseId,
    pub id: PartyId,
    pub position: i32,
    pub role: PartyRole,
    pub kind: PartyKind,
    pub name: String,
    pub gender: Option<Gender>,
    pub id_number_sealed: Option<String>,
    pub id_number_index: Option<String>,
    pub phone_sealed: Option<String>,
    pub phone_index: Option<String>,
    pub address: Option<String>,
    pub revision: i32,
}

/// Somebody who took part, in the role they acted in.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = case_participants, treat_none_as_null = true)]
pub struct Participant {
    pub case_id: CaseId,
    pub id: ParticipantId,
    pub position: i32,
    pub person_id: Option<PersonId>,
    pub name: String,
    pub role: ParticipantRole,
    pub revision: i32,
}

/// An agreement reached.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_resolutions)]
pub struct Resolution {
    pub case_id: CaseId,
    pub id: ResolutionId,
    pub number: i32,
    pub settled_on: Day,
    pub form: AgreementForm,
    pub level: Level,
    pub terms: String,
    pub amount_fen: Option<i64>,
    pub perform_by: Option<Day>,
    pub performance: Performance,
    pub confirmation: Confirmation,
    pub parties_on: Option<Day>,
    pub mediator_on: Option<Day>,
    pub seal_on: Option<Day>,
    pub effective_on: Option<Day>,
    pub revision: i32,
    pub created_at: Instant,
}

/// Declined, or ended without agreement.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_endings)]
pub struct Ending {
    pub case_id: CaseId,
    pub id: EndingId,
    pub number: i32,
    pub step: Step,
    pub ended_on: Day,
    /// A code word of `EndedGround` or `DeclinedGround`, by the step.
    pub ground: String,
    pub routes_told: bool,
    pub created_at: Instant,
}

/// One step taken.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_steps)]
pub struct StepTaken {
    pub case_id: CaseId,
    pub id: StepId,
    pub number: i32,
    pub step: Step,
    pub taken_on: Day,
    pub undone_on: Option<Day>,
    pub finishes: bool,
    pub note: Option<String>,
    pub account_name: String,
    pub at: Instant,
}

/// Handed over to another body.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_transfers)]
pub struct Transfer {
    pub case_id: CaseId,
    pub id: TransferId,
    pub to_body: TransferTo,
    pub body: Option<String>,
    pub sent_on: Day,
    pub reason: String,
    pub answer: Option<String>,
    pub answered_on: Option<Day>,
    pub answer_note: Option<String>,
    pub revision: i32,
}

/// A case with everything that belongs to it.
pub struct WholeCase {
    pub case: Case,
    pub parties: Vec<Party>,
    pub participants: Vec<Participant>,
    pub resolutions: Vec<Resolution>,
    pub endings: Vec<Ending>,
    pub transfers: Vec<Transfer>,
    pub platform_nos: Vec<String>,
}
