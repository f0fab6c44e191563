//! Which changes wait for one another on PostgreSQL: those of one town, whichever program makes them, and no others.

use std::sync::mpsc;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use fengqiao::db::{Database, Lane, Target};
use fengqiao::ids::TownKey;
use fengqiao::problem::Code;
use reqwest::Method;
use serde_json::json;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::support::records::{case_draft, made};
use crate::support::{Actor, TestTown, send};

const PATIENCE: Duration = Duration::from_secs(8);

/// The database of a town on PostgreSQL, as another program opens it.
async fn another_program(town: &TestTown) -> Option<Database> {
    let target: Target = town.address().parse().expect("an address");
    matches!(target, Target::Postgres(_)).then_some(())?;
    Some(tokio::task::spawn_blocking(|| Database::open(target).expect("opened")).await.expect("opened"))
}

/// Holds a lane until it is told to let go; gives how to tell it, and whether it was told before it lost patience.
async fn held(database: &Database, lane: Lane) -> (mpsc::Sender<()>, JoinHandle<bool>) {
    let (let_go, told) = mpsc::channel();
    let (tell_held, is_held) = oneshot::channel();
    let database = database.clone();
    let holding = tokio::task::spawn_local(async move {
        let held = database.write(lane, move |_| {
            tell_held.send(()).expect("heard");
            Ok(told.recv_timeout(PATIENCE).is_ok())
        });
        held.await.expect("written")
    });
    is_held.await.expect("held");
    (let_go, holding)
}

#[actix_web::test]
async fn a_town_at_work_holds_up_itself_and_no_other() {
    let town = TestTown::new().await;
    let Some(other) = another_program(&town).await else { return };
    let own = town.context.database.clone();
    let (first, second) = (Lane::Town(TownKey(1)), Lane::Town(TownKey::NONE));
    let (let_go, holding) = held(&own, first).await;
    // Another lane, from either program, is not waited for.
    own.write(second, |_| Ok(())).await.expect("written");
    other.write(second, |_| Ok(())).await.expect("written");
    // The same lane is, from the other program as well; so is whoever needs all of them.
    let same = tokio::task::spawn_local({
        let other = other.clone();
        async move { other.write(first, |_| Ok(())).await }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!same.is_finished(), "one town has one writer at a time");
    let_go.send(()).expect("told");
    assert!(holding.await.expect("no panic"), "the others were done before it let go");
    same.await.expect("no panic").expect("written");
    other.write(Lane::All, |_| Ok(())).await.expect("written");
}

#[actix_web::test]
async fn who_waits_too_long_for_a_town_is_told_to_come_again() {
    let town = TestTown::new().await;
    let Some(other) = another_program(&town).await else { return };
    let lane = Lane::Town(TownKey(1));
    let (let_go, holding) = held(&town.context.database, lane).await;
    let waits = other.write(Lane::Town(TownKey::NONE), |conn| {
        // As every connection limits it, only sooner.
        conn.batch_execute("SET LOCAL lock_timeout = '200ms'")?;
        Ok(conn.batch_execute("UPDATE audit_heads SET seq = seq WHERE town = 1")?)
    });
    assert_eq!(waits.await.expect_err("too long").code(), Code::Busy);
    let_go.send(()).expect("told");
    assert!(holding.await.expect("no panic"));
}

const CASES: usize = 20;

async fn log_cases(actor: &Actor, room: &str) {
    for _ in 0..CASES {
        let reply = send(actor.request(Method::POST, "/cases").json(&case_draft(room, "2023-06-03"))).await;
        assert_eq!(reply.status, 201, "{}", reply.text);
    }
}

#[actix_web::test]
async fn two_programs_on_one_database_keep_one_chain() {
    let town = TestTown::new().await;
    if another_program(&town).await.is_none() {
        return;
    }
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let (there, other) = town.other_program(&clerk).await;
    futures_util::future::join4(log_cases(&clerk, &room), log_cases(&there, &room), log_cases(&clerk, &room), log_cases(&there, &room))
        .await;
    made(&there, "/cases", case_draft(&room, "2023-06-04")).await;
    let listed = clerk.get("/cases?limit=1&include=total").await.expect(200).json;
    assert_eq!(listed["total"], json!(4 * CASES + 1));
    let numbers = clerk.get("/cases?limit=200").await.expect(200).json;
    assert_eq!(numbers["items"].as_array().expect("items").len(), 4 * CASES + 1);
    other.stop(false).await;
    assert_eq!(town.misfits(), Vec::<String>::new());
}
