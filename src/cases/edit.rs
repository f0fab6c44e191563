//! A case as it is changed: read whole, written with what follows from its parts, and compared for the log.

use serde::Serialize;
use serde_json::{Value, json};

use super::model::{Case, Limits, Resolution, WholeCase};
use super::{rules, store, view};
use crate::audit::{Action, Event, Record, Seen, Subject, difference, row_without};
use crate::clock::Instant;
use crate::context::Work;
use crate::db::search;
use crate::ids::CaseId;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;

/// What is made from a case's other fields.
const DERIVED: &[&str] = &["search_text", "pair_key"];

/// Changes a case that the person saw as it is now, for the reason given; the case that comes back need not be read again.
pub fn edit(
    work: &mut Work<'_>,
    scope: Scope,
    id: CaseId,
    (action, reason): (Action, Option<&str>),
    change: impl FnOnce(&mut Work<'_>, &mut WholeCase) -> Outcome<()>,
) -> Outcome<WholeCase> {
    let whole = open(work, scope, id)?;
    work.edit(&whole, |whole| event(action, &whole.case).because(reason.map(str::to_owned)), change)
}

/// A case with all that belongs to it, taken up for a change: from here on the rules bind as they bind this case.
pub fn open(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<WholeCase> {
    let whole = store::find_whole(work.conn, scope, id)?;
    work.procedure = whole.case.procedure();
    Ok(whole)
}

impl Record for WholeCase {
    fn raise(&mut self, now: Instant) {
        self.case.revision += 1;
        self.case.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        row_of(&self.case)
    }

    fn changes_since(&self, before: &Self) -> Outcome<Value> {
        changes_between(before, self)
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        save(work, self)
    }
}

impl Seen for WholeCase {
    fn revision(&self) -> i32 {
        self.case.revision
    }

    fn current(&self, work: &Work<'_>) -> Outcome<Value> {
        view::whole_json(work.vault, work.actor, self)
    }
}

/// A case that may be written to.
pub fn require_counted(case: &Case) -> Outcome<()> {
    if case.counts { Ok(()) } else { Err(Problem::new(Code::AlreadyWithdrawn)) }
}

/// Writes a case with what follows from all that belongs to it: the words it is found by, and whom it is between.
pub fn save(work: &mut Work<'_>, whole: &mut WholeCase) -> Outcome<()> {
    derive(whole);
    store::update_case(work.conn, &whole.case)
}

/// The same after a change of what belongs to it, which leaves most cases as they are.
pub fn save_if_changed(work: &mut Work<'_>, whole: &mut WholeCase) -> Outcome<()> {
    let (pair_key, words) = (whole.case.pair_key.clone(), whole.case.search_text.clone());
    derive(whole);
    if (pair_key, words) == (whole.case.pair_key.clone(), whole.case.search_text.clone()) {
        return Ok(());
    }
    store::update_case(work.conn, &whole.case)
}

fn derive(whole: &mut WholeCase) {
    whole.case.pair_key = rules::pair_key(whole.case.room_id, &whole.parties);
    let words = rules::search_text(&whole.case, &whole.parties, &whole.platform_nos);
    if words != whole.case.search_text {
        search::enqueue(whole.case.key(), &words);
        whole.case.search_text = words;
    }
}

/// A case's own row as the log compares it: the same whoever asks.
pub fn row_of(case: &Case) -> Outcome<Value> {
    row_without(case, DERIVED)
}

/// A child of a case as the log has it; null for none.
fn of_log(row: Option<&impl Serialize>) -> Outcome<Value> {
    row.map_or(Ok(Value::Null), |row| row_without(row, &[]))
}

/// What differs, field by field. The agreement or the ending by which the case stands is one field when it came or went, and its
/// own fields when only they changed.
fn changes_between(before: &WholeCase, after: &WholeCase) -> Outcome<Value> {
    let mut changes = difference(&row_of(&before.case)?, &row_of(&after.case)?);
    let Some(fields) = changes.as_object_mut() else { return Ok(changes) };
    let ((agreed, ended), (agrees, ends)) = (view::standing(before), view::standing(after));
    if agreed.map(|row| row.id) != agrees.map(|row| row.id) {
        fields.insert("resolution".to_owned(), Value::Array(vec![of_log(agreed)?, of_log(agrees)?]));
    }
    if ended.map(|row| row.id) != ends.map(|row| row.id) {
        fields.insert("end".to_owned(), Value::Array(vec![of_log(ended)?, of_log(ends)?]));
    }
    let limits = |whole: &WholeCase| json!(whole.limits.clone().unwrap_or_else(|| Limits::none(whole.case.key())));
    let mut pairs = vec![(limits(before), limits(after))];
    for now in &after.resolutions {
        if let Some(was) = before.resolutions.iter().find(|was| was.id == now.id) {
            pairs.push((agreement_row(was), agreement_row(now)));
        }
    }
    for now in &after.endings {
        if let Some(was) = before.endings.iter().find(|was| was.id == now.id) {
            pairs.push((json!(was), json!(now)));
        }
    }
    for (was, now) in &pairs {
        if let Value::Object(more) = difference(was, now) {
            fields.extend(more);
        }
    }
    Ok(changes)
}

/// What differs between two rows of somebody with a name, who is said in any case under this field.
pub fn changes_of(who: &str, before: &Value, after: &Value) -> Value {
    let mut changes = difference(before, after);
    if let Some(fields) = changes.as_object_mut() {
        fields.remove("name");
        fields.insert(who.to_owned(), json!([before.get("name"), after.get("name")]));
    }
    changes
}

/// A case has money of its own, so that of an agreement bears another name.
fn agreement_row(agreed: &Resolution) -> Value {
    let mut row = json!(agreed);
    if let Some(fields) = row.as_object_mut() {
        let amount = fields.remove("amount_fen").unwrap_or_default();
        fields.insert("agreed_fen".to_owned(), amount);
    }
    row
}

/// An audit event about a case.
pub fn event(action: Action, case: &Case) -> Event {
    Event::new(action, case.id).about(Subject::Case).at(case.town, Some(case.room_id))
}
