//! The town's customary sentences, with the figures in their places.

use super::super::number::Number;

/// A stretch of the paragraph; with a code it is a number of that figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    pub text: String,
    pub code: Option<&'static str>,
    pub value: Option<Number>,
}

/// What each figure comes to; none where it cannot be told.
pub type ValueOf<'a> = dyn Fn(&str) -> Option<Number> + 'a;

/// `{code}` stands for a figure, `{~code}` for one that may be written rounded up. A sentence is left out where one of
/// its figures cannot be told, a clause in `[…]` where its figure is nought.
const BEFORE: &[&str] = &[
    "（七）矛盾纠纷排查化解。{rooms}个村（社区）调解室坚持每月两次排查报送矛盾纠纷，全年应报送{screening_expected}次，\
     已报送{screening_filed}次，排查化解矛盾纠纷{~resolutions}件次，其中村（社区）化解{resolved_in_village}件、镇化解{resolved_in_town}件。",
];

/// "Every working day" is said only where it is so.
const EVERY_WORKING_DAY: &str = "坚持领导干部每个工作日接访，全年{reception_days}个工作日全部落实，接访群众{reception_persons}人次。";
const SOME_WORKING_DAYS: &str =
    "坚持领导干部工作日接访，全年{working_days}个工作日中落实接访{reception_days}天，接访群众{reception_persons}人次。";
const WORKING_DAYS_UNKNOWN: &str = "坚持领导干部接访，全年接访群众{reception_persons}人次。";

const AFTER: &[&str] = &[
    "发挥{legal_literates}名法律明白人作用，法律明白人参与化解矛盾纠纷{with_legal_literate}件次\
     [，其中历年疑难纠纷{longstanding_with_legal_literate}件]。",
    "网上人民调解平台录入{online_entries}件。",
    "推进诉调对接{linked_court}件、警调对接{linked_police}件、访调对接{linked_petition}件，\
     [开展“一庭两所”联调{joint_mediations}件，]做到小事不出村、大事不出镇、矛盾不上交。",
];

/// The paragraph of a year, stretch by stretch.
pub fn compose(value_of: &ValueOf<'_>) -> Vec<Stretch> {
    let days = (value_of("reception_days"), value_of("working_days"));
    let reception = match days {
        (Some(received), Some(working)) if received == working => EVERY_WORKING_DAY,
        (Some(_), Some(_)) => SOME_WORKING_DAYS,
        _ => WORKING_DAYS_UNKNOWN,
    };
    let sentences = BEFORE.iter().chain(std::iter::once(&reception)).chain(AFTER);
    sentences.filter_map(|sentence| written(sentence, value_of)).flatten().collect()
}

/// The text of a paragraph.
pub fn text_of(stretches: &[Stretch]) -> String {
    stretches.iter().map(|stretch| stretch.text.as_str()).collect()
}

fn written(sentence: &'static str, value_of: &ValueOf<'_>) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    for (place, clause) in sentence.split(['[', ']']).enumerate() {
        let clause = written_clause(clause, value_of)?;
        let nought = clause.iter().any(|stretch| stretch.value.is_some_and(|value| value.counted_sum() == 0));
        // What stands between the brackets comes second, fourth and so on.
        if place % 2 == 0 || !nought {
            stretches.extend(clause);
        }
    }
    Some(stretches)
}

fn written_clause(clause: &'static str, value_of: &ValueOf<'_>) -> Option<Vec<Stretch>> {
    let words = |text: &str| Stretch { text: text.to_owned(), code: None, value: None };
    let mut pieces = clause.split('{');
    let mut stretches: Vec<Stretch> = pieces.next().filter(|text| !text.is_empty()).map(words).into_iter().collect();
    for piece in pieces {
        let (name, rest) = piece.split_once('}')?;
        let (code, rounded) = name.strip_prefix('~').map_or((name, false), |code| (code, true));
        let value = value_of(code)?;
        let near = if rounded { near(value.counted_sum()) } else { None };
        let text = near.map_or_else(|| value.to_string(), |round| format!("近{round}"));
        stretches.push(Stretch { text, code: Some(code), value: Some(value) });
        stretches.extend(Some(words(rest)).filter(|stretch| !stretch.text.is_empty()));
    }
    Some(stretches)
}

/// The round hundred a number may be said to be near to: less than a thirtieth below it, so "近600" from 580 to 599.
fn near(number: i64) -> Option<i64> {
    let hundred = (number / 100 + 1) * 100;
    is_near(number, hundred).then_some(hundred)
}

/// Whether a number may be said to be near to another one above it.
pub fn is_near(number: i64, above: i64) -> bool {
    number < above && number * 30 >= above * 29
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::definitions::{TABLE, by_code};

    #[test]
    fn a_number_is_near_600_from_580_to_599() {
        let said: Vec<Option<i64>> = [579, 580, 597, 599, 600].map(near).to_vec();
        assert_eq!(said, [None, Some(600), Some(600), Some(600), None]);
        assert_eq!((near(0), near(85), near(97)), (None, None, Some(100)));
    }

    #[test]
    fn every_place_names_a_figure_and_stands_in_its_unit() {
        for sentence in BEFORE.iter().chain(AFTER).chain(&[EVERY_WORKING_DAY, SOME_WORKING_DAYS, WORKING_DAYS_UNKNOWN]) {
            for piece in sentence.split('{').skip(1) {
                let (name, rest) = piece.split_once('}').unwrap();
                let definition = by_code(name.trim_start_matches('~')).unwrap();
                let unit = super::super::numerals::unit_at(rest).map(|(unit, _)| unit);
                assert_eq!(unit, Some(definition.unit), "{name}");
            }
        }
    }

    #[test]
    fn what_cannot_be_told_is_left_out() {
        let all = |_: &str| Some(Number::Whole(5));
        assert!(text_of(&compose(&all)).contains("全年5个工作日全部落实"));
        let no_calendar = |code: &str| (!code.contains("days")).then_some(Number::Whole(5));
        assert!(text_of(&compose(&no_calendar)).contains("坚持领导干部接访，全年接访群众5人次"));
        assert_eq!(compose(&|_| None), []);
        let none_joint = |code: &str| Some(Number::Whole(if code == "joint_mediations" { 0 } else { 5 }));
        assert!(text_of(&compose(&none_joint)).contains("访调对接5件，做到小事不出村"));
        assert!(text_of(&compose(&all)).contains("访调对接5件，开展“一庭两所”联调5件，做到小事不出村"));
        assert!(TABLE.len() > 20);
    }
}
