//! What people send about a case: the shapes of requests.

mod parties;
mod records;
mod steps;

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

pub use parties::*;
pub use records::*;
pub use steps::*;

use super::lists::{Difficulty, FoundBy, Kind, Risk, Source};
use crate::http::Patch;
use crate::ids::{CaseId, RoomId};

/// A dispute to be logged; only the day, the kind, the facts and one party's name are needed.
#[derive(Deserialize, ToSchema, Clone)]
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

/// What to change of a case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CasePatch {
    pub found_on: Option<NaiveDate>,
    /// Of a case that was accepted.
    pub accepted_on: Option<NaiveDate>,
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
