//! The duty roster of the reception desk: who was planned, who received, and the signed "nobody came".

mod actions;
pub mod api;
mod model;
mod store;

pub use actions::keep_roster;
pub use api::NewDutyDay;
pub use model::DutyDay;
pub use store::duty_days;
