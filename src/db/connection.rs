//! Opening a connection: the engine is chosen by the address, never by trying.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};

use crate::problem::{Code, Outcome, Problem};

/// One connection to either engine; queries are written once, against this.
#[derive(diesel::MultiConnection)]
pub enum DbConnection {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// The address of a database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    Sqlite(PathBuf),
    /// A libpq address; it may hold a password, so it is never shown.
    Postgres(String),
}

impl FromStr for Target {
    type Err = Problem;

    /// `sqlite:<file>`, `postgres://…`, `postgresql://…`; a plain path only if such a file is there,
    /// because SQLite takes any text for a file name and a mistyped address would make a stray file.
    fn from_str(text: &str) -> Outcome<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        if let Some(path) = text.strip_prefix("sqlite:")
            && !path.is_empty()
        {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if Path::new(text).is_file() {
            return Ok(Self::Sqlite(PathBuf::from(text)));
        }
        Err(Problem::new(Code::BadRequest).saying(
            "数据库地址应写作 sqlite:文件名 或 postgres://主机/库名",
            "write the database as sqlite:<file> or postgres://<host>/<name>",
        ))
    }
}

/// What a connection is for; a reading one cannot change anything.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OpenFor {
    Reading,
    Writing,
}

/// What every connection to SQLite is told.
const ALWAYS: [&str; 5] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
];

/// What every connection to PostgreSQL is told. Compiling a statement takes longer than our statements do: a town's year took
/// twice as long with it. A statement, a lock and an unfinished transaction may take so long; who asks then is told to come again.
const ALWAYS_ON_POSTGRES: [&str; 7] = [
    "SET TIME ZONE 'UTC'",
    "SET DateStyle = 'ISO, YMD'",
    "SET client_min_messages = warning",
    "SET jit = off",
    "SET statement_timeout = '120s'",
    "SET lock_timeout = '10s'",
    "SET idle_in_transaction_session_timeout = '300s'",
];

/// What is said to libpq where the address says nothing of it: a server that has vanished from the network is noticed.
const SOCKET_LIMITS: [(&str, &str); 5] = [
    ("connect_timeout", "5"),
    ("keepalives_idle", "20"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "30000"),
];

/// An address with a limit for everything the socket waits for.
fn with_limits(url: &str) -> String {
    let mut address = url.to_owned();
    for (name, value) in SOCKET_LIMITS.iter().filter(|(name, _)| !url.contains(&format!("{name}="))) {
        let mark = if address.contains('?') { '&' } else { '?' };
        address.push_str(&format!("{mark}{name}={value}"));
    }
    address
}

/// Lets the statements of this connection take as long as they need: tables are made once.
pub fn without_limits(conn: &mut DbConnection) -> Outcome<()> {
    if let DbConnection::Postgres(conn) = conn {
        each(conn, &["SET statement_timeout = 0", "SET lock_timeout = 0"])?;
    }
    Ok(())
}

/// Limits them again.
pub fn with_limits_again(conn: &mut DbConnection) -> Outcome<()> {
    if let DbConnection::Postgres(conn) = conn {
        each(conn, &ALWAYS_ON_POSTGRES)?;
    }
    Ok(())
}

/// Sends commands one at a time.
pub fn each(conn: &mut impl SimpleConnection, commands: &[&str]) -> diesel::QueryResult<()> {
    commands.iter().try_for_each(|command| conn.batch_execute(command))
}

/// Opens one connection, making a SQLite file (and its folder) when there is none.
pub fn open(target: &Target, purpose: OpenFor) -> Outcome<DbConnection> {
    match target {
        Target::Sqlite(path) => {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|error| cannot_open(path, &error.to_string()))?;
            }
            let address = path.to_str().ok_or_else(|| cannot_open(path, "the path is not UTF-8"))?;
            if purpose == OpenFor::Writing {
                restrict_access(path).map_err(|error| cannot_open(path, &error.to_string()))?;
            }
            let mut conn = SqliteConnection::establish(address).map_err(|error| cannot_open(path, &error.to_string()))?;
            each(&mut conn, &ALWAYS).map_err(|error| cannot_open(path, &error.to_string()))?;
            each(
                &mut conn,
                match purpose {
                    OpenFor::Reading => &["PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY"],
                    // Many changes touch the same pages; the fewer times these are carried over, the better. At most 16 MB wait.
                    // What a savepoint keeps to go back to goes to a file when it is much: in memory SQLite walks all of it
                    // after every statement, and the import of a large workbook would never end.
                    OpenFor::Writing => &["PRAGMA wal_autocheckpoint = 4000", "PRAGMA temp_store = FILE"],
                },
            )?;
            Ok(DbConnection::Sqlite(conn))
        }
        Target::Postgres(url) => {
            let mut conn = PgConnection::establish(&with_limits(url)).map_err(|_| {
                Problem::new(Code::Busy).saying(
                    "连不上 PostgreSQL 数据库，请检查地址、账号和网络",
                    "cannot reach the PostgreSQL database; check its address, account and network",
                )
            })?;
            each(&mut conn, &ALWAYS_ON_POSTGRES)?;
            if purpose == OpenFor::Reading {
                conn.batch_execute("SET default_transaction_read_only = on")?;
            }
            Ok(DbConnection::Postgres(conn))
        }
    }
}

/// Puts all that was written into the one file and gives spare memory back; false while a reader is in the way.
pub fn checkpoint(conn: &mut DbConnection) -> bool {
    #[derive(diesel::QueryableByName)]
    struct Checkpoint {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        busy: i32,
    }
    let DbConnection::Sqlite(conn) = conn else { return true };
    // Nobody waits for this, so it waits for nobody.
    drop(conn.batch_execute("PRAGMA busy_timeout = 0"));
    let done: Result<Checkpoint, _> = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(conn);
    drop(each(conn, &["PRAGMA busy_timeout = 5000", "PRAGMA shrink_memory"]));
    done.is_ok_and(|done| done.busy == 0)
}

/// Names and passwords' hashes stand in it: a new file is its owner's alone, and so are those SQLite makes beside it.
fn restrict_access(path: &Path) -> std::io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Opens a SQLite file that nobody works with, to look at: nothing is written, not even beside it.
pub fn open_to_look(path: &Path) -> Outcome<DbConnection> {
    let name = path.to_str().ok_or_else(|| cannot_open(path, "the path is not UTF-8"))?;
    let name: String = name
        .chars()
        .map(|letter| match letter {
            '%' | '?' | '#' => format!("%{:02X}", u32::from(letter)),
            other => other.to_string(),
        })
        .collect();
    let mut conn =
        SqliteConnection::establish(&format!("file:{name}?mode=ro&immutable=1")).map_err(|error| cannot_open(path, &error.to_string()))?;
    each(&mut conn, &["PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY"]).map_err(|error| cannot_open(path, &error.to_string()))?;
    Ok(DbConnection::Sqlite(conn))
}

fn cannot_open(path: &Path, why: &str) -> Problem {
    Problem::new(Code::Busy)
        .saying(format!("打不开数据库文件 {}：{why}", path.display()), format!("cannot open the database file {}: {why}", path.display()))
}
