//! `/imports`: upload a workbook, see what each row would do, apply it, take back the rows with errors.

use std::collections::BTreeMap;

use actix_multipart::MultipartError;
use actix_multipart::form::MultipartForm;
use actix_multipart::form::bytes::Bytes;
use actix_multipart::form::text::Text;
use actix_web::error::PayloadError;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use utoipa::ToSchema;

use super::actions::{self, Request};
use super::errors_file;
use super::headings::Mapping;
use super::lists::ImportKind;
use super::preview::ImportPreview;
use crate::audit::{self, Event};
use crate::calendar::{EARLIEST_YEAR, LATEST_YEAR};
use crate::coded::Coded;
use crate::context::{Context, Origin, Work};
use crate::ids::{ImportId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::rooms::api::town_for;
use crate::wire::{Answer, Body, Change, ReasonOnly};

/// An uploaded workbook.
#[derive(MultipartForm)]
#[multipart(duplicate_field = "deny", deny_unknown_fields)]
pub struct UploadForm {
    file: Bytes,
    kind: Text<String>,
    year: Option<Text<String>>,
    mapping: Option<Text<String>>,
    town_id: Option<Text<String>>,
}

/// The form as the contract shows it.
#[derive(ToSchema)]
#[schema(as = ImportUpload)]
pub struct UploadShape {
    /// An .xlsx workbook.
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
    pub kind: ImportKind,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    /// A JSON object from headings to fields, for headings we do not know.
    pub mapping: Option<String>,
    /// Needed only by accounts that reach several towns.
    pub town_id: Option<TownId>,
}

/// A form that has been checked.
struct Checked {
    request: Request,
    town_id: Option<TownId>,
    bytes: Vec<u8>,
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
    let mapping: BTreeMap<String, String> = match mapping_text.trim() {
        "" => BTreeMap::new(),
        text => serde_json::from_str(text).map_err(|_| {
            Problem::at("/mapping", Code::WrongType)
                .saying("mapping 应是“表头: 字段”的 JSON 对象", "mapping is a JSON object from headings to fields")
        })?,
    };
    Mapping::new(kind, &mapping)?;
    let town_id = match form.town_id.map(Text::into_inner).unwrap_or_default().trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::at("/town_id", Code::BadFormat))?),
    };
    let file_name = form.file.file_name.unwrap_or_else(|| "workbook.xlsx".to_owned()).chars().take(200).collect();
    let bytes = form.file.data.to_vec();
    let parts = [b"POST /imports", kind.code().as_bytes(), year_text.as_bytes(), mapping_text.as_bytes(), &bytes];
    let fingerprint = context.vault.request_fingerprint(&parts);
    Ok(Checked { request: Request { kind, file_name, year, mapping }, town_id, bytes, fingerprint })
}

/// What is wrong with a form that could not be taken apart.
fn form_problem(error: &actix_web::Error) -> Problem {
    let Some(error) = error.as_error::<MultipartError>() else { return Problem::new(Code::BadRequest) };
    match error {
        MultipartError::Payload(PayloadError::Overflow) => Problem::new(Code::TooLarge),
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
    let Checked { request, town_id, bytes, fingerprint } = checked(&change.context, form)?;
    let context = change.context.clone().into_inner();
    let (reading, kept) = (request.clone(), std::sync::Arc::new(bytes));
    let file = std::sync::Arc::clone(&kept);
    // Reading takes its time and needs nothing of the database but the limits: no writer waits for it.
    let settings = context.database.read({
        let context = std::sync::Arc::clone(&context);
        move |conn| context.settings(conn)
    });
    let (settings, today) = (settings.await?, context.clock.today());
    let workbook =
        actix_web::web::block(move || actions::read_file(&file, &reading, today, &settings)).await.map_err(Problem::internal)??;
    change
        .of(fingerprint)
        .perform(move |work| {
            let town = town_for(work.conn, scope, town_id)?;
            let preview = actions::preview(work, town, &request, &kept, workbook)?;
            let location = format!("/api/v1/imports/{}", preview.id);
            Ok(Answer { status: 201, location: Some(location), ..Answer::plain(preview)? })
        })
        .await
}

/// What the rows of an upload would do now.
#[utoipa::path(tag = "imports", responses((status = 200, body = ImportPreview)))]
#[get("/imports/{id}")]
pub async fn read_import(context: Data<Context>, actor: Actor, id: Path<ImportId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadImports)?;
    let own = context.clone().into_inner();
    let preview = context
        .database
        .snapshot(move |conn| {
            let mut work = Work::begin(conn, &own, &actor, Origin::default())?;
            let opened = actions::open(&mut work, scope, *id)?;
            actions::preview_again(&mut work, &opened)
        })
        .await?;
    Ok(Answer::plain(preview)?.respond())
}

/// Applies the rows without errors.
#[utoipa::path(tag = "imports", request_body = Option<ReasonOnly>, responses((status = 200, body = ImportPreview)))]
#[post("/imports/{id}/apply")]
pub async fn apply_import(change: Change, id: Path<ImportId>, body: Body<ReasonOnly>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Import)?;
    let (change, ReasonOnly {}) = change.with(body)?;
    change.perform(move |work| Answer::plain(actions::apply(work, scope, *id)?)).await
}

/// The rows with errors as they were, with the reasons in a column at the end.
#[utoipa::path(tag = "imports", responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
#[get("/imports/{id}/errors.xlsx")]
pub async fn read_errors(context: Data<Context>, actor: Actor, id: Path<ImportId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadImports)?;
    let own = context.clone().into_inner();
    // The file hands out personal data, so it leaves a row in the log.
    let bytes = context
        .database
        .write(move |conn| {
            let mut work = Work::begin(conn, &own, &actor, Origin::default())?;
            let opened = actions::open(&mut work, scope, *id)?;
            let preview = actions::preview_again(&mut work, &opened)?;
            let event = Event::new("export_import_errors", "import", *id).at(opened.upload.town_id, None);
            audit::record(&mut work, event)?;
            let limit = usize::try_from(work.settings.import_row_limit).unwrap_or(usize::MAX);
            errors_file::write(&opened.bytes, limit, &preview)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"errors.xlsx\""))
        .body(bytes))
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(create_import).service(apply_import).service(read_errors).service(read_import);
}
