//! The town's dictionary: words of its ledgers and what they mean, kept when an import that used them was applied.

use super::lists::Field;
use super::store::{self, Synonym};
use super::values::Meaning;
use crate::audit::{self, Action, Event, Subject};
use crate::coded::Coded;
use crate::context::Work;
use crate::db::DbConnection;
use crate::ids::{SynonymId, TownKey};
use crate::problem::Outcome;
use crate::rights::Scope;

/// What the words of a town mean; a field this program no longer has is passed over.
pub fn meanings_of(conn: &mut DbConnection, town: TownKey) -> Outcome<Vec<Meaning>> {
    let meaning = |synonym: Synonym| Some(Meaning { field: Field::from_code(&synonym.field)?, word: synonym.word, code: synonym.code });
    Ok(store::synonyms_in(conn, Scope::Town(town))?.into_iter().filter_map(meaning).collect())
}

/// Keeps what words mean for the next import of the town; a word explained anew means the new thing.
pub fn save(work: &mut Work<'_>, town: TownKey, meanings: &[Meaning]) -> Outcome<()> {
    for meaning in meanings {
        let field = meaning.field.code();
        let kept = store::synonym_of(work.conn, town, field, &meaning.word)?;
        if kept.as_ref().is_some_and(|kept| kept.code == meaning.code) {
            continue;
        }
        if let Some(kept) = &kept {
            store::remove_synonym(work.conn, kept)?;
            audit::changed_with(work, Subject::ImportSynonym, town, &kept.id);
        }
        let synonym = Synonym {
            town,
            id: SynonymId::new(),
            field: field.to_owned(),
            word: meaning.word.clone(),
            code: meaning.code.clone(),
            account_name: work.actor.name.clone(),
            created_at: work.now,
        };
        store::insert_synonym(work.conn, &synonym)?;
        let before = kept.map(|kept| kept.code);
        let changes = serde_json::json!({ "field": field, "word": meaning.word, "code": [before, meaning.code] });
        audit::record(work, Event::new(Action::KeepSynonym, synonym.id).at(town, None).changing(changes))?;
    }
    Ok(())
}

/// Forgets what a word means: the next ledger with it asks again.
pub fn forget(work: &mut Work<'_>, scope: Scope, id: SynonymId) -> Outcome<()> {
    let synonym = store::find_synonym(work.conn, scope, id)?;
    store::remove_synonym(work.conn, &synonym)?;
    let changes = serde_json::json!({ "field": synonym.field, "word": synonym.word, "code": [synonym.code, null] });
    audit::record(work, Event::new(Action::ForgetSynonym, id).at(synonym.town, None).changing(changes))
}
