//! Cases: one dispute from found to archived, what everything else is counted from.

mod actions;
pub mod api;
mod children;
pub mod drafts;
mod import;
pub mod lists;
mod model;
mod rules;
pub mod stage;
mod steps;
mod store;
mod view;

pub use actions::{correct_case, log_case, refresh};
pub use import::{LedgerCase, keep_ledger_case};
pub use model::{Case, Participant, Party, Resolution, WholeCase};
pub use rules::is_id_number;
pub use store::{Wanted, cases_in, cases_with_ids, count_cases, find_case, found_in_room, update_participant, with_children};
pub use view::{CaseView, case_json, case_view, case_views};
