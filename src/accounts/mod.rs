//! Accounts and sign-in: who may use the program, and as whom they act.

mod actions;
pub mod api;
mod model;
mod passwords;
mod sessions;
mod store;

pub use actions::{NewAccount, add_account, any_account, forget_idle_sessions, touch};
pub use sessions::{COOKIE, token_hash};
pub use store::session_of;
