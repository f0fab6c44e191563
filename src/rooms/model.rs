//! What is kept of towns and rooms.

use diesel::prelude::*;
use serde::Serialize;
use validator::{Validate, ValidationError};

use super::lists::RoomKind;
use crate::calendar::{Day, HalfMonth};
use crate::clock::Instant;
use crate::db::schema::{rooms, towns};
use crate::ids::{RoomId, TownId, TownKey};
use crate::problem::{Code, broken, in_order};

/// A town or township.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug, Serialize)]
#[diesel(table_name = towns, primary_key(number), treat_none_as_null = true)]
pub struct Town {
    /// What its records carry; never shown.
    #[serde(skip)]
    pub number: TownKey,
    pub id: TownId,
    pub name: String,
    pub county: Option<String>,
    /// The national code; systems clash over it, so nothing refers to it.
    pub code: Option<String>,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
    /// The first half-month for which its rooms owe screening reports.
    pub obligations_from: HalfMonth,
}

impl Town {
    /// The name without its suffix, as it stands in case numbers: 平安 for 平安镇.
    pub fn short_name(&self) -> &str {
        let trimmed = self.name.trim_end_matches(['镇', '乡']);
        if trimmed.is_empty() { &self.name } else { trimmed }
    }
}

/// A mediation room.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug, Serialize, Validate)]
#[validate(schema(function = "closed_after_it_opened"), schema(function = "merged_on_a_day"))]
#[diesel(table_name = rooms, primary_key(town, id), treat_none_as_null = true)]
pub struct Room {
    pub town: TownKey,
    pub id: RoomId,
    /// The order in which the town lists its rooms.
    pub position: i32,
    pub name: String,
    pub short_name: String,
    pub kind: RoomKind,
    pub code: Option<String>,
    pub opened_on: Day,
    /// The first day on which it was no longer open.
    pub closed_on: Option<Day>,
    pub merged_into: Option<RoomId>,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

fn closed_after_it_opened(room: &Room) -> Result<(), ValidationError> {
    in_order(Some(room.opened_on), room.closed_on, "/closed_on")
}

fn merged_on_a_day(room: &Room) -> Result<(), ValidationError> {
    let still_open = room.merged_into.is_some() && room.closed_on.is_none();
    if still_open { Err(broken("/closed_on", Code::Required)) } else { Ok(()) }
}

impl Room {
    /// Whether the room was open on some day of a span.
    pub fn open_within(&self, first: Day, last: Day) -> bool {
        self.opened_on <= last && self.closed_on.is_none_or(|closed| closed > first)
    }

    /// Whether the room was closed by that day.
    pub fn was_closed_on(&self, day: Day) -> bool {
        self.closed_on.is_some_and(|closed| day >= closed)
    }

    /// Whether the room answers for half-months; the room in the town hall does not.
    pub fn owes_reports(&self) -> bool {
        self.kind != RoomKind::Town
    }
}

/// A room with the other names people know it by.
#[derive(Clone)]
pub struct WholeRoom {
    pub room: Room,
    /// Its town, as everybody outside knows it.
    pub town_id: TownId,
    pub aliases: Vec<String>,
}
