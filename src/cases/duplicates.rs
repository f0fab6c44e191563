//! Which cases may be the same dispute, and where else a party stands: suggestions only, decided by people.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::lists::LinkRelation;
use super::model::{Case, Party};
use super::store::{self, Trait};
use crate::calendar::{days_after, days_before};
use crate::coded_enum;
use crate::context::Work;
use crate::db::DbConnection;
use crate::ids::{CaseId, Key};
use crate::problem::{Outcome, Words};
use crate::rights::Scope;
use crate::settings::Settings;
use crate::text::fold;

/// Most cases in which a party is shown to stand too.
const MOST: i64 = 50;

coded_enum! {
    /// Why two parties are taken for the same.
    SameBy {
        IdNumber = "id_number" "身份证号相同" "Same ID number";
        Phone = "phone" "电话相同" "Same phone";
        Name = "name" "姓名相同" "Same name";
    }
}

/// A case that may be the same dispute: same room and kind, found near it, with a party in common.
pub struct Duplicate {
    pub case: Case,
    /// The names they share.
    pub names: Vec<String>,
    /// What a person already decided about the two.
    pub decided: Option<LinkRelation>,
}

/// The cases that may be the same dispute as this one, newest first.
pub fn like(conn: &mut DbConnection, case: &Case, settings: &Settings) -> Outcome<Vec<Duplicate>> {
    let own = folded(&store::parties_of(conn, case.key())?);
    like_one_of(conn, case, &own, settings)
}

/// The same, for a case whose parties bear these names.
fn like_one_of(conn: &mut DbConnection, case: &Case, own: &BTreeSet<String>, settings: &Settings) -> Outcome<Vec<Duplicate>> {
    let days = u64::from(settings.duplicate_days);
    let (first, last) = (days_before(case.found_on, days), days_after(case.found_on, days));
    let mut shared: BTreeMap<CaseId, BTreeSet<String>> = BTreeMap::new();
    for (other, name) in store::names_nearby(conn, Key::new(case.town, case.room_id), case.kind, first, last)? {
        let name = fold(&name);
        if other != case.id && own.contains(&name) {
            shared.entry(other).or_default().insert(name);
        }
    }
    if shared.is_empty() {
        return Ok(Vec::new());
    }
    let links = store::links_of(conn, case.key())?;
    let mut cases = store::cases_with_ids(conn, case.town, &shared.keys().copied().collect::<Vec<_>>())?;
    cases.sort_by_key(|other| (Reverse(other.found_on), other.id));
    let found = cases.into_iter().map(|other| Duplicate {
        names: shared.remove(&other.id).unwrap_or_default().into_iter().collect(),
        decided: links.iter().find(|link| link.case_id == other.id || link.other_id == other.id).map(|link| link.relation),
        case: other,
    });
    Ok(found.collect())
}

fn folded(parties: &[Party]) -> BTreeSet<String> {
    parties.iter().map(|party| fold(&party.name)).collect()
}

/// Warns, with the answer, that a case just logged with these parties looks like one already there.
pub fn warn_of_duplicates(work: &mut Work<'_>, case: &Case, parties: &[Party]) -> Outcome<()> {
    for duplicate in like_one_of(work.conn, case, &folded(parties), &work.settings)? {
        let day = duplicate.case.found_on;
        let number = duplicate.case.case_no.as_deref().map(|number| format!(" {number}")).unwrap_or_default();
        let words = Words::new(
            format!("可能与 {day} 发现的案件{number} 是同一件，请核对"),
            format!("This may be the same dispute as the case{number} found on {day}; please compare"),
        );
        work.warn_about("possible_duplicate", words, duplicate.case.id);
    }
    Ok(())
}

/// Another case in which a party seems to stand.
pub struct Elsewhere {
    pub party: Party,
    pub case: Case,
    pub same_by: SameBy,
}

/// Where else in the scope a party stands, by number first and by name last; a case is named once.
pub fn elsewhere(conn: &mut DbConnection, scope: Scope, party: &Party) -> Outcome<Vec<Elsewhere>> {
    let traits = [
        (SameBy::IdNumber, party.id_number_index.clone().map(Trait::IdNumber)),
        (SameBy::Phone, party.phone_index.clone().map(Trait::Phone)),
        (SameBy::Name, Some(Trait::Name(party.name.clone()))),
    ];
    let mut seen: BTreeSet<CaseId> = BTreeSet::from([party.case_id]);
    let mut found = Vec::new();
    for (same_by, wanted) in traits {
        let Some(wanted) = wanted else { continue };
        for (other, case) in store::parties_with(conn, scope, &wanted, MOST)? {
            if seen.insert(case.id) {
                found.push(Elsewhere { party: other, case, same_by });
            }
        }
    }
    Ok(found)
}
