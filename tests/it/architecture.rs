//! The house rules a machine can check.

use std::fs;
use std::path::{Path, PathBuf};

use fengqiao::audit::{Action, Subject};
use fengqiao::coded::Coded;

/// The modules in order of level, as `lib.rs` draws the map; a module uses only its own level's and lower ones.
fn levels() -> Vec<Vec<String>> {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("the map");
    let mut levels: Vec<Vec<String>> = Vec::new();
    for line in map.lines() {
        if line.starts_with("// level ") {
            assert!(line.starts_with(&format!("// level {}:", levels.len())), "the levels stand in order: {line}");
            levels.push(Vec::new());
        } else if let Some(module) = line.strip_prefix("pub mod ") {
            levels.last_mut().expect("a module stands under its level").push(module.trim_end_matches(';').to_owned());
        }
    }
    assert!(levels.len() > 1, "lib.rs draws the levels");
    levels
}

/// Lower modules whose macros name a higher one: `$crate::db` is expanded where the macro is used.
const MACROS: &[(&str, &str)] = &[("ids.rs", "db"), ("coded.rs", "db"), ("calendar.rs", "db"), ("fields.rs", "http")];

/// Every source file with its text.
pub fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(&root).expect("inside").to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}

fn module_of(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

fn level_of(levels: &[Vec<String>], module: &str) -> Option<usize> {
    levels.iter().position(|level| level.iter().any(|known| known == module))
}

fn modules_used(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (place, _) in text.match_indices("crate::") {
        let rest = &text[place + "crate::".len()..];
        let list = rest.strip_prefix('{').and_then(|inner| inner.split_once("};")).map(|(inner, _)| inner);
        for part in list.map_or_else(|| vec![rest], |list| list.split(", ").collect()) {
            used.push(part.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    used
}

#[test]
fn a_module_uses_only_its_own_level_and_lower_ones() {
    let mut wrong = Vec::new();
    let levels = levels();
    for (file, text) in sources() {
        let Some(level) = level_of(&levels, module_of(&file)) else { continue };
        for used in modules_used(&text) {
            let macros = MACROS.iter().any(|(of, names)| file == *of && used == *names);
            if !macros && level_of(&levels, &used).is_some_and(|other| other > level) {
                wrong.push(format!("src/{file} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_has_a_level() {
    let levels = levels();
    let without: Vec<String> = sources()
        .into_iter()
        .map(|(file, _)| module_of(&file).to_owned())
        .filter(|module| level_of(&levels, module).is_none() && !["lib", "main", "build"].contains(&module.as_str()))
        .collect();
    assert!(without.is_empty(), "put these under a level of lib.rs: {without:?}");
}

#[test]
fn the_document_shows_the_same_levels() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).expect("the document");
    for (number, modules) in levels().into_iter().enumerate() {
        let row = document.lines().find_map(|line| line.strip_prefix(&format!("| {number} | "))).expect("a row for each level");
        let mut shown: Vec<&str> = row.split('|').next().unwrap_or_default().split('`').skip(1).step_by(2).collect();
        shown.sort_unstable();
        assert_eq!(shown, modules, "level {number}");
    }
}

/// Each table: whose it is, and who else reads it. Nobody reads a table of a level above; what must be known there is a view
/// or a hook.
const OWNERS: &[(&str, &str, &[&str])] = &[
    ("accounts", "accounts", &[]),
    ("audit_events", "audit", &["imports"]),
    ("audit_heads", "db", &["audit"]),
    ("calendar_days", "db", &["working_days"]),
    ("case_attachments", "cases", &[]),
    ("case_endings", "cases", &["figures", "reminders"]),
    ("case_follow_ups", "cases", &["reminders"]),
    ("case_instalments", "cases", &["reminders"]),
    ("case_limits", "cases", &[]),
    ("case_links", "cases", &[]),
    ("case_meetings", "cases", &["reminders"]),
    ("case_mergers", "cases", &[]),
    ("case_numbers", "cases", &[]),
    ("case_participants", "cases", &["figures", "imports"]),
    ("case_parties", "cases", &["imports", "reminders", "screenings"]),
    ("case_performances", "cases", &["reminders"]),
    ("case_platform_numbers", "cases", &["online_entries"]),
    ("case_resolutions", "cases", &["figures", "online_entries", "reminders"]),
    ("case_steps", "cases", &[]),
    ("case_transfers", "cases", &["reminders"]),
    ("cases", "cases", &["figures", "imports", "online_entries", "petition_visits", "reminders", "screenings"]),
    ("creations", "http", &[]),
    ("duty_days", "petition_visits", &[]),
    ("idempotency_keys", "http", &[]),
    ("import_rows", "imports", &[]),
    ("import_value_synonyms", "imports", &[]),
    ("imports", "imports", &[]),
    ("chain_keys", "db", &[]),
    ("keyring", "db", &[]),
    ("online_entries", "online_entries", &["cases", "figures", "imports"]),
    ("people", "people", &["imports"]),
    ("person_roles", "people", &[]),
    ("petition_progress", "petition_visits", &[]),
    ("petition_visitors", "petition_visits", &["figures", "imports"]),
    ("petition_visits", "petition_visits", &["cases", "figures", "imports"]),
    ("reconciliation_reasons", "online_entries", &[]),
    ("room_names", "rooms", &[]),
    ("rooms", "rooms", &[]),
    ("screening_excuses", "screenings", &[]),
    ("screening_reports", "screenings", &["figures", "imports"]),
    ("screening_version_cases", "screenings", &["imports"]),
    ("screening_versions", "screenings", &["imports"]),
    ("seal_families", "figures", &[]),
    ("seal_figures", "figures", &[]),
    ("seal_records", "figures", &[]),
    ("seals", "figures", &[]),
    ("sessions", "accounts", &[]),
    ("settings", "db", &["accounts"]),
    ("settings_head", "db", &[]),
    ("town_calendar_days", "db", &["working_days"]),
    ("town_settings", "db", &[]),
    ("towns", "rooms", &["accounts"]),
];

/// The tables a file asks for, by the names it takes from the schema.
fn tables_of(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices("schema::") {
        let rest = &text[place + "schema::".len()..];
        let list = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')).map(|(list, _)| list);
        let names = list.map_or_else(
            || vec![rest.split(|letter: char| letter != '_' && !letter.is_alphanumeric()).next().unwrap_or_default()],
            |list| list.split(',').map(str::trim).collect(),
        );
        found.extend(names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned));
    }
    found
}

#[test]
fn each_table_is_read_by_its_owner_and_by_those_named_here() {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/schema.rs")).expect("the schema");
    let tables = schema.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(") {")?.split(" (").next());
    let without: Vec<&str> = tables.filter(|table| !OWNERS.iter().any(|(name, _, _)| name == table)).collect();
    assert!(without.is_empty(), "say whose these are: {without:?}");
    let levels = levels();
    let mut read: Vec<(String, String)> = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| file != "db/schema.rs") {
        read.extend(tables_of(&text).into_iter().map(|table| (table, module_of(&file).to_owned())));
    }
    for (table, module) in &read {
        let Some((_, owner, readers)) = OWNERS.iter().find(|(name, _, _)| name == table) else { continue };
        assert!(owner == module || readers.contains(&module.as_str()), "{module} reads {table}, which is {owner}'s");
        assert!(level_of(&levels, module) >= level_of(&levels, owner), "{module} stands below {owner} and reads its {table}");
    }
    for (table, owner, readers) in OWNERS {
        let reads = |module: &str| read.iter().any(|(of, by)| of == table && by == module);
        let idle: Vec<&&str> = readers.iter().filter(|module| !reads(module)).collect();
        assert!(reads(owner) && idle.is_empty(), "{table}: not read by {idle:?}, or not by {owner}");
    }
}

fn holds(file: &str, allowed: &[&str]) -> bool {
    allowed.iter().any(|name| match name.strip_suffix('/') {
        Some(folder) => file.starts_with(&format!("{folder}/")) || file.contains(&format!("/{folder}/")),
        None => file == *name || file.ends_with(&format!("/{name}")),
    })
}

fn only_in(word: &str, allowed: &[&str]) {
    let wrong: Vec<String> =
        sources().into_iter().filter(|(file, text)| text.contains(word) && !holds(file, allowed)).map(|(file, _)| file).collect();
    assert!(wrong.is_empty(), "{word} belongs into {allowed:?}, not into {wrong:?}");
}

#[test]
fn queries_and_http_stay_in_their_files() {
    only_in("diesel::", &["db/", "ids.rs", "coded.rs", "calendar.rs", "model.rs", "store.rs", "store/", "figures/counts.rs"]);
    only_in("actix_web::", &["api.rs", "api/", "server/", "http/", "context.rs", "problem.rs", "accounts/sessions.rs", "cli/serve.rs"]);
}

#[test]
fn a_file_from_outside_is_never_read_in_the_program_itself() {
    // The ledgers of the demonstration are our own and come with the program.
    only_in("Workbook::open(", &["imports/opening.rs", "demo/sample.rs"]);
}

#[test]
fn only_the_clock_asks_what_time_it_is() {
    for word in ["Utc::now", "Local::now", "SystemTime::now"] {
        only_in(word, &["clock.rs"]);
    }
}

#[test]
fn a_file_is_one_thought() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(file, text)| file != "db/schema.rs" && text.lines().count() > 400)
        .map(|(file, text)| format!("{file}: {}", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn no_action_of_the_log_stands_in_its_table_in_vain() {
    let sources: Vec<(String, String)> = sources().into_iter().filter(|(file, _)| file != "audit/actions.rs").collect();
    let is_name = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric());
    let written = |action: &str| {
        let name = format!("Action::{action}");
        sources.iter().any(|(_, text)| text.match_indices(&name).any(|(place, _)| is_name(&text[place + name.len()..])))
    };
    let never: Vec<String> = Action::ALL.iter().map(|action| format!("{action:?}")).filter(|action| !written(action)).collect();
    assert!(never.is_empty(), "{never:?} is never written");
    let without: Vec<&Subject> =
        Subject::ALL.iter().filter(|subject| !Action::ALL.iter().any(|action| action.subjects().contains(subject))).collect();
    assert!(without.is_empty(), "nothing is done to {without:?}");
}
