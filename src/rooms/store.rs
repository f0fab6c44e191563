//! The queries of towns and rooms.

use diesel::prelude::*;

use super::model::{Room, Town, WholeRoom};
use crate::db::DbConnection;
use crate::db::schema::{room_names, rooms, towns};
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::text::fold;

/// Every town, by name.
pub fn all_towns(conn: &mut DbConnection) -> Outcome<Vec<Town>> {
    Ok(towns::table.order((towns::name, towns::id)).select(Town::as_select()).load(conn)?)
}

/// The towns of a scope.
pub fn towns_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Town>> {
    let query = towns::table.select(Town::as_select()).into_boxed();
    let query = match scope {
        Scope::All => query,
        Scope::Town(town) => query.filter(towns::id.eq(town)),
        Scope::Room(room) => query.filter(towns::id.eq_any(rooms::table.filter(rooms::id.eq(room)).select(rooms::town_id))),
    };
    Ok(query.order((towns::name, towns::id)).load(conn)?)
}

/// One town, or 404.
pub fn find_town(conn: &mut DbConnection, id: TownId) -> Outcome<Town> {
    Ok(towns::table.find(id).select(Town::as_select()).get_result(conn)?)
}

/// The town, where the database holds just one.
pub fn only_town(conn: &mut DbConnection) -> Outcome<Option<Town>> {
    let mut all = all_towns(conn)?;
    Ok(if all.len() == 1 { all.pop() } else { None })
}

/// The rooms of a scope, in the town's order.
pub fn rooms_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Room>> {
    let query = rooms::table.select(Room::as_select()).into_boxed();
    let query = match scope {
        Scope::All => query,
        Scope::Town(town) => query.filter(rooms::town_id.eq(town)),
        Scope::Room(room) => query.filter(rooms::id.eq(room)),
    };
    Ok(query.order((rooms::town_id, rooms::position, rooms::id)).load(conn)?)
}

/// The rooms of one town, in its order.
pub fn rooms_of_town(conn: &mut DbConnection, town: TownId) -> Outcome<Vec<Room>> {
    rooms_in(conn, Scope::Town(town))
}

/// One room of a scope, or 404.
pub fn find_room(conn: &mut DbConnection, scope: Scope, id: RoomId) -> Outcome<Room> {
    let room: Room = rooms::table.find(id).select(Room::as_select()).get_result(conn)?;
    let inside = match scope {
        Scope::All => true,
        Scope::Town(town) => room.town_id == town,
        Scope::Room(own) => room.id == own,
    };
    if inside { Ok(room) } else { Err(Problem::new(Code::NotFound)) }
}

/// A scope made smaller by what a reader asked for; 404 for what lies outside it.
pub fn narrowed(conn: &mut DbConnection, scope: Scope, town: Option<TownId>, room: Option<RoomId>) -> Outcome<Scope> {
    let scope = match town {
        Some(town) if !towns_in(conn, scope)?.iter().any(|known| known.id == town) => return Err(Problem::new(Code::NotFound)),
        Some(town) if !matches!(scope, Scope::Room(_)) => Scope::Town(town),
        _ => scope,
    };
    match room {
        Some(room) => find_room(conn, scope, room).map(|room| Scope::Room(room.id)),
        None => Ok(scope),
    }
}

/// The room that people mean by an id, a name, a short name or an alias, in whatever width and spacing.
pub fn named_room(conn: &mut DbConnection, town: TownId, name: &str) -> Outcome<Option<Room>> {
    if let Ok(id) = name.trim().parse::<RoomId>() {
        return Ok(rooms::table
            .filter(rooms::id.eq(id).and(rooms::town_id.eq(town)))
            .select(Room::as_select())
            .get_result(conn)
            .optional()?);
    }
    Ok(room_names::table
        .inner_join(rooms::table)
        .filter(room_names::town_id.eq(town).and(room_names::folded.eq(fold(name))))
        .select(Room::as_select())
        .first(conn)
        .optional()?)
}

