//! A workbook between its preview and its application: kept sealed for a day, read again with what the clerk said about it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::actions::{ReadFile, carry_out, counts_json, finish, meanings_for, new_upload, plan, record};
use super::lists::RowVerdict;
use super::plan::Planned;
use super::plan::{Plan, Request};
use super::preview::{ImportPreview, assemble};
use super::store::{self, Upload};
use super::values::Given;
use crate::audit::{self, Action, Subject};
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{ImportId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;

/// Hours for which an upload is kept.
const HOURS_KEPT: i64 = 24;

/// What is kept, sealed, beside the bytes of an upload.
#[derive(Serialize, Deserialize)]
struct StoredUpload {
    mapping: BTreeMap<String, String>,
    #[serde(default)]
    values: Given,
    /// The verdicts that were shown, one letter a row.
    shown: String,
}

/// An upload opened again.
pub struct Opened {
    pub upload: Upload,
    pub request: Request,
    pub bytes: Arc<Vec<u8>>,
    shown: String,
}

/// What a preview is made of, found without holding up anybody who writes.
pub struct Shown {
    pub preview: ImportPreview,
    shown: String,
}

/// Says what each row of a file would do.
pub fn show(work: &mut Work<'_>, id: ImportId, town: TownKey, request: &Request, file: ReadFile) -> Outcome<Shown> {
    meanings_for(work, town, request)?;
    let plan = plan(work, town, file)?;
    Ok(Shown { shown: verdict_codes(&plan.rows), preview: assemble(id, request, plan) })
}

/// Keeps an upload and what was shown of it.
pub fn save(work: &mut Work<'_>, town: TownKey, request: &Request, bytes: &[u8], shown: Shown) -> Outcome<ImportPreview> {
    for dropped in store::forget_before(work.conn, town, work.now - Duration::hours(HOURS_KEPT))? {
        audit::changed_with(work, Subject::Import, town, &dropped);
    }
    let mut upload = new_upload(work, shown.preview.id, town, request);
    seal(work, &mut upload, request, bytes, &shown)?;
    store::insert_upload(work.conn, &upload)?;
    record(work, Action::PreviewImport, town, &shown.preview, 0)?;
    Ok(shown.preview)
}

/// Keeps what the clerk said about an upload, and what was shown after that.
pub fn save_again(work: &mut Work<'_>, scope: Scope, id: ImportId, request: &Request, shown: Shown) -> Outcome<ImportPreview> {
    let Opened { mut upload, bytes, .. } = open(work, scope, id)?;
    require_unapplied(&upload)?;
    upload.year = request.year;
    seal(work, &mut upload, request, &bytes, &shown)?;
    store::save_preview(work.conn, &upload)?;
    record(work, Action::PreviewImport, upload.town, &shown.preview, 0)?;
    Ok(shown.preview)
}

fn seal(work: &Work<'_>, upload: &mut Upload, request: &Request, bytes: &[u8], shown: &Shown) -> Outcome<()> {
    let kept = StoredUpload { mapping: request.mapping.clone(), values: request.values.clone(), shown: shown.shown.clone() };
    let preview = serde_json::to_vec(&shown.preview).map_err(Problem::internal)?;
    upload.file_sealed = Some(work.vault.seal(Field::Upload, &packed(&kept, bytes)?)?);
    upload.preview_sealed = Some(work.vault.seal(Field::Upload, &preview)?);
    upload.counts = counts_json(shown.preview.counts)?;
    Ok(())
}

/// Refuses what may be done with an import only before it is applied.
pub fn require_unapplied(upload: &Upload) -> Outcome<()> {
    if upload.applied_at.is_some() { Err(Problem::new(Code::AlreadyApplied)) } else { Ok(()) }
}

/// Opens a kept upload of one's scope; after a day it is gone.
pub fn open(work: &mut Work<'_>, scope: Scope, id: ImportId) -> Outcome<Opened> {
    let upload = store::find_upload(work.conn, scope, id)?;
    let sealed = upload.file_sealed.as_deref().filter(|_| upload.created_at >= work.now - Duration::hours(HOURS_KEPT));
    let (kept, bytes) = unpacked(&work.vault.open(Field::Upload, sealed.ok_or_else(gone)?)?)?;
    let request =
        Request { kind: upload.kind, file_name: upload.file_name.clone(), year: upload.year, mapping: kept.mapping, values: kept.values };
    Ok(Opened { upload, request, bytes: Arc::new(bytes), shown: kept.shown })
}

/// The preview of an upload as it was shown last.
pub fn shown(work: &mut Work<'_>, scope: Scope, id: ImportId) -> Outcome<ImportPreview> {
    let upload = store::find_upload(work.conn, scope, id)?;
    let sealed = upload.preview_sealed.as_deref().filter(|_| upload.created_at >= work.now - Duration::hours(HOURS_KEPT));
    let plain = work.vault.open(Field::Upload, sealed.ok_or_else(gone)?)?;
    let mut preview: ImportPreview = serde_json::from_slice(&plain).map_err(|_| Problem::internal("a kept preview cannot be read"))?;
    preview.applied_at = upload.applied_at.map(crate::http::instant);
    preview.undone_at = upload.undone_at.map(crate::http::instant);
    Ok(preview)
}

fn gone() -> Problem {
    Problem::new(Code::NotFound).saying(
        "没有这次导入，或上传的文件已超过 24 小时、不再保存",
        "There is no such import, or its file is older than 24 hours and no longer kept",
    )
}

/// Applies the rows without errors, all or none; refused when they would now do something that was not shown.
pub fn apply(work: &mut Work<'_>, scope: Scope, id: ImportId, file: ReadFile) -> Outcome<ImportPreview> {
    let Opened { upload, request, shown, .. } = open(work, scope, id)?;
    require_unapplied(&upload)?;
    let mut plan: Plan = plan(work, upload.town, file)?;
    let now = verdict_codes(&plan.rows);
    let unshown = now.chars().zip(shown.chars()).any(|(now, shown)| matches!(now, 'n' | 'c') && now != shown);
    if unshown || now.len() != shown.len() {
        return Err(Problem::new(Code::ImportOutdated));
    }
    let applied = carry_out(work, &upload, &mut plan)?;
    let mut preview = assemble(id, &request, plan);
    preview.applied_at = Some(crate::http::instant(work.now));
    finish(work, &upload, &request, &preview, applied)?;
    Ok(preview)
}

/// One letter a row: new, changed with and without effect, same, duplicate, error.
fn verdict_codes(planned: &[Planned]) -> String {
    let letter = |row: &Planned| match row.verdict {
        RowVerdict::New => 'n',
        RowVerdict::Same => 's',
        RowVerdict::Changed if row.deed.is_some() => 'c',
        RowVerdict::Changed => 'k',
        RowVerdict::Duplicate => 'd',
        RowVerdict::Nothing => 'o',
        RowVerdict::Error => 'e',
    };
    planned.iter().map(letter).collect()
}

/// The kept facts on the first line, the file behind it.
fn packed(kept: &StoredUpload, bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut all = serde_json::to_vec(kept).map_err(Problem::internal)?;
    all.push(b'\n');
    all.extend_from_slice(bytes);
    Ok(all)
}

fn unpacked(all: &[u8]) -> Outcome<(StoredUpload, Vec<u8>)> {
    let broken = || Problem::internal("a kept upload cannot be read");
    let end = all.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
    let (first, rest) = all.split_at(end);
    let kept = serde_json::from_slice(first).map_err(|_| broken())?;
    Ok((kept, rest.get(1..).unwrap_or_default().to_vec()))
}
