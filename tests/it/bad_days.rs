//! A full disk, a log nobody takes, and clients that never finish what they began.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use fengqiao::db::{DbConnection, Target};
use reqwest::Method;
use serde_json::json;

use crate::crash::{PASSWORD, Program, run};
use crate::support::cases::found;
use crate::support::{TestTown, send};

/// What the server says to the beginning of a request, as soon as it says something.
fn answer_to(address: &str, beginning: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
    stream.write_all(beginning.as_bytes()).expect("sent");
    let mut answer = [0; 2048];
    let length = stream.read(&mut answer).expect("an answer before the request is whole");
    String::from_utf8_lossy(&answer[..length]).into_owned()
}

#[actix_web::test]
async fn a_strangers_body_is_not_waited_for() {
    let town = TestTown::new().await;
    let address = town.nobody().base.strip_prefix("http://").expect("an address").to_owned();
    let request =
        format!("POST /api/v1/cases HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n");
    let answer = tokio::task::spawn_blocking(move || answer_to(&address, &request)).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    // Addresses that are none of ours stay unknown.
    town.nobody().post("/nothing-of-the-kind", json!({})).await.expect(404);
}

#[test]
fn a_body_that_does_not_come_is_cut_off() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &["account", "add", "clerk", "--role", "clerk", "--password-stdin"], PASSWORD);
    let program = Program::start_with(folder.path(), &[("FENGQIAO_BODY_PATIENCE_SECONDS", "1")]);
    let clerk = program.sign_in("clerk");
    let address = clerk.base.trim_start_matches("http://").trim_end_matches("/api/v1").to_owned();
    for (path, kind, begun) in [("/cases", "application/json", "{\"room_id\":"), ("/imports", "multipart/form-data; boundary=x", "--x\r\n")]
    {
        let head = format!("POST /api/v1{path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\n", clerk.token);
        let answer = answer_to(&address, &format!("{head}content-type: {kind}\r\ncontent-length: 5000\r\n\r\n{begun}"));
        assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("request_timeout"), "{path}: {answer}");
    }
    // One that comes slowly, and comes, is taken.
    let mut stream = TcpStream::connect(&address).expect("a connection");
    let body = format!("{{\"old\":\"{PASSWORD}\",\"new\":\"another-password\"}}");
    write!(stream, "POST /api/v1/session/password HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", clerk.token, body.len()).expect("sent");
    for piece in body.as_bytes().chunks(12) {
        std::thread::sleep(Duration::from_millis(400));
        stream.write_all(piece).expect("sent");
    }
    let mut answer = [0; 64];
    stream.read_exact(&mut answer[..12]).expect("an answer");
    assert_eq!(&answer[..12], b"HTTP/1.1 204");
}

#[test]
fn a_log_that_nobody_takes_stops_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite:{}", folder.path().join("town.db").display());
    let listen = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").to_string();
    let mut serving = Command::new(env!("CARGO_BIN_EXE_fengqiao"))
        .args(["--database", &database, "serve", "--listen", &listen])
        .env("FENGQIAO_LOG", "trace")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    // The reader goes away at once: from the first line on there is nobody to write to.
    drop(serving.stderr.take());
    let client = reqwest::blocking::Client::new();
    let ready = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        client.get(format!("http://{listen}/readyz")).send().is_ok_and(|answer| answer.status() == 200)
    });
    let healthy = (0..20).all(|_| client.get(format!("http://{listen}/healthz")).send().is_ok_and(|answer| answer.status() == 200));
    serving.kill().expect("killed");
    serving.wait().expect("an end");
    assert!(ready && healthy);
}

#[actix_web::test]
async fn a_full_disk_is_said_and_passes() {
    let town = TestTown::new().await;
    if matches!(town.context.database.target(), Target::Postgres(_)) {
        return;
    }
    let clerk = town.clerk().await;
    let room = town.room("红关村").await;
    found(&clerk, &room, "2023-06-01", json!({})).await;
    let limit = |pragma: &'static str| {
        town.context.database.write(fengqiao::db::Lane::All, move |conn| match conn {
            DbConnection::Sqlite(conn) => Ok(conn.batch_execute(pragma)?),
            DbConnection::Postgres(_) => Ok(()),
        })
    };
    // SQLite takes a limit below its size for its size: no page more, as on a full disk.
    limit("PRAGMA max_page_count = 1").await.expect("set");
    let facts = "界线争执。".repeat(700);
    let draft = json!({ "room_id": room, "found_on": "2023-06-02", "kind": "neighbour", "facts": facts, "parties": [{ "name": "周六" }] });
    let mut refused = None;
    for _ in 0..40 {
        let reply = clerk.post("/cases", draft.clone()).await;
        if reply.status != 201 {
            refused = Some(reply);
            break;
        }
    }
    let refused = refused.expect("the disk fills up");
    assert_eq!((refused.status, refused.code()), (507, "disk_full"), "{}", refused.text);
    assert!(refused.json["detail"].as_str().expect("words").contains("磁盘"), "{}", refused.text);
    let before = clerk.get("/cases?include=total&limit=1").await.expect(200).json["total"].clone();
    assert_eq!(send(town.nobody().request(Method::GET, "//readyz")).await.expect(507).code(), "disk_full");
    limit("PRAGMA max_page_count = 1073741823").await.expect("set");
    found(&clerk, &room, "2023-06-03", json!({})).await;
    send(town.nobody().request(Method::GET, "//readyz")).await.expect(200);
    let after = clerk.get("/cases?include=total&limit=1").await.expect(200).json["total"].clone();
    assert_eq!(after.as_i64(), before.as_i64().map(|total| total + 1));
}
