//! Screening: twice a month each room looks for disputes and answers for its half-month, with the list of what
//! it found or with a signed zero report. A report is filed once; what changes later is a new version of it.

mod actions;
pub mod api;
pub mod lists;
mod model;
mod obligations;
mod rules;
mod store;

pub use actions::{FiledImport, ImportedReport, file_imported, file_report, undo_imported};
pub use api::NewReport;
pub use model::Obligation;
pub use obligations::{Foreseen, foreseen, obligations, obligations_of};
