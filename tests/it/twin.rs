//! A town that has nothing to do with its twin: whatever is read or done in one, no statement looks at the other, which
//! holds the same records under the same ids. On PostgreSQL alone, whose tables can be divided by town and tell who read them.

use fengqiao::imports::samples::WORKBOOKS;
use reqwest::Method;
use serde_json::{Value, json};

use crate::statements;
use crate::support::cases::{added, found, now, oral, step, stepped};
use crate::support::database::postgres;
use crate::support::pictures;
use crate::support::records::{case_draft, entry_draft, id, made, person_draft, revision, visit_draft, with};
use crate::support::uploads;
use crate::support::workbooks::{self, ledger};
use crate::support::{Actor, TestTown, send};

/// What is asked of every town on purpose: opening the database makes the index of letters and asks whether a town's words are in
/// it; a content that was removed is kept while any town still has it, for they lie in one folder; and both wait for all towns.
const ASKED_OF_EVERY_TOWN: &[&str] = &["audit_heads_twin 2 times", "case_attachments_twin 1 times", "search_rows_twin 2 times"];

#[actix_web::test]
async fn nothing_done_in_a_town_touches_its_twin() {
    if !postgres() {
        return;
    }
    let town = TestTown::with_a_twin().await;
    let clerk = town.clerk().await;
    statements::of_each_operation(&town).await;
    let case = a_case_with_everything(&town, &clerk).await;
    cases_that_meet(&town, &clerk).await;
    reception_and_reports(&town, &clerk).await;
    ledgers_taken_and_taken_back(&clerk).await;
    register(&town, &clerk).await;
    clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(201);
    let read = every_address(&town, &clerk, &case).await;
    assert!(read > 90, "{read} addresses");
    assert_eq!(town.touched_twin(), ASKED_OF_EVERY_TOWN);
}

/// Proves that the test can fail: who may read all towns reads the twin.
#[actix_web::test]
async fn a_reader_of_all_towns_touches_the_twin() {
    if !postgres() {
        return;
    }
    let town = TestTown::with_a_twin().await;
    let clerk = town.over_all(fengqiao::rights::Role::Clerk).await;
    clerk.get("/cases").await.expect(200);
    assert!(town.touched_twin().iter().any(|part| part.starts_with("cases_twin")));
}

async fn patched(actor: &Actor, path: &str, record: &Value, body: Value) -> Value {
    actor.patch(path, revision(record), body).await.expect(200).json
}

pub async fn a_case_with_everything(town: &TestTown, clerk: &Actor) -> Value {
    let case = found(clerk, &town.room("忠诚村").await, "2024-05-06", json!({ "amount_fen": 500_000 })).await;
    let path = format!("/cases/{}", id(&case));
    let party = id(&case["parties"][0]).to_owned();
    let reason = json!({ "reason": "核对身份" });
    clerk.post(&format!("/parties/{party}/reveal"), reason.clone()).await.expect(200);
    let case = stepped(clerk, &case, "accept", json!({ "accepted_on": "2024-05-07" })).await;
    let helper = added(clerk, &case, "participants", json!({ "name": "周某", "role": "lead_mediator" })).await;
    patched(clerk, &format!("{path}/participants/{}", id(&helper)), &helper, json!({ "name": "周某某" })).await;
    let meeting = added(clerk, &case, "meetings", json!({ "held_on": "2024-05-08", "place": "村委会", "record": "各让一步" })).await;
    patched(clerk, &format!("{path}/meetings/{}", id(&meeting)), &meeting, json!({ "place": "院坝" })).await;
    let transfer = json!({ "to": "court", "sent_on": "2024-05-09", "reason": "涉诉" });
    let transfer = added(clerk, &case, "transfers", transfer).await;
    patched(clerk, &format!("{path}/transfers/{}", id(&transfer)), &transfer, json!({ "reason": "已涉诉" })).await;
    let photo = uploads::upload(clerk, &case, uploads::form("photo", "现场.png", pictures::tiny_png())).await.expect(201).json;
    uploads::content(clerk, &photo["content"]).await;
    let scan = uploads::upload(clerk, &case, uploads::form("evidence", "协议.pdf", uploads::pdf("协议"))).await.expect(201).json;
    uploads::remove(clerk, &case, &scan, &format!("\"{}\"", revision(&scan))).await.expect(204);
    let written = json!({
        "settled_on": "2024-05-10", "form": "written", "level": "village", "terms": "赔偿五千元，分两期", "amount_fen": 500_000,
        "perform_by": "2024-06-30", "performance": "not_due",
    });
    let case = stepped(clerk, &now(clerk, &case).await, "settle", written).await;
    let case = stepped(clerk, &case, "reopen", json!({ "on": "2024-05-20", "reason": "一方反悔" })).await;
    let case = stepped(clerk, &case, "settle", oral("2024-05-28")).await;
    added(clerk, &case, "follow-ups", json!({ "visited_on": "2024-06-02", "method": "phone", "record": "已和好", "visitor": "周某" }))
        .await;
    stepped(clerk, &now(clerk, &case).await, "close", json!({ "on": "2024-06-03" })).await
}

