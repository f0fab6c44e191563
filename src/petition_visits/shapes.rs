//! Petition visits as they are sent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::lists::{Handling, Occurrence, VisitClass, VisitForm};
use super::model::Visit;
use crate::http::Patch;
use crate::ids::{PersonId, RoomId, TownId, VisitId, VisitorId};
use crate::petition_visits::model::Progress;

/// Somebody who came.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewVisitor {
    pub id: Option<VisitorId>,
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    #[schema(max_length = 200)]
    pub address: Option<String>,
}

/// A visit to be recorded.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    pub id: Option<VisitId>,
    /// Needed only by accounts that reach several towns.
    pub town_id: Option<TownId>,
    pub received_on: NaiveDate,
    /// The register's name, or the acting leader's own, when left out.
    #[schema(min_length = 1, max_length = 60)]
    pub leader: Option<String>,
    #[schema(max_length = 60)]
    pub leader_title: Option<String>,
    pub leader_person_id: Option<PersonId>,
    #[schema(max_length = 200)]
    pub place: Option<String>,
    /// Where the matter arose, or the visitor lives.
    pub room_id: Option<RoomId>,
    pub form: Option<VisitForm>,
    #[schema(min_items = 1, max_items = 100)]
    pub visitors: Vec<NewVisitor>,
    /// How many came; never guessed.
    #[schema(minimum = 1, maximum = 100000)]
    pub persons_present: i32,
    #[schema(minimum = 0, maximum = 1000000)]
    pub persons_represented: Option<i32>,
    #[schema(min_length = 1, max_length = 500)]
    pub subject: String,
    #[schema(max_length = 5000)]
    pub summary: Option<String>,
    pub class: VisitClass,
    pub occurrence: Option<Occurrence>,
    pub handling: Option<Handling>,
    #[schema(max_length = 200)]
    pub assigned_to: Option<String>,
    pub finished_on: Option<NaiveDate>,
    #[schema(max_length = 2000)]
    pub result: Option<String>,
}

/// What to change of a visit; a list of visitors replaces the one before.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitPatch {
    pub received_on: Option<NaiveDate>,
    #[schema(min_length = 1, max_length = 60)]
    pub leader: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub leader_title: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<PersonId>)]
    pub leader_person_id: Patch<PersonId>,
    #[schema(max_length = 200)]
    pub place: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub room_id: Patch<RoomId>,
    pub form: Option<VisitForm>,
    #[schema(min_items = 1, max_items = 100)]
    pub visitors: Option<Vec<NewVisitor>>,
    #[schema(minimum = 1, maximum = 100000)]
    pub persons_present: Option<i32>,
    #[serde(default)]
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 1000000)]
    pub persons_represented: Patch<i32>,
    #[schema(min_length = 1, max_length = 500)]
    pub subject: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5000)]
    pub summary: Patch<String>,
    pub class: Option<VisitClass>,
    pub occurrence: Option<Occurrence>,
    pub handling: Option<Handling>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub assigned_to: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub finished_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub result: Patch<String>,
}

impl VisitPatch {
    /// Puts what was sent into the visit, except the visitors.
    pub fn apply(self, visit: &mut Visit) {
        macro_rules! replaced {
            ($($field:ident)*) => { $(if let Some(value) = self.$field { visit.$field = value; })* };
        }
        replaced!(received_on leader place form persons_present subject class occurrence handling);
        self.leader_title.apply(&mut visit.leader_title);
        self.leader_person_id.apply(&mut visit.leader_person_id);
        self.room_id.apply(&mut visit.room_id);
        self.persons_represented.apply(&mut visit.persons_represented);
        self.summary.apply(&mut visit.summary);
        self.assigned_to.apply(&mut visit.assigned_to);
        self.finished_on.apply(&mut visit.finished_on);
        self.result.apply(&mut visit.result);
    }
}

/// Why a visit is withdrawn, or its phones shown in clear.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitReason {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

macro_rules! progress_patch {
    ($($field:ident: $kind:ty $(, $limit:ident = $value:tt)?;)*) => {
        /// How far a visit's matter has come; what is left out stays as it is, null clears it.
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub struct ProgressPatch {
            $(
                #[serde(default)]
                #[schema(value_type = Option<$kind> $(, $limit = $value)?)]
                pub $field: Patch<$kind>,
            )*
        }

        impl ProgressPatch {
            /// Puts what was sent into the progress.
            pub fn apply(self, progress: &mut Progress) {
                $(self.$field.apply(&mut progress.$field);)*
            }
        }
    };
}

progress_patch! {
    queue_no: i32, minimum = 1;
    assigned_on: NaiveDate;
    answer_by: NaiveDate;
    answered_on: NaiveDate;
    answer: String, max_length = 2000;
    notified_on: NaiveDate;
    accepted_on: NaiveDate;
    extension_days: i32, minimum = 1;
    extension_reason: String, max_length = 500;
    extension_approved_by: String, max_length = 60;
    forwarded_notice_on: NaiveDate;
    objected_on: NaiveDate;
    opinion_received_on: NaiveDate;
    reexamination_requested_on: NaiveDate;
    reexamination_decided_on: NaiveDate;
    review_requested_on: NaiveDate;
    review_decided_on: NaiveDate;
}

/// The earlier visit about the same matter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SameMatter {
    pub visit_id: VisitId,
}

/// The visitors of a visit in clear.
#[derive(Serialize, ToSchema)]
pub struct RevealedVisitors {
    pub id: VisitId,
    pub visitors: Vec<RevealedVisitor>,
}

/// What is shown of a visitor in clear.
#[derive(Serialize, ToSchema)]
pub struct RevealedVisitor {
    pub id: VisitorId,
    pub name: String,
    pub phone: Option<String>,
}
