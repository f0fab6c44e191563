//! The half-month reports of the years after the sample: filed as the sample's were, with the numbers the cases now have.
//!
//! Of all rooms the one of the demonstration's mediator files its latest reports itself. In the running year one report is
//! missing, and one says nothing was found where the ledger knows better.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDateTime, NaiveTime};

use super::diary::Diary;
use super::sample::{Sample, YEAR};
use crate::calendar::{Day, HalfMonth, days_after, year_end, year_start};
use crate::cases::{CaseFilter, cases_in};
use crate::context::Work;
use crate::ids::RoomId;
use crate::imports::kinds::screenings::{Filed, ReportRow};
use crate::imports::reading::{ReadRow, Rows};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Role, Scope};
use crate::rooms::{Room, Town, find_room, named_room, rooms_of_town};
use crate::screenings::{NewReport, file_report};

/// Who has not sent the report that is missing.
const MISSING: &str = "黄木村";
/// The room whose mediator has an account and files by it.
const OWN: &str = "红关村";
/// So many of the latest reports that room files itself.
const FILED_BY_HAND: usize = 2;
/// The report by which a year that is over is contradicted: a zero where the sample has one too.
const CONTRADICTED: (&str, u32, bool) = ("五湖村", 9, true);
/// Half-months of which the first page still speaks.
const RECENT: usize = 3;

/// The half-months that are over, the latest first.
fn over(today: Day) -> impl Iterator<Item = HalfMonth> {
    std::iter::successors(Some(HalfMonth::of(today).previous()), |half| Some(half.previous()))
}

fn filed_by_hand(today: Day) -> impl Iterator<Item = HalfMonth> {
    over(today).take(FILED_BY_HAND).filter(|half| half.year() > YEAR)
}

/// The mediator files on the day after the half-month.
pub fn enter_own(work: &mut Work<'_>, diary: &mut Diary<'_>) -> Outcome<()> {
    let mediator = diary.account(Role::Mediator)?;
    let Some(room) = mediator.room_id else { return Ok(()) };
    let room = find_room(work.conn, Scope::Town(diary.town), room)?;
    for half in filed_by_hand(diary.today) {
        let room = room.clone();
        diary.enter(mediator, days_after(half.ends_on(), 1), 85, move |work| {
            let wanted = CaseFilter {
                room_id: Some(room.id),
                found_from: Some(half.starts_on()),
                found_to: Some(half.ends_on()),
                ..CaseFilter::default()
            };
            let found = cases_in(work.conn, Scope::Room(room.town, room.id), &wanted, i64::MAX)?;
            let zero = found.is_empty();
            let case_ids = Some(found.iter().map(|case| case.id).collect());
            file_report(work, &room, half, NewReport { zero, case_ids, statement: None, device_time: None }).map(drop)
        });
    }
    Ok(())
}

/// Imports the reports of a year, as on paper.
pub fn import(work: &mut Work<'_>, town: &Town, sample: &Sample, year: i32) -> Outcome<()> {
    let filing = Filing::of(work, town, sample, year)?;
    let mut rows = Vec::new();
    for room in rooms_of_town(work.conn, town.number)?.iter().filter(|room| room.owes_reports()) {
        for half in HalfMonth::all_of(year) {
            let Some(filed) = filing.report(room, half) else { continue };
            let value = ReportRow { room: room.name.clone(), half_month: half, filed: Some(filed) };
            let number = u32::try_from(rows.len()).unwrap_or_default() + 3;
            rows.push(ReadRow { sheet: 0, number, value: Some(value), messages: Vec::new() });
        }
    }
    sample.import_as(work, town.number, year, |of| matches!(of, Rows::Screenings(_)).then(|| Rows::Screenings(rows.clone())))
}

/// What decides how the reports of a year were filed.
struct Filing {
    now: NaiveDateTime,
    today: Day,
    /// How the sample's reports were filed: by room, month and half.
    pattern: HashMap<(RoomId, u32, bool), (HalfMonth, Filed)>,
    /// How many disputes are on record.
    found: HashMap<(RoomId, HalfMonth), i32>,
    missing: HalfMonth,
    contradicted: Option<(RoomId, HalfMonth)>,
    due_days: u64,
}

fn second(half: HalfMonth) -> bool {
    half.starts_on().day() > 1
}

