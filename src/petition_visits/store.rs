//! The queries of petition visits.

use std::cmp::Reverse;

use diesel::prelude::*;

use super::lists::{Handling, VisitClass};
use super::model::{Progress, Visit, Visitor};
use crate::calendar::Day;
use crate::db::DbConnection;
use crate::db::schema::{cases, petition_progress, petition_visitors, petition_visits};
use crate::ids::{Key, RoomId, TownKey, VisitId};
use crate::on_each_engine;
use crate::problem::Outcome;
use crate::rights::{Actor, Locality, Role, Scope};
use crate::rooms::{find_in, page_in, sum_in};
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

macro_rules! visits_at {
    ($at:expr) => {{
        let query = petition_visits::table.filter(petition_visits::town.eq($at.town)).into_boxed();
        match $at.room {
            // A room sees the visits that were turned into its cases.
            Some(room) => {
                let own = cases::table.filter(cases::town.eq($at.town).and(cases::room_id.eq(room)));
                query.filter(petition_visits::case_id.eq_any(own.select(cases::id.nullable())))
            }
            None => query,
        }
    }};
}

macro_rules! wanted_visits {
    ($at:expr, $actor:expr, $wanted:expr) => {{
        let mut query = visits_at!($at);
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
    let read = |conn: &mut DbConnection, at: Locality| {
        let mut query = wanted_visits!(at, actor, wanted);
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
        Ok(query.limit(limit).select(Visit::as_select()).load::<Visit>(conn)?)
    };
    if wanted.oldest_first {
        return page_in(conn, scope, limit, |visit| (visit.received_on, visit.id), read);
    }
    page_in(conn, scope, limit, newest_first, read)
}

fn newest_first(visit: &Visit) -> Reverse<(Day, VisitId)> {
    Reverse((visit.received_on, visit.id))
}

/// How many visits there are of that kind.
pub fn count_visits(conn: &mut DbConnection, scope: Scope, actor: &Actor, wanted: &VisitFilter) -> Outcome<i64> {
    sum_in(conn, scope, |conn, at| Ok(wanted_visits!(at, actor, wanted).count().get_result(conn)?))
}

/// One visit of a scope, or 404.
pub fn find_visit(conn: &mut DbConnection, scope: Scope, id: VisitId) -> Outcome<Visit> {
    find_in(conn, scope, |conn, at| Ok(visits_at!(at).filter(petition_visits::id.eq(id)).select(Visit::as_select()).get_result(conn)?))
}

/// The visits of a town with these ids, by day.
pub fn visits_with_ids(conn: &mut DbConnection, town: TownKey, ids: &[VisitId]) -> Outcome<Vec<Visit>> {
    Ok(petition_visits::table
        .filter(petition_visits::town.eq(town).and(petition_visits::id.eq_any(ids.to_vec())))
        .order((petition_visits::received_on, petition_visits::id))
        .select(Visit::as_select())
        .load(conn)?)
}

/// Which of these visits of a town lie in the scope.
pub fn ids_in_scope(conn: &mut DbConnection, scope: Scope, town: TownKey, ids: &[VisitId]) -> Outcome<Vec<VisitId>> {
    let Some(at) = scope.within(town) else { return Ok(Vec::new()) };
    Ok(visits_at!(at).filter(petition_visits::id.eq_any(ids.to_vec())).select(petition_visits::id).load(conn)?)
}

/// The visits of a town that a ledger row with this key may have become.
pub fn visits_with_key(conn: &mut DbConnection, town: TownKey, key: &str) -> Outcome<Vec<Visit>> {
    Ok(petition_visits::table
        .filter(petition_visits::town.eq(town).and(petition_visits::visitor_key.eq(key)))
        .order(petition_visits::id)
        .select(Visit::as_select())
        .load(conn)?)
}

/// The visitors of some visits of a town, in order.
pub fn visitors_of(conn: &mut DbConnection, town: TownKey, ids: &[VisitId]) -> Outcome<Vec<Visitor>> {
    Ok(petition_visitors::table
        .filter(petition_visitors::town.eq(town).and(petition_visitors::visit_id.eq_any(ids.to_vec())))
        .order((petition_visitors::visit_id, petition_visitors::position, petition_visitors::id))
        .select(Visitor::as_select())
        .load(conn)?)
}

pub fn insert_visit(conn: &mut DbConnection, visit: &Visit) -> Outcome<()> {
    diesel::insert_into(petition_visits::table).values(visit).execute(conn)?;
    Ok(())
}

pub fn update_visit(conn: &mut DbConnection, visit: &Visit) -> Outcome<()> {
    diesel::update(petition_visits::table.find((visit.town, visit.id))).set(visit).execute(conn)?;
    Ok(())
}

/// Keeps the visitors of a visit in place of those before.
pub fn replace_visitors(conn: &mut DbConnection, visit: Key<VisitId>, visitors: &[Visitor]) -> Outcome<()> {
    let before = petition_visitors::town.eq(visit.town).and(petition_visitors::visit_id.eq(visit.id));
    diesel::delete(petition_visitors::table.filter(before)).execute(conn)?;
    insert_visitors(conn, visitors)
}

/// Inserts the visitors of a new visit.
pub fn insert_visitors(conn: &mut DbConnection, visitors: &[Visitor]) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(petition_visitors::table).values(visitors).execute(conn))?;
    Ok(())
}

