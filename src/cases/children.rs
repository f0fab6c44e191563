//! Parties and participants: added, corrected, removed. Their changes do not raise the case's revision.

use serde_json::{Value, json};

use super::actions::{event, refresh};
use super::drafts::{NewParticipant, NewParty, ParticipantPatch, PartyPatch};
use super::lists::{PartyKind, PartyRole};
use super::model::{Case, Participant, Party};
use super::{rules, store};
use crate::audit;
use crate::calendar::Day;
use crate::coded::Coded;
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{ParticipantId, PartyId};
use crate::people::{find_person, held_role_on};
use crate::problem::{Code, Outcome, Problem, Words};
use crate::rights::Scope;
use crate::settings::Strictness;
use crate::text::{fold, masked_id_number, masked_phone};
use crate::wire::Patch;

/// Keeps the parties that came with a case: the first is the applicant, the others respondents, unless said.
pub fn keep_parties(work: &mut Work<'_>, case: &Case, drafts: Vec<NewParty>) -> Outcome<()> {
    if drafts.is_empty() {
        return Err(Problem::at("/parties", Code::PartyRequired));
    }
    for (number, draft) in drafts.into_iter().enumerate() {
        let default = if number == 0 { PartyRole::Applicant } else { PartyRole::Respondent };
        let position = i32::try_from(number).unwrap_or(i32::MAX);
        keep_party(work, case, draft, (default, position), &format!("/parties/{number}"))?;
    }
    Ok(())
}

fn keep_party(work: &mut Work<'_>, case: &Case, draft: NewParty, (role, position): (PartyRole, i32), place: &str) -> Outcome<Party> {
    let mut party = Party {
        case_id: case.id,
        id: draft.id.unwrap_or_default(),
        position,
        role: draft.role.unwrap_or(role),
        kind: draft.kind.unwrap_or(PartyKind::Person),
        name: draft.name,
        gender: draft.gender,
        id_number_sealed: None,
        id_number_index: None,
        phone_sealed: None,
        phone_index: None,
        address: draft.address,
        revision: 1,
    };
    if store::party_with_id(work.conn, party.id).is_ok() {
        return Err(Problem::at(format!("{place}/id"), Code::IdTaken));
    }
    set_id_number(work, &mut party, draft.id_number.as_deref(), case.imported, &format!("{place}/id_number"))?;
    set_phone(work, &mut party, draft.phone.as_deref())?;
    store::insert_party(work.conn, &party)?;
    Ok(party)
}

fn set_id_number(work: &mut Work<'_>, party: &mut Party, number: Option<&str>, imported: bool, pointer: &str) -> Outcome<()> {
    let number = number.map(|number| fold(number).to_uppercase()).filter(|number| !number.is_empty());
    if let Some(number) = &number
        && !rules::is_id_number(number)
    {
        if !imported {
            return Err(Problem::at(pointer, Code::BadIdNumber));
        }
        work.warn("bad_id_number", Code::BadIdNumber.title());
    }
    party.id_number_index = number.as_deref().map(|number| work.vault.index(Field::IdNumber, number));
    party.id_number_sealed = number.map(|number| work.vault.seal(Field::IdNumber, number.as_bytes())).transpose()?;
    Ok(())
}

fn set_phone(work: &Work<'_>, party: &mut Party, phone: Option<&str>) -> Outcome<()> {
    let phone = phone.map(fold).filter(|phone| !phone.is_empty());
    party.phone_index = phone.as_deref().map(|phone| work.vault.index(Field::Phone, phone));
    party.phone_sealed = phone.map(|phone| work.vault.seal(Field::Phone, phone.as_bytes())).transpose()?;
    Ok(())
}

/// Adds a party to a case.
pub fn add_party(work: &mut Work<'_>, case: &mut Case, draft: NewParty) -> Outcome<Party> {
    let position = store::last_position(work.conn, case.id)? + 1;
    let party = keep_party(work, case, draft, (PartyRole::Respondent, position), "")?;
    refresh(work, case)?;
    audit::record(work, event("add_party", case).changing(json!({ "party": [null, party.name] })))?;
    Ok(party)
}

