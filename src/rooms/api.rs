//! `/towns` and `/rooms`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self};
use super::model::Room;
use super::shapes::{NewRoom, NewTown, RoomPatch, RoomView, TownPatch, TownView, room_json, room_view, town_json, town_view};
use super::store;
use super::store::towns::{find_town, town_for, town_in, town_with_id, towns_in};
use crate::context::Context;
use crate::db::DbConnection;
use crate::http::{Answer, Body, Change, Page, Params, create_once};
use crate::ids::{RoomId, TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};

fn views(conn: &mut DbConnection, rooms: &[Room]) -> Outcome<Vec<RoomView>> {
    let mut views = Vec::new();
    // Rooms come town by town already.
    for of_town in rooms.chunk_by(|one, other| one.town == other.town) {
        let Some(first) = of_town.first() else { continue };
        let town = find_town(conn, first.town)?;
        let ids: Vec<RoomId> = of_town.iter().map(|room| room.id).collect();
        let aliases = store::aliases(conn, town.number, &ids)?;
        let of = |id: RoomId| aliases.iter().filter(move |(room, _)| *room == id).map(|(_, alias)| alias.clone()).collect();
        views.extend(of_town.iter().map(|room| room_view(room, town.id, of(room.id))));
    }
    Ok(views)
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
    let towns = context.database.read(move |conn| towns_in(conn, scope)).await?;
    Ok(Answer::plain(paged(towns.iter().map(town_view).collect(), &query)?)?.respond())
}

/// One town.
#[utoipa::path(tag = "register", responses((status = 200, body = TownView)))]
#[get("/towns/{id}")]
pub async fn read_town(context: Data<Context>, actor: Actor, id: Path<TownId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let town = context.database.read(move |conn| town_in(conn, scope, *id)).await?;
    Ok(Answer::record(town_view(&town), town.revision)?.respond())
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
                (TownKey::NONE, &id),
                format!("/api/v1/towns/{id}"),
                |work| actions::open_town(work, id, draft).map(|_| None),
                |work| {
                    let town = town_with_id(work.conn, id)?;
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
            let town = town_in(work.conn, scope, *id)?;
            let town = actions::correct_town(work, &town, draft)?;
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
            let whole = store::find_whole_room(conn, scope, *id)?;
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
                (town, &id),
                format!("/api/v1/rooms/{id}"),
                |work| actions::open_room(work, town, id, draft).map(|_| None),
                |work| {
                    let whole = store::find_whole_room(work.conn, scope, id)?;
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

/// Short lists are read whole and cut here; their order never changes while one walks.
fn paged<T: Serialize>(items: Vec<T>, query: &RoomQuery) -> Outcome<Page<T>> {
    crate::http::whole_list(items, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_towns).service(create_town).service(read_town).service(patch_town);
    config.service(list_rooms).service(create_room).service(read_room).service(patch_room);
}
