//! `/imports/{id}`: what was shown, row by row; applying, taking back, the rows with errors, and the list of past imports.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::audit::{self, Action, Event};
use crate::clock::Instant;
use crate::coded::Coded;
use crate::context::{Context, Origin, Work};
use crate::http::{self, Answer, Body, Change, Page, Params, ReasonOnly, cursor_of, instant, position_from};
use crate::ids::ImportId;
use crate::imports::actions::{ReadContext, read_file};
use crate::imports::lists::{ImportKind, ImportStage, RowVerdict};
use crate::imports::preview::{Counts, ImportPreview, RowView};
use crate::imports::progress::{self, ProgressReporter, UnderWay};
use crate::imports::store::{self, Upload};
use crate::imports::uploads::Opened;
use crate::imports::{errors_file, opening, undo, uploads};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};

/// An import that was previewed in the last day, or applied.
#[derive(Serialize, ToSchema)]
pub struct ImportView {
    id: ImportId,
    kind: ImportKind,
    file_name: String,
    year: Option<i32>,
    /// Who uploaded it.
    account_name: String,
    created_at: String,
    counts: Counts,
    applied_at: Option<String>,
    undone_at: Option<String>,
    /// Who took it back.
    undone_by: Option<String>,
    /// Whether it may be asked to be taken back; refused (409) once somebody has edited one of its records.
    may_be_undone: bool,
}

fn view(upload: Upload) -> ImportView {
    ImportView {
        id: upload.id,
        kind: upload.kind,
        file_name: upload.file_name,
        year: upload.year,
        account_name: upload.account_name,
        created_at: instant(upload.created_at),
        // An import older than the list has no counts.
        counts: serde_json::from_str(&upload.counts).unwrap_or_default(),
        applied_at: upload.applied_at.map(instant),
        may_be_undone: upload.applied_seq.is_some() && upload.undone_at.is_none(),
        undone_at: upload.undone_at.map(instant),
        undone_by: upload.undone_by,
    }
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The imports of the town, newest first.
#[utoipa::path(tag = "imports", params(PageQuery), responses((status = 200, body = Page<ImportView>)))]
#[get("/imports")]
pub async fn list_imports(context: Data<Context>, actor: Actor, query: Params<PageQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadImports)?;
    let limit = Page::<ImportView>::limit(query.0.limit)?;
    let after: Option<(Instant, ImportId)> = position_from(query.0.cursor.as_deref())?;
    let found = context.database.read(move |conn| store::uploads_in(conn, scope, after, limit + 1)).await?;
    let page = Page::cut(found, limit, None, |upload| cursor_of(&(upload.created_at, upload.id)));
    Ok(Answer::plain(page.map(view))?.respond())
}

/// What the rows of an upload would do, as it was shown last.
#[utoipa::path(tag = "imports", responses((status = 200, body = ImportPreview)))]
#[get("/imports/{id}")]
pub async fn read_import(context: Data<Context>, actor: Actor, id: Path<ImportId>) -> Outcome<HttpResponse> {
    Ok(Answer::plain(shown(&context, actor, *id).await?.cut())?.respond())
}

/// Which rows, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RowQuery {
    verdict: Option<RowVerdict>,
    limit: Option<i64>,
    cursor: Option<String>,
}

/// All rows of an upload in the order of the file, page by page.
#[utoipa::path(tag = "imports", params(RowQuery), responses((status = 200, body = Page<RowView>)))]
#[get("/imports/{id}/rows")]
pub async fn list_rows(context: Data<Context>, actor: Actor, id: Path<ImportId>, query: Params<RowQuery>) -> Outcome<HttpResponse> {
    let RowQuery { verdict, limit, cursor } = query.0;
    let limit = Page::<RowView>::limit(limit)?;
    let passed: usize = position_from(cursor.as_deref())?.unwrap_or_default();
    let rows = shown(&context, actor, *id).await?.rows.into_iter().filter(|row| verdict.is_none_or(|wanted| row.verdict == wanted));
    let most = usize::try_from(limit).unwrap_or_default();
    let page: Vec<RowView> = rows.skip(passed).take(most.saturating_add(1)).collect();
    Ok(Answer::plain(Page::cut(page, limit, None, |_| cursor_of(&passed.saturating_add(most))))?.respond())
}

async fn shown(context: &Data<Context>, actor: Actor, id: ImportId) -> Outcome<ImportPreview> {
    let scope = actor.scope(Right::ReadImports)?;
    let own = context.clone().into_inner();
    let read = context.database.snapshot(move |conn| {
        let mut work = Work::begin(conn, &own, &actor, Origin::default())?;
        uploads::shown(&mut work, scope, id)
    });
    read.await
}

