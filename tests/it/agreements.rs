//! What the law asks of mediation: consent, the form of an agreement, its effect, its performance, its confirmation.

use serde_json::{Value, json};

use crate::support::TestTown;
use crate::support::cases::{added, figure, found, now, oral, set, step, stepped, warnings, written};
use crate::support::records::{id, made, person_draft, revision, with};

fn ended(on: &str) -> Value {
    json!({ "ended_on": on, "ground": "no_agreement", "routes_told": true })
}

fn reopened(on: &str) -> Value {
    json!({ "on": on, "reason": "反悔" })
}

#[actix_web::test]
async fn nobody_is_mediated_against_their_will() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let party = format!("/cases/{}/parties/{}", id(&case), id(&case["parties"][1]));
    let refusing = clerk.patch(&party, 1, json!({ "refused_on": "2023-06-02" })).await.expect(200).json;
    assert_eq!(refusing["parties"][1]["refused_on"], "2023-06-02");
    let meeting = json!({ "held_on": "2023-06-03", "place": "村委会", "record": "未到场" });
    for (command, body) in [("accept", json!({ "accepted_on": "2023-06-03" })), ("settle", oral("2023-06-03"))] {
        let refused = step(&clerk, &refusing, command, body).await.expect(409);
        assert_eq!(refused.code(), "party_refused", "{command}");
        assert!(refused.json["title"].as_str().is_some_and(|title| title.contains("第17条")), "{}", refused.text);
    }
    assert_eq!(clerk.post(&format!("/cases/{}/meetings", id(&case)), meeting.clone()).await.expect(409).code(), "party_refused");
    let willing = clerk.patch(&party, 2, json!({ "refused_on": null })).await.expect(200).json;
    let accepted = stepped(&clerk, &willing, "accept", json!({ "accepted_on": "2023-06-03" })).await;
    added(&clerk, &accepted, "meetings", meeting).await;
    clerk.patch(&party, 3, json!({ "refused_on": "2023-06-04" })).await.expect(200);
    assert_eq!(step(&clerk, &accepted, "settle", oral("2023-06-05")).await.expect(409).code(), "party_refused");
    let ground = json!({ "ended_on": "2023-06-05", "ground": "refused", "routes_told": true });
    let ended = stepped(&clerk, &accepted, "end", ground).await;
    assert_eq!((&ended["stage"], &ended["end"]["ground"]), (&json!("ended"), &json!("refused")));
    let tomorrow = clerk.patch(&party, 4, json!({ "refused_on": "2023-06-16" })).await.expect(422);
    assert_eq!(tomorrow.faults(), [("/refused_on".to_owned(), "in_the_future".to_owned())]);
}

#[actix_web::test]
async fn a_written_agreement_takes_effect_with_its_last_mark_an_oral_one_at_once() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let new = || found(&clerk, &room, "2023-06-01", json!({}));
    let case = stepped(&clerk, &new().await, "settle", oral("2023-06-02")).await;
    assert_eq!(case["resolution"]["effective_on"], "2023-06-02");
    let signed = json!({ "signed": { "parties_on": "2023-06-05", "mediator_on": "2023-06-02", "seal_on": "2023-06-04" } });
    let case = stepped(&clerk, &new().await, "settle", with(written("2023-06-02"), signed)).await;
    assert_eq!(case["resolution"]["effective_on"], "2023-06-05");
    // Signed later, mark by mark.
    let case = stepped(&clerk, &new().await, "settle", written("2023-06-02")).await;
    assert_eq!(case["resolution"]["effective_on"], Value::Null);
    let case = stepped(&clerk, &case, "signatures", json!({ "parties_on": "2023-06-02", "mediator_on": "2023-06-09" })).await;
    assert_eq!(case["resolution"]["effective_on"], Value::Null);
    let case = stepped(&clerk, &case, "close", json!({ "on": "2023-06-09" })).await;
    let case = stepped(&clerk, &case, "signatures", json!({ "seal_on": "2023-06-08" })).await;
    let marks = json!({ "parties_on": "2023-06-02", "mediator_on": "2023-06-09", "seal_on": "2023-06-08" });
    assert_eq!((&case["resolution"]["effective_on"], &case["resolution"]["signed"]), (&json!("2023-06-09"), &marks));
    assert_eq!(case["stage"], "closed");
}

