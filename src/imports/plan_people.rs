//! Rows of the register of legal literates against the people on record.

use super::identity::id_of;
use super::kinds::people::PersonRow;
use super::lists::RowVerdict;
use super::plan::{Applied, Planned, Seen, as_changes, room_of};
use super::reading::{ReadRow, ReadSheet};
use super::room_lookup::RoomLookup;
use super::rows::{Difference, Message, day, label};
use crate::context::Work;
use crate::ids::{PersonId, RoleId, RoomId, TownKey};
use crate::people::lists::PersonRole;
use crate::people::{
    Person, PersonDraft, RegisterChange, RoleDraft, RoleHeld, change_imported_role, give_role, named_people, register_person, roles_of,
};
use crate::problem::Outcome;

/// Plans every row of a register.
pub fn plan(work: &mut Work<'_>, places: &mut RoomLookup, sheets: &[ReadSheet], rows: Vec<ReadRow<PersonRow>>) -> Outcome<Vec<Planned>> {
    let mut seen = Seen::default();
    let town = places.town();
    let mut planned = Vec::new();
    for mut row in rows {
        places.step();
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, RowVerdict::Error, messages));
            continue;
        };
        let room = match room_of(work, places, Some(&value.room), sheets.get(row.sheet))? {
            Ok(room) => room.id,
            Err(message) => {
                messages.push(message);
                planned.push(Planned::idle(&row, RowVerdict::Error, messages));
                continue;
            }
        };
        let role = RoleId(id_of(work.vault, "role", value.from, &[&room.to_string(), &crate::text::fold(&value.name)]));
        if let Some(message) = seen.again(role, sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, RowVerdict::Duplicate, messages));
            continue;
        }
        planned.push(match on_record(work, town, room, role, &value)? {
            Some((person, held)) => changed(work, &row, messages, (person, held), value)?,
            None => Planned::new(&row, messages, Box::new(move |work| insert(work, town, room, role, value))),
        });
    }
    Ok(planned)
}

fn in_room(work: &mut Work<'_>, town: TownKey, room: RoomId, name: &str) -> Outcome<Vec<Person>> {
    let mut people = named_people(work.conn, town, name)?;
    people.retain(|person| person.room_id == Some(room));
    Ok(people)
}

fn on_record(work: &mut Work<'_>, town: TownKey, room: RoomId, id: RoleId, value: &PersonRow) -> Outcome<Option<(Person, RoleHeld)>> {
    let people = in_room(work, town, room, &value.name)?;
    let roles = roles_of(work.conn, town, &people.iter().map(|person| person.id).collect::<Vec<_>>())?;
    let of_row = |role: &RoleHeld| role.id == id || (role.role == PersonRole::LegalLiterate && role.from_on == value.from);
    let Some(role) = roles.into_iter().find(of_row) else { return Ok(None) };
    Ok(people.into_iter().find(|person| person.id == role.person_id).map(|person| (person, role)))
}

fn changed(
    work: &mut Work<'_>,
    row: &ReadRow<PersonRow>,
    messages: Vec<Message>,
    (person, held): (Person, RoleHeld),
    value: PersonRow,
) -> Outcome<Planned> {
    let differences = differences(&person, &held, &value);
    let changes = as_changes(&differences);
    let subject = (person.town, person.id.to_string());
    let change = move |work: &mut Work<'_>| {
        let role = RoleDraft {
            id: Some(held.id),
            role: PersonRole::LegalLiterate,
            from: value.from,
            to: value.to,
            certificate_no: value.certificate_no,
        };
        let told = RegisterChange { gender: value.gender, position_title: value.title, role };
        change_imported_role(work, &person, &held, told, changes)?;
        Ok(Applied::changed(person.id, serde_json::json!({ "person": person, "role": held })))
    };
    Planned::known(work, row, messages, subject, differences, Box::new(change))
}

/// A column left empty says nothing, but for the day on which a role ends.
fn differences(person: &Person, held: &RoleHeld, value: &PersonRow) -> Vec<Difference> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let checks = [
        value.gender.and_then(|_| Difference::between("性别", &person.gender, &value.gender, label)),
        value.title.as_ref().and_then(|_| Difference::between("职务/身份", &person.position_title, &value.title, text)),
        Difference::between("认定时间", &held.from_on, &value.from, ToString::to_string),
        Difference::between("退出时间", &held.to_on, &value.to, day),
        value.certificate_no.as_ref().and_then(|_| Difference::between("证书编号", &held.certificate_no, &value.certificate_no, text)),
    ];
    checks.into_iter().flatten().collect()
}

/// Somebody of that name in the room who is not a legal literate at that time is the same person with one more role.
fn insert(work: &mut Work<'_>, town: TownKey, room: RoomId, id: RoleId, value: PersonRow) -> Outcome<Applied> {
    let done =
        |person: PersonId, made: bool| Applied { trace: Some(serde_json::json!({ "role_id": id, "made": made })), ..Applied::made(person) };
    let role =
        RoleDraft { id: Some(id), role: PersonRole::LegalLiterate, from: value.from, to: value.to, certificate_no: value.certificate_no };
    for person in in_room(work, town, room, &value.name)? {
        let overlaps = |held: &RoleHeld| {
            let begins_before_end = held.to_on.is_none_or(|to| role.from < to);
            held.role == PersonRole::LegalLiterate && begins_before_end && role.to.is_none_or(|to| held.from_on < to)
        };
        if !roles_of(work.conn, town, &[person.id])?.iter().any(overlaps) {
            give_role(work, &person, role)?;
            return Ok(done(person.id, false));
        }
    }
    let draft = PersonDraft {
        name: value.name,
        gender: value.gender,
        position_title: value.title,
        phone: value.phone,
        room_id: Some(room),
        roles: vec![role],
    };
    register_person(work, town, PersonId::new(), draft).map(|person| done(person.id, true))
}
