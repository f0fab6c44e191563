//! What is recorded along the way: meetings, follow-up visits, transfers. Their changes do not raise the case's revision.

use serde_json::{Value, json};

use super::drafts::{FollowUpPatch, MeetingPatch, NewFollowUp, NewMeeting, NewTransfer, TransferPatch};
use super::edit::event;
use super::model::{Case, FollowUp, Meeting, Transfer};
use super::view::records::{follow_up_view, meeting_view, transfer_view};
use super::{parties, store};
use crate::audit::{self, Action, difference};
use crate::calendar::Day;
use crate::context::Work;
use crate::ids::{FollowUpId, MeetingId, TransferId};
use crate::problem::{Code, Faults, Outcome, Problem};

fn as_json(view: impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap_or_default()
}

fn note(work: &mut Work<'_>, case: &Case, action: Action, before: &Value, after: &Value) -> Outcome<()> {
    audit::record(work, event(action, case).changing(difference(before, after)))
}

/// A day on which something of the case happened: not before it was found, not after today.
fn check_day(work: &Work<'_>, case: &Case, day: Day, pointer: &str, faults: &mut Faults) {
    faults.note_if(day > work.today, pointer, Code::InTheFuture);
    faults.note_if(day < case.found_on && !case.imported, pointer, Code::WrongOrder);
}

