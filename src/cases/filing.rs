//! Where the record of a dispute is filed: moved to another room, merged with the record of the same dispute, linked.

use serde_json::{Value, json};

use super::drafts::{Because, Merge, Move, NewLink};
use super::edit::{edit, event};
use super::lists::Step;
use super::model::{Case, Link, WholeCase};
use super::stage::{self, Standing};
use super::steps::record_step;
use super::store;
use crate::audit::{self, Action, Subject};
use crate::context::Work;
use crate::ids::CaseId;
use crate::problem::{Code, Faults, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::find_room;

/// Moves a case logged in the wrong room; a number already given stays with it.
pub fn move_case(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Move) -> Outcome<WholeCase> {
    edit(work, scope, id, (Action::Move, Some(&command.reason)), |work, whole| {
        let case = &mut whole.case;
        stage::after(Step::Move, case.stage, Standing::of(case), true)?;
        work.not_in_the_future(command.on, "/on")?;
        let room =
            find_room(work.conn, Scope::Town(case.town), command.room_id).map_err(|_| Problem::at("/room_id", Code::UnknownReference))?;
        if work.binds() {
            let mut faults = Faults::default();
            faults.add_if(command.on < case.found_on, "/on", Code::WrongOrder);
            faults.add_if(room.was_closed_on(case.found_on), "/room_id", Code::RoomNotOpen);
            faults.settle()?;
        }
        case.room_id = room.id;
        record_step(work, case, Step::Move, command.on, Some(command.reason.clone()))
    })
}

/// Merges a case into the one it is the same dispute as: both keep their history, only the other one counts.
pub fn merge(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Merge) -> Outcome<WholeCase> {
    let reason = Some(command.reason.clone());
    edit(work, scope, id, (Action::Merge, Some(&command.reason)), |work, whole| {
        let case = &mut whole.case;
        stage::after(Step::Merge, case.stage, Standing::of(case), true)?;
        let into =
            store::find_case(work.conn, scope, command.into).ok().filter(|into| into.id != id && into.counts && into.town == case.town);
        let into = into.ok_or_else(|| Problem::at("/into", Code::UnknownReference))?;
        store::record_merger(work.conn, case.key(), into.id)?;
        // Those merged here before follow, so that every merged case names one that counts.
        for mut earlier in store::merged_into(work.conn, case.key())? {
            earlier.merged_into = Some(into.id);
            store::update_case(work.conn, &earlier)?;
            audit::changed_with(work, Subject::Case, earlier.town, &earlier.id);
        }
        whole.merged_from.clear();
        case.counts = false;
        case.merged_into = Some(into.id);
        record_step(work, case, Step::Merge, work.today, reason.clone())?;
        audit::record(work, event(Action::TakeInMerged, &into).changing(json!({ "merged_from": [null, id] })).because(reason))
    })
}

/// Takes a merger back: the case counts again as it stood.
pub fn unmerge(work: &mut Work<'_>, scope: Scope, id: CaseId, command: &Because) -> Outcome<WholeCase> {
    let reason = Some(command.reason.clone());
    edit(work, scope, id, (Action::Unmerge, Some(&command.reason)), |work, whole| {
        let case = &mut whole.case;
        stage::after(Step::Unmerge, case.stage, Standing::of(case), true)?;
        let from = case.merged_into.take().ok_or_else(|| Problem::internal("a merged case names no other"))?;
        case.counts = true;
        // Those that had come here by way of this case come back with it.
        store::remove_merger(work.conn, case.key())?;
        for mut other in store::merged_by_way_of(work.conn, case.key(), from)? {
            other.merged_into = Some(id);
            store::update_case(work.conn, &other)?;
            audit::changed_with(work, Subject::Case, other.town, &other.id);
            whole.merged_from.push(other.id);
        }
        whole.merged_from.sort_unstable();
        record_step(work, case, Step::Unmerge, work.today, reason.clone())?;
        let into = store::find_case(work.conn, Scope::Town(case.town), from)?;
        audit::record(work, event(Action::GiveBackMerged, &into).changing(json!({ "merged_from": [id, null] })).because(reason))
    })
}

/// Keeps what a person decided about a case that looks like this one.
pub fn link(work: &mut Work<'_>, scope: Scope, case: &Case, draft: &NewLink) -> Outcome<()> {
    let other = store::find_case(work.conn, scope, draft.case_id).ok().filter(|other| other.id != case.id && other.town == case.town);
    let other = other.ok_or_else(|| Problem::at("/case_id", Code::UnknownReference))?;
    let link = Link {
        town: case.town,
        case_id: case.id,
        other_id: other.id,
        relation: draft.relation,
        account_name: work.actor.name.clone(),
        created_at: work.now,
    };
    store::save_link(work.conn, &link)?;
    for (of, to) in [(case, &other), (&other, case)] {
        audit::record(work, event(Action::LinkCase, of).changing(json!({ "link": [null, to.id], "relation": [null, draft.relation] })))?;
    }
    Ok(())
}

/// Forgets what was decided about another case.
pub fn unlink(work: &mut Work<'_>, case: &Case, other: CaseId) -> Outcome<()> {
    if store::remove_link(work.conn, case.key(), other)? == 0 {
        return Err(Problem::new(Code::NotFound));
    }
    audit::changed_with(work, Subject::Case, case.town, &other);
    audit::record(work, event(Action::UnlinkCase, case).changing(json!({ "link": [other, Value::Null] })))
}
