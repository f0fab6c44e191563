//! What people send about a case: the shapes of requests.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::lists::{
    AgreementForm, DeclinedGround, Difficulty, EndedGround, FoundBy, Kind, Level, ParticipantRole, PartyKind, PartyRole, Performance, Risk,
    Source,
};
use crate::ids::{CaseId, ParticipantId, PartyId, PersonId, ResolutionId, RoomId};
use crate::people::lists::Gender;
use crate::wire::Patch;

/// A dispute to be logged; only the day, the kind, the facts and one party's name are needed.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    pub id: Option<CaseId>,
    /// A mediator's own room is the default.
    pub room_id: Option<RoomId>,
    pub found_on: NaiveDate,
    pub found_by: Option<FoundBy>,
    pub source: Option<Source>,
    pub kind: Kind,
    #[schema(min_length = 1, max_length = 5000)]
    pub facts: String,
    #[schema(max_length = 200)]
    pub place: Option<String>,
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    pub arose_on: Option<NaiveDate>,
    pub longstanding: Option<bool>,
    pub difficulty: Option<Difficulty>,
    pub risk: Option<Risk>,
    #[schema(minimum = 1, maximum = 1000000)]
    pub people_count: Option<i32>,
    #[schema(minimum = 0, maximum = 100000000000000i64)]
    pub amount_fen: Option<i64>,
    #[schema(min_items = 1, max_items = 50)]
    pub parties: Vec<NewParty>,
    #[serde(default)]
    #[schema(max_items = 50)]
    pub participants: Vec<NewParticipant>,
}

/// A party.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewParty {
    pub id: Option<PartyId>,
    /// The first party is the applicant, the others are respondents, unless said otherwise.
    pub role: Option<PartyRole>,
    pub kind: Option<PartyKind>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    pub gender: Option<Gender>,
    #[schema(max_length = 30)]
    pub id_number: Option<String>,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
}

/// What to change of a party.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PartyPatch {
    pub role: Option<PartyRole>,
    pub kind: Option<PartyKind>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Gender>)]
    pub gender: Patch<Gender>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 30)]
    pub id_number: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 40)]
    pub phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub address: Patch<String>,
}

/// Somebody who took part.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewParticipant {
    pub id: Option<ParticipantId>,
    pub person_id: Option<PersonId>,
    /// The register's name when left out.
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    pub role: ParticipantRole,
}

/// What to change of a participant.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ParticipantPatch {
    #[serde(default)]
    #[schema(value_type = Option<PersonId>)]
    pub person_id: Patch<PersonId>,
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    pub role: Option<ParticipantRole>,
}

/// What to change of a case.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CasePatch {
    pub found_on: Option<NaiveDate>,
    pub found_by: Option<FoundBy>,
    pub source: Option<Source>,
    pub kind: Option<Kind>,
    #[schema(min_length = 1, max_length = 5000)]
    pub facts: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub place: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub note: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub arose_on: Patch<NaiveDate>,
    pub longstanding: Option<bool>,
    #[serde(default)]
    #[schema(value_type = Option<Difficulty>)]
    pub difficulty: Patch<Difficulty>,
    #[serde(default)]
    #[schema(value_type = Option<Risk>)]
    pub risk: Patch<Risk>,
    #[serde(default)]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 1000000)]
    pub people_count: Patch<i32>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 100000000000000i64)]
    pub amount_fen: Patch<i64>,
}

/// Taken on for mediation.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    pub accepted_on: NaiveDate,
}

/// Not taken on.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    pub on: NaiveDate,
    pub ground: DeclinedGround,
    pub routes_told: bool,
}

/// The days of the marks under a written agreement (人民调解法 art. 29).
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    pub parties_on: Option<NaiveDate>,
    pub mediator_on: Option<NaiveDate>,
    pub seal_on: Option<NaiveDate>,
}

/// Agreement reached.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    pub id: Option<ResolutionId>,
    pub settled_on: NaiveDate,
    pub form: AgreementForm,
    pub level: Level,
    /// What was agreed; an oral agreement's content is recorded too (人民调解法 art. 28).
    #[schema(min_length = 1, max_length = 5000)]
    pub terms: String,
    #[schema(minimum = 0, maximum = 100000000000000i64)]
    pub amount_fen: Option<i64>,
    pub perform_by: Option<NaiveDate>,
    pub performance: Option<Performance>,
    pub signed: Option<Marks>,
}

/// Ended without agreement.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct End {
    pub ended_on: NaiveDate,
    pub ground: EndedGround,
    pub routes_told: bool,
}

/// Closed.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Close {
    pub on: NaiveDate,
}

/// Archived.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    pub on: NaiveDate,
    pub keep_until: Option<NaiveDate>,
}

/// Reopened, or withdrawn: why.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WithReason {
    pub on: NaiveDate,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Moved to the room where it belongs.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub room_id: RoomId,
    pub on: NaiveDate,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Why personal data is shown in clear.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}
