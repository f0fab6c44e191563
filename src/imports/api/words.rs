//! `/import-synonyms`: what words of the town's ledgers mean.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::coded::Coded;
use crate::context::Context;
use crate::db::DbConnection;
use crate::http::{Answer, Change, Page, Params, instant, whole_list};
use crate::ids::{PersonId, RoomId, SynonymId};
use crate::imports::choices::choices_of;
use crate::imports::lists::Field;
use crate::imports::store::{self, Synonym};
use crate::imports::synonyms;
use crate::people::find_person;
use crate::problem::{Outcome, Words};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::find_room;

/// A word of a ledger and what it means.
#[derive(Serialize, ToSchema)]
pub struct SynonymView {
    id: SynonymId,
    field: String,
    /// What the field is called.
    field_label: String,
    field_label_en: String,
    word: String,
    /// The code chosen; of a room or a person its id.
    code: String,
    label: String,
    label_en: String,
    /// Who said so.
    account_name: String,
    created_at: String,
}

fn view(conn: &mut DbConnection, synonym: Synonym) -> Outcome<SynonymView> {
    let field = Field::from_code(&synonym.field);
    let name = field.map_or_else(|| Words::new(&synonym.field, &synonym.field), Coded::label);
    let room = synonym.code.parse::<RoomId>().ok().filter(|_| field == Some(Field::Room));
    let person = synonym.code.parse::<PersonId>().ok().filter(|_| field == Some(Field::LegalLiterates));
    let town = Scope::Town(synonym.town);
    let named = match (room, person) {
        (Some(room), _) => Some(find_room(conn, town, room)?.name),
        (_, Some(person)) => Some(find_person(conn, town, person)?.name),
        _ => None,
    };
    let label = match named {
        Some(name) => Words::new(name.clone(), name),
        None => {
            let choices = field.map(choices_of).unwrap_or_default();
            let choice = choices.into_iter().find(|choice| choice.code == synonym.code);
            choice.map_or_else(|| Words::new(&synonym.code, &synonym.code), |choice| choice.label)
        }
    };
    Ok(SynonymView {
        id: synonym.id,
        field: synonym.field,
        field_label: name.zh.into_owned(),
        field_label_en: name.en.into_owned(),
        word: synonym.word,
        code: synonym.code,
        label: label.zh.into_owned(),
        label_en: label.en.into_owned(),
        account_name: synonym.account_name,
        created_at: instant(synonym.created_at),
    })
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SynonymQuery {
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The words of the town's ledgers that somebody has explained, by field.
#[utoipa::path(tag = "imports", params(SynonymQuery), responses((status = 200, body = Page<SynonymView>)))]
#[get("/import-synonyms")]
pub async fn list_synonyms(context: Data<Context>, actor: Actor, query: Params<SynonymQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadImports)?;
    let found = context.database.snapshot(move |conn| {
        let all = store::synonyms_in(conn, scope)?;
        all.into_iter().map(|synonym| view(conn, synonym)).collect::<Outcome<Vec<_>>>()
    });
    let page = whole_list(found.await?, query.0.limit, query.0.cursor.as_deref(), false)?;
    Ok(Answer::plain(page)?.respond())
}

/// Forgets what a word means: the next ledger with it asks again. Past imports stay as they are; needs no `If-Match`.
#[utoipa::path(tag = "imports", responses((status = 204)))]
#[delete("/import-synonyms/{id}")]
pub async fn forget_synonym(change: Change, id: Path<SynonymId>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Import)?;
    change
        .perform(move |work| {
            synonyms::forget(work, scope, *id)?;
            Ok(Answer::nothing())
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_synonyms).service(forget_synonym);
}
