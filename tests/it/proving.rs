//! Somebody who reaches the database behind the program's back changes, adds or takes away something: `verify` names it. Where the
//! story alters what a running town holds, it does so in a write that is never kept.

use std::path::Path;

use diesel::connection::SimpleConnection;
use fengqiao::audit::anchors::{self, Anchor};
use fengqiao::audit::replay::{Findings, covered, replay};
use fengqiao::context::{Context, Origin};
use fengqiao::db::backup::require_whole;
use fengqiao::db::contents::{Table, each_row};
use fengqiao::db::{Database, DbConnection, Lane, Target};
use fengqiao::ids::TownKey;
use fengqiao::problem::{Code, Outcome, Problem, Words};
use fengqiao::rights::Actor;
use reqwest::Method;
use serde_json::{Value, json};

use crate::command_line::{refused, run_on, said};
use crate::support::cases::{now, oral, stepped};
use crate::support::records::{case_draft, entry_draft, id, made, person_draft, revision, visit_draft, with};
use crate::support::{TestTown, send};
use crate::twin;

/// What does not fit, as a replay says it.
fn misfits(conn: &mut DbConnection, context: &Context, anchors: Vec<Anchor>) -> Outcome<Vec<String>> {
    let mut told = Vec::new();
    let see = |_: &Words, found: &Findings| {
        told.extend(found.altered.iter().map(|found| found.en.to_string()));
        Ok(())
    };
    replay(conn, &context.chain_keys, anchors, see)?;
    Ok(told)
}

/// What a replay would name after these statements; nothing of them is kept.
async fn named_after(town: &TestTown, statements: &[&str], anchors: Vec<Anchor>) -> Vec<String> {
    let (context, statements) = (town.context.clone(), statements.iter().map(|&one| one.to_owned()).collect::<Vec<_>>());
    let (tell, told) = std::sync::mpsc::channel();
    let altered = town.context.database.write(Lane::All, move |conn| {
        statements.iter().try_for_each(|statement| conn.batch_execute(statement)).expect("altered");
        tell.send(misfits(conn, &context, anchors)?).expect("told");
        Err::<(), _>(Problem::new(Code::Busy))
    });
    altered.await.expect_err("nothing of it is kept");
    told.recv().expect("told")
}

/// A town with a settled case, a visit, an entry and a person.
async fn at_work() -> (TestTown, String, String) {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), json!({ "people_count": 3 }))).await;
    let case = stepped(&clerk, &case, "accept", json!({ "accepted_on": "2023-06-02" })).await;
    let case = stepped(&clerk, &case, "settle", oral("2023-06-05")).await;
    let visit = made(&clerk, "/petition-visits", visit_draft("2023-06-06")).await;
    made(&clerk, "/online-entries", entry_draft("P-1", &room)).await;
    made(&clerk, "/people", person_draft("赵明白", &room)).await;
    town.auditor().await;
    (town, id(&case).to_owned(), id(&visit).to_owned())
}

