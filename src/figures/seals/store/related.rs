//! Which records may move the figures of another one.

use diesel::prelude::*;

use crate::db::DbConnection;
use crate::db::schema::{case_participants, cases, online_entries, petition_visitors, petition_visits, screening_reports};
use crate::ids::{CaseId, EntryId, PersonId, ReportId, RoomId, TownKey, VisitId};
use crate::problem::Outcome;

/// The platform entries of cases, those of cases merged into them too.
pub fn entries_of_cases(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, EntryId)>> {
    let of_entry = cases::town.eq(online_entries::town).and(cases::id.nullable().eq(online_entries::case_id));
    let joined =
        online_entries::table.inner_join(cases::table.on(of_entry)).filter(online_entries::town.eq(town).and(cases::town.eq(town)));
    let own = joined.filter(cases::id.eq_any(ids)).select((cases::id, online_entries::id)).load(conn)?;
    let merged: Vec<(Option<CaseId>, EntryId)> =
        joined.filter(cases::merged_into.eq_any(ids)).select((cases::merged_into, online_entries::id)).load(conn)?;
    let merged = merged.into_iter().filter_map(|(case, entry)| Some((case?, entry)));
    Ok(sorted(own.into_iter().chain(merged).collect()))
}

/// The people of the register who took part in cases.
pub fn people_of_cases(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, PersonId)>> {
    let some = case_participants::table.filter(case_participants::town.eq(town).and(case_participants::case_id.eq_any(ids)));
    let rows: Vec<(CaseId, Option<PersonId>)> = some.select((case_participants::case_id, case_participants::person_id)).load(conn)?;
    Ok(sorted(rows.into_iter().filter_map(|(case, person)| Some((case, person?))).collect()))
}

/// The visits that were turned into cases.
pub fn visits_of_cases(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, VisitId)>> {
    let some = petition_visits::table.filter(petition_visits::town.eq(town).and(petition_visits::case_id.eq_any(ids)));
    let rows: Vec<(Option<CaseId>, VisitId)> = some.select((petition_visits::case_id, petition_visits::id)).load(conn)?;
    Ok(sorted(rows.into_iter().filter_map(|(case, visit)| Some((case?, visit))).collect()))
}

/// The case of each entry that has one.
pub fn cases_of_entries(conn: &mut DbConnection, town: TownKey, ids: &[EntryId]) -> Outcome<Vec<(EntryId, CaseId)>> {
    let some = online_entries::table.filter(online_entries::town.eq(town).and(online_entries::id.eq_any(ids)));
    let rows: Vec<(EntryId, Option<CaseId>)> = some.select((online_entries::id, online_entries::case_id)).load(conn)?;
    Ok(sorted(rows.into_iter().filter_map(|(entry, case)| Some((entry, case?))).collect()))
}

/// Entries and cases of the same room and names, whatever became of either; those of some entries or of some cases.
pub fn pairs_by_name(conn: &mut DbConnection, town: TownKey, entries: &[EntryId], of_cases: &[CaseId]) -> Outcome<Vec<(EntryId, CaseId)>> {
    let same_names = cases::town.eq(online_entries::town).and(cases::pair_key.eq(online_entries::pair_key));
    let alike = online_entries::table
        .inner_join(cases::table.on(same_names))
        .filter(online_entries::town.eq(town).and(cases::town.eq(town)))
        .filter(online_entries::pair_key.ne(""))
        .filter(online_entries::id.eq_any(entries).or(cases::id.eq_any(of_cases)))
        .select((online_entries::id, cases::id));
    Ok(sorted(alike.load(conn)?))
}

/// Other visits about the same matter, or of the same people.
pub fn kin_of_visits(conn: &mut DbConnection, town: TownKey, ids: &[VisitId]) -> Outcome<Vec<(VisitId, VisitId)>> {
    let other = diesel::alias!(petition_visits as other);
    let same_matter = other
        .field(petition_visits::town)
        .eq(petition_visits::town)
        .and(other.field(petition_visits::matter_id).eq(petition_visits::matter_id));
    let by_matter: Vec<(VisitId, VisitId)> = petition_visits::table
        .inner_join(other.on(same_matter))
        .filter(petition_visits::town.eq(town).and(other.field(petition_visits::town).eq(town)))
        .filter(petition_visits::id.eq_any(ids))
        .filter(other.field(petition_visits::id).ne(petition_visits::id))
        .select((petition_visits::id, other.field(petition_visits::id)))
        .load(conn)?;
    let beside = diesel::alias!(petition_visitors as beside);
    let same_person = beside
        .field(petition_visitors::town)
        .eq(petition_visitors::town)
        .and(beside.field(petition_visitors::person_key).eq(petition_visitors::person_key));
    let by_person: Vec<(VisitId, VisitId)> = petition_visitors::table
        .inner_join(beside.on(same_person))
        .filter(petition_visitors::town.eq(town).and(beside.field(petition_visitors::town).eq(town)))
        .filter(petition_visitors::visit_id.eq_any(ids))
        .filter(beside.field(petition_visitors::visit_id).ne(petition_visitors::visit_id))
        .select((petition_visitors::visit_id, beside.field(petition_visitors::visit_id)))
        .load(conn)?;
    Ok(sorted(by_matter.into_iter().chain(by_person).collect()))
}

/// The reports of rooms: room, half-month, report.
pub fn reports_of_rooms(conn: &mut DbConnection, of: TownKey, rooms: &[RoomId]) -> Outcome<Vec<(RoomId, String, ReportId)>> {
    use screening_reports::{half_month, id, room_id, table, town};
    Ok(table.filter(town.eq(of).and(room_id.eq_any(rooms))).order(id).select((room_id, half_month, id)).load(conn)?)
}

fn sorted<T: Ord>(mut pairs: Vec<T>) -> Vec<T> {
    pairs.sort();
    pairs.dedup();
    pairs
}
