//! The queries of imports: uploads between preview and application, and names still to be matched.

use diesel::prelude::*;

use crate::calendar::HalfMonth;
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{case_participants, cases, imports, people, screening_reports, screening_versions};
use crate::ids::{AccountId, CaseId, ImportId, PersonId, RoomId, TownId};
use crate::problem::Outcome;

use super::lists::ImportKind;

/// An uploaded workbook.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = imports)]
pub struct Upload {
    pub id: ImportId,
    pub town_id: TownId,
    pub account_id: AccountId,
    pub kind: ImportKind,
    pub year: Option<i32>,
    pub file_name: String,
    pub file_sealed: Option<String>,
    pub created_at: Instant,
    pub applied_at: Option<Instant>,
}

pub fn insert_upload(conn: &mut DbConnection, upload: &Upload) -> Outcome<()> {
    diesel::insert_into(imports::table).values(upload).execute(conn)?;
    Ok(())
}

/// An upload, or 404.
pub fn find_upload(conn: &mut DbConnection, id: ImportId) -> Outcome<Upload> {
    Ok(imports::table.find(id).select(Upload::as_select()).first(conn)?)
}

pub fn mark_applied(conn: &mut DbConnection, id: ImportId, at: Instant) -> Outcome<()> {
    diesel::update(imports::table.find(id)).set(imports::applied_at.eq(Some(at))).execute(conn)?;
    Ok(())
}

/// Drops uploads made before a moment.
pub fn forget_before(conn: &mut DbConnection, moment: Instant) -> Outcome<()> {
    diesel::delete(imports::table.filter(imports::created_at.lt(moment))).execute(conn)?;
    Ok(())
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

/// The versions of the report of a room for a half-month; empty when none was filed.
pub fn report_versions(conn: &mut DbConnection, room: RoomId, half: HalfMonth) -> Outcome<Vec<VersionFacts>> {
    let report = screening_reports::table.filter(screening_reports::room_id.eq(room).and(screening_reports::half_month.eq(half)));
    Ok(screening_versions::table
        .filter(screening_versions::report_id.eq_any(report.select(screening_reports::id)))
        .order(screening_versions::number)
        .select((screening_versions::zero, screening_versions::declared, screening_versions::signer, screening_versions::received_at))
        .load(conn)?)
}