/// The aliases of some rooms.
pub fn aliases(conn: &mut DbConnection, ids: &[RoomId]) -> Outcome<Vec<(RoomId, String)>> {
    let rows: Vec<(RoomId, Option<String>)> = room_names::table
        .filter(room_names::room_id.eq_any(ids.to_vec()).and(room_names::alias.is_not_null()))
        .order((room_names::room_id, room_names::folded))
        .select((room_names::room_id, room_names::alias))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(room, alias)| alias.map(|alias| (room, alias))).collect())
}

/// The aliases of one room.
pub fn aliases_of(conn: &mut DbConnection, id: RoomId) -> Outcome<Vec<String>> {
    Ok(aliases(conn, &[id])?.into_iter().map(|(_, alias)| alias).collect())
}

/// One room of a scope with its aliases, or 404.
pub fn find_whole_room(conn: &mut DbConnection, scope: Scope, id: RoomId) -> Outcome<WholeRoom> {
    let room = find_room(conn, scope, id)?;
    Ok(WholeRoom { room, aliases: aliases_of(conn, id)? })
}

pub fn insert_town(conn: &mut DbConnection, town: &Town) -> Outcome<()> {
    diesel::insert_into(towns::table).values(town).execute(conn)?;
    Ok(())
}

pub fn update_town(conn: &mut DbConnection, town: &Town) -> Outcome<()> {
    diesel::update(towns::table.find(town.id)).set(town).execute(conn)?;
    Ok(())
}

pub fn insert_room(conn: &mut DbConnection, room: &Room) -> Outcome<()> {
    diesel::insert_into(rooms::table).values(room).execute(conn)?;
    Ok(())
}

pub fn update_room(conn: &mut DbConnection, room: &Room) -> Outcome<()> {
    diesel::update(rooms::table.find(room.id)).set(room).execute(conn)?;
    Ok(())
}

/// The next free place in the town's order.
pub fn next_position(conn: &mut DbConnection, town: TownId) -> Outcome<i32> {
    let last: Option<i32> = rooms::table.filter(rooms::town_id.eq(town)).select(diesel::dsl::max(rooms::position)).get_result(conn)?;
    Ok(last.unwrap_or(0) + 1)
}

/// Forgets the names of a room, before they are kept anew.
pub fn forget_names(conn: &mut DbConnection, room: RoomId) -> Outcome<()> {
    diesel::delete(room_names::table.filter(room_names::room_id.eq(room))).execute(conn)?;
    Ok(())
}

/// Keeps one name of a room. False when another room of the town already has it.
pub fn save_name(conn: &mut DbConnection, room: &Room, name: &str, alias: Option<&str>) -> Outcome<bool> {
    let folded = fold(name);
    let holder: Option<RoomId> = room_names::table.find((room.town_id, &folded)).select(room_names::room_id).get_result(conn).optional()?;
    match holder {
        Some(holder) => Ok(holder == room.id),
        None => {
            diesel::insert_into(room_names::table)
                .values((
                    room_names::town_id.eq(room.town_id),
                    room_names::folded.eq(folded),
                    room_names::room_id.eq(room.id),
                    room_names::alias.eq(alias),
                ))
                .execute(conn)?;
            Ok(true)
        }
    }
}

/// The town a new record belongs to: the one named, the account's own, or the only one there is.
pub fn town_for(conn: &mut DbConnection, scope: Scope, named: Option<TownId>) -> Outcome<TownId> {
    let towns = towns_in(conn, scope)?;
    match (named, towns.as_slice()) {
        (Some(id), towns) if towns.iter().any(|town| town.id == id) => Ok(id),
        (Some(_), _) => Err(Problem::at("/town_id", Code::UnknownReference)),
        (None, [only]) => Ok(only.id),
        (None, _) => Err(Problem::at("/town_id", Code::Required)),
    }
}
