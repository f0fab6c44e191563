//! The program over a file, as it runs in a town: served over HTTP, asked over HTTP.

use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use fengqiao::accounts::{NewAccount, add_account, password_hash_now};
use fengqiao::context::Context;
use fengqiao::crypto::Vault;
use fengqiao::db::{Database, Grouping, Opening, Target};
use fengqiao::demo;
use fengqiao::ids::AccountId;
use fengqiao::rights::{Actor, Role, Scope};
use fengqiao::server::{self, Readiness, Shell};
use fengqiao::settings::Settings;
use serde_json::{Value, json};

pub const PASSWORD: &str = "a-password-for-the-bench";

/// A running program and somebody signed in to all its towns.
pub struct Served {
    pub context: Context,
    pub address: String,
    pub token: String,
    client: reqwest::blocking::Client,
}

/// Opens a database, founding the demonstration town and a clerk of all towns in it if it is new.
pub fn context(target: Target, grouping: Grouping, files: &Path) -> Context {
    context_as(target, Opening { grouping, ..Opening::default() }, files)
}

/// `context` with a say in how the database is written to.
pub fn context_as(target: Target, how: Opening, files: &Path) -> Context {
    let database = Database::open_as(target, how).expect("a database");
    let vault = Vault::from_master(&[7; 32]);
    let context = Context::new(database, vault, Settings::by_default(), files.join("attachments")).expect("a context");
    if !demo::found(&context).expect("a town").is_empty() {
        let add = |work: &mut fengqiao::context::Work<'_>| {
            let draft = NewAccount {
                id: AccountId::new(),
                username: "bench".to_owned(),
                display_name: "量一量".to_owned(),
                role: Role::Clerk,
                town_id: None,
                room_id: None,
                person_id: None,
                password_hash: password_hash_now("bench", PASSWORD)?,
                must_change_password: false,
            };
            add_account(work, Scope::All, draft).map(drop)
        };
        context.work_now(Actor::command_line(), add).expect("an account");
    }
    context
}

impl Served {
    /// Serves a context on a free port until the bench ends.
    pub fn start(context: Context) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let ready = Readiness::default();
        ready.reached();
        let shell = Shell::around(context.clone(), ready).expect("a shell");
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move { server::start(shell, listener, 2, false).expect("a server").await })
        });
        let client = reqwest::blocking::Client::builder().timeout(Duration::from_secs(600)).build().expect("a client");
        let token = signed_in(&client, &address, "bench");
        Self { context, address, token, client }
    }

    /// A session of somebody with the bench's password.
    pub fn token_of(&self, username: &str) -> String {
        signed_in(&self.client, &self.address, username)
    }

    /// The answer to a change, with the revision that was seen where there is one.
    pub fn send(&self, method: &str, path: &str, seen: Option<i64>, body: &Value) -> Value {
        let method = method.parse().expect("a method");
        let request = self.client.request(method, format!("http://{}/api/v1{path}", self.address)).bearer_auth(&self.token).json(body);
        // As the web app sends it.
        let mut request = request.header("idempotency-key", uuid::Uuid::new_v4().to_string());
        if let Some(revision) = seen {
            request = request.header("if-match", format!("\"{revision}\""));
        }
        let reply = request.send().expect("an answer");
        assert!(reply.status().is_success(), "{path}: {}", reply.text().unwrap_or_default());
        serde_json::from_slice(&reply.bytes().expect("all of it")).expect("JSON")
    }

    /// The answer to a read.
    pub fn get(&self, path: &str) -> Value {
        let request = self.client.get(format!("http://{}/api/v1{path}", self.address)).bearer_auth(&self.token);
        let reply = request.send().expect("an answer");
        assert!(reply.status().is_success(), "{path}: {}", reply.text().unwrap_or_default());
        serde_json::from_slice(&reply.bytes().expect("all of it")).expect("JSON")
    }
}

fn signed_in(client: &reqwest::blocking::Client, address: &str, username: &str) -> String {
    let body = json!({ "username": username, "password": PASSWORD });
    let reply = client.post(format!("http://{address}/api/v1/session")).json(&body).send().expect("an answer");
    let cookie = reply.headers().get("set-cookie").expect("a session").to_str().expect("a text").to_owned();
    cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a token").1.to_owned()
}
