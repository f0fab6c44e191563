//! `/settings`.

use std::collections::BTreeMap;

use actix_web::web::Data;
use actix_web::{HttpResponse, get, patch};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::accounts::settings;
use crate::context::Context;
use crate::db::{DbConnection, stored_settings};
use crate::http::{Answer, Body, Change, Page, Params};
use crate::ids::{TownId, TownKey};
use crate::problem::Outcome;
use crate::rights::{Actor, Right, Scope};
use crate::rooms::town_in;
use crate::settings::{DecidedBy, Settings};

/// What the settings page shows of one setting.
#[derive(Serialize, ToSchema)]
pub struct SettingView {
    name: String,
    value: Value,
    default: String,
    meaning: String,
    meaning_en: String,
    legal_basis: String,
    decided_by: DecidedBy,
    /// Whether whoever asks may change it here.
    changeable: bool,
    /// The smallest number it may be.
    minimum: Option<u32>,
    /// The largest number it may be.
    maximum: Option<u32>,
}

/// Whose settings: a town's, or where none is named those of one's own town, or of the program.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SettingsQuery {
    town_id: Option<TownId>,
}

/// The town whose settings are meant; 404 for one outside the reach.
fn town_meant(conn: &mut DbConnection, scope: Scope, query: &SettingsQuery) -> Outcome<Option<TownKey>> {
    match query.town_id {
        Some(id) => Ok(Some(town_in(conn, scope, id)?.number)),
        None => Ok(scope.town()),
    }
}

/// All settings but those of the environment, with their values, defaults, meaning and legal basis.
#[utoipa::path(tag = "settings", params(SettingsQuery), responses((status = 200, body = Page<SettingView>)))]
#[get("/settings")]
pub async fn read_settings(context: Data<Context>, actor: Actor, Params(query): Params<SettingsQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::Administer)?;
    let inner = context.get_ref().clone();
    let read = move |conn: &mut DbConnection| {
        let town = town_meant(conn, scope, &query)?;
        Ok((page(&inner.settings(conn, town)?, town), stored_settings::revision(conn)?))
    };
    let (page, revision) = context.database.snapshot(read).await?;
    Ok(Answer::record(page, revision)?.respond())
}

fn page(values: &Settings, town: Option<TownKey>) -> Page<SettingView> {
    let items = settings::offered().map(|row| SettingView {
        name: row.name.to_owned(),
        value: values.value_of(row.name).unwrap_or_default(),
        default: row.default.to_owned(),
        meaning: row.meaning.0.to_owned(),
        meaning_en: row.meaning.1.to_owned(),
        legal_basis: row.legal_basis.to_owned(),
        decided_by: row.decided_by,
        changeable: settings::may_be_kept(row, town),
        minimum: row.bounds.map(|(least, _)| least),
        maximum: row.bounds.map(|(_, most)| most),
    });
    Page { items: items.collect(), next: None, total: None }
}

/// New values for some settings, by name.
#[derive(Deserialize, ToSchema)]
pub struct SettingsPatch(BTreeMap<String, Value>);

/// Keeps new values; all of them or none.
#[utoipa::path(tag = "settings", params(SettingsQuery), request_body = SettingsPatch, responses((status = 200, body = Page<SettingView>)))]
#[patch("/settings")]
pub async fn patch_settings(change: Change, Params(query): Params<SettingsQuery>, body: Body<SettingsPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Administer)?;
    let (change, patch) = change.with(body)?;
    let inner = change.context.clone();
    change
        .perform(move |work| {
            let town = town_meant(work.conn, scope, &query)?;
            work.settings = inner.settings(work.conn, town)?;
            let seen = stored_settings::revision(work.conn)?;
            work.require_revision(seen, || serde_json::to_value(page(&work.settings, town)).unwrap_or_default())?;
            settings::save(work, town, &patch.0)?;
            let revision = stored_settings::revision(work.conn)?;
            Answer::record(page(&work.settings, town), revision)
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_settings).service(patch_settings);
}
