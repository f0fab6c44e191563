//! Files of a county and of a province: as many cases as one likes, the same ones each time.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};
use diesel::connection::SimpleConnection;
use fengqiao::db::{Database, DbConnection};
use fengqiao::text::{fold, pair_key};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

/// How large a file is.
#[derive(Clone, Copy)]
pub struct Size {
    pub name: &'static str,
    pub towns: u32,
    pub rooms_of_town: u32,
    /// Cases found in each year.
    pub years: &'static [(i32, u32)],
}

pub const COUNTY: Size = Size { name: "county", towns: 20, rooms_of_town: 20, years: &[(2023, 50_000)] };
/// Its towns and rooms alone.
pub const EMPTY_COUNTY: Size = Size { name: "county without cases", towns: 20, rooms_of_town: 20, years: &[] };
/// The same year among four others as large: what it costs must not depend on them.
pub const OLD_COUNTY: Size = Size {
    name: "county, five years",
    towns: 20,
    rooms_of_town: 20,
    years: &[(2020, 50_000), (2021, 50_000), (2022, 50_000), (2023, 50_000), (2024, 50_000)],
};
pub const PROVINCE: Size = Size { name: "province", towns: 100, rooms_of_town: 20, years: &[(2022, 100_000), (2023, 1_000_000)] };

const SEED: u64 = 20_231_231;
/// Rows in one statement, and cases in one commit.
const ROWS: usize = 250;
const COMMIT: u32 = 50_000;

const SURNAMES: &str =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳";
const GIVEN: &str =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰建国志海燕春梅红云龙飞鹏雪林东波辉成光天达安岩中茂进有坚和彪博诚先敬震振壮会";
const CAUSES: [&str; 16] = [
    "院墙界线",
    "田埂占用",
    "果树遮光",
    "宅基地滴水",
    "借款未还",
    "彩礼返还",
    "赡养老人",
    "工资拖欠",
    "噪声扰民",
    "鱼塘排水",
    "道路通行",
    "牲畜踩踏庄稼",
    "交通事故赔偿",
    "物业费用",
    "林地边界",
    "网购退款",
];
const TELLS: [&str; 8] = [
    "多次协商未果，情绪激动",
    "双方各执一词，要求实地丈量",
    "经邻居劝说后暂时平息",
    "一方要求赔偿损失",
    "已持续三个月，影响两家往来",
    "当事人到调解室请求处理",
    "网格员巡查时发现",
    "担心矛盾激化，请求尽快处理",
];
pub const KINDS: [&str; 18] = [
    "marriage_family",
    "neighbour",
    "homestead",
    "contract",
    "business",
    "damages",
    "forest_land",
    "expropriation",
    "environment",
    "migrant_wages",
    "other_labour",
    "tourism",
    "e_commerce",
    "other_consumer",
    "medical",
    "traffic",
    "property_management",
    "other",
];
const SOURCES: [&str; 7] = [
    "on_initiative",
    "on_application",
    "referred_court",
    "referred_procuratorate",
    "referred_police",
    "referred_petition",
    "referred_other",
];
const FOUND_BY: [&str; 8] = ["screening", "reception", "grid", "superior", "hotline", "walk_in", "platform", "other"];
const DIFFICULTIES: [&str; 5] = ["'simple'", "'ordinary'", "'difficult'", "'major'", "NULL"];
const RISKS: [&str; 5] = ["'red'", "'orange'", "'yellow'", "'blue'", "NULL"];
const LEVELS: [&str; 5] = ["village", "village", "town", "county_or_above", "court_or_arbitration"];

/// One table's rows on their way into the file.
struct Rows {
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
    rooms: Vec<(String, String)>,
    cases: Rows,
    parties: Rows,
    participants: Rows,
    agreements: Rows,
    endings: Rows,
    due: Rows,
    steps: Rows,
    entries: Rows,
}

/// Fills a fresh database; its towns stand beside the one that `demo::found` made.
pub fn fill(database: &Database, size: Size) {
    let mut writer = Writer::new();
    let register = writer.towns_and_rooms(size);
    run(database, register);
    for (year, cases) in size.years {
        for first in (0..*cases).step_by(COMMIT as usize) {
            let last = (first + COMMIT).min(*cases);
            for place in first..last {
                writer.case(*year, place, *cases);
            }
            run(database, writer.statements());
        }
    }
    let done = |conn: &mut DbConnection| match conn {
        DbConnection::Sqlite(_) => Ok(conn.batch_execute("PRAGMA cache_size = -16000;")?),
        // What its own housekeeping would have done by morning.
        DbConnection::Postgres(_) => Ok(conn.batch_execute("ANALYZE;")?),
    };
    database.write_now(done).expect("done");
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
    database.write_now(work).expect("written");
}

/// An id of a fixed number; ids of later records are greater, as the program's own are.
fn id(number: u64) -> String {
    format!("018d0000-0000-7000-8000-{number:012x}")
}

