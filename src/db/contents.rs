//! What is kept of a record, whatever its kind: the rows of the tables it is made of, as text that is the same as long as
//! they are. A column that is empty leaves no trace in it, so a table may gain columns without any record being another.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use diesel::backend::Backend;
use diesel::connection::DefaultLoadingMode;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::{Binary, HasSqlType, Integer, Nullable, Text};
use diesel::sqlite::Sqlite;

use super::DbConnection;
use crate::ids::TownKey;
use crate::on_each_engine;
use crate::problem::{Outcome, Problem};

/// A table that records are kept in.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    /// What says of a row whose town it belongs to; none where the record alone says it.
    pub town: Option<&'static str>,
    /// What says of a row which record it belongs to.
    pub record: &'static str,
    /// Columns that are no part of the record.
    pub without: &'static [&'static str],
}

impl Table {
    fn columns(&self) -> impl Iterator<Item = &'static str> {
        let all = COLUMNS.get(self.name).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|column| !self.without.contains(column))
    }

    /// A row as text in the tongue of SQLite: its columns by name, those that are empty left out.
    fn row_on_sqlite(&self) -> String {
        let pairs: Vec<String> = self.columns().map(|column| format!("'{column}', {column}")).collect();
        format!("CAST(json_patch('{{}}', json_object({})) AS BLOB)", pairs.join(", "))
    }

    /// The same in that of PostgreSQL.
    fn row_on_postgres(&self) -> String {
        let row = if self.without.is_empty() {
            self.name.to_owned()
        } else {
            let columns: Vec<String> = self.columns().map(|column| format!("{}.{column}", self.name)).collect();
            format!("(SELECT kept FROM (SELECT {}) kept)", columns.join(", "))
        };
        format!("convert_to(jsonb_strip_nulls(to_jsonb({row}))::text, 'UTF8')")
    }
}

/// Columns of every table, in order, as the generated schema has them.
static COLUMNS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| columns_of(include_str!("schema.rs")));

fn columns_of(schema: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut tables: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut at = "";
    for line in schema.lines() {
        if let Some((column, _)) = line.split_once(" -> ").filter(|(column, _)| column.starts_with("        ")) {
            tables.entry(at).or_default().push(column.trim());
        } else if let Some((table, _)) = line.split_once(" (").filter(|(table, _)| table.starts_with("    ")) {
            at = table.trim();
        }
    }
    tables.values_mut().for_each(|columns| columns.sort_unstable());
    tables
}

/// Every table, by name.
pub fn tables() -> impl Iterator<Item = &'static str> {
    COLUMNS.keys().copied()
}

/// What a kind of record is made of, with the statement that reads one of them, written once.
pub struct Shape {
    tables: Vec<Table>,
    sqlite: Vec<String>,
    postgres: Vec<String>,
}

impl Shape {
    pub fn new(tables: impl Iterator<Item = Table>) -> Self {
        let tables: Vec<Table> = tables.collect();
        let each = |row: fn(&Table) -> String| {
            let select =
                |(place, table): (usize, &Table)| format!(" UNION ALL SELECT {}, {} FROM {} WHERE ", place + 2, row(table), table.name);
            tables.iter().enumerate().map(select).collect()
        };
        Self { sqlite: each(Table::row_on_sqlite), postgres: each(Table::row_on_postgres), tables }
    }
}

/// A record as it is kept, and what a change of it asks besides.
pub struct RecordFound {
    /// The head of its chain.
    pub head: (i64, String),
    /// The first sealed year in which it is counted.
    pub sealed: Option<i32>,
    /// Its rows, each with the table it stands in.
    pub rows: Vec<(&'static str, Vec<u8>)>,
}

/// Reads a record with the head of its chain: in one statement, because every change asks it.
pub fn find(conn: &mut DbConnection, shape: &Shape, town: TownKey, record: &str, counted_as: &str) -> Outcome<RecordFound> {
    let query = RecordQuery { shape, town, record, counted_as };
    let answer: Vec<(i32, Option<Vec<u8>>)> = on_each_engine!(conn => query.load(conn))?;
    let mut found = RecordFound { head: (0, String::new()), sealed: None, rows: Vec::new() };
    for (place, text) in answer {
        let Some(text) = text else { continue };
        match place {
            0 => found.head = head_from(&text).ok_or_else(|| Problem::internal("a head of the audit log cannot be read"))?,
            1 => found.sealed = std::str::from_utf8(&text).ok().and_then(|year| year.parse().ok()),
            place => {
                let table = usize::try_from(place - 2).ok().and_then(|place| shape.tables.get(place));
                found.rows.extend(table.map(|table| (table.name, text)));
            }
        }
    }
    Ok(found)
}

fn head_from(text: &[u8]) -> Option<(i64, String)> {
    let (seq, hash) = std::str::from_utf8(text).ok()?.split_once(' ')?;
    Some((seq.parse().ok()?, hash.to_owned()))
}

struct RecordQuery<'a> {
    shape: &'a Shape,
    town: TownKey,
    record: &'a str,
    counted_as: &'a str,
}

