//! Imports on the command line.

use std::collections::BTreeMap;
use std::path::Path;

use super::actions::{Request, import_now, plan, read_file};
use super::lists::ImportKind;
use super::preview::ImportPreview;
use crate::context::{Context, Origin, Work};
use crate::ids::{ImportId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Scope};
use crate::rooms::api::town_for;

/// Imports a file, or with `dry_run` only says what it would do; `progress` is told how many records of how many are made.
pub fn run_from_file(
    context: &Context,
    kind: ImportKind,
    path: &Path,
    town: Option<TownId>,
    dry_run: bool,
    progress: impl FnMut(usize, usize) + Send + 'static,
) -> Outcome<ImportPreview> {
    let bytes = std::fs::read(path).map_err(|error| {
        Problem::new(Code::BadRequest)
            .saying(format!("读不出文件 {}：{error}", path.display()), format!("cannot read {}: {error}", path.display()))
    })?;
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let request = Request { kind, file_name, year: None, mapping: BTreeMap::new() };
    if dry_run {
        return context.database.snapshot_now(|conn| {
            let actor = Actor::command_line();
            let mut work = Work::begin(conn, context, &actor, Origin::command_line())?;
            let town = town_for(work.conn, Scope::All, town)?;
            let workbook = read_file(&bytes, &request, work.today, &work.settings)?;
            let (sheets, planned) = plan(&mut work, town, workbook)?;
            Ok(ImportPreview::new(ImportId::new(), &request, &sheets, planned))
        });
    }
    context.work_now(Actor::command_line(), move |work| {
        let town = town_for(work.conn, Scope::All, town)?;
        import_now(work, town, &request, &bytes, progress)
    })
}
