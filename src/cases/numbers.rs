//! Giving a case its number.

use super::model::Case;
use super::{rules, store};
use crate::context::Work;
use crate::ids::Key;
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{find_room, find_town, rooms_of_town};

/// The next number of the case's room in a year. One that already stands on a case, given to a room of that name before
/// or brought by a ledger, is passed over.
pub fn next_number(work: &mut Work<'_>, case: &Case, year: i32) -> Outcome<String> {
    let room = find_room(work.conn, Scope::Town(case.town), case.room_id)?;
    let town = find_town(work.conn, case.town)?;
    let others = if room.short_name.starts_with(town.short_name()) { rooms_of_town(work.conn, town.number)? } else { Vec::new() };
    let called = rules::called_in_numbers(town.short_name(), &room.short_name, others.iter().map(|other| other.short_name.as_str()));
    loop {
        let number = rules::case_number(year, &called, store::next_case_number(work.conn, Key::new(town.number, room.id), year)?);
        if !store::is_case_number(work.conn, town.number, &number)? {
            return Ok(number);
        }
    }
}
