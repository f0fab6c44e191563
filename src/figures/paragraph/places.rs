//! Places by name: a township, a street or its justice office with which a sentence begins (平安镇, 云阳县平安镇, 新圩司法所),
//! and a village somewhere in it (红关村).

use super::words::LEXICON;

/// With what such names end, the longer first.
const ENDS: &[&str] = &["街道司法所", "镇司法所", "乡司法所", "司法所", "街道", "镇", "乡", "县", "区", "市"];
/// A name has so many letters before its end.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=4;
/// What stands in no name of such a place: each, all, our, that, numbers, and what makes a 区 another thing (社区, 园区, 景区).
const NEVER: &[char] = &[
    '各', '全', '我', '本', '该', '其', '等', '个', '辖', '级', '一', '二', '三', '两', '多', '省', '县', '市', '区', '乡', '镇', '村',
    '社', '园', '景', '校', '小', '片', '城',
];

/// The names of a place within another with which the words begin, and the words after them.
pub fn place_named(words: &str) -> Option<(&str, &str)> {
    let mut rest = words;
    while let Some(length) = name_length(rest) {
        rest = rest.get(length..)?;
    }
    let name = words.get(..words.len() - rest.len())?;
    (!name.is_empty()).then_some((name, rest))
}

fn name_length(words: &str) -> Option<usize> {
    let ends = words.char_indices().map(|(at, _)| at).zip(0..).filter(|(_, letters)| LETTERS.contains(letters));
    ends.filter_map(|(at, _)| {
        let (name, rest) = words.split_at_checked(at)?;
        let end = ENDS.iter().find(|end| rest.starts_with(**end))?;
        is_name(name).then_some(at + end.len())
    })
    .next()
}

/// A word that says something is no name.
fn is_name(name: &str) -> bool {
    let words = LEXICON.iter().flat_map(|(_, words)| words.iter()).filter(|word| word.chars().count() > 1);
    !name.contains(NEVER) && !words.into_iter().any(|word| name.contains(word))
}

/// What stands before 村 and 社区 where no village is named: 各村, 18个村, 驻村, 农村, 出村, 镇村.
const OF_NO_VILLAGE: &[char] = &[
    '各', '个', '全', '每', '驻', '包', '农', '乡', '镇', '出', '到', '入', '进', '下', '联', '街', '城', '在', '于', '由', '对', '向',
    '和', '与', '从', '村', '政', '然', '抓', '跨', '以', '为', '并', '是', '将',
];
/// What stands after them where no village is named: 村级, 村（社区）, 村居.
const ANY_VILLAGE: &[&str] = &["村级", "村（社区", "村(社区", "村居", "村（居", "村(居", "村社", "村两委", "社区级"];

/// Whether a village is named that ends here: 红关村, 平安社区, but not 各村 and not what follows a word of ours (化解村级…).
pub fn names_village(before: &str, rest: &str) -> bool {
    let ends = (rest.starts_with('村') || rest.starts_with("社区")) && !ANY_VILLAGE.iter().any(|word| rest.starts_with(word));
    let generic = |letter: char| OF_NO_VILLAGE.contains(&letter) || !letter.is_alphabetic();
    let words = || LEXICON.iter().flat_map(|(_, words)| words.iter()).filter(|word| word.chars().count() > 1);
    ends && before.chars().next_back().is_some_and(|letter| !generic(letter)) && !words().any(|word| before.ends_with(word))
}
