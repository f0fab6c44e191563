//! The days of a case: none of tomorrow, none out of order; and where its record is filed dates nothing.

use serde_json::json;

use crate::case_steps::Scene;
use crate::support::Neighbour;
use crate::support::cases::{figure_of, found, now, step, stepped, written};
use crate::support::records::{id, revision};

const TOMORROW: &str = "2023-06-16";

#[actix_web::test]
async fn a_fact_about_an_agreement_is_not_of_tomorrow_nor_older_than_it() {
    let scene = Scene::new().await;
    let case = scene.case_at("settled").await;
    let case = stepped(scene.clerk(), &case, "signatures", scene.body("signatures")).await;
    for (day, code) in [(TOMORROW, "in_the_future"), ("2023-06-01", "wrong_order")] {
        for (command, body, place) in [
            ("signatures", json!({ "seal_on": day }), "/seal_on"),
            ("performance", json!({ "on": day, "status": "performed" }), "/on"),
            ("confirmation", json!({ "applied_on": day }), "/applied_on"),
        ] {
            let refused = step(scene.clerk(), &case, command, body).await.expect(422);
            assert_eq!(refused.faults(), [(place.to_owned(), code.to_owned())], "{command} {day}");
        }
    }
}

#[actix_web::test]
async fn days_of_a_case_never_run_backwards() {
    let scene = Scene::new().await;
    let clerk = scene.clerk();
    for (stage, command, day, place) in [
        ("registered", "accept", json!({ "accepted_on": "2023-05-31" }), "/accepted_on"),
        ("registered", "decline", json!({ "on": "2023-05-31", "ground": "other", "routes_told": true }), "/on"),
        ("registered", "settle", written("2023-05-31"), "/settled_on"),
        ("accepted", "settle", written("2023-06-01"), "/settled_on"),
        ("accepted", "end", json!({ "ended_on": "2023-06-01", "ground": "other", "routes_told": true }), "/ended_on"),
        ("settled", "close", json!({ "on": "2023-06-01" }), "/on"),
        ("closed", "archive", json!({ "on": "2023-06-02" }), "/on"),
        ("closed", "reopen", json!({ "on": "2023-06-02", "reason": "反悔" }), "/on"),
        ("accepted", "withdraw", json!({ "on": "2023-06-01", "reason": "登记错了" }), "/on"),
        ("registered", "move", json!({ "room_id": scene.other_room, "on": "2023-05-31", "reason": "登记错了" }), "/on"),
        ("archived", "archive", json!({ "on": "2023-06-03" }), ""),
    ] {
        let case = scene.case_at(stage).await;
        let refused = step(clerk, &case, command, day).await;
        match place {
            "" => assert_eq!(refused.status, 409),
            place => assert_eq!(refused.faults(), [(place.to_owned(), "wrong_order".to_owned())], "{command}: {}", refused.text),
        }
    }
    let case = scene.case_at("closed").await;
    let refused = step(clerk, &case, "archive", json!({ "on": "2023-06-05", "keep_until": "2023-06-04" })).await.expect(422);
    assert_eq!(refused.faults(), [("/keep_until".to_owned(), "wrong_order".to_owned())]);
}

#[actix_web::test]
async fn the_day_a_case_was_found_stays_before_its_first_step() {
    let scene = Scene::new().await;
    for stage in ["accepted", "declined", "settled", "ended"] {
        let case = scene.case_at(stage).await;
        let path = format!("/cases/{}", id(&case));
        let refused = scene.clerk().patch(&path, revision(&case), json!({ "found_on": "2023-06-03" })).await.expect(422);
        assert_eq!(refused.faults(), [("/found_on".to_owned(), "wrong_order".to_owned())], "{stage}");
        scene.clerk().patch(&path, revision(&case), json!({ "found_on": "2023-06-02" })).await.expect(200);
    }
}

#[actix_web::test]
async fn a_case_settled_in_the_next_year_was_open_at_the_end_of_the_one_it_was_found_in() {
    let scene = Scene::new().await;
    let clerk = scene.clerk();
    let case = found(clerk, &scene.room, "2022-12-20", json!({})).await;
    assert_eq!(figure_of(clerk, 2022, "disputes_open").await, 1);
    let case = stepped(clerk, &case, "settle", written("2023-01-10")).await;
    assert_eq!(figure_of(clerk, 2022, "disputes_open").await, 1);
    let path = format!("/cases/{}", id(&case));
    for (found_on, open) in [("2023-01-05", 0), ("2022-12-31", 1), ("2022-12-20", 1)] {
        let seen = revision(&now(clerk, &case).await);
        clerk.patch(&path, seen, json!({ "found_on": found_on })).await.expect(200);
        assert_eq!(figure_of(clerk, 2022, "disputes_open").await, open, "{found_on}");
    }
}

#[actix_web::test]
async fn moving_or_merging_a_record_does_not_date_the_dispute() {
    let scene = Scene::new().await;
    let clerk = scene.clerk();
    // A merger stands under the day it was made; taken back, the dispute goes on as it stood.
    let case = scene.case_at("accepted").await;
    let case = stepped(clerk, &case, "merge", scene.body("merge")).await;
    let case = stepped(clerk, &case, "unmerge", scene.body("unmerge")).await;
    let case = stepped(clerk, &case, "settle", written("2023-06-05")).await;
    // A move dated back does not let the days of the dispute run backwards.
    let moved = stepped(clerk, &case, "move", json!({ "room_id": scene.other_room, "on": "2023-06-01", "reason": "登记错了" })).await;
    step(clerk, &moved, "close", json!({ "on": "2023-06-04" })).await.expect(422);
    stepped(clerk, &moved, "close", json!({ "on": "2023-06-05" })).await;
}

#[actix_web::test]
async fn a_case_is_not_moved_to_a_room_that_was_closed_or_is_another_towns() {
    let scene = Scene::new().await;
    let clerk = scene.clerk();
    let path = format!("/rooms/{}", scene.other_room);
    let seen = revision(&clerk.get(&path).await.json);
    clerk.patch(&path, seen, json!({ "closed_on": "2023-05-01" })).await.expect(200);
    let case = scene.case_at("registered").await;
    let refused = step(clerk, &case, "move", scene.body("move")).await.expect(422);
    assert_eq!(refused.faults(), [("/room_id".to_owned(), "room_not_open".to_owned())]);
    let neighbour = Neighbour::of(&scene.town).await;
    let there = json!({ "room_id": neighbour.room, "on": "2023-06-04", "reason": "登记错了" });
    let refused = step(clerk, &case, "move", there).await.expect(422);
    assert_eq!(refused.faults(), [("/room_id".to_owned(), "unknown_reference".to_owned())]);
}

#[actix_web::test]
async fn only_a_told_ending_is_one() {
    let scene = Scene::new().await;
    for (stage, command) in [("registered", "decline"), ("registered", "end"), ("accepted", "end")] {
        let case = scene.case_at(stage).await;
        let mut body = scene.body(command);
        body["routes_told"] = json!(false);
        let refused = step(scene.clerk(), &case, command, body).await.expect(422);
        assert_eq!(refused.faults(), [("/routes_told".to_owned(), "routes_not_told".to_owned())]);
    }
}
