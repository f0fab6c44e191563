//! What is kept of a seal.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::number::Number;
use super::super::units::Unit;
use crate::clock::Instant;
use crate::coded::Coded;
use crate::db::schema::seals;
use crate::ids::{AccountId, SealId, TownKey};
use crate::keyed;

/// One sealing of a town's year. Sealing again makes another edition; the earlier ones stay readable.
#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = seals)]
pub struct Seal {
    pub town: TownKey,
    pub id: SealId,
    pub year: i32,
    pub edition: i32,
    pub sealed_at: Instant,
    pub account_id: AccountId,
    pub account_name: String,
    /// The hash of its content, see [`super::canon`].
    pub sha256: String,
    /// The place in the audit log of the sealing itself.
    pub audit_seq: i64,
}

keyed! { Seal: SealId }

/// All that was counted: each figure with its cells, and each record once with what it adds.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug, Default)]
#[schema(as = SealContent)]
pub struct Content {
    pub figures: Vec<FigureCount>,
    pub families: Vec<FamilyCount>,
}

/// One figure as it was counted. Sums are whole numbers: fen for money, otherwise the unit; a share has only its two numbers.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[schema(as = SealedFigureCount)]
pub struct FigureCount {
    pub code: String,
    /// The edition of the figure's definition.
    pub edition: i32,
    pub unit: String,
    /// Null for a share, and where it could not be told.
    pub value: Option<i64>,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    /// Every cell that is not zero, by dimension and key.
    pub cells: Vec<CellCount>,
}

impl FigureCount {
    /// The figure as people read it; none where it cannot be told.
    pub fn number(&self) -> Option<Number> {
        match (self.numerator, self.denominator) {
            (Some(numerator), Some(denominator)) => Number::share(numerator, denominator),
            _ => Some(Number::counted(Unit::from_code(&self.unit)?, self.value?)),
        }
    }
}

/// One cell: dimension, key, sum.
#[derive(Serialize, Deserialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[schema(as = SealedCell)]
pub struct CellCount {
    pub dimension: String,
    pub key: String,
    pub sum: i64,
}

/// The records of one kind, and what their columns are.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[schema(as = SealedFamily)]
pub struct FamilyCount {
    pub code: String,
    /// The dimensions that `keys` of a record stand for.
    pub dimensions: Vec<String>,
    /// The figures that `counts` of a record stand for.
    pub figures: Vec<String>,
    /// By id.
    pub records: Vec<RecordCount>,
}

/// One record and what it adds to each figure of its kind. No name, no text: ids, a day and code words.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[schema(as = SealedRecord)]
pub struct RecordCount {
    pub id: String,
    /// The record as the audit log names it: the case of an agreement, otherwise itself.
    pub subject_id: String,
    pub day: String,
    pub keys: Vec<String>,
    pub counts: Vec<i64>,
}

impl FamilyCount {
    /// The key of a record in one dimension; none where the kind does not know it.
    pub fn key_of<'a>(&self, record: &'a RecordCount, dimension: &str) -> Option<&'a str> {
        let place = self.dimensions.iter().position(|name| name == dimension)?;
        record.keys.get(place).map(String::as_str)
    }

    /// How much a record adds to a figure; none where the kind does not count for it.
    pub fn count_of(&self, record: &RecordCount, figure: &str) -> Option<i64> {
        let place = self.figures.iter().position(|code| code == figure)?;
        record.counts.get(place).copied()
    }

    /// The room a record belongs to; a room belongs to itself.
    pub fn room_of<'a>(&self, record: &'a RecordCount) -> Option<&'a str> {
        if self.code == super::super::fact_table::ROOMS.code { Some(&record.id) } else { self.key_of(record, "room") }
    }
}
