//! The only place that asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// A moment in UTC, cut to milliseconds (PostgreSQL keeps microseconds, SQLite text; both must read back what was written).
pub type Instant = NaiveDateTime;

/// Tells the time: the machine's, moved by an offset that only tests set.
#[derive(Clone)]
pub struct Clock {
    offset_ms: Arc<AtomicI64>,
    zone: Tz,
}

impl Clock {
    /// The machine's clock, read in the town's time zone.
    pub fn in_zone(zone: Tz) -> Self {
        Self { offset_ms: Arc::new(AtomicI64::new(0)), zone }
    }

    /// Now, in UTC milliseconds.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may ask")]
    pub fn now(&self) -> Instant {
        let millis = Utc::now().timestamp_millis() + self.offset_ms.load(Ordering::Relaxed);
        DateTime::from_timestamp_millis(millis).unwrap_or_default().naive_utc()
    }

    /// The town's calendar day now.
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.now())
    }

    /// The town's calendar day of a moment.
    pub fn day_of(&self, at: Instant) -> NaiveDate {
        self.zone.from_utc_datetime(&at).date_naive()
    }

    /// A moment as the town's clock on the wall shows it.
    pub fn local(&self, at: Instant) -> NaiveDateTime {
        self.zone.from_utc_datetime(&at).naive_local()
    }

    /// A moment as files and papers tell it: `2023-12-31 17:26` by the town's clock.
    pub fn local_time_text(&self, at: Instant) -> String {
        self.local(at).format("%Y-%m-%d %H:%M").to_string()
    }

    /// The moment a local wall-clock time names; the earlier one where the clock was turned back.
    pub fn from_local(&self, local: NaiveDateTime) -> Instant {
        match self.zone.from_local_datetime(&local).earliest() {
            Some(at) => at.naive_utc(),
            None => local - chrono::Duration::hours(8),
        }
    }

    /// Makes the clock show this moment from now on (for tests and the demo).
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may ask")]
    pub fn set(&self, at: Instant) {
        let offset = at.and_utc().timestamp_millis() - Utc::now().timestamp_millis();
        self.offset_ms.store(offset, Ordering::Relaxed);
    }
}
