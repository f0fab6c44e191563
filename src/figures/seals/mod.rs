//! Sealed years (封存): what every figure of a town's year was, counted from which records, on the day somebody sealed it.
//!
//! A seal is never changed. The live figures stand beside it, and every difference names the record that moved it and
//! the entry of the audit log that tells why. [`canon`] says how anybody with the exported file gets the same hash.

pub mod actions;
pub mod api;
pub mod canon;
mod causes;
mod check;
mod compare;
mod content;
mod differences;
mod labels;
pub mod model;
mod related;
mod store;
mod view;

pub use check::{Broken, broken_seals};
pub use view::{SealFile, SealMark, file_of, latest_of};
