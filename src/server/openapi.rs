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
