//! Working days: Monday to Friday, except where the State Council's yearly notice swaps them. The notice is data
//! that people enter for each year; without it the working days of that year are not known.

pub mod api;
mod model;
mod store;

pub use model::SwappedDay;
