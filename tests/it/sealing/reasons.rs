//! A record counted in a sealed year is changed only with a reason, which stands in the log.

use reqwest::Method;
use serde_json::{Value, json};

use super::{after_the_year, sealed, settled};
use crate::support::cases::{added, found, now, step};
use crate::support::records::{entry_draft, id, made, person_draft, revision, visit_draft};
use crate::support::workbooks::{texts, upload};
use crate::support::{Actor, Reply, TestTown, send};

/// One changing request: method, address, what was seen, body.
type Wanted = (Method, String, i64, Value);

async fn sent(actor: &Actor, wanted: &Wanted, reason: Option<&str>) -> Reply {
    let (method, path, seen, body) = wanted;
    let mut body = body.clone();
    if let Some(reason) = reason {
        body["change_reason"] = reason.into();
    }
    let request = actor.request(method.clone(), path).header("if-match", format!("\"{seen}\""));
    // A deletion without a reason is sent without a body, as before there were seals.
    send(if *method == Method::DELETE && reason.is_none() { request } else { request.json(&body) }).await
}

#[actix_web::test]
async fn every_change_of_a_counted_record_needs_a_reason() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = settled(&clerk, &room, "2023-05-02").await;
    added(&clerk, &case, "participants", json!({ "name": "周调解", "role": "mediator" })).await;
    let meeting = added(&clerk, &case, "meetings", json!({ "held_on": "2023-05-03", "place": "村委会", "record": "谈" })).await;
    let open = found(&clerk, &room, "2023-05-20", json!({})).await;
    let entry = made(&clerk, "/online-entries", entry_draft("R-1", &room)).await;
    let visit = made(&clerk, "/petition-visits", visit_draft("2023-05-06")).await;
    let person = made(&clerk, "/people", person_draft("赵明白", &room)).await;
    let case = now(&clerk, &case).await;
    after_the_year(&town);
    let clerk = town.clerk().await;
    sealed(&clerk).await;
    let of_case = |kind: &str, child: &Value| format!("/cases/{}/{kind}/{}", id(&case), id(child));
    let (party, participant) = (&case["parties"][1], &case["participants"][0]);
    let room_now = clerk.get(&format!("/rooms/{room}")).await.expect(200).json;
    let wanted: Vec<Wanted> = vec![
        (Method::PATCH, of_case("parties", party), revision(party), json!({ "name": "李五" })),
        (Method::DELETE, of_case("parties", party), revision(party) + 1, json!({})),
        (Method::PATCH, of_case("participants", participant), revision(participant), json!({ "name": "周调" })),
        (Method::DELETE, of_case("meetings", &meeting), revision(&meeting), json!({})),
        (Method::PATCH, format!("/cases/{}", id(&case)), revision(&case), json!({ "note": "补记" })),
        (Method::POST, format!("/cases/{}/reopen", id(&case)), revision(&case) + 1, json!({ "on": "2024-01-09", "reason": "又争" })),
        (Method::POST, format!("/cases/{}/accept", id(&open)), revision(&open), json!({ "accepted_on": "2024-01-09" })),
        (Method::PATCH, format!("/online-entries/{}", id(&entry)), revision(&entry), json!({ "result": "已调解" })),
        (Method::PATCH, format!("/petition-visits/{}", id(&visit)), revision(&visit), json!({ "subject": "改记" })),
        (Method::POST, format!("/petition-visits/{}/withdraw", id(&visit)), revision(&visit) + 1, json!({ "reason": "误登" })),
        (Method::PATCH, format!("/people/{}", id(&person)), revision(&person), json!({ "name": "赵白" })),
        (Method::PATCH, format!("/rooms/{room}"), revision(&room_now), json!({ "code": "500235" })),
    ];
    for one in &wanted {
        for reason in [None, Some(""), Some("  ")] {
            let refused = sent(&clerk, one, reason).await;
            assert_eq!((refused.status, refused.code()), (422, "reason_required"), "{one:?} {reason:?}");
            assert_eq!(refused.faults(), [("/change_reason".to_owned(), "reason_required".to_owned())], "{one:?}");
        }
        let done = sent(&clerk, one, Some("年终核对")).await;
        assert!(done.status < 300, "{one:?}: {}", done.text);
    }
    let told = clerk.get(&format!("/cases/{}/timeline", id(&case))).await.expect(200).json;
    let with_reason = told["items"].as_array().expect("items").iter().filter(|item| item["change_reason"] == "年终核对").count();
    assert_eq!(with_reason, 6);
    let log = town.auditor().await.get(&format!("/audit-events?subject_id={}", id(&visit))).await.expect(200).json;
    assert_eq!((&log["items"][0]["reason"], &log["items"][0]["change_reason"]), (&json!("误登"), &json!("年终核对")));
    assert_eq!(town.misfits(), Vec::<String>::new(), "the chain holds with reasons in it");
}

