//! The queries of screening reports.

use diesel::prelude::*;

use super::model::{Excuse, FoundCase, Report, Version};
use crate::calendar::{Day, HalfMonth};
use crate::cases::lists::{Kind, PartyRole};
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{case_parties, cases, rooms, screening_excuses, screening_reports, screening_version_cases, screening_versions};
use crate::ids::{CaseId, ReportId, RoomId, TownId};
use crate::problem::Outcome;
use crate::rights::Scope;

macro_rules! within {
    ($query:expr, $scope:expr) => {{
        let query = $query.into_boxed();
        match $scope {
            Scope::All => query,
            Scope::Town(town) => query.filter(rooms::town_id.eq(town)),
            Scope::Room(room) => query.filter(rooms::id.eq(room)),
        }
    }};
}

/// The cases that count and were found between two days.
pub fn cases_found(conn: &mut DbConnection, scope: Scope, first: Day, last: Day) -> Outcome<Vec<FoundCase>> {
    let query = cases::table.inner_join(rooms::table).filter(cases::counts.eq(true).and(cases::found_on.between(first, last))).select((
        cases::id,
        cases::room_id,
        cases::found_on,
        cases::kind,
    ));
    let rows: Vec<(CaseId, RoomId, Day, Kind)> = within!(query, scope).order((cases::found_on, cases::id)).load(conn)?;
    Ok(rows.into_iter().map(|(id, room_id, found_on, kind)| FoundCase { id, room_id, found_on, kind }).collect())
}

/// The names of the parties of some cases, first ones first.
pub fn party_names(conn: &mut DbConnection, ids: &[CaseId]) -> Outcome<Vec<(CaseId, PartyRole, String)>> {
    Ok(case_parties::table
        .filter(case_parties::case_id.eq_any(ids.to_vec()))
        .order((case_parties::case_id, case_parties::position, case_parties::id))
        .select((case_parties::case_id, case_parties::role, case_parties::name))
        .load(conn)?)
}

/// The reports for some half-months, with their versions in force.
pub fn reports_for(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth]) -> Outcome<Vec<(Report, Version)>> {
    let query = screening_reports::table
        .inner_join(rooms::table)
        .inner_join(screening_versions::table)
        .filter(screening_versions::number.eq(screening_reports::latest).and(screening_reports::half_month.eq_any(halves.to_vec())))
        .select((Report::as_select(), Version::as_select()));
    Ok(within!(query, scope).order(screening_reports::id).load(conn)?)
}

/// The cases listed in the versions in force of the reports for some half-months.
pub fn cases_listed(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth]) -> Outcome<Vec<(ReportId, CaseId)>> {
    let query = screening_version_cases::table
        .inner_join(screening_reports::table.on(screening_reports::id.eq(screening_version_cases::report_id)))
        .inner_join(rooms::table.on(rooms::id.eq(screening_reports::room_id)))
        .filter(screening_version_cases::number.eq(screening_reports::latest).and(screening_reports::half_month.eq_any(halves.to_vec())))
        .select((screening_version_cases::report_id, screening_version_cases::case_id));
    Ok(within!(query, scope).load(conn)?)
}

/// The half-months for which rooms were excused.
pub fn excuses_for(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth]) -> Outcome<Vec<Excuse>> {
    let query = screening_excuses::table
        .inner_join(rooms::table)
        .filter(screening_excuses::half_month.eq_any(halves.to_vec()))
        .select(Excuse::as_select());
    Ok(within!(query, scope).load(conn)?)
}

/// The report of a room for a half-month, if one was filed.
pub fn report_of(conn: &mut DbConnection, room: RoomId, half: HalfMonth) -> Outcome<Option<Report>> {
    Ok(screening_reports::table
        .filter(screening_reports::room_id.eq(room).and(screening_reports::half_month.eq(half)))
        .select(Report::as_select())
        .get_result(conn)
        .optional()?)
}

/// Every version of a report, oldest first.
pub fn versions_of(conn: &mut DbConnection, report: ReportId) -> Outcome<Vec<Version>> {
    Ok(screening_versions::table
        .filter(screening_versions::report_id.eq(report))
        .order(screening_versions::number)
        .select(Version::as_select())
        .load(conn)?)
}

