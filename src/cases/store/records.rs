//! The queries of what is recorded along the way: meetings, follow-up visits, transfers, attachments.

use diesel::prelude::*;

use crate::cases::model::{Attachment, FollowUp, Meeting, Transfer};
use crate::db::DbConnection;
use crate::db::schema::{case_attachments, case_follow_ups, case_meetings, case_transfers};
use crate::ids::{AttachmentId, CaseId, FollowUpId, Key, MeetingId, TransferId};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::each_in;

macro_rules! records {
    ($($(#[$doc:meta])* $row:ident in $table:ident by $id:ident, $order:ident: $all:ident $find:ident $insert:ident $update:ident;)*) => {$(
        $(#[$doc])*
        pub fn $all(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<$row>> {
            Ok(of_case!($table, case).order(($table::$order, $table::id)).select($row::as_select()).load(conn)?)
        }

        /// One of them, or 404.
        pub fn $find(conn: &mut DbConnection, case: Key<CaseId>, id: $id) -> Outcome<$row> {
            Ok($table::table.find((case.town, case.id, id)).select($row::as_select()).get_result(conn)?)
        }

        pub fn $insert(conn: &mut DbConnection, row: &$row) -> Outcome<()> {
            diesel::insert_into($table::table).values(row).execute(conn)?;
            Ok(())
        }

        pub fn $update(conn: &mut DbConnection, row: &$row) -> Outcome<()> {
            diesel::update($table::table.find((row.town, row.case_id, row.id))).set(row).execute(conn)?;
            Ok(())
        }
    )*};
}

records! {
    /// The meetings of a case, by day.
    Meeting in case_meetings by MeetingId, held_on: meetings_of find_meeting insert_meeting update_meeting;
    /// The follow-up visits of a case, by day.
    FollowUp in case_follow_ups by FollowUpId, visited_on: follow_ups_of find_follow_up insert_follow_up update_follow_up;
    /// The transfers of a case, by day.
    Transfer in case_transfers by TransferId, sent_on: transfers_of find_transfer insert_transfer update_transfer;
    /// The attachments of a case, also the removed ones, in the order they came.
    Attachment in case_attachments by AttachmentId, created_at: attachments_of find_attachment insert_attachment update_attachment;
}

macro_rules! removals {
    ($($remove:ident from $table:ident by $id:ident;)*) => {$(
        pub fn $remove(conn: &mut DbConnection, case: Key<CaseId>, id: $id) -> Outcome<()> {
            diesel::delete($table::table.find((case.town, case.id, id))).execute(conn)?;
            Ok(())
        }
    )*};
}

removals! {
    remove_meeting from case_meetings by MeetingId;
    remove_follow_up from case_follow_ups by FollowUpId;
    remove_transfer from case_transfers by TransferId;
}

/// Whether any attachment of any town that was not removed has this content, as its picture or its small picture.
pub fn content_in_use(conn: &mut DbConnection, sha256: &str) -> Outcome<bool> {
    let used = each_in(conn, Scope::All, |conn, at| {
        let of = case_attachments::sha256.eq(sha256).or(case_attachments::thumbnail.eq(sha256));
        let found: Option<AttachmentId> = case_attachments::table
            .filter(case_attachments::town.eq(at.town).and(case_attachments::removed_at.is_null()).and(of.assume_not_null()))
            .select(case_attachments::id)
            .first(conn)
            .optional()?;
        Ok(found.into_iter().collect())
    })?;
    Ok(!used.is_empty())
}

/// A content that must be there: its case, its attachment, its SHA-256 and that of its small picture.
pub type ContentKept = (CaseId, AttachmentId, String, Option<String>);

/// Every content that must be there, for `verify` and for copies.
pub fn contents_kept(conn: &mut DbConnection) -> Outcome<Vec<ContentKept>> {
    each_in(conn, Scope::All, |conn, at| {
        Ok(case_attachments::table
            .filter(case_attachments::town.eq(at.town).and(case_attachments::removed_at.is_null()))
            .order((case_attachments::case_id, case_attachments::id))
            .select((case_attachments::case_id, case_attachments::id, case_attachments::sha256, case_attachments::thumbnail))
            .load(conn)?)
    })
}
