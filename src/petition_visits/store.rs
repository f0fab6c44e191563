//! The queries of petition visits.

use diesel::prelude::*;

use super::lists::{Handling, VisitClass};
use super::model::{Progress, Visit, Visitor};
use crate::calendar::Day;
use crate::db::DbConnection;
use crate::db::schema::{cases, petition_progress, petition_visitors, petition_visits};
use crate::ids::{RoomId, TownId, VisitId};
use crate::on_each_engine;
use crate::problem::Outcome;
use crate::rights::{Actor, Role, Scope};
use crate::text::{fold, like_pattern};

/// What a reader of the list asks for; the same for list, export and drill-down.
#[derive(Default, Clone)]
pub struct VisitFilter {
    pub received_from: Option<Day>,
    pub received_to: Option<Day>,
    pub leader: Option<String>,
    pub class: Option<VisitClass>,
    pub room_id: Option<RoomId>,
    /// Any part of subject, summary and names.
    pub text: Option<String>,
    pub oldest_first: bool,
    pub after: Option<(Day, VisitId)>,
}

impl VisitFilter {
    /// Whether the question itself would tell what a restricted line hides.
    fn asks_for_hidden(&self) -> bool {
        self.text.is_some() || self.leader.is_some() || self.room_id.is_some()
    }
}

macro_rules! in_scope {
    ($query:expr, $scope:expr) => {
        match $scope {
            Scope::All => $query,
            Scope::Town(town) => $query.filter(petition_visits::town_id.eq(town)),
            // A room sees the visits that were turned into its cases.
            Scope::Room(room) => {
                $query.filter(petition_visits::case_id.eq_any(cases::table.filter(cases::room_id.eq(room)).select(cases::id.nullable())))
            }
        }
    };
}

macro_rules! wanted_visits {
    ($scope:expr, $actor:expr, $wanted:expr) => {{
        let mut query = in_scope!(petition_visits::table.into_boxed(), $scope);
        if let Some(day) = $wanted.received_from {
            query = query.filter(petition_visits::received_on.ge(day));
        }
        if let Some(day) = $wanted.received_to {
            query = query.filter(petition_visits::received_on.le(day));
        }
        if let Some(leader) = &$wanted.leader {
            query = query.filter(petition_visits::leader.eq(leader.clone()));
        }
        if let Some(class) = $wanted.class {
            query = query.filter(petition_visits::class.eq(class));
        }
        if let Some(room) = $wanted.room_id {
            query = query.filter(petition_visits::room_id.eq(room));
        }
        if let Some(text) = &$wanted.text {
            query = query.filter(petition_visits::search_text.like(like_pattern(&fold(text))).escape('\\'));
        }
        if $wanted.asks_for_hidden() && $actor.role != Role::Clerk {
            let open = petition_visits::class.ne(VisitClass::Accusation).or(petition_visits::recorded_by.eq($actor.account_id));
            query = match ($actor.role, $actor.person_id) {
                (Role::Leader, Some(person)) => query.filter(open.or(petition_visits::leader.eq($actor.name.clone())).or(
                    petition_visits::leader_person_id.is_not_null().and(petition_visits::leader_person_id.assume_not_null().eq(person)),
                )),
                (Role::Leader, None) => query.filter(open.or(petition_visits::leader.eq($actor.name.clone()))),
                _ => query.filter(open),
            };
        }
        query
    }};
}

