//! Sealed years: what was counted stays as it was, and what moved since says why.

mod differences;
mod exported;
mod reasons;
mod relations;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::support::cases::{found, oral, stepped};
use crate::support::{Actor, TestTown};

/// Moves the clock to a day after the year; who is signed in then signs in anew.
fn after_the_year(town: &TestTown) {
    town.context.clock.set(NaiveDate::from_ymd_opt(2024, 1, 10).and_then(|day| day.and_hms_opt(4, 0, 0)).expect("a moment"));
}

/// Seals 2023 as the clerk.
async fn sealed(clerk: &Actor) -> Value {
    clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(201).json
}

/// A case of a room, settled two days after it was found.
async fn settled(clerk: &Actor, room: &str, found_on: &str) -> Value {
    let case = found(clerk, room, found_on, json!({ "kind": "contract" })).await;
    let day: NaiveDate = found_on.parse().expect("a day");
    stepped(clerk, &case, "settle", oral(&(day + chrono::Days::new(2)).to_string())).await
}

/// What moved since 2023 was sealed.
async fn differences(reader: &Actor) -> Value {
    reader.get("/figures/seals/2023/differences?limit=200").await.expect(200).json
}

/// The differences' causes and records, sorted.
fn causes(differences: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let items = differences["items"].as_array().expect("items").iter();
    let mut causes: Vec<_> = items.map(|item| (text(&item["cause"]), text(&item["record"]["id"]))).collect();
    causes.sort();
    causes
}
