//! `/cases/{id}/parties`, `/participants`, `/meetings`, `/follow-ups`, `/transfers`: children of a case, all by one way.
//!
//! Adding one answers with the child and, beside it, the whole case; correcting one answers with the whole case.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, patch, post};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::whole::{answer, open_whole_case};
use crate::cases::drafts::{
    FollowUpPatch, MeetingPatch, NewFollowUp, NewMeeting, NewParticipant, NewParty, NewTransfer, ParticipantPatch, PartyPatch,
    TransferPatch,
};
use crate::cases::model::{Case, WholeCase};
use crate::cases::view::records::{FollowUpView, MeetingView, TransferView, follow_up_view, meeting_view, transfer_view};
use crate::cases::view::{CaseView, ParticipantView, PartyView, participant_view, party_view, whole_json};
use crate::cases::{participants, parties, records, store};
use crate::context::{Context, Work};
use crate::crypto::Vault;
use crate::db::DbConnection;
use crate::http::{Answer, Body, Change, Page, Params, ReasonOnly, add_warnings, record_creation, whole_list};
use crate::ids::{CaseId, FollowUpId, MeetingId, ParticipantId, PartyId, TransferId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};

/// Which of the children to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ChildQuery {
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    pub include: Option<String>,
}

/// A child just added, and the case it belongs to.
#[derive(Serialize, ToSchema)]
pub struct Added<T> {
    #[serde(flatten)]
    pub child: T,
    pub case: CaseView,
}

/// A child as JSON with its id and revision.
pub struct Shown {
    id: String,
    revision: i32,
    json: Value,
}

fn shown(id: impl std::fmt::Display + Copy, revision: i32, view: impl Serialize) -> Outcome<Shown> {
    Ok(Shown { id: id.to_string(), revision, json: serde_json::to_value(view).map_err(Problem::internal)? })
}

/// One kind of child.
trait Child {
    type Id: Copy + Default + std::fmt::Display + Send + 'static;
    type Draft: Send + 'static;
    type Patch: Send + 'static;
    /// The last part of its address.
    const NAME: &'static str;
    fn id_of(draft: &Self::Draft) -> Option<Self::Id>;
    fn all(conn: &mut DbConnection, vault: &Vault, case: &Case) -> Outcome<Vec<Shown>>;
    /// Gives what was added, as it is shown.
    fn add(work: &mut Work<'_>, case: &mut WholeCase, id: Self::Id, draft: Self::Draft) -> Outcome<Shown>;
    fn correct(work: &mut Work<'_>, case: &mut WholeCase, id: Self::Id, patch: Self::Patch) -> Outcome<()>;
    fn remove(work: &mut Work<'_>, case: &mut WholeCase, id: Self::Id) -> Outcome<()>;
}

async fn list<C: Child>(context: Data<Context>, actor: Actor, id: CaseId, query: ChildQuery) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let vault = context.vault.clone();
    let all = context
        .database
        .snapshot(move |conn| {
            let case = store::find_case(conn, scope, id)?;
            C::all(conn, &vault, &case)
        })
        .await?;
    let items: Vec<Value> = all.into_iter().map(|child| child.json).collect();
    let page: Page<Value> = whole_list(items, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))?;
    Ok(Answer::plain(page)?.respond())
}

async fn add<C: Child>(change: Change, case: CaseId, draft: C::Draft) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    change
        .perform(move |work| {
            let mut case = open_whole_case(work, scope, case)?;
            let id = C::id_of(&draft).unwrap_or_default();
            let new = record_creation(work, case.case.town, &id.to_string())?;
            let made = if new { Some(C::add(work, &mut case, id, draft)?) } else { None };
            added::<C>(work, &case, id, made)
        })
        .await
}

fn added<C: Child>(work: &mut Work<'_>, whole: &WholeCase, id: C::Id, made: Option<Shown>) -> Outcome<Answer> {
    let (id, new) = (id.to_string(), made.is_some());
    let child = match made {
        Some(made) => Some(made),
        None => C::all(work.conn, work.vault, &whole.case)?.into_iter().find(|child| child.id == id),
    };
    let Shown { revision, json: mut body, .. } = child.ok_or_else(|| Problem::new(Code::NotFound))?;
    let seen = whole_json(work.vault, work.actor, whole)?;
    if let Some(fields) = body.as_object_mut() {
        fields.insert("case".to_owned(), seen);
    }
    add_warnings(&mut body, work);
    match new {
        true => Answer::created(body, revision, format!("/api/v1/cases/{}/{}/{id}", whole.case.id, C::NAME)),
        false => Ok(Answer::record(body, revision)?.unchanged()),
    }
}

