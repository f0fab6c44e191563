//! `/cases/{id}/timeline` and `/cases/{id}/dossier`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::audit::{self, Action, AuditEvent};
use crate::cases::dossier::{self, Line};
use crate::cases::lists::{Paper, PaperNeed, PaperState, Step};
use crate::cases::model::StepTaken;
use crate::cases::view::records::{AttachmentView, attachment_view};
use crate::cases::{history, store};
use crate::coded::Coded;
use crate::context::Context;
use crate::http::{Answer, instant};
use crate::ids::CaseId;
use crate::problem::Outcome;
use crate::rights::{Actor, Right};

/// One field that changed.
#[derive(Serialize, ToSchema)]
pub struct ChangedField {
    field: &'static str,
    label: String,
    label_en: String,
    from: Option<String>,
    from_en: Option<String>,
    to: Option<String>,
    to_en: Option<String>,
}

/// One thing that happened to a case.
#[derive(Serialize, ToSchema)]
pub struct Happening {
    at: String,
    /// The day it happened on, where it is a step.
    on: Option<NaiveDate>,
    action: String,
    step: Option<Step>,
    what: String,
    what_en: String,
    who: String,
    /// Why, in the person's words.
    detail: Option<String>,
    /// Why a record of a sealed year was changed.
    change_reason: Option<String>,
    changes: Vec<ChangedField>,
}

/// What happened, oldest first.
#[derive(Serialize, ToSchema)]
pub struct Timeline {
    items: Vec<Happening>,
}

/// What happened to a case, who did it, when, and what changed from what to what.
#[utoipa::path(tag = "cases", responses((status = 200, body = Timeline)))]
#[get("/cases/{id}/timeline")]
pub async fn read_timeline(context: Data<Context>, actor: Actor, id: Path<CaseId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let (events, steps) = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, *id)?;
            Ok((audit::events_of(conn, case.town, &id.to_string())?, store::steps_of(conn, case.key())?))
        })
        .await?;
    let items = events.into_iter().map(|event| happening(event, &steps)).collect();
    Ok(Answer::plain(Timeline { items })?.respond())
}

fn happening(event: AuditEvent, steps: &[StepTaken]) -> Happening {
    let step = Step::from_code(&event.action);
    let taken = steps.iter().find(|taken| Some(taken.step) == step && taken.at == event.at);
    let what = history::words_of_action(&event.action);
    let logged = serde_json::from_str(&event.changes).unwrap_or_default();
    let logged_as = Action::from_code(&event.action);
    // What was logged first is the case itself; only what differs from it later is a change.
    let changes = if matches!(logged_as, Some(Action::LogCase | Action::ImportCase)) { Vec::new() } else { history::changes(&logged) };
    Happening {
        at: instant(event.at),
        on: taken.map(|taken| taken.taken_on),
        action: event.action,
        step,
        what: what.zh.into_owned(),
        what_en: what.en.into_owned(),
        who: event.account_name,
        detail: event.reason.or_else(|| event.change_reason.clone()).or_else(|| taken.and_then(|taken| taken.note.clone())),
        change_reason: event.change_reason,
        changes: changes.into_iter().map(changed_field).collect(),
    }
}

fn changed_field(change: history::Changed) -> ChangedField {
    let (from, from_en) = change.from.map(|words| (words.zh.into_owned(), words.en.into_owned())).unzip();
    let (to, to_en) = change.to.map(|words| (words.zh.into_owned(), words.en.into_owned())).unzip();
    let (label, label_en) = (change.label.zh.into_owned(), change.label.en.into_owned());
    ChangedField { field: change.field, label, label_en, from, from_en, to, to_en }
}

/// One line of the dossier's checklist.
#[derive(Serialize, ToSchema)]
pub struct DossierLine {
    paper: Paper,
    title: String,
    title_en: String,
    need: PaperNeed,
    state: PaperState,
    why: String,
    why_en: String,
    /// The address of the paper as the program writes it.
    docx: Option<String>,
    /// Signed copies and other scans of it.
    attachments: Vec<AttachmentView>,
}

/// The dossier of a case.
#[derive(Serialize, ToSchema)]
pub struct DossierView {
    /// Nothing required is missing.
    complete: bool,
    items: Vec<DossierLine>,
}

/// Which papers the dossier must have, which are there, which are missing, and why.
#[utoipa::path(tag = "cases", responses((status = 200, body = DossierView)))]
#[get("/cases/{id}/dossier")]
pub async fn read_dossier(context: Data<Context>, actor: Actor, id: Path<CaseId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let inner = context.get_ref().clone();
    let view = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, *id)?;
            let settings = inner.settings(conn, Some(case.town))?;
            let facts = dossier::facts_of(conn, case)?;
            let lines = dossier::checklist(&facts, inner.clock.today(), &settings);
            let complete = dossier::is_complete(&lines);
            let attached =
                |line: &Line| facts.attachments.iter().filter(|row| row.paper == Some(line.paper)).map(attachment_view).collect();
            Ok(DossierView { complete, items: lines.iter().map(|line| dossier_line(*id, line, attached(line))).collect() })
        })
        .await?;
    Ok(Answer::plain(view)?.respond())
}

fn dossier_line(case: CaseId, line: &Line, attachments: Vec<AttachmentView>) -> DossierLine {
    let title = line.paper.label();
    DossierLine {
        paper: line.paper,
        title: title.zh.into_owned(),
        title_en: title.en.into_owned(),
        need: line.need,
        state: line.state,
        why: line.why.zh.to_string(),
        why_en: line.why.en.to_string(),
        docx: line.paper.is_written_here().then(|| format!("/api/v1/cases/{case}/papers/{}.docx", line.paper.code())),
        attachments,
    }
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_timeline).service(read_dossier);
}
