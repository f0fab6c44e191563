//! What is due: each kind appears in its time, most urgent first, for whoever answers for it, and goes when it is done.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use crate::support::cases::{added, found, now, oral, step, stepped, written};
use crate::support::records::{id, with};
use crate::support::{Actor, TestTown};

/// Noon in the town.
fn noon(day: &str) -> NaiveDateTime {
    day.parse::<NaiveDate>().expect("a day").and_hms_opt(4, 0, 0).expect("a moment")
}

/// A town on a day, with its clerk and the room its stories happen in.
async fn town_on(day: &str) -> (TestTown, Actor, String) {
    let town = TestTown::new().await;
    town.context.clock.set(noon(day));
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    (town, clerk, room)
}

/// What is due to somebody: kind, day, days left.
async fn due(actor: &Actor) -> Vec<(String, String, i64)> {
    let page = actor.get("/reminders?limit=200").await.expect(200).json;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let row = |row: &Value| (text(&row["kind"]), text(&row["due_on"]), row["days_left"].as_i64().expect("days"));
    page["items"].as_array().expect("items").iter().map(row).collect()
}

fn rows(of: &[(&str, &str, i64)]) -> Vec<(String, String, i64)> {
    of.iter().map(|(kind, day, left)| ((*kind).to_owned(), (*day).to_owned(), *left)).collect()
}

fn signed(on: &str) -> Value {
    json!({ "signed": { "parties_on": on, "mediator_on": on, "seal_on": on } })
}

#[actix_web::test]
async fn mediation_is_due_a_month_after_acceptance_or_when_all_agreed() {
    let (town, clerk, room) = town_on("2023-06-15").await;
    let case = found(&clerk, &room, "2023-05-10", json!({})).await;
    assert_eq!(due(&clerk).await, [], "nothing is due before acceptance");
    let case = stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-05-18" })).await;
    assert_eq!(due(&clerk).await, rows(&[("mediation", "2023-06-18", 3)]));
    let longer = json!({ "agreed_on": "2023-06-15", "until_on": "2023-07-18", "agreed_by_all": true });
    let case = stepped(&clerk, &case, "extension", longer).await;
    assert_eq!(due(&clerk).await, []);
    for (today, left) in [("2023-07-10", None), ("2023-07-11", Some(7)), ("2023-07-18", Some(0)), ("2023-07-28", Some(-10))] {
        town.context.clock.set(noon(today));
        let clerk = town.clerk().await;
        let wanted: Vec<_> = left.into_iter().map(|left| ("mediation", "2023-07-18", left)).collect();
        assert_eq!(due(&clerk).await, rows(&wanted), "{today}");
    }
    let clerk = town.clerk().await;
    stepped(&clerk, &case, "end", json!({ "ended_on": "2023-07-28", "ground": "expired", "routes_told": true })).await;
    assert_eq!(due(&clerk).await, []);
}

#[actix_web::test]
async fn the_most_urgent_comes_first_for_the_room_and_for_the_town() {
    let (town, clerk, room) = town_on("2023-06-15").await;
    let other = town.room("双平村").await;
    for (room, day) in [(&room, "2023-05-20"), (&other, "2023-05-01"), (&room, "2023-04-20")] {
        let case = found(&clerk, room, day, json!({})).await;
        stepped(&clerk, &case, "accept", json!({ "accepted_on": day })).await;
    }
    let own = rows(&[("mediation", "2023-05-20", -26), ("mediation", "2023-06-20", 5)]);
    let all = rows(&[("mediation", "2023-05-20", -26), ("mediation", "2023-06-01", -14), ("mediation", "2023-06-20", 5)]);
    let (mediator, leader) = (town.mediator("红关村").await, town.leader().await);
    assert_eq!((due(&mediator).await, due(&clerk).await, due(&leader).await), (own, all.clone(), all));
    let there = clerk.get(&format!("/reminders?room_id={other}&include=total")).await.expect(200).json;
    assert_eq!((&there["total"], &there["items"][0]["names"]), (&json!(1), &json!(["张三", "李四"])));
    assert!(there["items"][0]["legal_basis"].as_str().is_some_and(|law| law.contains("人民调解")), "{there}");
    assert_eq!(mediator.get(&format!("/reminders?room_id={other}")).await.expect(404).code(), "not_found");
    assert_eq!(town.admin().await.get("/reminders").await.expect(403).code(), "not_allowed");
    let page = clerk.get("/reminders?limit=2").await.expect(200).json;
    let rest = clerk.get(&format!("/reminders?limit=2&cursor={}", page["next"].as_str().expect("more"))).await.expect(200).json;
    assert_eq!((page["items"].as_array().map(Vec::len), rest["items"].as_array().map(Vec::len)), (Some(2), Some(1)));
}

