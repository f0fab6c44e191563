//! The contract document, collected from the features' operations.

use std::collections::BTreeSet;

use utoipa::OpenApi;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Required};

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
    crate::accounts::api::settings::read_settings,
    crate::accounts::api::settings::patch_settings,
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
    crate::people::api::reveal_person,
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
    crate::cases::api::read_dossier,
    crate::cases::api::accept_case,
    crate::cases::api::decline_case,
    crate::cases::api::settle_case,
    crate::cases::api::end_case,
    crate::cases::api::close_case,
    crate::cases::api::archive_case,
    crate::cases::api::reopen_case,
    crate::cases::api::withdraw_case, crate::cases::api::restore_case, crate::cases::api::correct_resolution,
    crate::cases::api::correct_ending,
    crate::cases::api::move_case,
    crate::cases::api::merge_case,
    crate::cases::api::unmerge_case,
    crate::cases::api::sign_agreement,
    crate::cases::api::note_performance,
    crate::cases::api::note_confirmation,
    crate::cases::api::extend_case,
    crate::cases::api::list_parties,
    crate::cases::api::add_party,
    crate::cases::api::patch_party,
    crate::cases::api::delete_party,
    crate::cases::api::list_participants,
    crate::cases::api::add_participant,
    crate::cases::api::patch_participant,
    crate::cases::api::delete_participant,
    crate::cases::api::list_meetings,
    crate::cases::api::add_meeting,
    crate::cases::api::patch_meeting,
    crate::cases::api::delete_meeting,
    crate::cases::api::list_follow_ups,
    crate::cases::api::add_follow_up,
    crate::cases::api::patch_follow_up,
    crate::cases::api::delete_follow_up,
    crate::cases::api::list_transfers,
    crate::cases::api::add_transfer,
    crate::cases::api::patch_transfer,
    crate::cases::api::delete_transfer,
    crate::cases::api::list_attachments,
    crate::cases::api::add_attachment,
    crate::cases::api::read_content,
    crate::cases::api::read_thumbnail,
    crate::cases::api::reveal_attachment,
    crate::cases::api::patch_attachment,
    crate::cases::api::delete_attachment,
    crate::cases::api::similar_cases,
    crate::cases::api::link_case,
    crate::cases::api::unlink_case,
    crate::cases::api::lookup_party,
    crate::cases::api::party_elsewhere,
    crate::cases::api::reveal_party,
    // screenings
    crate::screenings::api::read_grid,
    crate::screenings::api::read_report,
    crate::screenings::api::file_report,
    crate::screenings::api::excuse_report,
    crate::screenings::api::retract_report,
    // petition visits
    crate::petition_visits::api::list_visits,
    crate::petition_visits::api::read_visit,
    crate::petition_visits::api::create_visit,
    crate::petition_visits::api::patch_visit,
    crate::petition_visits::api::withdraw_visit,
    crate::petition_visits::api::reveal_visitors,
    crate::petition_visits::api::mediation::to_mediation,
    crate::petition_visits::api::progress::note_progress,
    crate::petition_visits::api::progress::join_matter,
    crate::petition_visits::api::progress::leave_matter,
    crate::petition_visits::api::progress::earlier_visits,
    crate::petition_visits::api::progress::visit_clocks,
    crate::petition_visits::api::progress::visits_due,
    crate::petition_visits::duty::api::read_roster,
    crate::petition_visits::duty::api::keep_roster,
    // online entries
    crate::online_entries::api::list_entries,
    crate::online_entries::api::create_entry,
    crate::online_entries::api::read_entry,
    crate::online_entries::api::patch_entry,
    crate::online_entries::api::read_reconciliation,
    crate::online_entries::api::confirm_match,
    crate::online_entries::api::note_reason,
    // imports
    crate::imports::api::create_import,
    crate::imports::api::read_anew,
    crate::imports::api::list_imports,
    crate::imports::api::read_import,
    crate::imports::api::list_rows,
    crate::imports::api::read_progress,
    crate::imports::api::apply_import,
    crate::imports::api::undo_import,
    crate::imports::api::read_errors,
    crate::imports::api::list_synonyms,
    crate::imports::api::forget_synonym,
    // figures and exports
    crate::figures::api::figures,
    crate::figures::api::figure_table,
    crate::figures::api::figure_overlap,
    crate::figures::api::figure_records,
    crate::figures::paragraph::api::write_paragraph,
    crate::figures::paragraph::api::check_paragraph,
    crate::figures::seals::api::list_seals,
    crate::figures::seals::api::seal_year,
    crate::figures::seals::api::read_seal,
    crate::figures::seals::api::seal_differences,
    crate::exports::api::annual_export,
    crate::exports::api::case_table_export,
    crate::exports::api::case_export,
    crate::exports::api::visit_export,
    crate::exports::api::entry_export,
    crate::exports::api::screening_export,
    crate::exports::api::platform_sheet_export,
    // papers
    crate::papers::api::read_paper,
    // reminders
    crate::reminders::api::read_reminders,
    // operations
    super::operations::about,
), components(schemas(crate::cases::lists::StandingShown, crate::figures::case_table::Edition, crate::figures::dimension::Dimension)))]
struct Features;

