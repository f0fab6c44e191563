//! Every figure of the sample year, walked down to its records: what a page says is what its records add up to,
//! for the town and for a room, for the clerk and for a mediator.

use serde_json::{Value, json};

use crate::support::{Actor, TestTown};

const TABLE: &str = "/figures/table?year=2023";

async fn figures(actor: &Actor, query: &str) -> Vec<Value> {
    let report = actor.get(&format!("/figures?{query}")).await.expect(200);
    report.json["figures"].as_array().expect("figures").clone()
}

/// The sum of what the records of an address count, over all its pages.
async fn sum_of_records(actor: &Actor, path: &str) -> f64 {
    let (mut sum, mut cursor, mut seen) = (0.0, String::new(), std::collections::HashSet::new());
    loop {
        let page = actor.get(&format!("{path}&limit=200&cursor={cursor}")).await.expect(200).json;
        for item in page["items"].as_array().expect("items") {
            assert!(seen.insert(item["id"].as_str().expect("an id").to_owned()), "{path} gives {} twice", item["id"]);
            sum += item["counts"].as_f64().unwrap_or_else(|| panic!("{path}: no counts in {item}"));
        }
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return sum,
        }
    }
}

fn about(left: f64, right: f64) -> bool {
    (left - right).abs() < 0.001
}

/// What the records of a figure must add up to: its value, or the numerator of a share.
fn counted(figure: &Value) -> f64 {
    figure["numerator"].as_f64().or(figure["value"].as_f64()).unwrap_or_default()
}

async fn assert_walked(actor: &Actor, place: &str) {
    let figures = figures(actor, &format!("year=2023{place}")).await;
    assert!(figures.len() > 35, "{} figures", figures.len());
    for figure in &figures {
        let code = figure["code"].as_str().expect("a code");
        let records = sum_of_records(actor, &format!("/figures/{code}/records?year=2023{place}")).await;
        assert!(about(records, counted(figure)), "{code}{place}: the records add up to {records}, the figure is {figure}");
        for (dimension, cells) in figure["breakdown"].as_object().into_iter().flatten() {
            let sum: f64 = cells.as_array().expect("cells").iter().map(|cell| cell["value"].as_f64().expect("a value")).sum();
            assert!(about(sum, counted(figure)), "{code}{place} by {dimension}: {sum}, not {}", figure["value"]);
        }
    }
}

#[actix_web::test]
async fn every_figure_of_the_town_is_the_sum_of_its_records() {
    let town = TestTown::with_ledgers().await;
    assert_walked(&town.clerk().await, "").await;
}

#[actix_web::test]
async fn every_figure_of_a_room_is_the_sum_of_its_records_for_clerk_and_mediator_alike() {
    let town = TestTown::with_ledgers().await;
    let (clerk, mediator) = (town.clerk().await, town.mediator("红关村").await);
    let place = format!("&room_id={}", town.room("红关村").await);
    assert_walked(&clerk, &place).await;
    assert_walked(&mediator, "").await;
    let of_clerk = figures(&clerk, &format!("year=2023{place}")).await;
    for (theirs, ours) in figures(&mediator, "year=2023").await.iter().zip(&of_clerk) {
        assert_eq!((&theirs["code"], &theirs["value"]), (&ours["code"], &ours["value"]));
    }
}

#[actix_web::test]
async fn every_cell_opens_to_exactly_its_records() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    for figure in figures(&clerk, "year=2023").await {
        let code = figure["code"].as_str().expect("a code");
        for (dimension, cells) in figure["breakdown"].as_object().into_iter().flatten() {
            // One cell of each stands for all: the rooms and half-months alone would be thousands of pages.
            if let Some(cell) = cells.as_array().expect("cells").iter().rfind(|cell| cell["value"] != json!(0)) {
                let key = cell["key"].as_str().expect("a key");
                let records = sum_of_records(&clerk, &format!("/figures/{code}/records?year=2023&dimension={dimension}&key={key}")).await;
                assert!(about(records, cell["value"].as_f64().expect("a value")), "{code} {dimension}={key}: {records}, not {cell}");
            }
        }
    }
}

