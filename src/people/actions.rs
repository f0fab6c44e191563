//! What people do with the register.

use serde_json::{Value, json};

use super::lists::{Gender, PersonRole};
use super::model::{Person, RoleHeld, WholePerson};
use super::shapes::{NewRole, PersonPatch, RevealedPerson, whole_json};
use super::store;
use crate::audit::{self, Action, Event, Record, Seen, row_with_numbers, row_without};
use crate::calendar::Day;
use crate::clock::Instant;
use crate::context::Work;
use crate::crypto::Field;
use crate::http::Patch;
use crate::ids::{Key, PersonId, RoleId, RoomId, TownKey};
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::find_room;
use crate::text::{fold, masked_phone};

/// Somebody to be put on the register.
pub struct PersonDraft {
    pub name: String,
    pub gender: Option<Gender>,
    pub position_title: Option<String>,
    pub phone: Option<String>,
    pub room_id: Option<RoomId>,
    pub roles: Vec<RoleDraft>,
}

/// One dated role.
#[derive(Clone)]
pub struct RoleDraft {
    pub id: Option<RoleId>,
    pub role: PersonRole,
    pub from: Day,
    /// The first day on which it is no longer held.
    pub to: Option<Day>,
    pub certificate_no: Option<String>,
}

impl From<NewRole> for RoleDraft {
    fn from(role: NewRole) -> Self {
        Self { id: role.id, role: role.role, from: role.from, to: role.to, certificate_no: role.certificate_no }
    }
}

/// Puts a person on the register.
pub fn register_person(work: &mut Work<'_>, town: TownKey, id: PersonId, draft: PersonDraft) -> Outcome<Person> {
    require_room(work, town, draft.room_id)?;
    let mut person = Person {
        town,
        id,
        room_id: draft.room_id,
        name_folded: fold(&draft.name),
        name: draft.name,
        gender: draft.gender,
        position_title: draft.position_title,
        phone_sealed: None,
        phone_index: None,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
    };
    seal_phone(work, &mut person, draft.phone.as_deref())?;
    store::insert_person(work.conn, &person)?;
    let roles = roles_held(work, person.key(), draft.roles)?;
    store::insert_roles(work.conn, &roles)?;
    let changes = json!({ "name": [null, person.name], "roles": [null, roles.len()] });
    audit::record(work, event(Action::RegisterPerson, &person).changing(changes))?;
    Ok(person)
}

/// Gives a person already on the register one more role.
pub fn give_role(work: &mut Work<'_>, person: &Person, draft: RoleDraft) -> Outcome<()> {
    let changes = json!({ "role": [null, draft.role], "from": [null, draft.from] });
    let roles = roles_held(work, person.key(), vec![draft])?;
    store::insert_roles(work.conn, &roles)?;
    audit::record(work, event(Action::GiveRole, person).changing(changes))
}

/// Corrects what is known of a person; a list of roles replaces the one before.
pub fn correct_person(work: &mut Work<'_>, scope: Scope, id: PersonId, patch: PersonPatch) -> Outcome<WholePerson> {
    let whole = store::find_whole_person(work.conn, scope, id)?;
    work.edit(
        &whole,
        |whole| event(Action::CorrectPerson, &whole.person),
        |work, WholePerson { person, roles, .. }| {
            if let Some(name) = patch.name {
                person.name_folded = fold(&name);
                person.name = name;
            }
            patch.gender.apply(&mut person.gender);
            patch.position_title.apply(&mut person.position_title);
            patch.room_id.apply(&mut person.room_id);
            require_room(work, person.town, person.room_id)?;
            match patch.phone {
                Patch::Keep => {}
                Patch::Clear => seal_phone(work, person, None)?,
                Patch::Set(sent) if is_mask_of(work, person, &sent)? => {}
                Patch::Set(sent) => seal_phone(work, person, Some(&sent))?,
            }
            if let Some(sent) = patch.roles {
                *roles = roles_held(work, person.key(), sent.into_iter().map(Into::into).collect())?;
            }
            Ok(())
        },
    )
}

