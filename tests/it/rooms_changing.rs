//! Rooms that are renamed or merged in the middle of a year.
//!
//! The rule: a rename changes no obligation, since it is the same room. A room that is merged ends on the day named: it
//! answers for the half-month in which it ends, and for none that begins later; the room that takes over owes its own
//! reports as before, and no second one. What the ended room recorded stays its own; by the room of today it
//! counts with the one that took over.

use serde_json::{Value, json};

use crate::support::records::{case_draft, id, made, revision, with};
use crate::support::{Actor, TestTown, workbooks};

async fn room(clerk: &Actor, town: &TestTown, name: &str) -> (String, Value) {
    let path = format!("/rooms/{}", town.room(name).await);
    let room = clerk.get(&path).await.expect(200).json;
    (path, room)
}

async fn expected(clerk: &Actor) -> (Value, Vec<Value>) {
    let grid = clerk.get("/screenings?year=2023").await.expect(200).json;
    (grid["totals"]["expected"].clone(), grid["rooms"].as_array().expect("rooms").clone())
}

fn cells(rooms: &[Value], name: &str) -> usize {
    rooms.iter().find(|room| room["name"] == name).map_or(0, |room| room["cells"].as_array().expect("cells").len())
}

#[actix_web::test]
async fn a_renamed_room_owes_what_it_owed_and_is_still_found_by_its_old_name() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let (path, before) = room(&clerk, &town, "向阳村").await;
    let renamed = clerk.patch(&path, revision(&before), json!({ "name": "新阳村", "short_name": "新阳" })).await.expect(200).json;
    assert_eq!(renamed["aliases"], json!(["向阳村"]), "old papers go on using the name");
    let (total, rooms) = expected(&clerk).await;
    assert_eq!((total, cells(&rooms, "新阳村"), cells(&rooms, "向阳村")), (json!(432), 24, 0));
    let taken = clerk.post("/rooms", json!({ "name": "向阳村", "kind": "village", "opened_on": "2024-01-01" })).await.expect(409);
    assert_eq!(taken.faults(), [("/name".to_owned(), "name_taken".to_owned())]);
    // A workbook that still has the old name lands in the same room.
    let (heads, values): (Vec<&str>, Vec<&str>) = workbooks::LEDGER.iter().copied().unzip();
    let bytes = workbooks::texts("向阳村", &[&heads, &values]);
    let preview = workbooks::upload(&clerk, "cases", bytes).await.expect(201).json;
    assert_eq!(preview["counts"]["error"], 0, "{preview}");
}

#[actix_web::test]
async fn a_merged_room_ends_and_the_other_owes_no_more_than_before() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let (path, ended) = room(&clerk, &town, "向阳村").await;
    let (_, other) = room(&clerk, &town, "双平村").await;
    let by = |dimension: &str| format!("/figures/table?year=2023&measure=disputes_resolved&rows={dimension}&columns=kind");
    let before = clerk.get(&by("room")).await.expect(200).json;
    let resolved = |table: &Value, room: &Value| -> Option<i64> {
        let place = table["rows"].as_array()?.iter().position(|row| row["key"] == room["id"])?;
        table["row_totals"][place].as_i64()
    };
    let (own, theirs) = (resolved(&before, &ended).expect("a row"), resolved(&before, &other).expect("a row"));
    assert!(own > 0 && theirs > 0);
    let merger = json!({ "closed_on": "2023-08-16", "merged_into": other["id"] });
    clerk.patch(&path, revision(&ended), merger).await.expect(200);
    let (total, rooms) = expected(&clerk).await;
    assert_eq!((cells(&rooms, "向阳村"), cells(&rooms, "双平村")), (15, 24), "the last half-month it answers for ends on 15 August");
    assert_eq!(total, json!(432 - 9));
    let at_the_time = clerk.get(&by("room")).await.expect(200).json;
    assert_eq!((resolved(&at_the_time, &ended), resolved(&at_the_time, &other)), (Some(own), Some(theirs)));
    let today = clerk.get(&by("room_now")).await.expect(200).json;
    assert_eq!((resolved(&today, &ended), resolved(&today, &other)), (None, Some(own + theirs)));
    assert_eq!(today["total"], before["total"]);
    let cell = format!("/figures/disputes_resolved/records?year=2023&limit=200&dimension=room_now&key={}", id(&other));
    let records = clerk.get(&cell).await.expect(200).json;
    assert_eq!(records["items"].as_array().map(Vec::len), usize::try_from(own + theirs).ok());
    let figures = clerk.get("/figures?year=2023").await.expect(200).json;
    let figure = figures["figures"].as_array().unwrap().iter().find(|row| row["code"] == "disputes_resolved").unwrap();
    let sum: i64 = figure["breakdown"]["room_now"]
        .as_array()
        .expect("told where rooms were merged")
        .iter()
        .map(|cell| cell["value"].as_i64().unwrap())
        .sum();
    assert_eq!(Some(sum), figure["value"].as_i64());
}

#[actix_web::test]
async fn a_merger_names_a_day_and_a_room_that_was_open_on_it() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let (path, ended) = room(&clerk, &town, "向阳村").await;
    let (other_path, other) = room(&clerk, &town, "双平村").await;
    let refused = |fault: &str, code: &str| [(fault.to_owned(), code.to_owned())];
    let undated = clerk.patch(&path, 1, json!({ "merged_into": other["id"] })).await.expect(422);
    assert_eq!(undated.faults(), refused("/closed_on", "required"));
    let itself = clerk.patch(&path, 1, json!({ "merged_into": ended["id"], "closed_on": "2023-06-01" })).await.expect(422);
    assert_eq!(itself.faults(), refused("/merged_into", "unknown_reference"));
    clerk.patch(&path, 1, json!({ "merged_into": other["id"], "closed_on": "2023-06-01" })).await.expect(200);
    let circle = clerk.patch(&other_path, 1, json!({ "merged_into": ended["id"], "closed_on": "2023-06-10" })).await.expect(422);
    assert_eq!(circle.faults(), refused("/merged_into", "wrong_order"));
    let late = made(&clerk, "/cases", with(case_draft(id(&ended), "2023-05-20"), json!({}))).await;
    assert_eq!(late["room_id"], ended["id"], "what happened before stays the ended room's");
}
