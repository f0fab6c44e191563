//! A case taken up for a change, and the answer to one.

use crate::cases::edit::{self, require_counted};
use crate::cases::model::{Case, WholeCase};
use crate::cases::store::{self};
use crate::cases::view::whole_json;
use crate::context::Work;
use crate::http::{Answer, add_warnings};
use crate::ids::CaseId;
use crate::problem::Outcome;
use crate::rights::Scope;

/// The answer to a step: the whole case, with the rules that were not kept.
pub fn answer(work: &Work<'_>, whole: &WholeCase) -> Outcome<Answer> {
    let mut body = whole_json(work.vault, work.actor, whole)?;
    add_warnings(&mut body, work);
    Answer::record(body, whole.case.revision)
}

/// A case that may be written to.
pub fn open_case(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<Case> {
    let case = store::find_case(work.conn, scope, id)?;
    work.procedure = case.procedure();
    require_counted(&case)?;
    Ok(case)
}

/// The same with all that belongs to it.
pub fn open_whole_case(work: &mut Work<'_>, scope: Scope, id: CaseId) -> Outcome<WholeCase> {
    let whole = edit::open(work, scope, id)?;
    require_counted(&whole.case)?;
    Ok(whole)
}
