//! What a report must say beside a number for it to be each figure's.

use super::super::units::Unit::{self, Acts, Copies, Days, Matters, Percent, PersonTimes, Persons, Pieces, Times, Visits, Yuan};
use super::words::Sense::{self, *};

/// What must have been said earlier in the sentence, or in the words beside the number themselves.
#[derive(Clone, Copy)]
pub enum Given {
    Nothing,
    /// That the sentence is about disputes.
    Disputes,
    /// One of these words.
    Said(&'static [&'static str]),
    /// That the cases counted last are all of the year's, or that none were counted.
    AllCases,
    /// That the cases counted last are all that were resolved in the year.
    AllResolved,
}

/// A way of speaking of a figure.
pub struct Phrase {
    pub code: &'static str,
    /// In which units it may be told.
    pub units: &'static [Unit],
    /// What must be said.
    pub says: &'static [Sense],
    /// What may be said besides; nothing else may.
    pub may: &'static [Sense],
    pub given: Given,
}

const fn phrase(code: &'static str, units: &'static [Unit], says: &'static [Sense], may: &'static [Sense], given: Given) -> Phrase {
    Phrase { code, units, says, may, given }
}

const RECEPTION: Given = Given::Said(&["接访"]);
const SCREENING: Given = Given::Said(&["应报", "应当报送", "排查"]);
const VILLAGES: Given = Given::Said(&["村（社区）", "村(社区)", "村级", "村社", "村化解"]);
const CASES: &[Unit] = &[Matters, Acts];

/// One row for each way of speaking. A figure without a row is recognised by its own title.
#[rustfmt::skip]
pub const PHRASES: &[Phrase] = &[
    phrase("rooms", &[Pieces], &[Room], &[Village], Given::Nothing),
    phrase("rooms", &[Pieces], &[Village, Committee], &[], Given::Nothing),
    phrase("screening_expected", &[Times, Copies], &[Owed], &[Screening, Dispute], Given::Nothing),
    phrase("screening_filed", &[Times, Copies], &[Filed], &[Screening, Dispute], SCREENING),
    phrase("disputes_found", &[Matters], &[Found], &[Dispute], Given::Disputes),
    phrase("disputes_resolved", &[Matters], &[Resolved], &[Dispute, Case, Room], Given::Disputes),
    phrase("resolutions", &[Acts], &[Resolved], &[Dispute, Case, Room], Given::Disputes),
    phrase("disputes_ended", &[Matters], &[Ended], &[Dispute], Given::Disputes),
    phrase("disputes_open", &[Matters], &[Open], &[Dispute], Given::Disputes),
    phrase("resolution_rate", &[Percent], &[ShareResolved], &[Dispute, Case], Given::AllCases),
    phrase("resolved_in_village", &[Matters], &[Resolved, Village], &[Dispute], Given::Disputes),
    phrase("resolved_in_town", &[Matters], &[Resolved, Town], &[Dispute], Given::Disputes),
    phrase("resolved_in_town", &[Matters], &[Resolved, TownItself], &[Dispute], VILLAGES),
    phrase("village_rate", &[Percent], &[SmallMatters], &[], Given::Nothing),
    phrase("town_rate", &[Percent], &[GreatMatters], &[], Given::Nothing),
    phrase("with_legal_literate", CASES, &[Literate, Resolved], &[TookPart, Dispute], Given::Nothing),
    phrase("with_legal_literate", CASES, &[Literate, Mediated], &[TookPart, Dispute], Given::Nothing),
    phrase("longstanding_with_legal_literate", CASES, &[Literate, Longstanding, Resolved], &[TookPart, Dispute], Given::Nothing),
    phrase("longstanding_resolved", &[Matters], &[Longstanding, Resolved], &[Dispute], Given::Disputes),
    phrase("legal_literates", &[Persons], &[Literate], &[], Given::Nothing),
    phrase("reception_persons", &[PersonTimes], &[Received], &[Welcomed], Given::Nothing),
    phrase("reception_persons", &[PersonTimes], &[Welcomed], &[], RECEPTION),
    phrase("reception_visits", &[Visits], &[Received], &[Welcomed], Given::Nothing),
    phrase("reception_visits", &[Visits], &[Welcomed], &[], RECEPTION),
    phrase("reception_group_visits", &[Visits], &[GroupVisit], &[Received, Welcomed], RECEPTION),
    phrase("reception_days", &[Days], &[Received], &[Among, WorkingDay], Given::Nothing),
    phrase("reception_days", &[Days], &[WorkingDay, Throughout], &[], RECEPTION),
    phrase("working_days", &[Days], &[WorkingDay], &[Among], Given::Nothing),
    phrase("reception_days_rate", &[Percent], &[ShareOfDays], &[WorkingDay], Given::Nothing),
    phrase("visits_to_mediation", &[Matters], &[TurnedToMediation], &[Received, Welcomed], RECEPTION),
    phrase("online_entries", CASES, &[Platform, Entered], &[Dispute, Case], Given::Nothing),
    phrase("linked_court", CASES, &[LinkedCourt], &[Dispute, Case], Given::Nothing),
    phrase("linked_police", CASES, &[LinkedPolice], &[Dispute, Case], Given::Nothing),
    phrase("linked_petition", CASES, &[LinkedPetition], &[Dispute, Case], Given::Nothing),
    phrase("joint_mediations", CASES, &[Joint], &[Dispute, Case], Given::Nothing),
    phrase("people", &[PersonTimes, Persons], &[Concerns], &[], Given::AllResolved),
    phrase("amount", &[Yuan], &[Money], &[], Given::AllResolved),
];
