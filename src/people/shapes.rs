//! People as they stand on the wire.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::lists::{Gender, PersonRole};
use super::model::{Person, RoleHeld, WholePerson};
use super::store;
use crate::crypto::{Field, Vault};
use crate::db::DbConnection;
use crate::http::{Patch, instant};
use crate::ids::{PersonId, RoleId, RoomId, TownId};
use crate::problem::{Outcome, Problem};
use crate::rooms::{by_town, find_town};
use crate::text::masked_phone;

/// One dated role as it stands on the wire.
#[derive(Deserialize, ToSchema, Clone)]
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

/// Somebody to be put on the register.
#[derive(Deserialize, ToSchema)]
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
#[derive(Deserialize, ToSchema)]
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
    pub id: RoleId,
    pub role: PersonRole,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub certificate_no: Option<String>,
}

/// A person as readers see them; the phone is masked.
#[derive(Serialize, ToSchema)]
pub struct PersonView {
    pub id: PersonId,
    pub revision: i32,
    pub town_id: TownId,
    pub room_id: Option<RoomId>,
    pub name: String,
    pub gender: Option<Gender>,
    pub position_title: Option<String>,
    pub phone: Option<String>,
    pub roles: Vec<RoleView>,
    pub created_at: String,
    pub updated_at: String,
}

pub fn person_view<'a>(vault: &Vault, person: &Person, town_id: TownId, roles: impl Iterator<Item = &'a RoleHeld>) -> Outcome<PersonView> {
    let phone = person.phone_sealed.as_deref().map(|sealed| vault.open_text(Field::Phone, sealed)).transpose()?;
    Ok(PersonView {
        id: person.id,
        revision: person.revision,
        town_id,
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
    serde_json::to_value(person_view(vault, &whole.person, whole.town_id, whole.roles.iter())?).map_err(Problem::internal)
}

/// Why a number is to be shown.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevealReason {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// What is shown of a person in clear.
#[derive(Serialize, ToSchema)]
pub struct RevealedPerson {
    pub id: PersonId,
    pub name: String,
    pub phone: Option<String>,
}

/// People with their roles, as readers see them.
pub fn views(conn: &mut DbConnection, vault: &Vault, people: &[Person]) -> Outcome<Vec<PersonView>> {
    let mut towns = BTreeMap::new();
    for (town, of_town) in by_town(people, |person| person.town) {
        let ids: Vec<PersonId> = of_town.iter().map(|person| person.id).collect();
        towns.insert(town, (find_town(conn, town)?.id, store::roles_of(conn, town, &ids)?));
    }
    let view = |person: &Person| {
        let (town_id, roles) = towns.get(&person.town).ok_or_else(|| Problem::internal("a person without a town"))?;
        person_view(vault, person, *town_id, roles.iter().filter(|role| role.person_id == person.id))
    };
    people.iter().map(view).collect()
}
