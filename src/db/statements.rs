//! How many statements each door has run: the work an operation makes for the database, whatever the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::Connection;
use diesel::connection::{Instrumentation, InstrumentationEvent};

use super::DbConnection;
use super::connection::{self, OpenFor, Target};
use crate::problem::Outcome;

/// Statements run since the database was opened, `BEGIN` and `COMMIT` among them.
#[derive(Default)]
pub struct Statements {
    reading: AtomicU64,
    writing: AtomicU64,
}

impl Statements {
    /// By connections that only read.
    pub fn reading(&self) -> u64 {
        self.reading.load(Ordering::Relaxed)
    }

    /// By the writer.
    pub fn writing(&self) -> u64 {
        self.writing.load(Ordering::Relaxed)
    }
}

/// Opens connections to one database and counts what they run.
#[derive(Clone)]
pub struct Opener {
    pub target: Target,
    pub statements: Arc<Statements>,
}

impl Opener {
    pub fn new(target: Target) -> Self {
        Self { target, statements: Arc::default() }
    }

    /// Opens one connection whose statements are counted from here on.
    pub fn open(&self, purpose: OpenFor) -> Outcome<DbConnection> {
        let mut conn = connection::open(&self.target, purpose)?;
        conn.set_instrumentation(Counter { statements: Arc::clone(&self.statements), purpose });
        Ok(conn)
    }
}

struct Counter {
    statements: Arc<Statements>,
    purpose: OpenFor,
}

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        // Only counted, never kept: the text of a query carries the values bound to it.
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            let count = match self.purpose {
                OpenFor::Reading => &self.statements.reading,
                OpenFor::Writing => &self.statements.writing,
            };
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}
