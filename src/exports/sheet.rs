//! A table to be written out, whatever the format; safe to open in a spreadsheet.

use std::borrow::Cow;

use serde_json::Value;

use crate::calendar::Day;
use crate::coded::Coded;
use crate::coded_enum;
use crate::fields::{Control, RecordField};

coded_enum! {
    /// The format of a file.
    Format {
        Xlsx = "xlsx" "Excel 工作簿" "Excel workbook";
        Docx = "docx" "Word 文档" "Word document";
        Csv = "csv" "CSV 文本" "CSV text";
        Json = "json" "JSON" "JSON";
    }
}

/// One value of a table.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    Decimal(f64),
    Day(Day),
}

impl Cell {
    /// A value that may be missing.
    pub fn or_empty(value: Option<impl Into<Self>>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }

    /// Money kept in fen, in yuan.
    pub fn yuan(fen: Option<i64>) -> Self {
        fen.map_or(Self::Empty, |fen| Self::Decimal(fen as f64 / 100.0))
    }

    /// A plain field of a record, from the record's row.
    pub fn of_field(field: &RecordField, row: &Value) -> Self {
        let value = row.get(field.name).unwrap_or(&Value::Null);
        match (field.control, value) {
            (Control::Money, Value::Number(fen)) => Self::yuan(fen.as_i64()),
            (Control::Day, Value::String(day)) => Self::or_empty(day.parse::<Day>().ok()),
            (Control::Count, Value::Number(count)) => count.as_i64().map_or(Self::Empty, Self::Whole),
            _ => field.read(value).map_or(Self::Empty, |words| Self::Text(words.zh.into_owned())),
        }
    }

    /// The Chinese label of a code word.
    pub fn label(value: Option<impl Coded>) -> Self {
        value.map_or(Self::Empty, |value| Self::Text(value.label().zh.into_owned()))
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A table with its headings.
pub struct Sheet {
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// Widths of the columns in letters; the last one serves the rest.
    pub widths: Vec<u16>,
}

/// A text that no spreadsheet takes for a formula: what could begin one gets an apostrophe before it.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_begin_a_formula_is_made_harmless() {
        for text in ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("红关村"), "红关村");
        assert_eq!(harmless(""), "");
    }
}
