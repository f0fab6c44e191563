//! Files of towns, of a county and of a province: as many records of every kind as one likes, the same ones each time.

mod reception;
mod words;

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};
use diesel::connection::SimpleConnection;
use fengqiao::db::{Database, DbConnection, search};
use fengqiao::text::{fold, pair_key};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use self::reception::{Reception, WORKING_DAYS};
pub use self::words::KINDS;
use self::words::{CAUSES, DIFFICULTIES, FOUND_BY, GIVEN, LEVELS, RISKS, SOURCES, SURNAMES, TELLS};

/// How large a file is.
#[derive(Clone, Copy)]
pub struct Size {
    pub name: &'static str,
    pub towns: u32,
    pub rooms_of_town: u32,
    /// Legal literates on the register of each town.
    pub people_of_town: u32,
    /// Cases found in each year, in all towns together. In each of the years every room reports twice a month.
    pub years: &'static [(i32, u32)],
    /// Visits received in each town in each of the years.
    pub visits_of_town: u32,
}

const COUNTY_WITHOUT_CASES: Size =
    Size { name: "county without cases", towns: 20, rooms_of_town: 20, people_of_town: 200, years: &[], visits_of_town: 500 };
pub const COUNTY: Size = Size { name: "county", years: &[(2023, 50_000)], ..COUNTY_WITHOUT_CASES };
/// Its towns and rooms alone.
pub const EMPTY_COUNTY: Size = COUNTY_WITHOUT_CASES;
/// The same year among four others as large: what it costs must not depend on them.
pub const OLD_COUNTY: Size = Size {
    name: "county, five years",
    years: &[(2020, 50_000), (2021, 50_000), (2022, 50_000), (2023, 50_000), (2024, 50_000)],
    ..COUNTY_WITHOUT_CASES
};
pub const PROVINCE: Size = Size { name: "province", towns: 100, years: &[(2022, 100_000), (2023, 1_000_000)], ..COUNTY_WITHOUT_CASES };
/// A busy town, and the same one with a quarter of everything that is recorded: what costs four times as much grows with the
/// records, what costs sixteen times as much with their square.
pub const TOWN: Size =
    Size { name: "town", towns: 1, rooms_of_town: 18, people_of_town: 300, years: &[(2023, 2_000)], visits_of_town: 2_000 };
pub const QUARTER_OF_A_TOWN: Size =
    Size { name: "a quarter of a town", people_of_town: 75, years: &[(2023, 500)], visits_of_town: 500, ..TOWN };

/// Town 1 is the one that stands in the database already.
const FIRST_TOWN: u32 = 2;
const SEED: u64 = 20_231_231;
/// Rows in one statement, and cases in one commit.
const ROWS: usize = 250;
const COMMIT: u32 = 50_000;

/// One table's rows on their way into the file.
pub struct Rows {
    head: String,
    tuples: Vec<String>,
}

impl Rows {
    fn of(table: &str, columns: &str) -> Self {
        Self { head: format!("INSERT INTO {table} ({columns}) VALUES "), tuples: Vec::new() }
    }

    fn add(&mut self, tuple: String) {
        self.tuples.push(tuple);
    }

    /// The statements that insert what has gathered.
    fn statements(&mut self) -> Vec<String> {
        let all = std::mem::take(&mut self.tuples);
        all.chunks(ROWS).map(|some| format!("{}{};", self.head, some.join(", "))).collect()
    }
}

/// Everything that goes into the file, drawn from one seed.
struct Writer {
    dice: StdRng,
    number: u64,
    /// The number of the town of each, and its id.
    rooms: Vec<(u32, String)>,
    cases: Rows,
    parties: Rows,
    participants: Rows,
    agreements: Rows,
    endings: Rows,
    steps: Rows,
    entries: Rows,
    reception: Reception,
    /// The register of each town.
    literates: Vec<Vec<String>>,
}

/// Fills a fresh database; its towns stand beside the one that `demo::found` made.
pub fn fill(database: &Database, size: Size) {
    let mut writer = Writer::new();
    let register = writer.towns_and_rooms(size);
    run(database, register);
    for (year, cases) in size.years {
        writer.year(*year, size);
        for first in (0..*cases).step_by(COMMIT as usize) {
            let last = (first + COMMIT).min(*cases);
            for place in first..last {
                writer.case(*year, place, *cases);
            }
            run(database, writer.statements());
        }
    }
    let done = |conn: &mut DbConnection| {
        search::prepare(conn)?;
        match conn {
            DbConnection::Sqlite(_) => Ok(conn.batch_execute("PRAGMA cache_size = -16000;")?),
            // What its own housekeeping would have done by morning.
            DbConnection::Postgres(_) => Ok(conn.batch_execute("ANALYZE;")?),
        }
    };
    database.write_now(fengqiao::db::Lane::All, done).expect("done");
}

