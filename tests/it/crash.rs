//! The power goes: what was acknowledged is there afterwards, whole, and the audit chain holds.
//!
//! The program is killed without warning while several clients write, started again on the same file, and asked.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use reqwest::blocking::{Client, Response};
use serde_json::{Value, json};

use crate::support::records::{case_draft, id, with};

pub const PASSWORD: &str = "a-password-to-test-with";
const CLIENTS: usize = 6;
/// Kills, each after so many acknowledged cases.
const ROUNDS: [usize; 3] = [25, 60, 40];

#[test]
fn no_acknowledged_case_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &["account", "add", "admin", "--role", "admin", "--password-stdin"], PASSWORD);
    run(folder.path(), &["account", "add", "clerk", "--role", "clerk", "--password-stdin"], PASSWORD);
    let mut program = Program::start(folder.path());
    let room = found_a_room(&program);
    let (mut acknowledged, mut unanswered) = (Vec::new(), Vec::new());
    for enough in ROUNDS {
        let round = write_until_killed(program, &room, enough);
        acknowledged.extend(round.acknowledged);
        unanswered.extend(round.unanswered);
        program = Program::start(folder.path());
        let clerk = program.sign_in("clerk");
        acknowledged.iter().for_each(|draft| assert_kept(&clerk, draft));
        assert_none_is_half(&clerk, acknowledged.len());
    }
    let clerk = program.sign_in("clerk");
    for draft in &unanswered {
        let again = clerk.post("/cases", draft);
        assert!(matches!(again.status().as_u16(), 200 | 201), "sent again: {}", again.text().expect("a text"));
        assert_kept(&clerk, draft);
    }
    drop(program);
    run(folder.path(), &["verify"], "");
}

/// What became of the cases sent while the program was killed.
struct Round {
    acknowledged: Vec<Value>,
    /// Sent, but nobody was there any more to answer.
    unanswered: Vec<Value>,
}

fn write_until_killed(program: Program, room: &str, enough: usize) -> Round {
    let (told, heard) = mpsc::channel();
    let writers: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (clerk, room, told) = (program.sign_in("clerk"), room.to_owned(), told.clone());
            std::thread::spawn(move || log_cases(&clerk, &room, &told))
        })
        .collect();
    drop(told);
    let mut acknowledged: Vec<Value> = heard.iter().take(enough).collect();
    drop(program);
    acknowledged.extend(heard.iter());
    let unanswered = writers.into_iter().map(|writer| writer.join().expect("no panic")).collect();
    Round { acknowledged, unanswered }
}

/// Logs one case after another, telling of each that was acknowledged; gives the one that was not.
fn log_cases(clerk: &Person, room: &str, told: &mpsc::Sender<Value>) -> Value {
    loop {
        let draft = with(
            case_draft(room, "2023-06-01"),
            json!({ "id": uuid::Uuid::now_v7(), "participants": [{ "name": "周调解", "role": "lead_mediator" }] }),
        );
        match clerk.try_post("/cases", &draft) {
            Ok(reply) if reply.status() == 201 => told.send(draft).expect("somebody listens"),
            Ok(reply) => panic!("neither acknowledged nor cut off: {}", reply.text().unwrap_or_default()),
            Err(_) => return draft,
        }
    }
}

fn assert_kept(clerk: &Person, draft: &Value) {
    let reply = clerk.get(&format!("/cases/{}", id(draft)));
    assert_eq!(reply.status(), 200, "the case {} is lost", id(draft));
    assert_whole(&reply.json().expect("a case"));
}

fn assert_whole(case: &Value) {
    let names = [&case["parties"][0]["name"], &case["parties"][1]["name"], &case["participants"][0]["name"]];
    assert_eq!(names, ["张三", "李四", "周调解"], "{case}");
}

fn assert_none_is_half(clerk: &Person, at_least: usize) {
    let (mut cursor, mut seen) = (String::new(), 0);
    loop {
        let page: Value = clerk.get(&format!("/cases?limit=200&cursor={cursor}")).json().expect("a page");
        let items = page["items"].as_array().expect("items");
        items.iter().for_each(assert_whole);
        seen += items.len();
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert!(seen >= at_least, "{seen} cases listed, {at_least} acknowledged");
}

pub fn found_a_room(program: &Program) -> String {
    let admin = program.sign_in("admin");
    let town: Value = admin.post("/towns", &json!({ "name": "平安镇" })).json().expect("a town");
    let room = json!({ "town_id": town["id"], "name": "红关村", "kind": "village", "opened_on": "2007-01-01" });
    let room: Value = admin.post("/rooms", &room).json().expect("a room");
    id(&room).to_owned()
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fengqiao"));
    command.arg("--database").arg(format!("sqlite:{}", folder.join("town.db").display()));
    command
}

/// Runs a command to its end; it must succeed.
pub fn run(folder: &Path, arguments: &[&str], input: &str) {
    let mut child =
        command(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("run");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("an end");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The program serving; dropping it kills it without warning.
pub struct Program {
    pub child: Child,
    base: String,
}

impl Program {
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    /// The same, with settings of the environment.
    pub fn start_with(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let listen = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").to_string();
        let mut child = command(folder)
            .args(["serve", "--listen", &listen])
            .env("FENGQIAO_LOG", "fengqiao=info")
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let log = BufReader::new(child.stderr.take().expect("a log"));
        let (told, heard) = mpsc::channel();
        // Reads on to the end: a full pipe would stop the program.
        std::thread::spawn(move || log.lines().map_while(Result::ok).for_each(|line| drop(told.send(line))));
        let serving = heard.iter().any(|line| line.contains("serving"));
        let program = Self { child, base: format!("http://{listen}/api/v1") };
        assert!(serving, "the program ended before it served");
        program
    }

    pub fn sign_in(&self, username: &str) -> Person {
        let nobody = Person { client: Client::new(), base: self.base.clone(), token: String::new() };
        let reply = nobody.post("/session", &json!({ "username": username, "password": PASSWORD }));
        let cookie = reply.headers()["set-cookie"].to_str().expect("a cookie").to_owned();
        let token = cookie.split([';', '=']).nth(1).expect("a token").to_owned();
        Person { token, ..nobody }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("an end");
    }
}

#[derive(Clone)]
pub struct Person {
    pub client: Client,
    pub base: String,
    pub token: String,
}

impl Person {
    pub fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.base)).bearer_auth(&self.token).send().expect("an answer")
    }

    pub fn post(&self, path: &str, body: &Value) -> Response {
        self.try_post(path, body).expect("an answer")
    }

    fn try_post(&self, path: &str, body: &Value) -> reqwest::Result<Response> {
        self.client.post(format!("{}{path}", self.base)).bearer_auth(&self.token).json(body).send()
    }
}
