//! A figure may move by a change of another record: the difference stands under the record that was changed.

use reqwest::Method;
use serde_json::{Value, json};

use super::{after_the_year, causes, differences, sealed, settled};
use crate::support::cases::{now, set, stepped};
use crate::support::records::{entry_draft, id, made, person_draft, revision, visit_draft, with};
use crate::support::{Actor, TestTown, send};

async fn town_with(year_of: impl AsyncFn(&Actor, &str)) -> (TestTown, Actor, String) {
    let town = TestTown::new().await;
    let room = town.room("红关村").await;
    year_of(&town.clerk().await, &room).await;
    after_the_year(&town);
    let clerk = town.clerk().await;
    sealed(&clerk).await;
    (town, clerk, room)
}

fn codes(differences: &Value) -> Vec<&str> {
    let figures = differences["items"][0]["figures"].as_array().expect("figures").iter();
    figures.map(|figure| figure["code"].as_str().expect("a code")).collect()
}

async fn first(clerk: &Actor, path: &str) -> Value {
    clerk.get(path).await.expect(200).json["items"][0].clone()
}

#[actix_web::test]
async fn a_merger_is_one_difference_under_the_case_that_was_merged() {
    let (_town, clerk, _) = town_with(async |clerk, room| {
        settled(clerk, room, "2023-05-02").await;
        let late = settled(clerk, room, "2023-05-04").await;
        let entry = made(clerk, "/online-entries", entry_draft("R-1", room)).await;
        clerk.post("/reconciliation/matches", json!({ "entry_id": entry["id"], "case_id": late["id"] })).await.expect(200);
    })
    .await;
    let cases = clerk.get("/cases?sort=found_on").await.expect(200).json["items"].clone();
    let (into, merged) = (&cases[0], now(&clerk, &cases[1]).await);
    let body = json!({ "into": into["id"], "reason": "同一纠纷", "change_reason": "核对" });
    let merged = stepped(&clerk, &merged, "merge", body).await;
    let found = differences(&clerk).await;
    assert_eq!(causes(&found), [("merged".to_owned(), id(&merged).to_owned())]);
    let body = json!({ "reason": "不是同一纠纷", "change_reason": "核对" });
    stepped(&clerk, &merged, "unmerge", body).await;
    assert_eq!(differences(&clerk).await["items"], json!([]), "it is as it was sealed");
}

#[actix_web::test]
async fn an_entry_made_later_moves_what_the_platform_lacks() {
    let (_town, clerk, room) = town_with(async |clerk, room| {
        settled(clerk, room, "2023-05-02").await;
    })
    .await;
    let case = first(&clerk, "/cases").await;
    let draft = with(entry_draft("R-1", &room), json!({ "entered_on": "2024-01-09" }));
    let entry = made(&clerk, "/online-entries", draft).await;
    clerk.post("/reconciliation/matches", json!({ "entry_id": entry["id"], "case_id": case["id"] })).await.expect(200);
    let found = differences(&clerk).await;
    assert_eq!(causes(&found), [("late_entry".to_owned(), id(&entry).to_owned())], "{found:#}");
    assert_eq!((codes(&found), &found["items"][0]["record"]["label"]), (vec!["local_unentered"], &json!("R-1")));
}

#[actix_web::test]
async fn a_visit_takes_its_day_and_its_people_with_it() {
    let (town, clerk, _) = town_with(async |clerk, _| {
        made(clerk, "/petition-visits", visit_draft("2023-05-04")).await;
        made(clerk, "/petition-visits", visit_draft("2023-05-08")).await;
    })
    .await;
    let earlier = first(&clerk, "/petition-visits?sort=received_on").await;
    assert_eq!(earlier["received_on"], "2023-05-04");
    let body = json!({ "reason": "误登", "change_reason": "核对" });
    let path = format!("/petition-visits/{}/withdraw", id(&earlier));
    send(clerk.request(Method::POST, &path).header("if-match", "\"1\"").json(&body)).await.expect(200);
    let found = differences(&clerk).await;
    assert_eq!(causes(&found), [("withdrawn".to_owned(), id(&earlier).to_owned())], "{found:#}");
    assert_eq!(codes(&found), ["reception_days", "reception_matters", "reception_persons", "reception_visits"]);
    let seen_by = |reader: Actor| async move { differences(&reader).await["items"][0]["changes"][0]["reason"].clone() };
    assert_eq!(seen_by(town.auditor().await).await, "误登");
}

