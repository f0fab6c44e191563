//! Who owes a report for which half-month: by the room's open days alone, so that no rate passes one hundred percent.
//!
//! The rule: a room owes the report of a half-month if it was open on any day of it. Closing takes effect on the day
//! named: a room closed on 10 June still answers for 1 to 15 June, and for nothing after.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use fengqiao::calendar::HalfMonth;
use fengqiao::ids::{RoomId, TownKey};
use fengqiao::rooms::Room;
use fengqiao::rooms::lists::RoomKind;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::support::TestTown;
use crate::support::records::{id, made, revision};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[actix_web::test]
async fn closing_a_room_on_10_june_takes_away_what_begins_after_it_and_no_more() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let path = format!("/rooms/{}", town.room("向阳村").await);
    let room = clerk.get(&path).await.expect(200).json;
    let before = clerk.get("/screenings?year=2023").await.expect(200).json["totals"]["expected"].as_i64();
    clerk.patch(&path, revision(&room), json!({ "closed_on": "2023-06-10" })).await.expect(200);
    let grid = clerk.get("/screenings?year=2023").await.expect(200).json;
    assert_eq!((before, grid["totals"]["expected"].as_i64()), (Some(432), Some(419)), "thirteen half-months begin after 10 June");
    let line = grid["rooms"].as_array().unwrap().iter().find(|row| row["name"] == "向阳村").expect("it still has its past").clone();
    assert_eq!(line["cells"].as_array().unwrap().last().unwrap()["half_month"], "2023-06-H1");
    let figures = clerk.get("/figures?year=2023").await.expect(200).json;
    let expected = figures["figures"].as_array().unwrap().iter().find(|row| row["code"] == "screening_expected").unwrap();
    assert_eq!(expected["value"], 419, "the figure and the grid follow one rule");
}

#[actix_web::test]
async fn the_sample_years_late_missing_and_contradicted_reports_are_named() {
    let town = TestTown::with_ledgers().await;
    let grid = town.clerk().await.get("/screenings?year=2023").await.expect(200).json;
    let expected: Value = serde_json::from_str(include_str!("../data/pingan-2023/expected.json")).expect("the expected numbers");
    let in_state = |pick: &dyn Fn(&Value) -> bool| -> BTreeSet<(String, String)> {
        let rooms = grid["rooms"].as_array().expect("rooms").iter();
        let named = rooms.flat_map(|room| {
            let cells = room["cells"].as_array().expect("cells").iter().filter(|cell| pick(cell));
            cells
                .map(|cell| (room["name"].as_str().unwrap().to_owned(), cell["half_month"].as_str().unwrap().to_owned()))
                .collect::<Vec<_>>()
        });
        named.collect()
    };
    let listed = |name: &str| -> BTreeSet<(String, String)> {
        let rows = expected["reports"][name].as_array().unwrap_or_else(|| panic!("{name} in expected.json"));
        rows.iter().map(|row| (row["room"].as_str().unwrap().to_owned(), row["period"].as_str().unwrap().to_owned())).collect()
    };
    assert_eq!(in_state(&|cell| cell["state"] == "late"), listed("late_list"));
    assert_eq!(in_state(&|cell| cell["state"] == "missing"), listed("missing_list"));
    assert_eq!(in_state(&|cell| cell["contradicted"] == true), listed("contradicted_list"));
}

