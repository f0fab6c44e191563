//! The queries of the audit log. There is none that changes or removes a row.

use diesel::prelude::*;

use super::Subject;
use crate::clock::Instant;
use crate::coded::Coded;
use crate::db::schema::{audit_events, audit_heads};
use crate::db::{DbConnection, IDS_PER_QUERY};
use crate::ids::{AccountId, AuditId, RoomId, TownId, TownKey};
use crate::on_each_engine;
use crate::problem::Outcome;
use crate::rights::{Locality, Scope};
use crate::rooms::{all_towns, localities, page_of};

/// One row of the log.
#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = audit_events)]
pub struct AuditEvent {
    /// Whose chain it stands in; 0 for what belongs to no town.
    pub town: TownKey,
    pub seq: i64,
    pub id: AuditId,
    pub at: Instant,
    pub account_id: Option<AccountId>,
    pub account_name: String,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub room_id: Option<RoomId>,
    pub changes: String,
    pub reason: Option<String>,
    pub request_id: String,
    /// The records as they were afterwards; see [`super::proof`].
    pub records: String,
    pub salt: String,
    pub digest: String,
    pub key_number: i32,
    pub previous_hash: String,
    pub hash: String,
    pub change_reason: Option<String>,
}

/// Begins the chain of a new town.
pub fn begin_chain(conn: &mut DbConnection, town: TownKey) -> Outcome<()> {
    let first = (audit_heads::town.eq(town), audit_heads::seq.eq(0), audit_heads::hash.eq(""));
    diesel::insert_into(audit_heads::table).values(first).execute(conn)?;
    Ok(())
}

/// Where the chains of a scope are told: whoever reaches all towns reads that of no town, too.
fn chains_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Locality>> {
    let of_no_town = (scope == Scope::All).then_some(Locality::town(TownKey::NONE));
    Ok(of_no_town.into_iter().chain(localities(conn, scope)?).collect())
}

/// Whose chains there are, that of no town first.
pub fn chains(conn: &mut DbConnection) -> Outcome<Vec<TownKey>> {
    Ok(chains_in(conn, Scope::All)?.into_iter().map(|at| at.town).collect())
}

/// The heads of all chains.
pub fn heads(conn: &mut DbConnection) -> Outcome<Vec<(TownKey, (i64, String))>> {
    chains(conn)?.into_iter().map(|town| Ok((town, head(conn, town)?))).collect()
}

/// The head of a chain: its last number and hash.
pub fn head(conn: &mut DbConnection, town: TownKey) -> Outcome<(i64, String)> {
    Ok(audit_heads::table.find(town).select((audit_heads::seq, audit_heads::hash)).get_result(conn)?)
}

/// The public id of a chain's town; none for that of no town.
pub fn town_id(conn: &mut DbConnection, town: TownKey) -> Outcome<Option<TownId>> {
    Ok(all_towns(conn)?.into_iter().find(|known| known.number == town).map(|known| known.id))
}

/// The newest row of a chain about an action.
pub fn last_of_action(conn: &mut DbConnection, town: TownKey, action: &str) -> Outcome<Option<AuditEvent>> {
    let rows = audit_events::table.filter(audit_events::town.eq(town).and(audit_events::action.eq(action)));
    Ok(rows.order(audit_events::seq.desc()).select(AuditEvent::as_select()).first(conn).optional()?)
}

/// Appends a row.
pub fn append(conn: &mut DbConnection, row: &AuditEvent) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(audit_events::table).values(row).execute(conn))?;
    Ok(())
}

/// Moves the head of a chain; changes of a town stand in line, so nobody comes between reading it and this.
pub fn move_head(conn: &mut DbConnection, town: TownKey, (seq, hash): &(i64, String)) -> Outcome<()> {
    let head = (audit_heads::seq.eq(seq), audit_heads::hash.eq(hash));
    diesel::update(audit_heads::table.find(town)).set(head).execute(conn)?;
    Ok(())
}

/// So many rows after a place in a chain, in order.
pub fn rows_after(conn: &mut DbConnection, town: TownKey, seq: i64, limit: i64) -> Outcome<Vec<AuditEvent>> {
    Ok(audit_events::table
        .filter(audit_events::town.eq(town).and(audit_events::seq.gt(seq)))
        .order(audit_events::seq)
        .limit(limit)
        .select(AuditEvent::as_select())
        .load(conn)?)
}

/// Every row about one record of a town, oldest first.
pub fn events_of(conn: &mut DbConnection, town: TownKey, subject: &str) -> Outcome<Vec<AuditEvent>> {
    Ok(audit_events::table
        .filter(audit_events::town.eq(town).and(audit_events::subject_id.eq(subject)))
        .order(audit_events::seq)
        .select(AuditEvent::as_select())
        .load(conn)?)
}

/// Rows about some records of a town after a place in its chain, in order.
pub fn events_since(conn: &mut DbConnection, town: TownKey, seq: i64, subjects: &[String]) -> Outcome<Vec<AuditEvent>> {
    let mut found = Vec::new();
    for some in subjects.chunks(IDS_PER_QUERY) {
        let of_town = audit_events::table.filter(audit_events::town.eq(town).and(audit_events::seq.gt(seq)));
        found.extend(of_town.filter(audit_events::subject_id.eq_any(some)).select(AuditEvent::as_select()).load::<AuditEvent>(conn)?);
    }
    found.sort_by_key(|row| row.seq);
    Ok(found)
}

/// Rows of a town about one kind of record after a place in its chain, in order.
pub fn events_of_kind_since(conn: &mut DbConnection, seq: i64, town: TownKey, kind: Subject) -> Outcome<Vec<AuditEvent>> {
    Ok(audit_events::table
        .filter(audit_events::town.eq(town).and(audit_events::seq.gt(seq)))
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
    pub before: Option<(Instant, AuditId)>,
}

macro_rules! wanted_events {
    ($at:expr, $wanted:expr) => {{
        let mut query = audit_events::table.filter(audit_events::town.eq($at.town)).into_boxed();
        if let Some(room) = $at.room {
            query = query.filter(audit_events::room_id.eq(room));
        }
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
    let order = |row: &AuditEvent| std::cmp::Reverse((row.at, row.id));
    let read = |conn: &mut DbConnection, at: Locality| {
        let mut query = wanted_events!(at, wanted);
        if let Some((moment, id)) = wanted.before {
            query = query.filter(audit_events::at.lt(moment).or(audit_events::at.eq(moment).and(audit_events::id.lt(id))));
        }
        Ok(query
            .order((audit_events::at.desc(), audit_events::id.desc()))
            .limit(limit)
            .select(AuditEvent::as_select())
            .load::<AuditEvent>(conn)?)
    };
    let chains = chains_in(conn, scope)?;
    page_of(conn, &chains, limit, order, read)
}

/// How many rows of the scope there are of that kind, wherever the walk stands.
pub fn count_events(conn: &mut DbConnection, scope: Scope, wanted: &AuditFilter) -> Outcome<i64> {
    let mut sum = 0;
    for at in chains_in(conn, scope)? {
        sum += wanted_events!(at, wanted).count().get_result::<i64>(conn)?;
    }
    Ok(sum)
}
