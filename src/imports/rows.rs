//! One row being read: its cells by field, and what there is to say about them.

use super::cells::{Reading, Reason, text};
use super::headings::Found;
use super::lists::{Field, Weight};
use super::workbook::{Cell, Row};
use crate::coded::Coded;
use crate::problem::{Code, Words};

/// Something a person should know about a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The heading of the column as the file has it; empty for the row as a whole.
    pub column: String,
    pub weight: Weight,
    pub code: &'static str,
    pub detail: Words,
}

impl Message {
    /// A message about a row as a whole.
    pub fn of_row(weight: Weight, code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { column: String::new(), weight, code, detail: Words::new(zh, en) }
    }
}

/// One row with the headings above it.
pub struct RowReader<'a> {
    row: &'a Row,
    headings: &'a Found,
    pub messages: Vec<Message>,
}

impl<'a> RowReader<'a> {
    pub fn new(row: &'a Row, headings: &'a Found) -> Self {
        Self { row, headings, messages: Vec::new() }
    }

    /// The cell of a field; empty where the ledger has no such column.
    pub fn cell(&self, field: Field) -> &'a Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.headings.column(field).map_or(EMPTY, |column| self.row.cell(column.index))
    }

    /// A value that may be left out; one that cannot be read is an error of the row.
    pub fn optional<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Reading<T>) -> Option<T> {
        match read(self.cell(field)) {
            Ok(value) => value,
            Err(reason) => {
                self.note(field, Weight::Error, reason);
                None
            }
        }
    }

    /// A value the record cannot do without.
    pub fn required<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Reading<T>) -> Option<T> {
        let errors = self.messages.len();
        let value = self.optional(field, read);
        if value.is_none() && self.messages.len() == errors {
            self.note(field, Weight::Error, Reason::new(Code::Required));
        }
        value
    }

    /// A value the record is kept without when it cannot be read.
    pub fn lenient<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Reading<T>) -> Option<T> {
        match read(self.cell(field)) {
            Ok(value) => value,
            Err(mut reason) => {
                let words = Words::new(format!("{}，此项未导入", reason.detail.zh), format!("{}; not imported", reason.detail.en));
                reason.detail = words;
                self.note(field, Weight::Warning, reason);
                None
            }
        }
    }

    /// A text as it was written, of at most so many characters.
    pub fn text(&mut self, field: Field, most: usize) -> Option<String> {
        self.optional(field, |cell| limited(text(cell)?, most))
    }

    /// Says something about a column.
    pub fn note(&mut self, field: Field, weight: Weight, reason: Reason) {
        let column = self.headings.column(field).map_or_else(|| field.label().zh.into_owned(), |column| column.heading.clone());
        self.messages.push(Message { column, weight, code: reason.code, detail: reason.detail });
    }

    /// Says something about a column that does not stop the row.
    pub fn warn(&mut self, field: Field, code: &'static str, zh: &str, en: &str) {
        self.note(field, Weight::Warning, Reason { code, detail: Words::new(zh, en) });
    }

    /// Whether anything was found that stops the row.
    pub fn has_errors(&self) -> bool {
        self.messages.iter().any(|message| message.weight == Weight::Error)
    }
}

/// Refuses a text longer than its field.
pub fn limited(text: Option<String>, most: usize) -> Reading<String> {
    match &text {
        Some(long) if long.chars().count() > most => Err(Reason::saying(
            Code::TooLong,
            format!("内容太长：{} 个字，最多 {most} 个字", long.chars().count()),
            format!("Too long: {} characters, at most {most}", long.chars().count()),
        )),
        _ => Ok(text),
    }
}

/// Whether a row is a record at all: not a total, not a note below the table, not an empty numbered row.
pub fn is_record(row: &Row, headings: &Found) -> bool {
    const TOTALS: &[&str] = &["合计", "总计", "小计", "累计", "共计"];
    const NOTES: &[&str] = &[
        "审核人",
        "审核：",
        "审核:",
        "填表人",
        "填报人",
        "填报单位",
        "填表日期",
        "制表",
        "负责人",
        "单位负责人",
        "注：",
        "注:",
        "备注：",
        "备注:",
        "说明：",
    ];
    let mut written = row.filled().filter_map(|(_, cell)| text(cell).ok().flatten());
    let first = super::folding::squeezed(&written.next().unwrap_or_default());
    if TOTALS.iter().any(|word| first.trim_end_matches([':', '：']) == *word) {
        return false;
    }
    if written.next().is_none() && NOTES.iter().any(|word| first.starts_with(&super::folding::squeezed(word))) {
        return false;
    }
    row.filled().any(|(index, _)| {
        headings.columns.iter().any(|column| column.index == index && column.field.is_some_and(|field| field != Field::Serial))
    })
}
