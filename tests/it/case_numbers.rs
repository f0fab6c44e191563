//! The number of a case: per room and year, in sequence, never given twice.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::TestTown;
use crate::support::cases::{found, now, oral, step, stepped};

fn accept(on: &str) -> Value {
    json!({ "accepted_on": on })
}

#[actix_web::test]
async fn a_number_once_given_is_never_given_again() {
    let town = TestTown::new().await;
    let (clerk, room, other) = (town.clerk().await, town.room("红关村").await, town.room("双平村").await);
    let accepted = |room: String, on: &'static str| {
        let clerk = clerk.clone();
        async move { stepped(&clerk, &found(&clerk, &room, "2022-12-01", json!({})).await, "accept", accept(on)).await }
    };
    let number = |room: &str, year: i32, number: i32| format!("（{year}）平安{room}人调字第{number}号");
    let one = accepted(room.clone(), "2023-06-01").await;
    let two = accepted(room.clone(), "2023-06-01").await;
    assert_eq!([&one["case_no"], &two["case_no"]], [&number("红关", 2023, 1), &number("红关", 2023, 2)].map(|text| json!(text)).each_ref());
    // Withdrawn, its number stays used; moved, its number goes with it.
    let withdrawn = stepped(&clerk, &two, "withdraw", json!({ "on": "2023-06-02", "reason": "登记错了" })).await;
    assert_eq!(withdrawn["case_no"], number("红关", 2023, 2));
    let moved = stepped(&clerk, &one, "move", json!({ "room_id": other, "on": "2023-06-02", "reason": "登记错了" })).await;
    assert_eq!(moved["case_no"], number("红关", 2023, 1));
    assert_eq!(accepted(room.clone(), "2023-06-03").await["case_no"], number("红关", 2023, 3));
    assert_eq!(accepted(other.clone(), "2023-06-03").await["case_no"], number("双平", 2023, 1));
    assert_eq!(accepted(room.clone(), "2022-12-31").await["case_no"], number("红关", 2022, 1));
    // Settled at once it is accepted, and numbered, on the same day; reopened it keeps its number.
    let at_once = stepped(&clerk, &found(&clerk, &room, "2023-06-01", json!({})).await, "settle", oral("2023-06-04")).await;
    assert_eq!(at_once["case_no"], number("红关", 2023, 4));
    let again = stepped(&clerk, &at_once, "reopen", json!({ "on": "2023-06-05", "reason": "反悔" })).await;
    assert_eq!((&again["case_no"], &again["accepted_on"]), (&at_once["case_no"], &json!("2023-06-04")));
    // A refused acceptance uses no number.
    let refused = found(&clerk, &room, "2023-06-10", json!({})).await;
    step(&clerk, &refused, "accept", accept("2023-06-09")).await.expect(422);
    assert_eq!(stepped(&clerk, &refused, "accept", accept("2023-06-10")).await["case_no"], number("红关", 2023, 5));
}

#[actix_web::test]
async fn fifty_cases_accepted_at_once_get_fifty_numbers() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let mut cases = Vec::new();
    for _ in 0..50 {
        cases.push(found(&clerk, &room, "2023-06-01", json!({ "parties": [{ "name": uuid::Uuid::new_v4() }] })).await);
    }
    // Each is asked for twice; only one of the two is obeyed.
    let accepting = cases.iter().chain(&cases).map(|case| step(&clerk, case, "accept", accept("2023-06-02")));
    let statuses: Vec<u16> = join_all(accepting).await.into_iter().map(|reply| reply.status).collect();
    assert_eq!(
        (statuses.iter().filter(|status| **status == 200).count(), statuses.iter().filter(|status| **status == 412).count()),
        (50, 50)
    );
    let mut numbers = Vec::new();
    for case in &cases {
        numbers.push(now(&clerk, case).await["case_no"].as_str().expect("a number").to_owned());
    }
    let mut wanted: Vec<String> = (1..=50).map(|number| format!("（2023）平安红关人调字第{number}号")).collect();
    numbers.sort();
    wanted.sort();
    assert_eq!(numbers, wanted);
}

#[actix_web::test]
async fn a_room_called_after_its_town_says_its_name_once_and_two_of_them_stay_apart() {
    let town = TestTown::new().await;
    let (clerk, after_town) = (town.clerk().await, town.room("平安社区").await);
    let accepted = |room: String| {
        let clerk = clerk.clone();
        async move {
            let case = found(&clerk, &room, "2023-06-01", json!({ "parties": [{ "name": uuid::Uuid::new_v4() }] })).await;
            stepped(&clerk, &case, "accept", accept("2023-06-01")).await["case_no"].as_str().expect("a number").to_owned()
        }
    };
    assert_eq!(accepted(after_town.clone()).await, "（2023）平安社区人调字第1号");
    // What is left of the name becomes a room of its own: its numbers go on, and the other's are told apart.
    let draft = json!({ "name": "社区", "kind": "community", "opened_on": "2023-01-01" });
    let rest = clerk.post("/rooms", draft).await.expect(201).json["id"].as_str().expect("an id").to_owned();
    assert_eq!(accepted(rest).await, "（2023）平安社区人调字第2号");
    assert_eq!(accepted(after_town).await, "（2023）平安平安社区人调字第2号");
}
