//! Two records of one dispute: merged, they count once; taken back, everything is as it was.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{added, figure, figures, found, now, oral, step, stepped};
use crate::support::records::{entry_draft, id, made, revision, with};
use crate::support::{Actor, Neighbour, TestTown, send};

async fn merged(clerk: &Actor, case: &Value, into: &Value) -> Value {
    stepped(clerk, &now(clerk, case).await, "merge", json!({ "into": into["id"], "reason": "同一纠纷" })).await
}

async fn unmerged(clerk: &Actor, case: &Value) -> Value {
    stepped(clerk, &now(clerk, case).await, "unmerge", json!({ "reason": "不是同一纠纷" })).await
}

/// The values alone, by code.
async fn values(clerk: &Actor) -> BTreeMap<String, Value> {
    figures(clerk).await.into_iter().map(|(code, figure)| (code, figure["value"].clone())).collect()
}

async fn sorted(clerk: &Actor) -> BTreeMap<String, i64> {
    let sorted = clerk.get("/reconciliation?year=2023").await.expect(200).json;
    let classes = sorted.as_object().expect("classes").iter();
    classes.map(|(class, of)| (class.clone(), of["count"].as_i64().expect("a count"))).filter(|(_, count)| *count > 0).collect()
}

async fn actions(clerk: &Actor, case: &Value) -> Vec<String> {
    let timeline = clerk.get(&format!("/cases/{}/timeline", id(case))).await.expect(200).json;
    let items = timeline["items"].as_array().expect("items");
    items.iter().map(|item| item["action"].as_str().expect("an action").to_owned()).collect()
}

#[actix_web::test]
async fn a_merged_case_counts_once_and_taken_back_every_figure_is_as_it_was() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let fields = json!({ "people_count": 3, "amount_fen": 500, "longstanding": true, "difficulty": "simple" });
    let literate = json!({ "participants": [{ "name": "赵明白", "role": "legal_literate" }] });
    let one = found(&clerk, &room, "2023-06-01", with(fields.clone(), literate)).await;
    let one = stepped(&clerk, &one, "settle", oral("2023-06-02")).await;
    let other = found(&clerk, &room, "2023-05-01", fields).await;
    let other = stepped(&clerk, &other, "settle", oral("2023-05-02")).await;
    let before = figures(&clerk).await;
    let at = merged(&clerk, &one, &other).await;
    assert_eq!(
        (&at["merged_into"], &at["stage"], &at["resolution"]["settled_on"]),
        (&other["id"], &json!("settled"), &json!("2023-06-02"))
    );
    assert_eq!(now(&clerk, &other).await["merged_from"], json!([one["id"]]));
    let now_values = values(&clerk).await;
    for (code, value) in [("disputes_found", 1), ("disputes_resolved", 1), ("resolutions", 1), ("with_legal_literate", 0), ("people", 3)] {
        assert_eq!(now_values[code], value, "{code}");
    }
    let counted = clerk.get("/figures/disputes_resolved/records?year=2023").await.expect(200).json;
    assert_eq!(counted["items"].as_array().map(Vec::len), Some(1));
    unmerged(&clerk, &one).await;
    assert_eq!(figures(&clerk).await, before);
    assert_eq!(actions(&clerk, &one).await, ["log_case", "settle", "merge", "unmerge"]);
    assert_eq!(actions(&clerk, &other).await, ["log_case", "settle", "take_in_merged", "give_back_merged"]);
}

#[actix_web::test]
async fn a_merged_case_is_not_written_to() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let one = found(&clerk, &room, "2023-06-01", json!({})).await;
    let other = found(&clerk, &room, "2023-06-01", json!({})).await;
    let third = found(&clerk, &room, "2023-06-01", json!({})).await;
    let meeting = added(&clerk, &one, "meetings", json!({ "held_on": "2023-06-02", "place": "村委会", "record": "各执一词" })).await;
    clerk.post(&format!("/cases/{}/links", id(&one)), json!({ "case_id": third["id"], "relation": "related" })).await.expect(200);
    let entry = made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    let case = merged(&clerk, &one, &other).await;
    let path = format!("/cases/{}", id(&case));
    let party = format!("{path}/parties/{}", id(&case["parties"][0]));
    for reply in [
        clerk.patch(&path, revision(&case), json!({ "note": "补记" })).await,
        clerk.patch(&party, 1, json!({ "address": "3组" })).await,
        clerk.delete(&party, 1).await,
        clerk.post(&format!("{path}/parties"), json!({ "name": "王五" })).await,
        clerk.post(&format!("{path}/participants"), json!({ "name": "吴法庭", "role": "court" })).await,
        clerk.delete(&format!("{path}/meetings/{}", id(&meeting)), 1).await,
        clerk.post(&format!("{path}/links"), json!({ "case_id": third["id"], "relation": "different" })).await,
        send(clerk.request(Method::DELETE, &format!("{path}/links/{}", id(&third)))).await,
        clerk.post("/reconciliation/matches", json!({ "entry_id": entry["id"], "case_id": case["id"] })).await,
    ] {
        assert_eq!((reply.status, reply.code()), (409, "already_withdrawn"), "{}", reply.text);
    }
}

#[actix_web::test]
async fn a_case_is_merged_only_into_another_of_the_town_that_counts() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let neighbour = Neighbour::of(&town).await;
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let withdrawn = found(&clerk, &room, "2023-06-01", json!({})).await;
    let withdrawn = stepped(&clerk, &withdrawn, "withdraw", json!({ "on": "2023-06-02", "reason": "登记错了" })).await;
    let target = found(&clerk, &room, "2023-06-01", json!({})).await;
    let gone = found(&clerk, &room, "2023-06-01", json!({})).await;
    merged(&clerk, &gone, &target).await;
    let theirs = found(&neighbour.clerk, &neighbour.room, "2023-06-01", json!({})).await;
    for into in [id(&case), id(&withdrawn), id(&gone), id(&theirs), "01890000-0000-7000-8000-000000000000"] {
        let refused = step(&clerk, &case, "merge", json!({ "into": into, "reason": "同一纠纷" })).await.expect(422);
        assert_eq!(refused.faults(), [("/into".to_owned(), "unknown_reference".to_owned())]);
    }
    assert_eq!(now(&clerk, &case).await, case);
}

