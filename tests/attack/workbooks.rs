//! Thousands of broken workbooks of each format sent to the preview: each must get an answer of its own, and the server lives.
//!
//! `ATTACK_FILES` says how many of each format (5,000); the same numbers give the same files on every machine.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rand::SeedableRng;
use rand::rngs::StdRng;
use reqwest::blocking::multipart::{Form, Part};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::mutate::{self, Whole};
use crate::program::{Person, Program};

const FILES: u64 = 5_000;
/// More than are read at once, so that some wait.
const CLIENTS: usize = 3;

const CSV: &[u8] = include_bytes!("../data/imports/ledger.csv");

/// The ledger of the .csv as .xlsx.
fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = encoding_rs::GB18030.decode(CSV).0.into_owned();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for (row, record) in (0..).zip(reader.records()) {
        for (column, value) in (0..).zip(record.expect("a record").iter()) {
            match value.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).expect("written"),
                Err(_) => sheet.write_string(row, column, value).expect("written"),
            };
        }
    }
    book.save_to_buffer().expect("a workbook")
}

pub fn run() {
    let files = std::env::var("ATTACK_FILES").ok().and_then(|number| number.parse().ok()).unwrap_or(FILES);
    let mut program = Program::start("fengqiao=info,fengqiao::access=off,fengqiao::imports::opening=debug");
    let clerk = program.sign_in("clerk");
    let formats = [
        Whole { name: "xlsx", bytes: xlsx(), mutate: mutate::zipped },
        Whole { name: "xls", bytes: include_bytes!("../data/imports/ledger.xls").to_vec(), mutate: mutate::xls },
        Whole { name: "ods", bytes: include_bytes!("../data/imports/ledger.ods").to_vec(), mutate: mutate::zipped },
        Whole { name: "csv", bytes: CSV.to_vec(), mutate: mutate::csv },
    ];
    println!("| format | files | answers | worst | the reader's peak | readers that fell |\n| --- | ---: | --- | ---: | ---: | ---: |");
    for whole in &formats {
        let sound = send(&clerk, whole.name, whole.bytes.clone());
        assert_eq!(sound.what, "201", "{}: a whole file is understood", whole.name);
        program.take_log();
        let told = attack(&clerk, whole, files);
        let log = program.take_log();
        let answers: Vec<String> = told.answers.iter().map(|(what, times)| format!("{what} × {times}")).collect();
        println!(
            "| {} | {files} | {} | {} ms | {} MiB | {} |",
            whole.name,
            answers.join(", "),
            told.worst.as_millis(),
            most(&log, "peak_kib=") / 1024,
            log.iter().filter(|line| line.contains("brought its reader down")).count()
        );
        assert!(program.is_alive(), "{}: the server is gone", whole.name);
        assert!(told.answers.keys().all(|what| !what.starts_with('5')), "{}: {:?}", whole.name, told.answers);
    }
    assert_eq!(clerk.get("/cases?limit=1").status(), 200);
    println!("the server is alive and has held {} MiB at most", program.peak_kib() / 1024);
}

/// The most of what stands behind a name in the log.
fn most(log: &[String], name: &str) -> u64 {
    let number = |line: &String| {
        let rest = line.split_once(name)?.1;
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
    };
    log.iter().filter_map(number).max().unwrap_or_default()
}

#[derive(Default)]
struct Told {
    answers: BTreeMap<String, usize>,
    worst: Duration,
}

struct Answer {
    what: String,
    took: Duration,
}

fn attack(clerk: &Person, whole: &Whole, files: u64) -> Told {
    let (next, told) = (AtomicU64::new(0), Mutex::new(Told::default()));
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= files {
                        break;
                    }
                    let broken = (whole.mutate)(&whole.bytes, &mut StdRng::seed_from_u64(number));
                    let answer = send(clerk, whole.name, broken);
                    if answer.what.starts_with('5') {
                        println!("file {number} of {}: {}", whole.name, answer.what);
                    }
                    let mut told = told.lock().expect("a lock");
                    *told.answers.entry(answer.what).or_default() += 1;
                    told.worst = told.worst.max(answer.took);
                }
            });
        }
    });
    told.into_inner().expect("a lock")
}

fn send(clerk: &Person, name: &str, bytes: Vec<u8>) -> Answer {
    let form = Form::new().text("kind", "cases").part("file", Part::bytes(bytes).file_name(format!("台账.{name}")));
    let begun = Instant::now();
    let reply = clerk.request("/imports").multipart(form).send().expect("an answer");
    let took = begun.elapsed();
    let status = reply.status().as_u16();
    let body: Value = reply.json().unwrap_or_default();
    let what = body["code"].as_str().map_or_else(|| status.to_string(), |code| format!("{status} {code}"));
    Answer { what, took }
}
