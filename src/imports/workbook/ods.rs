//! The sheets of an .ods file (OpenDocument 1.3, part 3), read event by event: repeated rows and cells are counted before they are made.

use std::io::{BufRead, BufReader, Cursor};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cell::{Cell, MOST_COLUMNS, Row, Sheet, text_cell};
use super::limits::Quota;
use super::refusals::{not_a_workbook, password_protected};
use crate::problem::Outcome;

pub fn read(bytes: &[u8], left: &mut Quota) -> Outcome<Vec<Sheet>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_a_workbook())?;
    if is_encrypted(&mut archive) {
        return Err(password_protected());
    }
    let content = archive.by_name("content.xml").map_err(|_| not_a_workbook())?;
    let mut document = Document { left, sheets: Vec::new(), row: OpenRow::default(), cell: None, hidden: Vec::new() };
    let mut reader = Reader::from_reader(BufReader::new(content));
    document.read(&mut reader)?;
    Ok(document.sheets)
}

/// The parts of an encrypted document are named with their keys in the manifest.
fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    std::io::read_to_string(manifest).is_ok_and(|text| text.contains("encryption-data"))
}

struct Document<'a> {
    left: &'a mut Quota,
    sheets: Vec<Sheet>,
    row: OpenRow,
    cell: Option<OpenCell>,
    /// Names of the styles under which a table is not shown.
    hidden: Vec<String>,
}

/// The row being read.
#[derive(Default)]
struct OpenRow {
    /// Rows of the sheet before this one.
    before: u64,
    repeated: u64,
    columns: u64,
    cells: Vec<(u32, Cell)>,
}

/// The cell being read.
struct OpenCell {
    repeated: u64,
    value: Option<Cell>,
    text: String,
    /// Inside the note of a cell, whose text is not the cell's.
    notes: u32,
}

impl Document<'_> {
    fn read(&mut self, reader: &mut Reader<impl BufRead>) -> Outcome<()> {
        let (mut buffer, mut style) = (Vec::new(), String::new());
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|_| not_a_workbook())? {
                Event::Eof => return Ok(()),
                Event::Start(element) => {
                    self.begin(&element, &mut style)?;
                }
                Event::Empty(element) => {
                    let to_be_ended = self.begin(&element, &mut style)?;
                    if to_be_ended {
                        self.end(element.local_name().as_ref())?;
                    }
                }
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Text(text) => self.write(&text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let letter = entity.resolve_char_ref().map_err(|_| not_a_workbook())?;
                    let known = quick_xml::escape::resolve_predefined_entity(&entity);
                    let text = letter.map(String::from).or_else(|| known.map(str::to_owned)).ok_or_else(not_a_workbook)?;
                    self.write(&text);
                }
                _ => {}
            }
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.notes == 0) {
            cell.text.push_str(text);
        }
    }

    /// Whether the element, if it is empty, also has to be ended.
    fn begin(&mut self, element: &BytesStart<'_>, style: &mut String) -> Outcome<bool> {
        match element.local_name().as_ref() {
            "style" => *style = attribute(element, "name").unwrap_or_default(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => self.hidden.push(style.clone()),
            "table" => {
                let hidden = attribute(element, "style-name").is_some_and(|style| self.hidden.contains(&style));
                self.sheets.push(Sheet { name: attribute(element, "name").unwrap_or_default(), hidden, rows: Vec::new() });
                self.row = OpenRow::default();
            }
            "table-row" => {
                self.row.repeated = number(element, "number-rows-repeated");
                return Ok(true);
            }
            "table-cell" | "covered-table-cell" => {
                let repeated = number(element, "number-columns-repeated");
                self.cell = Some(OpenCell { repeated, value: stated(element), text: String::new(), notes: 0 });
                return Ok(true);
            }
            "annotation" => {
                if let Some(cell) = &mut self.cell {
                    cell.notes += 1;
                }
                return Ok(true);
            }
            "p" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.write("\n"),
            "s" => self.write(&" ".repeat(usize::try_from(number(element, "c").min(100)).unwrap_or(1))),
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            _ => {}
        }
        Ok(false)
    }

    fn end(&mut self, name: &str) -> Outcome<()> {
        match name {
            "annotation" => {
                if let Some(cell) = &mut self.cell {
                    cell.notes = cell.notes.saturating_sub(1);
                }
                Ok(())
            }
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row(),
            _ => Ok(()),
        }
    }

    fn end_cell(&mut self) -> Outcome<()> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let value = cell.value.unwrap_or_else(|| text_cell(&cell.text));
        if value != Cell::Empty {
            let end = self.row.columns.saturating_add(cell.repeated).min(u64::from(MOST_COLUMNS));
            for column in self.row.columns..end {
                self.left.take(&value)?;
                self.row.cells.push((u32::try_from(column).unwrap_or(u32::MAX), value.clone()));
            }
        }
        self.row.columns = self.row.columns.saturating_add(cell.repeated);
        Ok(())
    }

    fn end_row(&mut self) -> Outcome<()> {
        let row = std::mem::take(&mut self.row);
        self.row.before = row.before.saturating_add(row.repeated);
        let Some(sheet) = self.sheets.last_mut().filter(|_| !row.cells.is_empty()) else { return Ok(()) };
        for number in row.before..self.row.before {
            self.left.take_row()?;
            if number > row.before {
                row.cells.iter().try_for_each(|(_, cell)| self.left.take(cell))?;
            }
            let number = u32::try_from(number.saturating_add(1)).unwrap_or(u32::MAX);
            sheet.rows.push(Row { number, cells: row.cells.clone() });
        }
        Ok(())
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// How often something is repeated; once where nothing is said.
fn number(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// The value of a cell that is no text.
fn stated(element: &BytesStart<'_>) -> Option<Cell> {
    let of = |name: &str| attribute(element, name);
    match attribute(element, "value-type")?.as_str() {
        "float" | "currency" | "percentage" => of("value")?.parse().ok().map(Cell::Number),
        "boolean" => Some(Cell::Truth(of("boolean-value")? == "true")),
        "date" => moment(&of("date-value")?).map(Cell::Moment),
        _ => None,
    }
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    match text.split_once('T') {
        None => day(text).map(|day| day.and_time(NaiveTime::MIN)),
        Some((date, time)) => {
            let time = time.split('.').next().unwrap_or_default();
            Some(day(date)?.and_time(NaiveTime::parse_from_str(time, "%H:%M:%S").ok()?))
        }
    }
}
