//! What a preview says: the sheets and columns as understood, what is not understood, and for each row what it would do and why.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::choices::{Choice, choices_of, nearest};
use super::columns::letters;
use super::lists::{Certainty, Field, ImportKind, RowVerdict, Skipped, Weight};
use super::plan::{Obligations, Plan, Planned, Request};
use super::reading::ReadSheet;
use super::rows::Message;
use crate::calendar::HalfMonth;
use crate::coded::Coded;
use crate::ids::ImportId;
use crate::problem::Words;
use crate::rooms::Room;

/// More rows than this are not all in one answer; `GET /imports/{id}/rows` turns the pages.
pub const MOST_ROWS: usize = 2000;

/// A workbook as it was understood.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct ImportPreview {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    pub sheets: Vec<SheetView>,
    pub columns: Vec<ColumnView>,
    /// The fields a column of this kind of ledger may hold.
    pub fields: Vec<FieldView>,
    /// Words of coded lists, and names of rooms, that nobody has explained: their rows have errors or lack the value.
    pub unknown_values: Vec<UnknownView>,
    pub counts: Counts,
    /// From when the town owes reports once this is applied; null where that stays as it is.
    #[serde(default)]
    pub obligations: Option<ObligationsView>,
    /// How many rows applying would carry out: the new ones, and of the changed ones those whose record nobody has edited.
    pub to_apply: usize,
    /// The rows of the file in its order; of more than 2,000 those with something to say go before the others.
    pub rows: Vec<RowView>,
    /// How many rows are not in `rows`.
    pub rows_left_out: usize,
    /// When it was applied; null until then.
    pub applied_at: Option<String>,
    /// When it was taken back; null until then.
    pub undone_at: Option<String>,
}

/// From when a town would owe screening reports, and what that comes to.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
#[schema(as = ImportObligations)]
pub struct ObligationsView {
    pub from: HalfMonth,
    /// Owed and filed in the years of the file.
    pub expected: usize,
    pub filed: usize,
    /// Owed in the years after those, and not filed.
    pub missing_since: usize,
    pub detail: String,
    pub detail_en: String,
}

/// One sheet; without a heading row it holds no records of this kind.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct SheetView {
    pub name: String,
    /// Not shown by the program that wrote the file; read all the same.
    pub hidden: bool,
    /// The last row of headings.
    pub heading_row: Option<u32>,
    /// Why it holds no records; null when it does.
    pub skipped: Option<Skipped>,
    /// Fields needed that no column holds: none of its rows is imported.
    pub missing: Vec<Field>,
    /// How many records it holds.
    pub rows: usize,
}

/// One column of a sheet and what stands in it; `field` is null when it is not used.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct ColumnView {
    pub sheet: String,
    /// As the program that shows the workbook names it: A, B, …
    pub column: String,
    pub heading: String,
    pub field: Option<Field>,
    pub label: Option<String>,
    pub label_en: Option<String>,
    pub certainty: Certainty,
    /// The first values below the heading.
    pub samples: Vec<String>,
}

/// A field a column may hold.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct FieldView {
    pub field: Field,
    pub required: bool,
}

/// A word nobody has explained.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct UnknownView {
    pub field: Field,
    pub word: String,
    /// In how many rows it stands.
    pub rows: usize,
    /// Codes of the choices nearest to it. Never taken without being chosen.
    pub suggestions: Vec<String>,
    pub choices: Vec<ChoiceView>,
}

/// One possible meaning of a word; the code of a room or a person is its id.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct ChoiceView {
    pub code: String,
    pub label: String,
    pub label_en: String,
}

/// How many rows have which verdict.
#[derive(Serialize, Deserialize, ToSchema, Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub same: usize,
    pub changed: usize,
    pub duplicate: usize,
    /// Rows that only keep a place, without anything to import.
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub nothing: usize,
    pub error: usize,
}

/// One row and what it would do.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct RowView {
    pub sheet: String,
    pub row: u32,
    pub verdict: RowVerdict,
    /// Whether applying does anything with it.
    pub applies: bool,
    /// The record it is about, where there is one.
    pub record_id: Option<String>,
    pub messages: Vec<MessageView>,
}

/// Something a person should know about a row.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
pub struct MessageView {
    /// The heading of the column; empty for the row as a whole.
    pub column: String,
    pub weight: Weight,
    pub code: String,
    pub detail: String,
    pub detail_en: String,
    /// What is on record, where the file says something else.
    pub before: Option<String>,
    /// What the file says.
    pub after: Option<String>,
}

