//! Settings the administrator keeps in the database; they win over the environment.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::DbConnection;
use super::schema::{settings, settings_head};
use crate::problem::Outcome;
use crate::settings::Settings;

/// The base settings with the kept ones laid over them.
pub fn overlay(conn: &mut DbConnection, base: &Settings) -> Outcome<Settings> {
    let kept: Vec<(String, String)> = settings::table.select((settings::name, settings::value)).order(settings::name).load(conn)?;
    let mut result = base.clone();
    for (name, value) in &kept {
        result.overlay(name, value);
    }
    Ok(result)
}

/// Keeps one value.
pub fn keep(conn: &mut DbConnection, name: &str, value: &str, now: NaiveDateTime) -> Outcome<()> {
    let changed =
        diesel::update(settings::table.find(name)).set((settings::value.eq(value), settings::changed_at.eq(now))).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(settings::table)
            .values((settings::name.eq(name), settings::value.eq(value), settings::changed_at.eq(now)))
            .execute(conn)?;
    }
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
