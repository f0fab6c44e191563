//! What is kept of the roster.

use diesel::prelude::*;

use crate::calendar::Day;
use crate::db::schema::duty_days;
use crate::ids::TownKey;

/// One day at the reception desk.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = duty_days)]
pub struct DutyDay {
    pub town: TownKey,
    pub day: Day,
    pub planned_leader: String,
    pub actual_leader: Option<String>,
    pub swap_reason: Option<String>,
    pub nobody_came: bool,
    pub signed_by: Option<String>,
}
