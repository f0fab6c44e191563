//! Text tables: UTF-8 with a mark, because Excel takes text without one for GBK.

use crate::problem::{Outcome, Problem};

use super::sheet::{Cell, Sheet, harmless};

const MARK: &[u8] = "\u{feff}".as_bytes();

/// One sheet as CSV, headings first.
pub fn write(sheet: &Sheet) -> Outcome<Vec<u8>> {
    let mut text = beginning(&sheet.headings)?;
    text.extend(lines(&sheet.rows)?);
    Ok(text)
}

/// The mark and the headings.
pub fn beginning(headings: &[String]) -> Outcome<Vec<u8>> {
    let mut text = MARK.to_vec();
    text.extend(lines(&[headings.iter().map(|heading| Cell::from(heading.as_str())).collect()])?);
    Ok(text)
}

/// Some rows of a table.
pub fn lines(rows: &[Vec<Cell>]) -> Outcome<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(text_of)).map_err(Problem::internal)?;
    }
    writer.into_inner().map_err(Problem::internal)
}

fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Decimal(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}
