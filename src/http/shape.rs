//! Checks a JSON value against the schema of a request type and names every fault in words.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::problem::{Code, Fault, Outcome, Problem, Words};

/// Every way in which the value is not a `T`; empty when it is one.
pub fn faults<T: ToSchema + 'static>(value: &Value) -> Outcome<Vec<Fault>> {
    let validator = validator_of::<T>()?;
    let mut faults = Vec::new();
    for error in validator.iter_errors(value) {
        add(&error, &mut faults);
    }
    control_characters(value, String::new(), &mut faults);
    Ok(faults)
}

fn validator_of<T: ToSchema + 'static>() -> Outcome<Arc<Validator>> {
    static KNOWN: OnceLock<Mutex<HashMap<TypeId, Arc<Validator>>>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(validator) = known.get(&TypeId::of::<T>()) {
        return Ok(Arc::clone(validator));
    }
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let mut schema = serde_json::to_value(T::schema()).map_err(Problem::internal)?;
    let named: serde_json::Map<String, Value> =
        parts.into_iter().map(|(name, part)| Ok((name, serde_json::to_value(part).map_err(Problem::internal)?))).collect::<Outcome<_>>()?;
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("components".to_owned(), json!({ "schemas": named }));
    }
    refuse_blanks(&mut schema);
    let validator = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(&schema)
        .map_err(|error| Problem::internal(format!("the schema of {} is not usable: {error}", std::any::type_name::<T>())))?;
    let validator = Arc::new(validator);
    known.insert(TypeId::of::<T>(), Arc::clone(&validator));
    Ok(validator)
}

/// Where a text must have a letter, blanks are none.
const NOT_BLANK: &str = r"\S";

fn refuse_blanks(schema: &mut Value) {
    if let Value::Object(fields) = schema
        && fields.get("minLength") == Some(&json!(1))
        && !fields.contains_key("pattern")
    {
        fields.shift_remove("minLength");
        fields.insert("pattern".to_owned(), NOT_BLANK.into());
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(refuse_blanks),
        Value::Array(items) => items.iter_mut().for_each(refuse_blanks),
        _ => {}
    }
}

fn add(error: &ValidationError<'_>, faults: &mut Vec<Fault>) {
    let place = error.instance_path().to_string();
    match error.kind() {
        Kind::Required { property } => {
            faults.push(Fault::new(format!("{place}/{}", escaped(property.as_str().unwrap_or_default())), Code::Required));
        }
        Kind::AdditionalProperties { unexpected } => {
            faults.extend(unexpected.iter().map(|name| Fault::new(format!("{place}/{}", escaped(name)), Code::UnknownField)));
        }
        // A nullable value: the faults are those of its other form.
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => match context.iter().find(|branch| !is_null_branch(branch)) {
            Some(branch) if !branch.is_empty() => branch.iter().for_each(|inner| add(inner, faults)),
            _ => faults.push(Fault::new(place, Code::WrongType)),
        },
        Kind::Type { .. } => faults.push(type_fault(place, error.instance())),
        Kind::Enum { options } => faults.push(Fault::new(place, Code::UnknownCode).saying(listing(options))),
        Kind::Format { format } if format == "date" => faults.push(Fault::new(place, Code::ImpossibleDay)),
        Kind::Pattern { pattern } if pattern == NOT_BLANK => faults.push(Fault::new(place, Code::Required)),
        Kind::Format { .. } | Kind::Pattern { .. } => faults.push(Fault::new(place, Code::BadFormat)),
        Kind::MaxLength { limit } => faults
            .push(Fault::new(place, Code::TooLong).saying(Words::new(format!("最多 {limit} 个字"), format!("At most {limit} characters")))),
        Kind::MaxItems { limit } => {
            faults.push(Fault::new(place, Code::TooLong).saying(Words::new(format!("最多 {limit} 项"), format!("At most {limit} items"))));
        }
        Kind::MinLength { .. } => faults.push(Fault::new(place, Code::Required)),
        Kind::MinItems { limit } => {
            faults.push(Fault::new(place, Code::Required).saying(Words::new(format!("至少 {limit} 项"), format!("At least {limit}"))));
        }
        Kind::Minimum { limit } | Kind::ExclusiveMinimum { limit } => faults
            .push(Fault::new(place, Code::OutOfRange).saying(Words::new(format!("不能小于 {limit}"), format!("Not less than {limit}")))),
        Kind::Maximum { limit } | Kind::ExclusiveMaximum { limit } => faults
            .push(Fault::new(place, Code::OutOfRange).saying(Words::new(format!("不能大于 {limit}"), format!("Not more than {limit}")))),
        _ => faults.push(Fault::new(place, Code::WrongType)),
    }
}

fn is_null_branch(branch: &[ValidationError<'_>]) -> bool {
    matches!(branch, [only] if matches!(only.kind(), Kind::Type { kind: TypeKind::Single(JsonType::Null) }))
}

fn type_fault(place: String, value: &Value) -> Fault {
    if value.is_null() { Fault::new(place, Code::Required) } else { Fault::new(place, Code::WrongType) }
}

fn listing(options: &Value) -> Words {
    let words: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    Words::new(format!("可选：{}", words.join("、")), format!("One of: {}", words.join(", ")))
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// PostgreSQL cannot keep U+0000, and nobody types the other control characters on purpose.
fn control_characters(value: &Value, place: String, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) => {
            faults.push(Fault::new(place, Code::BadCharacter));
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                control_characters(item, format!("{place}/{number}"), faults);
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields {
                control_characters(item, format!("{place}/{}", escaped(name)), faults);
            }
        }
        _ => {}
    }
}
