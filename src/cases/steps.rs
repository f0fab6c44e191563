//! The steps of a case's life, each one function; what may follow what stands in `stage.rs`.

use chrono::Datelike;
use serde_json::Value;

use super::actions::{case_state, event, save};
use super::drafts::{Accept, Archive, Because, Close, Decline, End, Marks, NewInstalment, Settle, WithReason};
use super::lists::{AgreementForm, Confirmation, Performance};
use super::model::{Case, Ending, Limits, Resolution, StepTaken};
use super::stage::{self, Standing, Step};
use super::{corrections, dossier, numbers, participants, parties, rules, store};
use crate::audit::{self, Action, difference};
use crate::calendar::{Day, months_after};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{CaseId, EndingId, StepId};
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;
use crate::settings::Strictness;

/// A case taken up for a step, with how it was before.
pub struct Begun {
    pub case: Case,
    before: Value,
}

/// Takes a case up, when the person saw it as it is now.
pub fn begin(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<Begun> {
    let case = store::find_case(work.conn, scope, id)?;
    let before = case_state(work, &case)?;
    work.require_seen(case.revision, || before.clone())?;
    Ok(Begun { case, before })
}

/// Writes the changed case with its next revision, and what changed into the audit log.
pub fn finish(work: &mut Work<'_>, begun: Begun, action: Action, reason: Option<String>) -> Outcome<Case> {
    let Begun { mut case, before } = begun;
    save(work, &mut case)?;
    let after = case_state(work, &case)?;
    audit::record(work, event(action, &case).changing(difference(&before, &after)).because(reason))?;
    Ok(case)
}

/// Takes a case on for mediation and gives it its number.
pub fn accept(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Accept) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    take_on(work, &mut begun.case, command.accepted_on, "/accepted_on")?;
    finish(work, begun, Action::Accept, None)
}

/// Does not take a case on; the other routes must have been told (人民调解法 art. 26).
pub fn decline(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Decline) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    end_as(work, &mut begun.case, Step::Decline, command.on, "/on", command.ground.code(), command.routes_told)?;
    finish(work, begun, Action::Decline, None)
}

/// Ends mediation without agreement; the other routes must have been told (人民调解法 art. 26).
pub fn end(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &End) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    end_as(work, &mut begun.case, Step::End, command.ended_on, "/ended_on", command.ground.code(), command.routes_told)?;
    finish(work, begun, Action::End, None)
}

/// Records an agreement; a case not accepted yet is accepted on the same day.
pub fn settle(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Settle) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    keep_resolution(work, &mut begun.case, command.clone())?;
    finish(work, begun, Action::Settle, None)
}

/// Closes a case.
pub fn close(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Close) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    take(work, &mut begun.case, Step::Close, command.on, "/on", None)?;
    finish(work, begun, Action::Close, None)
}

/// Puts a closed case into the archive.
pub fn archive(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Archive) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    if command.keep_until.is_some_and(|until| until < command.on) {
        return Err(Problem::at("/keep_until", Code::WrongOrder));
    }
    dossier::require_complete(work, &begun.case)?;
    let limits = store::limits_of(work.conn, id)?;
    store::keep_limits(work.conn, &Limits { keep_until: command.keep_until, ..limits })?;
    let note = command.keep_until.map(|until| format!("保管至 {until}"));
    take(work, &mut begun.case, Step::Archive, command.on, "/on", note)?;
    finish(work, begun, Action::Archive, None)
}

/// Takes up a finished case again; its agreements stay on record.
pub fn reopen(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &WithReason) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    take(work, &mut begun.case, Step::Reopen, command.on, "/on", Some(command.reason.clone()))?;
    store::undo_finishing_steps(work.conn, id, command.on)?;
    if begun.case.accepted_on.is_some() {
        begun.case.due_on = Some(months_after(command.on, work.settings.mediation_months));
        let limits = store::limits_of(work.conn, id)?;
        store::keep_limits(work.conn, &Limits { extension_agreed_on: None, extension_until: None, ..limits })?;
    }
    finish(work, begun, Action::Reopen, Some(command.reason.clone()))
}

/// Takes back a case logged by mistake: it stays listed, counts nowhere, and its number stays used.
pub fn withdraw(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &WithReason) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    if !store::merged_into(work.conn, id)?.is_empty() {
        return Err(Problem::new(Code::StepNotAllowed)
            .saying("有别的案件并入了本案，请先撤销并案", "Other cases were merged into this one; take the mergers back first"));
    }
    take(work, &mut begun.case, Step::Withdraw, command.on, "/on", Some(command.reason.clone()))?;
    begun.case.counts = false;
    begun.case.withdrawn_on = Some(command.on);
    begun.case.withdrawn_reason = Some(command.reason.clone());
    finish(work, begun, Action::Withdraw, Some(command.reason.clone()))
}

/// Takes a withdrawal back: the case counts again as it stood.
pub fn restore(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Because) -> Outcome<Case> {
    let mut begun = begin(work, scope, id)?;
    stage::after(Step::Restore, begun.case.stage, Standing::of(&begun.case), true)?;
    begun.case.counts = true;
    begun.case.withdrawn_on = None;
    begun.case.withdrawn_reason = None;
    note_step(work, &begun.case, Step::Restore, work.today, Some(command.reason.clone()))?;
    finish(work, begun, Action::Restore, Some(command.reason.clone()))
}

