//! The town from the sample year to today.

use chrono::Datelike;

use super::copying::Copying;
use super::diary::Diary;
use super::founding::DemoAccount;
use super::sample::{Sample, YEAR};
use super::{desk, leftovers, register, reports, works};
use crate::calendar::{Day, year_end};
use crate::context::Work;
use crate::db::calendar_days;
use crate::problem::Outcome;
use crate::rooms::Town;

/// The ledgers of the sample year know what became of its last disputes by the end of this month of the next year.
const SAMPLE_KNOWS_UNTIL: (u32, u32) = (1, 31);

/// Fills a town that was just founded.
pub fn fill(work: &mut Work<'_>, town: &Town, accounts: &[DemoAccount]) -> Outcome<()> {
    let today = work.today;
    let sample = Sample::read(work, year_end(YEAR + 1))?;
    let (people, calendar) = (sample.names(), calendar_days::load(work.conn, Some(town.number))?);
    let copy = |year| Copying::of(&sample, &people, year, today, &calendar);
    if sample_is_over(today) {
        sample.import_as(work, town.number, YEAR, |rows| Some(rows.clone()))?;
    } else {
        let copy = copy(YEAR);
        sample.import_as(work, town.number, YEAR, |rows| copy.rows_as_of_today(rows))?;
    }
    register::fill(work, town, &sample)?;
    for year in YEAR + 1..=today.year() {
        let copy = copy(year);
        sample.import_as(work, town.number, year, |rows| copy.rows(rows))?;
    }
    let mut diary = Diary::new(work, town.number, accounts);
    leftovers::enter(work, &mut diary)?;
    leftovers::enter_joint_mediations(work, &mut diary)?;
    works::tell(work, &mut diary)?;
    desk::enter(work, &mut diary, &sample, &calendar)?;
    reports::enter_own(work, &mut diary)?;
    diary.carry_out(work)?;
    for year in YEAR + 1..=today.year() {
        reports::import(work, town, &sample, year)?;
    }
    Ok(())
}

fn sample_is_over(today: Day) -> bool {
    (today.year(), today.month(), today.day()) > (YEAR + 1, SAMPLE_KNOWS_UNTIL.0, SAMPLE_KNOWS_UNTIL.1)
}
