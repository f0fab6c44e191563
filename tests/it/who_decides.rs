//! No one person stops the town or takes it over: roles, the last administrator, whose settings are whose.

use fengqiao::rights::Role;
use serde_json::{Value, json};

use crate::support::cases::{found, stepped};
use crate::support::records::{id, made};
use crate::support::{Actor, Neighbour, TestTown};

async fn account_of(admin: &Actor, username: &str) -> Value {
    let all = admin.get("/accounts?limit=200").await.expect(200).json["items"].clone();
    all.as_array().expect("accounts").iter().find(|account| account["username"] == username).expect("the account").clone()
}

async fn correct(admin: &Actor, account: &Value, patch: Value) -> crate::support::Reply {
    admin.patch(&format!("/accounts/{}", id(account)), account["revision"].as_i64().expect("a revision"), patch).await
}

#[actix_web::test]
async fn nobody_gives_themselves_another_role_or_reach() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    let own = account_of(&admin, town.password_of(Role::Admin).0).await;
    made(&admin, "/accounts", json!({ "username": "second", "display_name": "另一位", "role": "admin", "password": "first-password" }))
        .await;
    for patch in [json!({ "role": "clerk" }), json!({ "role": "auditor", "display_name": "审计" })] {
        assert_eq!(correct(&admin, &own, patch).await.expect(409).code(), "own_role");
    }
    assert_eq!(account_of(&admin, "admin").await["role"], "admin");
    correct(&admin, &own, json!({ "display_name": "镇管理员" })).await.expect(200);
    // Another administrator may.
    let clerk = account_of(&admin, "clerk").await;
    correct(&admin, &clerk, json!({ "role": "leader" })).await.expect(200);
}

#[actix_web::test]
async fn the_last_administrator_stays_one() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    let own = account_of(&admin, "admin").await;
    assert_eq!(correct(&admin, &own, json!({ "disabled": true })).await.expect(409).code(), "last_administrator");
    admin.get("/accounts").await.expect(200);
    let draft = json!({ "username": "second", "display_name": "另一位", "role": "admin", "password": "first-password" });
    let second = made(&admin, "/accounts", draft).await;
    correct(&admin, &own, json!({ "disabled": true })).await.expect(200);
    let second_admin = town.sign_in("second", "first-password").await;
    second_admin.post("/session/password", json!({ "old": "first-password", "new": "second-password" })).await.expect(204);
    let again = account_of(&second_admin, "second").await;
    assert_eq!(id(&again), id(&second));
    assert_eq!(correct(&second_admin, &again, json!({ "disabled": true })).await.expect(409).code(), "last_administrator");
    // One who is disabled does not count, and comes back.
    let first = account_of(&second_admin, "admin").await;
    correct(&second_admin, &first, json!({ "disabled": false })).await.expect(200);
    correct(&second_admin, &again, json!({ "disabled": true })).await.expect(200);
}

#[actix_web::test]
async fn an_administrator_reads_that_something_was_done_and_not_what() {
    let town = TestTown::new().await;
    let (clerk, admin, auditor) = (town.clerk().await, town.admin().await, town.auditor().await);
    let case = found(&clerk, &town.room("红关村").await, "2023-06-01", json!({})).await;
    let path = format!("/cases/{}", id(&case));
    clerk
        .patch(&path, case["revision"].as_i64().expect("a revision"), json!({ "facts": "因宅基地滴水起争执，已到现场" }))
        .await
        .expect(200);
    let log = admin.get("/audit-events?limit=50").await.expect(200);
    let row =
        log.json["items"].as_array().expect("rows").iter().find(|row| row["action"] == "correct_case").expect("the correction").clone();
    assert_eq!((&row["changes"], &row["reason"], &row["withheld"]), (&Value::Null, &Value::Null, &json!(true)));
    assert!(!log.text.contains("滴水"));
    let seen = auditor.get("/audit-events?limit=50").await.expect(200);
    let row =
        seen.json["items"].as_array().expect("rows").iter().find(|row| row["action"] == "correct_case").expect("the correction").clone();
    assert_eq!(row["withheld"], false);
    assert!(row["changes"]["facts"][1].as_str().expect("the facts").contains("滴水"));
    // What an administrator keeps, they read whole.
    let account = account_of(&admin, "leader").await;
    correct(&admin, &account, json!({ "display_name": "分管领导" })).await.expect(200);
    let log = admin.get("/audit-events?limit=5").await.expect(200).json;
    assert_eq!(log["items"][0]["withheld"], false);
}

fn setting<'a>(page: &'a Value, name: &str) -> &'a Value {
    page["items"].as_array().expect("settings").iter().find(|row| row["name"] == name).unwrap_or(&Value::Null)
}

