//! The queries of imports: uploads, the rows applied, what has been done with their records since, and names still to be matched.

mod synonyms;

use std::cmp::Reverse;

use diesel::prelude::*;

use crate::audit::Action;
use crate::calendar::HalfMonth;
use crate::clock::Instant;
use crate::db::schema::{
    audit_events, case_participants, cases, import_rows, imports, online_entries, people, screening_reports, screening_version_cases,
    screening_versions,
};
use crate::db::{DbConnection, IDS_PER_QUERY};
use crate::ids::{AccountId, CaseId, EntryId, ImportId, Key, PersonId, ReportId, RoomId, TownKey};
use crate::keyed;
use crate::online_entries::lists::MatchedBy;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::{Room, find_in, page_in};

use super::lists::ImportKind;
pub use synonyms::*;

/// An uploaded workbook, and what became of it.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = imports)]
pub struct Upload {
    pub town: TownKey,
    pub id: ImportId,
    pub account_id: AccountId,
    pub account_name: String,
    pub kind: ImportKind,
    pub year: Option<i32>,
    pub file_name: String,
    /// The file with what was said about it; gone after a day.
    pub file_sealed: Option<String>,
    /// The preview as it was shown; gone with the file.
    pub preview_sealed: Option<String>,
    /// How many rows had which verdict, as JSON.
    pub counts: String,
    pub created_at: Instant,
    pub applied_at: Option<Instant>,
    /// The last row of the audit log when it had been applied.
    pub applied_seq: Option<i64>,
    pub undone_at: Option<Instant>,
    pub undone_by: Option<String>,
}

keyed! { Upload: ImportId }

/// A record that a row of an applied import made or changed.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = import_rows)]
pub struct AppliedRow {
    pub town: TownKey,
    pub import_id: ImportId,
    pub position: i32,
    pub sheet: String,
    pub row_number: i32,
    pub subject_id: String,
    pub changed: bool,
    pub trace_sealed: Option<String>,
}

pub fn insert_upload(conn: &mut DbConnection, upload: &Upload) -> Outcome<()> {
    diesel::insert_into(imports::table).values(upload).execute(conn)?;
    Ok(())
}

/// Keeps another file, or what was said about it, and its new preview.
pub fn save_preview(conn: &mut DbConnection, upload: &Upload) -> Outcome<()> {
    diesel::update(imports::table.find((upload.town, upload.id)))
        .set((
            imports::year.eq(upload.year),
            imports::file_sealed.eq(&upload.file_sealed),
            imports::preview_sealed.eq(&upload.preview_sealed),
            imports::counts.eq(&upload.counts),
        ))
        .execute(conn)?;
    Ok(())
}

/// An upload within a scope, or 404; an import is no room's.
pub fn find_upload(conn: &mut DbConnection, scope: Scope, id: ImportId) -> Outcome<Upload> {
    find_in(conn, scope, |conn, at| match at.room {
        None => Ok(imports::table.find((at.town, id)).select(Upload::as_select()).get_result(conn)?),
        Some(_) => Err(Problem::new(Code::NotFound)),
    })
}

/// The imports of a scope, newest first, from a place on; files and previews are left out.
pub fn uploads_in(conn: &mut DbConnection, scope: Scope, after: Option<(Instant, ImportId)>, limit: i64) -> Outcome<Vec<Upload>> {
    if matches!(scope, Scope::Room(..)) {
        return Ok(Vec::new());
    }
    page_in(
        conn,
        scope,
        limit,
        |upload: &Upload| Reverse((upload.created_at, upload.id)),
        |conn, at| uploads_of(conn, at.town, after, limit),
    )
}

fn uploads_of(conn: &mut DbConnection, town: TownKey, after: Option<(Instant, ImportId)>, limit: i64) -> Outcome<Vec<Upload>> {
    let mut query = imports::table.filter(imports::town.eq(town)).into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(imports::created_at.lt(at).or(imports::created_at.eq(at).and(imports::id.lt(id))));
    }
    let nothing = diesel::dsl::sql::<diesel::sql_types::Nullable<diesel::sql_types::Text>>("NULL");
    Ok(query
        .order((imports::created_at.desc(), imports::id.desc()))
        .limit(limit)
        .select((
            imports::town,
            imports::id,
            imports::account_id,
            imports::account_name,
            imports::kind,
            imports::year,
            imports::file_name,
            nothing.clone(),
            nothing,
            imports::counts,
            imports::created_at,
            imports::applied_at,
            imports::applied_seq,
            imports::undone_at,
            imports::undone_by,
        ))
        .load(conn)?)
}

