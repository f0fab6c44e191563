//! Signing in and out, passwords, and adding accounts.

use fengqiao::rights::Role;
use reqwest::Method;
use serde_json::json;

use crate::support::{TestTown, send};

#[actix_web::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let town = TestTown::new().await;
    let (username, password) = town.password_of(Role::Clerk);
    let reply = town.nobody().post("/session", json!({ "username": username, "password": password })).await.expect(200);
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("fengqiao_session="), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"), "{cookie}");
    assert_eq!(reply.json["account"]["role"], "clerk");
}

#[actix_web::test]
async fn a_signed_out_session_is_over() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    clerk.get("/session").await.expect(200);
    clerk.delete("/session", 0).await.expect(204);
    clerk.get("/session").await.expect(401);
}

#[actix_web::test]
async fn an_idle_session_ends_after_thirty_days() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let clock = town.context.clock.clone();
    clock.set(clock.now() + chrono::Duration::days(29));
    clerk.get("/session").await.expect(200);
    clock.set(clock.now() + chrono::Duration::days(29));
    clerk.get("/session").await.expect(200);
    clock.set(clock.now() + chrono::Duration::days(31));
    clerk.get("/session").await.expect(401);
}

#[actix_web::test]
async fn wrong_passwords_pause_signing_in() {
    let town = TestTown::new().await;
    let wrong = || json!({ "username": "clerk", "password": "not-the-password" });
    for _ in 0..5 {
        assert_eq!(town.nobody().post("/session", wrong()).await.expect(401).code(), "wrong_password");
    }
    let reply = town.nobody().post("/session", wrong()).await.expect(429);
    assert!(reply.header("retry-after").parse::<u32>().expect("seconds") > 0);
}

#[actix_web::test]
async fn a_first_password_must_be_changed() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    let draft = json!({ "username": "new", "display_name": "新人", "role": "clerk", "password": "first-password" });
    admin.post("/accounts", draft).await.expect(201);
    let new = town.sign_in("new", "first-password").await;
    assert_eq!(new.get("/rooms").await.expect(403).code(), "password_must_change");
    new.post("/session/password", json!({ "old": "first-password", "new": "second-password" })).await.expect(204);
    new.get("/rooms").await.expect(200);
}

#[actix_web::test]
async fn settings_are_one_record_that_two_people_may_change() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    let seen = admin.get("/settings").await.expect(200);
    assert_eq!(seen.header("etag"), "\"1\"");
    let blind = send(admin.request(Method::PATCH, "/settings").json(&json!({ "screening_due_days": "3" }))).await;
    assert_eq!((blind.status, blind.code()), (428, "revision_required"));
    let changed = admin.patch("/settings", 1, json!({ "screening_due_days": "3" })).await.expect(200);
    assert_eq!(changed.header("etag"), "\"2\"");
    let stale = admin.patch("/settings", 1, json!({ "screening_due_days": "4" })).await.expect(412);
    let current = stale.json["current"]["items"].as_array().expect("settings").iter().find(|row| row["name"] == "screening_due_days");
    assert_eq!(current.expect("the setting")["value"], 3);
    let wrong = admin.patch("/settings", 2, json!({ "screening_due_days": "soon" })).await.expect(422);
    assert_eq!(wrong.faults(), [("/screening_due_days".to_owned(), "invalid".to_owned())]);
}
