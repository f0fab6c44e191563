//! What becomes of a visit: its progress day by day, and the matter it belongs to.

use serde_json::{Value, json};

use super::actions::{event, save};
use super::api::progress::ProgressPatch;
use super::lists::{Occurrence, VisitClass};
use super::model::{Progress, Visit};
use super::view::{progress_json, visit_json};
use super::{rules, store};
use crate::audit::{self, Action, difference};
use crate::calendar::Day;
use crate::context::Work;
use crate::ids::VisitId;
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;

/// A visit taken up for a change, when the person may change it and saw it as it is.
fn begin(work: &mut Work<'_>, scope: Scope, id: VisitId) -> Outcome<Visit> {
    let visit = store::find_visit(work.conn, scope, id)?;
    rules::require_own(&visit, work.actor)?;
    let current = visit_json(work.conn, work.vault, work.actor, &visit)?;
    work.require_seen(visit.revision, || current)?;
    if visit.counts { Ok(visit) } else { Err(Problem::new(Code::AlreadyWithdrawn)) }
}

/// Notes how far a visit's matter has come; every fault is told at once.
pub fn note_progress(work: &mut Work<'_>, scope: Scope, id: VisitId, patch: ProgressPatch) -> Outcome<Visit> {
    let mut visit = begin(work, scope, id)?;
    let known = store::progress_of(work.conn, id)?;
    let mut progress = known.clone();
    patch.apply(&mut progress);
    check(work, &visit, &progress)?;
    store::keep_progress(work.conn, &progress)?;
    save(work, &mut visit)?;
    let changes = match visit.class {
        VisitClass::Accusation => json!({ "progress": "***" }),
        _ => difference(&progress_json(&known), &progress_json(&progress)),
    };
    audit::record(work, event(Action::NoteProgress, &visit).changing(changes))?;
    Ok(visit)
}

fn check(work: &Work<'_>, visit: &Visit, progress: &Progress) -> Outcome<()> {
    let mut faults = Faults::default();
    let first = Some(visit.received_on);
    // Each day, the day it cannot come before, and whether it lies in the past by its nature.
    let days: [(&str, Option<Day>, Option<Day>, bool); 12] = [
        ("/assigned_on", progress.assigned_on, first, true),
        ("/answer_by", progress.answer_by, progress.assigned_on.or(first), false),
        ("/answered_on", progress.answered_on, progress.assigned_on.or(first), true),
        ("/notified_on", progress.notified_on, first, true),
        ("/accepted_on", progress.accepted_on, first, true),
        ("/forwarded_notice_on", progress.forwarded_notice_on, first, true),
        ("/objected_on", progress.objected_on, progress.forwarded_notice_on, true),
        ("/opinion_received_on", progress.opinion_received_on, first, true),
        ("/reexamination_requested_on", progress.reexamination_requested_on, progress.opinion_received_on, true),
        ("/reexamination_decided_on", progress.reexamination_decided_on, progress.reexamination_requested_on, true),
        ("/review_requested_on", progress.review_requested_on, progress.reexamination_decided_on, true),
        ("/review_decided_on", progress.review_decided_on, progress.review_requested_on, true),
    ];
    for (place, day, after, past) in days {
        let Some(day) = day else { continue };
        faults.note_if(past && day > work.today, place, Code::InTheFuture);
        match after {
            Some(after) => faults.note_if(day < after, place, Code::WrongOrder),
            // The step before it has no day yet.
            None => faults.note_if(true, place, Code::WrongOrder),
        }
    }
    let most = i32::try_from(work.settings.petition_extension_days).unwrap_or(i32::MAX);
    faults.note_if(progress.extension_days.is_some_and(|days| days > most), "/extension_days", Code::OutOfRange);
    let extended = progress.extension_days.is_some();
    faults.note_if(extended && progress.extension_reason.is_none(), "/extension_reason", Code::ReasonRequired);
    faults.note_if(extended && progress.extension_approved_by.is_none(), "/extension_approved_by", Code::Required);
    faults.settle()
}

/// Says that a visit is about the same matter as an earlier one: a person decides, the program only suggests.
pub fn join_matter(work: &mut Work<'_>, scope: Scope, id: VisitId, earlier: VisitId) -> Outcome<Visit> {
    let mut visit = begin(work, scope, id)?;
    let earlier = store::find_visit(work.conn, scope, earlier).ok().filter(|earlier| {
        earlier.id != id && earlier.counts && earlier.town_id == visit.town_id && rules::may_be_read_in_full(earlier, work.actor)
    });
    let earlier = earlier.ok_or_else(|| Problem::at("/visit_id", Code::UnknownReference))?;
    let later = (earlier.received_on, earlier.id) > (visit.received_on, visit.id);
    if later {
        return Err(Problem::at("/visit_id", Code::WrongOrder));
    }
    let before = (visit.matter_id, visit.occurrence);
    visit.matter_id = earlier.matter_id;
    visit.occurrence = Occurrence::Repeat;
    save(work, &mut visit)?;
    store::follow_matter(work.conn, id, visit.matter_id)?;
    let changes = json!({ "matter_id": [before.0, visit.matter_id], "occurrence": [before.1, visit.occurrence] });
    audit::record(work, event(Action::JoinMatter, &visit).changing(changes))?;
    Ok(visit)
}

/// Takes a visit out of the matter it was joined to: it is a matter of its own again.
pub fn leave_matter(work: &mut Work<'_>, scope: Scope, id: VisitId) -> Outcome<Visit> {
    let mut visit = begin(work, scope, id)?;
    let before = visit.matter_id;
    if before == id {
        return Err(Problem::new(Code::NotFound));
    }
    visit.matter_id = id;
    visit.occurrence = Occurrence::First;
    save(work, &mut visit)?;
    audit::record(work, event(Action::LeaveMatter, &visit).changing(json!({ "matter_id": [before, Value::Null] })))?;
    Ok(visit)
}
