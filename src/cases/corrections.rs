//! What was wrongly recorded of a settlement or an ending, corrected in place: the same record, no new 件次.

use serde_json::{Value, json};

use super::actions::{event, save};
use super::agreement::save_resolution;
use super::drafts::{EndingPatch, Marks, NewInstalment, ResolutionPatch};
use super::lists::{DeclinedGround, EndedGround};
use super::model::{Case, Ending, Instalment, Resolution, StepTaken};
use super::stage::{self, Step};
use super::steps::{check_days_of_agreement, require_form};
use super::{participants, rules, store};
use crate::audit::{self, Action, difference};
use crate::calendar::{Day, months_after};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{CaseId, EndingId, InstalmentId, ResolutionId};
use crate::problem::{Code, Faults, Outcome, Problem, Words};
use crate::rights::Scope;

/// A case taken up for a correction, when the person saw it as it is now; one that counts nowhere is not corrected.
fn taken_up(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<Case> {
    let case = store::find_case(work.conn, scope, id)?;
    let before = super::actions::case_state(work, &case)?;
    work.require_seen(case.revision, || before)?;
    if case.counts { Ok(case) } else { Err(Problem::new(Code::AlreadyWithdrawn)) }
}

/// Corrects an agreement: its day, level, form, terms, money, performance, marks and parts.
pub fn correct_resolution(work: &mut Work<'_>, scope: Scope, id: CaseId, of: ResolutionId, patch: &ResolutionPatch) -> Outcome<Case> {
    let mut case = taken_up(work, scope, id)?;
    let whole = store::with_children(work.conn, vec![case.clone()])?.pop().ok_or_else(|| Problem::new(Code::NotFound))?;
    let place = whole.resolutions.iter().position(|row| row.id == of).ok_or_else(|| Problem::new(Code::NotFound))?;
    let before = whole.resolutions.get(place).cloned().ok_or_else(|| Problem::new(Code::NotFound))?;
    let days_before = (case.accepted_on, case.due_on);
    let ResolutionPatch { instalments, signed, .. } = patch;
    let parts = parts_after(&whole.instalments, of, instalments.as_deref());
    let signed = signed.clone();
    let after = patched(before.clone(), patch.clone());
    let signed = signed.unwrap_or(Marks { parties_on: after.parties_on, mediator_on: after.mediator_on, seal_on: after.seal_on });
    check_days_of_agreement(work, &case, &after, &parts, &signed)?;
    if after.terms.is_none() && before.terms.is_some() && !case.imported {
        return Err(Problem::at("/terms", Code::Required));
    }
    check_what_followed(work, &whole.performances.iter().filter(|seen| seen.resolution_id == of).map(|seen| seen.seen_on).min(), &after)?;
    if after.settled_on != before.settled_on {
        redate(work, &mut case, (&[Step::Settle], place), after.settled_on, "/settled_on")?;
        participants::check_roles_on(work, &case, after.settled_on)?;
    }
    require_form(work, &case, after.form, after.performance)?;
    save_resolution(work, after.clone())?;
    if patch.instalments.is_some() {
        store::remove_instalments(work.conn, id, of)?;
        keep_parts(work, id, of, parts)?;
    }
    save(work, &mut case)?;
    let changes = correction(&before, &after, days_before, &case);
    audit::record(work, event(Action::CorrectResolution, &case).changing(changes))?;
    Ok(case)
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

/// Keeps the parts in which an agreement is to be performed, in their order.
pub fn keep_parts(work: &mut Work<'_>, case_id: CaseId, resolution_id: ResolutionId, parts: Vec<NewInstalment>) -> Outcome<()> {
    (1..).zip(parts).try_for_each(|(number, NewInstalment { due_on, amount_fen })| {
        let part = Instalment { case_id, id: InstalmentId::new(), resolution_id, number, due_on, amount_fen };
        store::insert_instalment(work.conn, &part)
    })
}

/// What was seen of the performance, and the court's part, lie after the agreement they are about.
fn check_what_followed(work: &Work<'_>, first_seen: &Option<Day>, row: &Resolution) -> Outcome<()> {
    let mut faults = Faults::default();
    faults.note_if(row.settled_on > work.today, "/settled_on", Code::InTheFuture);
    faults.note_if(first_seen.is_some_and(|seen| seen < row.settled_on), "/settled_on", Code::WrongOrder);
    let in_effect = row.effective_on.unwrap_or(row.settled_on);
    faults.note_if(row.confirmation_applied_on.is_some_and(|applied| applied < in_effect), "/settled_on", Code::WrongOrder);
    faults.settle()
}

/// What changed, as the history tells it.
fn correction(before: &Resolution, after: &Resolution, (accepted_on, due_on): (Option<Day>, Option<Day>), case: &Case) -> Value {
    let told = |row: &Resolution, accepted_on: Option<Day>, due_on: Option<Day>| {
        json!({
            "settled_on": row.settled_on, "form": row.form, "level": row.level, "terms": row.terms, "agreed_fen": row.amount_fen,
            "perform_by": row.perform_by, "performance": row.performance, "parties_on": row.parties_on, "mediator_on": row.mediator_on,
            "seal_on": row.seal_on, "effective_on": row.effective_on, "accepted_on": accepted_on, "due_on": due_on,
        })
    };
    difference(&told(before, accepted_on, due_on), &told(after, case.accepted_on, case.due_on))
}

/// Corrects an ending, or a refusal to accept: its day and ground.
pub fn correct_ending(work: &mut Work<'_>, scope: Scope, id: CaseId, of: EndingId, patch: &EndingPatch) -> Outcome<Case> {
    let mut case = taken_up(work, scope, id)?;
    let endings = store::endings_of(work.conn, id)?;
    let place = endings.iter().position(|row| row.id == of).ok_or_else(|| Problem::new(Code::NotFound))?;
    let before = endings.get(place).cloned().ok_or_else(|| Problem::new(Code::NotFound))?;
    let mut after = before.clone();
    after.ended_on = patch.ended_on.unwrap_or(after.ended_on);
    after.ground = patch.ground.clone().unwrap_or(after.ground);
    after.routes_told = patch.routes_told.unwrap_or(after.routes_told);
    require_ground(&after)?;
    if !after.routes_told {
        return Err(Problem::at("/routes_told", Code::RoutesNotTold));
    }
    if after.ended_on != before.ended_on {
        redate(work, &mut case, (&[Step::Decline, Step::End], place), after.ended_on, "/ended_on")?;
    }
    store::update_ending(work.conn, &after)?;
    save(work, &mut case)?;
    let told = |row: &Ending| json!({ "ended_on": row.ended_on, "ground": row.ground, "routes_told": row.routes_told });
    audit::record(work, event(Action::CorrectEnding, &case).changing(difference(&told(&before), &told(&after))))?;
    Ok(case)
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
pub fn redate(work: &mut Work<'_>, case: &mut Case, (kinds, place): (&[Step], usize), on: Day, pointer: &str) -> Outcome<()> {
    work.not_in_the_future(on, pointer)?;
    let life: Vec<StepTaken> = store::steps_of(work.conn, case.id)?.into_iter().filter(|taken| stage::is_of_life(taken.step)).collect();
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
        accepted_on(work, case, on)?;
    }
    Ok(())
}

/// A case's day of acceptance, and the day by which mediation is due, unless more time was agreed since.
pub fn accepted_on(work: &mut Work<'_>, case: &mut Case, on: Day) -> Outcome<()> {
    case.accepted_on = Some(on);
    if store::limits_of(work.conn, case.id)?.extension_until.is_none() {
        case.due_on = Some(months_after(on, work.settings.mediation_months));
    }
    Ok(())
}

/// A step lies on or after the day its case was found, and on or after the step before it. What a ledger says is taken as it
/// stands, with a warning; what people have done since it was imported is not history.
pub fn require_after(work: &mut Work<'_>, case: &Case, before: Option<&StepTaken>, on: Day, pointer: &str) -> Outcome<()> {
    let too_early = on < case.found_on || before.is_some_and(|before| on < before.taken_on);
    if !too_early {
        return Ok(());
    }
    let by_people = before.is_some_and(|before| on < before.taken_on && !matches!(before.step, Step::Accept | Step::Settle));
    if case.imported && !by_people {
        work.warn(
            "wrong_order",
            Words::fixed(
                "日期早于发现、受理或上一步，按台账原样保留",
                "The day lies before the case was found, accepted or last acted on; kept as the ledger has it",
            ),
        );
        return Ok(());
    }
    let last = before.map_or(case.found_on, |before| before.taken_on.max(case.found_on));
    Err(Problem::at(pointer, Code::WrongOrder).saying(
        format!("不能早于 {last}（发现、受理或上一步的日期）"),
        format!("It cannot be before {last}, when the case was found, accepted or last acted on"),
    ))
}
