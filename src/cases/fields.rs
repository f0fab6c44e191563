//! The plain fields of a case, and the requests that log and correct it.

use chrono::NaiveDate;

use super::drafts::{NewParticipant, NewParty};
use super::lists::{Difficulty, FoundBy, Kind, Risk, Source, Stage};
use super::model::Case;
use crate::clock::Instant;
use crate::fields::Control::{self, Count, Day, Money, Text, YesNo};
use crate::ids::{AccountId, CaseId, RoomId};
use crate::record_fields;
use crate::rooms::Room;

record_fields! {
    /// The plain fields of a case, in the order in which they are corrected.
    CASE_FIELDS of Case;

    /// A dispute to be logged; only the day, the kind, the facts and one party's name are needed.
    new NewCase {
        pub id: Option<CaseId>,
        /// A mediator's own room is the default.
        pub room_id: Option<RoomId>,
        #[schema(min_items = 1, max_items = 50)]
        pub parties: Vec<NewParty>,
        #[serde(default)]
        #[schema(max_items = 50)]
        pub participants: Vec<NewParticipant>,
    } with { id: None, room_id: None, parties: Vec::new(), participants: Vec::new(), }

    /// What to change of a case.
    patch CasePatch {
        /// Of a case that was accepted.
        pub accepted_on: Option<NaiveDate>,
    }

    /// The plain fields of a case, as readers see them.
    view CaseFieldsView;

    required facts: String [min_length = 1, max_length = 5000] "怎么回事" "What happened" Text(5), Apart, Some(("简要情况", 50));
    required kind: Kind [] "类型" "Kind" Control::list::<Kind>(), First, Some(("纠纷类型", 14));
    required found_on: NaiveDate [] "哪天发现的" "Found on" Day, Apart, Some(("发现日期", 12));
    optional place: String [max_length = 200] "地点" "Place" Text(1), First, Some(("地点", 14));
    optional people_count: i32 [minimum = 1, maximum = 1000000] "涉及人数" "People affected" Count, Further, Some(("涉及人数", 9));
    optional amount_fen: i64 [minimum = 0, maximum = 100000000000000i64] "涉及金额" "Amount at stake" Money, First, Some(("涉及金额（元）", 12));
    default(FoundBy::Screening) found_by: FoundBy [] "怎么发现的" "How it was found" Control::list::<FoundBy>(), Apart, Some(("发现途径", 12));
    default(Source::OnInitiative) source: Source [] "来源" "Source" Control::list::<Source>(), Further, Some(("案件来源", 14));
    optional difficulty: Difficulty [] "难易" "Difficulty" Control::list::<Difficulty>(), Further, Some(("难易程度", 10));
    optional risk: Risk [] "风险等级" "Risk level" Control::list::<Risk>(), First, Some(("风险等级", 9));
    default(false) longstanding: bool [] "历年疑难" "Long-standing" YesNo, Further, Some(("历年疑难", 9));
    optional arose_on: NaiveDate [] "纠纷发生的日子" "Day the dispute arose" Day, Further, None;
    optional note: String [max_length = 2000] "备注" "Note" Text(2), Further, Some(("备注", 24));
}

impl Case {
    /// A dispute of a room as it is found, with nothing more known of it.
    pub fn found(id: CaseId, room: &Room, kind: Kind, found_on: NaiveDate, by: AccountId, now: Instant) -> Self {
        Self {
            id,
            town: room.town,
            room_id: room.id,
            stage: Stage::Registered,
            case_no: None,
            found_on,
            found_by: FoundBy::Screening,
            source: Source::OnInitiative,
            kind,
            facts: String::new(),
            place: None,
            note: None,
            arose_on: None,
            longstanding: false,
            difficulty: None,
            risk: None,
            people_count: None,
            amount_fen: None,
            accepted_on: None,
            due_on: None,
            petition_visit_id: None,
            withdrawn_on: None,
            withdrawn_reason: None,
            merged_into: None,
            counts: true,
            pair_key: String::new(),
            search_text: String::new(),
            imported: false,
            revision: 1,
            created_by: by,
            created_at: now,
            updated_at: now,
        }
    }
}
