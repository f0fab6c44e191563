//! The working days of the State Council's yearly notices.

use std::collections::{BTreeMap, BTreeSet};

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

/// The notices known when the program was built, in order.
fn known() -> Outcome<Vec<Swap>> {
    let rows = csv::Reader::from_reader(KNOWN.as_bytes()).into_deserialize().collect::<Result<Vec<Swap>, _>>();
    let mut days = rows.map_err(Problem::internal)?;
    days.sort();
    Ok(days)
}

/// The years whose notices this program knows, and whether they stand in its calendar as they were published; those that came
/// after the last year on record were not known when the calendar was filled.
pub fn years_as_published(conn: &mut DbConnection) -> Outcome<BTreeMap<String, bool>> {
    let (known, entered) = (known()?, swaps(conn, None)?);
    let of = |days: &[Swap], year: i32| days.iter().filter(|(day, ..)| day.year() == year).cloned().collect::<Vec<_>>();
    let last = entered.iter().map(|(day, ..)| day.year()).max().unwrap_or_default();
    let years: BTreeSet<i32> = known.iter().map(|(day, ..)| day.year()).filter(|year| *year <= last).collect();
    Ok(years.into_iter().map(|year| (year.to_string(), of(&known, year) == of(&entered, year))).collect())
}

/// Enters the known notices into a new database.
pub fn fill_if_empty(conn: &mut DbConnection) -> Outcome<()> {
    let any: Option<Day> = calendar_days::table.select(calendar_days::day).first(conn).optional()?;
    if any.is_some() {
        return Ok(());
    }
    for (day, working, name) in known()? {
        diesel::insert_into(calendar_days::table)
            .values((calendar_days::day.eq(day), calendar_days::working.eq(working), calendar_days::name.eq(name)))
            .execute(conn)?;
    }
    Ok(())
}
