//! A town to test in.

mod actors;
pub mod database;
mod town;

pub use actors::{Actor, Reply, send};
pub use town::TestTown;
