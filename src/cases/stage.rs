//! The life of a case, as one table of steps: from which stages each may be taken, where it leads, and which right it needs.

use super::lists::{Stage, Step};
use super::model::Case;
use crate::coded::Coded;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};

/// Whether a case is one of the town's disputes, or why it is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Counts,
    Withdrawn,
    Merged,
}

impl Standing {
    pub fn of(case: &Case) -> Self {
        match (case.counts, case.merged_into) {
            (true, _) => Self::Counts,
            (false, Some(_)) => Self::Merged,
            (false, None) => Self::Withdrawn,
        }
    }
}

/// What a step is about: the case's life, whether its record counts at all, or where the record is filed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    Life,
    Record,
    Filing,
}

/// One row of the table.
struct Row {
    step: Step,
    about: About,
    standing: Standing,
    from: &'static [Stage],
    to: Option<Stage>,
    /// Whether a case that stands after this step is no longer open.
    finishes: bool,
    right: Right,
}

use About::{Filing, Life, Record};
use Right::{MergeCases, MoveCases, RestoreCases, WriteCases};
use Stage::{Accepted, Archived, Closed, Declined, Ended, Registered, Settled};
use Standing::{Counts, Merged, Withdrawn};

const ANY: &[Stage] = Stage::ALL;

#[rustfmt::skip]
const STEPS: &[Row] = &[
    Row { step: Step::Accept,   about: Life,   standing: Counts, from: &[Registered],                                  to: Some(Accepted), finishes: false, right: WriteCases },
    Row { step: Step::Decline,  about: Life,   standing: Counts, from: &[Registered],                                  to: Some(Declined), finishes: true,  right: WriteCases },
    Row { step: Step::Settle,   about: Life,   standing: Counts, from: &[Registered, Accepted],                        to: Some(Settled),  finishes: true,  right: WriteCases },
    Row { step: Step::End,      about: Life,   standing: Counts, from: &[Registered, Accepted],                        to: Some(Ended),    finishes: true,  right: WriteCases },
    Row { step: Step::Close,    about: Life,   standing: Counts, from: &[Settled, Ended, Declined],                    to: Some(Closed),   finishes: true,  right: WriteCases },
    Row { step: Step::Archive,  about: Life,   standing: Counts, from: &[Closed],                                      to: Some(Archived), finishes: true,  right: WriteCases },
    // Back to where mediation goes on; a case never accepted is registered again.
    Row { step: Step::Reopen,   about: Life,   standing: Counts, from: &[Declined, Settled, Ended, Closed, Archived],  to: Some(Accepted), finishes: false, right: WriteCases },
    Row { step: Step::Withdraw, about: Record, standing: Counts, from: ANY,                                            to: None,           finishes: false, right: WriteCases },
    Row { step: Step::Restore,  about: Record, standing: Withdrawn, from: ANY,                                         to: None,           finishes: false, right: RestoreCases },
    Row { step: Step::Move,     about: Filing, standing: Counts, from: ANY,                                            to: None,           finishes: false, right: MoveCases },
    Row { step: Step::Merge,    about: Filing, standing: Counts, from: ANY,                                            to: None,           finishes: false, right: MergeCases },
    Row { step: Step::Unmerge,  about: Filing, standing: Merged, from: ANY,                                            to: None,           finishes: false, right: MergeCases },
];

/// The steps of some sorts that may come next and that this person may take.
pub fn allowed(about: &[About], case: &Case, actor: &Actor) -> Vec<Step> {
    possible(case.stage, Standing::of(case), |row| about.contains(&row.about) && actor.may(row.right))
}

fn possible(stage: Stage, standing: Standing, also: impl Fn(&Row) -> bool) -> Vec<Step> {
    let fits = |row: &&Row| row.standing == standing && row.from.contains(&stage) && also(row);
    STEPS.iter().filter(fits).map(|row| row.step).collect()
}

/// The stage after a step, or 409 saying what may be done instead.
pub fn after(step: Step, stage: Stage, standing: Standing, was_accepted: bool) -> Outcome<Stage> {
    let row = STEPS.iter().find(|row| row.step == step && row.standing == standing && row.from.contains(&stage));
    let Some(row) = row else { return Err(refusal(step, stage, standing)) };
    Ok(match row.to {
        Some(Accepted) if !was_accepted && step == Step::Reopen => Registered,
        Some(to) => to,
        None => stage,
    })
}

fn refusal(step: Step, stage: Stage, standing: Standing) -> Problem {
    let (done, next) = (step.label(), possible(stage, standing, |row| row.about != Filing));
    let zh: Vec<_> = next.iter().map(|step| step.label().zh).collect();
    let en: Vec<_> = next.iter().map(|step| step.label().en).collect();
    let (zh_state, en_state) = match standing {
        Counts => (stage.label().zh, stage.label().en),
        Standing::Withdrawn => ("已撤销".into(), "withdrawn".into()),
        Merged => ("已并入另一案".into(), "merged into another case".into()),
    };
    Problem::new(Code::StepNotAllowed).saying(
        format!("案件现为“{zh_state}”，不能“{}”；可以：{}", done.zh, or_none(&zh.join("、"), "无")),
        format!("The case is “{en_state}” and cannot take “{}”; possible: {}", done.en, or_none(&en.join(", "), "none")),
    )
}

fn or_none<'a>(text: &'a str, none: &'a str) -> &'a str {
    if text.is_empty() { none } else { text }
}

/// Whether a step is one of the dispute's own life, not of its record: only such days must keep their order.
pub fn is_of_life(step: Step) -> bool {
    STEPS.iter().any(|row| row.step == step && row.about == Life)
}

/// Whether a case that stands after this step is no longer open.
pub fn finishes(step: Step) -> bool {
    STEPS.iter().any(|row| row.step == step && row.finishes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: fn(&Row) -> bool = |_| true;

    #[test]
    fn a_settled_case_may_be_closed_or_reopened() {
        assert_eq!(possible(Settled, Counts, |row| row.about == Life), [Step::Close, Step::Reopen]);
        assert_eq!(possible(Settled, Standing::Withdrawn, EVERY), [Step::Restore]);
        assert_eq!(possible(Settled, Merged, EVERY), [Step::Unmerge]);
    }

    #[test]
    fn every_stage_and_step_is_either_led_on_or_refused_with_its_code() {
        for standing in [Counts, Merged, Standing::Withdrawn] {
            for stage in Stage::ALL {
                for step in Step::ALL {
                    let listed = possible(*stage, standing, EVERY).contains(step);
                    match after(*step, *stage, standing, true) {
                        Ok(_) => assert!(listed, "{step:?} from {stage:?}"),
                        Err(problem) => assert!(!listed && problem.code() == Code::StepNotAllowed, "{step:?} from {stage:?}"),
                    }
                }
            }
        }
    }

    #[test]
    fn a_case_never_accepted_is_registered_again_when_reopened() {
        assert_eq!(after(Step::Reopen, Declined, Counts, false).ok(), Some(Registered));
        assert_eq!(after(Step::Reopen, Ended, Counts, true).ok(), Some(Accepted));
    }
}
