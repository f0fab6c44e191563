//! What people do with a case: log it and correct it. The steps of its life stand in `steps.rs`.

use chrono::Datelike;
use serde_json::Value;

use super::edit::{edit, event, require_counted, row_of};
use super::fields::{CasePatch, NewCase};
use super::lists::Step;
use super::model::{Case, WholeCase};
use super::{corrections, duplicates, participants, parties, rules, stage, store};
use crate::audit::{self, Action, difference};
use crate::calendar::{Day, EARLIEST_YEAR};
use crate::context::Work;
use crate::db::search;
use crate::ids::CaseId;
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::Room;

/// Logs a dispute in a room.
pub fn log_case(work: &mut Work<'_>, room: &Room, id: CaseId, draft: NewCase) -> Outcome<WholeCase> {
    let whole = insert_case(work, room, id, draft, false)?;
    let logged = difference(&Value::Object(serde_json::Map::new()), &row_of(&whole.case)?);
    audit::record(work, event(Action::LogCase, &whole.case).changing(logged))?;
    parties::warn_of_one_number(work, &whole.parties);
    duplicates::warn_of_duplicates(work, &whole.case, &whole.parties)?;
    Ok(whole)
}

/// Inserts a case and its inline children, without the audit row: the caller writes that.
pub fn insert_case(work: &mut Work<'_>, room: &Room, id: CaseId, draft: NewCase, imported: bool) -> Outcome<WholeCase> {
    let mut case = Case::found(id, room, draft.kind, draft.found_on, work.actor.account_id, work.now);
    draft.fill(&mut case);
    case.imported = imported;
    work.procedure = case.procedure();
    check_days(work, &case)?;
    if work.binds() && room.was_closed_on(case.found_on) {
        return Err(Problem::at("/found_on", Code::RoomNotOpen));
    }
    let parties = parties::drafted(work, &case, draft.parties)?;
    case.pair_key = rules::pair_key(case.room_id, &parties);
    case.search_text = rules::search_text(&case, &parties, &[]);
    store::insert_case(work.conn, &case)?;
    search::enqueue_new(case.key(), &case.search_text);
    store::insert_parties(work.conn, &parties)?;
    let mut whole = WholeCase { parties, ..WholeCase::alone(case) };
    participants::insert_participants(work, &mut whole, draft.participants)?;
    Ok(whole)
}

/// Corrects what is known of a case.
pub fn correct_case(work: &mut Work<'_>, scope: Scope, id: CaseId, patch: CasePatch) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::CorrectCase, None), |work, whole| {
        require_counted(&whole.case)?;
        let (found_on, accepted_on) = (whole.case.found_on, patch.accepted_on);
        patch.apply(&mut whole.case);
        check_days(work, &whole.case)?;
        if let Some(day) = accepted_on {
            correct_acceptance(work, whole, day)?;
        }
        if whole.case.found_on != found_on {
            let first = store::steps_of(work.conn, whole.case.key())?.into_iter().find(|taken| stage::is_of_life(taken.step));
            if first.is_some_and(|first| whole.case.found_on > first.taken_on) && work.binds() {
                return Err(Problem::at("/found_on", Code::WrongOrder));
            }
            store::date_steps_anew(work.conn, whole.case.key(), whole.case.found_on)?;
        }
        Ok(())
    })
}

/// Corrects the day on which a case was accepted; its number stays.
fn correct_acceptance(work: &mut Work<'_>, whole: &mut WholeCase, day: Day) -> Outcome<()> {
    match whole.case.accepted_on {
        None => Err(Problem::at("/accepted_on", Code::StepNotAllowed).saying("案件还没有受理", "The case is not accepted yet")),
        Some(before) if before == day => Ok(()),
        Some(_) => {
            corrections::redate(work, whole, (&[Step::Accept], 0), day, "/accepted_on")?;
            corrections::accepted_on(work, whole, day);
            Ok(())
        }
    }
}

fn check_days(work: &Work<'_>, case: &Case) -> Outcome<()> {
    let mut faults = Faults::default();
    let too_early = |day: Day| day.year() < EARLIEST_YEAR;
    faults.add_if(case.found_on > work.today, "/found_on", Code::InTheFuture);
    faults.add_if(too_early(case.found_on), "/found_on", Code::OutOfRange);
    faults.check(case, "");
    if let Some(arose_on) = case.arose_on {
        faults.add_if(too_early(arose_on), "/arose_on", Code::OutOfRange);
    }
    faults.settle()
}
