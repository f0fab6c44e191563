//! Settings the administrator keeps in the database; they win over the environment.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::DbConnection;
use super::schema::settings;
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
