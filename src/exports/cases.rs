//! The ledger of cases as a file, one row for each case, in the columns of the paper ledger.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use crate::audit::Subject;
use crate::cases::fields::CASE_FIELDS;
use crate::cases::lists::{ParticipantRole, PartyRole};
use crate::cases::{Case, CaseFilter, Resolution, WholeCase, cases_in, with_children};
use crate::crypto::{self, Vault};
use crate::db::DbConnection;
use crate::fields::RecordField;
use crate::ids::RoomId;
use crate::problem::{Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::{find_room, rooms_in};
use crate::text::masked_phone;

use super::columns::Part::{Field, OtherFields, Own};
use super::columns::{Ledger, Part, cells, columns};
use super::listing::{BATCH_SIZE, Column, Listing};
use super::sheet::Cell;

/// The cases of a scope that meet the list's filters.
pub struct Cases {
    scope: Scope,
    filter: CaseFilter,
    vault: Arc<Vault>,
    rooms: Option<HashMap<RoomId, String>>,
    finished: bool,
}

impl Cases {
    pub fn new(scope: Scope, filter: CaseFilter, vault: Arc<Vault>) -> Self {
        Self { scope, filter, vault, rooms: None, finished: false }
    }
}

/// What a row is made of.
pub struct Line<'a> {
    whole: &'a WholeCase,
    /// The case's own row, by the names of its fields.
    case: Value,
    rooms: &'a HashMap<RoomId, String>,
    vault: &'a Vault,
}

impl Ledger for Cases {
    type Line<'a> = Line<'a>;
    const FIELDS: &'static [RecordField] = CASE_FIELDS;
    const PARTS: &'static [Part<Self>] = PARTS;

    fn record<'a>(line: &'a Line<'_>) -> &'a Value {
        &line.case
    }
}

const PARTS: &[Part<Cases>] = &[
    Own(("案号", 24), |line| Ok(Cell::or_empty(line.whole.case.case_no.as_deref()))),
    Own(("调解室", 12), |line| Ok(Cell::or_empty(line.rooms.get(&line.whole.case.room_id).map(String::as_str)))),
    Own(("状态", 10), |line| Ok(Cell::label(Some(line.whole.case.stage)))),
    Field("found_on"),
    Field("found_by"),
    Field("source"),
    Own(("当事人（甲方）", 16), |line| Ok(parties(line.whole, |role| role == PartyRole::Applicant))),
    Own(("当事人（乙方）", 16), |line| Ok(parties(line.whole, |role| role != PartyRole::Applicant))),
    Own(("联系电话", 14), |line| phones(line.whole, line.vault)),
    Field("kind"),
    Field("facts"),
    Field("place"),
    Field("people_count"),
    Field("amount_fen"),
    Field("difficulty"),
    Field("risk"),
    Field("longstanding"),
    OtherFields,
    Own(("调解员", 16), |line| {
        Ok(participants(line.whole, |role| matches!(role, ParticipantRole::LeadMediator | ParticipantRole::Mediator)))
    }),
    Own(("法律明白人", 16), |line| Ok(participants(line.whole, |role| role == ParticipantRole::LegalLiterate))),
    Own(("受理日期", 12), |line| Ok(Cell::or_empty(line.whole.case.accepted_on))),
    Own(("化解日期", 12), |line| Ok(Cell::or_empty(agreement(line).map(|made| made.settled_on)))),
    Own(("协议形式", 10), |line| Ok(Cell::label(agreement(line).map(|made| made.form)))),
    Own(("化解层级", 12), |line| Ok(Cell::label(agreement(line).map(|made| made.level)))),
    Own(("协议履行", 10), |line| Ok(Cell::label(agreement(line).map(|made| made.performance)))),
    Own(("司法确认", 10), |line| Ok(Cell::label(agreement(line).map(|made| made.confirmation)))),
    Own(("平台编号", 22), |line| Ok(line.whole.platform_nos.join("、").into())),
    Field("note"),
    Own(("撤销原因", 16), |line| Ok(Cell::or_empty(line.whole.case.withdrawn_reason.as_deref()))),
];

static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(columns::<Cases>);

impl Listing for Cases {
    fn name(&self) -> &'static str {
        "矛盾纠纷台账"
    }

    fn subject(&self) -> Subject {
        Subject::Cases
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn check(&self, conn: &mut DbConnection) -> Outcome<()> {
        self.filter.room_id.map_or(Ok(()), |room| find_room(conn, self.scope, room).map(drop))
    }

    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>> {
        if self.finished {
            return Ok(Vec::new());
        }
        let found: Vec<Case> = cases_in(conn, self.scope, &self.filter, BATCH_SIZE)?;
        self.filter.after = found.last().map(|case| (case.found_on, case.id));
        self.finished = found.is_empty();
        let rooms = match self.rooms.take() {
            Some(rooms) => rooms,
            None => rooms_in(conn, self.scope)?.into_iter().map(|room| (room.id, room.name)).collect(),
        };
        let rows = with_children(conn, found)?.iter().map(|whole| row(whole, &rooms, &self.vault)).collect();
        self.rooms = Some(rooms);
        rows
    }
}

fn row(whole: &WholeCase, rooms: &HashMap<RoomId, String>, vault: &Vault) -> Outcome<Vec<Cell>> {
    let case = serde_json::to_value(&whole.case).map_err(Problem::internal)?;
    cells::<Cases>(&Line { whole, case, rooms, vault })
}

fn agreement<'a>(line: &'a Line<'_>) -> Option<&'a Resolution> {
    line.whole.resolutions.last()
}

fn phones(whole: &WholeCase, vault: &Vault) -> Outcome<Cell> {
    let sealed = whole.parties.iter().filter_map(|party| party.phone_sealed.as_deref());
    let phones: Vec<String> =
        sealed.map(|sealed| Ok(masked_phone(&vault.open_text(crypto::Field::Phone, sealed)?))).collect::<Outcome<_>>()?;
    Ok(phones.join("、").into())
}

fn parties(whole: &WholeCase, of: impl Fn(PartyRole) -> bool) -> Cell {
    let names: Vec<&str> = whole.parties.iter().filter(|party| of(party.role)).map(|party| party.name.as_str()).collect();
    names.join("、").into()
}

fn participants(whole: &WholeCase, of: impl Fn(ParticipantRole) -> bool) -> Cell {
    let acting = whole.participants.iter().filter(|participant| of(participant.role));
    let names: Vec<&str> = acting.map(|participant| participant.name.as_str()).collect();
    names.join("、").into()
}
