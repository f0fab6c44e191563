//! Keeping settings: the program's by an account of all towns, a town's by the town's own people.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::audit::{self, Action, Event};
use crate::context::Work;
use crate::db::stored_settings;
use crate::ids::TownKey;
use crate::problem::{Code, Fault, Faults, Outcome, Problem, Words};
use crate::settings::{DecidedBy, Definition, TABLE, definition};

/// The settings that somebody may look at: all but those the environment decides.
pub fn offered() -> impl Iterator<Item = &'static Definition> {
    TABLE.iter().filter(|row| row.decided_by != DecidedBy::Environment)
}

/// Whether a value for a town, or for the program, may be kept.
pub fn may_be_kept(row: &Definition, town: Option<TownKey>) -> bool {
    match row.decided_by {
        DecidedBy::Environment => false,
        DecidedBy::Program => town.is_none(),
        DecidedBy::Town => true,
    }
}

/// Keeps new values for a town, or for the program; every unknown name and unreadable value is told, and nothing is kept then.
pub fn save(work: &mut Work<'_>, town: Option<TownKey>, values: &BTreeMap<String, Value>) -> Outcome<()> {
    let mut faults = Faults::default();
    let mut accepted = Vec::new();
    for (name, value) in values {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let pointer = format!("/{name}");
        match definition(name).filter(|row| row.decided_by != DecidedBy::Environment) {
            None => faults.push(Fault::new(pointer, Code::UnknownField)),
            Some(row) if !row.accepts(&text) => faults.push(fault(row, &text, pointer)),
            Some(row) if !may_be_kept(row, town) => return Err(not_the_towns(pointer)),
            Some(_) => accepted.push((name, text)),
        }
    }
    faults.settle()?;
    let mut changes = serde_json::Map::new();
    for (name, text) in accepted {
        changes.insert(name.clone(), json!([work.settings.value_of(name), text]));
        stored_settings::save(work.conn, town, name, &text, work.now)?;
        work.settings.overlay(name, &text);
    }
    stored_settings::raise_revision(work.conn)?;
    record(work, town, changes.into())
}

/// Forgets the values kept under a name for a town, or for the program.
pub fn reset(work: &mut Work<'_>, town: Option<TownKey>, name: &str) -> Outcome<()> {
    if definition(name).is_none_or(|row| !may_be_kept(row, town)) {
        return Err(Problem::at(format!("/{name}"), Code::UnknownField));
    }
    stored_settings::forget(work.conn, town, name)?;
    stored_settings::raise_revision(work.conn)?;
    record(work, town, json!({ name: [work.settings.value_of(name), null] }))
}

fn record(work: &mut Work<'_>, town: Option<TownKey>, changes: Value) -> Outcome<()> {
    let mut event = Event::new(Action::KeepSettings, "settings").changing(changes);
    event.town = town;
    audit::record(work, event)
}

fn not_the_towns(pointer: String) -> Problem {
    Problem::at(pointer, Code::NotAllowed)
        .saying("这项设置由管所有镇的管理员决定", "This setting is decided by an administrator of all towns")
}

fn fault(row: &Definition, text: &str, pointer: String) -> Fault {
    let code = if text.parse::<i64>().is_ok() { Code::OutOfRange } else { Code::Invalid };
    match row.bounds {
        Some((least, most)) => Fault::new(pointer, code)
            .saying(Words::new(format!("应为 {least} 到 {most} 之间的整数"), format!("A whole number from {least} to {most}"))),
        None => Fault::new(pointer, Code::Invalid),
    }
}
