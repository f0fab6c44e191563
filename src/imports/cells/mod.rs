//! What single cells say: every reader gives the value, nothing where nothing is stated, or the reason why not.

pub mod days;
pub mod names;
pub mod numbers;
pub mod words;

use super::folding::{folded, says_nothing};
use super::workbook::Cell;
use crate::problem::{Code, Words};

/// Why a cell could not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub code: &'static str,
    pub detail: Words,
}

impl Reason {
    /// A reason that says no more than the title of its code.
    pub fn new(code: Code) -> Self {
        Self { code: code.word(), detail: code.title() }
    }

    /// A reason in its own words.
    pub fn saying(code: Code, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code: code.word(), detail: Words::new(zh, en) }
    }
}

/// What reading a cell gives; `None` is a cell that states nothing.
pub type Reading<T> = Result<Option<T>, Reason>;

/// The text of a cell as it was written, without spaces at its ends.
pub fn text(cell: &Cell) -> Reading<String> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Text(text) => without_guard(text.trim()).to_owned(),
        Cell::Number(number) => as_written(*number),
        Cell::Moment(moment) => moment.format("%Y-%m-%d").to_string(),
        Cell::Truth(true) => "是".to_owned(),
        Cell::Truth(false) => "否".to_owned(),
        Cell::Unsaved => {
            return Err(Reason::saying(
                Code::WrongType,
                "公式没有保存结果，请改成数值或文字",
                "A formula without its saved result; put the value instead",
            ));
        }
        Cell::Broken(error) => {
            return Err(Reason::saying(Code::WrongType, format!("单元格是错误值 {error}"), format!("The cell holds the error {error}")));
        }
    };
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(Reason::new(Code::BadCharacter));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// An apostrophe before what a spreadsheet would take for a formula is not part of the text: files given back put one there.
fn without_guard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(text)
}

/// The text of a cell in half-width letters; `/`, `无`, `—` and the like state nothing.
pub fn stated(cell: &Cell) -> Reading<String> {
    Ok(text(cell)?.filter(|text| !says_nothing(text)).map(|text| folded(&text)))
}

/// The start of a long text, for messages.
pub fn excerpt(text: &str) -> String {
    const SHOWN: usize = 20;
    let mut start: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        start.push('…');
    }
    start
}

/// A number the way a person would have typed it.
pub fn as_written(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}
