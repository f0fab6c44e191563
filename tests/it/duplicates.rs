//! Records that may be of the same dispute, and people who stand in other cases too: suggested, decided by people.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{found, set, warnings};
use crate::support::records::{case_draft, id, made, revision, with};
use crate::support::{Actor, Neighbour, TestTown, send};

const ID_NUMBER: &str = "11010519491231002X";

async fn similar(actor: &Actor, case: &Value) -> Vec<(String, Value)> {
    let page = actor.get(&format!("/cases/{}/similar", id(case))).await.expect(200).json;
    let row = |row: &Value| (id(&row["case"]).to_owned(), row["decided"].clone());
    page["items"].as_array().expect("items").iter().map(row).collect()
}

fn named(names: &[&str]) -> Value {
    json!({ "parties": names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>() })
}

#[actix_web::test]
async fn a_record_like_one_already_there_is_logged_with_a_word_of_warning() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let first = clerk.post("/cases", with(case_draft(&room, "2023-05-01"), named(&["王小二", "李四"]))).await.expect(201).json;
    assert_eq!(warnings(&first), [""; 0]);
    for (story, fields, like) in [
        ("thirty days later, the name written wider", with(named(&["赵六", "王 小二"]), json!({ "found_on": "2023-05-31" })), true),
        ("a day too late", with(named(&["王小二"]), json!({ "found_on": "2023-06-01" })), false),
        ("another kind", with(named(&["王小二"]), json!({ "kind": "contract" })), false),
        ("nobody in common", named(&["钱七"]), false),
    ] {
        let made = clerk.post("/cases", with(case_draft(&room, "2023-05-02"), fields)).await.expect(201).json;
        let about: Vec<&Value> = made["warnings"].as_array().into_iter().flatten().map(|row| &row["case_id"]).collect();
        assert_eq!(warnings(&made) == ["possible_duplicate"] && about == [&first["id"]], like, "{story}: {made}");
        assert_eq!(similar(&clerk, &made).await.iter().any(|(case, _)| case == id(&first)), like, "{story}");
        assert_eq!(similar(&clerk, &first).await.iter().any(|(case, _)| case == id(&made)), like, "{story}");
        send(clerk.request(Method::POST, &format!("/cases/{}/withdraw", id(&made))).header("if-match", "1").json(&json!({
            "on": "2023-06-10", "reason": "登记错了",
        })))
        .await
        .expect(200);
        assert_eq!(similar(&clerk, &first).await, [], "a withdrawn record is no dispute");
    }
    let elsewhere = found(&clerk, &town.room("双平村").await, "2023-05-01", named(&["王小二"])).await;
    assert_eq!(similar(&clerk, &elsewhere).await, [], "in another room");
    set(&town, "duplicate_days", json!(60)).await;
    let late = found(&clerk, &room, "2023-06-15", named(&["王小二"])).await;
    assert_eq!(similar(&clerk, &late).await.len(), 1);
}

#[actix_web::test]
async fn what_was_decided_about_two_records_is_remembered_from_both_sides() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let one = found(&clerk, &room, "2023-06-01", json!({})).await;
    let other = found(&clerk, &room, "2023-06-02", json!({})).await;
    let decide = |case: &Value, of: &Value, relation: &str| {
        let (path, body) = (format!("/cases/{}/links", id(case)), json!({ "case_id": of["id"], "relation": relation }));
        let clerk = clerk.clone();
        async move { clerk.post(&path, body).await }
    };
    decide(&one, &other, "different").await.expect(200);
    assert_eq!(similar(&clerk, &one).await, [(id(&other).to_owned(), json!("different"))]);
    assert_eq!(similar(&clerk, &other).await, [(id(&one).to_owned(), json!("different"))]);
    decide(&other, &one, "related").await.expect(200);
    assert_eq!(similar(&clerk, &one).await, [(id(&other).to_owned(), json!("related"))], "the later word");
    let gone = |case: &Value, of: &Value| send(clerk.request(Method::DELETE, &format!("/cases/{}/links/{}", id(case), id(of))));
    gone(&one, &other).await.expect(204);
    gone(&one, &other).await.expect(404);
    assert_eq!(similar(&clerk, &one).await, [(id(&other).to_owned(), Value::Null)]);
    assert_eq!(decide(&one, &one, "different").await.expect(422).faults(), [("/case_id".to_owned(), "unknown_reference".to_owned())]);
    let neighbour = Neighbour::of(&town).await;
    let theirs = found(&neighbour.clerk, &neighbour.room, "2023-06-01", json!({})).await;
    decide(&one, &theirs, "different").await.expect(422);
    assert_eq!(clerk.get(&format!("/cases/{}", id(&one))).await.json["revision"], revision(&one), "a word about a case changes none");
}

async fn elsewhere(actor: &Actor, party: &Value) -> Vec<(String, String)> {
    let page = actor.get(&format!("/parties/{}/elsewhere", id(party))).await.expect(200).json;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    page["items"].as_array().expect("items").iter().map(|row| (text(&row["same_by"]), text(&row["case"]["facts"]))).collect()
}

