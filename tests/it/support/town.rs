//! 平安镇 on a fresh database, served by the real program.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::LazyLock;

use actix_web::dev::ServerHandle;
use chrono::NaiveDate;
use fengqiao::accounts::{NewAccount, add_account, password_hash_now};
use fengqiao::apart::Apart;
use fengqiao::audit::replay::{Findings, replay};
use fengqiao::coded::Coded;
use fengqiao::context::Context;
use fengqiao::crypto::{Vault, random_password};
use fengqiao::db::{Database, Target};
use fengqiao::demo::{self, DemoAccount};
use fengqiao::ids::AccountId;
use fengqiao::problem::{Outcome, Words};
use fengqiao::rights::{Actor as Acting, Role, Scope};
use fengqiao::server::{self, Readiness, Shell};
use fengqiao::settings::Settings;
use reqwest::Client;
use serde_json::json;
use tempfile::TempDir;

use super::actors::Actor;
use super::database::{self, Fresh, Template};

/// A running program with the demonstration town's rooms and one account for each role.
pub struct TestTown {
    pub context: Context,
    base: String,
    accounts: Vec<DemoAccount>,
    handle: ServerHandle,
    fresh: Fresh,
    /// Where its photos and scans lie.
    pub files: TempDir,
    /// Whether its records must be as its log says when the story ends.
    proved: bool,
}

/// What its keys are made from; `key_file` writes the same bytes in Base64.
const MASTER: [u8; 32] = [7; 32];

type Prepared = (Context, Vec<DemoAccount>, Fresh, TempDir);

impl TestTown {
    /// The town at noon of 15 June 2023, before its first record.
    pub async fn new() -> Self {
        Self::prepared_by(|| copied(&FOUNDED, FOUNDED_ON)).await
    }

    /// The same with somebody else to read its workbooks.
    pub async fn with_readers(apart: Apart) -> Self {
        Self::prepared_by(|| {
            let (context, accounts, fresh, files) = copied(&FOUNDED, FOUNDED_ON);
            (context.with_readers(apart), accounts, fresh, files)
        })
        .await
    }

    /// The town at noon of 15 June 2024, with the ledgers of 2023.
    pub async fn with_ledgers() -> Self {
        Self::prepared_by(|| copied(&WITH_LEDGERS, LEDGERS_ON)).await
    }

    /// The same on a database divided by town, beside a twin with the same records (on PostgreSQL; SQLite divides nothing).
    pub async fn with_a_twin() -> Self {
        Self::prepared_by(|| copied(&WITH_A_TWIN, LEDGERS_ON)).await.altered()
    }

    /// A town whose records the story alters behind the program's back.
    pub fn altered(mut self) -> Self {
        self.proved = false;
        self
    }

    /// What is not as the log says, in words.
    pub fn misfits(&self) -> Vec<String> {
        let (keys, mut misfits) = (&self.context.chain_keys, Vec::new());
        let see = |whose: &Words, found: &Findings| {
            misfits.extend(found.altered.iter().map(|found| format!("{}: {}", whose.en, found.en)));
            Ok(())
        };
        self.context.database.snapshot_now(|conn| replay(conn, keys, Vec::new(), see)).expect("compared");
        misfits
    }

    /// Which parts of the twin were read or changed; nobody is served after that.
    pub fn touched_twin(&self) -> Vec<String> {
        database::touched_twin(&self.fresh.target)
    }

    /// The town at noon of a day, with the sample year and every year since.
    pub async fn living_until(day: &'static str) -> Self {
        Self::prepared_by(move || prepare(day, demo::load_living)).await
    }

    async fn prepared_by(prepare: impl FnOnce() -> Prepared + Send + 'static) -> Self {
        let (context, accounts, fresh, files) = tokio::task::spawn_blocking(prepare).await.expect("prepared");
        let (base, handle) = served(context.clone());
        Self { context, base, accounts, handle, fresh, files, proved: true }
    }

    /// Another program on the same database, asked by the same person, and how it is ended.
    pub async fn other_program(&self, actor: &Actor) -> (Actor, ServerHandle) {
        let (target, files) = (self.fresh.target.clone(), tempfile::tempdir().expect("a folder"));
        let context = tokio::task::spawn_blocking(move || context_on(target, FOUNDED_ON, &files)).await.expect("opened");
        let (base, handle) = served(context);
        (Actor { base, ..actor.clone() }, handle)
    }

    /// Its database as the command line names it.
    pub fn address(&self) -> String {
        match &self.fresh.target {
            Target::Sqlite(path) => format!("sqlite:{}", path.display()),
            Target::Postgres(url) => url.clone(),
        }
    }

    /// A file with its key, beside its photos and scans.
    pub fn key_file(&self) -> PathBuf {
        let path = self.files.path().join("town.key");
        std::fs::write(&path, format!("{}Bwc\n", "BwcH".repeat(10))).expect("written");
        path
    }

    /// Nobody in particular.
    pub fn nobody(&self) -> Actor {
        Actor { client: Client::new(), base: self.base.clone(), token: None }
    }

    pub async fn clerk(&self) -> Actor {
        self.signed_in(Role::Clerk).await
    }

    pub async fn leader(&self) -> Actor {
        self.signed_in(Role::Leader).await
    }

    pub async fn admin(&self) -> Actor {
        self.signed_in(Role::Admin).await
    }

    pub async fn auditor(&self) -> Actor {
        self.signed_in(Role::Auditor).await
    }

