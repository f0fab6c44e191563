//! Which cases may be the same dispute, and where else a party stands: suggestions only, decided by people.

use std::collections::BTreeSet;

use super::lists::LinkRelation;
use super::model::{Case, Party};
use super::store::{self, Trait};
use crate::calendar::{days_after, days_before};
use crate::coded_enum;
use crate::context::Work;
use crate::db::DbConnection;
use crate::ids::CaseId;
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
pub struct Likeness {
    pub case: Case,
    /// The names they share.
    pub names: Vec<String>,
    /// What a person already decided about the two.
    pub decided: Option<LinkRelation>,
}

/// The cases that may be the same dispute as this one, newest first.
pub fn like(conn: &mut DbConnection, case: &Case, settings: &Settings) -> Outcome<Vec<Likeness>> {
    let days = u64::from(settings.duplicate_days);
    let nearby = store::cases_nearby(conn, case.room_id, case.kind, days_before(case.found_on, days), days_after(case.found_on, days))?;
    let own = folded(&store::parties_of(conn, case.id)?);
    let links = store::links_of(conn, case.id)?;
    let mut found = Vec::new();
    for other in nearby.into_iter().filter(|other| other.id != case.id) {
        let theirs = folded(&store::parties_of(conn, other.id)?);
        let names: Vec<String> = own.intersection(&theirs).cloned().collect();
        if !names.is_empty() {
            let decided = links.iter().find(|link| link.case_id == other.id || link.other_id == other.id).map(|link| link.relation);
            found.push(Likeness { case: other, names, decided });
        }
    }
    Ok(found)
}

fn folded(parties: &[Party]) -> BTreeSet<String> {
    parties.iter().map(|party| fold(&party.name)).collect()
}

/// Warns, with the answer, that a case just logged looks like one already there.
pub fn warn_of_likeness(work: &mut Work<'_>, case: &Case) -> Outcome<()> {
    for likeness in like(work.conn, case, &work.settings.clone())? {
        let day = likeness.case.found_on;
        let number = likeness.case.case_no.as_deref().map(|number| format!(" {number}")).unwrap_or_default();
        let words = Words::new(
            format!("可能与 {day} 发现的案件{number} 是同一件，请核对"),
            format!("This may be the same dispute as the case{number} found on {day}; please compare"),
        );
        work.warn_about("possible_duplicate", words, likeness.case.id);
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
