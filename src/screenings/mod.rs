//! Screening: twice a month each room looks for disputes and answers for its half-month, with the list of what
//! it found or with a signed zero report. A report is filed once; what changes later is a new version of it. Who signed
//! a version may take it back on the same day; it stays readable, and the one before is in force again.

mod actions;
pub mod api;
pub mod lists;
mod model;
mod obligations;
mod retraction;
mod rules;
mod shapes;
mod store;
mod view;

pub use actions::{FiledImport, ImportedReport, file_imported, file_report, undo_imported};
pub use model::Obligation;
pub use obligations::{Foreseen, foreseen, obligations, obligations_of};
pub use shapes::NewReport;
pub use view::cell_view;
