//! What a preview says: the sheets and columns as understood, and for each row what it would do and why.

use serde::Serialize;
use utoipa::ToSchema;

use super::actions::Request;
use super::lists::{Field, ImportKind, Verdict, Weight};
use super::plan::Planned;
use super::reading::ReadSheet;
use super::rows::Message;
use crate::coded::Coded;
use crate::ids::ImportId;

/// A workbook as it was understood.
#[derive(Serialize, ToSchema, Clone)]
pub struct ImportPreview {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    pub sheets: Vec<SheetView>,
    pub columns: Vec<ColumnView>,
    pub counts: Counts,
    pub rows: Vec<RowView>,
    /// When it was applied; null until then.
    pub applied_at: Option<String>,
}

/// One sheet; without a heading row it holds no records of this kind.
#[derive(Serialize, ToSchema, Clone)]
pub struct SheetView {
    pub name: String,
    pub heading_row: Option<u32>,
    /// How many records it holds.
    pub rows: usize,
}

/// One column of a sheet and what stands in it; `field` is null when it is not used.
#[derive(Serialize, ToSchema, Clone)]
pub struct ColumnView {
    pub sheet: String,
    /// As the program that shows the workbook names it: A, B, …
    pub column: String,
    pub heading: String,
    pub field: Option<Field>,
    pub label: Option<String>,
    pub label_en: Option<String>,
}

/// How many rows have which verdict.
#[derive(Serialize, ToSchema, Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub same: usize,
    pub changed: usize,
    pub duplicate: usize,
    pub error: usize,
}

/// One row and what it would do.
#[derive(Serialize, ToSchema, Clone)]
pub struct RowView {
    pub sheet: String,
    pub row: u32,
    pub verdict: Verdict,
    pub messages: Vec<MessageView>,
}

/// Something a person should know about a row.
#[derive(Serialize, ToSchema, Clone)]
pub struct MessageView {
    /// The heading of the column; empty for the row as a whole.
    pub column: String,
    pub weight: Weight,
    pub code: String,
    pub detail: String,
    pub detail_en: String,
}

impl ImportPreview {
    /// The preview of some planned rows.
    pub fn new(id: ImportId, request: &Request, sheets: &[ReadSheet], planned: Vec<Planned>) -> Self {
        let mut counts = Counts::default();
        for row in &planned {
            *counts.of(row.verdict) += 1;
        }
        let sheet_view = |(number, sheet): (usize, &ReadSheet)| SheetView {
            name: sheet.name.clone(),
            heading_row: sheet.headings.as_ref().map(|found| found.row),
            rows: planned.iter().filter(|row| row.sheet == number).count(),
        };
        Self {
            id,
            kind: request.kind,
            file_name: request.file_name.clone(),
            sheets: sheets.iter().enumerate().map(sheet_view).collect(),
            columns: sheets.iter().flat_map(columns_of).collect(),
            counts,
            applied_at: None,
            rows: planned.into_iter().map(|row| row_view(row, sheets)).collect(),
        }
    }
}

impl Counts {
    fn of(&mut self, verdict: Verdict) -> &mut usize {
        match verdict {
            Verdict::New => &mut self.new,
            Verdict::Same => &mut self.same,
            Verdict::Changed => &mut self.changed,
            Verdict::Duplicate => &mut self.duplicate,
            Verdict::Error => &mut self.error,
        }
    }
}

fn columns_of(sheet: &ReadSheet) -> Vec<ColumnView> {
    let columns = sheet.headings.iter().flat_map(|found| &found.columns);
    columns
        .map(|column| ColumnView {
            sheet: sheet.name.clone(),
            column: letters(column.index),
            heading: column.heading.clone(),
            field: column.field,
            label: column.field.map(|field| field.label().zh.into_owned()),
            label_en: column.field.map(|field| field.label().en.into_owned()),
        })
        .collect()
}

fn row_view(row: Planned, sheets: &[ReadSheet]) -> RowView {
    RowView {
        sheet: sheets.get(row.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default(),
        row: row.number,
        verdict: row.verdict,
        messages: row.messages.into_iter().map(message_view).collect(),
    }
}

fn message_view(message: Message) -> MessageView {
    MessageView {
        column: message.column,
        weight: message.weight,
        code: message.code.to_owned(),
        detail: message.detail.zh.into_owned(),
        detail_en: message.detail.en.into_owned(),
    }
}

/// A column's name from its number: 0 is A, 25 is Z, 26 is AA.
fn letters(index: u32) -> String {
    let own = char::from_u32(u32::from(b'A') + index % 26).unwrap_or('?');
    if index < 26 { own.to_string() } else { format!("{}{own}", letters(index / 26 - 1)) }
}
