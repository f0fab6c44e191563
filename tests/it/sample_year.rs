//! The year 2023 of 平安镇, loaded by the real importers, against the numbers its ledgers are known to add up to.

use fengqiao::rights::Role;
use serde_json::{Value, json};

use crate::support::cases::{oral, stepped};
use crate::support::records::{case_draft, entry_draft, id, made, with};
use crate::support::{Actor, TestTown};

const EXPECTED: &str = include_str!("../data/pingan-2023/expected.json");

async fn figures(actor: &Actor) -> Vec<Value> {
    let report = actor.get("/figures?year=2023").await.expect(200);
    report.json["figures"].as_array().expect("figures").clone()
}

fn value_of(figures: &[Value], code: &str) -> Value {
    figures.iter().find(|figure| figure["code"] == code).unwrap_or_else(|| panic!("no figure {code}"))["value"].clone()
}

#[actix_web::test]
async fn every_number_of_the_report_is_counted_from_its_records() {
    let town = TestTown::with_ledgers().await;
    assert_the_sample_year(&figures(&town.clerk().await).await);
}

/// Two more towns are at work in the same database: nothing of theirs is in the numbers of the first.
#[actix_web::test]
async fn two_more_towns_in_the_database_change_no_number_of_the_first() {
    let town = TestTown::with_ledgers().await;
    let (admin, clerk_of_all) = (town.over_all(Role::Admin).await, town.over_all(Role::Clerk).await);
    for name in ["邻镇", "远镇"] {
        let other = made(&admin, "/towns", json!({ "name": name, "obligations_from": "2023-01-H1" })).await;
        let room = json!({ "town_id": other["id"], "name": "一村", "kind": "village", "opened_on": "2020-01-01" });
        let room = id(&made(&admin, "/rooms", room).await).to_owned();
        let case = made(&clerk_of_all, "/cases", case_draft(&room, "2023-05-01")).await;
        let case = stepped(&clerk_of_all, &case, "accept", json!({ "accepted_on": "2023-05-02" })).await;
        stepped(&clerk_of_all, &case, "settle", oral("2023-05-04")).await;
        made(&clerk_of_all, "/online-entries", with(entry_draft("P-1", &room), json!({ "town_id": other["id"] }))).await;
    }
    assert_the_sample_year(&figures(&town.clerk().await).await);
    let all = figures(&clerk_of_all).await;
    assert_eq!(value_of(&all, "resolutions"), json!(597 + 2), "and those of all towns are their sum");
}

fn assert_the_sample_year(figures: &[Value]) {
    let expected: Value = serde_json::from_str(EXPECTED).expect("the expected numbers");
    for (code, value) in expected["by_code"].as_object().expect("numbers") {
        let code = if code == "amount_yuan" { "amount" } else { code };
        assert_eq!(value_of(figures, code).as_f64(), value.as_f64(), "{code}");
    }
    for (code, value) in [("disputes_open", 32), ("local_unentered", 44), ("online_unmatched", 25)] {
        assert_eq!(value_of(figures, code), json!(value), "{code}");
    }
}

#[actix_web::test]
async fn the_records_of_a_figure_add_up_to_it() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let figures = figures(&clerk).await;
    for code in ["resolutions", "with_legal_literate", "reception_persons", "online_entries", "legal_literates", "screening_filed", "rooms"]
    {
        let (mut sum, mut cursor) = (0, String::new());
        loop {
            let page = clerk.get(&format!("/figures/{code}/records?year=2023&limit=200&cursor={cursor}")).await.expect(200);
            sum += page.json["items"].as_array().expect("items").iter().filter_map(|item| item["counts"].as_i64()).sum::<i64>();
            match page.json["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(value_of(&figures, code), json!(sum), "{code}");
    }
}

#[actix_web::test]
async fn the_grid_knows_the_late_the_missing_and_the_contradicted() {
    let town = TestTown::with_ledgers().await;
    let grid = town.leader().await.get("/screenings?year=2023").await.expect(200);
    let totals = &grid.json["totals"];
    for (name, value) in
        [("expected", 432), ("filed", 430), ("on_time", 421), ("late", 9), ("missing", 2), ("zero", 121), ("contradicted", 5)]
    {
        assert_eq!(totals[name], json!(value), "{name}");
    }
}

#[actix_web::test]
async fn the_platform_and_the_ledger_are_reconciled() {
    let town = TestTown::with_ledgers().await;
    let sorted = town.auditor().await.get("/reconciliation?year=2023").await.expect(200);
    for (class, count) in [("matched", 528), ("suggested", 28), ("platform_only", 25), ("local_only", 44), ("withdrawn", 4)] {
        assert_eq!(sorted.json[class]["count"], json!(count), "{class}");
    }
}

#[actix_web::test]
async fn a_mediator_counts_their_own_room_and_sees_no_other() {
    let town = TestTown::with_ledgers().await;
    let (mediator, other) = (town.mediator("红关村").await, town.room("双平村").await);
    assert_eq!(value_of(&figures(&mediator).await, "resolutions"), json!(38));
    mediator.get(&format!("/figures?year=2023&room_id={other}")).await.expect(404);
    mediator.get(&format!("/cases?room_id={other}")).await.expect(404);
    town.admin().await.get("/figures?year=2023").await.expect(403);
}
