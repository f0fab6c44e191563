//! Finds the numbers of a Chinese text as people write them: 597, １８, 1,957,550, 3.5万, 十八, 六百余, 近600, 百分之八十九.

use std::ops::Range;

use super::super::units::Unit;
use super::aside::{is_aside, is_date};
use super::digits::{Run, arabic, chinese, multiplier};

/// How exactly a number is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    Exact,
    /// 近: a little less.
    Near,
    /// 余, 多, 逾: a little more.
    Over,
    /// 约, 左右: a little less or more.
    About,
    /// 以上: as much or more.
    AtLeast,
}

/// A number in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Numeral {
    /// Its bytes in the text: the digits with the words that say how exactly they are meant.
    pub place: Range<usize>,
    /// In hundredths.
    pub hundredths: i64,
    /// What its last digit stands for, in hundredths: 3.5万 is exact to a thousand.
    pub step: i64,
    pub manner: Manner,
    /// None where no unit is written, or one in which nothing is counted here.
    pub unit: Option<Unit>,
    /// Something that is no unit of ours follows at once, as in 30棵.
    pub of_something_else: bool,
    /// Where its unit ends.
    pub end: usize,
    /// A part of a date.
    pub date: bool,
    /// A date, a place in an order, a frequency or a set phrase: no count.
    pub aside: bool,
}

/// Units as they are written, the longer of two that begin alike first.
const UNITS: &[(&str, Unit)] = &[
    ("件次", Unit::Acts),
    ("件（次）", Unit::Acts),
    ("件(次)", Unit::Acts),
    ("人次", Unit::PersonTimes),
    ("人（次）", Unit::PersonTimes),
    ("人(次)", Unit::PersonTimes),
    ("批次", Unit::Visits),
    ("批（次）", Unit::Visits),
    ("批(次)", Unit::Visits),
    ("个工作日", Unit::Days),
    ("件", Unit::Matters),
    ("起", Unit::Matters),
    ("宗", Unit::Matters),
    ("例", Unit::Matters),
    ("名", Unit::Persons),
    ("人", Unit::Persons),
    ("位", Unit::Persons),
    ("批", Unit::Visits),
    ("份", Unit::Copies),
    ("次", Unit::Times),
    ("天", Unit::Days),
    ("个", Unit::Pieces),
    ("元", Unit::Yuan),
    ("%", Unit::Percent),
    ("％", Unit::Percent),
];

const BEFORE: &[(&str, Manner)] =
    &[("近", Manner::Near), ("约", Manner::About), ("逾", Manner::Over), ("超过", Manner::Over), ("超", Manner::Over)];
const AFTER: &[(&str, Manner)] = &[("余", Manner::Over), ("多", Manner::Over)];
const AFTER_UNIT: &[(&str, Manner)] = &[("左右", Manner::About), ("上下", Manner::About), ("以上", Manner::AtLeast)];
/// The unit with which a text begins, and its length.
pub fn unit_at(text: &str) -> Option<(Unit, usize)> {
    UNITS.iter().find(|(word, _)| text.starts_with(word)).map(|(word, unit)| (*unit, word.len()))
}

/// Every number of a text, in order.
pub fn numerals(text: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (next, numeral) = match read(text, at) {
            Some((next, numeral)) => (next, numeral),
            None => (at + letter.len_utf8(), None),
        };
        found.extend(numeral);
        at = next;
    }
    found
}

/// The number that begins here and where it ends; nothing to tell where its words count nothing.
fn read(text: &str, start: usize) -> Option<(usize, Option<Numeral>)> {
    let rest = text.get(start..)?;
    let run = arabic(rest).or_else(|| chinese(rest))?;
    let mut end = start + run.end;
    let (mut hundredths, mut step) = (run.hundredths, run.step);
    let mut manner = Manner::Exact;
    for _ in 0..2 {
        let after = text.get(end..).unwrap_or_default();
        if let Some((letter, by)) = after.chars().next().and_then(|letter| Some((letter, multiplier(letter)?))) {
            hundredths = hundredths.checked_mul(by)?;
            // 3.5万 is a rounded number, 6百 is not.
            step = if by >= 10_000 { step.checked_mul(by)? } else { step };
            end += letter.len_utf8();
        } else if let Some((word, of_word)) = AFTER.iter().find(|(word, _)| after.starts_with(word)) {
            manner = *of_word;
            end += word.len();
        }
    }
    Some((end, numeral(text, &run, start..end, Value { hundredths, step, manner })))
}

