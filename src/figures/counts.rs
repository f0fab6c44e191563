//! The queries that count: sums of figures by cell, and the records behind one of them.
//!
//! Both are built from the same columns, the same range and the same conditions; a figure and its list
//! cannot part.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use diesel::connection::DefaultLoadingMode;
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::prelude::*;
use diesel::row::NamedRow;
use diesel::sql_types::{BigInt, Integer, Text};

use crate::calendar::Day;
use crate::coded::Coded;
use crate::db::{DbConnection, MultiBackend};
use crate::ids::TownKey;
use crate::problem::{Code, Outcome, Problem};

use super::definition::Selection;
use super::dimension::{Cell, Dimension, EARLIER, UNKNOWN};
use super::fact_table::{FactTable, RecordKind};
use super::report_scope::{ReportScope, TownScope};

/// The sums of several figures over the records of one cell.
pub struct Tally {
    /// One key for every dimension asked for.
    pub keys: Vec<String>,
    /// One sum for every selection asked for.
    pub sums: Vec<i64>,
}

/// One row of joined keys and as many numbers as were asked for.
struct Row {
    keys: String,
    numbers: Vec<i64>,
}

impl QueryableByName<MultiBackend> for Row {
    fn build<'a>(row: &impl NamedRow<'a, MultiBackend>) -> deserialize::Result<Self> {
        use diesel::row::Field;
        let number = |place: usize| {
            let field = diesel::row::Row::get(row, place).ok_or("a column is missing")?;
            <i64 as FromSql<BigInt, MultiBackend>>::from_nullable_sql(field.value())
        };
        let numbers = (1..row.field_count()).map(number).collect::<deserialize::Result<_>>()?;
        let keys = diesel::row::Row::get(row, 0).ok_or("a column is missing")?;
        Ok(Self { keys: <String as FromSql<Text, MultiBackend>>::from_nullable_sql(keys.value())?, numbers })
    }
}

/// Sums of the selections, all of one table, by cell of the dimensions together.
pub fn tally(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    fact_table: &'static FactTable,
    selections: &[Selection],
    dimensions: &[Dimension],
) -> Outcome<Vec<Tally>> {
    let sums: Vec<String> = selections.iter().map(|part| format!("CAST(SUM({}) AS BIGINT)", adds(part))).collect();
    let keys = joined(dimensions);
    let firsts = firsts(report_scope, dimensions);
    let mut tallies: BTreeMap<Vec<String>, Vec<i64>> = BTreeMap::new();
    for town in &mut report_scope.towns {
        let records = computed_once(&records_of(conn, town, fact_table, &[&sums.join(" "), &keys])?);
        let query = format!("SELECT {keys} AS keys, {} FROM {records} GROUP BY 1", numbered(&sums));
        for row in diesel::sql_query(query).load::<Row>(conn)? {
            let keys = row.keys.split(',').zip(&firsts).map(|(key, first)| cell_of(key, first.as_deref()).to_owned()).collect();
            let counted: Vec<(usize, i64)> = row.numbers.iter().copied().enumerate().collect();
            add(tallies.entry(keys).or_insert_with(|| vec![0; counted.len()]), &counted);
        }
    }
    Ok(tallies.into_iter().map(|(keys, sums)| Tally { keys, sums }).collect())
}

/// Where the year's own cells begin, for each dimension in time.
fn firsts(report_scope: &ReportScope, dimensions: &[Dimension]) -> Vec<Option<String>> {
    dimensions.iter().map(|dimension| dimension.first_of(report_scope.year)).collect()
}

/// The cell a key is shown in: what lies before the year has one together.
fn cell_of<'a>(key: &'a str, first: Option<&str>) -> &'a str {
    match first {
        Some(first) if key < first => EARLIER,
        _ => key,
    }
}

/// Sums of several figures in all, and by each dimension for itself.
pub struct Sums {
    pub totals: Vec<i64>,
    /// For each dimension asked for: its keys, each with one sum for every selection.
    pub cells: Vec<HashMap<String, Vec<i64>>>,
}

