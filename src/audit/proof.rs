//! What a row of the log proves: who said what, in which order, and how each record was afterwards.
//!
//! `hash` is an HMAC under a key of the log over everything else in the row, the hash of the row before it among that. What was
//! said (`account_name`, `changes`, `reason`, `change_reason`) goes in as `digest`, its SHA-256 with a salt: it could be
//! erased one day, and the chain would hold. `records` holds, for each record that was changed, its id and for every table it
//! has rows in a mark: the sum of the marks of those rows, each of them 64 bits of an HMAC.

use std::collections::BTreeMap;

use super::AuditEvent;
use crate::crypto::{ChainKeys, chained};

/// A record by the marks of its rows: the table, and the sum of their marks.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Marks(BTreeMap<String, u64>);

impl Marks {
    /// Takes a row in.
    pub fn add(&mut self, table: &str, mark: u64) {
        let sum = self.0.entry(table.to_owned()).or_default();
        *sum = sum.wrapping_add(mark);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tables in which two states of a record differ.
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let of_both = self.0.keys().chain(other.0.keys()).collect::<std::collections::BTreeSet<_>>();
        of_both.into_iter().filter(|table| self.0.get(*table) != other.0.get(*table)).cloned().collect()
    }

    /// As it stands in the log.
    pub fn written(&self, record: &str) -> String {
        self.0.iter().fold(record.to_owned(), |mut text, (table, mark)| {
            text.push_str(&format!(" {table}={mark:016x}"));
            text
        })
    }
}

/// The records that a row of the log holds.
pub fn records_from(written: &str) -> impl Iterator<Item = (&str, Marks)> {
    written.split(';').filter(|text| !text.is_empty()).map(|text| {
        let mut words = text.split(' ');
        let record = words.next().unwrap_or_default();
        let marks = words.filter_map(|word| {
            let (table, mark) = word.split_once('=')?;
            Some((table.to_owned(), u64::from_str_radix(mark, 16).ok()?))
        });
        (record, Marks(marks.collect()))
    })
}

/// The mark of a row: nothing for a key there is not.
pub fn mark_of(keys: &ChainKeys, key: i32, (town, record, table): (&str, &str, &str), row: &[u8]) -> Option<u64> {
    keys.mark(key, &[town.as_bytes(), record.as_bytes(), table.as_bytes(), row])
}

/// The salted hash of what was said.
pub fn digest_of(row: &AuditEvent) -> String {
    // None is told from an empty text.
    let told = |reason: &Option<String>| reason.as_ref().map_or_else(String::new, |reason| format!("={reason}"));
    chained(&[row.salt.as_str(), &row.account_name, &row.changes, &told(&row.reason), &told(&row.change_reason)])
}

/// The hash of a row; nothing where its key is not known.
pub fn hash_of(keys: &ChainKeys, row: &AuditEvent) -> Option<String> {
    let (town, seq, id) = (row.town.to_string(), row.seq.to_string(), row.id.to_string());
    let at = row.at.and_utc().timestamp_micros().to_string();
    let account = row.account_id.map(|id| id.to_string()).unwrap_or_default();
    let room = row.room_id.map(|id| id.to_string()).unwrap_or_default();
    keys.hash(
        row.key_number,
        &[
            row.previous_hash.as_str(),
            &town,
            &seq,
            &id,
            &at,
            &account,
            &row.action,
            &row.subject_kind,
            &row.subject_id,
            &room,
            &row.request_id,
            &row.records,
            &row.digest,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_were_written() {
        let mut marks = Marks::default();
        marks.add("cases", 7);
        marks.add("case_parties", u64::MAX);
        marks.add("case_parties", 3);
        let written = format!("{};{}", marks.written("room/2023-01-1"), Marks::default().written("gone"));
        let read: Vec<(&str, Marks)> = records_from(&written).collect();
        assert_eq!(read, [("room/2023-01-1", marks), ("gone", Marks::default())]);
    }
}
