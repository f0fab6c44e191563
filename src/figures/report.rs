//! The figures of a year: every row of the table, counted at one moment, with its breakdowns.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use utoipa::ToSchema;

use super::catalogue::{dimensions_of, fact_tables, figures_of};
use super::counts;
use super::definition::{Counted, Definition, FigureGroup, Selection};
use super::definitions::TABLE;
use super::dimension::{Dimension, Member, Register, UNKNOWN};
use super::fact_table::{FactTable, RecordKind};
use super::number::Number;
use super::report_scope::ReportScope;
use super::seals::model::FigureCount;
use super::seals::{self, SealMark};
use super::units::Unit;
use crate::clock::Instant;
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::Outcome;
use crate::rights::Scope;

/// The figures of one year.
#[derive(Serialize, ToSchema)]
pub struct YearReport {
    pub year: i32,
    /// When they were counted.
    pub as_of: String,
    /// The latest seal of the year; none where it was not sealed, or where the seals of several towns would be meant.
    pub sealed: Option<SealMark>,
    pub figures: Vec<FigureView>,
}

/// One figure as it stands in an answer.
#[derive(Serialize, ToSchema)]
pub struct FigureView {
    pub code: &'static str,
    /// The heading it stands under.
    pub group: FigureGroup,
    /// What is counted.
    pub record: Option<RecordKind>,
    pub title: &'static str,
    pub title_en: &'static str,
    pub unit: Unit,
    pub unit_en: String,
    /// Null where it cannot be told: a share of nothing, or working days of a year whose calendar is not known.
    pub value: Option<Number>,
    /// The value when the year was sealed; absent where it was not, or where a room has no part of its own in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed_value: Option<Number>,
    /// The edition of the definition: another number means that something else is counted.
    pub edition: i32,
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
#[schema(as = FigureCell)]
pub struct CellView {
    #[serde(flatten)]
    pub member: Member,
    pub value: Number,
}

const NO_CALENDAR: (&str, &str) =
    ("没有这一年的放假安排，工作日数不清楚", "The holiday notice of the year has not been entered, so its working days are not known");

/// How much is told of each figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Detail {
    Values,
    Breakdowns,
}

/// Counts every figure of the scope's year and place, with all its breakdowns.
pub fn for_year(conn: &mut DbConnection, report_scope: &mut ReportScope, as_of: Instant) -> Outcome<YearReport> {
    counted(conn, report_scope, as_of, Detail::Breakdowns)
}

/// Counts every figure of the scope's year and place, its value alone: one sum over the records of each table.
pub fn values_of_year(conn: &mut DbConnection, report_scope: &mut ReportScope, as_of: Instant) -> Outcome<YearReport> {
    counted(conn, report_scope, as_of, Detail::Values)
}

fn counted(conn: &mut DbConnection, report_scope: &mut ReportScope, as_of: Instant, detail: Detail) -> Outcome<YearReport> {
    let register = Register::of(conn, report_scope.place)?;
    let mut sums = Vec::new();
    for fact_table in fact_tables() {
        sums.push(FamilySums::count(conn, report_scope, fact_table, detail)?);
    }
    let number_of = |definition: &Definition| sums.iter().find_map(|fact_table| fact_table.total_of(definition)).unwrap_or_default();
    let (sealed, sealed_figures) = seals::latest_of(conn, report_scope)?.unzip();
    let views = TABLE.iter().map(|definition| {
        let known = report_scope.knows_calendar() || !definition.fact_table().is_some_and(|fact_table| fact_table.needs_calendar);
        let mut view = heading(definition, report_scope);
        view.sealed_value = sealed_figures.iter().flatten().find(|figure| figure.code == definition.code).and_then(FigureCount::number);
        match &definition.counted {
            _ if !known => (view.note, view.note_en) = (Some(NO_CALENDAR.0), Some(NO_CALENDAR.1)),
            Counted::Share { numerator, denominator } => {
                let (above, below) = (numerator.total(&number_of), denominator.total(&number_of));
                (view.numerator, view.denominator) = (Some(above), Some(below));
                view.value = Number::share(above, below);
            }
            Counted::Records(_) => {
                view.value = Some(Number::counted(definition.unit, number_of(definition)));
                view.breakdown =
                    sums.iter().find_map(|fact_table| fact_table.breakdown_of(definition, report_scope, &register)).unwrap_or_default();
            }
        }
        view
    });
    Ok(YearReport { year: report_scope.year, as_of: crate::http::instant(as_of), sealed, figures: views.collect() })
}

