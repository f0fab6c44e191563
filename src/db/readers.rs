//! The reading connections: one is asked whether it is there before it is lent, unless it has just worked.

use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;

use super::DbConnection;
use super::connection::OpenFor;
use super::statements::Opener;
use crate::problem::{Outcome, Problem};

/// A reader that worked so short a time ago is there still; asking it first would cost each read a statement.
const SURELY_THERE: Duration = Duration::from_secs(1);

/// A reading connection, and when it last did its work well.
pub struct Reader {
    conn: DbConnection,
    worked_at: Option<Instant>,
}

impl Reader {
    /// Records how its last work went: after a failure it is asked before it is handed out again.
    pub fn record_result<T>(&mut self, result: &Outcome<T>) {
        self.worked_at = result.is_ok().then(Instant::now);
    }
}

impl Deref for Reader {
    type Target = DbConnection;

    fn deref(&self) -> &DbConnection {
        &self.conn
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut DbConnection {
        &mut self.conn
    }
}

/// Hands reading connections to the pool.
pub struct Manager {
    opener: Opener,
}

impl Manager {
    pub fn new(opener: Opener) -> Self {
        Self { opener }
    }
}

impl ManageConnection for Manager {
    type Connection = Reader;
    type Error = Problem;

    fn connect(&self) -> Result<Reader, Problem> {
        Ok(Reader { conn: self.opener.open(OpenFor::Reading)?, worked_at: None })
    }

    fn is_valid(&self, reader: &mut Reader) -> Result<(), Problem> {
        match &reader.conn {
            DbConnection::Postgres(_) if reader.worked_at.is_none_or(|at| at.elapsed() > SURELY_THERE) => {
                Ok(reader.conn.batch_execute("SELECT 1")?)
            }
            DbConnection::Postgres(_) | DbConnection::Sqlite(_) => Ok(()),
        }
    }

    // A connection dropped by a panic may hold an open transaction; the next reader must not inherit it.
    fn has_broken(&self, _: &mut Reader) -> bool {
        std::thread::panicking()
    }
}
