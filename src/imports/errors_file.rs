//! The rows with errors given back as a workbook: as they were, with a column that says why.

use rust_xlsxwriter::{Workbook as Written, Worksheet, XlsxError};

use super::lists::{RowVerdict, Weight};
use super::preview::{ImportPreview, RowView};
use super::workbook::{Cell, Row, Sheet, Workbook};
use crate::coded::Coded;
use crate::problem::{Outcome, Problem};

/// Writes the rows with errors of a workbook, sheet by sheet, each with its headings.
pub fn write(workbook: &Workbook, preview: &ImportPreview) -> Outcome<Vec<u8>> {
    let mut written = Written::new();
    let mut sheets = 0;
    for sheet in &workbook.sheets {
        let wrong: Vec<&RowView> = preview.rows.iter().filter(|row| row.sheet == sheet.name && row.verdict == RowVerdict::Error).collect();
        if !wrong.is_empty() {
            let headings = preview.sheets.iter().find(|view| view.name == sheet.name).and_then(|view| view.heading_row);
            write_sheet(written.add_worksheet(), sheet, headings, &wrong).map_err(Problem::internal)?;
            sheets += 1;
        }
    }
    if sheets == 0 {
        written.add_worksheet().write_string(0, 0, "没有错误的行").map_err(Problem::internal)?;
    }
    written.save_to_buffer().map_err(Problem::internal)
}

fn write_sheet(target: &mut Worksheet, sheet: &Sheet, headings: Option<u32>, wrong: &[&RowView]) -> Result<(), XlsxError> {
    target.set_name(&sheet.name)?;
    let heading = sheet.rows.iter().find(|row| Some(row.number) == headings);
    let rows = |number: u32| sheet.rows.iter().find(|row| row.number == number);
    let widest = heading.into_iter().chain(wrong.iter().filter_map(|view| rows(view.row))).flat_map(Row::filled).map(|(column, _)| column);
    let reasons_at = u16::try_from(widest.max().map_or(0, |column| column + 1)).unwrap_or(u16::MAX);
    if let Some(heading) = heading {
        write_row(target, 0, heading)?;
    }
    target.write_string(0, reasons_at, "原因")?;
    for (at, view) in (1u32..).zip(wrong) {
        if let Some(row) = rows(view.row) {
            write_row(target, at, row)?;
        }
        target.write_string(at, reasons_at, reasons(view))?;
    }
    Ok(())
}

fn write_row(target: &mut Worksheet, at: u32, row: &Row) -> Result<(), XlsxError> {
    for (column, cell) in row.filled() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        match cell {
            Cell::Number(number) if number.is_finite() && number.abs() < 1e11 => target.write_number(at, column, *number)?,
            Cell::Empty => target,
            other => target.write_string(at, column, harmless(&shown(other)))?,
        };
    }
    Ok(())
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.chars().take(32_000).collect(),
        Cell::Moment(moment) if moment.time() == chrono::NaiveTime::MIN => moment.format("%Y-%m-%d").to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
        Cell::Number(number) => super::cells::as_written(*number),
        Cell::Truth(truth) => if *truth { "是" } else { "否" }.to_owned(),
        Cell::Broken(error) => error.clone(),
        Cell::Empty | Cell::Unsaved => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn reasons(view: &RowView) -> String {
    let errors = view.messages.iter().filter(|message| message.weight == Weight::Error);
    let texts: Vec<String> = errors
        .map(|message| if message.column.is_empty() { message.detail.clone() } else { format!("{}：{}", message.column, message.detail) })
        .collect();
    let text = if texts.is_empty() { RowVerdict::Error.label().zh.into_owned() } else { texts.join("；") };
    harmless(&text)
}