impl Writer {
    fn new() -> Self {
        Self {
            dice: StdRng::seed_from_u64(SEED),
            number: 0,
            rooms: Vec::new(),
            cases: Rows::of(
                "cases",
                "id, town_id, room_id, stage, case_no, found_on, found_by, source, kind, facts, longstanding, difficulty, risk, \
                 people_count, amount_fen, accepted_on, due_on, pair_key, search_text, created_by, created_at, updated_at",
            ),
            parties: Rows::of("case_parties", "case_id, id, position, role, kind, name"),
            participants: Rows::of("case_participants", "case_id, id, position, name, role"),
            agreements: Rows::of(
                "case_resolutions",
                "case_id, id, number, settled_on, form, level, terms, performance, confirmation, effective_on, created_at",
            ),
            endings: Rows::of("case_endings", "case_id, id, number, step, ended_on, ground, routes_told, created_at"),
            due: Rows::of("search_due", "case_id"),
            steps: Rows::of("case_steps", "case_id, id, number, step, taken_on, finishes, account_name, at"),
            entries: Rows::of(
                "online_entries",
                "id, town_id, room_id, platform, platform_no, entered_on, kind, applicant, respondent, accepted_on, state, case_id, \
                 pair_key, created_at, updated_at",
            ),
        }
    }

    fn statements(&mut self) -> Vec<String> {
        let tables = [
            &mut self.cases,
            &mut self.parties,
            &mut self.participants,
            &mut self.agreements,
            &mut self.endings,
            &mut self.due,
            &mut self.steps,
            &mut self.entries,
        ];
        tables.into_iter().flat_map(Rows::statements).collect()
    }

    fn next_id(&mut self) -> String {
        self.number += 1;
        id(self.number)
    }

    fn towns_and_rooms(&mut self, size: Size) -> Vec<String> {
        let at = "'2020-01-01 00:00:00'";
        let mut towns = Rows::of("towns", "id, name, created_at, updated_at");
        let mut rooms = Rows::of("rooms", "id, town_id, position, name, short_name, kind, opened_on, created_at, updated_at");
        for town in 0..size.towns {
            let town_id = self.next_id();
            towns.add(format!("('{town_id}', '第{town}镇', {at}, {at})"));
            for room in 0..size.rooms_of_town {
                let room_id = self.next_id();
                let kind = if room < 3 { "community" } else { "village" };
                rooms.add(format!("('{room_id}', '{town_id}', {room}, '第{room}村', '第{room}', '{kind}', '2010-01-01', {at}, {at})"));
                self.rooms.push((town_id.clone(), room_id));
            }
        }
        towns.statements().into_iter().chain(rooms.statements()).collect()
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
        let (town, room) = self.rooms.choose(&mut self.dice).expect("a room").clone();
        let first_day = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let found = first_day + Days::new(u64::from(place) * 365 / u64::from(of));
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
            "('{case}', '{town}', '{room}', '{stage}', '{case_no}', '{found}', '{found_by}', '{source}', '{kind}', '{facts}', \
             {longstanding}, {difficulty}, {risk}, {people}, {amount}, '{found}', '{due}', '{pair}', '{search}', '{town}', {at}, {at})"
        ));
        self.due.add(format!("('{case}')"));
        for (position, name, role) in [(0, &one, "applicant"), (1, &other, "respondent")] {
            let party = self.next_id();
            self.parties.add(format!("('{case}', '{party}', {position}, '{role}', 'person', '{name}')"));
        }
        self.helpers(&case);
        let settled = found + Days::new(self.dice.gen_range(0..10));
        let settled = if settled.year() == year { settled } else { found };
        match stage {
            "closed" => self.agreement(&case, settled, &at),
            "ended" => {
                let ending = self.next_id();
                self.endings.add(format!("('{case}', '{ending}', 1, 'end', '{settled}', 'no_agreement', TRUE, {at})"));
                self.step(&case, 1, "end", settled);
            }
            _ => {}
        }
        if self.dice.gen_bool(0.9) {
            self.entry(&case, (&town, &room), (&one, &other, &pair), settled, kind);
        }
    }

    fn helpers(&mut self, case: &str) {
        let (lead, id) = (self.name(), self.next_id());
        self.participants.add(format!("('{case}', '{id}', 0, '{lead}', 'lead_mediator')"));
        if self.dice.gen_bool(0.55) {
            let (helper, id) = (self.name(), self.next_id());
            self.participants.add(format!("('{case}', '{id}', 1, '{helper}', 'legal_literate')"));
        }
    }

    fn agreement(&mut self, case: &str, settled: NaiveDate, at: &str) {
        let id = self.next_id();
        let (form, level) = (if self.dice.gen_bool(0.7) { "oral" } else { "written" }, self.one(&LEVELS));
        self.agreements
            .add(format!("('{case}', '{id}', 1, '{settled}', '{form}', '{level}', '双方和解', 'immediate', 'none', '{settled}', {at})"));
        self.step(case, 1, "settle", settled);
    }

    fn step(&mut self, case: &str, number: u32, step: &str, day: NaiveDate) {
        let id = self.next_id();
        self.steps.add(format!("('{case}', '{id}', {number}, '{step}', '{day}', TRUE, '某人', '{day} 08:00:00')"));
    }

    /// Most entries are tied to their case by its number; a few only look like one.
    fn entry(&mut self, case: &str, (town, room): (&str, &str), (one, other, pair): (&str, &str, &str), day: NaiveDate, kind: &str) {
        let id = self.next_id();
        let tied = if self.dice.gen_bool(0.97) { format!("'{case}'") } else { "NULL".to_owned() };
        let mut entry = String::new();
        write!(
            entry,
            "('{id}', '{town}', '{room}', '平台', 'YY{id}', '{day}', '{kind}', '{one}', '{other}', '{day}', 'entered', {tied}, '{pair}', \
             '{day} 08:00:00', '{day} 08:00:00')"
        )
        .expect("a text grows");
        self.entries.add(entry);
    }
}
