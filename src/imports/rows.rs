//! One row being read: its cells by field, and what there is to say about them.

use super::cells::{Reading, Reason, numbers, text};
use super::columns::Found;
use super::lists::{Field, Weight};
use super::values::Dictionary;
use super::workbook::{Cell, Row};
use crate::calendar::Day;
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
    /// What is on record, and what the file says, where these differ.
    pub differs: Option<Box<Difference>>,
}

/// A value on record that is not what the file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub column: &'static str,
    pub before: String,
    pub after: String,
}

impl Difference {
    /// `None` when both are the same.
    pub fn between<T: PartialEq + ?Sized>(column: &'static str, before: &T, after: &T, shown: impl Fn(&T) -> String) -> Option<Self> {
        (before != after).then(|| Self { column, before: shown(before), after: shown(after) })
    }

    /// A difference whose values are not shown.
    pub fn unshown(column: &'static str, same: bool) -> Option<Self> {
        (!same).then(|| Self { column, before: "…".to_owned(), after: "…".to_owned() })
    }
}

/// A day as a difference shows it.
pub fn day(day: &Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A member of a coded list as a difference shows it.
pub fn label<T: Coded>(member: &Option<T>) -> String {
    member.map(|member| member.label().zh.into_owned()).unwrap_or_default()
}

impl Message {
    /// A message about a row as a whole.
    pub fn of_row(weight: Weight, code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { column: String::new(), weight, code, detail: Words::new(zh, en), differs: None }
    }

    /// Says that the record has another value than the file.
    pub fn of_difference(difference: Difference) -> Self {
        let Difference { column, before, after } = &difference;
        let shown = |value: &str| if value.is_empty() { "（空）".to_owned() } else { value.to_owned() };
        let detail = Words::new(
            format!("系统里是“{}”，文件里是“{}”", shown(before), shown(after)),
            format!("On record \"{}\", in the file \"{}\"", shown(before), shown(after)),
        );
        Self { column: (*column).to_owned(), weight: Weight::Warning, code: "differs", detail, differs: Some(Box::new(difference)) }
    }
}

/// One row with the headings above it.
pub struct RowReader<'a> {
    row: &'a Row,
    headings: &'a Found,
    dictionary: &'a Dictionary,
    pub messages: Vec<Message>,
    /// Words that no coded list knows, with their fields.
    pub unknown: Vec<(Field, String)>,
}

impl<'a> RowReader<'a> {
    pub fn new(row: &'a Row, headings: &'a Found, dictionary: &'a Dictionary) -> Self {
        Self { row, headings, dictionary, messages: Vec::new(), unknown: Vec::new() }
    }

    /// The cell of a field, or what its word was explained as; empty where the ledger has no such column.
    pub fn cell(&self, field: Field) -> &'a Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let cell = self.headings.column(field).map_or(EMPTY, |column| self.row.cell(column.index));
        self.dictionary.instead_of(field, cell).unwrap_or(cell)
    }

    /// Money in fen; a bare number stands for as much as its heading says.
    pub fn amount(&mut self, field: Field) -> Option<i64> {
        let in_ten_thousands = self.headings.column(field).is_some_and(|column| column.in_ten_thousands);
        self.optional(field, |cell| numbers::amount(cell, in_ten_thousands))
    }

    /// A value that may be left out; one that cannot be read is an error of the row.
    pub fn optional<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Reading<T>) -> Option<T> {
        match read(self.cell(field)) {
            Ok(value) => value,
            Err(reason) => {
                self.ask_about(field, &reason);
                self.add(field, Weight::Error, reason);
                None
            }
        }
    }

    /// A word that a coded list does not know is asked about once for the whole file.
    fn ask_about(&mut self, field: Field, reason: &Reason) {
        if reason.code == Code::UnknownCode.word()
            && let Ok(Some(word)) = text(self.cell(field))
        {
            self.unknown.push((field, word));
        }
    }

    /// A value the record cannot do without.
    pub fn required<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Reading<T>) -> Option<T> {
        let errors = self.messages.len();
        let value = self.optional(field, read);
        if value.is_none() && self.messages.len() == errors {
            self.add(field, Weight::Error, Reason::new(Code::Required));
        }
        value
    }

    /// A value the record is kept without when it cannot be read.
    pub fn lenient<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Reading<T>) -> Option<T> {
        match read(self.cell(field)) {
            Ok(value) => value,
            Err(mut reason) => {
                self.ask_about(field, &reason);
                let words = Words::new(format!("{}，此项未导入", reason.detail.zh), format!("{}; not imported", reason.detail.en));
                reason.detail = words;
                self.add(field, Weight::Warning, reason);
                None
            }
        }
    }

    /// A text as it was written, of at most so many characters.
    pub fn text(&mut self, field: Field, most: usize) -> Option<String> {
        self.optional(field, |cell| limited(text(cell)?, most))
    }

    /// Says something about a column.
    pub fn add(&mut self, field: Field, weight: Weight, reason: Reason) {
        let column = self.headings.column(field).map_or_else(|| field.label().zh.into_owned(), |column| column.heading.clone());
        self.messages.push(Message { column, weight, code: reason.code, detail: reason.detail, differs: None });
    }

    /// Says something about a column that does not stop the row.
    pub fn warn(&mut self, field: Field, code: &'static str, zh: &str, en: &str) {
        self.add(field, Weight::Warning, Reason { code, detail: Words::new(zh, en) });
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

/// Whether anything stands in a row's columns beside its number.
pub fn says_something(row: &Row, headings: &Found) -> bool {
    row.filled().any(|(index, _)| {
        headings.columns.iter().any(|column| column.index == index && column.field.is_some_and(|field| field != Field::Serial))
    })
}

/// Whether a row is no record: a total, or a note below the table.
pub fn is_total_or_note(row: &Row) -> bool {
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
        return true;
    }
    written.next().is_none() && NOTES.iter().any(|word| first.starts_with(&super::folding::squeezed(word)))
}
