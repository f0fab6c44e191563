//! What becomes of a visit after the desk: the statutory clocks, who came before about the same matter, and how it counts.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{id, made, revision, visit_draft, with};
use crate::support::{Actor, Reply, TestTown, send};

async fn command(actor: &Actor, visit: &Value, name: &str, body: Value) -> Reply {
    let path = format!("/petition-visits/{}/{name}", id(visit));
    send(actor.request(Method::POST, &path).header("if-match", format!("\"{}\"", revision(visit))).json(&body)).await
}

/// The clocks of a visit: what, until when, done when.
async fn clocks(actor: &Actor, visit: &Value) -> Vec<(String, Value, Value)> {
    let page = actor.get(&format!("/petition-visits/{}/clocks", id(visit))).await.expect(200).json;
    let clock = |row: &Value| (row["kind"].as_str().expect("a kind").to_owned(), row["due_on"].clone(), row["done_on"].clone());
    page["items"].as_array().expect("clocks").iter().map(clock).collect()
}

async fn value_of(actor: &Actor, code: &str) -> i64 {
    let figures = actor.get("/figures?year=2023").await.expect(200).json;
    let found = figures["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == code).expect(code).clone();
    found["value"].as_i64().expect("a number")
}

#[actix_web::test]
async fn each_clock_starts_with_its_day_and_ends_with_its_own() {
    let town = TestTown::new().await;
    let leader = town.leader().await;
    let visit = made(&leader, "/petition-visits", with(visit_draft("2023-03-01"), json!({ "handling": "accepted" }))).await;
    assert_eq!(
        clocks(&leader, &visit).await,
        [("notice".to_owned(), json!("2023-03-16"), Value::Null), ("finish".to_owned(), json!("2023-04-30"), Value::Null)]
    );
    let told = command(&leader, &visit, "progress", json!({ "notified_on": "2023-03-10", "accepted_on": "2023-03-05" })).await;
    let visit = told.expect(200).json;
    let extended = json!({ "extension_days": 30, "extension_reason": "需要鉴定", "extension_approved_by": "陈镇长" });
    let visit = command(&leader, &visit, "progress", extended).await.expect(200).json;
    let asked = json!({
        "forwarded_notice_on": "2023-04-27", "opinion_received_on": "2023-05-01", "reexamination_requested_on": "2023-05-20",
        "reexamination_decided_on": "2023-06-01",
    });
    let visit = command(&leader, &visit, "progress", asked).await.expect(200).json;
    let due: Vec<(String, Value)> = clocks(&leader, &visit).await.into_iter().map(|(kind, due, _)| (kind, due)).collect();
    // Five working days over the May holiday: 28 April, then 4, 5, 6 (a Saturday that was worked) and 8 May.
    let wanted = [
        ("notice", "2023-03-16"),
        ("objection", "2023-05-08"),
        ("finish", "2023-06-03"),
        ("reexamination_request", "2023-05-31"),
        ("reexamination", "2023-06-19"),
        ("review_request", "2023-07-01"),
    ];
    assert_eq!(due, wanted.map(|(kind, day)| (kind.to_owned(), json!(day))));
    assert_eq!(visit["progress"]["extension_reason"], "需要鉴定");
}

#[actix_web::test]
async fn a_clock_over_a_year_nobody_entered_is_not_guessed() {
    let town = TestTown::new().await;
    town.context.clock.set(chrono::NaiveDate::from_ymd_opt(2031, 1, 5).unwrap().and_hms_opt(4, 0, 0).unwrap());
    let leader = town.leader().await;
    let visit = made(&leader, "/petition-visits", with(visit_draft("2030-12-30"), json!({ "handling": "assigned" }))).await;
    let visit = command(&leader, &visit, "progress", json!({ "forwarded_notice_on": "2030-12-30" })).await.expect(200).json;
    let all = clocks(&leader, &visit).await;
    assert_eq!(all[0], ("notice".to_owned(), json!("2031-01-14"), Value::Null), "calendar days run across the year's end");
    assert_eq!(all[1], ("objection".to_owned(), Value::Null, Value::Null));
}

#[actix_web::test]
async fn progress_runs_forwards_and_an_extension_says_why_and_by_whom() {
    let town = TestTown::new().await;
    let leader = town.leader().await;
    let visit = made(&leader, "/petition-visits", with(visit_draft("2023-06-01"), json!({ "handling": "accepted" }))).await;
    let wrong =
        json!({ "notified_on": "2023-05-30", "accepted_on": "2023-06-16", "extension_days": 31, "review_decided_on": "2023-06-10" });
    let refused = command(&leader, &visit, "progress", wrong).await.expect(422);
    let fault = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    assert_eq!(
        refused.faults(),
        [
            fault("/accepted_on", "in_the_future"),
            fault("/extension_approved_by", "required"),
            fault("/extension_days", "out_of_range"),
            fault("/extension_reason", "reason_required"),
            fault("/notified_on", "wrong_order"),
            fault("/review_decided_on", "wrong_order"),
        ],
        "{}",
        refused.text
    );
    let blind = send(leader.request(Method::POST, &format!("/petition-visits/{}/progress", id(&visit))).json(&json!({}))).await;
    assert_eq!(blind.status, 428);
}

#[actix_web::test]
async fn what_binds_the_town_is_listed_by_urgency_until_it_is_done() {
    let town = TestTown::new().await;
    let (leader, clerk) = (town.leader().await, town.clerk().await);
    let late = made(&leader, "/petition-visits", with(visit_draft("2023-05-20"), json!({ "handling": "forwarded" }))).await;
    let soon = made(&leader, "/petition-visits", with(visit_draft("2023-06-05"), json!({ "handling": "assigned" }))).await;
    made(&leader, "/petition-visits", visit_draft("2023-05-20")).await;
    let due = clerk.get("/petition-visits-due").await.expect(200).json;
    let rows: Vec<_> = due["items"].as_array().unwrap().iter().map(|row| (row["visit_id"].clone(), row["days_left"].as_i64())).collect();
    assert_eq!(rows, [(late["id"].clone(), Some(-11)), (soon["id"].clone(), Some(5))], "{due}");
    assert!(due["items"][0]["legal_basis"].as_str().unwrap().contains("信访工作条例"));
    command(&leader, &late, "progress", json!({ "notified_on": "2023-06-15" })).await.expect(200);
    assert_eq!(clerk.get("/petition-visits-due").await.expect(200).json["items"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn one_matter_three_visits_and_each_count_is_right() {
    let town = TestTown::new().await;
    let leader = town.leader().await;
    let draft = |on: &str, name: &str, phone: &str, persons: i64| {
        with(visit_draft(on), json!({ "persons_present": persons, "visitors": [{ "name": name, "phone": phone }] }))
    };
    let first = made(&leader, "/petition-visits", draft("2023-03-01", "王五", "13912345678", 2)).await;
    let again = made(&leader, "/petition-visits", draft("2023-04-01", "王伍", "13912345678", 3)).await;
    let other = made(&leader, "/petition-visits", draft("2023-05-01", "赵六", "13900000001", 1)).await;
    let suggested = leader.get(&format!("/petition-visits/{}/earlier", id(&again))).await.expect(200).json;
    assert_eq!(suggested["items"].as_array().unwrap().iter().map(|visit| &visit["id"]).collect::<Vec<_>>(), [&first["id"]]);
    assert_eq!(
        (value_of(&leader, "reception_matters").await, value_of(&leader, "reception_people").await),
        (3, 2),
        "suggested is not yet linked; the phone tells that 王伍 is 王五"
    );
    let backwards = command(&leader, &first, "matter", json!({ "visit_id": again["id"] })).await.expect(422);
    assert_eq!(backwards.faults(), [("/visit_id".to_owned(), "wrong_order".to_owned())]);
    let linked = command(&leader, &again, "matter", json!({ "visit_id": first["id"] })).await.expect(200).json;
    assert_eq!((&linked["matter_id"], &linked["occurrence"]), (&first["id"], &json!("repeat")));
    command(&leader, &other, "matter", json!({ "visit_id": again["id"] })).await.expect(200);
    let counted = [
        value_of(&leader, "reception_matters").await,
        value_of(&leader, "reception_visits").await,
        value_of(&leader, "reception_persons").await,
        value_of(&leader, "reception_people").await,
    ];
    assert_eq!(counted, [1, 3, 6, 2], "件, 批次, 人次, 人");
    leader.delete(&format!("/petition-visits/{}/matter", id(&again)), revision(&linked)).await.expect(204);
    assert_eq!(value_of(&leader, "reception_matters").await, 2);
}

#[actix_web::test]
async fn of_an_accusation_nothing_leaks_by_any_of_these_addresses() {
    let town = TestTown::new().await;
    let (clerk, leader, auditor) = (town.clerk().await, town.leader().await, town.auditor().await);
    let draft = with(
        visit_draft("2023-06-01"),
        json!({ "class": "accusation", "handling": "assigned", "leader": "别的领导", "subject": "举报村干部甲", "visitors": [{ "name": "举报人乙" }] }),
    );
    let secret = made(&clerk, "/petition-visits", draft).await;
    let open = made(&clerk, "/petition-visits", with(visit_draft("2023-06-02"), json!({ "visitors": [{ "name": "举报人乙" }] }))).await;
    command(&clerk, &secret, "progress", json!({ "answer": "已转纪委" })).await.expect(200);
    for reader in [&leader, &auditor] {
        for path in [
            format!("/petition-visits/{}", id(&secret)),
            format!("/petition-visits/{}/clocks", id(&secret)),
            format!("/petition-visits/{}/earlier", id(&open)),
            format!("/petition-visits/{}/earlier", id(&secret)),
            "/petition-visits".to_owned(),
            "/petition-visits-due".to_owned(),
            "/exports/petition-visits?format=csv".to_owned(),
            "/figures/reception_persons/records?year=2023".to_owned(),
            "/figures/reception_matters/records?year=2023".to_owned(),
            "/figures/reception_people/records?year=2023".to_owned(),
        ] {
            let reply = reader.get(&path).await;
            assert!(!reply.text.contains("村干部甲") && !reply.text.contains("已转纪委"), "{path}: {}", reply.text);
            // The open visit names the same person, which everybody may read; the person counts with the visit before it.
            let shown = path == "/petition-visits" || ["exports", "persons", "matters"].iter().any(|part| path.contains(part));
            assert_eq!(reply.text.matches("举报人乙").count(), usize::from(shown), "{path}");
        }
    }
    let sums = leader.get("/exports/petition-visits?format=csv").await.expect(200).text;
    assert_eq!(sums.lines().count(), 3, "the line is there, so that sums hold");
}
