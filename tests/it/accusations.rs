//! Accusations (检举控告) are open to who recorded them, the leader who received them and the clerk; to everyone else
//! they are a day and a number of persons, wherever they come up, and every sum still holds.

use std::io::Read;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{id, made, revision, visit_draft, with};
use crate::support::{Actor, TestTown, send};

#[actix_web::test]
async fn an_accusation_is_one_line_to_those_it_is_closed_to() {
    let town = TestTown::new().await;
    let (clerk, leader, auditor) = (town.clerk().await, town.leader().await, town.auditor().await);
    let accusation = with(visit_draft("2023-06-01"), json!({ "class": "accusation", "leader": "陈镇长", "subject": "检举村干部" }));
    let visit = made(&clerk, "/petition-visits", accusation).await;
    let path = format!("/petition-visits/{}", id(&visit));
    let line = json!({ "id": visit["id"], "received_on": "2023-06-01", "persons_present": 2, "restricted": true });
    for actor in [&leader, &auditor] {
        assert_eq!(actor.get(&path).await.expect(200).json, line);
        let listed = actor.get("/petition-visits").await.expect(200);
        assert_eq!(listed.json["items"], json!([line]));
        for search in ["/petition-visits?q=检举", "/petition-visits?q=王五", "/petition-visits?leader=陈镇长"] {
            assert_eq!(actor.get(search).await.expect(200).json["items"], json!([]), "{search}");
        }
    }
    assert_eq!(clerk.get(&path).await.expect(200).json["subject"], "检举村干部");
    assert_eq!(
        auditor.get("/figures?year=2023").await.expect(200).json["figures"]
            .as_array()
            .and_then(|all| { all.iter().find(|figure| figure["code"] == "reception_persons").map(|figure| figure["value"].clone()) }),
        Some(json!(2))
    );
    let log = auditor.get(&format!("/audit-events?subject_id={}", id(&visit))).await.expect(200);
    assert!(!log.text.contains("检举") && !log.text.contains("王五"), "{}", log.text);
}

#[actix_web::test]
async fn the_leader_who_received_an_accusation_reads_all_of_it() {
    let town = TestTown::new().await;
    let (clerk, leader) = (town.clerk().await, town.leader().await);
    let name = leader.get("/session").await.expect(200).json["account"]["display_name"].clone();
    let received = with(visit_draft("2023-06-01"), json!({ "class": "accusation", "leader": name, "subject": "检举村干部" }));
    let recorded = with(visit_draft("2023-06-02"), json!({ "class": "accusation", "leader": "别人", "subject": "检举会计" }));
    for visit in [made(&clerk, "/petition-visits", received).await, made(&leader, "/petition-visits", recorded).await] {
        let read = leader.get(&format!("/petition-visits/{}", id(&visit))).await.expect(200);
        assert_eq!(read.json["restricted"], false, "{}", read.text);
        assert_eq!(read.json["visitors"][0]["name"], "王五");
    }
}

#[actix_web::test]
async fn an_accusation_turned_to_mediation_hands_the_room_only_what_it_was_told() {
    let town = TestTown::new().await;
    let (clerk, mediator, room) = (town.clerk().await, town.mediator("红关村").await, town.room("红关村").await);
    let accusation = with(visit_draft("2023-06-01"), json!({ "class": "accusation", "subject": "检举村干部" }));
    let visit = made(&clerk, "/petition-visits", accusation).await;
    let path = format!("/petition-visits/{}", id(&visit));
    let turn = |body: Value| {
        send(clerk.request(Method::POST, &format!("{path}/to-mediation")).header("if-match", revision(&visit).to_string()).json(&body))
    };
    turn(json!({ "room_id": room, "kind": "other" })).await.expect(422);
    turn(json!({ "room_id": room, "kind": "other", "facts": "账目不清", "parties": [{ "name": "某村民" }] })).await.expect(201);
    assert_eq!(mediator.get(&path).await.expect(200).json["restricted"], true);
    assert_eq!(mediator.post(&format!("{path}/reveal"), json!({ "reason": "看看" })).await.expect(403).code(), "not_allowed");
    let cases = mediator.get("/cases").await.expect(200);
    assert!(!cases.text.contains("检举") && !cases.text.contains("王五"), "{}", cases.text);
}

/// Words that stand nowhere but in the accusation.
const SECRETS: [&str; 6] = ["密报甲", "密情乙", "密名丙", "密址丁", "密办戊", "密果己"];