#[actix_web::test]
async fn whatever_was_altered_behind_the_program_is_named() {
    let (town, case, visit) = at_work().await;
    assert_eq!(named_after(&town, &[], Vec::new()).await, Vec::<String>::new(), "nothing is altered yet");
    let of_case = |what: &str| format!("Case {case}: it is not as the log says ({what})");
    let of_visit = |what: &str| format!("Visit {visit}: it is not as the log says ({what})");
    let children = ["case_parties", "case_resolutions", "case_steps", "case_participants", "case_limits"];
    let gone: Vec<String> = children.iter().map(|table| format!("DELETE FROM {table}")).chain(["DELETE FROM cases".to_owned()]).collect();
    let table = [
        (vec!["UPDATE cases SET facts = '两家和睦'"], of_case("case cases")),
        (vec!["UPDATE cases SET kind = 'marriage'"], of_case("case cases")),
        (vec!["UPDATE cases SET found_on = '2023-05-01'"], of_case("case cases")),
        (vec!["UPDATE cases SET people_count = 30"], of_case("case cases")),
        (vec!["UPDATE cases SET note = '后补'"], of_case("case cases")),
        (vec!["UPDATE case_resolutions SET settled_on = '2023-06-04'"], of_case("settlement case_resolutions")),
        (vec!["DELETE FROM case_parties WHERE name = '李四'"], of_case("parties case_parties")),
        (vec!["UPDATE case_parties SET name = '王四' WHERE name = '李四'"], of_case("parties case_parties")),
        (gone.iter().map(String::as_str).collect(), format!("Case {case}: it is gone, and nobody removed it")),
        (vec!["UPDATE petition_visits SET persons_present = 20"], of_visit("visit petition_visits")),
        (vec!["UPDATE petition_visitors SET name = '王六'"], of_visit("visitors petition_visitors")),
        (vec!["UPDATE online_entries SET platform_no = 'P-2'"], "it is not as the log says (platform entry online_entries)".to_owned()),
        (vec!["UPDATE person_roles SET from_on = '2020-01-01'"], "it is not as the log says (roles person_roles)".to_owned()),
        (vec!["UPDATE rooms SET opened_on = '2001-01-01' WHERE position = 1"], "it is not as the log says (room rooms)".to_owned()),
        (vec!["UPDATE towns SET obligations_from = '2001-01-H1'"], "it is not as the log says (town towns)".to_owned()),
        (
            vec!["UPDATE calendar_days SET name = '补休' WHERE day = '2023-01-02'"],
            "Holidays 2023: they are not as they were published".to_owned(),
        ),
        (vec!["UPDATE accounts SET role = 'clerk' WHERE role = 'auditor'"], "it is not as the log says (account accounts)".to_owned()),
        (
            vec![
                "UPDATE accounts SET password_hash = (SELECT o.password_hash FROM accounts o WHERE o.role = 'auditor') WHERE role = 'admin'",
            ],
            "it is not as the log says (account accounts)".to_owned(),
        ),
        (
            vec!["INSERT INTO town_settings (town, name, value, changed_at) VALUES (1, 'follow_up_days', '90', '2023-06-01 00:00:00')"],
            "Settings settings: the log knows nothing of it; it was added".to_owned(),
        ),
        (
            vec!["INSERT INTO duty_days (town, day, planned_leader, nobody_came) VALUES (1, '2023-06-07', '陈镇长', FALSE)"],
            "it is not as the log says (duty roster duty_days)".to_owned(),
        ),
        (vec!["UPDATE audit_events SET changes = '{}' WHERE town = 1 AND seq = 30"], "what row 30 of the log says was altered".to_owned()),
        (
            vec!["UPDATE audit_events SET account_name = '别人' WHERE town = 1 AND seq = 30"],
            "what row 30 of the log says was altered".to_owned(),
        ),
        (vec!["UPDATE audit_events SET action = 'export' WHERE town = 1 AND seq = 30"], "row 30 of the log does not fit".to_owned()),
        (vec!["UPDATE audit_events SET town = 0, seq = 999 WHERE town = 1 AND seq = 30"], "row 30 of the log is missing".to_owned()),
        (vec!["DELETE FROM audit_events WHERE town = 1 AND seq = 30"], "row 30 of the log is missing".to_owned()),
        (
            vec![
                "UPDATE audit_events SET hash = 'x' || seq, previous_hash = CASE WHEN seq = 1 THEN '' ELSE 'x' || (seq - 1) END WHERE town = 1",
            ],
            "row 1–".to_owned(),
        ),
    ];
    for (statements, expected) in &table {
        let named = named_after(&town, statements, Vec::new()).await;
        assert!(named.iter().any(|one| one.contains(expected)), "{statements:?}: {named:?}");
    }
}