fn run(database: &Database, statements: Vec<String>) {
    let work = move |conn: &mut DbConnection| {
        if let DbConnection::Sqlite(_) = conn {
            // The indexes grow in all places at once; they are to stay in memory meanwhile.
            conn.batch_execute("PRAGMA cache_size = -1500000;")?;
        }
        for statement in &statements {
            conn.batch_execute(statement)?;
        }
        Ok(())
    };
    database.write_now(fengqiao::db::Lane::All, work).expect("written");
}

/// An id of a fixed number; ids of later records are greater, as the program's own are.
fn id(number: u64) -> String {
    format!("018d0000-0000-7000-8000-{number:012x}")
}

fn first_day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).expect("a day")
}

impl Writer {
    fn new() -> Self {
        Self {
            dice: StdRng::seed_from_u64(SEED),
            number: 0,
            rooms: Vec::new(),
            cases: Rows::of(
                "cases",
                "town, id, room_id, stage, case_no, found_on, found_by, source, kind, facts, longstanding, difficulty, risk, \
                 people_count, amount_fen, accepted_on, due_on, pair_key, search_text, created_by, created_at, updated_at",
            ),
            parties: Rows::of("case_parties", "town, case_id, id, position, role, kind, name"),
            participants: Rows::of("case_participants", "town, case_id, id, position, name, role, person_id"),
            agreements: Rows::of(
                "case_resolutions",
                "town, case_id, id, number, settled_on, form, level, terms, performance, confirmation, effective_on, created_at",
            ),
            endings: Rows::of("case_endings", "town, case_id, id, number, step, ended_on, ground, routes_told, created_at"),
            steps: Rows::of("case_steps", "town, case_id, id, number, step, taken_on, finishes, account_name, at"),
            entries: Rows::of(
                "online_entries",
                "town, id, room_id, platform, platform_no, entered_on, kind, applicant, respondent, accepted_on, state, case_id, \
                 pair_key, created_at, updated_at",
            ),
            reception: Reception::new(),
            literates: Vec::new(),
        }
    }

    fn statements(&mut self) -> Vec<String> {
        let of_cases = [
            &mut self.cases,
            &mut self.parties,
            &mut self.participants,
            &mut self.agreements,
            &mut self.endings,
            &mut self.steps,
            &mut self.entries,
        ];
        of_cases.into_iter().chain(self.reception.tables()).flat_map(Rows::statements).collect()
    }

    fn next_id(&mut self) -> String {
        self.number += 1;
        id(self.number)
    }

    fn towns_and_rooms(&mut self, size: Size) -> Vec<String> {
        let at = "'2020-01-01 00:00:00'";
        let mut towns = Rows::of("towns", "number, id, name, obligations_from, created_at, updated_at");
        let mut heads = Rows::of("audit_heads", "town, seq, hash");
        let mut rooms = Rows::of("rooms", "town, id, position, name, short_name, kind, opened_on, created_at, updated_at");
        let mut people = Rows::of("people", "town, id, room_id, name, name_folded, gender, created_at, updated_at");
        let mut roles = Rows::of("person_roles", "town, id, person_id, role, from_on");
        for town in (FIRST_TOWN..).take(size.towns as usize) {
            let town_id = self.next_id();
            towns.add(format!("({town}, '{town_id}', '第{town}镇', '2000-01-H1', {at}, {at})"));
            heads.add(format!("({town}, 0, '')"));
            for room in 0..size.rooms_of_town {
                let room_id = self.next_id();
                let kind = if room < 3 { "community" } else { "village" };
                rooms.add(format!("({town}, '{room_id}', {room}, '第{room}村', '第{room}', '{kind}', '2010-01-01', {at}, {at})"));
                self.rooms.push((town, room_id));
            }
            let mut literates = Vec::new();
            for _ in 0..size.people_of_town {
                let (person, role, name) = (self.next_id(), self.next_id(), self.name());
                let gender = self.one(&["female", "male"]);
                people.add(format!("({town}, '{person}', NULL, '{name}', '{}', '{gender}', {at}, {at})", fold(&name)));
                roles.add(format!("({town}, '{role}', '{person}', 'legal_literate', '2019-06-01')"));
                literates.push(person);
            }
            self.literates.push(literates);
        }
        let tables = [&mut towns, &mut heads, &mut rooms, &mut people, &mut roles];
        tables.into_iter().flat_map(Rows::statements).chain(Some(WORKING_DAYS.to_owned())).collect()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.choose(&mut self.dice).expect("a list is not empty")
    }

    fn name(&mut self) -> String {
        let letter = |text: &str, dice: &mut StdRng| text.chars().nth(dice.gen_range(0..text.chars().count())).expect("a letter");
        let mut name = letter(SURNAMES, &mut self.dice).to_string();
        for _ in 0..self.dice.gen_range(1..=2) {
            name.push(letter(GIVEN, &mut self.dice));
        }
        name
    }

