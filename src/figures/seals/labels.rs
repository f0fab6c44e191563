//! What a record is called in a list of differences: its number, day and room; never a name of a person.

use std::collections::HashMap;
use std::str::FromStr;

use super::related::{Subject, SubjectKind};
use crate::calendar::Day;
use crate::cases;
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::ids::{CaseId, EntryId, PersonId, RoomId, TownKey, VisitId};
use crate::online_entries;
use crate::people::people_with_ids;
use crate::petition_visits;
use crate::problem::Outcome;
use crate::rights::{Actor, Scope};
use crate::rooms::rooms_in;

/// How one record is told of.
#[derive(Clone, Default)]
pub struct Label {
    pub text: String,
    pub day: Option<Day>,
    pub room_id: Option<RoomId>,
    /// Where it is read; none for what has no address of its own.
    pub address: Option<String>,
    /// Not open to this reader: that it moved is told, not what was changed.
    pub restricted: bool,
}

/// The names of a town's rooms, and the labels of some records.
pub struct Labels {
    rooms: HashMap<RoomId, String>,
    labels: HashMap<Subject, Label>,
}

impl Labels {
    /// Reads what the records are called.
    pub fn of(conn: &mut DbConnection, actor: &Actor, scope: Scope, town: TownKey, subjects: &[Subject]) -> Outcome<Self> {
        let rooms = rooms_in(conn, Scope::Town(town))?.into_iter().map(|room| (room.id, room.name)).collect();
        let mut labels = Self { rooms, labels: HashMap::new() };
        labels.add_cases(conn, town, subjects)?;
        labels.add_visits(conn, actor, town, subjects)?;
        labels.add_entries(conn, town, subjects)?;
        labels.add_people(conn, town, subjects)?;
        for subject in subjects {
            labels.add_other(subject);
        }
        if let Scope::Room(_, own) = scope {
            let foreign = labels.labels.values_mut().filter(|label| label.room_id != Some(own));
            foreign.for_each(|label| label.restricted = true);
        }
        Ok(labels)
    }

    /// What a record is called.
    pub fn get(&self, subject: &Subject) -> Label {
        self.labels.get(subject).cloned().unwrap_or_default()
    }

    /// The name of a room.
    pub fn room(&self, id: Option<RoomId>) -> Option<&str> {
        self.rooms.get(&id?).map(String::as_str)
    }

    /// A key as people read it: rooms by name, everything else as it is.
    pub fn room_named(&self, key: &str) -> Option<&str> {
        self.room(key.parse().ok())
    }

    fn insert(&mut self, kind: SubjectKind, id: &impl ToString, label: Label) {
        self.labels.insert(Subject { kind, id: id.to_string() }, label);
    }

    fn add_cases(&mut self, conn: &mut DbConnection, town: TownKey, subjects: &[Subject]) -> Outcome<()> {
        for case in cases::cases_with_ids(conn, town, &ids::<CaseId>(subjects, SubjectKind::Case))? {
            let day = case.found_on;
            let text = case.case_no.clone().unwrap_or_else(|| self.dated(day, Some(case.room_id), &case.kind.label().zh));
            let address = Some(format!("/api/v1/cases/{}", case.id));
            self.insert(
                SubjectKind::Case,
                &case.id,
                Label { text, day: Some(day), room_id: Some(case.room_id), address, restricted: false },
            );
        }
        Ok(())
    }

    fn add_visits(&mut self, conn: &mut DbConnection, actor: &Actor, town: TownKey, subjects: &[Subject]) -> Outcome<()> {
        for visit in petition_visits::visits_with_ids(conn, town, &ids::<VisitId>(subjects, SubjectKind::Visit))? {
            let restricted = !petition_visits::may_be_read_in_full(&visit, actor);
            let text = self.dated(visit.received_on, visit.room_id, "接访");
            let address = Some(format!("/api/v1/petition-visits/{}", visit.id));
            let label = Label { text, day: Some(visit.received_on), room_id: visit.room_id, address, restricted };
            self.insert(SubjectKind::Visit, &visit.id, label);
        }
        Ok(())
    }

    fn add_entries(&mut self, conn: &mut DbConnection, town: TownKey, subjects: &[Subject]) -> Outcome<()> {
        for entry in online_entries::entries_with_ids(conn, town, &ids::<EntryId>(subjects, SubjectKind::Entry))? {
            let address = Some(format!("/api/v1/online-entries/{}", entry.id));
            let (text, day) = (entry.platform_no.clone(), Some(entry.entered_on));
            self.insert(SubjectKind::Entry, &entry.id, Label { text, day, room_id: entry.room_id, address, restricted: false });
        }
        Ok(())
    }

    /// People are told of by their room; the register names them to who may read it.
    fn add_people(&mut self, conn: &mut DbConnection, town: TownKey, subjects: &[Subject]) -> Outcome<()> {
        for person in people_with_ids(conn, town, &ids::<PersonId>(subjects, SubjectKind::Person))? {
            let text = format!("{}名册中的一人", self.room(person.room_id).unwrap_or_default());
            let address = Some(format!("/api/v1/people/{}", person.id));
            self.insert(SubjectKind::Person, &person.id, Label { text, day: None, room_id: person.room_id, address, restricted: false });
        }
        Ok(())
    }

    fn add_other(&mut self, subject: &Subject) {
        let (first, second) = subject.halves();
        let room_id = first.parse().ok();
        let name = self.room(room_id).unwrap_or_default();
        let label = match subject.kind {
            SubjectKind::Room => {
                Label { text: name.to_owned(), room_id, address: Some(format!("/api/v1/rooms/{first}")), ..Label::default() }
            }
            SubjectKind::Report => {
                let address = Some(format!("/api/v1/screenings/{first}/{second}"));
                Label { text: format!("{name} {second}"), room_id, address, ..Label::default() }
            }
            SubjectKind::Day => Label { text: format!("{second} 接访"), day: second.parse().ok(), ..Label::default() },
            SubjectKind::Case | SubjectKind::Visit | SubjectKind::Entry | SubjectKind::Person => return,
        };
        self.labels.insert(subject.clone(), label);
    }

    fn dated(&self, day: Day, room: Option<RoomId>, what: &str) -> String {
        [&day.to_string(), self.room(room).unwrap_or_default(), what].join(" ").replace("  ", " ")
    }
}

fn ids<T: FromStr>(subjects: &[Subject], kind: SubjectKind) -> Vec<T> {
    subjects.iter().filter(|subject| subject.kind == kind).filter_map(|subject| subject.id.parse().ok()).collect()
}
