//! Days, moments and half-months in all the ways people write them.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{Reading, Reason, excerpt, stated};
use crate::calendar::{Day, EARLIEST_YEAR, HalfMonth, LATEST_YEAR, year_end, year_start};
use crate::imports::folding::squeezed;
use crate::imports::workbook::Cell;
use crate::problem::Code;

/// Reads days; knows today, and the year meant where people leave it out.
#[derive(Clone, Copy, Debug)]
pub struct DayReader {
    pub today: Day,
    pub year: Option<i32>,
}

impl DayReader {
    /// The day of something that has happened.
    pub fn past_day(&self, cell: &Cell) -> Reading<Day> {
        Ok(self.past_moment(cell)?.map(|moment| moment.date()))
    }

    /// A day that may lie ahead, such as a time limit.
    pub fn any_day(&self, cell: &Cell) -> Reading<Day> {
        Ok(self.any_moment(cell)?.map(|moment| moment.date()))
    }

    /// The wall-clock time of something that has happened; midnight when only the day is written.
    pub fn past_moment(&self, cell: &Cell) -> Reading<NaiveDateTime> {
        let moment = self.any_moment(cell)?;
        match moment {
            Some(moment) if moment.date() > self.today => {
                Err(Reason::saying(Code::InTheFuture, format!("{} 晚于今天", moment.date()), format!("{} is after today", moment.date())))
            }
            _ => Ok(moment),
        }
    }

    fn any_moment(&self, cell: &Cell) -> Reading<NaiveDateTime> {
        let moment = match cell {
            Cell::Moment(moment) => Some(rounded(*moment)),
            Cell::Number(number) => Some(from_number(*number).ok_or_else(|| impossible(&number.to_string()))?),
            other => match stated(other)? {
                Some(text) => Some(self.moment_in(&text).ok_or_else(|| impossible(&text))?),
                None => None,
            },
        };
        match moment {
            Some(moment) if !(year_start(EARLIEST_YEAR)..=year_end(LATEST_YEAR)).contains(&moment.date()) => {
                Err(impossible(&moment.date().to_string()))
            }
            _ => Ok(moment),
        }
    }

    /// `2023年3月上半月`, `2023.3上`, `2023-03-H1`.
    pub fn half_month(&self, cell: &Cell) -> Reading<HalfMonth> {
        let Some(text) = stated(cell)? else { return Ok(None) };
        let unreadable = || {
            Reason::saying(
                Code::BadFormat,
                format!("看不懂期次“{}”，应写作 2023年3月上半月", excerpt(&text)),
                format!("Cannot read the period \"{}\"; write it as 2023年3月上半月", excerpt(&text)),
            )
        };
        if let Ok(half) = text.parse() {
            return Ok(Some(half));
        }
        let packed = squeezed(&text);
        let (numbers, second) = match (packed.split_once('上'), packed.split_once('下')) {
            (Some((before, _)), None) => (before, false),
            (None, Some((before, _))) => (before, true),
            _ => return Err(unreadable()),
        };
        let numbers: Vec<u32> = numbers_in(numbers).ok_or_else(unreadable)?;
        let half = match (numbers.as_slice(), self.year) {
            ([year, month], _) => i32::try_from(*year).ok().and_then(|year| HalfMonth::new(year, *month, second)),
            ([month], Some(year)) => HalfMonth::new(year, *month, second),
            _ => None,
        };
        half.filter(|half| (EARLIEST_YEAR..=LATEST_YEAR).contains(&half.year())).map(Some).ok_or_else(unreadable)
    }

    fn moment_in(&self, text: &str) -> Option<NaiveDateTime> {
        let (day, time) = split_time(text);
        let day = self.day_in(&squeezed(day))?;
        let time = match squeezed(time).as_str() {
            "" => NaiveTime::MIN,
            time => time_from_text(time)?,
        };
        Some(day.and_time(time))
    }