/// The preview of a plan with all its rows; what is sent is [`ImportPreview::cut`].
pub fn assemble(id: ImportId, request: &Request, plan: Plan) -> ImportPreview {
    let Plan { sheets, rows, unknown, rooms, namesakes, obligations, .. } = plan;
    let mut counts = Counts::default();
    for row in &rows {
        *counts.of(row.verdict) += 1;
    }
    let sheet_view = |(number, sheet): (usize, &ReadSheet)| SheetView {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        heading_row: sheet.headings.as_ref().map(|found| found.row),
        skipped: sheet.skipped,
        missing: sheet.headings.iter().flat_map(|found| found.missing(request.kind)).map(|heading| heading.field).collect(),
        rows: rows.iter().filter(|row| row.sheet == number).count(),
    };
    let field_view = |heading: &super::headings::Heading| FieldView { field: heading.field, required: heading.required };
    ImportPreview {
        id,
        kind: request.kind,
        file_name: request.file_name.clone(),
        year: request.year,
        sheets: sheets.iter().enumerate().map(sheet_view).collect(),
        columns: sheets.iter().flat_map(columns_of).collect(),
        fields: super::headings::headings_of(request.kind).iter().map(field_view).collect(),
        unknown_values: unknown.iter().map(|(field, word, rows)| unknown_view(field, word, rows, (&rooms, &namesakes))).collect(),
        counts,
        obligations: obligations.map(obligations_view),
        to_apply: rows.iter().filter(|row| row.deed.is_some() || row.carried_out).count(),
        rows_left_out: 0,
        applied_at: None,
        undone_at: None,
        rows: rows.into_iter().map(|row| row_view(row, &sheets)).collect(),
    }
}

impl ImportPreview {
    /// The preview with as many rows as one answer holds: errors first, then what else has something to say.
    pub fn cut(mut self) -> Self {
        if self.rows.len() <= MOST_ROWS {
            return self;
        }
        let weight = |row: &RowView| match row.verdict {
            RowVerdict::Error => 0,
            RowVerdict::Changed => 1,
            RowVerdict::Duplicate => 2,
            _ if !row.messages.is_empty() => 3,
            _ => 4,
        };
        self.rows.sort_by_key(weight);
        self.rows_left_out = self.rows.len() - MOST_ROWS;
        self.rows.truncate(MOST_ROWS);
        self
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_none_at_all(number: &usize) -> bool {
    *number == 0
}

impl Counts {
    fn of(&mut self, verdict: RowVerdict) -> &mut usize {
        match verdict {
            RowVerdict::New => &mut self.new,
            RowVerdict::Same => &mut self.same,
            RowVerdict::Changed => &mut self.changed,
            RowVerdict::Duplicate => &mut self.duplicate,
            RowVerdict::Nothing => &mut self.nothing,
            RowVerdict::Error => &mut self.error,
        }
    }
}

fn obligations_view(moved: Obligations) -> ObligationsView {
    let Obligations { from, expected, filed, missing_since } = moved;
    let label = from.label();
    let mut detail = format!("报送将从{}起算：应报 {expected}，已报 {filed}", label.zh);
    let mut detail_en = format!("Reports will be owed from the {} on: {expected} owed, {filed} filed", label.en);
    if missing_since > 0 {
        detail.push_str(&format!("；这份表以后各年还有 {missing_since} 次没有报告，将显示为缺报"));
        detail_en.push_str(&format!("; in the years after this file {missing_since} more have no report and will show as missing"));
    }
    ObligationsView { from, expected, filed, missing_since, detail, detail_en }
}

fn columns_of(sheet: &ReadSheet) -> Vec<ColumnView> {
    let columns = sheet.headings.iter().flat_map(|found| &found.columns);
    columns
        .zip(&sheet.samples)
        .map(|(column, samples)| ColumnView {
            sheet: sheet.name.clone(),
            column: letters(column.index),
            heading: column.heading.clone(),
            field: column.field,
            label: column.field.map(|field| field.label().zh.into_owned()),
            label_en: column.field.map(|field| field.label().en.into_owned()),
            certainty: column.certainty,
            samples: samples.clone(),
        })
        .collect()
}

fn unknown_view(field: Field, word: &str, rows: usize, (rooms, namesakes): (&[Room], &HashMap<String, Vec<Choice>>)) -> UnknownView {
    let room = |room: &Room| Choice { code: room.id.to_string(), label: Words::new(&room.name, &room.name) };
    let choices: Vec<Choice> = match field {
        Field::Room => rooms.iter().map(room).collect(),
        Field::LegalLiterates => namesakes.get(word).cloned().unwrap_or_default(),
        _ => choices_of(field),
    };
    let view = |choice: &Choice| ChoiceView {
        code: choice.code.clone(),
        label: choice.label.zh.to_string(),
        label_en: choice.label.en.to_string(),
    };
    UnknownView { field, word: word.to_owned(), rows, suggestions: nearest(word, &choices), choices: choices.iter().map(view).collect() }
}

fn row_view(row: Planned, sheets: &[ReadSheet]) -> RowView {
    RowView {
        sheet: sheets.get(row.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default(),
        row: row.number,
        verdict: row.verdict,
        applies: row.deed.is_some() || row.carried_out,
        record_id: row.subject,
        messages: row.messages.into_iter().map(message_view).collect(),
    }
}

fn message_view(message: Message) -> MessageView {
    let (before, after) = message.differs.map(|differs| (differs.before, differs.after)).unzip();
    MessageView {
        column: message.column,
        weight: message.weight,
        code: message.code.to_owned(),
        detail: message.detail.zh.into_owned(),
        detail_en: message.detail.en.into_owned(),
        before,
        after,
    }
}
