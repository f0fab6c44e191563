//! What may be chosen for a word of a ledger that no coded list knows, and what comes nearest to it.

use std::collections::HashSet;

use super::cells::words::{ORIGINS, Standing};
use super::lists::Field;
use crate::cases::lists::{AgreementForm, Kind, Level, Risk};
use crate::coded::Coded;
use crate::online_entries::lists::EntryState;
use crate::people::lists::Gender;
use crate::petition_visits::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::problem::Words;

/// The most choices suggested for one word.
const SUGGESTED: usize = 3;

/// One possible meaning of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub code: String,
    /// The Chinese label is a word that the reader of the field knows.
    pub label: Words,
}

/// The choices of a field; none where it holds no coded list. The rooms of a town are not listed here.
pub fn choices_of(field: Field) -> Vec<Choice> {
    match field {
        Field::Kind => members::<Kind>(),
        Field::Origin => origins(),
        Field::Risk => members::<Risk>(),
        Field::Form => members::<AgreementForm>(),
        Field::Level => members::<Level>(),
        Field::Standing => Standing::CHOICES.iter().map(|(code, zh, en)| choice(code, zh, en)).collect(),
        Field::Longstanding | Field::Zero => vec![choice("yes", "是", "Yes"), choice("no", "否", "No")],
        Field::VisitForm => members::<VisitForm>(),
        Field::VisitClass => members::<VisitClass>(),
        Field::Occurrence => members::<Occurrence>(),
        Field::Handling => members::<Handling>(),
        Field::EntryState => members::<EntryState>(),
        Field::Gender => members::<Gender>(),
        _ => Vec::new(),
    }
}

fn choice(code: &str, zh: &'static str, en: &'static str) -> Choice {
    Choice { code: code.to_owned(), label: Words::fixed(zh, en) }
}

fn members<T: Coded>() -> Vec<Choice> {
    T::ALL.iter().map(|member| Choice { code: member.code().to_owned(), label: member.label() }).collect()
}

/// 来源 holds two facts; its code is both, and its label the usual word for the pair.
fn origins() -> Vec<Choice> {
    let mut seen = HashSet::new();
    let firsts = ORIGINS.iter().filter(|(_, source, found_by)| seen.insert((*source, *found_by)));
    firsts
        .map(|(word, source, found_by)| Choice {
            code: format!("{}/{}", source.code(), found_by.code()),
            label: Words::new(*word, format!("{}: {}", source.label().en, found_by.label().en)),
        })
        .collect()
}

/// The codes whose labels share most with a word, nearest first. Only ever shown: nothing is taken for its likeness.
pub fn nearest(word: &str, choices: &[Choice]) -> Vec<String> {
    let of_word: HashSet<char> = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let shared = |choice: &Choice| choice.label.zh.chars().filter(|letter| of_word.contains(letter)).collect::<HashSet<_>>().len();
    let mut near: Vec<(usize, &Choice)> = choices.iter().map(|choice| (shared(choice), choice)).filter(|(shared, _)| *shared > 0).collect();
    near.sort_by_key(|(shared, choice)| (std::cmp::Reverse(*shared), choice.label.zh.chars().count()));
    near.into_iter().take(SUGGESTED).map(|(_, choice)| choice.code.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::cells::words;
    use crate::imports::workbook::Cell;

    #[test]
    fn the_label_of_every_choice_is_known_to_its_reader() {
        let known = |field: Field, read: fn(&Cell) -> bool| {
            let choices = choices_of(field);
            assert!(!choices.is_empty());
            for choice in choices {
                assert!(read(&Cell::Text(choice.label.zh.to_string())), "{field:?} {choice:?}");
            }
        };
        known(Field::Kind, |cell| words::kind(cell).is_ok());
        known(Field::Origin, |cell| words::origin(cell).is_ok());
        known(Field::Risk, |cell| words::risk(cell).is_ok());
        known(Field::Form, |cell| words::agreement_form(cell).is_ok());
        known(Field::Level, |cell| words::level(cell).is_ok());
        known(Field::Standing, |cell| words::standing(cell).is_ok());
        known(Field::Zero, |cell| words::yes_or_no(cell).is_ok());
        known(Field::VisitForm, |cell| words::visit_form(cell).is_ok());
        known(Field::VisitClass, |cell| words::visit_class(cell).is_ok());
        known(Field::Occurrence, |cell| words::occurrence(cell).is_ok());
        known(Field::Handling, |cell| words::handling(cell).is_ok());
        known(Field::EntryState, |cell| words::entry_state(cell).is_ok());
        known(Field::Gender, |cell| words::gender(cell).is_ok());
    }

    #[test]
    fn a_word_brings_its_nearest_meanings() {
        let kinds = choices_of(Field::Kind);
        assert_eq!(nearest("邻里吵架", &kinds).first().map(String::as_str), Some("neighbour"));
        assert!(nearest("XYZ", &kinds).is_empty());
    }
}
