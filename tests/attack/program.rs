//! The real program, started on a folder of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tempfile::TempDir;

const PASSWORD: &str = "a-password-under-attack";

/// A running program with one town, one room, an administrator and a clerk.
pub struct Program {
    child: Child,
    pub base: String,
    log: Arc<Mutex<Vec<String>>>,
    level: String,
    folder: TempDir,
}

/// Somebody signed in.
#[derive(Clone)]
pub struct Person {
    client: Client,
    base: String,
    token: String,
    /// By which the browser is known again.
    mark: String,
}

fn command(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fengqiao"));
    command.arg("--database").arg(format!("sqlite:{}", folder.path().join("town.db").display()));
    command
}

impl Program {
    /// Starts it; its log is kept at this level.
    pub fn start(level: &str) -> Self {
        Self::start_with_files(level, None)
    }

    /// The same where the system gives so many open files at first.
    pub fn start_with_files(level: &str, files: Option<u64>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for role in ["admin", "clerk"] {
            let mut add = command(&folder);
            add.args(["account", "add", role, "--role", role, "--password-stdin"]).stdin(Stdio::piped()).stderr(Stdio::null());
            let mut add = add.stdout(Stdio::null()).spawn().expect("started");
            add.stdin.take().expect("an input").write_all(PASSWORD.as_bytes()).expect("written");
            assert!(add.wait().expect("an end").success(), "an account");
        }
        let program = Self::serve(folder, level, files);
        let admin = program.sign_in("admin");
        let town = admin.post("/towns", &json!({ "name": "平安镇" }));
        let room = json!({ "town_id": town["id"], "name": "红关村", "kind": "village", "opened_on": "2007-01-01" });
        admin.post("/rooms", &room);
        program
    }

    /// Stops it as an administrator does, and starts it again on what it has kept.
    pub fn again(mut self) -> Self {
        let stop = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("run");
        assert!(stop.success() && self.child.wait().expect("an end").success(), "a clean stop");
        let empty = tempfile::tempdir().expect("a folder");
        let folder = std::mem::replace(&mut self.folder, empty);
        Self::serve(folder, &self.level, None)
    }

    fn serve(folder: TempDir, level: &str, files: Option<u64>) -> Self {
        let listen = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").to_string();
        let mut serve = match files {
            None => command(&folder),
            // The soft limit alone, as a service has it.
            Some(files) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("ulimit -Sn {files}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_fengqiao")]);
                shell.arg("--database").arg(format!("sqlite:{}", folder.path().join("town.db").display()));
                shell
            }
        };
        serve
            .args(["serve", "--listen", &listen])
            .env("FENGQIAO_LOG", level)
            .env("NO_COLOR", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = serve.spawn().expect("started");
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, kept) = (BufReader::new(child.stderr.take().expect("a log")), Arc::clone(&log));
        std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                kept.lock().expect("a lock").push(line);
            }
        });
        let mut program = Self { child, base: format!("http://{listen}/api/v1"), log, level: level.to_owned(), folder };
        let started = Instant::now();
        while TcpStream::connect(&listen).is_err() {
            assert!(program.is_alive(), "it ended: {:?}", program.take_log());
            assert!(started.elapsed() < Duration::from_secs(60), "it serves");
            std::thread::sleep(Duration::from_millis(20));
        }
        program
    }

    pub fn sign_in(&self, username: &str) -> Person {
        let client = Client::builder().timeout(Duration::from_secs(300)).build().expect("a client");
        let nobody = Person { client, base: self.base.clone(), token: String::new(), mark: String::new() };
        let body = json!({ "username": username, "password": PASSWORD });
        let reply = nobody.client.post(format!("{}/session", self.base)).json(&body).send().expect("an answer");
        let cookies: Vec<&str> = reply.headers().get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
        let named = |name: &str| cookies.iter().find(|cookie| cookie.starts_with(name)).and_then(|cookie| cookie.split(';').next());
        let token = named("fengqiao_session=").and_then(|pair| pair.split('=').nth(1)).expect("a token").to_owned();
        Person { token, mark: named("fengqiao_device=").expect("a mark").to_owned(), ..nobody }
    }

    /// Somebody who has never been here.
    pub fn stranger(&self) -> Client {
        Client::builder().timeout(Duration::from_secs(60)).build().expect("a client")
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.child.try_wait().expect("a state").is_none()
    }

    /// The most memory it has held itself, in KiB.
    pub fn peak_kib(&self) -> u64 {
        self.memory_kib("VmHWM:")
    }

    /// The memory it holds for what it works with, in KiB; the program's own text is not in it.
    pub fn held_kib(&self) -> u64 {
        self.memory_kib("RssAnon:")
    }

    fn memory_kib(&self, what: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default();
        line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
    }

    /// The lines of its log so far, which are forgotten here.
    pub fn take_log(&self) -> Vec<String> {
        std::mem::take(&mut self.log.lock().expect("a lock"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Person {
    pub fn request(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    pub fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.base)).bearer_auth(&self.token).send().expect("an answer")
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// The status of signing in once more in the same browser.
    pub fn sign_in_again(&self) -> u16 {
        let body = json!({ "username": "clerk", "password": PASSWORD });
        let request = self.client.post(format!("{}/session", self.base)).header("cookie", &self.mark);
        request.json(&body).send().expect("an answer").status().as_u16()
    }

    pub fn post(&self, path: &str, body: &Value) -> Value {
        let reply = self.request(path).json(body).send().expect("an answer");
        assert!(reply.status().is_success(), "{path}: {}", reply.text().unwrap_or_default());
        reply.json().expect("JSON")
    }
}
