//! Requests nobody means: each gets a clear answer, none is a fault of ours.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{case_draft, entry_draft, id, made, person_draft, visit_draft, with};
use crate::support::{TestTown, send};

#[actix_web::test]
async fn a_parameter_nobody_knows_is_refused_at_every_address() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let of_case = format!("/cases/{}", id(&case));
    for path in [
        "/session",
        "/cases",
        "/people",
        "/about",
        &of_case,
        &format!("{of_case}/timeline"),
        &format!("/rooms/{room}"),
        "/figures?year=2023",
    ] {
        let and = if path.contains('?') { '&' } else { '?' };
        let refused = clerk.get(&format!("{path}{and}colour=red")).await;
        assert_eq!((refused.status, refused.code()), (400, "unknown_parameter"), "{path}: {}", refused.text);
        assert_eq!(refused.faults(), [("/colour".to_owned(), "unknown_parameter".to_owned())], "{path}");
    }
    let refused = clerk.post("/people?colour=red", person_draft("张三", &room)).await;
    assert_eq!((refused.status, refused.code()), (400, "unknown_parameter"), "{}", refused.text);
}

#[actix_web::test]
async fn what_is_no_object_of_fields_is_refused() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    for body in [json!([]), json!(null), json!("text"), json!(5), json!([{ "name": "张三" }])] {
        let refused = clerk.post("/people", body.clone()).await;
        assert_eq!(refused.status, 422, "{body}: {}", refused.text);
    }
    for text in ["", "{", "{\"name\": }", "\u{feff}{}", "{\"name\":\"a\"} more", "NaN"] {
        let request = clerk.request(Method::POST, "/people").header("content-type", "application/json").body(text.to_owned());
        let refused = send(request).await;
        let code = if text.is_empty() { "required" } else { "not_json" };
        assert_eq!(refused.code(), code, "{text:?}: {}", refused.text);
    }
}

#[actix_web::test]
async fn a_name_of_blanks_is_no_name() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    for (path, draft, pointer) in [
        ("/cases", with(case_draft(&room, "2023-06-01"), json!({ "facts": "  \n " })), "/facts"),
        ("/cases", with(case_draft(&room, "2023-06-01"), json!({ "parties": [{ "name": "\u{3000}" }] })), "/parties/0/name"),
        ("/people", person_draft("   ", &room), "/name"),
        ("/petition-visits", with(visit_draft("2023-06-01"), json!({ "subject": "\t" })), "/subject"),
        ("/online-entries", entry_draft(" ", &room), "/platform_no"),
    ] {
        let refused = clerk.post(path, draft).await;
        assert_eq!(refused.status, 422, "{path}: {}", refused.text);
        assert_eq!(refused.faults(), [(pointer.to_owned(), "required".to_owned())], "{path}");
    }
}

#[actix_web::test]
async fn numbers_beyond_their_field_are_out_of_range() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    for (field, value) in [
        ("people_count", json!(0)),
        ("people_count", json!(-1)),
        ("people_count", json!(99_999_999_999_i64)),
        ("amount_fen", json!(-1)),
        ("amount_fen", json!(u64::MAX)),
        ("amount_fen", json!(1e30)),
    ] {
        let refused = clerk.post("/cases", with(case_draft(&room, "2023-06-01"), json!({ field: value }))).await;
        assert_eq!(refused.status, 422, "{field} {value}: {}", refused.text);
        assert_eq!(refused.faults()[0].0, format!("/{field}"), "{value}: {}", refused.text);
    }
    for value in [json!(1.5), json!("3"), json!(true)] {
        let refused = clerk.post("/cases", with(case_draft(&room, "2023-06-01"), json!({ "people_count": value }))).await.expect(422);
        assert_eq!(refused.faults(), [("/people_count".to_owned(), "wrong_type".to_owned())], "{value}");
    }
    let missing = |fields: Value| with(visit_draft("2023-06-01"), fields);
    for nobody in [json!(0), json!(null), json!(-2)] {
        clerk.post("/petition-visits", missing(json!({ "persons_present": nobody }))).await.expect(422);
    }
}