/// How far a visit's matter has come; nothing at first.
pub fn progress_of(conn: &mut DbConnection, visit: Key<VisitId>) -> Outcome<Progress> {
    let kept = petition_progress::table.find((visit.town, visit.id)).select(Progress::as_select());
    Ok(kept.get_result(conn).optional()?.unwrap_or_else(|| Progress::none(visit)))
}

/// How far the matters of some visits of a town have come; those without any progress are left out.
pub fn progress_for(conn: &mut DbConnection, town: TownKey, ids: &[VisitId]) -> Outcome<Vec<Progress>> {
    let some = petition_progress::town.eq(town).and(petition_progress::visit_id.eq_any(ids.to_vec()));
    Ok(petition_progress::table.filter(some).select(Progress::as_select()).load(conn)?)
}

/// Saves how far a visit's matter has come.
pub fn save_progress(conn: &mut DbConnection, progress: &Progress) -> Outcome<()> {
    if diesel::update(petition_progress::table.find((progress.town, progress.visit_id))).set(progress).execute(conn)? == 0 {
        diesel::insert_into(petition_progress::table).values(progress).execute(conn)?;
    }
    Ok(())
}

/// Visits joined to this one's matter follow it into another.
pub fn follow_matter(conn: &mut DbConnection, from: Key<VisitId>, matter: VisitId) -> Outcome<Vec<VisitId>> {
    let joined = petition_visits::table.filter(petition_visits::town.eq(from.town).and(petition_visits::matter_id.eq(from.id)));
    let followed = joined.order(petition_visits::id).select(petition_visits::id).load(conn)?;
    diesel::update(joined).set(petition_visits::matter_id.eq(matter)).execute(conn)?;
    Ok(followed)
}

/// Most earlier visits that are suggested.
const MOST_EARLIER: i64 = 50;
/// Most visits whose clocks are looked at; older ones stand in the ledger.
const MOST_IN_PROGRESS: i64 = 2000;

/// Earlier visits of a scope by the same people, newest first.
pub fn earlier_by_same_people(conn: &mut DbConnection, scope: Scope, visit: &Visit) -> Outcome<Vec<Visit>> {
    let own = petition_visitors::town.eq(visit.town).and(petition_visitors::visit_id.eq(visit.id));
    let keys: Vec<String> = petition_visitors::table.filter(own).select(petition_visitors::person_key).load(conn)?;
    page_in(conn, scope, MOST_EARLIER, newest_first, |conn, at| {
        let same = petition_visitors::town.eq(at.town).and(petition_visitors::person_key.eq_any(keys.clone()));
        let same = petition_visitors::table.filter(same).select(petition_visitors::visit_id);
        let before = petition_visits::received_on
            .lt(visit.received_on)
            .or(petition_visits::received_on.eq(visit.received_on).and(petition_visits::id.lt(visit.id)));
        Ok(visits_at!(at)
            .filter(petition_visits::id.eq_any(same).and(petition_visits::counts.eq(true)).and(before))
            .order((petition_visits::received_on.desc(), petition_visits::id.desc()))
            .limit(MOST_EARLIER)
            .select(Visit::as_select())
            .load(conn)?)
    })
}

/// Visits made in the program whose matter is being handled: not answered at the desk, or with progress on record.
pub fn visits_in_progress(conn: &mut DbConnection, at: Locality) -> Outcome<Vec<(Visit, Progress)>> {
    let handled = petition_visits::handling.eq_any([Handling::Forwarded, Handling::Assigned, Handling::Accepted]);
    let noted = petition_progress::table.filter(petition_progress::town.eq(at.town)).select(petition_progress::visit_id);
    let visits: Vec<Visit> = visits_at!(at)
        .filter(petition_visits::counts.eq(true).and(petition_visits::imported.eq(false)))
        .filter(handled.or(petition_visits::id.eq_any(noted)))
        .order((petition_visits::received_on.desc(), petition_visits::id.desc()))
        .limit(MOST_IN_PROGRESS)
        .select(Visit::as_select())
        .load(conn)?;
    let ids: Vec<VisitId> = visits.iter().map(|visit| visit.id).collect();
    let mut known = progress_for(conn, at.town, &ids)?;
    let mut of = |visit: Key<VisitId>| match known.iter().position(|row| row.visit_id == visit.id) {
        Some(place) => known.swap_remove(place),
        None => Progress::none(visit),
    };
    Ok(visits
        .into_iter()
        .map(|visit| {
            let progress = of(visit.key());
            (visit, progress)
        })
        .collect())
}
