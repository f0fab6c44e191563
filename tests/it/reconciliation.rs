//! The platform's entries beside the ledger: unique numbers, suggestions, confirmed and taken back matches.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{case_draft, entry_draft, id, made, revision, with};
use crate::support::{Actor, TestTown, send};

async fn settled(clerk: &Actor, room: &str) -> Value {
    let case = made(clerk, "/cases", case_draft(room, "2023-06-01")).await;
    let body = json!({ "settled_on": "2023-06-02", "form": "oral", "level": "village", "terms": "各退一步" });
    send(clerk.request(Method::POST, &format!("/cases/{}/settle", id(&case))).header("if-match", "1").json(&body)).await.expect(200).json
}

async fn counts(actor: &Actor) -> Vec<(String, i64)> {
    let sorted = actor.get("/reconciliation?year=2023").await.expect(200).json;
    let classes = sorted.as_object().expect("classes").iter();
    let counted = classes.map(|(class, of)| (class.clone(), of["count"].as_i64().expect("a count"))).filter(|(_, count)| *count > 0);
    counted.collect()
}

fn only(class: &str, count: i64) -> Vec<(String, i64)> {
    vec![(class.to_owned(), count)]
}

#[actix_web::test]
async fn a_pair_is_suggested_confirmed_and_taken_back() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = settled(&clerk, &room).await;
    assert_eq!(counts(&clerk).await, only("local_only", 1));
    let entry = made(&clerk, "/online-entries", with(entry_draft("P1", &room), json!({ "accepted_on": "2023-06-03" }))).await;
    let sorted = clerk.get("/reconciliation?year=2023").await.expect(200).json;
    let pair = &sorted["suggested"]["items"][0];
    assert_eq!((&pair["entry"]["id"], &pair["case"]["id"]), (&entry["id"], &case["id"]), "{sorted}");
    assert!(pair["score"].is_number(), "{pair}");
    let days = [&pair["entry"]["accepted_on"], &pair["case"]["accepted_on"]];
    assert_eq!(days, ["2023-06-03", "2023-06-02"], "the days compared are among what is told");
    assert_eq!(
        (&pair["reason"], &pair["reason_en"]),
        (&json!("同一调解室、双方姓名相同，受理日期相差 1 天"), &json!("Same room and names; accepted 1 day apart"))
    );
    let pair = json!({ "entry_id": entry["id"], "case_id": case["id"] });
    let matched = clerk.post("/reconciliation/matches", pair.clone()).await.expect(200).json;
    assert_eq!((&matched["case_id"], &matched["matched_by"]), (&case["id"], &json!("person")));
    assert_eq!(counts(&clerk).await, only("matched", 1));
    assert_eq!(clerk.post("/reconciliation/matches", pair).await.expect(409).code(), "already_matched");
    let read = clerk.get(&format!("/cases/{}", id(&case))).await.expect(200).json;
    assert_eq!(read["platform_nos"], json!(["P1"]));
    let path = format!("/online-entries/{}", id(&entry));
    clerk.patch(&path, revision(&matched), json!({ "case_id": null })).await.expect(200);
    assert_eq!(counts(&clerk).await, only("suggested", 1));
}

#[actix_web::test]
async fn what_is_days_apart_is_not_suggested() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    settled(&clerk, &room).await;
    made(&clerk, "/online-entries", with(entry_draft("P1", &room), json!({ "accepted_on": "2023-06-06" }))).await;
    let apart = counts(&clerk).await;
    assert_eq!(apart, [("platform_only".to_owned(), 1), ("local_only".to_owned(), 1)]);
}

#[actix_web::test]
async fn a_number_stands_once_in_a_platform() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    let again = clerk.post("/online-entries", entry_draft("P1", &room)).await;
    assert_eq!(again.faults(), [("/platform_no".to_owned(), "name_taken".to_owned())], "{}", again.text);
    made(&clerk, "/online-entries", with(entry_draft("P1", &room), json!({ "platform": "另一平台" }))).await;
}

#[actix_web::test]
async fn a_withdrawn_entry_is_neither_counted_nor_matched() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = settled(&clerk, &room).await;
    let entry = made(&clerk, "/online-entries", with(entry_draft("P1", &room), json!({ "accepted_on": "2023-06-02" }))).await;
    clerk.patch(&format!("/online-entries/{}", id(&entry)), 1, json!({ "state": "withdrawn" })).await.expect(200);
    assert_eq!(counts(&clerk).await, [("local_only".to_owned(), 1), ("withdrawn".to_owned(), 1)]);
    let pair = json!({ "entry_id": entry["id"], "case_id": case["id"] });
    assert_eq!(clerk.post("/reconciliation/matches", pair).await.expect(409).code(), "already_withdrawn");
}

#[actix_web::test]
async fn a_mediator_reconciles_the_own_room_by_sight_alone() {
    let town = TestTown::new().await;
    let (clerk, mediator) = (town.clerk().await, town.mediator("红关村").await);
    for name in ["红关村", "双平村"] {
        let room = town.room(name).await;
        settled(&clerk, &room).await;
        made(&clerk, "/online-entries", with(entry_draft(name, &room), json!({ "applicant": "别人" }))).await;
    }
    assert_eq!(counts(&mediator).await, [("platform_only".to_owned(), 1), ("local_only".to_owned(), 1)]);
    assert_eq!(counts(&clerk).await, [("platform_only".to_owned(), 2), ("local_only".to_owned(), 2)]);
}

#[actix_web::test]
async fn an_entry_is_not_given_to_a_case_that_counts_nowhere() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let reason = json!({ "on": "2023-06-02", "reason": "记重了" });
    send(clerk.request(Method::POST, &format!("/cases/{}/withdraw", id(&case))).header("if-match", "1").json(&reason)).await.expect(200);
    let entry = made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    let path = format!("/online-entries/{}", id(&entry));
    assert_eq!(clerk.patch(&path, revision(&entry), json!({ "case_id": case["id"] })).await.expect(409).code(), "already_withdrawn");
}