#[actix_web::test]
async fn a_person_is_found_in_other_cases_by_number_then_phone_then_name_within_ones_reach() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    let (clerk, mediator) = (town.clerk().await, town.mediator("红关村").await);
    let (room, other) = (town.room("红关村").await, town.room("双平村").await);
    let log = |actor: &Actor, room: &str, facts: &str, party: Value| {
        let draft = with(case_draft(room, "2023-06-01"), json!({ "kind": "other", "facts": facts, "parties": [party] }));
        let actor = actor.clone();
        async move { made(&actor, "/cases", draft).await }
    };
    let person = json!({ "name": "王小二", "id_number": ID_NUMBER, "phone": "13800001111" });
    let case = log(&clerk, &room, "本案", person.clone()).await;
    log(&clerk, &room, "证号", json!({ "name": "王二", "id_number": "11010519491231002x" })).await;
    log(&clerk, &room, "电话", json!({ "name": "王二", "phone": "138 0000 1111" })).await;
    log(&clerk, &room, "姓名", json!({ "name": "王小二" })).await;
    log(&clerk, &other, "别村", person.clone()).await;
    log(&neighbour.clerk, &neighbour.room, "邻镇", person.clone()).await;
    let party = &case["parties"][0];
    let rows = |of: &[(&str, &str)]| of.iter().map(|(by, facts)| ((*by).to_owned(), (*facts).to_owned())).collect::<Vec<_>>();
    let own = rows(&[("id_number", "证号"), ("phone", "电话"), ("name", "姓名")]);
    assert_eq!(elsewhere(&mediator, party).await, own);
    let mut seen = elsewhere(&clerk, party).await;
    seen.sort();
    assert_eq!(seen, rows(&[("id_number", "别村"), ("id_number", "证号"), ("name", "姓名"), ("phone", "电话")]));
    let stranger = town.mediator("双平村").await;
    assert_eq!(stranger.get(&format!("/parties/{}/elsewhere", id(party))).await.expect(404).code(), "not_found");

    // The look-up finds by the whole number only, says masked numbers, and is on the record.
    let look = |body: Value| mediator.post("/parties/lookup", body);
    for (body, number) in [
        (json!({ "id_number": ID_NUMBER }), 2),
        (json!({ "id_number": "11010519491231002x" }), 2),
        (json!({ "phone": "13800001111" }), 2),
        (json!({ "phone": "1380000111" }), 0),
        (json!({ "id_number": "110105194912310021" }), 0),
    ] {
        let found = look(body.clone()).await.expect(200);
        assert_eq!(found.json["items"].as_array().map(Vec::len), Some(number), "{body}");
        assert!(!found.text.contains(ID_NUMBER) && !found.text.contains("13800001111"), "{}", found.text);
    }
    assert_eq!(
        clerk.post("/parties/lookup", json!({ "phone": "13800001111" })).await.expect(200).json["items"].as_array().map(Vec::len),
        Some(3)
    );
    assert_eq!(look(json!({})).await.expect(422).faults(), [("/id_number".to_owned(), "required".to_owned())]);
    look(json!({ "phone": "1", "id_number": "1" })).await.expect(422);
    for actor in [town.leader().await, town.auditor().await, town.admin().await] {
        assert_eq!(actor.post("/parties/lookup", json!({ "phone": "13800001111" })).await.expect(403).code(), "not_allowed");
    }
    let log = town.auditor().await.get("/audit-events?limit=200").await.expect(200);
    let looked = log.json["items"].as_array().expect("rows").iter().filter(|row| row["action"] == "lookup_party").count();
    assert_eq!(looked, 6);
    assert!(!log.text.contains(ID_NUMBER) && !log.text.contains("13800001111"));
}

#[actix_web::test]
async fn one_id_number_on_two_parties_of_a_case_is_told() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let parties =
        |second: &str| json!({ "parties": [{ "name": "王小二", "id_number": ID_NUMBER }, { "name": "李四", "id_number": second }] });
    let spaced = " 110105 19491231 002x ";
    let twice = clerk.post("/cases", with(case_draft(&room, "2023-05-01"), parties(spaced))).await.expect(201).json;
    assert_eq!(warnings(&twice), ["same_id_number"]);
    assert_eq!(twice["warnings"][0]["detail"], "王小二和李四的身份证号相同，请核对");
    let once = clerk.post("/cases", with(case_draft(&room, "2023-03-01"), parties("50023519980715962X"))).await.expect(201).json;
    assert_eq!(warnings(&once), [""; 0]);
    let path = format!("/cases/{}/parties", id(&once));
    let added = clerk.post(&path, json!({ "name": "赵六", "id_number": ID_NUMBER })).await.expect(201).json;
    assert_eq!(warnings(&added), ["same_id_number"]);
    let one = &once["parties"][1];
    let corrected = clerk.patch(&format!("{path}/{}", id(one)), revision(one), json!({ "id_number": spaced })).await.expect(200).json;
    assert!(warnings(&corrected).contains(&"same_id_number"), "{corrected}");
    let named = clerk.patch(&format!("{path}/{}", id(one)), revision(one) + 1, json!({ "address": "二组" })).await.expect(200).json;
    assert_eq!(warnings(&named), [""; 0], "told when the number comes, not for ever after");
}

#[actix_web::test]
async fn a_wrong_id_number_is_refused_saying_what_is_wrong() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    for (number, words) in [
        ("11010519491231002", "身份证号少 1 位（应为 18 位）"),
        ("11010519491231002XX", "身份证号只能是数字，最后一位可以是 X"),
        ("1101051949123100211", "身份证号多 1 位（应为 18 位）"),
        ("11010519491331002X", "身份证号里的出生日期不对（第 7 至 14 位）"),
        ("110105194912310021", "身份证号的校验位对不上，请逐位核对"),
    ] {
        let draft = with(case_draft(&room, "2023-05-01"), json!({ "parties": [{ "name": "王小二", "id_number": number }] }));
        let refused = clerk.post("/cases", draft).await.expect(422).json;
        assert_eq!((&refused["errors"][0]["code"], &refused["errors"][0]["detail"]), (&json!("bad_id_number"), &json!(words)));
        assert!(!refused.to_string().contains(number), "the number is not told again: {refused}");
    }
}
