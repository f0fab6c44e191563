//! How many statements each thing people do makes the database run: what decides how fast a town far from its database is.
//!
//! `tests/data/statements.csv` has them for both engines beside what we aim at; the column of the engine at hand is locked.
//! A line changes only on purpose: `FENGQIAO_WRITE=1 cargo test --test it statements`, on each engine, writes it anew.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{now, oral, step};
use crate::support::records::{case_draft, entry_draft, id, made, revision, visit_draft, with};
use crate::support::{Actor, TestTown, send};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/statements.csv");

/// What was run since the last look.
struct Watch<'a> {
    town: &'a TestTown,
    seen: u64,
    counted: Vec<(&'static str, u64)>,
}

impl<'a> Watch<'a> {
    fn of(town: &'a TestTown) -> Self {
        let mut watch = Self { town, seen: 0, counted: Vec::new() };
        watch.look_away();
        watch
    }

    fn run(&self) -> u64 {
        let statements = self.town.context.database.statements();
        statements.reading() + statements.writing()
    }

    fn look_away(&mut self) {
        self.seen = self.run();
    }

    /// Does one thing and writes down what it cost.
    async fn count(&mut self, operation: &'static str, doing: impl Future<Output = Value>) -> Value {
        self.look_away();
        let answer = doing.await;
        self.counted.push((operation, self.run() - self.seen));
        answer
    }
}

/// A change as the web app sends it: with a key, so that a lost answer can be asked for again.
async fn change(actor: &Actor, method: Method, path: &str, seen: Option<&Value>, body: Value) -> Value {
    let request = actor.request(method, path).header("idempotency-key", uuid::Uuid::new_v4().to_string()).json(&body);
    let request = match seen {
        Some(record) => request.header("if-match", format!("\"{}\"", revision(record))),
        None => request,
    };
    let reply = send(request).await;
    assert!(reply.status < 300, "{path}: {}", reply.text);
    reply.json
}

async fn read(actor: &Actor, path: &str) -> Value {
    actor.get(path).await.expect(200).json
}

async fn life_of_a_case(watch: &mut Watch<'_>, clerk: &Actor, room: &str) {
    let post = Method::POST;
    let draft = with(case_draft(room, "2024-06-03"), json!({ "id": uuid::Uuid::new_v4() }));
    let case = watch.count("log a case", change(clerk, post.clone(), "/cases", None, draft)).await;
    let path = format!("/cases/{}", id(&case));
    watch.count("read a case", read(clerk, &path)).await;
    let place = json!({ "place": "村东头" });
    let case = watch.count("correct one field", change(clerk, Method::PATCH, &path, Some(&case), place)).await;
    let party = json!({ "id": uuid::Uuid::new_v4(), "name": "王五" });
    let party = watch.count("add a party", change(clerk, post.clone(), &format!("{path}/parties"), None, party)).await;
    let address = json!({ "address": "三组" });
    let at = format!("{path}/parties/{}", id(&party));
    let case = {
        watch.count("correct a party", change(clerk, Method::PATCH, &at, Some(&party), address)).await;
        now(clerk, &case).await
    };
    let accept = json!({ "accepted_on": "2024-06-04" });
    let case = watch.count("accept", change(clerk, post.clone(), &format!("{path}/accept"), Some(&case), accept)).await;
    let meeting = json!({ "held_on": "2024-06-05", "place": "村委会", "record": "双方各让一步" });
    watch.count("record a meeting", change(clerk, post.clone(), &format!("{path}/meetings"), None, meeting)).await;
    let case = watch.count("settle", change(clerk, post.clone(), &format!("{path}/settle"), Some(&case), oral("2024-06-06"))).await;
    watch.count("read a settled case", read(clerk, &path)).await;
    let seen = json!({ "on": "2024-06-10", "status": "performed" });
    watch.count("record a performance", change(clerk, post, &format!("{path}/performance"), Some(&case), seen)).await;
    watch.count("read its timeline", read(clerk, &format!("{path}/timeline"))).await;
}

async fn other_ends(watch: &mut Watch<'_>, clerk: &Actor, room: &str) {
    let case = made(clerk, "/cases", case_draft(room, "2024-06-03")).await;
    let case = step(clerk, &case, "accept", json!({ "accepted_on": "2024-06-04" })).await.expect(200).json;
    let path = format!("/cases/{}", id(&case));
    let end = json!({ "ended_on": "2024-06-05", "ground": "no_agreement", "routes_told": true });
    watch.count("end", change(clerk, Method::POST, &format!("{path}/end"), Some(&case), end)).await;
    let case = made(clerk, "/cases", case_draft(room, "2024-06-03")).await;
    let withdraw = json!({ "on": "2024-06-05", "reason": "重复登记" });
    watch.count("withdraw", change(clerk, Method::POST, &format!("/cases/{}/withdraw", id(&case)), Some(&case), withdraw)).await;
}

