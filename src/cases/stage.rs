//! The life of a case, as one table of steps: from which stages each may be taken, and where it leads.

use super::lists::Stage;
use crate::coded::Coded;
use crate::coded_enum;
use crate::problem::{Code, Outcome, Problem};

coded_enum! {
    /// Something done with a case that changes where it stands.
    Step {
        Accept = "accept" "受理" "Accept";
        Decline = "decline" "不予受理" "Decline";
        Settle = "settle" "化解" "Settle";
        End = "end" "终止" "End";
        Close = "close" "结案" "Close";
        Archive = "archive" "归档" "Archive";
        Reopen = "reopen" "重新调解" "Reopen";
        Withdraw = "withdraw" "撤销登记" "Withdraw";
        /// Moved to another room; changes where the case belongs, not where it stands.
        Move = "move" "转调解室" "Move";
    }
}

/// One row of the table.
struct Row {
    step: Step,
    from: &'static [Stage],
    to: Option<Stage>,
    /// Whether a case that stands after this step is no longer open.
    finishes: bool,
}

use Stage::{Accepted, Archived, Closed, Declined, Ended, Registered, Settled};

const STEPS: &[Row] = &[
    Row { step: Step::Accept, from: &[Registered], to: Some(Accepted), finishes: false },
    Row { step: Step::Decline, from: &[Registered], to: Some(Declined), finishes: true },
    Row { step: Step::Settle, from: &[Registered, Accepted], to: Some(Settled), finishes: true },
    Row { step: Step::End, from: &[Registered, Accepted], to: Some(Ended), finishes: true },
    Row { step: Step::Close, from: &[Settled, Ended, Declined], to: Some(Closed), finishes: true },
    Row { step: Step::Archive, from: &[Closed], to: Some(Archived), finishes: true },
    // Back to where mediation goes on; a declined case was never accepted and is registered again.
    Row { step: Step::Reopen, from: &[Declined, Settled, Ended, Closed, Archived], to: Some(Accepted), finishes: false },
    Row { step: Step::Withdraw, from: &[Registered, Accepted], to: None, finishes: false },
];

/// The steps that may come next.
pub fn allowed(stage: Stage, counts: bool) -> Vec<Step> {
    if !counts {
        return Vec::new();
    }
    STEPS.iter().filter(|row| row.from.contains(&stage)).map(|row| row.step).collect()
}

/// The stage after a step, or 409 saying what may be done instead.
pub fn after(step: Step, stage: Stage, counts: bool, was_accepted: bool) -> Outcome<Stage> {
    let row = STEPS.iter().find(|row| row.step == step && row.from.contains(&stage) && counts);
    let Some(row) = row else {
        let (done, next) = (step.label(), allowed(stage, counts));
        let zh: Vec<_> = next.iter().map(|step| step.label().zh).collect();
        let en: Vec<_> = next.iter().map(|step| step.label().en).collect();
        return Err(Problem::new(Code::StepNotAllowed).saying(
            format!("案件现为“{}”，不能“{}”；可以：{}", stage.label().zh, done.zh, or_none(&zh.join("、"), "无")),
            format!("The case is “{}” and cannot take “{}”; possible: {}", stage.label().en, done.en, or_none(&en.join(", "), "none")),
        ));
    };
    Ok(match row.to {
        Some(Accepted) if !was_accepted && step == Step::Reopen => Registered,
        Some(to) => to,
        None => stage,
    })
}

fn or_none<'a>(text: &'a str, none: &'a str) -> &'a str {
    if text.is_empty() { none } else { text }
}

/// Whether a case that stands after this step is no longer open.
pub fn finishes(step: Step) -> bool {
    STEPS.iter().any(|row| row.step == step && row.finishes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settled_case_may_be_closed_or_reopened() {
        assert_eq!(allowed(Settled, true), [Step::Close, Step::Reopen]);
        assert!(allowed(Settled, false).is_empty());
    }

    #[test]
    fn every_stage_and_step_is_either_led_on_or_refused_with_its_code() {
        for stage in Stage::ALL {
            for step in Step::ALL {
                let listed = allowed(*stage, true).contains(step);
                match after(*step, *stage, true, true) {
                    Ok(_) => assert!(listed, "{step:?} from {stage:?}"),
                    Err(problem) => assert!(!listed && problem.code() == Code::StepNotAllowed, "{step:?} from {stage:?}"),
                }
            }
        }
    }

    #[test]
    fn a_case_never_accepted_is_registered_again_when_reopened() {
        assert_eq!(after(Step::Reopen, Declined, true, false).ok(), Some(Registered));
        assert_eq!(after(Step::Reopen, Ended, true, true).ok(), Some(Accepted));
    }
}
