//! The steps of a case's life, each one function; what may follow what stands in `stage.rs`.

use chrono::Datelike;

use super::drafts::{Accept, Archive, Because, Close, Decline, End, Marks, NewInstalment, Settle, WithReason};
use super::edit::edit;
use super::lists::{AgreementForm, Confirmation, Performance, Step};
use super::model::{Case, Ending, Instalment, Limits, Resolution, StepTaken, WholeCase};
use super::stage::{self, Standing};
use super::{dossier, numbers, participants, parties, rules, store};
use crate::audit::Action;
use crate::calendar::{Day, months_after};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{CaseId, EndingId, InstalmentId, Key, ResolutionId, StepId};
use crate::problem::{Code, Faults, Outcome, Problem, Words, require_valid};
use crate::rights::Scope;
use crate::settings::Strictness;

/// Takes a case on for mediation and gives it its number.
pub fn accept(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Accept) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Accept, None), |work, whole| accept_case(work, whole, command.accepted_on, "/accepted_on"))
}

/// Does not take a case on; the other routes must have been told (人民调解法 art. 26).
pub fn decline(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Decline) -> Outcome<WholeCase> {
    let said =
        Ended { step: Step::Decline, on: command.on, pointer: "/on", ground: command.ground.code(), routes_told: command.routes_told };
    edit(work, scope, id, (Action::Decline, None), |work, whole| end_with(work, whole, &said))
}

/// Ends mediation without agreement; the other routes must have been told (人民调解法 art. 26).
pub fn end(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &End) -> Outcome<WholeCase> {
    let (on, ground, routes_told) = (command.ended_on, command.ground.code(), command.routes_told);
    let said = Ended { step: Step::End, on, pointer: "/ended_on", ground, routes_told };
    edit(work, scope, id, (Action::End, None), |work, whole| end_with(work, whole, &said))
}

/// Records an agreement; a case not accepted yet is accepted on the same day.
pub fn settle(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Settle) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Settle, None), |work, whole| insert_settlement(work, whole, command.clone()))
}

/// Closes a case.
pub fn close(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Close) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Close, None), |work, whole| apply_step(work, &mut whole.case, Step::Close, command.on, "/on", None))
}

/// Puts a closed case into the archive.
pub fn archive(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Archive) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Archive, None), |work, whole| {
        require_valid(command)?;
        dossier::require_complete(work, &whole.case)?;
        change_limits(work, whole, |limits| limits.keep_until = command.keep_until)?;
        let note = command.keep_until.map(|until| format!("保管至 {until}"));
        apply_step(work, &mut whole.case, Step::Archive, command.on, "/on", note)
    })
}

/// Changes the days agreed or set for a case.
pub fn change_limits(work: &mut Work<'_>, whole: &mut WholeCase, change: impl FnOnce(&mut Limits)) -> Outcome<()> {
    let mut limits = whole.limits.take().unwrap_or_else(|| Limits::none(whole.case.key()));
    change(&mut limits);
    store::save_limits(work.conn, &limits)?;
    whole.limits = Some(limits);
    Ok(())
}

/// Takes up a finished case again; its agreements stay on record.
pub fn reopen(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &WithReason) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Reopen, Some(&command.reason)), |work, whole| {
        apply_step(work, &mut whole.case, Step::Reopen, command.on, "/on", Some(command.reason.clone()))?;
        store::undo_finishing_steps(work.conn, whole.case.key(), command.on)?;
        if whole.case.accepted_on.is_none() {
            return Ok(());
        }
        whole.case.due_on = Some(months_after(command.on, work.settings.mediation_months));
        change_limits(work, whole, |limits| (limits.extension_agreed_on, limits.extension_until) = (None, None))
    })
}

/// Takes back a case logged by mistake: it stays listed, counts nowhere, and its number stays used.
pub fn withdraw(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &WithReason) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Withdraw, Some(&command.reason)), |work, whole| {
        if !whole.merged_from.is_empty() {
            return Err(Problem::new(Code::StepNotAllowed)
                .saying("有别的案件并入了本案，请先撤销并案", "Other cases were merged into this one; take the mergers back first"));
        }
        let case = &mut whole.case;
        apply_step(work, case, Step::Withdraw, command.on, "/on", Some(command.reason.clone()))?;
        case.counts = false;
        case.withdrawn_on = Some(command.on);
        case.withdrawn_reason = Some(command.reason.clone());
        Ok(())
    })
}

/// Takes a withdrawal back: the case counts again as it stood.
pub fn restore(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Because) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Restore, Some(&command.reason)), |work, whole| {
        let case = &mut whole.case;
        stage::after(Step::Restore, case.stage, Standing::of(case), true)?;
        case.counts = true;
        case.withdrawn_on = None;
        case.withdrawn_reason = None;
        record_step(work, case, Step::Restore, work.today, Some(command.reason.clone()))
    })
}

