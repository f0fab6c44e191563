//! What figures read beside the records they count.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::calendar::{Day, year_end, year_start};
use crate::db::schema::{case_endings, case_resolutions, cases, online_entries, petition_visits};
use crate::db::{DbConnection, IDS_PER_QUERY};
use crate::ids::{CaseId, EntryId, TownKey};
use crate::problem::Outcome;
use crate::rights::{Locality, Scope};
use crate::rooms::each_in;

/// Which of some cases of a town have an agreement dated in the year.
pub fn resolved_among(conn: &mut DbConnection, of: TownKey, cases: &[CaseId], year: i32) -> Outcome<HashSet<CaseId>> {
    use case_resolutions::{case_id, settled_on, table, town};
    let mut found = HashSet::new();
    for some in cases.chunks(IDS_PER_QUERY) {
        let query = table.filter(town.eq(of).and(case_id.eq_any(some))).filter(settled_on.between(year_start(year), year_end(year)));
        found.extend(query.select(case_id).load::<CaseId>(conn)?);
    }
    Ok(found)
}

/// Which of some entries of a town were entered in the year.
pub fn entered_among(conn: &mut DbConnection, of: TownKey, entries: &[EntryId], year: i32) -> Outcome<HashSet<EntryId>> {
    use online_entries::{entered_on, id, table, town};
    let mut found = HashSet::new();
    for some in entries.chunks(IDS_PER_QUERY) {
        let query = table.filter(town.eq(of).and(id.eq_any(some))).filter(entered_on.between(year_start(year), year_end(year)));
        found.extend(query.select(id).load::<EntryId>(conn)?);
    }
    Ok(found)
}

/// The entries of the year that were not withdrawn, each with its case, or the one that case was merged into.
pub fn entries_entered(conn: &mut DbConnection, scope: Scope, year: i32) -> Outcome<Vec<(EntryId, Option<CaseId>)>> {
    use online_entries::{case_id, entered_on, id, room_id, state, table, town};
    each_in(conn, scope, |conn, at| {
        let of_entry = cases::town.eq(at.town).and(cases::town.eq(town)).and(cases::id.nullable().eq(case_id));
        let query = table
            .left_join(cases::table.on(of_entry))
            .filter(town.eq(at.town).and(entered_on.between(year_start(year), year_end(year))).and(state.eq("entered")))
            .into_boxed();
        let query = match at.room {
            Some(room) => query.filter(room_id.eq(room)),
            None => query,
        };
        let rows: Vec<(EntryId, Option<CaseId>, Option<CaseId>)> =
            query.order((entered_on, id)).select((id, case_id, cases::merged_into.nullable())).load(conn)?;
        Ok(rows.into_iter().map(|(entry, case, merged)| (entry, merged.or(case))).collect())
    })
}

/// The first and last days on which something happened, of every kind of record that figures date.
pub fn first_and_last_days(conn: &mut DbConnection) -> Outcome<Vec<Day>> {
    each_in(conn, Scope::All, days_of)
}

fn days_of(conn: &mut DbConnection, at: Locality) -> Outcome<Vec<Day>> {
    use diesel::dsl::{max, min};
    let mut days = Vec::new();
    macro_rules! note {
        ($table:ident, $day:ident) => {
            let of_town = $table::table.filter($table::town.eq(at.town)).select((min($table::$day), max($table::$day)));
            let (first, last): (Option<Day>, Option<Day>) = of_town.first(conn)?;
            days.extend([first, last].into_iter().flatten());
        };
    }
    note!(cases, found_on);
    note!(case_resolutions, settled_on);
    note!(case_endings, ended_on);
    note!(petition_visits, received_on);
    note!(online_entries, entered_on);
    Ok(days)
}

/// Visits received within a span: day and persons present.
pub fn receptions(conn: &mut DbConnection, at: Locality, first: Day, last: Day) -> Outcome<Vec<(Day, i32)>> {
    use petition_visits::{counts, persons_present, received_on, room_id, table, town};
    let query = table.filter(town.eq(at.town).and(received_on.between(first, last))).filter(counts.eq(true)).into_boxed();
    let query = match at.room {
        Some(room) => query.filter(room_id.eq(room)),
        None => query,
    };
    Ok(query.order(received_on).select((received_on, persons_present)).load(conn)?)
}
