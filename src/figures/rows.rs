//! The records behind a figure in the shape of their own lists.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::counts::CountedRecord;
use super::fact_table::RecordKind;
use super::report_scope::{ReportScope, TownScope};
use super::store;
use crate::calendar::{Day, HalfMonth};
use crate::crypto::Vault;
use crate::db::DbConnection;
use crate::ids::{CaseId, EntryId, PersonId, RoomId, TownKey, VisitId};
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::screenings::{self, Obligation};
use crate::{cases, online_entries, people, petition_visits, rooms};

/// Who reads the list, and the keys to what they may see of it.
pub struct Reader<'a> {
    pub vault: &'a Vault,
    pub actor: &'a Actor,
}

/// Rows by the key under which the record was counted.
pub type Rows = HashMap<String, Map<String, Value>>;

/// The rows of some records of one kind.
pub fn of(
    conn: &mut DbConnection,
    reader: &Reader<'_>,
    report_scope: &ReportScope,
    kind: RecordKind,
    records: &[CountedRecord],
) -> Outcome<Rows> {
    let mut rows = Rows::new();
    for town in &report_scope.towns {
        let own: Vec<CountedRecord> = records.iter().filter(|record| record.town == town.at.town).cloned().collect();
        rows.extend(rows_of_town(conn, reader, town, kind, &own)?);
    }
    Ok(rows)
}

fn rows_of_town(
    conn: &mut DbConnection,
    reader: &Reader<'_>,
    town: &TownScope,
    kind: RecordKind,
    records: &[CountedRecord],
) -> Outcome<Rows> {
    match kind {
        _ if records.is_empty() => Ok(Rows::new()),
        RecordKind::Person => people_rows(conn, reader, town.at.town, records),
        RecordKind::Room => room_rows(conn, town.at.town, records),
        RecordKind::Day => day_rows(conn, town, records),
        RecordKind::Case | RecordKind::Agreement => case_rows(conn, reader, town.at.town, records),
        RecordKind::Visit => visit_rows(conn, reader, town.at.town, records),
        RecordKind::Entry => entry_rows(conn, town.at.town, records),
        RecordKind::Obligation => obligation_rows(conn, town, records),
    }
}

/// Visits as their own list shows them to this reader; one that stands outside what they may read is a line without content.
fn visit_rows(conn: &mut DbConnection, reader: &Reader<'_>, town: TownKey, records: &[CountedRecord]) -> Outcome<Rows> {
    let scope = reader.actor.scope(Right::ReadVisits)?;
    let shown = petition_visits::counted_views(conn, reader.vault, reader.actor, scope, (town, &ids::<VisitId>(records)))?;
    shown.into_iter().map(|(id, view)| Ok((id.to_string(), fields(view)?))).collect()
}

fn entry_rows(conn: &mut DbConnection, town: TownKey, records: &[CountedRecord]) -> Outcome<Rows> {
    let found = online_entries::entries_with_ids(conn, town, &ids::<EntryId>(records))?;
    let views = online_entries::entry_views(&found);
    found.iter().zip(views).map(|(entry, view)| Ok((entry.id.to_string(), fields(view)?))).collect()
}

/// The cells of the screening grid, each with the room it belongs to.
fn obligation_rows(conn: &mut DbConnection, town: &TownScope, records: &[CountedRecord]) -> Outcome<Rows> {
    let halves: BTreeSet<HalfMonth> = records.iter().filter_map(|record| Some(HalfMonth::of(record.day.parse().ok()?))).collect();
    let halves: Vec<HalfMonth> = halves.into_iter().collect();
    let scope = town.at.scope();
    let rooms = rooms::rooms_in(conn, scope)?;
    let owed = screenings::obligations_of(conn, scope, &rooms, &halves, town.today, &town.settings)?;
    let row = |cell: &Obligation| {
        let mut row = fields(screenings::cell_view(cell))?;
        let name = rooms.iter().find(|room| room.id == cell.room_id).map(|room| room.name.clone());
        row.insert("room_id".to_owned(), cell.room_id.to_string().into());
        row.insert("name".to_owned(), name.into());
        Ok((format!("{}:{}", cell.room_id, cell.half_month), row))
    };
    owed.iter().map(row).collect()
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
fn case_rows(conn: &mut DbConnection, reader: &Reader<'_>, town: TownKey, records: &[CountedRecord]) -> Outcome<Rows> {
    let ids: Vec<CaseId> = records.iter().filter_map(|record| record.case_id.parse().ok()).collect();
    let found = cases::cases_with_ids(conn, town, &ids)?;
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

fn people_rows(conn: &mut DbConnection, reader: &Reader<'_>, town: TownKey, records: &[CountedRecord]) -> Outcome<Rows> {
    let found = people::people_with_ids(conn, town, &ids::<PersonId>(records))?;
    let views = people::views(conn, reader.vault, &found)?;
    found.iter().zip(views).map(|(person, view)| Ok((person.id.to_string(), fields(view)?))).collect()
}

fn room_rows(conn: &mut DbConnection, town: TownKey, records: &[CountedRecord]) -> Outcome<Rows> {
    let mut rows = Rows::new();
    for id in ids::<RoomId>(records) {
        let whole = rooms::find_whole_room(conn, Scope::Town(town), id)?;
        rows.insert(id.to_string(), fields(rooms::room_json(&whole)?)?);
    }
    Ok(rows)
}

/// A working day of a town: how many came; a day in the list without visits is one on which nobody came.
fn day_rows(conn: &mut DbConnection, town: &TownScope, records: &[CountedRecord]) -> Outcome<Rows> {
    let days: Vec<Day> = records.iter().filter_map(|record| record.day.parse().ok()).collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return Ok(Rows::new()) };
    let receptions = store::receptions(conn, town.at, *first, *last)?;
    let row = |record: &CountedRecord| {
        let of_day = receptions.iter().filter(|(day, _)| day.to_string() == record.day);
        let persons: Vec<i64> = of_day.map(|(_, persons)| i64::from(*persons)).collect();
        let (visits, present) = (persons.len(), persons.iter().sum::<i64>());
        let view = json!({ "town_id": town.town.id, "day": record.day, "visits": visits, "persons_present": present });
        Ok((record.id.clone(), fields(view)?))
    };
    records.iter().map(row).collect()
}
