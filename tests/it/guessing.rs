//! Whoever guesses passwords gets few tries, in a burst as one by one, and takes none of them from anybody else.

use fengqiao::rights::Role;
use futures_util::future::join_all;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::support::records::{id, made};
use crate::support::{Actor, Reply, TestTown, send};

/// Whoever asks from another address of this machine.
fn stranger(town: &TestTown, last: u8) -> Actor {
    let client = Client::builder().local_address(std::net::IpAddr::from([127, 0, 0, last])).build().expect("a client");
    Actor { client, ..town.nobody() }
}

async fn try_to_sign_in(who: &Actor, username: &str, password: &str) -> Reply {
    who.post("/session", json!({ "username": username, "password": password })).await
}

fn statuses(replies: &[Reply], status: u16) -> usize {
    replies.iter().filter(|reply| reply.status == status).count()
}

#[actix_web::test]
async fn a_burst_gets_no_more_tries_than_one_after_the_other() {
    let town = TestTown::new().await;
    let replies = join_all((0..60).map(|_| async { try_to_sign_in(&stranger(&town, 2), "clerk", "a-guess-of-many").await })).await;
    assert_eq!((statuses(&replies, 401), statuses(&replies, 429)), (5, 55));
    let refused = replies.iter().filter(|reply| reply.status == 429);
    assert!(refused.map(|reply| reply.header("retry-after").parse::<u32>().expect("seconds")).all(|seconds| seconds > 0));
}

#[actix_web::test]
async fn strangers_lock_nobody_out() {
    let town = TestTown::new().await;
    let (username, password) = town.password_of(Role::Clerk);
    for address in 2..7 {
        for _ in 0..6 {
            try_to_sign_in(&stranger(&town, address), username, "a-guess").await;
        }
    }
    try_to_sign_in(&town.nobody(), username, password).await.expect(200);
    // From the very address of the guesses: whoever has signed in there before is known by the browser's mark.
    let at_home = stranger(&town, 9);
    let reply = try_to_sign_in(&at_home, username, password).await.expect(200);
    let mark = reply.headers.get_all("set-cookie").iter().find_map(|cookie| cookie.to_str().ok()?.strip_prefix("fengqiao_device="));
    let mark = mark.and_then(|cookie| cookie.split(';').next()).expect("a mark").to_owned();
    for _ in 0..6 {
        try_to_sign_in(&at_home, username, "a-guess").await;
    }
    try_to_sign_in(&at_home, username, password).await.expect(429);
    let body = json!({ "username": username, "password": password });
    let known = |mark: String| send(at_home.request(Method::POST, "/session").header("cookie", mark).json(&body));
    known(format!("fengqiao_device={mark}")).await.expect(200);
    known(format!("fengqiao_device={mark}0")).await.expect(429);
    // The mark is of this account alone, and has its own few tries.
    let wrong = |username: &str| json!({ "username": username, "password": "a-guess" });
    let marked =
        |body: Value| send(at_home.request(Method::POST, "/session").header("cookie", format!("fengqiao_device={mark}")).json(&body));
    for _ in 0..5 {
        marked(wrong(username)).await.expect(401);
    }
    marked(wrong(username)).await.expect(429);
}

#[actix_web::test]
async fn an_address_that_guesses_at_many_accounts_waits_too() {
    let town = TestTown::new().await;
    let replies = join_all((0..60).map(|number| {
        let guesser = stranger(&town, 3);
        async move { try_to_sign_in(&guesser, &format!("somebody{number}"), "a-guess").await }
    }));
    assert_eq!(statuses(&replies.await, 401), 30);
    town.clerk().await.get("/cases").await.expect(200);
}

#[actix_web::test]
async fn a_name_without_an_account_is_answered_like_one_with_an_account() {
    let town = TestTown::new().await;
    let said = async |username: &str, address: u8| {
        let guesser = stranger(&town, address);
        let mut said = Vec::new();
        for _ in 0..6 {
            let reply = try_to_sign_in(&guesser, username, "a-guess").await;
            said.push((reply.status, reply.json["code"].clone(), reply.json["detail"].clone()));
        }
        said
    };
    assert_eq!(said("clerk", 4).await, said("nobody-of-that-name", 5).await);
    let everything = town.over_all(Role::Auditor).await.get("/audit-events?limit=50").await.expect(200);
    let of = |action: &str| everything.json["items"].as_array().expect("rows").iter().filter(|row| row["action"] == action).count();
    assert_eq!((of("sign_in_failed"), of("sign_in_unknown")), (5, 5));
    assert!(!everything.text.contains("nobody-of-that-name"), "a name typed wrongly may be a password");
}

#[actix_web::test]
async fn an_old_password_is_not_guessed_either() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let change = |old: &str| clerk.post("/session/password", json!({ "old": old, "new": "another-password-9" }));
    let replies = join_all((0..20).map(|_| change("a-guess"))).await;
    assert_eq!((statuses(&replies, 401), statuses(&replies, 429)), (5, 15));
    let (_, password) = town.password_of(Role::Clerk);
    change(password).await.expect(429);
    let clock = town.context.clock.clone();
    clock.set(clock.now() + chrono::Duration::seconds(301));
    change(password).await.expect(204);
}

#[actix_web::test]
async fn a_first_password_is_made_while_others_write() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    let draft = |number: usize| json!({ "username": format!("new{number}"), "display_name": "新人", "role": "leader", "password": "first-password" });
    let replies = join_all((0..6).map(|number| admin.post("/accounts", draft(number)))).await;
    assert_eq!(statuses(&replies, 201), 6);
    let account = made(&admin, "/accounts", draft(9)).await;
    admin.patch(&format!("/accounts/{}", id(&account)), 1, json!({ "password": "short" })).await.expect(422);
    admin.patch(&format!("/accounts/{}", id(&account)), 1, json!({ "password": "second-password" })).await.expect(200);
    town.sign_in("new9", "second-password").await.get("/session").await.expect(200);
}
