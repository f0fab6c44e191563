//! The queries by which an imported case is taken out of the records again.

use diesel::prelude::*;

use crate::db::DbConnection;
use crate::db::schema::{
    case_participants, case_parties, case_platform_numbers, case_resolutions, case_steps, case_transfers, cases, online_entries,
    petition_visits,
};
use crate::ids::{CaseId, EntryId, Key, VisitId};
use crate::problem::Outcome;

/// How an entry came to a case when its number stands in the ledger; entries a person matched are never untied.
const BY_NUMBER: &str = "number";

/// Unties the entries and the visit of a case; says which they were.
pub fn untie(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<(Vec<EntryId>, Option<VisitId>)> {
    let entries = of_case!(online_entries, case);
    let tied = entries.order(online_entries::id).select(online_entries::id).load(conn)?;
    let no_match = (online_entries::case_id.eq(None::<CaseId>), online_entries::matched_by.eq(None::<String>));
    diesel::update(entries).set(no_match).execute(conn)?;
    let visits = of_case!(petition_visits, case);
    let visit = visits.order(petition_visits::id).select(petition_visits::id).first(conn).optional()?;
    diesel::update(visits).set(petition_visits::case_id.eq(None::<CaseId>)).execute(conn)?;
    Ok((tied, visit))
}

/// Ties entries, which had come to the case by their numbers, and a visit to a case again.
pub fn relink(conn: &mut DbConnection, case: Key<CaseId>, entries: &[EntryId], visit: Option<VisitId>) -> Outcome<()> {
    let tied = online_entries::table.filter(online_entries::town.eq(case.town).and(online_entries::id.eq_any(entries.to_vec())));
    diesel::update(tied).set((online_entries::case_id.eq(Some(case.id)), online_entries::matched_by.eq(Some(BY_NUMBER)))).execute(conn)?;
    if let Some(visit) = visit {
        diesel::update(petition_visits::table.find((case.town, visit))).set(petition_visits::case_id.eq(Some(case.id))).execute(conn)?;
    }
    Ok(())
}

/// Removes a case with what an import makes of one. Anything else that belongs to it stops the removal.
pub fn remove_imported(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<()> {
    macro_rules! remove {
        ($($table:ident)*) => {
            $(diesel::delete(of_case!($table, case)).execute(conn)?;)*
        };
    }
    remove!(case_parties case_participants case_resolutions case_transfers case_steps case_platform_numbers);
    diesel::delete(cases::table.find((case.town, case.id))).execute(conn)?;
    Ok(())
}
