//! Finds the numbers of a Chinese text as people write them: 597, １８, 1,957,550, 3.5万, 十八, 六百余, 近600, 百分之八十九.

use std::ops::Range;

use super::super::units::Unit;

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
    /// A date, a place in an order or a set phrase: no count.
    pub aside: bool,
}

/// Units as they are written, the longer of two that begin alike first.
const UNITS: &[(&str, Unit)] = &[
    ("件次", Unit::Acts),
    ("件（次）", Unit::Acts),
    ("人次", Unit::PersonTimes),
    ("批次", Unit::Visits),
    ("个工作日", Unit::Days),
    ("件", Unit::Matters),
    ("起", Unit::Matters),
    ("宗", Unit::Matters),
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

/// Words after a number that make it a date or a place in an order.
const DATES: &[&str] = &["年", "月", "日", "号", "时", "点", "周", "季度", "届", "条", "级"];
/// Phrases whose numerals count nothing.
const PHRASES: &[&str] = &[
    "一庭两所",
    "两所一庭",
    "每月两次",
    "每月二次",
    "每月2次",
    "每半月一次",
    "半月一次",
    "一站式",
    "一案一档",
    "一村一",
    "两次排查",
    "一次性",
];
const BEFORE: &[(&str, Manner)] =
    &[("近", Manner::Near), ("约", Manner::About), ("逾", Manner::Over), ("超过", Manner::Over), ("超", Manner::Over)];
const AFTER: &[(&str, Manner)] = &[("余", Manner::Over), ("多", Manner::Over)];
const AFTER_UNIT: &[(&str, Manner)] = &[("左右", Manner::About), ("上下", Manner::About), ("以上", Manner::AtLeast)];
/// More digits than this are a number of something, not a count.
const MOST_DIGITS: usize = 12;

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

/// A run of digits or of Chinese numerals.
struct Run {
    end: usize,
    hundredths: i64,
    step: i64,
    /// Written in Chinese, and so short that only a unit makes it a number.
    doubtful: bool,
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
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default().trim_start_matches(' ');
    let percent = before.ends_with("百分之");
    let unit = unit_at(after);
    let after_unit = after.get(unit.map_or(0, |(_, length)| length)..).unwrap_or_default();
    let aside = before.ends_with('第') || DATES.iter().any(|word| after.starts_with(word)) || in_phrase(text, start);
    let mut place = start..end;
    if let Some((word, of_word)) = BEFORE.iter().find(|(word, _)| before.ends_with(word)) {
        manner = *of_word;
        place.start -= word.len();
    }
    if let Some((_, of_word)) = AFTER_UNIT.iter().find(|(word, _)| after_unit.starts_with(word)) {
        manner = *of_word;
    }
    let unit = if percent { Some(Unit::Percent) } else { unit.map(|(unit, _)| unit) };
    let told = unit.is_some() || !run.doubtful;
    let of_something_else = unit.is_none() && after.starts_with(char::is_alphabetic);
    Some((end, told.then_some(Numeral { place, hundredths, step, manner, unit, of_something_else, aside })))
}

fn in_phrase(text: &str, at: usize) -> bool {
    PHRASES.iter().any(|phrase| text.match_indices(phrase).any(|(start, _)| (start..start + phrase.len()).contains(&at)))
}

fn digit(letter: char) -> Option<i64> {
    match letter {
        '0'..='9' => Some(i64::from(u32::from(letter) - u32::from('0'))),
        '０'..='９' => Some(i64::from(u32::from(letter) - u32::from('０'))),
        _ => None,
    }
}

fn multiplier(letter: char) -> Option<i64> {
    match letter {
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Digits with commas at thousands and at most two decimals that count.
fn arabic(text: &str) -> Option<Run> {
    let (mut whole, mut digits, mut end) = (0_i64, 0, 0);
    let mut letters = text.char_indices().peekable();
    while let Some(&(at, letter)) = letters.peek() {
        if let Some(value) = digit(letter) {
            digits += 1;
            whole = if digits > MOST_DIGITS { whole } else { whole * 10 + value };
            end = at + letter.len_utf8();
        } else if letter != ',' || digits == 0 || !three_digits(text.get(at + 1..).unwrap_or_default()) {
            break;
        }
        letters.next();
    }
    if digits == 0 {
        return None;
    }
    let (mut hundredths, mut step) = (whole * 100, 100);
    let point = text.get(end..).and_then(|rest| rest.strip_prefix(['.', '．']).map(|after| (rest.len() - after.len(), after)));
    if let Some((width, after)) = point
        && after.chars().next().and_then(digit).is_some()
    {
        end += width;
        for letter in after.chars() {
            let Some(value) = digit(letter) else { break };
            end += letter.len_utf8();
            if step > 1 {
                step /= 10;
                hundredths += value * step;
            }
        }
    }
    Some(Run { end, hundredths, step, doubtful: digits > MOST_DIGITS })
}

fn three_digits(text: &str) -> bool {
    let digits = text.chars().take_while(|letter| digit(*letter).is_some()).count();
    digits >= 3 && text.chars().take(3).all(|letter| digit(letter).is_some())
}

fn chinese_digit(letter: char) -> Option<i64> {
    let digits = ["零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
    digits.iter().position(|forms| forms.contains(letter)).and_then(|place| i64::try_from(place).ok())
}

fn chinese_place(letter: char) -> Option<i64> {
    match letter {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

/// 十八, 六百, 三万五千, and digits one by one: 二〇二三.
fn chinese(text: &str) -> Option<Run> {
    let known = |letter: char| chinese_digit(letter).is_some() || chinese_place(letter).is_some() || letter == '万';
    let letters: Vec<char> = text.chars().take_while(|letter| known(*letter)).take(MOST_DIGITS).collect();
    let first = *letters.first()?;
    // 百姓, 千家万户, 万元: a place without a digit before it is a word of another kind; 十八 is not.
    if chinese_digit(first).is_none() && !matches!(first, '十' | '拾') {
        return None;
    }
    let placed = letters.iter().any(|letter| chinese_digit(*letter).is_none());
    let value = if placed { with_places(&letters) } else { one_by_one(&letters) };
    let step = if letters.last() == Some(&'万') { 10_000 } else { 1 };
    let large = letters.iter().any(|letter| chinese_place(*letter).is_some_and(|place| place >= 100) || *letter == '万');
    let end = letters.iter().map(|letter| letter.len_utf8()).sum();
    Some(Run { end, hundredths: value * 100, step: step * 100, doubtful: !large })
}

fn one_by_one(letters: &[char]) -> i64 {
    letters.iter().filter_map(|letter| chinese_digit(*letter)).fold(0, |value, digit| value * 10 + digit)
}

fn with_places(letters: &[char]) -> i64 {
    let (mut total, mut section, mut digit) = (0, 0, None);
    for letter in letters {
        if let Some(value) = chinese_digit(*letter) {
            digit = Some(value);
        } else if let Some(place) = chinese_place(*letter) {
            section += digit.take().unwrap_or(1) * place;
        } else {
            total = (total + section + digit.take().unwrap_or(0)) * 10_000;
            section = 0;
        }
    }
    total + section + digit.unwrap_or(0)
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