    fn day_in(&self, text: &str) -> Option<Day> {
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
        }
        let (year, month, day) = match (numbers_in(text)?.as_slice(), self.year) {
            ([year, month, day], _) if *year >= 1000 => (i32::try_from(*year).ok()?, *month, *day),
            ([month, day], Some(year)) => (year, *month, *day),
            _ => return None,
        };
        NaiveDate::from_ymd_opt(year, month, day)
    }
}

/// The numbers of a date between its separators; `None` when anything else stands there.
fn numbers_in(text: &str) -> Option<Vec<u32>> {
    let text = text.trim_end_matches(['日', '号', '月', '.']);
    text.split(['年', '月', '.', '-', '/', '。', '、', '—', '–']).map(|part| part.parse().ok()).collect()
}

/// Splits `2023-08-17 23:50` and `2023年8月17日23:50`; the time is empty where there is none.
fn split_time(text: &str) -> (&str, &str) {
    let Some(colon) = text.find([':', '时']) else {
        return (text, "");
    };
    let before = text.get(..colon).unwrap_or_default();
    match before.rfind([' ', 'T', '日', '号']) {
        Some(at) => {
            let end = at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            (text.get(..at).unwrap_or_default(), text.get(end..).unwrap_or_default())
        }
        None => (text, ""),
    }
}

fn time_from_text(text: &str) -> Option<NaiveTime> {
    let text = text.trim_end_matches(['分', '秒']);
    let parts: Vec<u32> = text
        .split([':', '时', '分'])
        .filter(|part| !part.is_empty())
        .map(|part| part.split('.').next()?.parse().ok())
        .collect::<Option<_>>()?;
    match parts.as_slice() {
        [hour] => NaiveTime::from_hms_opt(*hour, 0, 0),
        [hour, minute] => NaiveTime::from_hms_opt(*hour, *minute, 0),
        [hour, minute, second] => NaiveTime::from_hms_opt(*hour, *minute, *second),
        _ => None,
    }
}

/// A day cell that lost its format is the number of days since 1899-12-30; `20230506` is a day too.
fn from_number(number: f64) -> Option<NaiveDateTime> {
    const FIRST: f64 = 18_264.0;
    const LAST: f64 = 110_000.0;
    if (FIRST..LAST).contains(&number) {
        let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        let seconds = (number.fract() * 86_400.0).round() as i64;
        let day = start.checked_add_days(Days::new(number.trunc() as u64))?;
        return day.and_time(NaiveTime::MIN).checked_add_signed(chrono::Duration::seconds(seconds));
    }
    if number.fract() == 0.0 && (19_000_000.0..22_010_000.0).contains(&number) {
        return NaiveDate::parse_from_str(&format!("{number:.0}"), "%Y%m%d").ok().map(|day| day.and_time(NaiveTime::MIN));
    }
    None
}

/// Day cells keep fractions of a day; what was 23:50 comes back a millisecond short or over.
fn rounded(moment: NaiveDateTime) -> NaiveDateTime {
    let nearest = moment.checked_add_signed(chrono::Duration::milliseconds(500)).unwrap_or(moment);
    nearest.with_nanosecond(0).unwrap_or(nearest)
}

