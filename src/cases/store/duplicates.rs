//! The queries that find what may be the same dispute, or the same person elsewhere.

use std::cmp::Reverse;

use diesel::prelude::*;

use crate::calendar::Day;
use crate::cases::lists::Kind;
use crate::cases::model::{Case, Link, Party};
use crate::db::DbConnection;
use crate::db::schema::{case_links, case_parties, cases};
use crate::ids::{CaseId, Key, RoomId};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::page_in;

/// The names of the parties of cases that count, of one room and kind, found within a span of days.
pub fn names_nearby(conn: &mut DbConnection, room: Key<RoomId>, kind: Kind, first: Day, last: Day) -> Outcome<Vec<(CaseId, String)>> {
    Ok(case_parties::table
        .inner_join(cases::table.on(cases::town.eq(case_parties::town).and(cases::id.eq(case_parties::case_id))))
        .filter(case_parties::town.eq(room.town).and(cases::town.eq(room.town)))
        .filter(cases::room_id.eq(room.id).and(cases::kind.eq(kind)).and(cases::counts.eq(true)))
        .filter(cases::found_on.between(first, last))
        .select((case_parties::case_id, case_parties::name))
        .load(conn)?)
}

/// By what a person is recognised.
#[derive(Clone, Debug)]
pub enum Trait {
    IdNumber(String),
    Phone(String),
    Name(String),
}

/// Parties with the same trait in cases of a scope, newest case first, at most so many.
pub fn parties_with(conn: &mut DbConnection, scope: Scope, same: &Trait, limit: i64) -> Outcome<Vec<(Party, Case)>> {
    let order = |(party, case): &(Party, Case)| (Reverse(case.found_on), case.id, party.position);
    page_in(conn, scope, limit, order, |conn, at| {
        let query = case_parties::table
            .inner_join(cases::table.on(cases::town.eq(case_parties::town).and(cases::id.eq(case_parties::case_id))))
            .filter(case_parties::town.eq(at.town).and(cases::town.eq(at.town)))
            .select((Party::as_select(), Case::as_select()))
            .into_boxed();
        let query = match at.room {
            Some(room) => query.filter(cases::room_id.eq(room)),
            None => query,
        };
        let query = match same {
            Trait::IdNumber(index) => query.filter(case_parties::id_number_index.eq(index.clone())),
            Trait::Phone(index) => query.filter(case_parties::phone_index.eq(index.clone())),
            Trait::Name(name) => query.filter(case_parties::name.eq(name.clone())),
        };
        Ok(query.order((cases::found_on.desc(), cases::id, case_parties::position)).limit(limit).load(conn)?)
    })
}

/// What was decided about a case and those like it, from both sides.
pub fn links_of(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<Link>> {
    Ok(case_links::table
        .filter(case_links::town.eq(case.town).and(case_links::case_id.eq(case.id).or(case_links::other_id.eq(case.id))))
        .order((case_links::created_at, case_links::other_id))
        .select(Link::as_select())
        .load(conn)?)
}

/// Keeps a decision in place of the one before.
pub fn save_link(conn: &mut DbConnection, link: &Link) -> Outcome<()> {
    remove_link(conn, Key::new(link.town, link.case_id), link.other_id)?;
    diesel::insert_into(case_links::table).values(link).execute(conn)?;
    Ok(())
}

/// Forgets a decision, whichever side it was made from; the number of rows that went.
pub fn remove_link(conn: &mut DbConnection, case: Key<CaseId>, other: CaseId) -> Outcome<usize> {
    let from = diesel::delete(case_links::table.find((case.town, case.id, other))).execute(conn)?;
    let back = diesel::delete(case_links::table.find((case.town, other, case.id))).execute(conn)?;
    Ok(from + back)
}
