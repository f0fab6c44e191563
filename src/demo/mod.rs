//! The demonstration: 平安镇 with the sample year, and (for whoever wants to see a town at work) with every year since, up to today.
//!
//! The sample year is 2023 and never changes: its ledgers are known to add up to the published report. The years after it
//! are copies of the same ledgers under other names, moved by whole weeks ([`copying`]), and the story of the last weeks
//! is told by the accounts of the town themselves ([`diary`]): what they do is a table of cases ([`stories`]) and one of
//! visits ([`desk`]). Everything goes through the importer and the actions people have; nothing lies after today.

mod copying;
mod desk;
mod diary;
mod founding;
mod leftovers;
mod living;
mod names;
mod register;
mod reports;
mod sample;
mod stories;
mod works;

use crate::context::Context;
use crate::problem::Outcome;
use crate::rights::Actor;
use crate::rooms::only_town;
pub use founding::DemoAccount;
use founding::found_in;
use sample::Sample;
pub use sample::YEAR;

/// Fills an empty database with the town and the sample year, all or nothing; one with anything in it is left alone.
pub fn load(context: &Context) -> Outcome<Vec<DemoAccount>> {
    context.work_now(Actor::command_line(), |work| {
        let accounts = found_in(work)?;
        if let (false, Some(town)) = (accounts.is_empty(), only_town(work.conn)?) {
            Sample::read(work, work.today)?.import(work, town.number)?;
        }
        Ok(accounts)
    })
}

/// The same, with every year since the sample up to today.
pub fn load_living(context: &Context) -> Outcome<Vec<DemoAccount>> {
    context.work_now(Actor::command_line(), |work| {
        let accounts = found_in(work)?;
        if let (false, Some(town)) = (accounts.is_empty(), only_town(work.conn)?) {
            living::fill(work, &town, &accounts)?;
        }
        Ok(accounts)
    })
}

/// The same town before its first record: rooms and accounts alone.
pub fn found(context: &Context) -> Outcome<Vec<DemoAccount>> {
    context.work_now(Actor::command_line(), found_in)
}
