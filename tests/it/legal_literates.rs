//! 法律明白人 cannot be padded: only a person of the register who held the role that day counts.

use serde_json::{Value, json};

use crate::support::cases::{added, figure, figures, found, oral, stepped, warnings};
use crate::support::records::{id, made, person_draft, with};
use crate::support::workbooks::{apply, ledger, upload};
use crate::support::{Actor, TestTown};

async fn settled_with(actor: &Actor, room: &str, participants: Value) -> Value {
    let case = found(actor, room, "2023-05-01", json!({ "participants": participants })).await;
    stepped(actor, &case, "settle", oral("2023-05-10")).await
}

#[actix_web::test]
async fn a_name_merely_typed_stays_on_the_case_and_counts_nowhere() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let person = made(&clerk, "/people", person_draft("赵明白", &room)).await;
    let typed = json!({ "participants": [{ "name": "钱明白", "role": "legal_literate" }] });
    let logged = found(&clerk, &room, "2023-05-01", typed).await;
    assert_eq!((&logged["participants"][0]["on_register"], &logged["participants"][0]["name"]), (&json!(false), &json!("钱明白")));
    stepped(&clerk, &logged, "settle", oral("2023-05-10")).await;
    let known = settled_with(&clerk, &room, json!([{ "person_id": person["id"], "role": "legal_literate" }])).await;
    assert_eq!(known["participants"][0]["on_register"], true);
    assert_eq!((figure(&clerk, "resolutions").await, figure(&clerk, "with_legal_literate").await), (json!(2), json!(1)));
    let all = figures(&clerk).await;
    let cells = all["disputes_resolved"]["breakdown"]["with_literate"].clone();
    let cells = if cells.is_null() { all["disputes_resolved"]["breakdown"].clone() } else { cells };
    assert!(cells.to_string().contains("typed_only"), "{cells}");
    for (key, count) in [("yes", 1), ("typed_only", 1), ("no", 0)] {
        let path = format!("/figures/disputes_resolved/records?year=2023&dimension=with_literate&key={key}");
        assert_eq!(clerk.get(&path).await.expect(200).json["items"].as_array().map(Vec::len), Some(count), "{key}");
    }
    let warned = added(&clerk, &logged, "participants", json!({ "name": "孙明白", "role": "legal_literate" })).await;
    assert!(warnings(&warned).contains(&"not_on_register"), "{warned}");
    let overlap = clerk.get("/figures/overlap?year=2023").await.expect(200).json;
    let sum: i64 = overlap["cells"].as_array().expect("cells").iter().filter_map(|cell| cell["cases"].as_i64()).sum();
    assert_eq!((sum, &overlap["with_literate"]), (2, &json!(1)));
}

#[actix_web::test]
async fn a_body_named_by_its_role_counts_as_joint_mediation_whoever_came_for_it() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = settled_with(&clerk, &room, json!([{ "name": "吴法官", "role": "court" }])).await;
    assert_eq!(case["participants"][0]["name"], "吴法官");
    assert_eq!(figure(&clerk, "joint_mediations").await, 1);
}

#[actix_web::test]
async fn a_ledgers_name_means_the_one_of_the_town_and_of_two_alike_the_clerk_says_which() {
    let town = TestTown::new().await;
    let (clerk, own, other) = (town.clerk().await, town.room("双平村").await, town.room("前面村").await);
    let only = made(&clerk, "/people", person_draft("周唯一", &own)).await;
    let (first, second) =
        (made(&clerk, "/people", person_draft("陈同名", &own)).await, made(&clerk, "/people", person_draft("陈同名", &other)).await);
    let rows: [&[(&str, &str)]; 3] = [
        &[("参与法律明白人", "周唯一")],
        &[("当事人（甲方）", "王一"), ("参与法律明白人", "陈同名")],
        &[("当事人（甲方）", "王二"), ("参与法律明白人", "没有人")],
    ];
    let preview = upload(&clerk, "cases", ledger(&rows)).await.expect(201).json;
    let codes = |row: usize| -> Vec<&str> {
        let messages = preview["rows"][row]["messages"].as_array().expect("messages").iter();
        messages.filter_map(|message| message["code"].as_str()).collect()
    };
    assert_eq!(codes(0), Vec::<&str>::new(), "one of that name in the town, whatever the room");
    assert!(codes(1).contains(&"same_name") && codes(2).contains(&"not_valid_then"), "{preview}");
    let asked = &preview["unknown_values"][0];
    assert_eq!(
        (&asked["field"], &asked["word"], asked["choices"].as_array().map(Vec::len)),
        (&json!("legal_literates"), &json!("陈同名"), Some(2))
    );
    let said = json!({ "mapping": {}, "values": { "legal_literates": { "陈同名": second["id"] } } });
    let path = format!("/imports/{}/reading", id(&preview));
    let read = clerk.put(&path, said).await.expect(200).json;
    assert_eq!(read["unknown_values"], json!([]));
    let stranger = json!({ "mapping": {}, "values": { "legal_literates": { "陈同名": uuid::Uuid::new_v4() } } });
    clerk.put(&path, stranger).await.expect(422);
    apply(&clerk, &preview).await.expect(200);
    assert_eq!((figure(&clerk, "resolutions").await, figure(&clerk, "with_legal_literate").await), (json!(3), json!(2)));
    let who = |case: &Value| case["participants"][0]["person_id"].clone();
    let cases = clerk.get("/cases?limit=10").await.expect(200).json;
    let people: Vec<Value> = cases["items"].as_array().expect("cases").iter().map(who).collect();
    assert!(people.contains(&only["id"]) && people.contains(&second["id"]) && !people.contains(&first["id"]), "{people:?}");
}

#[actix_web::test]
async fn taking_a_role_away_shows_in_a_sealed_year_as_its_own_cause() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let person = made(&clerk, "/people", person_draft("赵明白", &room)).await;
    settled_with(&clerk, &room, json!([{ "person_id": person["id"], "role": "legal_literate" }])).await;
    town.context.clock.set("2024-01-10T04:00:00".parse().expect("a moment"));
    let clerk = town.clerk().await;
    made(&clerk, "/figures/seals", json!({ "year": 2023 })).await;
    let roles = with(
        json!({ "roles": [{ "role": "legal_literate", "from": "2023-01-01", "to": "2023-02-01" }] }),
        json!({ "change_reason": "早已退出" }),
    );
    clerk.patch(&format!("/people/{}", id(&person)), 1, roles).await.expect(200);
    assert_eq!(figure(&clerk, "with_legal_literate").await, 0);
    let differences = clerk.get("/figures/seals/2023/differences").await.expect(200);
    assert!(differences.text.contains("早已退出") && !differences.text.contains("unexplained"), "{}", differences.text);
}
