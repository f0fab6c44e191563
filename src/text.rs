//! Folding of names and texts, so that what people take for the same is found as the same.

use unicode_normalization::UnicodeNormalization;

/// Half-width forms, no white space, lower case.
pub fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// A text as a pattern for `LIKE … ESCAPE '\'`: its own wildcards are plain letters.
pub fn like_pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// Where a dispute and its record elsewhere may meet: the room and the first name of each side, folded and in order.
/// Who is applicant and who respondent is often swapped between two ledgers.
pub fn pair_key(room: impl std::fmt::Display, one: &str, other: &str) -> String {
    let mut names = [fold(one), fold(other)];
    names.sort();
    format!("{room}|{}", names.join("|"))
}

/// An ID number as it may be shown: the first three and the last four characters.
pub fn masked_id_number(number: &str) -> String {
    masked(number, 3, 4)
}

/// A phone number as it may be shown: the first three and the last four digits.
pub fn masked_phone(phone: &str) -> String {
    masked(phone, 3, 4)
}

/// A text of unknown kind as it may be shown: whatever in it is long enough to be a phone or an ID number is masked.
pub fn with_numbers_masked(text: &str) -> String {
    // A day may be written in eight digits.
    const SHORTEST: usize = 9;
    let letters: Vec<char> = text.chars().collect();
    let of_number = |c: &char| c.nfkc().all(|c| c.is_ascii_digit());
    let run = |run: &[char]| {
        let text: String = run.iter().collect();
        if run.len() >= SHORTEST && run.first().is_some_and(of_number) { masked(&text, 3, 2) } else { text }
    };
    letters.chunk_by(|one, next| of_number(one) == of_number(next)).map(run).collect()
}

fn masked(text: &str, head: usize, tail: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let hidden = letters.len().saturating_sub(head + tail);
    // A number too short to hide anything between its ends is hidden whole.
    if hidden == 0 {
        return "*".repeat(letters.len());
    }
    let shown = letters.iter().enumerate().map(|(place, c)| if place < head || place >= head + hidden { *c } else { '*' });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_take_for_the_same_folds_alike() {
        for same in ["红关村１组", " 红关村 1组", "红关村\u{3000}1组"] {
            assert_eq!(fold(same), "红关村1组");
        }
        assert_eq!(fold("ＹＹRT2023"), "yyrt2023");
        // Texts copied out of a PDF hold radicals and twins of common letters.
        assert_eq!(fold("⾦\u{f90a}㎡"), "金金m2");
    }

    #[test]
    fn a_pair_is_the_same_whichever_side_applied() {
        assert_eq!(pair_key("r", "张三", "李 四"), pair_key("r", "李四", "张三"));
        assert_ne!(pair_key("r", "张三", ""), pair_key("s", "张三", ""));
    }

    #[test]
    fn masks_show_only_the_ends() {
        assert_eq!(masked_id_number("500235199805157921"), "500***********7921");
        assert_eq!(masked_phone("13800005678"), "138****5678");
        assert_eq!(masked_phone("12345"), "*****");
        assert_eq!(with_numbers_masked("电话13800005678，2023.5.6，3.5万元"), "电话138******78，2023.5.6，3.5万元");
        assert_eq!(with_numbers_masked("50023519980515792X"), "500************92X");
    }
}
