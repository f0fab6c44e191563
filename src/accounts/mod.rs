//! Accounts and sign-in: who may use the program, and as whom they act.

mod actions;
pub mod api;
mod attempts;
mod model;
mod reach;
mod sessions;
pub mod settings;
mod shapes;
mod store;

pub use actions::{
    NewAccount, account_named, add_account, any_account, correct_account, forget_idle_sessions, password_hash_now, release_person,
    session_of, touch,
};
pub use model::Account;
pub use sessions::{ADDRESS as SESSION_ADDRESS, COOKIE, token_hash};
pub use shapes::AccountPatch;
pub use store::accounts_in;
