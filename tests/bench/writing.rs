//! Writing over HTTP: cases per second with audit row, search index and idempotency record, beside one commit per
//! write, and beside a bare handler that inserts one row with shared commits.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use actix_web::web::{Data, Json, post};
use actix_web::{App, HttpResponse, HttpServer};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use fengqiao::db::{Database, Grouping, Target};
use serde_json::json;

use crate::file::{self, KINDS};
use crate::measure::verdict;
use crate::served::{Served, context};

const CLIENTS: [usize; 3] = [1, 8, 32];
/// More than are sent, so that no two cases are the same.
const BODIES: usize = 100_000;
const FACTS: &str = "两家为院墙界线争执，多次协商未果，请求调解";

/// Somewhere to post to, and what.
pub struct Post {
    address: String,
    path: &'static str,
    token: String,
    /// Sent one after the other.
    bodies: Arc<Vec<String>>,
    /// The place of the body to be sent next, by whichever client.
    next: Arc<AtomicU64>,
}

/// Measures and gives the rows of the table.
pub fn rows(engine: &str, target: impl Fn(&str) -> Target, files: &Path, lasting: Duration) -> Vec<String> {
    let served = |name, grouping| {
        let context = context(target(name), grouping, files);
        file::fill(&context.database, file::EMPTY_COUNTY);
        Served::start(context)
    };
    let (full, alone) = (served("together", Grouping::Waiting), served("alone", Grouping::Alone));
    let row = Arc::new(vec![json!({ "facts": FACTS }).to_string()]);
    let posts = [
        post_of(&full),
        post_of(&alone),
        Post { address: bare(target("bare")), path: "/rows", token: String::new(), bodies: row, next: Arc::default() },
    ];
    let row = |clients: usize| {
        let [together, each, bare] = [0, 1, 2].map(|place| throughput(&posts[place..=place], clients, lasting));
        let (gain, share) = (together / each, together / bare);
        let aims = if clients == 32 && engine == "SQLite" {
            format!("{}; {}", verdict("≥ 2.5 ×", gain >= 2.5), verdict("≥ 1/3", share >= 1.0 / 3.0))
        } else {
            "—".to_owned()
        };
        format!("| {engine}, {clients} clients | {together:.0} | {each:.0} | {gain:.1} × | {bare:.0} | {share:.2} | {aims} |")
    };
    CLIENTS.into_iter().map(row).collect()
}

fn post_of(served: &Served) -> Post {
    let rooms = served.get("/rooms?limit=200");
    let rooms: Vec<&str> = rooms["items"].as_array().expect("rooms").iter().filter_map(|room| room["id"].as_str()).collect();
    post_into(&rooms, served.address.clone(), served.token.clone(), BODIES)
}

/// So many cases to be logged in some rooms.
pub fn post_into(rooms: &[&str], address: String, token: String, cases: usize) -> Post {
    let body = |number: usize| {
        // Spread over rooms, kinds and days as a town's cases are, so that few look alike.
        let day = chrono::NaiveDate::from_ymd_opt(2023, 1, 1).expect("a day") + chrono::Days::new((number * 7 % 365) as u64);
        let draft = json!({
            "room_id": rooms[number % rooms.len()], "found_on": day, "kind": KINDS[number * 5 % KINDS.len()], "facts": FACTS,
            "parties": [{ "name": format!("张{number}"), "role": "applicant" }, { "name": format!("李{number}"), "role": "respondent" }],
            "participants": [{ "name": "周调解", "role": "lead_mediator" }],
        });
        draft.to_string()
    };
    Post { address, path: "/api/v1/cases", token, bodies: Arc::new((0..cases).map(body).collect()), next: Arc::default() }
}

/// Writes per second of so many clients, spread over what there is to post to.
pub fn throughput(posts: &[Post], clients: usize, lasting: Duration) -> f64 {
    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let threads: Vec<_> = (0..clients)
        .map(|client| {
            let post = &posts[client % posts.len()];
            let (stop, done, next) = (Arc::clone(&stop), Arc::clone(&done), Arc::clone(&post.next));
            let (mut line, bodies) = (Line::open(post), Arc::clone(&post.bodies));
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let number = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).expect("a place");
                    line.post(&bodies[number % bodies.len()]);
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    std::thread::sleep(lasting / 5);
    let (before, started) = (done.load(Ordering::Relaxed), std::time::Instant::now());
    std::thread::sleep(lasting);
    let rate = (done.load(Ordering::Relaxed) - before) as f64 / started.elapsed().as_secs_f64();
    stop.store(true, Ordering::Relaxed);
    threads.into_iter().for_each(|thread| thread.join().expect("no panic"));
    rate
}

/// One kept connection; a client library would cost more than what is measured.
struct Line {
    stream: BufReader<TcpStream>,
    head: String,
}

impl Line {
    fn open(post: &Post) -> Self {
        let stream = TcpStream::connect(&post.address).expect("a connection");
        stream.set_nodelay(true).expect("an option");
        let head = format!(
            "POST {} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\nauthorization: Bearer {}\r\n",
            post.path, post.address, post.token
        );
        Self { stream: BufReader::new(stream), head }
    }

    /// Sends one new record and reads the answer, which must be 201.
    fn post(&mut self, body: &str) {
        let (key, length) = (uuid::Uuid::new_v4(), body.len());
        let request = format!("{}idempotency-key: {key}\r\ncontent-length: {length}\r\n\r\n{body}", self.head);
        self.stream.get_mut().write_all(request.as_bytes()).expect("sent");
        let mut status = String::new();
        self.stream.read_line(&mut status).expect("an answer");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).expect("a header");
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a body");
        assert!(status.contains(" 201 "), "{status}{}", String::from_utf8_lossy(&body));
    }
}

#[derive(serde::Deserialize)]
struct Row {
    facts: String,
}

async fn insert(database: Data<Database>, row: Json<Row>) -> HttpResponse {
    let (id, facts) = (uuid::Uuid::now_v7().to_string(), row.into_inner().facts);
    let kept = database.write(fengqiao::db::Lane::All, move |conn| {
        let statement = match conn {
            fengqiao::db::DbConnection::Sqlite(_) => "INSERT INTO bare_rows (id, facts) VALUES (?, ?)",
            fengqiao::db::DbConnection::Postgres(_) => "INSERT INTO bare_rows (id, facts) VALUES ($1, $2)",
        };
        diesel::sql_query(statement).bind::<Text, _>(&id).bind::<Text, _>(facts).execute(conn)?;
        Ok(id)
    });
    match kept.await {
        Ok(id) => HttpResponse::Created().json(json!({ "id": id })),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

/// A handler that does nothing but insert a row; gives its address.
fn bare(target: Target) -> String {
    let database = Database::open(target).expect("a database");
    let table = |conn: &mut fengqiao::db::DbConnection| {
        Ok(conn.batch_execute("CREATE TABLE bare_rows (id TEXT PRIMARY KEY, facts TEXT NOT NULL)")?)
    };
    database.write_now(fengqiao::db::Lane::All, table).expect("a table");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        let app = move || App::new().app_data(Data::new(database.clone())).route("/rows", post().to(insert));
        let server = HttpServer::new(app).workers(2).disable_signals().listen(listener).expect("listening");
        actix_web::rt::System::new().block_on(server.run())
    });
    address
}
