//! Rows of the dispute ledger against the cases on record.

use std::collections::HashMap;

use super::cells::names::is_organisation;
use super::cells::words::{Standing, superior};
use super::identity::{id_of, side};
use super::kinds::cases::LedgerRow;
use super::lists::{RowVerdict, Weight};
use super::person_lookup::{Meant, PersonLookup};
use super::plan::{Applied, Planned, Seen, as_changes, room_of};
use super::reading::{ReadRow, ReadSheet};
use super::room_lookup::RoomLookup;
use super::rows::{Difference, Message, day, label};
use crate::calendar::Day;
use crate::cases::drafts::{NewParticipant, NewParty, Settle};
use crate::cases::fields::NewCase;
use crate::cases::lists::{AgreementForm, Level, ParticipantRole, PartyKind, PartyRole, Performance, TransferTo};
use crate::cases::{CaseFilter, LedgerCase, WholeCase, cases_in, cases_with_ids, change_ledger_case, insert_ledger_case, with_children};
use crate::coded::Coded;
use crate::context::Work;
use crate::db::IDS_PER_QUERY;
use crate::ids::{CaseId, Key, RoomId};
use crate::online_entries::match_numbers_of_case;
use crate::problem::{Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::Room;

type Sides = (RoomId, Day, String, String);

/// A row whose room is known.
struct Placed {
    row: ReadRow<LedgerRow>,
    value: LedgerRow,
    room: Room,
    id: CaseId,
}

/// Plans every row of a ledger.
pub fn plan(work: &mut Work<'_>, places: &mut RoomLookup, sheets: &[ReadSheet], rows: Vec<ReadRow<LedgerRow>>) -> Outcome<Vec<Planned>> {
    let mut planned = Vec::new();
    let mut placed = Vec::new();
    let mut seen = Seen::default();
    for mut row in rows {
        places.step();
        let Some(value) = row.value.take() else {
            let messages = std::mem::take(&mut row.messages);
            planned.push(Planned::idle(&row, RowVerdict::Error, messages));
            continue;
        };
        match room_of(work, places, value.room.as_deref(), sheets.get(row.sheet))? {
            Err(message) => {
                row.messages.push(message);
                let messages = std::mem::take(&mut row.messages);
                planned.push(Planned::idle(&row, RowVerdict::Error, messages));
            }
            Ok(room) => {
                let parts = [room.id.to_string(), side(&value.applicants), side(&value.respondents)];
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                let id = CaseId(id_of(work.vault, "case", value.found_on, &parts));
                if let Some(message) = seen.again(id, sheets, row.sheet, row.number) {
                    row.messages.push(message);
                    let messages = std::mem::take(&mut row.messages);
                    planned.push(Planned::idle(&row, RowVerdict::Duplicate, messages));
                } else {
                    placed.push(Placed { row, value, room, id });
                }
            }
        }
    }
    let known = on_record(work, places, &placed)?;
    let register = PersonLookup::of_town(work, places.town(), places.dictionary().clone())?;
    for placed in placed {
        planned.push(compared(work, (&register, places), &known, placed)?);
    }
    planned.sort_by_key(|row| (row.sheet, row.number));
    Ok(planned)
}

/// The cases these rows may already be, by id and by what they say now.
struct Known {
    by_id: HashMap<CaseId, WholeCase>,
    by_sides: HashMap<Sides, CaseId>,
}

fn on_record(work: &mut Work<'_>, places: &RoomLookup, placed: &[Placed]) -> Outcome<Known> {
    let mut known = Known { by_id: HashMap::new(), by_sides: HashMap::new() };
    let ids: Vec<CaseId> = placed.iter().map(|placed| placed.id).collect();
    for piece in ids.chunks(IDS_PER_QUERY) {
        let found = cases_with_ids(work.conn, places.town(), piece)?;
        known.by_id.extend(with_children(work.conn, found)?.into_iter().map(|whole| (whole.case.id, whole)));
    }
    let days = placed.iter().map(|placed| placed.value.found_on);
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else { return Ok(known) };
    let wanted = CaseFilter { found_from: Some(first), found_to: Some(last), oldest_first: true, ..CaseFilter::default() };
    let mut others = cases_in(work.conn, Scope::Town(places.town()), &wanted, i64::MAX)?;
    others.retain(|case| case.counts && !known.by_id.contains_key(&case.id));
    let mut others = others.into_iter().peekable();
    while others.peek().is_some() {
        let piece = others.by_ref().take(IDS_PER_QUERY).collect();
        for whole in with_children(work.conn, piece)? {
            known.by_sides.insert(sides_of(&whole), whole.case.id);
            known.by_id.insert(whole.case.id, whole);
        }
    }
    Ok(known)
}

fn names_of(whole: &WholeCase, role: PartyRole) -> Vec<String> {
    whole.parties.iter().filter(|party| party.role == role).map(|party| party.name.clone()).collect()
}

fn sides_of(whole: &WholeCase) -> Sides {
    let (a, b) = (names_of(whole, PartyRole::Applicant), names_of(whole, PartyRole::Respondent));
    (whole.case.room_id, whole.case.found_on, side(&a), side(&b))
}

fn compared(work: &mut Work<'_>, register: (&PersonLookup, &mut RoomLookup), known: &Known, placed: Placed) -> Outcome<Planned> {
    let Placed { mut row, value, room, id } = placed;
    let mut messages = std::mem::take(&mut row.messages);
    let sides = (room.id, value.found_on, side(&value.applicants), side(&value.respondents));
    let found = known.by_id.get(&id).or_else(|| known.by_sides.get(&sides).and_then(|id| known.by_id.get(id)));
    if let Some(whole) = found {
        if !whole.case.counts {
            messages.push(Message::of_row(
                Weight::Warning,
                "withdrawn",
                "这件已在系统里撤销或并案，不再导入",
                "This case was withdrawn or merged in the program; it is not imported again",
            ));
            return Ok(Planned::idle(&row, RowVerdict::Same, messages));
        }
        let (key, differences) = (whole.case.key(), differences(work, whole, &value));
        let known = key.id;
        let changes = as_changes(&differences);
        let draft = ledger_case(register, &room, known, value, &mut messages);
        let change = move |work: &mut Work<'_>| {
            let before = change_ledger_case(work, &room, known, draft, changes)?;
            match_numbers_of_case(work, key)?;
            Ok(Applied::changed(known, serde_json::to_value(before).map_err(Problem::internal)?))
        };
        return Planned::known(work, &row, messages, (key.town, known.to_string()), differences, Box::new(change));
    }
    let draft = ledger_case(register, &room, id, value, &mut messages);
    let deed = move |work: &mut Work<'_>| {
        insert_ledger_case(work, &room, draft)?;
        match_numbers_of_case(work, Key::new(room.town, id))?;
        Ok(Applied::made(id))
    };
    Ok(Planned::new(&row, messages, Box::new(deed)))
}

