//! The 18 places of an ID number (GB 11643-1999): what is wrong with one, and what it says of its holder.

use crate::calendar::Day;
use crate::people::lists::Gender;
use crate::problem::Words;

const LENGTH: usize = 18;

/// The first thing wrong with an ID number, as somebody would look for it; none for a right one.
pub fn fault_in(number: &str) -> Option<Words> {
    let upper = number.to_ascii_uppercase();
    let places = upper.chars().count();
    let fits = |(at, letter): (usize, char)| letter.is_ascii_digit() || (letter == 'X' && at + 1 == places);
    if !upper.chars().enumerate().all(fits) {
        let zh = "身份证号只能是数字，最后一位可以是 X";
        return Some(Words::fixed(zh, "An ID number has digits only; the last place may be X"));
    }
    if places < LENGTH {
        let missing = LENGTH - places;
        return Some(Words::new(
            format!("身份证号少 {missing} 位（应为 18 位）"),
            format!("The ID number is {missing} short (it has 18 places)"),
        ));
    }
    if places > LENGTH {
        let more = places - LENGTH;
        return Some(Words::new(
            format!("身份证号多 {more} 位（应为 18 位）"),
            format!("The ID number is {more} too long (it has 18 places)"),
        ));
    }
    if birth_in(&upper).is_none() {
        let zh = "身份证号里的出生日期不对（第 7 至 14 位）";
        return Some(Words::fixed(zh, "The day of birth in the ID number (places 7 to 14) does not exist"));
    }
    if upper.get(..17).and_then(check_digit) != upper.chars().last() {
        let zh = "身份证号的校验位对不上，请逐位核对";
        return Some(Words::fixed(zh, "The last place of the ID number does not fit the others; compare each digit"));
    }
    None
}

fn birth_in(number: &str) -> Option<Day> {
    chrono::NaiveDate::parse_from_str(number.get(6..14)?, "%Y%m%d").ok()
}

/// What an ID number says of its holder: the day of birth and the sex.
pub fn birth_and_sex(number: &str) -> Option<(Day, Gender)> {
    let odd = number.get(16..17)?.parse::<u32>().ok()? % 2 == 1;
    Some((birth_in(number)?, if odd { Gender::Male } else { Gender::Female }))
}

/// The last character of an ID number whose first seventeen digits these are.
pub fn check_digit(digits: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8] = b"10X98765432";
    let digits: Vec<u32> = digits.chars().map(|digit| digit.to_digit(10)).collect::<Option<_>>()?;
    if digits.len() != WEIGHTS.len() {
        return None;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    usize::try_from(sum % 11).ok().and_then(|rest| CHECKS.get(rest)).map(|check| char::from(*check))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_number_says_what_is_wrong_with_it() {
        for (number, words) in [
            ("50023519980715962X", None),
            ("50023519980715962x", None),
            ("", Some("少 18 位")),
            ("5002351998071596", Some("少 2 位")),
            ("50023519980715962XX", Some("只能是数字")),
            ("500235199807159620001", Some("多 3 位")),
            ("50023519981315962X", Some("出生日期不对")),
            ("500235199807159621", Some("校验位对不上")),
            ("50023519980715962一", Some("只能是数字")),
            ("X0023519980715962X", Some("只能是数字")),
        ] {
            let told = fault_in(number).map(|fault| fault.zh.into_owned());
            assert_eq!(told.is_some(), words.is_some(), "{number}: {told:?}");
            assert!(told.unwrap_or_default().contains(words.unwrap_or_default()), "{number}");
        }
    }
}