/// Of the versions of a report, the one in force.
pub fn in_force(versions: &[Version]) -> Option<&Version> {
    versions.iter().rev().find(|version| version.retracted_at.is_none())
}

/// The cases listed by the versions of a report.
pub fn version_cases(conn: &mut DbConnection, report: ReportId) -> Outcome<Vec<(i32, CaseId)>> {
    Ok(screening_version_cases::table
        .filter(screening_version_cases::report_id.eq(report))
        .order((screening_version_cases::number, screening_version_cases::case_id))
        .select((screening_version_cases::number, screening_version_cases::case_id))
        .load(conn)?)
}

/// The earliest half-month for which a room of the town has filed.
pub fn earliest_report(conn: &mut DbConnection, town: TownId) -> Outcome<Option<HalfMonth>> {
    Ok(screening_reports::table
        .inner_join(rooms::table)
        .filter(rooms::town_id.eq(town).and(screening_reports::latest.gt(0)))
        .order(screening_reports::half_month)
        .select(screening_reports::half_month)
        .first(conn)
        .optional()?)
}

pub fn insert_report(conn: &mut DbConnection, report: &Report) -> Outcome<()> {
    diesel::insert_into(screening_reports::table).values(report).execute(conn)?;
    Ok(())
}

/// The room, its town and the half-month of a report.
pub fn place_of(conn: &mut DbConnection, report: ReportId) -> Outcome<(RoomId, TownId, HalfMonth)> {
    Ok(screening_reports::table
        .inner_join(rooms::table)
        .filter(screening_reports::id.eq(report))
        .select((screening_reports::room_id, rooms::town_id, screening_reports::half_month))
        .get_result(conn)?)
}

/// Notes that a version was taken back.
pub fn retract_version(conn: &mut DbConnection, version: &Version, at: Instant) -> Outcome<()> {
    diesel::update(screening_versions::table.find((version.report_id, version.number)))
        .set(screening_versions::retracted_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Files a report of which no version was in force.
pub fn file_anew(conn: &mut DbConnection, report: &Report) -> Outcome<()> {
    diesel::update(screening_reports::table.find(report.id))
        .set((
            screening_reports::filed_at.eq(report.filed_at),
            screening_reports::on_time.eq(report.on_time),
            screening_reports::imported.eq(report.imported),
            screening_reports::latest.eq(report.latest),
        ))
        .execute(conn)?;
    Ok(())
}

/// Removes the last version of a report; the one before is in force again, and without any the report is gone.
pub fn remove_version(conn: &mut DbConnection, report: ReportId, number: i32) -> Outcome<()> {
    let listed = screening_version_cases::table.filter(screening_version_cases::report_id.eq(report));
    diesel::delete(listed.filter(screening_version_cases::number.eq(number))).execute(conn)?;
    diesel::delete(screening_versions::table.find((report, number))).execute(conn)?;
    let left = versions_of(conn, report)?;
    if !left.is_empty() {
        return set_latest(conn, report, in_force(&left).map_or(0, |version| version.number));
    }
    diesel::delete(screening_reports::table.find(report)).execute(conn)?;
    Ok(())
}

/// Makes another version the one in force.
pub fn set_latest(conn: &mut DbConnection, report: ReportId, number: i32) -> Outcome<()> {
    diesel::update(screening_reports::table.find(report)).set(screening_reports::latest.eq(number)).execute(conn)?;
    Ok(())
}

pub fn insert_version(conn: &mut DbConnection, version: &Version, listed: impl IntoIterator<Item = CaseId>) -> Outcome<()> {
    diesel::insert_into(screening_versions::table).values(version).execute(conn)?;
    for case in listed {
        diesel::insert_into(screening_version_cases::table)
            .values((
                screening_version_cases::report_id.eq(version.report_id),
                screening_version_cases::number.eq(version.number),
                screening_version_cases::case_id.eq(case),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Keeps an excuse in place of the one before.
pub fn save_excuse(conn: &mut DbConnection, excuse: &Excuse) -> Outcome<()> {
    diesel::delete(screening_excuses::table.find((excuse.room_id, excuse.half_month))).execute(conn)?;
    diesel::insert_into(screening_excuses::table).values(excuse).execute(conn)?;
    Ok(())
}
