//! The working days of the State Council's yearly notices.

use std::collections::BTreeSet;

use chrono::Datelike;
use diesel::prelude::*;

use super::DbConnection;
use super::schema::{calendar_days, town_calendar_days};
use crate::calendar::{Day, WorkingCalendar};
use crate::ids::TownKey;
use crate::problem::{Outcome, Problem};

/// The notices known when the program was built; later years are entered by people.
const KNOWN: &str = include_str!("../working-days.csv");

/// A day on which working and resting differ from Monday to Friday, whether people work on it, and why.
pub type Swap = (Day, bool, String);

/// The calendar of a town, or of the program.
pub fn load(conn: &mut DbConnection, town: Option<TownKey>) -> Outcome<WorkingCalendar> {
    let days = swaps(conn, town)?;
    Ok(WorkingCalendar::new(days.into_iter().map(|(day, working, _)| (day, working))))
}

/// The swapped days, in order: a year that the town has entered stands in the place of the program's.
pub fn swaps(conn: &mut DbConnection, town: Option<TownKey>) -> Outcome<Vec<Swap>> {
    let of_town: Vec<Swap> = match town {
        None => Vec::new(),
        Some(town) => {
            let of_town = town_calendar_days::table.filter(town_calendar_days::town.eq(town));
            of_town.select((town_calendar_days::day, town_calendar_days::working, town_calendar_days::name)).load(conn)?
        }
    };
    let years: BTreeSet<i32> = of_town.iter().map(|(day, ..)| day.year()).collect();
    let mut days: Vec<Swap> = calendar_days::table.load(conn)?;
    days.retain(|(day, ..)| !years.contains(&day.year()));
    days.extend(of_town);
    days.sort();
    Ok(days)
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
