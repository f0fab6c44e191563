//! Towns and rooms as they stand on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::lists::RoomKind;
use super::model::{Room, Town, WholeRoom};
use crate::calendar::HalfMonth;
use crate::http::{Patch, instant};
use crate::ids::{RoomId, TownId};
use crate::problem::{Outcome, Problem};

/// A town to be added.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewTown {
    pub id: Option<TownId>,
    #[schema(min_length = 1, max_length = 40)]
    pub name: String,
    #[schema(max_length = 40)]
    pub county: Option<String>,
    #[schema(max_length = 20)]
    pub code: Option<String>,
    /// The first half-month for which reports are owed; the one in which the town is added, where it is left out.
    pub obligations_from: Option<HalfMonth>,
}

/// What to change of a town.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TownPatch {
    #[schema(min_length = 1, max_length = 40)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 40)]
    pub county: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20)]
    pub code: Patch<String>,
    /// The first half-month for which reports are owed.
    pub obligations_from: Option<HalfMonth>,
}

/// A room to be opened.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewRoom {
    pub id: Option<RoomId>,
    /// Needed only by accounts that reach several towns.
    pub town_id: Option<TownId>,
    #[schema(min_length = 1, max_length = 40)]
    pub name: String,
    #[schema(min_length = 1, max_length = 20)]
    pub short_name: Option<String>,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub aliases: Vec<String>,
    pub kind: RoomKind,
    #[schema(max_length = 20)]
    pub code: Option<String>,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
}

/// What to change of a room.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomPatch {
    #[schema(min_length = 1, max_length = 40)]
    pub name: Option<String>,
    #[schema(min_length = 1, max_length = 20)]
    pub short_name: Option<String>,
    #[schema(max_items = 20)]
    pub aliases: Option<Vec<String>>,
    pub kind: Option<RoomKind>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20)]
    pub code: Patch<String>,
    pub opened_on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub closed_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub merged_into: Patch<RoomId>,
}

/// A town as readers see it.
#[derive(Serialize, ToSchema)]
pub struct TownView {
    pub id: TownId,
    pub revision: i32,
    pub name: String,
    pub county: Option<String>,
    pub code: Option<String>,
    /// The first half-month for which its rooms owe screening reports.
    pub obligations_from: HalfMonth,
    pub created_at: String,
    pub updated_at: String,
}

/// A room as readers see it.
#[derive(Serialize, ToSchema)]
pub struct RoomView {
    pub id: RoomId,
    pub revision: i32,
    pub town_id: TownId,
    pub name: String,
    pub short_name: String,
    pub aliases: Vec<String>,
    pub kind: RoomKind,
    pub code: Option<String>,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub merged_into: Option<RoomId>,
    pub created_at: String,
    pub updated_at: String,
}

pub fn town_view(town: &Town) -> TownView {
    TownView {
        id: town.id,
        revision: town.revision,
        name: town.name.clone(),
        county: town.county.clone(),
        code: town.code.clone(),
        obligations_from: town.obligations_from,
        created_at: instant(town.created_at),
        updated_at: instant(town.updated_at),
    }
}

/// A town as JSON.
pub fn town_json(town: &Town) -> Value {
    serde_json::to_value(town_view(town)).unwrap_or_default()
}

pub fn room_view(room: &Room, town_id: TownId, aliases: Vec<String>) -> RoomView {
    RoomView {
        id: room.id,
        revision: room.revision,
        town_id,
        name: room.name.clone(),
        short_name: room.short_name.clone(),
        aliases,
        kind: room.kind,
        code: room.code.clone(),
        opened_on: room.opened_on,
        closed_on: room.closed_on,
        merged_into: room.merged_into,
        created_at: instant(room.created_at),
        updated_at: instant(room.updated_at),
    }
}

/// One room as JSON.
pub fn room_json(whole: &WholeRoom) -> Outcome<Value> {
    serde_json::to_value(room_view(&whole.room, whole.town_id, whole.aliases.clone())).map_err(Problem::internal)
}
