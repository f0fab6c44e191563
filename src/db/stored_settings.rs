//! Settings kept in the database: the program's win over the environment, a town's over both.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::DbConnection;
use super::schema::{settings, settings_head, town_settings};
use crate::ids::TownKey;
use crate::on_each_engine;
use crate::problem::Outcome;
use crate::settings::{DecidedBy, Settings, definition};

/// The base settings with the kept ones laid over them: the program's, and those of a town.
pub fn overlay(conn: &mut DbConnection, base: &Settings, town: Option<TownKey>) -> Outcome<Settings> {
    let mut result = base.clone();
    let (of_program, of_town) = match town {
        None => (of_program(conn)?, Vec::new()),
        Some(town) => of_both(conn, town)?,
    };
    lay_over(&mut result, &of_program, |by| by != DecidedBy::Environment);
    lay_over(&mut result, &of_town, |by| by == DecidedBy::Town);
    Ok(result)
}

/// What was kept before somebody else came to decide is left out.
fn lay_over(settings: &mut Settings, kept: &[(String, String)], decides: impl Fn(DecidedBy) -> bool) {
    for (name, value) in kept {
        if definition(name).is_some_and(|row| decides(row.decided_by)) {
            settings.overlay(name, value);
        }
    }
}

type Values = Vec<(String, String)>;

/// What is kept for the program and for a town, in one statement: every request asks.
fn of_both(conn: &mut DbConnection, town: TownKey) -> Outcome<(Values, Values)> {
    let of_program = settings::table.select((settings::name, settings::value, 0.into_sql::<Integer>()));
    let of_town = town_settings::table.filter(town_settings::town.eq(town));
    let of_town = of_town.select((town_settings::name, town_settings::value, 1.into_sql::<Integer>()));
    let rows: Vec<(String, String, i32)> = on_each_engine!(conn => of_program.union_all(of_town).load(conn))?;
    let (of_program, of_town): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, _, of)| *of == 0);
    let named = |rows: Vec<(String, String, i32)>| rows.into_iter().map(|(name, value, _)| (name, value)).collect();
    Ok((named(of_program), named(of_town)))
}

/// The names and values kept for the program.
pub fn of_program(conn: &mut DbConnection) -> Outcome<Vec<(String, String)>> {
    Ok(settings::table.select((settings::name, settings::value)).order(settings::name).load(conn)?)
}

/// The names and values kept for a town.
pub fn of_town(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<(String, String)>> {
    let of_town = town_settings::table.filter(town_settings::town.eq(town));
    Ok(of_town.select((town_settings::name, town_settings::value)).order(town_settings::name).load(conn)?)
}

/// Keeps one value, for a town or for the program.
pub fn save(conn: &mut DbConnection, town: Option<TownKey>, name: &str, value: &str, now: NaiveDateTime) -> Outcome<()> {
    forget(conn, town, name)?;
    match town {
        Some(town) => diesel::insert_into(town_settings::table)
            .values((
                town_settings::town.eq(town),
                town_settings::name.eq(name),
                town_settings::value.eq(value),
                town_settings::changed_at.eq(now),
            ))
            .execute(conn)?,
        None => diesel::insert_into(settings::table)
            .values((settings::name.eq(name), settings::value.eq(value), settings::changed_at.eq(now)))
            .execute(conn)?,
    };
    Ok(())
}

/// Forgets one value, for a town or for the program: what stands before it is in force again.
pub fn forget(conn: &mut DbConnection, town: Option<TownKey>, name: &str) -> Outcome<()> {
    match town {
        Some(town) => diesel::delete(town_settings::table.find((town, name))).execute(conn)?,
        None => diesel::delete(settings::table.find(name)).execute(conn)?,
    };
    Ok(())
}

/// The revision of the settings as a whole.
pub fn revision(conn: &mut DbConnection) -> Outcome<i32> {
    Ok(settings_head::table.find(1).select(settings_head::revision).get_result(conn)?)
}

/// Notes that people changed the settings.
pub fn raise_revision(conn: &mut DbConnection) -> Outcome<()> {
    diesel::update(settings_head::table.find(1)).set(settings_head::revision.eq(settings_head::revision + 1)).execute(conn)?;
    Ok(())
}
