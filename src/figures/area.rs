//! Where figures are counted: everywhere, in a town, or in a room.

use crate::db::DbConnection;
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::{find_room, find_town};

/// The set of rooms a figure is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Area {
    Everywhere,
    Town(TownId),
    Room(RoomId, TownId),
}

impl Area {
    /// The town it lies in, if it is not all of them: whose settings and calendar hold.
    pub fn town(self) -> Option<TownId> {
        match self {
            Self::Everywhere => None,
            Self::Town(town) | Self::Room(_, town) => Some(town),
        }
    }

    /// The scope that reaches just this place.
    pub fn scope(self) -> Scope {
        match self {
            Self::Everywhere => Scope::All,
            Self::Town(town) => Scope::Town(town),
            Self::Room(room, _) => Scope::Room(room),
        }
    }
}

/// The part of a scope that was asked for; 404 for what lies outside it.
pub fn place_within(conn: &mut DbConnection, scope: Scope, town: Option<TownId>, room: Option<RoomId>) -> Outcome<Area> {
    let room_of = |conn: &mut DbConnection, room: RoomId| Ok::<_, Problem>(Area::Room(room, find_room(conn, Scope::All, room)?.town_id));
    let widest = match scope {
        Scope::All => Area::Everywhere,
        Scope::Town(own) => Area::Town(own),
        Scope::Room(own) => room_of(conn, own)?,
    };
    let asked = match (town, room) {
        (None, None) => return Ok(widest),
        (Some(town), None) => Area::Town(find_town(conn, town)?.id),
        (town, Some(room)) => match room_of(conn, room)? {
            Area::Room(_, of_room) if town.is_some_and(|town| town != of_room) => return Err(Problem::new(Code::NotFound)),
            place => place,
        },
    };
    let inside = match (widest, asked) {
        (Area::Everywhere, _) => true,
        (Area::Town(own), Area::Town(town) | Area::Room(_, town)) => own == town,
        (Area::Room(own, _), Area::Room(room, _)) => own == room,
        _ => false,
    };
    if inside { Ok(asked) } else { Err(Problem::new(Code::NotFound)) }
}
