//! The words that stand beside a number, and what they say together.

use std::collections::BTreeSet;
use std::ops::Range;

use super::numerals::Numeral;
use super::places::place_named;
use super::words::{Sense, senses};

/// What the words beside a number say together.
pub type Says = BTreeSet<Sense>;

/// How much ends at a mark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Break {
    Clause,
    /// A semicolon.
    Part,
    Sentence,
    Line,
}

/// Brackets that belong to the word they stand in.
const INSIDE_WORDS: &[&str] = &["社区", "居", "街道", "次", "乡", "镇"];
const OPENING: &[char] = &['（', '('];
const CLOSING: &[char] = &['）', ')'];
/// Where what is said after a number turns to the next thing, or to comparing it.
const TURNS: &[&str] = &["、", "较", "比", "同比", "占", "其中", "每"];

/// What ends with the letter that stands here.
pub fn break_at(text: &str, at: usize) -> Option<Break> {
    let rest = text.get(at..)?;
    let before = text.get(..at)?;
    match rest.chars().next()? {
        '\n' | '\r' => Some(Break::Line),
        '。' | '！' | '？' | '!' | '?' => Some(Break::Sentence),
        '；' | ';' => Some(Break::Part),
        '，' | ',' | '：' | ':' if before.ends_with("其中") => None,
        '，' | ',' | '：' | ':' | '—' => Some(Break::Clause),
        letter if OPENING.contains(&letter) => (!opens_inside_word(rest)).then_some(Break::Clause),
        letter if CLOSING.contains(&letter) => {
            let opened = before.rfind(OPENING).and_then(|place| text.get(place..));
            (!opened.is_some_and(opens_inside_word)).then_some(Break::Clause)
        }
        _ => None,
    }
}

fn opens_inside_word(text: &str) -> bool {
    let inside = text.trim_start_matches(OPENING);
    INSIDE_WORDS.iter().any(|word| inside.strip_prefix(word).is_some_and(|rest| rest.starts_with(CLOSING)))
}

/// The marks at which something ends in a stretch of the text, in order.
pub fn breaks(text: &str, within: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, Break)> {
    let letters = text.get(within.clone()).unwrap_or_default().char_indices();
    letters.filter_map(move |(at, _)| break_at(text, within.start + at).map(|what| (within.start + at, what)))
}

/// The words at the end of a stretch: where they begin, and the mark before them.
struct Stretch {
    start: usize,
    ended_by: Option<usize>,
}

impl Stretch {
    fn up_to(text: &str, within: Range<usize>) -> Self {
        let ended_by = breaks(text, within.clone()).next_back().map(|(at, _)| at);
        let mark = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Self { start: ended_by.map_or(within.start, |at| at + mark(at)), ended_by }
    }
}

const COLONS: &[char] = &['：', ':'];
const COLONS_AND_BLANKS: &[char] = &['：', ':', ' '];

/// The words between the mark or the number before and this number, and those up to the mark or the number after it.
pub struct Label {
    before: String,
    after: String,
    /// What stands before the colon at which they begin.
    head: String,
    /// Nothing ends between the number before and this one.
    pub joined: bool,
    /// Only 、 stands between the number before and the words of this one.
    pub listed: bool,
    /// Where the words before the number begin.
    pub start: usize,
    workdays: bool,
}

