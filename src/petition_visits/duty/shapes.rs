//! The duty roster as it stands on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One day of the roster.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDutyDay {
    pub day: NaiveDate,
    #[schema(min_length = 1, max_length = 60)]
    pub planned_leader: String,
    #[schema(max_length = 60)]
    pub actual_leader: Option<String>,
    #[schema(max_length = 200)]
    pub swap_reason: Option<String>,
    /// Signed by the account that says so.
    pub nobody_came: Option<bool>,
}

/// Days of the roster; each takes the place of what was kept for that day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRoster {
    #[schema(max_items = 400)]
    pub days: Vec<NewDutyDay>,
}

/// One day of the roster as readers see it.
#[derive(Serialize, ToSchema)]
pub struct DutyDayView {
    pub day: NaiveDate,
    pub planned_leader: String,
    pub actual_leader: Option<String>,
    pub swap_reason: Option<String>,
    pub nobody_came: bool,
    pub signed_by: Option<String>,
}
