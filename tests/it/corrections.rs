//! What was wrongly recorded is corrected where it stands: the same settlement, no new 件次, and its trail.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{figure, found, now, oral, set, step, stepped, warnings, written};
use crate::support::records::{id, made, revision, with};
use crate::support::{Actor, Reply, TestTown, send};

async fn correct(actor: &Actor, case: &Value, what: &str, of: &Value, patch: Value) -> Reply {
    let path = format!("/cases/{}/{what}/{}", id(case), id(of));
    send(actor.request(Method::PATCH, &path).header("if-match", format!("\"{}\"", revision(case))).json(&patch)).await
}

/// A case of 红关村 found on the first of May, settled by word of mouth on the tenth of June.
async fn settled(town: &TestTown) -> (Actor, Value) {
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = found(&mediator, &room, "2023-05-01", json!({})).await;
    let case = stepped(&mediator, &case, "accept", json!({ "accepted_on": "2023-05-02" })).await;
    let case = stepped(&mediator, &case, "settle", oral("2023-06-10")).await;
    (mediator, case)
}

#[actix_web::test]
async fn a_settlement_is_corrected_in_place_and_counts_once() {
    let town = TestTown::new().await;
    let (mediator, case) = settled(&town).await;
    let clerk = town.clerk().await;
    let patch = json!({
        "settled_on": "2023-05-20", "form": "written", "level": "town", "terms": "院墙退后半米", "amount_fen": 50_000,
        "perform_by": "2023-07-01", "performance": "not_due",
        "signed": { "parties_on": "2023-05-20", "mediator_on": "2023-05-20", "seal_on": "2023-05-21" },
        "instalments": [{ "due_on": "2023-06-01", "amount_fen": 20_000 }, { "due_on": "2023-07-01", "amount_fen": 30_000 }],
    });
    let after = correct(&mediator, &case, "resolutions", &case["resolution"], patch).await.expect(200);
    assert_eq!(after.header("etag"), format!("\"{}\"", revision(&case) + 1));
    let after = after.json;
    let (was, is) = (&case["resolution"], &after["resolution"]);
    assert_eq!((is["id"].as_str(), after["resolutions"].as_array().map(Vec::len)), (was["id"].as_str(), Some(1)));
    assert_eq!((&is["settled_on"], &is["effective_on"]), (&json!("2023-05-20"), &json!("2023-05-21")));
    assert_eq!(is["instalments"].as_array().map(Vec::len), Some(2));
    assert_eq!(figure(&clerk, "resolutions").await, 1);
    assert_eq!((figure(&clerk, "resolved_in_village").await, figure(&clerk, "resolved_in_town").await), (json!(0), json!(1)));
    let timeline = clerk.get(&format!("/cases/{}/timeline", id(&case))).await.expect(200).text;
    for told in ["更正化解记录", "2023-06-10", "2023-05-20", "院墙退后半米", "书面", "盖章日期"] {
        assert!(timeline.contains(told), "{told}: {timeline}");
    }
    let log = town.auditor().await.get(&format!("/audit-events?subject_id={}", id(&case))).await.expect(200).json;
    assert_eq!(log["items"][0]["action"], "correct_resolution");
    let stale = correct(&mediator, &case, "resolutions", &case["resolution"], json!({ "level": "town" })).await.expect(412);
    assert_eq!(stale.json["current"]["resolution"]["settled_on"], "2023-05-20");
}

#[actix_web::test]
async fn the_days_of_a_corrected_settlement_keep_their_order() {
    let town = TestTown::new().await;
    let (mediator, case) = settled(&town).await;
    let case = stepped(&mediator, &case, "close", json!({ "on": "2023-06-12" })).await;
    for (patch, place) in [
        (json!({ "settled_on": "2023-05-01" }), "/settled_on"),
        (json!({ "settled_on": "2023-06-13" }), "/settled_on"),
        (json!({ "settled_on": "2023-06-16" }), "/settled_on"),
        (json!({ "perform_by": "2023-06-09" }), "/perform_by"),
        (json!({ "terms": null }), "/terms"),
        (json!({ "signed": { "seal_on": "2023-06-09" } }), "/signed/seal_on"),
        (json!({ "amount_fen": 5, "instalments": [{ "due_on": "2023-06-11", "amount_fen": 4 }] }), "/instalments"),
    ] {
        let refused = correct(&mediator, &case, "resolutions", &case["resolution"], patch.clone()).await.expect(422);
        assert_eq!(refused.faults()[0].0, place, "{patch}");
    }
    assert_eq!(now(&mediator, &case).await["revision"], case["revision"], "what was refused changed nothing");
    let reopened = stepped(&mediator, &case, "reopen", json!({ "on": "2023-06-13", "reason": "又起争执" })).await;
    let too_late = correct(&mediator, &reopened, "resolutions", &case["resolution"], json!({ "settled_on": "2023-06-13" })).await;
    too_late.expect(422);
    let again = stepped(&mediator, &reopened, "settle", oral("2023-06-14")).await;
    let before_reopening = correct(&mediator, &again, "resolutions", &again["resolution"], json!({ "settled_on": "2023-06-12" })).await;
    assert_eq!(before_reopening.expect(422).faults(), [("/settled_on".to_owned(), "wrong_order".to_owned())]);
    correct(&mediator, &again, "resolutions", &again["resolution"], json!({ "settled_on": "2023-06-13" })).await.expect(200);
}

