//! The register: mediators, legal literates, advisers, grid workers and leaders, each with dated roles.

mod actions;
pub mod api;
mod imported;
pub mod lists;
mod model;
mod shapes;
mod store;

pub use actions::{PersonDraft, RoleDraft, give_role, register_person};
pub use imported::{RegisterChange, change_imported_role, restore_role, undo_imported_role};
pub use model::{Person, RoleHeld};
pub use shapes::views;
pub use store::{find_person, held_role_on, named_people, people_with_ids, roles_of};
