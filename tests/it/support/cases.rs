//! Cases brought to where a story needs them.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use super::records::{case_draft, id, made, revision, with};
use super::{Actor, Reply, TestTown, send};

/// Sends a command for a case seen as it is here.
pub async fn step(actor: &Actor, case: &Value, step: &str, body: Value) -> Reply {
    let address = format!("/cases/{}/{step}", id(case));
    send(actor.request(Method::POST, &address).header("if-match", format!("\"{}\"", revision(case))).json(&body)).await
}

/// The case after a command that is obeyed.
pub async fn stepped(actor: &Actor, case: &Value, name: &str, body: Value) -> Value {
    step(actor, case, name, body).await.expect(200).json
}

/// A new case of a room, found on a day, with other values for some fields.
pub async fn found(actor: &Actor, room: &str, found_on: &str, fields: Value) -> Value {
    made(actor, "/cases", with(case_draft(room, found_on), fields)).await
}

/// A child added to a case.
pub async fn added(actor: &Actor, case: &Value, kind: &str, draft: Value) -> Value {
    made(actor, &format!("/cases/{}/{kind}", id(case)), draft).await
}

/// The case as it is now.
pub async fn now(actor: &Actor, case: &Value) -> Value {
    actor.get(&format!("/cases/{}", id(case))).await.expect(200).json
}

/// An oral agreement, performed at once.
pub fn oral(on: &str) -> Value {
    json!({ "settled_on": on, "form": "oral", "level": "village", "terms": "各退一步" })
}

/// A written agreement.
pub fn written(on: &str) -> Value {
    json!({ "settled_on": on, "form": "written", "level": "village", "terms": "各退一步" })
}

/// Changes one setting, as the administrator does.
pub async fn set(town: &TestTown, name: &str, value: Value) {
    let admin = town.admin().await;
    let seen = admin.get("/settings").await.expect(200);
    let seen = seen.header("etag").trim_matches('"').parse().expect("a revision");
    admin.patch("/settings", seen, json!({ name: value })).await.expect(200);
}

/// The codes of the rules that were not kept.
pub fn warnings(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().into_iter().flatten().filter_map(|row| row["code"].as_str()).collect()
}

/// Every figure of 2023 with its breakdowns, by code.
pub async fn figures(actor: &Actor) -> BTreeMap<String, Value> {
    let report = actor.get("/figures?year=2023").await.expect(200).json;
    let all = report["figures"].as_array().expect("figures");
    all.iter().map(|row| (row["code"].as_str().expect("a code").to_owned(), row.clone())).collect()
}

/// The value of one figure of a year.
pub async fn figure_of(actor: &Actor, year: i32, code: &str) -> Value {
    let report = actor.get(&format!("/figures?year={year}&breakdown=false")).await.expect(200).json;
    let all = report["figures"].as_array().expect("figures");
    all.iter().find(|row| row["code"] == code).expect("the figure")["value"].clone()
}

/// The value of one figure of 2023.
pub async fn figure(actor: &Actor, code: &str) -> Value {
    figures(actor).await[code]["value"].clone()
}
