//! Texts of many towns, each number with the figure it is of, if it is of one.

use std::path::Path;

use serde::Deserialize;

use super::super::number::Number;
use super::checking::{Verdict, check};
use super::reading::{Reading, readings};

/// What a text must be read as: the digits of each number, and its figure where it has one.
type Marked = Vec<(String, Option<String>)>;

#[derive(Deserialize)]
struct Town {
    id: String,
    text: String,
    numbers: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    number: String,
    figure: Option<String>,
}

fn data(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)).unwrap()
}

/// A text without its marks, and what they say.
fn unmarked(text: &str) -> (String, Marked) {
    let mut pieces = text.split('{');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    let mut marked = Vec::new();
    for piece in pieces {
        let (mark, rest) = piece.split_once('}').unwrap();
        let (number, code) = mark.trim().split_once(' ').map_or((mark.trim(), None), |(number, code)| (number, Some(code)));
        plain += number;
        plain += rest;
        marked.push((number.to_owned(), code.map(str::to_owned)));
    }
    (plain, marked)
}

/// What each number of a text was taken for.
fn taken(text: &str) -> Vec<(String, Vec<&'static str>)> {
    let told = |Reading { numeral, meant }: Reading| (text[numeral.place].to_owned(), meant.iter().map(|figure| figure.code).collect());
    readings(text, 2023).into_iter().map(told).collect()
}

/// How the numbers of a text were read.
#[derive(Default)]
struct Score {
    right: usize,
    to_recognise: usize,
    /// Taken for what they are not.
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Score {
    fn add(&mut self, text: &str, marked: &Marked) {
        self.to_recognise += marked.iter().filter(|(_, code)| code.is_some()).count();
        let mut marks = marked.as_slice();
        for (number, codes) in taken(text) {
            // A mark without a figure need not be found: 一 of 一起 is no number.
            let here = marks.iter().position(|(known, _)| known.trim_end_matches('%') == number);
            let (passed, rest) = marks.split_at(here.unwrap_or(0));
            self.missed
                .extend(passed.iter().filter(|(_, code)| code.is_some()).map(|(number, _)| format!("{number} is not found: {text}")));
            let code = here.and_then(|_| rest.first()).and_then(|(_, code)| code.as_deref());
            marks = if here.is_some() { &rest[1..] } else { rest };
            match codes.as_slice() {
                [] => self.missed.extend(code.map(|code| format!("{number} {code}: {text}"))),
                [taken] if Some(*taken) == code => self.right += 1,
                _ => self.wrong.push(format!("{number} is {code:?}, not {codes:?}: {text}")),
            }
        }
        self.missed.extend(marks.iter().filter(|(_, code)| code.is_some()).map(|(number, _)| format!("{number} is not found: {text}")));
    }
}

#[test]
fn no_number_of_another_town_is_taken_for_a_wrong_figure() {
    let mut score = Score::default();
    let towns: Vec<Town> = serde_json::from_str(&data("paragraphs/other-towns.json")).unwrap();
    for town in &towns {
        assert!(!town.id.is_empty() && !town.numbers.is_empty());
        score.add(&town.text, &town.numbers.iter().map(|known| (known.number.clone(), known.figure.clone())).collect());
    }
    println!("other towns: {} of {} recognised; unknown: {:#?}", score.right, score.to_recognise, score.missed);
    assert_eq!(score.wrong, Vec::<String>::new());
    assert!(score.right * 100 >= score.to_recognise * 80, "{} of {}", score.right, score.to_recognise);
}

#[test]
fn every_number_of_a_report_is_taken_for_what_it_is() {
    let mut score = Score::default();
    let text = data("paragraphs/sentences.txt");
    for line in text.split("\n\n").flat_map(sections) {
        let (text, marked) = unmarked(&line);
        score.add(&text, &marked);
    }
    assert!(score.to_recognise > 60);
    assert_eq!((score.right, score.wrong, score.missed), (score.to_recognise, Vec::new(), Vec::new()));
}

#[test]
fn the_published_report_of_the_sample_year_is_right_in_every_number_it_counts() {
    let expected: serde_json::Value = serde_json::from_str(&data("pingan-2023/expected.json")).unwrap();
    let counted = |code: &str| expected["by_code"][code].as_i64().map(Number::Whole);
    let text = data("pingan-2023/report.txt");
    let rows = check(&text, 2023, &counted);
    let told: Vec<(&str, &str)> = rows.iter().filter_map(|row| Some((&text[row.numeral.place.clone()], row.figure?.code))).collect();
    assert_eq!(
        told,
        [
            ("18", "rooms"),
            ("近600", "resolutions"),
            ("800", "reception_persons"),
            ("154", "legal_literates"),
            ("350", "with_legal_literate"),
            ("8", "longstanding_with_legal_literate"),
            ("581", "online_entries"),
        ]
    );
    assert!(rows.iter().all(|row| (row.verdict == Verdict::Matches) == row.figure.is_some()));
    let aside = |number: &str| rows.iter().any(|row| row.verdict == Verdict::Aside && &text[row.numeral.place.clone()] == number);
    assert!(aside("两") && aside("2023"));
}

/// The texts of a part: each line for itself, unless it stands under a heading.
fn sections(part: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for line in part.lines().filter(|line| !line.starts_with('#')) {
        match texts.last_mut().filter(|last| is_headed(last)) {
            Some(last) => *last = format!("{last}\n{line}"),
            None => texts.push(line.to_owned()),
        }
    }
    texts
}

fn is_headed(text: &str) -> bool {
    text.starts_with("一、")
}
