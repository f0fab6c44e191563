//! The ledger of cases as a file, one row for each case, in the columns of the paper ledger.

use std::collections::HashMap;
use std::sync::Arc;

use crate::audit::Subject;
use crate::cases::lists::{ParticipantRole, PartyRole};
use crate::cases::{Case, CaseFilter, WholeCase, cases_in, with_children};
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::ids::RoomId;
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{find_room, rooms_in};
use crate::text::masked_phone;

use super::listing::{BATCH_SIZE, Column, Listing};
use super::sheet::Cell;

/// The cases of a scope that meet the list's filters.
pub struct Cases {
    scope: Scope,
    wanted: CaseFilter,
    vault: Arc<Vault>,
    rooms: Option<HashMap<RoomId, String>>,
    finished: bool,
}

impl Cases {
    pub fn new(scope: Scope, wanted: CaseFilter, vault: Arc<Vault>) -> Self {
        Self { scope, wanted, vault, rooms: None, finished: false }
    }
}

const COLUMNS: &[Column] = &[
    ("案号", 24),
    ("调解室", 12),
    ("状态", 10),
    ("发现日期", 12),
    ("发现途径", 12),
    ("案件来源", 14),
    ("当事人（甲方）", 16),
    ("当事人（乙方）", 16),
    ("联系电话", 14),
    ("纠纷类型", 14),
    ("简要情况", 50),
    ("地点", 14),
    ("涉及人数", 9),
    ("涉及金额（元）", 12),
    ("难易程度", 10),
    ("风险等级", 9),
    ("历年疑难", 9),
    ("调解员", 16),
    ("法律明白人", 16),
    ("受理日期", 12),
    ("化解日期", 12),
    ("协议形式", 10),
    ("化解层级", 12),
    ("协议履行", 10),
    ("司法确认", 10),
    ("平台编号", 22),
    ("备注", 24),
    ("撤销原因", 16),
];

impl Listing for Cases {
    fn name(&self) -> &'static str {
        "矛盾纠纷台账"
    }

    fn subject(&self) -> Subject {
        Subject::Cases
    }

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn check(&self, conn: &mut DbConnection) -> Outcome<()> {
        self.wanted.room_id.map_or(Ok(()), |room| find_room(conn, self.scope, room).map(drop))
    }

    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>> {
        if self.finished {
            return Ok(Vec::new());
        }
        let found: Vec<Case> = cases_in(conn, self.scope, &self.wanted, BATCH_SIZE)?;
        self.wanted.after = found.last().map(|case| (case.found_on, case.id));
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
    let case = &whole.case;
    let agreement = whole.resolutions.last();
    let phones = whole.parties.iter().filter_map(|party| party.phone_sealed.as_deref());
    let phones: Vec<String> = phones.map(|sealed| Ok(masked_phone(&vault.open_text(Field::Phone, sealed)?))).collect::<Outcome<_>>()?;
    Ok(vec![
        Cell::or_empty(case.case_no.as_deref()),
        Cell::or_empty(rooms.get(&case.room_id).map(String::as_str)),
        Cell::label(Some(case.stage)),
        case.found_on.into(),
        Cell::label(Some(case.found_by)),
        Cell::label(Some(case.source)),
        parties(whole, |role| role == PartyRole::Applicant),
        parties(whole, |role| role != PartyRole::Applicant),
        phones.join("、").into(),
        Cell::label(Some(case.kind)),
        case.facts.as_str().into(),
        Cell::or_empty(case.place.as_deref()),
        case.people_count.map_or(Cell::Empty, |people| Cell::Whole(people.into())),
        Cell::yuan(case.amount_fen),
        Cell::label(case.difficulty),
        Cell::label(case.risk),
        if case.longstanding { "是" } else { "否" }.into(),
        participants(whole, |role| matches!(role, ParticipantRole::LeadMediator | ParticipantRole::Mediator)),
        participants(whole, |role| role == ParticipantRole::LegalLiterate),
        Cell::or_empty(case.accepted_on),
        Cell::or_empty(agreement.map(|made| made.settled_on)),
        Cell::label(agreement.map(|made| made.form)),
        Cell::label(agreement.map(|made| made.level)),
        Cell::label(agreement.map(|made| made.performance)),
        Cell::label(agreement.map(|made| made.confirmation)),
        whole.platform_nos.join("、").into(),
        Cell::or_empty(case.note.as_deref()),
        Cell::or_empty(case.withdrawn_reason.as_deref()),
    ])
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