/// Accepts a case: its day, the day mediation is due, its number.
pub fn accept_case(work: &mut Work<'_>, whole: &mut WholeCase, on: Day, pointer: &str) -> Outcome<()> {
    let WholeCase { case, parties, .. } = whole;
    if work.breaks(on < case.found_on) {
        return Err(
            Problem::at(pointer, Code::WrongOrder).saying("受理日期不能早于发现日期", "A case cannot be accepted before it was found")
        );
    }
    stage::after(Step::Accept, case.stage, Standing::of(case), false)?;
    parties::require_no_refusal(work, parties)?;
    apply_step(work, case, Step::Accept, on, pointer, None)?;
    case.accepted_on = Some(on);
    case.due_on = Some(months_after(on, work.settings.mediation_months));
    if case.case_no.is_none() {
        case.case_no = Some(numbers::next_number(work, case, on.year())?);
    }
    Ok(())
}

/// Keeps an agreement and settles the case.
pub fn insert_settlement(work: &mut Work<'_>, whole: &mut WholeCase, command: Settle) -> Outcome<()> {
    stage::after(Step::Settle, whole.case.stage, Standing::of(&whole.case), whole.case.accepted_on.is_some())?;
    if whole.case.accepted_on.is_none() {
        accept_case(work, whole, command.settled_on, "/settled_on")?;
    }
    let WholeCase { case, parties, participants, resolutions, instalments, .. } = whole;
    if work.breaks(case.accepted_on.is_some_and(|accepted| command.settled_on < accepted)) {
        return Err(Problem::at("/settled_on", Code::WrongOrder)
            .saying("达成协议的日期不能早于受理日期", "An agreement cannot be reached before the case was accepted"));
    }
    parties::require_no_refusal(work, parties)?;
    let later = !command.instalments.is_empty() || command.perform_by.is_some_and(|by| by > command.settled_on);
    let performance = command.performance.unwrap_or(if later { Performance::NotDue } else { Performance::Immediate });
    let signed = command.signed.unwrap_or_default();
    let marks = signed.days();
    let resolution = Resolution {
        town: case.town,
        case_id: case.id,
        id: command.id.unwrap_or_default(),
        number: resolutions.last().map_or(0, |last| last.number) + 1,
        settled_on: command.settled_on,
        form: command.form,
        level: command.level,
        terms: command.terms,
        amount_fen: command.amount_fen,
        perform_by: command.perform_by,
        performance,
        confirmation: Confirmation::NotApplied,
        parties_on: marks[0],
        mediator_on: marks[1],
        seal_on: marks[2],
        effective_on: rules::effective_on(command.form, command.settled_on, marks),
        revision: 1,
        created_at: work.now,
        confirmation_applied_on: None,
        confirmation_court: None,
        confirmation_decided_on: None,
    };
    check_days_of_agreement(work, &resolution, &command.instalments, &signed)?;
    require_form(work, case, resolution.form, performance)?;
    apply_step(work, case, Step::Settle, resolution.settled_on, "/settled_on", None)?;
    participants::check_roles_on(work, participants, resolution.settled_on)?;
    store::insert_resolution(work.conn, &resolution)?;
    instalments.extend(insert_instalments(work, case.key(), resolution.id, command.instalments)?);
    resolutions.push(resolution);
    Ok(())
}

/// The days of an agreement run forwards, its marks are not in the future, its parts add up.
pub fn check_days_of_agreement(work: &Work<'_>, agreed: &Resolution, parts: &[NewInstalment], signed: &Marks) -> Outcome<()> {
    let mut faults = Faults::default();
    for (day, name) in signed.days().into_iter().zip(Marks::NAMES) {
        let place = format!("/signed/{name}");
        faults.add_if(day.is_some_and(|day| day > work.today), &place, Code::InTheFuture);
        faults.add_if(work.breaks(day.is_some_and(|day| day < agreed.settled_on)), &place, Code::WrongOrder);
    }
    faults.add_if(work.breaks(agreed.perform_by.is_some_and(|by| by < agreed.settled_on)), "/perform_by", Code::WrongOrder);
    let mut before = agreed.settled_on;
    for (number, part) in parts.iter().enumerate() {
        faults.add_if(part.due_on < before, &format!("/instalments/{number}/due_on"), Code::WrongOrder);
        before = part.due_on;
    }
    let sum: i64 = parts.iter().map(|part| part.amount_fen).sum();
    faults.add_if(!parts.is_empty() && agreed.amount_fen.is_some_and(|amount| amount != sum), "/instalments", Code::WrongSum);
    faults.settle()
}

