//! A year is sealed, five records change in five ways, and exactly those five are told.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{after_the_year, causes, differences, sealed, settled};
use crate::support::cases::{figures, found, now, stepped};
use crate::support::records::{id, made, person_draft, revision, visit_draft};
use crate::support::{Actor, TestTown};

async fn corrected(clerk: &Actor, case: &Value, fields: Value) -> Value {
    let case = now(clerk, case).await;
    clerk.patch(&format!("/cases/{}", id(&case)), revision(&case), fields).await.expect(200).json
}

async fn commanded(clerk: &Actor, case: &Value, step: &str, body: Value) -> Value {
    stepped(clerk, &now(clerk, case).await, step, body).await
}

/// The value of a figure, whole numbers and percent alike.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// For every figure that is no share: what it was sealed as and all deltas together are what it is now.
async fn deltas_explain_every_figure(clerk: &Actor, differences: &Value) {
    let mut deltas: BTreeMap<&str, f64> = BTreeMap::new();
    for item in differences["items"].as_array().expect("items") {
        for figure in item["figures"].as_array().expect("figures") {
            *deltas.entry(figure["code"].as_str().expect("a code")).or_default() += number(&figure["delta"]);
        }
    }
    for (code, figure) in figures(clerk).await.iter().filter(|(_, figure)| figure["unit"] != "%") {
        let explained = number(&figure["sealed_value"]) + deltas.get(code.as_str()).copied().unwrap_or_default();
        assert_eq!(explained, number(&figure["value"]), "{code}");
    }
}

#[actix_web::test]
async fn five_changes_are_five_differences_each_with_its_cause() {
    let town = TestTown::new().await;
    let (clerk, room, other) = (town.clerk().await, town.room("红关村").await, town.room("双平村").await);
    let moved = settled(&clerk, &room, "2023-05-02").await;
    let dated = settled(&clerk, &room, "2023-05-04").await;
    let withdrawn = found(&clerk, &room, "2023-05-06", json!({})).await;
    let reopened = settled(&clerk, &room, "2023-05-08").await;
    let untouched = settled(&clerk, &room, "2023-05-10").await;
    after_the_year(&town);
    let clerk = town.clerk().await;
    assert_eq!(clerk.get("/figures?year=2023").await.expect(200).json["sealed"], Value::Null);
    let seal = sealed(&clerk).await;
    assert_eq!((&seal["year"], &seal["edition"]), (&json!(2023), &json!(1)));
    assert_eq!(differences(&clerk).await["items"], json!([]), "nothing has moved yet");

    let because = |fields: Value| crate::support::records::with(fields, json!({ "change_reason": "年终核对" }));
    let late = found(&clerk, &room, "2023-06-03", json!({ "kind": "tourism" })).await;
    corrected(&clerk, &dated, because(json!({ "found_on": "2023-04-30" }))).await;
    commanded(&clerk, &moved, "move", because(json!({ "room_id": other, "on": "2024-01-10", "reason": "登记错了" }))).await;
    commanded(&clerk, &withdrawn, "withdraw", because(json!({ "on": "2024-01-10", "reason": "误登" }))).await;
    commanded(&clerk, &reopened, "reopen", because(json!({ "on": "2023-05-20", "reason": "又起争执" }))).await;
    // What moves no figure of the year is no difference.
    corrected(&clerk, &untouched, because(json!({ "note": "补记" }))).await;

    let found = differences(&clerk).await;
    let mut expected: Vec<(String, String)> =
        [("late_entry", &late), ("corrected_date", &dated), ("moved", &moved), ("withdrawn", &withdrawn), ("reopened", &reopened)]
            .map(|(cause, case)| (cause.to_owned(), id(case).to_owned()))
            .to_vec();
    expected.sort();
    assert_eq!(causes(&found), expected, "{found:#}");
    deltas_explain_every_figure(&clerk, &found).await;

    let of = |case: &Value| {
        let items = found["items"].as_array().expect("items");
        items.iter().find(|item| item["record"]["id"] == case["id"]).expect("the difference").clone()
    };
    let told = of(&dated);
    assert_eq!(told["record"]["label"], dated["case_no"]);
    assert_eq!((&told["cause_label"], &told["cause_label_en"]), (&json!("更正日期"), &json!("Day corrected")));
    assert_eq!(told["changes"][0]["change_reason"], "年终核对");
    assert_eq!(told["changes"][0]["by"], json!(clerk.get("/session").await.json["account"]["display_name"]));
    let field = &told["changes"][0]["fields"][0];
    assert_eq!((&field["field"], &field["from"], &field["to"]), (&json!("found_on"), &json!("2023-05-04"), &json!("2023-04-30")));
    assert_eq!(told["figures"], json!([]), "it is still counted, in another month");
    let cell = |item: &Value, code: &str, key: &str| {
        let cells = item["cells"].as_array().expect("cells").iter();
        cells.filter(|cell| cell["code"] == code && cell["key"] == key).map(|cell| (cell["sealed"].clone(), cell["live"].clone())).next()
    };
    assert_eq!(cell(&told, "disputes_found", "2023-05"), Some((json!(1), json!(0))));
    assert_eq!(cell(&told, "disputes_found", "2023-04"), Some((json!(0), json!(1))));
    assert_eq!(cell(&of(&moved), "resolutions", &room), Some((json!(1), json!(0))));
    assert_eq!(cell(&of(&moved), "resolutions", &other), Some((json!(0), json!(1))));
    let gone = of(&withdrawn);
    assert_eq!((&gone["changes"][0]["reason"], &gone["changes"][0]["change_reason"]), (&json!("误登"), &json!("年终核对")));
    let counted = gone["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == "disputes_found").expect("told");
    assert_eq!((&counted["sealed"], &counted["live"], &counted["delta"]), (&json!(1), &json!(0), &json!(-1)));
    let open = of(&reopened)["figures"].as_array().expect("figures").iter().any(|figure| figure["code"] == "disputes_open");
    assert!(open, "a case reopened in the year is open at its end");
}

#[actix_web::test]
async fn a_second_sealing_is_a_new_edition_and_the_first_stays_readable() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    settled(&clerk, &room, "2023-05-02").await;
    after_the_year(&town);
    let clerk = town.clerk().await;
    let first = sealed(&clerk).await;
    let again = clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(200).json;
    assert_eq!(again, first, "the same records are the same seal");
    found(&clerk, &room, "2023-06-03", json!({})).await;
    let second = sealed(&clerk).await;
    assert_eq!(second["edition"], 2);
    assert_ne!(second["sha256"], first["sha256"]);
    assert_eq!(differences(&clerk).await["items"], json!([]), "the late entry is counted in the second edition");
    let since_first = clerk.get("/figures/seals/2023/differences?edition=1").await.expect(200).json;
    assert_eq!(since_first["items"].as_array().map(Vec::len), Some(1));
    let sealed_as = |seal: Value| {
        let figures = seal["figures"].as_array().expect("figures").clone();
        figures.into_iter().find(|figure| figure["code"] == "disputes_found").expect("the figure")["sealed"].clone()
    };
    assert_eq!(sealed_as(clerk.get("/figures/seals/2023?edition=1").await.expect(200).json), 1);
    assert_eq!(sealed_as(clerk.get("/figures/seals/2023").await.expect(200).json), 2);
    let listed = clerk.get("/figures/seals?include=total").await.expect(200).json;
    assert_eq!((&listed["total"], &listed["items"][0]["edition"], &listed["items"][1]), (&json!(2), &json!(2), &first));
    let report = clerk.get("/figures?year=2023").await.expect(200).json;
    assert_eq!((&report["sealed"]["edition"], &report["sealed"]["sha256"]), (&json!(2), &second["sha256"]));
    clerk.get("/figures/seals/2023?edition=3").await.expect(404);
    clerk.get("/figures/seals/2022").await.expect(404);
}

