//! The half-month reports: what a room files, what is refused, and what the grid makes of it.

use serde_json::{Value, json};

use crate::support::records::{case_draft, id, made};
use crate::support::{Actor, Neighbour, Reply, TestTown};

async fn file(actor: &Actor, room: &str, half_month: &str, body: Value) -> Reply {
    actor.put(&format!("/screenings/{room}/{half_month}"), body).await
}

async fn cell(actor: &Actor, room: &str, half_month: &str) -> Value {
    let grid = actor.get(&format!("/screenings?year=2023&room_id={room}")).await.expect(200).json;
    let cells = grid["rooms"][0]["cells"].as_array().expect("cells");
    cells.iter().find(|cell| cell["half_month"] == half_month).expect("the half-month").clone()
}

#[actix_web::test]
async fn a_zero_report_needs_that_nothing_was_found() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = made(&mediator, "/cases", case_draft(&room, "2023-05-20")).await;
    let refused = file(&mediator, &room, "2023-05-H2", json!({ "zero": true })).await.expect(409);
    assert_eq!((refused.code(), &refused.json["cases"][0]["id"]), ("cases_found", &case["id"]), "{}", refused.text);
    let filed = file(&mediator, &room, "2023-05-H1", json!({ "zero": true })).await.expect(201);
    assert_eq!((&filed.json["content"], &filed.json["disputes"], &filed.json["state"]), (&json!("zero"), &json!(0), &json!("late")));
}

#[actix_web::test]
async fn a_report_lists_exactly_what_was_found() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let first = made(&mediator, "/cases", case_draft(&room, "2023-05-20")).await;
    let second = made(&mediator, "/cases", case_draft(&room, "2023-05-31")).await;
    made(&mediator, "/cases", case_draft(&room, "2023-06-01")).await;
    for stale in [json!([]), json!([first["id"]]), json!([first["id"], second["id"], uuid::Uuid::new_v4()])] {
        let refused = file(&mediator, &room, "2023-05-H2", json!({ "zero": false, "case_ids": stale })).await.expect(409);
        assert_eq!((refused.code(), refused.json["current"].as_array().map(Vec::len)), ("list_changed", Some(2)), "{}", refused.text);
    }
    file(&mediator, &room, "2023-05-H2", json!({ "zero": false })).await.expect(422);
    let listed = json!({ "zero": false, "case_ids": [second["id"], first["id"]], "device_time": "2023-06-15T11:58:00+08:00" });
    let filed = file(&mediator, &room, "2023-05-H2", listed.clone()).await.expect(201);
    assert_eq!((&filed.json["disputes"], &filed.json["contradicted"]), (&json!(2), &json!(false)));
    assert_eq!(filed.json["versions"][0]["device_time"], "2023-06-15T03:58:00.000Z");
}

#[actix_web::test]
async fn the_same_report_again_is_no_new_version_and_another_is() {
    let town = TestTown::new().await;
    let (mediator, clerk, room) = (town.mediator("红关村").await, town.clerk().await, town.room("红关村").await);
    let zero = json!({ "zero": true, "statement": "本半月未发现纠纷" });
    let first = file(&mediator, &room, "2023-05-H2", zero.clone()).await.expect(201);
    let again = file(&mediator, &room, "2023-05-H2", zero).await.expect(200);
    assert_eq!(again.json["versions"].as_array().map(Vec::len), Some(1));
    assert_eq!(first.json["filed_at"], again.json["filed_at"]);
    let case = made(&mediator, "/cases", case_draft(&room, "2023-05-16")).await;
    assert_eq!(cell(&clerk, &room, "2023-05-H2").await["contradicted"], true, "a case came later");
    let corrected = file(&clerk, &room, "2023-05-H2", json!({ "zero": false, "case_ids": [id(&case)] })).await.expect(200);
    assert_eq!(corrected.json["versions"].as_array().map(Vec::len), Some(2));
    assert_eq!((&corrected.json["contradicted"], &corrected.json["state"]), (&json!(false), &first.json["state"]));
    assert_ne!(corrected.json["versions"][1]["signer"], corrected.json["versions"][0]["signer"]);
    assert_eq!(cell(&mediator, &room, "2023-05-H2").await["disputes"], 1);
}