/// Corrects a party; a masked number sent back unchanged leaves the stored one.
pub fn correct_party(work: &mut Work<'_>, case: &mut Case, id: PartyId, patch: PartyPatch) -> Outcome<Party> {
    let mut party = find_party(work, case, id)?;
    let seen = super::view::party_view(work.vault, &party)?;
    work.require_seen(party.revision, || serde_json::to_value(seen).unwrap_or_default())?;
    let was = party.name.clone();
    party.role = patch.role.unwrap_or(party.role);
    party.kind = patch.kind.unwrap_or(party.kind);
    party.name = patch.name.unwrap_or(party.name);
    patch.gender.apply(&mut party.gender);
    patch.address.apply(&mut party.address);
    match patch.id_number {
        Patch::Keep => {}
        Patch::Set(sent) if masked(work, Field::IdNumber, &party.id_number_sealed)?.as_ref() == Some(&sent) => {}
        other => set_id_number(work, &mut party, other.set().map(String::as_str), case.imported, "/id_number")?,
    }
    match patch.phone {
        Patch::Keep => {}
        Patch::Set(sent) if masked(work, Field::Phone, &party.phone_sealed)?.as_ref() == Some(&sent) => {}
        other => set_phone(work, &mut party, other.set().map(String::as_str))?,
    }
    party.revision += 1;
    store::update_party(work.conn, &party)?;
    refresh(work, case)?;
    audit::record(work, event("correct_party", case).changing(json!({ "party": [was, party.name] })))?;
    Ok(party)
}

fn masked(work: &Work<'_>, field: Field, sealed: &Option<String>) -> Outcome<Option<String>> {
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = work.vault.open_text(field, sealed)?;
    Ok(Some(match field {
        Field::IdNumber => masked_id_number(&plain),
        Field::Phone | Field::Upload => masked_phone(&plain),
    }))
}

/// Removes a party; the last one stays, because a case without parties is none.
pub fn remove_party(work: &mut Work<'_>, case: &mut Case, id: PartyId) -> Outcome<()> {
    let party = find_party(work, case, id)?;
    work.require_seen(party.revision, || Value::Null)?;
    let whole = store::with_children(work.conn, vec![case.clone()])?.pop();
    if whole.is_none_or(|whole| whole.parties.len() < 2) {
        return Err(Problem::new(Code::PartyRequired));
    }
    store::remove_party(work.conn, case.id, id)?;
    refresh(work, case)?;
    audit::record(work, event("remove_party", case).changing(json!({ "party": [party.name, null] })))
}

fn find_party(work: &mut Work<'_>, case: &Case, id: PartyId) -> Outcome<Party> {
    let party = store::party_with_id(work.conn, id)?;
    if party.case_id == case.id { Ok(party) } else { Err(Problem::new(Code::NotFound)) }
}

/// Keeps the participants that came with a case.
pub fn keep_participants(work: &mut Work<'_>, case: &Case, drafts: Vec<NewParticipant>) -> Outcome<()> {
    for (number, draft) in drafts.into_iter().enumerate() {
        let position = i32::try_from(number).unwrap_or(i32::MAX);
        keep_participant(work, case, draft, position, &format!("/participants/{number}"))?;
    }
    Ok(())
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
    check_role(work, &participant, work.today, case.imported, place)?;
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
    if participant.name.is_empty() { Err(Problem::at(format!("{place}/name"), Code::Required)) } else { Ok(()) }
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
        event("add_participant", case).changing(json!({ "participant": [null, participant.name], "role": [null, participant.role] })),
    )?;
    Ok(participant)
}

/// Corrects a participant.
pub fn correct_participant(work: &mut Work<'_>, case: &Case, id: ParticipantId, patch: ParticipantPatch) -> Outcome<Participant> {
    let mut participant = find_participant(work, case, id)?;
    let seen = json!({ "id": participant.id, "revision": participant.revision, "name": participant.name, "role": participant.role });
    work.require_seen(participant.revision, || seen)?;
    let was = participant.name.clone();
    patch.person_id.apply(&mut participant.person_id);
    participant.name = patch.name.unwrap_or(participant.name);
    participant.role = patch.role.unwrap_or(participant.role);
    name_participant(work, case, &mut participant, "")?;
    check_role(work, &participant, work.today, case.imported, "")?;
    participant.revision += 1;
    store::update_participant(work.conn, &participant)?;
    audit::record(work, event("correct_participant", case).changing(json!({ "participant": [was, participant.name] })))?;
    Ok(participant)
}

/// Removes a participant.
pub fn remove_participant(work: &mut Work<'_>, case: &Case, id: ParticipantId) -> Outcome<()> {
    let participant = find_participant(work, case, id)?;
    work.require_seen(participant.revision, || Value::Null)?;
    store::remove_participant(work.conn, case.id, id)?;
    audit::record(work, event("remove_participant", case).changing(json!({ "participant": [participant.name, null] })))
}

fn find_participant(work: &mut Work<'_>, case: &Case, id: ParticipantId) -> Outcome<Participant> {
    let whole = store::with_children(work.conn, vec![case.clone()])?.pop();
    let found = whole.and_then(|whole| whole.participants.into_iter().find(|participant| participant.id == id));
    found.ok_or_else(|| Problem::new(Code::NotFound))
}
