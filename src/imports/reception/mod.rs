//! Rows of the register of receptions against the visits on record, and visits against the cases they became.

mod store;

use std::collections::HashSet;

use super::identity::{id_of, side};
use super::lists::{Verdict, Weight};
use super::places::Places;
use super::plan::{Planned, Seen};
use super::reading::{ReadRow, ReadSheet};
use super::rows::Message;
use super::visits::VisitRow;
use crate::audit::{self, Event};
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{CaseId, RoomId, TownId, VisitId, VisitorId};
use crate::petition_visits::{person_key, visitor_key};
use crate::problem::Outcome;
use crate::text::fold;
use store::{VisitRecord, VisitorRecord};

/// Plans every row of a register.
pub fn plan(work: &mut Work<'_>, places: &mut Places, sheets: &[ReadSheet], rows: Vec<ReadRow<VisitRow>>) -> Outcome<Vec<Planned>> {
    let mut seen = Seen::default();
    let town = places.town();
    let mut planned = Vec::new();
    for mut row in rows {
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, Verdict::Error, messages));
            continue;
        };
        let id = VisitId(id_of(work.vault, "visit", value.received_on, &[&town.to_string(), &side(&value.visitors)]));
        if let Some(message) = seen.again(id, sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, Verdict::Duplicate, messages));
            continue;
        }
        let room = room_of_address(work, places, value.address.as_deref(), &mut messages)?;
        planned.push(match on_record(work, town, id, &value)? {
            Some(known) => Planned::known(&row, messages, &differences(&known, room, &value)),
            None => Planned::new(&row, messages, Box::new(move |work| keep(work, town, room, id, value))),
        });
    }
    Ok(planned)
}

/// People come from elsewhere too: an address outside the town's rooms is told, not refused.
fn room_of_address(
    work: &mut Work<'_>,
    places: &mut Places,
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

fn on_record(work: &mut Work<'_>, town: TownId, id: VisitId, value: &VisitRow) -> Outcome<Option<VisitRecord>> {
    if let Some(known) = store::visit_with_id(work.conn, id)? {
        return Ok(Some(known));
    }
    let wanted = side(&value.visitors);
    let on_day = store::visits_on(work.conn, town, value.received_on)?;
    Ok(on_day.into_iter().find(|(visit, names)| visit.counts && side(names) == wanted).map(|(visit, _)| visit))
}

fn differences(known: &VisitRecord, room: Option<RoomId>, value: &VisitRow) -> Vec<&'static str> {
    let checks = [
        ("接访领导", known.leader == value.leader),
        ("住址", known.room_id == room),
        ("人数", known.persons_present == value.persons_present),
        ("反映事项", known.subject == value.subject),
        ("类别", known.class == value.class),
        ("初次/重复", known.occurrence == value.occurrence),
        ("处理方式", known.handling == value.handling),
        ("办理期限", known.finish_by == value.finish_by),
        ("办结时间", known.finished_on == value.finished_on),
        ("结果", known.result == value.result),
    ];
    checks.into_iter().filter(|(_, same)| !same).map(|(column, _)| column).collect()
}

fn keep(work: &mut Work<'_>, town: TownId, room: Option<RoomId>, id: VisitId, value: VisitRow) -> Outcome<()> {
    let first = value.visitors.first().map(String::as_str).unwrap_or_default();
    let key = visitor_key(room, first, value.received_on);
    let search: Vec<String> = value.visitors.iter().chain([&value.leader, &value.subject]).map(|text| fold(text)).collect();
    let visit = VisitRecord {
        id,
        town_id: town,
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
    let changes = serde_json::json!({ "received_on": [null, visit.received_on], "persons_present": [null, visit.persons_present] });
    audit::record(work, Event::new("import_visit", "petition_visit", id).at(town, room).changing(changes))
}

/// Ties imported visits turned to mediation to the cases they became: same room, day and first name.
pub fn link_visits(work: &mut Work<'_>, town: TownId) -> Outcome<()> {
    for (visit, room, day, name) in store::unlinked_visits(work.conn, town)? {
        let mut seen = HashSet::new();
        // Only the first applicant of each case is compared.
        let cases: Vec<(CaseId, String)> =
            store::unlinked_cases(work.conn, room, day)?.into_iter().filter(|(case, _)| seen.insert(*case)).collect();
        let Some((case, _)) = cases.into_iter().find(|(_, applicant)| fold(applicant) == fold(&name)) else { continue };
        store::tie(work.conn, visit, case)?;
        let event = Event::new("link_visit", "petition_visit", visit).at(town, Some(room));
        audit::record(work, event.changing(serde_json::json!({ "case_id": [null, case] })))?;
    }
    Ok(())
}