pub async fn cases_that_meet(town: &TestTown, clerk: &Actor) {
    let (room, other_room) = (town.room("忠诚村").await, town.room("红关村").await);
    let one = found(clerk, &room, "2024-05-06", json!({})).await;
    let other = found(clerk, &room, "2024-05-07", json!({})).await;
    let third = found(clerk, &room, "2024-05-08", json!({})).await;
    clerk.post(&format!("/cases/{}/links", id(&one)), json!({ "case_id": id(&third), "relation": "related" })).await.expect(200);
    let merged = stepped(clerk, &one, "merge", json!({ "into": id(&other), "reason": "同一纠纷" })).await;
    stepped(clerk, &merged, "unmerge", json!({ "reason": "不是同一纠纷" })).await;
    let moved = stepped(clerk, &third, "move", json!({ "room_id": other_room, "on": "2024-06-04", "reason": "属地" })).await;
    let withdrawn = stepped(clerk, &moved, "withdraw", json!({ "on": "2024-06-05", "reason": "重复登记" })).await;
    let restored = stepped(clerk, &withdrawn, "restore", json!({ "reason": "撤错了" })).await;
    step(clerk, &restored, "decline", json!({ "on": "2024-06-06", "ground": "refused", "routes_told": true })).await.expect(200);
    clerk.post("/parties/lookup", json!({ "phone": "13812345678" })).await.expect(200);
}

pub async fn reception_and_reports(town: &TestTown, clerk: &Actor) {
    let leader = town.leader().await;
    let first = made(&leader, "/petition-visits", visit_draft("2024-06-03")).await;
    let second = made(&leader, "/petition-visits", visit_draft("2024-06-10")).await;
    let path = format!("/petition-visits/{}", id(&second));
    leader.post(&format!("{path}/matter"), json!({ "visit_id": id(&first) })).await;
    patched(&leader, &path, &leader.get(&path).await.expect(200).json, json!({ "summary": "已经解释" })).await;
    let mediator = town.mediator("红关村").await;
    let room = town.room("红关村").await;
    mediator.put(&format!("/screenings/{room}/2024-06-H1"), json!({ "zero": true })).await;
    clerk.post(&format!("/screenings/{room}/2024-04-H1/excuse"), json!({ "reason": "停电" })).await.expect(200);
    mediator.get(&format!("/screenings/{room}/2024-06-H1")).await.expect(200);
    let entry = made(clerk, "/online-entries", with(entry_draft("PT-9100", &room), json!({ "entered_on": "2024-06-05" }))).await;
    patched(clerk, &format!("/online-entries/{}", id(&entry)), &entry, json!({ "applicant": "张三丰" })).await;
    clerk.post("/reconciliation/reasons", json!({ "entry_id": id(&entry), "reason": "外镇的" })).await.expect(200);
    let days = json!({ "days": [{ "day": "2024-06-17", "planned_leader": "陈镇长" }] });
    clerk.put("/duty-roster", days).await.expect(200);
}

pub async fn ledgers_taken_and_taken_back(clerk: &Actor) {
    let preview = workbooks::upload(clerk, "cases", ledger(&[&[], &[("当事人（甲方）", "赵六")]])).await.expect(201).json;
    let import = workbooks::apply(clerk, &preview).await.expect(200).json;
    let newer = ledger(&[&[("涉及人数", "9人")], &[("当事人（甲方）", "赵六")]]);
    let changed = workbooks::upload(clerk, "cases", newer).await.expect(201).json;
    let changed = workbooks::apply(clerk, &changed).await.expect(200).json;
    for import in [changed, import] {
        clerk.post(&format!("/imports/{}/undo", id(&import)), json!({})).await.expect(200);
    }
    // The ledgers the town has had: nothing new, and everything is compared.
    for (kind, name, bytes) in WORKBOOKS {
        let kind = serde_json::to_value(kind).expect("a word");
        let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name((*name).to_owned());
        let form = reqwest::multipart::Form::new().text("kind", kind.as_str().expect("a word").to_owned()).part("file", part);
        let preview = send(clerk.request(Method::POST, "/imports").multipart(form)).await.expect(201).json;
        clerk.get(&format!("/imports/{}/errors.xlsx", id(&preview))).await;
    }
}

