//! Towns and their mediation rooms: the places where disputes are logged and which answer for each half-month.
//!
//! A room is opened, renamed, closed, merged into another, and never removed: old records keep it.

mod actions;
pub mod api;
pub mod lists;
mod localities;
mod model;
mod shapes;
mod store;

pub use actions::{begin_obligations, open_room, open_town};
pub use localities::{by_town, each_in, find_in, localities, page_in, page_of, sum_in};
pub use model::{Room, Town};
pub use shapes::{NewRoom, NewTown, room_json};
pub use store::towns::{all_towns, find_town, only_town, town_for, town_in, town_with_id, towns_in};
pub use store::{find_room, find_whole_room, named_room, narrowed, rooms_in, rooms_of_town};
