//! A database written row by row, for years small enough to count by hand.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::NaiveDate;
use diesel::connection::SimpleConnection;
use fengqiao::crypto::Vault;
use fengqiao::db::{Database, DbConnection};
use fengqiao::figures::definitions::by_code;
use fengqiao::figures::records;
use fengqiao::figures::report::{self, YearReport};
use fengqiao::figures::report_scope::ReportScope;
use fengqiao::figures::rows::Reader;
use fengqiao::figures::table::{self, FigureTable};
use fengqiao::ids::{RoomId, TownId, TownKey};
use fengqiao::problem::Outcome;
use fengqiao::rights::{Actor, Scope};
use fengqiao::settings::Settings;
use serde_json::Value;
use uuid::Uuid;

use crate::support::database::{Fresh, migrated};

pub const YEAR: i32 = 2023;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The same id for the same number, so that a failing case reads the same every time.
pub fn id(kind: u8, number: u32) -> Uuid {
    Uuid::from_u128((u128::from(kind) << 64) | u128::from(number))
}

/// The number of the only town, as its records carry it.
pub const TOWN: TownKey = TownKey(1);

pub fn town(number: u32) -> TownId {
    TownId(id(1, number))
}

pub fn room(number: u32) -> RoomId {
    RoomId(id(2, number))
}

