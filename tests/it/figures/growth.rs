//! What a year's figures cost grows with the records, not with their square: no record makes an engine walk through the
//! records of the year again.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use diesel::Connection;
use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use fengqiao::db::DbConnection;
use fengqiao::figures::counts;
use fengqiao::figures::definition::{Counted, Selection};
use fengqiao::figures::definitions::TABLE;
use fengqiao::figures::dimension::Dimension;
use fengqiao::figures::fact_table::FactTable;
use fengqiao::figures::report_scope::ReportScope;
use fengqiao::problem::Outcome;
use fengqiao::rights::Scope;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;

use super::ledger::{Ledger, TOWN, id, on_each_engine, room};
use super::properties::{config, rng};

/// The same records as the bench's, so that what it measures is what is looked at here.
#[path = "../../bench/file/mod.rs"]
#[expect(dead_code, reason = "the larger files are the bench's alone")]
mod file;

/// A fact table with all that figures ask of it.
struct Asked {
    fact_table: &'static FactTable,
    selections: Vec<Selection>,
    dimensions: Vec<Dimension>,
}

/// Every fact_table of the table of figures.
fn asked() -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for definition in TABLE {
        let Counted::Records(selection) = definition.counted else { continue };
        let place = all.iter().position(|asked| asked.fact_table.code == selection.fact_table.code).unwrap_or_else(|| {
            all.push(Asked { fact_table: selection.fact_table, selections: Vec::new(), dimensions: Vec::new() });
            all.len() - 1
        });
        all[place].selections.push(selection);
        for dimension in definition.by.iter().filter(|dimension| !all[place].dimensions.contains(dimension)).copied().collect::<Vec<_>>() {
            all[place].dimensions.push(dimension);
        }
    }
    all
}

/// Runs everything the program asks of a fact table, and gives the statements it sent.
fn statements(conn: &mut DbConnection, report_scope: &mut ReportScope, asked: &Asked) -> Outcome<Vec<String>> {
    report_scope.probable(conn)?;
    let sent = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&sent);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            heard.lock().unwrap().push(query.to_string());
        }
    });
    let Asked { fact_table, selections, dimensions } = asked;
    counts::sums(conn, report_scope, fact_table, selections, &[])?;
    counts::sums(conn, report_scope, fact_table, selections, dimensions)?;
    counts::every_record(conn, report_scope, fact_table, selections, dimensions)?;
    for selection in selections {
        counts::tally(conn, report_scope, fact_table, &[*selection], dimensions)?;
        counts::records(conn, report_scope, &[*selection], &[], None, 50)?;
        counts::number_of_records(conn, report_scope, &[*selection], &[])?;
    }
    conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    let sent = sent.lock().unwrap().clone();
    Ok(sent)
}

/// One line of a plan of SQLite.
#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Integer)]
    id: i32,
    #[diesel(sql_type = Integer)]
    parent: i32,
    #[diesel(sql_type = Text)]
    detail: String,
}

/// Equal to one of these, a table is still searched through: what they say is true of a part of all records.
const NOT_KEYS: &[&str] = &["town", "room_id", "role", "state", "counts", "kind", "stage"];
/// The days and half-months of one year, and the rooms and towns themselves: as many of them however many records there are.
const OF_THE_FRAME: &[&str] = &["w", "h", "seen", "o", "t"];

/// Whether a line reads one record, or those of one: `SEARCH b USING INDEX … (id=?)`.
fn is_keyed(detail: &str) -> bool {
    let terms = detail.rsplit_once('(').map_or("", |(_, terms)| terms);
    terms.split(" AND ").filter_map(|term| term.split_once("=?")).any(|(column, _)| !NOT_KEYS.contains(&column))
}

/// The lines of a plan that walk through records once for every record of another table.
fn walks(plan: &[Line]) -> Vec<String> {
    let within = |line: &Line, word: &str| {
        let mut at = line.parent;
        while let Some(above) = plan.iter().find(|above| above.id == at) {
            if above.detail.contains(word) {
                return true;
            }
            at = above.parent;
        }
        false
    };
    let reads = |line: &&Line| line.detail.starts_with("SCAN ") || line.detail.starts_with("SEARCH ");
    let mut drivers = BTreeSet::new();
    let mut found = Vec::new();
    for line in plan.iter().filter(reads) {
        // The first table of a statement may be walked through once; what is joined to it is read for each of its rows.
        let repeated = !drivers.insert(line.parent) || within(line, "CORRELATED");
        let table = line.detail.split(' ').nth(1).unwrap_or_default();
        if repeated && !is_keyed(&line.detail) && !OF_THE_FRAME.contains(&table) && !line.detail.contains("CONSTANT") {
            found.push(line.detail.clone());
        }
    }
    found
}

