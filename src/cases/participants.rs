//! Participants: who took part, and in which role. Their changes do not raise the case's revision.

use serde_json::json;

use super::actions::event;
use super::drafts::{NewParticipant, ParticipantPatch};
use super::lists::ParticipantRole;
use super::model::{Case, Participant};
use super::view::{participant_view, standing};
use super::{rules, store};
use crate::audit::{self, Action};
use crate::calendar::Day;
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::ParticipantId;
use crate::people::{find_person, held_role_on};
use crate::problem::{Code, Outcome, Problem, Words};
use crate::rights::Scope;
use crate::settings::Strictness;

/// Keeps the participants that came with a case.
pub fn keep_participants(work: &mut Work<'_>, case: &Case, drafts: Vec<NewParticipant>) -> Outcome<Vec<Participant>> {
    let keep = |(number, draft)| {
        let position = i32::try_from(number).unwrap_or(i32::MAX);
        keep_participant(work, case, draft, position, &format!("/participants/{number}"))
    };
    drafts.into_iter().enumerate().map(keep).collect()
}

fn keep_participant(work: &mut Work<'_>, case: &Case, draft: NewParticipant, position: i32, place: &str) -> Outcome<Participant> {
    let mut participant = Participant {
        case_id: case.id,
        id: draft.id.unwrap_or_default(),
        position,
        person_id: draft.person_id,
        name: draft.name.unwrap_or_default(),
        role: draft.role,
        revision: 1,
    };
    name_participant(work, case, &mut participant, place)?;
    check_role_acted_in(work, case, &participant, place)?;
    store::insert_participant(work.conn, &participant)?;
    Ok(participant)
}

fn name_participant(work: &mut Work<'_>, case: &Case, participant: &mut Participant, place: &str) -> Outcome<()> {
    if let Some(person) = participant.person_id {
        let person = find_person(work.conn, Scope::Town(case.town_id), person)
            .map_err(|_| Problem::at(format!("{place}/person_id"), Code::UnknownReference))?;
        if participant.name.is_empty() {
            participant.name = person.name;
        }
    }
    if participant.name.is_empty() {
        return Err(Problem::at(format!("{place}/name"), Code::Required));
    }
    if participant.person_id.is_none() && participant.role == ParticipantRole::LegalLiterate && !case.imported {
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
fn check_role(work: &mut Work<'_>, participant: &Participant, day: Day, imported: bool, place: &str) -> Outcome<()> {
    let (Some(person), Some(role)) = (participant.person_id, rules::register_role(participant.role)) else { return Ok(()) };
    if work.settings.participant_role == Strictness::Off || held_role_on(work.conn, person, role, day)? {
        return Ok(());
    }
    if work.settings.participant_role == Strictness::Require && !imported {
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
fn check_role_acted_in(work: &mut Work<'_>, case: &Case, participant: &Participant, place: &str) -> Outcome<()> {
    if participant.person_id.is_none() {
        return Ok(());
    }
    let whole = store::with_children(work.conn, vec![case.clone()])?.pop();
    let agreed = whole.as_ref().and_then(|whole| standing(whole).0.map(|row| row.settled_on));
    check_role(work, participant, agreed.unwrap_or(work.today), case.imported, place)
}

/// Checks the roles of all participants on the day of settlement.
pub fn check_roles_on(work: &mut Work<'_>, case: &Case, day: Day) -> Outcome<()> {
    for participant in store::participants_of(work.conn, case.id)? {
        check_role(work, &participant, day, case.imported, "/participants")?;
    }
    Ok(())
}

/// Adds a participant to a case.
pub fn add_participant(work: &mut Work<'_>, case: &Case, draft: NewParticipant) -> Outcome<Participant> {
    let position = store::last_position(work.conn, case.id)? + 1;
    let participant = keep_participant(work, case, draft, position, "")?;
    audit::record(
        work,
        event(Action::AddParticipant, case).changing(json!({ "participant": [null, participant.name], "role": [null, participant.role] })),
    )?;
    Ok(participant)
}

/// Corrects a participant.
pub fn correct_participant(work: &mut Work<'_>, case: &Case, id: ParticipantId, patch: ParticipantPatch) -> Outcome<Participant> {
    let mut participant = find_participant(work, case, id)?;
    require_seen(work, &participant)?;
    let was = participant.name.clone();
    patch.person_id.apply(&mut participant.person_id);
    participant.name = patch.name.unwrap_or(participant.name);
    participant.role = patch.role.unwrap_or(participant.role);
    name_participant(work, case, &mut participant, "")?;
    check_role_acted_in(work, case, &participant, "")?;
    participant.revision += 1;
    store::update_participant(work.conn, &participant)?;
    audit::record(work, event(Action::CorrectParticipant, case).changing(json!({ "participant": [was, participant.name] })))?;
    Ok(participant)
}

fn require_seen(work: &Work<'_>, participant: &Participant) -> Outcome<()> {
    work.require_seen(participant.revision, || serde_json::to_value(participant_view(participant)).unwrap_or_default())
}

/// Removes a participant.
pub fn remove_participant(work: &mut Work<'_>, case: &Case, id: ParticipantId) -> Outcome<()> {
    let participant = find_participant(work, case, id)?;
    require_seen(work, &participant)?;
    store::remove_participant(work.conn, case.id, id)?;
    audit::record(work, event(Action::RemoveParticipant, case).changing(json!({ "participant": [participant.name, null] })))
}

fn find_participant(work: &mut Work<'_>, case: &Case, id: ParticipantId) -> Outcome<Participant> {
    let whole = store::with_children(work.conn, vec![case.clone()])?.pop();
    let found = whole.and_then(|whole| whole.participants.into_iter().find(|participant| participant.id == id));
    found.ok_or_else(|| Problem::new(Code::NotFound))
}