async fn correct<C: Child>(change: Change, case: CaseId, id: C::Id, patch: C::Patch) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    change
        .perform(move |work| {
            let mut case = open_whole_case(work, scope, case)?;
            C::correct(work, &mut case, id, patch)?;
            answer(work, &case)
        })
        .await
}

async fn remove<C: Child>(change: Change, case: CaseId, id: C::Id) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::WriteCases)?;
    change
        .perform(move |work| {
            let mut case = open_whole_case(work, scope, case)?;
            C::remove(work, &mut case, id)?;
            Ok(Answer::nothing())
        })
        .await
}

macro_rules! children {
    ($($kind:ident $name:literal $all:literal $one:literal ($list:ident $add:ident $patch:ident $delete:ident)
       $id:ty, $draft:ty, $change:ty, $view:ty { $($body:item)* })*) => {
        $(
            struct $kind;
            impl Child for $kind {
                type Id = $id;
                type Draft = $draft;
                type Patch = $change;
                const NAME: &'static str = $name;
                fn id_of(draft: &$draft) -> Option<$id> { draft.id }
                $($body)*
            }

            /// What is on record.
            #[utoipa::path(tag = "cases", params(("id" = CaseId, Path), ChildQuery), responses((status = 200, body = Page<$view>)))]
            #[get($all)]
            pub async fn $list(
                context: Data<Context>, actor: Actor, id: Path<CaseId>, Params(query): Params<ChildQuery>,
            ) -> Outcome<HttpResponse> {
                list::<$kind>(context, actor, *id, query).await
            }

            /// Adds one; answers with it and the whole case.
            #[utoipa::path(tag = "cases", request_body = $draft, responses((status = 201, body = Added<$view>)))]
            #[post($all)]
            pub async fn $add(change: Change, id: Path<CaseId>, body: Body<$draft>) -> Outcome<HttpResponse> {
                change.actor.scope(Right::WriteCases)?;
                let (change, draft) = change.with(body)?;
                add::<$kind>(change, *id, draft).await
            }

            /// Corrects one; answers with the whole case.
            #[utoipa::path(tag = "cases", request_body = $change, responses((status = 200, body = CaseView)))]
            #[patch($one)]
            pub async fn $patch(change: Change, path: Path<(CaseId, $id)>, body: Body<$change>) -> Outcome<HttpResponse> {
                change.actor.scope(Right::WriteCases)?;
                let (change, patch) = change.with(body)?;
                correct::<$kind>(change, path.0, path.1, patch).await
            }

            /// Removes one that was recorded by mistake.
            #[utoipa::path(tag = "cases", request_body = Option<ReasonOnly>, responses((status = 204)))]
            #[delete($one)]
            pub async fn $delete(change: Change, path: Path<(CaseId, $id)>, body: Body<ReasonOnly>) -> Outcome<HttpResponse> {
                change.actor.scope(Right::WriteCases)?;
                let (change, ReasonOnly {}) = change.with(body)?;
                remove::<$kind>(change, path.0, path.1).await
            }
        )*

        pub fn routes(config: &mut ServiceConfig) {
            $(config.service($list).service($add).service($patch).service($delete);)*
        }
    };
}

