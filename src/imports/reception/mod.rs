//! Rows of the register of receptions against the visits on record, and visits against the cases they became.

mod store;

use std::collections::HashSet;

use serde_json::Value;

use super::identity::{id_of, side};
use super::lists::{RowVerdict, Weight};
use super::plan::{Applied, Planned, Seen, as_changes};
use super::reading::{ReadRow, ReadSheet};
use super::room_lookup::RoomLookup;
use super::rows::{Difference, Message, day};
use crate::audit::{self, Action, Event, Subject};
use crate::coded::Coded;
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{CaseId, Key, RoomId, TownKey, VisitId, VisitorId};
use crate::imports::kinds::visits::VisitRow;
use crate::petition_visits::{person_key, visitor_key};
use crate::problem::{Outcome, Problem};
use crate::text::fold;
pub use store::VisitSnapshot;
use store::{VisitRecord, VisitorRecord};

/// Plans every row of a register.
pub fn plan(work: &mut Work<'_>, places: &mut RoomLookup, sheets: &[ReadSheet], rows: Vec<ReadRow<VisitRow>>) -> Outcome<Vec<Planned>> {
    let mut seen = Seen::default();
    let (town, town_id) = (places.town(), places.town_id());
    let mut planned = Vec::new();
    for mut row in rows {
        places.step();
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, RowVerdict::Error, messages));
            continue;
        };
        let id = VisitId(id_of(work.vault, "visit", value.received_on, &[&town_id.to_string(), &side(&value.visitors)]));
        if let Some(message) = seen.again(id, sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, RowVerdict::Duplicate, messages));
            continue;
        }
        let room = room_of_address(work, places, value.address.as_deref(), &mut messages)?;
        planned.push(match on_record(work, town, id, &value)? {
            Some(known) => changed(work, places, &row, messages, (known, room, value))?,
            None => {
                let deed = move |work: &mut Work<'_>| {
                    let visit = insert(work, town, room, id, value)?;
                    record(work, Action::ImportVisit, &visit, as_made(&visit))?;
                    Ok(Applied::made(id))
                };
                Planned::new(&row, messages, Box::new(deed))
            }
        });
    }
    Ok(planned)
}

/// People come from elsewhere too: an address outside the town's rooms is told, not refused.
fn room_of_address(
    work: &mut Work<'_>,
    places: &mut RoomLookup,
    address: Option<&str>,
    messages: &mut Vec<Message>,
) -> Outcome<Option<RoomId>> {
    let Some(address) = address else { return Ok(None) };
    let room = places.beginning(work, address)?;
    if room.is_none() {
        messages.push(Message::of_row(
            Weight::Warning,
            "room_not_told",
            "住址里看不出是哪个村（社区）",
            "The address does not tell which village or community",
        ));
    }
    Ok(room.map(|room| room.id))
}

fn on_record(work: &mut Work<'_>, town: TownKey, id: VisitId, value: &VisitRow) -> Outcome<Option<VisitRecord>> {
    if let Some(known) = store::visit_with_id(work.conn, Key::new(town, id))? {
        return Ok(Some(known));
    }
    let wanted = side(&value.visitors);
    let on_day = store::visits_on(work.conn, town, value.received_on)?;
    Ok(on_day.into_iter().find(|(visit, names)| visit.counts && side(names) == wanted).map(|(visit, _)| visit))
}

fn changed(
    work: &mut Work<'_>,
    places: &RoomLookup,
    row: &ReadRow<VisitRow>,
    messages: Vec<Message>,
    (known, room, value): (VisitRecord, Option<RoomId>, VisitRow),
) -> Outcome<Planned> {
    let differences = differences(places, &known, room, &value);
    let changes = as_changes(&differences);
    let (id, key) = (known.id, known.key());
    let change = move |work: &mut Work<'_>| {
        let before = take_out(work, key)?;
        let visit = insert(work, key.town, room, id, value)?;
        let visit = VisitRecord { revision: before.visit.revision + 1, created_at: before.visit.created_at, ..visit };
        store::update_visit(work.conn, &visit)?;
        store::relink(work.conn, key, before.case)?;
        record(work, Action::ImportChange, &visit, changes)?;
        Ok(Applied::changed(id, serde_json::to_value(before).map_err(Problem::internal)?))
    };
    Planned::known(work, row, messages, (key.town, id.to_string()), differences, Box::new(change))
}

fn differences(places: &RoomLookup, known: &VisitRecord, room: Option<RoomId>, value: &VisitRow) -> Vec<Difference> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let place = |room: &Option<RoomId>| room.map(|room| places.name_of(Some(room))).unwrap_or_default();
    let checks = [
        Difference::between("接访领导", &known.leader, &value.leader, String::clone),
        Difference::between("住址", &known.room_id, &room, place),
        Difference::between("人数", &known.persons_present, &value.persons_present, ToString::to_string),
        Difference::between("反映事项", &known.subject, &value.subject, String::clone),
        Difference::between("类别", &known.class, &value.class, |class| class.label().zh.into_owned()),
        Difference::between("初次/重复", &known.occurrence, &value.occurrence, |occurrence| occurrence.label().zh.into_owned()),
        Difference::between("处理方式", &known.handling, &value.handling, |handling| handling.label().zh.into_owned()),
        Difference::between("办理期限", &known.finish_by, &value.finish_by, day),
        Difference::between("办结时间", &known.finished_on, &value.finished_on, day),
        Difference::between("结果", &known.result, &value.result, text),
    ];
    checks.into_iter().flatten().collect()
}

