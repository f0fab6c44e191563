//! What is kept of petition visits.

use diesel::prelude::*;
use serde::Serialize;
use validator::{Validate, ValidationError};

use super::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::calendar::Day;
use crate::clock::Instant;
use crate::db::schema::{petition_progress, petition_visitors, petition_visits};
use crate::ids::{AccountId, CaseId, Key, PersonId, RoomId, TownKey, VisitId, VisitorId};
use crate::keyed;
use crate::problem::{Code, broken, in_order};

/// One reception of petitioners by a leader.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Serialize, Validate)]
#[validate(schema(function = "finished_after_it_was_received"))]
#[diesel(table_name = petition_visits, primary_key(town, id), treat_none_as_null = true)]
pub struct Visit {
    pub town: TownKey,
    pub id: VisitId,
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
    /// The first visit about the same matter; its own id until a person links it to an earlier one.
    pub matter_id: VisitId,
}

keyed! { Visit: VisitId }

fn finished_after_it_was_received(visit: &Visit) -> Result<(), ValidationError> {
    in_order(Some(visit.received_on), visit.finished_on, "/finished_on")
}

/// What became of a visit, each on its day (信访工作条例 art. 22, 23, 34-36).
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug, PartialEq, Eq, Serialize, Validate)]
#[validate(schema(function = "an_extension_has_its_reason"), schema(function = "an_extension_is_approved"))]
#[diesel(table_name = petition_progress, primary_key(town, visit_id), treat_none_as_null = true)]
pub struct Progress {
    pub town: TownKey,
    pub visit_id: VisitId,
    /// The place in the queue of the day.
    pub queue_no: Option<i32>,
    /// Handed to an office, to be answered by a day.
    pub assigned_on: Option<Day>,
    pub answer_by: Option<Day>,
    pub answered_on: Option<Day>,
    pub answer: Option<String>,
    /// The petitioner was told in writing.
    pub notified_on: Option<Day>,
    pub accepted_on: Option<Day>,
    pub extension_days: Option<i32>,
    pub extension_reason: Option<String>,
    pub extension_approved_by: Option<String>,
    /// The office was told that the matter is its; it may object within five working days.
    pub forwarded_notice_on: Option<Day>,
    pub objected_on: Option<Day>,
    /// The petitioner received the opinion on the matter.
    pub opinion_received_on: Option<Day>,
    pub reexamination_requested_on: Option<Day>,
    pub reexamination_decided_on: Option<Day>,
    pub review_requested_on: Option<Day>,
    pub review_decided_on: Option<Day>,
}

fn an_extension_has_its_reason(progress: &Progress) -> Result<(), ValidationError> {
    let without = progress.extension_days.is_some() && progress.extension_reason.is_none();
    if without { Err(broken("/extension_reason", Code::ReasonRequired)) } else { Ok(()) }
}

fn an_extension_is_approved(progress: &Progress) -> Result<(), ValidationError> {
    let without = progress.extension_days.is_some() && progress.extension_approved_by.is_none();
    if without { Err(broken("/extension_approved_by", Code::Required)) } else { Ok(()) }
}

impl Progress {
    /// Nothing yet.
    pub fn none(visit: Key<VisitId>) -> Self {
        Self {
            town: visit.town,
            visit_id: visit.id,
            queue_no: None,
            assigned_on: None,
            answer_by: None,
            answered_on: None,
            answer: None,
            notified_on: None,
            accepted_on: None,
            extension_days: None,
            extension_reason: None,
            extension_approved_by: None,
            forwarded_notice_on: None,
            objected_on: None,
            opinion_received_on: None,
            reexamination_requested_on: None,
            reexamination_decided_on: None,
            review_requested_on: None,
            review_decided_on: None,
        }
    }
}

/// Somebody who came.
#[derive(Queryable, Selectable, Insertable, Clone, PartialEq, Eq, Serialize)]
#[diesel(table_name = petition_visitors, treat_none_as_default_value = false)]
pub struct Visitor {
    pub town: TownKey,
    pub visit_id: VisitId,
    pub id: VisitorId,
    pub position: i32,
    pub name: String,
    pub phone_sealed: Option<String>,
    pub phone_index: Option<String>,
    pub address: Option<String>,
    /// By what the visitor is known again: the phone's blind index, else the name.
    pub person_key: String,
}

/// A visit with its visitors and how far its matter has come.
#[derive(Clone, Validate)]
#[validate(schema(function = "as_many_came_as_are_named"))]
pub struct WholeVisit {
    pub visit: Visit,
    pub visitors: Vec<Visitor>,
    pub progress: Progress,
}

/// An old ledger may count and name differently, and is taken as it stands.
fn as_many_came_as_are_named(whole: &WholeVisit) -> Result<(), ValidationError> {
    let named = i32::try_from(whole.visitors.len()).unwrap_or(i32::MAX);
    let fewer = whole.visit.persons_present < named && !whole.visit.imported;
    if fewer { Err(broken("/persons_present", Code::FewerThanNamed)) } else { Ok(()) }
}