/// Notes that an import has been applied, and where the audit log stood then.
pub fn mark_applied(conn: &mut DbConnection, import: Key<ImportId>, counts: &str, (seq, at): (i64, Instant)) -> Outcome<()> {
    diesel::update(imports::table.find((import.town, import.id)))
        .set((imports::applied_at.eq(Some(at)), imports::applied_seq.eq(Some(seq)), imports::counts.eq(counts)))
        .execute(conn)?;
    Ok(())
}

pub fn mark_undone(conn: &mut DbConnection, import: Key<ImportId>, by: &str, at: Instant) -> Outcome<()> {
    let undone = (imports::undone_at.eq(Some(at)), imports::undone_by.eq(Some(by)));
    diesel::update(imports::table.find((import.town, import.id))).set(undone).execute(conn)?;
    Ok(())
}

/// Drops a town's uploads made before a moment that were not applied, and the files of those that were; gives what was dropped.
pub fn forget_before(conn: &mut DbConnection, town: TownKey, moment: Instant) -> Outcome<Vec<ImportId>> {
    let old = imports::table.filter(imports::town.eq(town).and(imports::created_at.lt(moment)));
    let unapplied = old.filter(imports::applied_at.is_null());
    let dropped = unapplied.select(imports::id).load(conn)?;
    if !dropped.is_empty() {
        diesel::delete(unapplied).execute(conn)?;
    }
    diesel::update(old.filter(imports::file_sealed.is_not_null()))
        .set((imports::file_sealed.eq(None::<String>), imports::preview_sealed.eq(None::<String>)))
        .execute(conn)?;
    Ok(dropped)
}

pub fn insert_row(conn: &mut DbConnection, row: &AppliedRow) -> Outcome<()> {
    diesel::insert_into(import_rows::table).values(row).execute(conn)?;
    Ok(())
}

/// The rows an import applied, last first.
pub fn rows_applied(conn: &mut DbConnection, import: Key<ImportId>) -> Outcome<Vec<AppliedRow>> {
    Ok(import_rows::table
        .filter(import_rows::town.eq(import.town).and(import_rows::import_id.eq(import.id)))
        .order(import_rows::position.desc())
        .select(AppliedRow::as_select())
        .load(conn)?)
}

/// The import of each applied row.
macro_rules! rows_with_imports {
    ($town:expr) => {
        import_rows::table
            .inner_join(imports::table.on(imports::town.eq(import_rows::town).and(imports::id.eq(import_rows::import_id))))
            .filter(import_rows::town.eq($town).and(imports::town.eq($town)))
    };
}

/// Whether a record of a town still is what the last import made of it.
pub fn is_untouched(conn: &mut DbConnection, town: TownKey, subject: &str) -> Outcome<bool> {
    let last: Option<Option<i64>> = rows_with_imports!(town)
        .filter(import_rows::subject_id.eq(subject).and(imports::undone_at.is_null()))
        .order(imports::applied_seq.desc())
        .select(imports::applied_seq)
        .first(conn)
        .optional()?;
    match last.flatten() {
        Some(seq) => Ok(touched_since(conn, town, seq, &[subject.to_owned()])?.is_empty()),
        None => Ok(false),
    }
}

/// Those of some records of a town that people have edited or made use of since a place in its audit log.
pub fn touched_since(conn: &mut DbConnection, town: TownKey, seq: i64, subjects: &[String]) -> Outcome<Vec<String>> {
    let mut touched = Vec::new();
    for piece in subjects.chunks(IDS_PER_QUERY) {
        let edited: Vec<String> = audit_events::table
            .filter(audit_events::town.eq(town).and(audit_events::seq.gt(seq)))
            .filter(audit_events::subject_id.eq_any(piece.to_vec()))
            .filter(audit_events::action.ne_all(Action::no_edits()))
            .select(audit_events::subject_id)
            .load(conn)?;
        touched.extend(edited);
        touched.extend(in_use(conn, town, piece)?);
    }
    touched.sort();
    touched.dedup();
    Ok(touched)
}

