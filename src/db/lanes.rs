//! Which changes wait for one another: those of one town, and no others.
//!
//! A group of changes is one transaction, which on PostgreSQL holds the row of its town in `audit_heads` for as long as it
//! lasts. That row excludes whoever else writes for the town, from this program or from another one, and on whichever
//! machine the town stands; an advisory lock would exclude nobody on another machine.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::DbConnection;
use super::schema::audit_heads;
use super::towns;
use crate::ids::TownKey;
use crate::problem::Outcome;

/// Whose records a change may touch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
    /// Those of one town; [`TownKey::NONE`] for what belongs to none.
    Town(TownKey),
    /// Those of all towns: it waits for everybody, and everybody for it.
    All,
}

impl Lane {
    /// The lane of whoever works for a town, or for all of them.
    pub fn of(town: Option<TownKey>) -> Self {
        town.map_or(Self::All, Self::Town)
    }

    /// The lane of what concerns somebody alone, whose chain is that of their town, or that of no town.
    pub fn own(town: Option<TownKey>) -> Self {
        Self::Town(town.unwrap_or(TownKey::NONE))
    }

    /// Which of so many writers serves it: always the same one.
    pub fn writer(self, writers: usize) -> usize {
        match self {
            Self::Town(town) => usize::try_from(town.0).unwrap_or_default().checked_rem(writers).unwrap_or_default(),
            Self::All => 0,
        }
    }
}

/// Begins a transaction in which nobody else changes what is in the lane.
pub fn begin(conn: &mut DbConnection, lane: Lane) -> Outcome<()> {
    match conn {
        // SQLite has one writer at a time, whatever it writes. It fails at once when a reader turns writer behind another
        // process's writer; this waits its turn.
        DbConnection::Sqlite(conn) => Ok(conn.batch_execute("BEGIN IMMEDIATE")?),
        DbConnection::Postgres(_) => {
            conn.batch_execute("BEGIN")?;
            match lane {
                Lane::Town(town) => hold(conn, town),
                // In one order, so that no two of them wait for each other; a town is opened by whoever holds the first.
                Lane::All => {
                    hold(conn, TownKey::NONE)?;
                    towns::numbers(conn)?.into_iter().try_for_each(|town| hold(conn, town))
                }
            }
        }
    }
}

/// Waits until nobody else writes for a town, and keeps it so.
fn hold(conn: &mut DbConnection, town: TownKey) -> Outcome<()> {
    if let DbConnection::Postgres(conn) = conn {
        audit_heads::table.find(town).select(audit_heads::seq).for_update().get_result::<i64>(conn)?;
    }
    Ok(())
}