#[actix_web::test]
async fn some_agreements_call_for_the_written_form() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let later = json!({ "perform_by": "2023-07-01" });
    let parts = json!({ "instalments": [{ "due_on": "2023-07-01", "amount_fen": 100 }] });
    let rows = [
        (json!({}), json!({}), false),
        (json!({ "kind": "forest_land" }), json!({}), true),
        (json!({ "difficulty": "difficult" }), json!({}), true),
        (json!({ "difficulty": "major" }), json!({}), true),
        (json!({ "difficulty": "ordinary" }), json!({}), false),
        (json!({}), later, true),
        (json!({}), parts, true),
        (json!({}), json!({ "performance": "partly" }), true),
        (json!({}), json!({ "performance": "performed" }), false),
    ];
    for (strictness, warned, refused) in [("warn", true, false), ("require", false, true), ("off", false, false)] {
        set(&town, "written_form", json!(strictness)).await;
        for (case, agreement, calls) in rows.clone() {
            let story = format!("{strictness}: {case} {agreement}");
            let case = found(&clerk, &room, "2023-06-01", case).await;
            let reply = step(&clerk, &case, "settle", with(oral("2023-06-02"), agreement.clone())).await;
            if calls && refused {
                assert_eq!(reply.faults(), [("/form".to_owned(), "invalid".to_owned())], "{story}");
                assert_eq!(now(&clerk, &case).await["stage"], "registered", "{story}");
            } else {
                assert_eq!(reply.status, 200, "{story}: {}", reply.text);
                assert_eq!(warnings(&reply.json).contains(&"written_form"), calls && warned, "{story}");
            }
            let case = found(&clerk, &room, "2023-06-01", json!({ "kind": "forest_land" })).await;
            let reply = step(&clerk, &case, "settle", with(written("2023-06-02"), agreement)).await.expect(200);
            assert_eq!(warnings(&reply.json), [""; 0], "{story}");
        }
    }
}

#[actix_web::test]
async fn confirmation_is_applied_for_within_thirty_days_of_effect() {
    let town = TestTown::new().await;
    let clock = town.context.clock.clone();
    clock.set(clock.now() + chrono::Duration::days(120));
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    // Thirty days after 1 September is Sunday, 1 October, in the National Day week; offices open on Saturday, 7 October.
    let signed = json!({ "signed": { "parties_on": "2023-09-01", "mediator_on": "2023-09-01", "seal_on": "2023-09-01" } });
    for (strictness, day, late) in [
        ("warn", "2023-10-07", false),
        ("warn", "2023-10-08", true),
        ("require", "2023-10-07", false),
        ("require", "2023-10-08", true),
        ("off", "2023-10-08", true),
    ] {
        set(&town, "confirmation_deadline", json!(strictness)).await;
        let case = found(&clerk, &room, "2023-09-01", json!({})).await;
        let case = stepped(&clerk, &case, "settle", with(written("2023-09-01"), signed.clone())).await;
        let reply = step(&clerk, &case, "confirmation", json!({ "applied_on": day, "court": "云阳县人民法院" })).await;
        match (late, strictness) {
            (true, "require") => {
                assert_eq!(reply.faults(), [("/applied_on".to_owned(), "out_of_range".to_owned())]);
                assert!(reply.text.contains("2023-10-07"), "it says until when: {}", reply.text);
            }
            _ => {
                assert_eq!((reply.status, &reply.json["resolution"]["confirmation"]), (200, &json!("applied")), "{}", reply.text);
                assert_eq!(warnings(&reply.json).contains(&"confirmation_deadline"), late && strictness == "warn", "{strictness} {day}");
            }
        }
    }
}

