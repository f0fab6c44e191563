//! A workbook as sheets of cells, each with the row number people see: .xlsx, .xls, .ods, or a table written as text.
//!
//! The file comes from outside, so nothing in it is believed, least of all its name: what it is follows from
//! its bytes, sizes are counted while unpacking, and a fault inside a reading library ends as a refusal, not
//! as the end of the program.

mod biff;
mod delimited;
mod limits;
mod ods;
mod package;
mod xls;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::problem::{Code, Outcome, Problem};
use limits::Left;
use package::Format;

/// Columns beyond this hold no heading anybody wrote.
const MOST_COLUMNS: u32 = 256;

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Moment(NaiveDateTime),
    Truth(bool),
    /// A formula whose result the program that wrote the file did not save.
    Unsaved,
    /// An error value such as `#REF!`.
    Broken(String),
}

/// One row of a sheet that has something in it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// As the program shows it: the first row is 1.
    pub number: u32,
    cells: Vec<(u32, Cell)>,
}

impl Row {
    /// A row of cells from the first column on.
    pub fn new(number: u32, cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { number, cells: (0..).zip(cells).filter(|(_, cell)| *cell != Cell::Empty).collect() }
    }

    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: u32) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let place = self.cells.binary_search_by_key(&column, |(at, _)| *at);
        place.ok().and_then(|place| self.cells.get(place)).map_or(EMPTY, |(_, cell)| cell)
    }

    /// The cells with something in them, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }
}

/// One sheet.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    /// Not shown by the program that wrote the file until somebody asks for it.
    pub hidden: bool,
    pub rows: Vec<Row>,
}

/// A workbook that could be opened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// Opens the bytes of a file with at most so many rows; its name is that of the one sheet of a text file.
    pub fn open(file_name: &str, bytes: &[u8], most_rows: usize) -> Outcome<Self> {
        let format = package::check(bytes)?;
        let mut left = Left::new(most_rows);
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

/// The refusal of a file that is no workbook or only part of one.
pub fn not_a_workbook() -> Problem {
    Problem::new(Code::NotAWorkbook).saying(
        "它不是完整的表格（.xlsx、.xls、.ods 或 .csv）；请用 WPS 或 Excel 打开检查后另存为 .xlsx 再上传",
        "It is not a complete table (.xlsx, .xls, .ods or .csv); open it in WPS or Excel, save it as .xlsx and upload that",
    )
}

fn text_cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
