//! A figure by two dimensions at once.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::{Code, Fault, Outcome, Problem, Words};

use super::counts;
use super::definition::{Counted, Definition, Selection};
use super::definitions::{TABLE, by_code};
use super::dimension::{Dimension, Member, Register};
use super::report_scope::ReportScope;
use super::units::Unit;

/// One figure by two dimensions, every member of each, zeros and `unknown` too.
#[derive(Serialize, ToSchema)]
pub struct FigureTable {
    pub year: i32,
    pub as_of: String,
    pub measure: &'static str,
    pub title: &'static str,
    pub title_en: &'static str,
    pub unit: Unit,
    pub rows: Vec<Member>,
    pub columns: Vec<Member>,
    pub cells: Vec<Vec<i64>>,
    pub row_totals: Vec<i64>,
    pub column_totals: Vec<i64>,
    pub total: i64,
}

/// What a table was asked for.
pub struct Asked {
    pub definition: &'static Definition,
    selection: Selection,
    pub rows: Dimension,
    pub columns: Dimension,
}

/// Reads the request: a count of cases or resolutions, by two of its dimensions; 422 otherwise.
pub fn asked(measure: &str, rows: &str, columns: &str) -> Outcome<Asked> {
    let (definition, selection) = measured(measure)?;
    let dimension = |pointer: &str, word: &str| {
        Dimension::from_code(word).filter(|dimension| definition.by.contains(dimension)).ok_or_else(|| {
            let offered: Vec<&str> = definition.by.iter().map(|dimension| dimension.code()).collect();
            one_of(pointer, &offered)
        })
    };
    Ok(Asked { definition, selection, rows: dimension("/rows", rows)?, columns: dimension("/columns", columns)? })
}

/// Several figures may be named with commas between; they are never added, so they must be one.
fn measured(measure: &str) -> Outcome<(&'static Definition, Selection)> {
    let mut definitions = Vec::new();
    for code in measure.split(',') {
        definitions.push(by_code(code).ok_or_else(|| one_of("/measure", &codes_of_counts()))?);
    }
    let wrong_unit = || Problem::at("/measure", Code::WrongUnit);
    match definitions.as_slice() {
        [definition] => match &definition.counted {
            Counted::Records(selection) if is_count(definition) => Ok((*definition, *selection)),
            _ => Err(wrong_unit()),
        },
        [first, rest @ ..] if rest.iter().any(|other| other.unit != first.unit) => Err(wrong_unit()),
        _ => Err(one_of("/measure", &codes_of_counts())),
    }
}

fn is_count(definition: &Definition) -> bool {
    matches!(definition.unit, Unit::Matters | Unit::Acts)
}

fn codes_of_counts() -> Vec<&'static str> {
    TABLE.iter().filter(|definition| is_count(definition)).map(|definition| definition.code).collect()
}

fn one_of(pointer: &str, words: &[&str]) -> Problem {
    let listing = Words::new(format!("可选：{}", words.join("、")), format!("One of: {}", words.join(", ")));
    let fault = Fault::new(pointer, Code::UnknownCode).saying(listing);
    Problem::from_faults(vec![fault]).unwrap_or_else(|| Problem::at(pointer, Code::UnknownCode))
}

/// Counts the table at one moment.
pub fn count(conn: &mut DbConnection, report_scope: &mut ReportScope, asked: &Asked, as_of: String) -> Outcome<FigureTable> {
    let register = Register::of(conn, report_scope.place)?;
    let tallies = counts::tally(conn, report_scope, asked.selection.fact_table, &[asked.selection], &[asked.rows, asked.columns])?;
    let mut sums: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for tally in &tallies {
        if let ([row, column], [sum]) = (tally.keys.as_slice(), tally.sums.as_slice()) {
            sums.insert((row, column), *sum);
        }
    }
    sums.retain(|_, sum| *sum != 0);
    let heads = |dimension: Dimension, found: BTreeSet<&str>| {
        let mut members = register.members(dimension, report_scope.year, &found);
        members.push(Member::unknown());
        members
    };
    let rows = heads(asked.rows, sums.keys().map(|(row, _)| *row).collect());
    let columns = heads(asked.columns, sums.keys().map(|(_, column)| *column).collect());
    let cell = |row: &Member, column: &Member| sums.get(&(row.key.as_str(), column.key.as_str())).copied().unwrap_or_default();
    let cells: Vec<Vec<i64>> = rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
    let column_totals = columns.iter().map(|column| rows.iter().map(|row| cell(row, column)).sum()).collect();
    let (title, _) = asked.definition.words(report_scope.is_over());
    Ok(FigureTable {
        year: report_scope.year,
        as_of,
        measure: asked.definition.code,
        title: title.0,
        title_en: title.1,
        unit: asked.definition.unit,
        row_totals: cells.iter().map(|row| row.iter().sum()).collect(),
        column_totals,
        total: sums.values().sum(),
        rows,
        columns,
        cells,
    })
}
