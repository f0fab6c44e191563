//! Parties: added, corrected, removed, revealed. Their changes do not raise the case's revision.

use serde_json::{Value, json};

use super::drafts::{NewParty, PartyPatch};
use super::edit::{changes_of, event, save_if_changed};
use super::lists::{PartyKind, PartyRole};
use super::model::{Case, Party, WholeCase};
use super::{id_numbers, store};
use crate::audit::{self, Action, Record, row_with_numbers};
use crate::clock::Instant;
use crate::context::Work;
use crate::crypto::Field;
use crate::http::Patch;
use crate::ids::PartyId;
use crate::problem::{Code, Outcome, Problem, Words};
use crate::text::{fold, masked_id_number, masked_phone};

/// The parties that come with a case: the first is the applicant, the others respondents, unless said.
pub fn drafted(work: &mut Work<'_>, case: &Case, drafts: Vec<NewParty>) -> Outcome<Vec<Party>> {
    if drafts.is_empty() {
        return Err(Problem::at("/parties", Code::PartyRequired));
    }
    let party = |(number, draft): (usize, NewParty)| {
        let default = if number == 0 { PartyRole::Applicant } else { PartyRole::Respondent };
        let position = i32::try_from(number).unwrap_or(i32::MAX);
        // One that is added by itself is known by its request.
        if draft.id.is_some_and(|id| store::party_with_id(work.conn, case.town, id).is_ok()) {
            return Err(Problem::at(format!("/parties/{number}/id"), Code::IdTaken));
        }
        drafted_party(work, case, draft, (default, position), &format!("/parties/{number}"))
    };
    drafts.into_iter().enumerate().map(party).collect()
}

fn drafted_party(work: &mut Work<'_>, case: &Case, draft: NewParty, (role, position): (PartyRole, i32), place: &str) -> Outcome<Party> {
    let mut party = Party {
        town: case.town,
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
        born_on: draft.born_on,
        ethnicity: draft.ethnicity,
        occupation: draft.occupation,
        representative: draft.representative,
        refused_on: None,
    };
    check_days(work, &party, place)?;
    set_id_number(work, &mut party, draft.id_number.as_deref(), &format!("{place}/id_number"))?;
    set_phone(work, &mut party, draft.phone.as_deref())?;
    Ok(party)
}

fn check_days(work: &Work<'_>, party: &Party, place: &str) -> Outcome<()> {
    for (day, field) in [(party.born_on, "born_on"), (party.refused_on, "refused_on")] {
        if let Some(day) = day {
            work.not_in_the_future(day, &format!("{place}/{field}"))?;
        }
    }
    Ok(())
}