/// Takes a visit out of the records; the cases it became are another's from then on, or nobody's.
fn take_out(work: &mut Work<'_>, visit: Key<VisitId>) -> Outcome<VisitSnapshot> {
    for case in store::cases_of(work.conn, visit)? {
        audit::changed_with(work, Subject::Case, visit.town, &case);
    }
    store::remove(work.conn, visit)
}

/// Takes an imported visit back, as though its row had never been read.
pub fn undo_visit(work: &mut Work<'_>, visit: Key<VisitId>) -> Outcome<()> {
    let taken = take_out(work, visit)?;
    let changes =
        serde_json::json!({ "received_on": [taken.visit.received_on, null], "persons_present": [taken.visit.persons_present, null] });
    record(work, Action::UndoImport, &taken.visit, changes)
}

/// Puts a visit back as it stood before an import changed it.
pub fn restore_visit(work: &mut Work<'_>, before: VisitSnapshot) -> Outcome<()> {
    let changed = take_out(work, before.visit.key())?;
    let visit = VisitRecord { revision: changed.visit.revision + 1, ..before.visit };
    store::insert_visit(work.conn, &visit)?;
    before.visitors.iter().try_for_each(|visitor| store::insert_visitor(work.conn, visitor))?;
    store::relink(work.conn, visit.key(), changed.case)?;
    record(
        work,
        Action::UndoImport,
        &visit,
        serde_json::json!({ "persons_present": [changed.visit.persons_present, visit.persons_present] }),
    )
}

fn as_made(visit: &VisitRecord) -> Value {
    serde_json::json!({ "received_on": [null, visit.received_on], "persons_present": [null, visit.persons_present] })
}

fn record(work: &mut Work<'_>, action: Action, visit: &VisitRecord, changes: Value) -> Outcome<()> {
    audit::record(work, Event::new(action, visit.id).about(Subject::PetitionVisit).at(visit.town, visit.room_id).changing(changes))
}

fn insert(work: &mut Work<'_>, town: TownKey, room: Option<RoomId>, id: VisitId, value: VisitRow) -> Outcome<VisitRecord> {
    let first = value.visitors.first().map(String::as_str).unwrap_or_default();
    let key = visitor_key(room, first, value.received_on);
    let search: Vec<String> = value.visitors.iter().chain([&value.leader, &value.subject]).map(|text| fold(text)).collect();
    let visit = VisitRecord {
        town,
        id,
        room_id: room,
        received_on: value.received_on,
        leader: value.leader,
        leader_title: value.leader_title,
        recorded_by: work.actor.account_id,
        place: value.place.unwrap_or_default(),
        form: value.form,
        persons_present: value.persons_present,
        subject: value.subject,
        class: value.class,
        occurrence: value.occurrence,
        handling: value.handling,
        finish_by: value.finish_by,
        finished_on: value.finished_on,
        result: value.result,
        counts: true,
        visitor_key: key,
        search_text: search.join("\n"),
        imported: true,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
        matter_id: id,
    };
    store::insert_visit(work.conn, &visit)?;
    for (position, name) in (1i32..).zip(value.visitors) {
        // The phone and the address in the row are those of who is named first.
        let phone = value.phone.as_ref().filter(|_| position == 1);
        let phone_index = phone.map(|phone| work.vault.index(Field::Phone, phone));
        let visitor = VisitorRecord {
            town,
            visit_id: id,
            id: VisitorId::new(),
            position,
            person_key: person_key(&name, phone_index.as_deref()),
            name,
            phone_index,
            phone_sealed: phone.map(|phone| work.vault.seal(Field::Phone, phone.as_bytes())).transpose()?,
            address: value.address.clone().filter(|_| position == 1),
        };
        store::insert_visitor(work.conn, &visitor)?;
    }
    Ok(visit)
}

/// Ties imported visits turned to mediation to the cases they became: same room, day and first name.
pub fn link_visits(work: &mut Work<'_>, town: TownKey) -> Outcome<()> {
    for (visit, room, day, name) in store::unlinked_visits(work.conn, town)? {
        let mut seen = HashSet::new();
        // Only the first applicant of each case is compared.
        let cases: Vec<(CaseId, String)> =
            store::unlinked_cases(work.conn, Key::new(town, room), day)?.into_iter().filter(|(case, _)| seen.insert(*case)).collect();
        let Some((case, _)) = cases.into_iter().find(|(_, applicant)| fold(applicant) == fold(&name)) else { continue };
        store::tie(work.conn, Key::new(town, visit), case)?;
        audit::changed_with(work, Subject::Case, town, &case);
        let event = Event::new(Action::LinkVisit, visit).at(town, Some(room));
        audit::record(work, event.changing(serde_json::json!({ "case_id": [null, case] })))?;
    }
    Ok(())
}
