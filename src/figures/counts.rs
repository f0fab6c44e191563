//! The queries that count: sums of figures by cell, and the records behind one of them.
//!
//! Both are built from the same columns, the same range and the same conditions; a figure and its list
//! cannot part. Sums come back as one text joined by commas, so that one row type serves any number of them.

use chrono::Datelike;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::calendar::Day;
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::{Code, Outcome, Problem};

use super::definition::Selection;
use super::dimension::{Cell, Dimension, UNKNOWN};
use super::family::Family;
use super::frame::Frame;

/// The sums of several figures over the records of one cell.
pub struct Tally {
    /// One key for every dimension asked for.
    pub keys: Vec<String>,
    /// One sum for every selection asked for.
    pub sums: Vec<i64>,
}

#[derive(QueryableByName)]
struct TallyRow {
    #[diesel(sql_type = Text)]
    keys: String,
    #[diesel(sql_type = Text)]
    sums: String,
}

/// Sums of the selections, all of one family, by cell of the dimensions.
pub fn tally(
    conn: &mut DbConnection,
    frame: &mut Frame,
    family: &'static Family,
    selections: &[Selection],
    dimensions: &[Dimension],
) -> Outcome<Vec<Tally>> {
    let sum = |part: &Selection| format!("CAST(SUM(CASE WHEN {} THEN {} ELSE 0 END) AS TEXT)", part.condition, part.measure);
    let sums = selections.iter().map(sum).collect::<Vec<_>>().join(" || ',' || ");
    let key = |dimension: &Dimension| format!("COALESCE({}, '{UNKNOWN}')", dimension.code());
    let keys = dimensions.iter().map(key).collect::<Vec<_>>().join(" || ',' || ");
    let keys = if keys.is_empty() { "''".to_owned() } else { keys };
    let records = records_of(conn, frame, family, &[&sums, &keys])?;
    // Several figures share columns that are dear to compute (was somebody there, was there a later agreement);
    // kept once they are computed once. A single figure is counted straight from the index.
    let kept = if selections.len() > 1 { "MATERIALIZED" } else { "NOT MATERIALIZED" };
    let query = format!("WITH counted AS {kept} ({records}) SELECT {keys} AS keys, {sums} AS sums FROM counted GROUP BY 1");
    let rows: Vec<TallyRow> = diesel::sql_query(query).load(conn)?;
    rows.iter().map(read_tally).collect()
}

fn read_tally(row: &TallyRow) -> Outcome<Tally> {
    let keys = row.keys.split(',').map(str::to_owned).collect();
    let sums: Result<_, _> = row.sums.split(',').map(str::parse).collect();
    Ok(Tally { keys, sums: sums.map_err(Problem::internal)? })
}

/// The family's records as a table of the columns that the fragments name.
fn records_of(conn: &mut DbConnection, frame: &mut Frame, family: &'static Family, fragments: &[&str]) -> Outcome<String> {
    let named = |name: &str| fragments.iter().any(|fragment| words(fragment).any(|word| word == name));
    let mut columns = Vec::new();
    for (name, sql) in family.all_columns().filter(|(name, _)| *name == "id" || named(name)) {
        columns.push(format!("{} AS {name}", frame.fill(conn, &sql)?));
    }
    let (from, within) = (frame.fill(conn, family.from)?, frame.fill(conn, family.within)?);
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
    frame: &mut Frame,
    selections: &[Selection],
    cells: &[Cell],
    after: Option<&Position>,
    limit: i64,
) -> Outcome<Vec<CountedRecord>> {
    let Some(first) = selections.first() else { return Ok(Vec::new()) };
    let (counts, condition) = counting(selections, cells);
    let case = if has_column(first.family, "case_id") { "COALESCE(case_id, id)" } else { "id" };
    let table = records_of(conn, frame, first.family, &[&counts, &condition, case, "day"])?;
    let position = after.map(position).transpose()?.unwrap_or_else(|| "1 = 1".to_owned());
    let query = format!(
        "SELECT id, CAST(day AS TEXT) AS day, {case} AS case_id, CAST({counts} AS BIGINT) AS counts FROM ({table}) counted \
         WHERE {condition} AND {counts} <> 0 AND {position} ORDER BY counted.day, counted.id LIMIT {limit}"
    );
    Ok(diesel::sql_query(query).load(conn)?)
}

#[derive(QueryableByName)]
struct NumberRow {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// How many records one of the selections counts.
pub fn number_of_records(conn: &mut DbConnection, frame: &mut Frame, selections: &[Selection], cells: &[Cell]) -> Outcome<i64> {
    let Some(first) = selections.first() else { return Ok(0) };
    let (counts, condition) = counting(selections, cells);
    let table = records_of(conn, frame, first.family, &[&counts, &condition])?;
    let query = format!("SELECT COUNT(*) AS number FROM ({table}) counted WHERE {condition} AND {counts} <> 0");
    Ok(diesel::sql_query(query).get_result::<NumberRow>(conn)?.number)
}

/// How much a record adds to the selections together, and which records lie in the cells.
fn counting(selections: &[Selection], cells: &[Cell]) -> (String, String) {
    let add = |part: &Selection| format!("CASE WHEN {} THEN {} ELSE 0 END", part.condition, part.measure);
    let counts = format!("({})", selections.iter().map(add).collect::<Vec<_>>().join(" + "));
    let within = |cell: &Cell| match cell.known_key() {
        Some(key) => format!("{} = '{key}'", cell.dimension.code()),
        None => format!("{} IS NULL", cell.dimension.code()),
    };
    let condition = cells.iter().map(within).collect::<Vec<_>>().join(" AND ");
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

fn has_column(family: &Family, name: &str) -> bool {
    family.all_columns().any(|(column, _)| column == name)
}
