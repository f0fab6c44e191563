//! A request said twice is done once: keys, ids made by the client, revisions.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{case_draft, id, made, person_draft, with};
use crate::support::workbooks::{ledger, upload};
use crate::support::{Actor, Reply, TestTown, send};

async fn keyed(actor: &Actor, method: Method, path: &str, key: &str, seen: Option<i64>, body: Value) -> Reply {
    let mut request = actor.request(method, path).header("idempotency-key", key).json(&body);
    if let Some(seen) = seen {
        request = request.header("if-match", format!("\"{seen}\""));
    }
    send(request).await
}

#[actix_web::test]
async fn a_key_is_looked_up_before_the_revision() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let case = made(&clerk, "/cases", case_draft(&town.room("红关村").await, "2023-06-01")).await;
    let path = format!("/cases/{}/accept", id(&case));
    let accept = |seen| keyed(&clerk, Method::POST, &path, "accept-1", seen, json!({ "accepted_on": "2023-06-02" }));
    let first = accept(Some(1)).await.expect(200);
    for seen in [Some(1), None, Some(9)] {
        let again = accept(seen).await.expect(200);
        assert_eq!((again.header("idempotency-replayed"), &again.json, again.header("etag")), ("true", &first.json, first.header("etag")));
    }
    let other = keyed(&clerk, Method::POST, &path, "accept-1", Some(1), json!({ "accepted_on": "2023-06-03" })).await;
    assert_eq!((other.status, other.code()), (422, "key_reused"));
}

#[actix_web::test]
async fn a_key_is_the_accounts_own_and_of_one_address() {
    let town = TestTown::new().await;
    let (clerk, admin, room) = (town.clerk().await, town.admin().await, town.room("红关村").await);
    let post = |actor: Actor, path: &'static str, body: Value| async move { keyed(&actor, Method::POST, path, "one", None, body).await };
    let ours = post(clerk.clone(), "/people", person_draft("张三", &room)).await.expect(201);
    let theirs = post(admin, "/people", person_draft("张三", &room)).await.expect(201);
    assert_ne!(ours.json["id"], theirs.json["id"]);
    post(clerk, "/cases", case_draft(&room, "2023-06-01")).await.expect(201);
}

#[actix_web::test]
async fn what_was_refused_keeps_no_key() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let post = |day: &str| keyed(&clerk, Method::POST, "/cases", "k", None, case_draft(&room, day));
    post("2024-01-01").await.expect(422);
    let made = post("2023-06-01").await.expect(201);
    assert_eq!(made.header("idempotency-replayed"), "");
}

#[actix_web::test]
async fn a_deletion_is_replayed_too() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let path = format!("/cases/{}/parties/{}", id(&case), id(&case["parties"][1]));
    let delete = |seen: Option<&'static str>, key: &'static str| {
        let request = clerk.request(Method::DELETE, &path).header("idempotency-key", key);
        send(match seen {
            Some(seen) => request.header("if-match", seen),
            None => request,
        })
    };
    assert_eq!(delete(None, "a").await.expect(428).code(), "revision_required");
    assert_eq!(delete(Some("\"7\""), "b").await.expect(412).code(), "changed_meanwhile");
    assert_eq!(delete(Some("\"1\""), "c").await.expect(204).text, "");
    assert_eq!(delete(Some("\"1\""), "c").await.expect(204).header("idempotency-replayed"), "true");
    delete(Some("\"1\""), "d").await.expect(404);
}

#[actix_web::test]
async fn numbers_in_clear_are_never_kept_for_a_replay() {
    let town = TestTown::new().await;
    let (clerk, auditor, room) = (town.clerk().await, town.auditor().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let path = format!("/parties/{}/reveal", id(&case["parties"][0]));
    for _ in 0..2 {
        let shown = keyed(&clerk, Method::POST, &path, "k", None, json!({ "reason": "送达" })).await.expect(200);
        assert_eq!((&shown.json["phone"], shown.header("idempotency-replayed")), (&json!("13812345678"), ""));
    }
    let log = auditor.get(&format!("/audit-events?subject_id={}", id(&case))).await.expect(200);
    let reveals = log.json["items"].as_array().expect("rows").iter().filter(|row| row["action"] == "reveal_party");
    assert_eq!(reveals.map(|row| &row["reason"]).collect::<Vec<_>>(), ["送达", "送达"]);
    assert!(!log.text.contains("13812345678"));
}

#[actix_web::test]
async fn a_clients_ids_are_kept_for_the_record_and_its_children() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let ids: Vec<String> = (0..4).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    let children = json!({
        "id": ids[0], "parties": [{ "id": ids[1], "name": "张三" }],
        "participants": [{ "id": ids[2], "name": "周调解", "role": "lead_mediator" }],
    });
    let draft = with(case_draft(&room, "2023-06-01"), children);
    let case = clerk.post("/cases", draft.clone()).await.expect(201);
    assert_eq!(case.header("location"), format!("/api/v1/cases/{}", ids[0]));
    assert_eq!([id(&case.json), id(&case.json["parties"][0]), id(&case.json["participants"][0])], [&ids[0], &ids[1], &ids[2]]);
    let path = format!("/cases/{}/parties", ids[0]);
    let party = json!({ "id": ids[3], "name": "王五" });
    clerk.post(&path, party.clone()).await.expect(201);
    clerk.post(&path, party).await.expect(200);
    for taken in [&ids[3], &ids[1], &ids[0]] {
        assert_eq!(clerk.post(&path, json!({ "id": taken, "name": "赵六" })).await.expect(409).code(), "id_taken", "{taken}");
    }
    let again = clerk.post("/cases", draft).await.expect(200);
    assert_eq!(again.json["parties"].as_array().map(Vec::len), Some(2), "the record as it is now");
    assert_eq!(again.header("etag"), format!("\"{}\"", again.json["revision"]));
}

