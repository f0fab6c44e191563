//! The live figures beside the sealed ones: each difference under the record whose change caused it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::super::definitions::by_code;
use super::super::dimension::{Dimension, Member};
use super::super::number::Number;
use super::super::units::Unit;
use super::causes::fields;
use super::compare::{CellName, RecordDiff, Redefined, SealedAndLive};
use super::labels::{Label, Labels};
use super::related::{Explained, Log, Subject, SubjectKind, Told};
use crate::audit::Cause;
use crate::coded::Coded;
use crate::http::instant;
use crate::ids::RoomId;

/// One difference: a record, the changes that caused it, and what they moved.
#[derive(Serialize, ToSchema)]
pub struct Difference {
    /// `<kind>:<id of the record>`.
    pub id: String,
    pub record: DifferingRecord,
    pub cause: Cause,
    pub cause_label: String,
    pub cause_label_en: String,
    /// What the audit log tells since the seal, oldest first; empty where the record is not open to the reader.
    pub changes: Vec<DifferenceChange>,
    pub figures: Vec<FigureDifference>,
    pub cells: Vec<CellDifference>,
}

/// The record behind a difference.
#[derive(Serialize, ToSchema)]
pub struct DifferingRecord {
    kind: SubjectKind,
    id: String,
    /// Its number, or its day and room.
    label: String,
    day: Option<chrono::NaiveDate>,
    room_id: Option<RoomId>,
    room: Option<String>,
    address: Option<String>,
    /// True where the reader may not see what was changed.
    restricted: bool,
}

/// One change since the seal.
#[derive(Serialize, ToSchema)]
pub struct DifferenceChange {
    at: String,
    by: String,
    action: String,
    cause: Cause,
    label: String,
    label_en: String,
    /// Why the record of a sealed year was changed.
    change_reason: Option<String>,
    /// The reason that the command itself asks for.
    reason: Option<String>,
    fields: Vec<FieldDifference>,
}

/// One field that was changed: days, code words, numbers.
#[derive(Serialize, ToSchema)]
pub struct FieldDifference {
    field: &'static str,
    label: &'static str,
    label_en: &'static str,
    from: Option<String>,
    to: Option<String>,
}

/// What the record added to a figure when it was sealed, and what it adds now.
#[derive(Serialize, ToSchema)]
pub struct FigureDifference {
    code: String,
    title: &'static str,
    title_en: &'static str,
    unit: Unit,
    sealed: Number,
    live: Number,
    delta: Number,
}

/// The same for a cell of a figure.
#[derive(Serialize, ToSchema)]
pub struct CellDifference {
    code: String,
    dimension: String,
    key: String,
    label: String,
    label_en: String,
    sealed: Number,
    live: Number,
}

/// One difference with everything known of it.
pub fn difference(explained: &Explained<'_>, log: &Log<'_>, labels: &Labels, redefined: &[Redefined]) -> Difference {
    let Explained { root, moved } = explained;
    let label = labels.get(root);
    let told: Vec<&Told> = log.of(root).iter().collect();
    let told = if told.is_empty() { log.general_of(root).collect() } else { told };
    let cause = told.iter().map(|told| told.cause).min().unwrap_or_else(|| without_change(root, moved, redefined));
    let words = cause.label();
    let (figures, cells) = sums(moved);
    Difference {
        id: format!("{}:{}", root.kind.code(), root.id),
        cause,
        cause_label: words.zh.into_owned(),
        cause_label_en: words.en.into_owned(),
        changes: if label.restricted { Vec::new() } else { told.iter().map(|told| change(told, labels)).collect() },
        figures: figures.into_iter().filter_map(|(code, beside)| figure_difference(code, beside)).collect(),
        cells: cells.into_iter().filter_map(|(name, beside)| cell_difference(name, beside, labels)).collect(),
        record: record(root, label, labels),
    }
}

