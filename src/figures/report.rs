//! The figures of a year: every row of the table, counted at one moment, with its breakdowns.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::Instant;
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::Outcome;

use super::counts::{self, Tally};
use super::definition::{Counted, Definition, Selection};
use super::definitions::TABLE;
use super::dimension::{Dimension, Member, Register, UNKNOWN};
use super::family::Family;
use super::frame::{Frame, Place};
use super::number::Number;
use super::units::Unit;

/// The figures of one year.
#[derive(Serialize, ToSchema)]
pub struct YearReport {
    pub year: i32,
    /// When they were counted.
    pub as_of: String,
    /// The seal of the year; none yet.
    #[schema(value_type = Option<String>)]
    pub sealed: Option<String>,
    pub figures: Vec<FigureView>,
}

/// One figure as it stands in an answer.
#[derive(Serialize, ToSchema)]
pub struct FigureView {
    pub code: &'static str,
    pub title: &'static str,
    pub title_en: &'static str,
    pub unit: Unit,
    pub unit_en: String,
    /// Null where it cannot be told: a share of nothing, or working days of a year whose calendar is not known.
    pub value: Option<Number>,
    pub rule: &'static str,
    pub rule_en: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_en: Option<&'static str>,
    /// By dimension: every cell, zeros too; each sums to the value.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, Vec<CellView>>)]
    pub breakdown: BTreeMap<Dimension, Vec<CellView>>,
    /// The address of the records counted.
    pub records: String,
}

/// One cell of a breakdown.
#[derive(Serialize, ToSchema, Clone)]
pub struct CellView {
    #[serde(flatten)]
    pub member: Member,
    pub value: Number,
}

const NO_CALENDAR: (&str, &str) =
    ("没有这一年的放假安排，工作日数不清楚", "The holiday notice of the year has not been entered, so its working days are not known");

/// Counts every figure of the frame's year and place.
pub fn for_year(conn: &mut DbConnection, frame: &mut Frame, as_of: Instant) -> Outcome<YearReport> {
    let register = Register::of(conn, frame.place)?;
    let mut counted: BTreeMap<&str, Breakdown> = TABLE.iter().map(|definition| (definition.code, Breakdown::default())).collect();
    for family in families() {
        count_family(conn, frame, family, &mut counted)?;
    }
    let number_of = |definition: &Definition| counted.get(definition.code).map_or(0, |breakdown| breakdown.total);
    let views = TABLE.iter().map(|definition| {
        let known = frame.knows_calendar() || !definition.family().is_some_and(|family| family.needs_calendar);
        let mut view = heading(definition, frame);
        match &definition.counted {
            _ if !known => (view.note, view.note_en) = (Some(NO_CALENDAR.0), Some(NO_CALENDAR.1)),
            Counted::Share { numerator, denominator } => {
                let (above, below) = (numerator.total(&number_of), denominator.total(&number_of));
                (view.numerator, view.denominator) = (Some(above), Some(below));
                view.value = Number::share(above, below);
            }
            Counted::Records(_) => {
                view.value = Some(Number::counted(definition.unit, number_of(definition)));
                if let Some(breakdown) = counted.get(definition.code) {
                    view.breakdown = breakdown.views(definition, frame, &register);
                }
            }
        }
        view
    });
    Ok(YearReport { year: frame.year, as_of: crate::wire::instant(as_of), sealed: None, figures: views.collect() })
}

/// Each kind of record once, in the order of the table.
fn families() -> Vec<&'static Family> {
    let mut families: Vec<&'static Family> = Vec::new();
    for family in TABLE.iter().filter_map(|definition| definition.family()) {
        if !families.iter().any(|known| std::ptr::eq(*known, family)) {
            families.push(family);
        }
    }
    families
}

fn heading(definition: &Definition, frame: &Frame) -> FigureView {
    FigureView {
        code: definition.code,
        title: definition.title.0,
        title_en: definition.title.1,
        unit: definition.unit,
        unit_en: definition.unit.label().en.into_owned(),
        value: None,
        rule: definition.rule.0,
        rule_en: definition.rule.1,
        numerator: None,
        denominator: None,
        note: None,
        note_en: None,
        breakdown: BTreeMap::new(),
        records: records_address(definition.code, frame),
    }
}

fn records_address(code: &str, frame: &Frame) -> String {
    let place = match frame.place {
        Place::Everywhere => String::new(),
        Place::Town(town) => format!("&town_id={town}"),
        Place::Room(room, _) => format!("&room_id={room}"),
    };
    format!("/api/v1/figures/{code}/records?year={}{place}", frame.year)
}

/// The sums of one figure, in all and by cell.
#[derive(Default)]
struct Breakdown {
    total: i64,
    cells: BTreeMap<Dimension, BTreeMap<String, i64>>,
}

fn count_family(
    conn: &mut DbConnection,
    frame: &mut Frame,
    family: &'static Family,
    counted: &mut BTreeMap<&'static str, Breakdown>,
) -> Outcome<()> {
    let own: Vec<(&'static Definition, Selection)> = TABLE
        .iter()
        .filter_map(|definition| match &definition.counted {
            Counted::Records(selection) if std::ptr::eq(selection.family, family) => Some((*definition, *selection)),
            _ => None,
        })
        .collect();
    let dimensions: BTreeSet<Dimension> = own.iter().flat_map(|(definition, _)| definition.by).copied().collect();
    let dimensions: Vec<Dimension> = dimensions.into_iter().collect();
    let selections: Vec<Selection> = own.iter().map(|(_, selection)| *selection).collect();
    for tally in counts::tally(conn, frame, family, &selections, &dimensions)? {
        for ((definition, _), sum) in own.iter().zip(&tally.sums) {
            counted.entry(definition.code).or_default().add(definition, &dimensions, &tally, *sum);
        }
    }
    Ok(())
}

impl Breakdown {
    fn add(&mut self, definition: &Definition, dimensions: &[Dimension], tally: &Tally, sum: i64) {
        self.total += sum;
        for (dimension, key) in dimensions.iter().zip(&tally.keys) {
            if sum != 0 && definition.by.contains(dimension) {
                *self.cells.entry(*dimension).or_default().entry(key.clone()).or_default() += sum;
            }
        }
    }

    fn views(&self, definition: &Definition, frame: &Frame, register: &Register) -> BTreeMap<Dimension, Vec<CellView>> {
        let offered = definition.by.iter().filter(|dimension| **dimension != Dimension::Town || frame.place == Place::Everywhere);
        let none = BTreeMap::new();
        let views = offered.map(|dimension| {
            let cells = self.cells.get(dimension).unwrap_or(&none);
            let found: BTreeSet<&str> = cells.keys().map(String::as_str).collect();
            let mut members = register.members(*dimension, frame.year, &found);
            if found.contains(UNKNOWN) {
                members.push(Member::unknown());
            }
            let view = |member: Member| {
                let sum = cells.get(&member.key).copied().unwrap_or_default();
                CellView { value: Number::counted(definition.unit, sum), member }
            };
            (*dimension, members.into_iter().map(view).collect())
        });
        views.collect()
    }
}
