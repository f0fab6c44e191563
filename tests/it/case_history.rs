//! What happened to a case, in words; and what its dossier has and lacks as the case goes on.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::cases::{added, found, now, set, step, stepped, warnings, written};
use crate::support::records::{id, revision, with};
use crate::support::uploads::{form, pdf, remove, upload};
use crate::support::{Actor, TestTown};

async fn timeline(actor: &Actor, case: &Value) -> Vec<Value> {
    let timeline = actor.get(&format!("/cases/{}/timeline", id(case))).await.expect(200).json;
    timeline["items"].as_array().expect("items").clone()
}

/// The last thing that happened: what, in both languages, and its changes as `label from → to`.
async fn last(actor: &Actor, case: &Value) -> (String, String, Vec<[String; 2]>) {
    let item = timeline(actor, case).await.pop().expect("something happened");
    let text = |value: &Value| value.as_str().unwrap_or("—").to_owned();
    let changes = item["changes"].as_array().expect("changes").iter().map(|change| {
        let words = |label: &str, from: &str, to: &str| format!("{} {} → {}", text(&change[label]), text(&change[from]), text(&change[to]));
        [words("label", "from", "to"), words("label_en", "from_en", "to_en")]
    });
    (text(&item["what"]), text(&item["what_en"]), changes.collect())
}

fn changed(rows: &[(&str, &str)]) -> Vec<[String; 2]> {
    rows.iter().map(|(zh, en)| [(*zh).to_owned(), (*en).to_owned()]).collect()
}

#[actix_web::test]
async fn each_thing_that_happened_is_told_from_what_to_what_in_both_languages() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-06-01", json!({ "difficulty": "simple" })).await;
    let first = timeline(&clerk, &case).await;
    assert_eq!((first.len(), &first[0]["what"], &first[0]["changes"]), (1, &json!("记录案件"), &json!([])));
    assert_eq!(first[0]["who"], clerk.get("/session").await.json["account"]["display_name"]);
    let path = format!("/cases/{}", id(&case));
    let fields = json!({ "difficulty": "difficult", "kind": "contract", "amount_fen": 12345, "longstanding": true, "place": "3组" });
    let case = clerk.patch(&path, 1, fields).await.expect(200).json;
    let (zh, en, changes) = last(&clerk, &case).await;
    assert_eq!((zh.as_str(), en.as_str()), ("更正案件", "Corrected"));
    let wanted = [
        ("类型 邻里 → 合同", "Kind Neighbours → Contract"),
        ("地点 — → 3组", "Place — → 3组"),
        ("涉及金额 — → 123.45 元", "Amount at stake — → 123.45 元"),
        ("难易 简单 → 疑难复杂", "Difficulty Simple → Difficult"),
        ("历年疑难 否 → 是", "Long-standing no → yes"),
    ];
    assert_eq!(changes, changed(&wanted));
    let case = stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-06-02" })).await;
    let (_, _, changes) = last(&clerk, &case).await;
    assert!(changes.contains(&changed(&[("状态 已登记 → 调解中", "Stage Registered → In mediation")])[0]), "{changes:?}");
    let party = format!("{path}/parties/{}", id(&case["parties"][1]));
    clerk.patch(&party, 1, json!({ "refused_on": "2023-06-03" })).await.expect(200);
    let (zh, _, changes) = last(&clerk, &case).await;
    assert_eq!((zh.as_str(), changes), ("更正当事人", changed(&[("拒绝调解日期 — → 2023-06-03", "Refused on — → 2023-06-03")])));
    clerk.patch(&party, 2, json!({ "refused_on": null })).await.expect(200);
    let corrected = json!({ "role": "third", "address": "3组12号", "phone": "13900001111" });
    clerk.patch(&party, 3, corrected).await.expect(200);
    let (_, _, changes) = last(&clerk, &case).await;
    let wanted = [
        ("身份 被申请人 → 第三人", "Role Respondent → Third party"),
        ("电话 — → 已更正（号码不显示）", "Phone — → corrected (not shown)"),
        ("住址 — → 3组12号", "Address — → 3组12号"),
    ];
    assert_eq!(changes, changed(&wanted));
    let case = stepped(&clerk, &case, "settle", written("2023-06-04")).await;
    let (_, _, changes) = last(&clerk, &case).await;
    for row in [("协议形式 — → 书面协议", "Form — → Written"), ("化解层级 — → 村（社区）", "Level — → Village or community")]
    {
        assert!(changes.contains(&changed(&[row])[0]), "{changes:?}");
    }
    let case = stepped(&clerk, &case, "performance", json!({ "on": "2023-06-05", "status": "partly" })).await;
    let (zh, en, changes) = last(&clerk, &case).await;
    assert_eq!((zh.as_str(), en.as_str()), ("记录履行情况", "Performance recorded"));
    assert_eq!(changes, changed(&[("履行 即时履行 → 部分履行", "Performance At once → Partly performed")]));
    let case = stepped(&clerk, &case, "reopen", json!({ "on": "2023-06-06", "reason": "反悔" })).await;
    let item = timeline(&clerk, &case).await.pop().expect("an item");
    assert_eq!([&item["what"], &item["on"], &item["detail"], &item["step"]], ["重新调解", "2023-06-06", "反悔", "reopen"]);
}

/// The state of every paper.
async fn dossier(actor: &Actor, case: &Value) -> (bool, BTreeMap<String, String>) {
    let view = actor.get(&format!("/cases/{}/dossier", id(case))).await.expect(200).json;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let lines = view["items"].as_array().expect("lines");
    assert!(lines.iter().all(|line| !text(&line["why"]).is_empty() && !text(&line["why_en"]).is_empty()));
    (view["complete"] == true, lines.iter().map(|line| (text(&line["paper"]), text(&line["state"]))).collect())
}

