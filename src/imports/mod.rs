//! Imports: a ledger kept in a workbook becomes records, after a preview that says what each row would do.
//!
//! A workbook is opened in a process of its own ([`opening`], [`workbook`]), its headings are found ([`headings`]), and each row is read into a
//! typed row with messages ([`reading`]). Nothing is guessed: what cannot be read is told with its column.
//! Every row is then planned against what is on record ([`plan`]); only new rows make records, so importing
//! twice adds nothing, and whatever people have changed since stays as they left it.

pub mod actions;
pub mod api;
pub mod cells;
mod choices;
pub mod columns;
mod command;
mod errors_file;
pub mod folding;
pub mod headings;
mod identity;
pub mod kinds;
pub mod lists;
pub mod opening;
mod person_lookup;
pub mod plan;
mod plan_cases;
mod plan_entries;
mod plan_people;
mod plan_reports;
pub mod preview;
pub mod progress;
pub mod reading;
mod reception;
mod room_lookup;
pub mod rows;
pub mod samples;
mod store;
mod synonyms;
mod undo;
mod uploads;
pub mod values;
pub mod workbook;

pub use actions::import_now;
pub use command::run_from_file;
pub use plan::Request;
