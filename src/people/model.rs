//! What is kept of people.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::lists::{Gender, PersonRole};
use crate::calendar::Day;
use crate::clock::Instant;
use crate::db::schema::{people, person_roles};
use crate::ids::{PersonId, RoleId, RoomId, TownId, TownKey};
use crate::keyed;
use crate::problem::in_order;

/// Somebody who helps to mediate, or receives petitioners.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Deserialize)]
#[diesel(table_name = people, primary_key(town, id), treat_none_as_null = true)]
pub struct Person {
    pub town: TownKey,
    pub id: PersonId,
    pub room_id: Option<RoomId>,
    pub name: String,
    /// The name without spaces, by which it is looked up.
    pub name_folded: String,
    pub gender: Option<Gender>,
    /// What they are in the village: 网格员, 老党员, 居民小组长.
    pub position_title: Option<String>,
    pub phone_sealed: Option<String>,
    pub phone_index: Option<String>,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// One dated role of a person.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[validate(schema(function = "ended_after_it_began"))]
#[diesel(table_name = person_roles, primary_key(town, id), treat_none_as_null = true)]
pub struct RoleHeld {
    pub town: TownKey,
    pub id: RoleId,
    pub person_id: PersonId,
    pub role: PersonRole,
    pub from_on: Day,
    /// The first day on which it was no longer held.
    pub to_on: Option<Day>,
    pub certificate_no: Option<String>,
}

fn ended_after_it_began(role: &RoleHeld) -> Result<(), ValidationError> {
    in_order(Some(role.from_on), role.to_on, "/to")
}

keyed! { Person: PersonId }

impl RoleHeld {
    /// Whether the role was held on a day.
    pub fn held_on(&self, day: Day) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|to| day < to)
    }
}

/// Somebody on the register with their roles.
#[derive(Clone)]
pub struct WholePerson {
    pub person: Person,
    /// Their town, as everybody outside knows it.
    pub town_id: TownId,
    pub roles: Vec<RoleHeld>,
}
