//! What is kept of screening reports, and what is told of each half-month.

use diesel::prelude::*;

use super::lists::{ScreeningContent, ScreeningState};
use crate::calendar::{Day, HalfMonth};
use crate::cases::lists::Kind;
use crate::clock::{Clock, Instant};
use crate::db::schema::{screening_excuses, screening_reports, screening_versions};
use crate::ids::{AccountId, CaseId, ReportId, RoomId, TownKey};
use crate::keyed;
use crate::settings::Settings;

/// The report of one room for one half-month.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = screening_reports)]
pub struct Report {
    pub town: TownKey,
    pub id: ReportId,
    pub room_id: RoomId,
    pub half_month: HalfMonth,
    /// When the first of the versions that stand was filed.
    pub filed_at: Instant,
    pub on_time: bool,
    pub imported: bool,
    /// The number of the version in force; 0 once every version was taken back.
    pub latest: i32,
}

keyed! { Report: ReportId }

/// One version of a report.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = screening_versions)]
pub struct Version {
    pub town: TownKey,
    pub report_id: ReportId,
    pub number: i32,
    pub zero: bool,
    /// How many a paper report said it found; absent in a report made in the program.
    pub declared: Option<i32>,
    pub statement: Option<String>,
    pub signer: String,
    pub account_id: Option<AccountId>,
    pub received_at: Instant,
    pub device_time: Option<Instant>,
    /// When the one who signed it took it back, on the same day.
    pub retracted_at: Option<Instant>,
    /// From when the town owed reports before this version moved that.
    pub obligations_before: Option<HalfMonth>,
}

/// Who looks at a report, and when: what may still be taken back depends on both.
pub struct Reader<'a> {
    pub account: AccountId,
    pub today: Day,
    pub clock: &'a Clock,
    pub settings: &'a Settings,
}

/// Why a room need not report for a half-month.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = screening_excuses)]
pub struct Excuse {
    pub town: TownKey,
    pub room_id: RoomId,
    pub half_month: HalfMonth,
    pub reason: String,
    pub account_name: String,
    pub at: Instant,
}

/// A case as far as screening looks at it.
#[derive(Clone)]
pub struct FoundCase {
    pub id: CaseId,
    pub room_id: RoomId,
    pub found_on: Day,
    pub kind: Kind,
}

/// What one room owes for one half-month, and what became of it.
#[derive(Clone, Debug)]
pub struct Obligation {
    pub room_id: RoomId,
    pub half_month: HalfMonth,
    pub due_on: Day,
    pub state: ScreeningState,
    pub content: Option<ScreeningContent>,
    /// Cases found in the half-month as counted now.
    pub disputes: i64,
    pub declared: Option<i32>,
    pub contradicted: bool,
    pub filed_at: Option<Instant>,
    /// Filed, or past its due day and not before the town owed reports: counted among the expected.
    pub owed: bool,
    pub report_id: Option<ReportId>,
}
