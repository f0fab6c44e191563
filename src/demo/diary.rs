//! What the accounts of the town did on which day, told and then done in the order of time.

use chrono::{Duration, NaiveTime};

use super::founding::DemoAccount;
use crate::calendar::Day;
use crate::clock::{Clock, Instant};
use crate::context::Work;
use crate::ids::TownKey;
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Role};

/// Something one of them did.
type Planned<'a> = Box<dyn FnOnce(&mut Work<'_>) -> Outcome<()> + 'a>;

/// The deeds noted so far, each with its moment.
pub struct Diary<'a> {
    pub town: TownKey,
    pub today: Day,
    now: Instant,
    clock: Clock,
    accounts: &'a [DemoAccount],
    deeds: Vec<(Instant, Actor, Planned<'a>)>,
}

impl<'a> Diary<'a> {
    pub fn new(work: &Work<'_>, town: TownKey, accounts: &'a [DemoAccount]) -> Self {
        Self { town, today: work.today, now: work.now, clock: work.clock.clone(), accounts, deeds: Vec::new() }
    }

    /// The account of a role.
    pub fn account(&self, role: Role) -> Outcome<&'a Actor> {
        let account = self.accounts.iter().find(|account| account.role == role);
        account.map(|account| &account.actor).ok_or_else(|| Problem::internal("no account of that role"))
    }

    /// The moment so many minutes after eight on a day; nothing happened later than now.
    pub fn moment(&self, day: Day, minutes: i64) -> Instant {
        let eight = day.and_time(NaiveTime::MIN) + Duration::hours(8);
        self.clock.from_local(eight + Duration::minutes(minutes)).min(self.now)
    }

    /// Notes what somebody did on a day; of a day still to come nothing is noted.
    pub fn enter(&mut self, who: &Actor, day: Day, minutes: i64, deed: impl FnOnce(&mut Work<'_>) -> Outcome<()> + 'a) {
        if day <= self.today {
            self.deeds.push((self.moment(day, minutes), who.clone(), Box::new(deed)));
        }
    }

    /// Does it all, the oldest first.
    pub fn carry_out(mut self, work: &mut Work<'_>) -> Outcome<()> {
        self.deeds.sort_by_key(|(at, ..)| *at);
        for (at, who, deed) in self.deeds {
            work.on_behalf(&who, at, deed)?;
        }
        Ok(())
    }
}
