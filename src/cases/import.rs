//! Cases that come from an old ledger: kept as they stand; rules of procedure warn and never refuse.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::actions::insert_case;
use super::drafts::Settle;
use super::edit::{event, save};
use super::fields::NewCase;
use super::lists::TransferTo;
use super::model::{Case, Participant, Party, Resolution, StepTaken, Transfer, WholeCase};
use super::{steps, store};
use crate::audit::{self, Action, Subject};
use crate::calendar::Day;
use crate::context::Work;
use crate::db::search;
use crate::ids::{CaseId, EntryId, Key, TransferId, VisitId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::Room;

/// A row of an old ledger.
pub struct LedgerCase {
    pub case: NewCase,
    pub accepted_on: Option<Day>,
    pub resolution: Option<Settle>,
    /// Handed over, to whom and why, as far as the ledger says; dated by the ledger's last known day.
    pub transfer: Option<(TransferTo, Day, String)>,
    pub platform_nos: Vec<String>,
}

/// Keeps a row of an old ledger as a case, with one audit row.
pub fn insert_ledger_case(work: &mut Work<'_>, room: &Room, draft: LedgerCase) -> Outcome<Case> {
    let case = insert(work, room, draft, None)?.case;
    audit::record(
        work,
        event(Action::ImportCase, &case).changing(json!({ "found_on": [null, case.found_on], "stage": [null, case.stage] })),
    )?;
    Ok(case)
}

/// Puts what a ledger says now in the place of what it said when the case was imported; gives the case as it stood.
/// Only for a case nobody has worked with: what people added would be lost.
pub fn change_ledger_case(work: &mut Work<'_>, room: &Room, id: CaseId, draft: LedgerCase, changes: Value) -> Outcome<CaseSnapshot> {
    let before = remove(work, Key::new(room.town, id))?;
    let named = draft.platform_nos.clone();
    let mut whole = insert(work, room, draft, before.case.case_no.clone())?;
    let case = &mut whole.case;
    case.revision = before.case.revision + 1;
    case.created_by = before.case.created_by;
    case.created_at = before.case.created_at;
    case.petition_visit_id = before.case.petition_visit_id;
    let key = case.key();
    restore_numbers(work, key, &before, &named)?;
    whole.parties = store::parties_of(work.conn, key)?;
    whole.platform_nos = store::platform_nos_of(work.conn, key)?;
    save(work, &mut whole)?;
    let case = whole.case;
    store::relink(work.conn, case.key(), &before.entries, before.visit)?;
    audit::record(work, event(Action::ImportChange, &case).changing(changes))?;
    Ok(before)
}

/// What a newer ledger leaves out of the numbers of a party or of the case was not taken back by it.
fn restore_numbers(work: &mut Work<'_>, case: Key<CaseId>, before: &CaseSnapshot, named: &[String]) -> Outcome<()> {
    for mut party in store::parties_of(work.conn, case)? {
        let Some(was) = before.parties.iter().find(|was| was.role == party.role && was.name == party.name) else { continue };
        if party.id_number_sealed.is_none() {
            (party.id_number_sealed, party.id_number_index) = (was.id_number_sealed.clone(), was.id_number_index.clone());
        }
        if party.phone_sealed.is_none() {
            (party.phone_sealed, party.phone_index) = (was.phone_sealed.clone(), was.phone_index.clone());
        }
        store::update_party(work.conn, &party)?;
    }
    let unnamed = before.platform_nos.iter().filter(|number| !named.contains(number));
    unnamed.into_iter().try_for_each(|number| store::insert_platform_number(work.conn, case, number))
}

/// Takes an imported case back that nobody has worked with. Its number stays used: numbers are never given twice.
pub fn undo_ledger_case(work: &mut Work<'_>, case: Key<CaseId>) -> Outcome<()> {
    let CaseSnapshot { case, .. } = remove(work, case)?;
    audit::record(
        work,
        event(Action::UndoImport, &case).changing(json!({ "found_on": [case.found_on, Value::Null], "stage": [case.stage, Value::Null] })),
    )
}

/// Puts a case back as it stood before an import changed it.
pub fn restore_ledger_case(work: &mut Work<'_>, before: CaseSnapshot) -> Outcome<()> {
    let changed = remove(work, before.case.key())?;
    let case = Case { revision: changed.case.revision + 1, ..before.case };
    store::insert_case(work.conn, &case)?;
    search::enqueue(case.key(), &case.search_text);
    before.parties.iter().try_for_each(|party| store::insert_party(work.conn, party))?;
    before.participants.iter().try_for_each(|participant| store::insert_participant(work.conn, participant))?;
    before.resolutions.iter().try_for_each(|resolution| store::insert_resolution(work.conn, resolution))?;
    before.transfers.iter().try_for_each(|transfer| store::insert_transfer(work.conn, transfer))?;
    before.steps.iter().try_for_each(|step| store::insert_step(work.conn, step))?;
    before.platform_nos.iter().try_for_each(|number| store::insert_platform_number(work.conn, case.key(), number))?;
    store::relink(work.conn, case.key(), &changed.entries, changed.visit)?;
    audit::record(work, event(Action::UndoImport, &case).changing(json!({ "stage": [changed.case.stage, case.stage] })))
}

/// A case with all that an import makes of one, taken out of the records.
#[derive(Serialize, Deserialize)]
pub struct CaseSnapshot {
    pub case: Case,
    parties: Vec<Party>,
    participants: Vec<Participant>,
    resolutions: Vec<Resolution>,
    transfers: Vec<Transfer>,
    steps: Vec<StepTaken>,
    platform_nos: Vec<String>,
    /// Entries of the platform that were tied to it.
    entries: Vec<EntryId>,
    /// The visit it came of.
    visit: Option<VisitId>,
}

fn remove(work: &mut Work<'_>, key: Key<CaseId>) -> Outcome<CaseSnapshot> {
    let case = store::find_case(work.conn, Scope::Town(key.town), key.id)?;
    let steps = store::steps_of(work.conn, key)?;
    let whole = store::with_children(work.conn, vec![case])?.into_iter().next().ok_or_else(|| Problem::new(Code::NotFound))?;
    let (entries, visit) = store::untie(work.conn, key)?;
    entries.iter().for_each(|entry| audit::changed_with(work, Subject::OnlineEntry, key.town, entry));
    visit.iter().for_each(|visit| audit::changed_with(work, Subject::PetitionVisit, key.town, visit));
    store::remove_imported(work.conn, key)?;
    search::enqueue(key, "");
    let WholeCase { case, parties, participants, resolutions, transfers, platform_nos, .. } = whole;
    Ok(CaseSnapshot { case, parties, participants, resolutions, transfers, steps, platform_nos, entries, visit })
}

fn insert(work: &mut Work<'_>, room: &Room, draft: LedgerCase, case_no: Option<String>) -> Outcome<WholeCase> {
    let id = draft.case.id.unwrap_or_default();
    let mut whole = insert_case(work, room, id, draft.case, true)?;
    whole.case.case_no = case_no;
    if let Some(day) = draft.accepted_on {
        steps::accept_case(work, &mut whole, day, "/accepted_on")?;
    }
    if let Some(resolution) = draft.resolution {
        steps::insert_settlement(work, &mut whole, resolution)?;
    }
    if let Some((to_body, sent_on, reason)) = draft.transfer {
        let transfer = Transfer {
            town: room.town,
            case_id: id,
            id: TransferId::new(),
            to_body,
            body: None,
            sent_on,
            reason,
            answer: None,
            answered_on: None,
            answer_note: None,
            revision: 1,
        };
        store::insert_transfer(work.conn, &transfer)?;
    }
    for number in &draft.platform_nos {
        store::insert_platform_number(work.conn, whole.case.key(), number)?;
    }
    // In the order in which they are read.
    whole.platform_nos = draft.platform_nos;
    whole.platform_nos.sort();
    whole.platform_nos.dedup();
    save(work, &mut whole)?;
    Ok(whole)
}
