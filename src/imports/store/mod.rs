//! The queries of imports: uploads, the rows applied, what has been done with their records since, and names still to be matched.

mod synonyms;

use diesel::prelude::*;

use crate::audit::Action;
use crate::calendar::HalfMonth;
use crate::clock::Instant;
use crate::db::schema::{
    audit_events, audit_head, case_participants, cases, import_rows, imports, online_entries, people, screening_reports,
    screening_version_cases, screening_versions,
};
use crate::db::{DbConnection, IDS_PER_QUERY};
use crate::ids::{AccountId, CaseId, EntryId, ImportId, PersonId, ReportId, RoomId, TownId};
use crate::online_entries::lists::MatchedBy;
use crate::problem::Outcome;
use crate::rights::Scope;

use super::lists::ImportKind;
pub use synonyms::*;

/// An uploaded workbook, and what became of it.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = imports)]
pub struct Upload {
    pub id: ImportId,
    pub town_id: TownId,
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

/// A record that a row of an applied import made or changed.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = import_rows)]
pub struct AppliedRow {
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
    diesel::update(imports::table.find(upload.id))
        .set((
            imports::year.eq(upload.year),
            imports::file_sealed.eq(&upload.file_sealed),
            imports::preview_sealed.eq(&upload.preview_sealed),
            imports::counts.eq(&upload.counts),
        ))
        .execute(conn)?;
    Ok(())
}

/// An upload within a scope, or 404.
pub fn find_upload(conn: &mut DbConnection, scope: Scope, id: ImportId) -> Outcome<Upload> {
    let query = imports::table.find(id).select(Upload::as_select());
    Ok(match scope {
        Scope::All => query.get_result(conn)?,
        Scope::Town(town) => query.filter(imports::town_id.eq(town)).get_result(conn)?,
        Scope::Room(_) => return Err(diesel::result::Error::NotFound.into()),
    })
}

/// The imports of a scope, newest first, from a place on; files and previews are left out.
pub fn uploads_in(conn: &mut DbConnection, scope: Scope, after: Option<(Instant, ImportId)>, limit: i64) -> Outcome<Vec<Upload>> {
    let mut query = imports::table.into_boxed();
    match scope {
        Scope::All => {}
        Scope::Town(town) => query = query.filter(imports::town_id.eq(town)),
        Scope::Room(_) => return Ok(Vec::new()),
    }
    if let Some((at, id)) = after {
        query = query.filter(imports::created_at.lt(at).or(imports::created_at.eq(at).and(imports::id.lt(id))));
    }
    let nothing = diesel::dsl::sql::<diesel::sql_types::Nullable<diesel::sql_types::Text>>("NULL");
    Ok(query
        .order((imports::created_at.desc(), imports::id.desc()))
        .limit(limit)
        .select((
            imports::id,
            imports::town_id,
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

/// Notes that an import has been applied, and where the audit log stands now.
pub fn mark_applied(conn: &mut DbConnection, id: ImportId, counts: &str, at: Instant) -> Outcome<()> {
    let seq: i64 = audit_head::table.find(1).select(audit_head::seq).get_result(conn)?;
    diesel::update(imports::table.find(id))
        .set((imports::applied_at.eq(Some(at)), imports::applied_seq.eq(Some(seq)), imports::counts.eq(counts)))
        .execute(conn)?;
    Ok(())
}

pub fn mark_undone(conn: &mut DbConnection, id: ImportId, by: &str, at: Instant) -> Outcome<()> {
    diesel::update(imports::table.find(id)).set((imports::undone_at.eq(Some(at)), imports::undone_by.eq(Some(by)))).execute(conn)?;
    Ok(())
}

/// Drops uploads made before a moment that were not applied, and the files of those that were.
pub fn forget_before(conn: &mut DbConnection, moment: Instant) -> Outcome<()> {
    let old = imports::table.filter(imports::created_at.lt(moment));
    diesel::delete(old.filter(imports::applied_at.is_null())).execute(conn)?;
    diesel::update(old.filter(imports::file_sealed.is_not_null()))
        .set((imports::file_sealed.eq(None::<String>), imports::preview_sealed.eq(None::<String>)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_row(conn: &mut DbConnection, row: &AppliedRow) -> Outcome<()> {
    diesel::insert_into(import_rows::table).values(row).execute(conn)?;
    Ok(())
}

/// The rows an import applied, last first.
pub fn rows_applied(conn: &mut DbConnection, id: ImportId) -> Outcome<Vec<AppliedRow>> {
    Ok(import_rows::table
        .filter(import_rows::import_id.eq(id))
        .order(import_rows::position.desc())
        .select(AppliedRow::as_select())
        .load(conn)?)
}

/// Whether a record still is what the last import made of it.
pub fn is_untouched(conn: &mut DbConnection, subject: &str) -> Outcome<bool> {
    let last: Option<Option<i64>> = import_rows::table
        .inner_join(imports::table)
        .filter(import_rows::subject_id.eq(subject).and(imports::undone_at.is_null()))
        .order(imports::applied_seq.desc())
        .select(imports::applied_seq)
        .first(conn)
        .optional()?;
    match last.flatten() {
        Some(seq) => Ok(touched_since(conn, seq, &[subject.to_owned()])?.is_empty()),
        None => Ok(false),
    }
}

/// Those of some records that people have edited or made use of since a place in the audit log.
pub fn touched_since(conn: &mut DbConnection, seq: i64, subjects: &[String]) -> Outcome<Vec<String>> {
    let mut touched = Vec::new();
    for piece in subjects.chunks(IDS_PER_QUERY) {
        let edited: Vec<String> = audit_events::table
            .filter(audit_events::subject_id.eq_any(piece.to_vec()).and(audit_events::seq.gt(seq)))
            .filter(audit_events::action.ne_all(Action::no_edits()))
            .select(audit_events::subject_id)
            .load(conn)?;
        touched.extend(edited);
        touched.extend(in_use(conn, piece)?);
    }
    touched.sort();
    touched.dedup();
    Ok(touched)
}

/// Records others refer to without an audit row of their own: cases listed in a report or matched by a person, entries
/// matched by a person, reports filed again in the program.
fn in_use(conn: &mut DbConnection, subjects: &[String]) -> Outcome<Vec<String>> {
    let cases_named: Vec<CaseId> = subjects.iter().filter_map(|subject| subject.parse().ok()).collect();
    let listed: Vec<CaseId> = screening_version_cases::table
        .filter(screening_version_cases::case_id.eq_any(cases_named.clone()))
        .select(screening_version_cases::case_id)
        .distinct()
        .load(conn)?;
    let by_hand = online_entries::table.filter(online_entries::matched_by.eq(MatchedBy::Person));
    let matched: Vec<Option<CaseId>> =
        by_hand.filter(online_entries::case_id.eq_any(cases_named.clone())).select(online_entries::case_id).load(conn)?;
    let entries: Vec<EntryId> = cases_named.iter().map(|case| EntryId(case.0)).collect();
    let entries: Vec<EntryId> = by_hand.filter(online_entries::id.eq_any(entries)).select(online_entries::id).load(conn)?;
    let reports: Vec<ReportId> = cases_named.iter().map(|case| ReportId(case.0)).collect();
    let filed: Vec<ReportId> = screening_versions::table
        .filter(
            screening_versions::report_id
                .eq_any(reports)
                .and(screening_versions::declared.is_null())
                .and(screening_versions::retracted_at.is_null()),
        )
        .select(screening_versions::report_id)
        .distinct()
        .load(conn)?;
    let cases = listed.into_iter().chain(matched.into_iter().flatten()).map(|case| case.to_string());
    Ok(cases.chain(entries.into_iter().map(|entry| entry.to_string())).chain(filed.into_iter().map(|report| report.to_string())).collect())
}

/// Those of the records of an import that a later import, not undone, has changed.
pub fn changed_by_later(conn: &mut DbConnection, seq: i64, subjects: &[String]) -> Outcome<Vec<String>> {
    let mut changed = Vec::new();
    for piece in subjects.chunks(IDS_PER_QUERY) {
        let later: Vec<String> = import_rows::table
            .inner_join(imports::table)
            .filter(import_rows::subject_id.eq_any(piece.to_vec()))
            .filter(imports::undone_at.is_null().and(imports::applied_seq.gt(seq)))
            .select(import_rows::subject_id)
            .load(conn)?;
        changed.extend(later);
    }
    Ok(changed)
}

/// Everybody of a town, with room and folded name.
pub fn people_of_town(conn: &mut DbConnection, town: TownId) -> Outcome<Vec<(PersonId, Option<RoomId>, String)>> {
    Ok(people::table
        .filter(people::town_id.eq(town))
        .order(people::id)
        .select((people::id, people::room_id, people::name_folded))
        .load(conn)?)
}

/// Imported cases in which somebody took part who is not tied to the register.
pub fn cases_with_unknown_participants(conn: &mut DbConnection, town: TownId) -> Outcome<Vec<CaseId>> {
    let unknown = case_participants::table.filter(case_participants::person_id.is_null()).select(case_participants::case_id);
    Ok(cases::table
        .filter(cases::town_id.eq(town).and(cases::imported.eq(true)).and(cases::id.eq_any(unknown)))
        .order(cases::id)
        .select(cases::id)
        .load(conn)?)
}

/// One version of a report as far as a paper report is compared with it.
pub type VersionFacts = (bool, Option<i32>, String, Instant);

/// The report of a room for a half-month.
pub fn report_id(conn: &mut DbConnection, room: RoomId, half: HalfMonth) -> Outcome<Option<ReportId>> {
    let reports = screening_reports::table.filter(screening_reports::room_id.eq(room).and(screening_reports::half_month.eq(half)));
    Ok(reports.filter(screening_reports::latest.gt(0)).select(screening_reports::id).get_result(conn).optional()?)
}

/// The versions of the report of a room for a half-month; empty when none was filed.
pub fn report_versions(conn: &mut DbConnection, room: RoomId, half: HalfMonth) -> Outcome<Vec<VersionFacts>> {
    let report = screening_reports::table.filter(screening_reports::room_id.eq(room).and(screening_reports::half_month.eq(half)));
    Ok(screening_versions::table
        .filter(screening_versions::report_id.eq_any(report.select(screening_reports::id)))
        .filter(screening_versions::retracted_at.is_null())
        .order(screening_versions::number)
        .select((screening_versions::zero, screening_versions::declared, screening_versions::signer, screening_versions::received_at))
        .load(conn)?)
}
