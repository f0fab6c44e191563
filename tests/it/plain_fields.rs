//! The plain fields of a record: each is recorded, corrected, read, told and handed out as its table says.

use fengqiao::cases::fields::CASE_FIELDS;
use fengqiao::fields::{Control, RecordField};
use fengqiao::petition_visits::fields::VISIT_FIELDS;
use serde_json::{Value, json};

use crate::support::cases::found;
use crate::support::records::{id, made, revision, visit_draft, with};
use crate::support::{Actor, TestTown};

/// Two values a field may have, one after the other.
fn values(field: &RecordField, lists: &Value) -> [Value; 2] {
    match field.control {
        Control::Text(_) => [json!("先写的"), json!("后改的")],
        Control::Count => [json!(7), json!(8)],
        Control::Money => [json!(12_300), json!(45_600)],
        // What comes before other days of the record.
        Control::Day if ["arose_on", "received_on"].contains(&field.name) => [json!("2023-05-01"), json!("2023-05-02")],
        Control::Day => [json!("2023-06-01"), json!("2023-06-02")],
        Control::YesNo => [json!(true), json!(false)],
        Control::List(name, _) => {
            let codes = lists[name]["enum"].as_array().expect("codes");
            [codes[0].clone(), codes[1].clone()]
        }
    }
}

async fn schemas(town: &TestTown) -> Value {
    town.nobody().get("/openapi.json").await.expect(200).json["components"]["schemas"].clone()
}

fn published(schemas: &Value, request: &str, fields: &[RecordField]) {
    let names: Vec<&str> =
        schemas[request]["x-fields"].as_array().expect("a table").iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, fields.iter().map(|field| field.name).collect::<Vec<_>>());
    for field in fields {
        assert!(schemas[request]["properties"][field.name].is_object(), "{request}: {}", field.name);
    }
}

/// Corrects each field alone; every answer shows it.
async fn corrected_one_by_one(clerk: &Actor, path: &str, mut record: Value, fields: &[RecordField], schemas: &Value) -> Value {
    for field in fields {
        let [first, second] = values(field, schemas);
        for value in [first, second] {
            let seen = revision(&record);
            record = clerk.patch(path, seen, json!({ field.name: value })).await.expect(200).json;
            assert_eq!(record[field.name], value, "{}", field.name);
        }
    }
    record
}

#[actix_web::test]
async fn a_plain_field_of_a_case_is_corrected_read_and_told() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let schemas = schemas(&town).await;
    published(&schemas, "NewCase", CASE_FIELDS);
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    let path = format!("/cases/{}", id(&case));
    corrected_one_by_one(&clerk, &path, case, CASE_FIELDS, &schemas).await;
    let timeline = clerk.get(&format!("{path}/timeline")).await.expect(200).json;
    let told: Vec<&Value> =
        timeline["items"].as_array().expect("items").iter().flat_map(|item| item["changes"].as_array().expect("changes")).collect();
    for field in CASE_FIELDS {
        assert!(told.iter().any(|change| change["label"] == field.zh && change["label_en"] == field.en), "{}", field.name);
    }
}

#[actix_web::test]
async fn a_plain_field_of_a_visit_is_corrected_and_read() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let schemas = schemas(&town).await;
    published(&schemas, "NewVisit", VISIT_FIELDS);
    // An accusation is closed to others than who recorded it; the clerk did.
    let visit = made(&clerk, "/petition-visits", visit_draft("2023-06-01")).await;
    let path = format!("/petition-visits/{}", id(&visit));
    corrected_one_by_one(&clerk, &path, visit, VISIT_FIELDS, &schemas).await;
}

#[actix_web::test]
async fn the_ledger_that_is_handed_out_has_every_field_with_a_column_once() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    for (path, fields) in [("/exports/cases", CASE_FIELDS), ("/exports/petition-visits", VISIT_FIELDS)] {
        let text = String::from_utf8(clerk.download(&format!("{path}?format=csv")).await).expect("UTF-8");
        let headings: Vec<&str> = text.trim_start_matches('\u{feff}').lines().next().expect("a line").split(',').collect();
        for (heading, _) in fields.iter().filter_map(|field| field.column) {
            assert_eq!(headings.iter().filter(|other| **other == heading).count(), 1, "{heading} in {headings:?}");
        }
    }
}

#[actix_web::test]
async fn no_fewer_persons_came_than_are_named() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let named = json!([{ "name": "张某" }, { "name": "李某" }]);
    let fault = [("/persons_present".to_owned(), "fewer_than_named".to_owned())];
    let draft = with(visit_draft("2023-06-01"), json!({ "visitors": named, "persons_present": 1 }));
    assert_eq!(clerk.post("/petition-visits", draft).await.expect(422).faults(), fault);
    let visit = made(&clerk, "/petition-visits", with(visit_draft("2023-06-01"), json!({ "visitors": named, "persons_present": 2 }))).await;
    let path = format!("/petition-visits/{}", id(&visit));
    assert_eq!(clerk.patch(&path, 1, json!({ "persons_present": 1 })).await.expect(422).faults(), fault);
    clerk.patch(&path, 1, json!({ "persons_present": 1, "visitors": [{ "name": "张某" }] })).await.expect(200);
}
