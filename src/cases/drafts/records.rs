//! What people send about meetings, follow-up visits, transfers, attachments and links.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::cases::lists::{AttachmentKind, FollowUpMethod, LinkRelation, Paper, Performance, TransferAnswer, TransferTo};
use crate::http::Patch;
use crate::ids::{CaseId, FollowUpId, MeetingId, TransferId};

/// A meeting with the parties.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    pub id: Option<MeetingId>,
    pub held_on: NaiveDate,
    #[schema(min_length = 1, max_length = 200)]
    pub place: String,
    /// Who was there besides the parties and participants on record.
    #[schema(max_length = 500)]
    pub present: Option<String>,
    #[schema(min_length = 1, max_length = 20000)]
    pub record: String,
    pub next_on: Option<NaiveDate>,
}

/// What to change of a meeting.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingPatch {
    pub held_on: Option<NaiveDate>,
    #[schema(min_length = 1, max_length = 200)]
    pub place: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    pub present: Patch<String>,
    #[schema(min_length = 1, max_length = 20000)]
    pub record: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub next_on: Patch<NaiveDate>,
}

/// A visit after the agreement.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    pub id: Option<FollowUpId>,
    pub visited_on: NaiveDate,
    pub method: FollowUpMethod,
    pub performed: Option<Performance>,
    pub satisfied: Option<bool>,
    pub litigated: Option<bool>,
    #[schema(max_length = 1000)]
    pub hidden_risk: Option<String>,
    #[schema(min_length = 1, max_length = 5000)]
    pub record: String,
    /// The signed-in person when left out.
    #[schema(min_length = 1, max_length = 60)]
    pub visitor: Option<String>,
}

/// What to change of a follow-up visit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpPatch {
    pub visited_on: Option<NaiveDate>,
    pub method: Option<FollowUpMethod>,
    #[serde(default)]
    #[schema(value_type = Option<Performance>)]
    pub performed: Patch<Performance>,
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    pub satisfied: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    pub litigated: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 1000)]
    pub hidden_risk: Patch<String>,
    #[schema(min_length = 1, max_length = 5000)]
    pub record: Option<String>,
    #[schema(min_length = 1, max_length = 60)]
    pub visitor: Option<String>,
}

/// Handing a case over to another body.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTransfer {
    pub id: Option<TransferId>,
    pub to: TransferTo,
    #[schema(max_length = 100)]
    pub body: Option<String>,
    pub sent_on: NaiveDate,
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
    pub answer: Option<TransferAnswer>,
    pub answered_on: Option<NaiveDate>,
    #[schema(max_length = 1000)]
    pub answer_note: Option<String>,
}

/// What to change of a transfer, or what was answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferPatch {
    pub to: Option<TransferTo>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub body: Patch<String>,
    pub sent_on: Option<NaiveDate>,
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<TransferAnswer>)]
    pub answer: Patch<TransferAnswer>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub answered_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 1000)]
    pub answer_note: Patch<String>,
}

/// What to change of an attachment; its content never changes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachmentPatch {
    pub kind: Option<AttachmentKind>,
    #[serde(default)]
    #[schema(value_type = Option<Paper>)]
    pub paper: Patch<Paper>,
    #[schema(min_length = 1, max_length = 200)]
    pub filename: Option<String>,
}

/// A decision about a case that looks like this one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLink {
    pub case_id: CaseId,
    pub relation: LinkRelation,
}
