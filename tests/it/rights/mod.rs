//! Who may do what: every address, every role, one table (`rights.csv`), tried out.
//!
//! `ok` is any success. The record a row is about stands in its third column: of the mediator's own room or another
//! one, a visit the leader or the clerk recorded or one turned into a case. One row seals the year that the next ones read.

mod bodies;

use std::collections::BTreeSet;

use reqwest::Method;
use reqwest::multipart::Form;
use serde_json::{Value, json};

use bodies::{child_draft, photo, upload};

use crate::support::records::{case_draft, entry_draft, id, made, person_draft, revision, visit_draft, with};
use crate::support::{Actor, Neighbour, TestTown, send};

const TABLE: &str = include_str!("../rights.csv");
const CONTRACT: &str = include_str!("../../../web/openapi.json");
const ROLES: [&str; 6] = ["mediator", "leader", "clerk", "admin", "auditor", "nobody"];

struct Row {
    method: String,
    path: String,
    record: String,
    expected: Vec<String>,
}

fn table() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    assert_eq!(reader.headers().expect("headings").iter().skip(3).collect::<Vec<_>>(), ROLES);
    let row = |record: csv::StringRecord| Row {
        method: record[0].to_owned(),
        path: record[1].to_owned(),
        record: record[2].to_owned(),
        expected: record.iter().skip(3).map(str::to_owned).collect(),
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

#[test]
fn every_operation_of_the_contract_has_a_row_and_every_row_an_operation() {
    let contract: Value = serde_json::from_str(CONTRACT).expect("the contract");
    let paths = contract["paths"].as_object().expect("paths");
    let operations: BTreeSet<String> = paths
        .iter()
        .flat_map(|(path, item)| item.as_object().expect("operations").keys().map(move |method| (method, path)))
        .map(|(method, path)| format!("{} {}", method.to_uppercase(), path.trim_start_matches("/api/v1")))
        .collect();
    let rows: BTreeSet<String> = table().iter().map(|row| format!("{} {}", row.method, row.path)).collect();
    let without: Vec<_> = operations.difference(&rows).collect();
    assert!(without.is_empty(), "say in tests/it/rights.csv who may: {without:#?}");
    let unknown: Vec<_> = rows.difference(&operations).collect();
    assert!(unknown.is_empty(), "the contract has no such operation: {unknown:#?}");
}

#[actix_web::test]
async fn every_role_may_do_what_the_table_says_and_no_more() {
    let stage = Stage::set().await;
    let mut wrong = Vec::new();
    for row in table() {
        for (role, expected) in ROLES.iter().zip(&row.expected) {
            let (status, text) = stage.attempt(role, &row).await;
            let told = if (200..300).contains(&status) { "ok".to_owned() } else { status.to_string() };
            if told != *expected {
                wrong.push(format!("{role} {} {} ({}): {told}, not {expected}: {text}", row.method, row.path, row.record));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(stage.town.files.path().join("attachments").is_dir(), "the photos that were taken lie in the town's folder");
}

/// The town with people of all roles, and a neighbour.
struct Stage {
    town: TestTown,
    neighbour: Neighbour,
    clerk: Actor,
    leader: Actor,
    admin: Actor,
    actors: Vec<Actor>,
    own: String,
    other: String,
}

impl Stage {
    async fn set() -> Self {
        let town = TestTown::new().await;
        let (clerk, leader, admin) = (town.clerk().await, town.leader().await, town.admin().await);
        let (mediator, auditor) = (town.mediator("红关村").await, town.auditor().await);
        let actors = vec![mediator, leader.clone(), clerk.clone(), admin.clone(), auditor, town.nobody()];
        let (own, other) = (town.room("红关村").await, town.room("双平村").await);
        Self { neighbour: Neighbour::of(&town).await, town, clerk, leader, admin, actors, own, other }
    }

    fn room(&self, row: &Row) -> &str {
        if row.record.ends_with("other") { &self.other } else { &self.own }
    }

    /// Sends the row's request, well-formed and about a fresh record, as one role.
    async fn attempt(&self, role: &str, row: &Row) -> (u16, String) {
        let place = ROLES.iter().position(|name| *name == role).expect("a role");
        let mut actor = self.actors[place].clone();
        if row.path.starts_with("/session") && role != "nobody" {
            actor = self.newcomer(role).await;
        }
        if row.method == "POST" && row.path.ends_with("/attachments") {
            let (path, _) = self.address(row, place).await;
            let reply = send(actor.request(Method::POST, &path).multipart(photo())).await;
            return (reply.status, reply.text);
        }
        if row.method == "POST" && row.path == "/imports" {
            let reply = send(actor.request(Method::POST, "/imports").multipart(upload())).await;
            return (reply.status, reply.text);
        }
        let (path, seen) = self.address(row, place).await;
        let method: Method = row.method.parse().expect("a method");
        let mut request = actor.request(method.clone(), &path);
        if row.method == "DELETE" && row.path.contains("/attachments/") {
            request = request.json(&json!({ "reason": "传错了" }));
        } else if method != Method::GET && method != Method::DELETE {
            request = request.json(&self.body(row).await);
        }
        if let Some(seen) = seen {
            request = request.header("if-match", format!("\"{seen}\""));
        }
        let reply = send(request).await;
        (reply.status, if reply.status < 300 { String::new() } else { reply.text })
    }

    /// Somebody of a role whose session and password nobody else needs.
    async fn newcomer(&self, role: &str) -> Actor {
        let username = uuid::Uuid::new_v4().to_string();
        let draft = json!({
            "username": username, "display_name": "新人", "role": role, "password": "first-password-1",
            "room_id": if role == "mediator" { json!(self.own) } else { Value::Null },
        });
        made(&self.admin, "/accounts", draft).await;
        self.town.sign_in(&username, "first-password-1").await
    }

    /// The row's address with the ids of fresh records in it, and the revision to be named.
    async fn address(&self, row: &Row, place: usize) -> (String, Option<i64>) {
        let (collection, rest) = row.path[1..].split_once('/').unwrap_or((&row.path[1..], ""));
        match (collection, rest) {
            ("settings", "") => (row.path.clone(), self.admin.get("/settings").await.header("etag").trim_matches('"').parse().ok()),
            ("cases", "") | ("session", _) | (_, "") | ("accounts", "suggested-password") | ("parties", "lookup") => {
                (self.with_query(row), None)
            }
            ("figures" | "exports" | "reconciliation", _) => (self.with_query(row), None),
            ("screenings", _) => {
                // Each role its own half-month, so that no report stands in another's way.
                let half_month = format!("2023-0{}-H{}", place / 2 + 1, place % 2 + 1);
                (row.path.replace("{room_id}", self.room(row)).replace("{half_month}", &half_month), None)
            }
            ("parties", _) => {
                let case = self.case(row).await;
                (row.path.replace("{id}", id(&case["parties"][0])), None)
            }
            ("cases", _) => self.address_in_case(row).await,
            _ => {
                let record = self.record(collection, row).await;
                (row.path.replace("{id}", id(&record)), record["revision"].as_i64())
            }
        }
    }

    fn with_query(&self, row: &Row) -> String {
        let query = match row.path.as_str() {
            "/calendar" | "/screenings" | "/reconciliation" | "/figures" | "/figures/{code}/records" | "/figures/paragraph" => "year=2023",
            "/figures/table" => "year=2023&measure=disputes_found&rows=kind&columns=month",
            "/exports/annual" => "year=2023&format=json",
            "/exports/cases" | "/exports/petition-visits" | "/exports/online-entries" => "format=csv",
            "/exports/screenings" | "/exports/platform-sheet" => "year=2023&format=csv",
            "/figures/overlap" | "/exports/case-table" => "year=2023",
            _ => return row.path.replace("{year}", "2022"),
        };
        let room = if row.record.is_empty() { String::new() } else { format!("&room_id={}", self.room(row)) };
        format!("{}?{query}{room}", row.path.replace("{code}", "disputes_found").replace("{year}", "2022"))
    }

    async fn address_in_case(&self, row: &Row) -> (String, Option<i64>) {
        let case = self.case(row).await;
        let path = row.path.replace("{id}", id(&case)).replace("{paper}", "cover");
        let path = path.replace("{resolution_id}", case["resolution"]["id"].as_str().unwrap_or_default());
        let path = path.replace("{ending_id}", case["end"]["id"].as_str().unwrap_or_default());
        if path.contains("{other_id}") {
            let other = made(&self.clerk, "/cases", case_draft(self.room(row), "2023-06-01")).await;
            let link = json!({ "case_id": other["id"], "relation": "related" });
            self.clerk.post(&format!("/cases/{}/links", id(&case)), link).await.expect(200);
            return (path.replace("{other_id}", id(&other)), None);
        }
        let (path, seen) = match path.contains("{child_id}") {
            true => {
                let child = self.child(row, &case).await;
                (path.replace("{child_id}", id(&child)), revision(&child))
            }
            false => (path, revision(&case)),
        };
        (path, (row.method != "GET").then_some(seen))
    }

    /// A child of the case, of the kind that the row is about.
    async fn child(&self, row: &Row, case: &Value) -> Value {
        let kind = row.path.split('/').nth(3).expect("a kind of child");
        match kind {
            "parties" => case["parties"][1].clone(),
            "participants" => case["participants"][0].clone(),
            "attachments" => {
                let path = format!("/cases/{}/attachments", id(case));
                send(self.clerk.request(Method::POST, &path).multipart(photo())).await.expect(201).json
            }
            _ => made(&self.clerk, &format!("/cases/{}/{kind}", id(case)), child_draft(kind)).await,
        }
    }

    /// A case of the row's room that stands where the row's step may be taken.
    async fn case(&self, row: &Row) -> Value {
        let participants = json!({ "participants": [{ "name": "周调解", "role": "lead_mediator" }] });
        let mut case = made(&self.clerk, "/cases", with(case_draft(self.room(row), "2023-06-01"), participants)).await;
        let before: &[&str] = match row.path.rsplit('/').next().unwrap_or_default() {
            "close" | "reopen" => &["settle"],
            "archive" => &["settle", "close"],
            _ => &[],
        };
        let before = match row.path.rsplit('/').next().unwrap_or_default() {
            "signatures" | "performance" | "confirmation" => &["settle"],
            "extension" => &["accept"],
            "unmerge" => &["merge"],
            "restore" => &["withdraw"],
            "{resolution_id}" => &["settle"],
            "{ending_id}" => &["end"],
            _ => before,
        };
        for step in before {
            let address = format!("/cases/{}/{step}", id(&case));
            let command = send(
                self.clerk
                    .request(Method::POST, &address)
                    .header("if-match", revision(&case).to_string())
                    .json(&self.step_body(step).await),
            );
            case = command.await.expect(200).json;
        }
        case
    }

    /// A fresh record of a collection.
    async fn record(&self, collection: &str, row: &Row) -> Value {
        match (collection, row.record.as_str()) {
            ("towns", "neighbour") => json!({ "id": self.neighbour.town }),
            ("towns", _) => self.clerk.get("/towns").await.expect(200).json["items"][0].clone(),
            ("rooms", _) => self.clerk.get(&format!("/rooms/{}", self.room(row))).await.expect(200).json,
            ("people", _) => made(&self.clerk, "/people", person_draft("赵明白", self.room(row))).await,
            ("online-entries", _) => made(&self.clerk, "/online-entries", self.entry(row)).await,
            ("petition-visits", "joined") => {
                let earlier = made(&self.leader, "/petition-visits", visit_draft("2023-05-01")).await;
                let visit = made(&self.leader, "/petition-visits", visit_draft("2023-06-01")).await;
                let path = format!("/petition-visits/{}/matter", id(&visit));
                let body = json!({ "visit_id": earlier["id"] });
                send(self.leader.request(Method::POST, &path).header("if-match", "1").json(&body)).await.expect(200).json
            }
            ("petition-visits", "the leader's") => made(&self.leader, "/petition-visits", visit_draft("2023-06-01")).await,
            ("petition-visits", record) => self.visit(record).await,
            ("imports", "applied") => self.applied(upload()).await,
            ("imports", _) => send(self.clerk.request(Method::POST, "/imports").multipart(upload())).await.expect(201).json,
            ("import-synonyms", _) => {
                let values = json!({ "room": { "无此村": self.own } });
                self.applied(upload().text("values", values.to_string())).await;
                self.clerk.get("/import-synonyms").await.expect(200).json["items"][0].clone()
            }
            ("accounts", _) => {
                let draft =
                    json!({ "username": uuid::Uuid::new_v4(), "display_name": "新人", "role": "clerk", "password": "first-password-1" });
                made(&self.admin, "/accounts", draft).await
            }
            other => panic!("no record for {other:?}: add it beside the row of the table"),
        }
    }

    /// A workbook the clerk uploaded and applied.
    async fn applied(&self, upload: Form) -> Value {
        let preview = send(self.clerk.request(Method::POST, "/imports").multipart(upload)).await.expect(201).json;
        send(self.clerk.request(Method::POST, &format!("/imports/{}/apply", id(&preview)))).await.expect(200).json
    }

    /// A visit the clerk recorded, perhaps turned into a case of a room.
    async fn visit(&self, record: &str) -> Value {
        let visit = made(&self.clerk, "/petition-visits", visit_draft("2023-06-01")).await;
        let room = match record {
            "turned to own" => &self.own,
            "turned to other" => &self.other,
            _ => return visit,
        };
        let address = format!("/petition-visits/{}/to-mediation", id(&visit));
        let body = json!({ "room_id": room, "kind": "neighbour" });
        send(self.clerk.request(Method::POST, &address).header("if-match", "1").json(&body)).await.expect(201);
        self.clerk.get(&format!("/petition-visits/{}", id(&visit))).await.expect(200).json
    }

    fn entry(&self, row: &Row) -> Value {
        entry_draft(&uuid::Uuid::new_v4().to_string(), self.room(row))
    }
}
