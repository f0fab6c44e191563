//! Who may read and change a visit, and by when it must be answered.

use super::lists::{Handling, VisitClass};
use super::model::{Visit, Visitor};
use crate::calendar::{Day, days_after};
use crate::ids::RoomId;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Role};
use crate::settings::Settings;
use crate::text::fold;

/// Whether all of a visit may be shown: accusations only to who recorded them, who received them, and the clerk.
pub fn may_be_read_in_full(visit: &Visit, actor: &Actor) -> bool {
    let received = actor.role == Role::Leader
        && ((actor.person_id.is_some() && visit.leader_person_id == actor.person_id) || visit.leader == actor.name);
    visit.class != VisitClass::Accusation || actor.role == Role::Clerk || visit.recorded_by == actor.account_id || received
}

/// Refuses a change by a leader who did not record the visit.
pub fn require_own(visit: &Visit, actor: &Actor) -> Outcome<()> {
    if actor.role == Role::Clerk || visit.recorded_by == actor.account_id { Ok(()) } else { Err(Problem::new(Code::NotAllowed)) }
}

/// Refuses to show phones to a leader who did not record the visit, and those of an accusation to a room.
pub fn require_may_reveal(visit: &Visit, actor: &Actor) -> Outcome<()> {
    match actor.role {
        Role::Mediator if may_be_read_in_full(visit, actor) => Ok(()),
        _ => require_own(visit, actor),
    }
}

/// The day by which the petitioner is told in writing.
pub fn notify_by(received_on: Day, settings: &Settings) -> Day {
    days_after(received_on, u64::from(settings.petition_notice_days))
}

/// The day by which an accepted matter is finished; others have none.
pub fn finish_by(received_on: Day, handling: Handling, settings: &Settings) -> Option<Day> {
    (handling == Handling::Accepted).then(|| days_after(received_on, u64::from(settings.petition_finish_days)))
}

/// Room, first visitor and day: the ledger row a visit became.
pub fn visitor_key(room: Option<RoomId>, first_visitor: &str, received_on: Day) -> String {
    format!("{}|{}|{received_on}", room.map(|room| room.to_string()).unwrap_or_default(), fold(first_visitor))
}

/// By what a visitor is known again: the phone where there is one, else the name.
pub fn person_key(name: &str, phone_index: Option<&str>) -> String {
    phone_index.map_or_else(|| format!("n:{}", fold(name)), |index| format!("p:{index}"))
}

/// The words by which a visit is found.
pub fn search_text(visit: &Visit, visitors: &[Visitor]) -> String {
    let mut words = vec![fold(&visit.subject), fold(visit.summary.as_deref().unwrap_or_default()), fold(&visit.leader)];
    words.extend(visitors.iter().map(|visitor| fold(&visitor.name)));
    words.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accepted_matter_has_sixty_days_and_every_matter_fifteen_to_be_told() {
        let settings = Settings::by_default();
        let day: Day = "2023-05-06".parse().unwrap();
        assert_eq!(notify_by(day, &settings).to_string(), "2023-05-21");
        assert_eq!(finish_by(day, Handling::Accepted, &settings).map(|day| day.to_string()).as_deref(), Some("2023-07-05"));
        assert_eq!(finish_by(day, Handling::Answered, &settings), None);
    }

    #[test]
    fn a_ledger_row_is_known_by_room_visitor_and_day() {
        let day: Day = "2023-05-06".parse().unwrap();
        assert_eq!(visitor_key(None, "张 三", day), visitor_key(None, "张三", day));
    }
}
