//! The tables can be made, taken back and made again, and are the ones the program was written against.

use std::collections::BTreeMap;
use std::fmt::Write;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Text};
use fengqiao::db::{Database, DbConnection, Target, migrations};

use crate::support::database;

#[test]
fn every_migration_has_a_way_back() {
    let fresh = database::empty();
    let database = Database::open(fresh.target.clone()).expect("up");
    let version = database.read_now(migrations::version).expect("a version");
    assert!(!version.is_empty());
    migrations::revert_all(&fresh.target).expect("down");
    assert_eq!(database.read_now(migrations::version).expect("a version"), "");
    let again = Database::open(fresh.target.clone()).expect("up again");
    assert_eq!(again.read_now(migrations::version).expect("a version"), version);
}

#[derive(diesel::QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(diesel::QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    required: bool,
    #[diesel(sql_type = BigInt)]
    key_place: i64,
}

#[derive(diesel::QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    target: String,
    #[diesel(sql_type = Text)]
    column: String,
    #[diesel(sql_type = Text)]
    referred: String,
}

fn tables(conn: &mut DbConnection) -> Vec<String> {
    let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__diesel%' \
         AND name NOT LIKE 'search_index%' AND name <> 'search_rows' ORDER BY name";
    diesel::sql_query(query).load::<Named>(conn).expect("tables").into_iter().map(|row| row.name).collect()
}

fn columns(conn: &mut DbConnection, table: &str) -> Vec<Column> {
    let query = format!(
        "SELECT name, upper(type) AS kind, \"notnull\" AS required, pk AS key_place FROM pragma_table_info('{table}') ORDER BY cid"
    );
    diesel::sql_query(query).load(conn).expect("columns")
}

/// Tables whose whole key one column refers to; diesel joins only where that is unmistakable.
fn references(conn: &mut DbConnection, table: &str) -> Vec<Reference> {
    let query = format!("SELECT \"table\" AS target, \"from\" AS \"column\", \"to\" AS referred FROM pragma_foreign_key_list('{table}')");
    let all: Vec<Reference> = diesel::sql_query(query).load(conn).expect("references");
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    all.iter().for_each(|row| *times.entry(row.target.clone()).or_default() += 1);
    let is_key = |row: &Reference, conn: &mut DbConnection| {
        let key: Vec<String> =
            columns(conn, &row.target).into_iter().filter(|column| column.key_place > 0).map(|column| column.name).collect();
        key == [row.referred.clone()]
    };
    all.into_iter().filter(|row| times[&row.target] == 1 && row.target != table && is_key(row, conn)).collect()
}

fn rust_type(column: &Column) -> String {
    let plain = match column.kind.as_str() {
        "TEXT" => "Text",
        "INTEGER" => "Integer",
        "BIGINT" => "BigInt",
        "BOOLEAN" => "Bool",
        "DATE" => "Date",
        "TIMESTAMP" => "Timestamp",
        other => panic!("{other} is not a type of both engines"),
    };
    if column.required { plain.to_owned() } else { format!("Nullable<{plain}>") }
}

/// The tables as diesel names them.
fn schema(conn: &mut DbConnection) -> String {
    let mut text = "// @generated from the migrations by `make generate`.\n".to_owned();
    let tables = tables(conn);
    let mut joins = Vec::new();
    for table in &tables {
        let columns = columns(conn, table);
        let mut key: Vec<&Column> = columns.iter().filter(|column| column.key_place > 0).collect();
        key.sort_by_key(|column| column.key_place);
        let key: Vec<&str> = key.iter().map(|column| column.name.as_str()).collect();
        write!(text, "\ndiesel::table! {{\n    {table} ({}) {{\n", key.join(", ")).expect("text");
        for column in &columns {
            writeln!(text, "        {} -> {},", column.name, rust_type(column)).expect("text");
        }
        text.push_str("    }\n}\n");
        joins.extend(references(conn, table).into_iter().map(|row| (table.clone(), row.target, row.column)));
    }
    joins.sort();
    text.push('\n');
    for (table, target, column) in joins {
        writeln!(text, "diesel::joinable!({table} -> {target} ({column}));").expect("text");
    }
    writeln!(text, "\ndiesel::allow_tables_to_appear_in_same_query!(\n    {},\n);", tables.join(",\n    ")).expect("text");
    text
}

#[test]
fn schema_is_what_the_migrations_make() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::open(Target::Sqlite(folder.path().join("town.db"))).expect("up");
    let now = database.read_now(|conn| Ok(schema(conn))).expect("the tables");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/schema.rs");
    if std::env::var_os("FENGQIAO_WRITE").is_some() {
        std::fs::write(path, &now).expect("written");
    }
    let kept = std::fs::read_to_string(path).expect("the file");
    assert!(kept == now, "src/db/schema.rs is not what the migrations make: run `make generate`");
}
