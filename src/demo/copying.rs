//! One year copied from the sample: the same rows under other names, moved by whole weeks so that a Monday stays a Monday.
//!
//! A copy is the town as of today. What would have happened later has not: a case found tomorrow is not there, one settled
//! tomorrow is still open. Copies leave the sample year as it is, so no row of one is dated before its end.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Duration};

use super::names::Renaming;
use super::sample::{Sample, YEAR};
use crate::calendar::{Day, WorkingCalendar, days_after, year_end, year_start};
use crate::cases::check_digit;
use crate::cases::lists::FoundBy;
use crate::imports::cells::words::Standing;
use crate::imports::kinds::cases::{LedgerRow, Settlement};
use crate::imports::kinds::entries::EntryRow;
use crate::imports::kinds::people::PersonRow;
use crate::imports::kinds::screenings::ReportRow;
use crate::imports::kinds::visits::VisitRow;
use crate::imports::reading::{ReadRow, Rows};
use crate::petition_visits::lists::Handling;

/// One in so many disputes and visits is left out, so that no year is like another.
const LEFT_OUT_ONE_IN: [usize; 3] = [11, 17, 8];
/// A matter of the desk that the sample left open is answered after so many days.
const ANSWERED_AFTER: u64 = 30;

/// How one year follows from the sample.
pub struct Copying<'a> {
    pub year: i32,
    moved_by: Duration,
    names: Renaming,
    people: &'a HashSet<String>,
    today: Day,
    calendar: &'a WorkingCalendar,
    /// Who has left the register, and who acts in their place.
    stand_ins: HashMap<String, String>,
    /// Numbers of the platform that this year does not have: of disputes left out, and of entries still to come.
    unknown_numbers: HashSet<String>,
    /// Who is at the desk on which day.
    leaders: HashMap<Day, (String, Option<String>)>,
}

impl<'a> Copying<'a> {
    /// The copy for a year; of the sample's own year, the sample as of today.
    pub fn of(sample: &Sample, people: &'a HashSet<String>, year: i32, today: Day, calendar: &'a WorkingCalendar) -> Self {
        let mut copy = Self {
            year,
            moved_by: whole_weeks(year_start(year) - year_start(YEAR)),
            names: Renaming::of(usize::try_from(year - YEAR).unwrap_or_default()),
            people,
            today,
            calendar,
            stand_ins: stand_ins(sample, year),
            unknown_numbers: HashSet::new(),
            leaders: HashMap::new(),
        };
        for (_, visit) in sample.visits() {
            copy.leaders.entry(copy.desk_day(visit.received_on)).or_insert((visit.leader.clone(), visit.leader_title.clone()));
        }
        let left_out = sample.cases().enumerate().filter(|(place, (_, row))| copy.leaves_out(*place, row.found_by == FoundBy::Reception));
        let numbers: HashSet<String> = left_out.flat_map(|(_, (_, row))| row.platform_nos.clone()).collect();
        let to_come = sample.entries().filter(|(_, entry)| !copy.has_come(entry.entered_on + copy.moved_by));
        let to_come: Vec<String> = to_come.map(|(_, entry)| entry.platform_no.clone()).collect();
        copy.unknown_numbers = numbers.into_iter().chain(to_come).collect();
        copy
    }

    /// The rows of one ledger in this copy; the register is the town's and no year's, and reports follow from the cases.
    pub fn rows(&self, rows: &Rows) -> Option<Rows> {
        match rows {
            Rows::Cases(rows) => Some(Rows::Cases(copied(rows, |place, row| self.case(place, row)))),
            Rows::PetitionVisits(rows) => Some(Rows::PetitionVisits(copied(rows, |place, row| self.visit(place, row)))),
            Rows::OnlineEntries(rows) => Some(Rows::OnlineEntries(copied(rows, |_, row| self.entry(row)))),
            Rows::People(_) | Rows::Screenings(_) => None,
        }
    }