#[actix_web::test]
async fn a_town_decides_for_itself_and_the_program_for_all() {
    let town = TestTown::new().await;
    let next = Neighbour::of(&town).await;
    let (admin, other) = (town.admin().await, next.admin.clone());
    let page = admin.get("/settings").await.expect(200).json;
    assert_eq!(
        (&setting(&page, "mediation_months")["decided_by"], &setting(&page, "mediation_months")["changeable"]),
        (&json!("town"), &json!(true))
    );
    assert_eq!(
        (&setting(&page, "session_days")["decided_by"], &setting(&page, "session_days")["changeable"]),
        (&json!("program"), &json!(false))
    );
    for of_the_environment in ["secure_cookie", "request_limit_kib", "upload_limit_mib", "time_zone"] {
        assert_eq!(setting(&page, of_the_environment), &Value::Null, "{of_the_environment} is not offered");
        admin.patch("/settings", 1, json!({ of_the_environment: "1" })).await.expect(400);
    }
    admin.patch("/settings", 1, json!({ "session_days": 5 })).await.expect(403);
    admin.patch("/settings", 1, json!({ "mediation_months": 2 })).await.expect(200);
    let value = async |who: &Actor| setting(&who.get("/settings").await.expect(200).json, "mediation_months")["value"].clone();
    assert_eq!((value(&admin).await, value(&other).await), (json!(2), json!(1)));
    // It holds: two months from acceptance in one town, one in the other.
    let clerk = town.clerk().await;
    let here = stepped(
        &clerk,
        &found(&clerk, &town.room("红关村").await, "2023-06-01", json!({})).await,
        "accept",
        json!({ "accepted_on": "2023-06-01" }),
    )
    .await;
    let there = stepped(
        &next.clerk,
        &found(&next.clerk, &next.room, "2023-06-01", json!({})).await,
        "accept",
        json!({ "accepted_on": "2023-06-01" }),
    )
    .await;
    assert_eq!((&here["due_on"], &there["due_on"]), (&json!("2023-08-01"), &json!("2023-07-01")));
    let all = town.over_all(Role::Admin).await;
    let whole = all.get("/settings").await.expect(200).json;
    assert_eq!(setting(&whole, "session_days")["changeable"], true);
    let revision = all.get("/settings").await.expect(200).header("etag").trim_matches('"').parse().expect("a revision");
    all.patch("/settings", revision, json!({ "session_days": 5, "mediation_months": 3 })).await.expect(200);
    // What the program has holds where a town has not decided.
    assert_eq!((value(&admin).await, value(&other).await), (json!(2), json!(3)));
    admin.get(&format!("/settings?town_id={}", next.town)).await.expect(404);
    assert_eq!(setting(&all.get(&format!("/settings?town_id={}", next.town)).await.expect(200).json, "mediation_months")["value"], 3);
}

#[actix_web::test]
async fn no_setting_locks_everybody_out() {
    let town = TestTown::new().await;
    let all = town.over_all(Role::Admin).await;
    for (name, value) in [
        ("session_days", 0),
        ("session_days", 100_000),
        ("sign_in_attempts", 0),
        ("sign_in_attempts", 100_000),
        ("sign_in_pause_seconds", 0),
        ("attachment_limit_mib", 0),
        ("mediation_months", 0),
    ] {
        let refused = all.patch("/settings", 1, json!({ name: value })).await.expect(422);
        assert_eq!(refused.faults(), [(format!("/{name}"), "out_of_range".to_owned())], "{name}: {value}");
    }
    // Whoever asks is told so.
    assert_eq!(town.admin().await.patch("/settings", 1, json!({ "session_days": 0 })).await.expect(422).code(), "out_of_range");
    town.clerk().await.get("/session").await.expect(200);
}

#[actix_web::test]
async fn a_calendar_kept_by_a_town_is_that_towns() {
    let town = TestTown::new().await;
    let next = Neighbour::of(&town).await;
    let (clerk, other) = (town.clerk().await, next.clerk.clone());
    let days = async |who: &Actor| who.get("/calendar?year=2023").await.expect(200).json["working_days"].clone();
    let before = days(&other).await;
    clerk.put("/calendar?year=2023", json!({ "days": [{ "day": "2023-06-16", "working": false, "name": "赶集" }] })).await.expect(200);
    assert_ne!(days(&clerk).await, before);
    assert_eq!(days(&other).await, before);
    // Taken back, the published notice holds again.
    clerk.put("/calendar?year=2023", json!({ "days": [] })).await.expect(200);
    assert_eq!(days(&clerk).await, before);
}
