//! `/cases/{id}/attachments`: photos and scans, taken in piece by piece and handed out the same way.

use actix_multipart::{Field, Multipart};
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, block};
use actix_web::{HttpResponse, delete, get, patch, post};
use futures_util::{StreamExt, TryStreamExt};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::children::{Added, ChildQuery};
use super::whole::{answer, open_case};
use crate::audit::{self, Action};
use crate::cases::Case;
use crate::cases::attachments::{self, NewAttachment};
use crate::cases::drafts::{AttachmentPatch, Because};
use crate::cases::edit::event;
use crate::cases::lists::{AttachmentKind, Paper};
use crate::cases::model::Attachment;
use crate::cases::store;
use crate::cases::view::records::{AttachmentView, attachment_view};
use crate::cases::view::{CaseView, case_json};
use crate::coded::Coded;
use crate::context::{Context, Work};
use crate::db::DbConnection;
use crate::files::Incoming;
use crate::http::{Answer, Body, Change, Page, Params, add_warnings, not_whole, pieces_of, record_creation, whole_list};
use crate::ids::{AttachmentId, CaseId};
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};

/// The longest value of a part that is not the file, in bytes.
const LONGEST_WORD: usize = 1024;

/// The form as the contract shows it.
#[derive(ToSchema)]
#[schema(as = AttachmentUpload)]
pub struct UploadShape {
    /// A photo (JPEG, PNG, WebP, HEIC) or a scan (PDF).
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
    pub kind: AttachmentKind,
    /// Which paper of the dossier it is a signed copy of.
    pub paper: Option<Paper>,
    pub id: Option<AttachmentId>,
}

/// The parts of the form that have come so far.
#[derive(Default)]
struct Parts {
    /// Not kept before the whole form is there: one that breaks off leaves nothing.
    file: Option<(String, &'static str, Incoming)>,
    kind: Option<AttachmentKind>,
    paper: Option<Paper>,
    id: Option<AttachmentId>,
}

/// The photos and scans of a case, also the removed ones.
#[utoipa::path(tag = "cases", params(("id" = CaseId, Path), ChildQuery), responses((status = 200, body = Page<AttachmentView>)))]
#[get("/cases/{id}/attachments")]
pub async fn list_attachments(
    context: Data<Context>,
    actor: Actor,
    id: Path<CaseId>,
    Params(query): Params<ChildQuery>,
) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let rows = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, *id)?;
            store::attachments_of(conn, case.key())
        })
        .await?;
    let items = rows.iter().map(attachment_view).collect();
    let page = whole_list(items, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))?;
    Ok(Answer::plain(page)?.respond())
}

/// Attaches a photo or scan; what kind of file it is is told by its content.
#[utoipa::path(tag = "cases", request_body(content = UploadShape, content_type = "multipart/form-data"),
    responses((status = 201, body = Added<AttachmentView>)))]
#[post("/cases/{id}/attachments")]
pub async fn add_attachment(change: Change, id: Path<CaseId>, mut form: Multipart) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let context = change.context.clone();
    // Asked before the file comes, so that nobody uploads for nothing; asked again inside the write.
    let (case, inner) = (*id, context.clone());
    let settings = context
        .database
        .read(move |conn| {
            let case = store::find_case(conn, scope, case)?;
            inner.settings(conn, Some(case.town))
        })
        .await?;
    let most = u64::from(settings.attachment_limit_mib) * 1024 * 1024;
    let parts = parts_of(&context, &mut form, most).await?;
    // In a task of its own: one who hangs up now leaves neither half a record nor a file without one.
    actix_web::rt::spawn(put_on_record(change, scope, case, parts)).await.map_err(Problem::internal)?
}