/// Sums of the selections, all of one table, in all and by each of the dimensions, in one pass over the records.
///
/// The records are added up here: an engine would sort them once for every dimension, or by all of them together.
pub fn sums(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    fact_table: &'static FactTable,
    selections: &[Selection],
    dimensions: &[Dimension],
) -> Outcome<Sums> {
    let mut sums = Sums { totals: vec![0; selections.len()], cells: vec![HashMap::new(); dimensions.len()] };
    if dimensions.is_empty() {
        if let Some(tally) = tally(conn, report_scope, fact_table, selections, dimensions)?.pop() {
            sums.totals = tally.sums;
        }
        return Ok(sums);
    }
    let parts: Vec<String> = selections.iter().map(|part| format!("CAST({} AS BIGINT)", adds(part))).collect();
    let keys = joined(dimensions);
    let firsts = firsts(report_scope, dimensions);
    for town in &mut report_scope.towns {
        let records = computed_once(&records_of(conn, town, fact_table, &[&parts.join(" "), &keys])?);
        let query = diesel::sql_query(format!("SELECT {keys} AS keys, {} FROM {records}", numbered(&parts)));
        for row in query.load_iter::<Row, DefaultLoadingMode>(conn)? {
            sums.add(&row?, &firsts);
        }
    }
    Ok(sums)
}

impl Sums {
    fn add(&mut self, row: &Row, firsts: &[Option<String>]) {
        let counted: Vec<(usize, i64)> = row.numbers.iter().copied().enumerate().filter(|(_, number)| *number != 0).collect();
        add(&mut self.totals, &counted);
        if counted.is_empty() {
            return;
        }
        for ((cells, key), first) in self.cells.iter_mut().zip(row.keys.split(',')).zip(firsts) {
            let key = cell_of(key, first.as_deref());
            match cells.get_mut(key) {
                Some(cell) => add(cell, &counted),
                None => add(cells.entry(key.to_owned()).or_insert_with(|| vec![0; row.numbers.len()]), &counted),
            }
        }
    }
}

/// Every record of a table that adds to one of the selections: its day, its cells, and what it adds to each.
pub fn every_record(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    fact_table: &'static FactTable,
    selections: &[Selection],
    dimensions: &[Dimension],
) -> Outcome<Vec<WholeRecord>> {
    let counts: Vec<String> = selections.iter().map(|part| format!("CAST({} AS TEXT)", adds(part))).collect();
    let counts = counts.join(" || ',' || ");
    let keys = joined(dimensions);
    let subject = if matches!(fact_table.of, RecordKind::Case | RecordKind::Agreement) { "case_id" } else { "id" };
    let mut rows: Vec<WholeRecord> = Vec::new();
    for town in &mut report_scope.towns {
        let records = computed_once(&records_of(conn, town, fact_table, &[&counts, &keys, subject, "day"])?);
        let columns = format!("id, {subject} AS subject_id, CAST(day AS TEXT) AS day, {keys} AS keys, {counts} AS counts");
        rows.append(&mut diesel::sql_query(format!("SELECT {columns} FROM {records}")).load(conn)?);
    }
    rows.retain(|row| row.counts.split(',').any(|count| count != "0"));
    Ok(rows)
}

/// One record of a table, whole.
#[derive(QueryableByName)]
pub struct WholeRecord {
    #[diesel(sql_type = Text)]
    pub id: String,
    /// The record as the audit log names it: the case of an agreement, otherwise itself.
    #[diesel(sql_type = Text)]
    pub subject_id: String,
    #[diesel(sql_type = Text)]
    pub day: String,
    /// One key for every dimension asked for, with commas between.
    #[diesel(sql_type = Text)]
    pub keys: String,
    /// What it adds to every selection asked for, with commas between.
    #[diesel(sql_type = Text)]
    pub counts: String,
}

fn add(totals: &mut [i64], counted: &[(usize, i64)]) {
    for (place, number) in counted {
        if let Some(total) = totals.get_mut(*place) {
            *total += number;
        }
    }
}

/// How much a record adds to a selection.
fn adds(part: &Selection) -> String {
    format!("CASE WHEN {} THEN {} ELSE 0 END", part.condition, part.measure)
}

/// The keys of the dimensions as one text; our keys hold no commas.
fn joined(dimensions: &[Dimension]) -> String {
    let key = |dimension: &Dimension| format!("COALESCE({}, '{UNKNOWN}')", dimension.code());
    let keys: Vec<String> = dimensions.iter().map(key).collect();
    if keys.is_empty() { "''".to_owned() } else { keys.join(" || ',' || ") }
}

fn numbered(expressions: &[String]) -> String {
    let named: Vec<String> = expressions.iter().enumerate().map(|(place, sql)| format!("{sql} AS n{place}")).collect();
    named.join(", ")
}

/// Several figures share columns that are dear to compute (was somebody there, was there a later agreement): a subquery
/// with a limit is a fence to both engines, behind which each is computed once, and no copy of the records is made.
fn computed_once(records: &str) -> String {
    format!("({records} LIMIT {}) counted", i64::MAX)
}