#[actix_web::test]
async fn parts_of_a_performance_are_due_one_after_the_other() {
    let (town, clerk, room) = town_on("2023-06-15").await;
    let parts = json!({
        "amount_fen": 600,
        "instalments": [
            { "due_on": "2023-06-10", "amount_fen": 100 }, { "due_on": "2023-06-20", "amount_fen": 200 },
            { "due_on": "2023-07-20", "amount_fen": 300 },
        ],
    });
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let case = stepped(&clerk, &case, "settle", with(written("2023-06-02"), parts)).await;
    assert_eq!(due(&clerk).await, rows(&[("performance", "2023-06-10", -5)]));
    let paid = |fen: i64| json!({ "on": "2023-06-15", "status": "partly", "amount_fen": fen });
    let case = stepped(&clerk, &case, "performance", paid(60)).await;
    assert_eq!(due(&clerk).await, rows(&[("performance", "2023-06-10", -5)]), "the first part is not paid in full");
    let case = stepped(&clerk, &case, "performance", paid(40)).await;
    assert_eq!(due(&clerk).await, rows(&[("performance", "2023-06-20", 5)]));
    let case = stepped(&clerk, &case, "performance", paid(200)).await;
    assert_eq!(due(&clerk).await, []);
    town.context.clock.set(noon("2023-07-20"));
    let clerk = town.clerk().await;
    assert_eq!(due(&clerk).await, rows(&[("performance", "2023-07-20", 0)]));
    let case = stepped(&clerk, &case, "close", json!({ "on": "2023-07-20" })).await;
    assert_eq!(due(&clerk).await, rows(&[("performance", "2023-07-20", 0)]), "closing does not pay");
    stepped(&clerk, &case, "performance", json!({ "on": "2023-07-20", "status": "performed", "amount_fen": 300 })).await;
    assert_eq!(due(&clerk).await, []);
}

#[actix_web::test]
async fn confirmation_can_be_applied_for_until_after_the_holiday() {
    let (town, clerk, room) = town_on("2023-09-30").await;
    let case = found(&clerk, &room, "2023-09-01", json!({})).await;
    let later = with(signed("2023-09-01"), json!({ "perform_by": "2023-12-31" }));
    let case = stepped(&clerk, &case, "settle", with(written("2023-09-01"), later)).await;
    let confirmation = |left| ("confirmation", "2023-10-07", left);
    // Thirty days end in the National Day week; the court is open again on Saturday the seventh. So is the visit due.
    assert_eq!(due(&clerk).await, rows(&[("follow_up", "2023-10-01", 1), confirmation(7)]));
    town.context.clock.set(noon("2023-10-08"));
    let clerk = town.clerk().await;
    assert_eq!(due(&clerk).await, rows(&[("follow_up", "2023-10-01", -7)]), "too late is nothing to do any more");
    town.context.clock.set(noon("2023-10-07"));
    let clerk = town.clerk().await;
    assert_eq!(due(&clerk).await, rows(&[("follow_up", "2023-10-01", -6), confirmation(0)]));
    stepped(&clerk, &case, "confirmation", json!({ "applied_on": "2023-10-07", "court": "云阳县人民法院" })).await;
    let visit = json!({ "visited_on": "2023-10-06", "method": "visit", "record": "正在履行" });
    added(&clerk, &case, "follow-ups", visit).await;
    assert_eq!(due(&clerk).await, []);
}

#[actix_web::test]
async fn a_follow_up_is_due_across_the_end_of_the_year() {
    let (town, clerk, room) = town_on("2023-12-20").await;
    let case = found(&clerk, &room, "2023-12-05", json!({})).await;
    let case = stepped(&clerk, &case, "settle", oral("2023-12-08")).await;
    assert_eq!(due(&clerk).await, []);
    town.context.clock.set(noon("2024-01-01"));
    let clerk = town.clerk().await;
    assert_eq!(due(&clerk).await, rows(&[("follow_up", "2024-01-07", 6)]));
    let before = json!({ "visited_on": "2023-12-06", "method": "phone", "record": "协议之前" });
    added(&clerk, &case, "follow-ups", before).await;
    assert_eq!(due(&clerk).await.len(), 1, "a visit before the agreement follows nothing up");
    let visit = json!({ "visited_on": "2024-01-01", "method": "phone", "record": "已和好" });
    let visit = added(&clerk, &case, "follow-ups", visit).await;
    assert_eq!(due(&clerk).await, []);
    clerk.delete(&format!("/cases/{}/follow-ups/{}", id(&case), id(&visit)), 1).await.expect(204);
    assert_eq!(due(&clerk).await.len(), 1);
}