async fn put_on_record(change: Change, scope: Scope, case: CaseId, parts: Parts) -> Outcome<HttpResponse> {
    let context = change.context.clone();
    let mut faults = Faults::default();
    faults.add_if(parts.file.is_none(), "/file", Code::Required);
    faults.add_if(parts.kind.is_none(), "/kind", Code::Required);
    faults.settle()?;
    let ((filename, content_type, incoming), kind) = parts.file.zip(parts.kind).ok_or_else(|| Problem::new(Code::Required))?;
    let content = block(move || incoming.store()).await.map_err(Problem::internal)??;
    let (files, of) = (context.files.clone(), content.clone());
    let small = block(move || attachments::store_thumbnail(&files, &of, content_type)).await.map_err(Problem::internal);
    let mut contents = vec![content.sha256.clone()];
    let done = match small.and_then(std::convert::identity) {
        Ok(thumbnail) => {
            contents.extend(thumbnail.as_ref().map(|small| small.sha256.clone()));
            let id = parts.id.unwrap_or_default();
            let words = format!("{case} {} {:?} {filename}", kind.code(), parts.paper);
            let fingerprint = context.vault.request_fingerprint(&[words.as_bytes(), content.sha256.as_bytes()]);
            let attachment = NewAttachment { id, kind, paper: parts.paper, filename, content_type, content, thumbnail };
            insert_attachment(change.of(fingerprint), scope, case, attachment).await
        }
        Err(problem) => Err(problem),
    };
    // Of a request that came to nothing, or came again, the content may be nobody's.
    if done.as_ref().map_or(true, |response| response.status() != StatusCode::CREATED || is_replay(response)) {
        attachments::remove_unused(&context, contents).await?;
    }
    done
}

fn is_replay(response: &HttpResponse) -> bool {
    response.headers().contains_key("idempotency-replayed")
}

async fn insert_attachment(change: Change, scope: Scope, case: CaseId, new: NewAttachment) -> Outcome<HttpResponse> {
    let files = change.context.files.clone();
    change
        .perform(move |work| {
            let case = open_case(work, scope, case)?;
            let id = new.id;
            let is_new = record_creation(work, case.town, &id.to_string())?;
            if is_new {
                attachments::attach(work, &files, &case, new)?;
            }
            let row = store::find_attachment(work.conn, case.key(), id)?;
            added(work, &case, &row, is_new)
        })
        .await
}

fn added(work: &mut Work<'_>, case: &crate::cases::Case, row: &Attachment, new: bool) -> Outcome<Answer> {
    let mut body = serde_json::to_value(attachment_view(row)).map_err(Problem::internal)?;
    let whole = case_json(work.conn, work.vault, work.actor, case)?;
    if let Some(fields) = body.as_object_mut() {
        fields.insert("case".to_owned(), whole);
    }
    add_warnings(&mut body, work);
    match new {
        true => Answer::created(body, row.revision, format!("/api/v1/cases/{}/attachments/{}", case.id, row.id)),
        false => Ok(Answer::record(body, row.revision)?.unchanged()),
    }
}

async fn parts_of(context: &Context, form: &mut Multipart, most: u64) -> Outcome<Parts> {
    let mut parts = Parts::default();
    while let Some(mut field) = form.try_next().await.map_err(|error| broken_off(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" if parts.file.is_none() => parts.file = Some(file_of(context, &mut field, most).await?),
            "kind" => parts.kind = Some(coded(&mut field, "/kind").await?),
            "paper" => parts.paper = Some(coded(&mut field, "/paper").await?),
            "id" => {
                let text = word_of(&mut field).await?;
                parts.id = Some(text.parse().map_err(|_| Problem::at("/id", Code::BadFormat))?);
            }
            _ => return Err(Problem::at(format!("/{name}"), Code::UnknownField)),
        }
    }
    Ok(parts)
}

async fn file_of(context: &Context, field: &mut Field, most: u64) -> Outcome<(String, &'static str, Incoming)> {
    let named = field.content_disposition().and_then(|disposition| disposition.get_filename().map(str::to_owned));
    let filename = attachments::bare_name(&named.unwrap_or_default());
    let files = context.files.clone();
    let mut incoming = block(move || files.begin()).await.map_err(Problem::internal)??;
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|error| broken_off(&error))?;
        if incoming.size() + chunk.len() as u64 > most {
            let mib = most / (1024 * 1024);
            return Err(Problem::new(Code::TooLarge).saying(format!("附件最大 {mib} MiB"), format!("An attachment has at most {mib} MiB")));
        }
        incoming = block(move || incoming.write(&chunk).map(|()| incoming)).await.map_err(Problem::internal)??;
    }
    let content_type = attachments::kind_of_file(incoming.beginning(), &filename)?;
    Ok((filename, content_type, incoming))
}

