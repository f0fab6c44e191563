//! What SQLite is told about how many rows a part of a key stands for.
//!
//! Every key begins with its town. Knowing nothing, SQLite takes any first column to choose about ten rows, so that a day of
//! a town looks narrower than one case of it, and walks through the town. Its own `ANALYZE` would tell it otherwise, but of
//! the town as it is today, and of a young one that some index is useless. So the numbers of a grown county are written
//! where `ANALYZE` writes its own, the same in every file, and plans stay what they were when they were looked at
//! (<https://www.sqlite.org/optoverview.html#manually_modifying_sqlite_stat_tables>). PostgreSQL counts for itself.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use super::DbConnection;
use crate::problem::Outcome;

/// Rows of a table, and of one of its towns.
const ROWS: u64 = 100_000;
const ROWS_OF_TOWN: u64 = 10_000;
/// What two columns choose, and three: a record or its children.
const ROWS_OF_TWO: u64 = 10;
const ROWS_OF_MORE: u64 = 5;
/// Columns with few different values: what one of them chooses in a town.
const FEW_VALUES: &[(&str, u64)] = &[("room_id", 800), ("stage", 3_000), ("role", 3_000), ("performance", 3_000), ("state", 3_000)];

/// A column of an index, in its place.
#[derive(QueryableByName)]
struct Indexed {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    index_name: String,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Text)]
    column_name: String,
}

/// Partial indexes are left to the engine: they hold few rows, and it knows which.
const COLUMNS: &str = "SELECT t.name AS table_name, l.name AS index_name, l.\"unique\" AS is_unique, c.name AS column_name \
     FROM sqlite_schema t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c \
     WHERE t.type = 'table' AND l.partial = 0 AND c.name IS NOT NULL ORDER BY t.name, l.name, c.seqno";

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Writes the numbers of every index that begins with the town, unless they stand there.
pub fn prepare(conn: &mut DbConnection) -> Outcome<()> {
    let DbConnection::Sqlite(_) = conn else { return Ok(()) };
    // Makes the table where there is none.
    conn.batch_execute("ANALYZE sqlite_schema")?;
    let mut indexes: BTreeMap<(String, String), (bool, Vec<String>)> = BTreeMap::new();
    for column in diesel::sql_query(COLUMNS).load::<Indexed>(conn)? {
        let index = indexes.entry((column.table_name, column.index_name)).or_insert((column.is_unique, Vec::new()));
        index.1.push(column.column_name);
    }
    indexes.retain(|_, (_, columns)| columns.first().is_some_and(|column| column == "town"));
    let values: Vec<String> = indexes
        .iter()
        .map(|((table, index), (is_unique, columns))| format!("('{table}', '{index}', '{}')", rows_of(*is_unique, columns)))
        .collect();
    let values = values.join(", ");
    let missing = format!("SELECT COUNT(*) AS number FROM (VALUES {values} EXCEPT SELECT tbl, idx, stat FROM sqlite_stat1)");
    let missing: Number = diesel::sql_query(missing).get_result(conn)?;
    if missing.number > 0 {
        conn.batch_execute("DELETE FROM sqlite_stat1")?;
        conn.batch_execute(&format!("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES {values}"))?;
        conn.batch_execute("ANALYZE sqlite_schema")?;
    }
    Ok(())
}

/// The rows of the table, then those that the first column chooses, the first two, and so on.
fn rows_of(is_unique: bool, columns: &[String]) -> String {
    let of_place = |(place, column): (usize, &String)| match place {
        _ if is_unique && place + 1 == columns.len() => 1,
        0 => ROWS_OF_TOWN,
        1 => FEW_VALUES.iter().find(|(name, _)| name == column).map_or(ROWS_OF_TWO, |(_, rows)| *rows),
        _ => ROWS_OF_MORE,
    };
    std::iter::once(ROWS).chain(columns.iter().enumerate().map(of_place)).map(|rows| rows.to_string()).collect::<Vec<_>>().join(" ")
}

/// Takes them away.
pub fn remove(conn: &mut DbConnection) -> Outcome<()> {
    match conn {
        DbConnection::Sqlite(_) => Ok(conn.batch_execute("DROP TABLE IF EXISTS sqlite_stat1")?),
        DbConnection::Postgres(_) => Ok(()),
    }
}
