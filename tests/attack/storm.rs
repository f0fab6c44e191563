//! Four hundred guessing at once for ten seconds, at one account and at many names, while a clerk goes on reading.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread::scope;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::program::Program;
use crate::watch::Watch;

const GUESSERS: usize = 400;
const LASTS: Duration = Duration::from_secs(10);

pub fn run() {
    let mut program = Program::start("fengqiao=warn");
    let clerk = program.sign_in("clerk");
    let before = program.peak_kib();
    for (target, of_one) in [("one account", true), ("a name each", false)] {
        let watch = Watch::begin(&clerk);
        let answers = storm(&program, of_one);
        let answers: Vec<String> = answers.iter().map(|(status, times)| format!("{status} × {times}")).collect();
        println!("{target}: {}; {}", answers.join(", "), watch.end());
        assert!(program.is_alive(), "the program is there after the storm");
    }
    println!("memory: {} MB before, {} MB at most", before / 1024, program.peak_kib() / 1024);
    // Its owner has signed in on this machine before and is not locked out: the browser's mark says so.
    println!("the clerk signs in again: {}", clerk.sign_in_again());
}

fn storm(program: &Program, of_one: bool) -> BTreeMap<u16, u64> {
    let (answers, end) = (Mutex::new(BTreeMap::new()), Instant::now() + LASTS);
    let client = program.stranger();
    scope(|threads| {
        for guesser in 0..GUESSERS {
            let (client, answers) = (client.clone(), &answers);
            threads.spawn(move || {
                for guess in 0u64.. {
                    let username = if of_one { "clerk".to_owned() } else { format!("name-{guesser}-{guess}") };
                    let body = json!({ "username": username, "password": format!("guess-{guess}") });
                    let sent = client.post(format!("{}/session", program.base)).json(&body).send();
                    let status = sent.map_or(0, |answer| answer.status().as_u16());
                    assert!(matches!(status, 401 | 429), "an answer to a guess: {status}");
                    *answers.lock().expect("a lock").entry(status).or_default() += 1;
                    if Instant::now() > end {
                        break;
                    }
                }
            });
        }
    });
    answers.into_inner().expect("a lock")
}
