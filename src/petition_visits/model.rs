//! What is kept of petition visits.

use diesel::prelude::*;

use super::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::calendar::Day;
use crate::clock::Instant;
use crate::db::schema::{petition_visitors, petition_visits};
use crate::ids::{AccountId, CaseId, PersonId, RoomId, TownId, VisitId, VisitorId};

/// One reception of petitioners by a leader.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = petition_visits, treat_none_as_null = true)]
pub struct Visit {
    pub id: VisitId,
    pub town_id: TownId,
    /// Where the matter arose, or the visitor lives.
    pub room_id: Option<RoomId>,
    pub received_on: Day,
    pub leader: String,
    pub leader_title: Option<String>,
    pub leader_person_id: Option<PersonId>,
    pub recorded_by: AccountId,
    pub place: String,
    pub form: VisitForm,
    pub persons_present: i32,
    pub persons_represented: Option<i32>,
    pub subject: String,
    pub summary: Option<String>,
    pub class: VisitClass,
    pub occurrence: Occurrence,
    pub handling: Handling,
    pub assigned_to: Option<String>,
    pub notify_by: Option<Day>,
    pub finish_by: Option<Day>,
    pub finished_on: Option<Day>,
    pub result: Option<String>,
    pub case_id: Option<CaseId>,
    pub withdrawn_reason: Option<String>,
    /// False once withdrawn: counted nowhere.
    pub counts: bool,
    pub visitor_key: String,
    pub search_text: String,
    pub imported: bool,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// Somebody who came.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = petition_visitors)]
pub struct Visitor {
    pub visit_id: VisitId,
    pub id: VisitorId,
    pub position: i32,
    pub name: String,
    pub phone_sealed: Option<String>,
    pub phone_index: Option<String>,
    pub address: Option<String>,
}
