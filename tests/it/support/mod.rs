//! A town to test in.

mod actors;
pub mod cases;
pub mod database;
mod neighbour;
pub mod pictures;
pub mod records;
mod town;
pub mod uploads;
pub mod workbooks;

pub use actors::{Actor, Reply, send};
pub use neighbour::Neighbour;
pub use town::TestTown;
