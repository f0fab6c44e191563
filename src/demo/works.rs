//! The stories put into the diary: logged by the mediator of the room or the clerk, and step by step what became of them.

use std::collections::HashSet;
use std::rc::Rc;

use chrono::{Datelike, Duration};

use super::diary::Diary;
use super::names::Renaming;
use super::sample::YEAR;
use super::stories::{Performing, Story, StoryStep, stories};
use crate::calendar::{Day, year_end};
use crate::cases::drafts::{
    Accept, Archive, Close, ConfirmationDraft, Decline, End, Extension, Marks, NewFollowUp, NewInstalment, NewMeeting, NewParticipant,
    NewParty, NewTransfer, PerformanceDraft, Settle, TransferPatch,
};
use crate::cases::fields::NewCase;
use crate::cases::lists::{AgreementForm, Confirmation, FollowUpMethod, Level, Performance, TransferAnswer, TransferTo};
use crate::cases::{self, Case, WholeCase, find_case, log_case, with_children};
use crate::context::Work;
use crate::http::Patch;
use crate::ids::{CaseId, EntryId, FollowUpId, MeetingId, PersonId, TownKey, TransferId};
use crate::online_entries::lists::EntryState;
use crate::online_entries::{EntryDraft, PLATFORM, confirm_match, record_entry};
use crate::people::named_people;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Right, Role, Scope};
use crate::rooms::{Room, named_room};

/// The stories are told so many weeks apart.
const WEEKS_APART: i64 = 26;
/// Numbers the platform gave to what was entered by hand begin here.
const FIRST_NUMBER: i64 = 900_001;

/// A story told on a day, under the names of that telling.
struct Told<'a> {
    story: &'a Story,
    on: Day,
    names: Rc<Renaming>,
    people: HashSet<String>,
    case: CaseId,
    /// What the platform numbers it, where it is entered.
    platform_number: i64,
}

impl Told<'_> {
    fn day(&self, before: i64) -> Day {
        self.on - Duration::days(before)
    }

    fn text(&self, text: &str) -> String {
        self.names.text(text, &self.people)
    }
}

/// Tells every story today, half a year ago and so on back to the end of the sample year.
pub fn tell(work: &mut Work<'_>, diary: &mut Diary<'_>) -> Outcome<()> {
    let today = diary.today;
    for (telling, on) in (0..).map(|telling| (telling, today - Duration::weeks(WEEKS_APART * telling))) {
        if on <= year_end(YEAR) {
            return Ok(());
        }
        let names = Rc::new(Renaming::of(usize::try_from(telling).unwrap_or_default()));
        for (number, story) in (0i64..).zip(stories()) {
            let people = story.parties.iter().map(|name| (*name).to_owned()).collect();
            let platform_number = FIRST_NUMBER + 100 * telling + number;
            enter(work, diary, Told { story, on, names: Rc::clone(&names), people, case: CaseId::new(), platform_number })?;
        }
    }
    Ok(())
}

fn enter(work: &mut Work<'_>, diary: &mut Diary<'_>, told: Told<'static>) -> Outcome<()> {
    if told.day(told.story.found) <= year_end(YEAR) {
        return Ok(());
    }
    let room = named_room(work.conn, diary.town, told.story.room)?.ok_or_else(|| Problem::new(Code::UnknownRoom))?;
    let mediator = diary.account(Role::Mediator)?;
    let who = if mediator.room_id == Some(room.id) { mediator } else { diary.account(Role::Clerk)? };
    let told = Rc::new(told);
    let (town, of_logging, of_room) = (diary.town, Rc::clone(&told), room.clone());
    diary.enter(who, told.day(told.story.found), 35, move |work| log(work, town, &of_room, &of_logging));
    for (minutes, (before, deed)) in (75..).step_by(40).zip(told.story.life) {
        let (told, room, day) = (Rc::clone(&told), room.clone(), told.day(*before));
        diary.enter(who, day, minutes, move |work| perform(work, &room, &told, day, deed));
    }
    Ok(())
}

fn log(work: &mut Work<'_>, town: TownKey, room: &Room, told: &Told<'_>) -> Outcome<()> {
    let story = told.story;
    let mut participants = Vec::new();
    for (role, name) in story.with {
        let person_id = on_register(work, town, room, name)?;
        participants.push(NewParticipant { id: None, person_id, name: Some((*name).to_owned()), role: *role });
    }
    let draft = NewCase {
        id: Some(told.case),
        room_id: Some(room.id),
        found_by: Some(story.found_by),
        source: Some(story.source),
        place: Some(story.place.to_owned()),
        longstanding: Some(story.longstanding),
        difficulty: Some(story.difficulty),
        risk: Some(story.risk),
        people_count: Some(story.people),
        amount_fen: story.yuan.map(fen),
        parties: story.parties.iter().map(|name| NewParty::named(told.names.name(name))).collect(),
        participants,
        ..NewCase::saying(told.text(story.facts), story.kind, told.day(story.found))
    };
    log_case(work, room, told.case, draft).map(drop)
}