impl Record for WholePerson {
    fn raise(&mut self, now: Instant) {
        self.person.revision += 1;
        self.person.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        let mut row = row_with_numbers(&self.person, &["name_folded"])?;
        let roles = self.roles.iter().map(|role| row_without(role, &["id", "person_id"])).collect::<Outcome<Vec<_>>>()?;
        if let Some(fields) = row.as_object_mut() {
            fields.insert("roles".to_owned(), json!(roles));
        }
        Ok(row)
    }

    fn write(&mut self, work: &mut Work<'_>, before: &Self) -> Outcome<()> {
        store::update_person(work.conn, &self.person)?;
        if self.roles != before.roles {
            store::forget_roles(work.conn, self.person.key())?;
            store::insert_roles(work.conn, &self.roles)?;
        }
        Ok(())
    }
}

impl Seen for WholePerson {
    fn revision(&self) -> i32 {
        self.person.revision
    }

    fn current(&self, work: &Work<'_>) -> Outcome<Value> {
        whole_json(work.vault, self)
    }
}

fn event(action: Action, person: &Person) -> Event {
    Event::new(action, person.id).at(person.town, person.room_id)
}

/// The phone of somebody on the register in clear, audited.
pub fn reveal_person(work: &mut Work<'_>, scope: Scope, id: PersonId, reason: String) -> Outcome<RevealedPerson> {
    let person = store::find_person(work.conn, scope, id)?;
    let phone = person.phone_sealed.as_deref().map(|sealed| work.vault.open_text(Field::Phone, sealed)).transpose()?;
    audit::record(work, event(Action::RevealPerson, &person).because(Some(reason)))?;
    Ok(RevealedPerson { id, name: person.name, phone })
}

/// The first day no longer held may lie ahead, the day a role was taken up may not.
fn roles_held(work: &Work<'_>, person: Key<PersonId>, drafts: Vec<RoleDraft>) -> Outcome<Vec<RoleHeld>> {
    let mut faults = Faults::default();
    let held = |(number, draft): (usize, RoleDraft)| {
        let place = format!("/roles/{number}");
        let role = RoleHeld {
            town: person.town,
            id: draft.id.unwrap_or_default(),
            person_id: person.id,
            role: draft.role,
            from_on: draft.from,
            to_on: draft.to,
            certificate_no: draft.certificate_no,
        };
        faults.add_if(role.from_on > work.today, &format!("{place}/from"), Code::InTheFuture);
        faults.check(&role, &place);
        role
    };
    let mut roles: Vec<RoleHeld> = drafts.into_iter().enumerate().map(held).collect();
    faults.settle()?;
    // In the order in which they are read.
    roles.sort_by_key(|role| (role.from_on, role.id));
    Ok(roles)
}

fn require_room(work: &mut Work<'_>, town: TownKey, room: Option<RoomId>) -> Outcome<()> {
    if let Some(room) = room {
        find_room(work.conn, Scope::Town(town), room).map_err(|_| Problem::at("/room_id", Code::UnknownReference))?;
    }
    Ok(())
}

fn seal_phone(work: &Work<'_>, person: &mut Person, phone: Option<&str>) -> Outcome<()> {
    let phone = phone.map(fold).filter(|phone| !phone.is_empty());
    person.phone_index = phone.as_deref().map(|phone| work.vault.index(Field::Phone, phone));
    person.phone_sealed = phone.map(|phone| work.vault.seal(Field::Phone, phone.as_bytes())).transpose()?;
    Ok(())
}

fn is_mask_of(work: &Work<'_>, person: &Person, sent: &str) -> Outcome<bool> {
    let Some(sealed) = &person.phone_sealed else { return Ok(false) };
    Ok(masked_phone(&work.vault.open_text(Field::Phone, sealed)?) == sent)
}