#[test]
fn no_record_makes_the_engine_walk_through_the_others() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        for place in [Scope::All, Scope::Town(TOWN), Scope::Room(TOWN, room(1))] {
            for asked in asked() {
                let walking = ledger.read(place, |conn, report_scope| {
                    let mut found = BTreeSet::new();
                    let sent = statements(conn, report_scope, &asked)?;
                    assert!(sent.len() >= 6, "{}: {} statements", asked.fact_table.code, sent.len());
                    if let DbConnection::Sqlite(_) = conn {
                        for statement in sent {
                            let plan: Vec<Line> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(conn)?;
                            assert!(!plan.is_empty());
                            found.extend(walks(&plan));
                        }
                    }
                    Ok(found)
                });
                assert_eq!(walking.unwrap(), BTreeSet::new(), "{} {place:?}", asked.fact_table.code);
            }
        }
    });
}

#[test]
fn a_walk_is_found_in_a_plan() {
    let plan = |lines: &[(i32, i32, &str)]| -> Vec<Line> {
        lines.iter().map(|(id, parent, detail)| Line { id: *id, parent: *parent, detail: (*detail).to_owned() }).collect()
    };
    let by_town = "SEARCH b USING INDEX petition_visits_of_town (town=? AND received_on>? AND received_on<?)";
    let by_person = "SEARCH q USING INDEX petition_visitors_by_person (town=? AND person_key=?)";
    let subquery = (2, 0, "CORRELATED SCALAR SUBQUERY 1");
    assert_eq!(walks(&plan(&[(1, 0, by_town), subquery, (3, 2, by_town), (4, 2, by_person)])), [by_town]);
    assert_eq!(walks(&plan(&[(1, 0, "SCAN v"), subquery, (3, 2, by_person)])), Vec::<String>::new());
    assert_eq!(walks(&plan(&[(1, 0, "SCAN v"), (2, 0, "SCAN b")])), ["SCAN b"]);
}

/// How many pages PostgreSQL read for a statement: its work, told without a clock.
#[derive(QueryableByName)]
struct Explained {
    #[diesel(sql_type = Text)]
    #[diesel(column_name = "QUERY PLAN")]
    line: String,
}

fn pages(conn: &mut DbConnection, statement: &str) -> Outcome<u64> {
    let lines: Vec<Explained> = diesel::sql_query(format!("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) {statement}")).load(conn)?;
    // The first line of buffers is that of the whole statement.
    let buffers = lines.iter().find_map(|row| row.line.split_once("Buffers: ")).map_or("", |(_, told)| told);
    let counts = buffers.split([' ', ',']).filter_map(|word| word.strip_prefix("hit=").or_else(|| word.strip_prefix("read=")));
    Ok(counts.filter_map(|count| count.parse::<u64>().ok()).sum())
}

/// The pages read for each fact_table of a town's year.
fn work(ledger: &Ledger, size: file::Size) -> BTreeMap<&'static str, u64> {
    file::fill(&ledger.database, size);
    let town = ledger.read(Scope::All, |conn, _| {
        use fengqiao::db::schema::towns::dsl::{name, number, towns};
        Ok(towns.filter(name.eq("第2镇")).select(number).first(conn)?)
    });
    let place = Scope::Town(town.unwrap());
    let read = |asked: Asked| {
        let pages = ledger.read(place, |conn, report_scope| {
            let sent = statements(conn, report_scope, &asked)?;
            sent.iter().map(|statement| pages(conn, statement)).sum::<Outcome<u64>>()
        });
        (asked.fact_table.code, pages.unwrap())
    };
    asked().into_iter().map(read).collect()
}

/// Of PostgreSQL alone: SQLite does not tell what it read.
#[test]
fn four_times_the_records_are_four_times_the_work() {
    let told = RefCell::new(Vec::new());
    for size in [file::QUARTER_OF_A_TOWN, file::TOWN] {
        on_each_engine(|ledger| {
            if ledger.is_postgres() {
                told.borrow_mut().push(work(ledger, size));
            }
        });
    }
    let told = told.into_inner();
    let [few, many] = told.as_slice() else { return };
    for (fact_table, few) in few {
        // A statement that reads hardly anything may double by chance.
        let most = few.max(&200) * 6;
        assert!(many[fact_table] <= most, "{fact_table}: {few} pages, with four times the records {}", many[fact_table]);
    }
}

