//! The queries of towns, and which town a request is about.

use diesel::prelude::*;

use crate::db::DbConnection;
use crate::db::schema::towns;
use crate::ids::{TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::model::Town;

/// Every town, by name.
pub fn all_towns(conn: &mut DbConnection) -> Outcome<Vec<Town>> {
    Ok(towns::table.order((towns::name, towns::id)).select(Town::as_select()).load(conn)?)
}

/// The towns of a scope.
pub fn towns_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Town>> {
    match scope.town() {
        None => all_towns(conn),
        Some(town) => Ok(vec![find_town(conn, town)?]),
    }
}

/// One town, or 404.
pub fn find_town(conn: &mut DbConnection, town: TownKey) -> Outcome<Town> {
    Ok(towns::table.find(town).select(Town::as_select()).get_result(conn)?)
}

/// The town that everybody outside knows by an id, or 404.
pub fn town_with_id(conn: &mut DbConnection, id: TownId) -> Outcome<Town> {
    Ok(towns::table.filter(towns::id.eq(id)).select(Town::as_select()).get_result(conn)?)
}

/// The town, where the database holds just one.
pub fn only_town(conn: &mut DbConnection) -> Outcome<Option<Town>> {
    let mut all = all_towns(conn)?;
    Ok(if all.len() == 1 { all.pop() } else { None })
}

/// One town of a scope by the id that everybody outside knows it by, or 404.
pub fn town_in(conn: &mut DbConnection, scope: Scope, id: TownId) -> Outcome<Town> {
    towns_in(conn, scope)?.into_iter().find(|town| town.id == id).ok_or_else(|| Problem::new(Code::NotFound))
}

/// The number the next town is given.
pub fn next_number(conn: &mut DbConnection) -> Outcome<TownKey> {
    let last: Option<i32> = towns::table.select(diesel::dsl::max(towns::number)).get_result(conn)?;
    Ok(TownKey(last.unwrap_or(0) + 1))
}

pub fn insert_town(conn: &mut DbConnection, town: &Town) -> Outcome<()> {
    diesel::insert_into(towns::table).values(town).execute(conn)?;
    Ok(())
}

pub fn update_town(conn: &mut DbConnection, town: &Town) -> Outcome<()> {
    diesel::update(towns::table.find(town.number)).set(town).execute(conn)?;
    Ok(())
}

/// The town a new record belongs to: the one named, the account's own, or the only one there is.
pub fn town_for(conn: &mut DbConnection, scope: Scope, named: Option<TownId>) -> Outcome<TownKey> {
    let towns = towns_in(conn, scope)?;
    match (named, towns.as_slice()) {
        (Some(id), towns) => {
            let named = towns.iter().find(|town| town.id == id);
            named.map(|town| town.number).ok_or_else(|| Problem::at("/town_id", Code::UnknownReference))
        }
        (None, [only]) => Ok(only.number),
        (None, _) => Err(Problem::at("/town_id", Code::Required)),
    }
}
