//! What an applied import leaves behind: the list of imports, records changed by a newer ledger, and the whole taken back.

use std::time::Duration;

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::records::id;
use crate::support::workbooks::{apply, ledger, texts, upload};
use crate::support::{Actor, Neighbour, Reply, TestTown, send};

async fn undo(actor: &Actor, import: &Value) -> Reply {
    send(actor.request(Method::POST, &format!("/imports/{}/undo", id(import))).json(&json!({ "change_reason": "传错了文件" }))).await
}

async fn imported(actor: &Actor, kind: &str, bytes: Vec<u8>) -> Value {
    let preview = upload(actor, kind, bytes).await.expect(201).json;
    apply(actor, &preview).await.expect(200).json
}

async fn cases(actor: &Actor) -> Vec<Value> {
    actor.get("/cases").await.expect(200).json["items"].as_array().expect("cases").clone()
}

#[actix_web::test]
async fn a_newer_ledger_changes_what_nobody_has_edited_and_the_rest_is_told() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let open: &[(&str, &str)] = &[("化解结果", "正在化解"), ("化解时间", ""), ("化解方式（协议形式）", ""), ("化解层级", "")];
    let second: &[(&str, &str)] = &[("当事人（甲方）", "赵六")];
    imported(&clerk, "cases", ledger(&[open, second])).await;
    let before = cases(&clerk).await;
    let edited = before.iter().find(|case| case["parties"][0]["name"] == "赵六").expect("a case");
    let patch = clerk.request(Method::PATCH, &format!("/cases/{}", id(edited))).header("if-match", edited["revision"].to_string());
    send(patch.json(&json!({ "note": "电话核实过" }))).await.expect(200);
    let newer = ledger(&[&[("简要情况", "为田埂争执，已说和")], &[("当事人（甲方）", "赵六"), ("涉及人数", "5人")]]);
    let preview = upload(&clerk, "cases", newer.clone()).await.expect(201).json;
    assert_eq!((&preview["counts"]["changed"], &preview["to_apply"]), (&json!(2), &json!(1)), "{preview}");
    let [first, other] = [&preview["rows"][0], &preview["rows"][1]];
    assert_eq!((&first["applies"], &other["applies"], &other["record_id"]), (&json!(true), &json!(false), &edited["id"]));
    let facts =
        first["messages"].as_array().expect("messages").iter().find(|message| message["column"] == "简要情况").expect("a difference");
    assert_eq!((&facts["before"], &facts["after"]), (&json!("为田埂争执"), &json!("为田埂争执，已说和")));
    assert_eq!(other["messages"][0]["code"], "not_overwritten");
    let applied = apply(&clerk, &preview).await.expect(200).json;
    let after = cases(&clerk).await;
    let of = |cases: &[Value], name: &str| cases.iter().find(|case| case["parties"][0]["name"] == name).expect("a case").clone();
    let (was, now) = (of(&before, "张三"), of(&after, "张三"));
    assert_eq!((&now["id"], &now["case_no"], &now["stage"]), (&was["id"], &was["case_no"], &json!("settled")), "{now}");
    assert_eq!(now["revision"].as_i64(), was["revision"].as_i64().map(|revision| revision + 1));
    assert_eq!((&of(&after, "赵六")["people_count"], &of(&after, "赵六")["note"]), (&json!(3), &json!("电话核实过")));
    let timeline = clerk.get(&format!("/cases/{}/timeline", id(&now))).await.expect(200);
    assert!(timeline.text.contains("按新导入的台账更新"), "{}", timeline.text);
    let again = upload(&clerk, "cases", newer).await.expect(201).json;
    assert_eq!((&again["counts"]["same"], &again["counts"]["changed"]), (&json!(1), &json!(1)));
    undo(&clerk, &applied).await.expect(200);
    let back = of(&cases(&clerk).await, "张三");
    assert_eq!((&back["facts"], &back["stage"], &back["case_no"]), (&was["facts"], &was["stage"], &was["case_no"]));
    assert_eq!(back["parties"], was["parties"], "as it stood");
}

#[actix_web::test]
async fn an_import_is_undone_as_a_whole_and_may_be_made_again() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let bytes = ledger(&[&[], &[("当事人（甲方）", "赵六")], &[("排查时间", "明天")]]);
    let import = imported(&clerk, "cases", bytes.clone()).await;
    let numbers = |cases: &[Value]| cases.iter().map(|case| case["case_no"].clone()).collect::<Vec<_>>();
    let made = cases(&clerk).await;
    assert_eq!(made.len(), 2);
    let listed = &clerk.get("/imports").await.expect(200).json["items"][0];
    assert_eq!((&listed["counts"]["new"], &listed["may_be_undone"], &listed["undone_at"]), (&json!(2), &json!(true), &Value::Null));
    let undone = undo(&clerk, &import).await.expect(200).json;
    assert_eq!((&undone["may_be_undone"], undone["undone_by"].is_string()), (&json!(false), true), "{undone}");
    assert!(cases(&clerk).await.is_empty());
    let events = town.auditor().await.get(&format!("/audit-events?subject_id={}", id(&made[0]))).await.expect(200).json;
    assert_eq!((&events["items"][0]["action"], &events["items"][0]["change_reason"]), (&json!("undo_import"), &json!("传错了文件")));
    assert_eq!(undo(&clerk, &import).await.expect(409).code(), "already_undone");
    let again = imported(&clerk, "cases", bytes).await;
    assert_eq!(again["counts"]["new"], 2, "{again}");
    let (before, after) = (numbers(&made), numbers(&cases(&clerk).await));
    assert!(after.iter().all(|number| number.is_string() && !before.contains(number)), "no number twice: {before:?} {after:?}");
}