impl Filing {
    fn of(work: &mut Work<'_>, town: &Town, sample: &Sample, year: i32) -> Outcome<Self> {
        let mut pattern = HashMap::new();
        for (_, row) in sample.reports() {
            let room = named_room(work.conn, town.number, &row.room)?.ok_or_else(|| Problem::new(Code::UnknownRoom))?;
            let half = row.half_month;
            pattern.extend(row.filed.clone().map(|filed| ((room.id, half.starts_on().month(), second(half)), (half, filed))));
        }
        let wanted = CaseFilter { found_from: Some(year_start(year)), found_to: Some(year_end(year)), ..CaseFilter::default() };
        let mut found = HashMap::new();
        for case in cases_in(work.conn, Scope::Town(town.number), &wanted, i64::MAX)?.into_iter().filter(|case| case.counts) {
            *found.entry((case.room_id, HalfMonth::of(case.found_on))).or_insert(0) += 1;
        }
        let due_days = u64::from(work.settings.screening_due_days);
        let missing = over(work.today).find(|half| half.due_on(due_days) < work.today).unwrap_or_else(|| HalfMonth::of(work.today));
        let now = work.clock.local(work.now);
        let mut filing = Self { now, today: work.today, pattern, found, missing, contradicted: None, due_days };
        filing.contradicted = filing.zero_to_be_contradicted(work, town, year)?;
        Ok(filing)
    }

    /// Of a year that is over the same as in the sample; of the running one the latest that can be, in another room.
    fn zero_to_be_contradicted(&self, work: &mut Work<'_>, town: &Town, year: i32) -> Outcome<Option<(RoomId, HalfMonth)>> {
        let has_cases = |room: RoomId, half: HalfMonth| self.found.get(&(room, half)).is_some_and(|number| *number > 0);
        if year < self.today.year() {
            let (room, month, second) = CONTRADICTED;
            let room = named_room(work.conn, town.number, room)?.map(|room| room.id);
            return Ok(room.zip(HalfMonth::new(year, month, second)).filter(|(room, half)| has_cases(*room, *half)));
        }
        let mut rooms = rooms_of_town(work.conn, town.number)?;
        rooms.retain(|room| room.owes_reports() && room.name != OWN && room.name != MISSING);
        let cells = over(self.today).skip(1).take_while(|half| half.year() == year);
        let mut cells = cells.flat_map(|half| rooms.iter().map(move |room| (room.id, half)));
        Ok(cells.find(|(room, half)| has_cases(*room, *half)))
    }

    /// The report of a room for a half-month, unless it is not there yet, or never came.
    fn report(&self, room: &Room, half: HalfMonth) -> Option<Filed> {
        let recent = over(self.today).take(RECENT).any(|one| one == half);
        let by_hand = room.name == OWN && filed_by_hand(self.today).any(|one| one == half);
        if by_hand || (room.name == MISSING && half == self.missing) {
            return None;
        }
        let known = self.pattern.get(&(room.id, half.starts_on().month(), second(half)));
        let running = half.year() == self.today.year() || recent;
        // In a year that is over, what is missing in the sample is missing too; in the running one somebody has seen to it.
        let (at, signer) = match known {
            Some((then, filed)) => (midnight_after(half) + (filed.at - midnight_after(*then)), filed.signer.clone()),
            None if running => (midnight_after(half) + chrono::Duration::hours(11), self.signer_of(room.id)?),
            None => return None,
        };
        let at = if recent { at.min(in_time(half, self.due_days)) } else { at };
        let found = self.found.get(&(room.id, half)).copied().unwrap_or_default();
        let declared = if self.contradicted == Some((room.id, half)) { 0 } else { found };
        (at <= self.now).then_some(Filed { at, signer, declared, zero: declared == 0 })
    }

    /// Who signed for the room at other times.
    fn signer_of(&self, room: RoomId) -> Option<String> {
        let mut others = self.pattern.iter().filter(|((of, ..), _)| *of == room);
        others.next().map(|(_, (_, filed))| filed.signer.clone())
    }
}

fn midnight_after(half: HalfMonth) -> NaiveDateTime {
    days_after(half.ends_on(), 1).and_time(NaiveTime::MIN)
}

/// The afternoon of the day on which a report is due.
fn in_time(half: HalfMonth, due_days: u64) -> NaiveDateTime {
    half.due_on(due_days).and_time(NaiveTime::MIN) + chrono::Duration::hours(16)
}
