//! Entries and cases that very likely belong together although no number says so.

use std::collections::{HashMap, HashSet};

use crate::db::DbConnection;
use crate::ids::{CaseId, EntryId};
use crate::problem::Outcome;

use super::frame::Place;
use super::store::{self, Unmatched};

/// Pairs with the same room and names, accepted at most so many days apart; each entry and each case once.
pub fn pairs(conn: &mut DbConnection, place: Place, most_days: u32) -> Outcome<Vec<(EntryId, CaseId)>> {
    let entries = store::entries_without_case(conn, place)?;
    let cases = store::cases_without_entry(conn, place)?;
    Ok(nearest_first(&entries, &cases, i64::from(most_days)))
}

fn nearest_first(entries: &[Unmatched<EntryId>], cases: &[Unmatched<CaseId>], most_days: i64) -> Vec<(EntryId, CaseId)> {
    let mut by_key: HashMap<&str, Vec<&Unmatched<CaseId>>> = HashMap::new();
    for case in cases {
        by_key.entry(&case.pair_key).or_default().push(case);
    }
    let mut candidates = Vec::new();
    for entry in entries {
        for case in by_key.get(entry.pair_key.as_str()).into_iter().flatten() {
            let (Some(there), Some(here)) = (entry.accepted_on, case.accepted_on) else { continue };
            let apart = (there - here).num_days().abs();
            if apart <= most_days {
                candidates.push((apart, entry.id, case.id));
            }
        }
    }
    candidates.sort();
    let (mut taken, mut given) = (HashSet::new(), HashSet::new());
    let free = candidates.into_iter().filter(|(_, entry, case)| {
        let free = !taken.contains(entry) && !given.contains(case);
        if free {
            taken.insert(*entry);
            given.insert(*case);
        }
        free
    });
    free.map(|(_, entry, case)| (entry, case)).collect()
}
