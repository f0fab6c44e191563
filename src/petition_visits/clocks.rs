//! The statutory clocks of a petition matter (信访工作条例): one table of what starts each, what ends it, and its length.

use super::lists::Handling;
use super::model::{Progress, Visit};
use crate::calendar::{Day, WorkingCalendar, days_after};
use crate::coded_enum;
use crate::settings::{Settings, TABLE};

coded_enum! {
    /// What a clock measures.
    ClockKind {
        Notice = "notice" "书面告知" "Notice in writing";
        Answer = "answer" "责任单位答复" "Answer of the office";
        Objection = "objection" "责任单位提出异议" "Objection of the office";
        Finish = "finish" "办结" "Finish";
        ReexaminationRequest = "reexamination_request" "申请复查" "Request for re-examination";
        Reexamination = "reexamination" "复查意见" "Re-examination";
        ReviewRequest = "review_request" "申请复核" "Request for review";
        Review = "review" "复核意见" "Review";
    }
}

impl ClockKind {
    /// The article on which its length rests.
    pub fn legal_basis(self) -> &'static str {
        let setting = match self {
            Self::Notice => "petition_notice_days",
            Self::Objection => "petition_objection_days",
            Self::Finish => "petition_finish_days",
            Self::ReexaminationRequest | Self::Reexamination => "petition_reexamination_days",
            Self::ReviewRequest | Self::Review => "petition_review_days",
            Self::Answer => return "",
        };
        TABLE.iter().find(|row| row.name == setting).map_or("", |row| row.legal_basis)
    }

    /// Whether it binds the town; the others are the petitioner's or another office's time.
    pub fn binds_us(self) -> bool {
        matches!(self, Self::Notice | Self::Answer | Self::Finish | Self::Reexamination | Self::Review)
    }
}

/// One clock that runs or has run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RunningClock {
    pub kind: ClockKind,
    pub from: Day,
    /// None where the working days of a year on the way are not known.
    pub due_on: Option<Day>,
    pub done_on: Option<Day>,
}

/// The clocks of a visit, in the order of the procedure.
pub fn clocks_of(visit: &Visit, progress: &Progress, settings: &Settings, calendar: &WorkingCalendar) -> Vec<RunningClock> {
    let after = |from: Day, days: u32| Some(days_after(from, u64::from(days)));
    let mut clocks = Vec::new();
    let mut add = |kind, from: Option<Day>, due: &dyn Fn(Day) -> Option<Day>, done_on| {
        clocks.extend(from.map(|from| RunningClock { kind, from, due_on: due(from), done_on }));
    };
    // Who was answered at once, or went to mediation, is told at the desk.
    let handed_on = matches!(visit.handling, Handling::Forwarded | Handling::Assigned | Handling::Accepted);
    let told = progress.notified_on.or(visit.finished_on);
    add(ClockKind::Notice, handed_on.then_some(visit.received_on), &|from| after(from, settings.petition_notice_days), told);
    let answer_by = progress.answer_by;
    add(ClockKind::Answer, progress.assigned_on.filter(|_| answer_by.is_some()), &|_| answer_by, progress.answered_on);
    let objection = |from| calendar.working_days_after(from, settings.petition_objection_days);
    add(ClockKind::Objection, progress.forwarded_notice_on, &objection, progress.objected_on);
    let accepted = progress.accepted_on.or((visit.handling == Handling::Accepted).then_some(visit.received_on));
    let more = progress.extension_days.and_then(|days| u32::try_from(days).ok()).unwrap_or(0);
    add(ClockKind::Finish, accepted, &|from| after(from, settings.petition_finish_days + more), visit.finished_on);
    let thirty = |from| after(from, settings.petition_reexamination_days);
    add(ClockKind::ReexaminationRequest, progress.opinion_received_on, &thirty, progress.reexamination_requested_on);
    add(ClockKind::Reexamination, progress.reexamination_requested_on, &thirty, progress.reexamination_decided_on);
    let thirty = |from| after(from, settings.petition_review_days);
    add(ClockKind::ReviewRequest, progress.reexamination_decided_on, &thirty, progress.review_requested_on);
    add(ClockKind::Review, progress.review_requested_on, &thirty, progress.review_decided_on);
    clocks
}