/// The columns in which the record on file says something else.
fn differences(work: &Work<'_>, whole: &WholeCase, value: &LedgerRow) -> Vec<Difference> {
    let case = &whole.case;
    let settled = whole.resolutions.last().map(|last| (last.settled_on, last.form, last.level));
    let now = value.settlement.as_ref().map(|settlement| (settlement.on, settlement.form, settlement.level));
    let literates: Vec<String> =
        whole.participants.iter().filter(|one| one.role == ParticipantRole::LegalLiterate).map(|one| one.name.clone()).collect();
    let sides = |a: &[String], b: &[String]| (side(a), side(b));
    let (ours, theirs) = (names_of(whole, PartyRole::Applicant), names_of(whole, PartyRole::Respondent));
    let index = value.id_number.as_deref().map(|number| work.vault.index(crate::crypto::Field::IdNumber, number));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let checks = [
        Difference::between("纠纷类型", &case.kind, &value.kind, |kind| kind.label().zh.into_owned()),
        Difference::between("简要情况", &case.facts, &value.facts, String::clone),
        Difference::between("组", &case.place, &value.place, text),
        Difference::between("涉及人数", &case.people_count, &value.people_count, number),
        Difference::between("涉及金额", &case.amount_fen, &value.amount_fen, yuan),
        Difference::between("来源", &case.source, &value.source, |source| source.label().zh.into_owned()),
        Difference::between("发现途径", &case.found_by, &value.found_by, |found_by| found_by.label().zh.into_owned()),
        Difference::between("风险等级", &case.risk, &value.risk, label),
        Difference::between("是否历年疑难", &case.longstanding, &value.longstanding, |yes| if *yes { "是" } else { "否" }.to_owned()),
        Difference::between("受理时间", &case.accepted_on, &accepted_on(value), day),
        Difference::between("化解结果", &settled, &now, settlement),
        Difference::between("参与法律明白人", &side(&literates), &side(&value.legal_literates), String::clone),
        Difference::between("当事人", &sides(&ours, &theirs), &sides(&value.applicants, &value.respondents), |(a, b)| {
            format!("{a} / {b}")
        }),
        Difference::unshown("身份证号", index.is_none() || whole.parties.first().is_some_and(|party| party.id_number_index == index)),
        Difference::between("平台编号", &whole.platform_nos.join("、"), &numbers_after(whole, value), String::clone),
        Difference::between("备注", &case.note, &note_of(value), text),
    ];
    checks.into_iter().flatten().collect()
}

