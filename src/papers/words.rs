//! Days and money as official documents write them.

use chrono::Datelike;

use crate::calendar::Day;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

/// `2023年5月6日`.
pub fn day(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// `35,000元`, with jiao and fen only where there are any.
pub fn yuan(fen: i64) -> String {
    format!("{}元", amount(fen))
}

/// `35,000` or `35,000.50`.
pub fn amount(fen: i64) -> String {
    let (whole, rest) = (fen / 100, (fen % 100).abs());
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest == 0 { grouped } else { format!("{grouped}.{rest:02}") }
}

/// `叁万伍仟元整`: the capitals that cannot be altered by a stroke (支付结算办法 附件一).
pub fn capitals(fen: i64) -> String {
    let fen = fen.unsigned_abs();
    let (whole, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::new();
    if whole > 0 || jiao + rest == 0 {
        text.push_str(&number(whole));
        text.push('元');
    }
    match (jiao, rest) {
        (0, 0) => text.push('整'),
        (0, rest) => {
            if whole > 0 {
                text.push('零');
            }
            text.push_str(&format!("{}分", digit(rest)));
        }
        (jiao, 0) => text.push_str(&format!("{}角整", digit(jiao))),
        (jiao, rest) => text.push_str(&format!("{}角{}分", digit(jiao), digit(rest))),
    }
    text
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|place| DIGITS.get(place)).copied().unwrap_or_default()
}

/// The units a number is cut at, greatest first. Cutting 亿 off first lets 万亿 come out by itself.
const UNITS: [(u64, &str); 5] = [(100_000_000, "亿"), (10_000, "万"), (1_000, "仟"), (100, "佰"), (10, "拾")];

fn number(value: u64) -> String {
    let Some((unit, name)) = UNITS.iter().find(|(unit, _)| value >= *unit) else { return digit(value).to_owned() };
    let (high, low) = (value / unit, value % unit);
    let mut text = format!("{}{name}", number(high));
    if low > 0 {
        // A place left out between two others is read as one 零.
        if low < unit / 10 {
            text.push('零');
        }
        text.push_str(&number(low));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_in_capitals() {
        for (fen, text) in [
            (3_500_000, "叁万伍仟元整"),
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (10_700_000, "壹拾万柒仟元整"),
            (100_000_100, "壹佰万零壹元整"),
            (1_000, "壹拾元整"),
            (20_000_005_000_000, "贰仟亿零伍万元整"),
            (100_000_000_000_000, "壹万亿元整"),
            (1_001_000_000, "壹仟零壹万元整"),
        ] {
            assert_eq!(capitals(fen), text, "{fen}");
        }
    }

    #[test]
    fn money_has_its_thousands_apart() {
        for (fen, text) in
            [(0, "0元"), (99_900, "999元"), (100_000, "1,000元"), (3_500_050, "35,000.50元"), (12_345_678_900, "123,456,789元")]
        {
            assert_eq!(yuan(fen), text);
        }
    }

    #[test]
    fn a_day_is_written_without_leading_zeros() {
        assert_eq!(day(Day::from_ymd_opt(2023, 5, 6).unwrap()), "2023年5月6日");
    }
}
