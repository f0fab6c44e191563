//! What is recorded along the way: meetings, follow-up visits, transfers. Their changes do not raise the case's revision.

use serde_json::{Value, json};

use super::drafts::{FollowUpPatch, MeetingPatch, NewFollowUp, NewMeeting, NewTransfer, TransferPatch};
use super::edit::event;
use super::model::{Case, FollowUp, Meeting, Transfer};
use super::view::records::{follow_up_view, meeting_view, transfer_view};
use super::{parties, store};
use crate::audit::{self, Action, Record, Seen, difference, row_without};
use crate::calendar::Day;
use crate::clock::Instant;
use crate::context::Work;
use crate::ids::{FollowUpId, MeetingId, TransferId};
use crate::problem::{Code, Faults, Outcome, Problem};

/// What the log compares of a record of a case, and how it is written.
macro_rules! record_of_case {
    ($record:ty, $view:ident, $update:ident) => {
        impl Record for $record {
            fn raise(&mut self, _: Instant) {
                self.revision += 1;
            }

            fn row(&self) -> Outcome<Value> {
                row_without(self, &["case_id"])
            }

            fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
                store::$update(work.conn, self)
            }
        }

        impl Seen for $record {
            fn revision(&self) -> i32 {
                self.revision
            }

            fn current(&self, _: &Work<'_>) -> Outcome<Value> {
                serde_json::to_value($view(self)).map_err(Problem::internal)
            }
        }
    };
}

record_of_case!(Meeting, meeting_view, update_meeting);
record_of_case!(FollowUp, follow_up_view, update_follow_up);
record_of_case!(Transfer, transfer_view, update_transfer);

fn record_new(work: &mut Work<'_>, case: &Case, action: Action, row: &impl Record) -> Outcome<()> {
    audit::record(work, event(action, case).changing(difference(&json!({}), &row.row()?)))
}

fn record_removed(work: &mut Work<'_>, case: &Case, (action, name): (Action, &str), row: &impl Record) -> Outcome<()> {
    audit::record(work, event(action, case).changing(json!({ name: [row.row()?, null] })))
}

/// A day on which something of the case happened: not before it was found, not after today.
fn check_day(work: &Work<'_>, case: &Case, day: Day, pointer: &str, faults: &mut Faults) {
    faults.add_if(day > work.today, pointer, Code::InTheFuture);
    faults.add_if(work.breaks(day < case.found_on), pointer, Code::WrongOrder);
}

/// Records a meeting; not while a party refuses mediation (人民调解法 art. 17).
pub fn add_meeting(work: &mut Work<'_>, case: &Case, id: MeetingId, draft: NewMeeting) -> Outcome<Meeting> {
    let parties = store::parties_of(work.conn, case.key())?;
    parties::require_no_refusal(work, &parties)?;
    let meeting = Meeting {
        town: case.town,
        case_id: case.id,
        id,
        held_on: draft.held_on,
        place: draft.place,
        present: draft.present,
        record: draft.record,
        next_on: draft.next_on,
        revision: 1,
        account_name: work.actor.name.clone(),
        created_at: work.now,
    };
    check_meeting(work, case, &meeting)?;
    store::insert_meeting(work.conn, &meeting)?;
    record_new(work, case, Action::AddMeeting, &meeting)?;
    Ok(meeting)
}

fn check_meeting(work: &Work<'_>, case: &Case, meeting: &Meeting) -> Outcome<()> {
    let mut faults = Faults::default();
    check_day(work, case, meeting.held_on, "/held_on", &mut faults);
    faults.check(meeting, "");
    faults.settle()
}

/// Corrects a meeting.
pub fn correct_meeting(work: &mut Work<'_>, case: &Case, id: MeetingId, patch: MeetingPatch) -> Outcome<Meeting> {
    let meeting = store::find_meeting(work.conn, case.key(), id)?;
    work.edit(
        &meeting,
        |_| event(Action::CorrectMeeting, case),
        |work, meeting| {
            meeting.held_on = patch.held_on.unwrap_or(meeting.held_on);
            meeting.place = patch.place.unwrap_or_else(|| meeting.place.clone());
            patch.present.apply(&mut meeting.present);
            meeting.record = patch.record.unwrap_or_else(|| meeting.record.clone());
            patch.next_on.apply(&mut meeting.next_on);
            check_meeting(work, case, meeting)
        },
    )
}

/// Removes a meeting recorded by mistake.
pub fn remove_meeting(work: &mut Work<'_>, case: &Case, id: MeetingId) -> Outcome<()> {
    let meeting = store::find_meeting(work.conn, case.key(), id)?;
    work.require_current(&meeting)?;
    store::remove_meeting(work.conn, case.key(), id)?;
    record_removed(work, case, (Action::RemoveMeeting, "meeting"), &meeting)
}