fn record(root: &Subject, label: Label, labels: &Labels) -> DifferingRecord {
    DifferingRecord {
        kind: root.kind,
        id: root.id.clone(),
        room: labels.room(label.room_id).map(str::to_owned),
        label: label.text,
        day: label.day,
        room_id: label.room_id,
        address: label.address,
        restricted: label.restricted,
    }
}

/// Why a record moved that nobody touched.
fn without_change(root: &Subject, moved: &[&RecordDiff], redefined: &[Redefined]) -> Cause {
    let figures = moved.iter().flat_map(|record| record.figures.keys().chain(record.cells.keys().map(|(code, ..)| code)));
    if root.kind == SubjectKind::Report && moved.iter().all(|record| matches!(record.days, [None, _])) {
        Cause::FellDue
    } else if figures.into_iter().any(|code| redefined.iter().any(|figure| figure.code == *code)) {
        Cause::Definition
    } else {
        Cause::Unexplained
    }
}

fn sums(moved: &[&RecordDiff]) -> (BTreeMap<String, SealedAndLive>, BTreeMap<CellName, SealedAndLive>) {
    let mut figures: BTreeMap<String, SealedAndLive> = BTreeMap::new();
    let mut cells: BTreeMap<CellName, SealedAndLive> = BTreeMap::new();
    for record in moved {
        add(&mut figures, &record.figures);
        add(&mut cells, &record.cells);
    }
    // What the records of one difference level out among themselves has not moved.
    figures.retain(|_, sum| sum.sealed != sum.live);
    cells.retain(|_, sum| sum.sealed != sum.live);
    (figures, cells)
}

fn add<K: Ord + Clone>(sums: &mut BTreeMap<K, SealedAndLive>, more: &BTreeMap<K, SealedAndLive>) {
    for (name, beside) in more {
        let sum = sums.entry(name.clone()).or_default();
        sum.sealed += beside.sealed;
        sum.live += beside.live;
    }
}

fn figure_difference(code: String, beside: SealedAndLive) -> Option<FigureDifference> {
    let definition = by_code(&code)?;
    let number = |sum| Number::counted(definition.unit, sum);
    Some(FigureDifference {
        title: definition.title.0,
        title_en: definition.title.1,
        unit: definition.unit,
        sealed: number(beside.sealed),
        live: number(beside.live),
        delta: number(beside.live - beside.sealed),
        code,
    })
}

fn cell_difference((code, dimension, key): CellName, beside: SealedAndLive, labels: &Labels) -> Option<CellDifference> {
    let unit = by_code(&code)?.unit;
    let of_dimension = Dimension::from_code(&dimension)?;
    let Member { label, label_en, .. } =
        labels.room_named(&key).map_or_else(|| of_dimension.member_of(&key), |name| Member::named(&key, name));
    Some(CellDifference {
        sealed: Number::counted(unit, beside.sealed),
        live: Number::counted(unit, beside.live),
        code,
        dimension,
        key,
        label,
        label_en,
    })
}

fn change(told: &Told, labels: &Labels) -> DifferenceChange {
    let words = told.cause.label();
    let field = |(field, label, label_en): (&'static str, &'static str, &'static str)| {
        let pair = told.changes.get(field)?.as_array()?;
        let text = |value: Option<&Value>| value.and_then(scalar).map(|text| labels.room_named(&text).map_or(text.clone(), str::to_owned));
        Some(FieldDifference { field, label, label_en, from: text(pair.first()), to: text(pair.get(1)) })
    };
    // What was recorded as new differs from nothing in every field.
    let fields = if told.cause == Cause::LateEntry { Vec::new() } else { fields().filter_map(field).collect() };
    DifferenceChange {
        at: instant(told.event.at),
        by: told.event.account_name.clone(),
        action: told.event.action.clone(),
        cause: told.cause,
        label: words.zh.into_owned(),
        label_en: words.en.into_owned(),
        change_reason: told.event.change_reason.clone(),
        reason: told.event.reason.clone(),
        fields,
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