/// An agreement that should be written is, or a warning says so.
pub fn require_form(work: &mut Work<'_>, case: &Case, form: AgreementForm, performance: Performance) -> Outcome<()> {
    if form == AgreementForm::Written || !work.binds() {
        return Ok(());
    }
    match (work.settings.written_form, rules::wants_written(case, performance)) {
        (Strictness::Off, _) | (_, None) => Ok(()),
        (Strictness::Warn, Some(words)) => {
            work.warn("written_form", words);
            Ok(())
        }
        (Strictness::Require, Some(words)) => Err(Problem::at("/form", Code::Invalid).saying(words.zh, words.en)),
    }
}

/// How a case ended without agreement.
struct Ended<'a> {
    step: Step,
    on: Day,
    pointer: &'a str,
    ground: &'a str,
    routes_told: bool,
}

fn end_with(work: &mut Work<'_>, whole: &mut WholeCase, said: &Ended<'_>) -> Outcome<()> {
    let case = &mut whole.case;
    stage::after(said.step, case.stage, Standing::of(case), case.accepted_on.is_some())?;
    if !said.routes_told {
        return Err(Problem::at("/routes_told", Code::RoutesNotTold));
    }
    apply_step(work, case, said.step, said.on, said.pointer, None)?;
    let ending = Ending {
        town: case.town,
        case_id: case.id,
        id: EndingId::new(),
        number: whole.endings.last().map_or(0, |last| last.number) + 1,
        step: said.step,
        ended_on: said.on,
        ground: said.ground.to_owned(),
        routes_told: said.routes_told,
        created_at: work.now,
    };
    store::insert_ending(work.conn, &ending)?;
    whole.endings.push(ending);
    Ok(())
}

/// Takes one step: the stage changes and the step is noted; days never run backwards, except in imported history.
fn apply_step(work: &mut Work<'_>, case: &mut Case, step: Step, on: Day, pointer: &str, note: Option<String>) -> Outcome<()> {
    let next = stage::after(step, case.stage, Standing::of(case), case.accepted_on.is_some())?;
    work.not_in_the_future(on, pointer)?;
    let steps = store::steps_of(work.conn, case.key())?;
    require_after(work, case, last_of_life(&steps), on, pointer)?;
    case.stage = next;
    record_step_after(work, case, &steps, step, on, note)
}

/// The last step that dates the dispute itself; where its record is filed does not.
fn last_of_life(steps: &[StepTaken]) -> Option<&StepTaken> {
    steps.iter().rfind(|taken| stage::is_of_life(taken.step))
}

/// Notes a step in the case's history.
pub fn record_step(work: &mut Work<'_>, case: &Case, step: Step, on: Day, note: Option<String>) -> Outcome<()> {
    let steps = store::steps_of(work.conn, case.key())?;
    record_step_after(work, case, &steps, step, on, note)
}

fn record_step_after(work: &mut Work<'_>, case: &Case, before: &[StepTaken], step: Step, on: Day, note: Option<String>) -> Outcome<()> {
    let taken = StepTaken {
        town: case.town,
        case_id: case.id,
        id: StepId::new(),
        number: before.last().map_or(0, |last| last.number) + 1,
        step,
        taken_on: on,
        undone_on: None,
        finishes: stage::finishes(step),
        note,
        account_name: work.actor.name.clone(),
        at: work.now,
        later_year: false,
    };
    store::insert_step(work.conn, &taken.dated_by(case.found_on))
}

/// Inserts the parts in which an agreement is to be performed, in their order.
pub fn insert_instalments(
    work: &mut Work<'_>,
    case: Key<CaseId>,
    resolution_id: ResolutionId,
    parts: Vec<NewInstalment>,
) -> Outcome<Vec<Instalment>> {
    let keep = |(number, NewInstalment { due_on, amount_fen })| {
        let part = Instalment { town: case.town, case_id: case.id, id: InstalmentId::new(), resolution_id, number, due_on, amount_fen };
        store::insert_instalment(work.conn, &part)?;
        Ok(part)
    };
    (1..).zip(parts).map(keep).collect()
}

/// A step lies on or after the day its case was found, and on or after the step before it. What a ledger says is taken as it
/// stands, with a warning; what people have done since it was imported is not history.
pub fn require_after(work: &mut Work<'_>, case: &Case, before: Option<&StepTaken>, on: Day, pointer: &str) -> Outcome<()> {
    let too_early = on < case.found_on || before.is_some_and(|before| on < before.taken_on);
    if !too_early {
        return Ok(());
    }
    let by_people = before.is_some_and(|before| on < before.taken_on && !matches!(before.step, Step::Accept | Step::Settle));
    if !work.binds() && !by_people {
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
