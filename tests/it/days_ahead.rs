//! No record is dated after today, in whichever field; what may lie ahead may.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{case_draft, entry_draft, id, made, person_draft, revision, visit_draft, with};
use crate::support::{Actor, TestTown, send};

const TODAY: &str = "2023-06-15";
const TOMORROW: &str = "2023-06-16";

async fn change(actor: &Actor, method: Method, path: &str, seen: i64, body: Value) -> crate::support::Reply {
    send(actor.request(method, path).header("if-match", format!("\"{seen}\"")).json(&body)).await
}

#[actix_web::test]
async fn a_new_record_is_not_of_tomorrow() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let roles = |from: &str| json!({ "roles": [{ "role": "mediator", "from": from }] });
    let drafts = |day: &str| {
        [
            ("/cases", with(case_draft(&room, day), json!({})), "/found_on"),
            ("/petition-visits", visit_draft(day), "/received_on"),
            ("/petition-visits", with(visit_draft("2023-06-01"), json!({ "finished_on": day })), "/finished_on"),
            ("/online-entries", with(entry_draft(&format!("A{day}"), &room), json!({ "entered_on": day })), "/entered_on"),
            ("/online-entries", with(entry_draft(&format!("B{day}"), &room), json!({ "accepted_on": day })), "/accepted_on"),
            ("/people", with(person_draft("张三", &room), roles(day)), "/roles/0/from"),
            ("/rooms", json!({ "name": format!("新村{day}"), "short_name": day, "kind": "village", "opened_on": day }), "/opened_on"),
        ]
    };
    for (path, draft, pointer) in drafts(TOMORROW) {
        let refused = clerk.post(path, draft).await.expect(422);
        assert_eq!(refused.faults(), [(pointer.to_owned(), "in_the_future".to_owned())], "{path}");
    }
    for (path, draft, _) in drafts(TODAY) {
        clerk.post(path, draft).await.expect(201);
    }
}

#[actix_web::test]
async fn a_correction_is_not_of_tomorrow() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let roles = json!({ "roles": [{ "role": "mediator", "from": TOMORROW }] });
    for (path, draft, body, pointer) in [
        ("/cases", case_draft(&room, "2023-06-01"), json!({ "found_on": TOMORROW }), "/found_on"),
        ("/petition-visits", visit_draft("2023-06-01"), json!({ "received_on": TOMORROW }), "/received_on"),
        ("/petition-visits", visit_draft("2023-06-01"), json!({ "finished_on": TOMORROW }), "/finished_on"),
        ("/online-entries", entry_draft("A1", &room), json!({ "entered_on": TOMORROW }), "/entered_on"),
        ("/online-entries", entry_draft("A2", &room), json!({ "accepted_on": TOMORROW }), "/accepted_on"),
        ("/people", person_draft("张三", &room), roles, "/roles/0/from"),
    ] {
        let record = made(&clerk, path, draft).await;
        let refused = clerk.patch(&format!("{path}/{}", id(&record)), revision(&record), body).await.expect(422);
        assert_eq!(refused.faults(), [(pointer.to_owned(), "in_the_future".to_owned())], "{path}");
    }
}

#[actix_web::test]
async fn a_step_is_not_of_tomorrow() {
    let town = TestTown::new().await;
    let (clerk, room, other) = (town.clerk().await, town.room("红关村").await, town.room("双平村").await);
    let settle = |on: &str| json!({ "settled_on": on, "form": "written", "level": "village", "terms": "各退一步" });
    for (before, step, body, pointer) in [
        (vec![], "accept", json!({ "accepted_on": TOMORROW }), "/accepted_on"),
        (vec![], "decline", json!({ "on": TOMORROW, "ground": "not_civil", "routes_told": true }), "/on"),
        (vec![], "settle", settle(TOMORROW), "/settled_on"),
        (vec![], "end", json!({ "ended_on": TOMORROW, "ground": "refused", "routes_told": true }), "/ended_on"),
        (vec![], "withdraw", json!({ "on": TOMORROW, "reason": "登记错了" }), "/on"),
        (vec![], "move", json!({ "room_id": other, "on": TOMORROW, "reason": "登记错了" }), "/on"),
        (vec!["settle"], "close", json!({ "on": TOMORROW }), "/on"),
        (vec!["settle"], "reopen", json!({ "on": TOMORROW, "reason": "反悔" }), "/on"),
        (vec!["settle", "close"], "archive", json!({ "on": TOMORROW }), "/on"),
    ] {
        let mut case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
        for earlier in before {
            let body = if earlier == "settle" { settle("2023-06-02") } else { json!({ "on": "2023-06-02" }) };
            case = change(&clerk, Method::POST, &format!("/cases/{}/{earlier}", id(&case)), revision(&case), body).await.expect(200).json;
        }
        let refused = change(&clerk, Method::POST, &format!("/cases/{}/{step}", id(&case)), revision(&case), body).await;
        assert_eq!(refused.faults(), [(pointer.to_owned(), "in_the_future".to_owned())], "{step}: {}", refused.text);
    }
}

#[actix_web::test]
async fn nobody_can_have_stayed_away_tomorrow() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let roster = |day: &str, nobody_came: bool| json!({ "days": [{ "day": day, "planned_leader": "陈镇长", "nobody_came": nobody_came }] });
    let refused = clerk.put("/duty-roster", roster(TOMORROW, true)).await.expect(422);
    assert_eq!(refused.faults(), [("/days/0/nobody_came".to_owned(), "in_the_future".to_owned())]);
    clerk.put("/duty-roster", roster(TODAY, true)).await.expect(200);
    clerk.put("/duty-roster", roster("2023-12-01", false)).await.expect(200);
}

#[actix_web::test]
async fn what_is_planned_may_lie_ahead() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let term = json!({ "roles": [{ "role": "mediator", "from": "2023-01-01", "to": "2025-01-01" }] });
    made(&clerk, "/people", with(person_draft("张三", &room), term)).await;
    let case = made(&clerk, "/cases", case_draft(&room, TODAY)).await;
    let settle = json!({ "settled_on": TODAY, "form": "written", "level": "village", "terms": "分期付清", "perform_by": "2024-06-15", "performance": "not_due" });
    change(&clerk, Method::POST, &format!("/cases/{}/settle", id(&case)), 1, settle).await.expect(200);
}

#[actix_web::test]
async fn the_town_is_a_day_ahead_of_greenwich_in_the_night() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let clock = town.context.clock.clone();
    // Noon in the town is four o'clock in Greenwich; thirteen hours later it is one o'clock of the next day here.
    clock.set(clock.now() + chrono::Duration::hours(13));
    made(&clerk, "/cases", case_draft(&room, TOMORROW)).await;
}
