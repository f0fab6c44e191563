//! What was wrongly recorded of a settlement or an ending, corrected in place: the same record, no new 件次.

use super::drafts::{EndingPatch, Marks, NewInstalment, ResolutionPatch};
use super::edit::{edit, require_counted};
use super::lists::{DeclinedGround, EndedGround, Step};
use super::model::{Ending, Instalment, Resolution, StepTaken, WholeCase};
use super::steps::{check_days_of_agreement, insert_instalments, require_after, require_form};
use super::{participants, rules, stage, store};
use crate::audit::Action;
use crate::calendar::{Day, months_after};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{CaseId, EndingId, ResolutionId};
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;

/// Corrects an agreement: its day, level, form, terms, money, performance, marks and parts.
pub fn correct_resolution(work: &mut Work<'_>, scope: Scope, id: CaseId, of: ResolutionId, patch: &ResolutionPatch) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::CorrectResolution, None), |work, whole| {
        require_counted(&whole.case)?;
        let place = whole.resolutions.iter().position(|row| row.id == of).ok_or_else(|| Problem::new(Code::NotFound))?;
        let before = whole.resolutions.get(place).cloned().ok_or_else(|| Problem::new(Code::NotFound))?;
        let parts = parts_after(&whole.instalments, of, patch.instalments.as_deref());
        let mut after = patched(before.clone(), patch.clone());
        let as_marked = Marks { parties_on: after.parties_on, mediator_on: after.mediator_on, seal_on: after.seal_on };
        let signed = patch.signed.clone().unwrap_or(as_marked);
        check_days_of_agreement(work, &after, &parts, &signed)?;
        if after.terms.is_none() && before.terms.is_some() && work.binds() {
            return Err(Problem::at("/terms", Code::Required));
        }
        let first_seen = whole.performances.iter().filter(|seen| seen.resolution_id == of).map(|seen| seen.seen_on).min();
        check_what_followed(work, first_seen, &after)?;
        if after.settled_on != before.settled_on {
            redate(work, whole, (&[Step::Settle], place), after.settled_on, "/settled_on")?;
            participants::check_roles_on(work, &whole.participants, after.settled_on)?;
        }
        require_form(work, &whole.case, after.form, after.performance)?;
        after.revision += 1;
        store::update_resolution(work.conn, &after)?;
        if let Some(row) = whole.resolutions.get_mut(place) {
            *row = after;
        }
        if patch.instalments.is_some() {
            store::remove_instalments(work.conn, whole.case.key(), of)?;
            whole.instalments.retain(|part| part.resolution_id != of);
            whole.instalments.extend(insert_instalments(work, whole.case.key(), of, parts)?);
        }
        Ok(())
    })
}

fn patched(mut row: Resolution, patch: ResolutionPatch) -> Resolution {
    row.settled_on = patch.settled_on.unwrap_or(row.settled_on);
    row.form = patch.form.unwrap_or(row.form);
    row.level = patch.level.unwrap_or(row.level);
    patch.terms.apply(&mut row.terms);
    patch.amount_fen.apply(&mut row.amount_fen);
    patch.perform_by.apply(&mut row.perform_by);
    row.performance = patch.performance.unwrap_or(row.performance);
    if let Some(signed) = patch.signed {
        [row.parties_on, row.mediator_on, row.seal_on] = signed.days();
    }
    row.effective_on = rules::effective_on(row.form, row.settled_on, [row.parties_on, row.mediator_on, row.seal_on]);
    row
}

fn parts_after(kept: &[Instalment], of: ResolutionId, given: Option<&[NewInstalment]>) -> Vec<NewInstalment> {
    let kept = kept.iter().filter(|part| part.resolution_id == of);
    given.map_or_else(|| kept.map(|part| NewInstalment { due_on: part.due_on, amount_fen: part.amount_fen }).collect(), <[_]>::to_vec)
}