/// The papers whose state is another one than before, with what it is now.
fn differing(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    after.iter().filter(|(paper, state)| before[*paper] != **state).map(|(paper, state)| format!("{paper} {state}")).collect()
}

#[actix_web::test]
async fn a_dossier_fills_as_the_case_goes_on() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-04-01", json!({ "source": "on_application" })).await;
    let (complete, start) = dossier(&clerk, &case).await;
    assert!(!complete);
    let case = stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-04-02" })).await;
    let (_, accepted) = dossier(&clerk, &case).await;
    let printed =
        ["acceptance printable", "application printable", "back printable", "contents printable", "cover printable", "notice printable"];
    assert_eq!(differing(&start, &accepted), printed);
    let meeting = json!({ "held_on": "2023-04-03", "place": "村委会", "record": "各执一词" });
    added(&clerk, &case, "meetings", meeting).await;
    let (_, met) = dossier(&clerk, &case).await;
    assert_eq!(differing(&accepted, &met), ["mediation_record printable"]);
    let case = stepped(&clerk, &now(&clerk, &case).await, "settle", written("2023-04-04")).await;
    let (_, settled) = dossier(&clerk, &case).await;
    assert_eq!(differing(&met, &settled), ["agreement printable"]);
    let marks = json!({ "parties_on": "2023-04-04", "mediator_on": "2023-04-04", "seal_on": "2023-04-04" });
    let case = stepped(&clerk, &case, "signatures", marks).await;
    let (_, signed) = dossier(&clerk, &case).await;
    assert_eq!(differing(&settled, &signed), ["agreement present", "follow_up missing"], "signed, and more than thirty days ago");
    let case = stepped(&clerk, &case, "performance", json!({ "on": "2023-04-20", "status": "performed" })).await;
    let case = stepped(&clerk, &case, "confirmation", json!({ "applied_on": "2023-04-20" })).await;
    let (_, performed) = dossier(&clerk, &case).await;
    assert_eq!(differing(&signed, &performed), ["confirmation_application printable", "performance_proof missing"]);
    added(&clerk, &case, "follow-ups", json!({ "visited_on": "2023-05-04", "method": "visit", "record": "已和好" })).await;
    let proof = upload(&clerk, &case, form("performance_proof", "收条.pdf", pdf("收条"))).await.expect(201).json;
    let (complete, visited) = dossier(&clerk, &case).await;
    assert_eq!(
        (complete, differing(&performed, &visited)),
        (false, vec!["follow_up printable".into(), "performance_proof present".into()])
    );
    let identity = upload(&clerk, &case, form("identity", "身份证.pdf", pdf("身份证"))).await.expect(201).json;
    let (complete, whole) = dossier(&clerk, &case).await;
    assert!(complete, "{whole:?}");
    assert_eq!(differing(&visited, &whole), ["file_note not_needed", "identity present"]);
    remove(&clerk, &case, &identity, "\"1\"").await.expect(204);
    remove(&clerk, &case, &proof, "\"1\"").await.expect(204);
    let (_, without) = dossier(&clerk, &case).await;
    assert_eq!(differing(&whole, &without), ["file_note missing", "identity missing", "performance_proof missing"]);
}

#[actix_web::test]
async fn an_incomplete_dossier_is_archived_as_the_town_has_set() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let case = stepped(&clerk, &case, "settle", written("2023-06-02")).await;
    let case = stepped(&clerk, &case, "close", json!({ "on": "2023-06-03" })).await;
    let archive = json!({ "on": "2023-06-04", "keep_until": "2033-06-04" });
    set(&town, "dossier_complete", json!("require")).await;
    let refused = step(&clerk, &case, "archive", archive.clone()).await.expect(409);
    assert!(refused.json["detail"].as_str().is_some_and(|detail| detail.contains("当事人身份证明、人民调解记录")), "{}", refused.text);
    assert_eq!(now(&clerk, &case).await["keep_until"], Value::Null, "nothing of a refused step is kept");
    set(&town, "dossier_complete", json!("warn")).await;
    let archived = stepped(&clerk, &case, "archive", archive.clone()).await;
    assert_eq!((warnings(&archived), &archived["keep_until"]), (vec!["dossier_incomplete"], &json!("2033-06-04")));
    let again = stepped(&clerk, &archived, "reopen", json!({ "on": "2023-06-05", "reason": "反悔" })).await;
    let again = stepped(&clerk, &again, "settle", written("2023-06-06")).await;
    let again = stepped(&clerk, &again, "close", json!({ "on": "2023-06-07" })).await;
    set(&town, "dossier_complete", json!("off")).await;
    let archived = stepped(&clerk, &again, "archive", json!({ "on": "2023-06-08" })).await;
    assert_eq!(warnings(&archived), [""; 0]);
    // What is complete is archived under the strictest setting.
    set(&town, "dossier_complete", json!("require")).await;
    let ids = json!({ "parties": [{ "name": "张三", "id_number": "11010519491231002X" }, { "name": "某公司", "kind": "organisation" }] });
    let case = found(&clerk, &room, "2023-06-01", ids).await;
    let case = stepped(&clerk, &case, "settle", with(written("2023-06-02"), json!({ "form": "oral" }))).await;
    added(&clerk, &case, "meetings", json!({ "held_on": "2023-06-02", "place": "村委会", "record": "各退一步" })).await;
    let case = stepped(&clerk, &case, "close", json!({ "on": "2023-06-03" })).await;
    let archived = stepped(&clerk, &case, "archive", json!({ "on": "2023-06-04" })).await;
    assert_eq!((warnings(&archived), revision(&archived)), (vec![], 4));
}
