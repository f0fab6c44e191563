//! Reads a text from number to number and says of which figure each is, if it surely is of one.

use super::super::definition::Definition;
use super::super::definitions::{TABLE, by_code};
use super::super::units::Unit;
use super::labels::{Break, Label, Says, breaks};
use super::numerals::{Numeral, numerals};
use super::phrases::{Given, PHRASES, Phrase};
use super::sections::Sections;
use super::setting::Setting;
use super::words::{Sense, WHOLE};

/// A number of a text, and the figures it may be of: several only where its unit is not written.
pub struct Reading {
    pub numeral: Numeral,
    pub meant: Vec<&'static Definition>,
}

/// Every number of a text about this year, in order.
pub fn readings(text: &str, year: i32) -> Vec<Reading> {
    let numerals = numerals(text);
    let mut reader = Reader {
        text,
        year,
        sections: Sections::of(text, year),
        sentence: 0,
        part: 0,
        heard: 0,
        literates: false,
        place: None,
        setting: Setting::default(),
        told: Told::default(),
    };
    let taken: Vec<Taken> = numerals.iter().enumerate().map(|(place, numeral)| reader.taken(&numerals, place, numeral)).collect();
    let sure: Vec<bool> = taken.iter().map(|one| one.is_sure_among(&taken)).collect();
    let meant = taken.into_iter().zip(sure).map(|(one, sure)| if sure { one.meant } else { Vec::new() });
    numerals.into_iter().zip(meant).map(|(numeral, meant)| Reading { numeral, meant }).collect()
}

/// What a number was taken for.
struct Taken {
    meant: Vec<&'static Definition>,
    sentence: usize,
    hundredths: i64,
    success: bool,
}

impl Taken {
    fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.meant.iter().map(|definition| definition.code)
    }

    /// One sentence tells a figure once: of two numbers the one that is said to have succeeded ("调处312件，调处成功308件"),
    /// or neither.
    fn is_sure_among(&self, all: &[Self]) -> bool {
        let same = |other: &&Self| other.sentence == self.sentence && other.hundredths != self.hundredths && other.codes().eq(self.codes());
        let mut rivals = all.iter().filter(same).peekable();
        self.meant.is_empty() || rivals.peek().is_none() || self.success && !rivals.any(|rival| rival.success)
    }
}

/// A number that was read, and what its words said; none where they were not understood.
#[derive(Clone)]
struct Number {
    says: Option<Says>,
    unit: Option<Unit>,
}

/// What the sentence told before.
#[derive(Default)]
struct Told {
    last: Option<Number>,
    /// The last number of cases.
    cases: Option<Number>,
    /// What "of these" is of, while a list goes on.
    of_these: Option<Says>,
}

struct Reader<'a> {
    text: &'a str,
    year: i32,
    sections: Sections,
    /// Where the sentence, and the part of it up to a semicolon, begin.
    sentence: usize,
    part: usize,
    /// Up to where the setting was heard.
    heard: usize,
    setting: Setting,
    /// Whether the legal literates were spoken of in this part, and the whole place not since.
    literates: bool,
    /// The place whose numbers are told.
    place: Option<String>,
    told: Told,
}

const LEVELS: &[Sense] = &[Sense::Village, Sense::Town, Sense::TownItself, Sense::Longstanding];
/// What can be done with cases.
const ACTS: &[Sense] = &[Sense::Found, Sense::Accepted, Sense::Mediated, Sense::Resolved, Sense::Ended, Sense::Open, Sense::ShareResolved];
/// What may be said of cases that are all of the year's.
const OF_ALL: &[Sense] =
    &[Sense::Found, Sense::Accepted, Sense::Mediated, Sense::Resolved, Sense::Ended, Sense::Dispute, Sense::Case, Sense::Room];