/// The table's records as a table of the columns that the fragments name.
fn records_of(conn: &mut DbConnection, town: &mut TownScope, fact_table: &'static FactTable, fragments: &[&str]) -> Outcome<String> {
    let named = |name: &str| fragments.iter().any(|fragment| words(fragment).any(|word| word == name));
    let mut columns = Vec::new();
    for (name, sql) in fact_table.all_columns().filter(|(name, _)| *name == "id" || named(name)) {
        columns.push(format!("{} AS {name}", town.fill(conn, &sql)?));
    }
    let (from, within) = (town.fill(conn, fact_table.from)?, town.fill(conn, fact_table.within)?);
    Ok(format!("SELECT {} FROM {from} WHERE {within}", columns.join(", ")))
}

fn words(fragment: &str) -> impl Iterator<Item = &str> {
    fragment.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// Where a page of records begins: after this one.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Position {
    pub day: Day,
    pub id: String,
}

/// One record behind a figure, and how much it adds.
#[derive(QueryableByName, Clone, Debug, PartialEq, Eq)]
pub struct CountedRecord {
    #[diesel(sql_type = Integer)]
    pub town: TownKey,
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = Text)]
    pub day: String,
    /// The case it belongs to, for agreements and visits; else its own key.
    #[diesel(sql_type = Text)]
    pub case_id: String,
    #[diesel(sql_type = BigInt)]
    pub counts: i64,
}

/// The records that one of the selections counts, by day; at most so many after a position.
pub fn records(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    selections: &[Selection],
    cells: &[Cell],
    after: Option<&Position>,
    limit: i64,
) -> Outcome<Vec<CountedRecord>> {
    let Some(first) = selections.first() else { return Ok(Vec::new()) };
    let (counts, condition) = counting(report_scope, selections, cells);
    let case = if has_column(first.fact_table, "case_id") { "COALESCE(case_id, id)" } else { "id" };
    let position = after.map(position).transpose()?.unwrap_or_else(|| "1 = 1".to_owned());
    let mut found: Vec<CountedRecord> = Vec::new();
    for town in &mut report_scope.towns {
        let table = records_of(conn, town, first.fact_table, &[&counts, &condition, case, "day"])?;
        let query = format!(
            "SELECT {} AS town, id, CAST(day AS TEXT) AS day, {case} AS case_id, CAST({counts} AS BIGINT) AS counts FROM ({table}) counted \
             WHERE {condition} AND {counts} <> 0 AND {position} ORDER BY counted.day, counted.id LIMIT {limit}",
            town.at.town
        );
        found.append(&mut diesel::sql_query(query).load(conn)?);
    }
    if report_scope.towns.len() > 1 {
        found.sort_by(|one, other| (&one.day, &one.id).cmp(&(&other.day, &other.id)));
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(found)
}

#[derive(QueryableByName)]
struct NumberRow {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// How many records one of the selections counts.
pub fn number_of_records(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    selections: &[Selection],
    cells: &[Cell],
) -> Outcome<i64> {
    let Some(first) = selections.first() else { return Ok(0) };
    let (counts, condition) = counting(report_scope, selections, cells);
    let mut number = 0;
    for town in &mut report_scope.towns {
        let table = records_of(conn, town, first.fact_table, &[&counts, &condition])?;
        let query = format!("SELECT COUNT(*) AS number FROM ({table}) counted WHERE {condition} AND {counts} <> 0");
        number += diesel::sql_query(query).get_result::<NumberRow>(conn)?.number;
    }
    Ok(number)
}

/// How much a record adds to the selections together, and which records lie in the cells.
fn counting(report_scope: &ReportScope, selections: &[Selection], cells: &[Cell]) -> (String, String) {
    let counts = format!("({})", selections.iter().map(adds).collect::<Vec<_>>().join(" + "));
    let condition = cells.iter().map(|cell| cell.condition(report_scope.year)).collect::<Vec<_>>().join(" AND ");
    (counts, if condition.is_empty() { "1 = 1".to_owned() } else { condition })
}

/// The records after a position; its key is checked, since it comes back from outside.
fn position(after: &Position) -> Outcome<String> {
    let ours = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
    if !after.id.chars().all(ours) || !(1..=9999).contains(&after.day.year()) {
        return Err(Problem::new(Code::BadCursor));
    }
    let (day, id) = (after.day, &after.id);
    Ok(format!("(counted.day > '{day}' OR (counted.day = '{day}' AND counted.id > '{id}'))"))
}

fn has_column(fact_table: &FactTable, name: &str) -> bool {
    fact_table.all_columns().any(|(column, _)| column == name)
}