/// Visits of a scope by the day they were received, one page.
pub fn visits_in(conn: &mut DbConnection, scope: Scope, actor: &Actor, wanted: &VisitFilter, limit: i64) -> Outcome<Vec<Visit>> {
    let mut query = wanted_visits!(scope, actor, wanted);
    if let Some((day, id)) = wanted.after {
        let same_day = petition_visits::received_on.eq(day);
        query = if wanted.oldest_first {
            query.filter(petition_visits::received_on.gt(day).or(same_day.and(petition_visits::id.gt(id))))
        } else {
            query.filter(petition_visits::received_on.lt(day).or(same_day.and(petition_visits::id.lt(id))))
        };
    }
    let query = if wanted.oldest_first {
        query.order((petition_visits::received_on.asc(), petition_visits::id.asc()))
    } else {
        query.order((petition_visits::received_on.desc(), petition_visits::id.desc()))
    };
    Ok(query.limit(limit).select(Visit::as_select()).load(conn)?)
}

/// How many visits there are of that kind.
pub fn count_visits(conn: &mut DbConnection, scope: Scope, actor: &Actor, wanted: &VisitFilter) -> Outcome<i64> {
    Ok(wanted_visits!(scope, actor, wanted).count().get_result(conn)?)
}

/// One visit of a scope, or 404.
pub fn find_visit(conn: &mut DbConnection, scope: Scope, id: VisitId) -> Outcome<Visit> {
    Ok(in_scope!(petition_visits::table.into_boxed(), scope)
        .filter(petition_visits::id.eq(id))
        .select(Visit::as_select())
        .get_result(conn)?)
}

/// The visits with these ids, by day.
pub fn visits_with_ids(conn: &mut DbConnection, ids: &[VisitId]) -> Outcome<Vec<Visit>> {
    Ok(petition_visits::table
        .filter(petition_visits::id.eq_any(ids.to_vec()))
        .order((petition_visits::received_on, petition_visits::id))
        .select(Visit::as_select())
        .load(conn)?)
}

/// Which of these visits lie in the scope.
pub fn ids_in_scope(conn: &mut DbConnection, scope: Scope, ids: &[VisitId]) -> Outcome<Vec<VisitId>> {
    let within = in_scope!(petition_visits::table.into_boxed(), scope);
    Ok(within.filter(petition_visits::id.eq_any(ids.to_vec())).select(petition_visits::id).load(conn)?)
}

/// The visits of a town that a ledger row with this key may have become.
pub fn visits_with_key(conn: &mut DbConnection, town: TownId, key: &str) -> Outcome<Vec<Visit>> {
    Ok(petition_visits::table
        .filter(petition_visits::town_id.eq(town).and(petition_visits::visitor_key.eq(key)))
        .order(petition_visits::id)
        .select(Visit::as_select())
        .load(conn)?)
}

/// The visitors of some visits, in order.
pub fn visitors_of(conn: &mut DbConnection, ids: &[VisitId]) -> Outcome<Vec<Visitor>> {
    Ok(petition_visitors::table
        .filter(petition_visitors::visit_id.eq_any(ids.to_vec()))
        .order((petition_visitors::visit_id, petition_visitors::position, petition_visitors::id))
        .select(Visitor::as_select())
        .load(conn)?)
}

pub fn insert_visit(conn: &mut DbConnection, visit: &Visit) -> Outcome<()> {
    diesel::insert_into(petition_visits::table).values(visit).execute(conn)?;
    Ok(())
}

pub fn update_visit(conn: &mut DbConnection, visit: &Visit) -> Outcome<()> {
    diesel::update(petition_visits::table.find(visit.id)).set(visit).execute(conn)?;
    Ok(())
}

/// Keeps the visitors of a visit in place of those before.
pub fn replace_visitors(conn: &mut DbConnection, visit: VisitId, visitors: &[Visitor]) -> Outcome<()> {
    diesel::delete(petition_visitors::table.filter(petition_visitors::visit_id.eq(visit))).execute(conn)?;
    insert_visitors(conn, visitors)
}

/// Inserts the visitors of a new visit.
pub fn insert_visitors(conn: &mut DbConnection, visitors: &[Visitor]) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(petition_visitors::table).values(visitors).execute(conn))?;
    Ok(())
}

