//! The duty roster of the reception desk: who was planned, who received, and the signed "nobody came".

pub mod api;
mod model;
mod store;

pub use model::DutyDay;
pub use store::duty_days;
