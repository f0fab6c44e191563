//! Taking back a report on the day it was signed: who may, until when, and what stands afterwards.

use chrono::NaiveDate;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::figure_of as value_of;
use crate::support::records::{case_draft, id, made, revision};
use crate::support::{Actor, Reply, TestTown, send};

async fn file(actor: &Actor, room: &str, half_month: &str, body: Value) -> Reply {
    actor.put(&format!("/screenings/{room}/{half_month}"), body).await
}

async fn retract(actor: &Actor, room: &str, half_month: &str) -> Reply {
    actor.post(&format!("/screenings/{room}/{half_month}/retract"), json!({})).await
}

async fn figure_of(actor: &Actor, year: i32, code: &str) -> i64 {
    value_of(actor, year, code).await.as_i64().expect("a count")
}

async fn report(actor: &Actor, room: &str, half_month: &str) -> Value {
    actor.get(&format!("/screenings/{room}/{half_month}")).await.expect(200).json
}

/// Makes the town's clock show a time of 2023 by the wall.
fn at(town: &TestTown, day: &str, hour: u32, minute: u32) {
    let local = day.parse::<NaiveDate>().ok().and_then(|day| day.and_hms_opt(hour, minute, 0)).expect("a moment");
    let clock = &town.context.clock;
    clock.set(clock.from_local(local));
}

#[actix_web::test]
async fn a_zero_report_signed_by_mistake_is_owed_again_and_stays_readable() {
    let town = TestTown::new().await;
    let (mediator, clerk, room) = (town.mediator("红关村").await, town.clerk().await, town.room("红关村").await);
    let before = figure_of(&clerk, 2023, "screening_filed").await;
    let filed = file(&mediator, &room, "2023-05-H2", json!({ "zero": true, "statement": "本半月未发现纠纷" })).await.expect(201);
    assert_eq!((&filed.json["may_retract"], figure_of(&clerk, 2023, "screening_filed").await), (&json!(true), before + 1));
    let back = retract(&mediator, &room, "2023-05-H2").await.expect(200).json;
    assert_eq!((&back["state"], &back["content"], &back["filed_at"]), (&json!("missing"), &Value::Null, &Value::Null));
    assert_eq!((&back["may_retract"], &back["contradicted"]), (&json!(false), &json!(false)));
    assert!(revision(&back) > revision(&filed.json), "what was seen before is out of date");
    let versions = report(&clerk, &room, "2023-05-H2").await["versions"].as_array().expect("versions").clone();
    assert_eq!((versions.len(), &versions[0]["statement"]), (1, &json!("本半月未发现纠纷")));
    assert!(versions[0]["retracted_at"].is_string(), "{versions:#?}");
    assert_eq!(figure_of(&clerk, 2023, "screening_filed").await, before);
    let case = made(&mediator, "/cases", case_draft(&room, "2023-05-20")).await;
    let anew = file(&mediator, &room, "2023-05-H2", json!({ "zero": false, "case_ids": [id(&case)] })).await.expect(201).json;
    let numbers: Vec<_> = anew["versions"].as_array().expect("versions").iter().map(|version| version["number"].as_i64()).collect();
    assert_eq!((numbers, &anew["state"], &anew["content"]), (vec![Some(1), Some(2)], &json!("late"), &json!("disputes")));
    assert_eq!(figure_of(&clerk, 2023, "screening_filed").await, before + 1);
}

#[actix_web::test]
async fn only_the_signer_takes_it_back_and_only_on_the_towns_same_day() {
    let town = TestTown::new().await;
    let (mediator, clerk, room) = (town.mediator("红关村").await, town.clerk().await, town.room("红关村").await);
    assert_eq!(retract(&mediator, &room, "2023-05-H2").await.expect(409).code(), "nothing_to_retract");
    at(&town, "2023-06-15", 23, 50);
    file(&mediator, &room, "2023-05-H2", json!({ "zero": true })).await.expect(201);
    assert_eq!(report(&clerk, &room, "2023-05-H2").await["may_retract"], false);
    assert_eq!(retract(&clerk, &room, "2023-05-H2").await.expect(409).code(), "not_the_signer");
    at(&town, "2023-06-16", 0, 5);
    assert_eq!(report(&mediator, &room, "2023-05-H2").await["may_retract"], false);
    let late = retract(&mediator, &room, "2023-05-H2").await.expect(409);
    assert_eq!((late.code(), &report(&mediator, &room, "2023-05-H2").await["content"]), ("retract_too_late", &json!("zero")));
    assert_eq!(retract(&mediator, &room, "2023-05-H1").await.expect(409).code(), "nothing_to_retract");
}

