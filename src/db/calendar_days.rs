//! The working days of the State Council's yearly notices.

use diesel::prelude::*;

use super::DbConnection;
use super::schema::calendar_days;
use crate::calendar::{Day, WorkingCalendar};
use crate::problem::{Outcome, Problem};

/// The notices known when the program was built; later years are entered by people.
const KNOWN: &str = include_str!("../working-days.csv");

/// The calendar as entered.
pub fn load(conn: &mut DbConnection) -> Outcome<WorkingCalendar> {
    let days: Vec<(Day, bool)> =
        calendar_days::table.select((calendar_days::day, calendar_days::working)).order(calendar_days::day).load(conn)?;
    Ok(WorkingCalendar::new(days))
}

/// Enters the known notices into a new database.
pub fn fill_if_empty(conn: &mut DbConnection) -> Outcome<()> {
    let any: Option<Day> = calendar_days::table.select(calendar_days::day).first(conn).optional()?;
    if any.is_some() {
        return Ok(());
    }
    for row in csv::Reader::from_reader(KNOWN.as_bytes()).into_deserialize() {
        let (day, working, name): (Day, bool, String) = row.map_err(Problem::internal)?;
        diesel::insert_into(calendar_days::table)
            .values((calendar_days::day.eq(day), calendar_days::working.eq(working), calendar_days::name.eq(name)))
            .execute(conn)?;
    }
    Ok(())
}
