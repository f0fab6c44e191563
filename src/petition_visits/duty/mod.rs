//! The duty roster of the reception desk: who was planned, who received, and the signed "nobody came".

mod actions;
pub mod api;
mod model;
mod shapes;
mod store;

pub use actions::save_roster;
pub use model::DutyDay;
pub use shapes::NewDutyDay;
pub use store::duty_days;
