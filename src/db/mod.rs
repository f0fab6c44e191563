//! The engine room: one `Database` with three doors, `read`, `snapshot` and `write`, over SQLite or PostgreSQL.
//!
//! Nobody else opens a connection or a transaction. Every change passes a writer thread (SQLite has one, PostgreSQL
//! one for some of the towns each), which puts waiting changes of a town into one commit (each in its own savepoint) and answers
//! them only after that commit: what was acknowledged is on the disk.

pub mod backup;
pub mod calendar_days;
mod connection;
pub mod contents;
pub mod keyring;
mod lanes;
pub mod migrations;
mod readers;
pub mod stored_settings;
#[rustfmt::skip]
pub mod schema;
pub mod search;
mod statements;
pub mod statistics;
mod steps;
pub mod towns;
mod writer;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::r2d2::Pool;
use diesel::result::DatabaseErrorKind;

use connection::OpenFor;
pub use connection::{DbConnection, MultiBackend, Target};
pub use lanes::Lane;
use readers::Manager;
use statements::Opener;
pub use statements::Statements;
use writer::Writers;
pub use writer::{Grouping, Opening};

use crate::problem::{Code, Outcome, Problem};
use crate::whole::folder_of;

/// Expands one body for both engines, where diesel's multi-connection lacks a statement.
#[macro_export]
macro_rules! on_each_engine {
    ($conn:ident => $work:expr) => {
        match $conn {
            $crate::db::DbConnection::Postgres($conn) => $work,
            $crate::db::DbConnection::Sqlite($conn) => $work,
        }
    };
}

/// So many keys in one list of a query; no engine takes a list of any length.
pub const IDS_PER_QUERY: usize = 500;

const READERS: u32 = 4;
/// Bytes a disk must have left for the next change to be kept.
const LEAST_SPACE: u64 = 8 * 1024 * 1024;

/// The town's records, whichever engine keeps them.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
}

struct Inner {
    opener: Opener,
    readers: Pool<Manager>,
    writers: Writers,
    /// Whether the last change met a full disk.
    disk_full: AtomicBool,
}

impl Database {
    /// Opens the database and brings its tables up to date. Blocks; call it before serving or from the command line.
    pub fn open(target: Target) -> Outcome<Self> {
        Self::open_as(target, Opening::default())
    }

    /// `open` with a say in how it is written to.
    pub fn open_as(target: Target, how: Opening) -> Outcome<Self> {
        let opener = Opener::new(target);
        let mut first = opener.open(OpenFor::Writing)?;
        migrations::run(&mut first)?;
        let writers = Writers::start(&opener, first, how)?;
        let readers = Pool::builder()
            .max_size(READERS)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .build(Manager::new(opener.clone()))
            .map_err(Problem::internal)?;
        Ok(Self { inner: Arc::new(Inner { opener, readers, writers, disk_full: AtomicBool::new(false) }) })
    }

    /// Ends the writing: what was acknowledged is put into the one file, and later changes are refused.
    pub fn close(&self) {
        self.inner.writers.close();
    }

    /// Where the records are kept.
    pub fn target(&self) -> &Target {
        &self.inner.opener.target
    }

    /// What its connections have run so far.
    pub fn statements(&self) -> &Statements {
        &self.inner.opener.statements
    }

    /// Reads, each statement by itself.
    pub async fn read<T, F>(&self, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut DbConnection) -> Outcome<T> + Send + 'static,
    {
        let database = self.clone();
        blocking(move || database.read_now(work)).await
    }

    /// Reads several things as they stood at one moment.
    pub async fn snapshot<T, F>(&self, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut DbConnection) -> Outcome<T> + Send + 'static,
    {
        let database = self.clone();
        blocking(move || database.snapshot_now(work)).await
    }

    /// Changes records of a lane: all of the work is kept, or nothing of it. Comes back after the commit has reached the disk.
    pub async fn write<T, F>(&self, lane: Lane, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut DbConnection) -> Outcome<T> + Send + 'static,
    {
        self.remember_space(self.inner.writers.submit(lane, work)?.await)
    }