#[actix_web::test]
async fn days_that_do_not_exist_are_impossible() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    for day in ["2023-02-29", "2023-13-01", "2023-6-1", "20230601", "2023-06-01T00:00:00Z", "", "昨天"] {
        let refused = clerk.post("/cases", case_draft(&room, day)).await.expect(422);
        assert_eq!(refused.faults(), [("/found_on".to_owned(), "impossible_day".to_owned())], "{day}");
    }
    for path in
        ["/cases?found_from=2023-02-30", "/audit-events?from=x", "/figures?year=zweitausend", "/cases?kind=quarrel", "/cases?limit=many"]
    {
        let actor = if path.starts_with("/audit") { town.auditor().await } else { clerk.clone() };
        let refused = actor.get(path).await;
        assert_eq!(refused.status, 422, "{path}: {}", refused.text);
    }
}

#[actix_web::test]
async fn a_year_before_all_records_is_out_of_range() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let ancient = with(entry_draft("P1", &room), json!({ "entered_on": "0203-06-01" }));
    for (path, draft, pointer) in [
        ("/cases", case_draft(&room, "0203-06-01"), "/found_on"),
        ("/petition-visits", visit_draft("0203-06-01"), "/received_on"),
        ("/online-entries", ancient, "/entered_on"),
    ] {
        let refused = clerk.post(path, draft).await.expect(422);
        assert_eq!(refused.faults(), [(pointer.to_owned(), "out_of_range".to_owned())], "{path}");
    }
    for path in ["/figures?year=", "/screenings?year=", "/reconciliation?year=", "/calendar?year="] {
        for year in ["203", "99999"] {
            let refused = clerk.get(&format!("{path}{year}")).await.expect(422);
            assert_eq!(refused.faults(), [("/year".to_owned(), "out_of_range".to_owned())], "{path}{year}");
        }
    }
}

#[actix_web::test]
async fn every_fault_is_told_at_once_with_its_place() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let draft = json!({
        "found_on": "2023-02-30", "kind": "quarrel", "people_count": 0,
        "parties": [{ "name": "张三", "phone": 5 }, { "role": "judge" }], "participants": [{ "name": "周调解" }],
    });
    let refused = clerk.post("/cases", draft).await.expect(422);
    let expected = [
        ("/facts", "required"),
        ("/found_on", "impossible_day"),
        ("/kind", "unknown_code"),
        ("/participants/0/role", "required"),
        ("/parties/0/phone", "wrong_type"),
        ("/parties/1/name", "required"),
        ("/parties/1/role", "unknown_code"),
        ("/people_count", "out_of_range"),
    ];
    let expected: Vec<_> = expected.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect();
    assert_eq!(refused.faults(), expected, "{}", refused.text);
    let unknown = clerk.post("/cases", json!({ "parties": [{ "name": "张三", "colour": "red" }] })).await;
    assert_eq!((unknown.status, unknown.code()), (400, "unknown_field"), "{}", unknown.text);
}

#[actix_web::test]
async fn a_search_is_of_one_to_fifty_letters_and_takes_every_sign_as_it_is() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), json!({ "facts": "赔偿100%，_不_含税" }))).await;
    for (word, found) in
        [("100%25", 1), ("%25", 1), ("_", 1), ("%25含", 0), ("不含", 0), ("_不_", 1), ("'", 0), ("\\", 0), ("张三", 1), ("三", 1)]
    {
        let page = clerk.get(&format!("/cases?q={word}")).await.expect(200).json;
        assert_eq!(page["items"].as_array().map(Vec::len), Some(found), "{word}");
    }
    clerk.get(&format!("/cases?q={}", "字".repeat(50))).await.expect(200);
    for list in ["/cases", "/petition-visits", "/online-entries", "/people"] {
        let refused = clerk.get(&format!("{list}?q={}", "字".repeat(51))).await.expect(422);
        assert_eq!(refused.faults(), [("/q".to_owned(), "too_long".to_owned())], "{list}");
    }
}

#[actix_web::test]
async fn letters_of_all_kinds_come_back_as_they_were() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    for name in ["𠮷野家", "Ömer O'Brien", "阿依古丽·买买提", "张\u{301}三", "<b>张三</b>", "🙂"] {
        let person = made(&clerk, "/people", person_draft(name, &room)).await;
        assert_eq!(clerk.get(&format!("/people/{}", id(&person))).await.expect(200).json["name"], name);
    }
    for bad in ["张\u{0}三", "张\u{7}三", "\u{1b}[31m"] {
        let refused = clerk.post("/people", person_draft(bad, &room)).await.expect(422);
        assert_eq!(refused.faults(), [("/name".to_owned(), "bad_character".to_owned())]);
    }
}