/// The person of the room, or of the whole town, with that name.
fn on_register(work: &mut Work<'_>, town: TownKey, room: &Room, name: &str) -> Outcome<Option<PersonId>> {
    let people = named_people(work.conn, town, name)?;
    Ok(people.into_iter().find(|person| person.room_id.is_none_or(|of| of == room.id)).map(|person| person.id))
}

/// The case as who works with it sees it now.
pub fn seen(work: &mut Work<'_>, id: CaseId) -> Outcome<Case> {
    let case = find_case(work.conn, work.actor.scope(Right::ReadCases)?, id)?;
    work.origin.seen_revision = Some(case.revision);
    Ok(case)
}

/// The case with what belongs to it.
pub fn whole(work: &mut Work<'_>, id: CaseId) -> Outcome<WholeCase> {
    let case = vec![find_case(work.conn, Scope::All, id)?];
    with_children(work.conn, case)?.pop().ok_or_else(|| Problem::new(Code::NotFound))
}

fn perform(work: &mut Work<'_>, room: &Room, told: &Told<'_>, on: Day, deed: &StoryStep) -> Outcome<()> {
    let case = seen(work, told.case)?;
    match deed {
        StoryStep::Meet(record, again) => meet(work, told, &case, on, (record, *again)),
        StoryStep::Oral(level, terms) => settle(work, told, on, (AgreementForm::Oral, *level, terms), &Performing::AtOnce),
        StoryStep::Written(level, terms, performing) => settle(work, told, on, (AgreementForm::Written, *level, terms), performing),
        StoryStep::Pay(yuan) => pay(work, case.id, on, *yuan),
        StoryStep::FollowUp(method, record) => follow_up(work, told, &case, on, (*method, record)),
        StoryStep::ApplyToCourt => confirm(work, case.id, (Some(on), None)),
        StoryStep::Confirmed => confirm(work, case.id, (None, Some(on))),
        StoryStep::HandOver(to, body, reason) => hand_over(work, &case, on, (*to, body, told.text(reason))),
        StoryStep::Answered(answer, note) => answer_transfer(work, case.id, on, (*answer, note)),
        StoryStep::Enter => enter_into_platform(work, room, told, &case, on),
        step => apply_step(work, told, on, step),
    }
}

/// The steps of a case's life that need nothing but their day.
fn apply_step(work: &mut Work<'_>, told: &Told<'_>, on: Day, step: &StoryStep) -> Outcome<()> {
    let (scope, id) = (work.actor.scope(Right::WriteCases)?, told.case);
    let taken = match step {
        StoryStep::Accept => cases::accept(work, scope, id, &Accept { accepted_on: on }),
        StoryStep::Decline(ground) => cases::decline(work, scope, id, &Decline { on, ground: *ground, routes_told: true }),
        StoryStep::End(ground) => cases::end(work, scope, id, &End { ended_on: on, ground: *ground, routes_told: true }),
        StoryStep::Extend(until) => {
            cases::extend(work, scope, id, &Extension { agreed_on: on, until_on: told.day(*until), agreed_by_all: true })
        }
        StoryStep::Archive => cases::archive(work, scope, id, &Archive { on, keep_until: None }),
        _ => cases::close(work, scope, id, &Close { on }),
    };
    taken.map(drop)
}

fn fen(yuan: i64) -> i64 {
    yuan * 100
}

fn meet(work: &mut Work<'_>, told: &Told<'_>, case: &Case, on: Day, (record, again): (&str, Option<i64>)) -> Outcome<()> {
    let draft = NewMeeting {
        id: None,
        held_on: on,
        place: "村（社区）调解室".to_owned(),
        present: None,
        record: told.text(record),
        next_on: again.map(|before| told.day(before)),
    };
    cases::add_meeting(work, case, MeetingId::new(), draft).map(drop)
}

