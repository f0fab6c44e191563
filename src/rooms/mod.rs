//! Towns and their mediation rooms: the places where disputes are logged and which answer for each half-month.
//!
//! A room is opened, renamed, closed, merged into another, and never removed: old records keep it.

mod actions;
pub mod api;
pub mod lists;
mod model;
mod shapes;
mod store;

pub use actions::{begin_obligations, open_room, open_town};
pub use model::{Room, Town};
pub use shapes::{NewRoom, NewTown, room_json};
pub use store::{
    all_towns, find_room, find_town, find_whole_room, named_room, narrowed, only_town, rooms_in, rooms_of_town, town_for, towns_in,
};
