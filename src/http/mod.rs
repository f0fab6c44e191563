//! How requests become values and answers become responses: what all addresses share.
//!
//! A body is checked against the very schema the contract document publishes, so the document cannot
//! promise what the program does not keep; every fault is told at once, each with its place.

mod address;
mod answer;
mod body;
mod change;
mod file;
mod params;
mod patch;
mod shape;
mod store;

pub use address::client_address;
pub use answer::Answer;
pub use body::{Body, ReasonOnly, checked, not_whole};
pub use change::{Change, RequestId, add_warnings, create_once, forget_old_keys, record_creation, request_id};
pub use file::{DOCX, XLSX, file_head, pieces_of};
pub use params::{Page, Params, cursor_of, may_be_null, pairs_of, position_from, query_from, require_short, whole_list};
pub use patch::Patch;

/// A moment as it stands on the wire: RFC 3339, UTC, milliseconds.
pub fn instant(at: crate::clock::Instant) -> String {
    at.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// A moment of an answer as files and papers tell it, by the town's clock.
pub fn local_time_text(clock: &crate::clock::Clock, instant: &str) -> String {
    let at = chrono::DateTime::parse_from_rfc3339(instant).map(|at| clock.local_time_text(at.naive_utc()));
    at.unwrap_or_else(|_| instant.to_owned())
}
