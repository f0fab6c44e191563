//! `/reconciliation`: what platform and ledger say of a year, side by side.

use std::collections::HashMap;

use actix_web::web::Data;
use actix_web::{HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::calendar::{EARLIEST_YEAR, LATEST_YEAR};
use crate::cases::{case_views, cases_with_ids};
use crate::context::Context;
use crate::db::DbConnection;
use crate::http::{Answer, Body, Change, Params};
use crate::ids::{CaseId, EntryId};
use crate::online_entries::model::Entry;
use crate::online_entries::reconcile::reconcile;
use crate::online_entries::shapes::{EntryView, NewReason, entry_json, entry_view};
use crate::online_entries::{actions, store};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Locality, Right};
use crate::rooms::localities;

/// The most records shown of one class; the count is always whole.
const SHOWN: usize = 1000;

/// Which year to reconcile.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationQuery {
    year: i32,
}

/// One class of the reconciliation.
#[derive(Default, Serialize, ToSchema)]
pub struct Class {
    count: usize,
    items: Vec<Value>,
}

fn class(items: impl ExactSizeIterator<Item = Value>) -> Class {
    Class { count: items.len(), items: items.take(SHOWN).collect() }
}

/// What platform and ledger say of a year, side by side.
#[derive(Default, Serialize, ToSchema)]
pub struct ReconciliationView {
    matched: Class,
    suggested: Class,
    platform_only: Class,
    local_only: Class,
    duplicate: Class,
    withdrawn: Class,
    other_year: Class,
}

impl Class {
    fn append(&mut self, more: Self) {
        self.count += more.count;
        let room = SHOWN.saturating_sub(self.items.len());
        self.items.extend(more.items.into_iter().take(room));
    }
}

impl ReconciliationView {
    /// The classes of another town behind those of this one.
    fn append(&mut self, more: Self) {
        self.matched.append(more.matched);
        self.suggested.append(more.suggested);
        self.platform_only.append(more.platform_only);
        self.local_only.append(more.local_only);
        self.duplicate.append(more.duplicate);
        self.withdrawn.append(more.withdrawn);
        self.other_year.append(more.other_year);
    }
}

/// Where the platform and the ledger agree and where not.
#[utoipa::path(tag = "online entries", params(ReconciliationQuery), responses((status = 200, body = ReconciliationView)))]
#[get("/reconciliation")]
pub async fn read_reconciliation(
    context: Data<Context>,
    actor: Actor,
    Params(query): Params<ReconciliationQuery>,
) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadEntries)?;
    if !(EARLIEST_YEAR..=LATEST_YEAR).contains(&query.year) {
        return Err(Problem::at("/year", Code::OutOfRange));
    }
    let inner = context.get_ref().clone();
    let view = context
        .database
        .snapshot(move |conn| {
            let mut whole = ReconciliationView::default();
            for at in localities(conn, scope)? {
                whole.append(reconciliation_at(conn, &inner, &actor, at, query.year)?);
            }
            Ok(whole)
        })
        .await?;
    Ok(Answer::plain(view)?.respond())
}

/// The reconciliation of one town, or of one of its rooms.
fn reconciliation_at(conn: &mut DbConnection, context: &Context, actor: &Actor, at: Locality, year: i32) -> Outcome<ReconciliationView> {
    let settings = context.settings(conn, Some(at.town))?;
    let sorted = reconcile(conn, at, year, &settings)?;
    let notes: HashMap<String, String> = store::reasons(conn, at.town)?.into_iter().collect();
    let noted = |mut item: Value| {
        let id = item.pointer("/entry/id").or_else(|| item.get("id")).and_then(Value::as_str).unwrap_or_default();
        let note = notes.get(id).cloned();
        if let Some(fields) = item.as_object_mut() {
            fields.insert("note".to_owned(), note.into());
        }
        item
    };
    let entries = |entries: &[Entry]| class(entries.iter().map(entry_json).map(&noted).collect::<Vec<_>>().into_iter());
    let ids: Vec<EntryId> = sorted.suggested.iter().map(|pair| pair.entry_id).collect();
    let known = store::entries_with_ids(conn, at.town, &ids)?;
    let mut wanted: Vec<CaseId> = sorted.suggested.iter().map(|pair| pair.case_id).collect();
    wanted.extend(&sorted.local_only);
    let found = cases_with_ids(conn, at.town, &wanted)?;
    let views: Vec<Value> = case_views(conn, &context.vault, actor, found)?
        .into_iter()
        .map(|view| serde_json::to_value(view).map_err(Problem::internal))
        .collect::<Outcome<_>>()?;
    let case = |id: CaseId| views.iter().find(|view| view["id"] == json!(id)).cloned().unwrap_or_default();
    let suggested = sorted.suggested.iter().map(|pair| {
        let entry = known.iter().find(|entry| entry.id == pair.entry_id).map(entry_json);
        noted(json!({
            "entry": entry, "case": case(pair.case_id), "score": pair.score, "reason": pair.reason, "reason_en": pair.reason_en,
        }))
    });
    Ok(ReconciliationView {
        matched: entries(&sorted.matched),
        suggested: class(suggested.collect::<Vec<_>>().into_iter()),
        platform_only: entries(&sorted.platform_only),
        local_only: class(sorted.local_only.iter().map(|id| noted(case(*id))).collect::<Vec<_>>().into_iter()),
        duplicate: entries(&sorted.duplicate),
        withdrawn: entries(&sorted.withdrawn),
        other_year: entries(&sorted.other_year),
    })
}

/// A pair that a person confirms.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMatch {
    entry_id: EntryId,
    case_id: CaseId,
}

/// Confirms that an entry is a case's.
#[utoipa::path(tag = "online entries", request_body = NewMatch, responses((status = 200, body = EntryView)))]
#[post("/reconciliation/matches")]
pub async fn confirm_match(change: Change, body: Body<NewMatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteEntries)?;
    let (change, pair) = change.with(body)?;
    change
        .perform(move |work| {
            let entry = actions::confirm_match(work, scope, pair.entry_id, pair.case_id)?;
            Answer::record(entry_view(&entry), entry.revision)
        })
        .await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct ReasonView {
    id: String,
    note: Option<String>,
}

/// Notes why an entry or a case stands in its class of the reconciliation.
#[utoipa::path(tag = "online entries", request_body = NewReason, responses((status = 200, body = ReasonView)))]
#[post("/reconciliation/reasons")]
pub async fn note_reason(change: Change, body: Body<NewReason>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteEntries)?;
    let (change, new) = change.with(body)?;
    change
        .perform(move |work| {
            let (id, note) = actions::note_reason(work, scope, &new)?;
            Answer::plain(ReasonView { id, note })
        })
        .await
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_reconciliation).service(confirm_match).service(note_reason);
}
