//! The queries by which an imported case is taken out of the records again.

use diesel::prelude::*;

use crate::db::DbConnection;
use crate::db::schema::{
    case_participants, case_parties, case_platform_numbers, case_resolutions, case_steps, case_transfers, cases, online_entries,
    petition_visits,
};
use crate::ids::{CaseId, EntryId, VisitId};
use crate::problem::Outcome;

/// How an entry came to a case when its number stands in the ledger; entries a person matched are never untied.
const BY_NUMBER: &str = "number";

/// Unties the entries and the visit of a case; says which they were.
pub fn untie(conn: &mut DbConnection, case: CaseId) -> Outcome<(Vec<EntryId>, Option<VisitId>)> {
    let entries = online_entries::table.filter(online_entries::case_id.eq(case));
    let tied = entries.order(online_entries::id).select(online_entries::id).load(conn)?;
    let no_match = (online_entries::case_id.eq(None::<CaseId>), online_entries::matched_by.eq(None::<String>));
    diesel::update(entries).set(no_match).execute(conn)?;
    let visits = petition_visits::table.filter(petition_visits::case_id.eq(case));
    let visit = visits.order(petition_visits::id).select(petition_visits::id).first(conn).optional()?;
    diesel::update(visits).set(petition_visits::case_id.eq(None::<CaseId>)).execute(conn)?;
    Ok((tied, visit))
}

/// Ties entries, which had come to the case by their numbers, and a visit to a case again.
pub fn relink(conn: &mut DbConnection, case: CaseId, entries: &[EntryId], visit: Option<VisitId>) -> Outcome<()> {
    let tied = online_entries::table.filter(online_entries::id.eq_any(entries.to_vec()));
    diesel::update(tied).set((online_entries::case_id.eq(Some(case)), online_entries::matched_by.eq(Some(BY_NUMBER)))).execute(conn)?;
    if let Some(visit) = visit {
        diesel::update(petition_visits::table.find(visit)).set(petition_visits::case_id.eq(Some(case))).execute(conn)?;
    }
    Ok(())
}

/// Removes a case with what an import makes of one. Anything else that belongs to it stops the removal.
pub fn remove_imported(conn: &mut DbConnection, case: CaseId) -> Outcome<()> {
    diesel::delete(case_parties::table.filter(case_parties::case_id.eq(case))).execute(conn)?;
    diesel::delete(case_participants::table.filter(case_participants::case_id.eq(case))).execute(conn)?;
    diesel::delete(case_resolutions::table.filter(case_resolutions::case_id.eq(case))).execute(conn)?;
    diesel::delete(case_transfers::table.filter(case_transfers::case_id.eq(case))).execute(conn)?;
    diesel::delete(case_steps::table.filter(case_steps::case_id.eq(case))).execute(conn)?;
    diesel::delete(case_platform_numbers::table.filter(case_platform_numbers::case_id.eq(case))).execute(conn)?;
    diesel::delete(cases::table.find(case)).execute(conn)?;
    Ok(())
}
