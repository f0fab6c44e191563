//! The queries of the yearly notices.

use chrono::Datelike;
use diesel::prelude::*;

use super::model::SwappedDay;
use crate::calendar::{year_end, year_start};
use crate::db::DbConnection;
use crate::db::calendar_days::swaps;
use crate::db::schema::{calendar_days, town_calendar_days};
use crate::ids::TownKey;
use crate::problem::Outcome;

/// The days of one year's notice: those a town has entered, else the program's.
pub fn days_of(conn: &mut DbConnection, town: Option<TownKey>, year: i32) -> Outcome<Vec<SwappedDay>> {
    let all = swaps(conn, town)?.into_iter().filter(|(day, ..)| day.year() == year);
    Ok(all.map(|(day, working, name)| SwappedDay { day, working, name }).collect())
}

/// Keeps one year's notice in place of the one before, for a town or for the program.
pub fn replace_year(conn: &mut DbConnection, town: Option<TownKey>, year: i32, days: &[SwappedDay]) -> Outcome<()> {
    match town {
        Some(town) => replace_year_of_town(conn, town, year, days),
        None => replace_year_of_program(conn, year, days),
    }
}

fn replace_year_of_town(conn: &mut DbConnection, town: TownKey, year: i32, days: &[SwappedDay]) -> Outcome<()> {
    let of_year = town_calendar_days::day.between(year_start(year), year_end(year));
    diesel::delete(town_calendar_days::table.filter(town_calendar_days::town.eq(town).and(of_year))).execute(conn)?;
    for day in days {
        diesel::insert_into(town_calendar_days::table)
            .values((
                town_calendar_days::town.eq(town),
                town_calendar_days::day.eq(day.day),
                town_calendar_days::working.eq(day.working),
                town_calendar_days::name.eq(&day.name),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn replace_year_of_program(conn: &mut DbConnection, year: i32, days: &[SwappedDay]) -> Outcome<()> {
    diesel::delete(calendar_days::table.filter(calendar_days::day.between(year_start(year), year_end(year)))).execute(conn)?;
    for day in days {
        diesel::insert_into(calendar_days::table).values(day).execute(conn)?;
    }
    Ok(())
}
