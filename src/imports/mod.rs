//! Imports: a ledger kept in a workbook becomes records, after a preview that says what each row would do.
//!
//! A workbook is opened ([`workbook`]), its headings are found ([`headings`]), and each row is read into a
//! typed row with messages ([`reading`]). Nothing is guessed: what cannot be read is told with its column.

pub mod cells;
pub mod folding;
pub mod headings;
pub mod ledger;
pub mod lists;
mod package;
pub mod platform;
pub mod reading;
pub mod register;
pub mod reports;
pub mod rows;
pub mod samples;
pub mod visits;
pub mod workbook;
