//! The JSON body of a request, checked before any feature sees it.

use std::io::ErrorKind;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::shape;
use crate::context::Context;
use crate::problem::{Code, Outcome, Problem};

/// The JSON that was sent, with its keyed hash; checked by [`Body::checked`] once the right to send it is known.
pub struct Body<T> {
    value: Value,
    fingerprint: String,
    change_reason: Option<String>,
    meant_as: PhantomData<fn() -> T>,
}

/// A checked body, its keyed hash, and the reason given for changing a record of a sealed year.
pub struct Checked<T> {
    pub value: T,
    pub fingerprint: String,
    pub change_reason: Option<String>,
}

/// A body without fields of its own: all it may hold is the `change_reason` that every body may.
#[derive(serde::Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonOnly {}

impl<T: DeserializeOwned + ToSchema + 'static> Body<T> {
    /// The content as a `T`; 400 for unknown fields, 422 with every other fault at once.
    pub fn checked(self) -> Outcome<Checked<T>> {
        Ok(Checked { value: checked(self.value)?, fingerprint: self.fingerprint, change_reason: self.change_reason })
    }
}

impl<T: 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Outcome<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let bytes = Bytes::from_request(&request, payload);
        Box::pin(async move {
            require_json(&request)?;
            let bytes = bytes.await.map_err(|error| match error.as_error::<PayloadError>() {
                Some(error) => not_whole(error),
                None => Problem::new(Code::BadRequest),
            })?;
            let mut value = parse(&bytes)?;
            let fingerprint = fingerprint(&request, &value);
            let change_reason = take_reason(&mut value)?;
            Ok(Self { value, fingerprint, change_reason, meant_as: PhantomData })
        })
    }
}

/// Why the content of a request did not come whole.
pub fn not_whole(error: &PayloadError) -> Problem {
    match error {
        PayloadError::Overflow => Problem::new(Code::TooLarge),
        PayloadError::Io(error) if error.kind() == ErrorKind::TimedOut => Problem::new(Code::Timeout),
        _ => Problem::new(Code::BadRequest),
    }
}

fn require_json(request: &HttpRequest) -> Outcome<()> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("application/json");
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind == "application/json" || kind.ends_with("+json") { Ok(()) } else { Err(Problem::new(Code::UnsupportedMedia)) }
}

fn parse(bytes: &[u8]) -> Outcome<Value> {
    // A command without members may be sent without a body.
    if bytes.is_empty() {
        return Ok(Value::Object(serde_json::Map::new()));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::new(Code::NotJson).saying(
            format!("第 {} 行第 {} 列附近不是有效的 JSON", error.line(), error.column()),
            format!("Not valid JSON near line {}, column {}", error.line(), error.column()),
        )
    })
}

/// Every change may say why a record of a sealed year is changed, beside its own fields.
fn take_reason(value: &mut Value) -> Outcome<Option<String>> {
    match value.as_object_mut().and_then(|fields| fields.shift_remove("change_reason")) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(reason)) if reason.chars().count() > 500 => Err(Problem::at("/change_reason", Code::TooLong)),
        Some(Value::String(reason)) => Ok(Some(reason)),
        Some(_) => Err(Problem::at("/change_reason", Code::WrongType)),
    }
}

/// The hash covers the address and the content with its fields in order, so a retry written anew is still the same.
fn fingerprint(request: &HttpRequest, value: &Value) -> String {
    let Some(context) = request.app_data::<Data<Context>>() else { return String::new() };
    context.vault.request_fingerprint(&[
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
        in_order(value).to_string().as_bytes(),
    ])
}

fn in_order(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort();
            Value::Object(names.into_iter().map(|name| (name.clone(), fields.get(name).map(in_order).unwrap_or_default())).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(in_order).collect()),
        other => other.clone(),
    }
}

/// The value as a `T`, or every fault in it.
pub fn checked<T: DeserializeOwned + ToSchema + 'static>(value: Value) -> Outcome<T> {
    if let Some(problem) = Problem::from_faults(shape::faults::<T>(&value)?) {
        return Err(problem);
    }
    serde_json::from_value(value).map_err(|error| {
        // What the schema lets pass and the type does not, such as a number too large for its column.
        Problem::at("", Code::Invalid).saying("填写的内容有一处不能识别", format!("{error}"))
    })
}
