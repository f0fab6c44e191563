//! Whatever is written beside a case, from its parties to its photos, changes no number of the year.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{figures, found, oral, stepped};
use crate::support::pictures::tiny_png;
use crate::support::records::{id, made, person_draft, revision, visit_draft};
use crate::support::uploads::{form, remove, upload};
use crate::support::{Actor, TestTown, send};

const KINDS: [&str; 5] = ["parties", "participants", "meetings", "follow-ups", "transfers"];

/// Something done beside a case.
#[derive(Clone, Copy, Debug)]
enum Doing {
    Add(&'static str),
    Change(&'static str),
    Remove(&'static str),
    Attach,
    Detach,
    Link,
    Unlink,
}

fn doings() -> impl Strategy<Value = Vec<(usize, Doing)>> {
    let one = prop_oneof![
        3 => select(&KINDS[..]).prop_map(Doing::Add),
        2 => select(&KINDS[..]).prop_map(Doing::Change),
        2 => select(&KINDS[..]).prop_map(Doing::Remove),
        2 => select(&[Doing::Attach, Doing::Detach, Doing::Link, Doing::Unlink][..]),
    ];
    prop::collection::vec((0..4_usize, one), 5..25)
}

fn draft(kind: &str) -> Value {
    match kind {
        "parties" => json!({ "name": "王五", "phone": "13812345678" }),
        "participants" => json!({ "name": "吴某", "role": "invited" }),
        "meetings" => json!({ "held_on": "2023-06-10", "place": "村委会", "record": "各执一词" }),
        "follow-ups" => json!({ "visited_on": "2023-06-10", "method": "visit", "record": "已履行", "performed": "performed" }),
        _ => json!({ "to": "court", "sent_on": "2023-06-10", "reason": "双方要求诉讼" }),
    }
}

fn change(kind: &str) -> Value {
    match kind {
        "parties" => json!({ "role": "third", "refused_on": null, "kind": "household" }),
        "participants" => json!({ "role": "grid_worker" }),
        "meetings" => json!({ "held_on": "2023-06-11", "next_on": "2024-01-01" }),
        "follow-ups" => json!({ "performed": "overdue", "litigated": true }),
        _ => json!({ "to": "police", "answer": "done", "answered_on": "2023-06-12" }),
    }
}

/// Does one thing; what the case's state forbids is left undone.
async fn do_one(clerk: &Actor, case: &str, other: &str, doing: Doing) {
    let path = format!("/cases/{case}");
    let last = |kind: &'static str| {
        let address = format!("{path}/{kind}?limit=200");
        async move {
            let page = clerk.get(&address).await.expect(200).json;
            page["items"].as_array().and_then(|items| items.iter().rfind(|row| row["removed"].is_null())).cloned()
        }
    };
    let reply = match doing {
        Doing::Add(kind) => clerk.post(&format!("{path}/{kind}"), draft(kind)).await,
        Doing::Change(kind) => match last(kind).await {
            Some(row) => clerk.patch(&format!("{path}/{kind}/{}", id(&row)), revision(&row), change(kind)).await,
            None => return,
        },
        Doing::Remove(kind) => match last(kind).await {
            Some(row) => clerk.delete(&format!("{path}/{kind}/{}", id(&row)), revision(&row)).await,
            None => return,
        },
        Doing::Attach => upload(clerk, &json!({ "id": case }), form("photo", "现场.png", tiny_png())).await,
        Doing::Detach => match last("attachments").await {
            Some(row) => remove(clerk, &json!({ "id": case }), &row, &revision(&row).to_string()).await,
            None => return,
        },
        Doing::Link => clerk.post(&format!("{path}/links"), json!({ "case_id": other, "relation": "related" })).await,
        Doing::Unlink => send(clerk.request(Method::DELETE, &format!("{path}/links/{other}"))).await,
    };
    assert!(matches!(reply.status, 200 | 201 | 204 | 404 | 409 | 422), "{doing:?}: {}", reply.text);
}

/// All the numbers of the year, but those that count what is written here; and how long each list is.
async fn numbers(clerk: &Actor) -> BTreeMap<String, Value> {
    let mut numbers = figures(clerk).await;
    numbers.remove("parties_named");
    for list in ["/cases", "/cases?stage=settled", "/petition-visits", "/people", "/online-entries"] {
        let join = if list.contains('?') { '&' } else { '?' };
        let page = clerk.get(&format!("{list}{join}include=total&limit=1")).await.expect(200).json;
        numbers.insert(list.to_owned(), page["total"].clone());
    }
    numbers
}

#[actix_web::test]
async fn what_is_written_beside_a_case_changes_no_number() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    made(&clerk, "/petition-visits", visit_draft("2023-06-01")).await;
    let literate = made(&clerk, "/people", person_draft("赵明白", &room)).await;
    let took_part = json!([{ "person_id": literate["id"], "role": "legal_literate" }]);
    let mut cases = Vec::new();
    for way in 0..4 {
        let fields = json!({ "people_count": 3, "amount_fen": 100, "participants": took_part });
        let case = found(&clerk, &room, "2023-06-01", fields).await;
        let ended = json!({ "ended_on": "2023-06-02", "ground": "refused", "routes_told": true });
        let case = match way {
            0 => case,
            1 => stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-06-02" })).await,
            2 => stepped(&clerk, &case, "settle", oral("2023-06-02")).await,
            _ => stepped(&clerk, &case, "end", ended).await,
        };
        cases.push(id(&case).to_owned());
        // Stays in its role whatever is added after it.
        clerk.post(&format!("/cases/{}/participants", id(&case)), json!({ "name": "吴某", "role": "recorder" })).await.expect(201);
    }
    let before = numbers(&clerk).await;
    assert_eq!((&before["disputes_found"]["value"], &before["with_legal_literate"]["value"]), (&json!(4), &json!(1)));
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
    for _ in 0..6 {
        let doings = doings().new_tree(&mut runner).expect("doings").current();
        for (case, doing) in &doings {
            // The legal literate is one of the numbers; the participant after them is not.
            let only_literate = matches!(doing, Doing::Remove("participants") | Doing::Change("participants"));
            let page = clerk.get(&format!("/cases/{}/participants", cases[*case])).await.expect(200).json;
            if only_literate && page["items"].as_array().is_some_and(|rows| rows.len() < 2) {
                continue;
            }
            do_one(&clerk, &cases[*case], &cases[(case + 1) % 4], *doing).await;
        }
        assert_eq!(numbers(&clerk).await, before, "after {doings:?}");
    }
}
