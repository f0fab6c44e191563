//! Numbers that count nothing: dates, places in an order, frequencies, names and set phrases.

use std::ops::Range;

use super::super::units::Unit;

/// Words after a number that make it a date.
const DATES: &[&str] = &["年", "月", "日", "时", "点"];
/// Words after a number that make it a place in an order, a name or a length of time.
const ORDERS: &[&str] = &["号", "周", "季度", "届", "条", "级", "热线", "专线", "小时", "分钟", "个月", "个百分点"];
/// How often: what comes after 每, and what says it without.
const TIMES: &[&str] = &["年", "半年", "季", "月", "半月", "半个月", "两周", "周", "旬", "日", "天", "个工作日", "星期"];
const OFTEN: &[&str] = &["半月", "一月", "一季", "一周"];
/// Phrases whose numerals count nothing.
const PHRASES: &[&str] = &["一庭两所", "两所一庭", "一站式", "一案一档", "一村一", "两次排查", "一次性"];
/// Marks that make of numbers beside them a date, a score or a name: 5·20, 1+N, 9:30, 2023-05.
const JOINTS: &[char] = &['·', '+', '＋', '×', '/', '／'];
const RANGES: &[char] = &['-', '—', '－', '~', '～', '至', '到'];
/// How far before a number its frequency is looked for, in letters.
const LONGEST_CLAUSE: usize = 30;
/// A quotation of so many letters is a name.
const LONGEST_NAME: usize = 10;

/// Whether the number is part of a date.
pub fn is_date(text: &str, place: &Range<usize>) -> bool {
    let after = text.get(place.end..).unwrap_or_default();
    let opens_range = || {
        let second = after.strip_prefix(RANGES).unwrap_or_default();
        let rest = second.trim_start_matches(char::is_numeric);
        rest.len() < second.len() && DATES.iter().any(|word| rest.starts_with(word))
    };
    DATES.iter().any(|word| after.starts_with(word)) || opens_range()
}

/// Whether a number, with the digits in this place, counts nothing.
pub fn is_aside(text: &str, place: &Range<usize>, unit: Option<Unit>) -> bool {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    let digits = text.get(place.clone()).unwrap_or_default();
    let beside = |joins: fn(char) -> bool| before.ends_with(joins) || after.starts_with(joins);
    is_date(text, place)
        || before.ends_with('第')
        // "One" in Chinese letters is an article: 一名, 一批, 一起.
        || digits == "一"
        || ORDERS.iter().any(|word| after.starts_with(word))
        || beside(|letter| letter.is_ascii_alphabetic() || JOINTS.contains(&letter))
        || numbers_a_line(before, after)
        || PHRASES.iter().any(|phrase| text_around(text, place, phrase))
        || is_quoted(before, after)
        || unit == Some(Unit::Times) && says_how_often(text, place)
}

/// "1." or "2、" at the beginning of a line, "(3)" anywhere.
fn numbers_a_line(before: &str, after: &str) -> bool {
    let line = before.trim_end_matches([' ', '\u{3000}', '\t']);
    (line.is_empty() || line.ends_with(['\n', '\r'])) && after.starts_with(['、', '.', '．', ')', '）'])
        || before.ends_with(['（', '(']) && after.starts_with(['）', ')'])
}

fn text_around(text: &str, place: &Range<usize>, phrase: &str) -> bool {
    let from = text.get(..place.end).unwrap_or_default().char_indices().rev().map(|(at, _)| at).take(phrase.chars().count());
    from.filter(|at| *at <= place.start)
        .any(|at| text.get(at..).is_some_and(|rest| rest.starts_with(phrase)) && at + phrase.len() > place.start)
}

fn is_quoted(before: &str, after: &str) -> bool {
    let opened = before.chars().rev().take(LONGEST_NAME).position(|letter| matches!(letter, '“' | '”'));
    let closed = after.chars().take(LONGEST_NAME).position(|letter| matches!(letter, '“' | '”'));
    let opens = opened.is_some_and(|place| before.chars().rev().nth(place) == Some('“'));
    let closes = closed.is_some_and(|place| after.chars().nth(place) == Some('”'));
    opens && closes && opened.zip(closed).is_some_and(|(left, right)| left + right <= LONGEST_NAME)
}

/// 每月两次, 每季度报送1次, 半月一次, 2次/月.
fn says_how_often(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default();
    let near = before.char_indices().rev().take(LONGEST_CLAUSE).take_while(|(_, letter)| !"，。；、\n：".contains(*letter));
    let clause = near.last().and_then(|(at, _)| before.get(at..)).unwrap_or_default();
    let each = clause.rfind('每').and_then(|at| clause.get(at + '每'.len_utf8()..));
    let after = text.get(place.end..).unwrap_or_default();
    each.is_some_and(|rest| TIMES.iter().any(|time| rest.starts_with(time)))
        || OFTEN.iter().any(|often| clause.contains(often))
        || after.starts_with("次/")
}
