//! Reads digits and Chinese numerals: 1,957,550, １８, 3.5, 十八, 三万五千, 二〇二三.

/// More digits than this are a number of something, not a count.
const MOST_DIGITS: usize = 12;

/// A run of digits or of Chinese numerals.
pub struct Run {
    /// Its length.
    pub end: usize,
    pub hundredths: i64,
    /// What its last digit stands for, in hundredths.
    pub step: i64,
    /// Written in Chinese, and so short that only a unit makes it a number.
    pub doubtful: bool,
}

fn digit(letter: char) -> Option<i64> {
    match letter {
        '0'..='9' => Some(i64::from(u32::from(letter) - u32::from('0'))),
        '０'..='９' => Some(i64::from(u32::from(letter) - u32::from('０'))),
        _ => None,
    }
}

/// What a letter after a number multiplies it by.
pub fn multiplier(letter: char) -> Option<i64> {
    match letter {
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Digits with commas at thousands and at most two decimals that count.
pub fn arabic(text: &str) -> Option<Run> {
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
pub fn chinese(text: &str) -> Option<Run> {
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
