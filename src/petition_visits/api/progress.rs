//! `/petition-visits/{id}/progress`, `/matter` and `/earlier`; `/petition-visits-due`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::audit::Seen;
use crate::calendar::days_after;
use crate::coded::Coded;
use crate::context::{Context, Work};
use crate::db::calendar_days;
use crate::http::{Answer, Body, Change, Page, Params, ReasonOnly, whole_list};
use crate::ids::{TownId, VisitId};
use crate::petition_visits::clocks::{ClockKind, RunningClock, clocks_of};
use crate::petition_visits::model::Visit;
use crate::petition_visits::shapes::{ProgressPatch, SameMatter};
use crate::petition_visits::view::{VisitView, views};
use crate::petition_visits::{WholeVisit, progress, rules, store};
use crate::problem::Outcome;
use crate::rights::{Actor, Right};
use crate::rooms::{localities, narrowed};

fn answer(work: &Work<'_>, whole: &WholeVisit) -> Outcome<Answer> {
    Answer::record(whole.current(work)?, whole.revision())
}

/// Records how far a visit's matter has come; the clocks follow from it.
#[utoipa::path(tag = "petition visits", request_body = ProgressPatch, responses((status = 200, body = VisitView)))]
#[post("/petition-visits/{id}/progress")]
pub async fn record_progress(change: Change, id: Path<VisitId>, body: Body<ProgressPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = progress::record_progress(work, scope, *id, patch)?;
            answer(work, &whole)
        })
        .await
}

/// Says that a visit is about the same matter as an earlier one.
#[utoipa::path(tag = "petition visits", request_body = SameMatter, responses((status = 200, body = VisitView)))]
#[post("/petition-visits/{id}/matter")]
pub async fn join_matter(change: Change, id: Path<VisitId>, body: Body<SameMatter>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, same) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = progress::join_matter(work, scope, *id, same.visit_id)?;
            answer(work, &whole)
        })
        .await
}

/// Makes a visit a matter of its own again.
#[utoipa::path(tag = "petition visits", request_body = Option<ReasonOnly>, responses((status = 204)))]
#[delete("/petition-visits/{id}/matter")]
pub async fn leave_matter(change: Change, id: Path<VisitId>, body: Body<ReasonOnly>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, ReasonOnly {}) = change.with(body)?;
    change
        .perform(move |work| {
            progress::leave_matter(work, scope, *id)?;
            Ok(Answer::nothing())
        })
        .await
}

/// Earlier visits by the same people, by phone or name, that may be about the same matter.
#[utoipa::path(tag = "petition visits", responses((status = 200, body = Page<VisitView>)))]
#[get("/petition-visits/{id}/earlier")]
pub async fn earlier_visits(context: Data<Context>, actor: Actor, id: Path<VisitId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadVisits)?;
    let vault = context.vault.clone();
    let items = context
        .database
        .snapshot(move |conn| {
            let visit = store::find_visit(conn, scope, *id)?;
            let open = |visit: &Visit| rules::may_be_read_in_full(visit, &actor);
            // Of an accusation nothing is told, not even who came before.
            if !open(&visit) {
                return Ok(Vec::new());
            }
            let earlier: Vec<Visit> = store::earlier_by_same_people(conn, scope, &visit)?.into_iter().filter(open).collect();
            views(conn, &vault, &actor, &earlier)
        })
        .await?;
    Ok(Answer::plain(Page { items, next: None, total: None })?.respond())
}

/// One statutory clock.
#[derive(Serialize, ToSchema)]
pub struct ClockView {
    kind: ClockKind,
    what: String,
    what_en: String,
    from: NaiveDate,
    /// Null where the working days of a year on the way are not known.
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    /// Whether it is the town's own time, and not the petitioner's or another office's.
    ours: bool,
    legal_basis: &'static str,
}

