//! `/online-entries`; the reconciliation stands in its own file.

mod reconciliation;

pub use reconciliation::*;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use crate::cases::lists::{AgreementForm, Kind};
use crate::context::{Context, Work};
use crate::ids::{CaseId, EntryId, RoomId, TownId};
use crate::online_entries::actions::{self, EntryDraft};
use crate::online_entries::lists::{EntryState, MatchedBy};
use crate::online_entries::model::{Entry, PLATFORM};
use crate::online_entries::store::{self, Wanted};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::api::town_for;
use crate::rooms::find_room;
use crate::wire::{Answer, Body, Change, Page, Params, Patch, create_once, cursor_of, instant, position_from, require_short};

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

impl EntryQuery {
    /// The question as the store understands it.
    pub fn wanted(&self) -> Outcome<Wanted> {
        require_short(self.q.as_deref())?;
        Ok(Wanted {
            room_id: self.room_id,
            state: self.state,
            kind: self.kind,
            entered_from: self.entered_from,
            entered_to: self.entered_to,
            matched: self.matched,
            text: self.q.clone(),
            after: position_from(self.cursor.as_deref())?,
        })
    }
}

/// Entries, newest first.
#[utoipa::path(tag = "online entries", params(EntryQuery), responses((status = 200, body = Page<EntryView>)))]
#[get("/online-entries")]
pub async fn list_entries(context: Data<Context>, actor: Actor, Params(query): Params<EntryQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadEntries)?;
    let limit = Page::<EntryView>::limit(query.limit)?;
    let wanted = query.wanted()?;
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
            let record = |work: &mut Work<'_>| actions::record_entry(work, town, id, draft_of(new)).map(|_| None);
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

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_entries).service(create_entry).service(read_entry).service(patch_entry);
    reconciliation::routes(config);
}