pub async fn register(town: &TestTown, clerk: &Actor) {
    let admin = town.admin().await;
    let room = town.room("忠诚村").await;
    let person = made(clerk, "/people", with(person_draft("郑某", &room), json!({ "phone": "13712345678" }))).await;
    let path = format!("/people/{}", id(&person));
    patched(clerk, &path, &person, json!({ "position_title": "组长" })).await;
    clerk.post(&format!("{path}/reveal"), json!({ "reason": "联系" })).await.expect(200);
    let at = format!("/rooms/{room}");
    patched(&admin, &at, &admin.get(&at).await.expect(200).json, json!({ "aliases": ["忠诚"] })).await;
    made(
        clerk,
        "/cases",
        with(
            case_draft(&room, "2024-06-03"),
            json!({ "participants": [{ "name": "郑某", "person_id": id(&person), "role": "legal_literate" }] }),
        ),
    )
    .await;
}

/// The id of the first record of a list.
async fn first(actor: &Actor, list: &str) -> String {
    actor.get(list).await.expect(200).json["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{list} is empty")).to_owned()
}

/// The parameters an address cannot do without.
fn required_query(operation: &Value) -> String {
    let required = operation["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["required"] == true);
    let query =
        required.filter(|parameter| parameter["in"] == "query").map(|parameter| match parameter["name"].as_str().expect("a name") {
            "format" => "format=xlsx".to_owned(),
            "measure" => "measure=resolutions".to_owned(),
            "rows" => "rows=room".to_owned(),
            "columns" => "columns=kind".to_owned(),
            name => format!("{name}=2023"),
        });
    query.collect::<Vec<_>>().join("&")
}

/// Reads whatever the contract offers to read, and returns how many addresses that were.
async fn every_address(town: &TestTown, clerk: &Actor, case: &Value) -> usize {
    let document: Value = serde_json::from_str(&fengqiao::server::openapi::as_json()).expect("JSON");
    let papers = document["components"]["schemas"]["Paper"]["enum"].as_array().expect("papers").clone();
    let codes: Vec<Value> = clerk.get("/figures?year=2023").await.expect(200).json["figures"]
        .as_array()
        .expect("figures")
        .iter()
        .map(|figure| figure["code"].clone())
        .collect();
    let ids = [
        ("accounts", first(&town.admin().await, "/accounts").await),
        ("cases", id(case).to_owned()),
        ("imports", first(clerk, "/imports").await),
        ("online-entries", first(clerk, "/online-entries").await),
        ("parties", id(&case["parties"][0]).to_owned()),
        ("people", first(clerk, "/people").await),
        ("petition-visits", first(clerk, "/petition-visits").await),
        ("rooms", first(clerk, "/rooms").await),
        ("towns", first(clerk, "/towns").await),
    ];
    let child = clerk.get(&format!("/cases/{}/attachments", id(case))).await.expect(200).json["items"][0]["id"].clone();
    let mut read = 0;
    for (template, operations) in document["paths"].as_object().expect("paths") {
        if operations["get"].is_null() {
            continue;
        }
        let path = template.strip_prefix("/api/v1").unwrap_or(template);
        let kind = path.split('/').nth(1).unwrap_or_default();
        let of_kind = ids.iter().find(|(name, _)| *name == kind).map_or("", |(_, id)| id);
        let path = path
            .replace("{id}", of_kind)
            .replace("{child_id}", child.as_str().unwrap_or_default())
            .replace("{room_id}", &ids[7].1)
            .replace("{half_month}", "2024-05-H2")
            .replace("{year}", "2023");
        let filled: Vec<String> = if path.contains("{paper}") {
            papers.iter().map(|paper| path.replace("{paper}", paper.as_str().expect("a paper"))).collect()
        } else if path.contains("{code}") {
            codes.iter().map(|code| path.replace("{code}", code.as_str().expect("a code"))).collect()
        } else {
            vec![path]
        };
        let query = required_query(&operations["get"]);
        for path in filled {
            let path = format!("{path}?{query}");
            let reader = if kind == "accounts" || kind == "settings" { &town.admin().await } else { clerk };
            let status = reader.request(Method::GET, &path).send().await.expect("an answer").status();
            // A paper of another kind of case, or a right of somebody else: refused, but looked at.
            assert!(status.as_u16() < 500, "{path}: {status}");
            read += usize::from(status.is_success());
        }
    }
    read
}