/// Records a meeting; not while a party refuses mediation (人民调解法 art. 17).
pub fn add_meeting(work: &mut Work<'_>, case: &Case, id: MeetingId, draft: NewMeeting) -> Outcome<Meeting> {
    parties::require_no_refusal(case, &store::parties_of(work.conn, case.id)?)?;
    let meeting = Meeting {
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
    note(work, case, Action::AddMeeting, &json!({}), &as_json(meeting_view(&meeting)))?;
    Ok(meeting)
}

fn check_meeting(work: &Work<'_>, case: &Case, meeting: &Meeting) -> Outcome<()> {
    let mut faults = Faults::default();
    check_day(work, case, meeting.held_on, "/held_on", &mut faults);
    faults.note_if(meeting.next_on.is_some_and(|next| next < meeting.held_on), "/next_on", Code::WrongOrder);
    faults.settle()
}

/// Corrects a meeting.
pub fn correct_meeting(work: &mut Work<'_>, case: &Case, id: MeetingId, patch: MeetingPatch) -> Outcome<Meeting> {
    let mut meeting = store::find_meeting(work.conn, case.id, id)?;
    let before = as_json(meeting_view(&meeting));
    work.require_seen(meeting.revision, || before.clone())?;
    meeting.held_on = patch.held_on.unwrap_or(meeting.held_on);
    meeting.place = patch.place.unwrap_or(meeting.place);
    patch.present.apply(&mut meeting.present);
    meeting.record = patch.record.unwrap_or(meeting.record);
    patch.next_on.apply(&mut meeting.next_on);
    check_meeting(work, case, &meeting)?;
    meeting.revision += 1;
    store::update_meeting(work.conn, &meeting)?;
    note(work, case, Action::CorrectMeeting, &before, &as_json(meeting_view(&meeting)))?;
    Ok(meeting)
}

/// Removes a meeting recorded by mistake.
pub fn remove_meeting(work: &mut Work<'_>, case: &Case, id: MeetingId) -> Outcome<()> {
    let meeting = store::find_meeting(work.conn, case.id, id)?;
    let before = as_json(meeting_view(&meeting));
    work.require_seen(meeting.revision, || before.clone())?;
    store::remove_meeting(work.conn, case.id, id)?;
    audit::record(work, event(Action::RemoveMeeting, case).changing(json!({ "meeting": [before, null] })))
}

/// Records a visit after the agreement.
pub fn add_follow_up(work: &mut Work<'_>, case: &Case, id: FollowUpId, draft: NewFollowUp) -> Outcome<FollowUp> {
    let row = FollowUp {
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
    note(work, case, Action::AddFollowUp, &json!({}), &as_json(follow_up_view(&row)))?;
    Ok(row)
}

fn check_follow_up(work: &Work<'_>, case: &Case, row: &FollowUp) -> Outcome<()> {
    let mut faults = Faults::default();
    check_day(work, case, row.visited_on, "/visited_on", &mut faults);
    faults.settle()
}

/// Corrects a follow-up visit.
pub fn correct_follow_up(work: &mut Work<'_>, case: &Case, id: FollowUpId, patch: FollowUpPatch) -> Outcome<FollowUp> {
    let mut row = store::find_follow_up(work.conn, case.id, id)?;
    let before = as_json(follow_up_view(&row));
    work.require_seen(row.revision, || before.clone())?;
    row.visited_on = patch.visited_on.unwrap_or(row.visited_on);
    row.method = patch.method.unwrap_or(row.method);
    patch.performed.apply(&mut row.performed);
    patch.satisfied.apply(&mut row.satisfied);
    patch.litigated.apply(&mut row.litigated);
    patch.hidden_risk.apply(&mut row.hidden_risk);
    row.record = patch.record.unwrap_or(row.record);
    row.visitor = patch.visitor.unwrap_or(row.visitor);
    check_follow_up(work, case, &row)?;
    row.revision += 1;
    store::update_follow_up(work.conn, &row)?;
    note(work, case, Action::CorrectFollowUp, &before, &as_json(follow_up_view(&row)))?;
    Ok(row)
}

/// Removes a follow-up visit recorded by mistake.
pub fn remove_follow_up(work: &mut Work<'_>, case: &Case, id: FollowUpId) -> Outcome<()> {
    let row = store::find_follow_up(work.conn, case.id, id)?;
    let before = as_json(follow_up_view(&row));
    work.require_seen(row.revision, || before.clone())?;
    store::remove_follow_up(work.conn, case.id, id)?;
    audit::record(work, event(Action::RemoveFollowUp, case).changing(json!({ "follow_up": [before, null] })))
}

/// Hands a case over to another body; the case stays on record here, and what the body answers is noted on the same line.
pub fn add_transfer(work: &mut Work<'_>, case: &Case, id: TransferId, draft: NewTransfer) -> Outcome<Transfer> {
    let row = Transfer {
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
    note(work, case, Action::AddTransfer, &json!({}), &as_json(transfer_view(&row)))?;
    Ok(row)
}

fn check_transfer(work: &Work<'_>, case: &Case, row: &Transfer) -> Outcome<()> {
    let mut faults = Faults::default();
    check_day(work, case, row.sent_on, "/sent_on", &mut faults);
    faults.note_if(row.answer.is_some() && row.answered_on.is_none(), "/answered_on", Code::Required);
    faults.note_if(row.answered_on.is_some() && row.answer.is_none(), "/answer", Code::Required);
    if let Some(day) = row.answered_on {
        faults.note_if(day > work.today, "/answered_on", Code::InTheFuture);
        faults.note_if(day < row.sent_on, "/answered_on", Code::WrongOrder);
    }
    faults.settle()
}

/// Corrects a transfer, or notes what was answered.
pub fn correct_transfer(work: &mut Work<'_>, case: &Case, id: TransferId, patch: TransferPatch) -> Outcome<Transfer> {
    let mut row = store::find_transfer(work.conn, case.id, id)?;
    let before = as_json(transfer_view(&row));
    work.require_seen(row.revision, || before.clone())?;
    row.to_body = patch.to.unwrap_or(row.to_body);
    patch.body.apply(&mut row.body);
    row.sent_on = patch.sent_on.unwrap_or(row.sent_on);
    row.reason = patch.reason.unwrap_or(row.reason);
    patch.answer.apply(&mut row.answer);
    patch.answered_on.apply(&mut row.answered_on);
    patch.answer_note.apply(&mut row.answer_note);
    check_transfer(work, case, &row)?;
    row.revision += 1;
    store::update_transfer(work.conn, &row)?;
    note(work, case, Action::CorrectTransfer, &before, &as_json(transfer_view(&row)))?;
    Ok(row)
}

/// Removes a transfer recorded by mistake; one that was answered stays.
pub fn remove_transfer(work: &mut Work<'_>, case: &Case, id: TransferId) -> Outcome<()> {
    let row = store::find_transfer(work.conn, case.id, id)?;
    let before = as_json(transfer_view(&row));
    work.require_seen(row.revision, || before.clone())?;
    if row.answer.is_some() {
        return Err(Problem::new(Code::StepNotAllowed).saying("对方已答复的移送不能删除", "A transfer that was answered cannot be removed"));
    }
    store::remove_transfer(work.conn, case.id, id)?;
    audit::record(work, event(Action::RemoveTransfer, case).changing(json!({ "transfer": [before, null] })))
}
