//! The text that the hash of a seal is made from, so that anybody with the exported file can make it again.
//!
//! UTF-8, one line for each of the following, each ended by one line feed; the fields of a line are parted by one tab,
//! lists inside a field by one comma; a value that is null is an empty field. Everything stands in the order of the file.
//!
//! 1. `fengqiao-seal-1`
//! 2. `town` ⇥ `town_id`; then `year` ⇥ `year`
//! 3. for each of `figures`: `figure` ⇥ `code` ⇥ `edition` ⇥ `unit` ⇥ `value` ⇥ `numerator` ⇥ `denominator`,
//!    followed by its cells: `cell` ⇥ `code` ⇥ `dimension` ⇥ `key` ⇥ `sum`
//! 4. for each of `families`: `family` ⇥ `code` ⇥ `dimensions` ⇥ `figures`,
//!    followed by its records: `record` ⇥ `code` ⇥ `id` ⇥ `subject_id` ⇥ `day` ⇥ `keys` ⇥ `counts`
//!
//! The hash is the SHA-256 of that text in lower-case hexadecimal. Who sealed it, when, and which edition it is are not
//! part of it: the same records give the same hash, and the audit log's chain keeps the rest.

use std::fmt::Display;

use sha2::{Digest, Sha256};

use super::model::Content;
use crate::crypto::hex;
use crate::ids::TownId;

/// The first line of the text; another recipe gets another number.
pub const RECIPE: &str = "fengqiao-seal-1";

/// The hash of what was counted.
pub fn sha256_of(town: TownId, year: i32, content: &Content) -> String {
    let mut text = Text(Sha256::new());
    text.line(&[&RECIPE]);
    text.line(&[&"town", &town]);
    text.line(&[&"year", &year]);
    for figure in &content.figures {
        let (value, numerator, denominator) = (maybe(figure.value), maybe(figure.numerator), maybe(figure.denominator));
        text.line(&[&"figure", &figure.code, &figure.edition, &figure.unit, &value, &numerator, &denominator]);
        for cell in &figure.cells {
            text.line(&[&"cell", &figure.code, &cell.dimension, &cell.key, &cell.sum]);
        }
    }
    for family in &content.families {
        text.line(&[&"family", &family.code, &family.dimensions.join(","), &family.figures.join(",")]);
        for record in &family.records {
            let counts = joined(&record.counts);
            text.line(&[&"record", &family.code, &record.id, &record.subject_id, &record.day, &record.keys.join(","), &counts]);
        }
    }
    hex(&text.0.finalize())
}

/// Numbers with commas between.
pub fn joined(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn maybe(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// The text as it grows; only its hash is kept.
struct Text(Sha256);

impl Text {
    fn line(&mut self, fields: &[&dyn Display]) {
        let line = fields.iter().map(ToString::to_string).collect::<Vec<_>>().join("\t");
        self.0.update(line.as_bytes());
        self.0.update(b"\n");
    }
}
