//! Receptions: what is needed, what follows from them, how they become cases, how they are taken back.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{id, made, revision, visit_draft, with};
use crate::support::{Actor, Reply, TestTown, send};

async fn command(actor: &Actor, visit: &Value, name: &str, body: Value) -> Reply {
    let path = format!("/petition-visits/{}/{name}", id(visit));
    send(actor.request(Method::POST, &path).header("if-match", format!("\"{}\"", revision(visit))).json(&body)).await
}

async fn value_of(actor: &Actor, code: &str) -> Value {
    let figures = actor.get("/figures?year=2023").await.expect(200).json;
    figures["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == code).expect(code)["value"].clone()
}

#[actix_web::test]
async fn how_many_came_is_never_guessed() {
    let town = TestTown::new().await;
    let leader = town.leader().await;
    let mut draft = visit_draft("2023-06-01");
    draft.as_object_mut().expect("a draft").shift_remove("persons_present");
    let refused = leader.post("/petition-visits", draft).await.expect(422);
    assert_eq!(refused.faults(), [("/persons_present".to_owned(), "required".to_owned())]);
}

#[actix_web::test]
async fn a_leaders_own_name_and_the_time_limits_follow() {
    let town = TestTown::new().await;
    let leader = town.leader().await;
    let name = leader.get("/session").await.expect(200).json["account"]["display_name"].clone();
    let mut draft = with(visit_draft("2023-06-01"), json!({ "handling": "accepted", "persons_present": 5 }));
    draft.as_object_mut().expect("a draft").shift_remove("leader");
    let visit = made(&leader, "/petition-visits", draft).await;
    assert_eq!((&visit["leader"], &visit["notify_by"], &visit["finish_by"]), (&name, &json!("2023-06-16"), &json!("2023-07-31")));
    assert_eq!((value_of(&leader, "reception_persons").await, value_of(&leader, "reception_group_visits").await), (json!(5), json!(1)));
}

#[actix_web::test]
async fn a_visit_becomes_one_case_and_each_knows_the_other() {
    let town = TestTown::new().await;
    let (leader, mediator, room) = (town.leader().await, town.mediator("红关村").await, town.room("红关村").await);
    let visit = made(&leader, "/petition-visits", visit_draft("2023-06-01")).await;
    mediator.get(&format!("/petition-visits/{}", id(&visit))).await.expect(404);
    let turned = command(&leader, &visit, "to-mediation", json!({ "room_id": room, "kind": "neighbour" })).await.expect(201);
    let case = &turned.json;
    assert_eq!(turned.header("location"), format!("/api/v1/cases/{}", id(case)));
    assert_eq!(
        (&case["found_by"], &case["source"], &case["found_on"]),
        (&json!("reception"), &json!("referred_petition"), &json!("2023-06-01"))
    );
    assert_eq!(
        (&case["facts"], &case["parties"][0]["name"], &case["parties"][0]["phone"]),
        (&json!("反映院墙界线"), &json!("王五"), &json!("139****5678"))
    );
    assert_eq!(case["petition_visit_id"], visit["id"]);
    let now = mediator.get(&format!("/petition-visits/{}", id(&visit))).await.expect(200).json;
    assert_eq!((&now["case_id"], &now["handling"]), (&case["id"], &json!("to_mediation")));
    let again = command(&leader, &now, "to-mediation", json!({ "room_id": room, "kind": "neighbour" })).await.expect(409);
    assert_eq!(again.code(), "already_to_mediation");
    assert_eq!(value_of(&leader, "visits_to_mediation").await, json!(1));
}

#[actix_web::test]
async fn turning_a_visit_needs_the_revision_seen() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let visit = made(&clerk, "/petition-visits", visit_draft("2023-06-01")).await;
    let path = format!("/petition-visits/{}/to-mediation", id(&visit));
    let body = json!({ "room_id": room, "kind": "neighbour" });
    assert_eq!(clerk.post(&path, body.clone()).await.expect(428).code(), "revision_required");
    clerk.patch(&format!("/petition-visits/{}", id(&visit)), 1, json!({ "subject": "又说了几句" })).await.expect(200);
    let stale = command(&clerk, &visit, "to-mediation", body).await.expect(412);
    assert_eq!(stale.json["current"]["subject"], "又说了几句");
}