async fn desk(watch: &mut Watch<'_>, clerk: &Actor, room: &str) {
    let visit = watch.count("record a visit", change(clerk, Method::POST, "/petition-visits", None, visit_draft("2024-06-05"))).await;
    let turn = json!({ "room_id": room, "kind": "neighbour" });
    let path = format!("/petition-visits/{}/to-mediation", id(&visit));
    let case = watch.count("to mediation", change(clerk, Method::POST, &path, Some(&visit), turn)).await;
    let entry = with(entry_draft("PT-9001", room), json!({ "entered_on": "2024-06-06" }));
    let entry = watch.count("enter", change(clerk, Method::POST, "/online-entries", None, entry)).await;
    let case = if case["case_id"].is_string() { case["case_id"].clone() } else { case["id"].clone() };
    let tie = json!({ "entry_id": entry["id"], "case_id": case });
    watch.count("match", change(clerk, Method::POST, "/reconciliation/matches", None, tie)).await;
    let report = json!({ "zero": true });
    watch.count("file a report", change(clerk, Method::PUT, &format!("/screenings/{room}/2024-05-H2"), None, report)).await;
}

async fn reading(watch: &mut Watch<'_>, clerk: &Actor) {
    for (operation, path) in [
        ("a page of cases", "/cases?limit=50"),
        ("search cases", "/cases?q=张&limit=50"),
        ("a page of visits", "/petition-visits?limit=50"),
        ("a page of entries", "/online-entries?limit=50"),
        ("a page of people", "/people?limit=50"),
        ("today", "/reminders"),
        ("grid of reports", "/screenings?year=2023"),
        ("reconciliation", "/reconciliation?year=2023"),
        ("figures of a year", "/figures?year=2023"),
    ] {
        // Once before: an engine plans and a town fills what it remembers on the first look.
        read(clerk, path).await;
        watch.count(operation, read(clerk, path)).await;
    }
}

#[derive(Default)]
struct Line {
    aim: String,
    sqlite: String,
    postgres: String,
}

fn kept() -> BTreeMap<String, Line> {
    let mut lines = BTreeMap::new();
    let mut reader = csv::Reader::from_path(FILE).expect("tests/data/statements.csv");
    for row in reader.records() {
        let row = row.expect("a line");
        let (aim, sqlite, postgres) = (row[1].to_owned(), row[2].to_owned(), row[3].to_owned());
        lines.insert(row[0].to_owned(), Line { aim, sqlite, postgres });
    }
    lines
}

/// Does each thing once in a town with the ledgers of 2023, and tells how many statements it took.
pub async fn of_each_operation(town: &TestTown) -> Vec<(&'static str, u64)> {
    let (clerk, room) = (town.clerk().await, town.room("忠诚村").await);
    let mut watch = Watch::of(town);
    life_of_a_case(&mut watch, &clerk, &room).await;
    other_ends(&mut watch, &clerk, &room).await;
    desk(&mut watch, &clerk, &room).await;
    reading(&mut watch, &clerk).await;
    watch.counted
}

#[actix_web::test]
async fn statements_of_each_operation_are_the_ones_kept() {
    let town = TestTown::with_ledgers().await;
    let counted = of_each_operation(&town).await;
    let postgres = town.address().starts_with("postgres");
    let mut lines = kept();
    let mut written = String::from("operation,aim,sqlite,postgres\n");
    for (operation, count) in &counted {
        let line = lines.entry((*operation).to_owned()).or_default();
        let column = if postgres { &mut line.postgres } else { &mut line.sqlite };
        *column = count.to_string();
        written.push_str(&format!("{operation},{},{},{}\n", line.aim, line.sqlite, line.postgres));
    }
    if std::env::var_os("FENGQIAO_WRITE").is_some() {
        std::fs::write(FILE, &written).expect("written");
    }
    let kept = std::fs::read_to_string(FILE).expect("the table");
    assert!(kept == written, "tests/data/statements.csv is not what was counted: FENGQIAO_WRITE=1 on this engine\n{written}");
}
