//! The queries of online entries.

use std::cmp::Reverse;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::lists::EntryState;
use super::model::Entry;
use crate::calendar::Day;
use crate::cases::lists::Kind;
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{case_platform_numbers, case_resolutions, cases, online_entries, reconciliation_reasons};
use crate::ids::{CaseId, EntryId, Key, RoomId, TownKey};
use crate::problem::Outcome;
use crate::rights::{Locality, Scope};
use crate::rooms::{find_in, page_in, sum_in};
use crate::text::like_pattern;

/// What a reader of the list asks for.
#[derive(Default, Clone)]
pub struct EntryFilter {
    pub room_id: Option<RoomId>,
    pub state: Option<EntryState>,
    pub kind: Option<Kind>,
    pub entered_from: Option<Day>,
    pub entered_to: Option<Day>,
    pub matched: Option<bool>,
    /// A part of the number or of a name.
    pub text: Option<String>,
    pub after: Option<(Day, EntryId)>,
}

macro_rules! entries_at {
    ($at:expr) => {{
        let query = online_entries::table.filter(online_entries::town.eq($at.town)).into_boxed();
        match $at.room {
            Some(room) => query.filter(online_entries::room_id.eq(room)),
            None => query,
        }
    }};
}

macro_rules! wanted_entries {
    ($at:expr, $wanted:expr) => {{
        let mut query = entries_at!($at);
        if let Some(room) = $wanted.room_id {
            query = query.filter(online_entries::room_id.eq(room));
        }
        if let Some(state) = $wanted.state {
            query = query.filter(online_entries::state.eq(state));
        }
        if let Some(kind) = $wanted.kind {
            query = query.filter(online_entries::kind.eq(kind));
        }
        if let Some(day) = $wanted.entered_from {
            query = query.filter(online_entries::entered_on.ge(day));
        }
        if let Some(day) = $wanted.entered_to {
            query = query.filter(online_entries::entered_on.le(day));
        }
        query = match $wanted.matched {
            Some(true) => query.filter(online_entries::case_id.is_not_null()),
            Some(false) => query.filter(online_entries::case_id.is_null()),
            None => query,
        };
        if let Some(text) = &$wanted.text {
            let pattern = like_pattern(text);
            query = query.filter(
                online_entries::platform_no
                    .like(pattern.clone())
                    .escape('\\')
                    .or(online_entries::applicant.like(pattern.clone()).escape('\\'))
                    .or(online_entries::respondent.like(pattern).escape('\\')),
            );
        }
        query
    }};
}

/// Entries of a scope, newest first, one page.
pub fn entries_in(conn: &mut DbConnection, scope: Scope, wanted: &EntryFilter, limit: i64) -> Outcome<Vec<Entry>> {
    page_in(
        conn,
        scope,
        limit,
        |entry: &Entry| Reverse((entry.entered_on, entry.id)),
        |conn, at| {
            let mut query = wanted_entries!(at, wanted);
            if let Some((day, id)) = wanted.after {
                query =
                    query.filter(online_entries::entered_on.lt(day).or(online_entries::entered_on.eq(day).and(online_entries::id.lt(id))));
            }
            Ok(query
                .order((online_entries::entered_on.desc(), online_entries::id.desc()))
                .limit(limit)
                .select(Entry::as_select())
                .load(conn)?)
        },
    )
}

/// How many entries there are of that kind.
pub fn count_entries(conn: &mut DbConnection, scope: Scope, wanted: &EntryFilter) -> Outcome<i64> {
    sum_in(conn, scope, |conn, at| Ok(wanted_entries!(at, wanted).count().get_result(conn)?))
}

/// One entry of a scope, or 404.
pub fn find_entry(conn: &mut DbConnection, scope: Scope, id: EntryId) -> Outcome<Entry> {
    find_in(conn, scope, |conn, at| Ok(entries_at!(at).filter(online_entries::id.eq(id)).select(Entry::as_select()).get_result(conn)?))
}

/// The entries of a town with these ids, in any order.
pub fn entries_with_ids(conn: &mut DbConnection, town: TownKey, ids: &[EntryId]) -> Outcome<Vec<Entry>> {
    let some = online_entries::town.eq(town).and(online_entries::id.eq_any(ids.to_vec()));
    Ok(online_entries::table.filter(some).select(Entry::as_select()).load(conn)?)
}

