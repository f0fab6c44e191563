//! The queries of the working-day calendar.

use diesel::prelude::*;

use super::model::SwappedDay;
use crate::calendar::{WorkingCalendar, year_end, year_start};
use crate::db::DbConnection;
use crate::db::schema::calendar_days;
use crate::problem::Outcome;

/// The whole calendar.
pub fn calendar(conn: &mut DbConnection) -> Outcome<WorkingCalendar> {
    let days: Vec<SwappedDay> = calendar_days::table.order(calendar_days::day).select(SwappedDay::as_select()).load(conn)?;
    Ok(WorkingCalendar::new(days.into_iter().map(|day| (day.day, day.working))))
}

/// The days of one year's notice.
pub fn days_of(conn: &mut DbConnection, year: i32) -> Outcome<Vec<SwappedDay>> {
    Ok(calendar_days::table
        .filter(calendar_days::day.between(year_start(year), year_end(year)))
        .order(calendar_days::day)
        .select(SwappedDay::as_select())
        .load(conn)?)
}

/// Keeps one year's notice in place of the one before.
pub fn replace_year(conn: &mut DbConnection, year: i32, days: &[SwappedDay]) -> Outcome<()> {
    diesel::delete(calendar_days::table.filter(calendar_days::day.between(year_start(year), year_end(year)))).execute(conn)?;
    for day in days {
        diesel::insert_into(calendar_days::table).values(day).execute(conn)?;
    }
    Ok(())
}
