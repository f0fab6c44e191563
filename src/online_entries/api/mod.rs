//! `/online-entries`; the reconciliation stands in its own file.

mod reconciliation;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::cases::lists::Kind;
use crate::context::{Context, Work};
use crate::http::{Answer, Body, Change, Page, Params, create_once, cursor_of, position_from, require_short};
use crate::ids::{EntryId, RoomId};
use crate::online_entries::actions::{self, EntryDraft};
use crate::online_entries::lists::EntryState;
use crate::online_entries::model::PLATFORM;
use crate::online_entries::shapes::{EntryPatch, EntryView, NewEntry, entry_json, entry_view};
use crate::online_entries::store::{self, EntryFilter};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::{find_room, town_for};

pub use reconciliation::*;

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
    pub fn filter(&self) -> Outcome<EntryFilter> {
        require_short(self.q.as_deref())?;
        Ok(EntryFilter {
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
    let wanted = query.filter()?;
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
                && find_room(work.conn, Scope::Town(town), room).is_err()
            {
                return Err(Problem::at("/room_id", Code::UnknownReference));
            }
            let record = |work: &mut Work<'_>| actions::record_entry(work, town, id, draft_of(new)).map(|_| None);
            create_once(work, (town, &id), format!("/api/v1/online-entries/{id}"), record, |work| {
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
