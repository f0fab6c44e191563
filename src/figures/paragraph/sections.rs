//! What the headings of a text and the sentences before lead its reader to expect.

use super::labels::{Break, breaks};
use super::setting::Setting;

/// A heading is no longer than this many letters.
const LONGEST_HEADING: usize = 30;
/// How headings are numbered: 一、 and 第一章, then （一）, then 1.
const NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第'];
const AFTER_NUMERALS: &[char] = &['（', '）', '(', ')', '、', '.', '．', '章', '节', ' ', '\u{3000}'];
const LEVELS: usize = 3;

/// Where each sentence begins, and the setting in which it does.
pub struct Sections(Vec<(usize, Setting)>);

impl Sections {
    /// Of a text about this year.
    pub fn of(text: &str, year: i32) -> Self {
        let mut sentences = Vec::new();
        let mut headings = [Setting::default(); LEVELS + 1];
        let mut section = Setting::default();
        let mut start = 0;
        for line in text.split_inclusive(['\n', '\r']) {
            if let Some(level) = heading_level(line.trim()) {
                // A heading stands under the ones above it: what 工作计划 says holds for its （一）.
                section = headings.get(level).copied().unwrap_or_default().under(line, year);
                headings.iter_mut().skip(level + 1).for_each(|below| *below = section);
            }
            let mut setting = section;
            let ends = breaks(line, 0..line.len()).filter(|(_, what)| *what >= Break::Sentence).map(|(at, _)| at);
            let mut from = 0;
            for end in ends.chain([line.len()]) {
                sentences.push((start + from, setting));
                // Who a sentence begins with stays in mind for the next one.
                let opening = breaks(line, from..end).next().map_or(end, |(at, _)| at);
                setting = setting.after(line.get(from..opening).unwrap_or_default(), year);
                from = end + line.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            }
            start += line.len();
        }
        Self(sentences)
    }

    /// The setting at the beginning of the sentence that begins here.
    pub fn setting_at(&self, place: usize) -> Setting {
        let upto = self.0.partition_point(|(start, _)| *start <= place);
        upto.checked_sub(1).and_then(|last| self.0.get(last)).map(|(_, setting)| *setting).unwrap_or_default()
    }
}

fn heading_level(line: &str) -> Option<usize> {
    let title =
        line.trim_start_matches(|letter: char| NUMERALS.contains(&letter) || AFTER_NUMERALS.contains(&letter) || letter.is_ascii_digit());
    let short = !title.is_empty() && title.chars().count() <= LONGEST_HEADING;
    let numbered = title.len() < line.len();
    if !short || !numbered || title.contains(['。', '；', '，']) {
        return None;
    }
    match line.chars().next()? {
        '（' | '(' => Some(1),
        letter if NUMERALS.contains(&letter) => Some(0),
        _ => Some(2),
    }
}