/// What the digits come to, and how exactly.
#[derive(Clone, Copy)]
struct Value {
    hundredths: i64,
    step: i64,
    manner: Manner,
}

/// The number of these digits with the words around them; none where they count nothing.
fn numeral(text: &str, run: &Run, digits: Range<usize>, value: Value) -> Option<Numeral> {
    let Value { hundredths, step, mut manner } = value;
    let before = text.get(..digits.start)?;
    let rest = text.get(digits.end..)?;
    let after = rest.trim_start_matches(' ');
    let unit = unit_at(after);
    let unit_end = text.len() - after.len() + unit.map_or(0, |(_, length)| length);
    let mut end = if unit.is_some() { unit_end } else { digits.end };
    let mut place = digits.clone();
    if let Some((word, of_word)) = BEFORE.iter().find(|(word, _)| before.ends_with(word)) {
        manner = *of_word;
        place.start -= word.len();
    }
    if let Some((word, of_word)) = AFTER_UNIT.iter().find(|(word, _)| text.get(end..).is_some_and(|after| after.starts_with(word))) {
        manner = *of_word;
        end += word.len();
    }
    let unit = if before.ends_with("百分之") { Some(Unit::Percent) } else { unit.map(|(unit, _)| unit) };
    let told = unit.is_some() || !run.doubtful;
    let of_something_else = unit.is_none() && after.starts_with(char::is_alphabetic);
    let (date, aside) = (is_date(text, &digits), is_aside(text, &digits, unit));
    told.then_some(Numeral { place, hundredths, step, manner, unit, of_something_else, end, date, aside })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> (i64, Manner, Option<Unit>) {
        let numeral = numerals(text).into_iter().next().unwrap();
        (numeral.hundredths, numeral.manner, numeral.unit)
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(first("597件次"), (59_700, Manner::Exact, Some(Unit::Acts)));
        assert_eq!(first("１８个"), (1_800, Manner::Exact, Some(Unit::Pieces)));
        assert_eq!(first("十八个"), (1_800, Manner::Exact, Some(Unit::Pieces)));
        assert_eq!(first("六百余件次"), (60_000, Manner::Over, Some(Unit::Acts)));
        assert_eq!(first("近600件次"), (60_000, Manner::Near, Some(Unit::Acts)));
        assert_eq!(first("154名"), (15_400, Manner::Exact, Some(Unit::Persons)));
        assert_eq!(first("3.5万元"), (3_500_000, Manner::Exact, Some(Unit::Yuan)));
        assert_eq!(first("三万五千元"), (3_500_000, Manner::Exact, Some(Unit::Yuan)));
        assert_eq!(first("1,957,550元"), (195_755_000, Manner::Exact, Some(Unit::Yuan)));
        assert_eq!(first("10余万元"), (10_000_000, Manner::Over, Some(Unit::Yuan)));
        assert_eq!(first("两百零三天"), (20_300, Manner::Exact, Some(Unit::Days)));
        assert_eq!(first("88.94％"), (8_894, Manner::Exact, Some(Unit::Percent)));
        assert_eq!(first("百分之八十九"), (8_900, Manner::Exact, Some(Unit::Percent)));
        assert_eq!(first("800人次左右"), (80_000, Manner::About, Some(Unit::PersonTimes)));
    }

    #[test]
    fn dates_orders_and_set_phrases_count_nothing() {
        let counted = |text: &str| numerals(text).into_iter().filter(|numeral| !numeral.aside).count();
        for text in ["2023年12月31日", "二〇二三年", "第3条", "第一名", "（七）", "一庭两所联调", "每月两次排查", "统一、千家万户、百姓"]
        {
            assert_eq!(counted(text), 0, "{text}");
        }
        assert_eq!(counted("18个，十八个，第2次，18个"), 3);
    }

    #[test]
    fn any_text_can_be_read_and_places_lie_on_letters() {
        let pieces = [
            "近",
            "六",
            "百",
            "余",
            "3",
            ".",
            ",",
            "万",
            "万",
            "件",
            "次",
            "％",
            "𠮷",
            "１",
            "第",
            "亿",
            "亿",
            "9999999",
            "百分之",
            "\u{301}",
        ];
        let mut state = 7_usize;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text += pieces[(state >> 33) % pieces.len()];
            }
            let mut before = 0;
            for numeral in numerals(&text) {
                assert!(text.get(numeral.place.clone()).is_some(), "{text}");
                assert!(numeral.place.end > before, "{text}");
                before = numeral.place.end;
            }
        }
    }
}