#[actix_web::test]
async fn an_import_somebody_has_worked_with_is_not_undone() {
    let town = TestTown::new().await;
    let (clerk, mediator) = (town.clerk().await, town.mediator("红关村").await);
    let preview = upload(&clerk, "cases", ledger(&[&[], &[("当事人（甲方）", "赵六")]])).await.expect(201).json;
    assert_eq!(undo(&clerk, &preview).await.expect(409).code(), "not_applied");
    let import = apply(&clerk, &preview).await.expect(200).json;
    let neighbour = Neighbour::of(&town).await;
    assert_eq!(undo(&neighbour.clerk, &import).await.expect(404).code(), "not_found");
    let worked_with = cases(&clerk).await.into_iter().find(|case| case["parties"][0]["name"] == "赵六").expect("a case");
    let follow_up = json!({ "visited_on": "2023-06-01", "method": "phone", "record": "双方和好", "visitor": "周调解" });
    send(mediator.request(Method::POST, &format!("/cases/{}/follow-ups", id(&worked_with))).json(&follow_up)).await.expect(201);
    let refused = undo(&clerk, &import).await.expect(409);
    assert_eq!((refused.code(), refused.json["rows"].as_array().map(Vec::len)), ("import_edited", Some(1)), "{}", refused.text);
    assert_eq!((&refused.json["rows"][0]["record_id"], &refused.json["rows"][0]["row"]), (&worked_with["id"], &json!(3)));
    assert_eq!(cases(&clerk).await.len(), 2, "nothing was taken back");
}

#[actix_web::test]
async fn a_later_import_stands_before_an_earlier_one() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let first = imported(&clerk, "cases", ledger(&[&[]])).await;
    let second = imported(&clerk, "cases", ledger(&[&[("涉及人数", "5人")]])).await;
    assert_eq!(undo(&clerk, &first).await.expect(409).code(), "import_edited");
    undo(&clerk, &second).await.expect(200);
    assert_eq!(cases(&clerk).await[0]["people_count"], 3);
    undo(&clerk, &first).await.expect(200);
    assert!(cases(&clerk).await.is_empty());
}

#[actix_web::test]
async fn every_kind_of_ledger_is_changed_and_undone() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let roll = |to: &str| texts("名册", &[&["姓名", "村（社区）", "培训（认定）时间", "退出时间"], &["张三", "红关村", "2022-01-01", to]]);
    let heads: &[&str] = &["日期", "接访领导", "来访人姓名", "人数", "反映事项", "类别", "初次/重复", "处理方式"];
    let visits = |persons: &str| texts("接访", &[heads, &["2023-05-06", "李书记", "王五", persons, "修路", "求决", "初次", "当场答复"]]);
    let heads: &[&str] = &["平台编号", "录入时间", "调委会", "申请人", "被申请人", "纠纷类别", "状态"];
    let entries = |state: &str| texts("导出", &[heads, &["CQ-1", "2023-05-06", "红关村调委会", "张三", "李四", "邻里", state]]);
    let heads: &[&str] = &["村（社区）", "期次", "报送时间", "报送人", "排查件数", "是否零报告"];
    let reports = |declared: &str| texts("半月报", &[heads, &["红关村", "2023年1月上半月", "2023-01-16", "周调解", declared, "否"]]);
    for (kind, list, old, new) in [
        ("people", "/people", roll(""), roll("2023-06-01")),
        ("petition_visits", "/petition-visits", visits("3"), visits("4")),
        ("online_entries", "/online-entries", entries("已录入"), entries("已撤回")),
        ("screenings", "/screenings?year=2023", reports("1"), reports("2")),
    ] {
        let empty = clerk.get(list).await.expect(200).text;
        let first = imported(&clerk, kind, old.clone()).await;
        assert_eq!(first["counts"]["new"], 1, "{kind}: {first}");
        let made = clerk.get(list).await.expect(200);
        let second = imported(&clerk, kind, new.clone()).await;
        assert_eq!((&second["counts"]["changed"], &second["to_apply"]), (&json!(1), &json!(1)), "{kind}: {second}");
        let changed = clerk.get(list).await.expect(200).text;
        assert_ne!(changed, made.text, "{kind}");
        assert_eq!(upload(&clerk, kind, new).await.expect(201).json["counts"]["same"], 1, "{kind}");
        undo(&clerk, &second).await.expect(200);
        assert_eq!(upload(&clerk, kind, old.clone()).await.expect(201).json["counts"]["same"], 1, "{kind}");
        undo(&clerk, &first).await.expect(200);
        assert_eq!(clerk.get(list).await.expect(200).text, empty, "{kind}");
        assert_eq!(imported(&clerk, kind, old).await["counts"]["new"], 1, "{kind} again");
    }
}

