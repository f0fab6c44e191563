//! The year's screening reports as a file, one row for each room and half-month.

use crate::audit::Subject;
use crate::context::Context;
use crate::db::DbConnection;
use crate::ids::{RoomId, TownId};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{Room, localities, narrowed, rooms_in};
use crate::screenings::{Obligation, obligations};

use super::listing::{Column, Listing};
use super::sheet::Cell;

/// The half-months of a year for which the rooms of a scope owe reports.
pub struct Screenings {
    scope: Scope,
    town: Option<TownId>,
    room: Option<RoomId>,
    year: i32,
    context: Context,
    finished: bool,
}

impl Screenings {
    pub fn new(scope: Scope, (year, town, room): (i32, Option<TownId>, Option<RoomId>), context: Context) -> Self {
        Self { scope, town, room, year, context, finished: false }
    }

    fn row(&self, rooms: &[Room], owed: &Obligation) -> Vec<Cell> {
        let name = rooms.iter().find(|room| room.id == owed.room_id).map(|room| room.name.as_str());
        vec![
            Cell::or_empty(name),
            owed.half_month.to_string().into(),
            owed.half_month.starts_on().into(),
            owed.half_month.ends_on().into(),
            owed.due_on.into(),
            Cell::label(Some(owed.state)),
            Cell::label(owed.content),
            Cell::Whole(owed.disputes),
            owed.declared.map_or(Cell::Empty, |declared| Cell::Whole(declared.into())),
            if owed.contradicted { "是" } else { "" }.into(),
            Cell::or_empty(owed.filed_at.map(|at| self.context.clock.local_time_text(at))),
        ]
    }
}

const COLUMNS: &[Column] = &[
    ("调解室", 12),
    ("半月", 12),
    ("起", 12),
    ("止", 12),
    ("报送期限", 12),
    ("状态", 10),
    ("内容", 10),
    ("排查发现（件）", 12),
    ("报表所填（件）", 12),
    ("报后有变", 10),
    ("报送时间", 18),
];

impl Listing for Screenings {
    fn name(&self) -> &'static str {
        "排查半月报"
    }

    fn subject(&self) -> Subject {
        Subject::Screenings
    }

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn check(&self, conn: &mut DbConnection) -> Outcome<()> {
        narrowed(conn, self.scope, self.town, self.room).map(drop)
    }

    // A year has at most 24 rows a room, so it is read as one piece.
    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>> {
        if std::mem::replace(&mut self.finished, true) {
            return Ok(Vec::new());
        }
        let scope = narrowed(conn, self.scope, self.town, self.room)?;
        let rooms = rooms_in(conn, scope)?;
        let mut rows = Vec::new();
        for at in localities(conn, scope)? {
            let settings = self.context.settings(conn, Some(at.town))?;
            let owed = obligations(conn, at.scope(), self.year, self.context.clock.today(), &settings)?;
            rows.extend(owed.iter().map(|owed| self.row(&rooms, owed)));
        }
        Ok(rows)
    }
}
