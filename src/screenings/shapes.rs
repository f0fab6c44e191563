//! Screening reports as they are sent.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::ids::CaseId;

/// A report to be filed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// True: nothing was found in the half-month.
    pub zero: bool,
    /// Exactly the cases found in the half-month; may be left out of a zero report.
    #[schema(max_items = 1000)]
    pub case_ids: Option<Vec<CaseId>>,
    #[schema(max_length = 1000)]
    pub statement: Option<String>,
    /// What the phone's own clock said; kept beside ours.
    pub device_time: Option<DateTime<Utc>>,
}

/// Why a room need not report.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExcuse {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}