#[actix_web::test]
async fn late_is_judged_by_our_clock_and_before_the_end_nothing_is_taken() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let zero = || json!({ "zero": true, "device_time": "2023-06-16T08:00:00+08:00" });
    let early = file(&mediator, &room, "2023-06-H1", zero()).await.expect(409);
    assert_eq!(early.code(), "period_not_over");
    let clock = town.context.clock.clone();
    let noon = clock.now();
    assert_eq!(cell(&mediator, &room, "2023-06-H1").await["state"], "not_due");
    clock.set(noon + chrono::Duration::days(2));
    assert_eq!(cell(&mediator, &room, "2023-06-H1").await["state"], "due");
    assert_eq!(file(&mediator, &room, "2023-06-H1", zero()).await.expect(201).json["state"], "on_time");
    clock.set(noon + chrono::Duration::days(18));
    assert_eq!(cell(&mediator, &room, "2023-06-H2").await["state"], "missing");
    assert_eq!(file(&mediator, &room, "2023-06-H2", zero()).await.expect(201).json["state"], "late");
}

#[actix_web::test]
async fn an_excuse_stands_until_a_report_comes() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let excused = clerk.post(&format!("/screenings/{room}/2023-05-H2/excuse"), json!({ "reason": "洪水" })).await.expect(200);
    assert_eq!((&excused.json["state"], &excused.json["excuse"]), (&json!("excused"), &json!("洪水")));
    assert_eq!(file(&clerk, &room, "2023-05-H2", json!({ "zero": true })).await.expect(201).json["state"], "late");
}

#[actix_web::test]
async fn what_is_not_owed_cannot_be_filed() {
    let town = TestTown::new().await;
    let (clerk, own) = (town.clerk().await, town.room("平安镇调解室").await);
    assert_eq!(file(&clerk, &own, "2023-05-H2", json!({ "zero": true })).await.expect(409).code(), "not_owed");
    let room = town.room("红关村").await;
    for half_month in ["2023-13-H1", "2023-05-H3", "2023-05", "x"] {
        assert_eq!(file(&clerk, &room, half_month, json!({ "zero": true })).await.status, 404, "{half_month}");
    }
}

#[actix_web::test]
async fn a_room_opened_in_the_year_owes_from_then_on() {
    let town = TestTown::new().await;
    let (clerk, neighbour) = (town.clerk().await, Neighbour::of(&town).await);
    let room = made(&clerk, "/rooms", json!({ "name": "新村", "kind": "village", "opened_on": "2023-04-16" })).await;
    let grid = clerk.get(&format!("/screenings?year=2023&room_id={}", id(&room))).await.expect(200).json;
    let cells = grid["rooms"][0]["cells"].as_array().expect("cells");
    assert_eq!((cells.len(), &cells[0]["half_month"]), (17, &json!("2023-04-H2")));
    assert_eq!(grid["totals"]["expected"], 3, "{}", grid["totals"]);
    let figures = clerk.get(&format!("/figures?year=2023&room_id={}", id(&room))).await.expect(200).json;
    let expected = figures["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == "screening_expected");
    assert_eq!(expected.expect("the figure")["value"], 3);
    assert_eq!(neighbour.clerk.get("/screenings?year=2023").await.expect(200).json["rooms"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn a_withdrawn_case_was_not_found() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = made(&mediator, "/cases", case_draft(&room, "2023-05-20")).await;
    file(&mediator, &room, "2023-05-H2", json!({ "zero": false, "case_ids": [id(&case)] })).await.expect(201);
    let path = format!("/cases/{}/withdraw", id(&case));
    let body = json!({ "on": "2023-06-15", "reason": "登记错了" });
    crate::support::send(mediator.request(reqwest::Method::POST, &path).header("if-match", "1").json(&body)).await.expect(200);
    let after = cell(&mediator, &room, "2023-05-H2").await;
    assert_eq!((&after["disputes"], &after["contradicted"]), (&json!(0), &json!(true)));
    file(&mediator, &room, "2023-05-H2", json!({ "zero": true })).await.expect(200);
}
