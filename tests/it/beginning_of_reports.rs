//! From when a town owes its half-month reports: its own, moved back by what is filed for an earlier time, never typed as a code.

use serde_json::{Value, json};

use crate::support::cases::{figure_of, warnings};
use crate::support::records::{id, made, revision};
use crate::support::workbooks::{apply, texts, upload};
use crate::support::{Actor, Neighbour, TestTown};

/// The town as it would stand had it begun with the program.
async fn begun_today(town: &TestTown) -> Actor {
    let clerk = town.clerk().await;
    let own = clerk.get("/towns").await.expect(200).json["items"][0].clone();
    clerk.patch(&format!("/towns/{}", id(&own)), revision(&own), json!({ "obligations_from": "2023-06-H1" })).await.expect(200);
    clerk
}

async fn grid(clerk: &Actor) -> Value {
    clerk.get("/screenings?year=2023").await.expect(200).json
}

fn cell<'a>(grid: &'a Value, room: &str, half: &str) -> &'a Value {
    let row = grid["rooms"].as_array().expect("rooms").iter().find(|row| row["name"] == room).expect("the room");
    row["cells"].as_array().expect("cells").iter().find(|cell| cell["half_month"] == half).expect("the half-month")
}

const HEADINGS: [&str; 6] = ["村（社区）", "期次", "报送时间", "报送人", "排查件数", "是否零报告"];

fn summary() -> Vec<u8> {
    texts(
        "半月报汇总",
        &[
            &HEADINGS,
            &["红关村", "2023年3月上半月", "2023-03-16 10:00", "王红", "0", "是"],
            &["红关村", "2023年3月下半月", "2023-04-01 10:00", "王红", "0", "是"],
            &["双平村", "2023年3月上半月", "2023-03-16 11:00", "李平", "0", "是"],
            &["双平村", "2023年3月下半月", "", "", "", ""],
        ],
    )
}

#[actix_web::test]
async fn the_beginning_is_the_towns_own_and_a_half_month_before_it_is_not_yet_to_come() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    let clerk = begun_today(&town).await;
    let seen = grid(&clerk).await;
    assert_eq!(seen["beginnings"][0]["obligations_from"], "2023-06-H1");
    assert_eq!(cell(&seen, "红关村", "2023-03-H1")["state"], "before_start");
    assert_eq!(cell(&seen, "红关村", "2023-07-H1")["state"], "not_due");
    assert_eq!(seen["totals"]["expected"], 0);
    let towns = neighbour.clerk.get("/towns").await.expect(200).json;
    assert_eq!(towns["items"][0]["obligations_from"], "2023-06-H1", "a town begins with the half-month in which it was added");
    let before = revision(&towns["items"][0]);
    let path = format!("/towns/{}", neighbour.town);
    neighbour.clerk.patch(&path, before, json!({ "obligations_from": "2023-02-H2" })).await.expect(200);
    assert_eq!(grid(&clerk).await["beginnings"][0]["obligations_from"], "2023-06-H1", "the neighbour's is another");
    assert_eq!(figure_of(&neighbour.clerk, 2023, "screening_expected").await, 7);
    neighbour.clerk.patch(&path, before + 2, json!({ "obligations_from": "2023年2月" })).await.expect(422);
    neighbour.clerk.patch(&path, before + 2, json!({ "obligations_from": "2024-01-H1" })).await.expect(422);
    let log = town.auditor().await.get("/audit-events?limit=50").await.expect(200).text;
    assert!(log.contains("begin_obligations"));
}

