//! `/online-entries` and `/reconciliation`.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::actions::{self, EntryDraft};
use super::lists::{EntryState, MatchedBy};
use super::model::{Entry, PLATFORM};
use super::reconcile::reconcile;
use super::store::{self, Wanted};
use crate::calendar::{EARLIEST_YEAR, LATEST_YEAR};
use crate::cases::lists::{AgreementForm, Kind};
use crate::cases::{case_views, cases_with_ids};
use crate::context::{Context, Work};
use crate::ids::{CaseId, EntryId, RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::api::town_for;
use crate::rooms::find_room;
use crate::wire::{Answer, Body, Change, Page, Params, Patch, create_once, cursor_of, instant, position_from, require_short};

/// The most records shown of one class; the count is always whole.
const SHOWN: usize = 1000;

/// An entry to be recorded.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    pub id: Option<EntryId>,
    pub town_id: Option<TownId>,
    #[schema(min_length = 1, max_length = 60)]
    pub platform_no: String,
    #[schema(min_length = 1, max_length = 60)]
    pub platform: Option<String>,
    pub entered_on: NaiveDate,
    #[schema(max_length = 60)]
    pub entered_by: Option<String>,
    pub room_id: Option<RoomId>,
    pub kind: Option<Kind>,
    #[schema(max_length = 200)]
    pub applicant: Option<String>,
    #[schema(max_length = 200)]
    pub respondent: Option<String>,
    pub accepted_on: Option<NaiveDate>,
    #[schema(max_length = 60)]
    pub result: Option<String>,
    pub form: Option<AgreementForm>,
    pub state: Option<EntryState>,
}

/// What to change of an entry.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EntryPatch {
    pub entered_on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub entered_by: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<RoomId>)]
    pub room_id: Patch<RoomId>,
    #[serde(default)]
    #[schema(value_type = Option<Kind>)]
    pub kind: Patch<Kind>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub applicant: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub respondent: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub accepted_on: Patch<NaiveDate>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub result: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<AgreementForm>)]
    pub form: Patch<AgreementForm>,
    pub state: Option<EntryState>,
    /// Clearing it takes a wrong match back.
    #[serde(default)]
    #[schema(value_type = Option<CaseId>)]
    pub case_id: Patch<CaseId>,
}

/// An entry as readers see it.
#[derive(Serialize, ToSchema, Clone)]
pub struct EntryView {
    id: EntryId,
    revision: i32,
    platform_no: String,
    platform: String,
    entered_on: NaiveDate,
    entered_by: Option<String>,
    committee: Option<String>,
    room_id: Option<RoomId>,
    kind: Option<Kind>,
    applicant: Option<String>,
    respondent: Option<String>,
    accepted_on: Option<NaiveDate>,
    result: Option<String>,
    form: Option<AgreementForm>,
    state: EntryState,
    case_id: Option<CaseId>,
    matched_by: Option<MatchedBy>,
    created_at: String,
    updated_at: String,
}

fn entry_view(entry: &Entry) -> EntryView {
    EntryView {
        id: entry.id,
        revision: entry.revision,
        platform_no: entry.platform_no.clone(),
        platform: entry.platform.clone(),
        entered_on: entry.entered_on,
        entered_by: entry.entered_by.clone(),
        committee: entry.committee.clone(),
        room_id: entry.room_id,
        kind: entry.kind,
        applicant: entry.applicant.clone(),
        respondent: entry.respondent.clone(),
        accepted_on: entry.accepted_on,
        result: entry.result.clone(),
        form: entry.form,
        state: entry.state,
        case_id: entry.case_id,
        matched_by: entry.matched_by,
        created_at: instant(entry.created_at),
        updated_at: instant(entry.updated_at),
    }
}

/// Entries as readers see them.
pub fn entry_views(entries: &[Entry]) -> Vec<EntryView> {
    entries.iter().map(entry_view).collect()
}

/// An entry as JSON.
pub fn entry_json(entry: &Entry) -> Value {
    serde_json::to_value(entry_view(entry)).unwrap_or_default()
}

/// Which entries to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct EntryQuery {
    room_id: Option<RoomId>,
    state: Option<EntryState>,
    kind: Option<Kind>,
    entered_from: Option<NaiveDate>,
    entered_to: Option<NaiveDate>,
    matched: Option<bool>,
    /// A part of the number or of a name.
    q: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// Entries, newest first.