#[actix_web::test]
async fn what_was_changed_of_an_accusation_is_told_to_those_who_may_read_it() {
    let (town, clerk, _) = town_with(async |clerk, _| {
        made(clerk, "/petition-visits", with(visit_draft("2023-05-04"), json!({ "class": "accusation" }))).await;
    })
    .await;
    let visit = first(&clerk, "/petition-visits").await;
    let body = json!({ "persons_present": 7, "change_reason": "王五同来" });
    clerk.patch(&format!("/petition-visits/{}", id(&visit)), revision(&visit), body).await.expect(200);
    let by_clerk = differences(&clerk).await;
    assert_eq!(by_clerk["items"][0]["changes"][0]["change_reason"], "王五同来");
    let by_auditor = town.auditor().await.get("/figures/seals/2023/differences").await.expect(200);
    assert_eq!(
        (&by_auditor.json["items"][0]["record"]["restricted"], &by_auditor.json["items"][0]["cause"]),
        (&json!(true), &json!("corrected"))
    );
    assert!(!by_auditor.text.contains("王五"));
}

#[actix_web::test]
async fn rooms_roles_and_the_roster_are_causes_too() {
    let (town, clerk, room) = town_with(async |clerk, room| {
        made(clerk, "/people", person_draft("赵明白", room)).await;
    })
    .await;
    let person = first(&clerk, "/people").await;
    let roles = json!({ "roles": [{ "role": "legal_literate", "from": "2023-01-01", "to": "2023-12-01" }], "change_reason": "已退出" });
    clerk.patch(&format!("/people/{}", id(&person)), revision(&person), roles).await.expect(200);
    let of_room = clerk.get(&format!("/rooms/{room}")).await.expect(200).json;
    let closed = json!({ "closed_on": "2023-12-01", "change_reason": "撤并" });
    clerk.patch(&format!("/rooms/{room}"), revision(&of_room), closed).await.expect(200);
    let day = json!({ "days": [{ "day": "2023-05-04", "planned_leader": "陈镇长", "nobody_came": true }] });
    clerk.put("/duty-roster?from=2023-05-04&to=2023-05-04", day).await.expect(200);
    let found = differences(&clerk).await;
    let told: Vec<(String, String)> = causes(&found);
    let names: Vec<&str> = told.iter().map(|(cause, _)| cause.as_str()).collect();
    assert_eq!(names, ["role", "room", "roster"], "{found:#}");
    assert!(!found.to_string().contains("赵明白"), "people are told of by their room");
    set(&town, "group_visit_persons", json!(2)).await;
    made(&clerk, "/petition-visits", visit_draft("2023-05-08")).await;
    assert_eq!(differences(&clerk).await["items"].as_array().map(Vec::len), Some(4), "the late visit and its day are one");
}

#[actix_web::test]
async fn a_setting_that_moves_a_figure_is_named() {
    let (town, clerk, _) = town_with(async |clerk, _| {
        made(clerk, "/petition-visits", visit_draft("2023-05-04")).await;
    })
    .await;
    set(&town, "group_visit_persons", json!(2)).await;
    let found = differences(&clerk).await;
    assert_eq!((&found["items"][0]["cause"], codes(&found)), (&json!("settings"), vec!["reception_group_visits"]));
}

#[actix_web::test]
async fn reports_that_fell_due_or_were_filed_since_are_told_apart() {
    let town = TestTown::new().await;
    let room = town.room("红关村").await;
    let noon = |day: &str| day.parse::<chrono::NaiveDate>().ok().and_then(|day| day.and_hms_opt(4, 0, 0)).expect("a moment");
    // The second half of December is due on 2 January.
    town.context.clock.set(noon("2024-01-01"));
    let clerk = town.clerk().await;
    sealed(&clerk).await;
    town.context.clock.set(noon("2024-01-10"));
    let mediator = town.mediator("红关村").await;
    mediator.put(&format!("/screenings/{room}/2023-11-H2"), json!({ "zero": true })).await.expect(201);
    let found = differences(&clerk).await;
    let of = |cause: &str| found["items"].as_array().expect("items").iter().filter(|item| item["cause"] == cause).count();
    assert_eq!((of("report"), of("fell_due")), (1, 18), "{found:#}");
}
