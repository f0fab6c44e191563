//! The five ledgers of the sample year, each read once.

use std::collections::HashSet;

use crate::calendar::Day;
use crate::context::Work;
use crate::ids::TownKey;
use crate::imports::actions::{ReadContext, ReadFile, import_read, read_file};
use crate::imports::kinds::cases::LedgerRow;
use crate::imports::kinds::entries::EntryRow;
use crate::imports::kinds::people::PersonRow;
use crate::imports::kinds::screenings::ReportRow;
use crate::imports::kinds::visits::VisitRow;
use crate::imports::progress::ProgressReporter;
use crate::imports::reading::{ReadRow, ReadSheet, ReadWorkbook, Rows};
use crate::imports::samples::WORKBOOKS;
use crate::imports::workbook::Workbook;
use crate::imports::{Request, values};
use crate::problem::Outcome;

/// The year the ledgers are about.
pub const YEAR: i32 = 2023;

/// The ledgers in the order in which they are imported: people first, as cases name them.
pub struct Sample {
    files: Vec<(Request, ReadFile)>,
}

macro_rules! rows_of {
    ($($(#[$doc:meta])* $name:ident: $kind:ident $row:ty;)*) => {
        $($(#[$doc])*
        pub fn $name(&self) -> impl Iterator<Item = (&ReadSheet, &$row)> {
            self.files.iter().flat_map(|(_, file)| {
                let rows: &[ReadRow<$row>] = match &file.workbook.rows {
                    Rows::$kind(rows) => rows,
                    _ => &[],
                };
                rows.iter().filter_map(|row| Some((file.workbook.sheets.get(row.sheet)?, row.value.as_ref()?)))
            })
        })*
    };
}

impl Sample {
    /// Reads the ledgers as somebody does on a day: what they date after it is an error of its row.
    pub fn read(work: &Work<'_>, on: Day) -> Outcome<Self> {
        let read = |(kind, file_name, bytes): (_, &str, &[u8])| {
            let request = Request { year: Some(YEAR), ..Request::plain(kind, file_name) };
            let around = ReadContext { known: Vec::new(), today: on, settings: work.settings.clone(), watch: ProgressReporter::default() };
            let opened = Workbook::open(file_name, bytes, usize::MAX)?;
            let file = read_file(&opened, &request, around)?;
            Ok((request, file))
        };
        Ok(Self { files: WORKBOOKS.into_iter().map(read).collect::<Outcome<_>>()? })
    }

    /// Imports the ledgers as they stand.
    pub fn import(self, work: &mut Work<'_>, town: TownKey) -> Outcome<()> {
        for (request, file) in self.files {
            import_read(work, town, &request, file)?;
        }
        Ok(())
    }

    /// Imports those ledgers of which other rows are given, under another name.
    pub fn import_as(&self, work: &mut Work<'_>, town: TownKey, year: i32, rows: impl Fn(&Rows) -> Option<Rows>) -> Outcome<()> {
        for (request, file) in &self.files {
            let Some(rows) = rows(&file.workbook.rows) else { continue };
            let name = request.file_name.replace(&YEAR.to_string(), &year.to_string());
            let name = if year == YEAR { name } else { format!("{name}（演示）") };
            let workbook = ReadWorkbook { sheets: file.workbook.sheets.clone(), rows, unknown: values::Unknown::default() };
            let file = ReadFile { workbook, dictionary: file.dictionary.clone(), watch: ProgressReporter::default() };
            import_read(work, town, &Request { year: Some(year), ..Request::plain(request.kind, name) }, file)?;
        }
        Ok(())
    }

    rows_of! {
        cases: Cases LedgerRow;
        visits: PetitionVisits VisitRow;
        entries: OnlineEntries EntryRow;
        people: People PersonRow;
        reports: Screenings ReportRow;
    }

    /// Everybody who stands in a dispute or came to the desk.
    pub fn names(&self) -> HashSet<String> {
        let parties = self.cases().flat_map(|(_, row)| row.applicants.iter().chain(&row.respondents));
        parties.chain(self.visits().flat_map(|(_, row)| &row.visitors)).cloned().collect()
    }
}
