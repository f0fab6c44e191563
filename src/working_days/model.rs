//! What is kept of the yearly notice.

use diesel::prelude::*;

use crate::calendar::Day;
use crate::db::schema::calendar_days;

/// A day on which working and resting differ from Monday to Friday.
#[derive(Insertable, Clone, Debug)]
#[diesel(table_name = calendar_days)]
pub struct SwappedDay {
    pub day: Day,
    pub working: bool,
    pub name: String,
}