impl Reader<'_> {
    fn taken(&mut self, numerals: &[Numeral], place: usize, numeral: &Numeral) -> Taken {
        let ended = numerals.get(..place).unwrap_or_default().iter().rev().find(|before| !before.aside).map(|before| before.end);
        let label = if numeral.aside { None } else { Label::of(self.text, numerals, place, ended) };
        let meant = label.as_ref().map(|label| {
            self.come_to(ended.unwrap_or(0), numeral);
            self.meant(label, numeral)
        });
        let success = label.is_some_and(|label| label.tells_success());
        Taken { meant: meant.unwrap_or_default(), sentence: self.sentence, hundredths: numeral.hundredths, success }
    }

    fn meant(&mut self, label: &Label, numeral: &Numeral) -> Vec<&'static Definition> {
        let titled = self.titled(label, numeral);
        let says = match titled {
            Some(_) => self.told.cases.as_ref().and_then(|cases| cases.says.clone()).or_else(|| Some(Says::new())),
            None => label.says().filter(|_| self.is_of_our_place(label)).and_then(|says| self.in_context(says, label, numeral)),
        };
        let meant = match (titled, &says) {
            _ if !self.setting.of_our_year() => Vec::new(),
            (Some(definition), _) => vec![definition],
            (None, Some(says)) => self.figures(says, label, numeral),
            (None, None) => Vec::new(),
        };
        let number = Number { says, unit: numeral.unit };
        if matches!(numeral.unit, Some(Unit::Matters | Unit::Acts)) {
            self.told.cases = Some(number.clone());
        }
        self.told.last = Some(number);
        meant
    }

    /// Hears the text up to a number, the one before having ended there.
    fn come_to(&mut self, ended: usize, numeral: &Numeral) {
        for (at, what) in breaks(self.text, ended..numeral.place.start) {
            let next = at + self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if what >= Break::Sentence {
                (self.sentence, self.heard, self.told) = (next, next, Told::default());
            }
            if what >= Break::Part {
                (self.part, self.literates, self.told.of_these) = (next, false, None);
            }
        }
        if self.heard == self.sentence {
            self.setting = self.sections.setting_at(self.sentence);
        }
        let heard = |from: usize| self.text.get(from..numeral.place.start).unwrap_or_default();
        self.setting = self.setting.after(heard(self.heard), self.year);
        let part = heard(self.heard.max(self.part));
        let literates = part.rfind("法律明白人");
        let whole = WHOLE.iter().filter_map(|word| part.rfind(word)).max();
        if literates.is_some() || whole.is_some() {
            self.literates = literates > whole;
        }
        self.heard = numeral.place.start;
    }

    /// Whether no other place is named than the one a sentence began with first.
    fn is_of_our_place(&mut self, label: &Label) -> bool {
        let Some(named) = label.place() else { return true };
        let begins = !label.joined && self.told.last.is_none();
        let place = self.place.get_or_insert_with(|| named.to_owned());
        begins && place.as_str() == named
    }

    /// What the words say where they stand: "of these", "they" and what was left out are filled in.
    fn in_context(&mut self, mut says: Says, label: &Label, numeral: &Numeral) -> Option<Says> {
        let last = self.told.last.clone();
        let before = last.as_ref().and_then(|last| last.says.clone());
        if says.is_empty() {
            return before.filter(|_| label.joined && last.is_some_and(|last| last.unit != numeral.unit));
        }
        if says.remove(&Sense::OfThese) {
            self.told.of_these = Some(before.clone()?);
            says.extend(before.clone()?);
        } else if label.listed {
            says.extend(self.told.of_these.iter().flatten());
        } else {
            self.told.of_these = None;
        }
        let level_alone =
            says.iter().all(|said| LEVELS.contains(said) || *said == Sense::Dispute) && says.iter().any(|said| LEVELS.contains(said));
        if level_alone {
            says.extend(before?.into_iter().filter(|said| !LEVELS.contains(said)));
        }
        self.with_literates(says).filter(|says| self.is_of_all(says, label))
    }

    /// Whether an act that does not say on what ("化解33件") is one on all cases, or on those of a level: it is one on the
    /// cases counted before.
    fn is_of_all(&self, says: &Says, label: &Label) -> bool {
        let own = says.iter().any(|said| matches!(said, Sense::Dispute | Sense::Literate)) || !says.iter().any(|said| ACTS.contains(said));
        let level = says.iter().any(|said| LEVELS.contains(said));
        let cases = self.told.cases.as_ref();
        let of_those_before = cases.is_none() || of_all(cases) || level && cases.is_some_and(|cases| cases.says.is_some());
        own || of_those_before && !label.is_under_unknown_head()
    }

    /// Who "they" are. Cases counted where the legal literates were just spoken of may be theirs or all: not surely either.
    fn with_literates(&self, mut says: Says) -> Option<Says> {
        let theirs = says.remove(&Sense::They) || says.contains(&Sense::TookPart);
        if says.contains(&Sense::Literate) {
            return Some(says);
        }
        let spoken_of = self.literates;
        if theirs && spoken_of {
            says.insert(Sense::Literate);
            return Some(says);
        }
        let doubtful = spoken_of && says.iter().any(|said| ACTS.contains(said));
        (!theirs && !doubtful).then_some(says)
    }

    /// A figure that no phrase tells of is recognised by its title.
    fn titled(&self, label: &Label, numeral: &Numeral) -> Option<&'static Definition> {
        let all = match &self.told.last {
            Some(_) => of_all(self.told.cases.as_ref()),
            None => true,
        };
        let untold = TABLE.iter().copied().filter(|definition| !PHRASES.iter().any(|phrase| phrase.code == definition.code));
        untold.filter(|definition| all && numeral.unit == Some(definition.unit) && label.is(definition.title.0)).find(|_| !self.literates)
    }

    fn figures(&self, says: &Says, label: &Label, numeral: &Numeral) -> Vec<&'static Definition> {
        let unit_fits = |phrase: &&Phrase| match numeral.unit {
            Some(unit) => phrase.units.contains(&unit),
            None => !numeral.of_something_else && !phrase.units.contains(&Unit::Percent),
        };
        let said = |phrase: &&Phrase| {
            phrase.says.iter().all(|sense| says.contains(sense))
                && says.iter().all(|sense| phrase.says.contains(sense) || phrase.may.contains(sense))
        };
        let fitting = PHRASES.iter().filter(unit_fits).filter(said).filter(|phrase| self.given(phrase.given, says, label));
        fitting.filter_map(|phrase| by_code(phrase.code)).collect()
    }

    fn given(&self, given: Given, says: &Says, label: &Label) -> bool {
        let cases = self.told.cases.as_ref();
        match given {
            Given::Nothing => true,
            Given::Disputes if says.contains(&Sense::Dispute) => !self.setting.elsewhere(),
            Given::Disputes => self.setting.of_disputes(),
            Given::Said(words) => words.iter().any(|word| self.text.get(self.sentence..self.heard).is_some_and(|said| said.contains(word))),
            Given::AllCases if cases.is_none() => self.setting.of_disputes(),
            Given::AllCases => of_all(cases) && !self.setting.of_other_business() && !self.setting.elsewhere(),
            Given::AllResolved if cases.is_none() => self.told.last.is_none() && self.begins_at(label.start),
            Given::AllResolved => {
                of_all(cases) && cases.and_then(|cases| cases.says.as_ref()).is_some_and(|says| says.contains(&Sense::Resolved))
            }
        }
    }

    /// Whether nothing stands before this place in its line.
    fn begins_at(&self, place: usize) -> bool {
        self.text
            .get(..place)
            .map(str::trim_end)
            .is_some_and(|before| before.is_empty() || self.text.get(before.len()..place).is_some_and(|blank| blank.contains('\n')))
    }
}

fn of_all(cases: Option<&Number>) -> bool {
    cases.and_then(|cases| cases.says.as_ref()).is_some_and(|says| says.iter().all(|said| OF_ALL.contains(said)))
}