#[actix_web::test]
async fn a_thousand_replays_of_one_report_are_one_report() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let path = format!("/screenings/{room}/2023-05-H2");
    let mut statuses = std::collections::BTreeMap::new();
    for _ in 0..20 {
        let wave = (0..50).map(|_| mediator.put(&path, json!({ "zero": true })));
        for reply in futures_util::future::join_all(wave).await {
            *statuses.entry(reply.status).or_insert(0) += 1;
        }
    }
    assert_eq!(statuses, std::collections::BTreeMap::from([(200, 999), (201, 1)]));
    let report = mediator.get(&path).await.expect(200).json;
    assert_eq!(report["versions"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn a_phones_clock_is_kept_and_never_believed() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    for (half, told) in [("2023-05-H1", "1970-01-01T00:00:00Z"), ("2023-05-H2", "2060-01-01T00:00:00Z")] {
        let filed =
            mediator.put(&format!("/screenings/{room}/{half}"), json!({ "zero": true, "device_time": told })).await.expect(201).json;
        assert_eq!((&filed["state"], &filed["versions"][0]["received_at"]), (&json!("late"), &filed["filed_at"]), "{filed}");
        assert!(filed["filed_at"].as_str().unwrap().starts_with("2023-06-15"), "{filed}");
        assert!(filed["versions"][0]["device_time"].as_str().unwrap().starts_with(&told[..10]), "{filed}");
    }
}

#[actix_web::test]
async fn the_last_half_month_of_a_year_is_due_in_the_next() {
    let town = TestTown::new().await;
    let room = town.room("红关村").await;
    let at = |text: &str| text.parse::<chrono::NaiveDateTime>().expect("a moment");
    // Shanghai is eight hours ahead: the 2nd of January ends at 16:00 UTC.
    for (half, moment, state) in [("2023-12-H2", "2024-01-02T15:59:59", "on_time"), ("2023-12-H1", "2024-01-02T16:00:00", "late")] {
        town.context.clock.set(at(moment));
        let mediator = town.mediator("红关村").await;
        let filed = mediator.put(&format!("/screenings/{room}/{half}"), json!({ "zero": true })).await.expect(201).json;
        assert_eq!(filed["state"], state, "{half} at {moment}");
    }
}

fn room(opened_on: NaiveDate, closed_on: Option<NaiveDate>) -> Room {
    Room {
        town: TownKey(1),
        id: RoomId::new(),
        position: 1,
        name: "某村".to_owned(),
        short_name: "某".to_owned(),
        kind: RoomKind::Village,
        code: None,
        opened_on,
        closed_on,
        merged_into: None,
        revision: 1,
        created_at: chrono::NaiveDateTime::default(),
        updated_at: chrono::NaiveDateTime::default(),
    }
}

/// Ten thousand rooms with random open days: who owes is decided by days alone, and one that owes nothing cannot report.
#[actix_web::test]
async fn no_history_brings_more_reports_than_were_owed() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let mut runner = TestRunner::new(Config { cases: 10_000, failure_persistence: None, ..Config::default() });
    let span = (0_u64..700, 1_u64..500, any::<bool>());
    runner
        .run(&span, |(opened, days, closes)| {
            let opened_on = day("2023-06-01") + Days::new(opened);
            let closed_on = closes.then(|| opened_on + Days::new(days));
            let year = 2024;
            let room = room(opened_on, closed_on);
            let owed: BTreeSet<HalfMonth> =
                HalfMonth::all_of(year).filter(|half| room.open_within(half.starts_on(), half.ends_on())).collect();
            // Every half-month of the leap year with an open day, none without: counted day by day.
            let open = |on: &NaiveDate| *on >= opened_on && closed_on.is_none_or(|closed| *on < closed);
            let all_days = day("2024-01-01").iter_days().take_while(|on| on.year() == year);
            let by_days: BTreeSet<HalfMonth> = all_days.filter(open).map(HalfMonth::of).collect();
            prop_assert_eq!(owed, by_days);
            Ok(())
        })
        .expect("the rule holds");
    // And the program keeps it: a room opened and closed inside one half-month owes one report, filed or not.
    let name = "临时调解室";
    let draft = json!({ "name": name, "kind": "village", "opened_on": "2023-05-03", "closed_on": "2023-05-09" });
    let room = made(&clerk, "/rooms", draft).await;
    clerk.put(&format!("/screenings/{}/2023-05-H1", id(&room)), json!({ "zero": true })).await.expect(201);
    let refused = clerk.put(&format!("/screenings/{}/2023-05-H2", id(&room)), json!({ "zero": true })).await.expect(409);
    assert_eq!(refused.code(), "not_owed");
    let grid = clerk.get(&format!("/screenings?year=2023&room_id={}", id(&room))).await.expect(200).json;
    assert_eq!((&grid["totals"]["expected"], &grid["totals"]["filed"]), (&json!(1), &json!(1)));
}
