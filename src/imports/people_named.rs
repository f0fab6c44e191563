//! Which person of the register a name in a ledger means, whichever of the two was imported first.

use std::collections::HashMap;

use super::store;
use crate::audit::{self, Event};
use crate::calendar::Day;
use crate::cases::lists::ParticipantRole;
use crate::cases::{WholeCase, cases_with_ids, update_participant, with_children};
use crate::context::Work;
use crate::db::AT_ONCE;
use crate::ids::{CaseId, PersonId, RoomId, TownId};
use crate::people::lists::PersonRole;
use crate::people::{RoleHeld, roles_of};
use crate::problem::Outcome;
use crate::text::fold;

/// A person and the roles they hold.
type WithRoles = (PersonId, Vec<RoleHeld>);

/// The people of a town by room and folded name.
pub struct Register {
    people: HashMap<(Option<RoomId>, String), Vec<WithRoles>>,
}

impl Register {
    pub fn of_town(work: &mut Work<'_>, town: TownId) -> Outcome<Self> {
        let found = store::people_of_town(work.conn, town)?;
        let mut roles: HashMap<PersonId, Vec<RoleHeld>> = HashMap::new();
        for piece in found.chunks(AT_ONCE) {
            let ids: Vec<PersonId> = piece.iter().map(|(id, ..)| *id).collect();
            for role in roles_of(work.conn, &ids)? {
                roles.entry(role.person_id).or_default().push(role);
            }
        }
        let mut people: HashMap<_, Vec<_>> = HashMap::new();
        for (id, room, name) in found {
            people.entry((room, name)).or_default().push((id, roles.remove(&id).unwrap_or_default()));
        }
        Ok(Self { people })
    }

    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The person of the room (or of the whole town) with that name who holds the role on that day; failing
    /// that the only one who ever held it. Says whether it was held on the day.
    pub fn person(&self, room: RoomId, name: &str, role: ParticipantRole, day: Day) -> Option<(PersonId, bool)> {
        let wanted = register_role(role)?;
        let name = fold(name);
        let of = |place: Option<RoomId>| self.people.get(&(place, name.clone())).into_iter().flatten();
        let holders: Vec<(PersonId, bool)> = of(Some(room))
            .chain(of(None))
            .filter(|(_, roles)| roles.iter().any(|held| held.role == wanted))
            .map(|(id, roles)| (*id, roles.iter().any(|held| held.role == wanted && held.held_on(day))))
            .collect();
        let on_the_day = holders.iter().find(|(_, held)| *held).copied();
        on_the_day.or(match holders.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }
}

fn register_role(role: ParticipantRole) -> Option<PersonRole> {
    match role {
        ParticipantRole::LegalLiterate => Some(PersonRole::LegalLiterate),
        ParticipantRole::LeadMediator | ParticipantRole::Mediator => Some(PersonRole::Mediator),
        ParticipantRole::LegalAdviser => Some(PersonRole::LegalAdviser),
        ParticipantRole::GridWorker => Some(PersonRole::GridWorker),
        ParticipantRole::Leader => Some(PersonRole::Leader),
        _ => None,
    }
}

/// Gives the participants of imported cases that nobody on the register was found for the person now there.
pub fn link_participants(work: &mut Work<'_>, town: TownId) -> Outcome<()> {
    let ids: Vec<CaseId> = store::cases_with_unknown_participants(work.conn, town)?;
    if ids.is_empty() {
        return Ok(());
    }
    let register = Register::of_town(work, town)?;
    for piece in ids.chunks(AT_ONCE) {
        let found = cases_with_ids(work.conn, piece)?;
        for whole in with_children(work.conn, found)? {
            link_case(work, &register, whole)?;
        }
    }
    Ok(())
}

fn link_case(work: &mut Work<'_>, register: &Register, whole: WholeCase) -> Outcome<()> {
    let case = whole.case;
    let settled = whole.resolutions.last().map(|last| last.settled_on);
    let day = settled.or(case.accepted_on).unwrap_or(case.found_on);
    let mut linked = Vec::new();
    for mut participant in whole.participants {
        if participant.person_id.is_some() {
            continue;
        }
        if let Some((person, _)) = register.person(case.room_id, &participant.name, participant.role, day) {
            participant.person_id = Some(person);
            update_participant(work.conn, &participant)?;
            linked.push(serde_json::json!({ "participant": participant.name, "person_id": person }));
        }
    }
    if linked.is_empty() {
        return Ok(());
    }
    let event = Event::new("link_participants", "case", case.id).at(case.town_id, Some(case.room_id));
    audit::record(work, event.changing(serde_json::json!({ "linked": linked })))
}
