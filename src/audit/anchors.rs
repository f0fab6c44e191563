//! Heads of the chains, kept where whoever alters the database does not reach: on exports and papers, in a file beside each
//! backup, and once a day those of all towns in the program's own chain. A chain that does not hold a head kept of it has lost
//! its end, or was written anew.

use std::collections::BTreeMap;

use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Action, Event, record, store};
use crate::clock::Instant;
use crate::coded::Coded;
use crate::context::Work;
use crate::db::DbConnection;
use crate::ids::{TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};

/// The head of one chain at a moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Anchor {
    /// Whose chain; none for that of what belongs to no town.
    pub town_id: Option<TownId>,
    pub seq: i64,
    pub hash: String,
}

impl std::fmt::Display for Anchor {
    /// As it is printed: the number, and as much of the hash as nobody meets by chance.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.seq, self.hash.get(..16).unwrap_or_default())
    }
}

/// Heads in a file.
#[derive(Serialize, Deserialize)]
struct AnchorFile {
    /// When they were read, UTC.
    at: Instant,
    heads: Vec<Anchor>,
}

/// The head of a town's chain, to be printed.
pub fn anchor_of(conn: &mut DbConnection, town: TownKey) -> Outcome<Anchor> {
    let (seq, hash) = store::head(conn, town)?;
    Ok(Anchor { town_id: store::town_id(conn, town)?, seq, hash })
}

/// A row of a town's chain as it is printed; empty where there is none.
pub fn printed_row(conn: &mut DbConnection, town: TownKey, seq: i64) -> Outcome<String> {
    let row = store::rows_after(conn, town, seq - 1, 1)?.into_iter().find(|row| row.seq == seq);
    Ok(row.map_or_else(String::new, |row| Anchor { town_id: None, seq, hash: row.hash }.to_string()))
}

/// The heads of all chains.
pub fn anchors(conn: &mut DbConnection) -> Outcome<Vec<Anchor>> {
    store::chains(conn)?.into_iter().map(|town| anchor_of(conn, town)).collect()
}

/// Heads as they are written to a file.
pub fn written(heads: Vec<Anchor>, at: Instant) -> Outcome<String> {
    serde_json::to_string_pretty(&AnchorFile { at, heads }).map_err(Problem::internal)
}

/// Heads from such a file; 400 when it is none.
pub fn from_text(text: &str) -> Outcome<Vec<Anchor>> {
    let file: AnchorFile = serde_json::from_str(text).map_err(|_| {
        Problem::new(Code::BadRequest).saying(
            "这不是审计末条文件（fengqiao heads 或备份写出的那种）",
            "this is no file of heads, as `fengqiao heads` or a backup writes it",
        )
    })?;
    Ok(file.heads)
}

/// Writes the heads of all towns into the program's chain, unless it was done within a day or none has moved since.
pub fn note_heads(work: &mut Work<'_>) -> Outcome<()> {
    let last = store::last_of_action(work.conn, TownKey::NONE, Action::NoteHeads.code())?;
    if last.as_ref().is_some_and(|last| last.at > work.now - Duration::days(1)) {
        return Ok(());
    }
    let mut heads = anchors(work.conn)?;
    heads.retain(|head| head.town_id.is_some() && head.seq > 0);
    let known = last.map(|last| heads_noted(&last.changes)).unwrap_or_default();
    if heads.iter().all(|head| known.contains(head)) {
        return Ok(());
    }
    let each: BTreeMap<String, Value> =
        heads.iter().filter_map(|head| Some((head.town_id?.to_string(), json!({ "seq": head.seq, "hash": head.hash })))).collect();
    record(work, Event::new(Action::NoteHeads, "heads").changing(json!({ "heads": [Value::Null, each] })))
}

/// The heads that a row of [`note_heads`] holds.
pub fn heads_noted(changes: &str) -> Vec<Anchor> {
    #[derive(Deserialize)]
    struct Noted {
        heads: (Value, BTreeMap<TownId, Head>),
    }
    #[derive(Deserialize)]
    struct Head {
        seq: i64,
        hash: String,
    }
    let noted: Option<Noted> = serde_json::from_str(changes).ok();
    let heads = noted.map(|noted| noted.heads.1).unwrap_or_default();
    heads.into_iter().map(|(town, head)| Anchor { town_id: Some(town), seq: head.seq, hash: head.hash }).collect()
}
