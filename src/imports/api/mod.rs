//! `/imports`: upload a workbook, see what each row would do, say what its columns and words mean, apply it.

mod kept;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_multipart::MultipartError;
use actix_multipart::form::MultipartForm;
use actix_multipart::form::bytes::Bytes;
use actix_multipart::form::text::Text;
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpResponse, post, put};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{ReadContext, read_file};
use super::columns::Mapping;
use super::lists::ImportKind;
use super::plan::Request;
use super::preview::ImportPreview;
use super::progress::UnderWay;
use super::values::{Given, meanings};
use super::{opening, uploads};
use crate::calendar::{EARLIEST_YEAR, LATEST_YEAR};
use crate::coded::Coded;
use crate::context::{Context, Origin, Work};
use crate::http::{Answer, Body, Change, not_whole, record_creation};
use crate::ids::{ImportId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Right;
use crate::rooms::town_for;

pub use kept::*;
pub use words::*;

/// An uploaded workbook.
#[derive(MultipartForm)]
#[multipart(duplicate_field = "deny", deny_unknown_fields)]
pub struct UploadForm {
    file: Bytes,
    kind: Text<String>,
    year: Option<Text<String>>,
    mapping: Option<Text<String>>,
    values: Option<Text<String>>,
    id: Option<Text<String>>,
    town_id: Option<Text<String>>,
}

/// The form as the contract shows it.
#[derive(ToSchema)]
#[schema(as = ImportUpload)]
pub struct UploadShape {
    /// A table: .xlsx, .xls, .ods, or text in UTF-8, UTF-16 or GBK with commas, semicolons or tabs (.csv).
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
    pub kind: ImportKind,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    /// A JSON object from headings to fields, for headings we do not know; one column of one sheet is `sheet!C`, and an
    /// empty field says that the column is not used.
    pub mapping: Option<String>,
    /// A JSON object `{field: {word: code}}` for words of coded lists we do not know; of `room` the code is a room's id.
    pub values: Option<String>,
    /// The id the import is to have: with it `GET /imports/{id}/progress` tells how far the reading has come.
    pub id: Option<ImportId>,
    /// Needed only by accounts that reach several towns.
    pub town_id: Option<TownId>,
}

/// A form that has been checked.
struct Checked {
    id: ImportId,
    request: Request,
    town_id: Option<TownId>,
    bytes: Arc<Vec<u8>>,
    fingerprint: String,
}

fn checked(context: &Context, form: UploadForm) -> Outcome<Checked> {
    let kind_text = form.kind.into_inner();
    let kind = ImportKind::from_code(kind_text.trim()).ok_or_else(|| {
        let all: Vec<&str> = ImportKind::ALL.iter().map(|kind| kind.code()).collect();
        Problem::at("/kind", Code::UnknownCode).saying(format!("可选：{}", all.join("、")), format!("One of: {}", all.join(", ")))
    })?;
    let year_text = form.year.map(Text::into_inner).unwrap_or_default();
    let year = match year_text.trim() {
        "" => None,
        text => Some(text.parse().ok().filter(|year| (EARLIEST_YEAR..=LATEST_YEAR).contains(year)))
            .map(|year| year.ok_or_else(|| Problem::at("/year", Code::OutOfRange)))
            .transpose()?,
    };
    let mapping_text = form.mapping.map(Text::into_inner).unwrap_or_default();
    let mapping: BTreeMap<String, String> =
        object_in(&mapping_text, "/mapping", "mapping 应是“表头: 字段”的 JSON 对象", "mapping is a JSON object from headings to fields")?;
    Mapping::new(kind, &mapping)?;
    let values_text = form.values.map(Text::into_inner).unwrap_or_default();
    let values: Given = object_in(
        &values_text,
        "/values",
        "values 应是“字段: {词: 代码}”的 JSON 对象",
        "values is a JSON object from fields to words to codes",
    )?;
    meanings(&values)?;
    let id = match form.id.map(Text::into_inner).unwrap_or_default().trim() {
        "" => ImportId::new(),
        text => text.parse().map_err(|_| Problem::at("/id", Code::BadFormat))?,
    };
    let town_id = match form.town_id.map(Text::into_inner).unwrap_or_default().trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::at("/town_id", Code::BadFormat))?),
    };
    let file_name = form.file.file_name.unwrap_or_else(|| "workbook.xlsx".to_owned()).chars().take(200).collect();
    let bytes = Arc::new(form.file.data.to_vec());
    let parts =
        [b"POST /imports", kind.code().as_bytes(), year_text.as_bytes(), mapping_text.as_bytes(), values_text.as_bytes(), bytes.as_slice()];
    let fingerprint = context.vault.request_fingerprint(&parts);
    Ok(Checked { id, request: Request { kind, file_name, year, mapping, values }, town_id, bytes, fingerprint })
}

/// A JSON object in a field of the form; empty where the field is.
fn object_in<T: DeserializeOwned + Default>(text: &str, pointer: &str, zh: &str, en: &str) -> Outcome<T> {
    match text.trim() {
        "" => Ok(T::default()),
        text => serde_json::from_str(text).map_err(|_| Problem::at(pointer, Code::WrongType).saying(zh, en)),
    }
}

