//! Reading, planning and carrying out a workbook: what the web and the command line have in common.

use std::collections::HashMap;

use serde_json::json;

use super::choices::Choice;
use super::columns::Mapping;
use super::lists::{Field, ImportKind, ImportStage};
use super::person_lookup::link_participants;
use super::plan::{Plan, Request};
use super::preview::{Counts, ImportPreview, assemble};
use super::progress::ProgressReporter;
use super::reading::{ReadOptions, ReadWorkbook, Rows, read};
use super::room_lookup::RoomLookup;
use super::store::{self, AppliedRow, Upload};
use super::values::{Dictionary, Meaning, is_named_by_id, meanings};
use super::workbook::Workbook;
use super::{plan_cases, plan_entries, plan_people, plan_reports, reception, synonyms};
use crate::audit::{self, Action, Event};
use crate::calendar::Day;
use crate::coded::Coded;
use crate::context::Work;
use crate::crypto::Field as Sealed;
use crate::ids::{ImportId, PersonId, TownKey};
use crate::people::find_person;
use crate::problem::{Code, Outcome, Problem, Words};
use crate::rights::Scope;
use crate::rooms::{find_room, rooms_of_town};
use crate::settings::Settings;

/// With what a file is read beside what its request says.
pub struct ReadContext {
    /// The town's dictionary.
    pub known: Vec<Meaning>,
    pub today: Day,
    pub settings: Settings,
    pub watch: ProgressReporter,
}

impl ReadContext {
    /// Those of a town now.
    pub fn of(work: &mut Work<'_>, town: TownKey, watch: ProgressReporter) -> Outcome<Self> {
        Ok(Self { known: synonyms::meanings_of(work.conn, town)?, today: work.today, settings: work.settings.clone(), watch })
    }
}

/// A workbook read, with the meanings it was read by.
#[derive(Clone)]
pub struct ReadFile {
    pub workbook: ReadWorkbook,
    pub dictionary: Dictionary,
    pub watch: ProgressReporter,
}

/// Reads an opened workbook; touches nothing.
pub fn read_file(opened: &Workbook, request: &Request, around: ReadContext) -> Outcome<ReadFile> {
    let mapping = Mapping::new(request.kind, &request.mapping)?;
    // What is said with the file goes before what the town has kept.
    let dictionary = Dictionary::new(around.known.into_iter().chain(meanings(&request.values)?));
    let manner = ReadOptions {
        kind: request.kind,
        year: request.year,
        mapping,
        dictionary: dictionary.clone(),
        today: around.today,
        watch: around.watch.clone(),
    };
    Ok(ReadFile { workbook: read(opened, &manner)?, dictionary, watch: around.watch })
}

/// Plans every row of a workbook against what is on record.
pub fn plan(work: &mut Work<'_>, town: TownKey, file: ReadFile) -> Outcome<Plan> {
    let ReadFile { workbook: ReadWorkbook { sheets, rows, mut unknown }, dictionary, watch } = file;
    let mut places = RoomLookup::of_town(work, town, dictionary, watch.clone())?;
    watch.begin(ImportStage::Checking, rows.len());
    let mut obligations = None;
    let planned = match rows {
        Rows::Cases(rows) => plan_cases::plan(work, &mut places, &sheets, rows),
        Rows::PetitionVisits(rows) => reception::plan(work, &mut places, &sheets, rows),
        Rows::OnlineEntries(rows) => plan_entries::plan(work, &mut places, &sheets, rows),
        Rows::People(rows) => plan_people::plan(work, &mut places, &sheets, rows),
        Rows::Screenings(rows) => plan_reports::plan(work, &mut places, &sheets, rows).map(|(planned, moved)| {
            obligations = moved;
            planned
        }),
    }?;
    let namesakes = namesakes(work, town, places.namesakes())?;
    let asked = places.unknown();
    let rooms = if asked.iter().next().is_some() { rooms_of_town(work.conn, town)? } else { Vec::new() };
    unknown.extend(asked);
    Ok(Plan { sheets, rows: planned, unknown, rooms, namesakes, obligations, watch })
}

/// People of one name as the choices of it, each with the room by which one tells them apart.
fn namesakes(work: &mut Work<'_>, town: TownKey, asked: HashMap<String, Vec<PersonId>>) -> Outcome<HashMap<String, Vec<Choice>>> {
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let rooms = rooms_of_town(work.conn, town)?;
    let mut named = HashMap::new();
    for (name, among) in asked {
        let mut choices = Vec::new();
        for id in among {
            let person = find_person(work.conn, Scope::Town(town), id)?;
            let room = rooms.iter().find(|room| Some(room.id) == person.room_id).map_or("—", |room| room.name.as_str());
            let label = format!("{}（{room}）", person.name);
            choices.push(Choice { code: id.to_string(), label: Words::new(label.clone(), label) });
        }
        named.insert(name, choices);
    }
    Ok(named)
}

