//! How a session begins, is carried, and ends.

use fengqiao::rights::Role;
use reqwest::Method;
use serde_json::json;

use crate::support::records::{id, made};
use crate::support::{Actor, TestTown, send};

const FIRST: &str = "first-password-1";
const SECOND: &str = "second-password-2";

/// A clerk with a password of their own.
async fn newcomer(town: &TestTown) -> (Actor, String) {
    let draft = json!({ "username": "new", "display_name": "新人", "role": "clerk", "password": FIRST });
    let account = made(&town.admin().await, "/accounts", draft).await;
    let new = town.sign_in("new", FIRST).await;
    new.post("/session/password", json!({ "old": FIRST, "new": SECOND })).await.expect(204);
    (new, id(&account).to_owned())
}

#[actix_web::test]
async fn the_token_serves_as_cookie_and_as_bearer() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let token = clerk.token.clone().expect("a token");
    let cookie =
        send(town.nobody().request(Method::GET, "/session").header("cookie", format!("fengqiao_session={token}"))).await.expect(200);
    let bearer = send(town.nobody().request(Method::GET, "/session").header("authorization", format!("Bearer {token}"))).await.expect(200);
    assert_eq!(cookie.json, bearer.json);
    for header in ["Bearer ", "Bearer nonsense", "Basic Y2xlcms6eA==", &format!("bearer-{token}")] {
        let refused = send(town.nobody().request(Method::GET, "/cases").header("authorization", header)).await.expect(401);
        assert_eq!(refused.code(), "not_signed_in", "{header}");
    }
}

#[actix_web::test]
async fn a_password_change_ends_the_other_sessions() {
    let town = TestTown::new().await;
    let (here, _) = newcomer(&town).await;
    let elsewhere = town.sign_in("new", SECOND).await;
    let wrong = here.post("/session/password", json!({ "old": "not-the-password", "new": "third-password-3" })).await;
    assert!(matches!(wrong.status, 401 | 422), "{}", wrong.text);
    elsewhere.get("/session").await.expect(200);
    here.post("/session/password", json!({ "old": SECOND, "new": "third-password-3" })).await.expect(204);
    here.get("/session").await.expect(200);
    elsewhere.get("/session").await.expect(401);
    town.nobody().post("/session", json!({ "username": "new", "password": SECOND })).await.expect(401);
}

#[actix_web::test]
async fn a_weak_password_is_refused() {
    let town = TestTown::new().await;
    let (new, _) = newcomer(&town).await;
    for weak in ["short", "new", ""] {
        assert_eq!(
            new.post("/session/password", json!({ "old": SECOND, "new": weak })).await.expect(422).code(),
            "weak_password",
            "{weak}"
        );
    }
}

#[actix_web::test]
async fn a_reset_and_a_disabling_end_every_session() {
    let town = TestTown::new().await;
    let (admin, (new, account)) = (town.admin().await, newcomer(&town).await);
    let path = format!("/accounts/{account}");
    let seen = |reply: crate::support::Reply| reply.json["revision"].as_i64().expect("a revision");
    let revision = seen(admin.get(&path).await.expect(200));
    admin.patch(&path, revision, json!({ "password": "reset-password-4" })).await.expect(200);
    new.get("/session").await.expect(401);
    let again = town.sign_in("new", "reset-password-4").await;
    assert_eq!(again.get("/cases").await.expect(403).code(), "password_must_change");
    admin.patch(&path, revision + 1, json!({ "disabled": true })).await.expect(200);
    again.get("/session").await.expect(401);
    town.nobody().post("/session", json!({ "username": "new", "password": "reset-password-4" })).await.expect(401);
}

#[actix_web::test]
async fn another_role_is_in_force_at_once() {
    let town = TestTown::new().await;
    let (admin, (new, account)) = (town.admin().await, newcomer(&town).await);
    new.get("/cases").await.expect(200);
    let path = format!("/accounts/{account}");
    let revision = admin.get(&path).await.expect(200).json["revision"].as_i64().expect("a revision");
    admin.patch(&path, revision, json!({ "role": "admin" })).await.expect(200);
    new.get("/cases").await.expect(403);
    new.get("/accounts").await.expect(200);
}

#[actix_web::test]
async fn the_pause_after_wrong_passwords_ends_by_itself() {
    let town = TestTown::new().await;
    let (username, password) = town.password_of(Role::Clerk);
    let attempt = |password: &str| {
        let (nobody, body) = (town.nobody(), json!({ "username": username, "password": password }));
        async move { nobody.post("/session", body).await }
    };
    for _ in 0..5 {
        attempt("not-the-password").await.expect(401);
    }
    let paused = attempt(password).await.expect(429);
    assert_eq!(paused.code(), "too_many_requests");
    let seconds: i64 = paused.header("retry-after").parse().expect("seconds");
    let clock = town.context.clock.clone();
    clock.set(clock.now() + chrono::Duration::seconds(seconds + 1));
    attempt(password).await.expect(200);
}

#[actix_web::test]
async fn reading_changes_nothing_and_an_export_leaves_a_row() {
    let town = TestTown::new().await;
    let (clerk, auditor) = (town.clerk().await, town.auditor().await);
    let rows = async || auditor.get("/audit-events?limit=1").await.expect(200).json["items"][0]["seq"].as_i64().expect("a number");
    let before = rows().await;
    for path in
        ["/cases", "/petition-visits", "/people", "/rooms", "/screenings?year=2023", "/figures?year=2023", "/reconciliation?year=2023"]
    {
        clerk.get(path).await.expect(200);
    }
    assert_eq!(rows().await, before);
    clerk.get("/exports/cases?format=csv").await.expect(200);
    assert_eq!(rows().await, before + 1);
}