#[actix_web::test]
async fn what_was_applied_is_kept_when_the_file_is_gone() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let import = imported(&clerk, "cases", ledger(&[&[]])).await;
    let unapplied = upload(&clerk, "cases", ledger(&[&[("当事人（甲方）", "赵六")]])).await.expect(201).json;
    let clock = town.context.clock.clone();
    clock.set(clock.now() + chrono::Duration::hours(25));
    upload(&clerk, "cases", ledger(&[&[]])).await.expect(201);
    let listed = clerk.get("/imports").await.expect(200).json;
    let ids: Vec<&str> = listed["items"].as_array().expect("imports").iter().map(id).collect();
    assert!(ids.contains(&id(&import)) && !ids.contains(&id(&unapplied)), "{listed}");
    clerk.get(&format!("/imports/{}", id(&import))).await.expect(404);
    undo(&clerk, &import).await.expect(200);
    assert!(cases(&clerk).await.is_empty());
}

#[actix_web::test]
async fn the_same_upload_again_is_the_same_import_and_rows_come_in_pages() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let wanted = uuid::Uuid::new_v4().to_string();
    let names: Vec<String> = (0..7).map(|number| format!("当事人{number}")).collect();
    let records: Vec<Vec<(&str, &str)>> = names.iter().map(|name| vec![("当事人（甲方）", name.as_str())]).collect();
    let records: Vec<&[(&str, &str)]> = records.iter().map(Vec::as_slice).collect();
    let bytes = ledger(&records);
    let form = |bytes: &[u8]| {
        let file = Part::bytes(bytes.to_vec()).file_name("红关村.xlsx");
        Form::new().text("kind", "cases").text("id", wanted.clone()).part("file", file)
    };
    let first = send(clerk.request(Method::POST, "/imports").multipart(form(&bytes))).await.expect(201);
    assert_eq!(first.json["id"], wanted.as_str());
    let again = send(clerk.request(Method::POST, "/imports").multipart(form(&bytes))).await.expect(200);
    assert_eq!(again.json, first.json);
    let other = send(clerk.request(Method::POST, "/imports").multipart(form(&ledger(&[&[]])))).await.expect(409);
    assert_eq!(other.code(), "id_taken");
    let (mut cursor, mut rows) = (String::new(), Vec::new());
    loop {
        let page = clerk.get(&format!("/imports/{wanted}/rows?verdict=new&limit=3&cursor={cursor}")).await.expect(200).json;
        rows.extend(page["items"].as_array().expect("rows").iter().map(|row| row["row"].as_i64().expect("a number")));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(rows, (2..=8).collect::<Vec<i64>>());
    clerk.get(&format!("/imports/{wanted}/progress")).await.expect(404);
    tokio::time::timeout(Duration::from_secs(5), apply(&clerk, &first.json)).await.expect("in time").expect(200);
}

#[actix_web::test]
async fn an_account_outlives_the_person_an_import_made_for_it() {
    let town = TestTown::new().await;
    let (clerk, admin) = (town.clerk().await, town.admin().await);
    let roll = texts("名册", &[&["姓名", "村（社区）", "培训（认定）时间", "退出时间"], &["张三", "红关村", "2022-01-01", ""]]);
    let import = imported(&clerk, "people", roll).await;
    let person = clerk.get("/people").await.expect(200).json["items"][0]["id"].clone();
    let draft = json!({
        "username": "zhang", "display_name": "张三", "role": "mediator", "room_id": town.room("红关村").await, "person_id": person,
        "password": "first-password-1",
    });
    let account = admin.post("/accounts", draft).await.expect(201).json;
    undo(&clerk, &import).await.expect(200);
    let path = format!("/accounts/{}", id(&account));
    let now = admin.get(&path).await.expect(200).json;
    assert_eq!(now["person_id"], Value::Null);
    let told = town.auditor().await.get(&format!("/audit-events?subject_id={}", id(&account))).await.expect(200).json;
    assert_eq!(
        (&told["items"][0]["action"], &told["items"][0]["changes"]["person_id"]),
        (&json!("correct_account"), &json!([person, null]))
    );
    admin.patch(&path, now["revision"].as_i64().expect("a revision"), json!({ "display_name": "张三（红关）" })).await.expect(200);
}
