//! A whole copy of a SQLite database, made while others work with it, and what is asked of one before it is believed.

use std::io::Read;
use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::{self, OpenFor};
use super::migrations::refused;
use super::{DbConnection, Target, migrations};
use crate::problem::{Code, Outcome, Problem};

/// How every SQLite file begins.
const BEGINNING: &[u8; 16] = b"SQLite format 3\0";

/// Writes a copy of the database to a file that is empty or not there yet.
pub fn copy_to(target: &Target, file: &Path) -> Outcome<()> {
    let name = file.to_str().ok_or_else(|| refused("文件名不是 UTF-8", "the file name is not UTF-8", file))?;
    match connection::open(target, OpenFor::Writing)? {
        DbConnection::Sqlite(mut conn) => {
            diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(name).execute(&mut conn)?;
            Ok(())
        }
        DbConnection::Postgres(_) => Err(use_pg_dump()),
    }
}

/// Opens a copy that nobody works with, to look at; refuses what is no whole database of this program.
pub fn open_copy(file: &Path) -> Outcome<DbConnection> {
    let mut beginning = [0; BEGINNING.len()];
    let begins = std::fs::File::open(file).and_then(|mut copy| copy.read_exact(&mut beginning));
    if begins.is_err() || beginning != *BEGINNING {
        return Err(refused(
            "这不是枫桥的备份文件（是空文件，或者是别的文件）",
            "this is no backup of this program: it is empty, or some other file",
            file,
        ));
    }
    let mut conn = connection::open_to_look(file).map_err(|_| damaged(file))?;
    require_whole(&mut conn).map_err(|_| damaged(file))?;
    migrations::require_ours(&mut conn, file)?;
    Ok(conn)
}

/// The engine's own checks of a SQLite file: its pages, and that every reference leads somewhere.
pub fn require_whole(conn: &mut DbConnection) -> Outcome<()> {
    #[derive(QueryableByName)]
    struct Said {
        #[diesel(sql_type = Text)]
        said: String,
    }
    let DbConnection::Sqlite(conn) = conn else { return Ok(()) };
    let whole: Vec<Said> = diesel::sql_query("SELECT integrity_check AS said FROM pragma_integrity_check").load(conn)?;
    let dangling: Vec<Said> = diesel::sql_query("SELECT DISTINCT \"table\" AS said FROM pragma_foreign_key_check").load(conn)?;
    let faults: Vec<String> = whole.into_iter().chain(dangling).map(|row| row.said).filter(|said| said != "ok").collect();
    match faults.first() {
        None => Ok(()),
        Some(first) => {
            Err(Problem::internal(first).saying("数据库文件已损坏，请从备份恢复", "the database file is damaged; restore it from a backup"))
        }
    }
}

/// Makes one file of a database that nobody works with: no part of it stays in the files beside it.
pub fn into_one_file(path: &Path) -> Outcome<()> {
    let DbConnection::Sqlite(mut conn) = connection::open(&Target::Sqlite(path.to_owned()), OpenFor::Writing)? else { return Ok(()) };
    // Fails while anybody else has it open.
    Ok(connection::each(&mut conn, &["PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode = DELETE"])?)
}

fn damaged(file: &Path) -> Problem {
    refused("这个备份文件不完整或已损坏，没有使用", "this backup file is cut short or damaged, and was not used", file)
}

/// PostgreSQL brings its own tools, which know users and large databases better than we do.
pub fn use_pg_dump() -> Problem {
    Problem::new(Code::BadRequest).saying(
        "PostgreSQL 数据库请用 pg_dump 备份、pg_restore 恢复；密钥文件另行保管",
        "back up a PostgreSQL database with pg_dump and restore it with pg_restore; keep the key file apart",
    )
}
