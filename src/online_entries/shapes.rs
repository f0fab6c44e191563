//! Online entries as they stand on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::cases::lists::{AgreementForm, Kind};
use crate::http::{Patch, instant};
use crate::ids::{CaseId, EntryId, RoomId, TownId};
use crate::online_entries::lists::{EntryState, MatchedBy};
use crate::online_entries::model::Entry;

/// An entry to be recorded.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    pub id: Option<EntryId>,
    pub town_id: Option<TownId>,
    #[schema(min_length = 1, max_length = 60)]
    pub platform_no: String,
    #[schema(min_length = 1, max_length = 60)]
    pub platform: Option<String>,
    pub entered_on: NaiveDate,
    #[schema(max_length = 60)]
    pub entered_by: Option<String>,
    pub room_id: Option<RoomId>,
    pub kind: Option<Kind>,
    #[schema(max_length = 200)]
    pub applicant: Option<String>,
    #[schema(max_length = 200)]
    pub respondent: Option<String>,
    pub accepted_on: Option<NaiveDate>,
    #[schema(max_length = 60)]
    pub result: Option<String>,
    pub form: Option<AgreementForm>,
    pub state: Option<EntryState>,
}

/// What to change of an entry.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryPatch {
    pub entered_on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub entered_by: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub room_id: Patch<RoomId>,
    #[serde(default)]
    #[schema(value_type = Option<Kind>)]
    pub kind: Patch<Kind>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub applicant: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub respondent: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub accepted_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub result: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<AgreementForm>)]
    pub form: Patch<AgreementForm>,
    pub state: Option<EntryState>,
    /// Clearing it takes a wrong match back.
    #[serde(default)]
    #[schema(value_type = Option<CaseId>)]
    pub case_id: Patch<CaseId>,
}

/// An entry as readers see it.
#[derive(Serialize, ToSchema, Clone)]
pub struct EntryView {
    pub id: EntryId,
    pub revision: i32,
    pub platform_no: String,
    pub platform: String,
    pub entered_on: NaiveDate,
    pub entered_by: Option<String>,
    pub committee: Option<String>,
    pub room_id: Option<RoomId>,
    pub kind: Option<Kind>,
    pub applicant: Option<String>,
    pub respondent: Option<String>,
    pub accepted_on: Option<NaiveDate>,
    pub result: Option<String>,
    pub form: Option<AgreementForm>,
    pub state: EntryState,
    pub case_id: Option<CaseId>,
    pub matched_by: Option<MatchedBy>,
    pub created_at: String,
    pub updated_at: String,
}

pub fn entry_view(entry: &Entry) -> EntryView {
    EntryView {
        id: entry.id,
        revision: entry.revision,
        platform_no: entry.platform_no.clone(),
        platform: entry.platform.clone(),
        entered_on: entry.entered_on,
        entered_by: entry.entered_by.clone(),
        committee: entry.committee.clone(),
        room_id: entry.room_id,
        kind: entry.kind,
        applicant: entry.applicant.clone(),
        respondent: entry.respondent.clone(),
        accepted_on: entry.accepted_on,
        result: entry.result.clone(),
        form: entry.form,
        state: entry.state,
        case_id: entry.case_id,
        matched_by: entry.matched_by,
        created_at: instant(entry.created_at),
        updated_at: instant(entry.updated_at),
    }
}

/// Entries as readers see them.
pub fn entry_views(entries: &[Entry]) -> Vec<EntryView> {
    entries.iter().map(entry_view).collect()
}

/// An entry as JSON.
pub fn entry_json(entry: &Entry) -> Value {
    serde_json::to_value(entry_view(entry)).unwrap_or_default()
}

/// Why an entry or a case stands in its class, in a person's words; an empty reason takes it back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReason {
    pub entry_id: Option<EntryId>,
    pub case_id: Option<CaseId>,
    #[schema(max_length = 500)]
    pub reason: String,
}
