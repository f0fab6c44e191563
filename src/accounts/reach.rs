//! What keeps a town from being locked out by one change of an account.

use super::model::Account;
use super::store;
use crate::context::Work;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Role;

/// Nobody gives themselves another role, another town or another room.
pub fn require_own_kept(work: &Work<'_>, before: &Account, after: &Account) -> Outcome<()> {
    let place = |account: &Account| (account.role, account.town_id, account.room_id);
    if work.actor.account_id == before.id && place(before) != place(after) {
        return Err(Problem::new(Code::OwnRole));
    }
    Ok(())
}

/// The last active administrator of a town, or of all towns, stays one.
pub fn require_an_administrator_left(work: &mut Work<'_>, before: &Account, after: &Account) -> Outcome<()> {
    let reach = |account: &Account| (account.role == Role::Admin && account.disabled_at.is_none()).then_some(account.town_id);
    let Some(town) = reach(before) else { return Ok(()) };
    if reach(after) != Some(town) && store::other_administrators(work.conn, town, before.id)? == 0 {
        return Err(Problem::new(Code::LastAdministrator));
    }
    Ok(())
}
