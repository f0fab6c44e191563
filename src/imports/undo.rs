//! An applied import taken back as a whole: what it made is removed, what it changed is as it stood.

use std::collections::BTreeSet;
use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::lists::{ImportKind, ImportStage};
use super::plan_reports::ReportTrace;
use super::progress::ProgressReporter;
use super::reception::{restore_visit, undo_visit};
use super::store::{self, AppliedRow, Upload};
use crate::accounts::release_person;
use crate::audit::{self, Action, Event, Subject};
use crate::cases::{forget_person, restore_ledger_case, undo_ledger_case};
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{ImportId, Key, TownKey};
use crate::online_entries::{restore_imported, undo_imported};
use crate::people::{Person, RoleHeld, restore_role, undo_imported_role};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::screenings;

/// So many rows are named when an import cannot be taken back any more.
const NAMED: usize = 20;

/// Takes an import back, all of it or nothing; refused once somebody has worked with one of its records.
pub fn undo(work: &mut Work<'_>, scope: Scope, id: ImportId, watch: &ProgressReporter) -> Outcome<Upload> {
    let mut upload = store::find_upload(work.conn, scope, id)?;
    let Some(seq) = upload.applied_seq else {
        return Err(Problem::new(Code::NotApplied));
    };
    if upload.undone_at.is_some() {
        return Err(Problem::new(Code::AlreadyUndone));
    }
    let rows = store::rows_applied(work.conn, upload.key())?;
    require_untouched(work, upload.town, seq, &rows)?;
    watch.begin(ImportStage::Undoing, rows.len());
    for row in &rows {
        take_back(work, upload.kind, row)?;
        watch.step();
    }
    store::mark_undone(work.conn, upload.key(), &work.actor.name, work.now)?;
    let changes = json!({ "kind": upload.kind, "file_name": upload.file_name, "rows": [rows.len(), 0] });
    audit::record(work, Event::new(Action::UndoImport, id).at(upload.town, None).changing(changes))?;
    upload.undone_at = Some(work.now);
    upload.undone_by = Some(work.actor.name.clone());
    Ok(upload)
}

fn require_untouched(work: &mut Work<'_>, town: TownKey, seq: i64, rows: &[AppliedRow]) -> Outcome<()> {
    let subjects: Vec<String> = rows.iter().map(|row| row.subject_id.clone()).collect();
    let mut touched: BTreeSet<String> = store::touched_since(work.conn, town, seq, &subjects)?.into_iter().collect();
    touched.extend(store::changed_by_later(work.conn, town, seq, &subjects)?);
    if touched.is_empty() {
        return Ok(());
    }
    let named: Vec<&AppliedRow> = rows.iter().rev().filter(|row| touched.contains(&row.subject_id)).collect();
    let place = |row: &&AppliedRow| json!({ "sheet": row.sheet, "row": row.row_number, "record_id": row.subject_id });
    let listed: Vec<String> = named.iter().take(3).map(|row| format!("“{}”第 {} 行", row.sheet, row.row_number)).collect();
    let listed_en: Vec<String> = named.iter().take(3).map(|row| format!("row {} of \"{}\"", row.row_number, row.sheet)).collect();
    Err(Problem::new(Code::ImportEdited)
        .saying(
            format!("这次导入的记录已有 {} 条被改过或用过（{}…），不能整体撤销；请逐条更正", named.len(), listed.join("、")),
            format!(
                "{} of the imported records have been edited or used since ({} …), so the import cannot be undone as a whole; correct them one by one",
                named.len(),
                listed_en.join(", ")
            ),
        )
        .with("rows", Value::Array(named.iter().take(NAMED).map(place).collect())))
}

fn take_back(work: &mut Work<'_>, kind: ImportKind, row: &AppliedRow) -> Outcome<()> {
    match kind {
        ImportKind::Cases if row.changed => restore_ledger_case(work, trace(work, row)?),
        ImportKind::Cases => undo_ledger_case(work, subject(row)?),
        ImportKind::PetitionVisits if row.changed => restore_visit(work, trace(work, row)?),
        ImportKind::PetitionVisits => undo_visit(work, subject(row)?),
        ImportKind::OnlineEntries if row.changed => restore_imported(work, trace(work, row)?),
        ImportKind::OnlineEntries => undo_imported(work, subject(row)?),
        ImportKind::People if row.changed => {
            let before: PersonBefore = trace(work, row)?;
            restore_role(work, before.person, &before.role)
        }
        ImportKind::People => {
            let made: RoleMade = trace(work, row)?;
            undo_imported_role(work, row.town, (subject(row)?.id, made.role_id), made.made, |work, person| {
                for case in forget_person(work.conn, person)? {
                    audit::changed_with(work, Subject::Case, person.town, &case);
                }
                release_person(work, person)
            })
        }
        ImportKind::Screenings => {
            let ReportTrace { number, beginning } = trace(work, row)?;
            screenings::undo_imported(work, &screenings::FiledImport { report: subject(row)?, number, beginning })
        }
    }
}

/// The record that a row made or changed.
fn subject<T: FromStr>(row: &AppliedRow) -> Outcome<Key<T>>
where
    T::Err: std::fmt::Display,
{
    Ok(Key::new(row.town, row.subject_id.parse().map_err(Problem::internal)?))
}

/// Somebody of the register as they stood before an import.
#[derive(serde::Deserialize)]
struct PersonBefore {
    person: Person,
    role: RoleHeld,
}

/// The role an import gave, and whether it put the person on the register for it.
#[derive(serde::Deserialize)]
struct RoleMade {
    role_id: crate::ids::RoleId,
    made: bool,
}

fn trace<T: DeserializeOwned>(work: &Work<'_>, row: &AppliedRow) -> Outcome<T> {
    let unreadable = || Problem::internal("a kept row cannot be read");
    let plain = work.vault.open(Field::Upload, row.trace_sealed.as_deref().ok_or_else(unreadable)?)?;
    serde_json::from_slice(&plain).map_err(|_| unreadable())
}
