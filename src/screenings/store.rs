//! The queries of screening reports.

use diesel::prelude::*;

use super::model::{Excuse, FoundCase, Report, Version};
use crate::calendar::{Day, HalfMonth};
use crate::cases::lists::{Kind, PartyRole};
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{case_parties, cases, screening_excuses, screening_reports, screening_version_cases, screening_versions};
use crate::ids::{CaseId, Key, ReportId, RoomId, TownKey};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{Room, each_in};

/// The cases that count and were found between two days.
pub fn cases_found(conn: &mut DbConnection, scope: Scope, first: Day, last: Day) -> Outcome<Vec<FoundCase>> {
    each_in(conn, scope, |conn, at| {
        let query = cases::table.filter(cases::town.eq(at.town)).into_boxed();
        let query = match at.room {
            Some(room) => query.filter(cases::room_id.eq(room)),
            None => query,
        };
        let rows: Vec<(CaseId, RoomId, Day, Kind)> = query
            .filter(cases::counts.eq(true).and(cases::found_on.between(first, last)))
            .select((cases::id, cases::room_id, cases::found_on, cases::kind))
            .order((cases::found_on, cases::id))
            .load(conn)?;
        Ok(rows.into_iter().map(|(id, room_id, found_on, kind)| FoundCase { id, room_id, found_on, kind }).collect())
    })
}

/// The names of the parties of some cases of a town, first ones first.
pub fn party_names(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, PartyRole, String)>> {
    Ok(case_parties::table
        .filter(case_parties::town.eq(town).and(case_parties::case_id.eq_any(ids.to_vec())))
        .order((case_parties::case_id, case_parties::position, case_parties::id))
        .select((case_parties::case_id, case_parties::role, case_parties::name))
        .load(conn)?)
}

/// The reports for some half-months, with their versions in force.
pub fn reports_for(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth]) -> Outcome<Vec<(Report, Version)>> {
    each_in(conn, scope, |conn, at| {
        let of_report = screening_versions::town
            .eq(screening_reports::town)
            .and(screening_versions::report_id.eq(screening_reports::id))
            .and(screening_versions::number.eq(screening_reports::latest));
        let query = screening_reports::table
            .inner_join(screening_versions::table.on(of_report))
            .filter(screening_reports::town.eq(at.town).and(screening_versions::town.eq(at.town)))
            .filter(screening_reports::half_month.eq_any(halves.to_vec()))
            .into_boxed();
        let query = match at.room {
            Some(room) => query.filter(screening_reports::room_id.eq(room)),
            None => query,
        };
        Ok(query.order(screening_reports::id).select((Report::as_select(), Version::as_select())).load(conn)?)
    })
}

/// The cases listed in the versions in force of the reports for some half-months.
pub fn cases_listed(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth]) -> Outcome<Vec<(ReportId, CaseId)>> {
    each_in(conn, scope, |conn, at| {
        let of_report = screening_reports::town
            .eq(screening_version_cases::town)
            .and(screening_reports::id.eq(screening_version_cases::report_id))
            .and(screening_version_cases::number.eq(screening_reports::latest));
        let query = screening_version_cases::table
            .inner_join(screening_reports::table.on(of_report))
            .filter(screening_version_cases::town.eq(at.town).and(screening_reports::town.eq(at.town)))
            .filter(screening_reports::half_month.eq_any(halves.to_vec()))
            .into_boxed();
        let query = match at.room {
            Some(room) => query.filter(screening_reports::room_id.eq(room)),
            None => query,
        };
        Ok(query.select((screening_version_cases::report_id, screening_version_cases::case_id)).load(conn)?)
    })
}

/// The half-months for which rooms were excused.
pub fn excuses_for(conn: &mut DbConnection, scope: Scope, halves: &[HalfMonth]) -> Outcome<Vec<Excuse>> {
    each_in(conn, scope, |conn, at| {
        let query = screening_excuses::table.filter(screening_excuses::town.eq(at.town)).into_boxed();
        let query = match at.room {
            Some(room) => query.filter(screening_excuses::room_id.eq(room)),
            None => query,
        };
        Ok(query.filter(screening_excuses::half_month.eq_any(halves.to_vec())).select(Excuse::as_select()).load(conn)?)
    })
}