    /// The mediator of a room; 红关村 has one from the start, others are added.
    pub async fn mediator(&self, room: &str) -> Actor {
        if room == "红关村" {
            return self.signed_in(Role::Mediator).await;
        }
        let (room_id, admin) = (self.room(room).await, self.admin().await);
        let password = "first-password-1";
        let username = format!("mediator-{room_id}");
        let draft = json!({ "username": username, "display_name": room, "role": "mediator", "room_id": room_id, "password": password });
        admin.post("/accounts", draft).await.expect(201);
        let first = self.sign_in(&username, password).await;
        let change = json!({ "old": password, "new": "second-password-2" });
        first.post("/session/password", change).await.expect(204);
        first
    }

    /// The id of a room.
    pub async fn room(&self, name: &str) -> String {
        let rooms = self.admin().await.get("/rooms?limit=200").await.expect(200);
        let found = rooms.json["items"].as_array().expect("rooms").iter().find(|room| room["name"] == name);
        found.and_then(|room| room["id"].as_str()).expect("the room").to_owned()
    }

    /// The user name and password of a role.
    pub fn password_of(&self, role: Role) -> (&str, &str) {
        let account = self.accounts.iter().find(|account| account.role == role).expect("an account for each role");
        (account.username, &account.password)
    }

    async fn signed_in(&self, role: Role) -> Actor {
        let (username, password) = self.password_of(role);
        self.sign_in(username, password).await
    }

    /// Somebody of this role over all towns.
    pub async fn over_all(&self, role: Role) -> Actor {
        let (context, username) = (self.context.clone(), format!("all-{}", role.code()));
        let password = random_password();
        let draft = NewAccount {
            id: AccountId::new(),
            username: username.clone(),
            display_name: username.clone(),
            role,
            town_id: None,
            room_id: None,
            person_id: None,
            password_hash: password_hash_now(&username, &password).expect("a hash"),
            must_change_password: false,
        };
        let adding = move || context.work_now(Acting::command_line(), |work| add_account(work, Scope::All, draft).map(drop));
        tokio::task::spawn_blocking(adding).await.expect("no panic").expect("added");
        self.sign_in(&username, &password).await
    }

    /// Signs in; the session's token comes with the cookie.
    pub async fn sign_in(&self, username: &str, password: &str) -> Actor {
        let nobody = self.nobody();
        let reply = nobody.post("/session", json!({ "username": username, "password": password })).await.expect(200);
        let cookie = reply.header("set-cookie");
        let token = cookie.split(';').next().and_then(|pair| pair.split_once('=')).map(|(_, token)| token.to_owned());
        Actor { token, ..nobody }
    }
}

impl Drop for TestTown {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if self.proved && !std::thread::panicking() {
            assert_eq!(self.misfits(), Vec::<String>::new(), "every record is as the log last said");
        }
    }
}

/// The town of a moment, with whom it has: made once, copied for each test.
type Made = LazyLock<(Template, Vec<DemoAccount>)>;

const FOUNDED_ON: &str = "2023-06-15";
const LEDGERS_ON: &str = "2024-06-15";
static FOUNDED: Made = LazyLock::new(|| made(FOUNDED_ON, demo::found));
static WITH_LEDGERS: Made = LazyLock::new(|| made(LEDGERS_ON, demo::load));
static WITH_A_TWIN: Made = LazyLock::new(|| {
    let files = tempfile::tempdir().expect("a folder");
    Template::of(|target| {
        let accounts = demo::load(&context_on(target.clone(), LEDGERS_ON, &files)).expect("the town");
        database::give_a_twin(&target);
        accounts
    })
});

fn made(day: &str, load: fn(&Context) -> Outcome<Vec<DemoAccount>>) -> (Template, Vec<DemoAccount>) {
    let files = tempfile::tempdir().expect("a folder");
    Template::of(|target| load(&context_on(target, day, &files)).expect("the town"))
}

fn copied((template, accounts): &(Template, Vec<DemoAccount>), day: &str) -> Prepared {
    let (fresh, files) = (template.copy(), tempfile::tempdir().expect("a folder"));
    (context_on(fresh.target.clone(), day, &files), accounts.clone(), fresh, files)
}

/// Serves a program; gives its address and how it is ended.
fn served(context: Context) -> (String, ServerHandle) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let ready = Readiness::default();
    ready.reached();
    let server = server::start(Shell::around(context, ready).expect("a shell"), listener, 1, false).expect("a server");
    let handle = server.handle();
    drop(actix_web::rt::spawn(server));
    (base, handle)
}

/// A town that no other test has.
fn prepare(day: &str, load: fn(&Context) -> Outcome<Vec<DemoAccount>>) -> Prepared {
    let (fresh, files) = (database::migrated(), tempfile::tempdir().expect("a folder"));
    let context = context_on(fresh.target.clone(), day, &files);
    let accounts = load(&context).expect("the town");
    (context, accounts, fresh, files)
}

/// The program at noon of a day.
fn context_on(target: Target, day: &str, files: &TempDir) -> Context {
    let database = Database::open(target).expect("a database");
    let folder = files.path().join("attachments");
    let context = Context::new(database, Vault::from_master(&MASTER), Settings::by_default(), folder).expect("a context");
    let noon = day.parse::<NaiveDate>().expect("a day").and_hms_opt(4, 0, 0).expect("a moment");
    context.clock.set(noon);
    context.with_readers(Apart::by(env!("CARGO_BIN_EXE_fengqiao")))
}
