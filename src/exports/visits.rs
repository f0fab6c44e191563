//! The ledger of petition visits as a file, in the columns of the reception's paper ledger.
//!
//! An accusation stands in it as to its reader: in full, or as a line with the day and the persons present.

use std::collections::HashMap;
use std::sync::Arc;

use crate::audit::Subject;
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::ids::{RoomId, TownId, VisitId};
use crate::petition_visits::{Visit, VisitFilter, Visitor, may_be_read_in_full, visitors_of, visits_in};
use crate::problem::Outcome;
use crate::rights::{Actor, Scope};
use crate::rooms::{find_room, narrowed, rooms_in};
use crate::text::masked_phone;

use super::listing::{BATCH_SIZE, Column, Listing};
use super::sheet::Cell;

/// The visits of a scope that meet the list's filters.
pub struct Visits {
    scope: Scope,
    town: Option<TownId>,
    wanted: VisitFilter,
    actor: Actor,
    vault: Arc<Vault>,
    rooms: Option<HashMap<RoomId, String>>,
    finished: bool,
}

impl Visits {
    pub fn new(scope: Scope, town: Option<TownId>, wanted: VisitFilter, actor: Actor, vault: Arc<Vault>) -> Self {
        Self { scope, town, wanted, actor, vault, rooms: None, finished: false }
    }
}

const COLUMNS: &[Column] = &[
    ("接访日期", 12),
    ("接访领导", 12),
    ("职务", 14),
    ("接访地点", 16),
    ("接访形式", 12),
    ("来访人", 20),
    ("联系电话", 16),
    ("住址", 20),
    ("所属村（社区）", 14),
    ("到场人数", 9),
    ("代表人数", 9),
    ("反映事项", 30),
    ("主要内容", 50),
    ("类别", 10),
    ("初次/重复", 10),
    ("办理方式", 14),
    ("责任单位", 16),
    ("告知期限", 12),
    ("办结期限", 12),
    ("办结日期", 12),
    ("办理结果", 30),
    ("转调解案件", 10),
    ("撤销原因", 16),
];

impl Listing for Visits {
    fn name(&self) -> &'static str {
        "领导接访登记"
    }

    fn subject(&self) -> Subject {
        Subject::PetitionVisits
    }

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn check(&self, conn: &mut DbConnection) -> Outcome<()> {
        let scope = narrowed(conn, self.scope, self.town, None)?;
        self.wanted.room_id.map_or(Ok(()), |room| find_room(conn, scope, room).map(drop))
    }

    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>> {
        if self.finished {
            return Ok(Vec::new());
        }
        let scope = narrowed(conn, self.scope, self.town, None)?;
        let found = visits_in(conn, scope, &self.actor, &self.wanted, BATCH_SIZE)?;
        self.wanted.after = found.last().map(|visit| (visit.received_on, visit.id));
        self.finished = found.is_empty();
        let rooms = match self.rooms.take() {
            Some(rooms) => rooms,
            None => rooms_in(conn, scope)?.into_iter().map(|room| (room.id, room.name)).collect(),
        };
        let ids: Vec<VisitId> = found.iter().map(|visit| visit.id).collect();
        let visitors = visitors_of(conn, &ids)?;
        let rows = found.iter().map(|visit| match may_be_read_in_full(visit, &self.actor) {
            true => row(visit, visitors.iter().filter(|visitor| visitor.visit_id == visit.id), &rooms, &self.vault),
            false => Ok(one_line(visit)),
        });
        let rows = rows.collect();
        self.rooms = Some(rooms);
        rows
    }
}

/// What everybody may see of an accusation, so that sums hold.
fn one_line(visit: &Visit) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; COLUMNS.len()];
    for (heading, value) in [("接访日期", visit.received_on.into()), ("到场人数", Cell::Whole(visit.persons_present.into()))] {
        let place = COLUMNS.iter().position(|(name, _)| *name == heading);
        if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
            *cell = value;
        }
    }
    cells
}

fn row<'a>(
    visit: &Visit,
    visitors: impl Iterator<Item = &'a Visitor>,
    rooms: &HashMap<RoomId, String>,
    vault: &Vault,
) -> Outcome<Vec<Cell>> {
    let visitors: Vec<&Visitor> = visitors.collect();
    let phones = visitors.iter().filter_map(|visitor| visitor.phone_sealed.as_deref());
    let phones: Vec<String> = phones.map(|sealed| Ok(masked_phone(&vault.open_text(Field::Phone, sealed)?))).collect::<Outcome<_>>()?;
    let joined = |texts: Vec<&str>| Cell::from(texts.join("、"));
    Ok(vec![
        visit.received_on.into(),
        visit.leader.as_str().into(),
        Cell::or_empty(visit.leader_title.as_deref()),
        visit.place.as_str().into(),
        Cell::label(Some(visit.form)),
        joined(visitors.iter().map(|visitor| visitor.name.as_str()).collect()),
        phones.join("、").into(),
        joined(visitors.iter().filter_map(|visitor| visitor.address.as_deref()).collect()),
        Cell::or_empty(visit.room_id.and_then(|room| rooms.get(&room)).map(String::as_str)),
        Cell::Whole(visit.persons_present.into()),
        visit.persons_represented.map_or(Cell::Empty, |persons| Cell::Whole(persons.into())),
        visit.subject.as_str().into(),
        Cell::or_empty(visit.summary.as_deref()),
        Cell::label(Some(visit.class)),
        Cell::label(Some(visit.occurrence)),
        Cell::label(Some(visit.handling)),
        Cell::or_empty(visit.assigned_to.as_deref()),
        Cell::or_empty(visit.notify_by),
        Cell::or_empty(visit.finish_by),
        Cell::or_empty(visit.finished_on),
        Cell::or_empty(visit.result.as_deref()),
        if visit.case_id.is_some() { "是" } else { "否" }.into(),
        Cell::or_empty(visit.withdrawn_reason.as_deref()),
    ])
}
