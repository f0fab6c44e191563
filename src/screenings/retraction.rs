//! Taking back a report on the day it was signed: a slip of the thumb must not stand as a signed statement.

use serde_json::{Value, json};

use super::actions::{owe_as_before, require_latest_seen};
use super::model::{Reader, Version};
use super::{rules, store};
use crate::audit::{self, Action, Event};
use crate::calendar::HalfMonth;
use crate::context::Work;
use crate::problem::{Code, Outcome, Problem};
use crate::rooms::Room;

/// Takes back the version in force; the one before is in force again, and without one the report is owed as before.
pub fn retract_report(work: &mut Work<'_>, room: &Room, half: HalfMonth) -> Outcome<()> {
    require_latest_seen(work, room, half)?;
    let report = store::report_of(work.conn, room, half)?.ok_or_else(|| Problem::new(Code::NothingToRetract))?;
    let versions = store::versions_of(work.conn, report.key())?;
    let retracted = store::in_force(&versions).ok_or_else(|| Problem::new(Code::NothingToRetract))?;
    let reader = Reader { account: work.actor.account_id, today: work.today, clock: work.clock, settings: &work.settings };
    rules::require_retractable(retracted, &reader).map_err(Problem::new)?;
    store::retract_version(work.conn, retracted, work.now)?;
    let left: Vec<Version> = versions.iter().filter(|version| version.number != retracted.number).cloned().collect();
    let standing = store::in_force(&left).map(|version| version.number);
    store::set_latest(work.conn, report.key(), standing.unwrap_or(0))?;
    if let (None, Some(before)) = (standing, retracted.obligations_before) {
        owe_as_before(work, room.town, (before, half))?;
    }
    let changes = json!({
        "half_month": [half, half], "version": [retracted.number, standing], "zero": [retracted.zero, Value::Null],
        "signer": [retracted.signer, Value::Null],
    });
    let event = Event::new(Action::RetractReport, report.id).at(room.town, Some(room.id));
    audit::record(work, event.changing(changes).counted_as(format!("{}:{half}", room.id)))
}