/// An accusation with progress, turned to a case of the room, and an ordinary visit from the same phone.
struct Accused {
    visit: Value,
    case: String,
    ordinary: String,
    room: String,
}

async fn accused(town: &TestTown, clerk: &Actor) -> Accused {
    let room = town.room("红关村").await;
    let secret = json!({
        "class": "accusation", "subject": "密报甲", "summary": "密情乙", "persons_present": 7, "room_id": room,
        "handling": "assigned", "assigned_to": "密办戊", "result": "密果己", "finished_on": "2023-06-10",
        "visitors": [{ "name": "密名丙", "phone": "13900009999", "address": "密址丁" }],
    });
    let visit = made(clerk, "/petition-visits", with(visit_draft("2023-06-01"), secret)).await;
    let path = format!("/petition-visits/{}", id(&visit));
    let turn = json!({ "room_id": room, "kind": "other", "facts": "账目不清", "parties": [{ "name": "某村民" }] });
    let turned = clerk.request(Method::POST, &format!("{path}/to-mediation")).header("if-match", revision(&visit).to_string()).json(&turn);
    let case = id(&send(turned).await.expect(201).json).to_owned();
    let usual = json!({ "visitors": [{ "name": "密名丙", "phone": "13900009999" }], "room_id": room });
    let ordinary = made(clerk, "/petition-visits", with(visit_draft("2023-06-12"), usual)).await;
    Accused { visit: clerk.get(&path).await.expect(200).json, case, ordinary: id(&ordinary).to_owned(), room }
}