impl RecordQuery<'_> {
    /// Says it on one engine, given how that engine says the head, the sealed year and each table.
    fn say<'b, DB>(&'b self, head: &str, sealed: &str, tables: &[String], mut out: AstPass<'_, 'b, DB>) -> QueryResult<()>
    where
        TownKey: ToSql<Integer, DB>,
        str: ToSql<Text, DB>,
        DB: Backend + HasSqlType<Integer> + HasSqlType<Text>,
    {
        out.push_sql(head);
        out.push_bind_param::<Integer, _>(&self.town)?;
        out.push_sql(sealed);
        out.push_bind_param::<Integer, _>(&self.town)?;
        out.push_sql(" AND subject_id = ");
        out.push_bind_param::<Text, _>(self.counted_as)?;
        for (table, select) in self.shape.tables.iter().zip(tables) {
            out.push_sql(select);
            if let Some(town) = table.town {
                out.push_sql(town);
                out.push_sql(" = ");
                out.push_bind_param::<Integer, _>(&self.town)?;
                out.push_sql(" AND ");
            }
            out.push_sql(table.record);
            out.push_sql(" = ");
            out.push_bind_param::<Text, _>(self.record)?;
        }
        Ok(())
    }
}

impl QueryFragment<Sqlite> for RecordQuery<'_> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        let head = "SELECT 0, CAST(seq || ' ' || hash AS BLOB) FROM audit_heads WHERE town = ";
        let sealed = " UNION ALL SELECT 1, CAST(MIN(year) AS BLOB) FROM sealed_subjects WHERE town = ";
        self.say(head, sealed, &self.shape.sqlite, out)
    }
}

impl QueryFragment<Pg> for RecordQuery<'_> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let head = "SELECT 0, convert_to(seq || ' ' || hash, 'UTF8') FROM audit_heads WHERE town = ";
        let sealed = " UNION ALL SELECT 1, convert_to(MIN(year)::text, 'UTF8') FROM sealed_subjects WHERE town = ";
        self.say(head, sealed, &self.shape.postgres, out)
    }
}

/// Known by its text, so that it is prepared once for each kind of record.
impl QueryId for RecordQuery<'_> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for RecordQuery<'_> {
    type SqlType = (Integer, Nullable<Binary>);
}

impl<Conn> RunQueryDsl<Conn> for RecordQuery<'_> {}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Binary)]
    record: Vec<u8>,
    #[diesel(sql_type = Binary)]
    row: Vec<u8>,
}

/// Walks the rows of a town in a table, each with the record it belongs to; those of a table that names no town are all of them.
pub fn each_row(conn: &mut DbConnection, table: Table, town: TownKey, mut see: impl FnMut(&str, &[u8])) -> Outcome<()> {
    let (record, row) = match conn {
        DbConnection::Sqlite(_) => (format!("CAST({} AS BLOB)", table.record), table.row_on_sqlite()),
        DbConnection::Postgres(_) => (format!("convert_to({}, 'UTF8')", table.record), table.row_on_postgres()),
    };
    let asked = format!("SELECT {record} AS record, {row} AS \"row\" FROM {}", table.name);
    let mut told = |row: Row| see(&String::from_utf8_lossy(&row.record), &row.row);
    on_each_engine!(conn => match table.town {
        Some(place) => {
            let query = diesel::sql_query(format!("{asked} WHERE {place} = $1")).bind::<Integer, _>(town);
            query.load_iter::<Row, DefaultLoadingMode>(conn)?.try_for_each(|row| row.map(&mut told))
        }
        None => diesel::sql_query(asked).load_iter::<Row, DefaultLoadingMode>(conn)?.try_for_each(|row| row.map(&mut told)),
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_read_with_all_its_columns() {
        let heads = COLUMNS.get("audit_heads").expect("the table");
        assert_eq!(heads, &["hash", "seq", "town"]);
        assert!(tables().count() > 40);
    }
}
