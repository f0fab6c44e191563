//! The queries of seals. There is none that changes or removes a row.

pub mod related;

use std::cmp::Reverse;

use diesel::prelude::*;

use super::canon::joined;
use super::content::{counts_from, keys_from};
use super::model::{Content, FamilyCount, FigureCount, RecordCount, Seal};
use crate::db::DbConnection;
use crate::db::schema::{seal_families, seal_figures, seal_records, seals};
use crate::ids::{Key, SealId, TownKey};
use crate::problem::{Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::page_in;

/// The seals of a town and year, newest edition first.
pub fn editions_of(conn: &mut DbConnection, town: TownKey, year: i32) -> Outcome<Vec<Seal>> {
    Ok(seals::table
        .filter(seals::town.eq(town))
        .filter(seals::year.eq(year))
        .order(seals::edition.desc())
        .select(Seal::as_select())
        .load(conn)?)
}

/// Every seal of a scope's towns, newest year and edition first.
pub fn seals_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Seal>> {
    let order = |seal: &Seal| (Reverse(seal.year), seal.town, Reverse(seal.edition));
    page_in(conn, scope, i64::MAX, order, |conn, at| {
        let of_town = seals::table.filter(seals::town.eq(at.town));
        Ok(of_town.order((seals::year.desc(), seals::edition.desc())).select(Seal::as_select()).load(conn)?)
    })
}

/// How many records a seal counts, once for each kind.
pub fn record_count(conn: &mut DbConnection, seal: Key<SealId>) -> Outcome<i64> {
    let counted = seal_records::town.eq(seal.town).and(seal_records::seal_id.eq(seal.id));
    Ok(seal_records::table.filter(counted).count().get_result(conn)?)
}

/// Keeps a seal with all it counts.
pub fn insert(conn: &mut DbConnection, seal: &Seal, content: &Content) -> Outcome<()> {
    diesel::insert_into(seals::table).values(seal).execute(conn)?;
    for (position, figure) in (1..).zip(&content.figures) {
        insert_figure(conn, seal.key(), position, figure)?;
    }
    for (position, family) in (1..).zip(&content.families) {
        let row = (
            seal_families::town.eq(seal.town),
            seal_families::seal_id.eq(seal.id),
            seal_families::position.eq(position),
            seal_families::code.eq(&family.code),
            seal_families::dimensions.eq(family.dimensions.join(",")),
            seal_families::figures.eq(family.figures.join(",")),
        );
        diesel::insert_into(seal_families::table).values(row).execute(conn)?;
        for record in &family.records {
            insert_record(conn, seal.key(), &family.code, record)?;
        }
    }
    Ok(())
}

fn insert_figure(conn: &mut DbConnection, seal: Key<SealId>, position: i32, figure: &FigureCount) -> Outcome<()> {
    let row = (
        seal_figures::town.eq(seal.town),
        seal_figures::seal_id.eq(seal.id),
        seal_figures::position.eq(position),
        seal_figures::code.eq(&figure.code),
        seal_figures::edition.eq(figure.edition),
        seal_figures::unit.eq(&figure.unit),
        seal_figures::value.eq(figure.value),
        seal_figures::numerator.eq(figure.numerator),
        seal_figures::denominator.eq(figure.denominator),
        seal_figures::cells.eq(serde_json::to_string(&figure.cells).map_err(Problem::internal)?),
    );
    diesel::insert_into(seal_figures::table).values(row).execute(conn)?;
    Ok(())
}

fn insert_record(conn: &mut DbConnection, seal: Key<SealId>, family: &str, record: &RecordCount) -> Outcome<()> {
    let row = (
        seal_records::town.eq(seal.town),
        seal_records::seal_id.eq(seal.id),
        seal_records::family.eq(family),
        seal_records::record_id.eq(&record.id),
        seal_records::subject_id.eq(&record.subject_id),
        seal_records::day.eq(&record.day),
        seal_records::cell_keys.eq(record.keys.join(",")),
        seal_records::counts.eq(joined(&record.counts)),
    );
    diesel::insert_into(seal_records::table).values(row).execute(conn)?;
    Ok(())
}

type FigureRow = (String, i32, String, Option<i64>, Option<i64>, Option<i64>, String);

/// The figures of a seal with their cells.
pub fn figures_of(conn: &mut DbConnection, seal: Key<SealId>) -> Outcome<Vec<FigureCount>> {
    use seal_figures::{cells, code, denominator, edition, numerator, position, seal_id, table, town, unit, value};
    let columns = (code, edition, unit, value, numerator, denominator, cells);
    let rows: Vec<FigureRow> = table.filter(town.eq(seal.town).and(seal_id.eq(seal.id))).order(position).select(columns).load(conn)?;
    rows.into_iter().map(figure_from).collect()
}

fn figure_from((code, edition, unit, value, numerator, denominator, cells): FigureRow) -> Outcome<FigureCount> {
    let cells = serde_json::from_str(&cells).map_err(Problem::internal)?;
    Ok(FigureCount { code, edition, unit, value, numerator, denominator, cells })
}

/// All that a seal counted.
pub fn content_of(conn: &mut DbConnection, seal: Key<SealId>) -> Outcome<Content> {
    use seal_families::{code, dimensions, figures, position, seal_id, table, town};
    let kinds: Vec<(String, String, String)> =
        table.filter(town.eq(seal.town).and(seal_id.eq(seal.id))).order(position).select((code, dimensions, figures)).load(conn)?;
    let mut families = Vec::new();
    for (kind, by, counted) in kinds {
        let records = records_of(conn, seal, &kind)?;
        families.push(FamilyCount { code: kind, dimensions: keys_from(&by), figures: keys_from(&counted), records });
    }
    Ok(Content { figures: figures_of(conn, seal)?, families })
}

type RecordRow = (String, String, String, String, String);

fn records_of(conn: &mut DbConnection, seal: Key<SealId>, kind: &str) -> Outcome<Vec<RecordCount>> {
    use seal_records::{cell_keys, counts, day, family, record_id, seal_id, subject_id, table, town};
    let columns = (record_id, subject_id, day, cell_keys, counts);
    let of_seal = table.filter(town.eq(seal.town).and(seal_id.eq(seal.id)));
    let rows: Vec<RecordRow> = of_seal.filter(family.eq(kind)).order(record_id).select(columns).load(conn)?;
    let mut records = rows.into_iter().map(record_from).collect::<Outcome<Vec<_>>>()?;
    // A database may order texts by its own locale; the hash is over the order of bytes.
    records.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(records)
}

fn record_from((id, subject_id, day, keys, counts): RecordRow) -> Outcome<RecordCount> {
    Ok(RecordCount { id, subject_id, day, keys: keys_from(&keys), counts: counts_from(&counts)? })
}
