//! Asking town by town: no statement reaches over two towns, so what an account of all towns reads is put together here.

use std::collections::BTreeMap;

use super::store::towns::all_towns;
use crate::db::DbConnection;
use crate::ids::TownKey;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Locality, Scope};

/// What a scope is made of: one for each town it reaches into.
pub fn localities(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Locality>> {
    Ok(match scope {
        Scope::All => all_towns(conn)?.into_iter().map(|town| Locality::town(town.number)).collect(),
        Scope::Town(town) => vec![Locality::town(town)],
        Scope::Room(town, room) => vec![Locality::room(town, room)],
    })
}

/// The one record that is somewhere in a scope, or 404. Two towns may have records of one id, made apart; who reaches both is
/// told, for nothing says which is meant.
pub fn find_in<T>(conn: &mut DbConnection, scope: Scope, mut find: impl FnMut(&mut DbConnection, Locality) -> Outcome<T>) -> Outcome<T> {
    let mut only = None;
    for at in localities(conn, scope)? {
        match find(conn, at) {
            Err(problem) if problem.code() == Code::NotFound => {}
            Ok(_) if only.is_some() => return Err(Problem::new(Code::IdTaken)),
            Ok(found) => only = Some(found),
            Err(problem) => return Err(problem),
        }
    }
    only.ok_or_else(|| Problem::new(Code::NotFound))
}

/// Everything of a scope, town after town.
pub fn each_in<T>(
    conn: &mut DbConnection,
    scope: Scope,
    mut read: impl FnMut(&mut DbConnection, Locality) -> Outcome<Vec<T>>,
) -> Outcome<Vec<T>> {
    let mut all = Vec::new();
    for at in localities(conn, scope)? {
        all.append(&mut read(conn, at)?);
    }
    Ok(all)
}

/// Rows by the town they belong to, in each in the order given.
pub fn by_town<T>(rows: impl IntoIterator<Item = T>, town: impl Fn(&T) -> TownKey) -> BTreeMap<TownKey, Vec<T>> {
    let mut all: BTreeMap<TownKey, Vec<T>> = BTreeMap::new();
    for row in rows {
        all.entry(town(&row)).or_default().push(row);
    }
    all
}

/// The sum over a scope.
pub fn sum_in(conn: &mut DbConnection, scope: Scope, mut count: impl FnMut(&mut DbConnection, Locality) -> Outcome<i64>) -> Outcome<i64> {
    localities(conn, scope)?.into_iter().try_fold(0, |sum, at| Ok(sum + count(conn, at)?))
}

/// The first so many of a scope in an order in which each town gives as many of its own.
pub fn page_in<T, K: Ord>(
    conn: &mut DbConnection,
    scope: Scope,
    limit: i64,
    order: impl Fn(&T) -> K,
    read: impl FnMut(&mut DbConnection, Locality) -> Outcome<Vec<T>>,
) -> Outcome<Vec<T>> {
    let all = localities(conn, scope)?;
    page_of(conn, &all, limit, order, read)
}

/// The same of places that are known.
pub fn page_of<T, K: Ord>(
    conn: &mut DbConnection,
    all: &[Locality],
    limit: i64,
    order: impl Fn(&T) -> K,
    mut read: impl FnMut(&mut DbConnection, Locality) -> Outcome<Vec<T>>,
) -> Outcome<Vec<T>> {
    if let [only] = all {
        return read(conn, *only);
    }
    let mut found = Vec::new();
    for at in all {
        found.append(&mut read(conn, *at)?);
    }
    found.sort_by_key(order);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}