#[actix_web::test]
async fn an_agreed_meeting_is_due_until_the_parties_meet_again() {
    let (town, clerk, room) = town_on("2023-06-15").await;
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let case = stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-06-01" })).await;
    let meeting = |on: &str, next: Option<&str>| json!({ "held_on": on, "place": "村委会", "record": "各执一词", "next_on": next });
    added(&clerk, &case, "meetings", meeting("2023-06-05", Some("2023-06-20"))).await;
    assert_eq!(due(&clerk).await, rows(&[("meeting", "2023-06-20", 5)]));
    // They met sooner than agreed, and agreed upon another day.
    added(&clerk, &case, "meetings", meeting("2023-06-12", Some("2023-06-21"))).await;
    assert_eq!(due(&clerk).await, rows(&[("meeting", "2023-06-21", 6)]));
    town.context.clock.set(noon("2023-06-23"));
    let clerk = town.clerk().await;
    assert_eq!(due(&clerk).await, rows(&[("meeting", "2023-06-21", -2)]));
    // And met later than agreed.
    added(&clerk, &case, "meetings", meeting("2023-06-23", None)).await;
    assert_eq!(due(&clerk).await, []);
    added(&clerk, &case, "meetings", meeting("2023-06-23", Some("2023-06-24"))).await;
    assert_eq!(due(&clerk).await.len(), 1);
    stepped(&clerk, &now(&clerk, &case).await, "settle", oral("2023-06-23")).await;
    assert_eq!(due(&clerk).await, [], "there is nothing left to meet about");
}

#[actix_web::test]
async fn a_body_that_was_handed_a_case_answers_in_time() {
    let (_town, clerk, room) = town_on("2023-06-15").await;
    let case = found(&clerk, &room, "2023-05-20", json!({})).await;
    let sent = json!({ "to": "court", "sent_on": "2023-06-01", "reason": "双方要求诉讼" });
    let sent = added(&clerk, &case, "transfers", sent).await;
    assert_eq!(due(&clerk).await, rows(&[("transfer", "2023-06-16", 1)]));
    let path = format!("/cases/{}/transfers/{}", id(&case), id(&sent));
    clerk.patch(&path, 1, json!({ "answer": "accepted", "answered_on": "2023-06-15" })).await.expect(200);
    assert_eq!(due(&clerk).await, []);
    clerk.patch(&path, 2, json!({ "answer": null, "answered_on": null })).await.expect(200);
    assert_eq!(due(&clerk).await.len(), 1);
    stepped(&clerk, &now(&clerk, &case).await, "withdraw", json!({ "on": "2023-06-15", "reason": "登记错了" })).await;
    assert_eq!(due(&clerk).await, []);
}

#[actix_web::test]
async fn an_agreement_that_no_longer_stands_reminds_of_nothing() {
    let (_town, clerk, room) = town_on("2023-06-15").await;
    let first = with(written("2023-05-20"), with(signed("2023-05-20"), json!({ "perform_by": "2023-06-10" })));
    let reopened = json!({ "on": "2023-06-11", "reason": "反悔" });
    for end in [
        ("settle", with(oral("2023-06-12"), json!({ "performance": "immediate" })), rows(&[])),
        ("end", json!({ "ended_on": "2023-06-12", "ground": "no_agreement", "routes_told": true }), rows(&[])),
    ] {
        let case = found(&clerk, &room, "2023-05-20", json!({})).await;
        let case = stepped(&clerk, &case, "settle", first.clone()).await;
        assert_eq!(due(&clerk).await.len(), 3, "performance, confirmation and visit");
        let case = stepped(&clerk, &case, "reopen", reopened.clone()).await;
        assert_eq!(due(&clerk).await, []);
        let case = stepped(&clerk, &case, end.0, end.1).await;
        assert_eq!(due(&clerk).await, end.2, "{}", end.0);
        let closed = step(&clerk, &case, "close", json!({ "on": "2023-06-13" })).await.expect(200).json;
        assert_eq!((due(&clerk).await, &closed["stage"]), (end.2, &json!("closed")), "{}", end.0);
    }
}

#[actix_web::test]
async fn an_old_ledger_does_not_flood_the_list() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let open: i64 = clerk.get("/cases?stage=accepted&include=total").await.expect(200).json["total"].as_i64().expect("a total");
    let due = due(&clerk).await;
    assert!(due.iter().all(|(kind, ..)| kind == "mediation"), "{due:?}");
    assert!(i64::try_from(due.len()).is_ok_and(|number| number <= open), "{} of {open}", due.len());
}
