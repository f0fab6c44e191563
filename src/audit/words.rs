//! What the log may say: every action and every kind of record. Nothing else is written, so that each has words in the app.

/// What was done, as it stands in the log.
#[rustfmt::skip]
pub const ACTIONS: &[&str] = &[
    // accounts and settings
    "sign_in", "sign_in_failed", "sign_in_unknown", "sign_out", "add_account", "correct_account", "change_password", "keep_settings",
    // the steps of a case
    "accept", "decline", "settle", "end", "close", "archive", "reopen", "withdraw", "restore", "move", "merge", "unmerge",
    // what is kept with a case
    "log_case", "correct_case", "correct_resolution", "correct_ending", "add_party", "correct_party", "remove_party", "reveal_party", "lookup_party",
    "add_participant", "correct_participant", "remove_participant", "link_participants",
    "add_meeting", "correct_meeting", "remove_meeting", "add_follow_up", "correct_follow_up", "remove_follow_up",
    "add_transfer", "correct_transfer", "remove_transfer", "sign_agreement", "note_performance", "note_confirmation", "extend",
    "add_attachment", "correct_attachment", "read_attachment", "remove_attachment", "print_paper",
    "take_in_merged", "give_back_merged", "link_case", "unlink_case",
    // half-month reports
    "file_report", "retract_report", "excuse_report",
    // the reception desk
    "record_visit", "correct_visit", "withdraw_visit", "reveal_visitors", "turn_visit_to_mediation", "link_visit",
    "note_progress", "join_matter", "leave_matter", "keep_roster",
    // the platform
    "record_entry", "correct_entry", "match_entry", "note_reason",
    // the register
    "open_town", "correct_town", "begin_obligations", "open_room", "correct_room", "register_person", "correct_person", "reveal_person", "give_role",
    "keep_calendar",
    // ledgers
    "preview_import", "apply_import", "undo_import", "import_case", "import_visit", "import_change", "export_import_errors",
    "keep_synonym", "forget_synonym",
    // the year
    "seal_year", "export",
];

/// The records an administrator keeps; of all others they read that something happened, never what.
pub const OF_ADMINISTRATION: &[&str] = &["account", "settings", "town", "room", "person", "calendar"];

/// What it was done to; of an export, the list that was handed out.
#[rustfmt::skip]
pub const SUBJECTS: &[&str] = &[
    "account", "settings", "case", "party", "screening", "petition_visit", "duty_roster", "online_entry",
    "town", "room", "person", "calendar", "import", "import_synonym", "seal",
    "cases", "petition_visits", "online_entries", "screenings", "platform_sheet",
];

#[cfg(test)]
mod tests {
    use super::{OF_ADMINISTRATION, SUBJECTS};

    #[test]
    fn what_an_administrator_keeps_are_records_of_the_log() {
        assert!(OF_ADMINISTRATION.iter().all(|subject| SUBJECTS.contains(subject)));
    }
}