fn set_id_number(work: &mut Work<'_>, party: &mut Party, number: Option<&str>, pointer: &str) -> Outcome<()> {
    let number = number.map(|number| fold(number).to_uppercase()).filter(|number| !number.is_empty());
    if let Some(fault) = number.as_deref().and_then(id_numbers::fault_in) {
        if work.binds() {
            return Err(Problem::at(pointer, Code::BadIdNumber).saying(fault.zh, fault.en));
        }
        work.warn("bad_id_number", fault);
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

/// Tells when two parties of a case bear one ID number: mostly one was written down twice.
pub fn warn_of_one_number(work: &mut Work<'_>, parties: &[Party]) {
    for (at, party) in parties.iter().enumerate() {
        let same = |other: &&Party| other.id_number_index.is_some() && other.id_number_index == party.id_number_index;
        if let Some(other) = parties.iter().take(at).find(same) {
            let zh = format!("{}和{}的身份证号相同，请核对", other.name, party.name);
            work.warn("same_id_number", Words::new(zh, format!("{} and {} have the same ID number; please check", other.name, party.name)));
        }
    }
}

/// Adds a party to a case.
pub fn add_party(work: &mut Work<'_>, whole: &mut WholeCase, draft: NewParty) -> Outcome<Party> {
    let party = drafted_party(work, &whole.case, draft, (PartyRole::Respondent, next_position(whole)), "")?;
    store::insert_party(work.conn, &party)?;
    whole.parties.push(party.clone());
    if party.id_number_index.is_some() {
        warn_of_one_number(work, &whole.parties);
    }
    save_if_changed(work, whole)?;
    audit::record(work, event(Action::AddParty, &whole.case).changing(json!({ "party": [null, party.name] })))?;
    Ok(party)
}

/// The place after the last of a case's parties and participants.
pub fn next_position(whole: &WholeCase) -> i32 {
    let parties = whole.parties.iter().map(|party| party.position);
    parties.chain(whole.participants.iter().map(|participant| participant.position)).max().unwrap_or(0) + 1
}

/// Corrects a party; a masked number sent back unchanged leaves the stored one.
pub fn correct_party(work: &mut Work<'_>, whole: &mut WholeCase, id: PartyId, patch: PartyPatch) -> Outcome<()> {
    let place = place_of(work, whole, id)?;
    let before = whole.parties.get(place).cloned().ok_or_else(|| Problem::new(Code::NotFound))?;
    let index_before = before.id_number_index.clone();
    let party = work.amend(
        &before,
        |_| event(Action::CorrectParty, &whole.case),
        |work, party| {
            party.role = patch.role.unwrap_or(party.role);
            party.kind = patch.kind.unwrap_or(party.kind);
            party.name = patch.name.unwrap_or_else(|| party.name.clone());
            patch.gender.apply(&mut party.gender);
            patch.address.apply(&mut party.address);
            patch.born_on.apply(&mut party.born_on);
            patch.ethnicity.apply(&mut party.ethnicity);
            patch.occupation.apply(&mut party.occupation);
            patch.representative.apply(&mut party.representative);
            patch.refused_on.apply(&mut party.refused_on);
            check_days(work, party, "")?;
            match patch.id_number {
                Patch::Keep => {}
                Patch::Set(sent) if masked(work, Field::IdNumber, &party.id_number_sealed)?.as_ref() == Some(&sent) => {}
                other => set_id_number(work, party, other.set().map(String::as_str), "/id_number")?,
            }
            match patch.phone {
                Patch::Keep => Ok(()),
                Patch::Set(sent) if masked(work, Field::Phone, &party.phone_sealed)?.as_ref() == Some(&sent) => Ok(()),
                other => set_phone(work, party, other.set().map(String::as_str)),
            }
        },
    )?;
    let number_is_new = party.id_number_index.is_some() && party.id_number_index != index_before;
    if let Some(row) = whole.parties.get_mut(place) {
        *row = party;
    }
    if number_is_new {
        warn_of_one_number(work, &whole.parties);
    }
    save_if_changed(work, whole)
}

impl Record for Party {
    fn raise(&mut self, _: Instant) {
        self.revision += 1;
    }

    fn row(&self) -> Outcome<Value> {
        row_with_numbers(self, &[])
    }

    fn changes_since(&self, before: &Self) -> Outcome<Value> {
        Ok(changes_of("party", &before.row()?, &self.row()?))
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        store::update_party(work.conn, self)
    }
}

/// Refuses what would start or continue mediation while a party refuses it (人民调解法 art. 17).
pub fn require_no_refusal(work: &Work<'_>, parties: &[Party]) -> Outcome<()> {
    let refused = parties.iter().any(|party| party.refused_on.is_some());
    if work.breaks(refused) { Err(Problem::new(Code::PartyRefused)) } else { Ok(()) }
}

/// What is shown of a party in clear.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct RevealedParty {
    id: PartyId,
    id_number: Option<String>,
    phone: Option<String>,
}

/// The ID number and the phone of a party in clear, for the reason given; each time on the record.
pub fn reveal(work: &mut Work<'_>, case: &Case, party: &Party, reason: String) -> Outcome<RevealedParty> {
    let open = |field, sealed: &Option<String>| sealed.as_deref().map(|sealed| work.vault.open_text(field, sealed)).transpose();
    let id_number = open(Field::IdNumber, &party.id_number_sealed)?;
    let shown = RevealedParty { id: party.id, id_number, phone: open(Field::Phone, &party.phone_sealed)? };
    audit::record(work, event(Action::RevealParty, case).changing(json!({ "party": party.id })).because(Some(reason)))?;
    Ok(shown)
}

fn masked(work: &Work<'_>, field: Field, sealed: &Option<String>) -> Outcome<Option<String>> {
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = work.vault.open_text(field, sealed)?;
    Ok(Some(match field {
        Field::IdNumber => masked_id_number(&plain),
        Field::Phone | Field::Upload | Field::ChainKey => masked_phone(&plain),
    }))
}

/// Removes a party; the last one stays, because a case without parties is none.
pub fn remove_party(work: &mut Work<'_>, whole: &mut WholeCase, id: PartyId) -> Outcome<()> {
    let place = place_of(work, whole, id)?;
    if whole.parties.len() < 2 {
        return Err(Problem::new(Code::PartyRequired));
    }
    store::remove_party(work.conn, whole.case.key(), id)?;
    let party = whole.parties.remove(place);
    save_if_changed(work, whole)?;
    audit::record(work, event(Action::RemoveParty, &whole.case).changing(json!({ "party": [party.name, null] })))
}

/// Where a party stands that the person saw as it is now.
fn place_of(work: &Work<'_>, whole: &WholeCase, id: PartyId) -> Outcome<usize> {
    let found = whole.parties.iter().enumerate().find(|(_, party)| party.id == id);
    let (place, party) = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    let seen = super::view::party_view(work.vault, party, whole.case.found_on)?;
    work.require_revision(party.revision, || serde_json::to_value(seen).unwrap_or_default())?;
    Ok(place)
}
