//! The queries behind reminders; each begins with what an index of the migrations answers.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::calendar::Day;
use crate::cases::lists::{Performance, Stage};
use crate::cases::{Case, FollowUp, Instalment, Meeting, PerformanceSeen, Resolution, Transfer};
use crate::db::DbConnection;
use crate::db::schema::{
    case_endings, case_follow_ups, case_instalments, case_meetings, case_parties, case_performances, case_resolutions, case_transfers,
    cases,
};
use crate::ids::{CaseId, TownKey};
use crate::problem::Outcome;
use crate::rights::Locality;

/// Most cases read for one kind; a town that has more due than this needs no longer list.
const MOST: i64 = 500;

macro_rules! within {
    ($query:expr, $at:expr) => {{
        let query = $query.filter(cases::town.eq($at.town).and(cases::counts.eq(true))).into_boxed();
        match $at.room {
            Some(room) => query.filter(cases::room_id.eq(room)),
            None => query,
        }
    }};
}

/// The records of a table that belong to cases, with those.
macro_rules! with_cases {
    ($table:ident, $at:expr) => {
        $table::table
            .inner_join(cases::table.on(cases::town.eq($table::town).and(cases::id.eq($table::case_id))))
            .filter($table::town.eq($at.town))
    };
}

macro_rules! agreements {
    ($conn:expr, $found:expr, $at:expr) => {{
        let later = diesel::alias!(case_resolutions as later);
        let newer = later
            .filter(later.field(case_resolutions::town).eq($at.town))
            .filter(later.field(case_resolutions::case_id).eq(case_resolutions::case_id))
            .filter(later.field(case_resolutions::number).gt(case_resolutions::number));
        let ended = case_endings::table
            .filter(case_endings::town.eq($at.town).and(case_endings::case_id.eq(case_resolutions::case_id)))
            .filter(case_endings::created_at.ge(case_resolutions::created_at));
        // Of a case reopened since, only what was agreed last stands, and only if mediation did not end after it.
        let standing = $found
            .filter(cases::stage.eq_any([Stage::Settled, Stage::Closed]).and(cases::imported.eq(false)))
            .filter(not(exists(newer)))
            .filter(not(exists(ended)));
        Ok(within!(standing, $at)
            .order((case_resolutions::settled_on, case_resolutions::id))
            .limit(MOST)
            .select((Case::as_select(), Resolution::as_select()))
            .load($conn)?)
    }};
}

/// Cases in mediation whose time ends by a day.
pub fn mediations_due(conn: &mut DbConnection, at: Locality, until: Day) -> Outcome<Vec<Case>> {
    let due = cases::table.filter(cases::stage.eq(Stage::Accepted).and(cases::due_on.le(until)));
    Ok(within!(due, at).order((cases::due_on, cases::id)).limit(MOST).select(Case::as_select()).load(conn)?)
}

/// Meetings agreed for a day up to `until`, of cases still open.
pub fn meetings_agreed(conn: &mut DbConnection, at: Locality, until: Day) -> Outcome<Vec<(Case, Meeting)>> {
    let agreed = with_cases!(case_meetings, at)
        .filter(case_meetings::next_on.le(until).and(cases::stage.eq_any([Stage::Registered, Stage::Accepted])));
    Ok(within!(agreed, at)
        .order((case_meetings::next_on, case_meetings::id))
        .limit(MOST)
        .select((Case::as_select(), Meeting::as_select()))
        .load(conn)?)
}

/// Standing agreements not wholly performed, made in the program, of which something may be due: a performance by
/// `until`, or an application to the court because they took effect since a day.
pub fn agreements_unperformed(conn: &mut DbConnection, at: Locality, until: Day, since: Day) -> Outcome<Vec<(Case, Resolution)>> {
    let open = [Performance::NotDue, Performance::Partly, Performance::Overdue];
    let part = case_instalments::table
        .filter(case_instalments::town.eq(at.town).and(case_instalments::case_id.eq(case_resolutions::case_id)))
        .filter(case_instalments::due_on.le(until));
    let due = case_resolutions::perform_by.le(until).or(exists(part)).or(case_resolutions::effective_on.ge(since));
    let found = with_cases!(case_resolutions, at).filter(case_resolutions::performance.eq_any(open).and(due));
    agreements!(conn, found, at)
}

/// Standing agreements made in the program since a day.
pub fn agreements_since(conn: &mut DbConnection, at: Locality, since: Day) -> Outcome<Vec<(Case, Resolution)>> {
    let found = with_cases!(case_resolutions, at).filter(case_resolutions::settled_on.ge(since));
    agreements!(conn, found, at)
}

/// Handings-over up to a day that nobody answered, of cases still open and made in the program.
pub fn transfers_unanswered(conn: &mut DbConnection, at: Locality, until: Day) -> Outcome<Vec<(Case, Transfer)>> {
    let waiting = with_cases!(case_transfers, at)
        .filter(case_transfers::answer.is_null().and(case_transfers::sent_on.le(until)))
        .filter(cases::stage.eq_any([Stage::Registered, Stage::Accepted]).and(cases::imported.eq(false)));
    Ok(within!(waiting, at)
        .order((case_transfers::sent_on, case_transfers::id))
        .limit(MOST)
        .select((Case::as_select(), Transfer::as_select()))
        .load(conn)?)
}

macro_rules! of_cases {
    ($($(#[$doc:meta])* $name:ident: $row:ident in $table:ident by $order:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<$row>> {
            Ok($table::table
                .filter($table::town.eq(town).and($table::case_id.eq_any(ids.to_vec())))
                .order(($table::case_id, $table::$order))
                .select($row::as_select())
                .load(conn)?)
        }
    )*};
}

of_cases! {
    /// The meetings of some cases.
    meetings_of: Meeting in case_meetings by held_on;
    /// The parts in which some agreements are to be performed, in order.
    instalments_of: Instalment in case_instalments by number;
    /// What was seen of the performance of some agreements.
    performances_of: PerformanceSeen in case_performances by seen_on;
    /// The follow-up visits of some cases.
    follow_ups_of: FollowUp in case_follow_ups by visited_on;
}

/// The names of the parties of some cases, first ones first.
pub fn names_of(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, String)>> {
    Ok(case_parties::table
        .filter(case_parties::town.eq(town).and(case_parties::case_id.eq_any(ids.to_vec())))
        .order((case_parties::case_id, case_parties::position, case_parties::id))
        .select((case_parties::case_id, case_parties::name))
        .load(conn)?)
}