    /// The same, with the register and the reports as they stand today: for the sample's own year.
    pub fn rows_as_of_today(&self, rows: &Rows) -> Option<Rows> {
        match rows {
            Rows::People(rows) => Some(Rows::People(copied(rows, |_, row: &PersonRow| self.has_come(row.from).then(|| row.clone())))),
            Rows::Screenings(rows) => Some(Rows::Screenings(copied(rows, |_, row: &ReportRow| {
                let filed = row.filed.clone().filter(|filed| filed.at.date() < self.today);
                filed.map(|filed| ReportRow { filed: Some(filed), ..row.clone() })
            }))),
            others => self.rows(others),
        }
    }

    fn leaves_out(&self, place: usize, tied: bool) -> bool {
        let years = usize::try_from(self.year - YEAR).unwrap_or_default();
        let one_in = LEFT_OUT_ONE_IN.get(years % LEFT_OUT_ONE_IN.len()).copied().unwrap_or(usize::MAX);
        // What the desk and the ledger know of together stays in both.
        years > 0 && !tied && (place + years).is_multiple_of(one_in)
    }

    fn has_come(&self, day: Day) -> bool {
        day <= self.today && (self.year == YEAR || day > year_end(YEAR))
    }

    /// The desk is open on working days only, and holidays do not keep to weeks.
    fn desk_day(&self, day: Day) -> Day {
        self.calendar.moved_past_rest(day + self.moved_by)
    }

    fn case(&self, place: usize, row: &LedgerRow) -> Option<LedgerRow> {
        let from_desk = row.found_by == FoundBy::Reception;
        if self.leaves_out(place, from_desk) {
            return None;
        }
        let moved_by = if from_desk { self.desk_day(row.found_on) - row.found_on } else { self.moved_by };
        let moved = |day: Day| Some(day + moved_by).filter(|day| self.has_come(*day));
        let accepted_on = row.accepted_on.and_then(moved);
        // A dispute of long ago comes up anew on the day it is taken on.
        let found_on = moved(row.found_on).or(accepted_on)?;
        let settlement = row.settlement.as_ref().and_then(|made| Some(Settlement { on: moved(made.on)?, ..made.clone() }));
        let still_open = row.settlement.is_some() && settlement.is_none();
        let numbers = row.platform_nos.iter().filter(|number| !self.unknown_numbers.contains(*number));
        Some(LedgerRow {
            found_on,
            accepted_on,
            standing: if still_open { Standing::Open } else { row.standing },
            settlement,
            applicants: self.names.all(&row.applicants),
            respondents: self.names.all(&row.respondents),
            facts: self.text(&row.facts),
            phones: row.phones.iter().map(|phone| self.phone(phone)).collect(),
            id_number: row.id_number.as_deref().map(|number| self.id_number(number)),
            legal_literates: row.legal_literates.iter().map(|name| self.stand_ins.get(name).unwrap_or(name).clone()).collect(),
            platform_nos: numbers.map(|number| self.platform_number(number)).collect(),
            follow_up: row.follow_up.clone().filter(|_| !still_open),
            remark: row.remark.clone().filter(|_| !still_open),
            ..row.clone()
        })
    }

    fn visit(&self, place: usize, row: &VisitRow) -> Option<VisitRow> {
        let received_on = Some(self.desk_day(row.received_on)).filter(|day| self.has_come(*day))?;
        if self.leaves_out(place, row.handling == Handling::ToMediation) {
            return None;
        }
        let (leader, leader_title) = self.leaders.get(&received_on)?.clone();
        let later = |day: Day| day + (received_on - row.received_on);
        let (finished_on, result) = match row.finished_on.map(later) {
            Some(day) if day <= self.today => (Some(day), row.result.clone()),
            None if self.year != YEAR && days_after(received_on, ANSWERED_AFTER) < self.today => {
                (Some(days_after(received_on, ANSWERED_AFTER)), Some("已办结".to_owned()))
            }
            Some(_) => (None, Some("正在办理".to_owned())),
            None => (None, row.result.clone()),
        };
        Some(VisitRow {
            received_on,
            leader,
            leader_title,
            visitors: self.names.all(&row.visitors),
            phone: row.phone.as_deref().map(|phone| self.phone(phone)),
            subject: self.text(&row.subject),
            finish_by: row.finish_by.map(later),
            finished_on,
            result,
            ..row.clone()
        })
    }

