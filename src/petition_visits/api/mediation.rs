//! `/petition-visits/{id}/to-mediation`: a visit becomes a case of a room, and each knows the other.

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::audit::Action;
use crate::cases::drafts::NewParty;
use crate::cases::fields::NewCase;
use crate::cases::lists::{FoundBy, Kind, Source};
use crate::cases::{self, CaseView, WholeCase, log_case, whole_json};
use crate::context::Work;
use crate::http::{Answer, Body, Change, record_creation};
use crate::ids::{CaseId, RoomId, VisitId};
use crate::petition_visits::lists::{Handling, VisitClass};
use crate::petition_visits::model::{Visit, Visitor};
use crate::petition_visits::{WholeVisit, actions, rules};
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::{Right, Scope};
use crate::rooms::find_room;

/// The case a visit becomes; facts and parties default from the visit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ToMediation {
    pub id: Option<CaseId>,
    pub room_id: RoomId,
    pub kind: Kind,
    #[schema(min_length = 1, max_length = 5000)]
    pub facts: Option<String>,
    /// The day of the visit when left out.
    pub found_on: Option<NaiveDate>,
    #[schema(max_length = 200)]
    pub place: Option<String>,
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    #[schema(minimum = 1, maximum = 1000000)]
    pub people_count: Option<i32>,
    #[schema(min_items = 1, max_items = 50)]
    pub parties: Option<Vec<NewParty>>,
}

/// Turns a visit into a case.
#[utoipa::path(tag = "petition visits", request_body = ToMediation, responses((status = 201, body = CaseView)))]
#[post("/petition-visits/{id}/to-mediation")]
pub async fn to_mediation(change: Change, id: Path<VisitId>, body: Body<ToMediation>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteVisits)?;
    let (change, draft) = change.with(body)?;
    change
        .perform(move |work| {
            let whole = turn_into_case(work, scope, *id, draft)?;
            let body = whole_json(work.vault, work.actor, &whole)?;
            Answer::created(body, whole.case.revision, format!("/api/v1/cases/{}", whole.case.id))
        })
        .await
}

fn turn_into_case(work: &mut Work<'_>, scope: Scope, id: VisitId, draft: ToMediation) -> Outcome<WholeCase> {
    let known = WholeVisit::find(work.conn, scope, id)?;
    rules::require_own(&known.visit, work.actor)?;
    if known.visit.case_id.is_some() {
        return Err(Problem::new(Code::AlreadyToMediation));
    }
    let mut turned = None;
    actions::edit(work, &known, (Action::TurnVisitToMediation, None), |work, WholeVisit { visit, visitors, .. }| {
        let room =
            find_room(work.conn, Scope::Town(visit.town), draft.room_id).map_err(|_| Problem::at("/room_id", Code::UnknownReference))?;
        let case_id = draft.id.unwrap_or_default();
        if !record_creation(work, visit.town, &case_id.to_string())? {
            return Err(Problem::new(Code::IdTaken));
        }
        let new_case = case_from(work, visit, visitors, case_id, draft)?;
        let mut whole = log_case(work, &room, case_id, new_case)?;
        whole.case.petition_visit_id = Some(id);
        cases::save(work, &mut whole)?;
        (visit.handling, visit.finish_by, visit.case_id) = (Handling::ToMediation, None, Some(case_id));
        turned = Some(whole);
        Ok(())
    })?;
    turned.ok_or_else(|| Problem::internal("no case was made"))
}

fn case_from(work: &Work<'_>, visit: &Visit, visitors: &[Visitor], id: CaseId, draft: ToMediation) -> Outcome<NewCase> {
    // The room reads the case in full, so nothing of an accusation is copied into it unasked.
    if visit.class == VisitClass::Accusation {
        let mut faults = Faults::default();
        faults.add_if(draft.facts.is_none(), "/facts", Code::Required);
        faults.add_if(draft.parties.is_none(), "/parties", Code::Required);
        faults.settle()?;
    }
    let parties = match draft.parties {
        Some(parties) => parties,
        None => visitors_as_parties(work, visitors)?,
    };
    let facts = draft.facts.unwrap_or_else(|| visit.summary.clone().unwrap_or_else(|| visit.subject.clone()));
    Ok(NewCase {
        id: Some(id),
        room_id: Some(draft.room_id),
        found_by: Some(FoundBy::Reception),
        source: Some(Source::ReferredPetition),
        place: draft.place,
        note: draft.note,
        people_count: draft.people_count,
        parties,
        ..NewCase::saying(facts, draft.kind, draft.found_on.unwrap_or(visit.received_on))
    })
}

/// The visitors as applicants; whom they complain of is not known from the visit.
fn visitors_as_parties(work: &Work<'_>, visitors: &[Visitor]) -> Outcome<Vec<NewParty>> {
    use crate::cases::lists::PartyRole;
    use crate::crypto::Field;
    let mut parties = Vec::new();
    for visitor in visitors {
        let phone = visitor.phone_sealed.as_deref().map(|sealed| work.vault.open_text(Field::Phone, sealed)).transpose()?;
        let role = Some(PartyRole::Applicant);
        parties.push(NewParty { role, phone, address: visitor.address.clone(), ..NewParty::named(visitor.name.clone()) });
    }
    Ok(parties)
}
