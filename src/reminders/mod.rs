//! Reminders: the one list of what is due, for the first page (今日) of the person responsible.
//!
//! Every kind is a row of [`lists::DueKind`] with the setting its days come from, and so its legal basis.
//! Cases from an old ledger are reminded of only while they are open: what became of their agreements was
//! settled on paper.

pub mod api;
pub mod lists;
mod rules;
mod store;
