//! `/people`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, PersonDraft};
use super::lists::PersonRole;
use super::shapes::{NewPerson, PersonPatch, PersonView, RevealReason, RevealedPerson, views, whole_json};
use super::store::{self, PersonFilter};
use crate::audit::Seen;
use crate::context::Context;
use crate::http::{Answer, Body, Change, Page, Params, create_once, cursor_of, position_from, require_short};
use crate::ids::{PersonId, RoomId};
use crate::problem::Outcome;
use crate::rights::{Actor, Right};
use crate::rooms::{find_room, town_for};

/// Which people to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PersonQuery {
    room_id: Option<RoomId>,
    role: Option<PersonRole>,
    /// Only roles held on that day.
    on: Option<NaiveDate>,
    /// A part of the name.
    q: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// The register, by name.
#[utoipa::path(tag = "register", params(PersonQuery), responses((status = 200, body = Page<PersonView>)))]
#[get("/people")]
pub async fn list_people(context: Data<Context>, actor: Actor, Params(query): Params<PersonQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let limit = Page::<PersonView>::limit(query.limit)?;
    require_short(query.q.as_deref())?;
    let wanted = PersonFilter {
        room_id: query.room_id,
        role: query.role,
        on: query.on,
        name: query.q,
        after: position_from(query.cursor.as_deref())?,
    };
    let with_total = query.include.as_deref() == Some("total");
    let vault = context.vault.clone();
    let page = context
        .database
        .snapshot(move |conn| {
            if let Some(room) = wanted.room_id {
                find_room(conn, scope, room)?;
            }
            let total = with_total.then(|| store::count_people(conn, scope, &wanted)).transpose()?;
            let people = store::people_in(conn, scope, &wanted, limit + 1)?;
            let page = Page::cut(people, limit, total, |person| cursor_of(&(&person.name_folded, person.id)));
            Ok(Page { items: views(conn, &vault, &page.items)?, next: page.next, total: page.total })
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

/// One person.
#[utoipa::path(tag = "register", responses((status = 200, body = PersonView)))]
#[get("/people/{id}")]
pub async fn read_person(context: Data<Context>, actor: Actor, id: Path<PersonId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadRegister)?;
    let vault = context.vault.clone();
    let (view, revision) = context
        .database
        .read(move |conn| {
            let whole = store::find_whole_person(conn, scope, *id)?;
            Ok((whole_json(&vault, &whole)?, whole.revision()))
        })
        .await?;
    Ok(Answer::record(view, revision)?.respond())
}

/// Puts a person on the register.
#[utoipa::path(tag = "register", request_body = NewPerson, responses((status = 201, body = PersonView)))]
#[post("/people")]
pub async fn create_person(change: Change, body: Body<NewPerson>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteRegister)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let id = draft.id.unwrap_or_default();
            let town = town_for(work.conn, scope, draft.town_id)?;
            let register = |work: &mut crate::context::Work<'_>| {
                let draft = PersonDraft {
                    name: draft.name,
                    gender: draft.gender,
                    position_title: draft.position_title,
                    phone: draft.phone,
                    room_id: draft.room_id,
                    roles: draft.roles.into_iter().map(Into::into).collect(),
                };
                actions::register_person(work, town, id, draft).map(|_| None)
            };
            create_once(work, (town, &id), format!("/api/v1/people/{id}"), register, |work| {
                let whole = store::find_whole_person(work.conn, scope, id)?;
                Ok((whole.current(work)?, whole.revision()))
            })
        })
        .await
}

/// Corrects what is known of a person.
#[utoipa::path(tag = "register", request_body = PersonPatch, responses((status = 200, body = PersonView)))]
#[patch("/people/{id}")]
pub async fn patch_person(change: Change, id: Path<PersonId>, body: Body<PersonPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteRegister)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = actions::correct_person(work, scope, *id, patch)?;
            Answer::record(whole.current(work)?, whole.revision())
        })
        .await
}

/// Shows a person's phone in clear, once, in this answer; audited each time, never kept for a replay.
#[utoipa::path(tag = "register", request_body = RevealReason, responses((status = 200, body = RevealedPerson)))]
#[post("/people/{id}/reveal")]
pub async fn reveal_person(change: Change, id: Path<PersonId>, body: Body<RevealReason>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::RevealParties)?;
    let (change, asked) = change.with(body)?;
    let shown = change.record(move |work| actions::reveal_person(work, scope, *id, asked.reason)).await?;
    Ok(Answer::plain(shown)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(reveal_person).service(list_people).service(create_person).service(read_person).service(patch_person);
}