/// A number the ledger does not name stays; only one it adds is a difference.
fn numbers_after(whole: &WholeCase, value: &LedgerRow) -> String {
    let added = value.platform_nos.iter().filter(|number| !whole.platform_nos.contains(number));
    whole.platform_nos.iter().chain(added).map(String::as_str).collect::<Vec<_>>().join("、")
}

fn number(number: &Option<i32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn yuan(fen: &Option<i64>) -> String {
    fen.map(|fen| format!("{}.{:02}", fen / 100, fen % 100)).unwrap_or_default()
}

fn settlement(settled: &Option<(Day, AgreementForm, Level)>) -> String {
    settled.map_or_else(|| "未化解".to_owned(), |(on, form, level)| format!("{on} {} {}", form.label().zh, level.label().zh))
}

/// A case under way was accepted, when the ledger does not say otherwise, on the day it was found.
fn accepted_on(value: &LedgerRow) -> Option<Day> {
    value.accepted_on.or(Some(value.settlement.as_ref().map_or(value.found_on, |settlement| settlement.on)))
}

fn note_of(value: &LedgerRow) -> Option<String> {
    let follow_up = value.follow_up.as_ref().map(|text| format!("回访：{text}"));
    let remark = value.remark.as_ref().map(|text| format!("备注：{text}"));
    let lines: Vec<String> = follow_up.into_iter().chain(remark).collect();
    if lines.is_empty() { None } else { Some(lines.join("\n")) }
}

fn ledger_case(
    register: (&PersonLookup, &mut RoomLookup),
    room: &Room,
    id: CaseId,
    value: LedgerRow,
    messages: &mut Vec<Message>,
) -> LedgerCase {
    let note = note_of(&value);
    let accepted_on = accepted_on(&value);
    let day = value.settlement.as_ref().map(|settlement| settlement.on).or(accepted_on).unwrap_or(value.found_on);
    let participants = participants(register, room, day, &value, messages);
    let transfer = (value.standing == Standing::HandedUp).then(|| handed_up(&value, day));
    let performed = value.follow_up.as_ref().is_some_and(|text| text.contains("履行到位"));
    LedgerCase {
        accepted_on,
        resolution: value.settlement.as_ref().map(|settlement| Settle {
            id: None,
            settled_on: settlement.on,
            form: settlement.form,
            level: settlement.level,
            // The ledger has no column for what was agreed.
            terms: None,
            amount_fen: None,
            perform_by: None,
            performance: Some(if performed { Performance::Performed } else { Performance::NotDue }),
            signed: None,
            instalments: Vec::new(),
        }),
        transfer,
        platform_nos: value.platform_nos.clone(),
        case: NewCase {
            id: Some(id),
            room_id: Some(room.id),
            found_by: Some(value.found_by),
            source: Some(value.source),
            parties: parties(&value),
            participants,
            place: value.place,
            note,
            longstanding: Some(value.longstanding),
            risk: value.risk,
            people_count: value.people_count,
            amount_fen: value.amount_fen,
            ..NewCase::saying(value.facts, value.kind, value.found_on)
        },
    }
}

fn handed_up(value: &LedgerRow, day: Day) -> (TransferTo, Day, String) {
    let reason = value.remark.as_ref().map_or_else(|| "移送上级".to_owned(), |remark| format!("移送上级：{remark}"));
    (superior(value.remark.as_deref()), day, reason)
}

/// The ID number and the first phone are those of the first applicant, the second phone of the first respondent.
fn parties(value: &LedgerRow) -> Vec<NewParty> {
    let of_side = |names: &[String], role: PartyRole, id_number: Option<&String>, phone: Option<&String>| {
        let party = |(number, name): (usize, &String)| NewParty {
            role: Some(role),
            kind: Some(if is_organisation(name) { PartyKind::Organisation } else { PartyKind::Person }),
            id_number: id_number.filter(|_| number == 0).cloned(),
            phone: phone.filter(|_| number == 0).cloned(),
            ..NewParty::named(name.clone())
        };
        names.iter().enumerate().map(party).collect::<Vec<_>>()
    };
    let mut parties = of_side(&value.applicants, PartyRole::Applicant, value.id_number.as_ref(), value.phones.first());
    parties.extend(of_side(&value.respondents, PartyRole::Respondent, None, value.phones.get(1)));
    parties
}

fn participants(
    (register, places): (&PersonLookup, &mut RoomLookup),
    room: &Room,
    day: Day,
    value: &LedgerRow,
    messages: &mut Vec<Message>,
) -> Vec<NewParticipant> {
    let mediator = |number: usize| if number == 0 { ParticipantRole::LeadMediator } else { ParticipantRole::Mediator };
    let mut named: Vec<(&String, ParticipantRole)> = value.leaders.iter().map(|name| (name, ParticipantRole::Leader)).collect();
    named.extend(value.mediators.iter().enumerate().map(|(number, name)| (name, mediator(number))));
    named.extend(value.legal_literates.iter().map(|name| (name, ParticipantRole::LegalLiterate)));
    let participant = |(name, role): (&String, ParticipantRole)| {
        let meant = register.meant(room.id, name, role, day);
        if role == ParticipantRole::LegalLiterate && !register.is_empty() {
            messages.extend(doubt_about(&meant, name, day));
        }
        let person_id = meant.person();
        if let (ParticipantRole::LegalLiterate, Meant::Several(among)) = (role, meant) {
            places.ask_which_person(name, among);
        }
        NewParticipant { id: None, person_id, name: Some(name.clone()), role }
    };
    named.into_iter().map(participant).collect()
}

/// Why somebody a ledger names as a legal literate will not be counted as one.
fn doubt_about(meant: &Meant, name: &str, day: Day) -> Option<Message> {
    let (code, zh, en) = match meant {
        Meant::One(_, true) => return None,
        Meant::One(_, false) | Meant::Nobody => (
            "not_valid_then",
            format!("{name} 在 {day} 不在法律明白人名册上，不计入“法律明白人参与化解”"),
            format!("{name} was not on the register of legal literates on {day} and is not counted as one"),
        ),
        Meant::Several(among) => (
            "same_name",
            format!("名册上有 {} 个{name}，请选是哪一个；不选就不计入“法律明白人参与化解”", among.len()),
            format!("{} people of the register are called {name}; choose which one, or nobody is counted", among.len()),
        ),
    };
    Some(Message::of_row(Weight::Warning, code, zh, en))
}
