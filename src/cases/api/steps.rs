//! `POST /cases/{id}/<step>`: the steps of a case's life, and dated facts about its agreement.

use actix_web::web::Path;
use actix_web::{HttpResponse, patch, post};
use utoipa_actix_web::service_config::ServiceConfig;

use super::whole::answer;
use crate::cases::drafts::{
    Accept, Archive, Because, Close, ConfirmationDraft, Decline, End, EndingPatch, Extension, Marks, Merge, Move, PerformanceDraft,
    ResolutionPatch, Settle, WithReason,
};
use crate::cases::view::CaseView;
use crate::cases::{agreement, corrections, filing, steps};
use crate::http::{Body, Change};
use crate::ids::{CaseId, EndingId, ResolutionId};
use crate::problem::Outcome;
use crate::rights::Right;

macro_rules! step_addresses {
    ($($(#[$doc:meta])* $handler:ident $path:literal $body:ty, $right:ident, $do:expr;)*) => {
        $(
            $(#[$doc])*
            #[utoipa::path(tag = "cases", request_body = $body, responses((status = 200, body = CaseView)))]
            #[post($path)]
            pub async fn $handler(change: Change, id: Path<CaseId>, body: Body<$body>) -> Outcome<HttpResponse> {
                let scope = change.actor.scope(Right::$right)?;
                let (change, command) = change.with(body)?;
                change
                    .perform(move |work| {
                        let case = $do(work, scope, *id, &command)?;
                        answer(work, &case)
                    })
                    .await
            }
        )*

        pub fn routes(config: &mut ServiceConfig) {
            $(config.service($handler);)*
            config.service(correct_resolution).service(correct_ending);
        }
    };
}

/// Corrects an agreement in place: the same one, no new 件次. `If-Match` is the case's revision.
#[utoipa::path(tag = "cases", request_body = ResolutionPatch, responses((status = 200, body = CaseView)))]
#[patch("/cases/{id}/resolutions/{resolution_id}")]
pub async fn correct_resolution(change: Change, path: Path<(CaseId, ResolutionId)>, body: Body<ResolutionPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (id, of) = path.into_inner();
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let case = corrections::correct_resolution(work, scope, id, of, &patch)?;
            answer(work, &case)
        })
        .await
}

/// Corrects an ending, or a refusal to accept, in place. `If-Match` is the case's revision.
#[utoipa::path(tag = "cases", request_body = EndingPatch, responses((status = 200, body = CaseView)))]
#[patch("/cases/{id}/endings/{ending_id}")]
pub async fn correct_ending(change: Change, path: Path<(CaseId, EndingId)>, body: Body<EndingPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (id, of) = path.into_inner();
    let (change, patch) = change.with(body)?;
    change
        .perform(move |work| {
            let case = corrections::correct_ending(work, scope, id, of, &patch)?;
            answer(work, &case)
        })
        .await
}

step_addresses! {
    /// Takes a case on for mediation; gives it its number.
    accept_case   "/cases/{id}/accept"   Accept,     WriteCases, steps::accept;
    /// Does not take a case on.
    decline_case  "/cases/{id}/decline"  Decline,    WriteCases, steps::decline;
    /// Records an agreement.
    settle_case   "/cases/{id}/settle"   Settle,     WriteCases, steps::settle;
    /// Ends mediation without agreement.
    end_case      "/cases/{id}/end"      End,        WriteCases, steps::end;
    /// Closes a case.
    close_case    "/cases/{id}/close"    Close,      WriteCases, steps::close;
    /// Puts a closed case into the archive.
    archive_case  "/cases/{id}/archive"  Archive,    WriteCases, steps::archive;
    /// Takes up a finished case again.
    reopen_case   "/cases/{id}/reopen"   WithReason, WriteCases, steps::reopen;
    /// Takes back a case logged by mistake.
    withdraw_case "/cases/{id}/withdraw" WithReason, WriteCases, steps::withdraw;
    /// Takes a withdrawal back.
    restore_case  "/cases/{id}/restore"  Because,    RestoreCases, steps::restore;
    /// Moves a case to the room where it belongs.
    move_case     "/cases/{id}/move"     Move,       MoveCases,  filing::move_case;
    /// Merges a case into the one it is the same dispute as.
    merge_case    "/cases/{id}/merge"    Merge,      MergeCases, filing::merge;
    /// Takes a merger back.
    unmerge_case  "/cases/{id}/unmerge"  Because,    MergeCases, filing::unmerge;
    /// Notes the marks under a written agreement.
    sign_agreement    "/cases/{id}/signatures"   Marks,             WriteCases, agreement::sign;
    /// Notes what was seen of the performance on a day.
    note_performance  "/cases/{id}/performance"  PerformanceDraft,  WriteCases, agreement::record_performance;
    /// Notes an application for judicial confirmation, or what the court decided.
    note_confirmation "/cases/{id}/confirmation" ConfirmationDraft, WriteCases, agreement::record_confirmation;
    /// Gives mediation more time, once, by all parties' consent.
    extend_case       "/cases/{id}/extension"    Extension,         WriteCases, agreement::extend;
}
