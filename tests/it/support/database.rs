//! A fresh database for each test, on the engine `FENGQIAO_TEST_ENGINE` names.
//!
//! What many tests begin with (the tables, a town, its ledgers) is made once and copied: making it anew each time took most
//! of the suite's time.

use std::path::PathBuf;
use std::sync::LazyLock;

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use fengqiao::db::{Database, Target};
use tempfile::TempDir;

/// It goes when the test ends.
pub struct Fresh {
    pub target: Target,
    _folder: Option<TempDir>,
    _named: Option<Named>,
}

/// A database of the PostgreSQL server that is dropped with it.
struct Named(String);

impl Drop for Named {
    fn drop(&mut self) {
        drop(server().batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.0)));
    }
}

/// A database to copy.
pub enum Template {
    /// The folder stands as long as the template.
    Sqlite {
        _folder: TempDir,
        copy: PathBuf,
    },
    Postgres(String),
}

static MIGRATED: LazyLock<Template> = LazyLock::new(|| Template::of(|target| drop(Database::open(target).expect("migrated"))).0);

impl Template {
    /// Makes a database once; nobody may have it open any more when `make` is done.
    pub fn of<T>(make: impl FnOnce(Target) -> T) -> (Self, T) {
        if postgres() {
            let name = new_name("template");
            server().batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
            let made = make(Target::Postgres(address_of(&name)));
            // What was just closed may still be ending; a template is copied only while nobody is connected.
            let alone = format!(
                "ALTER DATABASE {name} ALLOW_CONNECTIONS false; \
                 SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}';"
            );
            server().batch_execute(&alone).expect("alone");
            return (Self::Postgres(name), made);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let (target, copy) = (Target::Sqlite(folder.path().join("made.db")), folder.path().join("template.db"));
        let made = make(target.clone());
        fengqiao::db::backup::copy_to(&target, &copy).expect("copied");
        (Self::Sqlite { _folder: folder, copy }, made)
    }

    /// A database like it.
    pub fn copy(&self) -> Fresh {
        match self {
            Self::Sqlite { copy, .. } => {
                let fresh = empty();
                if let Target::Sqlite(path) = &fresh.target {
                    std::fs::copy(copy, path).expect("copied");
                }
                fresh
            }
            Self::Postgres(template) => {
                let name = new_name("test");
                server().batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).expect("copied");
                Fresh { target: Target::Postgres(address_of(&name)), _folder: None, _named: Some(Named(name)) }
            }
        }
    }
}

pub fn postgres() -> bool {
    std::env::var("FENGQIAO_TEST_ENGINE").is_ok_and(|engine| engine == "postgres")
}

fn server_address() -> String {
    std::env::var("FENGQIAO_TEST_POSTGRES").expect("run this through tests/with-postgres.sh")
}

fn server() -> PgConnection {
    PgConnection::establish(&server_address()).expect("PostgreSQL is there")
}

fn address_of(name: &str) -> String {
    let server = server_address();
    let (host, _) = server.rsplit_once('/').expect("an address ends with a database");
    format!("{host}/{name}")
}

fn new_name(what: &str) -> String {
    format!("{what}_{}", uuid::Uuid::new_v4().simple())
}

/// Divides a database of PostgreSQL by town, and gives its first town a twin that nobody of that town has to do with.
pub fn give_a_twin(target: &Target) {
    let Target::Postgres(url) = target else { return };
    let mut conn = PgConnection::establish(url).expect("the database");
    conn.batch_execute(include_str!("../../data/twin.sql")).expect("divided");
}

#[derive(QueryableByName)]
struct Touched {
    #[diesel(sql_type = Text)]
    part: String,
    #[diesel(sql_type = BigInt)]
    times: i64,
}

/// Ends everybody else's connection; how many there were.
fn cut(conn: &mut PgConnection) -> usize {
    let others = "SELECT 'process' AS part, pid::bigint AS times FROM pg_stat_activity \
         WHERE CASE WHEN datname = current_database() AND pid <> pg_backend_pid() THEN pg_terminate_backend(pid) ELSE false END";
    diesel::sql_query(others).load::<Touched>(conn).expect("the others").len()
}

/// Ends every connection to a database of PostgreSQL, as an administrator does, or a server that goes down.
pub fn cut_connections(target: &Target) -> usize {
    let Target::Postgres(url) = target else { return 0 };
    cut(&mut PgConnection::establish(url).expect("the database"))
}

/// Which parts of the twin were read or changed since the database was copied, and how often. Ends everybody's connection:
/// a server process tells what it did when it goes.
pub fn touched_twin(target: &Target) -> Vec<String> {
    let Target::Postgres(url) = target else { return Vec::new() };
    let mut conn = PgConnection::establish(url).expect("the database");
    while cut(&mut conn) > 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let query = "SELECT relname::text AS part, seq_scan + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd + n_tup_del AS times \
         FROM pg_stat_user_tables WHERE relname LIKE '%\\_twin' ORDER BY 1";
    let parts: Vec<Touched> = diesel::sql_query(query).load(&mut conn).expect("what was touched");
    assert!(parts.len() > 40, "{} parts", parts.len());
    parts.into_iter().filter(|part| part.times > 0).map(|part| format!("{} {} times", part.part, part.times)).collect()
}

/// A database with its tables.
pub fn migrated() -> Fresh {
    MIGRATED.copy()
}

/// A database without tables.
pub fn empty() -> Fresh {
    if postgres() {
        let name = new_name("test");
        server().batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
        return Fresh { target: Target::Postgres(address_of(&name)), _folder: None, _named: Some(Named(name)) };
    }
    let folder = tempfile::tempdir().expect("a folder");
    Fresh { target: Target::Sqlite(folder.path().join("town.db")), _folder: Some(folder), _named: None }
}