#[actix_web::test]
async fn an_acceptance_made_with_the_settlement_moves_with_it_and_any_other_is_corrected_by_itself() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = found(&mediator, &room, "2023-06-01", json!({})).await;
    let case = stepped(&mediator, &case, "settle", oral("2023-06-15")).await;
    let case = correct(&mediator, &case, "resolutions", &case["resolution"], json!({ "settled_on": "2023-06-03" })).await.expect(200).json;
    assert_eq!((&case["accepted_on"], &case["resolution"]["settled_on"]), (&json!("2023-06-03"), &json!("2023-06-03")));
    let path = format!("/cases/{}", id(&case));
    let case = mediator.patch(&path, revision(&case), json!({ "accepted_on": "2023-06-02" })).await.expect(200).json;
    assert_eq!((&case["accepted_on"], &case["due_on"]), (&json!("2023-06-02"), &json!("2023-07-02")));
    let late = mediator.patch(&path, revision(&case), json!({ "accepted_on": "2023-06-04" })).await.expect(422);
    assert_eq!(late.faults(), [("/accepted_on".to_owned(), "wrong_order".to_owned())]);
    mediator.patch(&path, revision(&case), json!({ "accepted_on": "2023-05-31" })).await.expect(422);
    let other = found(&mediator, &room, "2023-06-01", json!({})).await;
    mediator.patch(&format!("/cases/{}", id(&other)), revision(&other), json!({ "accepted_on": "2023-06-02" })).await.expect(409);
}

#[actix_web::test]
async fn an_ending_and_a_refusal_to_accept_are_corrected_by_their_own_lists() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = found(&mediator, &room, "2023-05-01", json!({})).await;
    let end = json!({ "ended_on": "2023-06-10", "ground": "no_agreement", "routes_told": true });
    let ended = stepped(&mediator, &case, "end", end).await;
    let patch = json!({ "ended_on": "2023-06-01", "ground": "refused" });
    let after = correct(&mediator, &ended, "endings", &ended["end"], patch).await.expect(200).json;
    assert_eq!((&after["end"]["ended_on"], &after["end"]["ground"]), (&json!("2023-06-01"), &json!("refused")));
    for (patch, fault) in [
        (json!({ "ground": "not_civil" }), ("/ground", "unknown_code")),
        (json!({ "routes_told": false }), ("/routes_told", "routes_not_told")),
        (json!({ "ended_on": "2023-04-30" }), ("/ended_on", "wrong_order")),
    ] {
        let refused = correct(&mediator, &after, "endings", &after["end"], patch).await.expect(422);
        assert_eq!(refused.faults(), [(fault.0.to_owned(), fault.1.to_owned())]);
    }
    let case = found(&mediator, &room, "2023-05-01", json!({})).await;
    let decline = json!({ "on": "2023-05-03", "ground": "not_civil", "routes_told": true });
    let declined = stepped(&mediator, &case, "decline", decline).await;
    let patch = json!({ "ended_on": "2023-05-02", "ground": "special_organ" });
    let after = correct(&mediator, &declined, "endings", &declined["end"], patch).await.expect(200).json;
    assert_eq!((&after["end"]["ended_on"], &after["end"]["ground"]), (&json!("2023-05-02"), &json!("special_organ")));
    assert_eq!(figure(&town.clerk().await, "disputes_ended").await, 1, "a refusal to accept is no ending");
}

#[actix_web::test]
async fn in_a_sealed_year_a_correction_says_why_and_shows_as_one_difference() {
    let town = TestTown::new().await;
    let (_, case) = settled(&town).await;
    town.context.clock.set("2024-01-10T04:00:00".parse().expect("a moment"));
    let (mediator, clerk) = (town.mediator("红关村").await, town.clerk().await);
    made(&clerk, "/figures/seals", json!({ "year": 2023 })).await;
    let patch = json!({ "settled_on": "2023-05-20", "level": "town" });
    let refused = correct(&mediator, &case, "resolutions", &case["resolution"], patch.clone()).await.expect(422);
    assert_eq!(refused.faults(), [("/change_reason".to_owned(), "reason_required".to_owned())]);
    let said = with(patch, json!({ "change_reason": "日期登记错了" }));
    correct(&mediator, &case, "resolutions", &case["resolution"], said).await.expect(200);
    let differences = clerk.get("/figures/seals/2023/differences").await.expect(200);
    for told in ["corrected_date", "日期登记错了", "2023-06-10", "2023-05-20"] {
        assert!(differences.text.contains(told), "{told}: {}", differences.text);
    }
}

