//! The search index: which cases hold which letters, and which two letters side by side.
//!
//! It finds any part of a text, however short; a text of one or two letters is one entry of the index, a longer one is
//! where all its pairs meet (who asks looks once more at what came back). Like any index it is made from the records
//! and can be made anew from them, so it stands in no migration: SQLite keeps it in an FTS5 table, PostgreSQL in a
//! column of lexemes under GIN. Changes queue the words they gave; the writer brings the index up to date once before each
//! commit, because FTS5 writes out its work at the end of every savepoint, and each change has one. What words a record has
//! is said by the feature that keeps it, in the view `search_words`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::DbConnection;
use super::{connection, towns};
use crate::ids::{CaseId, Key, TownKey};
use crate::problem::Outcome;

/// Cases brought up to date in one go.
const CHUNK: i64 = 1000;

const SQLITE: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS search_rows \
    (number INTEGER PRIMARY KEY, town INTEGER NOT NULL, case_id TEXT NOT NULL, UNIQUE (town, case_id))",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5 \
    (grams, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii')",
];
const POSTGRES: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS search_rows \
    (town INTEGER NOT NULL, case_id TEXT NOT NULL, grams TSVECTOR NOT NULL, PRIMARY KEY (town, case_id))",
    "CREATE INDEX IF NOT EXISTS search_index ON search_rows USING gin (grams)",
];

diesel::table! {
    /// SQLite: the numbers by which the index knows the cases.
    search_rows (number) {
        number -> BigInt,
        town -> Integer,
        case_id -> Text,
    }
}

diesel::table! {
    /// SQLite: the index.
    search_index (rowid) {
        rowid -> BigInt,
        grams -> Text,
    }
}

