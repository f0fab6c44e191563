//! A workbook of a known kind, read row by row into typed rows with messages.

use super::cells::days::DayReader;
use super::cells::text;
use super::columns::{FEWEST, Found, Mapping, find, guess};
use super::kinds::{cases, entries, people, screenings, visits};
use super::lists::{ImportKind, ImportStage, Skipped, Weight};
use super::progress::ProgressReporter;
use super::rows::{Message, RowReader, is_total_or_note, says_something};
use super::values::{Dictionary, Unknown};
use super::workbook::{Row, Sheet, Workbook};
use crate::calendar::Day;
use crate::problem::{Code, Outcome, Problem};
use crate::text::with_numbers_masked;

/// So many values of a column are shown beside its heading.
const SAMPLES: usize = 3;
/// A sample is no longer than this.
const LONGEST_SAMPLE: usize = 40;

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
    pub hidden: bool,
    /// `None` when the sheet has no headings of this kind and so no records.
    pub headings: Option<Found>,
    /// Why it holds no records.
    pub skipped: Option<Skipped>,
    /// What stands above the headings: title, unit, year.
    pub title: Vec<String>,
    /// The first values below each of its headings.
    pub samples: Vec<Vec<String>>,
}

/// The rows of the one kind of ledger a workbook is.
#[derive(Clone, Debug)]
pub enum Rows {
    Cases(Vec<ReadRow<cases::LedgerRow>>),
    PetitionVisits(Vec<ReadRow<visits::VisitRow>>),
    OnlineEntries(Vec<ReadRow<entries::EntryRow>>),
    People(Vec<ReadRow<people::PersonRow>>),
    Screenings(Vec<ReadRow<screenings::ReportRow>>),
}

impl Rows {
    pub fn len(&self) -> usize {
        match self {
            Self::Cases(rows) => rows.len(),
            Self::PetitionVisits(rows) => rows.len(),
            Self::OnlineEntries(rows) => rows.len(),
            Self::People(rows) => rows.len(),
            Self::Screenings(rows) => rows.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A workbook read.
#[derive(Clone, Debug)]
pub struct ReadWorkbook {
    pub sheets: Vec<ReadSheet>,
    pub rows: Rows,
    /// Words of coded lists nobody has explained.
    pub unknown: Unknown,
}

/// How to read a workbook.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    pub kind: ImportKind,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    pub mapping: Mapping,
    pub dictionary: Dictionary,
    pub today: Day,
    pub watch: ProgressReporter,
}

/// Reads every record of a workbook; refuses one in which nothing looks like a table.
pub fn read(workbook: &Workbook, manner: &ReadOptions) -> Outcome<ReadWorkbook> {
    let sheets = understood(workbook, manner);
    if sheets.iter().all(|sheet| sheet.headings.is_none()) {
        return Err(Problem::at("/file", Code::HeadingMissing).saying(
            "没有找到表头行；请确认选对了台账种类，并且表头在前 20 行以内",
            "No row of headings was found; check the kind of ledger, and that its headings stand in the first 20 rows",
        ));
    }
    manner.watch.begin(ImportStage::Reading, workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum());
    let mut unknown = Unknown::default();
    let mut reader = Reader { workbook, sheets: &sheets, manner, unknown: &mut unknown };
    let rows = match manner.kind {
        ImportKind::Cases => Rows::Cases(reader.records(cases::read)),
        ImportKind::PetitionVisits => Rows::PetitionVisits(reader.records(visits::read)),
        ImportKind::OnlineEntries => Rows::OnlineEntries(reader.records(entries::read)),
        ImportKind::People => Rows::People(reader.records(people::read)),
        ImportKind::Screenings => Rows::Screenings(reader.records(screenings::read)),
    };
    Ok(ReadWorkbook { sheets, rows, unknown })
}

/// Sheets with headings we know, or which the mapping names, are tables; only where there is none may any sheet be one.
fn understood(workbook: &Workbook, manner: &ReadOptions) -> Vec<ReadSheet> {
    let found: Vec<Option<Found>> = workbook.sheets.iter().map(|sheet| find(sheet, manner.kind, &manner.mapping)).collect();
    let is_table = |sheet: &Sheet, found: &Option<Found>| {
        found.as_ref().is_some_and(|found| found.known() >= FEWEST) || manner.mapping.names(&sheet.name)
    };
    let any = workbook.sheets.iter().zip(&found).any(|(sheet, found)| is_table(sheet, found));
    let of_sheet = |(sheet, found): (&Sheet, Option<Found>)| {
        let headings = if any {
            found.filter(|found| found.known() >= FEWEST || manner.mapping.names(&sheet.name))
        } else {
            let has_rows = |found: &Found| sheet.rows.last().is_some_and(|last| last.number > found.row);
            found.filter(has_rows).or_else(|| guess(sheet, manner.kind, &manner.mapping))
        };
        read_sheet(sheet, headings)
    };
    workbook.sheets.iter().zip(found).map(of_sheet).collect()
}

fn read_sheet(sheet: &Sheet, headings: Option<Found>) -> ReadSheet {
    let skipped = match &headings {
        Some(_) => None,
        None if sheet.rows.is_empty() => Some(Skipped::Empty),
        None => Some(Skipped::NoHeadings),
    };
    let first = headings.as_ref().map_or(0, |found| found.row);
    let cells = sheet.rows.iter().filter(|row| row.number < first).flat_map(Row::filled);
    let title = cells.filter_map(|(_, cell)| text(cell).ok().flatten()).collect();
    let samples = headings.as_ref().map(|found| found.columns.iter().map(|column| samples(sheet, found, column.index)).collect());
    ReadSheet { name: sheet.name.clone(), hidden: sheet.hidden, headings, skipped, title, samples: samples.unwrap_or_default() }
}

/// The first values below a heading that differ from each other; numbers of people are masked.
fn samples(sheet: &Sheet, found: &Found, column: u32) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.number > found.row).take(50 * SAMPLES) {
        let Ok(Some(value)) = text(row.cell(column)) else { continue };
        let value: String = with_numbers_masked(&value).chars().take(LONGEST_SAMPLE).collect();
        if samples.len() < SAMPLES && !samples.contains(&value) {
            samples.push(value);
        }
    }
    samples
}

