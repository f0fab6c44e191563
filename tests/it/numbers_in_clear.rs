//! ID numbers and phones stand in clear nowhere: not in the database, the folder of scans, the log, nor in an answer nobody asked for them in.

use std::io::{BufRead, BufReader, Cursor};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use calamine::{Data, Reader, Xlsx};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use fengqiao::db::Target;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::command_line::{run_on, said};
use crate::support::cases::{added, found, now, oral, stepped};
use crate::support::database;
use crate::support::records::{id, made, revision, visit_draft, with};
use crate::support::uploads::{form, pdf, upload};
use crate::support::workbooks::{self, LEDGER};
use crate::support::{Actor, Reply, send};

const PASSWORD: &str = "a-password-to-test-with";

/// A number that was never before, with its right check digit.
fn id_number(which: u32) -> String {
    let body = format!("50023519850101{which:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).expect("a digit") * weight).sum();
    format!("{body}{}", b"10X98765432"[usize::try_from(sum % 11).expect("small")] as char)
}

fn phone(which: u32) -> String {
    format!("1397777{which:04}")
}

/// What may be found nowhere.
fn secrets() -> Vec<String> {
    (100..140).flat_map(|which| [id_number(which)[..17].to_owned(), phone(which)]).collect()
}

#[track_caller]
fn tells_nothing(place: &str, bytes: &[u8]) {
    for secret in secrets() {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{place} tells {secret}");
    }
}

/// The program itself, telling its log all it can.
struct Program {
    child: Child,
    base: String,
    log: mpsc::Receiver<String>,
}

impl Program {
    fn start(address: &str, key: &Path) -> Self {
        let listen = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").to_string();
        let mut child = Command::new(env!("CARGO_BIN_EXE_fengqiao"))
            .args(["--database", address, "--key-file", key.to_str().expect("text"), "serve", "--listen", &listen])
            .env("FENGQIAO_LOG", "trace")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stderr.take().expect("a log")).lines();
        let (told, log) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(told.send(line))));
        let serving = log.iter().any(|line| line.contains("serving"));
        assert!(serving, "the program ended before it served");
        Self { child, base: format!("http://{listen}"), log }
    }

    async fn sign_in(&self, username: &str) -> Actor {
        let nobody = Actor { client: Client::new(), base: self.base.clone(), token: None };
        let reply = nobody.post("/session", json!({ "username": username, "password": PASSWORD })).await.expect(200);
        let token = reply.header("set-cookie").split([';', '=']).nth(1).map(str::to_owned);
        Actor { token, ..nobody }
    }

    /// Ends it; gives all it said.
    fn end(mut self) -> String {
        self.child.kill().expect("killed");
        self.child.wait().expect("an end");
        self.log.iter().collect::<Vec<_>>().join("\n")
    }
}

#[actix_web::test]
async fn numbers_stand_in_clear_nowhere() {
    let (fresh, folder) = (database::empty(), tempfile::tempdir().expect("a folder"));
    let key = folder.path().join("town.key");
    let address = match &fresh.target {
        Target::Sqlite(path) => format!("sqlite:{}", path.display()),
        Target::Postgres(url) => url.clone(),
    };
    for role in ["admin", "clerk", "auditor"] {
        said(&run_on(&address, &key, &["account", "add", role, "--role", role, "--password-stdin"], PASSWORD));
    }
    let program = Program::start(&address, &key);
    let (admin, clerk) = (program.sign_in("admin").await, program.sign_in("clerk").await);
    let town = made(&admin, "/towns", json!({ "name": "平安镇" })).await;
    let room = json!({ "town_id": town["id"], "name": "红关村", "kind": "village", "opened_on": "2007-01-01" });
    let room = id(&made(&admin, "/rooms", room).await).to_owned();
    let case = recorded(&clerk, &room).await;
    refused(&clerk, &room, &case).await;
    imported(&clerk, &room).await;
    read(&clerk, &program.sign_in("auditor").await, &case).await;
    let tables_name_somebody = tables(&fresh.target);
    let log = program.end();
    assert!(log.contains("TRACE"), "the log tells all it can");
    tells_nothing("the log", log.as_bytes());
    let mut named = tables_name_somebody;
    for file in walk(folder.path()).into_iter().chain(walk_database(&fresh.target)) {
        let bytes = std::fs::read(&file).expect("the file");
        tells_nothing(&file.display().to_string(), &bytes);
        named |= bytes.windows(6).any(|part| part == "王五".as_bytes());
    }
    assert!(named, "names are found where numbers were looked for");
}

