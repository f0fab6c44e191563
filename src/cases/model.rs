//! What is kept of a case and its children.

use chrono::Datelike;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::lists::{
    AgreementForm, AttachmentKind, Confirmation, Difficulty, FollowUpMethod, FoundBy, Kind, Level, LinkRelation, Paper, ParticipantRole,
    PartyKind, PartyRole, Performance, Risk, Source, Stage, Step, TransferAnswer, TransferTo,
};
use crate::calendar::{Day, year_end};
use crate::clock::Instant;
use crate::context::Procedure;
use crate::db::schema::{
    case_attachments, case_endings, case_follow_ups, case_instalments, case_limits, case_links, case_meetings, case_participants,
    case_parties, case_performances, case_resolutions, case_steps, case_transfers, cases,
};
use crate::ids::{
    AccountId, AttachmentId, CaseId, EndingId, FollowUpId, InstalmentId, Key, MeetingId, ParticipantId, PartyId, PerformanceId, PersonId,
    ResolutionId, RoomId, StepId, TownKey, TransferId, VisitId,
};
use crate::keyed;
use crate::people::lists::Gender;
use crate::problem::{Code, broken, in_order};

/// One dispute.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize, Validate)]
#[validate(schema(function = "found_after_it_arose"))]
#[diesel(table_name = cases, primary_key(town, id), treat_none_as_null = true)]
pub struct Case {
    pub town: TownKey,
    pub id: CaseId,
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

fn found_after_it_arose(case: &Case) -> Result<(), ValidationError> {
    in_order(case.arose_on, Some(case.found_on), "/arose_on")
}

/// Days agreed or set for one case.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug, Serialize)]
#[diesel(table_name = case_limits, primary_key(town, case_id), treat_none_as_null = true)]
pub struct Limits {
    pub town: TownKey,
    pub case_id: CaseId,
    /// The day on which all parties agreed to more time, and until when (once for each acceptance or reopening).
    pub extension_agreed_on: Option<Day>,
    pub extension_until: Option<Day>,
    /// Until when the dossier is kept, once archived.
    pub keep_until: Option<Day>,
}

impl Limits {
    /// Nothing agreed or set.
    pub fn none(case: Key<CaseId>) -> Self {
        Self { town: case.town, case_id: case.id, extension_agreed_on: None, extension_until: None, keep_until: None }
    }
}

keyed! { Case: CaseId }

impl Case {
    /// How strictly the rules of procedure bind it.
    pub fn procedure(&self) -> Procedure {
        if self.imported { Procedure::Ledger } else { Procedure::Strict }
    }
}

/// A party; a name is enough.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize)]
#[diesel(table_name = case_parties, primary_key(town, case_id, id), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Party {
    pub town: TownKey,
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
    pub born_on: Option<Day>,
    pub ethnicity: Option<String>,
    pub occupation: Option<String>,
    /// Who stands for an organisation, or acts for a person.
    pub representative: Option<String>,
    /// The day on which the party said it will not be mediated (人民调解法 art. 17).
    pub refused_on: Option<Day>,
}

/// Somebody who took part, in the role they acted in.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize)]
#[diesel(table_name = case_participants, primary_key(town, case_id, id), treat_none_as_null = true)]
pub struct Participant {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: ParticipantId,
    pub position: i32,
    pub person_id: Option<PersonId>,
    pub name: String,
    pub role: ParticipantRole,
    pub revision: i32,
}

/// An agreement reached.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize)]
#[diesel(table_name = case_resolutions, primary_key(town, case_id, id), treat_none_as_null = true)]
pub struct Resolution {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: ResolutionId,
    pub number: i32,
    pub settled_on: Day,
    pub form: AgreementForm,
    pub level: Level,
    /// What was agreed; unknown where an old ledger does not say.
    pub terms: Option<String>,
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
    pub confirmation_applied_on: Option<Day>,
    pub confirmation_court: Option<String>,
    pub confirmation_decided_on: Option<Day>,
}

/// One part in which an agreement is to be performed.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_instalments)]
pub struct Instalment {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: InstalmentId,
    pub resolution_id: ResolutionId,
    pub number: i32,
    pub due_on: Day,
    pub amount_fen: i64,
}

/// What was seen of the performance on a day.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_performances)]
pub struct PerformanceSeen {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: PerformanceId,
    pub resolution_id: ResolutionId,
    pub seen_on: Day,
    pub status: Performance,
    pub amount_fen: Option<i64>,
    pub note: Option<String>,
    pub account_name: String,
    pub at: Instant,
}