fn impossible(text: &str) -> Reason {
    let text = excerpt(text);
    Reason::saying(
        Code::ImpossibleDay,
        format!("“{text}”不是能确定的日期，应写作 2023-05-06"),
        format!("\"{text}\" is not a day we can tell; write it as 2023-05-06"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader() -> DayReader {
        DayReader { today: NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day"), year: None }
    }

    fn cell(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn one_day_has_many_spellings() {
        let day = NaiveDate::from_ymd_opt(2023, 5, 6).expect("a day");
        let spellings = [
            "2023.5.6",
            "2023.05.06",
            "2023-05-06",
            "2023-5-6",
            "2023/5/6",
            "2023年5月6日",
            "2023年05月06日",
            " 2023.5.6",
            "2023.5.6 ",
            "\u{3000}2023-05-06",
            "２０２３-０５-０６",
            "２０２３．５．６",
            "２０２３年５月６日",
            "2023年5月6号",
            "20230506",
            "2023-05-06 00:00:00",
            "2023 年 5 月 6 日",
            "2023.5.6.",
            "2023-05-06T10:00:00",
            "2023。5。6",
        ];
        for spelling in spellings {
            assert_eq!(reader().past_day(&cell(spelling)), Ok(Some(day)), "{spelling:?}");
        }
        assert_eq!(reader().past_day(&Cell::Moment(day.and_time(NaiveTime::MIN))), Ok(Some(day)));
        assert_eq!(reader().past_day(&Cell::Number(45_052.0)), Ok(Some(day)));
        assert_eq!(reader().past_day(&Cell::Number(20_230_506.0)), Ok(Some(day)));
    }

    #[test]
    fn the_time_of_day_is_kept() {
        let moment = |hour, minute, second| NaiveDate::from_ymd_opt(2023, 8, 17).and_then(|day| day.and_hms_opt(hour, minute, second));
        for (spelling, expected) in [
            ("2023-08-17 23:50", moment(23, 50, 0)),
            ("2023年8月17日23:50", moment(23, 50, 0)),
            ("2023年8月17日 23时50分", moment(23, 50, 0)),
            ("2023-08-17 10:10:26", moment(10, 10, 26)),
            ("2023-08-17T10:10:26.5", moment(10, 10, 26)),
            ("２０２３-０８-１７　２３：５０", moment(23, 50, 0)),
        ] {
            assert_eq!(reader().past_moment(&cell(spelling)), Ok(expected), "{spelling}");
        }
        assert_eq!(reader().past_moment(&Cell::Number(45_155.0 + 23.0 / 24.0 + 50.0 / 1440.0)), Ok(moment(23, 50, 0)));
    }

    #[test]
    fn what_is_no_day_is_told() {
        for spelling in ["2023.2.30", "2023.13.1", "2023-00-10", "5月6日", "2023.5", "去年", "23.5.6", "2023-05-06 25:00", "1023-05-06"]
        {
            let reason = reader().past_day(&cell(spelling)).expect_err(spelling);
            assert_eq!(reason.code, "impossible_day", "{spelling}");
        }
        assert_eq!(reader().past_day(&cell("2024-03-02")).expect_err("tomorrow").code, "in_the_future");
        assert_eq!(reader().any_day(&cell("2024-03-02")), Ok(NaiveDate::from_ymd_opt(2024, 3, 2)));
        assert_eq!(reader().past_day(&Cell::Number(3.0)).expect_err("a number").code, "impossible_day");
    }

    #[test]
    fn a_day_without_a_year_lies_in_the_year_of_the_ledger() {
        let reader = DayReader { year: Some(2023), ..reader() };
        for spelling in ["5.6", "5月6日", "5-6"] {
            assert_eq!(reader.past_day(&cell(spelling)), Ok(NaiveDate::from_ymd_opt(2023, 5, 6)), "{spelling}");
        }
    }

    #[test]
    fn nothing_stated_is_no_day() {
        for spelling in ["/", "—", "", " ", "无"] {
            assert_eq!(reader().past_day(&cell(spelling)), Ok(None), "{spelling:?}");
        }
        assert_eq!(reader().past_day(&Cell::Empty), Ok(None));
    }

    #[test]
    fn half_months_are_read() {
        for (spelling, expected) in [
            ("2023年3月上半月", "2023-03-H1"),
            ("2023年12月下半月", "2023-12-H2"),
            ("２０２３年３月上半月", "2023-03-H1"),
            ("2023.3上", "2023-03-H1"),
            ("2023-03-H2", "2023-03-H2"),
        ] {
            let half = reader().half_month(&cell(spelling)).expect(spelling).expect(spelling);
            assert_eq!(half.to_string(), expected, "{spelling}");
        }
        for spelling in ["2023年13月上半月", "3月上半月", "2023年3月", "上上半月", "999999999999年1月上半月"] {
            assert!(reader().half_month(&cell(spelling)).is_err(), "{spelling}");
        }
        assert_eq!(reader().half_month(&Cell::Empty), Ok(None));
    }
}