#[actix_web::test]
async fn what_the_court_decided_is_noted_with_its_day() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let signed = json!({ "signed": { "parties_on": "2023-06-02", "mediator_on": "2023-06-02", "seal_on": "2023-06-02" } });
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let case = stepped(&clerk, &case, "settle", with(written("2023-06-02"), signed)).await;
    let case = stepped(&clerk, &case, "confirmation", json!({ "applied_on": "2023-06-05", "court": "云阳县人民法院" })).await;
    for (body, place, code) in [
        (json!({ "result": "confirmed" }), "/decided_on", "required"),
        (json!({ "decided_on": "2023-06-09" }), "/result", "required"),
        (json!({ "decided_on": "2023-06-04", "result": "refused" }), "/decided_on", "wrong_order"),
        (json!({ "decided_on": "2023-06-16", "result": "refused" }), "/decided_on", "in_the_future"),
    ] {
        let refused = step(&clerk, &case, "confirmation", body).await.expect(422);
        assert_eq!(refused.faults(), [(place.to_owned(), code.to_owned())]);
    }
    let case = stepped(&clerk, &case, "confirmation", json!({ "decided_on": "2023-06-09", "result": "confirmed" })).await;
    let resolution = &case["resolution"];
    assert_eq!([&resolution["confirmation_applied_on"], &resolution["confirmation_decided_on"]], ["2023-06-05", "2023-06-09"]);
    assert_eq!([&resolution["confirmation"], &resolution["confirmation_court"]], ["confirmed", "云阳县人民法院"]);
    assert_eq!(figure(&clerk, "confirmed").await, 1);
}

#[actix_web::test]
async fn the_time_for_mediation_is_extended_once_by_all() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-05-01", json!({})).await;
    let case = stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-05-31" })).await;
    assert_eq!(case["due_on"], "2023-06-30", "one month after the last day of a longer month");
    let until = |day: &str| json!({ "agreed_on": "2023-06-10", "until_on": day, "agreed_by_all": true });
    let early = step(&clerk, &case, "extension", until("2023-06-30")).await.expect(422);
    assert_eq!(early.faults(), [("/until_on".to_owned(), "wrong_order".to_owned())]);
    let case = stepped(&clerk, &case, "extension", until("2023-07-31")).await;
    assert_eq!((&case["due_on"], &case["extension"]["until_on"]), (&json!("2023-07-31"), &json!("2023-07-31")));
    assert_eq!(step(&clerk, &case, "extension", until("2023-08-31")).await.expect(409).code(), "already_extended");
    let case = stepped(&clerk, &case, "settle", oral("2023-06-11")).await;
    let case = stepped(&clerk, &case, "reopen", reopened("2023-06-12")).await;
    assert_eq!((&case["due_on"], &case["extension"]), (&json!("2023-07-12"), &Value::Null), "mediation begins anew");
    stepped(&clerk, &case, "extension", json!({ "agreed_on": "2023-06-13", "until_on": "2023-08-12", "agreed_by_all": true })).await;
}

#[actix_web::test]
async fn parts_of_a_performance_add_up_and_run_forwards() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let parts = |rows: &[(&str, i64)]| -> Value { rows.iter().map(|(day, fen)| json!({ "due_on": day, "amount_fen": fen })).collect() };
    let agreed =
        |amount: i64, rows: &[(&str, i64)]| with(written("2023-06-02"), json!({ "amount_fen": amount, "instalments": parts(rows) }));
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    for (body, place, code) in [
        (agreed(300, &[("2023-07-01", 100), ("2023-08-01", 100)]), "/instalments", "wrong_sum"),
        (agreed(200, &[("2023-08-01", 100), ("2023-07-01", 100)]), "/instalments/1/due_on", "wrong_order"),
        (agreed(100, &[("2023-06-01", 100)]), "/instalments/0/due_on", "wrong_order"),
        (agreed(100, &[("2023-07-01", 0)]), "/instalments/0/amount_fen", "out_of_range"),
        (with(written("2023-06-02"), json!({ "perform_by": "2023-06-01" })), "/perform_by", "wrong_order"),
    ] {
        let refused = step(&clerk, &case, "settle", body).await.expect(422);
        assert_eq!(refused.faults(), [(place.to_owned(), code.to_owned())], "{}", refused.text);
    }
    let case = stepped(&clerk, &case, "settle", agreed(300, &[("2023-07-01", 100), ("2023-07-01", 200)])).await;
    assert_eq!(case["resolution"]["performance"], "not_due");
    assert_eq!(case["resolution"]["instalments"], parts(&[("2023-07-01", 100), ("2023-07-01", 200)]));
    // The figure of the most that may be owed does not overflow when it is added up.
    let most = 100_000_000_000_000_i64;
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let rows: Vec<_> = (0..60).map(|_| ("2023-07-01", most)).collect();
    let refused = step(&clerk, &case, "settle", agreed(most, &rows)).await.expect(422);
    assert_eq!(refused.faults(), [("/instalments".to_owned(), "wrong_sum".to_owned())]);
}

