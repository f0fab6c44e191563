//! What people do with online entries.

use chrono::Datelike;
use serde_json::{Value, json};

use super::lists::{EntryState, MatchedBy};
use super::model::Entry;
use super::shapes::{EntryPatch, NewReason, entry_json};
use super::store;
use crate::audit::{self, Action, Event, Record, Seen, Subject, row_without};
use crate::calendar::{Day, EARLIEST_YEAR};
use crate::cases::find_case;
use crate::cases::lists::{AgreementForm, Kind};
use crate::clock::Instant;
use crate::context::Work;
use crate::ids::{CaseId, EntryId, Key, RoomId, TownKey};
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::find_room;
use crate::text::pair_key;

/// An entry to be kept.
#[derive(Clone)]
pub struct EntryDraft {
    pub platform: String,
    pub platform_no: String,
    pub entered_on: Day,
    pub entered_by: Option<String>,
    pub committee: Option<String>,
    pub room_id: Option<RoomId>,
    pub kind: Option<Kind>,
    pub applicant: Option<String>,
    pub respondent: Option<String>,
    pub accepted_on: Option<Day>,
    pub result: Option<String>,
    pub form: Option<AgreementForm>,
    pub state: EntryState,
}

/// How an entry of the platform's export stands to what is kept.
pub enum Imported {
    New,
    /// Already there with the same values.
    Same,
    /// Already there with other values: what is kept, and what the export says.
    Changed(Box<(Entry, Entry)>),
}

/// Records an entry made in the platform.
pub fn record_entry(work: &mut Work<'_>, town: TownKey, id: EntryId, draft: EntryDraft) -> Outcome<Entry> {
    check_days(work, draft.entered_on, draft.accepted_on)?;
    if store::entry_with_number(work.conn, town, &draft.platform, &draft.platform_no)?.is_some() {
        return Err(
            Problem::at("/platform_no", Code::NameTaken).saying("这个平台编号已经登记过", "This platform number is already recorded")
        );
    }
    insert(work, town, id, draft, false)
}

fn check_days(work: &Work<'_>, entered_on: Day, accepted_on: Option<Day>) -> Outcome<()> {
    let mut faults = Faults::default();
    faults.add_if(entered_on > work.today, "/entered_on", Code::InTheFuture);
    faults.add_if(entered_on.year() < EARLIEST_YEAR, "/entered_on", Code::OutOfRange);
    faults.add_if(accepted_on.is_some_and(|day| day > work.today), "/accepted_on", Code::InTheFuture);
    faults.settle()
}

/// Keeps an entry of the platform's export; gives its id.
pub fn record_imported(work: &mut Work<'_>, town: TownKey, draft: EntryDraft) -> Outcome<EntryId> {
    insert(work, town, EntryId::new(), draft, true).map(|entry| entry.id)
}

/// Whether an entry of the platform's export is new, the same as, or other than what is kept.
pub fn compare(work: &mut Work<'_>, town: TownKey, draft: &EntryDraft) -> Outcome<Imported> {
    let Some(known) = store::entry_with_number(work.conn, town, &draft.platform, &draft.platform_no)? else { return Ok(Imported::New) };
    let told = entry_of(work, town, known.id, draft.clone(), true);
    let same =
        (known.entered_on, known.room_id, known.kind, &known.applicant, &known.respondent, known.accepted_on, known.form, known.state)
            == (told.entered_on, told.room_id, told.kind, &told.applicant, &told.respondent, told.accepted_on, told.form, told.state);
    Ok(if same { Imported::Same } else { Imported::Changed(Box::new((known, told))) })
}

/// Puts what the platform's export says now in the place of what it said; gives the entry as it stood.
pub fn change_imported(work: &mut Work<'_>, town: TownKey, id: EntryId, draft: EntryDraft) -> Outcome<Entry> {
    let before = store::find_entry(work.conn, Scope::Town(town), id)?;
    let told = entry_of(work, town, id, draft, true);
    work.amend(
        &before,
        |entry| event(Action::ImportChange, entry),
        |_, entry| {
            *entry = Entry {
                case_id: entry.case_id,
                matched_by: entry.matched_by,
                revision: entry.revision,
                created_at: entry.created_at,
                ..told
            };
            Ok(())
        },
    )?;
    Ok(before)
}