    fn entry(&self, row: &EntryRow) -> Option<EntryRow> {
        (!self.unknown_numbers.contains(&row.platform_no)).then(|| EntryRow {
            platform_no: self.platform_number(&row.platform_no),
            entered_on: row.entered_on + self.moved_by,
            accepted_on: row.accepted_on.map(|day| day + self.moved_by),
            applicants: self.names.all(&row.applicants),
            respondents: self.names.all(&row.respondents),
            ..row.clone()
        })
    }

    fn text(&self, text: &str) -> String {
        if self.year == YEAR { text.to_owned() } else { self.names.text(text, self.people) }
    }

    /// `19900001234`: the digits in the middle, nought in the sample, tell the year.
    fn phone(&self, phone: &str) -> String {
        match (phone.get(..5), phone.get(7..)) {
            (Some(head), Some(tail)) => format!("{head}{:02}{tail}", (self.year - YEAR).rem_euclid(100)),
            _ => phone.to_owned(),
        }
    }

    /// Somebody as old as in the sample, so born as many years later.
    fn id_number(&self, number: &str) -> String {
        let parts = (number.get(..6), number.get(6..10), number.get(10..14), number.get(14..17));
        let (Some(place), Some(year), Some(day), Some(serial)) = parts else { return number.to_owned() };
        let day = if day == "0229" { "0228" } else { day };
        let born: i32 = year.parse().unwrap_or(self.year);
        let body = format!("{place}{:04}{day}{serial}", born + self.year - YEAR);
        check_digit(&body).map_or_else(|| number.to_owned(), |check| format!("{body}{check}"))
    }

    /// `YYRT2023000161`: the year's own number; those of the sample stay below ten thousand, each copy has its own beyond.
    fn platform_number(&self, number: &str) -> String {
        let years = self.year - YEAR;
        let parts = (number.get(..4), number.get(4..8).and_then(|year| year.parse::<i32>().ok()), number.get(8..));
        let (Some(head), Some(year), Some(Ok(serial))) = (parts.0, parts.1, parts.2.map(str::parse::<i32>)) else {
            return format!("{number}{}", if years == 0 { String::new() } else { format!("-{years}") });
        };
        format!("{head}{}{:06}", year + years, serial + 10_000 * years)
    }
}

fn whole_weeks(span: Duration) -> Duration {
    Duration::weeks((span.num_days() + 3).div_euclid(7))
}

fn copied<T>(rows: &[ReadRow<T>], copy: impl Fn(usize, &T) -> Option<T>) -> Vec<ReadRow<T>> {
    let read = rows.iter().filter_map(|row| Some((row, row.value.as_ref()?)));
    let one = |(place, (row, value)): (usize, (&ReadRow<T>, &T))| {
        let value = copy(place, value)?;
        Some(ReadRow { sheet: row.sheet, number: row.number, value: Some(value), messages: Vec::new() })
    };
    read.enumerate().filter_map(one).collect()
}

/// For each legal literate who has left by the year, the first of the same village who stays.
fn stand_ins(sample: &Sample, year: i32) -> HashMap<String, String> {
    let village = |row: &PersonRow| {
        let room = row.room.strip_prefix("平安镇").unwrap_or(&row.room);
        room.chars().take(2).collect::<String>()
    };
    let has_left = |row: &&PersonRow| row.to.is_some_and(|to| to.year() <= year) && year > YEAR;
    let people: Vec<&PersonRow> = sample.people().map(|(_, row)| row).collect();
    let stays = |left: &PersonRow| {
        people
            .iter()
            .find(|row| row.to.is_none() && row.from <= year_end(YEAR) && village(row) == village(left))
            .map(|row| row.name.clone())
    };
    people.iter().filter(|row| has_left(row)).filter_map(|left| Some((left.name.clone(), stays(left)?))).collect()
}
