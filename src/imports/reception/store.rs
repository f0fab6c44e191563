//! The queries by which imported visits are kept and tied to cases.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::cases::lists::PartyRole;
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{case_parties, cases, petition_visitors, petition_visits};
use crate::ids::{AccountId, CaseId, Key, RoomId, TownKey, VisitId, VisitorId};
use crate::keyed;
use crate::petition_visits::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::problem::Outcome;

/// One visit as it is kept.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug, PartialEq, Serialize, Deserialize)]
#[diesel(table_name = petition_visits, primary_key(town, id), treat_none_as_null = true)]
pub struct VisitRecord {
    pub town: TownKey,
    pub id: VisitId,
    pub room_id: Option<RoomId>,
    pub received_on: Day,
    pub leader: String,
    pub leader_title: Option<String>,
    pub recorded_by: AccountId,
    pub place: String,
    pub form: VisitForm,
    pub persons_present: i32,
    pub subject: String,
    pub class: VisitClass,
    pub occurrence: Occurrence,
    pub handling: Handling,
    pub finish_by: Option<Day>,
    pub finished_on: Option<Day>,
    pub result: Option<String>,
    pub counts: bool,
    pub visitor_key: String,
    pub search_text: String,
    pub imported: bool,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub matter_id: VisitId,
}

keyed! { VisitRecord: VisitId }

/// Somebody who came.
#[derive(Queryable, Selectable, Insertable, Serialize, Deserialize)]
#[diesel(table_name = petition_visitors)]
pub struct VisitorRecord {
    pub town: TownKey,
    pub visit_id: VisitId,
    pub id: VisitorId,
    pub position: i32,
    pub name: String,
    pub phone_sealed: Option<String>,
    pub phone_index: Option<String>,
    pub address: Option<String>,
    pub person_key: String,
}

/// A visit with all that an import makes of one, taken out of the records.
#[derive(Serialize, Deserialize)]
pub struct VisitSnapshot {
    pub visit: VisitRecord,
    pub visitors: Vec<VisitorRecord>,
    /// The case it became.
    pub case: Option<CaseId>,
}

/// Takes a visit nobody has worked with out of the records. Anything else that belongs to it stops the removal.
pub fn remove(conn: &mut DbConnection, visit: Key<VisitId>) -> Outcome<VisitSnapshot> {
    let own = petition_visits::table.find((visit.town, visit.id));
    let record = own.select(VisitRecord::as_select()).get_result(conn)?;
    let case = own.select(petition_visits::case_id).get_result(conn)?;
    let visitors = petition_visitors::table.filter(petition_visitors::town.eq(visit.town).and(petition_visitors::visit_id.eq(visit.id)));
    let taken = visitors.order(petition_visitors::position).select(VisitorRecord::as_select()).load(conn)?;
    let became = cases::table.filter(cases::town.eq(visit.town).and(cases::petition_visit_id.eq(visit.id)));
    diesel::update(became).set(cases::petition_visit_id.eq(None::<VisitId>)).execute(conn)?;
    diesel::delete(visitors).execute(conn)?;
    diesel::delete(own).execute(conn)?;
    Ok(VisitSnapshot { visit: record, visitors: taken, case })
}

/// The cases that came of a visit.
pub fn cases_of(conn: &mut DbConnection, visit: Key<VisitId>) -> Outcome<Vec<CaseId>> {
    let became = cases::table.filter(cases::town.eq(visit.town).and(cases::petition_visit_id.eq(visit.id)));
    Ok(became.order(cases::id).select(cases::id).load(conn)?)
}

/// Ties a visit to the case it became again.
pub fn relink(conn: &mut DbConnection, visit: Key<VisitId>, case: Option<CaseId>) -> Outcome<()> {
    case.map_or(Ok(()), |case| tie(conn, visit, case))
}

pub fn update_visit(conn: &mut DbConnection, visit: &VisitRecord) -> Outcome<()> {
    diesel::update(petition_visits::table.find((visit.town, visit.id))).set(visit).execute(conn)?;
    Ok(())
}

