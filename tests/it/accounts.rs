//! Signing in and out, passwords, and adding accounts.

use fengqiao::rights::Role;
use serde_json::json;

use crate::support::TestTown;

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
