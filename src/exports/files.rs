//! Tables as the files people get.

use super::sheet::Sheet;
use super::{csv_text, workbook};
use crate::problem::Outcome;

/// The sheets as a workbook.
pub fn as_workbook(sheets: &[Sheet]) -> Outcome<Vec<u8>> {
    workbook::write(sheets)
}

/// One sheet as text for spreadsheets.
pub fn as_csv(sheet: &Sheet) -> Outcome<Vec<u8>> {
    csv_text::write(sheet)
}