async fn word_of(field: &mut Field) -> Outcome<String> {
    let mut word = Vec::new();
    while let Some(chunk) = field.next().await {
        word.extend_from_slice(&chunk.map_err(|error| broken_off(&error))?);
        if word.len() > LONGEST_WORD {
            return Err(Problem::new(Code::TooLong));
        }
    }
    String::from_utf8(word).map(|text| text.trim().to_owned()).map_err(|_| Problem::new(Code::BadRequest))
}

async fn coded<T: Coded>(field: &mut Field, place: &str) -> Outcome<T> {
    let text = word_of(field).await?;
    T::from_code(&text).ok_or_else(|| {
        let all: Vec<&str> = T::ALL.iter().map(|member| member.code()).collect();
        Problem::at(place, Code::UnknownCode).saying(format!("可选：{}", all.join("、")), format!("One of: {}", all.join(", ")))
    })
}

/// A form that ended before it was whole, or is none.
fn broken_off(error: &actix_multipart::MultipartError) -> Problem {
    use actix_multipart::MultipartError as Error;
    match error {
        Error::ContentTypeMissing | Error::ContentTypeParse | Error::ContentTypeIncompatible | Error::BoundaryMissing => {
            Problem::new(Code::UnsupportedMedia).saying("请用 multipart/form-data 上传", "Upload as multipart/form-data")
        }
        Error::Payload(error) => not_whole(error).saying("上传没有传完，请重试", "The upload broke off before it was whole; try again"),
        _ => Problem::new(Code::BadRequest).saying("上传没有传完，请重试", "The upload broke off before it was whole; try again"),
    }
}

/// The content of an attachment; that of a proof of identity is shown by `/reveal` alone.
#[utoipa::path(tag = "cases", responses((status = 200)))]
#[get("/cases/{id}/attachments/{child_id}/content")]
pub async fn read_content(context: Data<Context>, actor: Actor, path: Path<(CaseId, AttachmentId)>) -> Outcome<HttpResponse> {
    let row = readable(&context, &actor, *path).await?;
    stream_out(&context, &row.sha256, &row.content_type, Some(&row.filename)).await
}

/// The small picture of a photo.
#[utoipa::path(tag = "cases", responses((status = 200)))]
#[get("/cases/{id}/attachments/{child_id}/thumbnail")]
pub async fn read_thumbnail(context: Data<Context>, actor: Actor, path: Path<(CaseId, AttachmentId)>) -> Outcome<HttpResponse> {
    let row = readable(&context, &actor, *path).await?;
    let small = row.thumbnail.ok_or_else(|| Problem::new(Code::NotFound))?;
    stream_out(&context, &small, "image/jpeg", None).await
}

async fn readable(context: &Context, actor: &Actor, (case, id): (CaseId, AttachmentId)) -> Outcome<Attachment> {
    let scope = actor.scope(Right::ReadCases)?;
    let row = context.database.snapshot(move |conn| standing(conn, scope, case, id).map(|(_, row)| row)).await?;
    if row.kind == AttachmentKind::Identity {
        return Err(Problem::new(Code::NotAllowed)
            .saying("身份证明须写明原因才能查看（POST …/reveal）", "A proof of identity is shown to whoever says why (POST …/reveal)"));
    }
    Ok(row)
}

/// An attachment that was not removed, with its case; 404 outside the scope.
fn standing(conn: &mut DbConnection, scope: Scope, case: CaseId, id: AttachmentId) -> Outcome<(Case, Attachment)> {
    let case = store::find_case(conn, scope, case)?;
    let row = store::find_attachment(conn, case.key(), id)?;
    if row.removed_at.is_some() { Err(Problem::new(Code::NotFound)) } else { Ok((case, row)) }
}