#[actix_web::test]
async fn every_table_adds_up_by_row_by_column_and_in_all() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let all = figures(&clerk, "year=2023").await;
    let dimensions = ["room", "town", "month", "half_month", "kind", "kind15", "source", "found_by", "level", "form", "difficulty", "risk"];
    for (place, rows) in dimensions.iter().enumerate() {
        for (columns, measure) in dimensions[place + 1..].iter().zip(["disputes_found", "resolutions", "disputes_resolved"].iter().cycle())
        {
            let table = clerk.get(&format!("{TABLE}&measure={measure}&rows={rows}&columns={columns}")).await.expect(200).json;
            let number = |value: &Value| value.as_i64().expect("a number");
            let cells: Vec<Vec<i64>> = table["cells"]
                .as_array()
                .expect("cells")
                .iter()
                .map(|row| row.as_array().expect("a row").iter().map(number).collect())
                .collect();
            let totals = |name: &str| -> Vec<i64> { table[name].as_array().expect(name).iter().map(number).collect() };
            let name = format!("{measure} {rows} × {columns}");
            assert_eq!(cells.iter().map(|row| row.iter().sum::<i64>()).collect::<Vec<_>>(), totals("row_totals"), "{name}");
            let by_column: Vec<i64> = (0..totals("column_totals").len()).map(|column| cells.iter().map(|row| row[column]).sum()).collect();
            assert_eq!(by_column, totals("column_totals"), "{name}");
            assert_eq!(totals("row_totals").iter().sum::<i64>(), number(&table["total"]), "{name}");
            let figure = all.iter().find(|figure| figure["code"] == *measure).expect("the figure");
            assert_eq!(table["total"], figure["value"], "{name}");
        }
    }
}

#[actix_web::test]
async fn another_year_counts_its_own_records_and_no_others() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    for year in [2021, 2022, 2024] {
        for figure in figures(&clerk, &format!("year={year}")).await {
            let code = figure["code"].as_str().expect("a code");
            let records = sum_of_records(&clerk, &format!("/figures/{code}/records?year={year}")).await;
            assert!(about(records, counted(&figure)), "{code} {year}: {records}, not {figure}");
            if figure["denominator"] == json!(0) {
                assert_eq!(figure["value"], Value::Null, "{code} {year}: a share of nothing");
            }
        }
    }
}

#[actix_web::test]
async fn a_drill_down_shows_records_in_the_shape_of_their_own_lists() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    for (code, list) in [
        ("disputes_found", "/cases"),
        ("reception_persons", "/petition-visits"),
        ("online_entries", "/online-entries"),
        ("legal_literates", "/people"),
        ("rooms", "/rooms"),
    ] {
        let records = clerk.get(&format!("/figures/{code}/records?year=2023&limit=3")).await.expect(200).json;
        for record in records["items"].as_array().expect("items") {
            let mut own = clerk.get(&format!("{list}/{}", record["id"].as_str().expect("an id"))).await.expect(200).json;
            own.as_object_mut().expect("a record").insert("counts".to_owned(), record["counts"].clone());
            for (field, value) in own.as_object().expect("a record") {
                assert_eq!(&record[field], value, "{code}: {field} of {record}");
            }
        }
    }
    let agreements = clerk.get("/figures/resolutions/records?year=2023&limit=3").await.expect(200).json;
    for agreement in agreements["items"].as_array().expect("items") {
        let case = clerk.get(&format!("/cases/{}", agreement["case_id"].as_str().expect("a case"))).await.expect(200).json;
        assert_eq!(agreement["id"], case["resolution"]["id"], "{agreement}");
        assert_eq!((&agreement["facts"], &agreement["counts"]), (&case["facts"], &json!(1)));
    }
}
