//! Reads a town's chain from its first row and compares every record with what the log last said of it: whatever was changed,
//! added or taken away behind the program's back is named.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::anchors::{Anchor, heads_noted};
use super::evidence::{EVIDENCE, ITSELF, UNPROVED, subject_of, words_of};
use super::proof::{Marks, digest_of, hash_of, mark_of, records_from};
use super::{Action, AuditEvent, Subject, store};
use crate::clock::Instant;
use crate::coded::Coded;
use crate::crypto::ChainKeys;
use crate::db::contents::Table;
use crate::db::{DbConnection, calendar_days, contents};
use crate::ids::TownKey;
use crate::problem::{Outcome, Words, ZhEn};
use crate::rooms::all_towns;

/// Rows of the log read at once.
const PAGE: i64 = 2000;

/// What was compared, and what did not fit.
#[derive(Default, Debug)]
pub struct Findings {
    /// Rows of the log.
    pub rows: i64,
    /// Records compared with it.
    pub records: usize,
    /// Whatever does not fit.
    pub altered: Vec<Words>,
}

impl Findings {
    fn note(&mut self, zh: String, en: String) {
        self.altered.push(Words { zh: zh.into(), en: en.into() });
    }
}

/// What the log says last of a record.
struct Last {
    town: TownKey,
    kind: String,
    key: i32,
    marks: Marks,
}

/// Checks all chains and all records, and says of each chain what was found. Heads kept elsewhere may be known beside those that
/// the log holds itself.
pub fn replay(
    conn: &mut DbConnection,
    keys: &ChainKeys,
    anchors: Vec<Anchor>,
    mut see: impl FnMut(&Words, &Findings) -> Outcome<()>,
) -> Outcome<()> {
    let mut replay = Replay { keys, anchors, accounts: HashMap::new() };
    let towns = all_towns(conn)?;
    for chain in store::chains(conn)? {
        let found = replay.town(conn, chain)?;
        let whose = towns.iter().find(|town| town.number == chain).map(|town| town.name.clone());
        see(&whose.map_or(Words::fixed("全程序", "the program"), |name| Words { zh: name.clone().into(), en: name.into() }), &found)?;
    }
    let mut lost = Findings::default();
    for anchor in replay.anchors.iter().filter(|anchor| anchor.seq > 0) {
        let Some(id) = anchor.town_id.filter(|id| towns.iter().all(|town| town.id != *id)) else { continue };
        lost.note(format!("镇 {id} 曾经有过，现在没有"), format!("town {id} was there once and is not there now"));
    }
    if !lost.altered.is_empty() {
        see(&Words::fixed("全程序", "the program"), &lost)?;
    }
    let found = replay.accounts(conn)?;
    see(&Words::fixed("账号", "accounts"), &found)
}

/// The tables whose rows are compared with the log.
pub fn covered() -> impl Iterator<Item = Table> {
    EVIDENCE.iter().map(|row| row.table)
}

/// What is not compared with the log: the search index, which is made from the records, and what tells nothing of them.
pub fn not_covered() -> Vec<ZhEn> {
    let mut words: Vec<ZhEn> = UNPROVED.iter().map(|(_, words)| *words).filter(|words| *words != ITSELF).collect();
    words.dedup();
    words.push(("检索索引", "the search index"));
    words
}

/// Reads the chains one after the other: that of no town first, because it knows the heads of the others.
struct Replay<'a> {
    keys: &'a ChainKeys,
    anchors: Vec<Anchor>,
    /// What each chain says last of an account, and when: an account goes from town to town.
    accounts: HashMap<String, BTreeMap<TownKey, (Instant, Last)>>,
}

