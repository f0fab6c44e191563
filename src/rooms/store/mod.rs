//! The queries of rooms.

pub mod towns;

use diesel::prelude::*;

use crate::db::DbConnection;
use crate::db::schema::{room_names, rooms};
use crate::ids::{RoomId, TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::localities::{each_in, find_in};
use crate::rooms::model::{Room, WholeRoom};
use crate::text::fold;
use towns::{find_town, town_in};

/// The rooms of a scope, in each town's order.
pub fn rooms_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Room>> {
    each_in(conn, scope, |conn, at| {
        let query = rooms::table.filter(rooms::town.eq(at.town)).select(Room::as_select()).into_boxed();
        let query = match at.room {
            Some(room) => query.filter(rooms::id.eq(room)),
            None => query,
        };
        Ok(query.order((rooms::position, rooms::id)).load(conn)?)
    })
}

/// The rooms of one town, in its order.
pub fn rooms_of_town(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<Room>> {
    rooms_in(conn, Scope::Town(town))
}

/// One room of a scope, or 404.
pub fn find_room(conn: &mut DbConnection, scope: Scope, id: RoomId) -> Outcome<Room> {
    find_in(conn, scope, |conn, at| {
        if at.room.is_some_and(|own| own != id) {
            return Err(Problem::new(Code::NotFound));
        }
        Ok(rooms::table.find((at.town, id)).select(Room::as_select()).get_result(conn)?)
    })
}

/// A scope made smaller by what a reader asked for; 404 for what lies outside it.
pub fn narrowed(conn: &mut DbConnection, scope: Scope, town: Option<TownId>, room: Option<RoomId>) -> Outcome<Scope> {
    let scope = match town {
        Some(id) => {
            let town = town_in(conn, scope, id)?;
            if matches!(scope, Scope::Room(..)) { scope } else { Scope::Town(town.number) }
        }
        None => scope,
    };
    match room {
        Some(room) => find_room(conn, scope, room).map(|room| Scope::Room(room.town, room.id)),
        None => Ok(scope),
    }
}

/// The room that people mean by an id, a name, a short name or an alias, in whatever width and spacing.
pub fn named_room(conn: &mut DbConnection, town: TownKey, name: &str) -> Outcome<Option<Room>> {
    if let Ok(id) = name.trim().parse::<RoomId>() {
        return Ok(rooms::table.find((town, id)).select(Room::as_select()).get_result(conn).optional()?);
    }
    Ok(room_names::table
        .inner_join(rooms::table.on(rooms::town.eq(room_names::town).and(rooms::id.eq(room_names::room_id))))
        .filter(room_names::town.eq(town).and(rooms::town.eq(town)).and(room_names::folded.eq(fold(name))))
        .select(Room::as_select())
        .first(conn)
        .optional()?)
}

/// The aliases of some rooms of a town.
pub fn aliases(conn: &mut DbConnection, town: TownKey, ids: &[RoomId]) -> Outcome<Vec<(RoomId, String)>> {
    let rows: Vec<(RoomId, Option<String>)> = room_names::table
        .filter(room_names::town.eq(town).and(room_names::room_id.eq_any(ids.to_vec())).and(room_names::alias.is_not_null()))
        .order((room_names::room_id, room_names::folded))
        .select((room_names::room_id, room_names::alias))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(room, alias)| alias.map(|alias| (room, alias))).collect())
}

/// The aliases of one room.
pub fn aliases_of(conn: &mut DbConnection, room: &Room) -> Outcome<Vec<String>> {
    Ok(aliases(conn, room.town, &[room.id])?.into_iter().map(|(_, alias)| alias).collect())
}

/// One room of a scope with its aliases, or 404.
pub fn find_whole_room(conn: &mut DbConnection, scope: Scope, id: RoomId) -> Outcome<WholeRoom> {
    let room = find_room(conn, scope, id)?;
    Ok(WholeRoom { aliases: aliases_of(conn, &room)?, town_id: find_town(conn, room.town)?.id, room })
}

pub fn insert_room(conn: &mut DbConnection, room: &Room) -> Outcome<()> {
    diesel::insert_into(rooms::table).values(room).execute(conn)?;
    Ok(())
}

pub fn update_room(conn: &mut DbConnection, room: &Room) -> Outcome<()> {
    diesel::update(rooms::table.find((room.town, room.id))).set(room).execute(conn)?;
    Ok(())
}

/// The next free place in the town's order.
pub fn next_position(conn: &mut DbConnection, town: TownKey) -> Outcome<i32> {
    let last: Option<i32> = rooms::table.filter(rooms::town.eq(town)).select(diesel::dsl::max(rooms::position)).get_result(conn)?;
    Ok(last.unwrap_or(0) + 1)
}

/// Forgets the names of a room, before they are kept anew.
pub fn forget_names(conn: &mut DbConnection, room: &Room) -> Outcome<()> {
    diesel::delete(room_names::table.filter(room_names::town.eq(room.town).and(room_names::room_id.eq(room.id)))).execute(conn)?;
    Ok(())
}

/// Keeps one name of a room. False when another room of the town already has it.
pub fn save_name(conn: &mut DbConnection, room: &Room, name: &str, alias: Option<&str>) -> Outcome<bool> {
    let folded = fold(name);
    let holder: Option<RoomId> = room_names::table.find((room.town, &folded)).select(room_names::room_id).get_result(conn).optional()?;
    match holder {
        Some(holder) => Ok(holder == room.id),
        None => {
            diesel::insert_into(room_names::table)
                .values((
                    room_names::town.eq(room.town),
                    room_names::folded.eq(folded),
                    room_names::room_id.eq(room.id),
                    room_names::alias.eq(alias),
                ))
                .execute(conn)?;
            Ok(true)
        }
    }
}
