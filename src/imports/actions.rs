//! What people do with imports: preview a workbook, apply it, take back the rows with errors.

use std::collections::BTreeMap;

use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::headings::Mapping;
use super::lists::{ImportKind, Verdict};
use super::people_named::link_participants;
use super::places::Places;
use super::plan::Planned;
use super::preview::ImportPreview;
use super::reading::{Manner, ReadSheet, ReadWorkbook, Rows, read};
use super::store::{self, Upload};
use super::workbook::Workbook;
use super::{plan_cases, plan_entries, plan_people, plan_reports, reception};
use crate::audit::{self, Event};
use crate::calendar::Day;
use crate::context::Work;
use crate::crypto::Field;
use crate::ids::{ImportId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::settings::Settings;

/// Hours for which an upload is kept.
const HOURS_KEPT: i64 = 24;

/// What is imported and how it is to be read.
#[derive(Clone, Debug)]
pub struct Request {
    pub kind: ImportKind,
    pub file_name: String,
    /// The year meant by dates that leave it out.
    pub year: Option<i32>,
    /// Headings assigned to fields by hand.
    pub mapping: BTreeMap<String, String>,
}

/// What is kept, sealed, beside the bytes of an upload.
#[derive(Serialize, Deserialize)]
struct Kept {
    mapping: BTreeMap<String, String>,
    /// The verdicts that were shown, one letter a row.
    shown: String,
}

/// Opens and reads a workbook; touches nothing.
pub fn read_file(bytes: &[u8], request: &Request, today: Day, settings: &Settings) -> Outcome<ReadWorkbook> {
    let mapping = Mapping::new(request.kind, &request.mapping)?;
    let most = usize::try_from(settings.import_row_limit).unwrap_or(usize::MAX);
    let workbook = Workbook::open(bytes, most)?;
    read(&workbook, &Manner { kind: request.kind, year: request.year, mapping, today })
}

/// Plans every row of a workbook against what is on record.
pub fn plan(work: &mut Work<'_>, town: TownId, workbook: ReadWorkbook) -> Outcome<(Vec<ReadSheet>, Vec<Planned>)> {
    let mut places = Places::of_town(work, town)?;
    let ReadWorkbook { sheets, rows } = workbook;
    let planned = match rows {
        Rows::Cases(rows) => plan_cases::plan(work, &mut places, &sheets, rows),
        Rows::PetitionVisits(rows) => reception::plan(work, &mut places, &sheets, rows),
        Rows::OnlineEntries(rows) => plan_entries::plan(work, &mut places, &sheets, rows),
        Rows::People(rows) => plan_people::plan(work, &mut places, &sheets, rows),
        Rows::Screenings(rows) => plan_reports::plan(work, &mut places, &sheets, rows),
    }?;
    Ok((sheets, planned))
}

/// Does what the rows without errors say, and ties together what belongs together.
pub fn carry_out(
    work: &mut Work<'_>,
    town: TownId,
    kind: ImportKind,
    planned: &mut [Planned],
    mut progress: impl FnMut(usize, usize),
) -> Outcome<usize> {
    let total = planned.iter().filter(|row| row.deed.is_some()).count();
    let mut done = 0;
    for row in planned.iter_mut() {
        if let Some(deed) = row.deed.take() {
            deed(work)?;
            done += 1;
            progress(done, total);
        }
    }
    match kind {
        ImportKind::People => link_participants(work, town)?,
        ImportKind::Cases | ImportKind::PetitionVisits => reception::link_visits(work, town)?,
        ImportKind::OnlineEntries | ImportKind::Screenings => {}
    }
    // Warnings of single rows stand beside the rows; of the import as a whole there are none.
    work.warnings.clear();
    Ok(done)
}

/// Reads, plans and applies a workbook in the work at hand: for the command line and the demonstration.
pub fn import_now(
    work: &mut Work<'_>,
    town: TownId,
    request: &Request,
    bytes: &[u8],
    progress: impl FnMut(usize, usize),
) -> Outcome<ImportPreview> {
    let workbook = read_file(bytes, request, work.today, &work.settings)?;
    let (sheets, mut planned) = plan(work, town, workbook)?;
    let applied = carry_out(work, town, request.kind, &mut planned, progress)?;
    let preview = ImportPreview::new(ImportId::new(), request, &sheets, planned);
    note(work, "apply_import", town, &preview, applied)?;
    Ok(preview)
}

/// Keeps an upload and says what each of its rows would do.
pub fn preview(work: &mut Work<'_>, town: TownId, request: &Request, bytes: &[u8], workbook: ReadWorkbook) -> Outcome<ImportPreview> {
    store::forget_before(work.conn, work.now - Duration::hours(HOURS_KEPT))?;
    let (sheets, planned) = plan(work, town, workbook)?;
    let kept = Kept { mapping: request.mapping.clone(), shown: letters(&planned) };
    let preview = ImportPreview::new(ImportId::new(), request, &sheets, planned);
    let upload = Upload {
        id: preview.id,
        town_id: town,
        account_id: work.actor.account_id,
        kind: request.kind,
        year: request.year,
        file_name: request.file_name.clone(),
        file_sealed: Some(work.vault.seal(Field::Upload, &packed(&kept, bytes)?)?),
        created_at: work.now,
        applied_at: None,
    };
    store::insert_upload(work.conn, &upload)?;
    note(work, "preview_import", town, &preview, 0)?;
    Ok(preview)
}

/// An upload opened again.
pub struct Opened {
    pub upload: Upload,
    pub request: Request,
    pub bytes: Vec<u8>,
    shown: String,
}

/// Opens a kept upload of one's scope; after a day it is gone.
pub fn open(work: &mut Work<'_>, scope: Scope, id: ImportId) -> Outcome<Opened> {
    let upload = store::find_upload(work.conn, id)?;
    let inside = match scope {
        Scope::All => true,
        Scope::Town(town) => upload.town_id == town,
        Scope::Room(_) => false,
    };
    let gone =
        || Problem::new(Code::NotFound).saying("没有这次导入，或已超过 24 小时", "There is no such import, or it is older than 24 hours");
    if !inside || upload.created_at < work.now - Duration::hours(HOURS_KEPT) {
        return Err(gone());
    }
    let sealed = upload.file_sealed.as_deref().ok_or_else(gone)?;
    let (kept, bytes) = unpacked(&work.vault.open(Field::Upload, sealed)?)?;
    let request = Request { kind: upload.kind, file_name: upload.file_name.clone(), year: upload.year, mapping: kept.mapping };
    Ok(Opened { upload, request, bytes, shown: kept.shown })
}

/// What the rows of a kept upload would do now.
pub fn preview_again(work: &mut Work<'_>, opened: &Opened) -> Outcome<ImportPreview> {
    let workbook = read_file(&opened.bytes, &opened.request, work.today, &work.settings)?;
    let (sheets, planned) = plan(work, opened.upload.town_id, workbook)?;
    let mut preview = ImportPreview::new(opened.upload.id, &opened.request, &sheets, planned);
    preview.applied_at = opened.upload.applied_at.map(crate::wire::instant);
    Ok(preview)
}

/// Applies the rows without errors, all or none; refused when they would now do something that was not shown.
pub fn apply(work: &mut Work<'_>, scope: Scope, id: ImportId) -> Outcome<ImportPreview> {
    let opened = open(work, scope, id)?;
    if opened.upload.applied_at.is_some() {
        return Err(Problem::new(Code::AlreadyApplied));
    }
    let town = opened.upload.town_id;
    let workbook = read_file(&opened.bytes, &opened.request, work.today, &work.settings)?;
    let (sheets, mut planned) = plan(work, town, workbook)?;
    let now = letters(&planned);
    let unshown = now.chars().zip(opened.shown.chars()).any(|(now, shown)| now == 'n' && shown != 'n');
    if unshown || now.len() != opened.shown.len() {
        return Err(Problem::new(Code::ImportOutdated));
    }
    let applied = carry_out(work, town, opened.request.kind, &mut planned, |_, _| ())?;
    store::mark_applied(work.conn, id, work.now)?;
    let mut preview = ImportPreview::new(id, &opened.request, &sheets, planned);
    preview.applied_at = Some(crate::wire::instant(work.now));
    note(work, "apply_import", town, &preview, applied)?;
    Ok(preview)
}

fn note(work: &mut Work<'_>, action: &'static str, town: TownId, preview: &ImportPreview, applied: usize) -> Outcome<()> {
    let changes = json!({ "kind": preview.kind, "file_name": preview.file_name, "counts": preview.counts, "applied": applied });
    audit::record(work, Event::new(action, "import", preview.id).at(town, None).changing(changes))
}

fn letters(planned: &[Planned]) -> String {
    let letter = |row: &Planned| match row.verdict {
        Verdict::New => 'n',
        Verdict::Same => 's',
        Verdict::Changed => 'c',
        Verdict::Duplicate => 'd',
        Verdict::Error => 'e',
    };
    planned.iter().map(letter).collect()
}

/// The kept facts on the first line, the file behind it.
fn packed(kept: &Kept, bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut all = serde_json::to_vec(kept).map_err(Problem::internal)?;
    all.push(b'\n');
    all.extend_from_slice(bytes);
    Ok(all)
}

fn unpacked(all: &[u8]) -> Outcome<(Kept, Vec<u8>)> {
    let broken = || Problem::internal("a kept upload cannot be read");
    let end = all.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
    let (first, rest) = all.split_at(end);
    let kept = serde_json::from_slice(first).map_err(|_| broken())?;
    Ok((kept, rest.get(1..).unwrap_or_default().to_vec()))
}