#[actix_web::test]
async fn cases_merged_one_into_the_next_all_belong_to_the_last_and_come_back_the_way_they_went() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let mut cases = Vec::new();
    for day in ["2023-06-01", "2023-06-02", "2023-06-03", "2023-06-04"] {
        cases.push(stepped(&clerk, &found(&clerk, &room, day, json!({})).await, "settle", oral("2023-06-05")).await);
    }
    let [a, b, c, d] = cases.as_slice() else { panic!("four cases") };
    let entry = made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    clerk.post("/reconciliation/matches", json!({ "entry_id": entry["id"], "case_id": a["id"] })).await.expect(200);
    merged(&clerk, a, b).await;
    let two_merged = figures(&clerk).await;
    merged(&clerk, b, c).await;
    merged(&clerk, c, d).await;
    for case in [a, b, c] {
        assert_eq!(now(&clerk, case).await["merged_into"], d["id"]);
    }
    assert_eq!([figure(&clerk, "disputes_found").await, figure(&clerk, "local_unentered").await], [1, 0]);
    unmerged(&clerk, c).await;
    assert_eq!([&now(&clerk, a).await["merged_into"], &now(&clerk, b).await["merged_into"]], [&c["id"], &c["id"]]);
    unmerged(&clerk, b).await;
    assert_eq!(now(&clerk, a).await["merged_into"], b["id"], "it was merged into this one");
    assert_eq!(figures(&clerk).await, two_merged);
    // The first is taken back from where it is now.
    merged(&clerk, b, d).await;
    let free = unmerged(&clerk, a).await;
    assert_eq!((&free["merged_into"], figure(&clerk, "disputes_found").await), (&Value::Null, json!(3)));
    unmerged(&clerk, b).await;
    assert_eq!(now(&clerk, a).await["merged_into"], Value::Null);
}

#[actix_web::test]
async fn an_entry_of_a_merged_case_serves_the_case_it_was_merged_into() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let settled = || async { stepped(&clerk, &found(&clerk, &room, "2023-06-01", json!({})).await, "settle", oral("2023-06-02")).await };
    let (one, other) = (settled().await, settled().await);
    let entry = made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    clerk.post("/reconciliation/matches", json!({ "entry_id": entry["id"], "case_id": one["id"] })).await.expect(200);
    let before = (values(&clerk).await, sorted(&clerk).await);
    assert_eq!(before.0["local_unentered"], 1);
    merged(&clerk, &one, &other).await;
    let after = values(&clerk).await;
    assert_eq!([&after["local_unentered"], &after["online_entries"], &after["online_unmatched"]], [0, 1, 0]);
    assert_eq!(sorted(&clerk).await, BTreeMap::from([("matched".to_owned(), 1)]));
    // Another entry with the same names is not suggested for a case that has one.
    let second = with(entry_draft("P2", &room), json!({ "accepted_on": "2023-06-02" }));
    let second = made(&clerk, "/online-entries", second).await;
    assert_eq!(figure(&clerk, "online_unmatched").await, 1);
    assert_eq!(sorted(&clerk).await, BTreeMap::from([("matched".to_owned(), 1), ("platform_only".to_owned(), 1)]));
    // Confirmed for the survivor it is the second entry of one dispute.
    clerk.post("/reconciliation/matches", json!({ "entry_id": second["id"], "case_id": other["id"] })).await.expect(200);
    assert_eq!(sorted(&clerk).await, BTreeMap::from([("duplicate".to_owned(), 1), ("matched".to_owned(), 1)]));
    let second = clerk.get(&format!("/online-entries/{}", id(&second))).await.json;
    let withdrawn = json!({ "state": "withdrawn" });
    clerk.patch(&format!("/online-entries/{}", id(&second)), revision(&second), withdrawn).await.expect(200);
    unmerged(&clerk, &one).await;
    assert_eq!(values(&clerk).await, before.0);
}

#[actix_web::test]
async fn a_report_is_contradicted_when_a_case_it_lists_is_merged_away() {
    let town = TestTown::new().await;
    let (clerk, mediator) = (town.clerk().await, town.mediator("红关村").await);
    let room = town.room("红关村").await;
    let one = found(&clerk, &room, "2023-05-03", json!({})).await;
    let other = found(&clerk, &room, "2023-05-20", json!({})).await;
    let file = json!({ "zero": false, "case_ids": [one["id"]] });
    mediator.put(&format!("/screenings/{room}/2023-05-H1"), file).await.expect(201);
    let contradicted = || async {
        let grid = clerk.get("/screenings?year=2023").await.expect(200).json;
        let row = grid["rooms"].as_array().expect("rooms").iter().find(|row| row["room_id"] == room.as_str()).expect("the room").clone();
        let cell = row["cells"].as_array().expect("cells").iter().find(|cell| cell["half_month"] == "2023-05-H1").cloned();
        let cell = cell.expect("the half-month");
        (cell["contradicted"] == true, cell["disputes"].clone())
    };
    assert_eq!(contradicted().await, (false, json!(1)));
    merged(&clerk, &one, &other).await;
    assert_eq!(contradicted().await, (true, json!(0)));
    unmerged(&clerk, &one).await;
    assert_eq!(contradicted().await, (false, json!(1)));
}