struct Reader<'a> {
    workbook: &'a Workbook,
    sheets: &'a [ReadSheet],
    manner: &'a ReadOptions,
    unknown: &'a mut Unknown,
}

impl Reader<'_> {
    fn records<T>(&mut self, read: impl Fn(&mut RowReader<'_>, &DayReader) -> Option<T>) -> Vec<ReadRow<T>> {
        let mut rows = Vec::new();
        for (number, (sheet, understood)) in self.workbook.sheets.iter().zip(self.sheets).enumerate() {
            let Some(headings) = &understood.headings else { continue };
            let days = DayReader { today: self.manner.today, year: self.manner.year.or_else(|| year_in(&understood.title)) };
            let lacking = lacking(headings, self.manner.kind);
            for row in sheet.rows.iter().filter(|row| row.number > headings.row && !is_total_or_note(row)) {
                self.manner.watch.step();
                if let Some(message) = &lacking {
                    rows.push(ReadRow { sheet: number, number: row.number, value: None, messages: vec![message.clone()] });
                    continue;
                }
                if !says_something(row, headings) {
                    continue;
                }
                let mut reader = RowReader::new(row, headings, &self.manner.dictionary);
                let value = read(&mut reader, &days);
                reader.unknown.iter().for_each(|(field, word)| self.unknown.add(*field, word));
                rows.push(ReadRow { sheet: number, number: row.number, value, messages: reader.messages });
            }
        }
        rows
    }
}

/// What is wrong with every row below headings that lack one their kind needs: it would be counted wrongly.
fn lacking(headings: &Found, kind: ImportKind) -> Option<Message> {
    let words: Vec<&str> = headings.missing(kind).iter().filter_map(|heading| heading.words.first().copied()).collect();
    if words.is_empty() {
        return None;
    }
    let words = words.join("、");
    Some(Message::of_row(
        Weight::Error,
        Code::HeadingMissing.word(),
        format!("缺少表头：{words}；请指定这些内容在哪一列"),
        format!("Headings are missing: {words}; say in which columns these stand"),
    ))
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
