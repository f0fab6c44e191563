//! A workbook of a known kind, read row by row into typed rows with messages.

use super::cells::days::DayReader;
use super::cells::text;
use super::headings::{Found, Mapping, find, missing_headings};
use super::lists::ImportKind;
use super::rows::{Message, RowReader, is_record};
use super::workbook::{Row, Sheet, Workbook};
use super::{ledger, platform, register, reports, visits};
use crate::calendar::Day;
use crate::problem::{Code, Outcome, Problem};

/// One row: what it says, unless it has an error, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct ReadRow<T> {
    /// The place of its sheet in the workbook.
    pub sheet: usize,
    /// The number people see.
    pub number: u32,
    pub value: Option<T>,
    pub messages: Vec<Message>,
}

/// A sheet as it was understood.
#[derive(Clone, Debug)]
pub struct ReadSheet {
    pub name: String,
    /// `None` when the sheet has no headings of this kind and so no records.
    pub headings: Option<Found>,
    /// What stands above the headings: title, unit, year.
    pub title: Vec<String>,
}

/// The rows of the one kind of ledger a workbook is.
#[derive(Clone, Debug)]
pub enum Rows {
    Cases(Vec<ReadRow<ledger::LedgerRow>>),
    PetitionVisits(Vec<ReadRow<visits::VisitRow>>),
    OnlineEntries(Vec<ReadRow<platform::EntryRow>>),
    People(Vec<ReadRow<register::PersonRow>>),
    Screenings(Vec<ReadRow<reports::ReportRow>>),
}

/// A workbook read.
#[derive(Clone, Debug)]
pub struct ReadWorkbook {
    pub sheets: Vec<ReadSheet>,
    pub rows: Rows,
}

/// How to read a workbook.
#[derive(Clone, Debug)]
pub struct Manner {
    pub kind: ImportKind,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    pub mapping: Mapping,
    pub today: Day,
}

/// Reads every record of a workbook; refuses one without the headings its kind needs.
pub fn read(workbook: &Workbook, manner: &Manner) -> Outcome<ReadWorkbook> {
    let sheets: Vec<ReadSheet> = workbook.sheets.iter().map(|sheet| understood(sheet, manner)).collect();
    let lacking: Vec<_> =
        sheets.iter().filter_map(|sheet| sheet.headings.as_ref().map(|found| (sheet.name.clone(), found.missing(manner.kind)))).collect();
    if lacking.is_empty() {
        return Err(Problem::at("/file", Code::HeadingMissing).saying(
            "没有找到表头行；请确认选对了台账种类，并且表头在前 20 行以内",
            "No row of headings was found; check the kind of ledger, and that its headings stand in the first 20 rows",
        ));
    }
    if let Some(problem) = missing_headings(&lacking) {
        return Err(problem);
    }
    let rows = match manner.kind {
        ImportKind::Cases => Rows::Cases(records(workbook, &sheets, manner, ledger::read)),
        ImportKind::PetitionVisits => Rows::PetitionVisits(records(workbook, &sheets, manner, visits::read)),
        ImportKind::OnlineEntries => Rows::OnlineEntries(records(workbook, &sheets, manner, platform::read)),
        ImportKind::People => Rows::People(records(workbook, &sheets, manner, register::read)),
        ImportKind::Screenings => Rows::Screenings(records(workbook, &sheets, manner, reports::read)),
    };
    Ok(ReadWorkbook { sheets, rows })
}

fn understood(sheet: &Sheet, manner: &Manner) -> ReadSheet {
    let headings = find(sheet, manner.kind, &manner.mapping);
    let above = headings.as_ref().map_or(0, |found| found.row);
    let cells = sheet.rows.iter().filter(|row| row.number < above).flat_map(Row::filled);
    let title = cells.filter_map(|(_, cell)| text(cell).ok().flatten()).collect();
    ReadSheet { name: sheet.name.clone(), headings, title }
}

fn records<T>(
    workbook: &Workbook,
    sheets: &[ReadSheet],
    manner: &Manner,
    read: impl Fn(&mut RowReader<'_>, &DayReader) -> Option<T>,
) -> Vec<ReadRow<T>> {
    let mut rows = Vec::new();
    for (number, (sheet, understood)) in workbook.sheets.iter().zip(sheets).enumerate() {
        let Some(headings) = &understood.headings else { continue };
        let days = DayReader { today: manner.today, year: manner.year.or_else(|| year_in(&understood.title)) };
        for row in sheet.rows.iter().filter(|row| row.number > headings.row && is_record(row, headings)) {
            let mut reader = RowReader::new(row, headings);
            let value = read(&mut reader, &days);
            rows.push(ReadRow { sheet: number, number: row.number, value, messages: reader.messages });
        }
    }
    rows
}

/// The year a title names, as in `平安镇2023年…台账`.
fn year_in(title: &[String]) -> Option<i32> {
    title.iter().find_map(|text| {
        let text = super::folding::squeezed(text);
        let before = text.split('年').next()?;
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        let year: i32 = digits.chars().rev().collect::<String>().parse().ok()?;
        (2000..=2100).contains(&year).then_some(year)
    })
}
