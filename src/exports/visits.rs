//! The ledger of petition visits as a file, in the columns of the reception's paper ledger.
//!
//! An accusation stands in it as to its reader: in full, or as a line with the day and the persons present.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use crate::audit::Subject;
use crate::crypto::{self, Vault};
use crate::db::DbConnection;
use crate::fields::RecordField;
use crate::ids::{RoomId, TownId, VisitId};
use crate::petition_visits::fields::VISIT_FIELDS;
use crate::petition_visits::{Visit, VisitFilter, Visitor, may_be_read_in_full, visitors_of, visits_in};
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Scope};
use crate::rooms::{by_town, find_room, narrowed, rooms_in};
use crate::text::masked_phone;

use super::columns::Part::{Field, OtherFields, Own};
use super::columns::{Ledger, Part, cells, columns};
use super::listing::{BATCH_SIZE, Column, Listing};
use super::sheet::Cell;

/// The visits of a scope that meet the list's filters.
pub struct Visits {
    scope: Scope,
    town: Option<TownId>,
    filter: VisitFilter,
    actor: Actor,
    vault: Arc<Vault>,
    rooms: Option<HashMap<RoomId, String>>,
    finished: bool,
}

impl Visits {
    pub fn new(scope: Scope, town: Option<TownId>, filter: VisitFilter, actor: Actor, vault: Arc<Vault>) -> Self {
        Self { scope, town, filter, actor, vault, rooms: None, finished: false }
    }
}

/// What a row is made of.
pub struct Line<'a> {
    visit: &'a Visit,
    /// The visit's own row, by the names of its fields.
    row: Value,
    visitors: Vec<&'a Visitor>,
    rooms: &'a HashMap<RoomId, String>,
    vault: &'a Vault,
}

impl Ledger for Visits {
    type Line<'a> = Line<'a>;
    const FIELDS: &'static [RecordField] = VISIT_FIELDS;
    const PARTS: &'static [Part<Self>] = PARTS;

    fn record<'a>(line: &'a Line<'_>) -> &'a Value {
        &line.row
    }
}

const PARTS: &[Part<Visits>] = &[
    Field("received_on"),
    Own(("接访领导", 12), |line| Ok(line.visit.leader.as_str().into())),
    Field("leader_title"),
    Own(("接访地点", 16), |line| Ok(line.visit.place.as_str().into())),
    Field("form"),
    Own(("来访人", 20), |line| Ok(joined(line.visitors.iter().map(|visitor| visitor.name.as_str())))),
    Own(("联系电话", 16), |line| phones(&line.visitors, line.vault)),
    Own(("住址", 20), |line| Ok(joined(line.visitors.iter().filter_map(|visitor| visitor.address.as_deref())))),
    Own(("所属村（社区）", 14), |line| {
        Ok(Cell::or_empty(line.visit.room_id.and_then(|room| line.rooms.get(&room)).map(String::as_str)))
    }),
    Field("persons_present"),
    Field("persons_represented"),
    Field("subject"),
    Field("summary"),
    Field("class"),
    Field("occurrence"),
    Field("handling"),
    OtherFields,
    Field("assigned_to"),
    Own(("告知期限", 12), |line| Ok(Cell::or_empty(line.visit.notify_by))),
    Own(("办结期限", 12), |line| Ok(Cell::or_empty(line.visit.finish_by))),
    Field("finished_on"),
    Field("result"),
    Own(("转调解案件", 10), |line| Ok(if line.visit.case_id.is_some() { "是" } else { "否" }.into())),
    Own(("撤销原因", 16), |line| Ok(Cell::or_empty(line.visit.withdrawn_reason.as_deref()))),
];

static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(columns::<Visits>);

impl Listing for Visits {
    fn name(&self) -> &'static str {
        "领导接访登记"
    }

    fn subject(&self) -> Subject {
        Subject::PetitionVisits
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn check(&self, conn: &mut DbConnection) -> Outcome<()> {
        let scope = narrowed(conn, self.scope, self.town, None)?;
        self.filter.room_id.map_or(Ok(()), |room| find_room(conn, scope, room).map(drop))
    }

    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>> {
        if self.finished {
            return Ok(Vec::new());
        }
        let scope = narrowed(conn, self.scope, self.town, None)?;
        let found = visits_in(conn, scope, &self.actor, &self.filter, BATCH_SIZE)?;
        self.filter.after = found.last().map(|visit| (visit.received_on, visit.id));
        self.finished = found.is_empty();
        let rooms = match self.rooms.take() {
            Some(rooms) => rooms,
            None => rooms_in(conn, scope)?.into_iter().map(|room| (room.id, room.name)).collect(),
        };
        let mut visitors = Vec::new();
        for (town, of_town) in by_town(&found, |visit| visit.town) {
            let ids: Vec<VisitId> = of_town.iter().map(|visit| visit.id).collect();
            visitors.append(&mut visitors_of(conn, town, &ids)?);
        }
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
    let row = serde_json::to_value(visit).map_err(Problem::internal)?;
    cells::<Visits>(&Line { visit, row, visitors: visitors.collect(), rooms, vault })
}

fn phones(visitors: &[&Visitor], vault: &Vault) -> Outcome<Cell> {
    let sealed = visitors.iter().filter_map(|visitor| visitor.phone_sealed.as_deref());
    let phones: Vec<String> =
        sealed.map(|sealed| Ok(masked_phone(&vault.open_text(crypto::Field::Phone, sealed)?))).collect::<Outcome<_>>()?;
    Ok(phones.join("、").into())
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Cell {
    texts.collect::<Vec<_>>().join("、").into()
}