#[actix_web::test]
async fn the_id_of_an_imported_record_is_taken() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let preview = upload(&clerk, "cases", ledger(&[&[]])).await.expect(201).json;
    send(clerk.request(Method::POST, &format!("/imports/{}/apply", id(&preview)))).await.expect(200);
    let imported = clerk.get("/cases").await.expect(200).json["items"][0].clone();
    for (path, draft, of) in [
        ("/cases", case_draft(&room, "2023-06-01"), &imported),
        ("/people", person_draft("张三", &room), &clerk.get("/session").await.json["account"]),
        ("/rooms", json!({ "name": "新村", "kind": "village", "opened_on": "2023-01-01" }), &json!({ "id": room })),
    ] {
        let draft = with(draft, json!({ "id": of["id"] }));
        let reply = clerk.post(path, draft).await;
        // Ids are unique among records of one kind; another kind's may come again.
        let fits = if path == "/people" { reply.status == 201 } else { (reply.status, reply.code()) == (409, "id_taken") };
        assert!(fits, "{path}: {}", reply.text);
    }
}

#[actix_web::test]
async fn an_id_inside_a_request_that_is_in_use_is_taken() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let participants = json!({ "participants": [{ "name": "周调解", "role": "lead_mediator" }] });
    let case = made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), participants)).await;
    let again = json!({ "id": case["participants"][0]["id"], "name": "吴法庭", "role": "court" });
    assert_eq!(clerk.post(&format!("/cases/{}/participants", id(&case)), again).await.expect(409).code(), "id_taken");
    let role = uuid::Uuid::now_v7();
    let roles = json!({ "roles": [{ "id": role, "role": "mediator", "from": "2023-01-01" }, { "id": role, "role": "other", "from": "2023-01-01" }] });
    let twice = clerk.post("/people", with(person_draft("张三", &room), roles)).await;
    assert!(matches!(twice.status, 409 | 422), "{}", twice.text);
}

#[actix_web::test]
async fn a_rooms_name_is_its_own() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let draft = |name: &str, short: &str| json!({ "name": name, "short_name": short, "kind": "village", "opened_on": "2023-01-01" });
    for (name, short, pointer) in [("双平村", "新", "/name"), ("新村", "双平", "/short_name"), ("太和村", "新", "/name")] {
        let refused = clerk.post("/rooms", draft(name, short)).await.expect(409);
        assert_eq!(refused.faults(), [(pointer.to_owned(), "name_taken".to_owned())], "{name}");
    }
    let renamed = clerk.patch(&format!("/rooms/{room}"), 1, json!({ "name": "双平村" })).await.expect(409);
    assert_eq!(renamed.faults(), [("/name".to_owned(), "name_taken".to_owned())]);
    clerk.patch(&format!("/rooms/{room}"), 1, json!({ "aliases": ["大红关"] })).await.expect(200);
}

#[actix_web::test]
async fn a_child_leaves_its_cases_revision_alone() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let party = &case["parties"][0];
    let path = format!("/cases/{}/parties/{}", id(&case), id(party));
    let changed = clerk.patch(&path, 1, json!({ "address": "3组" })).await.expect(200);
    assert_eq!((changed.header("etag"), &changed.json["parties"][0]["revision"]), ("\"1\"", &json!(2)));
    let stale = clerk.patch(&path, 1, json!({ "address": "4组" })).await.expect(412);
    assert_eq!(stale.json["current"]["address"], "3组", "{}", stale.text);
    clerk.patch(&format!("/cases/{}", id(&case)), 1, json!({ "note": "补记" })).await.expect(200);
}
