//! A piece of work that leaves a trace: what it said goes into the log in the same write, or nothing of it is kept.

use std::collections::BTreeMap;

use super::proof::{Marks, digest_of, hash_of, mark_of};
use super::{AuditEvent, evidence, store};
use crate::context::{Context, Origin, Said, Work};
use crate::crypto::random_token;
use crate::db::{DbConnection, Lane, contents};
use crate::ids::{AuditId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Actor;

/// Does a piece of work on a writing connection and keeps what it said. 422 where a record that is counted in a sealed year
/// was changed and nobody said why.
pub fn within<T>(
    conn: &mut DbConnection,
    context: &Context,
    actor: &Actor,
    origin: Origin,
    work: impl FnOnce(&mut Work<'_>) -> Outcome<T>,
) -> Outcome<T> {
    let mut piece = Work::begin(conn, context, actor, origin)?;
    let done = work(&mut piece)?;
    keep(piece)?;
    Ok(done)
}

impl Context {
    /// Does a piece of work in one write.
    pub async fn work<T, F>(&self, actor: Actor, origin: Origin, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Outcome<T> + Send + 'static,
    {
        self.work_in(Lane::of(actor.town), actor, origin, work).await
    }

    /// The same for what says something of nobody but the person acting: whoever reaches all towns holds none of them up.
    pub async fn own_work<T, F>(&self, actor: Actor, origin: Origin, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Outcome<T> + Send + 'static,
    {
        self.work_in(Lane::own(actor.town), actor, origin, work).await
    }

    async fn work_in<T, F>(&self, lane: Lane, actor: Actor, origin: Origin, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Outcome<T> + Send + 'static,
    {
        let context = self.clone();
        self.database.write(lane, move |conn| within(conn, &context, &actor, origin, work)).await
    }

    /// The same on this thread, for the command line.
    pub fn work_now<T, F>(&self, actor: Actor, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Outcome<T> + Send + 'static,
    {
        let context = self.clone();
        self.database.write_now(Lane::of(actor.town), move |conn| within(conn, &context, &actor, Origin::command_line(), work))
    }
}

/// A kind of record that is made of nothing: only the head and the seal are read.
const NOTHING: &str = "";

/// A record among those a piece of work changed.
type RecordName = (TownKey, String);

/// Writes what was said. Of each record the last that was said of it holds how it is now; of what else changed, the last of
/// the town.
fn keep(mut work: Work<'_>) -> Outcome<()> {
    let (said, mut with) = (std::mem::take(&mut work.said), std::mem::take(&mut work.changed_with));
    let name_of = |said: &Said| (said.town, said.subject_id.clone());
    let last_of_record: BTreeMap<RecordName, usize> = said.iter().enumerate().map(|(place, said)| (name_of(said), place)).collect();
    let last_of_town: BTreeMap<TownKey, usize> = said.iter().enumerate().map(|(place, said)| (said.town, place)).collect();
    with.retain(|(town, _, id)| !last_of_record.contains_key(&(*town, id.clone())));
    with.sort();
    with.dedup();
    if with.iter().any(|(town, ..)| !last_of_town.contains_key(town)) {
        return Err(Problem::internal("a record changed in a town of which nothing was said"));
    }
    let mut ends: BTreeMap<TownKey, (i64, String)> = BTreeMap::new();
    for (place, said) in said.into_iter().enumerate() {
        let town = said.town;
        let mut records = Vec::new();
        let is_last = last_of_record.get(&name_of(&said)) == Some(&place);
        let kind = if is_last { said.subject_kind } else { NOTHING };
        let (found, marks) = look(&mut work, town, kind, &said.subject_id, &said.counted_as)?;
        if let (Some(year), true, None) = (found.sealed, said.asks_reason, &said.change_reason) {
            return Err(asks_reason(year));
        }
        if is_last {
            records.push(marks.written(&said.subject_id));
        }
        if last_of_town.get(&town) == Some(&place) {
            for (_, kind, id) in with.iter().filter(|(of, ..)| *of == town) {
                records.push(look(&mut work, town, kind, id, id)?.1.written(id));
            }
        }
        let end = ends.entry(town).or_insert(found.head);
        let row = row_after(&work, end, said, records.join(";"))?;
        store::append(work.conn, &row)?;
        *end = (row.seq, row.hash);
    }
    ends.iter().try_for_each(|(town, end)| store::move_head(work.conn, *town, end))
}

/// A record as it is now, with the marks of its rows under the newest key.
fn look(work: &mut Work<'_>, town: TownKey, kind: &str, id: &str, counted_as: &str) -> Outcome<(contents::RecordFound, Marks)> {
    let found = contents::find(work.conn, evidence::shape_of(kind), town, id, counted_as)?;
    let (keys, name, mut marks) = (work.chain_keys, town.to_string(), Marks::default());
    for (table, row) in &found.rows {
        marks.add(table, mark_of(keys, keys.newest(), (&name, id, table), row).unwrap_or_default());
    }
    Ok((found, marks))
}

/// The next row of a chain.
fn row_after(work: &Work<'_>, (last, previous_hash): &(i64, String), said: Said, records: String) -> Outcome<AuditEvent> {
    let mut row = AuditEvent {
        town: said.town,
        seq: last + 1,
        id: AuditId::new(),
        at: said.at,
        account_id: Some(said.account_id),
        account_name: said.account_name,
        action: said.action.to_owned(),
        subject_kind: said.subject_kind.to_owned(),
        subject_id: said.subject_id,
        room_id: said.room_id,
        changes: said.changes,
        reason: said.reason,
        request_id: said.request_id,
        records,
        salt: random_token(),
        digest: String::new(),
        key_number: work.chain_keys.newest(),
        previous_hash: previous_hash.clone(),
        hash: String::new(),
        change_reason: said.change_reason,
    };
    row.digest = digest_of(&row);
    row.hash = hash_of(work.chain_keys, &row).ok_or_else(|| Problem::internal("the newest key of the audit log is not at hand"))?;
    Ok(row)
}

fn asks_reason(year: i32) -> Problem {
    Problem::at("/change_reason", Code::ReasonRequired).saying(
        format!("这条记录已计入 {year} 年封存的数字，更正须在 change_reason 写明原因"),
        format!("This record is counted in the sealed figures of {year}; say in change_reason why it is changed"),
    )
}