#[utoipa::path(tag = "online entries", params(EntryQuery), responses((status = 200, body = Page<EntryView>)))]
#[get("/online-entries")]
pub async fn list_entries(context: Data<Context>, actor: Actor, Params(query): Params<EntryQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadEntries)?;
    let limit = Page::<EntryView>::limit(query.limit)?;
    require_short(query.q.as_deref())?;
    let wanted = Wanted {
        room_id: query.room_id,
        state: query.state,
        kind: query.kind,
        entered_from: query.entered_from,
        entered_to: query.entered_to,
        matched: query.matched,
        text: query.q,
        after: position_from(query.cursor.as_deref())?,
    };
    let with_total = query.include.as_deref() == Some("total");
    let page = context
        .database
        .snapshot(move |conn| {
            if let Some(room) = wanted.room_id {
                find_room(conn, scope, room)?;
            }
            let total = with_total.then(|| store::count_entries(conn, scope, &wanted)).transpose()?;
            let found = store::entries_in(conn, scope, &wanted, limit + 1)?;
            Ok(Page::cut(found, limit, total, |entry| cursor_of(&(entry.entered_on, entry.id))).map(|entry| entry_view(&entry)))
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

/// One entry.
#[utoipa::path(tag = "online entries", responses((status = 200, body = EntryView)))]
#[get("/online-entries/{id}")]
pub async fn read_entry(context: Data<Context>, actor: Actor, id: Path<EntryId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadEntries)?;
    let entry = context.database.read(move |conn| store::find_entry(conn, scope, *id)).await?;
    Ok(Answer::record(entry_view(&entry), entry.revision)?.respond())
}

/// Records an entry made in the platform.
#[utoipa::path(tag = "online entries", request_body = NewEntry, responses((status = 201, body = EntryView)))]
#[post("/online-entries")]
pub async fn create_entry(change: Change, body: Body<NewEntry>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteEntries)?;
    let (change, new) = change.with(body)?;
    change
        .perform(move |work| {
            let id = new.id.unwrap_or_default();
            let town = town_for(work.conn, scope, new.town_id)?;
            if let Some(room) = new.room_id
                && !store::reaches(work.conn, Scope::Town(town), room)?
            {
                return Err(Problem::at("/room_id", Code::UnknownReference));
            }
            let record = |work: &mut Work<'_>| actions::record_entry(work, town, id, draft_of(new)).map(drop);
            create_once(work, &id, format!("/api/v1/online-entries/{id}"), record, |work| {
                let entry = store::find_entry(work.conn, scope, id)?;
                Ok((entry_json(&entry), entry.revision))
            })
        })
        .await
}

fn draft_of(new: NewEntry) -> EntryDraft {
    EntryDraft {
        platform: new.platform.unwrap_or_else(|| PLATFORM.to_owned()),
        platform_no: new.platform_no.trim().to_owned(),
        entered_on: new.entered_on,
        entered_by: new.entered_by,
        committee: None,
        room_id: new.room_id,
        kind: new.kind,
        applicant: new.applicant,
        respondent: new.respondent,
        accepted_on: new.accepted_on,
        result: new.result,
        form: new.form,
        state: new.state.unwrap_or(EntryState::Entered),
    }
}

/// Corrects an entry, withdraws it, or takes a match back.
#[utoipa::path(tag = "online entries", request_body = EntryPatch, responses((status = 200, body = EntryView)))]
#[patch("/online-entries/{id}")]
pub async fn patch_entry(change: Change, id: Path<EntryId>, body: Body<EntryPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteEntries)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let entry = actions::correct_entry(work, scope, *id, patch)?;
            Answer::record(entry_view(&entry), entry.revision)
        })
        .await
}

/// Which year to reconcile.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationQuery {
    year: i32,
}

/// One class of the reconciliation.
#[derive(Serialize, ToSchema)]
pub struct Class {
    count: usize,
    items: Vec<Value>,
}

fn class(items: impl ExactSizeIterator<Item = Value>) -> Class {
    Class { count: items.len(), items: items.take(SHOWN).collect() }
}

/// What platform and ledger say of a year, side by side.
#[derive(Serialize, ToSchema)]
pub struct ReconciliationView {
    matched: Class,
    suggested: Class,
    platform_only: Class,
    local_only: Class,
    duplicate: Class,
    withdrawn: Class,
    other_year: Class,
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
            let settings = inner.settings(conn)?;
            let sorted = reconcile(conn, scope, query.year, &settings)?;
            let entries = |entries: &[Entry]| class(entries.iter().map(entry_json).collect::<Vec<_>>().into_iter());
            let ids: Vec<EntryId> = sorted.suggested.iter().map(|pair| pair.entry_id).collect();
            let known = store::entries_with_ids(conn, &ids)?;
            let mut wanted: Vec<CaseId> = sorted.suggested.iter().map(|pair| pair.case_id).collect();
            wanted.extend(&sorted.local_only);
            let found = cases_with_ids(conn, &wanted)?;
            let views: Vec<Value> = case_views(conn, &inner.vault, &actor, found)?
                .into_iter()
                .map(|view| serde_json::to_value(view).map_err(Problem::internal))
                .collect::<Outcome<_>>()?;
            let case = |id: CaseId| views.iter().find(|view| view["id"] == json!(id)).cloned().unwrap_or_default();
            let suggested = sorted.suggested.iter().map(|pair| {
                let entry = known.iter().find(|entry| entry.id == pair.entry_id).map(entry_json);
                json!({ "entry": entry, "case": case(pair.case_id), "score": pair.score, "reason": pair.reason, "reason_en": pair.reason_en })
            });
            Ok(ReconciliationView {
                matched: entries(&sorted.matched),
                suggested: class(suggested.collect::<Vec<_>>().into_iter()),
                platform_only: entries(&sorted.platform_only),
                local_only: class(sorted.local_only.iter().map(|id| case(*id)).collect::<Vec<_>>().into_iter()),
                duplicate: entries(&sorted.duplicate),
                withdrawn: entries(&sorted.withdrawn),
                other_year: entries(&sorted.other_year),
            })
        })
        .await?;
    Ok(Answer::plain(view)?.respond())
}

/// A pair that a person confirms.
#[derive(Deserialize, ToSchema, Validate)]
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

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_entries).service(create_entry).service(read_entry).service(patch_entry);
    config.service(read_reconciliation).service(confirm_match);
}
