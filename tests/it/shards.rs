//! A town's records can be kept in a place of their own: every key begins with the town, and what does not belong to a town
//! is a short list. `docs/distributed.md` says what follows from that.

use std::collections::{BTreeMap, BTreeSet};

use diesel::RunQueryDsl;
use diesel::sql_types::{Bool, Text};
use fengqiao::db::{Database, DbConnection};

use crate::support::database;

/// What belongs to no town: who may come in, what is decided for all, and the towns themselves.
const REFERENCE_TABLES: &[&str] =
    &["__diesel_schema_migrations", "accounts", "calendar_days", "chain_keys", "keyring", "sessions", "settings", "settings_head", "towns"];

/// A column of a key, an index or a reference, the first of them.
#[derive(Debug, diesel::QueryableByName)]
struct Beginning {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    of_name: String,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Text)]
    column_name: String,
}

/// The first column of every index that orders rows. The one of letters orders none; on SQLite it has tables of its own.
fn indexes(conn: &mut DbConnection) -> Vec<Beginning> {
    let query = match conn {
        DbConnection::Sqlite(_) => {
            "SELECT t.name AS table_name, l.name AS of_name, l.\"unique\" AS is_unique, c.name AS column_name FROM sqlite_schema t \
             JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'search_index%' AND c.seqno = 0"
        }
        DbConnection::Postgres(_) => {
            "SELECT t.relname::text AS table_name, i.relname::text AS of_name, x.indisunique AS is_unique, a.attname::text AS column_name \
             FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0] \
             JOIN pg_am m ON m.oid = i.relam AND m.amname = 'btree' WHERE t.relnamespace = current_schema()::regnamespace"
        }
    };
    diesel::sql_query(query).load(conn).expect("indexes")
}

/// The first column of every reference from one table to another, with what it refers to.
fn references(conn: &mut DbConnection) -> Vec<Beginning> {
    let query = match conn {
        DbConnection::Sqlite(_) => {
            "SELECT t.name AS table_name, f.\"table\" AS of_name, f.\"to\" = 'town' AS is_unique, f.\"from\" AS column_name \
             FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f.seq = 0"
        }
        DbConnection::Postgres(_) => {
            "SELECT t.relname::text AS table_name, o.relname::text AS of_name, b.attname = 'town' AS is_unique, \
             a.attname::text AS column_name FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid \
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1] \
             JOIN pg_attribute b ON b.attrelid = o.oid AND b.attnum = f.confkey[1] \
             WHERE f.contype = 'f' AND t.relnamespace = current_schema()::regnamespace"
        }
    };
    diesel::sql_query(query).load(conn).expect("references")
}

#[test]
fn every_key_begins_with_the_town_or_its_table_is_on_the_list() {
    let fresh = database::empty();
    let database = Database::open(fresh.target.clone()).expect("a database");
    let (indexes, references) = database.read_now(|conn| Ok((indexes(conn), references(conn)))).expect("the catalogue");
    let is_listed = |table: &str| REFERENCE_TABLES.contains(&table);
    let of_towns: Vec<&Beginning> = indexes.iter().filter(|index| !is_listed(&index.table_name)).collect();
    assert!(of_towns.iter().filter(|index| index.is_unique).count() > 40, "{of_towns:?}");
    for index in of_towns {
        assert_eq!(index.column_name, "town", "{} of {}", index.of_name, index.table_name);
    }
    for reference in references {
        let (from, to) = (reference.table_name.as_str(), reference.of_name.as_str());
        match (is_listed(from), is_listed(to)) {
            // Within a town: the town is part of what is referred to.
            (false, false) => assert!(reference.column_name == "town" && reference.is_unique, "{from} refers to {to}"),
            (true, false) => panic!("{from} stands above the towns and refers to {to} of one"),
            (_, true) => {}
        }
    }
}

