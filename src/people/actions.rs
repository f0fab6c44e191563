//! What people do with the register.

use serde_json::json;

use super::api::{PersonPatch, person_json};
use super::lists::{Gender, PersonRole};
use super::model::{Person, RoleHeld};
use super::store;
use crate::audit::{self, Action, Event, difference};
use crate::calendar::Day;
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{PersonId, RoleId, RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::find_room;
use crate::text::{fold, masked_phone};
use crate::wire::Patch;

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

/// Puts a person on the register.
pub fn register_person(work: &mut Work<'_>, town: TownId, id: PersonId, draft: PersonDraft) -> Outcome<Person> {
    require_room(work, town, draft.room_id)?;
    let mut person = Person {
        id,
        town_id: town,
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
    keep_roles(work, id, &draft.roles)?;
    let changes = json!({ "name": [null, person.name], "roles": [null, draft.roles.len()] });
    audit::record(work, Event::new(Action::RegisterPerson, id).at(town, person.room_id).changing(changes))?;
    Ok(person)
}

/// Gives a person already on the register one more role.
pub fn give_role(work: &mut Work<'_>, person: &Person, draft: RoleDraft) -> Outcome<()> {
    let changes = json!({ "role": [null, draft.role], "from": [null, draft.from] });
    keep_roles(work, person.id, &[draft])?;
    audit::record(work, Event::new(Action::GiveRole, person.id).at(person.town_id, person.room_id).changing(changes))
}

/// Corrects what is known of a person; a list of roles replaces the one before.
pub fn correct_person(work: &mut Work<'_>, scope: Scope, id: PersonId, patch: PersonPatch) -> Outcome<Person> {
    let mut person = store::find_person(work.conn, scope, id)?;
    let before = person_json(work.conn, work.vault, &person)?;
    work.require_seen(person.revision, || before.clone())?;
    if let Some(name) = patch.name {
        person.name_folded = fold(&name);
        person.name = name;
    }
    patch.gender.apply(&mut person.gender);
    patch.position_title.apply(&mut person.position_title);
    patch.room_id.apply(&mut person.room_id);
    require_room(work, person.town_id, person.room_id)?;
    match patch.phone {
        Patch::Keep => {}
        Patch::Clear => seal_phone(work, &mut person, None)?,
        Patch::Set(sent) if is_mask_of(work, &person, &sent)? => {}
        Patch::Set(sent) => seal_phone(work, &mut person, Some(&sent))?,
    }
    person.revision += 1;
    person.updated_at = work.now;
    store::update_person(work.conn, &person)?;
    if let Some(roles) = patch.roles {
        let drafts: Vec<RoleDraft> = roles.into_iter().map(Into::into).collect();
        store::forget_roles(work.conn, id)?;
        keep_roles(work, id, &drafts)?;
    }
    let after = person_json(work.conn, work.vault, &person)?;
    audit::record(work, Event::new(Action::CorrectPerson, id).at(person.town_id, person.room_id).changing(difference(&before, &after)))?;
    Ok(person)
}

/// What is shown of a person in clear.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct RevealedPerson {
    id: PersonId,
    name: String,
    phone: Option<String>,
}

/// The phone of somebody on the register in clear, audited.
pub fn reveal_person(work: &mut Work<'_>, scope: Scope, id: PersonId, reason: String) -> Outcome<RevealedPerson> {
    let person = store::find_person(work.conn, scope, id)?;
    let phone = person.phone_sealed.as_deref().map(|sealed| work.vault.open_text(Field::Phone, sealed)).transpose()?;
    audit::record(work, Event::new(Action::RevealPerson, id).at(person.town_id, person.room_id).because(Some(reason)))?;
    Ok(RevealedPerson { id, name: person.name, phone })
}

/// The first day no longer held may lie ahead, the day a role was taken up may not.
fn keep_roles(work: &mut Work<'_>, person: PersonId, drafts: &[RoleDraft]) -> Outcome<()> {
    for (number, draft) in drafts.iter().enumerate() {
        work.not_in_the_future(draft.from, &format!("/roles/{number}/from"))?;
        if draft.to.is_some_and(|to| to < draft.from) {
            return Err(Problem::at(format!("/roles/{number}/to"), Code::WrongOrder));
        }
        let role = RoleHeld {
            id: draft.id.unwrap_or_default(),
            person_id: person,
            role: draft.role,
            from_on: draft.from,
            to_on: draft.to,
            certificate_no: draft.certificate_no.clone(),
        };
        store::insert_role(work.conn, &role)?;
    }
    Ok(())
}

fn require_room(work: &mut Work<'_>, town: TownId, room: Option<RoomId>) -> Outcome<()> {
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
