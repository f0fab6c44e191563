//! What figures read beside the records they count.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::calendar::{Day, year_end, year_start};
use crate::db::schema::{case_endings, case_resolutions, cases, online_entries, people, petition_visits};
use crate::db::{DbConnection, IDS_PER_QUERY};
use crate::ids::{CaseId, EntryId, PersonId, TownId};
use crate::people::Person;
use crate::problem::Outcome;

use super::area::Area;

/// Which of some cases have an agreement dated in the year.
pub fn resolved_among(conn: &mut DbConnection, cases: &[CaseId], year: i32) -> Outcome<HashSet<CaseId>> {
    use case_resolutions::{case_id, settled_on, table};
    let mut found = HashSet::new();
    for some in cases.chunks(IDS_PER_QUERY) {
        let query = table.filter(case_id.eq_any(some)).filter(settled_on.between(year_start(year), year_end(year)));
        found.extend(query.select(case_id).load::<CaseId>(conn)?);
    }
    Ok(found)
}

/// Which of some entries were entered in the year.
pub fn entered_among(conn: &mut DbConnection, entries: &[EntryId], year: i32) -> Outcome<HashSet<EntryId>> {
    use online_entries::{entered_on, id, table};
    let mut found = HashSet::new();
    for some in entries.chunks(IDS_PER_QUERY) {
        let query = table.filter(id.eq_any(some)).filter(entered_on.between(year_start(year), year_end(year)));
        found.extend(query.select(id).load::<EntryId>(conn)?);
    }
    Ok(found)
}

/// The entries of the year that were not withdrawn, each with its case, or the one that case was merged into.
pub fn entries_entered(conn: &mut DbConnection, place: Area, year: i32) -> Outcome<Vec<(EntryId, Option<CaseId>)>> {
    use online_entries::{case_id, entered_on, id, room_id, state, table, town_id};
    let query =
        table.left_join(cases::table).filter(entered_on.between(year_start(year), year_end(year)).and(state.eq("entered"))).into_boxed();
    let query = match place {
        Area::Everywhere => query,
        Area::Town(town) => query.filter(town_id.eq(town)),
        Area::Room(room, _) => query.filter(room_id.eq(room)),
    };
    let rows: Vec<(EntryId, Option<CaseId>, Option<CaseId>)> =
        query.order((entered_on, id)).select((id, case_id, cases::merged_into.nullable())).load(conn)?;
    Ok(rows.into_iter().map(|(entry, case, merged)| (entry, merged.or(case))).collect())
}

/// The first and last days on which something happened, of every kind of record that figures date.
pub fn first_and_last_days(conn: &mut DbConnection) -> Outcome<Vec<Day>> {
    use diesel::dsl::{max, min};
    let mut days = Vec::new();
    macro_rules! note {
        ($table:ident, $day:ident) => {
            let (first, last): (Option<Day>, Option<Day>) = $table::table.select((min($table::$day), max($table::$day))).first(conn)?;
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

/// Some people of the register.
pub fn people_named(conn: &mut DbConnection, ids: &[PersonId]) -> Outcome<Vec<Person>> {
    Ok(people::table.filter(people::id.eq_any(ids.to_vec())).order(people::id).select(Person::as_select()).load(conn)?)
}

/// Visits of the place received within a span: town, day and persons present.
pub fn receptions(conn: &mut DbConnection, place: Area, first: Day, last: Day) -> Outcome<Vec<(TownId, Day, i32)>> {
    use petition_visits::{counts, persons_present, received_on, room_id, table, town_id};
    let query = table.filter(received_on.between(first, last)).filter(counts.eq(true)).into_boxed();
    let query = match place {
        Area::Everywhere => query,
        Area::Town(town) => query.filter(town_id.eq(town)),
        Area::Room(room, _) => query.filter(room_id.eq(room)),
    };
    Ok(query.order((received_on, town_id)).select((town_id, received_on, persons_present)).load(conn)?)
}