/// How far the work with an upload has come.
#[derive(Serialize, ToSchema)]
pub struct ImportProgress {
    stage: ImportStage,
    label: String,
    label_en: String,
    /// Rows.
    done: usize,
    /// Rows; 0 while it is not known yet.
    total: usize,
}

/// How far the reading, applying or taking back of one's own import has come; 404 when nothing is being done with it.
#[utoipa::path(tag = "imports", responses((status = 200, body = ImportProgress)))]
#[get("/imports/{id}/progress")]
pub async fn read_progress(actor: Actor, id: Path<ImportId>) -> Outcome<HttpResponse> {
    actor.scope(Right::Import)?;
    let progress = progress::of(*id, actor.account_id).ok_or_else(|| Problem::new(Code::NotFound))?;
    let words = progress.stage.label();
    let view = ImportProgress {
        stage: progress.stage,
        label: words.zh.into_owned(),
        label_en: words.en.into_owned(),
        done: progress.done,
        total: progress.total,
    };
    Ok(Answer::plain(view)?.respond())
}

/// Applies the rows without errors, all of them or none.
#[utoipa::path(tag = "imports", request_body = Option<ReasonOnly>, responses((status = 200, body = ImportPreview)))]
#[post("/imports/{id}/apply")]
pub async fn apply_import(change: Change, id: Path<ImportId>, body: Body<ReasonOnly>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Import)?;
    let (change, ReasonOnly {}) = change.with(body)?;
    let id = *id;
    let (under_way, watch) = UnderWay::begin(id, change.actor.account_id);
    let kept = upload(&change, scope, id).await?;
    let opened = opening::open(&change.context, &kept.request.file_name, &kept.bytes, &watch).await?;
    let (own, actor) = (change.context.clone().into_inner(), change.actor.clone());
    // The file is read beside the writer; what its rows mean for the records is found out anew inside the change.
    let file = change.context.database.snapshot(move |conn| {
        let mut work = Work::begin(conn, &own, &actor, Origin::default())?;
        let around = ReadContext::of(&mut work, kept.upload.town, watch)?;
        read_file(&opened, &kept.request, around)
    });
    let file = file.await?;
    let response = change.perform(move |work| Answer::plain(uploads::apply(work, scope, id, file)?.cut())).await;
    drop(under_way);
    response
}

/// A kept upload.
pub async fn upload(change: &Change, scope: Scope, id: ImportId) -> Outcome<Opened> {
    let (own, actor) = (change.context.clone().into_inner(), change.actor.clone());
    let found =
        change.context.database.read(move |conn| uploads::open(&mut Work::begin(conn, &own, &actor, Origin::default())?, scope, id));
    found.await
}

/// Takes an applied import back, all of it or nothing: records it made are removed, records it changed stand as before.
/// `change_reason` says why, and is needed for a sealed year. 409 `import_edited` with the rows once somebody has edited or used one of them.
#[utoipa::path(tag = "imports", request_body = Option<ReasonOnly>, responses((status = 200, body = ImportView)))]
#[post("/imports/{id}/undo")]
pub async fn undo_import(change: Change, id: Path<ImportId>, body: Body<ReasonOnly>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Import)?;
    let (change, ReasonOnly {}) = change.with(body)?;
    let id = *id;
    let (under_way, watch) = UnderWay::begin(id, change.actor.account_id);
    let response = change.perform(move |work| Answer::plain(view(undo::undo(work, scope, id, &watch)?))).await;
    drop(under_way);
    response
}

/// The rows with errors as they were, with the reasons in a column at the end.
#[utoipa::path(tag = "imports", responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
#[get("/imports/{id}/errors.xlsx")]
pub async fn read_errors(context: Data<Context>, actor: Actor, id: Path<ImportId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadImports)?;
    let id = *id;
    // The file hands out personal data, so it leaves a row in the log.
    let (kept, preview) = context
        .work(actor, Origin::default(), move |work| {
            let opened = uploads::open(work, scope, id)?;
            let preview = uploads::shown(work, scope, id)?;
            audit::record(work, Event::new(Action::ExportImportErrors, id).at(opened.upload.town, None))?;
            Ok((opened, preview))
        })
        .await?;
    let workbook = opening::open(&context, &kept.request.file_name, &kept.bytes, &ProgressReporter::default()).await?;
    let written = actix_web::web::block(move || errors_file::write(&workbook, &preview));
    let written = written.await.map_err(Problem::internal)??;
    Ok(http::file_head(http::XLSX, "errors", "导入错误", "xlsx").body(written))
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_imports).service(read_errors).service(list_rows).service(read_progress);
    config.service(apply_import).service(undo_import).service(read_import);
}
