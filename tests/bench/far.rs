//! Changes one after the other, by one client, with the database as far away as in another building.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use fengqiao::db::{Grouping, Target};
use serde_json::json;

use crate::file;
use crate::served::{Served, context};

/// What is added to the time a statement and its answer take on their way.
const ADDED: [Duration; 3] = [Duration::ZERO, Duration::from_micros(500), Duration::from_micros(700)];

/// A row of the table for each distance: corrections and new cases a second.
pub fn rows(target: impl Fn(&str) -> Target, files: &Path, lasting: Duration) -> Vec<String> {
    let row = |added: &Duration| {
        let name = format!("far{}", added.as_micros());
        let Target::Postgres(url) = target(&name) else { return String::new() };
        let context = context(Target::Postgres(through_proxy(&url, *added)), Grouping::Waiting, files);
        file::fill(&context.database, file::EMPTY_COUNTY);
        let served = Served::start(context);
        let (edits, creates) = (edits(&served, lasting), creates(&served, lasting));
        format!("| {:.1} ms | {edits:.0} | {creates:.0} |", added.as_secs_f64() * 1e3)
    };
    ADDED.iter().map(row).collect()
}

fn new_case(served: &Served, number: u64) -> serde_json::Value {
    let rooms = served.get("/rooms?limit=1");
    let draft = json!({
        "room_id": rooms["items"][0]["id"], "found_on": "2023-05-06", "kind": "neighbour", "facts": "两家为院墙界线争执，请求调解",
        "parties": [{ "name": format!("张{number}"), "role": "applicant" }],
    });
    served.send("POST", "/cases", None, &draft)
}

/// Corrections of one field of one case a second, each with the revision the one before it gave.
fn edits(served: &Served, lasting: Duration) -> f64 {
    let mut case = new_case(served, 0);
    let path = format!("/cases/{}", case["id"].as_str().expect("an id"));
    rate(lasting, |number| {
        let seen = case["revision"].as_i64();
        case = served.send("PATCH", &path, seen, &json!({ "note": format!("第{number}次核对") }));
    })
}

fn creates(served: &Served, lasting: Duration) -> f64 {
    rate(lasting, |number| drop(new_case(served, number)))
}

fn rate(lasting: Duration, mut once: impl FnMut(u64)) -> f64 {
    (0..20).for_each(&mut once);
    let started = Instant::now();
    let mut done = 0;
    while started.elapsed() < lasting {
        done += 1;
        once(done);
    }
    done as f64 / started.elapsed().as_secs_f64()
}

/// The same database, each request to which waits this long on its way.
pub fn through_proxy(url: &str, added: Duration) -> String {
    let (before, rest) = url.split_once('@').expect("a user");
    let (server, after) = rest.split_once('/').expect("a database");
    let server = server.to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let database = TcpStream::connect(&server).expect("the database");
            for stream in [&client, &database] {
                stream.set_nodelay(true).expect("an option");
            }
            let (answers, asked) = (database.try_clone().expect("a stream"), client.try_clone().expect("a stream"));
            std::thread::spawn(move || pass(client, database, added));
            std::thread::spawn(move || pass(answers, asked, Duration::ZERO));
        }
    });
    format!("{before}@{address}/{after}")
}

fn pass(mut from: TcpStream, mut to: TcpStream, waiting: Duration) {
    let mut piece = vec![0; 64 * 1024];
    while let Ok(length) = from.read(&mut piece)
        && length > 0
    {
        if !waiting.is_zero() {
            std::thread::sleep(waiting);
        }
        if to.write_all(&piece[..length]).is_err() {
            break;
        }
    }
    let _closed_already = to.shutdown(Shutdown::Both);
}
