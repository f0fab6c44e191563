//! Who has only the exported file makes the same hash again; the seal comes whole out of a backup; what was altered is found.

use std::fmt::Write;
use std::path::Path;

use diesel::connection::SimpleConnection;
use fengqiao::db::Target;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{after_the_year, sealed, settled};
use crate::command_line::{refused, run_on, said};
use crate::support::TestTown;
use crate::support::records::{made, person_draft, visit_draft};

/// The text of a value as the recipe wants it: nothing for null, lists with commas.
fn field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(field).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// The recipe of ARCHITECTURE.md, from nothing but the file.
fn recomputed(file: &Value) -> String {
    let seal = &file["seal"];
    let mut text = "fengqiao-seal-1\n".to_owned();
    let mut line = |name: &str, fields: &[&Value]| {
        let fields = fields.iter().map(|value| format!("\t{}", field(value))).collect::<String>();
        writeln!(text, "{name}{fields}").expect("text");
    };
    line("town", &[&seal["town_id"]]);
    line("year", &[&seal["year"]]);
    let list = |value: &Value, name: &str| value[name].as_array().expect("a list").clone();
    for figure in list(seal, "figures") {
        let names = ["code", "edition", "unit", "value", "numerator", "denominator"];
        line("figure", &names.map(|name| &figure[name]));
        for cell in list(&figure, "cells") {
            line("cell", &[&figure["code"], &cell["dimension"], &cell["key"], &cell["sum"]]);
        }
    }
    for family in list(seal, "families") {
        line("family", &["code", "dimensions", "figures"].map(|name| &family[name]));
        for record in list(&family, "records") {
            line("record", &[&family["code"], &record["id"], &record["subject_id"], &record["day"], &record["keys"], &record["counts"]]);
        }
    }
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Each figure and cell is the sum of the records that the file lists.
fn adds_up(file: &Value) {
    let families = file["seal"]["families"].as_array().expect("families");
    let place = |list: &Value, name: &str| list.as_array().expect("names").iter().position(|known| known == name);
    for figure in file["seal"]["figures"].as_array().expect("figures").iter().filter(|figure| !figure["value"].is_null()) {
        let code = figure["code"].as_str().expect("a code");
        let family = families.iter().find(|family| place(&family["figures"], code).is_some()).expect("its records");
        let counts = place(&family["figures"], code).expect("a column");
        let records = family["records"].as_array().expect("records");
        let sum = |wanted: &dyn Fn(&Value) -> bool| -> i64 {
            records.iter().filter(|record| wanted(record)).map(|record| record["counts"][counts].as_i64().expect("a count")).sum()
        };
        assert_eq!(figure["value"].as_i64(), Some(sum(&|_| true)), "{code}");
        for cell in figure["cells"].as_array().expect("cells") {
            let key = place(&family["dimensions"], cell["dimension"].as_str().expect("a dimension")).expect("a column");
            assert_eq!(cell["sum"].as_i64(), Some(sum(&|record| record["keys"][key] == cell["key"])), "{code} {cell}");
        }
    }
}

#[actix_web::test]
async fn the_file_alone_gives_the_same_hash_and_names_nobody() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let seal = sealed(&clerk).await;
    let text = String::from_utf8(clerk.download("/exports/annual?year=2023&format=json").await).expect("text");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(file["seal"]["sha256"], seal["sha256"]);
    assert_eq!(recomputed(&file), seal["sha256"].as_str().expect("a hash"));
    adds_up(&file);
    let found = file["seal"]["families"].as_array().expect("families").iter().find(|family| family["code"] == "found").expect("cases");
    assert_eq!(found["records"].as_array().map(Vec::len), Some(608));
    let party = clerk.get("/cases?limit=1").await.expect(200).json["items"][0]["parties"][0]["name"].clone();
    assert!(!text.contains(party.as_str().expect("a name")));
    // One record more, and it is another hash.
    let mut altered = file.clone();
    altered["seal"]["families"][0]["records"].as_array_mut().expect("records").pop();
    assert_ne!(recomputed(&altered), seal["sha256"].as_str().expect("a hash"));
    let of_room = format!("/exports/annual?year=2023&format=json&room_id={}", town.room("红关村").await);
    let part: Value = serde_json::from_slice(&clerk.download(&of_room).await).expect("JSON");
    assert_eq!((&part["seal"], &part["sealed"]["edition"]), (&Value::Null, &json!(1)), "a room's file is a part of what was sealed");
}

async fn a_sealed_town() -> TestTown {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    settled(&clerk, &room, "2023-05-02").await;
    made(&clerk, "/people", person_draft("赵明白", &room)).await;
    made(&clerk, "/petition-visits", visit_draft("2023-05-06")).await;
    after_the_year(&town);
    sealed(&town.clerk().await).await;
    town
}

#[actix_web::test]
async fn a_seal_stands_the_way_through_a_backup_to_another_machine() {
    let town = a_sealed_town().await;
    let (address, key) = (town.address(), town.key_file());
    let sqlite = matches!(address.parse::<Target>().expect("an address"), Target::Sqlite(_));
    let folder = tempfile::tempdir().expect("a folder");
    let checked = move || {
        assert!(said(&run_on(&address, &key, &["verify"], "")).contains("every seal is whole: 1"));
        // PostgreSQL is backed up by its own tools.
        if sqlite {
            let copy = folder.path().join("copy.db");
            said(&run_on(&address, &key, &["backup", copy.to_str().expect("text")], ""));
            let elsewhere = format!("sqlite:{}", folder.path().join("elsewhere.db").display());
            said(&run_on(&elsewhere, &key, &["restore", copy.to_str().expect("text")], ""));
            assert!(said(&run_on(&elsewhere, &key, &["verify"], "")).contains("every seal is whole: 1"));
            let file = folder.path().join("year.json");
            let words = ["export", "annual", "--year", "2023", "--format", "json", "--out", file.to_str().expect("text")];
            said(&run_on(&elsewhere, &key, &words, ""));
            let file = read(&file);
            assert_eq!(recomputed(&file), file["seal"]["sha256"].as_str().expect("a hash"));
        }
    };
    tokio::task::spawn_blocking(checked).await.expect("checked");
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("the file")).expect("JSON")
}

#[actix_web::test]
async fn a_seal_altered_behind_the_programs_back_is_found() {
    for statement in [
        "UPDATE seal_records SET counts = '9' || counts WHERE family = 'found'",
        "DELETE FROM seal_records WHERE family = 'visits'",
        "UPDATE seal_figures SET value = 600 WHERE code = 'resolutions'",
        "UPDATE seals SET sha256 = 'x'",
        "UPDATE seals SET year = 2022",
    ] {
        let town = a_sealed_town().await.altered();
        let (address, key, database) = (town.address(), town.key_file(), town.context.database.clone());
        let told = tokio::task::spawn_blocking(move || {
            database.write_now(fengqiao::db::Lane::All, move |conn| Ok(conn.batch_execute(statement)?)).expect("altered");
            refused(&run_on(&address, &key, &["verify"], ""))
        });
        assert!(told.await.expect("checked").contains("the seal of 202"), "{statement}");
    }
}
