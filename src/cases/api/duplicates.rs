//! What may be the same dispute, and where else a party stands: `/cases/{id}/similar`, `/cases/{id}/links`,
//! `/parties/{id}/elsewhere`, `/parties/lookup`; and `/parties/{id}/reveal`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::whole::{answer, open_case};
use crate::audit::{self, Action, Event};
use crate::cases::drafts::{Lookup, NewLink, Reveal};
use crate::cases::duplicates::{self, Elsewhere, SameBy};
use crate::cases::lists::{LinkRelation, PartyRole};
use crate::cases::store::{self, Trait};
use crate::cases::view::{CaseView, case_views};
use crate::cases::{filing, parties};
use crate::context::{Context, Origin};
use crate::crypto::Field;
use crate::db::DbConnection;
use crate::http::{Answer, Body, Change, Page};
use crate::ids::{CaseId, PartyId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};
use crate::text::fold;

/// Most cases a look-up shows.
const MOST: i64 = 200;

/// A case that may be the same dispute.
#[derive(Serialize, ToSchema)]
pub struct SimilarView {
    case: CaseView,
    /// The names they share.
    names: Vec<String>,
    /// What a person already decided about the two.
    decided: Option<LinkRelation>,
}

/// A case in which a party seems to stand too.
#[derive(Serialize, ToSchema)]
pub struct ElsewhereView {
    same_by: SameBy,
    party_id: PartyId,
    role: PartyRole,
    case: CaseView,
}

/// Cases of the same room and kind, found near this one, with a party in common.
#[utoipa::path(tag = "cases", responses((status = 200, body = Page<SimilarView>)))]
#[get("/cases/{id}/similar")]
pub async fn similar_cases(context: Data<Context>, actor: Actor, id: Path<CaseId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let inner = context.get_ref().clone();
    let items = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, *id)?;
            let settings = inner.settings(conn, Some(case.town))?;
            let found = duplicates::like(conn, &case, &settings)?;
            let views = case_views(conn, &inner.vault, &actor, found.iter().map(|like| like.case.clone()).collect())?;
            let pairs = found.into_iter().zip(views);
            Ok(pairs.map(|(like, case)| SimilarView { case, names: like.names, decided: like.decided }).collect())
        })
        .await?;
    Ok(Answer::plain(Page::<SimilarView> { items, next: None, total: None })?.respond())
}

/// Keeps what a person decided about a case that looks like this one.
#[utoipa::path(tag = "cases", request_body = NewLink, responses((status = 200, body = CaseView)))]
#[post("/cases/{id}/links")]
pub async fn link_case(change: Change, id: Path<CaseId>, body: Body<NewLink>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let case = open_case(work, scope, *id)?;
            filing::link(work, scope, &case, &draft)?;
            let whole = store::whole(work.conn, case)?;
            answer(work, &whole)
        })
        .await
}

/// Forgets what was decided about another case.
#[utoipa::path(tag = "cases", responses((status = 204)))]
#[delete("/cases/{id}/links/{other_id}")]
pub async fn unlink_case(change: Change, path: Path<(CaseId, CaseId)>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    change
        .perform(move |work| {
            let case = open_case(work, scope, path.0)?;
            filing::unlink(work, &case, path.1)?;
            Ok(Answer::nothing())
        })
        .await
}

/// Where else in one's scope a party seems to stand: a suggestion by number or name, never a merger.
#[utoipa::path(tag = "cases", responses((status = 200, body = Page<ElsewhereView>)))]
#[get("/parties/{id}/elsewhere")]
pub async fn party_elsewhere(context: Data<Context>, actor: Actor, id: Path<PartyId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let vault = context.vault.clone();
    let items = context
        .database
        .snapshot(move |conn| {
            let party = store::find_party(conn, scope, *id)?;
            store::find_case(conn, scope, party.case_id)?;
            let found = duplicates::elsewhere(conn, scope, &party)?;
            elsewhere_views(conn, &vault, &actor, found)
        })
        .await?;
    Ok(Answer::plain(Page { items, next: None, total: None })?.respond())
}

fn elsewhere_views(
    conn: &mut DbConnection,
    vault: &crate::crypto::Vault,
    actor: &Actor,
    found: Vec<Elsewhere>,
) -> Outcome<Vec<ElsewhereView>> {
    let views = case_views(conn, vault, actor, found.iter().map(|other| other.case.clone()).collect())?;
    let pairs = found.into_iter().zip(views);
    Ok(pairs
        .map(|(other, case)| ElsewhereView { same_by: other.same_by, party_id: other.party.id, role: other.party.role, case })
        .collect())
}

/// Looks for a person by ID number or phone, exactly, within one's scope; on the record each time.
#[utoipa::path(tag = "cases", request_body = Lookup, responses((status = 200, body = Page<ElsewhereView>)))]
#[post("/parties/lookup")]
pub async fn lookup_party(context: Data<Context>, actor: Actor, body: Body<Lookup>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::RevealParties)?;
    let asked = body.checked()?.value;
    let (same_by, plain) = match (asked.id_number, asked.phone) {
        (Some(number), None) => (SameBy::IdNumber, fold(&number).to_uppercase()),
        (None, Some(phone)) => (SameBy::Phone, fold(&phone)),
        (None, None) => return Err(Problem::at("/id_number", Code::Required)),
        (Some(_), Some(_)) => {
            return Err(Problem::at("/phone", Code::Invalid).saying("身份证号和电话一次只查一项", "Look for one of the two at a time"));
        }
    };
    let inner = context.get_ref().clone();
    let items = context
        .own_work(actor.clone(), Origin::default(), move |work| {
            let wanted = match same_by {
                SameBy::IdNumber => Trait::IdNumber(work.vault.index(Field::IdNumber, &plain)),
                _ => Trait::Phone(work.vault.index(Field::Phone, &plain)),
            };
            let found = store::parties_with(work.conn, scope, &wanted, MOST)?;
            let found: Vec<Elsewhere> = found.into_iter().map(|(party, case)| Elsewhere { party, case, same_by }).collect();
            let mut event = Event::new(Action::LookupParty, "").changing(serde_json::json!({ "found": [Value::Null, found.len()] }));
            (event.town, event.room_id) = (actor.town, actor.room_id);
            audit::record(work, event)?;
            elsewhere_views(work.conn, &inner.vault, &actor, found)
        })
        .await?;
    Ok(Answer::plain(Page { items, next: None, total: None })?.respond())
}

/// Shows a party's ID number and phone in clear, once, in this answer; audited each time, never kept for a replay.
#[utoipa::path(tag = "cases", request_body = Reveal, responses((status = 200, body = parties::RevealedParty)))]
#[post("/parties/{id}/reveal")]
pub async fn reveal_party(change: Change, id: Path<PartyId>, body: Body<Reveal>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::RevealParties)?;
    let (change, asked) = change.with(body)?;
    let shown = change.record(move |work| {
        let party = store::find_party(work.conn, scope, *id)?;
        let case = store::find_case(work.conn, scope, party.case_id)?;
        parties::reveal(work, &case, &party, asked.reason)
    });
    Ok(Answer::plain(shown.await?)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(similar_cases).service(link_case).service(unlink_case);
    config.service(lookup_party).service(party_elsewhere).service(reveal_party);
}
