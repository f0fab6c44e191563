//! What figures read beside the records they count: rooms, towns, the calendar.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::calendar::{Day, year_end, year_start};
use crate::db::DbConnection;
use crate::db::schema::{calendar_days, cases, online_entries, rooms, towns};
use crate::ids::{CaseId, EntryId, RoomId, TownId};
use crate::problem::Outcome;
use crate::rooms::lists::RoomKind;

use super::frame::Place;

/// The town a room belongs to.
pub fn town_of_room(conn: &mut DbConnection, room: RoomId) -> Outcome<Option<TownId>> {
    Ok(rooms::table.find(room.to_string()).select(rooms::town_id).first::<TownId>(conn).optional()?)
}

/// Whether there is such a town.
pub fn is_town(conn: &mut DbConnection, town: TownId) -> Outcome<bool> {
    Ok(towns::table.find(town.to_string()).select(towns::id).first::<TownId>(conn).optional()?.is_some())
}

/// Days of the year on which working and resting differ from Monday to Friday.
pub fn calendar_of(conn: &mut DbConnection, year: i32) -> Outcome<Vec<(Day, bool)>> {
    Ok(calendar_days::table
        .filter(calendar_days::day.between(year_start(year), year_end(year)))
        .select((calendar_days::day, calendar_days::working))
        .load(conn)?)
}

/// A room as a heading of a breakdown.
#[derive(Queryable)]
pub struct RoomName {
    pub id: RoomId,
    pub name: String,
    pub kind: RoomKind,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
}

/// The rooms of the place, in the order of the register.
pub fn rooms_of(conn: &mut DbConnection, place: Place) -> Outcome<Vec<RoomName>> {
    let mut query = rooms::table.select((rooms::id, rooms::name, rooms::kind, rooms::opened_on, rooms::closed_on)).into_boxed();
    query = match place {
        Place::Everywhere => query,
        Place::Town(town) => query.filter(rooms::town_id.eq(town.to_string())),
        Place::Room(room, _) => query.filter(rooms::id.eq(room.to_string())),
    };
    Ok(query.order((rooms::town_id, rooms::position, rooms::id)).load(conn)?)
}

/// The towns of the place, by id.
pub fn towns_of(conn: &mut DbConnection, place: Place) -> Outcome<Vec<(TownId, String)>> {
    let mut query = towns::table.select((towns::id, towns::name)).into_boxed();
    query = match place {
        Place::Everywhere => query,
        Place::Town(town) | Place::Room(_, town) => query.filter(towns::id.eq(town.to_string())),
    };
    Ok(query.order(towns::id).load(conn)?)
}

/// An entry or a case that no number matches.
#[derive(Queryable)]
pub struct Unmatched<Id> {
    pub id: Id,
    pub pair_key: String,
    pub accepted_on: Option<NaiveDate>,
}

/// Entries of any year, not withdrawn, that belong to no case.
pub fn entries_without_case(conn: &mut DbConnection, place: Place) -> Outcome<Vec<Unmatched<EntryId>>> {
    use online_entries::{accepted_on, case_id, id, pair_key, room_id, state, table, town_id};
    let mut query = table.filter(case_id.is_null()).filter(state.eq("entered")).select((id, pair_key, accepted_on)).into_boxed();
    query = match place {
        Place::Everywhere => query,
        Place::Town(town) => query.filter(town_id.eq(town.to_string())),
        Place::Room(room, _) => query.filter(room_id.eq(room.to_string())),
    };
    Ok(query.order(id).load(conn)?)
}

/// Cases that count and have no entry that is not withdrawn.
pub fn cases_without_entry(conn: &mut DbConnection, place: Place) -> Outcome<Vec<Unmatched<CaseId>>> {
    let entry = online_entries::table
        .filter(online_entries::case_id.eq(cases::id.nullable()))
        .filter(online_entries::state.eq("entered"))
        .select(online_entries::id);
    let mut query = cases::table
        .filter(cases::counts.eq(true))
        .filter(diesel::dsl::not(diesel::dsl::exists(entry)))
        .select((cases::id, cases::pair_key, cases::accepted_on))
        .into_boxed();
    query = match place {
        Place::Everywhere => query,
        Place::Town(town) => query.filter(cases::town_id.eq(town.to_string())),
        Place::Room(room, _) => query.filter(cases::room_id.eq(room.to_string())),
    };
    Ok(query.order(cases::id).load(conn)?)
}
