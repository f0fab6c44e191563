//! How text out of workbooks is made comparable: full-width forms, stray spaces, line breaks.

use unicode_normalization::UnicodeNormalization;

/// Signs that are there but cannot be seen, left by copying from other programs.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Half-width throughout, without spaces at the ends.
pub fn folded(text: &str) -> String {
    text.nfkc().filter(|letter| !is_invisible(*letter)).collect::<String>().trim().to_owned()
}

/// Half-width and without any space or line break: for codes, numbers, headings and names.
pub fn squeezed(text: &str) -> String {
    text.nfkc().filter(|letter| !is_invisible(*letter) && !letter.is_whitespace()).collect()
}

/// The words by which people say that there is nothing to write.
pub fn says_nothing(text: &str) -> bool {
    let text = squeezed(text);
    text.chars().all(|letter| matches!(letter, '/' | '\\' | '-' | '—' | '―' | '–' | '─')) || matches!(text.as_str(), "无" | "暂无" | "没有")
}

/// The value of a Chinese number below a hundred (`三`, `十二`, `两`) or of digits.
pub fn small_number(text: &str) -> Option<u32> {
    if !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit()) {
        return text.parse().ok();
    }
    let digit = |letter: &str| match letter {
        "一" | "壹" => Some(1),
        "二" | "两" | "贰" => Some(2),
        "三" | "叁" => Some(3),
        "四" => Some(4),
        "五" => Some(5),
        "六" => Some(6),
        "七" => Some(7),
        "八" => Some(8),
        "九" => Some(9),
        _ => None,
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_text_fold_alike() {
        assert_eq!(folded("　２０２３-０７ "), "2023-07");
        assert_eq!(squeezed("责任人（调解员）"), squeezed("责任人\n(调解员)"));
        assert_eq!(squeezed("余\u{3000}敏 "), "余敏");
    }

    #[test]
    fn nothing_is_said_in_several_ways() {
        for text in ["", " ", "/", "／", "无", "—", "——", "-", "－", "\u{3000}", "暂无"] {
            assert!(says_nothing(text), "{text:?}");
        }
        for text in ["否", "0", "无锡", "/3"] {
            assert!(!says_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn small_numbers_are_read_in_both_scripts() {
        for (text, number) in [("3", 3), ("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("12", 12)]
        {
            assert_eq!(small_number(text), Some(number), "{text}");
        }
        for text in ["", "百", "三三", "-1", "十十"] {
            assert_eq!(small_number(text), None, "{text}");
        }
    }
}