    /// `read` for the command line, on this thread.
    pub fn read_now<T>(&self, work: impl FnOnce(&mut DbConnection) -> Outcome<T>) -> Outcome<T> {
        let mut conn = self.inner.readers.get().map_err(|_| Problem::new(Code::Busy).retry_after(2))?;
        let result = work(&mut conn);
        conn.record_result(&result);
        result
    }

    /// `snapshot` for the command line, on this thread.
    pub fn snapshot_now<T>(&self, work: impl FnOnce(&mut DbConnection) -> Outcome<T>) -> Outcome<T> {
        self.read_now(|conn| {
            let begin = match conn {
                DbConnection::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                DbConnection::Sqlite(_) => "BEGIN",
            };
            conn.batch_execute(begin)?;
            let result = work(conn);
            conn.batch_execute("ROLLBACK")?;
            result
        })
    }

    /// `write` for the command line, on this thread.
    pub fn write_now<T, F>(&self, lane: Lane, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut DbConnection) -> Outcome<T> + Send + 'static,
    {
        self.remember_space(self.inner.writers.submit(lane, work)?.blocking_recv())
    }

    /// The answer of the writer, remembering whether the disk is full.
    fn remember_space<T, E>(&self, answer: Result<Outcome<T>, E>) -> Outcome<T> {
        let result = answer.map_err(|_| Problem::new(Code::Busy).retry_after(2))?;
        match &result {
            Ok(_) => self.inner.disk_full.store(false, Ordering::Relaxed),
            Err(problem) if problem.code() == Code::DiskFull => self.inner.disk_full.store(true, Ordering::Relaxed),
            Err(_) => {}
        }
        result
    }

    /// Refuses where the last change found the disk full, or the next will; the disk of PostgreSQL shows itself by the first alone.
    pub fn require_space(&self) -> Outcome<()> {
        let short = match self.target() {
            Target::Sqlite(path) => {
                rustix::fs::statvfs(folder_of(path)).is_ok_and(|disk| disk.f_bavail.saturating_mul(disk.f_frsize) < LEAST_SPACE)
            }
            Target::Postgres(_) => false,
        };
        if short || self.inner.disk_full.load(Ordering::Relaxed) { Err(Problem::new(Code::DiskFull)) } else { Ok(()) }
    }
}

/// What blocks, on a thread where it holds nobody up.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(panic) => Err(Problem::internal(panic)),
    }
}

/// The server ended the connection, is going down or is not there. What was asked is not done, unless it ended at the very commit;
/// asked again under the same key or id, it is found there.
fn is_gone(kind: &DatabaseErrorKind, message: &str) -> bool {
    let words = ["server closed the connection", "terminating connection", "no connection to the server", "the database system is"];
    matches!(kind, DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand)
        || words.iter().any(|words| message.contains(words))
}

/// A statement, or the wait for a lock, reached the time given to it in [`connection`]; what was done so far is taken back.
fn took_too_long(message: &str) -> bool {
    ["canceling statement due to", "deadlock detected", "canceling authentication due to timeout"]
        .iter()
        .any(|words| message.contains(words))
}

fn is_disk_full(message: &str) -> bool {
    ["database or disk is full", "No space left on device", "disk full"].iter().any(|words| message.contains(words))
}

/// Keeps the engine's own words for the log, without the values that may stand in its details.
impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::Error;
        match error {
            Error::NotFound => Self::new(Code::NotFound),
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::new(Code::Busy).retry_after(1),
            Error::DatabaseError(_, information) if took_too_long(information.message()) => Self::new(Code::Busy).retry_after(2),
            Error::DatabaseError(kind, information) if is_gone(&kind, information.message()) => Self::new(Code::Busy).retry_after(2),
            // The sentences of SQLite, and of PostgreSQL's operating system.
            Error::DatabaseError(_, information) if is_disk_full(information.message()) => Self::new(Code::DiskFull),
            Error::DatabaseError(kind, information) => Self::internal(format!("{kind:?}: {}", information.message())),
            other => Self::internal(other),
        }
    }
}
