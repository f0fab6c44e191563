//! The one way a record is changed: as the person saw it, compared row by row, written, and said in the log.

use serde::Serialize;
use serde_json::Value;

use super::{Event, difference, record};
use crate::clock::Instant;
use crate::context::Work;
use crate::problem::{Outcome, Problem};

/// A record that people correct: it has a revision, and rows that can be compared.
pub trait Record: Clone {
    /// Raises the revision at a moment.
    fn raise(&mut self, now: Instant);

    /// What is kept, as the log compares it: without what is made from other fields, and numbers under a name whose value is
    /// never written down.
    fn row(&self) -> Outcome<Value>;

    /// What differs from how it was, field by field.
    fn changes_since(&self, before: &Self) -> Outcome<Value> {
        Ok(difference(&before.row()?, &self.row()?))
    }

    /// Writes the row, and what belongs to it where that is not as it was.
    fn write(&mut self, work: &mut Work<'_>, before: &Self) -> Outcome<()>;
}

/// A record that people see by itself before they change it.
pub trait Seen: Record {
    /// The revision as it is now.
    fn revision(&self) -> i32;

    /// What the person is shown who saw an older revision.
    fn current(&self, work: &Work<'_>) -> Outcome<Value>;
}

impl Work<'_> {
    /// Refuses (428, 412) unless the person saw the record as it is now.
    pub fn require_current<R: Seen>(&self, record: &R) -> Outcome<()> {
        let seen = self.origin.seen_revision == Some(record.revision());
        let current = if seen { Value::Null } else { record.current(self)? };
        self.require_revision(record.revision(), || current)
    }

    /// Changes a record that the person saw as it is now; gives what the change made of it.
    pub fn edit<R: Seen>(
        &mut self,
        found: &R,
        event: impl FnOnce(&R) -> Event,
        change: impl FnOnce(&mut Self, &mut R) -> Outcome<()>,
    ) -> Outcome<R> {
        self.require_current(found)?;
        self.amend(found, event, change)
    }

    /// The same for a record that was seen with another, or changes because another does.
    pub fn amend<R: Record>(
        &mut self,
        before: &R,
        event: impl FnOnce(&R) -> Event,
        change: impl FnOnce(&mut Self, &mut R) -> Outcome<()>,
    ) -> Outcome<R> {
        let mut after = before.clone();
        change(self, &mut after)?;
        after.raise(self.now);
        after.write(self, before)?;
        let changes = after.changes_since(before)?;
        record(self, event(&after).changing(changes))?;
        Ok(after)
    }
}

/// A row of any table as JSON, by the names of its columns, without those that are not compared; the number of its town is
/// this database's own and no reader's.
pub fn row_without(row: &impl Serialize, left_out: &[&str]) -> Outcome<Value> {
    let mut row = serde_json::to_value(row).map_err(Problem::internal)?;
    if let Some(fields) = row.as_object_mut() {
        fields.retain(|name, _| name != "town" && !left_out.contains(&name.as_str()));
    }
    Ok(row)
}

/// The same for a row with a number of a person: only the index of the number is compared, and never written down.
pub fn row_with_numbers(row: &impl Serialize, left_out: &[&str]) -> Outcome<Value> {
    let mut row = row_without(row, left_out)?;
    if let Some(fields) = row.as_object_mut() {
        for number in ["id_number", "phone"] {
            fields.remove(&format!("{number}_sealed"));
            if let Some(index) = fields.remove(&format!("{number}_index")) {
                fields.insert(number.to_owned(), index);
            }
        }
    }
    Ok(row)
}