impl Replay<'_> {
    /// Checks the chain of a town and every record of it.
    fn town(&mut self, conn: &mut DbConnection, town: TownKey) -> Outcome<Findings> {
        let mut findings = Findings::default();
        let last = self.read_chain(conn, town, &mut findings)?;
        self.compare(conn, town, &last, &mut findings)?;
        Ok(findings)
    }

    fn read_chain(&mut self, conn: &mut DbConnection, town: TownKey, findings: &mut Findings) -> Outcome<HashMap<String, Last>> {
        let mut last = HashMap::new();
        let mut misfits = Misfits::default();
        let of_town = store::town_id(conn, town)?;
        let mut anchored: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for anchor in self.anchors.iter().filter(|anchor| anchor.town_id == of_town && anchor.seq > 0) {
            anchored.entry(anchor.seq).or_default().push(anchor.hash.clone());
        }
        let (mut seq, mut hash) = (0, String::new());
        // From before the first: whatever stands there was put there by somebody else.
        let mut read = i64::MIN;
        loop {
            let rows = store::rows_after(conn, town, read, PAGE)?;
            let full = i64::try_from(rows.len()).unwrap_or(0) == PAGE;
            for row in rows {
                read = row.seq;
                misfits.see(self.keys, &row, (seq, &hash));
                if row.seq < 1 {
                    continue;
                }
                if anchored.remove(&row.seq).is_some_and(|kept| kept.iter().any(|kept| *kept != row.hash)) {
                    findings.note(
                        format!("审计第 {} 条与另存的末条不同", row.seq),
                        format!("row {} of the log is another than the head that was kept", row.seq),
                    );
                }
                if row.action == Action::NoteHeads.code() {
                    self.anchors.extend(heads_noted(&row.changes));
                }
                (seq, hash) = (row.seq, row.hash.clone());
                findings.rows += 1;
                self.note_records(&row, &mut last);
            }
            if !full {
                break;
            }
        }
        misfits.head = store::head(conn, town).ok() != Some((seq, hash));
        if let Some((seq, _)) = anchored.last_key_value() {
            findings
                .note(format!("审计第 {seq} 条曾经有过，现在没有"), format!("row {seq} of the log was there once and is not there now"));
        }
        misfits.told(findings);
        Ok(last)
    }

    /// Notes how the records were after a row.
    fn note_records(&mut self, row: &AuditEvent, last: &mut HashMap<String, Last>) {
        let of_account = row.subject_kind == Subject::Account.code();
        for (record, marks) in records_from(&row.records) {
            let kind = if record == row.subject_id { row.subject_kind.clone() } else { String::new() };
            let now = Last { town: row.town, kind, key: row.key_number, marks };
            if of_account && record == row.subject_id {
                self.accounts.entry(record.to_owned()).or_default().insert(row.town, (row.at, now));
            } else {
                last.insert(record.to_owned(), now);
            }
        }
    }

    fn compare(&self, conn: &mut DbConnection, town: TownKey, last: &HashMap<String, Last>, findings: &mut Findings) -> Outcome<()> {
        let tables = covered().filter(|table| table.town.is_some());
        let kept = self.marks_now(conn, town, tables, |record| last.get(record), findings);
        let published = if town == TownKey::NONE { calendar_days::years_as_published(conn)? } else { BTreeMap::new() };
        findings.records += kept.len();
        for record in kept.keys().chain(last.keys()).collect::<BTreeSet<_>>() {
            let (said, now) = (last.get(record), kept.get(record).cloned().unwrap_or_default());
            if said.is_some() || !published.contains_key(record.as_str()) {
                judge(record, said, &now, findings);
            }
        }
        for year in published.iter().filter(|(year, whole)| !**whole && !last.contains_key(*year)).map(|(year, _)| year) {
            findings.note(format!("节假日 {year}：与公布的不同"), format!("Holidays {year}: they are not as they were published"));
        }
        Ok(())
    }

    /// Compares all accounts, once every chain was read.
    fn accounts(&self, conn: &mut DbConnection) -> Outcome<Findings> {
        let mut findings = Findings::default();
        let latest = |chains: &'_ BTreeMap<TownKey, (Instant, Last)>| chains.iter().max_by_key(|(_, (at, _))| *at).map(|(town, _)| *town);
        let last = |record: &str| {
            let chains = self.accounts.get(record)?;
            chains.get(&latest(chains)?).map(|(_, last)| last)
        };
        let tables = covered().filter(|table| table.town.is_none());
        let kept = self.marks_now(conn, TownKey::NONE, tables, last, &mut findings);
        findings.records = kept.len();
        for record in kept.keys().chain(self.accounts.keys()).collect::<BTreeSet<_>>() {
            judge(record, last(record), &kept.get(record).cloned().unwrap_or_default(), &mut findings);
        }
        Ok(findings)
    }

    /// The records of some tables as they are now, with the marks of their rows under the key that the log last used for them.
    fn marks_now<'l>(
        &self,
        conn: &mut DbConnection,
        town: TownKey,
        tables: impl Iterator<Item = Table>,
        last: impl Fn(&str) -> Option<&'l Last>,
        findings: &mut Findings,
    ) -> HashMap<String, Marks> {
        let mut kept: HashMap<String, Marks> = HashMap::new();
        let mut names: BTreeMap<TownKey, String> = BTreeMap::new();
        for table in tables {
            let read = contents::each_row(conn, table, town, |record, row| {
                let said = last(record).map(|last| (last.key, names.entry(last.town).or_insert_with(|| last.town.to_string()).as_str()));
                let mark = said.and_then(|(key, town)| mark_of(self.keys, key, (town, record, table.name), row));
                kept.entry(record.to_owned()).or_default().add(table.name, mark.unwrap_or_default());
            });
            if read.is_err() {
                let (zh, en) = words_of(table.name);
                findings.note(format!("{zh}（{}）读不出来", table.name), format!("the rows of {} ({en}) cannot be read", table.name));
            }
        }
        kept
    }
}

