//! Meetings, follow-up visits, transfers and attachments as readers see them.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::cases::lists::{AttachmentKind, FollowUpMethod, Paper, Performance, TransferAnswer, TransferTo};
use crate::cases::model::{Attachment, FollowUp, Meeting, Transfer};
use crate::http::instant;
use crate::ids::{AttachmentId, FollowUpId, MeetingId, TransferId};

/// Handed over to another body.
#[derive(Serialize, ToSchema)]
pub struct TransferView {
    id: TransferId,
    revision: i32,
    to: TransferTo,
    body: Option<String>,
    sent_on: NaiveDate,
    reason: String,
    answer: Option<TransferAnswer>,
    answered_on: Option<NaiveDate>,
    answer_note: Option<String>,
}

pub fn transfer_view(row: &Transfer) -> TransferView {
    TransferView {
        id: row.id,
        revision: row.revision,
        to: row.to_body,
        body: row.body.clone(),
        sent_on: row.sent_on,
        reason: row.reason.clone(),
        answer: row.answer,
        answered_on: row.answered_on,
        answer_note: row.answer_note.clone(),
    }
}

/// A meeting with the parties.
#[derive(Serialize, ToSchema)]
pub struct MeetingView {
    id: MeetingId,
    revision: i32,
    held_on: NaiveDate,
    place: String,
    present: Option<String>,
    record: String,
    next_on: Option<NaiveDate>,
    recorded_by: String,
    created_at: String,
}

pub fn meeting_view(row: &Meeting) -> MeetingView {
    MeetingView {
        id: row.id,
        revision: row.revision,
        held_on: row.held_on,
        place: row.place.clone(),
        present: row.present.clone(),
        record: row.record.clone(),
        next_on: row.next_on,
        recorded_by: row.account_name.clone(),
        created_at: instant(row.created_at),
    }
}

/// A visit after the agreement.
#[derive(Serialize, ToSchema)]
pub struct FollowUpView {
    id: FollowUpId,
    revision: i32,
    visited_on: NaiveDate,
    method: FollowUpMethod,
    performed: Option<Performance>,
    satisfied: Option<bool>,
    litigated: Option<bool>,
    hidden_risk: Option<String>,
    record: String,
    visitor: String,
    created_at: String,
}

pub fn follow_up_view(row: &FollowUp) -> FollowUpView {
    FollowUpView {
        id: row.id,
        revision: row.revision,
        visited_on: row.visited_on,
        method: row.method,
        performed: row.performed,
        satisfied: row.satisfied,
        litigated: row.litigated,
        hidden_risk: row.hidden_risk.clone(),
        record: row.record.clone(),
        visitor: row.visitor.clone(),
        created_at: instant(row.created_at),
    }
}

/// A photo or scan.
#[derive(Serialize, ToSchema)]
pub struct AttachmentView {
    id: AttachmentId,
    revision: i32,
    kind: AttachmentKind,
    /// Which paper of the dossier it is a signed copy of.
    paper: Option<Paper>,
    filename: String,
    content_type: String,
    size: i64,
    sha256: String,
    /// The address of the small picture, for photos.
    thumbnail: Option<String>,
    /// The address of the content; gone once removed, and none for a proof of identity.
    content: Option<String>,
    /// Where a proof of identity is shown to whoever says why.
    reveal: Option<String>,
    uploaded_by: String,
    created_at: String,
    /// Why it was removed.
    removed: Option<String>,
}

pub fn attachment_view(row: &Attachment) -> AttachmentView {
    let address = format!("/api/v1/cases/{}/attachments/{}", row.case_id, row.id);
    let there = row.removed_at.is_none();
    let open = there && row.kind != AttachmentKind::Identity;
    AttachmentView {
        id: row.id,
        revision: row.revision,
        kind: row.kind,
        paper: row.paper,
        filename: row.filename.clone(),
        content_type: row.content_type.clone(),
        size: row.size,
        sha256: row.sha256.clone(),
        thumbnail: row.thumbnail.as_ref().filter(|_| open).map(|_| format!("{address}/thumbnail")),
        content: open.then(|| format!("{address}/content")),
        reveal: (there && !open).then(|| format!("{address}/reveal")),
        uploaded_by: row.account_name.clone(),
        created_at: instant(row.created_at),
        removed: row.removed_reason.clone(),
    }
}
