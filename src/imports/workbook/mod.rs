//! A workbook as sheets of cells, each with the row number people see: .xlsx, .xls, .ods, or a table written as text.
//!
//! The file comes from outside, so nothing in it is believed, least of all its name: what it is follows from
//! its bytes, sizes are counted while unpacking, and a fault inside a reading library ends as a refusal, not
//! as the end of the program.

mod biff;
mod cell;
mod delimited;
mod limits;
mod ods;
mod package;
mod refusals;
mod xls;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use limits::Quota;
use package::Format;
use refusals::not_a_workbook;
use serde::{Deserialize, Serialize};

use crate::problem::Outcome;

pub use cell::{Cell, Row, Sheet};

/// A workbook that could be opened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// Opens the bytes of a file with at most so many rows; its name is that of the one sheet of a text file.
    pub fn open(file_name: &str, bytes: &[u8], most_rows: usize) -> Outcome<Self> {
        let format = package::check(bytes)?;
        let mut left = Quota::new(most_rows);
        // The libraries meet files nobody has tried on them; a panic there is a file we cannot open.
        let read = AssertUnwindSafe(|| match format {
            Format::Xlsx => xlsx::read(bytes, &mut left),
            Format::Xls => xls::read(bytes, &mut left),
            Format::Ods => ods::read(bytes, &mut left),
            Format::Text => delimited::read(&stem(file_name), bytes, &mut left),
        });
        let sheets = catch_unwind(read).unwrap_or_else(|_| Err(not_a_workbook()))?;
        if sheets.is_empty() { Err(not_a_workbook()) } else { Ok(Self { sheets }) }
    }
}

fn stem(file_name: &str) -> String {
    Path::new(file_name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
