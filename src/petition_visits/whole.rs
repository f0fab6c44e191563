//! A visit with what belongs to it, as it is changed: read whole, compared row by row, written.

use serde_json::{Map, Value, json};

use super::lists::VisitClass;
use super::model::{Progress, Visit, Visitor, WholeVisit};
use super::store;
use super::view::whole_json;
use crate::audit::{Record, Seen, difference, row_with_numbers, row_without};
use crate::clock::Instant;
use crate::context::Work;
use crate::db::DbConnection;
use crate::ids::VisitId;
use crate::problem::Outcome;
use crate::rights::Scope;

/// What is made from a visit's other fields.
const DERIVED: &[&str] = &["search_text", "visitor_key"];

impl WholeVisit {
    /// A visit just made.
    pub fn new(visit: Visit, visitors: Vec<Visitor>) -> Self {
        let progress = Progress::none(visit.key());
        Self { visit, visitors, progress }
    }

    /// One visit of a scope with all that belongs to it, or 404.
    pub fn find(conn: &mut DbConnection, scope: Scope, id: VisitId) -> Outcome<Self> {
        let visit = store::find_visit(conn, scope, id)?;
        Ok(Self { visitors: store::visitors_of(conn, visit.town, &[id])?, progress: store::progress_of(conn, visit.key())?, visit })
    }

    /// What the log says of a visit just made.
    pub fn recorded(&self) -> Outcome<Value> {
        Ok(self.as_told(difference(&Value::Object(Map::new()), &self.row()?)))
    }

    /// Changes as the log may tell them: its readers see of an accusation only which fields changed.
    fn as_told(&self, changes: Value) -> Value {
        match changes {
            Value::Object(fields) if self.visit.class == VisitClass::Accusation => {
                Value::Object(fields.into_iter().map(|(name, _)| (name, Value::from("***"))).collect())
            }
            other => other,
        }
    }
}

impl Record for WholeVisit {
    fn raise(&mut self, now: Instant) {
        self.visit.revision += 1;
        self.visit.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        let mut row = row_without(&self.visit, DERIVED)?;
        let visitors = self.visitors.iter().map(|visitor| row_with_numbers(visitor, &["visit_id", "position", "person_key"]));
        let visitors = visitors.collect::<Outcome<Vec<_>>>()?;
        if let (Some(fields), Value::Object(progress)) = (row.as_object_mut(), row_without(&self.progress, &["visit_id"])?) {
            fields.insert("visitors".to_owned(), json!(visitors));
            fields.extend(progress);
        }
        Ok(row)
    }

    fn changes_since(&self, before: &Self) -> Outcome<Value> {
        Ok(before.as_told(self.as_told(difference(&before.row()?, &self.row()?))))
    }

    fn write(&mut self, work: &mut Work<'_>, before: &Self) -> Outcome<()> {
        if self.visitors != before.visitors {
            store::replace_visitors(work.conn, self.visit.key(), &self.visitors)?;
        }
        if self.progress != before.progress {
            store::save_progress(work.conn, &self.progress)?;
        }
        store::update_visit(work.conn, &self.visit)
    }
}

impl Seen for WholeVisit {
    fn revision(&self) -> i32 {
        self.visit.revision
    }

    fn current(&self, work: &Work<'_>) -> Outcome<Value> {
        whole_json(work.vault, work.actor, self)
    }
}
