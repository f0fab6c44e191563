//! What each row of a workbook would do, before it does it.

use std::collections::HashMap;
use std::hash::Hash;

use super::lists::{Verdict, Weight};
use super::places::Places;
use super::reading::{ReadRow, ReadSheet};
use super::rows::Message;
use crate::context::Work;
use crate::problem::{Code, Outcome};
use crate::rooms::Room;

/// What applying a row does.
pub type Deed = Box<dyn FnOnce(&mut Work<'_>) -> Outcome<()> + Send>;

/// One row with its verdict; only a new row has a deed.
pub struct Planned {
    pub sheet: usize,
    pub number: u32,
    pub verdict: Verdict,
    pub messages: Vec<Message>,
    pub deed: Option<Deed>,
}

impl Planned {
    /// A row that leads to nothing.
    pub fn idle<T>(row: &ReadRow<T>, verdict: Verdict, messages: Vec<Message>) -> Self {
        Self { sheet: row.sheet, number: row.number, verdict, messages, deed: None }
    }

    /// A row that makes a record.
    pub fn new<T>(row: &ReadRow<T>, messages: Vec<Message>, deed: Deed) -> Self {
        Self { sheet: row.sheet, number: row.number, verdict: Verdict::New, messages, deed: Some(deed) }
    }

    /// A row already on record, the same or otherwise; what people have on record is not written over.
    pub fn known<T>(row: &ReadRow<T>, mut messages: Vec<Message>, differences: &[&str]) -> Self {
        if differences.is_empty() {
            return Self::idle(row, Verdict::Same, messages);
        }
        let listed = differences.join("、");
        messages.push(Message::of_row(
            Weight::Warning,
            "not_overwritten",
            format!("已有这条记录，下列内容不同，未覆盖：{listed}"),
            format!("Already on record with other values, not overwritten: {listed}"),
        ));
        Self::idle(row, Verdict::Changed, messages)
    }
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
pub fn room_of(work: &mut Work<'_>, places: &mut Places, named: Option<&str>, sheet: Option<&ReadSheet>) -> Outcome<Result<Room, Message>> {
    if let Some(named) = named {
        return Ok(places.named(work, named)?.ok_or_else(|| unknown_room(named)));
    }
    let Some(sheet) = sheet else { return Ok(Err(unknown_room(""))) };
    if let Some(room) = places.named(work, &sheet.name)? {
        return Ok(Ok(room));
    }
    for title in &sheet.title {
        if let Some(room) = places.beginning(work, title)? {
            return Ok(Ok(room));
        }
    }
    Ok(Err(unknown_room(&sheet.name)))
}

/// The error of a row whose room nobody knows.
pub fn unknown_room(text: &str) -> Message {
    let text = super::cells::excerpt(text);
    Message::of_row(
        Weight::Error,
        Code::UnknownRoom.word(),
        format!("名册里没有调解室“{text}”"),
        format!("No room \"{text}\" is in the register"),
    )
}