/// Takes an imported entry back, as though its row had never been read.
pub fn undo_imported(work: &mut Work<'_>, entry: Key<EntryId>) -> Outcome<()> {
    let key = entry;
    let entry = store::find_entry(work.conn, Scope::Town(key.town), key.id)?;
    store::remove_entry(work.conn, key)?;
    audit::record(work, event(Action::UndoImport, &entry).changing(json!({ "platform_no": [entry.platform_no, Value::Null] })))
}

/// Puts an entry back as it stood before an import changed it.
pub fn restore_imported(work: &mut Work<'_>, before: Entry) -> Outcome<()> {
    let changed = store::find_entry(work.conn, Scope::Town(before.town), before.id)?;
    work.amend(
        &changed,
        |entry| event(Action::UndoImport, entry),
        |_, entry| {
            *entry = Entry { case_id: entry.case_id, matched_by: entry.matched_by, revision: entry.revision, ..before };
            Ok(())
        },
    )?;
    Ok(())
}

fn entry_of(work: &Work<'_>, town: TownKey, id: EntryId, draft: EntryDraft, imported: bool) -> Entry {
    Entry {
        town,
        id,
        room_id: draft.room_id,
        platform: draft.platform,
        platform_no: draft.platform_no,
        entered_on: draft.entered_on,
        entered_by: draft.entered_by,
        committee: draft.committee,
        kind: draft.kind,
        pair_key: key_of(draft.room_id, draft.applicant.as_deref(), draft.respondent.as_deref()),
        applicant: draft.applicant,
        respondent: draft.respondent,
        accepted_on: draft.accepted_on,
        result: draft.result,
        form: draft.form,
        state: draft.state,
        case_id: None,
        matched_by: None,
        imported,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
    }
}

fn insert(work: &mut Work<'_>, town: TownKey, id: EntryId, draft: EntryDraft, imported: bool) -> Outcome<Entry> {
    let mut entry = entry_of(work, town, id, draft, imported);
    if let Some(case) = store::case_naming(work.conn, town, &entry.platform_no)? {
        entry.case_id = Some(case);
        entry.matched_by = Some(MatchedBy::Number);
    }
    store::insert_entry(work.conn, &entry)?;
    audit::record(work, event(Action::RecordEntry, &entry).changing(json!({ "platform_no": [null, entry.platform_no] })))?;
    Ok(entry)
}

/// The first name of each side, with the room: where the entry's case may be.
fn key_of(room: Option<RoomId>, applicant: Option<&str>, respondent: Option<&str>) -> String {
    let first = |names: Option<&str>| names.unwrap_or_default().split(['、', '，', ',', ';', '；']).next().unwrap_or_default().to_owned();
    pair_key(room.map(|room| room.to_string()).unwrap_or_default(), &first(applicant), &first(respondent))
}

/// Gives a case the entries whose numbers its ledger row names.
pub fn match_numbers_of_case(work: &mut Work<'_>, case: Key<CaseId>) -> Outcome<()> {
    for entry in store::unmatched_entries_named_by(work.conn, case)? {
        assign(work, &entry, case.id, MatchedBy::Number)?;
    }
    Ok(())
}

/// Confirms that an entry is a case's.
pub fn confirm_match(work: &mut Work<'_>, scope: Scope, entry: EntryId, case: CaseId) -> Outcome<Entry> {
    let entry = store::find_entry(work.conn, scope, entry).map_err(|_| Problem::at("/entry_id", Code::UnknownReference))?;
    let case = find_case(work.conn, scope, case).map_err(|_| Problem::at("/case_id", Code::UnknownReference))?;
    if case.town != entry.town {
        return Err(Problem::at("/case_id", Code::UnknownReference));
    }
    if entry.case_id.is_some() {
        return Err(Problem::new(Code::AlreadyMatched));
    }
    if !case.counts || entry.state == EntryState::Withdrawn {
        return Err(Problem::new(Code::AlreadyWithdrawn));
    }
    assign(work, &entry, case.id, MatchedBy::Person)
}

