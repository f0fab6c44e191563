//! The sheets of an .xls file (BIFF in a compound file), after [`biff::measure`] has seen that they are no larger than a ledger.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::biff;
use super::cell::{Cell, MOST_COLUMNS, Sheet, text_cell};
use super::limits::Quota;
use super::refusals::{not_a_workbook, password_protected};
use crate::problem::{Outcome, Problem};

pub fn read(bytes: &[u8], left: &mut Quota) -> Outcome<Vec<Sheet>> {
    biff::measure(&workbook_stream(bytes)?, left)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let sheets = sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| read_sheet(&mut book, sheet.name, sheet.visible != SheetVisible::Visible, left)).collect()
}

/// The stream of records inside the compound file; `Book` is its name in files before Excel 97.
fn workbook_stream(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| not_a_workbook())?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)).ok_or_else(not_a_workbook)?;
    let mut records = Vec::new();
    // A stream whose sectors form a loop has no end; it is never longer than its file.
    let stream = file.open_stream(name).map_err(|_| not_a_workbook())?;
    stream.take(bytes.len() as u64).read_to_end(&mut records).map_err(|_| not_a_workbook())?;
    Ok(records)
}

fn read_sheet(book: &mut Xls<Cursor<&[u8]>>, name: String, hidden: bool, left: &mut Quota) -> Outcome<Sheet> {
    let range = book.worksheet_range(&name).map_err(|error| refused(&error))?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut rows = Vec::new();
    for (number, values) in (first_row.saturating_add(1)..).zip(range.rows()) {
        rows.extend(left.row(number, (first_column..MOST_COLUMNS).zip(values.iter().map(cell_of)))?);
    }
    Ok(Sheet { name, hidden, rows })
}

fn cell_of(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text_cell(text),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(moment) if moment.is_datetime() => moment.as_datetime().map_or(Cell::Number(moment.as_f64()), Cell::Moment),
        Data::DateTime(duration) => Cell::Number(duration.as_f64()),
        Data::Error(error) => Cell::Broken(error.to_string()),
    }
}

fn refused(error: &XlsError) -> Problem {
    match error {
        XlsError::Password => password_protected(),
        _ => not_a_workbook(),
    }
}