/// Which picture of an attachment to show, and why.
#[derive(serde::Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevealPicture {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// The small picture instead of the whole.
    thumbnail: Option<bool>,
}

/// Shows a photo or scan, as the numbers on it are shown: with the same right, for a reason, on the record each time.
#[utoipa::path(tag = "cases", request_body = RevealPicture, responses((status = 200, description = "The picture or scan")))]
#[post("/cases/{id}/attachments/{child_id}/reveal")]
pub async fn reveal_attachment(change: Change, path: Path<(CaseId, AttachmentId)>, body: Body<RevealPicture>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::RevealParties)?;
    let (change, asked) = change.with(body)?;
    let context = change.context.clone();
    let small = asked.thumbnail == Some(true);
    let noted = change.record(move |work| {
        let (case, row) = standing(work.conn, scope, path.0, path.1)?;
        if small && row.thumbnail.is_none() {
            return Err(Problem::new(Code::NotFound));
        }
        let shown = serde_json::json!({ "attachment": [Value::Null, row.id] });
        audit::record(work, event(Action::ReadAttachment, &case).changing(shown).because(Some(asked.reason)))?;
        Ok(row)
    });
    let row = noted.await?;
    match row.thumbnail.filter(|_| small) {
        Some(thumbnail) => stream_out(&context, &thumbnail, "image/jpeg", None).await,
        None => stream_out(&context, &row.sha256, &row.content_type, Some(&row.filename)).await,
    }
}

async fn stream_out(context: &Context, sha256: &str, content_type: &str, filename: Option<&str>) -> Outcome<HttpResponse> {
    let (files, name) = (context.files.clone(), sha256.to_owned());
    let outgoing = block(move || files.open(&name)).await.map_err(Problem::internal)??;
    let mut response = HttpResponse::Ok();
    response.content_type(content_type.to_owned()).insert_header((header::CACHE_CONTROL, "private, no-store"));
    // A scan may hold scripts; it is shown in a room of its own, or saved.
    response.insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"));
    if let Some(filename) = filename {
        let disposition = header::ContentDisposition {
            disposition: header::DispositionType::Inline,
            parameters: vec![header::DispositionParam::FilenameExt(header::ExtendedValue {
                charset: header::Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: filename.as_bytes().to_vec(),
            })],
        };
        response.insert_header((header::CONTENT_DISPOSITION, disposition));
    }
    Ok(response.streaming(pieces_of(outgoing)))
}

/// Describes an attachment anew; its content never changes.
#[utoipa::path(tag = "cases", request_body = AttachmentPatch, responses((status = 200, body = CaseView)))]
#[patch("/cases/{id}/attachments/{child_id}")]
pub async fn patch_attachment(change: Change, path: Path<(CaseId, AttachmentId)>, body: Body<AttachmentPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let case = open_case(work, scope, path.0)?;
            attachments::describe(work, &case, path.1, patch)?;
            let whole = store::whole(work.conn, case)?;
            answer(work, &whole)
        })
        .await
}

/// Removes an attachment, saying why; its line stays on record, its content goes.
#[utoipa::path(tag = "cases", request_body = Because, responses((status = 204)))]
#[delete("/cases/{id}/attachments/{child_id}")]
pub async fn delete_attachment(change: Change, path: Path<(CaseId, AttachmentId)>, body: Body<Because>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, because) = change.with(body)?;
    let context = change.context.clone();
    let (told, contents) = std::sync::mpsc::channel();
    let response = change
        .perform(move |work| {
            let case = open_case(work, scope, path.0)?;
            let had = attachments::remove(work, &case, path.1, because.reason)?;
            told.send(had).map_err(Problem::internal)?;
            Ok(Answer::nothing())
        })
        .await?;
    attachments::remove_unused(&context, contents.try_iter().flatten().collect()).await?;
    Ok(response)
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_attachments).service(add_attachment).service(read_content).service(read_thumbnail).service(reveal_attachment);
    config.service(patch_attachment).service(delete_attachment);
}