fn settle(
    work: &mut Work<'_>,
    told: &Told<'_>,
    on: Day,
    (form, level, terms): (AgreementForm, Level, &str),
    performing: &Performing,
) -> Outcome<()> {
    let scope = work.actor.scope(Right::WriteCases)?;
    let instalments: Vec<NewInstalment> = match performing {
        Performing::Parts(parts) => {
            parts.iter().map(|(before, yuan)| NewInstalment { due_on: told.day(*before), amount_fen: fen(*yuan) }).collect()
        }
        Performing::AtOnce | Performing::By(_) => Vec::new(),
    };
    let signed = Marks { parties_on: Some(on), mediator_on: Some(on), seal_on: Some(on) };
    let agreed = Settle {
        id: None,
        settled_on: on,
        form,
        level,
        terms: Some(told.text(terms)),
        amount_fen: told.story.yuan.map(fen),
        perform_by: match performing {
            Performing::By(before) => Some(told.day(*before)),
            Performing::AtOnce | Performing::Parts(_) => instalments.last().map(|part| part.due_on),
        },
        performance: None,
        signed: (form == AgreementForm::Written).then_some(signed),
        instalments,
    };
    cases::settle(work, scope, told.case, &agreed).map(drop)
}

/// What was paid now and before decides whether something is still owed.
fn pay(work: &mut Work<'_>, id: CaseId, on: Day, yuan: Option<i64>) -> Outcome<()> {
    let before = whole(work, id)?;
    let owed: i64 = before.instalments.iter().map(|part| part.amount_fen).sum();
    let paid: i64 = before.performances.iter().filter_map(|seen| seen.amount_fen).sum();
    let amount_fen = yuan.map(fen);
    let status = if amount_fen.is_some_and(|now| paid + now < owed) { Performance::Partly } else { Performance::Performed };
    let draft = PerformanceDraft { on, status, amount_fen, note: None };
    cases::record_performance(work, work.actor.scope(Right::WriteCases)?, id, &draft).map(drop)
}

fn follow_up(work: &mut Work<'_>, told: &Told<'_>, case: &Case, on: Day, (method, record): (FollowUpMethod, &str)) -> Outcome<()> {
    let draft = NewFollowUp {
        id: None,
        visited_on: on,
        method,
        performed: None,
        satisfied: Some(true),
        litigated: Some(false),
        hidden_risk: None,
        record: told.text(record),
        visitor: None,
    };
    cases::add_follow_up(work, case, FollowUpId::new(), draft).map(drop)
}

/// The application to the court, or its answer.
fn confirm(work: &mut Work<'_>, id: CaseId, (applied_on, decided_on): (Option<Day>, Option<Day>)) -> Outcome<()> {
    let court = applied_on.map(|_| "云阳县人民法院".to_owned());
    let draft = ConfirmationDraft { applied_on, court, decided_on, result: decided_on.map(|_| Confirmation::Confirmed) };
    cases::record_confirmation(work, work.actor.scope(Right::WriteCases)?, id, &draft).map(drop)
}

fn hand_over(work: &mut Work<'_>, case: &Case, on: Day, (to, body, reason): (TransferTo, &str, String)) -> Outcome<()> {
    let draft =
        NewTransfer { id: None, to, body: Some(body.to_owned()), sent_on: on, reason, answer: None, answered_on: None, answer_note: None };
    cases::add_transfer(work, case, TransferId::new(), draft).map(drop)
}

/// Notes what the body a case was handed to has answered.
pub fn answer_transfer(work: &mut Work<'_>, id: CaseId, on: Day, (answer, note): (TransferAnswer, &str)) -> Outcome<()> {
    let WholeCase { case, transfers, .. } = whole(work, id)?;
    let Some(waiting) = transfers.into_iter().find(|transfer| transfer.answer.is_none()) else { return Ok(()) };
    let patch = TransferPatch {
        to: None,
        body: Patch::Keep,
        sent_on: None,
        reason: None,
        answer: Patch::Set(answer),
        answered_on: Patch::Set(on),
        answer_note: Patch::Set(note.to_owned()),
    };
    work.origin.seen_revision = Some(waiting.revision);
    cases::correct_transfer(work, &case, waiting.id, patch).map(drop)
}

fn enter_into_platform(work: &mut Work<'_>, room: &Room, told: &Told<'_>, case: &Case, on: Day) -> Outcome<()> {
    let whole = whole(work, case.id)?;
    let [applicant, respondent] = told.story.parties.map(|name| Some(told.names.name(name)));
    let draft = EntryDraft {
        platform: PLATFORM.to_owned(),
        platform_no: format!("YYRT{}{}", on.year(), told.platform_number),
        entered_on: on,
        entered_by: Some("方永强".to_owned()),
        committee: Some(format!("云阳县平安镇{}人民调解委员会", room.name)),
        room_id: Some(room.id),
        kind: Some(case.kind),
        applicant,
        respondent,
        accepted_on: case.accepted_on,
        result: Some("调解成功".to_owned()),
        form: whole.resolutions.last().map(|agreed| agreed.form),
        state: EntryState::Entered,
    };
    let entry = record_entry(work, room.town, EntryId::new(), draft)?;
    confirm_match(work, work.actor.scope(Right::WriteCases)?, entry.id, case.id).map(drop)
}