/// Declined, or ended without agreement.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize)]
#[diesel(table_name = case_endings, primary_key(town, case_id, id))]
pub struct Ending {
    pub town: TownKey,
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
#[derive(Queryable, Selectable, Insertable, Clone, Serialize, Deserialize)]
#[diesel(table_name = case_steps)]
pub struct StepTaken {
    pub town: TownKey,
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
    /// Taken in a later year than the case was found in; such cases were open at the end of a year.
    #[serde(default)]
    pub later_year: bool,
}

impl StepTaken {
    /// Notes whether its year is later than that in which the case was found.
    pub fn dated_by(mut self, found_on: Day) -> Self {
        self.later_year = self.taken_on > year_end(found_on.year());
        self
    }
}

/// Handed over to another body.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize, Validate)]
#[validate(schema(function = "answered_after_it_was_sent"), schema(function = "an_answer_has_its_day"))]
#[diesel(table_name = case_transfers, primary_key(town, case_id, id), treat_none_as_null = true)]
pub struct Transfer {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: TransferId,
    pub to_body: TransferTo,
    pub body: Option<String>,
    pub sent_on: Day,
    pub reason: String,
    pub answer: Option<TransferAnswer>,
    pub answered_on: Option<Day>,
    pub answer_note: Option<String>,
    pub revision: i32,
}

fn answered_after_it_was_sent(transfer: &Transfer) -> Result<(), ValidationError> {
    in_order(Some(transfer.sent_on), transfer.answered_on, "/answered_on")
}

fn an_answer_has_its_day(transfer: &Transfer) -> Result<(), ValidationError> {
    match (transfer.answer, transfer.answered_on) {
        (Some(_), None) => Err(broken("/answered_on", Code::Required)),
        (None, Some(_)) => Err(broken("/answer", Code::Required)),
        _ => Ok(()),
    }
}

/// A meeting with the parties.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Validate)]
#[validate(schema(function = "next_meeting_is_later"))]
#[diesel(table_name = case_meetings, primary_key(town, case_id, id), treat_none_as_null = true)]
pub struct Meeting {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: MeetingId,
    pub held_on: Day,
    pub place: String,
    pub present: Option<String>,
    pub record: String,
    pub next_on: Option<Day>,
    pub revision: i32,
    pub account_name: String,
    pub created_at: Instant,
}

fn next_meeting_is_later(meeting: &Meeting) -> Result<(), ValidationError> {
    in_order(Some(meeting.held_on), meeting.next_on, "/next_on")
}

/// A visit after the agreement, to see how things stand.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize)]
#[diesel(table_name = case_follow_ups, primary_key(town, case_id, id), treat_none_as_null = true)]
pub struct FollowUp {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: FollowUpId,
    pub visited_on: Day,
    pub method: FollowUpMethod,
    pub performed: Option<Performance>,
    pub satisfied: Option<bool>,
    pub litigated: Option<bool>,
    pub hidden_risk: Option<String>,
    pub record: String,
    pub visitor: String,
    pub revision: i32,
    pub account_name: String,
    pub created_at: Instant,
}

/// A photo or scan; its content stands outside the database.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize)]
#[diesel(table_name = case_attachments, primary_key(town, case_id, id), treat_none_as_null = true)]
pub struct Attachment {
    pub town: TownKey,
    pub case_id: CaseId,
    pub id: AttachmentId,
    pub kind: AttachmentKind,
    /// Which paper of the dossier it is a signed copy of.
    pub paper: Option<Paper>,
    pub filename: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: String,
    /// The SHA-256 of its small picture, for photos.
    pub thumbnail: Option<String>,
    pub removed_at: Option<Instant>,
    pub removed_reason: Option<String>,
    pub revision: i32,
    pub account_name: String,
    pub created_at: Instant,
}

/// What a person decided about two cases that look alike.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = case_links)]
pub struct Link {
    pub town: TownKey,
    pub case_id: CaseId,
    pub other_id: CaseId,
    pub relation: LinkRelation,
    pub account_name: String,
    pub created_at: Instant,
}

/// A case with everything that belongs to it.
#[derive(Clone)]
pub struct WholeCase {
    pub case: Case,
    pub limits: Option<Limits>,
    pub parties: Vec<Party>,
    pub participants: Vec<Participant>,
    pub resolutions: Vec<Resolution>,
    pub instalments: Vec<Instalment>,
    pub performances: Vec<PerformanceSeen>,
    pub endings: Vec<Ending>,
    pub transfers: Vec<Transfer>,
    pub platform_nos: Vec<String>,
    /// Cases that were merged into this one.
    pub merged_from: Vec<CaseId>,
}

impl WholeCase {
    /// A case to which nothing belongs yet.
    pub fn alone(case: Case) -> Self {
        Self {
            case,
            limits: None,
            parties: Vec::new(),
            participants: Vec::new(),
            resolutions: Vec::new(),
            instalments: Vec::new(),
            performances: Vec::new(),
            endings: Vec::new(),
            transfers: Vec::new(),
            platform_nos: Vec::new(),
            merged_from: Vec::new(),
        }
    }
}