/// What one piece of work does to other records is said with it: the town's end compares them all.
#[actix_web::test]
async fn whatever_people_do_is_in_the_log() {
    let town = TestTown::with_ledgers().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    twin::a_case_with_everything(&town, &clerk).await;
    twin::cases_that_meet(&town, &clerk).await;
    twin::reception_and_reports(&town, &clerk).await;
    twin::ledgers_taken_and_taken_back(&clerk).await;
    twin::register(&town, &clerk).await;
    assert_eq!(town.misfits(), Vec::<String>::new());
    // Three cases of one dispute, each merged into the next, and the second taken out again.
    let mut cases = Vec::new();
    for day in ["2024-03-01", "2024-03-02", "2024-03-03"] {
        cases.push(made(&clerk, "/cases", case_draft(&room, day)).await);
    }
    let merge = |into: &Value| json!({ "into": id(into), "reason": "同一件事" });
    stepped(&clerk, &cases[0], "merge", merge(&cases[1])).await;
    let second = now(&clerk, &cases[1]).await;
    stepped(&clerk, &second, "merge", merge(&cases[2])).await;
    let second = now(&clerk, &cases[1]).await;
    stepped(&clerk, &second, "unmerge", json!({ "reason": "并错了" })).await;
    // Three visits of one matter, joined from the last to the first.
    let mut visits = Vec::new();
    for day in ["2024-03-04", "2024-03-05", "2024-03-06"] {
        visits.push(made(&clerk, "/petition-visits", visit_draft(day)).await);
    }
    for (later, earlier) in [(2, 1), (1, 0)] {
        let path = format!("/petition-visits/{}", id(&visits[later]));
        let seen = revision(&clerk.get(&path).await.expect(200).json);
        let join = clerk.request(Method::POST, &format!("{path}/matter")).header("if-match", format!("\"{seen}\""));
        let joined = send(join.json(&json!({ "visit_id": id(&visits[earlier]) }))).await;
        assert!(joined.status < 300, "{}", joined.text);
    }
}

#[actix_web::test]
async fn a_log_whose_end_was_cut_off_is_known_by_a_head_kept_elsewhere() {
    let (town, case, _) = at_work().await;
    let before = town.context.database.read(anchors::anchors).await.expect("heads");
    let clerk = town.clerk().await;
    let reveal = json!({ "reason": "核对身份" });
    let parties = clerk.get(&format!("/cases/{case}")).await.expect(200).json;
    clerk.post(&format!("/parties/{}/reveal", id(&parties["parties"][0])), reveal).await.expect(200);
    let after = town.context.database.read(anchors::anchors).await.expect("heads");
    let (kept, cut) = (before.last().expect("the town's"), after.last().expect("the town's"));
    assert!(cut.seq > kept.seq);
    // Nothing was changed by looking, so only a head kept elsewhere remembers that somebody looked.
    let statements = [
        format!("DELETE FROM audit_events WHERE town = 1 AND seq > {}", kept.seq),
        format!("UPDATE audit_heads SET seq = {}, hash = '{}' WHERE town = 1", kept.seq, kept.hash),
    ];
    let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
    assert_eq!(named_after(&town, &statements, Vec::new()).await, Vec::<String>::new());
    assert_eq!(named_after(&town, &statements, before).await, Vec::<String>::new());
    let named = named_after(&town, &statements, after.clone()).await;
    assert_eq!(named, [format!("row {} of the log was there once and is not there now", cut.seq)]);
}

/// The program's own chain remembers where each town stood, once a day.
#[actix_web::test]
async fn the_programs_chain_remembers_the_towns() {
    let (town, ..) = at_work().await;
    let note = |town: &TestTown| {
        let context = town.context.clone();
        async move {
            let acting = Actor::program();
            context.work(acting, Origin::command_line(), anchors::note_heads).await.expect("noted");
        }
    };
    note(&town).await;
    let heads = town.context.database.read(anchors::anchors).await.expect("heads");
    note(&town).await;
    assert_eq!(heads, town.context.database.read(anchors::anchors).await.expect("heads"), "once a day is enough");
    let last = heads.last().expect("the town's");
    let statements = [
        format!("DELETE FROM audit_events WHERE town = 1 AND seq = {}", last.seq),
        format!(
            "UPDATE audit_heads SET seq = {0}, hash = (SELECT hash FROM audit_events WHERE town = 1 AND seq = {0}) WHERE town = 1",
            last.seq - 1
        ),
    ];
    let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
    let named = named_after(&town, &statements, Vec::new()).await;
    assert!(named.contains(&format!("row {} of the log was there once and is not there now", last.seq)), "{named:?}");
}

