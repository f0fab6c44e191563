//! Accounts as they stand on the wire.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::model::Account;
use crate::http::{Patch, instant};
use crate::ids::{AccountId, PersonId, RoomId, TownId};
use crate::rights::Role;

/// Who wants to sign in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    #[schema(max_length = 100)]
    pub username: String,
    #[schema(max_length = 200)]
    pub password: String,
}

/// A change of one's own password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    #[schema(max_length = 200)]
    pub old: String,
    #[schema(max_length = 200)]
    pub new: String,
}

/// The account in use.
#[derive(Serialize, ToSchema)]
pub struct SignedIn {
    pub id: AccountId,
    pub username: String,
    pub display_name: String,
    pub role: Role,
    pub town_id: Option<TownId>,
    pub room_id: Option<RoomId>,
    pub person_id: Option<PersonId>,
    pub must_change_password: bool,
}

/// An account to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountDraft {
    pub id: Option<AccountId>,
    #[schema(min_length = 1, max_length = 60, pattern = r"^[\w.@\-]+$")]
    pub username: String,
    #[schema(min_length = 1, max_length = 60)]
    pub display_name: String,
    pub role: Role,
    pub town_id: Option<TownId>,
    pub room_id: Option<RoomId>,
    pub person_id: Option<PersonId>,
    /// The first password; it must be changed at the first sign-in.
    #[schema(max_length = 200)]
    pub password: String,
}

/// What to change of an account.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct AccountPatch {
    #[schema(min_length = 1, max_length = 60)]
    pub display_name: Option<String>,
    pub role: Option<Role>,
    #[serde(default)]
    #[schema(value_type = Option<TownId>)]
    pub town_id: Patch<TownId>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub room_id: Patch<RoomId>,
    #[serde(default)]
    #[schema(value_type = Option<PersonId>)]
    pub person_id: Patch<PersonId>,
    pub disabled: Option<bool>,
    /// A new first password: ends the account's sessions, must be changed at the next sign-in.
    #[schema(max_length = 200)]
    pub password: Option<String>,
}

/// An account as the administrator sees it.
#[derive(Serialize, ToSchema)]
pub struct AccountView {
    pub id: AccountId,
    pub revision: i32,
    pub username: String,
    pub display_name: String,
    pub role: Role,
    pub town_id: Option<TownId>,
    pub room_id: Option<RoomId>,
    pub person_id: Option<PersonId>,
    pub must_change_password: bool,
    pub disabled: bool,
    pub created_at: String,
    pub updated_at: String,
}

pub fn account_view(account: &Account) -> AccountView {
    AccountView {
        id: account.id,
        revision: account.revision,
        username: account.username.clone(),
        display_name: account.display_name.clone(),
        role: account.role,
        town_id: account.town_id,
        room_id: account.room_id,
        person_id: account.person_id,
        must_change_password: account.must_change_password,
        disabled: account.disabled_at.is_some(),
        created_at: instant(account.created_at),
        updated_at: instant(account.updated_at),
    }
}

/// An account as JSON.
pub fn account_json(account: &Account) -> Value {
    serde_json::to_value(account_view(account)).unwrap_or_default()
}