/// What was seen of the performance, and the court's part, lie after the agreement they are about.
fn check_what_followed(work: &Work<'_>, first_seen: Option<Day>, row: &Resolution) -> Outcome<()> {
    let mut faults = Faults::default();
    faults.add_if(row.settled_on > work.today, "/settled_on", Code::InTheFuture);
    faults.add_if(first_seen.is_some_and(|seen| seen < row.settled_on), "/settled_on", Code::WrongOrder);
    let in_effect = row.effective_on.unwrap_or(row.settled_on);
    faults.add_if(row.confirmation_applied_on.is_some_and(|applied| applied < in_effect), "/settled_on", Code::WrongOrder);
    faults.settle()
}

/// Corrects an ending, or a refusal to accept: its day and ground.
pub fn correct_ending(work: &mut Work<'_>, scope: Scope, id: CaseId, of: EndingId, patch: &EndingPatch) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::CorrectEnding, None), |work, whole| {
        require_counted(&whole.case)?;
        let place = whole.endings.iter().position(|row| row.id == of).ok_or_else(|| Problem::new(Code::NotFound))?;
        let before = whole.endings.get(place).cloned().ok_or_else(|| Problem::new(Code::NotFound))?;
        let mut after = before.clone();
        after.ended_on = patch.ended_on.unwrap_or(after.ended_on);
        after.ground = patch.ground.clone().unwrap_or(after.ground);
        after.routes_told = patch.routes_told.unwrap_or(after.routes_told);
        require_ground(&after)?;
        if !after.routes_told {
            return Err(Problem::at("/routes_told", Code::RoutesNotTold));
        }
        if after.ended_on != before.ended_on {
            redate(work, whole, (&[Step::Decline, Step::End], place), after.ended_on, "/ended_on")?;
        }
        store::update_ending(work.conn, &after)?;
        if let Some(row) = whole.endings.get_mut(place) {
            *row = after;
        }
        Ok(())
    })
}

/// Grounds of ending and of declining are two lists.
fn require_ground(row: &Ending) -> Outcome<()> {
    let known = match row.step {
        Step::Decline => DeclinedGround::from_code(&row.ground).is_some(),
        _ => EndedGround::from_code(&row.ground).is_some(),
    };
    if known { Ok(()) } else { Err(Problem::at("/ground", Code::UnknownCode)) }
}

/// Gives a step another day: the one at this place among the steps of these kinds. The days of a case's life keep their order,
/// in a program's own record strictly, in an imported one with a warning; an acceptance made together with it moves along.
pub fn redate(work: &mut Work<'_>, whole: &mut WholeCase, (kinds, place): (&[Step], usize), on: Day, pointer: &str) -> Outcome<()> {
    work.not_in_the_future(on, pointer)?;
    let case = &whole.case;
    let life: Vec<StepTaken> = store::steps_of(work.conn, case.key())?.into_iter().filter(|taken| stage::is_of_life(taken.step)).collect();
    let among = life.iter().enumerate().filter(|(_, taken)| kinds.contains(&taken.step)).nth(place);
    let (index, step) = among.ok_or_else(|| Problem::internal("a settlement or an ending without its step"))?;
    let mut earlier: Vec<&StepTaken> = life.iter().take(index).collect();
    let accepted_with_it = earlier.pop_if(|before| before.step == Step::Accept && before.at == step.at && before.taken_on == step.taken_on);
    require_after(work, case, earlier.last().copied(), on, pointer)?;
    if life.get(index + 1).is_some_and(|next| next.taken_on < on) {
        return Err(Problem::at(pointer, Code::WrongOrder).saying("不能晚于之后的步骤的日期", "It cannot be later than the step after it"));
    }
    store::date_step(work.conn, step, on, case.found_on)?;
    if let Some(acceptance) = accepted_with_it {
        store::date_step(work.conn, acceptance, on, case.found_on)?;
        accepted_on(work, whole, on);
    }
    Ok(())
}

/// A case's day of acceptance, and the day by which mediation is due, unless more time was agreed since.
pub fn accepted_on(work: &Work<'_>, whole: &mut WholeCase, on: Day) {
    whole.case.accepted_on = Some(on);
    if whole.limits.as_ref().is_none_or(|limits| limits.extension_until.is_none()) {
        whole.case.due_on = Some(months_after(on, work.settings.mediation_months));
    }
}