#[actix_web::test]
async fn importing_reports_of_an_earlier_time_says_so_moves_the_beginning_and_undoing_moves_it_back() {
    let town = TestTown::new().await;
    let clerk = begun_today(&town).await;
    let preview = upload(&clerk, "screenings", summary()).await.expect(201).json;
    assert_eq!(preview["counts"], json!({ "new": 3, "same": 0, "changed": 0, "duplicate": 0, "nothing": 1, "error": 0 }));
    let told = &preview["obligations"];
    // Six half-months of eighteen rooms from the first of March to the end of May.
    assert_eq!((&told["from"], &told["expected"], &told["filed"]), (&json!("2023-03-H1"), &json!(108), &json!(3)));
    assert_eq!(told["detail"], "报送将从2023年3月上半月起算：应报 108，已报 3");
    assert_eq!(grid(&clerk).await["beginnings"][0]["obligations_from"], "2023-06-H1", "a preview changes nothing");
    apply(&clerk, &preview).await.expect(200);
    let seen = grid(&clerk).await;
    assert_eq!(seen["beginnings"][0]["obligations_from"], "2023-03-H1");
    assert_eq!((&seen["totals"]["expected"], &seen["totals"]["filed"]), (&json!(108), &json!(3)));
    assert_eq!(
        (figure_of(&clerk, 2023, "screening_expected").await, figure_of(&clerk, 2023, "screening_filed").await),
        (json!(108), json!(3))
    );
    let again = upload(&clerk, "screenings", summary()).await.expect(201).json;
    assert_eq!((&again["obligations"], &again["counts"]["same"], &again["counts"]["nothing"]), (&Value::Null, &json!(3), &json!(1)));
    clerk.post(&format!("/imports/{}/undo", id(&preview)), json!({})).await.expect(200);
    assert_eq!(grid(&clerk).await["beginnings"][0]["obligations_from"], "2023-06-H1");
    assert_eq!(figure_of(&clerk, 2023, "screening_filed").await, 0);
}

#[actix_web::test]
async fn undoing_leaves_alone_what_the_clerk_has_set_since() {
    let town = TestTown::new().await;
    let clerk = begun_today(&town).await;
    let preview = upload(&clerk, "screenings", summary()).await.expect(201).json;
    apply(&clerk, &preview).await.expect(200);
    let own = clerk.get("/towns").await.expect(200).json["items"][0].clone();
    clerk.patch(&format!("/towns/{}", id(&own)), revision(&own), json!({ "obligations_from": "2023-04-H1" })).await.expect(200);
    let seen = grid(&clerk).await;
    assert_eq!(cell(&seen, "红关村", "2023-03-H1")["state"], "on_time", "what was filed stands");
    assert_eq!(cell(&seen, "双平村", "2023-03-H2")["state"], "before_start");
    assert_eq!((&seen["totals"]["filed"], figure_of(&clerk, 2023, "screening_filed").await), (&json!(3), json!(3)));
    clerk.post(&format!("/imports/{}/undo", id(&preview)), json!({})).await.expect(200);
    assert_eq!(grid(&clerk).await["beginnings"][0]["obligations_from"], "2023-04-H1");
}

#[actix_web::test]
async fn one_report_of_an_earlier_half_month_moves_the_beginning_and_says_so() {
    let town = TestTown::new().await;
    let clerk = begun_today(&town).await;
    let path = format!("/screenings/{}/2023-05-H2", town.room("红关村").await);
    let filed = clerk.put(&path, json!({ "zero": true })).await.expect(201).json;
    assert!(warnings(&filed).contains(&"obligations_moved"), "{filed}");
    let seen = grid(&clerk).await;
    assert_eq!(seen["beginnings"][0]["obligations_from"], "2023-05-H2");
    assert_eq!((&seen["totals"]["expected"], &seen["totals"]["filed"]), (&json!(18), &json!(1)));
}

#[actix_web::test]
async fn a_sealed_year_says_that_its_reports_moved_because_the_beginning_did() {
    let town = TestTown::new().await;
    begun_today(&town).await;
    town.context.clock.set("2024-01-10T04:00:00".parse().expect("a moment"));
    let clerk = town.clerk().await;
    made(&clerk, "/figures/seals", json!({ "year": 2023 })).await;
    let own = clerk.get("/towns").await.expect(200).json["items"][0].clone();
    clerk.patch(&format!("/towns/{}", id(&own)), revision(&own), json!({ "obligations_from": "2023-05-H2" })).await.expect(200);
    let differences = clerk.get("/figures/seals/2023/differences").await.expect(200);
    assert!(differences.text.contains("\"beginning\"") && !differences.text.contains("unexplained"), "{}", differences.text);
}
