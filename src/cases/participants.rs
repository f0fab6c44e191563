//! Participants: who took part, and in which role. Their changes do not raise the case's revision.

use serde_json::{Value, json};

use super::drafts::{NewParticipant, ParticipantPatch};
use super::edit::{changes_of, event};
use super::lists::ParticipantRole;
use super::model::{Case, Participant, WholeCase};
use super::parties::next_position;
use super::view::{participant_view, standing};
use super::{rules, store};
use crate::audit::{self, Action, Record, row_without};
use crate::calendar::Day;
use crate::clock::Instant;
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{Key, ParticipantId};
use crate::people::{find_person, held_role_on};
use crate::problem::{Code, Outcome, Problem, Words};
use crate::rights::Scope;
use crate::settings::Strictness;

/// Inserts the participants that came with a case.
pub fn insert_participants(work: &mut Work<'_>, whole: &mut WholeCase, drafts: Vec<NewParticipant>) -> Outcome<()> {
    drafts.into_iter().enumerate().try_for_each(|(number, draft)| {
        let position = i32::try_from(number).unwrap_or(i32::MAX);
        insert_participant(work, whole, draft, position, &format!("/participants/{number}")).map(drop)
    })
}

fn insert_participant(
    work: &mut Work<'_>,
    whole: &mut WholeCase,
    draft: NewParticipant,
    position: i32,
    place: &str,
) -> Outcome<Participant> {
    let case = &whole.case;
    let mut participant = Participant {
        town: case.town,
        case_id: case.id,
        id: draft.id.unwrap_or_default(),
        position,
        person_id: draft.person_id,
        name: draft.name.unwrap_or_default(),
        role: draft.role,
        revision: 1,
    };
    name_participant(work, case, &mut participant, place)?;
    check_role_acted_in(work, whole, &participant, place)?;
    store::insert_participant(work.conn, &participant)?;
    whole.participants.push(participant.clone());
    Ok(participant)
}

fn name_participant(work: &mut Work<'_>, case: &Case, participant: &mut Participant, place: &str) -> Outcome<()> {
    if let Some(person) = participant.person_id {
        let person = find_person(work.conn, Scope::Town(case.town), person)
            .map_err(|_| Problem::at(format!("{place}/person_id"), Code::UnknownReference))?;
        if participant.name.is_empty() {
            participant.name = person.name;
        }
    }
    if participant.name.is_empty() {
        return Err(Problem::at(format!("{place}/name"), Code::Required));
    }
    if participant.person_id.is_none() && participant.role == ParticipantRole::LegalLiterate && work.binds() {
        warn_not_on_register(work, participant);
    }
    Ok(())
}

/// A name merely typed stays on the case and counts in no figure of legal literates.
fn warn_not_on_register(work: &mut Work<'_>, participant: &Participant) {
    work.warn(
        "not_on_register",
        Words::new(
            format!("{}不在名册，不计入“法律明白人参与化解”；请从名册中选人", participant.name),
            format!("{} is not on the register and is not counted as a legal literate; choose a person of the register", participant.name),
        ),
    );
}

/// A participant must hold the role acted in on that day (人民调解法 art. 13, 14), or a warning says so.
fn check_role(work: &mut Work<'_>, participant: &Participant, day: Day, place: &str) -> Outcome<()> {
    let (Some(person), Some(role)) = (participant.person_id, rules::register_role(participant.role)) else { return Ok(()) };
    if work.settings.participant_role == Strictness::Off || held_role_on(work.conn, Key::new(participant.town, person), role, day)? {
        return Ok(());
    }
    if work.settings.participant_role == Strictness::Require && work.binds() {
        return Err(Problem::at(format!("{place}/person_id"), Code::NotValidThen));
    }
    let words = role.label();
    work.warn(
        "not_valid_then",
        Words::new(
            format!("{}在 {day} 不在“{}”名册上", participant.name, words.zh),
            format!("{} was not on the register as {} on {day}", participant.name, words.en),
        ),
    );
    Ok(())
}

/// The role must be held on the day of the agreement, today while there is none.
fn check_role_acted_in(work: &mut Work<'_>, whole: &WholeCase, participant: &Participant, place: &str) -> Outcome<()> {
    if participant.person_id.is_none() {
        return Ok(());
    }
    let agreed = standing(whole).0.map(|row| row.settled_on);
    check_role(work, participant, agreed.unwrap_or(work.today), place)
}

/// Checks the roles of all participants on the day of settlement.
pub fn check_roles_on(work: &mut Work<'_>, participants: &[Participant], day: Day) -> Outcome<()> {
    participants.iter().try_for_each(|participant| check_role(work, participant, day, "/participants"))
}

/// Adds a participant to a case.
pub fn add_participant(work: &mut Work<'_>, whole: &mut WholeCase, draft: NewParticipant) -> Outcome<Participant> {
    work.procedure = whole.case.procedure();
    let added = insert_participant(work, whole, draft, next_position(whole), "")?;
    let changes = json!({ "participant": [null, added.name], "role": [null, added.role] });
    audit::record(work, event(Action::AddParticipant, &whole.case).changing(changes))?;
    Ok(added)
}

/// Corrects a participant.
pub fn correct_participant(work: &mut Work<'_>, whole: &mut WholeCase, id: ParticipantId, patch: ParticipantPatch) -> Outcome<()> {
    let place = place_of(work, whole, id)?;
    let before = whole.participants.get(place).cloned().ok_or_else(|| Problem::new(Code::NotFound))?;
    let participant = work.amend(
        &before,
        |_| event(Action::CorrectParticipant, &whole.case),
        |work, participant| {
            patch.person_id.apply(&mut participant.person_id);
            participant.name = patch.name.unwrap_or_else(|| participant.name.clone());
            participant.role = patch.role.unwrap_or(participant.role);
            name_participant(work, &whole.case, participant, "")?;
            check_role_acted_in(work, whole, participant, "")
        },
    )?;
    if let Some(row) = whole.participants.get_mut(place) {
        *row = participant;
    }
    Ok(())
}

impl Record for Participant {
    fn raise(&mut self, _: Instant) {
        self.revision += 1;
    }

    fn row(&self) -> Outcome<Value> {
        row_without(self, &["case_id"])
    }

    fn changes_since(&self, before: &Self) -> Outcome<Value> {
        Ok(changes_of("participant", &before.row()?, &self.row()?))
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        store::update_participant(work.conn, self)
    }
}

/// Removes a participant.
pub fn remove_participant(work: &mut Work<'_>, whole: &mut WholeCase, id: ParticipantId) -> Outcome<()> {
    let place = place_of(work, whole, id)?;
    store::remove_participant(work.conn, whole.case.key(), id)?;
    let participant = whole.participants.remove(place);
    audit::record(work, event(Action::RemoveParticipant, &whole.case).changing(json!({ "participant": [participant.name, null] })))
}

/// Where a participant stands that the person saw as they are now.
fn place_of(work: &Work<'_>, whole: &WholeCase, id: ParticipantId) -> Outcome<usize> {
    let found = whole.participants.iter().enumerate().find(|(_, participant)| participant.id == id);
    let (place, participant) = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    work.require_revision(participant.revision, || serde_json::to_value(participant_view(participant)).unwrap_or_default())?;
    Ok(place)
}
