//! Answers kept for a repeated request, and the requests that made records.

use diesel::prelude::*;
use serde_json::Value;

use super::Answer;
use crate::clock::Instant;
use crate::db::schema::{creations, idempotency_keys};
use crate::db::{DbConnection, towns};
use crate::ids::{AccountId, TownKey};
use crate::on_each_engine;
use crate::problem::{Outcome, Problem};

#[derive(Queryable, Selectable)]
#[diesel(table_name = idempotency_keys)]
struct StoredAnswer {
    fingerprint: String,
    status: i32,
    body: String,
    etag: Option<i32>,
    location: Option<String>,
}

/// The answer kept under a key, with the hash of the request it answered.
pub fn kept(conn: &mut DbConnection, town: TownKey, account: AccountId, request: &str, key: &str) -> Outcome<Option<(String, Answer)>> {
    let row: Option<StoredAnswer> = idempotency_keys::table
        .find((town, account.to_string(), request, key))
        .select(StoredAnswer::as_select())
        .get_result(conn)
        .optional()?;
    row.map(|row| {
        let body: Value = serde_json::from_str(&row.body).map_err(Problem::internal)?;
        let status = u16::try_from(row.status).map_err(Problem::internal)?;
        Ok((row.fingerprint, Answer { status, body, etag: row.etag, location: row.location, unchanged: true }))
    })
    .transpose()
}

/// Keeps an answer under its key; false when there is one already.
pub fn insert(
    conn: &mut DbConnection,
    town: TownKey,
    (account, request, key): (AccountId, &str, &str),
    fingerprint: &str,
    answer: &Answer,
    now: Instant,
) -> Outcome<bool> {
    let row = (
        idempotency_keys::town.eq(town),
        idempotency_keys::account_id.eq(account.to_string()),
        idempotency_keys::request.eq(request),
        idempotency_keys::idempotency_key.eq(key),
        idempotency_keys::fingerprint.eq(fingerprint),
        idempotency_keys::status.eq(i32::from(answer.status)),
        idempotency_keys::body.eq(answer.body.to_string()),
        idempotency_keys::etag.eq(answer.etag),
        idempotency_keys::location.eq(answer.location.as_deref()),
        idempotency_keys::created_at.eq(now),
    );
    let kept = on_each_engine!(conn => diesel::insert_into(idempotency_keys::table).values(row).on_conflict_do_nothing().execute(conn))?;
    Ok(kept > 0)
}

/// Drops what was kept of a town before a moment.
pub fn forget_before(conn: &mut DbConnection, town: TownKey, moment: Instant) -> Outcome<()> {
    let old = idempotency_keys::town.eq(town).and(idempotency_keys::created_at.lt(moment));
    diesel::delete(idempotency_keys::table.filter(old)).execute(conn)?;
    Ok(())
}

/// Whether another town has a record of this id.
pub fn is_created_elsewhere(conn: &mut DbConnection, than: TownKey, id: &str) -> Outcome<bool> {
    for town in towns::numbers(conn)?.into_iter().filter(|town| *town != than) {
        if creations::table.find((town, id)).select(creations::id).get_result::<String>(conn).optional()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Remembers the request that makes a record; the hash of the one that made it, where the id was given before.
pub fn record_creation(conn: &mut DbConnection, town: TownKey, id: &str, fingerprint: &str) -> Outcome<Option<String>> {
    let row = (creations::town.eq(town), creations::id.eq(id), creations::fingerprint.eq(fingerprint));
    let kept = on_each_engine!(conn => diesel::insert_into(creations::table).values(row).on_conflict_do_nothing().execute(conn))?;
    if kept > 0 { Ok(None) } else { Ok(Some(creations::table.find((town, id)).select(creations::fingerprint).get_result(conn)?)) }
}