pub fn insert_visit(conn: &mut DbConnection, visit: &VisitRecord) -> Outcome<()> {
    diesel::insert_into(petition_visits::table).values(visit).execute(conn)?;
    Ok(())
}

pub fn insert_visitor(conn: &mut DbConnection, visitor: &VisitorRecord) -> Outcome<()> {
    diesel::insert_into(petition_visitors::table).values(visitor).execute(conn)?;
    Ok(())
}

/// The visit of a town with this id, when there is one.
pub fn visit_with_id(conn: &mut DbConnection, visit: Key<VisitId>) -> Outcome<Option<VisitRecord>> {
    let own = petition_visits::table.find((visit.town, visit.id));
    Ok(own.select(VisitRecord::as_select()).get_result(conn).optional()?)
}

/// The visits of a town on a day, each with the names of who came.
pub fn visits_on(conn: &mut DbConnection, town: TownKey, day: Day) -> Outcome<Vec<(VisitRecord, Vec<String>)>> {
    let visits: Vec<VisitRecord> = petition_visits::table
        .filter(petition_visits::town.eq(town).and(petition_visits::received_on.eq(day)))
        .order(petition_visits::id)
        .select(VisitRecord::as_select())
        .load(conn)?;
    let mut found = Vec::new();
    for visit in visits {
        let names = petition_visitors::table
            .filter(petition_visitors::town.eq(town).and(petition_visitors::visit_id.eq(visit.id)))
            .order(petition_visitors::position)
            .select(petition_visitors::name)
            .load(conn)?;
        found.push((visit, names));
    }
    Ok(found)
}

/// Imported visits turned to mediation that have no case yet: room, day and who came first.
pub fn unlinked_visits(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<(VisitId, RoomId, Day, String)>> {
    let came = petition_visitors::town.eq(petition_visits::town).and(petition_visitors::visit_id.eq(petition_visits::id));
    let rows: Vec<(VisitId, Option<RoomId>, Day, String)> = petition_visits::table
        .inner_join(petition_visitors::table.on(came))
        .filter(petition_visits::town.eq(town).and(petition_visitors::town.eq(town)))
        .filter(petition_visits::imported.eq(true).and(petition_visits::counts.eq(true)))
        .filter(petition_visits::handling.eq(Handling::ToMediation).and(petition_visits::case_id.is_null()))
        .filter(petition_visitors::position.eq(1))
        .order(petition_visits::id)
        .select((petition_visits::id, petition_visits::room_id, petition_visits::received_on, petition_visitors::name))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, room, day, name)| room.map(|room| (id, room, day, name))).collect())
}

/// Cases of a room found on a day that came of no visit yet, with the name of an applicant, first ones first.
pub fn unlinked_cases(conn: &mut DbConnection, room: Key<RoomId>, day: Day) -> Outcome<Vec<(CaseId, String)>> {
    Ok(cases::table
        .inner_join(case_parties::table.on(case_parties::town.eq(cases::town).and(case_parties::case_id.eq(cases::id))))
        .filter(cases::town.eq(room.town).and(case_parties::town.eq(room.town)))
        .filter(cases::room_id.eq(room.id).and(cases::found_on.eq(day)).and(cases::counts.eq(true)))
        .filter(cases::petition_visit_id.is_null().and(case_parties::role.eq(PartyRole::Applicant)))
        .order((cases::id, case_parties::position))
        .select((cases::id, case_parties::name))
        .load(conn)?)
}

/// Ties a visit and the case it became to each other.
pub fn tie(conn: &mut DbConnection, visit: Key<VisitId>, case: CaseId) -> Outcome<()> {
    diesel::update(petition_visits::table.find((visit.town, visit.id))).set(petition_visits::case_id.eq(Some(case))).execute(conn)?;
    diesel::update(cases::table.find((visit.town, case))).set(cases::petition_visit_id.eq(Some(visit.id))).execute(conn)?;
    Ok(())
}