#[actix_web::test]
async fn new_facts_and_looking_need_none_nor_do_records_of_other_years() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = settled(&clerk, &room, "2023-05-02").await;
    after_the_year(&town);
    let clerk = town.clerk().await;
    sealed(&clerk).await;
    let path = |rest: &str| format!("/cases/{}/{rest}", id(&case));
    let follow_up = json!({ "visited_on": "2024-01-08", "method": "visit", "record": "已履行" });
    clerk.post(&path("follow-ups"), follow_up).await.expect(201);
    clerk.post(&path("parties"), json!({ "name": "王五" })).await.expect(201);
    step(&clerk, &case, "performance", json!({ "on": "2024-01-08", "status": "performed" })).await.expect(200);
    clerk.get(&path("papers/cover.docx")).await.expect(200);
    clerk.post(&format!("/parties/{}/reveal", id(&case["parties"][0])), json!({ "reason": "核对" })).await.expect(200);
    let late = found(&clerk, &room, "2023-06-20", json!({})).await;
    clerk.patch(&format!("/cases/{}", id(&late)), revision(&late), json!({ "note": "补记" })).await.expect(200);
    let next_year = settled(&clerk, &room, "2024-01-02").await;
    clerk.patch(&format!("/cases/{}", id(&next_year)), revision(&next_year), json!({ "note": "补记" })).await.expect(200);
}

#[actix_web::test]
async fn every_body_that_changes_something_says_that_it_takes_a_reason() {
    let contract: Value = serde_json::from_str(include_str!("../../../web/openapi.json")).expect("the contract");
    let mut without = Vec::new();
    for (path, item) in contract["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations").iter().filter(|(method, _)| *method != "get") {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let either = schema["oneOf"].as_array().into_iter().flatten();
            let Some(named) = std::iter::once(schema).chain(either).find_map(|one| one["$ref"].as_str()) else { continue };
            let body = &contract["components"]["schemas"][named.rsplit('/').next().expect("a name")];
            if body["properties"]["change_reason"]["maxLength"] != 500 {
                without.push(format!("{method} {path}"));
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

#[actix_web::test]
async fn an_import_is_applied_with_a_reason_that_stands_in_the_log() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let book = texts("名册", &[&["姓名", "村（社区）", "培训（认定）时间"], &["孙明白", "红关村", "2023-05-01"]]);
    let preview = upload(&clerk, "people", book).await.expect(201).json;
    let apply = format!("/imports/{}/apply", id(&preview));
    clerk.post(&apply, json!({ "change_reason": "补录" })).await.expect(200);
    let log = town.auditor().await.get(&format!("/audit-events?subject_id={}", id(&preview))).await.expect(200).json;
    assert_eq!((&log["items"][0]["action"], &log["items"][0]["change_reason"]), (&json!("apply_import"), &json!("补录")));
}

#[actix_web::test]
async fn looking_at_a_number_changes_nothing_that_was_sealed() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = settled(&clerk, &room, "2023-05-02").await;
    let visit = made(&clerk, "/petition-visits", visit_draft("2023-05-06")).await;
    let person = made(&clerk, "/people", person_draft("赵明白", &room)).await;
    after_the_year(&town);
    let clerk = town.clerk().await;
    sealed(&clerk).await;
    let of = |list: &str, record: &Value| format!("/{list}/{}/reveal", id(record));
    for path in [of("parties", &case["parties"][0]), of("petition-visits", &visit), of("people", &person)] {
        clerk.post(&path, json!({ "reason": "打电话" })).await.expect(200);
    }
}
