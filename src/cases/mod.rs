//! Cases: one dispute from found to archived, what everything else is counted from.

mod actions;
mod agreement;
pub mod api;
mod attachments;
mod corrections;
pub mod dossier;
pub mod drafts;
mod duplicates;
mod edit;
pub mod fields;
mod filing;
mod history;
pub mod id_numbers;
mod import;
pub mod lists;
mod model;
mod numbers;
mod participants;
mod parties;
mod records;
pub mod rules;
pub mod stage;
mod steps;
mod store;
mod view;

pub use actions::{correct_case, log_case};
pub use agreement::{extend, record_confirmation, record_performance};
pub use edit::save;
pub use id_numbers::{check_digit, fault_in as id_number_fault};
pub use import::{CaseSnapshot, LedgerCase, change_ledger_case, insert_ledger_case, restore_ledger_case, undo_ledger_case};
pub use model::{
    Attachment, Case, Ending, FollowUp, Instalment, Meeting, Participant, Party, PerformanceSeen, Resolution, Transfer, WholeCase,
};
pub use participants::add_participant;
pub use records::{add_follow_up, add_meeting, add_transfer, correct_transfer};
pub use steps::{accept, archive, close, decline, end, settle};
pub use store::{
    CaseFilter, cases_in, cases_with_ids, contents_kept, count_cases, find_case, forget_person, found_in_room, update_participant,
    with_children,
};
pub use view::{CaseView, case_json, case_view, case_views, standing, whole_json};