/// Records others refer to without an audit row of their own: cases listed in a report or matched by a person, entries
/// matched by a person, reports filed again in the program.
fn in_use(conn: &mut DbConnection, town: TownKey, subjects: &[String]) -> Outcome<Vec<String>> {
    let cases_named: Vec<CaseId> = subjects.iter().filter_map(|subject| subject.parse().ok()).collect();
    let listed: Vec<CaseId> = screening_version_cases::table
        .filter(screening_version_cases::town.eq(town).and(screening_version_cases::case_id.eq_any(cases_named.clone())))
        .select(screening_version_cases::case_id)
        .distinct()
        .load(conn)?;
    let by_hand = online_entries::table.filter(online_entries::town.eq(town).and(online_entries::matched_by.eq(MatchedBy::Person)));
    let matched: Vec<Option<CaseId>> =
        by_hand.filter(online_entries::case_id.eq_any(cases_named.clone())).select(online_entries::case_id).load(conn)?;
    let entries: Vec<EntryId> = cases_named.iter().map(|case| EntryId(case.0)).collect();
    let entries: Vec<EntryId> = by_hand.filter(online_entries::id.eq_any(entries)).select(online_entries::id).load(conn)?;
    let reports: Vec<ReportId> = cases_named.iter().map(|case| ReportId(case.0)).collect();
    let filed: Vec<ReportId> = screening_versions::table
        .filter(screening_versions::town.eq(town).and(screening_versions::report_id.eq_any(reports)))
        .filter(screening_versions::declared.is_null().and(screening_versions::retracted_at.is_null()))
        .select(screening_versions::report_id)
        .distinct()
        .load(conn)?;
    let cases = listed.into_iter().chain(matched.into_iter().flatten()).map(|case| case.to_string());
    Ok(cases.chain(entries.into_iter().map(|entry| entry.to_string())).chain(filed.into_iter().map(|report| report.to_string())).collect())
}

/// Those of the records of an import that a later import, not undone, has changed.
pub fn changed_by_later(conn: &mut DbConnection, town: TownKey, seq: i64, subjects: &[String]) -> Outcome<Vec<String>> {
    let mut changed = Vec::new();
    for piece in subjects.chunks(IDS_PER_QUERY) {
        let later: Vec<String> = rows_with_imports!(town)
            .filter(import_rows::subject_id.eq_any(piece.to_vec()))
            .filter(imports::undone_at.is_null().and(imports::applied_seq.gt(seq)))
            .select(import_rows::subject_id)
            .load(conn)?;
        changed.extend(later);
    }
    Ok(changed)
}

/// Everybody of a town, with room and folded name.
pub fn people_of_town(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<(PersonId, Option<RoomId>, String)>> {
    Ok(people::table
        .filter(people::town.eq(town))
        .order(people::id)
        .select((people::id, people::room_id, people::name_folded))
        .load(conn)?)
}

/// Imported cases in which somebody took part who is not tied to the register.
pub fn cases_with_unknown_participants(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<CaseId>> {
    let unknown = case_participants::town.eq(town).and(case_participants::person_id.is_null());
    let unknown = case_participants::table.filter(unknown).select(case_participants::case_id);
    Ok(cases::table
        .filter(cases::town.eq(town).and(cases::imported.eq(true)).and(cases::id.eq_any(unknown)))
        .order(cases::id)
        .select(cases::id)
        .load(conn)?)
}

/// One version of a report as far as a paper report is compared with it.
pub type VersionFacts = (bool, Option<i32>, String, Instant);

/// The report of a room for a half-month.
pub fn report_id(conn: &mut DbConnection, room: &Room, half: HalfMonth) -> Outcome<Option<ReportId>> {
    let of_room = screening_reports::town.eq(room.town).and(screening_reports::room_id.eq(room.id));
    let reports = screening_reports::table.filter(of_room.and(screening_reports::half_month.eq(half)));
    Ok(reports.filter(screening_reports::latest.gt(0)).select(screening_reports::id).get_result(conn).optional()?)
}

/// The versions of the report of a room for a half-month; empty when none was filed.
pub fn report_versions(conn: &mut DbConnection, room: &Room, half: HalfMonth) -> Outcome<Vec<VersionFacts>> {
    let of_room = screening_reports::town.eq(room.town).and(screening_reports::room_id.eq(room.id));
    let report = screening_reports::table.filter(of_room.and(screening_reports::half_month.eq(half)));
    Ok(screening_versions::table
        .filter(screening_versions::town.eq(room.town))
        .filter(screening_versions::report_id.eq_any(report.select(screening_reports::id)))
        .filter(screening_versions::retracted_at.is_null())
        .order(screening_versions::number)
        .select((screening_versions::zero, screening_versions::declared, screening_versions::signer, screening_versions::received_at))
        .load(conn)?)
}
