//! The queries of the town's dictionary.

use diesel::prelude::*;

use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::import_value_synonyms;
use crate::ids::{SynonymId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::{each_in, find_in};

/// One word of a town's ledgers.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = import_value_synonyms)]
pub struct Synonym {
    pub town: TownKey,
    pub id: SynonymId,
    /// The code of the field.
    pub field: String,
    pub word: String,
    pub code: String,
    pub account_name: String,
    pub created_at: Instant,
}

/// The words of a scope, by field and word; a town's words are no room's.
pub fn synonyms_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Synonym>> {
    if matches!(scope, Scope::Room(..)) {
        return Ok(Vec::new());
    }
    each_in(conn, scope, |conn, at| {
        let order = (import_value_synonyms::field, import_value_synonyms::word, import_value_synonyms::id);
        let of_town = import_value_synonyms::table.filter(import_value_synonyms::town.eq(at.town));
        Ok(of_town.order(order).select(Synonym::as_select()).load(conn)?)
    })
}

/// A word within a scope, or 404.
pub fn find_synonym(conn: &mut DbConnection, scope: Scope, id: SynonymId) -> Outcome<Synonym> {
    find_in(conn, scope, |conn, at| match at.room {
        None => Ok(import_value_synonyms::table.find((at.town, id)).select(Synonym::as_select()).get_result(conn)?),
        Some(_) => Err(Problem::new(Code::NotFound)),
    })
}

/// What a word of a field is kept to mean.
pub fn synonym_of(conn: &mut DbConnection, town: TownKey, field: &str, word: &str) -> Outcome<Option<Synonym>> {
    Ok(import_value_synonyms::table
        .filter(import_value_synonyms::town.eq(town))
        .filter(import_value_synonyms::field.eq(field).and(import_value_synonyms::word.eq(word)))
        .select(Synonym::as_select())
        .first(conn)
        .optional()?)
}

pub fn insert_synonym(conn: &mut DbConnection, synonym: &Synonym) -> Outcome<()> {
    diesel::insert_into(import_value_synonyms::table).values(synonym).execute(conn)?;
    Ok(())
}

pub fn remove_synonym(conn: &mut DbConnection, synonym: &Synonym) -> Outcome<()> {
    diesel::delete(import_value_synonyms::table.find((synonym.town, synonym.id))).execute(conn)?;
    Ok(())
}
