//! The records behind a figure in the shape of their own lists.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::calendar::Day;
use crate::cases;
use crate::crypto::Vault;
use crate::db::DbConnection;
use crate::ids::{CaseId, PersonId, RoomId};
use crate::people;
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Scope};
use crate::rooms;

use super::counts::CountedRecord;
use super::family::Kind;
use super::frame::Place;
use super::store;

/// Who reads the list, and the keys to what they may see of it.
pub struct Reader<'a> {
    pub vault: &'a Vault,
    pub actor: &'a Actor,
}

/// Rows by the key under which the record was counted.
pub type Rows = HashMap<String, Map<String, Value>>;

/// The rows of some records of one kind.
pub fn of(conn: &mut DbConnection, reader: &Reader<'_>, place: Place, kind: Kind, records: &[CountedRecord]) -> Outcome<Rows> {
    match kind {
        Kind::Person => people_rows(conn, reader, records),
        Kind::Room => room_rows(conn, records),
        Kind::Day => day_rows(conn, place, records),
        Kind::Case | Kind::Agreement => case_rows(conn, reader, records),
        Kind::Visit | Kind::Entry | Kind::Obligation => Ok(bare(records)),
    }
}

fn bare(records: &[CountedRecord]) -> Rows {
    let row = |record: &CountedRecord| (record.id.clone(), Map::from_iter([("case_id".to_owned(), record.case_id.clone().into())]));
    records.iter().map(row).collect()
}

fn fields(view: impl Serialize) -> Outcome<Map<String, Value>> {
    match serde_json::to_value(view).map_err(Problem::internal)? {
        Value::Object(fields) => Ok(fields),
        other => Err(Problem::internal(format!("a row is an object, not {other}"))),
    }
}

fn ids<T: std::str::FromStr>(records: &[CountedRecord]) -> Vec<T> {
    records.iter().filter_map(|record| record.id.parse().ok()).collect()
}

/// Each record's case; an agreement shows itself as the case's `resolution`, whatever came of the case later.
fn case_rows(conn: &mut DbConnection, reader: &Reader<'_>, records: &[CountedRecord]) -> Outcome<Rows> {
    let ids: Vec<CaseId> = records.iter().filter_map(|record| record.case_id.parse().ok()).collect();
    let found = cases::cases_with_ids(conn, &ids)?;
    let ids: Vec<String> = found.iter().map(|case| case.id.to_string()).collect();
    let views = cases::case_views(conn, reader.vault, reader.actor, found)?;
    let views: HashMap<String, Map<String, Value>> =
        ids.into_iter().zip(views).map(|(id, view)| Ok((id, fields(view)?))).collect::<Outcome<_>>()?;
    let row = |record: &CountedRecord| {
        let mut row = views.get(&record.case_id).cloned().unwrap_or_default();
        let agreements = row.get("resolutions").and_then(Value::as_array);
        if let Some(counted) =
            agreements.and_then(|all| all.iter().find(|agreement| agreement.get("id").and_then(Value::as_str) == Some(&record.id))).cloned()
        {
            row.insert("case_id".to_owned(), record.case_id.clone().into());
            row.insert("resolution".to_owned(), counted);
        }
        (record.id.clone(), row)
    };
    Ok(records.iter().map(row).collect())
}

fn people_rows(conn: &mut DbConnection, reader: &Reader<'_>, records: &[CountedRecord]) -> Outcome<Rows> {
    let found = store::people_named(conn, &ids::<PersonId>(records))?;
    let views = people::api::views(conn, reader.vault, &found)?;
    found.iter().zip(views).map(|(person, view)| Ok((person.id.to_string(), fields(view)?))).collect()
}

fn room_rows(conn: &mut DbConnection, records: &[CountedRecord]) -> Outcome<Rows> {
    let mut rows = Rows::new();
    for id in ids::<RoomId>(records) {
        let room = rooms::find_room(conn, Scope::All, id)?;
        rows.insert(id.to_string(), fields(rooms::api::room_view(conn, &room)?)?);
    }
    Ok(rows)
}

/// A working day of a town: how many came; a day in the list without visits is one on which nobody came.
fn day_rows(conn: &mut DbConnection, place: Place, records: &[CountedRecord]) -> Outcome<Rows> {
    let days: Vec<Day> = records.iter().filter_map(|record| record.day.parse().ok()).collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return Ok(Rows::new()) };
    let receptions = store::receptions(conn, place, *first, *last)?;
    let row = |record: &CountedRecord| {
        let town = record.id.split(':').next().unwrap_or_default();
        let persons: Vec<i64> = receptions
            .iter()
            .filter(|(of, day, _)| of.to_string() == town && day.to_string() == record.day)
            .map(|(_, _, persons)| i64::from(*persons))
            .collect();
        let view = json!({ "town_id": town, "day": record.day, "visits": persons.len(), "persons_present": persons.iter().sum::<i64>() });
        Ok((record.id.clone(), fields(view)?))
    };
    records.iter().map(row).collect()
}