/// The meanings sent with a request, each room of them one of the town.
pub fn meanings_for(work: &mut Work<'_>, town: TownKey, request: &Request) -> Outcome<Vec<Meaning>> {
    let meanings = meanings(&request.values)?;
    for meaning in meanings.iter().filter(|meaning| is_named_by_id(meaning.field)) {
        let unknown = |_| Problem::at(format!("/values/{}/{}", meaning.field.code(), meaning.word), Code::UnknownReference);
        if meaning.field == Field::Room {
            let room = meaning.code.parse().map_err(Problem::internal)?;
            find_room(work.conn, Scope::Town(town), room).map_err(unknown)?;
        } else {
            let person = meaning.code.parse().map_err(Problem::internal)?;
            find_person(work.conn, Scope::Town(town), person).map_err(unknown)?;
        }
    }
    Ok(meanings)
}

/// Does what the rows say that have a deed, keeps what each made or changed, and ties together what belongs together.
pub fn carry_out(work: &mut Work<'_>, upload: &Upload, plan: &mut Plan) -> Outcome<usize> {
    plan.watch.begin(ImportStage::Applying, plan.rows.iter().filter(|row| row.deed.is_some()).count());
    let mut done = 0;
    for row in &mut plan.rows {
        let Some(deed) = row.deed.take() else { continue };
        let made = deed(work)?;
        let trace = made.trace.map(|trace| work.vault.seal(Sealed::Upload, trace.to_string().as_bytes())).transpose()?;
        let applied = AppliedRow {
            town: upload.town,
            import_id: upload.id,
            position: done,
            sheet: plan.sheets.get(row.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default(),
            row_number: i32::try_from(row.number).unwrap_or(i32::MAX),
            subject_id: made.subject,
            changed: made.changed,
            trace_sealed: trace,
        };
        store::insert_row(work.conn, &applied)?;
        row.carried_out = true;
        done += 1;
        plan.watch.step();
    }
    match upload.kind {
        ImportKind::People => link_participants(work, upload.town)?,
        ImportKind::Cases | ImportKind::PetitionVisits => reception::link_visits(work, upload.town)?,
        ImportKind::OnlineEntries | ImportKind::Screenings => {}
    }
    // Warnings of single rows stand beside the rows; of the import as a whole there are none.
    work.warnings.clear();
    Ok(usize::try_from(done).unwrap_or_default())
}

/// Closes an import whose rows have been carried out: its words are the town's from now on.
pub fn finish(work: &mut Work<'_>, upload: &Upload, request: &Request, preview: &ImportPreview, applied: usize) -> Outcome<()> {
    let meanings = meanings_for(work, upload.town, request)?;
    synonyms::save(work, upload.town, &meanings)?;
    record(work, Action::ApplyImport, upload.town, preview, applied)?;
    let seq = audit::last_seq(work, upload.town)?;
    store::mark_applied(work.conn, upload.key(), &counts_json(preview.counts)?, (seq, work.now))
}

/// Reads, plans and applies an opened workbook in the work at hand: for the command line.
pub fn import_now(
    work: &mut Work<'_>,
    town: TownKey,
    request: &Request,
    opened: &Workbook,
    watch: ProgressReporter,
) -> Outcome<ImportPreview> {
    let around = ReadContext::of(work, town, watch)?;
    let file = read_file(opened, request, around)?;
    import_read(work, town, request, file)
}

/// Plans and applies a workbook that was read before.
pub fn import_read(work: &mut Work<'_>, town: TownKey, request: &Request, file: ReadFile) -> Outcome<ImportPreview> {
    let mut plan = plan(work, town, file)?;
    let upload = new_upload(work, ImportId::new(), town, request);
    store::insert_upload(work.conn, &upload)?;
    let applied = carry_out(work, &upload, &mut plan)?;
    let preview = assemble(upload.id, request, plan);
    finish(work, &upload, request, &preview, applied)?;
    Ok(preview)
}

/// An upload of the person acting, without its file.
pub fn new_upload(work: &Work<'_>, id: ImportId, town: TownKey, request: &Request) -> Upload {
    Upload {
        town,
        id,
        account_id: work.actor.account_id,
        account_name: work.actor.name.clone(),
        kind: request.kind,
        year: request.year,
        file_name: request.file_name.clone(),
        file_sealed: None,
        preview_sealed: None,
        counts: "{}".to_owned(),
        created_at: work.now,
        applied_at: None,
        applied_seq: None,
        undone_at: None,
        undone_by: None,
    }
}

/// The counts as they are kept.
pub fn counts_json(counts: Counts) -> Outcome<String> {
    serde_json::to_string(&counts).map_err(Problem::internal)
}

/// Writes an import into the log.
pub fn record(work: &mut Work<'_>, action: Action, town: TownKey, preview: &ImportPreview, applied: usize) -> Outcome<()> {
    let changes = json!({ "kind": preview.kind, "file_name": preview.file_name, "counts": preview.counts, "applied": applied });
    audit::record(work, Event::new(action, preview.id).at(town, None).changing(changes))
}
