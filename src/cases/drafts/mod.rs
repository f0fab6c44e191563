//! What people send about a case: the shapes of requests.

mod parties;
mod records;
mod steps;

pub use parties::*;
pub use records::*;
pub use steps::*;