/// The entry of a town with that number in that platform.
pub fn entry_with_number(conn: &mut DbConnection, town: TownKey, platform: &str, number: &str) -> Outcome<Option<Entry>> {
    Ok(online_entries::table
        .filter(online_entries::town.eq(town).and(online_entries::platform.eq(platform)).and(online_entries::platform_no.eq(number)))
        .select(Entry::as_select())
        .get_result(conn)
        .optional()?)
}

/// The case of a town whose ledger names this number.
pub fn case_naming(conn: &mut DbConnection, town: TownKey, number: &str) -> Outcome<Option<CaseId>> {
    Ok(case_platform_numbers::table
        .filter(case_platform_numbers::town.eq(town).and(case_platform_numbers::platform_no.eq(number)))
        .order(case_platform_numbers::case_id)
        .select(case_platform_numbers::case_id)
        .first(conn)
        .optional()?)
}

/// Entries that no case has yet, whose number a case's ledger row names.
pub fn unmatched_entries_named_by(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<Entry>> {
    let named = case_platform_numbers::town.eq(case.town).and(case_platform_numbers::case_id.eq(case.id));
    let named = case_platform_numbers::table.filter(named).select(case_platform_numbers::platform_no);
    Ok(online_entries::table
        .filter(online_entries::town.eq(case.town).and(online_entries::case_id.is_null()))
        .filter(online_entries::platform_no.eq_any(named))
        .order(online_entries::id)
        .select(Entry::as_select())
        .load(conn)?)
}

pub fn insert_entry(conn: &mut DbConnection, entry: &Entry) -> Outcome<()> {
    diesel::insert_into(online_entries::table).values(entry).execute(conn)?;
    Ok(())
}

/// Removes an entry whose import is undone.
pub fn remove_entry(conn: &mut DbConnection, entry: Key<EntryId>) -> Outcome<()> {
    diesel::delete(online_entries::table.find((entry.town, entry.id))).execute(conn)?;
    Ok(())
}

pub fn update_entry(conn: &mut DbConnection, entry: &Entry) -> Outcome<()> {
    diesel::update(online_entries::table.find((entry.town, entry.id))).set(entry).execute(conn)?;
    Ok(())
}

/// An unmatched entry and an unmatched case that share a pair key, with the days both were accepted.
pub type Candidate = (EntryId, Option<Day>, CaseId, Option<Day>);

/// Candidates for a suggestion: entries without a case; cases without an entry that stands, their own or a merged case's.
/// The few entries without a case lead to the cases, so that cases of other years cost nothing.
pub fn candidates(conn: &mut DbConnection, at: Locality) -> Outcome<Vec<Candidate>> {
    let own = diesel::alias!(online_entries as own);
    let (of_merged, merged) = diesel::alias!(online_entries as of_merged, cases as merged);
    let entry_of_its_own = own
        .filter(own.field(online_entries::town).eq(at.town).and(own.field(online_entries::case_id).eq(cases::id.nullable())))
        .filter(own.field(online_entries::state).eq(EntryState::Entered))
        .select(own.field(online_entries::id));
    let same_town = merged.field(cases::town).eq(of_merged.field(online_entries::town));
    let entry_of_one_merged = of_merged
        .inner_join(merged.on(same_town.and(merged.field(cases::id).nullable().eq(of_merged.field(online_entries::case_id)))))
        .filter(of_merged.field(online_entries::town).eq(at.town).and(merged.field(cases::town).eq(at.town)))
        .filter(merged.field(cases::merged_into).eq(cases::id.nullable()))
        .filter(of_merged.field(online_entries::state).eq(EntryState::Entered))
        .select(of_merged.field(online_entries::id));
    let query = online_entries::table
        .inner_join(cases::table.on(cases::town.eq(online_entries::town).and(cases::pair_key.eq(online_entries::pair_key))))
        .filter(online_entries::town.eq(at.town).and(cases::town.eq(at.town)))
        .filter(online_entries::case_id.is_null().and(online_entries::state.eq(EntryState::Entered)))
        .filter(cases::counts.eq(true))
        .filter(not(exists(entry_of_its_own)))
        .filter(not(exists(entry_of_one_merged)));
    let rows = (online_entries::id, online_entries::accepted_on, cases::id, cases::accepted_on);
    let order = (online_entries::id, cases::id);
    Ok(match at.room {
        None => query.select(rows).order(order).load(conn)?,
        Some(room) => query.filter(online_entries::room_id.eq(room)).select(rows).order(order).load(conn)?,
    })
}

/// Every entry that says something about a year: entered in it, or belonging to a case resolved in it.
pub fn entries_about(conn: &mut DbConnection, at: Locality, first: Day, last: Day) -> Outcome<Vec<Entry>> {
    let resolved = case_resolutions::town.eq(at.town).and(case_resolutions::settled_on.between(first, last));
    let resolved = case_resolutions::table.filter(resolved).select(case_resolutions::case_id.nullable());
    Ok(entries_at!(at)
        .filter(online_entries::entered_on.between(first, last).or(online_entries::case_id.eq_any(resolved)))
        .order((online_entries::entered_on, online_entries::platform_no, online_entries::id))
        .select(Entry::as_select())
        .load(conn)?)
}

/// The cases resolved in a span that count.
pub fn cases_resolved(conn: &mut DbConnection, at: Locality, first: Day, last: Day) -> Outcome<Vec<CaseId>> {
    let resolved = case_resolutions::town.eq(at.town).and(case_resolutions::settled_on.between(first, last));
    let resolved = case_resolutions::table.filter(resolved).select(case_resolutions::case_id);
    let query = cases::table.filter(cases::town.eq(at.town).and(cases::counts.eq(true)).and(cases::id.eq_any(resolved))).into_boxed();
    let query = match at.room {
        Some(room) => query.filter(cases::room_id.eq(room)),
        None => query,
    };
    Ok(query.order((cases::found_on, cases::id)).select(cases::id).load(conn)?)
}

/// Cases that have an entry that stands, of any date; an entry of a merged case serves the one it was merged into.
pub fn cases_entered(conn: &mut DbConnection, at: Locality) -> Outcome<Vec<CaseId>> {
    let query = online_entries::table
        .inner_join(cases::table.on(cases::town.eq(online_entries::town).and(cases::id.nullable().eq(online_entries::case_id))))
        .filter(online_entries::town.eq(at.town).and(cases::town.eq(at.town)))
        .filter(online_entries::state.eq(EntryState::Entered))
        .select((cases::id, cases::merged_into))
        .into_boxed();
    let query = match at.room {
        None => query,
        // A case may have been merged into one of another room.
        Some(room) => {
            let own = diesel::alias!(cases as own);
            let of_room = own.filter(own.field(cases::town).eq(at.town).and(own.field(cases::room_id).eq(room)));
            query.filter(cases::room_id.eq(room).or(cases::merged_into.eq_any(of_room.select(own.field(cases::id).nullable()))))
        }
    };
    let found: Vec<(CaseId, Option<CaseId>)> = query.load(conn)?;
    Ok(found.into_iter().map(|(case, into)| into.unwrap_or(case)).collect())
}

/// Into which case each merged case of some was merged.
pub fn merged_into(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, CaseId)>> {
    Ok(cases::table
        .filter(cases::town.eq(town).and(cases::id.eq_any(ids.to_vec())).and(cases::merged_into.is_not_null()))
        .select((cases::id, cases::merged_into.assume_not_null()))
        .load(conn)?)
}

/// Why entries and cases of a town stand in their classes, by id.
pub fn reasons(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<(String, String)>> {
    Ok(reconciliation_reasons::table
        .filter(reconciliation_reasons::town.eq(town))
        .order(reconciliation_reasons::subject_id)
        .select((reconciliation_reasons::subject_id, reconciliation_reasons::reason))
        .load(conn)?)
}

/// Keeps a reason in place of the one before, or takes it back.
pub fn save_reason(conn: &mut DbConnection, (town, id): (TownKey, &str), reason: Option<&str>, who: &str, now: Instant) -> Outcome<()> {
    diesel::delete(reconciliation_reasons::table.find((town, id))).execute(conn)?;
    if let Some(reason) = reason {
        diesel::insert_into(reconciliation_reasons::table)
            .values((
                reconciliation_reasons::town.eq(town),
                reconciliation_reasons::subject_id.eq(id),
                reconciliation_reasons::reason.eq(reason),
                reconciliation_reasons::account_name.eq(who),
                reconciliation_reasons::at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}
