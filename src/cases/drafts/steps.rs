//! What people send with a step of a case's life, and with the dated facts about its agreement.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use crate::cases::lists::{AgreementForm, Confirmation, DeclinedGround, EndedGround, Level, Performance};
use crate::http::Patch;
use crate::ids::{CaseId, ResolutionId, RoomId};
use crate::problem::in_order;

/// Taken on for mediation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    pub accepted_on: NaiveDate,
}

/// Not taken on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    pub on: NaiveDate,
    pub ground: DeclinedGround,
    pub routes_told: bool,
}

/// The days of the marks under a written agreement (人民调解法 art. 29).
#[derive(Deserialize, ToSchema, Clone, Default)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    pub parties_on: Option<NaiveDate>,
    pub mediator_on: Option<NaiveDate>,
    pub seal_on: Option<NaiveDate>,
}

impl Marks {
    /// The names of the marks, in the order of [`Marks::days`].
    pub const NAMES: [&str; 3] = ["parties_on", "mediator_on", "seal_on"];

    /// The days of the marks: the parties', the mediator's, the committee's seal.
    pub fn days(&self) -> [Option<NaiveDate>; 3] {
        [self.parties_on, self.mediator_on, self.seal_on]
    }
}

/// Agreement reached.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    pub id: Option<ResolutionId>,
    pub settled_on: NaiveDate,
    pub form: AgreementForm,
    pub level: Level,
    /// What was agreed; an oral agreement's content is recorded too (人民调解法 art. 28).
    /// Only an old ledger may not say it.
    #[schema(value_type = String, min_length = 1, max_length = 5000)]
    pub terms: Option<String>,
    #[schema(minimum = 0, maximum = 100000000000000i64)]
    pub amount_fen: Option<i64>,
    pub perform_by: Option<NaiveDate>,
    pub performance: Option<Performance>,
    pub signed: Option<Marks>,
    /// The parts in which it is to be performed, by day.
    #[serde(default)]
    #[schema(max_items = 60)]
    pub instalments: Vec<NewInstalment>,
}

/// What to correct of an agreement; the parts and the marks, where they are sent, are all of them.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ResolutionPatch {
    pub settled_on: Option<NaiveDate>,
    pub form: Option<AgreementForm>,
    pub level: Option<Level>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 5000)]
    pub terms: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 100000000000000i64)]
    pub amount_fen: Patch<i64>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub perform_by: Patch<NaiveDate>,
    pub performance: Option<Performance>,
    pub signed: Option<Marks>,
    #[schema(max_items = 60)]
    pub instalments: Option<Vec<NewInstalment>>,
}

/// What to correct of an ending, or of a refusal to accept; the ground is a code word of its own list.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndingPatch {
    pub ended_on: Option<NaiveDate>,
    #[schema(min_length = 1, max_length = 40)]
    pub ground: Option<String>,
    pub routes_told: Option<bool>,
}

/// One part in which an agreement is to be performed.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewInstalment {
    pub due_on: NaiveDate,
    #[schema(minimum = 1, maximum = 100000000000000i64)]
    pub amount_fen: i64,
}

/// What was seen of the performance on a day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PerformanceDraft {
    pub on: NaiveDate,
    pub status: Performance,
    #[schema(minimum = 0, maximum = 100000000000000i64)]
    pub amount_fen: Option<i64>,
    #[schema(max_length = 1000)]
    pub note: Option<String>,
}

/// Judicial confirmation (人民调解法 art. 33): applied for, decided.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationDraft {
    pub applied_on: Option<NaiveDate>,
    #[schema(max_length = 100)]
    pub court: Option<String>,
    pub decided_on: Option<NaiveDate>,
    pub result: Option<Confirmation>,
}

/// More time, agreed by all parties.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    pub agreed_on: NaiveDate,
    pub until_on: NaiveDate,
    pub agreed_by_all: bool,
}

/// Merged into the case it is the same dispute as.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    pub into: CaseId,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Why something is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Because {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Ended without agreement.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct End {
    pub ended_on: NaiveDate,
    pub ground: EndedGround,
    pub routes_told: bool,
}

/// Closed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Close {
    pub on: NaiveDate,
}

/// Archived.
#[derive(Deserialize, ToSchema, Validate)]
#[validate(schema(function = "kept_from_the_day_it_is_archived"))]
#[serde(deny_unknown_fields)]
pub struct Archive {
    pub on: NaiveDate,
    pub keep_until: Option<NaiveDate>,
}

fn kept_from_the_day_it_is_archived(command: &Archive) -> Result<(), ValidationError> {
    in_order(Some(command.on), command.keep_until, "/keep_until")
}

/// Reopened, or withdrawn: why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithReason {
    pub on: NaiveDate,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Moved to the room where it belongs.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub room_id: RoomId,
    pub on: NaiveDate,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}
