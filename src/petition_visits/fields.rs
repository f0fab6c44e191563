//! The plain fields of a visit, and the requests that record and correct it.

use chrono::NaiveDate;

use super::lists::{Handling, Occurrence, VisitClass, VisitForm};
use super::model::Visit;
use super::shapes::NewVisitor;
use crate::clock::Instant;
use crate::fields::Control::{self, Count, Day, Text};
use crate::http::Patch;
use crate::ids::{AccountId, PersonId, RoomId, TownId, TownKey, VisitId};
use crate::record_fields;

record_fields! {
    /// The plain fields of a visit, in the order in which they are told at the desk.
    VISIT_FIELDS of Visit;

    /// A visit to be recorded.
    new NewVisit {
        pub id: Option<VisitId>,
        /// Needed only by accounts that reach several towns.
        pub town_id: Option<TownId>,
        /// The register's name, or the acting leader's own, when left out.
        #[schema(min_length = 1, max_length = 60)]
        pub leader: Option<String>,
        pub leader_person_id: Option<PersonId>,
        #[schema(max_length = 200)]
        pub place: Option<String>,
        /// Where the matter arose, or the visitor lives.
        pub room_id: Option<RoomId>,
        #[schema(min_items = 1, max_items = 100)]
        pub visitors: Vec<NewVisitor>,
    } with {
        id: None, town_id: None, leader: None, leader_person_id: None, place: None, room_id: None, visitors: Vec::new(),
    }

    /// What to change of a visit; a list of visitors replaces the one before.
    patch VisitPatch {
        #[schema(min_length = 1, max_length = 60)]
        pub leader: Option<String>,
        #[serde(default)]
        #[schema(value_type = Option<PersonId>)]
        pub leader_person_id: Patch<PersonId>,
        #[schema(max_length = 200)]
        pub place: Option<String>,
        #[serde(default)]
        #[schema(value_type = Option<RoomId>)]
        pub room_id: Patch<RoomId>,
        #[schema(min_items = 1, max_items = 100)]
        pub visitors: Option<Vec<NewVisitor>>,
    }

    /// The plain fields of a visit, as readers see them.
    view VisitFieldsView;

    required received_on: NaiveDate [] "哪天接访的" "Day received" Day, Apart, Some(("接访日期", 12));
    optional leader_title: String [max_length = 60] "领导职务" "Position of the leader" Text(1), Apart, Some(("职务", 14));
    default(VisitForm::Fixed) form: VisitForm [] "形式" "Form" Control::list::<VisitForm>(), Further, Some(("接访形式", 12));
    /// How many came; never guessed.
    required persons_present: i32 [minimum = 1, maximum = 100000] "到场人数" "Persons present" Count, Apart, Some(("到场人数", 9));
    optional persons_represented: i32 [minimum = 0, maximum = 1000000] "代表多少人" "Persons represented" Count, Further, Some(("代表人数", 9));
    required subject: String [min_length = 1, max_length = 500] "反映什么事" "What is it about" Text(1), Apart, Some(("反映事项", 30));
    optional summary: String [max_length = 5000] "详细情况" "Details" Text(4), Apart, Some(("主要内容", 50));
    required class: VisitClass [] "类别" "Class" Control::list::<VisitClass>(), Further, Some(("类别", 10));
    default(Occurrence::First) occurrence: Occurrence [] "初访或重访" "First or repeat" Control::list::<Occurrence>(), Further, Some(("初次/重复", 10));
    default(Handling::Answered) handling: Handling [] "处理" "Handling" Control::list::<Handling>(), Further, Some(("办理方式", 14));
    optional assigned_to: String [max_length = 200] "交给" "Passed to" Text(1), Further, Some(("责任单位", 16));
    optional finished_on: NaiveDate [] "办结日期" "Finished" Day, Further, Some(("办结日期", 12));
    optional result: String [max_length = 2000] "结果" "Result" Text(2), Further, Some(("办理结果", 30));
}

impl VisitPatch {
    /// Writes what is no plain field, except the visitors.
    pub fn apply_own(&mut self, visit: &mut Visit) {
        if let Some(leader) = self.leader.take() {
            visit.leader = leader;
        }
        if let Some(place) = self.place.take() {
            visit.place = place;
        }
        std::mem::take(&mut self.leader_person_id).apply(&mut visit.leader_person_id);
        std::mem::take(&mut self.room_id).apply(&mut visit.room_id);
    }
}

impl Visit {
    /// A reception of a day, with nothing more known of it.
    pub fn received(id: VisitId, town: TownKey, on: NaiveDate, class: VisitClass, by: AccountId, now: Instant) -> Self {
        Self {
            town,
            id,
            room_id: None,
            received_on: on,
            leader: String::new(),
            leader_title: None,
            leader_person_id: None,
            recorded_by: by,
            place: String::new(),
            form: VisitForm::Fixed,
            persons_present: 1,
            persons_represented: None,
            subject: String::new(),
            summary: None,
            class,
            occurrence: Occurrence::First,
            handling: Handling::Answered,
            assigned_to: None,
            notify_by: None,
            finish_by: None,
            finished_on: None,
            result: None,
            case_id: None,
            withdrawn_reason: None,
            counts: true,
            visitor_key: String::new(),
            search_text: String::new(),
            imported: false,
            revision: 1,
            created_at: now,
            updated_at: now,
            matter_id: id,
        }
    }
}