#[actix_web::test]
async fn a_participant_held_the_role_on_the_day_of_the_agreement() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let term = json!({ "roles": [{ "role": "legal_literate", "from": "2023-03-01", "to": "2023-06-01" }] });
    let person = made(&clerk, "/people", with(person_draft("赵明白", &room), term)).await;
    let acting = json!({ "person_id": person["id"], "role": "legal_literate" });
    let set = |strictness: &'static str| set(&town, "participant_role", json!(strictness));
    set("off").await;
    let case = found(&clerk, &room, "2023-05-01", json!({ "participants": [acting] })).await;
    // Today no longer on the register; the agreement is of a day on which they were.
    set("require").await;
    let settled = step(&clerk, &case, "settle", oral("2023-05-31")).await.expect(200).json;
    assert_eq!(warnings(&settled), [""; 0]);
    // Written down after the agreement: still its day counts, not the day of writing.
    let late = clerk.post(&format!("/cases/{}/participants", id(&case)), acting.clone()).await.expect(201).json;
    assert_eq!(warnings(&late), [""; 0]);
    let path = format!("/cases/{}/participants/{}", id(&case), id(&late));
    clerk.patch(&path, 1, json!({ "name": "赵明白（明理）" })).await.expect(200);
    for (strictness, status, warned) in [("require", 422, &[][..]), ("warn", 200, &["not_valid_then"]), ("off", 200, &[])] {
        set("off").await;
        let case = found(&clerk, &room, "2023-05-01", json!({ "participants": [acting] })).await;
        set(strictness).await;
        let reply = step(&clerk, &case, "settle", oral("2023-06-01")).await.expect(status);
        assert_eq!(warnings(&reply.json), warned, "{strictness}");
        if status == 422 {
            assert_eq!(reply.faults(), [("/participants/person_id".to_owned(), "not_valid_then".to_owned())]);
        }
    }
}

#[actix_web::test]
async fn a_dispute_settled_twice_is_one_matter_and_two_acts() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let case = stepped(&clerk, &case, "settle", with(written("2023-06-02"), json!({ "terms": "第一份" }))).await;
    let case = stepped(&clerk, &case, "reopen", reopened("2023-06-03")).await;
    assert_eq!((&case["resolution"], &case["resolutions"][0]["terms"]), (&Value::Null, &json!("第一份")));
    assert_eq!(figure(&clerk, "disputes_open").await, 1);
    let case = stepped(&clerk, &case, "settle", with(written("2023-06-04"), json!({ "terms": "第二份" }))).await;
    assert_eq!(case["resolution"]["terms"], "第二份");
    assert_eq!([figure(&clerk, "disputes_resolved").await, figure(&clerk, "resolutions").await], [1, 2]);
    assert_eq!(figure(&clerk, "disputes_open").await, 0);
}

#[actix_web::test]
async fn the_later_of_agreement_and_ending_stands() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let case = stepped(&clerk, &case, "settle", written("2023-06-02")).await;
    let case = stepped(&clerk, &case, "reopen", reopened("2023-06-03")).await;
    let case = stepped(&clerk, &case, "end", ended("2023-06-04")).await;
    let case = stepped(&clerk, &case, "close", json!({ "on": "2023-06-05" })).await;
    assert_eq!((&case["resolution"], &case["end"]["ended_on"]), (&Value::Null, &json!("2023-06-04")));
    // Nothing can be noted about the agreement that no longer stands.
    for (command, body) in [
        ("signatures", json!({ "seal_on": "2023-06-05" })),
        ("performance", json!({ "on": "2023-06-05", "status": "performed" })),
        ("confirmation", json!({ "applied_on": "2023-06-05" })),
    ] {
        assert_eq!(step(&clerk, &case, command, body).await.expect(409).code(), "no_agreement", "{command}");
    }
    let other = found(&clerk, &room, "2023-06-01", json!({})).await;
    let other = stepped(&clerk, &other, "end", ended("2023-06-02")).await;
    let other = stepped(&clerk, &other, "reopen", reopened("2023-06-03")).await;
    let other = stepped(&clerk, &other, "settle", written("2023-06-04")).await;
    let other = stepped(&clerk, &other, "close", json!({ "on": "2023-06-05" })).await;
    assert_eq!((&other["resolution"]["settled_on"], &other["end"]), (&json!("2023-06-04"), &Value::Null));
    assert_eq!(revision(&other), 5);
}
