//! What becomes of a visit: its progress day by day, and the matter it belongs to.

use super::actions::edit;
use super::lists::Occurrence;
use super::model::{Progress, Visit, WholeVisit};
use super::shapes::ProgressPatch;
use super::{rules, store};
use crate::audit::{self, Action, Subject};
use crate::calendar::Day;
use crate::context::Work;
use crate::ids::VisitId;
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;

/// Records how far a visit's matter has come; every fault is told at once.
pub fn record_progress(work: &mut Work<'_>, scope: Scope, id: VisitId, patch: ProgressPatch) -> Outcome<WholeVisit> {
    let whole = WholeVisit::find(work.conn, scope, id)?;
    edit(work, &whole, (Action::NoteProgress, None), |work, whole| {
        patch.apply(&mut whole.progress);
        check(work, &whole.visit, &whole.progress)
    })
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
        faults.add_if(past && day > work.today, place, Code::InTheFuture);
        match after {
            Some(after) => faults.add_if(day < after, place, Code::WrongOrder),
            // The step before it has no day yet.
            None => faults.add_if(true, place, Code::WrongOrder),
        }
    }
    let most = i32::try_from(work.settings.petition_extension_days).unwrap_or(i32::MAX);
    faults.add_if(progress.extension_days.is_some_and(|days| days > most), "/extension_days", Code::OutOfRange);
    faults.check(progress, "");
    faults.settle()
}

/// Says that a visit is about the same matter as an earlier one: a person decides, the program only suggests.
pub fn join_matter(work: &mut Work<'_>, scope: Scope, id: VisitId, earlier: VisitId) -> Outcome<WholeVisit> {
    let whole = WholeVisit::find(work.conn, scope, id)?;
    edit(work, &whole, (Action::JoinMatter, None), |work, WholeVisit { visit, .. }| {
        let earlier = store::find_visit(work.conn, scope, earlier).ok().filter(|earlier| {
            earlier.id != id && earlier.counts && earlier.town == visit.town && rules::may_be_read_in_full(earlier, work.actor)
        });
        let earlier = earlier.ok_or_else(|| Problem::at("/visit_id", Code::UnknownReference))?;
        if (earlier.received_on, earlier.id) > (visit.received_on, visit.id) {
            return Err(Problem::at("/visit_id", Code::WrongOrder));
        }
        visit.matter_id = earlier.matter_id;
        visit.occurrence = Occurrence::Repeat;
        for follows in store::follow_matter(work.conn, visit.key(), visit.matter_id)? {
            audit::changed_with(work, Subject::PetitionVisit, visit.town, &follows);
        }
        Ok(())
    })
}

/// Takes a visit out of the matter it was joined to: it is a matter of its own again.
pub fn leave_matter(work: &mut Work<'_>, scope: Scope, id: VisitId) -> Outcome<WholeVisit> {
    let whole = WholeVisit::find(work.conn, scope, id)?;
    edit(work, &whole, (Action::LeaveMatter, None), |_, WholeVisit { visit, .. }| {
        if visit.matter_id == id {
            return Err(Problem::new(Code::NotFound));
        }
        (visit.matter_id, visit.occurrence) = (id, Occurrence::First);
        Ok(())
    })
}
