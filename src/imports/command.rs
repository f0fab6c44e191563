//! Imports on the command line.

use std::path::Path;

use super::actions::{ReadContext, import_now, plan, read_file};
use super::lists::ImportKind;
use super::opening::open_now;
use super::plan::Request;
use super::preview::{ImportPreview, assemble};
use super::progress::ProgressReporter;
use crate::context::{Context, Origin, Work};
use crate::ids::{ImportId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Scope};
use crate::rooms::town_for;

/// Imports a file, or with `dry_run` only says what it would do; the watch is told how far it has come.
pub fn run_from_file(
    context: &Context,
    kind: ImportKind,
    path: &Path,
    town: Option<TownId>,
    dry_run: bool,
    watch: ProgressReporter,
) -> Outcome<ImportPreview> {
    let bytes = std::fs::read(path).map_err(|error| {
        Problem::new(Code::BadRequest)
            .saying(format!("读不出文件 {}：{error}", path.display()), format!("cannot read {}: {error}", path.display()))
    })?;
    let request = Request::plain(kind, path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    let opened = open_now(context, &request.file_name, &bytes, &watch)?;
    if dry_run {
        return context.database.snapshot_now(|conn| {
            let actor = Actor::command_line();
            let mut work = Work::begin(conn, context, &actor, Origin::command_line())?;
            let town = town_for(work.conn, Scope::All, town)?;
            let around = ReadContext::of(&mut work, town, watch)?;
            let file = read_file(&opened, &request, around)?;
            Ok(assemble(ImportId::new(), &request, plan(&mut work, town, file)?))
        });
    }
    context.work_now(Actor::command_line(), move |work| {
        let town = town_for(work.conn, Scope::All, town)?;
        import_now(work, town, &request, &opened, watch)
    })
}
