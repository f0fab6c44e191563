//! Walking through a list page by page while others write: nothing that was there is lost, nothing comes twice.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::records::{case_draft, entry_draft, id, made, person_draft, visit_draft, with};
use crate::support::{Actor, TestTown};

/// The lists that are walked by cursor, with what to add to them.
const LISTS: [&str; 5] = ["/cases", "/petition-visits", "/online-entries", "/people", "/figures/disputes_found/records?year=2023"];
/// Days before, on and after those of the records already there.
const DAYS: [&str; 3] = ["2023-03-01", "2023-05-01", "2023-06-14"];

/// One more record for a list, dated early, amid or late among those there.
async fn add(clerk: &Actor, list: &str, room: &str, number: usize) -> String {
    let day = DAYS[number % DAYS.len()];
    let (path, draft) = match list {
        "/petition-visits" => (list, visit_draft(day)),
        "/online-entries" => (list, with(entry_draft(&format!("P{number:05}"), room), json!({ "entered_on": day }))),
        "/people" => (list, person_draft(["丁", "王", "安"][number % 3], room)),
        _ => ("/cases", case_draft(room, day)),
    };
    id(&made(clerk, path, draft).await).to_owned()
}

fn and(list: &str) -> char {
    if list.contains('?') { '&' } else { '?' }
}

fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().expect("items").iter().map(|item| id(item).to_owned()).collect()
}

fn assert_walked(list: &str, walked: &[String], before: &BTreeSet<String>) {
    let distinct: BTreeSet<String> = walked.iter().cloned().collect();
    assert_eq!(distinct.len(), walked.len(), "{list} gave something twice");
    let lost: Vec<_> = before.difference(&distinct).collect();
    assert!(lost.is_empty(), "{list} lost {lost:?}");
}

#[actix_web::test]
async fn what_was_there_is_seen_once_while_others_add_records() {
    for list in LISTS {
        let town = TestTown::new().await;
        let (clerk, room) = (town.clerk().await, town.room("红关村").await);
        let mut before = BTreeSet::new();
        for number in 0..25 {
            before.insert(add(&clerk, list, &room, number).await);
        }
        let (mut walked, mut cursor, mut number) = (Vec::new(), String::new(), 100);
        loop {
            let page = clerk.get(&format!("{list}{}limit=4&cursor={cursor}", and(list))).await.expect(200).json;
            walked.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            assert!(next.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte)), "{next} is not safe in an address");
            next.clone_into(&mut cursor);
            for _ in 0..3 {
                add(&clerk, list, &room, number).await;
                number += 1;
            }
            assert!(number < 200, "{list} never ends");
        }
        assert_walked(list, &walked, &before);
    }
}

#[actix_web::test]
async fn the_audit_log_is_walked_from_its_newest_row_back() {
    let town = TestTown::new().await;
    let (auditor, clerk, room) = (town.auditor().await, town.clerk().await, town.room("红关村").await);
    for number in 0..10 {
        add(&clerk, "/cases", &room, number).await;
    }
    let before: BTreeSet<String> = ids(&auditor.get("/audit-events?limit=200").await.expect(200).json).into_iter().collect();
    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = auditor.get(&format!("/audit-events?limit=3&cursor={cursor}")).await.expect(200).json;
        walked.extend(ids(&page));
        let Some(next) = page["next"].as_str() else { break };
        next.clone_into(&mut cursor);
        add(&clerk, "/cases", &room, 1).await;
    }
    assert_walked("/audit-events", &walked, &before);
}

#[actix_web::test]
async fn short_lists_are_walked_the_same_way() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    for list in ["/rooms", "/accounts", "/towns"] {
        let all = ids(&admin.get(&format!("{list}?limit=200")).await.expect(200).json);
        let (mut walked, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = admin.get(&format!("{list}?limit=2&cursor={cursor}")).await.expect(200).json;
            walked.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            next.clone_into(&mut cursor);
        }
        assert_eq!(walked, all, "{list}");
    }
}