/// Every address that can be read, with everything in it that an accusation could stand in. An operation of the
/// contract that is not here fails the test that walks them.
fn addresses(of: &Accused, contract: &Value) -> Vec<String> {
    let (visit, case, room) = (id(&of.visit), &of.case, &of.room);
    let figures: Vec<&str> = fengqiao::figures::definitions::TABLE.iter().map(|figure| figure.code).collect();
    let mut all = Vec::new();
    for (path, operations) in contract["paths"].as_object().expect("paths") {
        if operations.get("get").is_none() {
            continue;
        }
        let path = path.trim_start_matches("/api/v1");
        let (collection, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
        match (collection, rest) {
            ("figures", "{code}/records") => all.extend(figures.iter().map(|code| format!("/figures/{code}/records?year=2023"))),
            ("figures", "table") => all.push("/figures/table?year=2023&measure=disputes_found&rows=kind&columns=room".to_owned()),
            ("figures", "seals/{year}" | "seals/{year}/differences") => all.push(path.replace("{year}", "2023")),
            ("figures", _) | ("calendar" | "screenings" | "reconciliation", "") => all.push(format!("{path}?year=2023")),
            ("exports", _) => {
                let year = if matches!(rest, "annual" | "screenings" | "platform-sheet") { "year=2023&" } else { "" };
                all.extend(["xlsx", "csv"].map(|format| format!("{path}?{year}format={format}")));
            }
            ("petition-visits", "") => {
                all.push(path.to_owned());
                all.extend(SECRETS.map(|secret| format!("{path}?q={secret}")));
                all.extend(["class=accusation", "leader=陈镇长"].map(|filter| format!("{path}?{filter}")));
            }
            ("petition-visits", _) => all.extend([visit, &of.ordinary].map(|id| path.replace("{id}", id))),
            ("cases", _) => all.push(path.replace("{id}", case).replace("{paper}", "application").replace("{child_id}", case)),
            ("rooms", "{id}") => all.push(path.replace("{id}", room)),
            ("screenings", _) => all.push(path.replace("{room_id}", room).replace("{half_month}", "2023-05-H2")),
            ("duty-roster", _) => all.push("/duty-roster?from=2023-06-01&to=2023-06-30".to_owned()),
            ("audit-events", _) => all.extend([path.to_owned(), format!("{path}?subject_id={visit}")]),
            _ => all.push(path.replace("{id}", visit)),
        }
    }
    all
}

/// Everything written in an answer; a workbook or a paper is opened first.
async fn told(actor: &Actor, address: &str) -> String {
    let answer = actor.request(Method::GET, address).send().await.expect("an answer");
    assert!(!answer.status().is_server_error(), "{address}: {}", answer.status());
    let bytes = answer.bytes().await.expect("all of it").to_vec();
    let Ok(mut package) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut text = String::new();
    for place in 0..package.len() {
        let mut part = Vec::new();
        package.by_index(place).expect("a part").read_to_end(&mut part).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

#[actix_web::test]
async fn no_address_tells_anything_of_an_accusation_to_those_it_is_closed_to() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let of = accused(&town, &clerk).await;
    let contract: Value = serde_json::from_str(include_str!("../../web/openapi.json")).expect("the contract");
    let addresses = addresses(&of, &contract);
    let mut leaks = Vec::new();
    let closed = [town.mediator("红关村").await, town.leader().await, town.admin().await, town.auditor().await, town.nobody()];
    for (role, actor) in ["mediator", "leader", "admin", "auditor", "nobody"].iter().zip(&closed) {
        for address in &addresses {
            let text = told(actor, address).await;
            // The ordinary visit is from the same person: their name alone is told by it.
            for secret in SECRETS.iter().filter(|secret| **secret != "密名丙" || address.contains(id(&of.visit))) {
                // A search repeats nothing of what was looked for.
                if text.contains(secret) {
                    leaks.push(format!("{role} reads {secret} at {address}"));
                }
            }
            if address.contains("/earlier") && address.contains(&of.ordinary) && text.contains(id(&of.visit)) {
                leaks.push(format!("{role} learns at {address} who made the accusation"));
            }
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
    let open = told(&clerk, &format!("/petition-visits/{}", id(&of.visit))).await;
    assert!(SECRETS.iter().all(|secret| open.contains(secret)), "the clerk reads all of it: {open}");
    assert!(told(&clerk, "/exports/petition-visits?format=xlsx").await.contains("密报甲"), "and exports it");
}

#[actix_web::test]
async fn sums_hold_for_those_an_accusation_is_closed_to() {
    let town = TestTown::new().await;
    let (clerk, auditor) = (town.clerk().await, town.auditor().await);
    accused(&town, &clerk).await;
    let of_visits = |all: &Value| -> Vec<(String, Value)> {
        let rows = all["figures"].as_array().expect("figures").iter();
        rows.map(|row| (row["code"].as_str().unwrap().to_owned(), row["value"].clone())).collect()
    };
    let (ours, theirs) = (clerk.get("/figures?year=2023").await.expect(200), auditor.get("/figures?year=2023").await.expect(200));
    assert_eq!(of_visits(&ours.json), of_visits(&theirs.json));
    for code in ["reception_persons", "reception_visits", "reception_group_visits", "reception_matters", "reception_people"] {
        let value = ours.json["figures"].as_array().unwrap().iter().find(|row| row["code"] == code).expect(code)["value"].as_i64();
        let records = auditor.get(&format!("/figures/{code}/records?year=2023")).await.expect(200).json;
        let counted = records["items"].as_array().expect("records").iter().map(|row| row["counts"].as_i64().expect("a number")).sum();
        assert_eq!(value, Some(counted), "{code}");
    }
}

#[actix_web::test]
async fn nothing_can_be_done_to_an_accusation_by_those_it_is_closed_to() {
    let town = TestTown::new().await;
    let (clerk, leader) = (town.clerk().await, town.leader().await);
    let of = accused(&town, &clerk).await;
    let path = format!("/petition-visits/{}", id(&of.visit));
    let seen = revision(&of.visit).to_string();
    for (method, address, body) in [
        (Method::PATCH, path.clone(), json!({ "subject": "改" })),
        (Method::POST, format!("{path}/withdraw"), json!({ "reason": "看看" })),
        (Method::POST, format!("{path}/reveal"), json!({ "reason": "看看" })),
        (Method::POST, format!("{path}/progress"), json!({ "answered_on": "2023-06-12" })),
        (Method::POST, format!("{path}/matter"), json!({ "visit_id": of.ordinary })),
        (Method::POST, format!("/petition-visits/{}/matter", of.ordinary), json!({ "visit_id": id(&of.visit) })),
        (Method::DELETE, format!("{path}/matter"), json!({})),
        (Method::POST, format!("{path}/to-mediation"), json!({ "room_id": of.room, "kind": "other" })),
    ] {
        let refused = send(leader.request(method.clone(), &address).header("if-match", &seen).json(&body)).await;
        assert!((400..500).contains(&refused.status), "{method} {address}: {} {}", refused.status, refused.text);
        assert!(SECRETS.iter().all(|secret| !refused.text.contains(secret)), "{method} {address}: {}", refused.text);
    }
    let after = clerk.get(&path).await.expect(200).json;
    assert_eq!(after, of.visit, "nothing was changed");
}