/// How far a visit's matter has come; nothing at first.
pub fn progress_of(conn: &mut DbConnection, visit: VisitId) -> Outcome<Progress> {
    let kept: Option<Progress> = petition_progress::table.find(visit).select(Progress::as_select()).get_result(conn).optional()?;
    Ok(kept.unwrap_or_else(|| Progress::none(visit)))
}

/// How far the matters of some visits have come; those without any progress are left out.
pub fn progress_for(conn: &mut DbConnection, ids: &[VisitId]) -> Outcome<Vec<Progress>> {
    Ok(petition_progress::table.filter(petition_progress::visit_id.eq_any(ids.to_vec())).select(Progress::as_select()).load(conn)?)
}

/// Saves how far a visit's matter has come.
pub fn save_progress(conn: &mut DbConnection, progress: &Progress) -> Outcome<()> {
    if diesel::update(petition_progress::table.find(progress.visit_id)).set(progress).execute(conn)? == 0 {
        diesel::insert_into(petition_progress::table).values(progress).execute(conn)?;
    }
    Ok(())
}

/// Visits joined to this one's matter follow it into another.
pub fn follow_matter(conn: &mut DbConnection, from: VisitId, matter: VisitId) -> Outcome<()> {
    diesel::update(petition_visits::table.filter(petition_visits::matter_id.eq(from)))
        .set(petition_visits::matter_id.eq(matter))
        .execute(conn)?;
    Ok(())
}

/// Most earlier visits that are suggested.
const MOST_EARLIER: i64 = 50;
/// Most visits whose clocks are looked at; older ones stand in the ledger.
const MOST_IN_PROGRESS: i64 = 2000;

/// Earlier visits of a scope by the same people, newest first.
pub fn earlier_by_same_people(conn: &mut DbConnection, scope: Scope, visit: &Visit) -> Outcome<Vec<Visit>> {
    let keys: Vec<String> =
        petition_visitors::table.filter(petition_visitors::visit_id.eq(visit.id)).select(petition_visitors::person_key).load(conn)?;
    let same = petition_visitors::table.filter(petition_visitors::person_key.eq_any(keys)).select(petition_visitors::visit_id);
    let before = petition_visits::received_on
        .lt(visit.received_on)
        .or(petition_visits::received_on.eq(visit.received_on).and(petition_visits::id.lt(visit.id)));
    Ok(in_scope!(petition_visits::table.into_boxed(), scope)
        .filter(petition_visits::id.eq_any(same).and(petition_visits::counts.eq(true)).and(before))
        .order((petition_visits::received_on.desc(), petition_visits::id.desc()))
        .limit(MOST_EARLIER)
        .select(Visit::as_select())
        .load(conn)?)
}

/// Visits made in the program whose matter is being handled: not answered at the desk, or with progress on record.
pub fn visits_in_progress(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<(Visit, Progress)>> {
    let handled = petition_visits::handling.eq_any([Handling::Forwarded, Handling::Assigned, Handling::Accepted]);
    let noted = petition_progress::table.select(petition_progress::visit_id);
    let visits: Vec<Visit> = in_scope!(petition_visits::table.into_boxed(), scope)
        .filter(petition_visits::counts.eq(true).and(petition_visits::imported.eq(false)))
        .filter(handled.or(petition_visits::id.eq_any(noted)))
        .order((petition_visits::received_on.desc(), petition_visits::id.desc()))
        .limit(MOST_IN_PROGRESS)
        .select(Visit::as_select())
        .load(conn)?;
    let ids: Vec<VisitId> = visits.iter().map(|visit| visit.id).collect();
    let mut known = progress_for(conn, &ids)?;
    let mut of = |id: VisitId| match known.iter().position(|row| row.visit_id == id) {
        Some(place) => known.swap_remove(place),
        None => Progress::none(id),
    };
    Ok(visits
        .into_iter()
        .map(|visit| {
            let progress = of(visit.id);
            (visit, progress)
        })
        .collect())
}