/// A visit, in plain words.
#[derive(Clone, Debug)]
struct Visit {
    room: u32,
    on: &'static str,
    /// The place of the visit whose matter it is about, if not its own.
    about: Option<usize>,
    people: Vec<u32>,
    counts: bool,
}

fn visits() -> impl Strategy<Value = Vec<Visit>> {
    let days = select(&["2022-12-30", "2023-01-03", "2023-01-04", "2023-06-15", "2023-12-29", "2024-01-02"][..]);
    let people = prop::collection::vec(0..5_u32, 0..4);
    let one = (1..3_u32, days, prop::option::of(0..20_usize), people, prop::bool::weighted(0.85));
    let visit = one.prop_map(|(room, on, about, people, counts)| Visit { room, on, about, people, counts });
    prop::collection::vec(visit, 0..20)
}

fn visit_id(place: usize) -> String {
    id(4, u32::try_from(place).unwrap()).to_string()
}

fn keep(ledger: &Ledger, visits: &[Visit]) {
    let mut rows = "DELETE FROM petition_visitors; DELETE FROM petition_visits;".to_owned();
    for (place, visit) in visits.iter().enumerate() {
        let (visit_id, matter) = (visit_id(place), visit_id(matter_of(visits, place)));
        rows += &format!(
            "INSERT INTO petition_visits (town, id, matter_id, room_id, received_on, leader, recorded_by, place, form, persons_present, \
             subject, class, occurrence, handling, counts, visitor_key, search_text, created_at, updated_at) VALUES ({TOWN}, '{visit_id}', '{matter}', \
             '{}', '{}', '谭', '{}', '大厅', 'fixed', 1, '事', 'request', 'first', 'answered', {}, '', '', '2023-01-01 00:00:00', \
             '2023-01-01 00:00:00');",
            room(visit.room),
            visit.on,
            id(9, 1),
            visit.counts
        );
        for (position, person) in visit.people.iter().enumerate() {
            let visitor = id(15, u32::try_from(place * 10 + position).unwrap());
            rows += &format!(
                "INSERT INTO petition_visitors (town, visit_id, id, position, name, person_key) VALUES ({TOWN}, '{visit_id}', '{visitor}', {position}, \
                 '张', 'n:{person}');"
            );
        }
    }
    ledger.sql(&rows);
}

fn matter_of(visits: &[Visit], place: usize) -> usize {
    visits[place].about.filter(|about| *about < place).unwrap_or(place)
}

/// What each visit adds: named people and matters that come up first with it, in the order of days and ids.
fn first_with_each(visits: &[Visit], within: &dyn Fn(&Visit) -> bool) -> [BTreeMap<String, usize>; 2] {
    let mut order: Vec<usize> = (0..visits.len())
        .filter(|place| visits[*place].counts && visits[*place].on.starts_with("2023") && within(&visits[*place]))
        .collect();
    order.sort_by_key(|place| (visits[*place].on, visit_id(*place)));
    let (mut seen, mut matters) = (BTreeSet::new(), BTreeSet::new());
    let mut added = [BTreeMap::new(), BTreeMap::new()];
    for place in order {
        let people = visits[place].people.iter().filter(|person| seen.insert(**person)).count();
        let matter = usize::from(matters.insert(matter_of(visits, place)));
        for (added, number) in added.iter_mut().zip([people, matter]) {
            if number > 0 {
                added.insert(visit_id(place), number);
            }
        }
    }
    added
}

fn listed(ledger: &Ledger, place: Scope, code: &str) -> BTreeMap<String, usize> {
    let selections = fengqiao::figures::definitions::by_code(code).unwrap().selections();
    let rows = ledger.read(place, |conn, report_scope| counts::records(conn, report_scope, &selections, &[], None, 100)).unwrap();
    rows.into_iter().map(|row| (row.id, usize::try_from(row.counts).unwrap())).collect()
}

#[test]
fn people_and_matters_count_with_the_visit_that_brings_them_up_first() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        ledger.room(2, "village", "2000-01-01", None);
        let ledger = RefCell::new(ledger);
        TestRunner::new_with_rng(config(40), rng())
            .run(&visits(), |visits| {
                let ledger = *ledger.borrow();
                keep(ledger, &visits);
                for place in [Scope::All, Scope::Town(TOWN), Scope::Room(TOWN, room(1))] {
                    let within = |visit: &Visit| !matches!(place, Scope::Room(..)) || visit.room == 1;
                    let [people, matters] = first_with_each(&visits, &within);
                    prop_assert_eq!(listed(ledger, place, "reception_people"), people);
                    prop_assert_eq!(listed(ledger, place, "reception_matters"), matters);
                }
                Ok(())
            })
            .unwrap();
    });
}
