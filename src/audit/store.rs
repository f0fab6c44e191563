//! The queries of the audit log. There is none that changes or removes a row.

use diesel::prelude::*;

use super::Subject;
use crate::clock::Instant;
use crate::coded::Coded;
use crate::db::schema::{audit_events, audit_head};
use crate::db::{DbConnection, IDS_PER_QUERY};
use crate::ids::{AccountId, AuditId, RoomId, TownId};
use crate::on_each_engine;
use crate::problem::Outcome;
use crate::rights::Scope;

diesel::table! {
    /// Which record is counted in which sealed year: a view that the seals define.
    sealed_subjects (subject_id, year) {
        subject_id -> Text,
        year -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(sealed_subjects, audit_head);

/// One row of the log.
#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = audit_events)]
pub struct AuditEvent {
    pub seq: i64,
    pub id: AuditId,
    pub at: Instant,
    pub account_id: Option<AccountId>,
    pub account_name: String,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub town_id: Option<TownId>,
    pub room_id: Option<RoomId>,
    pub changes: String,
    pub reason: Option<String>,
    pub request_id: String,
    pub previous_hash: String,
    pub hash: String,
    pub change_reason: Option<String>,
}

/// The head of the chain: its last number and hash.
pub fn head(conn: &mut DbConnection) -> Outcome<(i64, String)> {
    Ok(audit_head::table.find(1).select((audit_head::seq, audit_head::hash)).get_result(conn)?)
}

/// The head, and the first sealed year in which a record is counted. Every change asks, so it is one statement.
pub fn head_and_seal(conn: &mut DbConnection, subject: &str) -> Outcome<(i64, String, Option<i32>)> {
    let sealed = sealed_subjects::table
        .filter(sealed_subjects::subject_id.eq(subject))
        .select(diesel::dsl::min(sealed_subjects::year))
        .single_value();
    Ok(audit_head::table.find(1).select((audit_head::seq, audit_head::hash, sealed)).get_result(conn)?)
}

/// The number of the last row.
pub fn last_seq(conn: &mut DbConnection) -> Outcome<i64> {
    head(conn).map(|(seq, _)| seq)
}

/// Appends a row as the new head; changes stand in line on both engines, so nobody comes between reading the head and this.
pub fn append(conn: &mut DbConnection, row: &AuditEvent) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(audit_events::table).values(row).execute(conn))?;
    diesel::update(audit_head::table.find(1)).set((audit_head::seq.eq(row.seq), audit_head::hash.eq(&row.hash))).execute(conn)?;
    Ok(())
}

/// So many rows after a place in the chain, in order.
pub fn rows_after(conn: &mut DbConnection, seq: i64, limit: i64) -> Outcome<Vec<AuditEvent>> {
    Ok(audit_events::table
        .filter(audit_events::seq.gt(seq))
        .order(audit_events::seq)
        .limit(limit)
        .select(AuditEvent::as_select())
        .load(conn)?)
}

/// Every row about one record, oldest first.
pub fn events_of(conn: &mut DbConnection, subject: &str) -> Outcome<Vec<AuditEvent>> {
    Ok(audit_events::table
        .filter(audit_events::subject_id.eq(subject))
        .order(audit_events::seq)
        .select(AuditEvent::as_select())
        .load(conn)?)
}

/// Rows about some records after a place in the chain, in order.
pub fn events_since(conn: &mut DbConnection, seq: i64, subjects: &[String]) -> Outcome<Vec<AuditEvent>> {
    let mut found = Vec::new();
    for some in subjects.chunks(IDS_PER_QUERY) {
        let query = audit_events::table.filter(audit_events::subject_id.eq_any(some)).filter(audit_events::seq.gt(seq));
        found.extend(query.select(AuditEvent::as_select()).load::<AuditEvent>(conn)?);
    }
    found.sort_by_key(|row| row.seq);
    Ok(found)
}

/// Rows of a town about one kind of record after a place in the chain, in order.
pub fn events_of_kind_since(conn: &mut DbConnection, seq: i64, town: TownId, kind: Subject) -> Outcome<Vec<AuditEvent>> {
    Ok(audit_events::table
        .filter(audit_events::seq.gt(seq))
        .filter(audit_events::town_id.eq(town))
        .filter(audit_events::subject_kind.eq(kind.code()))
        .order(audit_events::seq)
        .select(AuditEvent::as_select())
        .load(conn)?)
}

/// What a reader of the log asks for.
#[derive(Default)]
pub struct AuditFilter {
    pub subject_id: Option<String>,
    pub from: Option<Instant>,
    pub until: Option<Instant>,
    pub before_seq: Option<i64>,
}

macro_rules! wanted_events {
    ($scope:expr, $wanted:expr) => {{
        let mut query = match $scope {
            Scope::All => audit_events::table.into_boxed(),
            Scope::Town(town) => audit_events::table.filter(audit_events::town_id.eq(town)).into_boxed(),
            Scope::Room(room) => audit_events::table.filter(audit_events::room_id.eq(room)).into_boxed(),
        };
        if let Some(subject) = &$wanted.subject_id {
            query = query.filter(audit_events::subject_id.eq(subject.clone()));
        }
        if let Some(from) = $wanted.from {
            query = query.filter(audit_events::at.ge(from));
        }
        if let Some(until) = $wanted.until {
            query = query.filter(audit_events::at.lt(until));
        }
        query
    }};
}

/// Rows of the scope, newest first.
pub fn newest_first(conn: &mut DbConnection, scope: Scope, wanted: &AuditFilter, limit: i64) -> Outcome<Vec<AuditEvent>> {
    let mut query = wanted_events!(scope, wanted);
    if let Some(seq) = wanted.before_seq {
        query = query.filter(audit_events::seq.lt(seq));
    }
    Ok(query.order(audit_events::seq.desc()).limit(limit).select(AuditEvent::as_select()).load(conn)?)
}

/// How many rows of the scope there are of that kind, wherever the walk stands.
pub fn count_events(conn: &mut DbConnection, scope: Scope, wanted: &AuditFilter) -> Outcome<i64> {
    Ok(wanted_events!(scope, wanted).count().get_result(conn)?)
}
