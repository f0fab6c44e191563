//! `GET /audit-events`.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::store::{self, AuditEvent, AuditFilter};
use super::{Action, RecordArea, Subject};
use crate::calendar::{Day, days_after};
use crate::clock::Instant;
use crate::coded::Coded;
use crate::context::Context;
use crate::http::{Answer, Page, Params, cursor_of, position_from};
use crate::ids::{AuditId, RoomId, TownId};
use crate::problem::Outcome;
use crate::rights::{Actor, Right};
use crate::rooms::{Town, towns_in};

/// Which rows to read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    subject_id: Option<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// One row of the log as readers see it.
#[derive(Serialize, ToSchema)]
pub struct AuditEventView {
    id: AuditId,
    /// The town whose chain it stands in; none for what belongs to no town.
    town_id: Option<TownId>,
    /// Its place in that chain.
    seq: i64,
    at: String,
    account_name: String,
    #[schema(value_type = Action)]
    action: String,
    #[schema(value_type = Subject)]
    subject_kind: String,
    subject_id: String,
    room_id: Option<RoomId>,
    changes: Value,
    reason: Option<String>,
    /// Why a record of a sealed year was changed.
    change_reason: Option<String>,
    hash: String,
    /// Whether the contents are left out, as they are of the town's work for whoever only administers.
    withheld: bool,
}

fn view(row: AuditEvent, towns: &[Town], reads_work: bool) -> AuditEventView {
    let area = Subject::from_code(&row.subject_kind).map(Subject::area);
    let withheld = !reads_work && area != Some(RecordArea::Administration);
    AuditEventView {
        id: row.id,
        town_id: towns.iter().find(|town| town.number == row.town).map(|town| town.id),
        seq: row.seq,
        at: crate::http::instant(row.at),
        account_name: row.account_name,
        action: row.action,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        room_id: row.room_id,
        changes: serde_json::from_str(&row.changes).ok().filter(|_| !withheld).unwrap_or_default(),
        reason: row.reason.filter(|_| !withheld),
        change_reason: row.change_reason.filter(|_| !withheld),
        withheld,
        hash: row.hash,
    }
}

/// The audit log, newest first.
#[utoipa::path(tag = "audit", params(AuditQuery), responses((status = 200, body = Page<AuditEventView>)))]
#[get("/audit-events")]
pub async fn audit_events(context: Data<Context>, actor: Actor, Params(query): Params<AuditQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadAudit)?;
    let reads_work = actor.scope(Right::ReadAuditContents).is_ok();
    let limit = Page::<AuditEventView>::limit(query.limit)?;
    let clock = context.clock.clone();
    let start = move |day: Day| -> Instant { clock.from_local(day.and_time(chrono::NaiveTime::MIN)) };
    let wanted = AuditFilter {
        subject_id: query.subject_id,
        from: query.from.map(&start),
        until: query.to.map(|day| start(days_after(day, 1))),
        before: position_from(query.cursor.as_deref())?,
    };
    let with_total = query.include.as_deref() == Some("total");
    let page = context
        .database
        .snapshot(move |conn| {
            let total = with_total.then(|| store::count_events(conn, scope, &wanted)).transpose()?;
            let towns = towns_in(conn, scope)?;
            let rows = store::newest_first(conn, scope, &wanted, limit + 1)?;
            Ok(Page::cut(rows, limit, total, |row| cursor_of(&(row.at, row.id))).map(|row| view(row, &towns, reads_work)))
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(audit_events);
}