#[actix_web::test]
async fn a_correction_taken_back_leaves_the_report_before_it() {
    let town = TestTown::new().await;
    let (mediator, clerk, room) = (town.mediator("红关村").await, town.clerk().await, town.room("红关村").await);
    let first = file(&mediator, &room, "2023-05-H2", json!({ "zero": true })).await.expect(201).json;
    let case = made(&mediator, "/cases", case_draft(&room, "2023-05-16")).await;
    file(&clerk, &room, "2023-05-H2", json!({ "zero": false, "case_ids": [id(&case)] })).await.expect(200);
    assert_eq!(retract(&mediator, &room, "2023-05-H2").await.expect(409).code(), "not_the_signer");
    let back = retract(&clerk, &room, "2023-05-H2").await.expect(200).json;
    assert_eq!((&back["content"], &back["filed_at"], &back["contradicted"]), (&json!("zero"), &first["filed_at"], &json!(true)));
    let gone = retract(&mediator, &room, "2023-05-H2").await.expect(200).json;
    assert_eq!((&gone["state"], gone["versions"].as_array().map(Vec::len)), (&json!("missing"), Some(2)));
    let log = town.auditor().await.get("/audit-events").await.expect(200).json;
    let actions: Vec<_> = log["items"].as_array().expect("items").iter().filter_map(|event| event["action"].as_str()).collect();
    assert_eq!(actions.iter().filter(|action| **action == "retract_report").count(), 2, "{actions:?}");
}

#[actix_web::test]
async fn taking_back_twice_is_once_and_what_was_not_seen_is_refused() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let filed = file(&mediator, &room, "2023-05-H2", json!({ "zero": true })).await.expect(201).json;
    let path = format!("/screenings/{room}/2023-05-H2/retract");
    let asked = |seen: i64, key: &str| {
        let request = mediator.request(Method::POST, &path).header("if-match", format!("\"{seen}\""));
        send(request.header("idempotency-key", key.to_owned()).json(&json!({})))
    };
    assert_eq!(asked(revision(&filed) + 1, "a").await.expect(412).code(), "changed_meanwhile");
    let first = asked(revision(&filed), "b").await.expect(200);
    let again = asked(revision(&filed), "b").await.expect(200);
    assert_eq!(first.json, again.json);
    assert_eq!(asked(revision(&first.json), "c").await.expect(409).code(), "nothing_to_retract");
    let stale = mediator.request(Method::PUT, &format!("/screenings/{room}/2023-05-H2")).header("if-match", "\"1\"");
    send(stale.json(&json!({ "zero": true }))).await.expect(412);
}

#[actix_web::test]
async fn the_beginning_it_moved_goes_back_with_it() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let own = clerk.get("/towns").await.expect(200).json["items"][0].clone();
    clerk.patch(&format!("/towns/{}", id(&own)), revision(&own), json!({ "obligations_from": "2023-06-H1" })).await.expect(200);
    let beginning = async || clerk.get("/screenings?year=2023").await.expect(200).json["beginnings"][0]["obligations_from"].clone();
    file(&clerk, &room, "2023-02-H1", json!({ "zero": true })).await.expect(201);
    assert_eq!(beginning().await, "2023-02-H1");
    let back = retract(&clerk, &room, "2023-02-H1").await.expect(200).json;
    assert_eq!((beginning().await, &back["state"]), (json!("2023-06-H1"), &json!("before_start")));
}

#[actix_web::test]
async fn a_report_of_a_sealed_year_is_taken_back_for_a_reason_and_the_difference_is_named() {
    let town = TestTown::new().await;
    let room = town.room("红关村").await;
    at(&town, "2024-01-10", 12, 0);
    let (mediator, clerk) = (town.mediator("红关村").await, town.clerk().await);
    file(&mediator, &room, "2023-12-H2", json!({ "zero": true })).await.expect(201);
    clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(201);
    let refused = retract(&mediator, &room, "2023-12-H2").await.expect(422);
    assert_eq!(refused.faults(), [("/change_reason".to_owned(), "reason_required".to_owned())]);
    let path = format!("/screenings/{room}/2023-12-H2/retract");
    mediator.post(&path, json!({ "change_reason": "点错了" })).await.expect(200);
    let found = clerk.get("/figures/seals/2023/differences?limit=200").await.expect(200).json;
    let causes: Vec<_> = found["items"].as_array().expect("items").iter().filter_map(|item| item["cause"].as_str()).collect();
    assert_eq!(causes, ["report_retracted"], "{found:#}");
}
