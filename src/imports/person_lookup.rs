//! Which person of the register a name in a ledger means, whichever of the two was imported first.

use std::collections::HashMap;

use super::values::Dictionary;
use super::{store, synonyms};
use crate::audit::{self, Action, Event};
use crate::calendar::Day;
use crate::cases::lists::ParticipantRole;
use crate::cases::{WholeCase, cases_with_ids, update_participant, with_children};
use crate::context::Work;
use crate::db::IDS_PER_QUERY;
use crate::ids::{CaseId, PersonId, RoomId, TownKey};
use crate::people::lists::PersonRole;
use crate::people::{RoleHeld, roles_of};
use crate::problem::Outcome;
use crate::text::fold;

/// Somebody of the register.
struct Known {
    id: PersonId,
    room: Option<RoomId>,
    roles: Vec<RoleHeld>,
}

/// Whom a name means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meant {
    Nobody,
    /// And whether they held the role on the day.
    One(PersonId, bool),
    /// People of the same name, none of the room itself: only the clerk can say which.
    Several(Vec<PersonId>),
}

impl Meant {
    /// The person, where it is surely one.
    pub fn person(&self) -> Option<PersonId> {
        if let Self::One(person, _) = self { Some(*person) } else { None }
    }
}

/// The people of a town by folded name.
pub struct PersonLookup {
    people: HashMap<String, Vec<Known>>,
    dictionary: Dictionary,
}

impl PersonLookup {
    /// The dictionary holds the names that the clerk has explained.
    pub fn of_town(work: &mut Work<'_>, town: TownKey, dictionary: Dictionary) -> Outcome<Self> {
        let found = store::people_of_town(work.conn, town)?;
        let mut roles: HashMap<PersonId, Vec<RoleHeld>> = HashMap::new();
        for piece in found.chunks(IDS_PER_QUERY) {
            let ids: Vec<PersonId> = piece.iter().map(|(id, ..)| *id).collect();
            for role in roles_of(work.conn, town, &ids)? {
                roles.entry(role.person_id).or_default().push(role);
            }
        }
        let mut people: HashMap<String, Vec<Known>> = HashMap::new();
        for (id, room, name) in found {
            people.entry(name).or_default().push(Known { id, room, roles: roles.remove(&id).unwrap_or_default() });
        }
        Ok(Self { people, dictionary })
    }

    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whom a name means that acted in a role on a day: exactly that name among those of the town who hold or held the role;
    /// of several those who held it that day, of several of these the one of the room itself.
    pub fn meant(&self, room: RoomId, name: &str, role: ParticipantRole, day: Day) -> Meant {
        let Some(wanted) = register_role(role) else { return Meant::Nobody };
        let holds =
            |known: &Known, day: Option<Day>| known.roles.iter().any(|held| held.role == wanted && day.is_none_or(|day| held.held_on(day)));
        let holders: Vec<&Known> = self.people.get(&fold(name)).into_iter().flatten().filter(|known| holds(known, None)).collect();
        if let Some(told) = self.dictionary.person(name).and_then(|told| holders.iter().find(|known| known.id == told)) {
            return Meant::One(told.id, holds(told, Some(day)));
        }
        let on_the_day: Vec<&Known> = holders.iter().copied().filter(|known| holds(known, Some(day))).collect();
        let held = !on_the_day.is_empty();
        let candidates = if held { on_the_day } else { holders };
        let own: Vec<&&Known> = candidates.iter().filter(|known| known.room == Some(room)).collect();
        match (own.as_slice(), candidates.as_slice()) {
            ([only], _) => Meant::One(only.id, held),
            (_, [only]) => Meant::One(only.id, held),
            (_, []) => Meant::Nobody,
            (_, several) => Meant::Several(several.iter().map(|known| known.id).collect()),
        }
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
pub fn link_participants(work: &mut Work<'_>, town: TownKey) -> Outcome<()> {
    let ids: Vec<CaseId> = store::cases_with_unknown_participants(work.conn, town)?;
    if ids.is_empty() {
        return Ok(());
    }
    let dictionary = Dictionary::new(synonyms::meanings_of(work.conn, town)?);
    let register = PersonLookup::of_town(work, town, dictionary)?;
    for piece in ids.chunks(IDS_PER_QUERY) {
        let found = cases_with_ids(work.conn, town, piece)?;
        for whole in with_children(work.conn, found)? {
            link_case(work, &register, whole)?;
        }
    }
    Ok(())
}

fn link_case(work: &mut Work<'_>, register: &PersonLookup, whole: WholeCase) -> Outcome<()> {
    let case = whole.case;
    let settled = whole.resolutions.last().map(|last| last.settled_on);
    let day = settled.or(case.accepted_on).unwrap_or(case.found_on);
    let mut linked = Vec::new();
    for mut participant in whole.participants {
        if participant.person_id.is_some() {
            continue;
        }
        if let Some(person) = register.meant(case.room_id, &participant.name, participant.role, day).person() {
            participant.person_id = Some(person);
            update_participant(work.conn, &participant)?;
            linked.push(serde_json::json!({ "participant": participant.name, "person_id": person }));
        }
    }
    if linked.is_empty() {
        return Ok(());
    }
    let event = Event::new(Action::LinkParticipants, case.id).at(case.town, Some(case.room_id));
    audit::record(work, event.changing(serde_json::json!({ "linked": linked })))
}
