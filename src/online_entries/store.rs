//! The queries of online entries.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::lists::EntryState;
use super::model::Entry;
use crate::calendar::Day;
use crate::cases::lists::Kind;
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{case_platform_numbers, case_resolutions, cases, online_entries, reconciliation_reasons, rooms};
use crate::ids::{CaseId, EntryId, RoomId, TownId};
use crate::problem::Outcome;
use crate::rights::Scope;
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

macro_rules! in_scope {
    ($query:expr, $scope:expr) => {
        match $scope {
            Scope::All => $query,
            Scope::Town(town) => $query.filter(online_entries::town_id.eq(town)),
            Scope::Room(room) => $query.filter(online_entries::room_id.eq(room)),
        }
    };
}

macro_rules! wanted_entries {
    ($scope:expr, $wanted:expr) => {{
        let mut query = in_scope!(online_entries::table.into_boxed(), $scope);
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
    let mut query = wanted_entries!(scope, wanted);
    if let Some((day, id)) = wanted.after {
        query = query.filter(online_entries::entered_on.lt(day).or(online_entries::entered_on.eq(day).and(online_entries::id.lt(id))));
    }
    Ok(query.order((online_entries::entered_on.desc(), online_entries::id.desc())).limit(limit).select(Entry::as_select()).load(conn)?)
}

/// How many entries there are of that kind.
pub fn count_entries(conn: &mut DbConnection, scope: Scope, wanted: &EntryFilter) -> Outcome<i64> {
    Ok(wanted_entries!(scope, wanted).count().get_result(conn)?)
}

/// One entry of a scope, or 404.
pub fn find_entry(conn: &mut DbConnection, scope: Scope, id: EntryId) -> Outcome<Entry> {
    Ok(in_scope!(online_entries::table.into_boxed(), scope)
        .filter(online_entries::id.eq(id))
        .select(Entry::as_select())
        .get_result(conn)?)
}

/// The entries with these ids, in any order.
pub fn entries_with_ids(conn: &mut DbConnection, ids: &[EntryId]) -> Outcome<Vec<Entry>> {
    Ok(online_entries::table.filter(online_entries::id.eq_any(ids.to_vec())).select(Entry::as_select()).load(conn)?)
}

/// The entry with that number in that platform.
pub fn entry_with_number(conn: &mut DbConnection, platform: &str, number: &str) -> Outcome<Option<Entry>> {
    Ok(online_entries::table
        .filter(online_entries::platform.eq(platform).and(online_entries::platform_no.eq(number)))
        .select(Entry::as_select())
        .get_result(conn)
        .optional()?)
}

/// The case of a town whose ledger names this number.
pub fn case_naming(conn: &mut DbConnection, town: TownId, number: &str) -> Outcome<Option<CaseId>> {
    let of_town = cases::table.filter(cases::town_id.eq(town)).select(cases::id);
    Ok(case_platform_numbers::table
        .filter(case_platform_numbers::platform_no.eq(number).and(case_platform_numbers::case_id.eq_any(of_town)))
        .order(case_platform_numbers::case_id)
        .select(case_platform_numbers::case_id)
        .first(conn)
        .optional()?)
}

/// Entries that no case has yet, whose number a case's ledger row names.
pub fn unmatched_entries_named_by(conn: &mut DbConnection, case: CaseId) -> Outcome<Vec<Entry>> {
    Ok(online_entries::table
        .filter(online_entries::case_id.is_null())
        .filter(online_entries::town_id.eq_any(cases::table.filter(cases::id.eq(case)).select(cases::town_id)))
        .filter(online_entries::platform_no.eq_any(
            case_platform_numbers::table.filter(case_platform_numbers::case_id.eq(case)).select(case_platform_numbers::platform_no),
        ))
        .order(online_entries::id)
        .select(Entry::as_select())
        .load(conn)?)
}

pub fn insert_entry(conn: &mut DbConnection, entry: &Entry) -> Outcome<()> {
    diesel::insert_into(online_entries::table).values(entry).execute(conn)?;
    Ok(())
}

/// Removes an entry whose import is undone.
pub fn remove_entry(conn: &mut DbConnection, id: EntryId) -> Outcome<()> {
    diesel::delete(online_entries::table.find(id)).execute(conn)?;
    Ok(())
}

pub fn update_entry(conn: &mut DbConnection, entry: &Entry) -> Outcome<()> {
    diesel::update(online_entries::table.find(entry.id)).set(entry).execute(conn)?;
    Ok(())
}

/// An unmatched entry and an unmatched case that share a pair key, with the days both were accepted.
pub type Candidate = (EntryId, Option<Day>, CaseId, Option<Day>);

/// Candidates for a suggestion: entries without a case; cases without an entry that stands, their own or a merged case's.
/// The few entries without a case lead to the cases, so that cases of other years cost nothing.
pub fn candidates(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Candidate>> {
    let own = diesel::alias!(online_entries as own);
    let (of_merged, merged) = diesel::alias!(online_entries as of_merged, cases as merged);
    let entry_of_its_own = own
        .filter(own.field(online_entries::case_id).eq(cases::id.nullable()))
        .filter(own.field(online_entries::state).eq(EntryState::Entered))
        .select(own.field(online_entries::id));
    let entry_of_one_merged = of_merged
        .inner_join(merged.on(merged.field(cases::id).nullable().eq(of_merged.field(online_entries::case_id))))
        .filter(merged.field(cases::merged_into).eq(cases::id.nullable()))
        .filter(of_merged.field(online_entries::state).eq(EntryState::Entered))
        .select(of_merged.field(online_entries::id));
    let query = online_entries::table
        .inner_join(cases::table.on(cases::pair_key.eq(online_entries::pair_key)))
        .filter(online_entries::case_id.is_null().and(online_entries::state.eq(EntryState::Entered)))
        .filter(cases::counts.eq(true))
        .filter(not(exists(entry_of_its_own)))
        .filter(not(exists(entry_of_one_merged)));
    let rows = (online_entries::id, online_entries::accepted_on, cases::id, cases::accepted_on);
    let order = (online_entries::id, cases::id);
    Ok(match scope {
        Scope::All => query.select(rows).order(order).load(conn)?,
        Scope::Town(town) => query.filter(online_entries::town_id.eq(town)).select(rows).order(order).load(conn)?,
        Scope::Room(room) => query.filter(online_entries::room_id.eq(room)).select(rows).order(order).load(conn)?,
    })
}

/// Every entry of a scope that says something about a year: entered in it, or belonging to a case resolved in it.
pub fn entries_about(conn: &mut DbConnection, scope: Scope, first: Day, last: Day) -> Outcome<Vec<Entry>> {
    let resolved =
        case_resolutions::table.filter(case_resolutions::settled_on.between(first, last)).select(case_resolutions::case_id.nullable());
    Ok(in_scope!(online_entries::table.into_boxed(), scope)
        .filter(online_entries::entered_on.between(first, last).or(online_entries::case_id.eq_any(resolved)))
        .order((online_entries::entered_on, online_entries::platform_no, online_entries::id))
        .select(Entry::as_select())
        .load(conn)?)
}

/// The cases of a scope resolved in a span that count.
pub fn cases_resolved(conn: &mut DbConnection, scope: Scope, first: Day, last: Day) -> Outcome<Vec<CaseId>> {
    let resolved = case_resolutions::table.filter(case_resolutions::settled_on.between(first, last)).select(case_resolutions::case_id);
    let query = cases::table.filter(cases::counts.eq(true).and(cases::id.eq_any(resolved))).into_boxed();
    let query = match scope {
        Scope::All => query,
        Scope::Town(town) => query.filter(cases::town_id.eq(town)),
        Scope::Room(room) => query.filter(cases::room_id.eq(room)),
    };
    Ok(query.order((cases::found_on, cases::id)).select(cases::id).load(conn)?)
}

/// Cases that have an entry that stands, of any date; an entry of a merged case serves the one it was merged into.
pub fn cases_entered(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<CaseId>> {
    let query = online_entries::table
        .inner_join(cases::table.on(cases::id.nullable().eq(online_entries::case_id)))
        .filter(online_entries::state.eq(EntryState::Entered))
        .select((cases::id, cases::merged_into))
        .into_boxed();
    let query = match scope {
        Scope::All => query,
        Scope::Town(town) => query.filter(online_entries::town_id.eq(town)),
        // A case may have been merged into one of another room.
        Scope::Room(room) => {
            let own = diesel::alias!(cases as own);
            let of_room = own.filter(own.field(cases::room_id).eq(room)).select(own.field(cases::id).nullable());
            query.filter(cases::room_id.eq(room).or(cases::merged_into.eq_any(of_room)))
        }
    };
    let found: Vec<(CaseId, Option<CaseId>)> = query.load(conn)?;
    Ok(found.into_iter().map(|(case, into)| into.unwrap_or(case)).collect())
}

/// Into which case each merged case of some was merged.
pub fn merged_into(conn: &mut DbConnection, ids: &[CaseId]) -> Outcome<Vec<(CaseId, CaseId)>> {
    Ok(cases::table
        .filter(cases::id.eq_any(ids.to_vec()).and(cases::merged_into.is_not_null()))
        .select((cases::id, cases::merged_into.assume_not_null()))
        .load(conn)?)
}

/// Whether a room is in a scope.
pub fn reaches(conn: &mut DbConnection, scope: Scope, room: RoomId) -> Outcome<bool> {
    let query = rooms::table.filter(rooms::id.eq(room)).select(rooms::id).into_boxed();
    let query = match scope {
        Scope::All => query,
        Scope::Town(town) => query.filter(rooms::town_id.eq(town)),
        Scope::Room(own) => query.filter(rooms::id.eq(own)),
    };
    Ok(query.first::<RoomId>(conn).optional()?.is_some())
}

/// Why entries and cases stand in their classes, by id.
pub fn reasons(conn: &mut DbConnection) -> Outcome<Vec<(String, String)>> {
    Ok(reconciliation_reasons::table
        .order(reconciliation_reasons::subject_id)
        .select((reconciliation_reasons::subject_id, reconciliation_reasons::reason))
        .load(conn)?)
}

/// Keeps a reason in place of the one before, or takes it back.
pub fn save_reason(conn: &mut DbConnection, id: &str, reason: Option<&str>, who: &str, now: Instant) -> Outcome<()> {
    diesel::delete(reconciliation_reasons::table.find(id)).execute(conn)?;
    if let Some(reason) = reason {
        diesel::insert_into(reconciliation_reasons::table)
            .values((
                reconciliation_reasons::subject_id.eq(id),
                reconciliation_reasons::reason.eq(reason),
                reconciliation_reasons::account_name.eq(who),
                reconciliation_reasons::at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}
