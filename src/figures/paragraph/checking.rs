//! Compares each number of a text with the figure it is of.

use super::super::definition::Definition;
use super::super::number::Number;
use super::numerals::{Manner, Numeral};
use super::reading::{Reading, readings};
use super::wording::{ValueOf, is_near};
use crate::coded_enum;

coded_enum! {
    /// What became of a number found in a text.
    Verdict {
        Matches = "matches" "与统计一致" "As counted";
        Differs = "differs" "与统计不一致" "Differs from the count";
        Unknown = "unknown" "看不出是哪一项" "Not taken for any figure";
        /// A date, a place in an order, a set phrase.
        Aside = "aside" "日期、序号或固定说法" "A date, an order or a set phrase";
    }
}

/// A number of a text, what it was taken for, and what that comes to.
pub struct Checked {
    pub numeral: Numeral,
    pub verdict: Verdict,
    pub figure: Option<&'static Definition>,
    pub value: Option<Number>,
}

/// Every number of a text about this year, in order.
pub fn check(text: &str, year: i32, value_of: &ValueOf<'_>) -> Vec<Checked> {
    readings(text, year).into_iter().map(|reading| checked(reading, value_of)).collect()
}

fn checked(Reading { numeral, meant }: Reading, value_of: &ValueOf<'_>) -> Checked {
    let known = |definition: &&'static Definition| value_of(definition.code).map(|value| (*definition, value));
    let compared: Vec<(&Definition, Number)> = meant.iter().filter_map(known).collect();
    let equal = compared.iter().find(|(_, value)| fits(&numeral, *value));
    let (verdict, told) = match (equal, compared.as_slice()) {
        _ if numeral.aside => (Verdict::Aside, None),
        (Some(told), _) => (Verdict::Matches, Some(told)),
        (None, [told]) => (Verdict::Differs, Some(told)),
        (None, _) => (Verdict::Unknown, None),
    };
    let figure = told.map(|(definition, _)| *definition);
    Checked { verdict, figure, value: told.map(|(_, value)| *value), numeral }
}

/// Whether the number, as exactly as it is meant, is what the figure comes to.
fn fits(numeral: &Numeral, value: Number) -> bool {
    let value = match value {
        Number::Whole(whole) => whole.saturating_mul(100),
        Number::Hundredths(hundredths) => hundredths,
    };
    let (said, step) = (numeral.hundredths, numeral.step);
    match numeral.manner {
        Manner::Exact => value.saturating_add(step / 2) / step * step == said,
        Manner::Near => is_near(value, said),
        Manner::Over => value > said && value < said.saturating_add(last_place(said)),
        Manner::About => (value - said).saturating_abs().saturating_mul(30) <= said,
        Manner::AtLeast => value >= said,
    }
}

