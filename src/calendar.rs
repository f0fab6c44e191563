//! Days, half-months and years as the town's reports know them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::problem::Words;

/// A calendar day in the town's time zone.
pub type Day = NaiveDate;

/// The half of a month a room answers for: the 1st to the 15th, or the 16th to the last day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, diesel::AsExpression, diesel::FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct HalfMonth {
    year: i32,
    month: u32,
    second: bool,
}

impl HalfMonth {
    /// The half-month in which a day lies.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: day.month(), second: day.day() > 15 }
    }

    /// The 24 half-months of a year, in order.
    pub fn all_of(year: i32) -> impl Iterator<Item = Self> {
        (1..=12).flat_map(move |month| [false, true].map(|second| Self { year, month, second }))
    }

    /// The first or second half of a month, when there is such a month.
    pub fn new(year: i32, month: u32, second: bool) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|_| Self { year, month, second })
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// Its first day.
    pub fn starts_on(self) -> Day {
        day(self.year, self.month, if self.second { 16 } else { 1 })
    }

    /// Its last day.
    pub fn ends_on(self) -> Day {
        if self.second { last_day_of_month(self.year, self.month) } else { day(self.year, self.month, 15) }
    }

    /// The day by which its report is due: so many calendar days after it ends, to the end of that day.
    pub fn due_on(self, days_after_end: u64) -> Day {
        self.ends_on() + Days::new(days_after_end)
    }

    /// As people call it: 2023年1月上半月.
    pub fn label(self) -> Words {
        let (zh, en) = if self.second { ("下", "second") } else { ("上", "first") };
        let month = self.starts_on().format("%B %Y");
        Words::new(format!("{}年{}月{zh}半月", self.year, self.month), format!("{en} half of {month}"))
    }

    /// The half-month before this one.
    pub fn previous(self) -> Self {
        Self::of(self.starts_on() - Days::new(1))
    }
}

impl fmt::Display for HalfMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-H{}", self.year, self.month, if self.second { 2 } else { 1 })
    }
}

impl FromStr for HalfMonth {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, rest) = text.split_once('-').ok_or(())?;
        let (month, half) = rest.split_once("-H").ok_or(())?;
        if year.len() != 4 || month.len() != 2 {
            return Err(());
        }
        let second = match half {
            "1" => false,
            "2" => true,
            _ => return Err(()),
        };
        Self::new(year.parse().map_err(drop)?, month.parse().map_err(drop)?, second).ok_or(())
    }
}

crate::text_column!(HalfMonth, |half: &HalfMonth| *half, |text: &str| text.parse().ok());

impl serde::Serialize for HalfMonth {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for HalfMonth {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom("a half-month is written 2023-05-H1"))
    }
}

impl utoipa::PartialSchema for HalfMonth {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some(r"^\d{4}-\d{2}-H[12]$"))
            .examples([serde_json::json!("2023-05-H1")])
            .into()
    }
}
impl utoipa::ToSchema for HalfMonth {}

/// The years a record may be dated in; outside it a date is a slip of the pen.
pub const EARLIEST_YEAR: i32 = 1950;
/// See [`EARLIEST_YEAR`].
pub const LATEST_YEAR: i32 = 2200;

/// The first day of a year.
pub fn year_start(year: i32) -> Day {
    day(year, 1, 1)
}

/// The last day of a year.
pub fn year_end(year: i32) -> Day {
    day(year, 12, 31)
}

/// One month later by the calendar; the last day of the month where there is no such day.
pub fn months_after(day: Day, months: u32) -> Day {
    day + Months::new(months)
}

/// So many calendar days later.
pub fn days_after(day: Day, days: u64) -> Day {
    day + Days::new(days)
}

/// So many calendar days earlier.
pub fn days_before(day: Day, days: u64) -> Day {
    day - Days::new(days)
}

fn last_day_of_month(year: i32, month: u32) -> Day {
    day(year, month, 1) + Months::new(1) - Days::new(1)
}

/// A day known to exist: years come from stored days or checked input, months and days from constants.
fn day(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

/// The working-day calendar: Monday to Friday, except where the State Council's yearly notice says otherwise.
#[derive(Default, Debug, Clone)]
pub struct WorkingCalendar {
    swaps: BTreeMap<Day, bool>,
}

impl WorkingCalendar {
    /// From the days on which working and resting differ from Monday to Friday.
    pub fn new(swaps: impl IntoIterator<Item = (Day, bool)>) -> Self {
        Self { swaps: swaps.into_iter().collect() }
    }

    /// Whether the notice of that year has been entered; a year without it is not known, never guessed.
    pub fn knows(&self, year: i32) -> bool {
        self.swaps.range(year_start(year)..=year_end(year)).next().is_some()
    }

    /// Whether people work on that day.
    pub fn is_working(&self, day: Day) -> bool {
        self.swaps.get(&day).copied().unwrap_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
    }

    /// This day, or the next working day where it is a rest day of a year that is known.
    pub fn moved_past_rest(&self, day: Day) -> Day {
        let rests = |day: &Day| self.knows(day.year()) && !self.is_working(*day);
        day.iter_days().find(|day| !rests(day)).unwrap_or(day)
    }

    /// The last of so many working days after a day; none where a year on the way is not known.
    pub fn working_days_after(&self, day: Day, number: u32) -> Option<Day> {
        let mut left = number;
        for next in day.iter_days().skip(1) {
            if !self.knows(next.year()) {
                return None;
            }
            left -= u32::from(left > 0 && self.is_working(next));
            if left == 0 {
                return Some(next);
            }
        }
        None
    }

    /// The number of working days of a year, where the year is known.
    pub fn working_days(&self, year: i32) -> Option<i64> {
        if !self.knows(year) {
            return None;
        }
        let days = year_start(year).iter_days().take_while(|day| day.year() == year);
        i64::try_from(days.filter(|day| self.is_working(*day)).count()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_twenty_years_lies_in_exactly_one_half_month() {
        let mut day = day(2012, 1, 1);
        while day.year() < 2032 {
            let half = HalfMonth::of(day);
            assert!(half.starts_on() <= day && day <= half.ends_on(), "{day} in {half}");
            assert_eq!(HalfMonth::all_of(day.year()).filter(|h| h.starts_on() <= day && day <= h.ends_on()).count(), 1);
            assert_eq!(half.to_string().parse(), Ok(half));
            assert_eq!(HalfMonth::of(half.ends_on() + Days::new(1)).previous(), half);
            day = day + Days::new(1);
        }
    }

    #[test]
    fn a_half_month_is_read_only_in_its_one_spelling() {
        for wrong in ["2023-5-H1", "2023-13-H1", "2023-05-H3", "2023-05", "23-05-H1", ""] {
            assert!(wrong.parse::<HalfMonth>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn working_days_are_counted_by_the_notice_and_never_guessed() {
        let calendar = WorkingCalendar::new([(day(2023, 10, 7), true), (day(2023, 10, 2), false), (day(2023, 10, 3), false)]);
        // Saturday the 7th is worked, Monday and Tuesday are not.
        assert_eq!(calendar.working_days_after(day(2023, 9, 29), 5), Some(day(2023, 10, 9)));
        assert_eq!(calendar.working_days_after(day(2023, 12, 28), 5), None);
    }

    #[test]
    fn a_year_without_its_notice_is_not_known() {
        let calendar = WorkingCalendar::new([(day(2023, 1, 2), false)]);
        assert!(calendar.knows(2023));
        assert_eq!(calendar.working_days(2024), None);
        assert_eq!(calendar.working_days(2023), Some(259));
    }
}
