//! Which change moved a record: one of its own, or one of a record it is counted together with.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::super::catalogue::fact_tables;
use super::super::fact_table::RecordKind;
use super::causes::merged_other;
use super::compare::RecordDiff;
use super::model::Seal;
use super::store::related as store;
use crate::audit::{self, Action, AuditEvent, Cause};
use crate::coded::Coded;
use crate::coded_enum;
use crate::db::DbConnection;
use crate::ids::{RoomId, TownKey};
use crate::problem::Outcome;
use crate::rooms::find_town;

coded_enum! {
    /// What a record behind a figure is.
    SubjectKind {
        Case = "case" "案件" "Case";
        Visit = "petition_visit" "接访" "Petition visit";
        Entry = "online_entry" "平台记录" "Platform entry";
        Person = "person" "人员" "Person";
        Room = "room" "调解室" "Room";
        /// A room's report for a half-month: `<room>:<half-month>`.
        Report = "screening" "排查报告" "Screening report";
        /// A working day of a town: `<town>:<day>`.
        Day = "reception_day" "接访日" "Reception day";
    }
}

/// One record, whatever figures count of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: String,
}

impl Subject {
    fn new(kind: SubjectKind, id: &impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }

    /// The record behind a row of a count.
    pub fn of(moved: &RecordDiff) -> Self {
        let family = fact_tables().into_iter().find(|family| family.code == moved.family).map(|family| family.of);
        let kind = match family {
            Some(RecordKind::Visit) => SubjectKind::Visit,
            Some(RecordKind::Entry) => SubjectKind::Entry,
            Some(RecordKind::Person) => SubjectKind::Person,
            Some(RecordKind::Room) => SubjectKind::Room,
            Some(RecordKind::Obligation) => SubjectKind::Report,
            Some(RecordKind::Day) => SubjectKind::Day,
            Some(RecordKind::Case | RecordKind::Agreement) | None => SubjectKind::Case,
        };
        Self::new(kind, &moved.subject_id)
    }

    /// The two halves of the key of a report or a day.
    pub fn halves(&self) -> (&str, &str) {
        self.id.split_once(':').unwrap_or((&self.id, ""))
    }
}

/// An entry of the log that may have moved a figure.
pub struct Told {
    pub event: AuditEvent,
    pub changes: Value,
    pub cause: Cause,
}

impl Told {
    fn of(event: AuditEvent) -> Option<Self> {
        let changes: Value = serde_json::from_str(&event.changes).unwrap_or_default();
        let cause = Action::from_code(&event.action)?.cause(&changes)?;
        Some(Self { event, changes, cause })
    }
}

/// Records that moved, under the record whose change moved them.
pub struct Explained<'a> {
    pub root: Subject,
    pub moved: Vec<&'a RecordDiff>,
}

/// What the log tells since a seal.
pub struct Log<'a> {
    seal: &'a Seal,
    told: HashMap<Subject, Vec<Told>>,
    /// Of the town and the year as a whole: settings, calendar, roster.
    general: Vec<Told>,
}

