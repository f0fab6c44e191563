//! The audit log: one row for every change, written with it in the same transaction, and a chain of keyed hashes through all rows
//! of a town.
//!
//! A row says who changed which record, when, and what from what to what, never an ID number or a phone; and it holds a keyed
//! mark of the record as it was afterwards, so that whoever has the key can tell later whether it is still as people left it.

mod actions;
pub mod anchors;
pub mod api;
mod causes;
mod editing;
mod evidence;
mod proof;
pub mod replay;
mod store;
mod subjects;
pub mod working;

use serde_json::{Map, Value};

use crate::coded::Coded;
use crate::context::{Said, Work};
use crate::ids::{RoomId, TownKey};
use crate::problem::{Outcome, Problem};
pub use actions::{Action, Explains, Sealed, Trace};
pub use causes::Cause;
pub use editing::{Record, Seen, row_with_numbers, row_without};
pub use store::{AuditEvent, begin_chain, chains, events_of, events_of_kind_since, events_since, head, heads};
pub use subjects::{RecordArea, Subject};

/// Fields whose values are never written down, only that they changed.
const PERSONAL: &[&str] = &["id_number", "phone", "password"];

/// What happened to which record.
pub struct Event {
    pub action: Action,
    pub subject: Subject,
    pub subject_id: String,
    /// What a seal counts it as, where that is not the subject itself.
    pub counted_as: Option<String>,
    /// Whose chain tells of it.
    pub town: Option<TownKey>,
    pub room_id: Option<RoomId>,
    pub changes: Value,
    pub reason: Option<String>,
}

impl Event {
    /// An event that says only that it happened, to the kind of record it usually happens to.
    pub fn new(action: Action, subject_id: impl std::fmt::Display) -> Self {
        let (subject, subject_id) = (action.usual_subject(), subject_id.to_string());
        Self { action, subject, subject_id, counted_as: None, town: None, room_id: None, changes: Value::Null, reason: None }
    }

    /// To another kind of record, of those the action may be done to.
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// What a seal counts the subject as.
    pub fn counted_as(mut self, id: String) -> Self {
        self.counted_as = Some(id);
        self
    }

    /// Where it happened.
    pub fn at(mut self, town: TownKey, room: Option<RoomId>) -> Self {
        self.town = Some(town);
        self.room_id = room;
        self
    }

    /// What changed; see [`difference`].
    pub fn changing(mut self, changes: Value) -> Self {
        self.changes = changes;
        self
    }

    /// Why, in the person's words.
    pub fn because(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }
}

/// Says what was done; it goes into the log, with the record as it is by then, when the work is done. An action on a record
/// it does not fit is our own fault.
pub fn record(work: &mut Work<'_>, event: Event) -> Outcome<()> {
    if !event.action.subjects().contains(&event.subject) {
        return Err(Problem::internal(format!("{:?} is not done to {:?}", event.action, event.subject)));
    }
    work.said.push(Said {
        // What belongs to no town, such as a setting, is read in the town of who changed it.
        town: event.town.or(work.actor.town).unwrap_or(TownKey::NONE),
        at: work.now,
        account_id: work.actor.account_id,
        account_name: work.actor.name.clone(),
        action: event.action.code(),
        subject_kind: event.subject.code(),
        counted_as: event.counted_as.unwrap_or_else(|| event.subject_id.clone()),
        subject_id: event.subject_id,
        asks_reason: event.action.sealed() == Sealed::AsksReason,
        room_id: event.room_id,
        changes: redacted(event.changes).to_string(),
        reason: event.reason,
        change_reason: work.origin.change_reason.clone().filter(|reason| !reason.trim().is_empty()),
        request_id: work.origin.request_id.clone(),
    });
    Ok(())
}

/// Says that another record changed with what is said of this one: the log keeps it as it is, too.
pub fn changed_with(work: &mut Work<'_>, subject: Subject, town: TownKey, id: &impl std::fmt::Display) {
    work.changed_with.push((town, subject.code(), id.to_string()));
}

/// The number that the row of what was said last of a town will have.
pub fn last_seq(work: &mut Work<'_>, town: TownKey) -> Outcome<i64> {
    let waiting = work.said.iter().filter(|said| said.town == town).count();
    Ok(store::head(work.conn, town)?.0 + i64::try_from(waiting).unwrap_or(i64::MAX))
}

/// The fields that differ between two states of a record, as `{field: [before, after]}`.
pub fn difference(before: &Value, after: &Value) -> Value {
    let (Some(before), Some(after)) = (before.as_object(), after.as_object()) else { return Value::Null };
    let mut changes = Map::new();
    for (field, now) in after {
        let was = before.get(field).unwrap_or(&Value::Null);
        if was != now && !matches!(field.as_str(), "revision" | "updated_at" | "allowed_steps" | "warnings") {
            changes.insert(field.clone(), Value::Array(vec![was.clone(), now.clone()]));
        }
    }
    Value::Object(changes)
}

fn redacted(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| {
                    let kept = if PERSONAL.contains(&name.as_str()) && !value.is_null() { Value::from("***") } else { redacted(value) };
                    (name, kept)
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(redacted).collect()),
        other => other,
    }
}
