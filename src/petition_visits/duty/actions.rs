//! What people do with the roster.

use serde_json::json;

use super::model::DutyDay;
use super::shapes::NewDutyDay;
use super::store;
use crate::audit::{self, Action, Event};
use crate::calendar::Day;
use crate::context::Work;
use crate::ids::TownKey;
use crate::problem::{Code, Outcome, Problem};
use crate::rooms::find_town;

/// Keeps days of a span; each takes the place of what was kept for it, and of a whole span those not named are dropped.
pub fn save_roster(work: &mut Work<'_>, town: TownKey, (from, to): (Day, Day), whole: bool, days: Vec<NewDutyDay>) -> Outcome<()> {
    if let Some(number) = days.iter().position(|day| day.day < from || day.day > to) {
        return Err(Problem::at(format!("/days/{number}/day"), Code::OutOfRange));
    }
    let today = work.today;
    if let Some(number) = days.iter().position(|day| day.nobody_came == Some(true) && day.day > today) {
        return Err(Problem::at(format!("/days/{number}/nobody_came"), Code::InTheFuture));
    }
    let before = store::duty_days(work.conn, town, from, to)?;
    if whole {
        store::forget_days(work.conn, town, from, to)?;
    }
    let count = days.len();
    for sent in days {
        let nobody_came = sent.nobody_came.unwrap_or(false);
        let earlier = before.iter().find(|day| day.day == sent.day && day.nobody_came).and_then(|day| day.signed_by.clone());
        let day = DutyDay {
            town,
            day: sent.day,
            planned_leader: sent.planned_leader,
            actual_leader: sent.actual_leader,
            swap_reason: sent.swap_reason,
            nobody_came,
            signed_by: nobody_came.then(|| earlier.unwrap_or_else(|| work.actor.name.clone())),
        };
        store::save_day(work.conn, &day)?;
    }
    let changes = json!({ "from": from, "to": to, "days": [before.len(), count] });
    let town_id = find_town(work.conn, town)?.id;
    audit::record(work, Event::new(Action::KeepRoster, town_id).at(town, None).changing(changes))
}