impl<'a> Log<'a> {
    /// Finds for each record that moved the change that moved it.
    pub fn explain<'m>(conn: &mut DbConnection, seal: &'a Seal, moved: &'m [RecordDiff]) -> Outcome<(Self, Vec<Explained<'m>>)> {
        let of_all = ["settings".to_owned(), find_town(conn, seal.town)?.id.to_string(), seal.year.to_string()];
        let mut general = audit::events_since(conn, seal.town, seal.audit_seq, &of_all)?;
        // What is decided for all towns stands in another chain, and is told by its time.
        general.extend(audit::events_since(conn, TownKey::NONE, 0, &of_all)?.into_iter().filter(|event| event.at > seal.sealed_at));
        general.sort_by_key(|event| (event.at, event.id));
        let general = general.into_iter().filter_map(Told::of).collect();
        let mut log = Self { seal, told: HashMap::new(), general };
        let subjects: BTreeSet<Subject> = moved.iter().map(Subject::of).collect();
        log.read(conn, &subjects)?;
        let silent: BTreeSet<Subject> = subjects.into_iter().filter(|subject| !log.tells(subject)).collect();
        let kin = log.kin_of(conn, &silent, moved)?;
        log.read(conn, &kin.values().flatten().cloned().collect())?;
        let mut roots: BTreeMap<Subject, Vec<&RecordDiff>> = BTreeMap::new();
        for record in moved {
            let subject = Subject::of(record);
            let root = kin.get(&subject).and_then(|kin| kin.iter().find(|other| log.tells(other))).cloned();
            roots.entry(root.unwrap_or(subject)).or_default().push(record);
        }
        Ok((log, roots.into_iter().map(|(root, moved)| Explained { root, moved }).collect()))
    }

    /// What is told of a record, oldest first.
    pub fn of(&self, subject: &Subject) -> &[Told] {
        self.told.get(subject).map_or(&[], Vec::as_slice)
    }

    /// What is told of the town and the year as a whole and may have moved this record.
    pub fn general_of(&self, subject: &Subject) -> impl Iterator<Item = &Told> {
        let day = subject.halves().1.to_owned();
        let is_day = subject.kind == SubjectKind::Day;
        let is_report = subject.kind == SubjectKind::Report;
        self.general.iter().filter(move |told| match told.cause {
            Cause::Roster => is_day && spans(&told.changes, &day),
            Cause::Calendar => is_day,
            Cause::Beginning => is_report,
            _ => true,
        })
    }

    /// Whether a change of its own is told, not only that another case was merged with it.
    fn tells(&self, subject: &Subject) -> bool {
        self.of(subject).iter().any(|told| merged_other(&told.event.action, &told.changes).is_none())
    }

    fn read(&mut self, conn: &mut DbConnection, subjects: &BTreeSet<Subject>) -> Outcome<()> {
        let new: Vec<&Subject> = subjects.iter().filter(|subject| !self.told.contains_key(subject)).collect();
        let mut names: HashMap<String, Subject> = HashMap::new();
        for subject in new {
            self.told.insert(subject.clone(), Vec::new());
            let (room, half) = subject.halves();
            match subject.kind {
                SubjectKind::Report => drop(names.insert(format!("{room}/{half}"), subject.clone())),
                SubjectKind::Day => {}
                _ => drop(names.insert(subject.id.clone(), subject.clone())),
            }
        }
        let reports: Vec<&Subject> = names.values().filter(|subject| subject.kind == SubjectKind::Report).collect();
        let rooms: BTreeSet<RoomId> = reports.iter().filter_map(|subject| subject.halves().0.parse().ok()).collect();
        for (room, half, report) in store::reports_of_rooms(conn, self.seal.town, &Vec::from_iter(rooms))? {
            if let Some(subject) = names.get(&format!("{room}/{half}")).cloned() {
                names.insert(report.to_string(), subject);
            }
        }
        let ids: Vec<String> = names.keys().cloned().collect();
        for told in audit::events_since(conn, self.seal.town, self.seal.audit_seq, &ids)?.into_iter().filter_map(Told::of) {
            if let Some(subject) = names.get(&told.event.subject_id) {
                self.told.entry(subject.clone()).or_default().push(told);
            }
        }
        Ok(())
    }

    /// Records counted together with those of which the log tells nothing.
    fn kin_of(
        &self,
        conn: &mut DbConnection,
        silent: &BTreeSet<Subject>,
        moved: &[RecordDiff],
    ) -> Outcome<BTreeMap<Subject, Vec<Subject>>> {
        use SubjectKind::{Case, Entry, Person, Room, Visit};
        let mut kin: BTreeMap<Subject, Vec<Subject>> = BTreeMap::new();
        let mut add = |of: Subject, other: Subject| {
            if silent.contains(&of) {
                kin.entry(of).or_default().push(other);
            }
        };
        for subject in silent {
            let merged = self.of(subject).iter().filter_map(|told| merged_other(&told.event.action, &told.changes));
            merged.for_each(|other| add(subject.clone(), Subject::new(Case, &other)));
            if subject.kind == SubjectKind::Report {
                add(subject.clone(), Subject::new(Room, &subject.halves().0));
            }
        }
        let (cases, entries, visits) = (ids(silent, Case), ids(silent, Entry), ids(silent, Visit));
        for (case, entry) in store::entries_of_cases(conn, self.seal.town, &cases)? {
            add(Subject::new(Case, &case), Subject::new(Entry, &entry));
        }
        for (case, visit) in store::visits_of_cases(conn, self.seal.town, &cases)? {
            add(Subject::new(Case, &case), Subject::new(Visit, &visit));
        }
        for (case, person) in store::people_of_cases(conn, self.seal.town, &cases)? {
            add(Subject::new(Case, &case), Subject::new(Person, &person));
        }
        for (entry, case) in store::cases_of_entries(conn, self.seal.town, &entries)? {
            add(Subject::new(Entry, &entry), Subject::new(Case, &case));
        }
        for (entry, case) in store::pairs_by_name(conn, self.seal.town, &entries, &cases)? {
            add(Subject::new(Entry, &entry), Subject::new(Case, &case));
            add(Subject::new(Case, &case), Subject::new(Entry, &entry));
        }
        for (visit, other) in store::kin_of_visits(conn, self.seal.town, &visits)? {
            add(Subject::new(Visit, &visit), Subject::new(Visit, &other));
        }
        for (day, visit) in self.visits_of_days(conn, silent, moved)? {
            add(day, visit);
        }
        Ok(kin)
    }

    /// The visits whose day was or became one of these working days.
    fn visits_of_days(
        &self,
        conn: &mut DbConnection,
        silent: &BTreeSet<Subject>,
        moved: &[RecordDiff],
    ) -> Outcome<Vec<(Subject, Subject)>> {
        let days: Vec<&Subject> = silent.iter().filter(|subject| subject.kind == SubjectKind::Day).collect();
        if days.is_empty() {
            return Ok(Vec::new());
        }
        let mut visits: Vec<(String, Subject)> = Vec::new();
        for record in moved.iter().filter(|record| Subject::of(record).kind == SubjectKind::Visit) {
            visits.extend(record.days.iter().flatten().map(|day| (day.clone(), Subject::of(record))));
        }
        // A visit may leave a day without leaving any cell of its own figures.
        for event in audit::events_of_kind_since(conn, self.seal.audit_seq, self.seal.town, audit::Subject::PetitionVisit)? {
            let Some(told) = Told::of(event) else { continue };
            let received = told.changes.get("received_on").and_then(Value::as_array).into_iter().flatten();
            let visit = Subject::new(SubjectKind::Visit, &told.event.subject_id);
            visits.extend(received.filter_map(Value::as_str).map(|day| (day.to_owned(), visit.clone())));
        }
        let of_day = |day: &&Subject| {
            let same = visits.iter().filter(|(on, _)| on == day.halves().1);
            same.map(|(_, visit)| ((*day).clone(), visit.clone())).collect::<Vec<_>>()
        };
        Ok(days.iter().flat_map(of_day).collect())
    }
}

fn ids<T: std::str::FromStr>(subjects: &BTreeSet<Subject>, kind: SubjectKind) -> Vec<T> {
    subjects.iter().filter(|subject| subject.kind == kind).filter_map(|subject| subject.id.parse().ok()).collect()
}

/// Whether the days that were kept anew reach over this one.
fn spans(changes: &Value, day: &str) -> bool {
    let named = |name: &str| changes.get(name).and_then(Value::as_str);
    named("from").is_none_or(|from| from <= day) && named("to").is_none_or(|to| day <= to)
}