#[actix_web::test]
async fn a_year_is_sealed_only_when_it_is_over_in_the_town() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let refused = clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(409);
    assert_eq!(refused.code(), "year_not_over");
    assert_eq!(clerk.post("/figures/seals", json!({ "year": 1200 })).await.expect(422).code(), "out_of_range");
    // The last hour of the year in Shanghai, and the first of the next: both lie on 31 December in UTC.
    let at = |hour| chrono::NaiveDate::from_ymd_opt(2023, 12, 31).and_then(|day| day.and_hms_opt(hour, 30, 0)).expect("a moment");
    town.context.clock.set(at(15));
    let clerk = town.clerk().await;
    assert_eq!(clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(409).code(), "year_not_over");
    town.context.clock.set(at(16));
    sealed(&clerk).await;
}

#[actix_web::test]
async fn a_room_reads_its_own_part_of_the_seal() {
    let town = TestTown::new().await;
    let (clerk, room, other) = (town.clerk().await, town.room("红关村").await, town.room("双平村").await);
    settled(&clerk, &room, "2023-05-02").await;
    let leaving = settled(&clerk, &room, "2023-05-04").await;
    settled(&clerk, &other, "2023-05-06").await;
    made(&clerk, "/people", person_draft("赵明白", &other)).await;
    made(&clerk, "/petition-visits", visit_draft("2023-05-06")).await;
    after_the_year(&town);
    let (clerk, mediator) = (town.clerk().await, town.mediator("红关村").await);
    sealed(&clerk).await;
    found(&clerk, &other, "2023-06-03", json!({})).await;
    let body = json!({ "room_id": other, "on": "2024-01-10", "reason": "登记错了", "change_reason": "核对" });
    commanded(&clerk, &leaving, "move", body).await;
    let own = mediator.get("/figures/seals/2023").await.expect(200).json;
    let figure = |code: &str| own["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == code).expect("it").clone();
    assert_eq!((&figure("disputes_found")["sealed"], &figure("disputes_found")["live"]), (&json!(2), &json!(1)));
    assert_eq!((&figure("legal_literates")["sealed"], &figure("reception_persons")["sealed"]), (&json!(0), &json!(0)));
    assert_eq!(figure("village_rate")["sealed_parts"], json!([2, 2]));
    let found = differences(&mediator).await;
    assert_eq!(causes(&found), [("moved".to_owned(), id(&leaving).to_owned())], "the other room's late entry is not theirs");
    assert_eq!((&found["items"][0]["record"]["restricted"], &found["items"][0]["changes"]), (&json!(true), &json!([])));
    let live = mediator.get("/figures?year=2023").await.expect(200).json;
    let shown = live["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == "resolutions").expect("it");
    assert_eq!((&shown["sealed_value"], &shown["value"]), (&json!(2), &json!(1)));
    assert_eq!(mediator.get("/figures/seals").await.expect(200).json["items"].as_array().map(Vec::len), Some(1));
}
