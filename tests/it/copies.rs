//! Backups and restores that tell the truth: what stands under its name is whole, whenever the power went.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use fengqiao::db::backup::open_copy;
use fengqiao::db::{Database, Opening, Target};
use image::ImageFormat;
use serde_json::{Value, json};

use crate::command_line::{refused, run_on, said};
use crate::crash::{PASSWORD, Program, found_a_room, run};
use crate::support::cases::found;
use crate::support::pictures::picture;
use crate::support::records::case_draft;
use crate::support::uploads::{form, upload};
use crate::support::{TestTown, database};

/// Kills of a backup and of a restore, each a little later than the one before.
const KILLS: u32 = 20;
const SCANS: u32 = 6;

/// A town with a case and its scans, as it lies on the disk.
struct Kept {
    town: TestTown,
    key: PathBuf,
    folder: tempfile::TempDir,
}

impl Kept {
    /// None on PostgreSQL, which brings its own tools.
    async fn new() -> Option<Self> {
        let town = TestTown::new().await;
        if !town.address().starts_with("sqlite:") {
            return None;
        }
        let (clerk, room) = (town.clerk().await, town.room("红关村").await);
        let case = found(&clerk, &room, "2023-06-01", json!({})).await;
        for number in 0..SCANS {
            let scan = picture(300 + number, 200, ImageFormat::Png);
            upload(&clerk, &case, form("photo", "a.png", scan)).await.expect(201);
        }
        Some(Self { key: town.key_file(), town, folder: tempfile::tempdir().expect("a folder") })
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, address: &str, files: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fengqiao"));
        command.args(["--database", address]).arg("--key-file").arg(&self.key).arg("--files").arg(files).args(words);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn backup(&self, to: &Path) -> Command {
        self.command(&self.town.address(), &self.town.files.path().join("attachments"), &["backup", text(to)])
    }

    fn restore(&self, from: &Path, to: &Path) -> Command {
        self.command(&sqlite(to), &to.with_extension("files"), &["restore", text(from)])
    }

    /// The database and every attachment are whole.
    fn assert_whole(&self, restored: &Path) {
        let checked = said(&ended(self.command(&sqlite(restored), &restored.with_extension("files"), &["verify"])));
        assert!(checked.contains(&format!("附件完整，共 {SCANS} 个")), "{checked}");
    }

    /// What lies in the folder.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder");
        let mut names: Vec<String> = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

fn sqlite(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

fn ended(mut command: Command) -> Output {
    command.output().expect("run")
}

fn statement(database: &Path, statement: &str) {
    SqliteConnection::establish(text(database)).expect("opened").batch_execute(statement).expect("done");
}

#[actix_web::test]
async fn a_backup_is_checked_kept_from_others_and_restored_as_one_file() {
    let Some(kept) = Kept::new().await else { return };
    let (copy, restored) = (kept.place("copy.db"), kept.place("restored.db"));
    said(&ended(kept.backup(&copy)));
    assert_eq!(kept.names(), ["copy.db", "copy.db.attachments", "copy.db.heads.json"]);
    assert_eq!(std::fs::metadata(&copy).expect("the copy").permissions().mode() & 0o777, 0o600);
    assert!(refused(&ended(kept.backup(&copy))).contains("copy.db"));
    said(&ended(kept.restore(&copy, &restored)));
    assert_eq!(
        kept.names(),
        ["copy.db", "copy.db.attachments", "copy.db.heads.json", "restored.db", "restored.files"],
        "nothing beside it"
    );
    assert_eq!(std::fs::metadata(&restored).expect("the database").permissions().mode() & 0o777, 0o600);
    kept.assert_whole(&restored);
}

#[actix_web::test]
async fn what_is_no_whole_backup_of_this_town_is_not_restored() {
    let Some(kept) = Kept::new().await else { return };
    let copy = kept.place("copy.db");
    said(&ended(kept.backup(&copy)));
    let whole = std::fs::read(&copy).expect("the copy");
    let altered = |name: &str, by: &str| {
        let path = kept.place(name);
        std::fs::write(&path, &whole).expect("written");
        statement(&path, by);
        std::fs::read(&path).expect("the file")
    };
    let mut zeroed = whole.clone();
    let page = whole.len() / 2 / 4096 * 4096;
    zeroed[page..page + 4096].fill(0);
    let foreign = kept.place("foreign");
    statement(&foreign, "CREATE TABLE recipes (name TEXT)");
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("an empty file", Vec::new(), "不是枫桥的备份文件"),
        ("a text", b"dear diary".repeat(1000), "不是枫桥的备份文件"),
        ("half", whole[..whole.len() / 2].to_vec(), "不完整或已损坏"),
        ("all but its end", whole[..whole.len() - 5000].to_vec(), "不完整或已损坏"),
        ("a page of nothing", zeroed, "不完整或已损坏"),
        ("another program's", std::fs::read(&foreign).expect("the file"), "不是枫桥的数据库"),
        ("without its key", altered("keyless", "DELETE FROM keyring"), "--key-file"),
        ("a newer one", altered("newer", "INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231235959')"), "99991231235959"),
    ];
    for (name, bytes, says) in cases {
        let (from, to) = (kept.place("from"), kept.place("restored.db"));
        std::fs::write(&from, bytes).expect("written");
        let words = refused(&ended(kept.restore(&from, &to)));
        assert!(words.contains(says) && words.contains(" / "), "{name}: {words}");
        assert!(!kept.names().iter().any(|left| left.starts_with("restored.db")), "{name}: {:?}", kept.names());
    }
}

#[actix_web::test]
async fn a_backup_without_one_of_its_scans_is_neither_made_nor_restored() {
    let Some(kept) = Kept::new().await else { return };
    let (copy, restored) = (kept.place("copy.db"), kept.place("restored.db"));
    said(&ended(kept.backup(&copy)));
    let scan = |folder: &Path| {
        let folders = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut files =
            folders.flat_map(|folder| std::fs::read_dir(folder).expect("a folder")).map(|entry| entry.expect("an entry").path());
        files.find(|path| path.is_file()).expect("a scan")
    };
    let one = scan(&kept.place("copy.db.attachments"));
    let content = std::fs::read(&one).expect("the scan");
    std::fs::write(&one, &content[..content.len() / 2]).expect("cut short");
    assert!(refused(&ended(kept.restore(&copy, &restored))).contains("附件"));
    std::fs::remove_file(&one).expect("removed");
    assert!(refused(&ended(kept.restore(&copy, &restored))).contains("附件"));
    assert!(!restored.exists());
    std::fs::remove_file(scan(&kept.town.files.path().join("attachments"))).expect("removed");
    let second = kept.place("second.db");
    assert!(refused(&ended(kept.backup(&second))).contains("附件"));
    assert!(!second.exists() && !kept.place("second.db.attachments").exists(), "{:?}", kept.names());
}

#[actix_web::test]
async fn a_backup_the_disk_has_no_room_for_leaves_nothing_under_its_name() {
    let Some(kept) = Kept::new().await else { return };
    let copy = kept.place("copy.db");
    let whole = kept.backup(&copy);
    let mut command = Command::new("/bin/sh");
    // Blocks of 512 bytes: far less than the database has.
    command.args(["-c", "ulimit -f 200; exec \"$@\"", "sh"]).arg(whole.get_program()).args(whole.get_args());
    assert!(!ended(command).status.success());
    assert!(!copy.exists(), "{:?}", kept.names());
    said(&ended(whole));
    assert_eq!(kept.names(), ["copy.db", "copy.db.attachments", "copy.db.heads.json"]);
}

/// How many files lie in a folder and those in it.
fn files_in(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.map(|path| if path.is_dir() { files_in(&path) } else { 1 }).sum()
}

/// Kills a command after a while; says whether it was still at work.
fn killed_after(mut command: Command, delay: Duration) -> bool {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started");
    std::thread::sleep(delay);
    let at_work = child.try_wait().expect("a state").is_none();
    child.kill().expect("killed");
    child.wait().expect("an end");
    at_work
}

#[actix_web::test]
async fn a_killed_backup_or_restore_leaves_only_what_is_whole_and_can_be_run_again() {
    let Some(kept) = Kept::new().await else { return };
    let (copy, restored) = (kept.place("copy.db"), kept.place("restored.db"));
    let begun = Instant::now();
    said(&ended(kept.backup(&kept.place("first.db"))));
    let backup_takes = begun.elapsed();
    let begun = Instant::now();
    said(&ended(kept.restore(&kept.place("first.db"), &kept.place("first-restored.db"))));
    let restore_takes = begun.elapsed();
    let mut at_work = 0;
    for kill in 1..=KILLS {
        at_work += u32::from(killed_after(kept.backup(&copy), backup_takes * kill / KILLS));
        if copy.exists() {
            open_copy(&copy).expect("what has its name is whole");
            assert_eq!(files_in(&kept.place("copy.db.attachments")), files_in(&kept.place("first.db.attachments")));
            std::fs::remove_file(&copy).expect("removed");
        }
    }
    said(&ended(kept.backup(&copy)));
    for kill in 1..=KILLS {
        at_work += u32::from(killed_after(kept.restore(&copy, &restored), restore_takes * kill / KILLS));
        if restored.exists() {
            kept.assert_whole(&restored);
            ["", "-wal", "-shm"].iter().for_each(|end| drop(std::fs::remove_file(format!("{}{end}", restored.display()))));
        }
    }
    assert!(at_work > KILLS, "{at_work} of {} were killed at work", 2 * KILLS);
    said(&ended(kept.restore(&copy, &restored)));
    kept.assert_whole(&restored);
    let left: Vec<String> = kept.names().into_iter().filter(|name| name.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_database_of_a_newer_program_or_of_the_first_release_is_not_opened() {
    let (fresh, folder) = (database::migrated(), tempfile::tempdir().expect("a folder"));
    let (address, key) = match &fresh.target {
        Target::Sqlite(path) => (sqlite(path), folder.path().join("town.key")),
        Target::Postgres(url) => (url.clone(), folder.path().join("town.key")),
    };
    said(&run_on(&address, &key, &["migrate"], ""));
    // Steps this program does not know: of one to come, and of the first release, whose tables were others.
    for (step, reason) in [("99991231235959", "newer version"), ("20230101000001", "written by version 0.1")] {
        let (add, take) = (
            format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{step}')"),
            format!("DELETE FROM __diesel_schema_migrations WHERE version = '{step}'"),
        );
        let open = Database::open(fresh.target.clone()).expect("a database");
        open.write_now(fengqiao::db::Lane::All, move |conn| Ok(conn.batch_execute(&add)?)).expect("written");
        for words in [&["serve", "--listen", "127.0.0.1:0"][..], &["migrate"], &["verify"], &["figures", "--year", "2023"]] {
            let said = refused(&run_on(&address, &key, words, ""));
            assert!(said.contains(reason), "{words:?}: {said}");
        }
        open.write_now(fengqiao::db::Lane::All, move |conn| Ok(conn.batch_execute(&take)?)).expect("taken back");
    }
}

/// How much stands beside the database file that is not in it yet.
fn waiting_beside(database: &Path) -> u64 {
    std::fs::metadata(format!("{}-wal", database.display())).map_or(0, |wal| wal.len())
}

#[test]
fn after_a_clean_stop_everything_is_in_the_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    for role in ["admin", "clerk"] {
        run(folder.path(), &["account", "add", role, "--role", role, "--password-stdin"], PASSWORD);
    }
    let mut program = Program::start(folder.path());
    let (room, clerk) = (found_a_room(&program), program.sign_in("clerk"));
    let case: Value = clerk.post("/cases", &case_draft(&room, "2023-06-01")).json().expect("a case");
    let database = folder.path().join("town.db");
    assert!(waiting_beside(&database) > 0, "written, and not yet in the one file");
    let stop = Command::new("kill").args(["-TERM", &program.child.id().to_string()]).status().expect("run");
    assert!(stop.success() && program.child.wait().expect("an end").success());
    assert_eq!(waiting_beside(&database), 0);
    let elsewhere = tempfile::tempdir().expect("a folder");
    for name in ["town.db", "fengqiao.key"] {
        std::fs::copy(folder.path().join(name), elsewhere.path().join(name)).expect("copied");
    }
    let again = Program::start(elsewhere.path());
    let path = format!("/cases/{}", case["id"].as_str().expect("an id"));
    assert_eq!(again.sign_in("clerk").get(&path).status(), 200);
}

#[test]
fn after_a_while_without_changes_everything_is_in_the_one_file() {
    let fresh = database::migrated();
    let Target::Sqlite(path) = &fresh.target else { return };
    let open =
        Database::open_as(fresh.target.clone(), Opening { idle: Duration::from_millis(50), ..Opening::default() }).expect("a database");
    open.write_now(fengqiao::db::Lane::All, |conn| Ok(conn.batch_execute("UPDATE audit_heads SET hash = 'changed'")?)).expect("written");
    let begun = Instant::now();
    while waiting_beside(path) > 0 && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(waiting_beside(path), 0);
    open.write_now(fengqiao::db::Lane::All, |conn| Ok(conn.batch_execute("UPDATE audit_heads SET hash = ''")?)).expect("written again");
}