#[test]
fn the_lists_of_tables_are_the_ones_that_are_printed() {
    let fresh = database::empty();
    let database = Database::open(fresh.target.clone()).expect("a database");
    let indexes = database.read_now(|conn| Ok(indexes(conn))).expect("the catalogue");
    let tables: BTreeSet<&str> = indexes.iter().map(|index| index.table_name.as_str()).collect();
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/distributed.md")).expect("the page");
    let calls = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/distribute.sql")).expect("the calls");
    for table in tables {
        let call = if REFERENCE_TABLES.contains(&table) {
            format!("create_reference_table('{table}')")
        } else {
            format!("create_distributed_table('{table}', 'town'")
        };
        assert!(page.contains(&format!("`{table}`")), "docs/distributed.md does not name {table}");
        assert!(table.starts_with("__diesel") || calls.contains(&call), "docs/distribute.sql has no {call}");
    }
}

#[test]
fn no_text_holds_two_commands() {
    // A distributed engine takes one at a time. This one opens a group and takes the lock that goes before all changes.
    const ALLOWED: &str = "BEGIN; SELECT pg_advisory_xact_lock";
    const COMMANDS: &[&str] = &[
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
        "SET",
        "PRAGMA",
        "SAVEPOINT",
        "RELEASE",
        "ROLLBACK",
        "COMMIT",
        "CREATE",
        "DROP",
        "ANALYZE",
    ];
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            read += 1;
            let text = std::fs::read_to_string(&path).expect("a file").replace(ALLOWED, "").replace("\\\n", "");
            let words: Vec<&str> = text.split_whitespace().collect();
            for pair in words.windows(2) {
                let [one, next] = pair else { continue };
                assert!(!(one.ends_with(';') && COMMANDS.contains(next)), "{}: {one} {next}", path.display());
            }
        }
    }
    assert!(read > 200, "{read} files");
}

/// What is asked for a record or a few of them: SQLite is to find them by their key, and never to walk through their town.
const NARROW: &[&str] = &[
    "SELECT * FROM audit_events WHERE town = ? AND subject_id = ? ORDER BY at DESC, id DESC LIMIT ?",
    "SELECT * FROM petition_visits WHERE town = ? AND id IN (?, ?) ORDER BY received_on, id",
    "SELECT * FROM petition_visits WHERE town = ? AND case_id IN (?, ?) ORDER BY received_on DESC, id DESC LIMIT ?",
    "SELECT id FROM cases WHERE town = ? AND merged_into = ? ORDER BY id",
    "SELECT MAX(number) FROM case_resolutions WHERE town = ? AND case_id = ? AND settled_on <= ?",
    "SELECT case_id FROM case_resolutions WHERE town = ? AND case_id IN (?, ?) AND settled_on BETWEEN ? AND ?",
    "SELECT * FROM case_links WHERE town = ? AND (case_id = ? OR other_id = ?) ORDER BY created_at",
    "SELECT * FROM case_attachments WHERE town = ? AND removed_at IS NULL AND (sha256 = ? OR thumbnail = ?)",
    "SELECT e.id FROM online_entries e JOIN cases c ON c.town = e.town AND c.pair_key = e.pair_key \
     WHERE e.town = ? AND c.town = ? AND e.case_id IS NULL AND e.id = ? AND c.counts",
    "SELECT p.case_id FROM case_participants p JOIN cases c ON c.town = p.town AND c.id = p.case_id WHERE p.town = ? AND p.person_id = ?",
];

#[test]
fn a_record_is_found_by_its_key_and_not_by_its_town() {
    let fresh = database::empty();
    let database = Database::open(fresh.target.clone()).expect("a database");
    #[derive(diesel::QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        detail: String,
    }
    let plans = |conn: &mut DbConnection| {
        let DbConnection::Sqlite(_) = conn else { return Ok(BTreeMap::new()) };
        let explained = |statement: &&'static str| {
            let lines: Vec<Line> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(conn)?;
            Ok((*statement, lines.into_iter().map(|line| line.detail).collect::<Vec<_>>()))
        };
        NARROW.iter().map(explained).collect::<fengqiao::problem::Outcome<BTreeMap<_, _>>>()
    };
    for (statement, lines) in database.read_now(plans).expect("the plans") {
        assert!(lines.iter().any(|line| line.starts_with("SEARCH")), "{statement}: {lines:?}");
        for line in lines {
            assert!(!line.contains("(town=?)") && !line.contains("town=? AND settled_on"), "{statement}: {line}");
        }
    }
}
