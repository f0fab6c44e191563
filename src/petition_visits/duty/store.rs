//! The queries of the roster.

use diesel::prelude::*;

use super::model::DutyDay;
use crate::calendar::Day;
use crate::db::DbConnection;
use crate::db::schema::duty_days;
use crate::ids::TownKey;
use crate::problem::Outcome;

/// The roster of a town between two days.
pub fn duty_days(conn: &mut DbConnection, town: TownKey, from: Day, to: Day) -> Outcome<Vec<DutyDay>> {
    Ok(duty_days::table
        .filter(duty_days::town.eq(town).and(duty_days::day.between(from, to)))
        .order(duty_days::day)
        .select(DutyDay::as_select())
        .load(conn)?)
}

/// Forgets the days between two days, before they are kept anew.
pub fn forget_days(conn: &mut DbConnection, town: TownKey, from: Day, to: Day) -> Outcome<()> {
    diesel::delete(duty_days::table.filter(duty_days::town.eq(town).and(duty_days::day.between(from, to)))).execute(conn)?;
    Ok(())
}

/// Keeps a day in place of what was kept for it.
pub fn save_day(conn: &mut DbConnection, day: &DutyDay) -> Outcome<()> {
    diesel::delete(duty_days::table.find((day.town, day.day))).execute(conn)?;
    diesel::insert_into(duty_days::table).values(day).execute(conn)?;
    Ok(())
}
