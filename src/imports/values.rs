//! What words of ledgers mean in a town: said once by the clerk, kept with the import that used them.

use std::collections::{BTreeMap, HashMap};

use super::cells::text;
use super::choices::choices_of;
use super::folding::squeezed;
use super::lists::Field;
use super::workbook::Cell;
use crate::coded::Coded;
use crate::ids::{PersonId, RoomId};
use crate::problem::{Code, Fault, Outcome, Problem, Words};

/// A longer text in a coded column is no word anybody would explain.
const LONGEST_WORD: usize = 40;
/// More different words are a wrong column.
const MOST_UNKNOWN: usize = 300;

/// Meanings as they are sent: field, word, code.
pub type Given = BTreeMap<String, BTreeMap<String, String>>;

/// One word and what it means; the code of a room or a person is its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    pub field: Field,
    /// Folded, so that spellings of one word are one.
    pub word: String,
    pub code: String,
}

/// The meanings sent with an import; every field or code there is not is a fault. Rooms are checked against the register later.
pub fn meanings(given: &Given) -> Outcome<Vec<Meaning>> {
    let (mut meanings, mut faults) = (Vec::new(), Vec::new());
    for (field_code, words) in given {
        let field = Field::from_code(field_code);
        let choices = field.map(choices_of).unwrap_or_default();
        let Some(field) = field.filter(|field| is_named_by_id(*field) || !choices.is_empty()) else {
            faults.push(Fault::new(format!("/values/{field_code}"), Code::UnknownCode));
            continue;
        };
        for (word, code) in words {
            let known = match field {
                Field::Room => code.parse::<RoomId>().is_ok(),
                Field::LegalLiterates => code.parse::<PersonId>().is_ok(),
                _ => choices.iter().any(|choice| choice.code == *code),
            };
            let folded = squeezed(word);
            if known && !folded.is_empty() && folded.chars().count() <= LONGEST_WORD {
                meanings.push(Meaning { field, word: folded, code: code.clone() });
                continue;
            }
            let place = word.replace('~', "~0").replace('/', "~1");
            let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
            let codes = codes.join("、");
            faults.push(
                Fault::new(format!("/values/{field_code}/{place}"), Code::UnknownCode)
                    .saying(Words::new(format!("可选：{codes}"), format!("One of: {codes}"))),
            );
        }
    }
    Problem::from_faults(faults).map_or(Ok(meanings), Err)
}

/// The meanings in force for one reading: what each word is read as.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    cells: HashMap<(Field, String), Cell>,
    rooms: HashMap<String, RoomId>,
    people: HashMap<String, PersonId>,
}

impl Dictionary {
    /// Of two meanings of one word the later one counts.
    pub fn new(meanings: impl IntoIterator<Item = Meaning>) -> Self {
        let mut dictionary = Self::default();
        for Meaning { field, word, code } in meanings {
            if field == Field::Room {
                dictionary.rooms.extend(code.parse().ok().map(|room| (word, room)));
            } else if field == Field::LegalLiterates {
                dictionary.people.extend(code.parse().ok().map(|person| (word, person)));
            } else if let Some(choice) = choices_of(field).into_iter().find(|choice| choice.code == code) {
                dictionary.cells.insert((field, word), Cell::Text(choice.label.zh.into_owned()));
            }
        }
        dictionary
    }

    /// What a cell is read as instead, where its word has been explained.
    pub fn instead_of(&self, field: Field, cell: &Cell) -> Option<&Cell> {
        if self.cells.is_empty() {
            return None;
        }
        let word = squeezed(&text(cell).ok().flatten()?);
        self.cells.get(&(field, word))
    }

    /// The room a text was explained as.
    pub fn room(&self, text: &str) -> Option<RoomId> {
        self.rooms.get(&squeezed(text)).copied()
    }

    /// The person a name was explained as.
    pub fn person(&self, name: &str) -> Option<PersonId> {
        self.people.get(&squeezed(name)).copied()
    }
}

/// Fields whose words mean a room or a person of the register, told by its id.
pub fn is_named_by_id(field: Field) -> bool {
    matches!(field, Field::Room | Field::LegalLiterates)
}

/// Words nobody has explained yet, each with the number of rows it stands in.
#[derive(Clone, Debug, Default)]
pub struct Unknown(BTreeMap<(Field, String), usize>);

impl Unknown {
    pub fn add(&mut self, field: Field, word: &str) {
        let known = self.0.len() < MOST_UNKNOWN || self.0.contains_key(&(field, word.to_owned()));
        if known && !word.trim().is_empty() && word.chars().count() <= LONGEST_WORD {
            *self.0.entry((field, word.trim().to_owned())).or_default() += 1;
        }
    }

    /// Field, word and number of rows, the fields in the order of their list.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str, usize)> {
        self.0.iter().map(|((field, word), rows)| (*field, word.as_str(), *rows))
    }

    pub fn extend(&mut self, other: Self) {
        for (key, rows) in other.0 {
            *self.0.entry(key).or_default() += rows;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(field: &str, word: &str, code: &str) -> Given {
        Given::from([(field.to_owned(), BTreeMap::from([(word.to_owned(), code.to_owned())]))])
    }

    #[test]
    fn a_meaning_names_a_field_and_a_code_there_are() {
        let meaning = meanings(&given("kind", "打架 斗殴", "neighbour")).expect("a meaning");
        let dictionary = Dictionary::new(meaning);
        let instead = dictionary.instead_of(Field::Kind, &Cell::Text("打架斗殴".to_owned()));
        assert_eq!(instead, Some(&Cell::Text("邻里".to_owned())));
        assert_eq!(dictionary.instead_of(Field::Risk, &Cell::Text("打架斗殴".to_owned())), None);
        for (field, code) in [("kind", "quarrel"), ("facts", "x"), ("colour", "red"), ("room", "红关")] {
            assert_eq!(meanings(&given(field, "打架", code)).expect_err(code).code(), Code::UnknownCode, "{field}");
        }
    }

    #[test]
    fn unknown_words_are_counted() {
        let mut unknown = Unknown::default();
        for word in ["口角", "口角 ", "", &"长".repeat(50)] {
            unknown.add(Field::Kind, word);
        }
        assert_eq!(unknown.iter().collect::<Vec<_>>(), [(Field::Kind, "口角", 2)]);
    }
}
