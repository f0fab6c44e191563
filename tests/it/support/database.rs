//! A fresh database for each test, on the engine `FENGQIAO_TEST_ENGINE` names.

use std::path::PathBuf;
use std::sync::LazyLock;

use diesel::Connection;
use diesel::connection::SimpleConnection;
use fengqiao::db::{Database, Target};
use tempfile::TempDir;

/// The folder goes when the test ends.
pub struct Fresh {
    pub target: Target,
    _folder: Option<TempDir>,
}

// Migrating once and copying the file is many times quicker than migrating for each test.
static TEMPLATE: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("template.db");
    let made = Target::Sqlite(folder.path().join("made.db"));
    drop(Database::open(made.clone()).expect("migrated"));
    fengqiao::db::backup::copy_to(&made, &copy).expect("copied");
    (folder, copy)
});

fn postgres() -> bool {
    std::env::var("FENGQIAO_TEST_ENGINE").is_ok_and(|engine| engine == "postgres")
}

/// A database with its tables.
pub fn migrated() -> Fresh {
    let fresh = empty();
    if let Target::Sqlite(path) = &fresh.target {
        std::fs::copy(&TEMPLATE.1, path).expect("copied");
    }
    fresh
}

/// A database without tables.
pub fn empty() -> Fresh {
    if postgres() {
        let url = std::env::var("FENGQIAO_TEST_POSTGRES").expect("run this through tests/with-postgres.sh");
        let schema = format!("test_{}", uuid::Uuid::new_v4().simple());
        let mut conn = diesel::PgConnection::establish(&url).expect("PostgreSQL is there");
        conn.batch_execute(&format!("CREATE SCHEMA {schema}")).expect("a schema");
        return Fresh { target: Target::Postgres(format!("{url}?options=-csearch_path%3D{schema}")), _folder: None };
    }
    let folder = tempfile::tempdir().expect("a folder");
    Fresh { target: Target::Sqlite(folder.path().join("town.db")), _folder: Some(folder) }
}
