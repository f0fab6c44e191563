//! The columns of a ledger: the plain fields of its records by their table, and what stands between them.

use serde_json::Value;

use super::listing::Column;
use super::sheet::Cell;
use crate::fields::RecordField;
use crate::problem::Outcome;

/// A ledger whose rows are records with a table of plain fields.
pub trait Ledger: Sized + 'static {
    /// A record with what belongs to it.
    type Line<'a>;
    const FIELDS: &'static [RecordField];
    const PARTS: &'static [Part<Self>];

    /// The record's own row, by the names of its fields.
    fn record<'a>(line: &'a Self::Line<'_>) -> &'a Value;
}

/// A column, or several.
pub enum Part<L: Ledger> {
    /// A plain field of the record.
    Field(&'static str),
    /// The plain fields that have a column and no place of their own.
    OtherFields,
    Own(Column, fn(&L::Line<'_>) -> Outcome<Cell>),
}

/// The columns of a ledger, in order.
pub fn columns<L: Ledger>() -> Vec<Column> {
    let of_part = |part: &Part<L>| match part {
        Part::Own(column, _) => vec![*column],
        fields => fields_of(fields).filter_map(|field| field.column).collect(),
    };
    L::PARTS.iter().flat_map(of_part).collect()
}

/// The cells of one row.
pub fn cells<L: Ledger>(line: &L::Line<'_>) -> Outcome<Vec<Cell>> {
    let record = L::record(line);
    let mut cells = Vec::new();
    for part in L::PARTS {
        match part {
            Part::Own(_, cell) => cells.push(cell(line)?),
            fields => cells.extend(fields_of(fields).map(|field| Cell::of_field(field, record))),
        }
    }
    Ok(cells)
}

fn fields_of<L: Ledger>(part: &Part<L>) -> impl Iterator<Item = &'static RecordField> {
    let placed = |name: &str| L::PARTS.iter().any(|part| matches!(part, Part::Field(other) if *other == name));
    let (named, others) = match part {
        Part::Field(name) => (Some(*name), false),
        Part::OtherFields => (None, true),
        Part::Own(..) => (None, false),
    };
    L::FIELDS.iter().filter(move |field| named == Some(field.name) || (others && field.column.is_some() && !placed(field.name)))
}