/// Names a record that is not as the log last said.
fn judge(record: &str, said: Option<&Last>, now: &Marks, findings: &mut Findings) {
    let nothing = Marks::default();
    let then = said.map_or(&nothing, |last| &last.marks);
    let tables = then.differing(now);
    let Some(first) = tables.first() else { return };
    let kind = said.and_then(|last| Subject::from_code(&last.kind)).or_else(|| subject_of(first));
    let (zh, en) = kind.map_or(("记录".into(), "record".into()), |kind| (kind.label().zh, kind.label().en));
    let parts = |word: fn(ZhEn) -> &'static str, between: &str| {
        tables.iter().map(|table| format!("{} {table}", word(words_of(table)))).collect::<Vec<_>>().join(between)
    };
    match (said, now.is_empty()) {
        (None, _) => findings
            .note(format!("{zh} {record}：审计里没有，是后加的"), format!("{en} {record}: the log knows nothing of it; it was added")),
        (Some(_), true) => {
            findings
                .note(format!("{zh} {record}：记录已不在，审计里没有删除它"), format!("{en} {record}: it is gone, and nobody removed it"));
        }
        (Some(last), false) if last.marks.is_empty() => {
            findings.note(format!("{zh} {record}：审计里已删除，现在又有了"), format!("{en} {record}: it was removed, and is there again"));
        }
        (Some(_), false) => findings.note(
            format!("{zh} {record}：与审计不符（{}）", parts(|words| words.0, "、")),
            format!("{en} {record}: it is not as the log says ({})", parts(|words| words.1, ", ")),
        ),
    }
}

/// Rows of a chain that do not fit, told as ranges: a chain that somebody wrote anew does not fit from its first row on.
#[derive(Default)]
struct Misfits {
    /// The number before a gap, and the number after it.
    gaps: Vec<(i64, i64)>,
    rows: Vec<(i64, i64)>,
    contents: Vec<(i64, i64)>,
    head: bool,
}

impl Misfits {
    fn see(&mut self, keys: &ChainKeys, row: &AuditEvent, (seq, hash): (i64, &str)) {
        if row.seq > seq + 1 {
            self.gaps.push((seq + 1, row.seq - 1));
        }
        // After a gap nothing says what the hash before was.
        let follows = row.seq > seq + 1 || (row.seq == seq + 1 && row.previous_hash == hash);
        if !follows || hash_of(keys, row).is_none_or(|made| made != row.hash) {
            extend(&mut self.rows, row.seq);
        }
        if digest_of(row) != row.digest {
            extend(&mut self.contents, row.seq);
        }
    }

    fn told(self, findings: &mut Findings) {
        let said = |(first, last): &(i64, i64)| if first == last { first.to_string() } else { format!("{first}–{last}") };
        for range in &self.gaps {
            findings.note(format!("审计第 {} 条不见了", said(range)), format!("row {} of the log is missing", said(range)));
        }
        for range in &self.rows {
            findings.note(
                format!("审计第 {} 条与校验值不符", said(range)),
                format!("row {} of the log does not fit its keyed hash", said(range)),
            );
        }
        for range in &self.contents {
            findings.note(
                format!("审计第 {} 条所写的内容被改动", said(range)),
                format!("what row {} of the log says was altered", said(range)),
            );
        }
        if self.head {
            findings.note("审计的末条与所记的不同".to_owned(), "the last row of the log is another than its head says".to_owned());
        }
    }
}

/// Takes a number into the last range or begins another.
fn extend(ranges: &mut Vec<(i64, i64)>, number: i64) {
    match ranges.last_mut() {
        Some((_, last)) if *last + 1 == number => *last = number,
        _ => ranges.push((number, number)),
    }
}
