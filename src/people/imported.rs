//! Roles that came from a register in a workbook: changed by a newer one, or taken back with their import.

use serde_json::{Value, json};

use super::actions::RoleDraft;
use super::lists::Gender;
use super::model::{Person, RoleHeld};
use super::store;
use crate::audit::{self, Action, Event, Subject};
use crate::context::Work;
use crate::ids::{Key, PersonId, RoleId, TownKey};
use crate::problem::Outcome;
use crate::rights::Scope;

/// What a register says now of somebody and the role it gave them.
pub struct RegisterChange {
    pub gender: Option<Gender>,
    pub position_title: Option<String>,
    pub role: RoleDraft,
}

/// Puts what a register says now in the place of what it said; a column left empty changes nothing.
pub fn change_imported_role(work: &mut Work<'_>, person: &Person, held: &RoleHeld, change: RegisterChange, changes: Value) -> Outcome<()> {
    let mut after = person.clone();
    after.gender = change.gender.or(person.gender);
    after.position_title = change.position_title.or_else(|| person.position_title.clone());
    after.revision += 1;
    after.updated_at = work.now;
    store::update_person(work.conn, &after)?;
    let role = RoleHeld {
        from_on: change.role.from,
        to_on: change.role.to,
        certificate_no: change.role.certificate_no.or_else(|| held.certificate_no.clone()),
        ..held.clone()
    };
    store::update_role(work.conn, &role)?;
    audit::record(work, event(Action::ImportChange, &after).changing(changes))
}

/// Takes back a role that an import gave, and with `made` the person it put on the register for it, once whoever names that
/// person elsewhere has forgotten them.
pub fn undo_imported_role(
    work: &mut Work<'_>,
    town: TownKey,
    (person, role): (PersonId, RoleId),
    made: bool,
    forget: impl FnOnce(&mut Work<'_>, Key<PersonId>) -> Outcome<()>,
) -> Outcome<()> {
    let person = store::find_person(work.conn, Scope::Town(town), person)?;
    store::remove_role(work.conn, Key::new(town, role))?;
    if made && store::roles_of(work.conn, town, &[person.id])?.is_empty() {
        forget(work, person.key())?;
        store::remove_person(work.conn, person.key())?;
    }
    audit::record(work, event(Action::UndoImport, &person).changing(json!({ "role": [role, Value::Null] })))
}

/// Puts a person and a role back as they stood before an import changed them.
pub fn restore_role(work: &mut Work<'_>, person: Person, held: &RoleHeld) -> Outcome<()> {
    let changed = store::find_person(work.conn, Scope::Town(person.town), person.id)?;
    let person = Person { revision: changed.revision + 1, ..person };
    store::update_person(work.conn, &person)?;
    store::update_role(work.conn, held)?;
    audit::record(work, event(Action::UndoImport, &person).changing(json!({ "to": [Value::Null, held.to_on] })))
}

fn event(action: Action, person: &Person) -> Event {
    Event::new(action, person.id).about(Subject::Person).at(person.town, person.room_id)
}