children! {
    Parties "parties" "/cases/{id}/parties" "/cases/{id}/parties/{child_id}"
        (list_parties add_party patch_party delete_party) PartyId, NewParty, PartyPatch, PartyView {
        fn all(conn: &mut DbConnection, vault: &Vault, case: &Case) -> Outcome<Vec<Shown>> {
            let rows = store::parties_of(conn, case.key())?;
            rows.iter().map(|row| shown(row.id, row.revision, party_view(vault, row, case.found_on)?)).collect()
        }
        fn add(work: &mut Work<'_>, whole: &mut WholeCase, id: PartyId, draft: NewParty) -> Outcome<Shown> {
            let row = parties::add_party(work, whole, NewParty { id: Some(id), ..draft })?;
            shown(row.id, row.revision, party_view(work.vault, &row, whole.case.found_on)?)
        }
        fn correct(work: &mut Work<'_>, whole: &mut WholeCase, id: PartyId, patch: PartyPatch) -> Outcome<()> {
            parties::correct_party(work, whole, id, patch)
        }
        fn remove(work: &mut Work<'_>, whole: &mut WholeCase, id: PartyId) -> Outcome<()> {
            parties::remove_party(work, whole, id)
        }
    }
    Participants "participants" "/cases/{id}/participants" "/cases/{id}/participants/{child_id}"
        (list_participants add_participant patch_participant delete_participant)
        ParticipantId, NewParticipant, ParticipantPatch, ParticipantView {
        fn all(conn: &mut DbConnection, _: &Vault, case: &Case) -> Outcome<Vec<Shown>> {
            store::participants_of(conn, case.key())?.iter().map(|row| shown(row.id, row.revision, participant_view(row))).collect()
        }
        fn add(work: &mut Work<'_>, whole: &mut WholeCase, id: ParticipantId, draft: NewParticipant) -> Outcome<Shown> {
            let row = participants::add_participant(work, whole, NewParticipant { id: Some(id), ..draft })?;
            shown(row.id, row.revision, participant_view(&row))
        }
        fn correct(work: &mut Work<'_>, whole: &mut WholeCase, id: ParticipantId, patch: ParticipantPatch) -> Outcome<()> {
            participants::correct_participant(work, whole, id, patch)
        }
        fn remove(work: &mut Work<'_>, whole: &mut WholeCase, id: ParticipantId) -> Outcome<()> {
            participants::remove_participant(work, whole, id)
        }
    }
    Meetings "meetings" "/cases/{id}/meetings" "/cases/{id}/meetings/{child_id}"
        (list_meetings add_meeting patch_meeting delete_meeting) MeetingId, NewMeeting, MeetingPatch, MeetingView {
        fn all(conn: &mut DbConnection, _: &Vault, case: &Case) -> Outcome<Vec<Shown>> {
            store::meetings_of(conn, case.key())?.iter().map(|row| shown(row.id, row.revision, meeting_view(row))).collect()
        }
        fn add(work: &mut Work<'_>, whole: &mut WholeCase, id: MeetingId, draft: NewMeeting) -> Outcome<Shown> {
            let row = records::add_meeting(work, &whole.case, id, draft)?;
            shown(row.id, row.revision, meeting_view(&row))
        }
        fn correct(work: &mut Work<'_>, whole: &mut WholeCase, id: MeetingId, patch: MeetingPatch) -> Outcome<()> {
            records::correct_meeting(work, &whole.case, id, patch).map(drop)
        }
        fn remove(work: &mut Work<'_>, whole: &mut WholeCase, id: MeetingId) -> Outcome<()> {
            records::remove_meeting(work, &whole.case, id)
        }
    }
    FollowUps "follow-ups" "/cases/{id}/follow-ups" "/cases/{id}/follow-ups/{child_id}"
        (list_follow_ups add_follow_up patch_follow_up delete_follow_up) FollowUpId, NewFollowUp, FollowUpPatch, FollowUpView {
        fn all(conn: &mut DbConnection, _: &Vault, case: &Case) -> Outcome<Vec<Shown>> {
            store::follow_ups_of(conn, case.key())?.iter().map(|row| shown(row.id, row.revision, follow_up_view(row))).collect()
        }
        fn add(work: &mut Work<'_>, whole: &mut WholeCase, id: FollowUpId, draft: NewFollowUp) -> Outcome<Shown> {
            let row = records::add_follow_up(work, &whole.case, id, draft)?;
            shown(row.id, row.revision, follow_up_view(&row))
        }
        fn correct(work: &mut Work<'_>, whole: &mut WholeCase, id: FollowUpId, patch: FollowUpPatch) -> Outcome<()> {
            records::correct_follow_up(work, &whole.case, id, patch).map(drop)
        }
        fn remove(work: &mut Work<'_>, whole: &mut WholeCase, id: FollowUpId) -> Outcome<()> {
            records::remove_follow_up(work, &whole.case, id)
        }
    }
    Transfers "transfers" "/cases/{id}/transfers" "/cases/{id}/transfers/{child_id}"
        (list_transfers add_transfer patch_transfer delete_transfer) TransferId, NewTransfer, TransferPatch, TransferView {
        fn all(conn: &mut DbConnection, _: &Vault, case: &Case) -> Outcome<Vec<Shown>> {
            store::transfers_of(conn, case.key())?.iter().map(|row| shown(row.id, row.revision, transfer_view(row))).collect()
        }
        fn add(work: &mut Work<'_>, whole: &mut WholeCase, id: TransferId, draft: NewTransfer) -> Outcome<Shown> {
            let row = records::add_transfer(work, &whole.case, id, draft)?;
            whole.transfers = store::transfers_of(work.conn, whole.case.key())?;
            shown(row.id, row.revision, transfer_view(&row))
        }
        fn correct(work: &mut Work<'_>, whole: &mut WholeCase, id: TransferId, patch: TransferPatch) -> Outcome<()> {
            records::correct_transfer(work, &whole.case, id, patch)?;
            whole.transfers = store::transfers_of(work.conn, whole.case.key())?;
            Ok(())
        }
        fn remove(work: &mut Work<'_>, whole: &mut WholeCase, id: TransferId) -> Outcome<()> {
            records::remove_transfer(work, &whole.case, id)?;
            whole.transfers = store::transfers_of(work.conn, whole.case.key())?;
            Ok(())
        }
    }
}