diesel::table! {
    /// The words by which each case is found: a view of the cases.
    search_words (town, case_id) {
        town -> Integer,
        case_id -> Text,
        words -> Text,
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    case_id: CaseId,
}

/// Makes the index where there is none, and fills it from the words on record.
pub fn prepare(conn: &mut DbConnection) -> Outcome<()> {
    let statements = match conn {
        DbConnection::Sqlite(_) => SQLITE,
        DbConnection::Postgres(_) => POSTGRES,
    };
    connection::each(conn, statements)?;
    towns::numbers(conn)?.into_iter().try_for_each(|town| fill(conn, town))
}

/// Fills the index of a town that has none.
fn fill(conn: &mut DbConnection, town: TownKey) -> Outcome<()> {
    let known = diesel::sql_query("SELECT COUNT(*) AS number FROM (SELECT 1 FROM search_rows WHERE town = $1 LIMIT 1) any_row");
    let known: Number = known.bind::<Integer, _>(town).get_result(conn)?;
    let mut last = (known.number == 0).then(String::new);
    while let Some(after) = last {
        let some = search_words::table.filter(search_words::town.eq(town).and(search_words::case_id.gt(after)));
        let rows: Vec<(CaseId, String)> =
            some.order(search_words::case_id).limit(CHUNK).select((search_words::case_id, search_words::words)).load(conn)?;
        last = rows.last().map(|(case, _)| case.to_string());
        put(conn, rows.into_iter().map(|(case, words)| (Key::new(town, case), words)).collect())?;
    }
    Ok(())
}

/// Takes the index away.
pub fn remove(conn: &mut DbConnection) -> Outcome<()> {
    // On PostgreSQL the index of that name goes with its table.
    if matches!(conn, DbConnection::Sqlite(_)) {
        conn.batch_execute("DROP TABLE IF EXISTS search_index")?;
    }
    Ok(conn.batch_execute("DROP TABLE IF EXISTS search_rows")?)
}

thread_local! {
    /// The words that changes of the group at hand have given their cases. All changes are made on the writer's thread.
    static QUEUE: RefCell<Vec<(Key<CaseId>, QueuedWords)>> = const { RefCell::new(Vec::new()) };
}

/// The words of a case, and whether the index may know it already.
struct QueuedWords {
    words: String,
    known: bool,
}

/// Queues the words of a case as they are now for the index; none for one that is gone.
pub fn enqueue(case: Key<CaseId>, words: &str) {
    QUEUE.with_borrow_mut(|queue| queue.push((case, QueuedWords { words: words.to_owned(), known: true })));
}

/// The same for a case just made.
pub fn enqueue_new(case: Key<CaseId>, words: &str) {
    QUEUE.with_borrow_mut(|queue| queue.push((case, QueuedWords { words: words.to_owned(), known: false })));
}

/// How many wait: what [`truncate_queue`] goes back to.
pub fn queue_length() -> usize {
    QUEUE.with_borrow(Vec::len)
}

/// Drops what a change queued that is rolled back.
pub fn truncate_queue(length: usize) {
    QUEUE.with_borrow_mut(|queue| queue.truncate(length));
}

/// Brings the index up to date with everything queued.
pub fn catch_up(conn: &mut DbConnection) -> Outcome<()> {
    // The last words of a case are those it has now.
    let due: BTreeMap<Key<CaseId>, QueuedWords> = QUEUE.take().into_iter().collect();
    let (known, new): (Vec<_>, Vec<_>) = due.into_iter().partition(|(_, due)| due.known);
    let words = |rows: Vec<(Key<CaseId>, QueuedWords)>| rows.into_iter().map(|(case, due)| (case, due.words)).collect::<Vec<_>>();
    let mut new = words(new);
    for (case, words) in words(known) {
        if !replaced(conn, case, &words)? {
            new.push((case, words));
        }
    }
    put(conn, new)
}

/// Puts new words in the place of those the index has of a case; false where it has none, or the engine does both in one way.
fn replaced(conn: &mut DbConnection, case: Key<CaseId>, words: &str) -> Outcome<bool> {
    let DbConnection::Sqlite(conn) = conn else { return Ok(false) };
    let replace =
        diesel::sql_query("REPLACE INTO search_index (rowid, grams) SELECT number, ? FROM search_rows WHERE town = ? AND case_id = ?");
    Ok(replace.bind::<Text, _>(joined(case.town, &grams(words))).bind::<Integer, _>(case.town).bind::<Text, _>(case.id).execute(conn)? > 0)
}

fn put(conn: &mut DbConnection, rows: Vec<(Key<CaseId>, String)>) -> Outcome<()> {
    let rows = rows.into_iter().map(|(case, words)| (case, joined(case.town, &grams(&words)))).collect::<Vec<_>>();
    match conn {
        DbConnection::Postgres(conn) => write_to_postgres(conn, &rows),
        DbConnection::Sqlite(conn) => write_to_sqlite(conn, rows),
    }
}

/// The town is a word of its own, so that the index itself leaves out the others.
fn joined(town: TownKey, grams: &BTreeSet<String>) -> String {
    let mut words = town_word(town);
    for gram in grams {
        words.push(' ');
        words.push_str(gram);
    }
    words
}

/// Begins as no gram does.
fn town_word(town: TownKey) -> String {
    format!("t{town}")
}

fn write_to_postgres(conn: &mut PgConnection, rows: &[(Key<CaseId>, String)]) -> Outcome<()> {
    for (case, grams) in rows {
        diesel::sql_query(
            "INSERT INTO search_rows (town, case_id, grams) VALUES ($1, $2, array_to_tsvector(string_to_array($3, ' '))) \
             ON CONFLICT (town, case_id) DO UPDATE SET grams = excluded.grams",
        )
        .bind::<Integer, _>(case.town)
        .bind::<Text, _>(case.id)
        .bind::<Text, _>(grams)
        .execute(conn)?;
    }
    Ok(())
}

/// All numbers are given before the first row is written: FTS5 writes out its work before each other statement, too.
fn write_to_sqlite(conn: &mut SqliteConnection, rows: Vec<(Key<CaseId>, String)>) -> Outcome<()> {
    let mut numbered: Vec<(i64, String)> = Vec::new();
    for (case, grams) in rows {
        let row = (search_rows::town.eq(case.town), search_rows::case_id.eq(case.id));
        let same = search_rows::case_id.eq(case.id);
        let key = (search_rows::town, search_rows::case_id);
        let of_case = diesel::insert_into(search_rows::table).values(row).on_conflict(key).do_update().set(same);
        numbered.push((of_case.returning(search_rows::number).get_result(conn)?, grams));
    }
    for (number, grams) in numbered {
        diesel::replace_into(search_index::table).values((search_index::rowid.eq(number), search_index::grams.eq(grams))).execute(conn)?;
    }
    Ok(())
}

/// The cases of a town in which the (folded) text may stand, in no order; none where there are more than `most`.
pub fn cases_with(conn: &mut DbConnection, town: TownKey, text: &str, most: usize) -> Outcome<Option<Vec<CaseId>>> {
    let wanted = asked_for(text);
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let (query, joint) = match conn {
        DbConnection::Sqlite(_) => (
            "SELECT r.case_id AS case_id FROM search_index i JOIN search_rows r ON r.number = i.rowid \
             WHERE search_index MATCH ? AND r.town = ? LIMIT ?",
            " AND ",
        ),
        DbConnection::Postgres(_) => ("SELECT case_id FROM search_rows WHERE grams @@ CAST($1 AS tsquery) AND town = $2 LIMIT $3", " & "),
    };
    let words = wanted.into_iter().chain([town_word(town)]).collect::<Vec<_>>().join(joint);
    let found: Vec<Found> = diesel::sql_query(query).bind::<Text, _>(words).bind::<Integer, _>(town).bind::<BigInt, _>(limit).load(conn)?;
    Ok((found.len() <= most).then(|| found.into_iter().map(|row| row.case_id).collect()))
}

/// Every letter of a text and every two side by side, each once. Lines stand apart: no pair reaches over their ends.
fn grams(text: &str) -> BTreeSet<String> {
    let mut grams = BTreeSet::new();
    for line in text.split('\n') {
        let letters: Vec<char> = line.chars().collect();
        grams.extend(letters.iter().map(|letter| gram(&[*letter])));
        grams.extend(letters.windows(2).map(gram));
    }
    grams
}

/// What must stand in a text that holds this one.
fn asked_for(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().collect();
    match letters.as_slice() {
        [only] => BTreeSet::from([gram(&[*only])]),
        all => all.windows(2).map(gram).collect(),
    }
}

/// Letters as one word of ASCII letters and digits, so that no engine takes it apart or folds it.
fn gram(letters: &[char]) -> String {
    letters.iter().map(|letter| format!("x{:x}", u32::from(*letter))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever part of a line is asked for, the index has all of it.
        #[test]
        fn every_part_of_a_text_is_asked_for_by_what_the_text_has(
            before in "[一-十]{0,5}", line in "[一-十a-c]{1,30}", start in 0usize..30, length in 1usize..6,
        ) {
            let letters: Vec<char> = line.chars().collect();
            let part: String = letters.iter().skip(start % letters.len()).take(length).collect();
            let text = [before, line].join("\n");
            prop_assert!(asked_for(&part).is_subset(&grams(&text)));
        }
    }

    #[test]
    fn no_pair_reaches_over_the_end_of_a_line() {
        assert!(!asked_for("三李").is_subset(&grams("张三\n李四")));
    }
}
