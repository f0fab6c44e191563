//! PostgreSQL ends connections in the middle of the work, as it does when it is started anew or another server takes over:
//! whoever was at work is told to come again, and what was sent twice is kept once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use fengqiao::db::Target;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::support::database::cut_connections;
use crate::support::records::{case_draft, with};
use crate::support::{Actor, TestTown, send};

const WRITERS: usize = 8;
const CASES_OF_EACH: usize = 25;

/// Sends one case until it is acknowledged; how often that took another try.
async fn persist(actor: &Actor, room: &str) -> usize {
    let draft = with(case_draft(room, "2023-06-03"), json!({ "id": Uuid::new_v4() }));
    let key = Uuid::new_v4().to_string();
    for tries in 0..200 {
        let reply = send(actor.request(Method::POST, "/cases").header("idempotency-key", &key).json(&draft)).await;
        match reply.status {
            200 | 201 => return tries,
            503 => assert!(!reply.header("retry-after").is_empty(), "{}", reply.text),
            other => panic!("{other}: {}", reply.text),
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("never acknowledged");
}

#[actix_web::test]
async fn a_cut_connection_is_said_and_what_was_sent_is_kept_once() {
    let town = TestTown::new().await;
    let Ok(Target::Postgres(url)) = town.address().parse::<Target>() else { return };
    let (clerk, room) = (town.clerk().await, town.room("忠诚村").await);
    let (over, refused) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let cutting = tokio::task::spawn_blocking({
        let over = Arc::clone(&over);
        move || {
            let mut cut = 0;
            while !over.load(Ordering::Relaxed) {
                cut += cut_connections(&Target::Postgres(url.clone()));
                std::thread::sleep(Duration::from_millis(250));
            }
            cut
        }
    });
    let writing = (0..WRITERS).map(|_| async {
        for _ in 0..CASES_OF_EACH {
            refused.fetch_add(persist(&clerk, &room).await, Ordering::Relaxed);
        }
    });
    futures_util::future::join_all(writing).await;
    over.store(true, Ordering::Relaxed);
    let cut = cutting.await.expect("no panic");
    assert!(cut > 10 && refused.load(Ordering::Relaxed) > 0, "{cut} cut, {refused:?} refused");
    let listed = loop {
        let reply = clerk.get("/cases?limit=1&include=total").await;
        if reply.status == 200 {
            break reply.json;
        }
        assert_eq!(reply.status, 503, "{}", reply.text);
    };
    assert_eq!(listed["total"], WRITERS * CASES_OF_EACH);
    assert_eq!(town.misfits(), Vec::<String>::new());
}
