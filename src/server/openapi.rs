//! The contract document, collected from the features' operations.

use utoipa::OpenApi;

/// The operations of all features; one line for each feature's addresses.
#[derive(OpenApi)]
#[openapi(paths(
    // accounts
    crate::accounts::api::sign_in,
    crate::accounts::api::read_session,
    crate::accounts::api::sign_out,
    crate::accounts::api::change_password,
    crate::accounts::api::list_accounts,
    crate::accounts::api::suggested_password,
    crate::accounts::api::create_account,
    crate::accounts::api::read_account,
    crate::accounts::api::patch_account,
    crate::accounts::api::read_settings,
    crate::accounts::api::patch_settings,
    // register
    crate::rooms::api::list_towns,
    crate::rooms::api::create_town,
    crate::rooms::api::read_town,
    crate::rooms::api::patch_town,
    crate::rooms::api::list_rooms,
    crate::rooms::api::create_room,
    crate::rooms::api::read_room,
    crate::rooms::api::patch_room,
    crate::people::api::list_people,
    crate::people::api::create_person,
    crate::people::api::read_person,
    crate::people::api::patch_person,
    // audit
    crate::audit::api::audit_events,
    // working days
    crate::working_days::api::read_calendar,
    crate::working_days::api::keep_calendar,
    // cases
    crate::cases::api::list_cases,
    crate::cases::api::create_case,
    crate::cases::api::read_case,
    crate::cases::api::patch_case,
    crate::cases::api::read_timeline,
    crate::cases::api::accept_case,
    crate::cases::api::decline_case,
    crate::cases::api::settle_case,
    crate::cases::api::end_case,
    crate::cases::api::close_case,
    crate::cases::api::archive_case,
    crate::cases::api::reopen_case,
    crate::cases::api::withdraw_case,
    crate::cases::api::move_case,
    crate::cases::api::list_parties,
    crate::cases::api::add_party,
    crate::cases::api::patch_party,
    crate::cases::api::delete_party,
    crate::cases::api::list_participants,
    crate::cases::api::add_participant,
    crate::cases::api::patch_participant,
    crate::cases::api::delete_participant,
    crate::cases::api::reveal_party,
    // screenings
    crate::screenings::api::read_grid,
    crate::screenings::api::read_report,
    crate::screenings::api::file_report,
    crate::screenings::api::excuse_report,
    // petition visits
    crate::petition_visits::api::list_visits,
    crate::petition_visits::api::read_visit,
    crate::petition_visits::api::create_visit,
    crate::petition_visits::api::patch_visit,
    crate::petition_visits::api::withdraw_visit,
    crate::petition_visits::api::reveal_visitors,
    crate::petition_visits::api::mediation::to_mediation,
    crate::petition_visits::duty::api::read_roster,
    crate::petition_visits::duty::api::keep_roster,
    // online entries
    crate::online_entries::api::list_entries,
    crate::online_entries::api::create_entry,
    crate::online_entries::api::read_entry,
    crate::online_entries::api::patch_entry,
    crate::online_entries::api::read_reconciliation,
    crate::online_entries::api::confirm_match,
    // imports
    crate::imports::api::create_import,
    crate::imports::api::read_import,
    crate::imports::api::apply_import,
    crate::imports::api::read_errors,
    // figures and exports
    crate::figures::api::figures,
    crate::figures::api::figure_table,
    crate::figures::api::figure_records,
    crate::exports::api::annual_export,
    crate::exports::api::case_export,
    // operations
    super::operations::about,
))]
struct Features;

#[derive(OpenApi)]
#[openapi(
    info(title = "Fengqiao 枫桥", description = "The dispute-mediation ledger of a Chinese township."),
    nest((path = "/api/v1", api = Features)),
)]
struct Document;

/// The whole contract, OpenAPI 3.1.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// The document as it is served and kept in `web/openapi.json`.
pub fn as_json() -> String {
    // A document made of plain values always has a JSON text.
    document().to_pretty_json().unwrap_or_default() + "\n"
}
