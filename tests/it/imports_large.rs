//! Imports of 50,000 rows: the time they take, the memory they need, and what is left of one the power cut off.
//!
//! The first test takes minutes, so it runs when asked for: `cargo test --release --test it large -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use reqwest::blocking::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::crash::{PASSWORD, Person, Program, found_a_room, run};
use crate::support::records::id;
use crate::support::workbooks::LEDGER;

const MANY: usize = 50_000;
/// Rows of the import that is cut off: enough to be in the middle of it when the program is killed.
const SOME: usize = 1_500;
/// Megabytes the program may take at its worst.
const MOST_MEMORY: u64 = 1_200;

/// A ledger as text with so many disputes, all different.
fn csv_of(rows: usize) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(LEDGER.map(|(heading, _)| heading)).expect("written");
    for row in 0..rows {
        let (month, day) = (row / 28 % 5 + 1, row % 28 + 1);
        let (name, found) = (format!("甲方{row}"), format!("2023.{month}.{day}"));
        let record = LEDGER.map(|(heading, good)| match heading {
            "当事人（甲方）" => name.as_str(),
            "排查时间" => found.as_str(),
            "化解时间" => "2023.6.1",
            _ => good,
        });
        writer.write_record(record).expect("written");
    }
    writer.into_inner().expect("bytes")
}

fn upload(clerk: &Person, rows: usize) -> Value {
    let file = Part::bytes(csv_of(rows)).file_name("红关村.csv");
    let form = Form::new().text("kind", "cases").part("file", file);
    let request = clerk.client.post(format!("{}/imports", clerk.base)).bearer_auth(&clerk.token).multipart(form);
    let reply = request.timeout(Duration::from_secs(900)).send().expect("an answer");
    assert_eq!(reply.status(), 201, "{}", reply.text().expect("a text"));
    reply.json().expect("a preview")
}

fn apply(clerk: &Person, import: &Value) -> reqwest::Result<reqwest::blocking::Response> {
    let address = format!("{}/imports/{}/apply", clerk.base, id(import));
    clerk.client.post(address).bearer_auth(&clerk.token).timeout(Duration::from_secs(900)).send()
}

fn number_of_cases(clerk: &Person) -> i64 {
    let page: Value = clerk.get("/cases?limit=1&include=total").json().expect("a page");
    page["total"].as_i64().expect("a total")
}

/// The most memory a program has taken so far, in megabytes.
fn peak_memory(program: &Program) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.child.id())).expect("a status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
}

fn town() -> (tempfile::TempDir, Program) {
    let folder = tempfile::tempdir().expect("a folder");
    for role in ["admin", "clerk"] {
        run(folder.path(), &["account", "add", role, "--role", role, "--password-stdin"], PASSWORD);
    }
    let program = Program::start(folder.path());
    found_a_room(&program);
    (folder, program)
}

#[test]
#[ignore = "takes minutes; prints time and memory"]
fn fifty_thousand_rows_fit_into_memory() {
    let (_folder, program) = town();
    let clerk = program.sign_in("clerk");
    let began = Instant::now();
    let preview = upload(&clerk, MANY);
    eprintln!("preview of {MANY} rows: {:?}, peak {} MB", began.elapsed(), peak_memory(&program));
    assert_eq!(preview["counts"], json!({ "new": MANY, "same": 0, "changed": 0, "duplicate": 0, "error": 0 }));
    assert_eq!(preview["rows"].as_array().map(Vec::len), Some(2000));
    assert_eq!(preview["rows_left_out"], MANY - 2000);
    let began = Instant::now();
    assert_eq!(apply(&clerk, &preview).expect("an answer").status(), 200);
    eprintln!("applied: {:?}, peak {} MB", began.elapsed(), peak_memory(&program));
    assert_eq!(number_of_cases(&clerk), i64::try_from(MANY).expect("a number"));
    let began = Instant::now();
    let again = upload(&clerk, MANY);
    eprintln!("the same again: {:?}, peak {} MB", began.elapsed(), peak_memory(&program));
    assert_eq!(again["counts"]["same"], MANY);
    let began = Instant::now();
    let undone = clerk.client.post(format!("{}/imports/{}/undo", clerk.base, id(&preview))).bearer_auth(&clerk.token);
    let undone = undone.json(&json!({})).timeout(Duration::from_secs(900)).send().expect("an answer");
    assert_eq!(undone.status(), 200);
    eprintln!("undone: {:?}, peak {} MB", began.elapsed(), peak_memory(&program));
    assert_eq!(number_of_cases(&clerk), 0);
    assert!(peak_memory(&program) < MOST_MEMORY, "{} MB", peak_memory(&program));
}

#[test]
fn nothing_of_an_import_is_left_when_the_program_is_killed_in_the_middle() {
    let (folder, program) = town();
    let clerk = program.sign_in("clerk");
    let preview = upload(&clerk, SOME);
    let (applying, import) = (clerk.clone(), preview.clone());
    let answer = std::thread::spawn(move || apply(&applying, &import).is_ok_and(|reply| reply.status() == 200));
    let address = format!("/imports/{}/progress", id(&preview));
    let far = (0..20_000).map(|_| clerk.get(&address)).find_map(|reply| {
        let progress: Value = reply.json().ok()?;
        let done = progress["done"].as_u64()?;
        (progress["stage"] == "applying" && done > 100 && progress["total"] == SOME).then_some(done)
    });
    let far = far.expect("it was under way");
    drop(program);
    assert!(!answer.join().expect("no panic"), "killed after {far} of {SOME} rows");
    let program = Program::start(folder.path());
    let clerk = program.sign_in("clerk");
    assert_eq!(number_of_cases(&clerk), 0, "{far} rows had been done");
    assert_eq!(apply(&clerk, &preview).expect("an answer").status(), 200);
    assert_eq!(number_of_cases(&clerk), i64::try_from(SOME).expect("a number"));
    drop(program);
    run(folder.path(), &["verify"], "");
}
