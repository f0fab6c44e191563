//! The sheets of an .xlsx file, read cell by cell: what a sheet declares about its size is not asked.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::cell::{Cell, MOST_COLUMNS, Row, Sheet, text_cell};
use super::limits::Quota;
use super::refusals::{not_a_workbook, password_protected};
use crate::problem::{Outcome, Problem};

pub fn read(bytes: &[u8], left: &mut Quota) -> Outcome<Vec<Sheet>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    sheets.into_iter().map(|(name, hidden)| read_sheet(&mut book, name, hidden, left)).collect()
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String, hidden: bool, left: &mut Quota) -> Outcome<Sheet> {
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
        // A row is kept until the file has been read: no room is held for cells that never came.
        cells.shrink_to_fit();
        Row { number: row.saturating_add(1), cells }
    });
    Ok(Sheet { name, hidden, rows: rows.collect() })
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

fn refused(error: &XlsxError) -> Problem {
    match error {
        XlsxError::Password => password_protected(),
        _ => not_a_workbook(),
    }
}
