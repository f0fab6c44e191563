//! The entries of the online platform as a file.

use std::collections::HashMap;

use crate::audit::Subject;
use crate::db::DbConnection;
use crate::ids::RoomId;
use crate::online_entries::{Entry, EntryFilter, entries_in};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{find_room, rooms_in};

use super::listing::{BATCH_SIZE, Column, Listing};
use super::sheet::Cell;

/// The entries of a scope that meet the list's filters.
pub struct Entries {
    scope: Scope,
    filter: EntryFilter,
    rooms: Option<HashMap<RoomId, String>>,
    finished: bool,
}

impl Entries {
    pub fn new(scope: Scope, filter: EntryFilter) -> Self {
        Self { scope, filter, rooms: None, finished: false }
    }
}

const COLUMNS: &[Column] = &[
    ("平台编号", 22),
    ("平台", 16),
    ("录入日期", 12),
    ("录入人", 12),
    ("调解组织", 20),
    ("调解室", 12),
    ("纠纷类型", 14),
    ("申请人", 16),
    ("被申请人", 16),
    ("受理日期", 12),
    ("调解结果", 14),
    ("协议形式", 10),
    ("状态", 10),
    ("已匹配案件", 10),
];

impl Listing for Entries {
    fn name(&self) -> &'static str {
        "网上人民调解平台录入"
    }

    fn subject(&self) -> Subject {
        Subject::OnlineEntries
    }

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn check(&self, conn: &mut DbConnection) -> Outcome<()> {
        self.filter.room_id.map_or(Ok(()), |room| find_room(conn, self.scope, room).map(drop))
    }

    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>> {
        if self.finished {
            return Ok(Vec::new());
        }
        let found = entries_in(conn, self.scope, &self.filter, BATCH_SIZE)?;
        self.filter.after = found.last().map(|entry| (entry.entered_on, entry.id));
        self.finished = found.is_empty();
        let rooms = match self.rooms.take() {
            Some(rooms) => rooms,
            None => rooms_in(conn, self.scope)?.into_iter().map(|room| (room.id, room.name)).collect(),
        };
        let rows = found.iter().map(|entry| row(entry, &rooms)).collect();
        self.rooms = Some(rooms);
        Ok(rows)
    }
}

fn row(entry: &Entry, rooms: &HashMap<RoomId, String>) -> Vec<Cell> {
    vec![
        entry.platform_no.as_str().into(),
        entry.platform.as_str().into(),
        entry.entered_on.into(),
        Cell::or_empty(entry.entered_by.as_deref()),
        Cell::or_empty(entry.committee.as_deref()),
        Cell::or_empty(entry.room_id.and_then(|room| rooms.get(&room)).map(String::as_str)),
        Cell::label(entry.kind),
        Cell::or_empty(entry.applicant.as_deref()),
        Cell::or_empty(entry.respondent.as_deref()),
        Cell::or_empty(entry.accepted_on),
        Cell::or_empty(entry.result.as_deref()),
        Cell::label(entry.form),
        Cell::label(Some(entry.state)),
        if entry.case_id.is_some() { "是" } else { "否" }.into(),
    ]
}
