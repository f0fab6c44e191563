//! What the ledgers left open long ago, brought to an end by the clerk, and the joint mediations they mention in a remark.
//!
//! Of the sample's own year nothing is finished before that year is over: what was open on its last day stays so.

use chrono::Duration;

use super::diary::Diary;
use super::sample::YEAR;
use super::works::{answer_transfer, seen, whole};
use crate::calendar::{Day, year_end, year_start};
use crate::cases::drafts::{End, NewParticipant, Settle};
use crate::cases::lists::{AgreementForm, EndedGround, Level, ParticipantRole, Performance, Stage, TransferAnswer};
use crate::cases::{self, Case, CaseFilter, cases_in, with_children};
use crate::context::Work;
use crate::ids::CaseId;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Right, Role, Scope};

/// What is overdue by fewer days is still being worked on.
const STILL_IN_HAND: i64 = 8;
/// The sample's open cases end from that day of the next year on.
const AFTER_THE_YEAR: i64 = 9;

/// How the clerk's remark tells that court, police and justice office mediated together.
const JOINT: &str = "一庭两所联调";
const JOINTLY_WITH: &[(ParticipantRole, &str)] = &[
    (ParticipantRole::PoliceStation, "平安派出所"),
    (ParticipantRole::Court, "平安人民法庭"),
    (ParticipantRole::JusticeOffice, "平安司法所"),
];

/// Terms of those that were settled after all.
const TERMS: &[&str] = &[
    "经镇调委会主持，双方各让一步，就争议的数额和履行时间达成一致，今后互不追究。",
    "双方同意以现场丈量的结果为准，恢复原状，费用各自承担。",
    "一方赔礼道歉并承担实际损失，另一方表示谅解，双方握手言和。",
];

/// Notes how they ended.
pub fn enter(work: &mut Work<'_>, diary: &mut Diary<'_>) -> Outcome<()> {
    let clerk = diary.account(Role::Clerk)?;
    let wanted = CaseFilter { stage: Some(Stage::Accepted), oldest_first: true, ..CaseFilter::default() };
    let mut open = cases_in(work.conn, Scope::Town(diary.town), &wanted, i64::MAX)?;
    open.retain(|case| case.due_on.is_some_and(|due| due < diary.today - Duration::days(STILL_IN_HAND)));
    // Ids follow from the key of the database; the order is to follow from the ledgers alone.
    open.sort_by(|one, other| (one.found_on, &one.facts).cmp(&(other.found_on, &other.facts)));
    for (number, case) in (0i64..).zip(open) {
        let Some(on) = ended_on(&case, number, diary.today) else { continue };
        diary.enter(clerk, on, 300 + number % 90, move |work| bring_to_an_end(work, case.id, on, number));
    }
    Ok(())
}

fn ended_on(case: &Case, number: i64, today: Day) -> Option<Day> {
    if case.found_on <= year_end(YEAR) {
        return Some((year_start(YEAR + 1) + Duration::days(AFTER_THE_YEAR + number % 40)).min(today));
    }
    case.due_on.map(|due| due + Duration::days(number % STILL_IN_HAND))
}

fn bring_to_an_end(work: &mut Work<'_>, id: CaseId, on: Day, number: i64) -> Outcome<()> {
    let handed_up = !whole(work, id)?.transfers.is_empty();
    if handed_up {
        answer_transfer(work, id, on, (TransferAnswer::Done, "已由上级部门办结"))?;
    }
    seen(work, id)?;
    let scope = work.actor.scope(Right::WriteCases)?;
    if handed_up || number % 3 == 0 {
        let ground = if handed_up { EndedGround::Other } else { EndedGround::NoAgreement };
        return cases::end(work, scope, id, &End { ended_on: on, ground, routes_told: true }).map(drop);
    }
    let terms = TERMS.get(usize::try_from(number).unwrap_or_default() % TERMS.len()).copied().unwrap_or_default();
    let agreed = Settle {
        id: None,
        settled_on: on,
        form: if number % 2 == 0 { AgreementForm::Written } else { AgreementForm::Oral },
        level: Level::Town,
        terms: Some(terms.to_owned()),
        amount_fen: None,
        perform_by: None,
        performance: Some(Performance::Performed),
        signed: None,
        instalments: Vec::new(),
    };
    cases::settle(work, scope, id, &agreed).map(drop)
}

/// Names the bodies behind the remark in the cases of the years after the sample.
pub fn enter_joint_mediations(work: &mut Work<'_>, diary: &mut Diary<'_>) -> Outcome<()> {
    let clerk = diary.account(Role::Clerk)?;
    let wanted = CaseFilter { found_from: Some(year_start(YEAR + 1)), oldest_first: true, ..CaseFilter::default() };
    let mut found = cases_in(work.conn, Scope::Town(diary.town), &wanted, i64::MAX)?;
    found.retain(|case| case.note.as_ref().is_some_and(|note| note.contains(JOINT)));
    for case in found {
        let on = case.accepted_on.unwrap_or(case.found_on);
        diary.enter(clerk, on, 420, move |work| {
            let mut whole = with_children(work.conn, vec![case])?.pop().ok_or_else(|| Problem::new(Code::NotFound))?;
            for (role, name) in JOINTLY_WITH {
                let draft = NewParticipant { id: None, person_id: None, name: Some((*name).to_owned()), role: *role };
                cases::add_participant(work, &mut whole, draft)?;
            }
            Ok(())
        });
    }
    Ok(())
}
