//! The queries of the town's dictionary.

use diesel::prelude::*;

use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::import_value_synonyms;
use crate::ids::{SynonymId, TownId};
use crate::problem::Outcome;
use crate::rights::Scope;

/// One word of a town's ledgers.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = import_value_synonyms)]
pub struct Synonym {
    pub id: SynonymId,
    pub town_id: TownId,
    /// The code of the field.
    pub field: String,
    pub word: String,
    pub code: String,
    pub account_name: String,
    pub created_at: Instant,
}

/// The words of a scope, by field and word.
pub fn synonyms_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Synonym>> {
    let mut query = import_value_synonyms::table.into_boxed();
    match scope {
        Scope::All => {}
        Scope::Town(town) => query = query.filter(import_value_synonyms::town_id.eq(town)),
        Scope::Room(_) => return Ok(Vec::new()),
    }
    let order = (import_value_synonyms::field, import_value_synonyms::word, import_value_synonyms::id);
    Ok(query.order(order).select(Synonym::as_select()).load(conn)?)
}

/// A word within a scope, or 404.
pub fn find_synonym(conn: &mut DbConnection, scope: Scope, id: SynonymId) -> Outcome<Synonym> {
    let query = import_value_synonyms::table.find(id).select(Synonym::as_select());
    Ok(match scope {
        Scope::All => query.get_result(conn)?,
        Scope::Town(town) => query.filter(import_value_synonyms::town_id.eq(town)).get_result(conn)?,
        Scope::Room(_) => return Err(diesel::result::Error::NotFound.into()),
    })
}

/// What a word of a field is kept to mean.
pub fn synonym_of(conn: &mut DbConnection, town: TownId, field: &str, word: &str) -> Outcome<Option<Synonym>> {
    Ok(import_value_synonyms::table
        .filter(import_value_synonyms::town_id.eq(town))
        .filter(import_value_synonyms::field.eq(field).and(import_value_synonyms::word.eq(word)))
        .select(Synonym::as_select())
        .first(conn)
        .optional()?)
}

pub fn insert_synonym(conn: &mut DbConnection, synonym: &Synonym) -> Outcome<()> {
    diesel::insert_into(import_value_synonyms::table).values(synonym).execute(conn)?;
    Ok(())
}

pub fn remove_synonym(conn: &mut DbConnection, id: SynonymId) -> Outcome<()> {
    diesel::delete(import_value_synonyms::table.find(id)).execute(conn)?;
    Ok(())
}