/// Accepts a case: its day, the day mediation is due, its number.
pub fn take_on(work: &mut Work<'_>, case: &mut Case, on: Day, pointer: &str) -> Outcome<()> {
    if on < case.found_on && !case.imported {
        return Err(
            Problem::at(pointer, Code::WrongOrder).saying("受理日期不能早于发现日期", "A case cannot be accepted before it was found")
        );
    }
    stage::after(Step::Accept, case.stage, Standing::of(case), false)?;
    parties::require_no_refusal(work, case)?;
    take(work, case, Step::Accept, on, pointer, None)?;
    case.accepted_on = Some(on);
    case.due_on = Some(months_after(on, work.settings.mediation_months));
    if case.case_no.is_none() {
        case.case_no = Some(numbers::next_number(work, case, on.year())?);
    }
    Ok(())
}

/// Keeps an agreement and settles the case.
pub fn keep_resolution(work: &mut Work<'_>, case: &mut Case, command: Settle) -> Outcome<()> {
    stage::after(Step::Settle, case.stage, Standing::of(case), case.accepted_on.is_some())?;
    if case.accepted_on.is_none() {
        take_on(work, case, command.settled_on, "/settled_on")?;
    }
    if case.accepted_on.is_some_and(|accepted| command.settled_on < accepted) && !case.imported {
        return Err(Problem::at("/settled_on", Code::WrongOrder)
            .saying("达成协议的日期不能早于受理日期", "An agreement cannot be reached before the case was accepted"));
    }
    parties::require_no_refusal(work, case)?;
    let later = !command.instalments.is_empty() || command.perform_by.is_some_and(|by| by > command.settled_on);
    let performance = command.performance.unwrap_or(if later { Performance::NotDue } else { Performance::Immediate });
    let signed = command.signed.unwrap_or_default();
    let marks = signed.days();
    let resolution = Resolution {
        case_id: case.id,
        id: command.id.unwrap_or_default(),
        number: store::resolutions_so_far(work.conn, case.id)? + 1,
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
    check_days_of_agreement(work, case, &resolution, &command.instalments, &signed)?;
    require_form(work, case, resolution.form, performance)?;
    take(work, case, Step::Settle, resolution.settled_on, "/settled_on", None)?;
    participants::check_roles_on(work, case, resolution.settled_on)?;
    store::insert_resolution(work.conn, &resolution)?;
    corrections::keep_parts(work, case.id, resolution.id, command.instalments)
}

/// The days of an agreement run forwards, its marks are not in the future, its parts add up.
pub fn check_days_of_agreement(work: &Work<'_>, case: &Case, agreed: &Resolution, parts: &[NewInstalment], signed: &Marks) -> Outcome<()> {
    let mut faults = Faults::default();
    for (day, name) in signed.days().into_iter().zip(Marks::NAMES) {
        let place = format!("/signed/{name}");
        faults.note_if(day.is_some_and(|day| day > work.today), &place, Code::InTheFuture);
        faults.note_if(day.is_some_and(|day| day < agreed.settled_on) && !case.imported, &place, Code::WrongOrder);
    }
    faults.note_if(agreed.perform_by.is_some_and(|by| by < agreed.settled_on) && !case.imported, "/perform_by", Code::WrongOrder);
    let mut before = agreed.settled_on;
    for (number, part) in parts.iter().enumerate() {
        faults.note_if(part.due_on < before, &format!("/instalments/{number}/due_on"), Code::WrongOrder);
        before = part.due_on;
    }
    let sum: i64 = parts.iter().map(|part| part.amount_fen).sum();
    faults.note_if(!parts.is_empty() && agreed.amount_fen.is_some_and(|amount| amount != sum), "/instalments", Code::WrongSum);
    faults.settle()
}

/// An agreement that should be written is, or a warning says so.
pub fn require_form(work: &mut Work<'_>, case: &Case, form: AgreementForm, performance: Performance) -> Outcome<()> {
    if form == AgreementForm::Written || case.imported {
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

fn end_as(work: &mut Work<'_>, case: &mut Case, step: Step, on: Day, pointer: &str, ground: &str, routes_told: bool) -> Outcome<()> {
    stage::after(step, case.stage, Standing::of(case), case.accepted_on.is_some())?;
    if !routes_told {
        return Err(Problem::at("/routes_told", Code::RoutesNotTold));
    }
    take(work, case, step, on, pointer, None)?;
    let number = store::endings_so_far(work.conn, case.id)? + 1;
    let ending = Ending {
        case_id: case.id,
        id: EndingId::new(),
        number,
        step,
        ended_on: on,
        ground: ground.to_owned(),
        routes_told,
        created_at: work.now,
    };
    store::insert_ending(work.conn, &ending)
}

/// Takes one step: the stage changes and the step is noted; days never run backwards, except in imported history.
fn take(work: &mut Work<'_>, case: &mut Case, step: Step, on: Day, pointer: &str, note: Option<String>) -> Outcome<()> {
    let next = stage::after(step, case.stage, Standing::of(case), case.accepted_on.is_some())?;
    work.not_in_the_future(on, pointer)?;
    let steps = store::steps_of(work.conn, case.id)?;
    corrections::require_after(work, case, last_of_life(&steps), on, pointer)?;
    case.stage = next;
    note_step(work, case, step, on, note)
}

/// The last step that dates the dispute itself; where its record is filed does not.
fn last_of_life(steps: &[StepTaken]) -> Option<&StepTaken> {
    steps.iter().rfind(|taken| stage::is_of_life(taken.step))
}

/// Notes a step in the case's history.
pub fn note_step(work: &mut Work<'_>, case: &Case, step: Step, on: Day, note: Option<String>) -> Outcome<()> {
    let number = store::steps_of(work.conn, case.id)?.last().map_or(0, |last| last.number) + 1;
    let taken = StepTaken {
        case_id: case.id,
        id: StepId::new(),
        number,
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
