//! Clients that never finish: downloads nobody takes, bodies that never come, connections that say nothing.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::{scope, sleep};
use std::time::Duration;

use serde_json::json;

use crate::program::{Person, Program};
use crate::watch::Watch;

/// So much text that no socket holds the file.
const CASES: usize = 6_000;
const LETTERS: usize = 1_900;
const STALLED: usize = 4;
const IDLE: usize = 1_100;
const BODIES: usize = 100;

pub fn run() {
    let mut program = Program::start_with_files("fengqiao=warn", Some(1_024));
    let clerk = program.sign_in("clerk");
    fill(&clerk);
    let address = program.base.trim_start_matches("http://").trim_end_matches("/api/v1").to_owned();
    let connect = |request: String| {
        let mut stream = TcpStream::connect(&address).expect("a connection");
        stream.write_all(request.as_bytes()).expect("sent");
        stream
    };
    let head = |line: &str| format!("{line} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\n", clerk.token());
    let downloads: Vec<TcpStream> = (0..STALLED)
        .map(|_| {
            let mut stream = connect(head("GET /api/v1/exports/cases?format=csv") + "\r\n");
            stream.read_exact(&mut [0; 1024]).expect("the download begins");
            stream
        })
        .collect();
    told(&mut program, &clerk, &format!("{STALLED} stalled downloads"));
    let idle: Vec<TcpStream> = (0..IDLE).map(|_| connect(String::new())).collect();
    told(&mut program, &clerk, &format!("and {IDLE} connections that say nothing (1,024 descriptors at the start)"));
    let bodies = |_| connect(head("POST /api/v1/cases") + "content-type: application/json\r\ncontent-length: 5000\r\n\r\n{");
    let bodies: Vec<TcpStream> = (0..BODIES).map(bodies).collect();
    told(&mut program, &clerk, &format!("and {BODIES} bodies that never come"));
    drop((downloads, idle, bodies));
}

fn fill(clerk: &Person) {
    let rooms = clerk.get("/rooms").json::<serde_json::Value>().expect("rooms");
    let room = &rooms["items"][0]["id"];
    let facts = "因田埂界址起争执。".repeat(LETTERS / 9);
    scope(|threads| {
        for worker in 0..8 {
            let facts = &facts;
            threads.spawn(move || {
                for number in (worker..CASES).step_by(8) {
                    // Names of their own, so that nothing looks alike.
                    let draft = json!({
                        "room_id": room, "found_on": format!("2023-{:02}-{:02}", number % 12 + 1, number / 12 % 28 + 1),
                        "kind": "neighbour", "facts": facts, "parties": [{ "name": format!("甲{number}") }],
                    });
                    clerk.post("/cases", &draft);
                }
            });
        }
    });
}

fn told(program: &mut Program, clerk: &Person, under: &str) {
    let watch = Watch::begin(clerk);
    sleep(Duration::from_secs(12));
    println!("{under}: {}", watch.end());
    assert!(program.is_alive(), "the program is there");
}