/// Every way in which a number comes in and is kept.
async fn recorded(clerk: &Actor, room: &str) -> Value {
    let parties = json!({ "parties": [
        { "name": "张三", "id_number": id_number(100), "phone": phone(100) }, { "name": "李四", "id_number": id_number(101).to_lowercase() },
    ] });
    let keyed = clerk.request(Method::POST, "/cases").header("idempotency-key", "one");
    let draft = with(crate::support::records::case_draft(room, "2023-06-01"), parties);
    let case = send(keyed.json(&draft)).await.expect(201).json;
    let party = added(clerk, &case, "parties", json!({ "name": "王五", "id_number": id_number(102), "phone": phone(102) })).await;
    let path = format!("/cases/{}/parties/{}", id(&case), id(&party));
    clerk.patch(&path, 1, json!({ "id_number": id_number(103), "phone": format!(" {}", phone(103)) })).await.expect(200);
    let person = made(clerk, "/people", json!({ "name": "赵明白", "room_id": room, "phone": phone(104) })).await;
    clerk.patch(&format!("/people/{}", id(&person)), 1, json!({ "phone": phone(105) })).await.expect(200);
    let visitors = json!({ "visitors": [{ "name": "王五", "phone": phone(106) }], "room_id": room });
    let visit = made(clerk, "/petition-visits", with(visit_draft("2023-06-01"), visitors)).await;
    let other = json!({ "visitors": [{ "name": "王五", "phone": phone(107) }] });
    let visit = clerk.patch(&format!("/petition-visits/{}", id(&visit)), revision(&visit), other).await.expect(200).json;
    let turned = clerk.request(Method::POST, &format!("/petition-visits/{}/to-mediation", id(&visit)));
    let turned = turned.header("if-match", revision(&visit).to_string()).json(&json!({ "room_id": room, "kind": "neighbour" }));
    send(turned).await.expect(201);
    for body in [json!({ "id_number": id_number(100) }), json!({ "phone": phone(108) })] {
        let found = clerk.post("/parties/lookup", body).await.expect(200);
        tells_nothing("a look-up", found.text.as_bytes());
    }
    clerk.post(&format!("/parties/{}/reveal", id(&party)), json!({ "reason": "核对" })).await.expect(200);
    upload(clerk, &case, form("identity", "身份证.pdf", pdf(&format!("{} {}", id_number(109), phone(109))))).await.expect(201);
    let case = now(clerk, &case).await;
    stepped(clerk, &case, "settle", oral("2023-06-02")).await
}

/// Numbers in requests that are refused, at their place or at another.
async fn refused(clerk: &Actor, room: &str, case: &Value) {
    let (number, phone, draft) =
        (id_number(110), phone(110), |fields: Value| with(crate::support::records::case_draft(room, "2023-06-01"), fields));
    let wrong = format!("{}{}", &number[..17], if number.ends_with('1') { '2' } else { '1' });
    let party = format!("/cases/{}/parties/{}", id(case), id(&case["parties"][0]));
    let mut replies: Vec<Reply> = Vec::new();
    for fields in [
        json!({ "parties": [{ "name": "张三", "id_number": wrong, "phone": phone }] }),
        json!({ "parties": [{ "id_number": number, "phone": phone }] }),
        json!({ "parties": [{ "name": "张三", "id_number": format!("{number}{number}"), "phone": phone.repeat(4) }] }),
        json!({ "parties": [{ "name": "张三", "phone": phone.parse::<i64>().expect("digits") }] }),
        json!({ "parties": [{ "name": "张三", "gender": number, "role": phone, "id": number }] }),
        json!({ "found_on": phone, "kind": number, "id": phone, "room_id": number, "people_count": phone.parse::<i64>().expect("digits") }),
        json!({ "parties": [{ "name": "张三", "phone": phone, "colour": number }] }),
    ] {
        replies.push(clerk.post("/cases", draft(fields)).await);
    }
    replies.push(clerk.patch(&party, 99, json!({ "id_number": number, "phone": phone })).await);
    replies.push(clerk.patch(&party, 1, json!({ "id_number": wrong, "phone": phone })).await);
    replies.push(clerk.post("/parties/lookup", json!({ "id_number": number, "phone": phone })).await);
    replies.push(clerk.post("/people", json!({ "name": "", "phone": phone })).await);
    replies.push(clerk.post("/petition-visits", json!({ "visitors": [{ "phone": phone }], "leader": number.repeat(20) })).await);
    let half = clerk.request(Method::POST, "/cases").header("content-type", "application/json").body(format!("{{\"phone\": \"{phone}"));
    replies.push(send(half).await);
    for query in [
        format!("/cases?limit={phone}"),
        format!("/cases?cursor={phone}"),
        format!("/cases?kind={number}"),
        format!("/cases?sort={number}"),
    ] {
        replies.push(clerk.get(&query).await);
    }
    clerk.get(&format!("/cases?q={phone}")).await.expect(200);
    for reply in replies {
        assert!((400..500).contains(&reply.status), "{}", reply.text);
        tells_nothing("a refusal", reply.text.as_bytes());
    }
}