impl Label {
    /// The words of one of the numbers, the number before it having ended there.
    pub fn of(text: &str, numerals: &[Numeral], place: usize, ended: Option<usize>) -> Option<Self> {
        let numeral = numerals.get(place)?;
        let from = ended.unwrap_or(0);
        // A colon that leads up to the number itself ends nothing where the words before it are those of the number.
        let colon = text.get(..numeral.place.start)?.trim_end_matches(COLONS_AND_BLANKS).len().max(from);
        let led = Stretch::up_to(text, from..colon);
        let understood = senses(&plain(text, led.start..colon, numerals)).is_some();
        let words = if understood || colon == numeral.place.start { led } else { Stretch::up_to(text, from..numeral.place.start) };
        let next = numerals.get(place + 1).map_or(text.len(), |next| next.place.start);
        let end = breaks(text, numeral.end..next).next().map_or(next, |(at, _)| at);
        let after = text.get(numeral.end..end)?;
        let turn = TURNS.iter().filter_map(|word| after.find(word)).min().unwrap_or(after.len());
        let before = text.get(words.start..numeral.place.start)?;
        let joined = words.ended_by.is_none() && ended.is_some();
        let head = words.ended_by.filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(COLONS)));
        Some(Self {
            before: plain(text, words.start..numeral.place.start, numerals),
            after: plain(text, numeral.end..numeral.end + turn, numerals),
            head: head.map_or_else(String::new, |at| plain(text, Stretch::up_to(text, from..at).start..at, numerals)),
            joined,
            listed: joined && before.trim_start().starts_with('、'),
            start: words.start,
            workdays: text.get(numeral.place.end..numeral.end).is_some_and(|unit| unit.trim_start().starts_with("个工作日")),
        })
    }

    /// Whether they stand behind a colon and what it introduces is not understood: "邻里纠纷：化解35件".
    pub fn is_under_unknown_head(&self) -> bool {
        senses(&self.head).is_none()
    }

    /// Whether they say that it succeeded.
    pub fn tells_success(&self) -> bool {
        self.before.contains("成功")
    }

    /// The place with whose name they begin, if they are not all words that say something.
    pub fn place(&self) -> Option<&str> {
        if senses(&self.before).is_some() { None } else { place_named(&self.before).map(|(name, _)| name) }
    }

    /// What they say together; none where a word is not understood.
    pub fn says(&self) -> Option<Says> {
        let before = senses(&self.before).or_else(|| place_named(&self.before).and_then(|(_, words)| senses(words)))?;
        let after = senses(&self.after)?;
        if self.joined && !self.listed && before.first() == Some(&Sense::Village) {
            // "18个村化解531件": those of the villages, or all?
            return None;
        }
        if !self.workdays && after.contains(&Sense::Among) {
            // "化解608件中的597件"
            return None;
        }
        if self.workdays && !matches!(after.first(), None | Some(Sense::Among | Sense::Throughout)) {
            return None;
        }
        let nouns: Vec<Sense> = after.into_iter().take_while(|sense| self.names_what_is_counted(*sense)).collect();
        let alone = before.iter().all(|sense| *sense == Sense::OfThese);
        if !alone && nouns.iter().any(|noun| !matches!(noun, Sense::Dispute | Sense::Case)) {
            return None;
        }
        let unit = self.workdays.then_some(Sense::WorkingDay);
        Some(before.into_iter().chain(nouns).chain(unit).collect())
    }

    fn names_what_is_counted(&self, sense: Sense) -> bool {
        match sense {
            Sense::Village
            | Sense::Town
            | Sense::TownItself
            | Sense::Room
            | Sense::Committee
            | Sense::Literate
            | Sense::Dispute
            | Sense::Case => true,
            Sense::Among | Sense::Throughout => self.workdays,
            _ => false,
        }
    }

    /// Whether the words before the number are this title and what says nothing, and none follow.
    pub fn is(&self, title: &str) -> bool {
        let only = |text: &str, may: &[Sense]| senses(text).is_some_and(|all| all.iter().all(|sense| may.contains(sense)));
        only(&self.after, &[]) && self.before.strip_suffix(title).is_some_and(|before| only(before, &[Sense::OfThese]))
    }
}

/// The words of a stretch without blanks, quotation marks, brackets and dates.
fn plain(text: &str, within: Range<usize>, numerals: &[Numeral]) -> String {
    let mut words = String::new();
    let mut at = within.start;
    while let Some(letter) = text.get(at..within.end).and_then(|rest| rest.chars().next()) {
        let here = numerals.binary_search_by_key(&at, |numeral| numeral.place.start).ok().and_then(|place| numerals.get(place));
        if let Some(date) = here.filter(|numeral| numeral.date) {
            let rest = text.get(date.end..within.end).unwrap_or_default();
            at = within.end - rest.trim_start_matches(DATE_LETTERS).len();
            continue;
        }
        if !(letter.is_whitespace() || UNSAID.contains(&letter)) {
            words.push(letter);
        }
        at += letter.len_utf8();
    }
    words.strip_suffix("百分之").map(str::to_owned).unwrap_or(words)
}

/// What may follow the digits of a date.
const DATE_LETTERS: &[char] = &['年', '度', '月', '份', '日', '底', '末', '初', '止', '至', '到', '-', '—', '－', '~', '～'];
const UNSAID: &[char] = &['、', '“', '”', '"', '\'', '‘', '’', '「', '」', '（', '）', '(', ')', '：', ':', '，', ','];
