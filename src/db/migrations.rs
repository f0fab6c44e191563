//! The tables: one set of migrations for both engines, carried in the binary.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::{self, OpenFor};
use super::{DbConnection, Target};
use crate::problem::{Outcome, Problem};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Brings the tables up to date.
pub fn run(conn: &mut DbConnection) -> Outcome<()> {
    conn.run_pending_migrations(MIGRATIONS).map(drop).map_err(Problem::internal)
}

/// Takes every migration back, newest first (tests prove each has a way back).
pub fn revert_all(target: &Target) -> Outcome<()> {
    let mut conn = connection::open(target, OpenFor::Writing)?;
    conn.revert_all_migrations(MIGRATIONS).map(drop).map_err(Problem::internal)
}

/// The version of the newest migration that has run.
pub fn version(conn: &mut DbConnection) -> Outcome<String> {
    let applied = conn.applied_migrations().map_err(Problem::internal)?;
    Ok(applied.first().map(ToString::to_string).unwrap_or_default())
}