/// Notes why an entry or a case stands in its class of the reconciliation; blanks take the note back.
pub fn note_reason(work: &mut Work<'_>, scope: Scope, new: &NewReason) -> Outcome<(String, Option<String>)> {
    let note = Some(new.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let (town, id, event) = match (new.entry_id, new.case_id) {
        (Some(entry), None) => {
            let entry = store::find_entry(work.conn, scope, entry).map_err(|_| Problem::at("/entry_id", Code::UnknownReference))?;
            (entry.town, entry.id.to_string(), event(Action::NoteReason, &entry))
        }
        (None, Some(case)) => {
            let case = find_case(work.conn, scope, case).map_err(|_| Problem::at("/case_id", Code::UnknownReference))?;
            (case.town, case.id.to_string(), Event::new(Action::NoteReason, case.id).about(Subject::Case).at(case.town, Some(case.room_id)))
        }
        _ => return Err(Problem::at("/entry_id", Code::Required).saying("写明是哪条录入或哪件案件", "Name one entry or one case")),
    };
    store::save_reason(work.conn, (town, &id), note.as_deref(), &work.actor.name, work.now)?;
    audit::record(work, event.because(note.clone()))?;
    Ok((id, note))
}

fn assign(work: &mut Work<'_>, entry: &Entry, case: CaseId, by: MatchedBy) -> Outcome<Entry> {
    work.amend(
        entry,
        |entry| event(Action::MatchEntry, entry),
        |_, entry| {
            (entry.case_id, entry.matched_by) = (Some(case), Some(by));
            Ok(())
        },
    )
}

/// Corrects an entry, or notes that it was withdrawn from the platform.
pub fn correct_entry(work: &mut Work<'_>, scope: Scope, id: EntryId, patch: EntryPatch) -> Outcome<Entry> {
    let entry = store::find_entry(work.conn, scope, id)?;
    work.edit(
        &entry,
        |entry| event(Action::CorrectEntry, entry),
        |work, entry| {
            let rematched = patch.case_id.set().is_some();
            apply(patch, entry);
            check_days(work, entry.entered_on, entry.accepted_on)?;
            check_match(work, entry, rematched)?;
            if let Some(room) = entry.room_id
                && find_room(work.conn, Scope::Town(entry.town), room).is_err()
            {
                return Err(Problem::at("/room_id", Code::UnknownReference));
            }
            entry.pair_key = key_of(entry.room_id, entry.applicant.as_deref(), entry.respondent.as_deref());
            Ok(())
        },
    )
}

fn apply(patch: EntryPatch, entry: &mut Entry) {
    entry.entered_on = patch.entered_on.unwrap_or(entry.entered_on);
    entry.state = patch.state.unwrap_or(entry.state);
    patch.entered_by.apply(&mut entry.entered_by);
    patch.room_id.apply(&mut entry.room_id);
    patch.kind.apply(&mut entry.kind);
    patch.applicant.apply(&mut entry.applicant);
    patch.respondent.apply(&mut entry.respondent);
    patch.accepted_on.apply(&mut entry.accepted_on);
    patch.result.apply(&mut entry.result);
    patch.form.apply(&mut entry.form);
    patch.case_id.apply(&mut entry.case_id);
}

fn check_match(work: &mut Work<'_>, entry: &mut Entry, rematched: bool) -> Outcome<()> {
    if let Some(case) = entry.case_id {
        let case = find_case(work.conn, Scope::Town(entry.town), case).map_err(|_| Problem::at("/case_id", Code::UnknownReference))?;
        if rematched && !case.counts {
            return Err(Problem::new(Code::AlreadyWithdrawn));
        }
    }
    if entry.case_id.is_none() {
        entry.matched_by = None;
    } else if rematched {
        entry.matched_by = Some(MatchedBy::Person);
    }
    Ok(())
}

impl Record for Entry {
    fn raise(&mut self, now: Instant) {
        self.revision += 1;
        self.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        row_without(self, &["pair_key"])
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        store::update_entry(work.conn, self)
    }
}

impl Seen for Entry {
    fn revision(&self) -> i32 {
        self.revision
    }

    fn current(&self, _: &Work<'_>) -> Outcome<Value> {
        Ok(entry_json(self))
    }
}

fn event(action: Action, entry: &Entry) -> Event {
    Event::new(action, entry.id).about(Subject::OnlineEntry).at(entry.town, entry.room_id)
}
