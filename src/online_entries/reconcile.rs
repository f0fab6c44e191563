//! Which entry is probably which case, and where the platform and the ledger disagree.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::lists::EntryState;
use super::model::Entry;
use super::store::{self, Candidate};
use crate::calendar::{year_end, year_start};
use crate::db::DbConnection;
use crate::ids::{CaseId, EntryId};
use crate::problem::Outcome;
use crate::rights::Locality;
use crate::settings::Settings;

/// An entry and a case that are probably the same; a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    pub entry_id: EntryId,
    pub case_id: CaseId,
    /// Days between the two acceptances.
    pub days_apart: i64,
    /// From 0 to 100: same room and names, less the days apart.
    pub score: i64,
    pub reason: String,
    pub reason_en: String,
}

/// The suggestions of a town or a room: same room, same first names, acceptance at most so many days apart, one to one.
pub fn suggestions(conn: &mut DbConnection, at: Locality, settings: &Settings) -> Outcome<Vec<Suggestion>> {
    Ok(paired(store::candidates(conn, at)?, i64::from(settings.suggestion_days)))
}

/// Pairs the closest first, then by id, so that the answer never depends on the order of the records.
fn paired(candidates: Vec<Candidate>, most_days: i64) -> Vec<Suggestion> {
    let mut near: Vec<(i64, EntryId, CaseId)> = candidates
        .into_iter()
        .filter_map(|(entry, entered, case, accepted)| {
            let apart = (entered? - accepted?).num_days().abs();
            (apart <= most_days).then_some((apart, entry, case))
        })
        .collect();
    near.sort();
    let (mut entries, mut cases) = (HashSet::new(), HashSet::new());
    near.retain(|(_, entry, case)| {
        let free = !entries.contains(entry) && !cases.contains(case);
        if free {
            entries.insert(*entry);
            cases.insert(*case);
        }
        free
    });
    near.into_iter()
        .map(|(days_apart, entry_id, case_id)| Suggestion {
            entry_id,
            case_id,
            days_apart,
            score: 100 - 10 * days_apart,
            reason: format!("同一调解室、双方姓名相同，{}", days_in_words(days_apart).0),
            reason_en: format!("Same room and names; {}", days_in_words(days_apart).1),
        })
        .collect()
}

/// How far the two acceptances are apart, Chinese and English.
fn days_in_words(apart: i64) -> (String, String) {
    match apart {
        0 => ("受理日期相同".to_owned(), "accepted on the same day".to_owned()),
        1 => ("受理日期相差 1 天".to_owned(), "accepted 1 day apart".to_owned()),
        _ => (format!("受理日期相差 {apart} 天"), format!("accepted {apart} days apart")),
    }
}

/// The entries of a year sorted into their classes.
pub struct Reconciliation {
    pub matched: Vec<Entry>,
    pub suggested: Vec<Suggestion>,
    pub platform_only: Vec<Entry>,
    pub local_only: Vec<CaseId>,
    pub duplicate: Vec<Entry>,
    pub withdrawn: Vec<Entry>,
    pub other_year: Vec<Entry>,
}

/// Sorts what the platform and the ledger say of a year into classes; every entry of the year stands in exactly one.
pub fn reconcile(conn: &mut DbConnection, at: Locality, year: i32, settings: &Settings) -> Outcome<Reconciliation> {
    let (first, last) = (year_start(year), year_end(year));
    let all = suggestions(conn, at, settings)?;
    let suggested_entries: HashSet<EntryId> = all.iter().map(|pair| pair.entry_id).collect();
    let suggested_cases: HashSet<CaseId> = all.iter().map(|pair| pair.case_id).collect();
    let entered: HashSet<CaseId> = store::cases_entered(conn, at)?.into_iter().collect();
    let resolved = store::cases_resolved(conn, at, first, last)?;
    let mut sorted = Reconciliation {
        matched: Vec::new(),
        suggested: Vec::new(),
        platform_only: Vec::new(),
        local_only: resolved.into_iter().filter(|case| !entered.contains(case) && !suggested_cases.contains(case)).collect(),
        duplicate: Vec::new(),
        withdrawn: Vec::new(),
        other_year: Vec::new(),
    };
    let mut of_year = HashSet::new();
    let mut taken = HashSet::new();
    let about = store::entries_about(conn, at, first, last)?;
    let merged: HashMap<CaseId, CaseId> =
        store::merged_into(conn, at.town, &about.iter().filter_map(|entry| entry.case_id).collect::<Vec<_>>())?.into_iter().collect();
    // Entries of a case and of one merged into it are entries of one dispute.
    let counted = |case: CaseId| merged.get(&case).copied().unwrap_or(case);
    for entry in about {
        let in_year = (first..=last).contains(&entry.entered_on);
        match (entry.state, entry.case_id) {
            (EntryState::Withdrawn, _) if in_year => sorted.withdrawn.push(entry),
            (EntryState::Withdrawn, _) => {}
            (EntryState::Entered, _) if !in_year => sorted.other_year.push(entry),
            (EntryState::Entered, Some(case)) if taken.insert(counted(case)) => sorted.matched.push(entry),
            (EntryState::Entered, Some(_)) => sorted.duplicate.push(entry),
            (EntryState::Entered, None) if suggested_entries.contains(&entry.id) => drop(of_year.insert(entry.id)),
            (EntryState::Entered, None) => sorted.platform_only.push(entry),
        }
    }
    sorted.suggested = all.into_iter().filter(|pair| of_year.contains(&pair.entry_id)).collect();
    Ok(sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_pair_wins_and_nobody_is_paired_twice() {
        let day = |d| chrono::NaiveDate::from_ymd_opt(2023, 5, d);
        let (entry, near, far) = (EntryId::new(), CaseId::new(), CaseId::new());
        let pairs = paired(
            vec![(entry, day(10), far, day(12)), (entry, day(10), near, day(11)), (EntryId::new(), day(10), CaseId::new(), day(14))],
            3,
        );
        assert_eq!(pairs.iter().map(|pair| (pair.entry_id, pair.case_id, pair.days_apart)).collect::<Vec<_>>(), [(entry, near, 1)]);
    }
}
