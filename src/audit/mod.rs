//! The audit log: one row for every change, written with it in the same transaction, chained by SHA-256.
//!
//! A row says who changed which record, when, and what from what to what; never an ID number or a phone.

mod actions;
pub mod api;
mod causes;
mod editing;
mod store;
mod subjects;

use serde_json::{Map, Value};

use crate::coded::Coded;
use crate::context::Work;
use crate::crypto::chained;
use crate::db::DbConnection;
use crate::ids::{AuditId, RoomId, TownKey};
use crate::problem::{Code, Outcome, Problem};
pub use actions::{Action, Explains, Sealed, Trace};
pub use causes::Cause;
pub use editing::{Record, Seen, row_with_numbers, row_without};
pub use store::{AuditEvent, begin_chain, chains, events_of, events_of_kind_since, events_since, heads, last_seq};
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

/// Writes the row of one change and moves the head of the chain; 422 when the record is counted in a sealed year
/// and nobody said why it is changed. An action on a record it does not fit is our own fault.
pub fn record(work: &mut Work<'_>, event: Event) -> Outcome<()> {
    if !event.action.subjects().contains(&event.subject) {
        return Err(Problem::internal(format!("{:?} is not done to {:?}", event.action, event.subject)));
    }
    let change_reason = work.origin.change_reason.clone().filter(|reason| !reason.trim().is_empty());
    let counted_as = event.counted_as.as_ref().unwrap_or(&event.subject_id);
    // What belongs to no town, such as a setting, is read in the town of who changed it.
    let town = event.town.or(work.actor.town).unwrap_or(TownKey::NONE);
    let (last, previous_hash, sealed) = store::head_and_seal(work.conn, town, counted_as)?;
    if let (Some(year), None) = (sealed, &change_reason)
        && event.action.sealed() == Sealed::AsksReason
    {
        return Err(asks_reason(year));
    }
    let mut row = AuditEvent {
        town,
        seq: last + 1,
        id: AuditId::new(),
        at: work.now,
        account_id: Some(work.actor.account_id),
        account_name: work.actor.name.clone(),
        action: event.action.code().to_owned(),
        subject_kind: event.subject.code().to_owned(),
        subject_id: event.subject_id,
        room_id: event.room_id,
        changes: redacted(event.changes).to_string(),
        reason: event.reason,
        request_id: work.origin.request_id.clone(),
        previous_hash,
        hash: String::new(),
        change_reason,
    };
    row.hash = hash_of(&row);
    store::append(work.conn, &row)?;
    work.audited += 1;
    Ok(())
}

fn asks_reason(year: i32) -> Problem {
    Problem::at("/change_reason", Code::ReasonRequired).saying(
        format!("这条记录已计入 {year} 年封存的数字，更正须在 change_reason 写明原因"),
        format!("This record is counted in the sealed figures of {year}; say in change_reason why it is changed"),
    )
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

/// Checks the chain of a town from its first row; gives the number of rows, or the first row that does not fit.
pub fn verify(conn: &mut DbConnection, town: TownKey) -> Outcome<Result<i64, i64>> {
    let mut previous = String::new();
    let mut seq = 0;
    loop {
        let rows = store::rows_after(conn, town, seq, 1000)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            if row.seq != seq + 1 || row.previous_hash != previous || row.hash != hash_of(&row) {
                return Ok(Err(row.seq));
            }
            seq = row.seq;
            previous = row.hash;
        }
    }
    let head = store::head(conn, town)?;
    Ok(if head == (seq, previous) { Ok(seq) } else { Err(seq + 1) })
}

fn hash_of(row: &AuditEvent) -> String {
    let town = row.town.to_string();
    let (seq, id, at) = (row.seq.to_string(), row.id.to_string(), row.at.and_utc().timestamp_millis().to_string());
    let account = row.account_id.map(|id| id.to_string()).unwrap_or_default();
    let parts = [
        row.previous_hash.as_str(),
        &town,
        &seq,
        &id,
        &at,
        &account,
        &row.account_name,
        &row.action,
        &row.subject_kind,
        &row.subject_id,
        &row.changes,
        row.reason.as_deref().unwrap_or_default(),
        &row.request_id,
        row.change_reason.as_deref().unwrap_or_default(),
    ];
    chained(&parts)
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