#[actix_web::test]
async fn a_case_is_withdrawn_at_every_stage_and_comes_back_as_it_stood() {
    let town = TestTown::new().await;
    let (mediator, case) = settled(&town).await;
    let clerk = town.clerk().await;
    let gone = stepped(&mediator, &case, "withdraw", json!({ "on": "2023-06-14", "reason": "重复登记" })).await;
    assert_eq!((&gone["stage"], &gone["withdrawn"]["reason"]), (&json!("settled"), &json!("重复登记")));
    assert_eq!(figure(&clerk, "resolutions").await, 0);
    step(&mediator, &gone, "restore", json!({ "reason": "没有重复" })).await.expect(403);
    assert!(!now(&mediator, &gone).await["allowed_steps"].as_array().expect("steps").contains(&json!("restore")));
    assert_eq!(now(&clerk, &gone).await["allowed_steps"], json!(["restore"]));
    let back = stepped(&clerk, &gone, "restore", json!({ "reason": "没有重复" })).await;
    assert_eq!((&back["withdrawn"], &back["resolution"]["settled_on"]), (&Value::Null, &json!("2023-06-10")));
    assert_eq!(figure(&clerk, "resolutions").await, 1);
    // Neither the day of the withdrawal nor that of the way back dates the dispute itself.
    stepped(&mediator, &back, "close", json!({ "on": "2023-06-11" })).await;
    step(&clerk, &now(&clerk, &back).await, "restore", json!({ "reason": "再恢复" })).await.expect(409);
}

#[actix_web::test]
async fn a_case_others_were_merged_into_is_not_withdrawn_with_them() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let (into, other) = (found(&clerk, &room, "2023-05-01", json!({})).await, found(&clerk, &room, "2023-05-02", json!({})).await);
    stepped(&clerk, &other, "merge", json!({ "into": into["id"], "reason": "同一纠纷" })).await;
    let refused =
        step(&clerk, &now(&clerk, &into).await, "withdraw", json!({ "on": "2023-06-01", "reason": "登记错了" })).await.expect(409);
    assert_eq!(refused.code(), "step_not_allowed");
    assert!(refused.json["detail"].as_str().is_some_and(|text| text.contains("撤销并案")));
}

#[actix_web::test]
async fn a_list_shows_what_counts_unless_asked_for_the_rest_and_so_does_its_file() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let mut cases = Vec::new();
    for day in 1..=5 {
        cases.push(found(&clerk, &room, &format!("2023-05-0{day}"), json!({ "facts": format!("第{day}件争执") })).await);
    }
    stepped(&clerk, &cases[0], "withdraw", json!({ "on": "2023-06-01", "reason": "登记错了" })).await;
    stepped(&clerk, &cases[1], "merge", json!({ "into": cases[2]["id"], "reason": "同一纠纷" })).await;
    for (query, count) in [("", 3), ("standing=counts", 3), ("standing=withdrawn", 1), ("standing=merged", 1), ("standing=all", 5)] {
        let list = clerk.get(&format!("/cases?include=total&{query}")).await.expect(200).json;
        assert_eq!((&list["total"], list["items"].as_array().map(Vec::len)), (&json!(count), Some(count)), "{query}");
        let found = clerk.get(&format!("/cases?include=total&q=争执&{query}")).await.expect(200).json;
        assert_eq!(found["total"], count, "searched: {query}");
        let file = clerk.get(&format!("/exports/cases?format=csv&{query}")).await.expect(200).text;
        assert_eq!(file.lines().filter(|line| line.contains("件争执")).count(), count, "the file: {query}");
    }
    clerk.get("/cases?standing=nowhere").await.expect(422);
}

#[actix_web::test]
async fn what_people_do_with_an_imported_case_keeps_its_order_and_old_history_only_warns() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let list = clerk.get("/cases?stage=settled&found_from=2023-05-01&sort=found_on&limit=1").await.expect(200).json;
    let case = now(&clerk, &list["items"][0]).await;
    let early = json!({ "settled_on": case["found_on"] });
    let history = correct(&clerk, &case, "resolutions", &case["resolution"], early).await.expect(200).json;
    assert_eq!(history["resolution"]["settled_on"], case["found_on"]);
    let day_before = "2023-04-30";
    let odd = correct(&clerk, &history, "resolutions", &case["resolution"], json!({ "settled_on": day_before })).await.expect(200).json;
    assert!(warnings(&odd).contains(&"wrong_order"), "{odd}");
    let reopened = stepped(&clerk, &odd, "reopen", json!({ "on": "2023-12-31", "reason": "又起争执" })).await;
    let refused = step(&clerk, &reopened, "settle", oral("2023-12-30")).await.expect(422);
    assert_eq!(refused.faults(), [("/settled_on".to_owned(), "wrong_order".to_owned())]);
    set(&town, "written_form", json!("warn")).await;
    stepped(&clerk, &reopened, "settle", written("2023-12-31")).await;
}