/// A case with all that figures look at.
#[derive(Clone, Debug)]
pub struct Case {
    pub room: u32,
    pub found_on: String,
    pub accepted_on: Option<String>,
    pub kind: &'static str,
    pub source: &'static str,
    pub difficulty: Option<&'static str>,
    pub longstanding: bool,
    pub people: Option<i32>,
    pub amount_fen: Option<i64>,
    pub counts: bool,
    pub stage: &'static str,
    pub parties: u32,
    pub participants: Vec<&'static str>,
    pub agreements: Vec<Agreement>,
    /// Step, day, and whether it finishes; `undone` is the day of the reopening.
    pub steps: Vec<(&'static str, String, Option<String>)>,
    pub endings: Vec<(&'static str, String)>,
    pub pair_key: String,
}

#[derive(Clone, Debug)]
pub struct Agreement {
    pub on: String,
    pub form: &'static str,
    pub level: &'static str,
    pub performance: &'static str,
    pub confirmation: &'static str,
}

pub fn agreement(on: &str) -> Agreement {
    Agreement { on: on.to_owned(), form: "oral", level: "village", performance: "not_due", confirmation: "none" }
}

pub fn case(room: u32, found_on: &str) -> Case {
    Case {
        room,
        found_on: found_on.to_owned(),
        accepted_on: None,
        kind: "neighbour",
        source: "on_initiative",
        difficulty: None,
        longstanding: false,
        people: None,
        amount_fen: None,
        counts: true,
        stage: "registered",
        parties: 1,
        participants: Vec::new(),
        agreements: Vec::new(),
        steps: Vec::new(),
        endings: Vec::new(),
        pair_key: String::new(),
    }
}

impl Case {
    /// Settled on a day: an agreement and the step that finishes the case.
    pub fn settled(mut self, on: &str) -> Self {
        self.agreements.push(agreement(on));
        self.steps.push(("settle", on.to_owned(), None));
        self.stage = "settled";
        self
    }

    /// Opened again on a day: the last finishing step stands only up to then.
    pub fn reopened(mut self, on: &str) -> Self {
        self.steps.last_mut().unwrap().2 = Some(on.to_owned());
        self.stage = "accepted";
        self
    }

    pub fn ended(mut self, on: &str) -> Self {
        self.endings.push(("end", on.to_owned()));
        self.steps.push(("end", on.to_owned(), None));
        self.stage = "ended";
        self
    }

    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

fn text(value: Option<&str>) -> String {
    value.map_or_else(|| "NULL".to_owned(), |value| format!("'{value}'"))
}

pub struct Ledger {
    pub database: Database,
    pub settings: Settings,
    pub today: NaiveDate,
    next: AtomicU32,
    _fresh: Fresh,
}

/// Runs a story on the engine under test.
pub fn on_each_engine(story: impl Fn(&Ledger)) {
    story(&Ledger::open());
}

impl Ledger {
    fn open() -> Self {
        let fresh = migrated();
        let database = Database::open(fresh.target.clone()).unwrap();
        let ledger = Self { database, settings: Settings::by_default(), today: day("2024-06-30"), next: AtomicU32::new(1), _fresh: fresh };
        ledger.sql(&format!("INSERT INTO audit_heads (town, seq, hash) VALUES ({TOWN}, 0, '')"));
        ledger.sql(&format!(
            "INSERT INTO towns (number, id, name, obligations_from, created_at, updated_at) VALUES ({TOWN}, '{}', '平安镇', '2000-01-H1', '2020-01-01 00:00:00', '2020-01-01 00:00:00')",
            town(1)
        ));
        ledger
    }

    pub fn is_postgres(&self) -> bool {
        self.database.read_now(|conn| Ok(matches!(conn, DbConnection::Postgres(_)))).unwrap()
    }

    pub fn sql(&self, statement: &str) {
        let statement = statement.to_owned();
        self.database.write_now(fengqiao::db::Lane::All, move |conn| Ok(conn.batch_execute(&statement)?)).unwrap();
    }

    pub fn number(&self) -> u32 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    pub fn room(&self, number: u32, kind: &str, opened_on: &str, closed_on: Option<&str>) {
        self.sql(&format!(
            "INSERT INTO rooms (town, id, position, name, short_name, kind, opened_on, closed_on, created_at, updated_at) \
             VALUES ({TOWN}, '{}', {number}, '第{number}室', '{number}', '{kind}', '{opened_on}', {}, '2020-01-01 00:00:00', '2020-01-01 00:00:00')",
            room(number),
            text(closed_on)
        ));
    }

    /// Writes a case; gives its number, from which its ids follow.
    pub fn case(&self, case: &Case) -> u32 {
        let number = self.number();
        self.sql(&case_sql(case, number));
        number
    }

    /// The one of the register behind every `legal_literate` who takes part; a `typed_literate` is a name alone.
    pub fn standing_literate(&self) {
        self.sql(&format!(
            "INSERT INTO people (town, id, room_id, name, name_folded, created_at, updated_at) VALUES ({TOWN}, '{0}', NULL, '李', '李', \
             '2020-01-01 00:00:00', '2020-01-01 00:00:00'); \
             INSERT INTO person_roles (town, id, person_id, role, from_on, to_on) VALUES ({TOWN}, '{1}', '{0}', 'legal_literate', '2000-01-01', NULL)",
            standing_literate(),
            id(7, STANDING),
        ));
    }

    /// Writes many cases in one go.
    pub fn cases(&self, cases: &[Case]) {
        let rows: String = cases.iter().map(|case| case_sql(case, self.number())).collect();
        if !rows.is_empty() {
            self.sql(&rows);
        }
    }

    pub fn visit(&self, room_number: Option<u32>, on: &str, persons: i32, case: Option<u32>, counts: bool) {
        let room = room_number.map(|number| room(number).to_string());
        let case = case.map(|number| id(3, number).to_string());
        let visit = id(4, self.number());
        self.sql(&format!(
            "INSERT INTO petition_visits (town, id, matter_id, room_id, received_on, leader, recorded_by, place, form, persons_present, subject, \
             class, occurrence, handling, case_id, counts, visitor_key, search_text, created_at, updated_at) \
             VALUES ({TOWN}, '{visit}', '{visit}', {}, '{on}', '谭', '{}', '大厅', 'fixed', {persons}, '事', 'request', 'first', 'answered', {}, {counts}, '', '', \
             '2023-01-01 00:00:00', '2023-01-01 00:00:00')",
            text(room.as_deref()),
            id(9, 1),
            text(case.as_deref())
        ));
    }

    pub fn entry(&self, on: &str, state: &str, case: Option<u32>, pair_key: &str, accepted_on: Option<&str>) {
        let case = case.map(|number| id(3, number).to_string());
        let number = self.number();
        self.sql(&format!(
            "INSERT INTO online_entries (town, id, room_id, platform, platform_no, entered_on, state, case_id, pair_key, accepted_on, \
             created_at, updated_at) VALUES ({TOWN}, '{}', '{}', 'people', 'N{number}', '{on}', '{state}', {}, '{pair_key}', {}, \
             '2023-01-01 00:00:00', '2023-01-01 00:00:00')",
            id(5, number),
            room(1),
            text(case.as_deref()),
            text(accepted_on)
        ));
    }

    pub fn literate(&self, room_number: u32, from_on: &str, to_on: Option<&str>) -> u32 {
        let number = self.number();
        self.sql(&format!(
            "INSERT INTO people (town, id, room_id, name, name_folded, created_at, updated_at) VALUES ({TOWN}, '{}', '{}', '王', '王', \
             '2023-01-01 00:00:00', '2023-01-01 00:00:00');",
            id(6, number),
            room(room_number),
        ));
        self.literate_again(number, from_on, to_on);
        number
    }

    pub fn literate_again(&self, person: u32, from_on: &str, to_on: Option<&str>) {
        self.sql(&format!(
            "INSERT INTO person_roles (town, id, person_id, role, from_on, to_on) VALUES ({TOWN}, '{}', '{}', 'legal_literate', '{from_on}', {})",
            id(7, self.number()),
            id(6, person),
            text(to_on)
        ));
    }

    pub fn report(&self, room_number: u32, half_month: &str, on_time: bool, zero: bool) {
        let id = id(8, self.number());
        self.sql(&format!(
            "INSERT INTO screening_reports (town, id, room_id, half_month, filed_at, on_time, imported, latest) \
             VALUES ({TOWN}, '{id}', '{}', '{half_month}', '2023-02-01 00:00:00', {on_time}, FALSE, 1); \
             INSERT INTO screening_versions (town, report_id, number, zero, signer, received_at) VALUES ({TOWN}, '{id}', 1, {zero}, '王', '2023-02-01 00:00:00')",
            room(room_number)
        ));
    }

    pub fn read<T>(&self, place: Scope, work: impl FnOnce(&mut DbConnection, &mut ReportScope) -> Outcome<T>) -> Outcome<T> {
        self.database.snapshot_now(|conn| {
            let mut report_scope = ReportScope::by(conn, place, YEAR, self.today, |_, _| Ok(self.settings.clone()))?;
            work(conn, &mut report_scope)
        })
    }

    pub fn figures(&self, place: Scope) -> YearReport {
        self.read(place, |conn, report_scope| report::for_year(conn, report_scope, chrono::NaiveDateTime::default())).unwrap()
    }

    /// The number of every figure, by code; figures without one are left out.
    pub fn values(&self, place: Scope) -> BTreeMap<&'static str, String> {
        let figures = self.figures(place).figures;
        figures.iter().filter_map(|figure| figure.value.map(|value| (figure.code, value.to_string()))).collect()
    }

    pub fn table(&self, measure: &str, rows: &str, columns: &str) -> FigureTable {
        self.read(Scope::All, |conn, report_scope| table::count(conn, report_scope, &table::asked(measure, rows, columns)?, String::new()))
            .unwrap()
    }

    /// The records behind a figure or one of its cells, read page by page.
    pub fn records(&self, code: &str, cell: Option<(&str, &str)>) -> Vec<Value> {
        self.read(Scope::All, |conn, report_scope| {
            let definition = by_code(code).unwrap();
            let cells = records::cells(definition, cell.map(|cell| cell.0), cell.map(|cell| cell.1))?;
            let (vault, actor) = (Vault::from_master(&[7; 32]), Actor::command_line());
            let reader = Reader { vault: &vault, actor: &actor };
            let mut items = Vec::new();
            let mut wanted = records::DrilldownFilter { cells, after: None, limit: 7, with_total: true };
            loop {
                let page = records::page(conn, &reader, report_scope, definition, &wanted)?;
                let total = page.total;
                items.extend(page.items);
                match page.next {
                    Some(next) => wanted.after = fengqiao::http::position_from(Some(&next))?,
                    None => {
                        assert_eq!(total, i64::try_from(items.len()).ok(), "{code}: the total is that of the list");
                        return Ok(items);
                    }
                }
            }
        })
        .unwrap()
    }
}

/// No other record of a ledger has this number.
const STANDING: u32 = 900_000;

fn standing_literate() -> Uuid {
    id(6, STANDING)
}

#[expect(clippy::too_many_lines, reason = "one statement for each table a case has rows in")]
fn case_sql(case: &Case, number: u32) -> String {
    let case_id = id(3, number);
    let child = |kind: u8, place: usize| id(kind, number * 100 + u32::try_from(place).unwrap());
    let mut sql = format!(
        "INSERT INTO cases (town, id, room_id, stage, found_on, found_by, source, kind, facts, longstanding, difficulty, people_count, \
         amount_fen, accepted_on, counts, pair_key, search_text, created_by, created_at, updated_at) VALUES ({TOWN}, '{case_id}', '{}', '{}', \
         '{}', 'screening', '{}', '{}', '事', {}, {}, {}, {}, {}, {}, '{}', '', '00000000-0000-0000-0000-000000000000', '2023-01-01 00:00:00', '2023-01-01 00:00:00');",
        room(case.room),
        case.stage,
        case.found_on,
        case.source,
        case.kind,
        case.longstanding,
        text(case.difficulty),
        case.people.map_or_else(|| "NULL".to_owned(), |people| people.to_string()),
        case.amount_fen.map_or_else(|| "NULL".to_owned(), |fen| fen.to_string()),
        text(case.accepted_on.as_deref()),
        case.counts,
        case.pair_key,
    );
    for place in 0..case.parties {
        let party = child(10, place as usize);
        sql += &format!(
            "INSERT INTO case_parties (town, case_id, id, position, role, kind, name) VALUES ({TOWN}, '{case_id}', '{party}', {place}, 'applicant', 'person', '张');"
        );
    }
    for (place, acting) in case.participants.iter().enumerate() {
        let participant = child(11, place);
        let (role, person) = match *acting {
            "legal_literate" => ("legal_literate", Some(standing_literate().to_string())),
            "typed_literate" => ("legal_literate", None),
            role => (role, None),
        };
        sql += &format!(
            "INSERT INTO case_participants (town, case_id, id, position, name, role, person_id) \
             VALUES ({TOWN}, '{case_id}', '{participant}', {place}, '李', '{role}', {});",
            text(person.as_deref())
        );
    }
    for (place, made) in case.agreements.iter().enumerate() {
        sql += &format!(
            "INSERT INTO case_resolutions (town, case_id, id, number, settled_on, form, level, terms, performance, confirmation, created_at) \
             VALUES ({TOWN}, '{case_id}', '{}', {}, '{}', '{}', '{}', '和', '{}', '{}', '2023-01-01 00:00:00');",
            child(12, place),
            place + 1,
            made.on,
            made.form,
            made.level,
            made.performance,
            made.confirmation
        );
    }
    for (place, (step, on)) in case.endings.iter().enumerate() {
        sql += &format!(
            "INSERT INTO case_endings (town, case_id, id, number, step, ended_on, ground, routes_told, created_at) \
             VALUES ({TOWN}, '{case_id}', '{}', {}, '{step}', '{on}', 'no_agreement', TRUE, '2023-01-01 00:00:00');",
            child(13, place),
            place + 1
        );
    }
    for (place, (step, on, undone)) in case.steps.iter().enumerate() {
        sql += &format!(
            "INSERT INTO case_steps (town, case_id, id, number, step, taken_on, undone_on, finishes, account_name, at, later_year) \
             VALUES ({TOWN}, '{case_id}', '{}', {}, '{step}', '{on}', {}, TRUE, '王', '2023-01-01 00:00:00', {});",
            child(14, place),
            place + 1,
            text(undone.as_deref()),
            on[..4] > case.found_on[..4]
        );
    }
    sql
}