impl std::fmt::Display for YearReport {
    /// One figure a line, for the command line; "—" where there is nothing to tell.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for figure in &self.figures {
            let value = figure.value.map_or_else(|| "—".to_owned(), |value| value.to_string());
            write!(f, "{:<34}{value:>12} {}  {}", figure.code, figure.unit.code(), figure.title)?;
            if let (Some(numerator), Some(denominator)) = (figure.numerator, figure.denominator) {
                write!(f, "（{numerator} ÷ {denominator}）")?;
            }
            writeln!(f, "{}", figure.note.map(|note| format!("  {note}")).unwrap_or_default())?;
        }
        Ok(())
    }
}

fn heading(definition: &Definition, report_scope: &ReportScope) -> FigureView {
    let (title, rule) = definition.words(report_scope.is_over());
    FigureView {
        code: definition.code,
        group: definition.group,
        record: definition.fact_table().map(|fact_table| fact_table.of),
        title: title.0,
        title_en: title.1,
        unit: definition.unit,
        unit_en: definition.unit.label().en.into_owned(),
        value: None,
        sealed_value: None,
        edition: definition.edition,
        rule: rule.0,
        rule_en: rule.1,
        numerator: None,
        denominator: None,
        note: None,
        note_en: None,
        breakdown: BTreeMap::new(),
        records: records_address(definition.code, report_scope),
    }
}

/// The address of the records behind a figure.
pub fn records_address(code: &str, report_scope: &ReportScope) -> String {
    let place = match (report_scope.place, report_scope.only_town()) {
        (Scope::Room(_, room), _) => format!("&room_id={room}"),
        (Scope::Town(_), Some(town)) => format!("&town_id={}", town.id),
        (Scope::All | Scope::Town(_), _) => String::new(),
    };
    format!("/api/v1/figures/{code}/records?year={}{place}", report_scope.year)
}

/// The sums of all figures of one table, in all and by cell: one number for each figure, in the order of `figures`.
struct FamilySums {
    figures: Vec<&'static Definition>,
    totals: Vec<i64>,
    cells: BTreeMap<Dimension, HashMap<String, Vec<i64>>>,
}

impl FamilySums {
    fn count(conn: &mut DbConnection, report_scope: &mut ReportScope, fact_table: &'static FactTable, detail: Detail) -> Outcome<Self> {
        let (figures, selections): (Vec<&Definition>, Vec<Selection>) = figures_of(fact_table).into_iter().unzip();
        let dimensions = match detail {
            Detail::Values => Vec::new(),
            Detail::Breakdowns => dimensions_of(&figures),
        };
        let sums = counts::sums(conn, report_scope, fact_table, &selections, &dimensions)?;
        Ok(Self { totals: sums.totals, figures, cells: dimensions.into_iter().zip(sums.cells).collect() })
    }

    fn place_of(&self, definition: &Definition) -> Option<usize> {
        self.figures.iter().position(|figure| figure.code == definition.code)
    }

    fn total_of(&self, definition: &Definition) -> Option<i64> {
        self.totals.get(self.place_of(definition)?).copied()
    }

    fn breakdown_of(
        &self,
        definition: &Definition,
        report_scope: &ReportScope,
        register: &Register,
    ) -> Option<BTreeMap<Dimension, Vec<CellView>>> {
        let place = self.place_of(definition)?;
        let counted = definition.by.iter().filter(|dimension| self.cells.contains_key(dimension));
        let offered = counted.filter(|dimension| match dimension {
            Dimension::Town => report_scope.place == Scope::All,
            Dimension::RoomNow => register.knows_mergers(),
            _ => true,
        });
        let views = offered.map(|dimension| {
            let cells = self.cells.get(dimension).into_iter().flatten();
            let sums: HashMap<&str, i64> =
                cells.filter_map(|(key, sums)| Some((key.as_str(), *sums.get(place)?))).filter(|(_, sum)| *sum != 0).collect();
            let found: BTreeSet<&str> = sums.keys().copied().collect();
            let mut members = register.members(*dimension, report_scope.year, &found);
            if found.contains(UNKNOWN) {
                members.push(Member::unknown());
            }
            let view = |member: Member| {
                let sum = sums.get(member.key.as_str()).copied().unwrap_or_default();
                CellView { value: Number::counted(definition.unit, sum), member }
            };
            (*dimension, members.into_iter().map(view).collect())
        });
        Some(views.collect())
    }
}