#[actix_web::test]
async fn somebody_added_before_the_place_reached_does_not_push_others_on_twice() {
    let town = TestTown::new().await;
    let admin = town.admin().await;
    let page = admin.get("/accounts?limit=2").await.expect(200).json;
    let next = page["next"].as_str().expect("a second page");
    let draft = json!({ "username": "0-first", "display_name": "新人", "role": "clerk", "password": "first-password-1" });
    made(&admin, "/accounts", draft).await;
    let rest = admin.get(&format!("/accounts?limit=200&cursor={next}")).await.expect(200).json;
    let twice: Vec<_> = ids(&rest).into_iter().filter(|account| ids(&page).contains(account)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[actix_web::test]
async fn a_page_holds_fifty_unless_said_and_two_hundred_at_most() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    for list in ["/cases", "/petition-visits", "/online-entries", "/people", "/figures/resolutions/records?year=2023"] {
        let and = and(list);
        for (query, length) in [("include=total", 50), ("limit=1", 1), ("limit=200", 200)] {
            let page = clerk.get(&format!("{list}{and}{query}")).await.expect(200).json;
            let length = if list == "/people" { length.min(163) } else { length };
            assert_eq!(page["items"].as_array().expect("items").len(), length, "{list} {query}");
            assert_eq!(page["total"].is_i64(), query == "include=total", "{list} {query}");
        }
        for limit in ["0", "201", "-1"] {
            let refused = clerk.get(&format!("{list}{and}limit={limit}")).await.expect(422);
            assert_eq!(refused.faults(), [("/limit".to_owned(), "out_of_range".to_owned())], "{list} {limit}");
        }
        for cursor in ["nonsense", "e30", "%2F%2F", "AAAA"] {
            assert_eq!(clerk.get(&format!("{list}{and}cursor={cursor}")).await.expect(400).code(), "bad_cursor", "{list} {cursor}");
        }
    }
}

#[actix_web::test]
async fn the_total_is_that_of_the_whole_list_under_its_filters() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    for (list, total) in [
        ("/cases?", 629),
        ("/cases?found_from=2023-01-01&found_to=2023-12-31&", 608),
        ("/petition-visits?received_from=2023-01-01&received_to=2023-12-31&", 428),
        ("/online-entries?state=withdrawn&", 4),
        ("/people?", 163),
    ] {
        let page = clerk.get(&format!("{list}limit=1&include=total")).await.expect(200).json;
        assert_eq!(page["total"], json!(total), "{list}");
    }
}

#[actix_web::test]
async fn lists_are_sorted_by_what_is_offered_and_nothing_else() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    for number in 0..6 {
        add(&clerk, "/cases", &room, number).await;
        add(&clerk, "/petition-visits", &room, number).await;
    }
    for (list, day) in [("/cases", "found_on"), ("/petition-visits", "received_on")] {
        let sorted = async |sort: &str| -> Vec<String> {
            let page = clerk.get(&format!("{list}?sort={sort}")).await.expect(200).json;
            page["items"].as_array().expect("items").iter().map(|item| item[day].as_str().expect("a day").to_owned()).collect()
        };
        let (up, down) = (sorted(day).await, sorted(&format!("-{day}")).await);
        assert!(up.is_sorted() && down.iter().rev().is_sorted(), "{list}: {up:?} {down:?}");
        for sort in ["facts", "-id", "found_on;drop", "created_at"] {
            let refused = clerk.get(&format!("{list}?sort={sort}")).await.expect(422);
            assert_eq!(refused.faults(), [("/sort".to_owned(), "unknown_code".to_owned())], "{list} {sort}");
        }
    }
}

#[actix_web::test]
async fn a_walk_in_the_other_direction_is_whole_too() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let (mut seen, mut cursor) = (BTreeSet::new(), String::new());
    let mut last = String::new();
    loop {
        let page = clerk.get(&format!("/cases?sort=found_on&limit=200&cursor={cursor}")).await.expect(200).json;
        for case in page["items"].as_array().expect("items") {
            let day = case["found_on"].as_str().expect("a day").to_owned();
            assert!(day >= last && seen.insert(id(case).to_owned()), "{case}");
            last = day;
        }
        let Some(next) = page["next"].as_str() else { break };
        next.clone_into(&mut cursor);
    }
    assert_eq!(seen.len(), 629);
}
