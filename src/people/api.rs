//! `/people`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, PersonDraft, RoleDraft, WholePerson};
use super::lists::{Gender, PersonRole};
use super::model::{Person, RoleHeld};
use super::store::{self, Wanted};
use crate::audit::Seen;
use crate::context::Context;
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::ids::{PersonId, RoleId, RoomId, TownId};
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::rooms::api::town_for;
use crate::rooms::find_room;
use crate::text::masked_phone;
use crate::wire::{Answer, Body, Change, Page, Params, Patch, create_once, cursor_of, instant, position_from, require_short};

/// One dated role as it stands on the wire.
#[derive(Deserialize, ToSchema, Validate, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    pub id: Option<RoleId>,
    pub role: PersonRole,
    pub from: NaiveDate,
    /// The first day on which the role is no longer held.
    pub to: Option<NaiveDate>,
    #[schema(max_length = 60)]
    pub certificate_no: Option<String>,
}

impl From<NewRole> for RoleDraft {
    fn from(role: NewRole) -> Self {
        Self { id: role.id, role: role.role, from: role.from, to: role.to, certificate_no: role.certificate_no }
    }
}

/// Somebody to be put on the register.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    pub id: Option<PersonId>,
    /// Needed only by accounts that reach several towns.
    pub town_id: Option<TownId>,
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    pub gender: Option<Gender>,
    #[schema(max_length = 60)]
    pub position_title: Option<String>,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    pub room_id: Option<RoomId>,
    #[serde(default)]
    #[schema(max_items = 30)]
    pub roles: Vec<NewRole>,
}

/// What to change of a person.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PersonPatch {
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Gender>)]
    pub gender: Patch<Gender>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub position_title: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 40)]
    pub phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub room_id: Patch<RoomId>,
    /// The whole list of roles, in place of the one before.
    #[schema(max_items = 30)]
    pub roles: Option<Vec<NewRole>>,
}

/// A role as readers see it.
#[derive(Serialize, ToSchema)]
pub struct RoleView {
    id: RoleId,
    role: PersonRole,
    from: NaiveDate,
    to: Option<NaiveDate>,
    certificate_no: Option<String>,
}

/// A person as readers see them; the phone is masked.
#[derive(Serialize, ToSchema)]
pub struct PersonView {
    id: PersonId,
    revision: i32,
    town_id: TownId,
    room_id: Option<RoomId>,
    name: String,
    gender: Option<Gender>,
    position_title: Option<String>,
    phone: Option<String>,
    roles: Vec<RoleView>,
    created_at: String,
    updated_at: String,
}

/// People with their roles, as readers see them.
pub fn views(conn: &mut DbConnection, vault: &Vault, people: &[Person]) -> Outcome<Vec<PersonView>> {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let roles = store::roles_of(conn, &ids)?;
    people.iter().map(|person| person_view(vault, person, roles.iter().filter(|role| role.person_id == person.id))).collect()
}

fn person_view<'a>(vault: &Vault, person: &Person, roles: impl Iterator<Item = &'a RoleHeld>) -> Outcome<PersonView> {
    let phone = person.phone_sealed.as_deref().map(|sealed| vault.open_text(Field::Phone, sealed)).transpose()?;
    Ok(PersonView {
        id: person.id,
        revision: person.revision,
        town_id: person.town_id,
        room_id: person.room_id,
        name: person.name.clone(),
        gender: person.gender,
        position_title: person.position_title.clone(),
        phone: phone.as_deref().map(masked_phone),
        roles: roles.map(role_view).collect(),
        created_at: instant(person.created_at),
        updated_at: instant(person.updated_at),
    })
}

fn role_view(role: &RoleHeld) -> RoleView {
    RoleView { id: role.id, role: role.role, from: role.from_on, to: role.to_on, certificate_no: role.certificate_no.clone() }
}

/// One person as JSON.
pub fn whole_json(vault: &Vault, whole: &WholePerson) -> Outcome<Value> {
    serde_json::to_value(person_view(vault, &whole.person, whole.roles.iter())?).map_err(Problem::internal)
}

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
    let wanted =
        Wanted { room_id: query.room_id, role: query.role, on: query.on, name: query.q, after: position_from(query.cursor.as_deref())? };
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
            let whole = WholePerson::find(conn, scope, *id)?;
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
            create_once(work, &id, format!("/api/v1/people/{id}"), register, |work| {
                let whole = WholePerson::find(work.conn, scope, id)?;
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

/// Why a number is to be shown.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RevealReason {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Shows a person's phone in clear, once, in this answer; audited each time, never kept for a replay.
#[utoipa::path(tag = "register", request_body = RevealReason, responses((status = 200, body = actions::RevealedPerson)))]
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
