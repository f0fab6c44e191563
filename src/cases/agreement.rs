//! Dated facts about a standing agreement: its marks, its performance, judicial confirmation; and more time for mediation.

use super::drafts::{ConfirmationDraft, Extension, Marks, PerformanceDraft};
use super::edit::{edit, require_counted};
use super::lists::{Confirmation, Stage};
use super::model::{PerformanceSeen, Resolution, WholeCase};
use super::steps::change_limits;
use super::{rules, store, view};
use crate::audit::Action;
use crate::calendar::Day;
use crate::context::Work;
use crate::db::calendar_days;
use crate::ids::{CaseId, PerformanceId};
use crate::problem::{Code, Faults, Outcome, Problem, Words};
use crate::rights::Scope;
use crate::settings::Strictness;

/// Changes the agreement by which a case stands settled, also once it is closed or archived.
fn edit_standing(
    work: &mut Work<'_>,
    scope: Scope,
    id: CaseId,
    action: Action,
    change: impl FnOnce(&mut Work<'_>, &mut Resolution, &mut Vec<PerformanceSeen>) -> Outcome<()>,
) -> Outcome<WholeCase> {
    edit(work, scope, id, (action, None), |work, whole| {
        require_counted(&whole.case)?;
        let standing = view::standing(whole).0.map(|row| row.id).ok_or_else(|| Problem::new(Code::NoAgreement))?;
        let WholeCase { resolutions, performances, .. } = whole;
        let resolution = resolutions.iter_mut().find(|row| row.id == standing).ok_or_else(|| Problem::new(Code::NoAgreement))?;
        change(work, resolution, performances)?;
        resolution.revision += 1;
        store::update_resolution(work.conn, resolution)
    })
}

/// Notes the marks under a written agreement; it takes effect with the last of them (人民调解法 art. 29).
pub fn sign(work: &mut Work<'_>, scope: Scope, id: CaseId, marks: &Marks) -> Outcome<WholeCase> {
    edit_standing(work, scope, id, Action::SignAgreement, |work, resolution, _| {
        let mut faults = Faults::default();
        for (day, name) in marks.days().into_iter().zip(Marks::NAMES) {
            faults.add_if(day.is_some_and(|day| day > work.today), &format!("/{name}"), Code::InTheFuture);
            faults.add_if(day.is_some_and(|day| day < resolution.settled_on), &format!("/{name}"), Code::WrongOrder);
        }
        faults.settle()?;
        resolution.parties_on = marks.parties_on.or(resolution.parties_on);
        resolution.mediator_on = marks.mediator_on.or(resolution.mediator_on);
        resolution.seal_on = marks.seal_on.or(resolution.seal_on);
        let marked = [resolution.parties_on, resolution.mediator_on, resolution.seal_on];
        resolution.effective_on = rules::effective_on(resolution.form, resolution.settled_on, marked);
        Ok(())
    })
}

/// Notes what was seen of the performance on a day (人民调解法 art. 31).
pub fn record_performance(work: &mut Work<'_>, scope: Scope, id: CaseId, draft: &PerformanceDraft) -> Outcome<WholeCase> {
    edit_standing(work, scope, id, Action::NotePerformance, |work, resolution, performances| {
        let mut faults = Faults::default();
        faults.add_if(draft.on > work.today, "/on", Code::InTheFuture);
        faults.add_if(draft.on < resolution.settled_on, "/on", Code::WrongOrder);
        faults.settle()?;
        let seen = PerformanceSeen {
            town: resolution.town,
            case_id: id,
            id: PerformanceId::new(),
            resolution_id: resolution.id,
            seen_on: draft.on,
            status: draft.status,
            amount_fen: draft.amount_fen,
            note: draft.note.clone(),
            account_name: work.actor.name.clone(),
            at: work.now,
        };
        store::insert_performance(work.conn, &seen)?;
        // In the order in which they are read: by day, then as they came.
        let place = performances.partition_point(|other| other.seen_on <= seen.seen_on);
        performances.insert(place, seen);
        resolution.performance = draft.status;
        Ok(())
    })
}

/// Notes an application for judicial confirmation or the court's answer: joint, within 30 days of effect (人民调解法 art. 33).
pub fn record_confirmation(work: &mut Work<'_>, scope: Scope, id: CaseId, draft: &ConfirmationDraft) -> Outcome<WholeCase> {
    edit_standing(work, scope, id, Action::NoteConfirmation, |work, resolution, _| {
        let applied_on = draft.applied_on.or(resolution.confirmation_applied_on);
        let decided_on = draft.decided_on.or(resolution.confirmation_decided_on);
        let decided = draft.result.is_some_and(|result| !matches!(result, Confirmation::Applied | Confirmation::NotApplied));
        let mut faults = Faults::default();
        faults.add_if(applied_on.is_none(), "/applied_on", Code::Required);
        faults.add_if(draft.applied_on.is_some_and(|day| day > work.today), "/applied_on", Code::InTheFuture);
        faults.add_if(draft.decided_on.is_some_and(|day| day > work.today), "/decided_on", Code::InTheFuture);
        faults.add_if(decided && decided_on.is_none(), "/decided_on", Code::Required);
        faults.add_if(draft.decided_on.is_some() && !decided, "/result", Code::Required);
        faults.add_if(decided_on.zip(applied_on).is_some_and(|(decided, applied)| decided < applied), "/decided_on", Code::WrongOrder);
        faults.add_if(
            resolution.effective_on.zip(applied_on).is_some_and(|(effect, applied)| applied < effect),
            "/applied_on",
            Code::WrongOrder,
        );
        faults.settle()?;
        if let (Some(effective_on), Some(applied_on)) = (resolution.effective_on, draft.applied_on) {
            check_time_limit(work, effective_on, applied_on)?;
        }
        resolution.confirmation = draft.result.unwrap_or(Confirmation::Applied);
        resolution.confirmation_applied_on = applied_on;
        resolution.confirmation_decided_on = decided_on;
        resolution.confirmation_court = draft.court.clone().or(resolution.confirmation_court.take());
        Ok(())
    })
}

fn check_time_limit(work: &mut Work<'_>, effective_on: Day, applied_on: Day) -> Outcome<()> {
    let last = rules::confirmation_by(effective_on, work.settings.confirmation_days, &calendar_days::load(work.conn, work.actor.town)?);
    if applied_on <= last || work.settings.confirmation_deadline == Strictness::Off {
        return Ok(());
    }
    let words = Words::new(
        format!("申请司法确认的期限到 {last} 为止（人民调解法第33条）"),
        format!("Confirmation could be applied for until {last} (People's Mediation Law, art. 33)"),
    );
    if work.settings.confirmation_deadline == Strictness::Require {
        return Err(Problem::at("/applied_on", Code::OutOfRange).saying(words.zh, words.en));
    }
    work.warn("confirmation_deadline", words);
    Ok(())
}

/// More time for mediation, once, by all parties' consent (宁波市人民调解条例 art. 27).
pub fn extend(work: &mut Work<'_>, scope: Scope, id: CaseId, draft: &Extension) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Extend, None), |work, whole| {
        let case = &whole.case;
        if !case.counts || case.stage != Stage::Accepted {
            return Err(Problem::new(Code::StepNotAllowed)
                .saying("只有调解中的案件可以延长期限", "Only a case in mediation can be given more time"));
        }
        if whole.limits.as_ref().is_some_and(|limits| limits.extension_until.is_some()) {
            return Err(Problem::new(Code::AlreadyExtended));
        }
        let mut faults = Faults::default();
        faults.add_if(!draft.agreed_by_all, "/agreed_by_all", Code::Required);
        faults.add_if(draft.agreed_on > work.today, "/agreed_on", Code::InTheFuture);
        faults.add_if(case.accepted_on.is_some_and(|accepted| draft.agreed_on < accepted), "/agreed_on", Code::WrongOrder);
        faults.add_if(case.due_on.is_some_and(|due| draft.until_on <= due), "/until_on", Code::WrongOrder);
        faults.settle()?;
        change_limits(work, whole, |limits| {
            (limits.extension_agreed_on, limits.extension_until) = (Some(draft.agreed_on), Some(draft.until_on));
        })?;
        whole.case.due_on = Some(draft.until_on);
        Ok(())
    })
}
