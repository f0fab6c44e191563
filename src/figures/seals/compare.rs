//! What a year comes to now beside what it came to when it was sealed, record by record.

use std::collections::{BTreeMap, BTreeSet};

use super::super::definitions::by_code;
use super::model::{Content, FamilyCount, RecordCount};
use crate::coded::Coded;

/// What was sealed and what is counted now.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct SealedAndLive {
    pub sealed: i64,
    pub live: i64,
}

/// The cell of a figure: code, dimension, key.
pub type CellName = (String, String, String);

/// A record that adds something else than when the year was sealed, or adds it elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordDiff {
    pub family: String,
    pub id: String,
    pub subject_id: String,
    /// Its day when sealed and now; none where it did not count.
    pub days: [Option<String>; 2],
    pub figures: BTreeMap<String, SealedAndLive>,
    pub cells: BTreeMap<CellName, SealedAndLive>,
}

/// A figure counted by another definition than when the year was sealed; none where there was or is no such figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Redefined {
    pub code: String,
    pub sealed: Option<i32>,
    pub live: Option<i32>,
}

/// Every record that moved, in the order of the kinds and their ids.
pub fn moved(sealed: &Content, live: &Content) -> Vec<RecordDiff> {
    let mut found = Vec::new();
    for now in &live.families {
        let Some(then) = sealed.families.iter().find(|family| family.code == now.code) else { continue };
        let mut ids: BTreeMap<&str, (Option<&RecordCount>, Option<&RecordCount>)> = BTreeMap::new();
        then.records.iter().for_each(|record| ids.entry(&record.id).or_default().0 = Some(record));
        now.records.iter().for_each(|record| ids.entry(&record.id).or_default().1 = Some(record));
        found.extend(
            ids.into_values()
                .filter_map(|(sealed, live)| moved_record(Side { family: then, record: sealed }, Side { family: now, record: live })),
        );
    }
    found
}

/// A record as one of the two counts has it.
#[derive(Clone, Copy)]
struct Side<'a> {
    family: &'a FamilyCount,
    record: Option<&'a RecordCount>,
}

impl<'a> Side<'a> {
    fn count(self, figure: &str) -> i64 {
        self.record.and_then(|record| self.family.count_of(record, figure)).unwrap_or_default()
    }

    fn key(self, dimension: &str) -> Option<&'a str> {
        self.record.and_then(|record| self.family.key_of(record, dimension))
    }
}

fn moved_record(sealed: Side<'_>, live: Side<'_>) -> Option<RecordDiff> {
    let either = sealed.record.or(live.record)?;
    let mut moved = RecordDiff {
        family: live.family.code.clone(),
        id: either.id.clone(),
        subject_id: either.subject_id.clone(),
        days: [sealed, live].map(|side| side.record.map(|record| record.day.clone())),
        figures: BTreeMap::new(),
        cells: BTreeMap::new(),
    };
    for code in sealed.family.figures.iter().filter(|code| live.family.figures.contains(code)) {
        let beside = SealedAndLive { sealed: sealed.count(code), live: live.count(code) };
        add_cells(&mut moved.cells, sealed, live, code, beside);
        if beside.sealed != beside.live {
            moved.figures.insert(code.clone(), beside);
        }
    }
    moved.cells.retain(|_, cell| cell.sealed != cell.live);
    (!moved.figures.is_empty() || !moved.cells.is_empty()).then_some(moved)
}

/// The cells of a figure in which the record was and is, in the dimensions that both counts know.
fn add_cells(cells: &mut BTreeMap<CellName, SealedAndLive>, sealed: Side<'_>, live: Side<'_>, code: &str, beside: SealedAndLive) {
    let offered = by_code(code).map(|definition| definition.by).unwrap_or_default();
    let known = |family: &FamilyCount, dimension: &str| family.dimensions.iter().any(|name| name == dimension);
    for dimension in offered.iter().map(|dimension| dimension.code()) {
        if !known(sealed.family, dimension) || !known(live.family, dimension) {
            continue;
        }
        let name = |key: &str| (code.to_owned(), dimension.to_owned(), key.to_owned());
        if let Some(key) = sealed.key(dimension).filter(|_| beside.sealed != 0) {
            cells.entry(name(key)).or_default().sealed += beside.sealed;
        }
        if let Some(key) = live.key(dimension).filter(|_| beside.live != 0) {
            cells.entry(name(key)).or_default().live += beside.live;
        }
    }
}

/// Figures whose definition is another one now.
pub fn redefined(sealed: &Content, live: &Content) -> Vec<Redefined> {
    let edition = |content: &Content, code: &str| content.figures.iter().find(|figure| figure.code == code).map(|figure| figure.edition);
    let codes: BTreeSet<&str> = sealed.figures.iter().chain(&live.figures).map(|figure| figure.code.as_str()).collect();
    let both = codes.into_iter().map(|code| Redefined { code: code.to_owned(), sealed: edition(sealed, code), live: edition(live, code) });
    both.filter(|figure| figure.sealed != figure.live).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(records: &[(&str, &str, i64)]) -> Content {
        let record = |(id, kind, count): &(&str, &str, i64)| RecordCount {
            id: (*id).to_owned(),
            subject_id: (*id).to_owned(),
            day: "2023-05-06".to_owned(),
            keys: vec![(*kind).to_owned()],
            counts: vec![*count],
        };
        let family = FamilyCount {
            code: "found".to_owned(),
            dimensions: vec!["kind".to_owned()],
            figures: vec!["disputes_found".to_owned()],
            records: records.iter().map(record).collect(),
        };
        Content { figures: Vec::new(), families: vec![family] }
    }

    #[test]
    fn only_what_moved_is_told_and_where_to() {
        let sealed = content(&[("a", "contract", 1), ("b", "contract", 1), ("c", "contract", 1)]);
        let live = content(&[("a", "contract", 1), ("b", "tourism", 1), ("d", "tourism", 1)]);
        let found = moved(&sealed, &live);
        let ids: Vec<&str> = found.iter().map(|moved| moved.id.as_str()).collect();
        assert_eq!(ids, ["b", "c", "d"]);
        assert!(found[0].figures.is_empty(), "it is still counted, in another cell");
        assert_eq!(found[0].cells.len(), 2);
        assert_eq!(found[1].figures["disputes_found"], SealedAndLive { sealed: 1, live: 0 });
        assert_eq!(found[2].days, [None, Some("2023-05-06".to_owned())]);
    }

    #[test]
    fn nothing_moved_is_nothing_told() {
        let same = content(&[("a", "contract", 1)]);
        assert_eq!(moved(&same, &same), []);
        assert_eq!(redefined(&same, &same), []);
    }
}