/// What is wrong with a form that could not be taken apart.
fn form_problem(error: &actix_web::Error) -> Problem {
    let Some(error) = error.as_error::<MultipartError>() else { return Problem::new(Code::BadRequest) };
    match error {
        MultipartError::Payload(error) => not_whole(error),
        MultipartError::Field { source, .. } if is_overflow(source) => Problem::new(Code::TooLarge),
        MultipartError::Field { name, .. } => Problem::at(format!("/{name}"), Code::BadFormat),
        MultipartError::MissingField(name) => Problem::at(format!("/{name}"), Code::Required),
        MultipartError::UnknownField(name) => Problem::at(format!("/{name}"), Code::UnknownField),
        MultipartError::ContentTypeMissing
        | MultipartError::ContentTypeParse
        | MultipartError::ContentTypeIncompatible
        | MultipartError::BoundaryMissing => {
            Problem::new(Code::UnsupportedMedia).saying("请用 multipart/form-data 上传", "Upload as multipart/form-data")
        }
        _ => Problem::new(Code::BadRequest),
    }
}

/// Each field counts what it takes; the one that would pass the limit says so.
fn is_overflow(error: &actix_web::Error) -> bool {
    matches!(error.as_error::<MultipartError>(), Some(MultipartError::Payload(PayloadError::Overflow)))
        || matches!(error.as_error::<PayloadError>(), Some(PayloadError::Overflow))
        || error.as_response_error().status_code() == StatusCode::PAYLOAD_TOO_LARGE
}

/// Uploads a workbook and says what each of its rows would do; nothing is changed.
#[utoipa::path(tag = "imports", request_body(content = UploadShape, content_type = "multipart/form-data"),
    responses((status = 201, body = ImportPreview)))]
#[post("/imports")]
pub async fn create_import(change: Change, form: Result<MultipartForm<UploadForm>, actix_web::Error>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Import)?;
    let form = form.map_err(|error| form_problem(&error))?.into_inner();
    let Checked { id, request, town_id, bytes, fingerprint } = checked(&change.context, form)?;
    let (under_way, watch) = UnderWay::begin(id, change.actor.account_id);
    let opened = opening::open(&change.context, &request.file_name, &bytes, &watch).await?;
    let (own, actor) = (change.context.clone().into_inner(), change.actor.clone());
    // Reading and comparing take their time; they happen beside the writer, so that nobody's change waits for them.
    let (town, request, shown) = change
        .context
        .database
        .snapshot(move |conn| {
            let mut work = Work::begin(conn, &own, &actor, Origin::default())?;
            let town = town_for(work.conn, scope, town_id)?;
            let around = ReadContext::of(&mut work, town, watch)?;
            let file = read_file(&opened, &request, around)?;
            let shown = uploads::show(&mut work, id, town, &request, file)?;
            Ok((town, request, shown))
        })
        .await?;
    let response = change
        .of(fingerprint)
        .perform(move |work| {
            if !record_creation(work, town, &id.to_string())? {
                return Ok(Answer::plain(uploads::shown(work, scope, id)?.cut())?.unchanged());
            }
            let preview = uploads::save(work, town, &request, &bytes, shown)?;
            let location = format!("/api/v1/imports/{id}");
            Ok(Answer { status: 201, location: Some(location), ..Answer::plain(preview.cut())? })
        })
        .await;
    drop(under_way);
    response
}

/// What the clerk says about an upload.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportReading {
    /// Headings, or `sheet!C`, to fields; an empty field says that the column is not used.
    #[serde(default)]
    pub mapping: BTreeMap<String, String>,
    /// Fields to words to codes.
    #[serde(default)]
    pub values: Given,
    /// The year meant by dates that leave it out.
    #[schema(minimum = 2000, maximum = 2100)]
    pub year: Option<i32>,
}

/// Reads a kept upload again with what the clerk says about its columns and words, in the place of what was said before.
#[utoipa::path(tag = "imports", request_body = ImportReading, responses((status = 200, body = ImportPreview)))]
#[put("/imports/{id}/reading")]
pub async fn read_anew(change: Change, id: Path<ImportId>, body: Body<ImportReading>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Import)?;
    let (change, said) = change.with(body)?;
    let id = *id;
    let (under_way, watch) = UnderWay::begin(id, change.actor.account_id);
    let mut kept = kept::upload(&change, scope, id).await?;
    uploads::require_unapplied(&kept.upload)?;
    kept.request = Request { mapping: said.mapping, values: said.values, year: said.year, ..kept.request };
    let opened = opening::open(&change.context, &kept.request.file_name, &kept.bytes, &watch).await?;
    let (own, actor) = (change.context.clone().into_inner(), change.actor.clone());
    let (request, shown) = change
        .context
        .database
        .snapshot(move |conn| {
            let mut work = Work::begin(conn, &own, &actor, Origin::default())?;
            let around = ReadContext::of(&mut work, kept.upload.town, watch)?;
            let file = read_file(&opened, &kept.request, around)?;
            let shown = uploads::show(&mut work, id, kept.upload.town, &kept.request, file)?;
            Ok((kept.request, shown))
        })
        .await?;
    let response = change.perform(move |work| Answer::plain(uploads::save_again(work, scope, id, &request, shown)?.cut())).await;
    drop(under_way);
    response
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(create_import).service(read_anew);
    kept::routes(config);
    words::routes(config);
}
