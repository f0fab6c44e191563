//! Attempts, counted before they are made: a burst gets no more of them than one after the other would.
//!
//! Counted under several names at once (an account from an address, an address, an account), each with its own allowance.
//! When it is used up one more attempt is allowed after a pause, and each such attempt doubles the pause. What is counted
//! lies in memory alone: it is forgotten when the program starts anew, which nobody outside can bring about.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::Duration;

use crate::clock::Instant;

/// One attempt is forgotten after so long.
const FORGOTTEN_AFTER: Duration = Duration::hours(1);
/// A pause doubles so many times at most.
const DOUBLINGS: u32 = 4;
/// Names counted at once; beyond, those that wait for nothing are forgotten.
const MOST_NAMES: usize = 100_000;

/// How many attempts one name has, and how long the first pause is.
pub struct Allowance {
    pub name: String,
    pub attempts: u32,
    pub pause: Duration,
}

#[derive(Clone, Copy)]
struct Count {
    taken: u32,
    last: Instant,
    until: Option<Instant>,
}

impl Count {
    /// How it stands now: attempts of long ago are forgotten, one after the other.
    fn at(mut self, now: Instant, pause: Duration) -> Self {
        let hours = (now - self.last).num_seconds() / FORGOTTEN_AFTER.num_seconds();
        let forgotten = u32::try_from(hours.max(0)).unwrap_or(u32::MAX);
        if forgotten > 0 {
            self.taken = self.taken.saturating_sub(forgotten);
            self.last = now;
        }
        // A clock that was set back must not make a pause of years.
        self.until = self.until.filter(|until| *until > now && *until - now <= longest(pause));
        self
    }
}

fn longest(pause: Duration) -> Duration {
    pause * (1 << DOUBLINGS)
}

/// What was attempted lately.
#[derive(Default)]
pub struct Throttle {
    counts: Mutex<HashMap<String, Count>>,
}

impl Throttle {
    /// Reserves one attempt under every name, or none under any: then the seconds until there is one.
    pub fn reserve(&self, now: Instant, allowances: &[Allowance]) -> Result<(), u32> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() > MOST_NAMES {
            counts.retain(|_, count| count.until.is_some_and(|until| until > now));
        }
        let mut next = Vec::with_capacity(allowances.len());
        let mut wait = None;
        for allowance in allowances {
            let empty = Count { taken: 0, last: now, until: None };
            let mut count = counts.get(&allowance.name).copied().unwrap_or(empty).at(now, allowance.pause);
            wait = wait.max(count.until);
            count.taken += 1;
            count.last = now;
            if count.taken >= allowance.attempts {
                let doublings = (count.taken - allowance.attempts).min(DOUBLINGS);
                count.until = Some(now + allowance.pause * (1 << doublings));
            }
            next.push((&allowance.name, count));
        }
        if let Some(until) = wait {
            return Err(u32::try_from((until - now).num_seconds() + 1).unwrap_or(u32::MAX));
        }
        counts.extend(next.into_iter().map(|(name, count)| (name.clone(), count)));
        Ok(())
    }

    /// Counts one more under a name that nothing is refused for; gives how many there were lately.
    pub fn count(&self, now: Instant, name: &str) -> u32 {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = Count { taken: 0, last: now, until: None };
        let count = counts.entry(name.to_owned()).or_insert(empty);
        *count = count.at(now, Duration::zero());
        count.taken = count.taken.saturating_add(1);
        count.last = now;
        count.taken
    }

    /// A right attempt: nothing more is held against the first name, and the others get theirs back.
    pub fn release(&self, allowances: &[Allowance]) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((own, shared)) = allowances.split_first() else { return };
        counts.remove(&own.name);
        for allowance in shared {
            if let Some(count) = counts.get_mut(&allowance.name) {
                count.taken = count.taken.saturating_sub(1);
                count.until = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn noon() -> Instant {
        NaiveDate::from_ymd_opt(2023, 6, 15).and_then(|day| day.and_hms_opt(12, 0, 0)).expect("a moment")
    }

    fn allowed(name: &str, attempts: u32) -> Allowance {
        Allowance { name: name.to_owned(), attempts, pause: Duration::seconds(300) }
    }

    #[test]
    fn when_the_attempts_are_used_up_each_further_one_waits_twice_as_long() {
        let (throttle, mut now) = (Throttle::default(), noon());
        for _ in 0..5 {
            assert_eq!(throttle.reserve(now, &[allowed("a", 5)]), Ok(()));
        }
        for pause in [300, 600, 1200, 2400, 4800] {
            assert_eq!(throttle.reserve(now, &[allowed("a", 5)]), Err(pause + 1));
            now += Duration::seconds(i64::from(pause));
            assert_eq!(throttle.reserve(now, &[allowed("a", 5)]), Ok(()), "after {pause} s");
        }
        assert_eq!(throttle.reserve(now, &[allowed("b", 5)]), Ok(()), "others are not held up");
    }

    #[test]
    fn who_waits_under_one_name_takes_nothing_under_the_others() {
        let (throttle, now) = (Throttle::default(), noon());
        assert_eq!(throttle.reserve(now, &[allowed("a", 1), allowed("b", 3)]), Ok(()));
        for _ in 0..9 {
            assert!(throttle.reserve(now, &[allowed("a", 1), allowed("b", 3)]).is_err());
        }
        assert_eq!(throttle.reserve(now, &[allowed("b", 3)]), Ok(()));
    }

    #[test]
    fn right_ones_are_given_back_old_ones_forgotten_and_a_clock_set_back_locks_nobody_out() {
        let (throttle, now) = (Throttle::default(), noon());
        for _ in 0..20 {
            assert_eq!(throttle.reserve(now, &[allowed("a", 2)]), Ok(()));
            throttle.release(&[allowed("a", 2)]);
        }
        for _ in 0..4 {
            assert_eq!(throttle.reserve(now, &[allowed("own", 5), allowed("shared", 9)]), Ok(()));
        }
        throttle.release(&[allowed("own", 5), allowed("shared", 9)]);
        for _ in 0..5 {
            assert_eq!(throttle.reserve(now, &[allowed("own", 5)]), Ok(()), "a right one ends what was held against it");
        }
        assert_eq!(throttle.counts.lock().expect("a lock")["shared"].taken, 3);
        for day in 0..20 {
            assert_eq!(throttle.reserve(now + Duration::days(day), &[allowed("b", 2)]), Ok(()));
        }
        let ahead = now + Duration::days(40 * 365);
        for _ in 0..2 {
            assert_eq!(throttle.reserve(ahead, &[allowed("c", 2)]), Ok(()));
        }
        assert_eq!(throttle.reserve(now, &[allowed("c", 2)]), Ok(()));
    }
}