/// Records a visit after the agreement.
pub fn add_follow_up(work: &mut Work<'_>, case: &Case, id: FollowUpId, draft: NewFollowUp) -> Outcome<FollowUp> {
    let row = FollowUp {
        town: case.town,
        case_id: case.id,
        id,
        visited_on: draft.visited_on,
        method: draft.method,
        performed: draft.performed,
        satisfied: draft.satisfied,
        litigated: draft.litigated,
        hidden_risk: draft.hidden_risk,
        record: draft.record,
        visitor: draft.visitor.unwrap_or_else(|| work.actor.name.clone()),
        revision: 1,
        account_name: work.actor.name.clone(),
        created_at: work.now,
    };
    check_follow_up(work, case, &row)?;
    store::insert_follow_up(work.conn, &row)?;
    record_new(work, case, Action::AddFollowUp, &row)?;
    Ok(row)
}

fn check_follow_up(work: &Work<'_>, case: &Case, row: &FollowUp) -> Outcome<()> {
    let mut faults = Faults::default();
    check_day(work, case, row.visited_on, "/visited_on", &mut faults);
    faults.settle()
}

/// Corrects a follow-up visit.
pub fn correct_follow_up(work: &mut Work<'_>, case: &Case, id: FollowUpId, patch: FollowUpPatch) -> Outcome<FollowUp> {
    let row = store::find_follow_up(work.conn, case.key(), id)?;
    work.edit(
        &row,
        |_| event(Action::CorrectFollowUp, case),
        |work, row| {
            row.visited_on = patch.visited_on.unwrap_or(row.visited_on);
            row.method = patch.method.unwrap_or(row.method);
            patch.performed.apply(&mut row.performed);
            patch.satisfied.apply(&mut row.satisfied);
            patch.litigated.apply(&mut row.litigated);
            patch.hidden_risk.apply(&mut row.hidden_risk);
            row.record = patch.record.unwrap_or_else(|| row.record.clone());
            row.visitor = patch.visitor.unwrap_or_else(|| row.visitor.clone());
            check_follow_up(work, case, row)
        },
    )
}

/// Removes a follow-up visit recorded by mistake.
pub fn remove_follow_up(work: &mut Work<'_>, case: &Case, id: FollowUpId) -> Outcome<()> {
    let row = store::find_follow_up(work.conn, case.key(), id)?;
    work.require_current(&row)?;
    store::remove_follow_up(work.conn, case.key(), id)?;
    record_removed(work, case, (Action::RemoveFollowUp, "follow_up"), &row)
}

/// Hands a case over to another body; the case stays on record here, and what the body answers is noted on the same line.
pub fn add_transfer(work: &mut Work<'_>, case: &Case, id: TransferId, draft: NewTransfer) -> Outcome<Transfer> {
    let row = Transfer {
        town: case.town,
        case_id: case.id,
        id,
        to_body: draft.to,
        body: draft.body,
        sent_on: draft.sent_on,
        reason: draft.reason,
        answer: draft.answer,
        answered_on: draft.answered_on,
        answer_note: draft.answer_note,
        revision: 1,
    };
    check_transfer(work, case, &row)?;
    store::insert_transfer(work.conn, &row)?;
    record_new(work, case, Action::AddTransfer, &row)?;
    Ok(row)
}

fn check_transfer(work: &Work<'_>, case: &Case, row: &Transfer) -> Outcome<()> {
    let mut faults = Faults::default();
    check_day(work, case, row.sent_on, "/sent_on", &mut faults);
    faults.add_if(row.answered_on.is_some_and(|day| day > work.today), "/answered_on", Code::InTheFuture);
    faults.check(row, "");
    faults.settle()
}

/// Corrects a transfer, or notes what was answered.
pub fn correct_transfer(work: &mut Work<'_>, case: &Case, id: TransferId, patch: TransferPatch) -> Outcome<Transfer> {
    let row = store::find_transfer(work.conn, case.key(), id)?;
    work.edit(
        &row,
        |_| event(Action::CorrectTransfer, case),
        |work, row| {
            row.to_body = patch.to.unwrap_or(row.to_body);
            patch.body.apply(&mut row.body);
            row.sent_on = patch.sent_on.unwrap_or(row.sent_on);
            row.reason = patch.reason.unwrap_or_else(|| row.reason.clone());
            patch.answer.apply(&mut row.answer);
            patch.answered_on.apply(&mut row.answered_on);
            patch.answer_note.apply(&mut row.answer_note);
            check_transfer(work, case, row)
        },
    )
}

/// Removes a transfer recorded by mistake; one that was answered stays.
pub fn remove_transfer(work: &mut Work<'_>, case: &Case, id: TransferId) -> Outcome<()> {
    let row = store::find_transfer(work.conn, case.key(), id)?;
    work.require_current(&row)?;
    if row.answer.is_some() {
        return Err(Problem::new(Code::StepNotAllowed).saying("对方已答复的移送不能删除", "A transfer that was answered cannot be removed"));
    }
    store::remove_transfer(work.conn, case.key(), id)?;
    record_removed(work, case, (Action::RemoveTransfer, "transfer"), &row)
}
