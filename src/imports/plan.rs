//! What each row of a workbook would do, before it does it.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use serde_json::Value;

use super::choices::Choice;
use super::lists::{ImportKind, RowVerdict, Weight};
use super::progress::ProgressReporter;
use super::reading::{ReadRow, ReadSheet};
use super::room_lookup::RoomLookup;
use super::rows::{Difference, Message};
use super::store;
use super::values::{Given, Unknown};
use crate::calendar::HalfMonth;
use crate::context::Work;
use crate::ids::TownKey;
use crate::problem::{Code, Outcome};
use crate::rooms::Room;

/// What applying a row does; gives the record it made or changed.
pub type RowChange = Box<dyn FnOnce(&mut Work<'_>) -> Outcome<Applied> + Send>;

/// From when a town would owe screening reports once a file is applied, and what that comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Obligations {
    pub from: HalfMonth,
    /// Owed and filed in the years of the file.
    pub expected: usize,
    pub filed: usize,
    /// Owed in the years after those and not filed.
    pub missing_since: usize,
}

/// The record a row made or changed, and what is needed to take that back.
pub struct Applied {
    /// As the audit log names it.
    pub subject: String,
    pub changed: bool,
    pub trace: Option<Value>,
}

impl Applied {
    /// A record the row made.
    pub fn made(subject: impl std::fmt::Display) -> Self {
        Self { subject: subject.to_string(), changed: false, trace: None }
    }

    /// A record the row changed, as it stood.
    pub fn changed(subject: impl std::fmt::Display, before: Value) -> Self {
        Self { subject: subject.to_string(), changed: true, trace: Some(before) }
    }
}

/// One row with its verdict; only a new row, or one that changes a record nobody has edited, has a deed.
pub struct Planned {
    pub sheet: usize,
    pub number: u32,
    pub verdict: RowVerdict,
    pub messages: Vec<Message>,
    pub deed: Option<RowChange>,
    /// Its deed has been done.
    pub carried_out: bool,
    /// The record it is about, where there is one.
    pub subject: Option<String>,
}

impl Planned {
    /// A row that leads to nothing.
    pub fn idle<T>(row: &ReadRow<T>, verdict: RowVerdict, messages: Vec<Message>) -> Self {
        Self { sheet: row.sheet, number: row.number, verdict, messages, deed: None, carried_out: false, subject: None }
    }

    /// A row that makes a record.
    pub fn new<T>(row: &ReadRow<T>, messages: Vec<Message>, deed: RowChange) -> Self {
        Self { deed: Some(deed), ..Self::idle(row, RowVerdict::New, messages) }
    }

    /// A row already on record, the same or otherwise. A record that an import made and nobody has edited since is
    /// changed to what the file says; any other stays as people left it, and the clerk decides by hand.
    pub fn known<T>(
        work: &mut Work<'_>,
        row: &ReadRow<T>,
        mut messages: Vec<Message>,
        (town, subject): (TownKey, String),
        differences: Vec<Difference>,
        change: RowChange,
    ) -> Outcome<Self> {
        if differences.is_empty() {
            return Ok(Self { subject: Some(subject), ..Self::idle(row, RowVerdict::Same, messages) });
        }
        let untouched = store::is_untouched(work.conn, town, &subject)?;
        if !untouched {
            messages.push(Message::of_row(
                Weight::Warning,
                "not_overwritten",
                "这条记录有人改过，或不是从台账导入的，不会覆盖；请打开这条记录核对",
                "Somebody has edited this record, or no import made it; it is not overwritten: open it and compare",
            ));
        }
        messages.extend(differences.into_iter().map(Message::of_difference));
        let deed = untouched.then_some(change);
        Ok(Self { subject: Some(subject), deed, ..Self::idle(row, RowVerdict::Changed, messages) })
    }
}

/// The differences of a row as they stand in the audit log.
pub fn as_changes(differences: &[Difference]) -> Value {
    let pair = |difference: &Difference| (difference.column.to_owned(), serde_json::json!([difference.before, difference.after]));
    Value::Object(differences.iter().map(pair).collect())
}

/// Notices rows that repeat an earlier row of the same file.
pub struct Seen<K> {
    first: HashMap<K, (usize, u32)>,
}

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self { first: HashMap::new() }
    }
}

impl<K: Eq + Hash> Seen<K> {
    /// A message when this identity stood in an earlier row.
    pub fn again(&mut self, key: K, sheets: &[ReadSheet], sheet: usize, number: u32) -> Option<Message> {
        match self.first.get(&key) {
            None => {
                self.first.insert(key, (sheet, number));
                None
            }
            Some((sheet, number)) => {
                let name = sheets.get(*sheet).map(|sheet| sheet.name.as_str()).unwrap_or_default();
                Some(Message::of_row(
                    Weight::Warning,
                    "repeated",
                    format!("与“{name}”第 {number} 行是同一条，只算一次"),
                    format!("The same record as row {number} of \"{name}\"; it counts once"),
                ))
            }
        }
    }
}

/// The room of a row: by its own column, else by the sheet's name, else by the title above the headings.
pub fn room_of(
    work: &mut Work<'_>,
    places: &mut RoomLookup,
    named: Option<&str>,
    sheet: Option<&ReadSheet>,
) -> Outcome<Result<Room, Message>> {
    if let Some(named) = named {
        return Ok(places.named(work, named)?.ok_or_else(|| unknown_room(places, named)));
    }
    let Some(sheet) = sheet else { return Ok(Err(unknown_room(places, ""))) };
    if let Some(room) = places.named(work, &sheet.name)? {
        return Ok(Ok(room));
    }
    for title in &sheet.title {
        if let Some(room) = places.beginning(work, title)? {
            return Ok(Ok(room));
        }
    }
    Ok(Err(unknown_room(places, &sheet.name)))
}

/// The error of a row whose room nobody knows; the clerk is asked which room is meant.
pub fn unknown_room(places: &mut RoomLookup, text: &str) -> Message {
    places.ask_about(text);
    let text = super::cells::excerpt(text);
    Message::of_row(
        Weight::Error,
        Code::UnknownRoom.word(),
        format!("名册里没有调解室“{text}”"),
        format!("No room \"{text}\" is in the register"),
    )
}

/// What is imported and how it is to be read.
#[derive(Clone, Debug)]
pub struct Request {
    pub kind: ImportKind,
    pub file_name: String,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    /// Columns assigned to fields by hand.
    pub mapping: BTreeMap<String, String>,
    /// What words of the ledger mean.
    pub values: Given,
}

impl Request {
    /// A file read with nothing said about it.
    pub fn plain(kind: ImportKind, file_name: impl Into<String>) -> Self {
        Self { kind, file_name: file_name.into(), year: None, mapping: BTreeMap::new(), values: Given::new() }
    }
}

/// What every row of a workbook would do.
pub struct Plan {
    pub sheets: Vec<ReadSheet>,
    pub rows: Vec<Planned>,
    /// Words nobody has explained.
    pub unknown: Unknown,
    /// The rooms one of those words may mean.
    pub rooms: Vec<Room>,
    /// The people one of those names may mean.
    pub namesakes: HashMap<String, Vec<Choice>>,
    /// From when the town would owe reports, where the file moves that.
    pub obligations: Option<Obligations>,
    pub watch: ProgressReporter,
}