/// What the last digit that is not zero stands for: a hundred in 600, ten in 560.
fn last_place(said: i64) -> i64 {
    let mut place = 1;
    while said > 0 && said % (place * 10) == 0 && place < said {
        place *= 10;
    }
    place
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::definitions::TABLE;
    use super::super::numerals::numerals;
    use super::super::wording::{compose, text_of};
    use super::*;

    /// The published year of the sample town.
    fn of_2023(code: &str) -> Option<Number> {
        let values = [
            ("rooms", 18),
            ("screening_expected", 432),
            ("screening_filed", 430),
            ("disputes_found", 608),
            ("disputes_resolved", 597),
            ("resolutions", 597),
            ("with_legal_literate", 350),
            ("longstanding_with_legal_literate", 8),
            ("longstanding_resolved", 90),
            ("legal_literates", 154),
            ("reception_persons", 800),
            ("reception_visits", 428),
            ("online_entries", 581),
            ("linked_court", 17),
            ("joint_mediations", 33),
        ];
        let share = (code == "resolution_rate").then_some(Number::Hundredths(8_894));
        let money = (code == "amount").then_some(Number::Hundredths(195_755_000));
        let whole = values.iter().find(|(known, _)| *known == code).map(|(_, value)| Number::Whole(*value));
        whole.or(share).or(money)
    }

    /// What each number was taken for, and whether it is right.
    fn told(text: &str) -> Vec<(&'static str, Verdict)> {
        let rows = check(text, 2023, &of_2023).into_iter();
        rows.map(|row| (row.figure.map_or("", |figure| figure.code), row.verdict)).collect()
    }

    #[test]
    fn each_number_is_taken_for_what_its_words_say() {
        use Verdict::{Aside, Differs, Matches, Unknown};
        for (text, expected) in [
            ("18个村（社区）调解室每月两次排查", vec![("rooms", Matches), ("", Aside)]),
            ("排查化解矛盾纠纷近600件次", vec![("resolutions", Matches)]),
            ("排查化解矛盾纠纷六百余件次", vec![("resolutions", Differs)]),
            ("排查化解矛盾纠纷350件次", vec![("resolutions", Differs)]),
            (
                "154名法律明白人参与化解矛盾纠纷350件次，其中历年疑难纠纷8件",
                vec![("legal_literates", Matches), ("with_legal_literate", Matches), ("longstanding_with_legal_literate", Matches)],
            ),
            ("法律明白人参与化解矛盾纠纷597件次", vec![("with_legal_literate", Differs)]),
            ("全镇一百五十四名法律明白人化解矛盾纠纷三百五十件次", vec![("legal_literates", Matches), ("with_legal_literate", Matches)]),
            ("应报送432次，已报送432次", vec![("screening_expected", Matches), ("screening_filed", Differs)]),
            ("接访群众428批次800人次", vec![("reception_visits", Matches), ("reception_persons", Matches)]),
            ("接访群众８０１人次", vec![("reception_persons", Differs)]),
            ("网上人民调解平台录入581件", vec![("online_entries", Matches)]),
            ("调解成功率88.9%", vec![("resolution_rate", Matches)]),
            ("调解成功率达百分之九十", vec![("resolution_rate", Differs)]),
            ("涉及金额195.8万元", vec![("amount", Matches)]),
            ("涉及金额近200万元", vec![("amount", Matches)]),
            ("诉调对接18件、“一庭两所”联调33件", vec![("linked_court", Differs), ("joint_mediations", Matches)]),
            ("2023年栽树3000棵", vec![("", Aside), ("", Unknown)]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn rounded_numbers_hold_within_what_they_say() {
        let numeral = |text: &str| numerals(text).remove(0);
        let holds = |text: &str, value| fits(&numeral(text), Number::Whole(value));
        assert_eq!([579, 580, 599, 600].map(|value| holds("近600件", value)), [false, true, true, false]);
        assert_eq!([600, 601, 699, 700].map(|value| holds("600余件", value)), [false, true, true, false]);
        assert_eq!([560, 569, 570].map(|value| holds("五百六十多件", value)), [false, true, false]);
        assert_eq!([579, 580, 620, 621].map(|value| holds("约600件", value)), [false, true, true, false]);
        assert_eq!([599, 600, 700].map(|value| holds("600件以上", value)), [false, true, true]);
    }

    proptest! {
        #[test]
        fn a_paragraph_checked_against_its_own_year_has_no_number_that_differs(values in prop::collection::vec(0..2_000_i64, TABLE.len())) {
            let value_of = |code: &str| {
                let place = TABLE.iter().position(|definition| definition.code == code)?;
                Some(Number::counted(TABLE.get(place)?.unit, *values.get(place)?))
            };
            let stretches = compose(&value_of);
            let written = stretches.iter().filter(|stretch| stretch.code.is_some()).count();
            let rows = check(&text_of(&stretches), 2023, &value_of);
            let right = rows.iter().filter(|row| row.verdict == Verdict::Matches).count();
            prop_assert!(!rows.iter().any(|row| matches!(row.verdict, Verdict::Differs | Verdict::Unknown)), "{}", text_of(&stretches));
            prop_assert_eq!(right, written);
        }

        #[test]
        fn a_number_that_is_changed_differs(by in 1..50_i64, place in 0..8_usize) {
            let codes = ["rooms", "screening_expected", "screening_filed", "legal_literates", "with_legal_literate",
                "longstanding_with_legal_literate", "reception_persons", "online_entries"];
            let changed = codes[place];
            let value_of = |code: &str| of_2023(code).or(Some(Number::Whole(1)));
            let altered = |code: &str| match value_of(code)? {
                Number::Whole(value) if code == changed => Some(Number::Whole(value + by)),
                other => Some(other),
            };
            let rows = check(&text_of(&compose(&altered)), 2023, &value_of);
            let differing: Vec<&str> = rows.iter().filter(|row| row.verdict == Verdict::Differs)
                .filter_map(|row| row.figure.map(|figure| figure.code)).collect();
            prop_assert_eq!(differing, vec![changed]);
        }
    }
}