#[actix_web::test]
async fn a_withdrawn_visit_counts_nowhere_and_stays_listed() {
    let town = TestTown::new().await;
    let (leader, room) = (town.leader().await, town.room("红关村").await);
    let visit = made(&leader, "/petition-visits", visit_draft("2023-06-01")).await;
    assert_eq!(value_of(&leader, "reception_days").await, json!(1));
    let withdrawn = command(&leader, &visit, "withdraw", json!({ "reason": "记重了" })).await.expect(200).json;
    assert_eq!(withdrawn["withdrawn"], "记重了");
    for code in ["reception_persons", "reception_visits", "reception_days"] {
        assert_eq!(value_of(&leader, code).await, json!(0), "{code}");
    }
    assert_eq!(leader.get("/petition-visits").await.expect(200).json["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(command(&leader, &withdrawn, "withdraw", json!({ "reason": "再撤" })).await.expect(409).code(), "already_withdrawn");
    let turned = command(&leader, &withdrawn, "to-mediation", json!({ "room_id": room, "kind": "other" })).await;
    assert_eq!((turned.status, turned.code()), (409, "already_withdrawn"));
    let patched = leader.patch(&format!("/petition-visits/{}", id(&visit)), revision(&withdrawn), json!({ "subject": "改" })).await;
    assert_eq!((patched.status, patched.code()), (409, "already_withdrawn"));
}

#[actix_web::test]
async fn the_list_is_found_by_day_leader_class_and_words() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    made(&clerk, "/petition-visits", visit_draft("2023-05-01")).await;
    let other = json!({ "leader": "李书记", "class": "consultation", "subject": "问养老金" });
    made(&clerk, "/petition-visits", with(visit_draft("2023-06-01"), other)).await;
    for (query, found) in [
        ("received_from=2023-05-02", 1),
        ("received_to=2023-05-31", 1),
        ("received_from=2023-05-01&received_to=2023-06-01", 2),
        ("leader=李书记", 1),
        ("class=request", 1),
        ("q=养老", 1),
        ("q=王五", 2),
        ("q=养老&class=request", 0),
    ] {
        let page = clerk.get(&format!("/petition-visits?include=total&{query}")).await.expect(200).json;
        assert_eq!((page["items"].as_array().map(Vec::len), &page["total"]), (Some(found), &json!(found)), "{query}");
    }
}

#[actix_web::test]
async fn a_signed_day_without_visitors_is_a_day_of_reception() {
    let town = TestTown::new().await;
    let (leader, clerk) = (town.leader().await, town.clerk().await);
    let days = json!({ "days": [
        { "day": "2023-06-12", "planned_leader": "陈镇长", "nobody_came": true },
        { "day": "2023-06-13", "planned_leader": "陈镇长", "actual_leader": "李书记", "swap_reason": "出差" },
        { "day": "2023-06-11", "planned_leader": "陈镇长", "nobody_came": true },
    ] });
    let kept = leader.put("/duty-roster?from=2023-06-01&to=2023-06-30", days).await.expect(200).json;
    assert_eq!(kept["items"].as_array().map(Vec::len), Some(3));
    assert!(kept["items"][1]["signed_by"].is_string(), "{kept}");
    // 11 June 2023 was a Sunday; the 13th only had somebody planned.
    assert_eq!(value_of(&clerk, "reception_days").await, json!(1));
    let fewer = json!({ "days": [{ "day": "2023-06-13", "planned_leader": "陈镇长" }] });
    clerk.put("/duty-roster?from=2023-06-01&to=2023-06-30", fewer).await.expect(200);
    assert_eq!(clerk.get("/duty-roster?from=2023-06-01&to=2023-06-30").await.expect(200).json["items"].as_array().map(Vec::len), Some(1));
}
