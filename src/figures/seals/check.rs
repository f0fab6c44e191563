//! Checks that every seal is what it was: its content gives its hash, its records give its sums, and the audit log says the same.

use super::content::{cells_of, total_of};
use super::model::{Content, Seal};
use super::{canon, store};
use crate::audit::{self, Action};
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::find_town;

/// A seal that is not what it was.
#[derive(Debug)]
pub struct Broken {
    pub year: i32,
    pub edition: i32,
    /// What does not fit, in Chinese and English.
    pub what: (&'static str, &'static str),
}

/// How many seals there are, and those that were altered.
pub fn broken_seals(conn: &mut DbConnection) -> Outcome<(usize, Vec<Broken>)> {
    let all = store::seals_in(conn, Scope::All)?;
    let mut broken = Vec::new();
    for seal in &all {
        if let Some(what) = fault_of(conn, seal)? {
            broken.push(Broken { year: seal.year, edition: seal.edition, what });
        }
    }
    Ok((all.len(), broken))
}

fn fault_of(conn: &mut DbConnection, seal: &Seal) -> Outcome<Option<(&'static str, &'static str)>> {
    let content = store::content_of(conn, seal.key())?;
    if canon::sha256_of(find_town(conn, seal.town)?.id, seal.year, &content) != seal.sha256 {
        return Ok(Some(("封存内容与校验值不符", "its content does not give its hash")));
    }
    if !adds_up(&content) {
        return Ok(Some(("封存的数字不等于所列记录之和", "its figures are not the sums of its records")));
    }
    let logged = audit::events_of(conn, seal.town, &seal.id.to_string())?.into_iter().find(|event| event.seq == seal.audit_seq);
    let same = logged.is_some_and(|event| event.action == Action::SealYear.code() && event.changes.contains(&seal.sha256));
    Ok(if same { None } else { Some(("审计记录里的校验值不同", "the audit log has another hash for it")) })
}

fn adds_up(content: &Content) -> bool {
    content.figures.iter().filter(|figure| figure.value.is_some()).all(|figure| {
        let mut dimensions: Vec<&str> = figure.cells.iter().map(|cell| cell.dimension.as_str()).collect();
        dimensions.dedup();
        let cells: Vec<_> = dimensions.iter().flat_map(|dimension| cells_of(&content.families, &figure.code, dimension)).collect();
        figure.value == Some(total_of(&content.families, &figure.code)) && figure.cells == cells
    })
}
