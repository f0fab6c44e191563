//! What is kept of an online entry.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::lists::{EntryState, MatchedBy};
use crate::calendar::Day;
use crate::cases::lists::{AgreementForm, Kind};
use crate::clock::Instant;
use crate::db::schema::online_entries;
use crate::ids::{CaseId, EntryId, RoomId, TownKey};

/// The platform meant when none is named: the one the municipality ran in 2023.
pub const PLATFORM: &str = "重庆人民调解";

/// One record made in the platform.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize)]
#[diesel(table_name = online_entries, primary_key(town, id), treat_none_as_null = true)]
pub struct Entry {
    pub town: TownKey,
    pub id: EntryId,
    /// None for the town's own committee.
    pub room_id: Option<RoomId>,
    pub platform: String,
    pub platform_no: String,
    pub entered_on: Day,
    pub entered_by: Option<String>,
    pub committee: Option<String>,
    pub kind: Option<Kind>,
    pub applicant: Option<String>,
    pub respondent: Option<String>,
    pub accepted_on: Option<Day>,
    pub result: Option<String>,
    pub form: Option<AgreementForm>,
    pub state: EntryState,
    pub case_id: Option<CaseId>,
    pub matched_by: Option<MatchedBy>,
    pub pair_key: String,
    pub imported: bool,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}