/// The report of a room for a half-month, if one was filed.
pub fn report_of(conn: &mut DbConnection, room: &Room, half: HalfMonth) -> Outcome<Option<Report>> {
    Ok(screening_reports::table
        .filter(screening_reports::town.eq(room.town).and(screening_reports::room_id.eq(room.id)))
        .filter(screening_reports::half_month.eq(half))
        .select(Report::as_select())
        .get_result(conn)
        .optional()?)
}

/// Every version of a report, oldest first.
pub fn versions_of(conn: &mut DbConnection, report: Key<ReportId>) -> Outcome<Vec<Version>> {
    Ok(screening_versions::table
        .filter(screening_versions::town.eq(report.town).and(screening_versions::report_id.eq(report.id)))
        .order(screening_versions::number)
        .select(Version::as_select())
        .load(conn)?)
}

/// Of the versions of a report, the one in force.
pub fn in_force(versions: &[Version]) -> Option<&Version> {
    versions.iter().rev().find(|version| version.retracted_at.is_none())
}

/// The cases listed by the versions of a report.
pub fn version_cases(conn: &mut DbConnection, report: Key<ReportId>) -> Outcome<Vec<(i32, CaseId)>> {
    Ok(screening_version_cases::table
        .filter(screening_version_cases::town.eq(report.town).and(screening_version_cases::report_id.eq(report.id)))
        .order((screening_version_cases::number, screening_version_cases::case_id))
        .select((screening_version_cases::number, screening_version_cases::case_id))
        .load(conn)?)
}

/// The earliest half-month for which a room of the town has filed.
pub fn earliest_report(conn: &mut DbConnection, town: TownKey) -> Outcome<Option<HalfMonth>> {
    Ok(screening_reports::table
        .filter(screening_reports::town.eq(town).and(screening_reports::latest.gt(0)))
        .order(screening_reports::half_month)
        .select(screening_reports::half_month)
        .first(conn)
        .optional()?)
}

pub fn insert_report(conn: &mut DbConnection, report: &Report) -> Outcome<()> {
    diesel::insert_into(screening_reports::table).values(report).execute(conn)?;
    Ok(())
}

/// The room and the half-month of a report.
pub fn place_of(conn: &mut DbConnection, report: Key<ReportId>) -> Outcome<(RoomId, HalfMonth)> {
    let place = (screening_reports::room_id, screening_reports::half_month);
    Ok(screening_reports::table.find((report.town, report.id)).select(place).get_result(conn)?)
}

/// Notes that a version was taken back.
pub fn retract_version(conn: &mut DbConnection, version: &Version, at: Instant) -> Outcome<()> {
    diesel::update(screening_versions::table.find((version.town, version.report_id, version.number)))
        .set(screening_versions::retracted_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Files a report of which no version was in force.
pub fn file_anew(conn: &mut DbConnection, report: &Report) -> Outcome<()> {
    diesel::update(screening_reports::table.find((report.town, report.id)))
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
pub fn remove_version(conn: &mut DbConnection, report: Key<ReportId>, number: i32) -> Outcome<()> {
    let listed = screening_version_cases::town.eq(report.town).and(screening_version_cases::report_id.eq(report.id));
    diesel::delete(screening_version_cases::table.filter(listed.and(screening_version_cases::number.eq(number)))).execute(conn)?;
    diesel::delete(screening_versions::table.find((report.town, report.id, number))).execute(conn)?;
    let left = versions_of(conn, report)?;
    if !left.is_empty() {
        return set_latest(conn, report, in_force(&left).map_or(0, |version| version.number));
    }
    diesel::delete(screening_reports::table.find((report.town, report.id))).execute(conn)?;
    Ok(())
}

/// Makes another version the one in force.
pub fn set_latest(conn: &mut DbConnection, report: Key<ReportId>, number: i32) -> Outcome<()> {
    let latest = screening_reports::latest.eq(number);
    diesel::update(screening_reports::table.find((report.town, report.id))).set(latest).execute(conn)?;
    Ok(())
}

pub fn insert_version(conn: &mut DbConnection, version: &Version, listed: impl IntoIterator<Item = CaseId>) -> Outcome<()> {
    diesel::insert_into(screening_versions::table).values(version).execute(conn)?;
    for case in listed {
        diesel::insert_into(screening_version_cases::table)
            .values((
                screening_version_cases::town.eq(version.town),
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
    diesel::delete(screening_excuses::table.find((excuse.town, excuse.room_id, excuse.half_month))).execute(conn)?;
    diesel::insert_into(screening_excuses::table).values(excuse).execute(conn)?;
    Ok(())
}
