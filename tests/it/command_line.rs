//! The program as it is started by hand: accounts, figures, backups, keys, checks.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use fengqiao::db::Target;

use crate::support::database;

/// A folder with a database, and the program that works on it.
struct Desk {
    folder: tempfile::TempDir,
    fresh: database::Fresh,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), fresh: database::empty() }
    }

    fn address(&self) -> String {
        match &self.fresh.target {
            Target::Sqlite(path) => format!("sqlite:{}", path.display()),
            Target::Postgres(url) => url.clone(),
        }
    }

    fn key(&self) -> std::path::PathBuf {
        self.folder.path().join("town.key")
    }

    fn run(&self, words: &[&str]) -> Output {
        self.run_with(words, "")
    }

    fn run_with(&self, words: &[&str], input: &str) -> Output {
        run_on(&self.address(), &self.key(), words, input)
    }
}

pub fn run_on(address: &str, key: &Path, words: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_fengqiao"))
        .args(["--database", address, "--key-file", key.to_str().expect("text")])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    program.stdin.take().expect("an input").write_all(input.as_bytes()).expect("written");
    program.wait_with_output().expect("ended")
}

#[track_caller]
pub fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[track_caller]
pub fn refused(output: &Output) -> String {
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn sample(name: &str) -> String {
    format!("{}/tests/data/pingan-2023/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn an_account_is_added_with_a_password_that_is_not_shown() {
    let desk = Desk::new();
    let added = desk.run_with(&["account", "add", "chen", "--role", "admin", "--password-stdin"], "a long first password\n");
    assert!(!said(&added).contains("a long first password"));
    let again = desk.run_with(&["account", "add", "chen", "--role", "admin", "--password-stdin"], "a long first password\n");
    assert!(refused(&again).contains("chen") || refused(&again).contains("名称已存在"));
    let weak = desk.run_with(&["account", "add", "liu", "--role", "admin", "--password-stdin"], "short\n");
    assert!(refused(&weak).contains('8'));
}

#[test]
fn what_cannot_be_done_says_what_to_do_and_changes_nothing() {
    let desk = Desk::new();
    assert!(refused(&desk.run(&["import", "cases", "/nowhere.xlsx"])).contains("/nowhere.xlsx"));
    assert!(refused(&desk.run(&["import", "poems", "/nowhere.xlsx"])).contains("petition_visits"));
    assert!(refused(&run_on("postgers://wrong", &desk.key(), &["migrate"], "")).contains("postgres://"));
    assert!(!Path::new("postgers:").exists());
}

#[test]
fn what_locks_everybody_out_is_repaired_here() {
    let desk = Desk::new();
    said(&desk.run_with(&["account", "add", "boss", "--role", "admin", "--password-stdin"], "a-long-password"));
    let state = || said(&desk.run(&["account", "list"]));
    assert!(state().contains("boss\tadmin\t所有镇 / all towns\t在用"), "{}", state());
    assert!(refused(&desk.run(&["account", "disable", "boss"])).contains("最后一位"));
    said(&desk.run_with(&["account", "add", "second", "--role", "admin"], "another-password"));
    said(&desk.run(&["account", "disable", "boss"]));
    assert!(state().contains("boss\tadmin\t所有镇 / all towns\t已停用"));
    said(&desk.run(&["account", "enable", "boss"]));
    assert!(refused(&desk.run_with(&["account", "password", "boss", "--password-stdin"], "short")).contains("至少 8 位"));
    let told = said(&desk.run_with(&["account", "password", "boss", "--password-stdin"], "a-new-password"));
    assert!(told.contains("boss") && !told.contains("a-new-password"));
    assert!(state().contains("待改初始密码"));
    assert!(refused(&desk.run(&["account", "enable", "nobody"])).contains("没有这个账号"));
    let value = |name: &str| {
        let listing = said(&desk.run(&["settings", "list"]));
        listing.lines().find(|line| line.starts_with(&format!("{name}\t"))).and_then(|line| line.split('\t').nth(1)).map(str::to_owned)
    };
    assert!(refused(&desk.run(&["settings", "set", "session_days", "0"])).contains("1 到 365"));
    assert!(refused(&desk.run(&["settings", "set", "no_such_setting", "1"])).contains("不认识"));
    assert!(refused(&desk.run(&["settings", "set", "secure_cookie", "true"])).contains("不认识"));
    said(&desk.run(&["settings", "set", "session_days", "7"]));
    assert_eq!(value("session_days").as_deref(), Some("7"));
    said(&desk.run(&["settings", "reset", "session_days"]));
    assert_eq!(value("session_days").as_deref(), Some("30"));
    assert!(refused(&desk.run(&["settings", "set", "mediation_months", "2", "--town", "没有的镇"])).contains("没有这个镇"));
}

#[test]
fn the_key_of_a_database_is_never_made_anew() {
    let desk = Desk::new();
    said(&desk.run(&["migrate"]));
    let key = std::fs::read_to_string(desk.key()).expect("a key");
    assert_eq!(said(&desk.run(&["key", "export"])).trim(), key.trim());
    std::fs::remove_file(desk.key()).expect("removed");
    assert!(refused(&desk.run(&["verify"])).contains("town.key"));
    assert!(!desk.key().exists(), "another key would open nothing");
    said(&desk.run_with(&["key", "import"], &key));
    said(&desk.run(&["verify"]));
}

#[test]
fn a_wrong_key_opens_nothing() {
    let desk = Desk::new();
    said(&desk.run(&["migrate"]));
    let other = desk.folder.path().join("other.key");
    let wrong = run_on(&desk.address(), &other, &["key", "import"], "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
    said(&wrong);
    assert!(refused(&run_on(&desk.address(), &other, &["verify"], "")).contains("--key-file"));
}

#[test]
fn the_demonstration_is_the_living_town_or_the_sample_alone() {
    let desk = Desk::new();
    let help = said(&desk.run(&["serve", "--help"]));
    assert!(help.contains("--demo[=<TOWN>]") && help.contains("2023") && help.contains("sample"), "{help}");
    assert!(refused(&desk.run(&["serve", "--demo=other"])).contains("sample"));
}

#[test]
fn a_year_comes_in_is_counted_checked_and_handed_out() {
    let desk = Desk::new();
    // Rooms come from the register; the demonstration has one, so the town is founded by it and the year is there.
    let context = {
        let database = fengqiao::db::Database::open(desk.fresh.target.clone()).expect("a database");
        said(&desk.run(&["migrate"]));
        let vault = fengqiao::crypto::Vault::from_file(&desk.key(), false).expect("the key");
        fengqiao::context::Context::new(database, vault, fengqiao::settings::Settings::by_default(), desk.folder.path().join("attachments"))
            .expect("a context")
    };
    fengqiao::demo::found(&context).expect("the town");
    let ledger = sample("矛盾纠纷排查化解台账2023.xlsx");
    let people = sample("法律明白人名册.xlsx");
    let first = desk.run(&["import", "people", &people]);
    assert!(said(&first).contains("new"), "{first:?}");
    let tried = desk.run(&["import", "cases", &ledger, "--dry-run"]);
    let applied = desk.run(&["import", "cases", &ledger]);
    assert_eq!(String::from_utf8_lossy(&tried.stdout), String::from_utf8_lossy(&applied.stdout));
    let figures: serde_json::Value = serde_json::from_str(&said(&desk.run(&["figures", "--year", "2023", "--json"]))).expect("JSON");
    let value = |code: &str| {
        figures["figures"].as_array().expect("figures").iter().find(|row| row["code"] == code).expect("the figure")["value"].clone()
    };
    assert_eq!((value("resolutions"), value("with_legal_literate")), (597.into(), 350.into()));
    let checked = said(&desk.run(&["verify"]));
    assert!(checked.contains("2023"), "{checked}");
    let out = desk.folder.path().join("year.csv");
    said(&desk.run(&["export", "annual", "--year", "2023", "--format", "csv", "--out", out.to_str().expect("text")]));
    assert!(std::fs::read_to_string(out).expect("the file").contains("597"));
}

#[test]
fn a_backup_is_restored_only_with_its_key_and_never_over_a_database() {
    let desk = Desk::new();
    said(&desk.run(&["migrate"]));
    let copy = desk.folder.path().join("copy.db");
    let made = desk.run(&["backup", copy.to_str().expect("text")]);
    let Target::Sqlite(_) = &desk.fresh.target else {
        assert!(refused(&made).contains("pg_dump"));
        return;
    };
    assert!(said(&made).contains("town.key"), "it says that the key is not in it");
    assert!(refused(&desk.run(&["backup", copy.to_str().expect("text")])).contains("copy.db"));
    let restored = format!("sqlite:{}", desk.folder.path().join("restored.db").display());
    let restore = |key: &Path| run_on(&restored, key, &["restore", copy.to_str().expect("text")], "");
    assert!(refused(&restore(&desk.folder.path().join("no.key"))).contains("no.key"));
    said(&restore(&desk.key()));
    assert!(refused(&restore(&desk.key())).contains("restored.db"));
    said(&run_on(&restored, &desk.key(), &["verify"], ""));
}