#[derive(OpenApi)]
#[openapi(
    info(title = "Fengqiao 枫桥", description = "The dispute-mediation ledger of a Chinese township."),
    nest((path = "/api/v1", api = Features)),
)]
struct Document;

/// The whole contract, OpenAPI 3.1.
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = Document::openapi();
    offer_change_reason(&mut document);
    for (path, item) in &mut document.paths.paths {
        for operation in [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten() {
            place_parameters(path, operation);
        }
    }
    document
}

/// Every body may say why a record of a sealed year is changed; `wire::Body` takes it from each, so each says so.
fn offer_change_reason(document: &mut utoipa::openapi::OpenApi) {
    let bodies: BTreeSet<String> = document.paths.paths.values().flat_map(changing_operations).filter_map(name_of_body).collect();
    let schemas = document.components.iter_mut().flat_map(|components| components.schemas.iter_mut());
    for (_, schema) in schemas.filter(|(name, _)| bodies.contains(*name)) {
        if let RefOr::T(Schema::Object(object)) = schema {
            let reason = ObjectBuilder::new()
                .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
                .max_length(Some(500))
                .description(Some("Needed to change a record counted in a sealed year."));
            object.properties.insert("change_reason".to_owned(), RefOr::T(reason.into()));
        }
    }
}

fn changing_operations(item: &PathItem) -> impl Iterator<Item = &Operation> {
    [&item.post, &item.put, &item.patch, &item.delete].into_iter().flatten()
}

/// The schema of an operation's JSON body, whether it must be sent or may be.
fn name_of_body(operation: &Operation) -> Option<String> {
    let body = serde_json::to_value(operation.request_body.as_ref()?).ok()?;
    let schema = body.pointer("/content/application~1json/schema")?;
    let either = schema.get("oneOf").and_then(serde_json::Value::as_array).into_iter().flatten();
    let named = std::iter::once(schema).chain(either).find_map(|one| one.get("$ref"))?;
    named.as_str()?.strip_prefix("#/components/schemas/").map(str::to_owned)
}

/// The macro cannot see through our own extractors and takes every parameter for a part of the path. What the path does
/// not name stands in the query, optional where it may be null; what only the path names is added.
fn place_parameters(path: &str, operation: &mut Operation) {
    let named: Vec<&str> = path.split('/').filter_map(|part| part.strip_prefix('{')?.split('}').next()).collect();
    let mut placed: Vec<RefOr<Parameter>> = operation.parameters.take().unwrap_or_default();
    for parameter in &mut placed {
        let RefOr::T(parameter) = parameter else { continue };
        if matches!(parameter.parameter_in, ParameterIn::Path) && !named.contains(&parameter.name.as_str()) {
            parameter.parameter_in = ParameterIn::Query;
            parameter.required = if may_be_null(parameter) { Required::False } else { Required::True };
        }
    }
    let known = |name: &str| placed.iter().any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.name == name));
    let missing: Vec<&str> = named.into_iter().filter(|name| !known(name)).collect();
    placed.extend(missing.into_iter().map(|name| RefOr::T(path_parameter(name))));
    operation.parameters = (!placed.is_empty()).then_some(placed);
}

fn may_be_null(parameter: &Parameter) -> bool {
    serde_json::to_string(&parameter.schema).unwrap_or_default().contains("\"null\"")
}

fn path_parameter(name: &str) -> Parameter {
    let uuid = (name == "id" || name.ends_with("_id")).then_some(SchemaFormat::KnownFormat(KnownFormat::Uuid));
    let schema = ObjectBuilder::new().schema_type(Type::String).format(uuid);
    ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True).schema(Some(schema)).build()
}

/// The document as it is served and kept in `web/openapi.json`.
pub fn as_json() -> String {
    // A document made of plain values always has a JSON text.
    document().to_pretty_json().unwrap_or_default() + "\n"
}
