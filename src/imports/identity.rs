//! What makes a row of a ledger the same record when it is imported again.
//!
//! The record's id follows from the row's identity, so it is found again even after somebody has corrected
//! the names or moved the case. It is keyed like every index here: nobody without the key guesses names from it.

use uuid::{Builder, Uuid};

use crate::calendar::Day;
use crate::crypto::Vault;
use crate::text::fold;

/// The id of a record with this identity; like all ids it is ordered by time, here the day it is about.
pub fn id_of(vault: &Vault, kind: &str, day: Day, parts: &[&str]) -> Uuid {
    let day_text = day.to_string();
    let mut all: Vec<&[u8]> = vec![kind.as_bytes(), day_text.as_bytes()];
    all.extend(parts.iter().map(|part| part.as_bytes()));
    let hash = vault.request_fingerprint(&all);
    let mut bytes = [0; 10];
    for (byte, pair) in bytes.iter_mut().zip(hash.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or_default();
    }
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    Builder::from_unix_timestamp_millis(u64::try_from(midnight).unwrap_or_default(), &bytes).into_uuid()
}

/// The names of one side, whatever their order, spacing and width.
pub fn side(names: &[String]) -> String {
    let mut names: Vec<String> = names.iter().map(|name| fold(name)).collect();
    names.sort();
    names.join("|")
}
