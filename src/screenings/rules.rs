//! Which state a half-month is in, and when a report is contradicted.

use std::collections::BTreeSet;

use super::lists::ScreeningState;
use super::model::{Reader, Version};
use crate::calendar::{Day, HalfMonth};
use crate::ids::CaseId;
use crate::problem::Code;
use crate::settings::Settings;

/// The facts about one half-month of one room that decide its state.
#[derive(Clone, Copy)]
pub struct Facts {
    pub half_month: HalfMonth,
    /// Whether the first version came in time; absent without a report.
    pub filed_on_time: Option<bool>,
    pub excused: bool,
    /// Whether the town owed reports by then.
    pub begun: bool,
}

/// The day by which the report of a half-month is due.
pub fn due_on(half_month: HalfMonth, settings: &Settings) -> Day {
    half_month.due_on(u64::from(settings.screening_due_days))
}

/// The first day on which a report of a half-month is taken.
pub fn files_from(half_month: HalfMonth, settings: &Settings) -> Day {
    let after = half_month.ends_on() + chrono::Days::new(1);
    if settings.screening_after_period { after } else { half_month.starts_on() }
}

/// Changes of a report are counted by its versions and by those taken back: what was seen before either is out of date after it.
pub fn revision_of(versions: &[Version]) -> i32 {
    let retracted = versions.iter().filter(|version| version.retracted_at.is_some()).count();
    i32::try_from(versions.len() + retracted).unwrap_or(i32::MAX)
}

/// A version is taken back only by who signed it, and on the day it was received.
pub fn require_retractable(version: &Version, reader: &Reader<'_>) -> Result<(), Code> {
    if version.account_id != Some(reader.account) {
        return Err(Code::NotTheSigner);
    }
    if reader.clock.day_of(version.received_at) != reader.today {
        return Err(Code::RetractTooLate);
    }
    Ok(())
}

/// The state of a half-month on a day.
pub fn state_of(facts: Facts, today: Day, settings: &Settings) -> ScreeningState {
    match facts.filed_on_time {
        Some(true) => ScreeningState::OnTime,
        Some(false) => ScreeningState::Late,
        None if !facts.begun => ScreeningState::BeforeStart,
        None if facts.excused => ScreeningState::Excused,
        None if today > due_on(facts.half_month, settings) => ScreeningState::Missing,
        None if today > facts.half_month.ends_on() => ScreeningState::Due,
        None => ScreeningState::NotDue,
    }
}

/// Whether the cases found now differ from what a version says: from its list, or from the number a paper report declared.
pub fn contradicted(declared: Option<i32>, listed: &BTreeSet<CaseId>, found: &BTreeSet<CaseId>) -> bool {
    match declared {
        Some(number) => usize::try_from(number) != Ok(found.len()),
        None => listed != found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn state(filed_on_time: Option<bool>, excused: bool, today: &str) -> ScreeningState {
        let half_month = "2023-05-H1".parse().unwrap();
        state_of(Facts { half_month, filed_on_time, excused, begun: true }, day(today), &Settings::by_default())
    }

    #[test]
    fn a_half_month_falls_due_when_it_ends_and_is_missing_after_its_due_day() {
        assert_eq!(state(None, false, "2023-05-15"), ScreeningState::NotDue);
        assert_eq!(state(None, false, "2023-05-16"), ScreeningState::Due);
        assert_eq!(state(None, false, "2023-05-17"), ScreeningState::Due);
        assert_eq!(state(None, false, "2023-05-18"), ScreeningState::Missing);
        assert_eq!(state(None, true, "2023-05-18"), ScreeningState::Excused);
        assert_eq!(state(Some(false), true, "2023-05-18"), ScreeningState::Late);
    }

    #[test]
    fn nothing_is_owed_before_the_beginning_and_what_was_filed_stands() {
        let facts = |filed_on_time| Facts { half_month: "2023-05-H2".parse().unwrap(), filed_on_time, excused: true, begun: false };
        let state = |filed_on_time| state_of(facts(filed_on_time), day("2023-07-01"), &Settings::by_default());
        assert_eq!([None, Some(true)].map(state), [ScreeningState::BeforeStart, ScreeningState::OnTime]);
    }

    #[test]
    fn a_paper_report_is_contradicted_by_its_number_and_ours_by_its_list() {
        let (one, other) = (CaseId::new(), CaseId::new());
        assert!(!contradicted(Some(1), &BTreeSet::new(), &BTreeSet::from([one])));
        assert!(contradicted(Some(0), &BTreeSet::new(), &BTreeSet::from([one])));
        assert!(contradicted(None, &BTreeSet::from([one]), &BTreeSet::from([other])));
        assert!(!contradicted(None, &BTreeSet::new(), &BTreeSet::new()));
    }
}
