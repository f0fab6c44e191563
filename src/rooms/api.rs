//! `/towns` and `/rooms`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, WholeRoom};
use super::lists::RoomKind;
use super::model::{Room, Town};
use super::store;
use crate::calendar::HalfMonth;
use crate::context::Context;
use crate::db::DbConnection;
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::wire::{Answer, Body, Change, Page, Params, Patch, create_once, instant};

/// A town to be added.
#[derive(Deserialize, ToSchema, Validate, Clone)]
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
#[derive(Deserialize, ToSchema, Validate)]
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
#[derive(Deserialize, ToSchema, Validate, Clone)]
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
#[derive(Deserialize, ToSchema, Validate)]
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
    id: TownId,
    revision: i32,
    name: String,
    county: Option<String>,
    code: Option<String>,
    /// The first half-month for which its rooms owe screening reports.
    obligations_from: HalfMonth,
    created_at: String,
    updated_at: String,
}

/// A room as readers see it.
#[derive(Serialize, ToSchema)]
pub struct RoomView {
    id: RoomId,
    revision: i32,
    town_id: TownId,
    name: String,
    short_name: String,
    aliases: Vec<String>,
    kind: RoomKind,
    code: Option<String>,
    opened_on: NaiveDate,
    closed_on: Option<NaiveDate>,
    merged_into: Option<RoomId>,
    created_at: String,
    updated_at: String,
}

fn town_view(town: &Town) -> TownView {
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

fn views(conn: &mut DbConnection, rooms: &[Room]) -> Outcome<Vec<RoomView>> {
    let ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
    let aliases = store::aliases(conn, &ids)?;
    let of = |id: RoomId| aliases.iter().filter(move |(room, _)| *room == id).map(|(_, alias)| alias.clone()).collect();
    Ok(rooms.iter().map(|room| room_view(room, of(room.id))).collect())
}

fn room_view(room: &Room, aliases: Vec<String>) -> RoomView {
    RoomView {
        id: room.id,
        revision: room.revision,
        town_id: room.town_id,
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
    serde_json::to_value(room_view(&whole.room, whole.aliases.clone())).map_err(Problem::internal)
}

/// Which part of a list of towns or rooms to read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RoomQuery {
    town_id: Option<TownId>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// The towns one reaches.
#[utoipa::path(tag = "register", params(RoomQuery), responses((status = 200, body = Page<TownView>)))]
#[get("/towns")]
pub async fn list_towns(context: Data<Context>, actor: Actor, Params(query): Params<RoomQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let towns = context.database.read(move |conn| store::towns_in(conn, scope)).await?;
    Ok(Answer::plain(paged(towns.iter().map(town_view).collect(), &query)?)?.respond())
}

/// One town.
#[utoipa::path(tag = "register", responses((status = 200, body = TownView)))]
#[get("/towns/{id}")]
pub async fn read_town(context: Data<Context>, actor: Actor, id: Path<TownId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let towns = context.database.read(move |conn| store::towns_in(conn, scope)).await?;
    let town = towns.iter().find(|town| town.id == *id).ok_or_else(|| Problem::new(Code::NotFound))?;
    Ok(Answer::record(town_view(town), town.revision)?.respond())
}

/// Adds a town; only accounts that reach all towns may.
#[utoipa::path(tag = "register", request_body = NewTown, responses((status = 201, body = TownView)))]
#[post("/towns")]
pub async fn create_town(change: Change, body: Body<NewTown>) -> Outcome<HttpResponse> {
    if change.actor.scope(Right::WriteRegister)? != Scope::All {
        return Err(Problem::new(Code::NotAllowed));
    }
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let id = draft.id.unwrap_or_default();
            create_once(
                work,
                &id,
                format!("/api/v1/towns/{id}"),
                |work| actions::open_town(work, id, draft).map(|_| None),
                |work| {
                    let town = store::find_town(work.conn, id)?;
                    Ok((town_json(&town), town.revision))
                },
            )
        })
        .await
}

/// Corrects a town.
#[utoipa::path(tag = "register", request_body = TownPatch, responses((status = 200, body = TownView)))]
#[patch("/towns/{id}")]
pub async fn patch_town(change: Change, id: Path<TownId>, body: Body<TownPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteRegister)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let town = actions::correct_town(work, scope, *id, draft)?;
            Answer::record(town_view(&town), town.revision)
        })
        .await
}

/// The rooms one reaches, in the town's order.
#[utoipa::path(tag = "register", params(RoomQuery), responses((status = 200, body = Page<RoomView>)))]
#[get("/rooms")]
pub async fn list_rooms(context: Data<Context>, actor: Actor, Params(query): Params<RoomQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let town = query.town_id;
    let rooms = context
        .database
        .read(move |conn| {
            let scope = store::narrowed(conn, scope, town, None)?;
            let rooms = store::rooms_in(conn, scope)?;
            views(conn, &rooms)
        })
        .await?;
    Ok(Answer::plain(paged(rooms, &query)?)?.respond())
}

/// One room.
#[utoipa::path(tag = "register", responses((status = 200, body = RoomView)))]
#[get("/rooms/{id}")]
pub async fn read_room(context: Data<Context>, actor: Actor, id: Path<RoomId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let (view, revision) = context
        .database
        .read(move |conn| {
            let whole = WholeRoom::find(conn, scope, *id)?;
            Ok((room_json(&whole)?, whole.room.revision))
        })
        .await?;
    Ok(Answer::record(view, revision)?.respond())
}

/// Opens a room.
#[utoipa::path(tag = "register", request_body = NewRoom, responses((status = 201, body = RoomView)))]
#[post("/rooms")]
pub async fn create_room(change: Change, body: Body<NewRoom>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteRegister)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let id = draft.id.unwrap_or_default();
            let town = town_for(work.conn, scope, draft.town_id)?;
            create_once(
                work,
                &id,
                format!("/api/v1/rooms/{id}"),
                |work| actions::open_room(work, town, id, draft).map(|_| None),
                |work| {
                    let whole = WholeRoom::find(work.conn, scope, id)?;
                    Ok((room_json(&whole)?, whole.room.revision))
                },
            )
        })
        .await
}

/// Corrects, renames, closes or merges a room.
#[utoipa::path(tag = "register", request_body = RoomPatch, responses((status = 200, body = RoomView)))]
#[patch("/rooms/{id}")]
pub async fn patch_room(change: Change, id: Path<RoomId>, body: Body<RoomPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteRegister)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = actions::correct_room(work, scope, *id, draft)?;
            Answer::record(room_json(&whole)?, whole.room.revision)
        })
        .await
}

/// The town a new record belongs to: the one named, the account's own, or the only one there is.
pub fn town_for(conn: &mut DbConnection, scope: Scope, named: Option<TownId>) -> Outcome<TownId> {
    let towns = store::towns_in(conn, scope)?;
    match (named, towns.as_slice()) {
        (Some(id), towns) if towns.iter().any(|town| town.id == id) => Ok(id),
        (Some(_), _) => Err(Problem::at("/town_id", Code::UnknownReference)),
        (None, [only]) => Ok(only.id),
        (None, _) => Err(Problem::at("/town_id", Code::Required)),
    }
}

/// Short lists are read whole and cut here; their order never changes while one walks.
fn paged<T: Serialize>(items: Vec<T>, query: &RoomQuery) -> Outcome<Page<T>> {
    crate::wire::whole_list(items, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_towns).service(create_town).service(read_town).service(patch_town);
    config.service(list_rooms).service(create_room).service(read_room).service(patch_room);
}