    /// One case of a year with all that belongs to it; cases come in the order of the days they were found on.
    fn case(&mut self, year: i32, place: u32, of: u32) {
        let case = self.next_id();
        let at = self.dice.gen_range(0..self.rooms.len());
        let (town, room) = self.rooms[at].clone();
        let place_of_town = at * self.literates.len() / self.rooms.len();
        let found = first_day(year) + Days::new(u64::from(place) * 365 / u64::from(of));
        let (one, other) = (self.name(), self.name());
        let (cause, tells) = (self.one(&CAUSES), self.one(&TELLS));
        let facts = format!("{one}与{other}因{cause}发生争执，{tells}");
        let case_no = format!("（{year}）第{}室人调字第{place}号", self.number % 997);
        let search = [&one, &other, &case_no, &facts].map(|part| fold(part)).join("\n");
        let pair = pair_key(&room, &one, &other);
        let (kind, source) = (self.one(&KINDS), if self.dice.gen_bool(0.6) { SOURCES[0] } else { self.one(&SOURCES) });
        let ends = self.dice.gen_range(0..100);
        let stage = if ends < 93 {
            "closed"
        } else if ends < 97 {
            "ended"
        } else {
            "accepted"
        };
        let (found_by, difficulty, risk) = (self.one(&FOUND_BY), self.one(&DIFFICULTIES), self.one(&RISKS));
        let (people, amount) = (self.dice.gen_range(2..8), self.dice.gen_range(0..50_000) * 100);
        let longstanding = self.dice.gen_bool(0.01);
        let (due, at) = (found + Days::new(31), format!("'{found} 08:00:00'"));
        self.cases.add(format!(
            "({town}, '{case}', '{room}', '{stage}', '{case_no}', '{found}', '{found_by}', '{source}', '{kind}', '{facts}', \
             {longstanding}, {difficulty}, {risk}, {people}, {amount}, '{found}', '{due}', '{pair}', '{search}', '{room}', {at}, {at})"
        ));
        for (position, name, role) in [(0, &one, "applicant"), (1, &other, "respondent")] {
            let party = self.next_id();
            self.parties.add(format!("({town}, '{case}', '{party}', {position}, '{role}', 'person', '{name}')"));
        }
        self.helpers((town, &case), place_of_town);
        let settled = found + Days::new(self.dice.gen_range(0..10));
        let settled = if settled.year() == year { settled } else { found };
        match stage {
            "closed" => self.agreement((town, &case), settled, &at),
            "ended" => {
                let ending = self.next_id();
                self.endings.add(format!("({town}, '{case}', '{ending}', 1, 'end', '{settled}', 'no_agreement', TRUE, {at})"));
                self.step((town, &case), 1, "end", settled);
            }
            _ => {}
        }
        if self.dice.gen_bool(0.9) {
            self.entry((town, &case), &room, (&one, &other, &pair), settled, kind);
        }
    }

    /// Whoever leads, and in every second case a legal literate, nearly always one of the register.
    fn helpers(&mut self, (town, case): (u32, &str), place_of_town: usize) {
        let (lead, id) = (self.name(), self.next_id());
        self.participants.add(format!("({town}, '{case}', '{id}', 0, '{lead}', 'lead_mediator', NULL)"));
        if self.dice.gen_bool(0.55) {
            let (helper, id) = (self.name(), self.next_id());
            let person =
                self.literates[place_of_town].choose(&mut self.dice).map_or_else(|| "NULL".to_owned(), |person| format!("'{person}'"));
            self.participants.add(format!("({town}, '{case}', '{id}', 1, '{helper}', 'legal_literate', {person})"));
        }
    }

    fn agreement(&mut self, (town, case): (u32, &str), settled: NaiveDate, at: &str) {
        let id = self.next_id();
        let (form, level) = (if self.dice.gen_bool(0.7) { "oral" } else { "written" }, self.one(&LEVELS));
        self.agreements.add(format!(
            "({town}, '{case}', '{id}', 1, '{settled}', '{form}', '{level}', '双方和解', 'immediate', 'none', '{settled}', {at})"
        ));
        self.step((town, case), 1, "settle", settled);
    }

    fn step(&mut self, (town, case): (u32, &str), number: u32, step: &str, day: NaiveDate) {
        let id = self.next_id();
        self.steps.add(format!("({town}, '{case}', '{id}', {number}, '{step}', '{day}', TRUE, '某人', '{day} 08:00:00')"));
    }

    /// Most entries are tied to their case by its number; a few only look like one.
    fn entry(&mut self, (town, case): (u32, &str), room: &str, (one, other, pair): (&str, &str, &str), day: NaiveDate, kind: &str) {
        let id = self.next_id();
        let tied = if self.dice.gen_bool(0.97) { format!("'{case}'") } else { "NULL".to_owned() };
        let mut entry = String::new();
        write!(
            entry,
            "({town}, '{id}', '{room}', '平台', 'YY{id}', '{day}', '{kind}', '{one}', '{other}', '{day}', 'entered', {tied}, '{pair}', \
             '{day} 08:00:00', '{day} 08:00:00')"
        )
        .expect("a text grows");
        self.entries.add(entry);
    }
}
