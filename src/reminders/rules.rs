//! Pure decisions: when something of an agreement is due.

use crate::calendar::{Day, WorkingCalendar, days_after};
use crate::cases::lists::{AgreementForm, Confirmation, Performance};
use crate::cases::rules::confirmation_by;
use crate::cases::{FollowUp, Instalment, Meeting, PerformanceSeen, Resolution};
use crate::settings::Settings;

/// The day by which the next performance of an agreement is due: the first part not paid for yet, else the day agreed.
pub fn performance_due(resolution: &Resolution, parts: &[&Instalment], seen: &[&PerformanceSeen]) -> Option<Day> {
    if !matches!(resolution.performance, Performance::NotDue | Performance::Partly | Performance::Overdue) {
        return None;
    }
    let paid: i64 = seen.iter().filter_map(|seen| seen.amount_fen).sum();
    let mut owed = 0;
    for part in parts {
        owed += part.amount_fen;
        if owed > paid {
            return Some(part.due_on);
        }
    }
    if parts.is_empty() { resolution.perform_by } else { None }
}

/// The last day for a joint application to the court, for a written agreement that is still to be performed;
/// none once it has passed or was used (人民调解法 art. 33).
pub fn confirmation_due(resolution: &Resolution, today: Day, settings: &Settings, calendar: &WorkingCalendar) -> Option<Day> {
    let waiting = matches!(resolution.performance, Performance::NotDue | Performance::Partly | Performance::Overdue);
    if resolution.form != AgreementForm::Written || resolution.confirmation != Confirmation::NotApplied || !waiting {
        return None;
    }
    let last = confirmation_by(resolution.effective_on?, settings.confirmation_days, calendar);
    (last >= today).then_some(last)
}

/// The day by which the parties are visited again, until they were (人民调解法 art. 31).
pub fn follow_up_due(resolution: &Resolution, visits: &[&FollowUp], settings: &Settings) -> Option<Day> {
    let effective_on = resolution.effective_on?;
    let visited = visits.iter().any(|visit| visit.visited_on >= effective_on);
    (!visited).then(|| days_after(effective_on, u64::from(settings.follow_up_days)))
}

/// Whether a meeting agreed upon has not been held: the parties did not meet again, on that day, sooner or later.
pub fn still_to_be_held(agreed: &Meeting, all: &[&Meeting]) -> bool {
    let again = |other: &&&Meeting| (other.held_on, other.created_at, other.id) > (agreed.held_on, agreed.created_at, agreed.id);
    !all.iter().any(|other| again(&other))
}
