//! Online entries: what was entered in the official mediation platform, and which case each belongs to.

mod actions;
pub mod api;
pub mod lists;
mod model;
mod reconcile;
mod shapes;
mod store;

pub use actions::{
    EntryDraft, Imported, change_imported, compare, confirm_match, match_numbers_of_case, record_entry, record_imported, restore_imported,
    undo_imported,
};
pub use model::{Entry, PLATFORM};
pub use reconcile::{Suggestion, suggestions};
pub use shapes::{EntryView, entry_views};
pub use store::{EntryFilter, count_entries, entries_in, entries_with_ids, entry_with_number};
