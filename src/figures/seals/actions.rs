//! What people do with a year that is over: seal it.

use serde_json::json;

use super::super::report_scope::ReportScope;
use super::model::Seal;
use super::{canon, content, store};
use crate::audit::{self, Action, Event};
use crate::calendar::year_end;
use crate::context::Work;
use crate::ids::{SealId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;

/// Seals a town's year; gives the seal, and whether it is new. The same records sealed again are the same seal;
/// others make its next edition. 409 before the year is over in the town.
pub fn seal_year(work: &mut Work<'_>, town: TownKey, year: i32) -> Outcome<(Seal, bool)> {
    let settings = work.settings.clone();
    let mut report_scope = ReportScope::by(work.conn, Scope::Town(town), year, work.today, |_, _| Ok(settings.clone()))?;
    if work.today <= year_end(year) {
        return Err(Problem::new(Code::YearNotOver));
    }
    let content = content::count(work.conn, &mut report_scope)?;
    let town_id = report_scope.only_town().ok_or_else(|| Problem::internal("a seal is of one town"))?.id;
    let sha256 = canon::sha256_of(town_id, year, &content);
    let latest = store::editions_of(work.conn, town, year)?.into_iter().next();
    if let Some(latest) = latest.as_ref().filter(|latest| latest.sha256 == sha256) {
        return Ok((latest.clone(), false));
    }
    let edition = latest.as_ref().map_or(0, |latest| latest.edition) + 1;
    let id = SealId::new();
    let changes = json!({
        "year": [null, year],
        "edition": [latest.as_ref().map(|latest| latest.edition), edition],
        "sha256": [latest.as_ref().map(|latest| &latest.sha256), sha256],
    });
    audit::record(work, Event::new(Action::SealYear, id).at(town, None).changing(changes))?;
    let seal = Seal {
        town,
        id,
        year,
        edition,
        sealed_at: work.now,
        account_id: work.actor.account_id,
        account_name: work.actor.name.clone(),
        sha256,
        audit_seq: audit::last_seq(work, town)?,
    };
    store::insert(work.conn, &seal, &content)?;
    Ok((seal, true))
}
