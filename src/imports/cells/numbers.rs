//! Amounts of money and head counts.

use super::{Reading, Reason, as_written, excerpt, stated};
use crate::imports::folding::{small_number, squeezed};
use crate::imports::workbook::Cell;
use crate::problem::Code;

/// More than this is a slip of the pen (ten thousand million yuan).
const MOST_FEN: i64 = 1_000_000_000_000;
/// More people than live in any town.
const MOST_PEOPLE: u32 = 100_000;

/// Money as fen: `35000`, `3.5万元`, `3,200元`; a bare number is yuan, or ten thousand yuan where the heading says 万元.
pub fn amount(cell: &Cell, in_ten_thousands: bool) -> Reading<i64> {
    let text = match cell {
        // The cell's own number is rounded to the fen, because 19.99 has no exact binary form.
        Cell::Number(number) if in_ten_thousands => format!("{number:.6}"),
        Cell::Number(number) => format!("{number:.2}"),
        other => match stated(other)? {
            Some(text) => squeezed(&text),
            None => return Ok(None),
        },
    };
    let is_bare = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'));
    let fen = if in_ten_thousands && is_bare { fen_of(&format!("{text}万")) } else { fen_of(&text) };
    let fen = fen.ok_or_else(|| {
        let text = excerpt(&text);
        Reason::saying(Code::BadFormat, format!("看不懂金额“{text}”"), format!("Cannot read the amount \"{text}\""))
    })?;
    if !(0..=MOST_FEN).contains(&fen) {
        return Err(Reason::saying(
            Code::OutOfRange,
            "金额不能是负数，也不能大于一百亿元",
            "An amount is from 0 to ten thousand million yuan",
        ));
    }
    Ok(Some(fen))
}

fn fen_of(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|letter| !matches!(letter, ',' | '，' | '¥' | '￥' | '约')).collect();
    let text = text.trim_start_matches("人民币").trim_end_matches('整').trim_end_matches(['元', '圆', '块']);
    let (number, places) = [("亿", 10), ("万", 6), ("千", 5)]
        .into_iter()
        .find_map(|(unit, places)| text.strip_suffix(unit).map(|number| (number, places)))
        .unwrap_or((text, 2));
    let (sign, number) = number.strip_prefix('-').map_or((1, number), |number| (-1, number));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = part.trim_end_matches('0');
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 13 || part.len() > places || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let fen: i64 = format!("{whole}{part:0<places$}").parse().ok()?;
    Some(fen * sign)
}

/// A number of people, at least one: `3`, `3人`, `３`, `三人`.
pub fn head_count(cell: &Cell) -> Reading<i32> {
    let text = match cell {
        Cell::Number(number) => as_written(*number),
        other => match stated(other)? {
            Some(text) => squeezed(&text),
            None => return Ok(None),
        },
    };
    let number = text.trim_end_matches(['人', '名', '个', '位']);
    let people = small_number(number).filter(|people| (1..=MOST_PEOPLE).contains(people)).and_then(|people| i32::try_from(people).ok());
    people.map(Some).ok_or_else(|| {
        let text = excerpt(&text);
        Reason::saying(
            Code::OutOfRange,
            format!("人数应是 1 以上的整数，这里是“{text}”"),
            format!("A head count is a whole number from 1; here it is \"{text}\""),
        )
    })
}

/// A number of records, from nought.
pub fn count(cell: &Cell) -> Reading<i32> {
    let text = match cell {
        Cell::Number(number) => as_written(*number),
        other => match stated(other)? {
            Some(text) => squeezed(&text),
            None => return Ok(None),
        },
    };
    let number = text.trim_end_matches(['件', '次', '起']);
    let count = if number == "零" { Some(0) } else { small_number(number) };
    count.filter(|count| *count <= MOST_PEOPLE).and_then(|count| i32::try_from(count).ok()).map(Some).ok_or_else(|| {
        let text = excerpt(&text);
        Reason::saying(
            Code::OutOfRange,
            format!("件数应是 0 以上的整数，这里是“{text}”"),
            format!("A number of cases is a whole number from 0; here it is \"{text}\""),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn amounts_are_read_in_fen() {
        for (spelling, fen) in [
            ("35000", 3_500_000),
            ("3.5万元", 3_500_000),
            ("3.5万", 3_500_000),
            ("3,200元", 320_000),
            ("3，200 元", 320_000),
            ("3200元", 320_000),
            ("１３００", 130_000),
            ("￥1,300.50", 130_050),
            ("7.99万元", 7_990_000),
            ("0.94万元", 940_000),
            ("0", 0),
            ("12元整", 1_200),
            ("约3万元", 3_000_000),
            ("2千元", 200_000),
            ("1.20", 120),
        ] {
            assert_eq!(amount(&cell(spelling), false), Ok(Some(fen)), "{spelling}");
        }
        assert_eq!(amount(&Cell::Number(4900.0), false), Ok(Some(490_000)));
        assert_eq!(amount(&Cell::Number(19.99), false), Ok(Some(1_999)));
    }

    #[test]
    fn a_heading_may_say_what_a_bare_number_is_worth() {
        for (cell, fen) in [
            (cell("3.5"), 3_500_000),
            (Cell::Number(0.35), 350_000),
            (Cell::Number(12.0), 12_000_000),
            (cell("3.5万"), 3_500_000),
            (cell("3200元"), 320_000),
        ] {
            assert_eq!(amount(&cell, true), Ok(Some(fen)), "{cell:?}");
        }
    }

    #[test]
    fn an_amount_not_stated_is_none() {
        for spelling in ["", "/", "无", "—", "／"] {
            assert_eq!(amount(&cell(spelling), false), Ok(None), "{spelling:?}");
        }
    }

    #[test]
    fn what_is_no_amount_is_told() {
        for spelling in ["三万", "很多", "1.234元", "-5", "3.5.1", "万元", "99999999999999", "12元5角", "1e5", "NaN"] {
            assert!(amount(&cell(spelling), false).is_err(), "{spelling}");
        }
        for number in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert!(amount(&Cell::Number(number), false).is_err(), "{number}");
        }
    }

    #[test]
    fn head_counts_are_read() {
        for (spelling, people) in [("3", 3), ("3人", 3), ("３", 3), (" 3", 3), ("三人", 3), ("12 人", 12), ("2名", 2)] {
            assert_eq!(head_count(&cell(spelling)), Ok(Some(people)), "{spelling}");
        }
        assert_eq!(head_count(&Cell::Number(17.0)), Ok(Some(17)));
        for spelling in ["0", "-2", "2.5", "几人", "100001", "3-5", "99999999999"] {
            assert_eq!(head_count(&cell(spelling)).expect_err(spelling).code, "out_of_range");
        }
        for number in [-1.0, 0.0, 2.5, f64::NAN] {
            assert!(head_count(&Cell::Number(number)).is_err(), "{number}");
        }
        assert_eq!(head_count(&cell("/")), Ok(None));
    }

    #[test]
    fn a_count_may_be_nought() {
        assert_eq!(count(&Cell::Number(0.0)), Ok(Some(0)));
        assert_eq!(count(&cell("2件")), Ok(Some(2)));
        assert!(count(&cell("-1")).is_err());
    }
}
