//! What is kept of accounts.

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::Instant;
use crate::db::schema::accounts;
use crate::ids::{AccountId, PersonId, RoomId, TownId, TownKey};
use crate::rights::{Actor, Role};

/// An account.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize)]
#[diesel(table_name = accounts, treat_none_as_null = true)]
pub struct Account {
    pub id: AccountId,
    pub username: String,
    pub display_name: String,
    pub role: Role,
    /// None reaches all towns.
    pub town_id: Option<TownId>,
    pub room_id: Option<RoomId>,
    pub person_id: Option<PersonId>,
    /// Never part of an answer.
    #[serde(skip)]
    pub password_hash: String,
    pub must_change_password: bool,
    pub disabled_at: Option<Instant>,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

impl Account {
    /// The person as they act, given the number of their town.
    pub fn actor(&self, town: Option<TownKey>) -> Actor {
        Actor {
            account_id: self.id,
            username: self.username.clone(),
            name: self.display_name.clone(),
            role: self.role,
            town_id: self.town_id,
            town,
            room_id: self.room_id,
            person_id: self.person_id,
            must_change_password: self.must_change_password,
        }
    }
}
