//! The contract document, collected from the addresses that are mounted.

use std::collections::BTreeSet;

use utoipa::OpenApi;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Required};

use super::features;
use crate::cases::fields::CASE_FIELDS;
use crate::fields::{self, RecordField};
use crate::http::may_be_null;
use crate::petition_visits::fields::VISIT_FIELDS;

/// The requests whose plain fields are a table.
const FIELDS: &[(&str, &[RecordField])] = &[("NewCase", CASE_FIELDS), ("NewVisit", VISIT_FIELDS)];

/// What the document says beside its operations.
#[derive(OpenApi)]
#[openapi(
    info(title = "Fengqiao 枫桥", description = "The dispute-mediation ledger of a Chinese township."),
    components(schemas(crate::cases::lists::StandingShown, crate::figures::case_table::Edition, crate::figures::dimension::Dimension))
)]
struct Beginning;

/// The whole contract, OpenAPI 3.1.
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = features::described(Beginning::openapi());
    publish_fields(&mut document);
    offer_change_reason(&mut document);
    for (path, item) in &mut document.paths.paths {
        for operation in [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten() {
            place_parameters(path, operation);
        }
    }
    document
}

/// Every body may say why a record of a sealed year is changed; `http::Body` takes it from each, so each says so.
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

/// The plain fields of a record stand beside the request that makes it.
fn publish_fields(document: &mut utoipa::openapi::OpenApi) {
    for (name, fields) in FIELDS {
        let schema = document.components.as_mut().and_then(|components| components.schemas.get_mut(*name));
        if let Some(RefOr::T(Schema::Object(object))) = schema {
            let published = ExtensionsBuilder::new().add("x-fields", fields::to_json(fields)).build();
            object.extensions.get_or_insert_default().merge(published);
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
