//! A workbook as sheets of cells, each with the row number people see.
//!
//! The file comes from outside, so nothing in it is believed: sizes are counted while unpacking, and a
//! fault inside the reading library ends as a refusal, not as the end of the program.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use chrono::NaiveDateTime;

use super::package;
use crate::problem::{Code, Outcome, Problem};

/// Columns beyond this hold no heading anybody wrote.
const MOST_COLUMNS: u32 = 256;
/// Cells with something in them.
const MOST_CELLS: usize = 3_000_000;
/// All the text of a workbook; one shared text used by many cells counts each time.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug, Default)]
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
#[derive(Clone, PartialEq, Debug)]
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
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Row>,
}

/// A workbook that could be opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// Opens the bytes of an .xlsx file with at most so many rows.
    pub fn open(bytes: &[u8], most_rows: usize) -> Outcome<Self> {
        package::check(bytes)?;
        // The library meets files nobody has tried on it; a panic there is a file we cannot open.
        catch_unwind(AssertUnwindSafe(|| read(bytes, most_rows))).unwrap_or_else(|_| Err(not_a_workbook()))
    }
}

/// The refusal of a file that is no workbook or only part of one.
pub fn not_a_workbook() -> Problem {
    Problem::new(Code::NotAWorkbook).saying(
        "这个文件不是完整的 .xlsx 工作簿，打不开；请用 WPS 或 Excel 打开检查后重新保存再上传",
        "This file is not a complete .xlsx workbook; open it in WPS or Excel, save it again and upload that",
    )
}

fn read(bytes: &[u8], most_rows: usize) -> Outcome<Workbook> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let names: Vec<String> =
        book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    let mut left = Left { rows: most_rows, most_rows, cells: MOST_CELLS, text: MOST_TEXT };
    let sheets = names.into_iter().map(|name| read_sheet(&mut book, name, &mut left)).collect::<Outcome<Vec<_>>>()?;
    if sheets.is_empty() {
        return Err(not_a_workbook());
    }
    Ok(Workbook { sheets })
}

/// How much of the workbook may still come.
struct Left {
    rows: usize,
    most_rows: usize,
    cells: usize,
    text: usize,
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String, left: &mut Left) -> Outcome<Sheet> {
    let mut reader = book.worksheet_cells_reader(&name).map_err(|error| refused(&error))?;
    let mut rows: BTreeMap<u32, Vec<(u32, Cell)>> = BTreeMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|error| refused(&error))? {
        let (row, column) = record.pos;
        let cell = cell_of(&record.value, record.formula.is_some());
        if cell == Cell::Empty || column >= MOST_COLUMNS {
            continue;
        }
        left.take(&cell)?;
        let cells = rows.entry(row).or_default();
        if cells.is_empty() {
            left.take_row()?;
        }
        cells.push((column, cell));
    }
    let rows = rows.into_iter().map(|(row, mut cells)| {
        cells.sort_by_key(|(column, _)| *column);
        Row { number: row.saturating_add(1), cells }
    });
    Ok(Sheet { name, rows: rows.collect() })
}

impl Left {
    fn take(&mut self, cell: &Cell) -> Outcome<()> {
        let text = if let Cell::Text(text) = cell { text.len() } else { 0 };
        match (self.cells.checked_sub(1), self.text.checked_sub(text)) {
            (Some(cells), Some(text)) => {
                (self.cells, self.text) = (cells, text);
                Ok(())
            }
            _ => Err(package::too_much()),
        }
    }

    fn take_row(&mut self) -> Outcome<()> {
        self.rows = self.rows.checked_sub(1).ok_or_else(|| {
            let most = self.most_rows;
            Problem::new(Code::TooManyRows)
                .saying(format!("一次最多导入 {most} 行，请分成几个文件"), format!("At most {most} rows at once; split the file"))
        })?;
        Ok(())
    }
}

fn cell_of(value: &DataRef<'_>, is_formula: bool) -> Cell {
    match value {
        DataRef::Empty if is_formula => Cell::Unsaved,
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(moment) if moment.is_datetime() => moment.as_datetime().map_or(Cell::Number(moment.as_f64()), Cell::Moment),
        DataRef::DateTime(duration) => Cell::Number(duration.as_f64()),
        DataRef::Error(error) => Cell::Broken(error.to_string()),
    }
}

fn text_cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn refused(error: &XlsxError) -> Problem {
    match error {
        XlsxError::Password => package::password_protected(),
        _ => not_a_workbook(),
    }
}
