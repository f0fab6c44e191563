//! The tables: one set of migrations for both engines, carried in the binary.

use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::{self, OpenFor};
use super::{DbConnection, Target, search};
use crate::problem::{Outcome, Problem};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Brings the tables up to date.
pub fn run(conn: &mut DbConnection) -> Outcome<()> {
    conn.run_pending_migrations(MIGRATIONS).map(drop).map_err(Problem::internal)?;
    search::prepare(conn)
}

/// Takes every migration back, newest first (tests prove each has a way back).
pub fn revert_all(target: &Target) -> Outcome<()> {
    let mut conn = connection::open(target, OpenFor::Writing)?;
    search::remove(&mut conn)?;
    conn.revert_all_migrations(MIGRATIONS).map(drop).map_err(Problem::internal)
}

diesel::table! {
    /// Diesel's own list of the migrations that have run; read here, because its reader would make the table first.
    __diesel_schema_migrations (version) {
        version -> Text,
        run_on -> Timestamp,
    }
}

/// The version of the newest migration that has run; empty before the first.
pub fn version(conn: &mut DbConnection) -> Outcome<String> {
    use __diesel_schema_migrations as ran;
    let newest: Option<String> = ran::table.select(diesel::dsl::max(ran::version)).get_result(conn)?;
    Ok(newest.unwrap_or_default())
}