/// The statutory clocks of a visit that run or have run.
#[utoipa::path(tag = "petition visits", responses((status = 200, body = Page<ClockView>)))]
#[get("/petition-visits/{id}/clocks")]
pub async fn visit_clocks(context: Data<Context>, actor: Actor, id: Path<VisitId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadVisits)?;
    let inner = context.get_ref().clone();
    let items = context
        .database
        .snapshot(move |conn| {
            let visit = store::find_visit(conn, scope, *id)?;
            if !rules::may_be_read_in_full(&visit, &actor) {
                return Ok(Vec::new());
            }
            let (settings, calendar) = (inner.settings(conn, Some(visit.town))?, calendar_days::load(conn, Some(visit.town))?);
            let clocks = clocks_of(&visit, &store::progress_of(conn, visit.key())?, &settings, &calendar);
            Ok(clocks.iter().map(clock_view).collect())
        })
        .await?;
    Ok(Answer::plain(Page::<ClockView> { items, next: None, total: None })?.respond())
}

fn clock_view(clock: &RunningClock) -> ClockView {
    let what = clock.kind.label();
    ClockView {
        kind: clock.kind,
        what: what.zh.into_owned(),
        what_en: what.en.into_owned(),
        from: clock.from,
        due_on: clock.due_on,
        done_on: clock.done_on,
        ours: clock.kind.binds_us(),
        legal_basis: clock.kind.legal_basis(),
    }
}

/// Which clocks to read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DueQuery {
    town_id: Option<TownId>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// A clock of the town's own that runs out soon, or has.
#[derive(Serialize, ToSchema)]
pub struct VisitDue {
    kind: ClockKind,
    what: String,
    what_en: String,
    due_on: NaiveDate,
    /// Days from today; negative once overdue.
    days_left: i64,
    legal_basis: &'static str,
    visit_id: VisitId,
    received_on: NaiveDate,
    leader: String,
    subject: String,
}

/// The clocks of visits that bind the town and run out soon, most urgent first.
#[utoipa::path(tag = "petition visits", params(DueQuery), responses((status = 200, body = Page<VisitDue>)))]
#[get("/petition-visits-due")]
pub async fn visits_due(context: Data<Context>, actor: Actor, Params(query): Params<DueQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::WriteVisits)?;
    let today = context.clock.today();
    let (inner, town) = (context.get_ref().clone(), query.town_id);
    let items = context
        .database
        .snapshot(move |conn| {
            let scope = narrowed(conn, scope, town, None)?;
            let mut due = Vec::new();
            for at in localities(conn, scope)? {
                let (settings, calendar) = (inner.settings(conn, Some(at.town))?, calendar_days::load(conn, Some(at.town))?);
                let until = days_after(today, u64::from(settings.due_soon_days));
                for (visit, progress) in store::visits_in_progress(conn, at)? {
                    if !rules::may_be_read_in_full(&visit, &actor) {
                        continue;
                    }
                    let clocks = clocks_of(&visit, &progress, &settings, &calendar);
                    let running = clocks.into_iter().filter(|clock| clock.kind.binds_us() && clock.done_on.is_none());
                    due.extend(running.filter_map(|clock| Some((clock.due_on.filter(|on| *on <= until)?, clock.kind, visit.clone()))));
                }
            }
            due.sort_by_key(|(on, kind, visit)| (*on, *kind, visit.id));
            Ok(due.into_iter().map(|(on, kind, visit)| visit_due(on, kind, visit, today)).collect::<Vec<_>>())
        })
        .await?;
    let page = whole_list(items, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))?;
    Ok(Answer::plain(page)?.respond())
}

fn visit_due(due_on: NaiveDate, kind: ClockKind, visit: Visit, today: NaiveDate) -> VisitDue {
    let what = kind.label();
    VisitDue {
        kind,
        what: what.zh.into_owned(),
        what_en: what.en.into_owned(),
        due_on,
        days_left: (due_on - today).num_days(),
        legal_basis: kind.legal_basis(),
        visit_id: visit.id,
        received_on: visit.received_on,
        leader: visit.leader,
        subject: visit.subject,
    }
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(record_progress).service(join_matter).service(leave_matter);
    config.service(earlier_visits).service(visit_clocks).service(visits_due);
}