/// What was written last is lost with the file it stood in: the main file alone is whole, and only a head kept elsewhere knows.
#[actix_web::test]
async fn a_database_that_lost_its_last_changes_is_known_by_the_heads_beside_a_backup() {
    let (town, ..) = at_work().await;
    let Target::Sqlite(path) = town.address().parse().expect("an address") else { return };
    let (folder, key) = (tempfile::tempdir().expect("a folder"), town.key_file());
    let (older, backup) = (folder.path().join("older.db"), folder.path().join("backup.db"));
    let copy = |to: &Path| {
        let (address, key, to) = (format!("sqlite:{}", path.display()), key.clone(), to.to_owned());
        tokio::task::spawn_blocking(move || said(&run_on(&address, &key, &["backup", to.to_str().expect("text")], "")))
    };
    copy(&older).await.expect("copied");
    made(&town.clerk().await, "/petition-visits", visit_draft("2023-06-07")).await;
    copy(&backup).await.expect("copied");
    let anchor = folder.path().join("backup.db.heads.json");
    let told = tokio::task::spawn_blocking(move || {
        let (address, anchor) = (format!("sqlite:{}", older.display()), anchor.to_str().expect("text").to_owned());
        said(&run_on(&address, &key, &["verify"], ""));
        refused(&run_on(&address, &key, &["verify", "--anchor", &anchor], ""))
    });
    assert!(told.await.expect("checked").contains("was there once and is not there now"));
}

/// Every record of every table that is proved, as text.
fn contents(conn: &mut DbConnection) -> Outcome<Vec<String>> {
    let mut all = Vec::new();
    for table in covered() {
        each_row(conn, Table { town: None, ..table }, TownKey::NONE, |record, row| {
            all.push(format!("{} {record} {}", table.name, String::from_utf8_lossy(row)));
        })?;
    }
    Ok(all)
}

/// A number that looks thrown, the same in every run.
fn thrown(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[actix_web::test]
async fn forty_flipped_bits_are_named_or_change_nothing() {
    let (town, ..) = at_work().await;
    let Target::Sqlite(path) = town.address().parse().expect("an address") else { return };
    let (folder, key) = (tempfile::tempdir().expect("a folder"), town.key_file());
    let whole = folder.path().join("whole.db");
    let (address, to) = (format!("sqlite:{}", path.display()), whole.to_str().expect("text").to_owned());
    tokio::task::spawn_blocking(move || said(&run_on(&address, &key, &["backup", &to], ""))).await.expect("copied");
    let (context, bytes) = (town.context.clone(), std::fs::read(&whole).expect("the copy"));
    let told = tokio::task::spawn_blocking(move || {
        let checked = |path: &Path| -> Outcome<(Vec<String>, Vec<String>)> {
            let database = Database::open(Target::Sqlite(path.to_owned()))?;
            database.read_now(require_whole)?;
            database.snapshot_now(|conn| Ok((misfits(conn, &context, Vec::new())?, contents(conn)?)))
        };
        let (none, before) = checked(&whole).expect("whole");
        assert_eq!(none, Vec::<String>::new());
        let (mut state, mut named) = (20_231_231, 0);
        for flip in 0..40 {
            let mut altered = bytes.clone();
            let place = thrown(&mut state) as usize % altered.len();
            altered[place] ^= 1 << (thrown(&mut state) % 8);
            let path = folder.path().join(format!("{flip}.db"));
            std::fs::write(&path, &altered).expect("written");
            match checked(&path) {
                Err(_) => named += 1,
                Ok((misfits, _)) if !misfits.is_empty() => named += 1,
                Ok((_, after)) => assert!(before == after, "bit {flip}, byte {place}: something changed and nobody noticed"),
            }
        }
        named
    });
    let named = told.await.expect("checked");
    assert!(named > 0, "{named} of 40 were in something that is kept");
}