/// Workbooks with columns of numbers, good and bad.
async fn imported(clerk: &Actor, room: &str) {
    let mut headings: Vec<&str> = LEDGER.iter().map(|(heading, _)| *heading).collect();
    headings.extend(["联系电话", "身份证号"]);
    let row = |number: &str, phone: &str| {
        let mut cells: Vec<String> = LEDGER.iter().map(|(_, good)| (*good).to_owned()).collect();
        cells.extend([phone.to_owned(), number.to_owned()]);
        cells
    };
    let wrong = format!("{}#", id_number(122));
    let rows = [row(&id_number(120), &phone(120)), row(&wrong, &phone(121)), row(&id_number(123), &format!("电话{}", phone(123)))];
    let mut cells: Vec<Vec<&str>> = vec![headings];
    cells.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    let sheet = workbooks::texts("红关村", &cells.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let people = phone(124);
    let people =
        workbooks::texts("名册", &[&["姓名", "村（社区）", "培训（认定）时间", "联系电话"], &["钱明白", "红关村", "2023-05-01", &people]]);
    for (kind, bytes) in [("cases", sheet), ("people", people)] {
        let preview = workbooks::upload(clerk, kind, bytes).await.expect(201);
        tells_nothing("a trial reading", preview.text.as_bytes());
        let applied = send(clerk.request(Method::POST, &format!("/imports/{}/apply", id(&preview.json)))).await.expect(200);
        tells_nothing("an import", applied.text.as_bytes());
    }
    found(clerk, room, "2023-06-03", json!({})).await;
}

/// Everything that is read, listed, exported or counted.
async fn read(clerk: &Actor, auditor: &Actor, case: &Value) {
    let of_case = format!("/cases/{}", id(case));
    for path in [
        "/cases?limit=200",
        &of_case,
        &format!("{of_case}/timeline"),
        &format!("{of_case}/dossier"),
        &format!("{of_case}/similar"),
        &format!("/parties/{}/elsewhere", id(&case["parties"][0])),
        "/petition-visits",
        "/people",
        "/reminders",
        "/figures/disputes_found/records?year=2023",
        "/exports/cases?format=csv",
        "//metrics",
    ] {
        tells_nothing(path, clerk.get(path).await.expect(200).text.as_bytes());
    }
    tells_nothing("the audit log", auditor.get("/audit-events?limit=200").await.expect(200).text.as_bytes());
    let book = clerk.request(Method::GET, "/exports/cases?format=xlsx").send().await.expect("an answer").bytes().await.expect("a workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).expect("a workbook");
    for (name, sheet) in book.worksheets() {
        let cells: Vec<String> = sheet.used_cells().map(|(_, _, cell): (_, _, &Data)| cell.to_string()).collect();
        tells_nothing(&name, cells.join("\n").as_bytes());
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Every column of every table on PostgreSQL; on SQLite the bytes of the file are searched instead.
/// Tells whether a name was found there.
fn tables(target: &Target) -> bool {
    let Target::Postgres(url) = target else { return false };
    let mut conn = PgConnection::establish(url).expect("PostgreSQL is there");
    conn.batch_execute("SET statement_timeout = 60000").expect("set");
    let names = "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()";
    let names: Vec<Name> = diesel::sql_query(names).load(&mut conn).expect("the tables");
    assert!(names.len() > 20);
    let any = secrets().iter().map(|secret| format!("t::text LIKE '%{secret}%'")).collect::<Vec<_>>().join(" OR ");
    let mut named = false;
    for Name { name } in names {
        let mut rows_like = |what: &str| {
            let query = format!("SELECT COUNT(*) AS number FROM \"{name}\" t WHERE {what}");
            let found: Number = diesel::sql_query(query).get_result(&mut conn).expect("a number");
            found.number
        };
        assert_eq!(rows_like(&any), 0, "{name} tells a number");
        named |= rows_like("t::text LIKE '%王五%'") > 0;
    }
    named
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

fn walk_database(target: &Target) -> Vec<std::path::PathBuf> {
    match target {
        Target::Sqlite(path) => walk(path.parent().expect("a folder")),
        Target::Postgres(_) => Vec::new(),
    }
}
