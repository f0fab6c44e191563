//! The tables: one set of migrations for both engines, carried in the binary.

use std::collections::BTreeSet;
use std::path::Path;

use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel_migrations::MigrationHarness;

use super::connection::{self, OpenFor};
use super::steps::Steps;
use super::{DbConnection, MultiBackend, Target, search, statistics};
use crate::problem::{Code, Outcome, Problem};

/// How the steps of version 0.1 begin, as diesel writes them.
const FIRST_RELEASE: &str = "20230101";

/// Brings the tables up to date; refuses those of a newer program, which mean what this one does not know.
pub fn run(conn: &mut DbConnection) -> Outcome<()> {
    let ran: BTreeSet<String> = conn.applied_migrations().map_err(Problem::internal)?.iter().map(ToString::to_string).collect();
    refuse_unknown(&ran)?;
    connection::without_limits(conn)?;
    conn.run_pending_migrations(Steps).map(drop).map_err(Problem::internal)?;
    search::prepare(conn)?;
    statistics::prepare(conn)?;
    connection::with_limits_again(conn)
}

/// Refuses a file that is no database of this program, or one of a newer program.
pub fn require_ours(conn: &mut DbConnection, file: &Path) -> Outcome<()> {
    let ran =
        ran(conn).map_err(|_| refused("这不是枫桥的数据库，没有使用", "this is no database of this program, and was not used", file))?;
    refuse_unknown(&ran)
}

/// Whether the tables are those of an older program; false for what has no tables yet.
pub fn is_behind(target: &Target) -> Outcome<bool> {
    let mut conn = connection::open(target, OpenFor::Reading)?;
    let Ok(ran) = ran(&mut conn) else { return Ok(false) };
    Ok(!ran.is_empty() && known()?.difference(&ran).next().is_some())
}

/// The versions this program carries.
fn known() -> Outcome<BTreeSet<String>> {
    let all = MigrationSource::<MultiBackend>::migrations(&Steps).map_err(Problem::internal)?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// Refuses tables that this program did not make: those of a newer program, and those of the first release, which did not
/// begin their keys with the town.
fn refuse_unknown(ran: &BTreeSet<String>) -> Outcome<()> {
    let known = known()?;
    match ran.difference(&known).max() {
        None => Ok(()),
        Some(version) if version.starts_with(FIRST_RELEASE) => Err(older()),
        Some(version) => Err(newer(version)),
    }
}

fn older() -> Problem {
    Problem::new(Code::Internal).saying(
        "数据库由 0.1 版写成，本版的表结构不同，没有打开，也没有改动；请用 0.1 版打开它，或另建一个新的",
        "the database was written by version 0.1, whose tables are different; it was not opened and nothing in it was changed; \
         open it with version 0.1, or start with a new one",
    )
}

fn newer(version: &str) -> Problem {
    Problem::new(Code::Internal).saying(
        format!("数据库由更新版本的程序写过（有本程序不认识的结构 {version}），没有打开；请换用新版本的程序"),
        format!("the database was written by a newer version of the program (its tables have {version}, unknown here) and was not opened; use the newer program"),
    )
}

/// Takes every migration back, newest first (tests prove each has a way back).
pub fn revert_all(target: &Target) -> Outcome<()> {
    let mut conn = connection::open(target, OpenFor::Writing)?;
    statistics::remove(&mut conn)?;
    search::remove(&mut conn)?;
    conn.revert_all_migrations(Steps).map(drop).map_err(Problem::internal)
}

diesel::table! {
    /// Diesel's own list of the migrations that have run; read here, because its reader would make the table first.
    __diesel_schema_migrations (version) {
        version -> Text,
        run_on -> Timestamp,
    }
}

/// The versions that have run.
fn ran(conn: &mut DbConnection) -> Outcome<BTreeSet<String>> {
    use __diesel_schema_migrations as ran;
    let all: Vec<String> = ran::table.select(ran::version).load(conn)?;
    Ok(all.into_iter().collect())
}

/// The version of the newest migration that has run; empty before the first.
pub fn version(conn: &mut DbConnection) -> Outcome<String> {
    use __diesel_schema_migrations as ran;
    let newest: Option<String> = ran::table.select(diesel::dsl::max(ran::version)).get_result(conn)?;
    Ok(newest.unwrap_or_default())
}

/// A refusal that names a file.
pub fn refused(zh: &str, en: &str, file: &Path) -> Problem {
    Problem::new(Code::BadRequest).saying(format!("{zh}：{}", file.display()), format!("{en}: {}", file.display()))
}
