//! A whole copy of a SQLite database, made while others work with it.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::{self, OpenFor};
use super::{DbConnection, Target};
use crate::problem::{Code, Outcome, Problem};

/// Writes a copy of the database to a new file and makes sure it has reached the disk.
pub fn copy_to(target: &Target, file: &Path) -> Outcome<()> {
    if let Target::Sqlite(path) = target
        && !path.is_file()
    {
        return Err(refused("没有这个数据库文件", "there is no such database file", path));
    }
    if file.exists() {
        return Err(refused("备份文件已存在，不会覆盖", "the backup file exists and is not overwritten", file));
    }
    let name = file.to_str().ok_or_else(|| refused("文件名不是 UTF-8", "the file name is not UTF-8", file))?;
    match connection::open(target, OpenFor::Writing)? {
        DbConnection::Sqlite(mut conn) => {
            diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(name).execute(&mut conn)?;
            std::fs::File::open(file).and_then(|copy| copy.sync_all()).map_err(Problem::internal)
        }
        DbConnection::Postgres(_) => Err(use_pg_dump()),
    }
}

/// PostgreSQL brings its own tools, which know users and large databases better than we do.
pub fn use_pg_dump() -> Problem {
    Problem::new(Code::BadRequest).saying(
        "PostgreSQL 数据库请用 pg_dump 备份、pg_restore 恢复；密钥文件另行保管",
        "back up a PostgreSQL database with pg_dump and restore it with pg_restore; keep the key file apart",
    )
}

/// A refusal that names a file.
pub fn refused(zh: &str, en: &str, file: &Path) -> Problem {
    Problem::new(Code::BadRequest).saying(format!("{zh}：{}", file.display()), format!("{en}: {}", file.display()))
}
