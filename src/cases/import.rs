//! Cases that come from an old ledger: kept as they stand; rules of procedure warn and never refuse.

use serde_json::json;

use super::actions::{event, keep_case, refresh};
use super::drafts::{NewCase, Settle};
use super::lists::TransferTo;
use super::model::{Case, Transfer};
use super::{steps, store};
use crate::audit;
use crate::calendar::Day;
use crate::context::Work;
use crate::ids::TransferId;
use crate::problem::Outcome;
use crate::rooms::Room;

/// A row of an old ledger.
pub struct LedgerCase {
    pub case: NewCase,
    pub accepted_on: Option<Day>,
    pub resolution: Option<Settle>,
    /// Handed over, to whom and why, as far as the ledger says; dated by the ledger's last known day.
    pub transfer: Option<(TransferTo, Day, String)>,
    pub platform_nos: Vec<String>,
}

/// Keeps a row of an old ledger as a case, with one audit row.
pub fn keep_ledger_case(work: &mut Work<'_>, room: &Room, draft: LedgerCase) -> Outcome<Case> {
    let id = draft.case.id.unwrap_or_default();
    let mut case = keep_case(work, room, id, draft.case, true)?.case;
    if let Some(day) = draft.accepted_on {
        steps::take_on(work, &mut case, day, "/accepted_on")?;
    }
    if let Some(resolution) = draft.resolution {
        steps::keep_resolution(work, &mut case, resolution)?;
    }
    if let Some((to_body, sent_on, reason)) = draft.transfer {
        let transfer = Transfer {
            case_id: id,
            id: TransferId::new(),
            to_body,
            body: None,
            sent_on,
            reason,
            answer: None,
            answered_on: None,
            answer_note: None,
            revision: 1,
        };
        store::insert_transfer(work.conn, &transfer)?;
    }
    for number in &draft.platform_nos {
        store::insert_platform_number(work.conn, id, number)?;
    }
    refresh(work, &mut case)?;
    audit::record(work, event("import_case", &case).changing(json!({ "found_on": [null, case.found_on], "stage": [null, case.stage] })))?;
    Ok(case)
}
