//! What every request works with: the database, the clock, the settings and the keys; and one piece of work within a write.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::apart::Apart;
use crate::calendar::Day;
use crate::clock::{Clock, Instant};
use crate::crypto::passwords::Passwords;
use crate::crypto::{ChainKeys, Vault};
use crate::db::{Database, DbConnection, Lane, calendar_days, keyring, stored_settings};
use crate::files::Files;
use crate::ids::{AccountId, CaseId, RoomId, TownKey};
use crate::problem::{Code, Outcome, Problem, Words};
use crate::rights::Actor;
use crate::settings::Settings;
use crate::throttle::Throttle;

/// The running program, as far as features see it. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    pub database: Database,
    pub clock: Clock,
    pub vault: Arc<Vault>,
    /// The keys of the audit log.
    pub chain_keys: Arc<ChainKeys>,
    pub files: Files,
    pub passwords: Passwords,
    pub throttle: Arc<Throttle>,
    /// Who reads what may bring its reader down; nobody until the shell says who.
    pub apart: Apart,
    base_settings: Arc<Settings>,
    epoch: Arc<str>,
}

impl Context {
    /// Puts the program together, its photos and scans in a folder; refuses a key file that does not belong to the database.
    pub fn new(database: Database, vault: Vault, settings: Settings, files: PathBuf) -> Outcome<Self> {
        let vault = Arc::new(vault);
        let own = Arc::clone(&vault);
        let (epoch, chain_keys) = database.write_now(Lane::All, move |conn| {
            calendar_days::fill_if_empty(conn)?;
            let is_new = !keyring::is_claimed(conn)?;
            Ok((keyring::claim(conn, own.fingerprint())?, keyring::chain_keys(conn, &own, is_new)?))
        })?;
        let (clock, chain_keys) = (Clock::in_zone(settings.time_zone), Arc::new(chain_keys));
        let files = Files::new(files, Arc::clone(&vault));
        let (passwords, throttle, apart) = (Passwords::start()?, Arc::default(), Apart::default());
        let (base_settings, epoch) = (Arc::new(settings), epoch.into());
        Ok(Self { database, clock, vault, chain_keys, files, passwords, throttle, apart, base_settings, epoch })
    }

    /// The same program with somebody to read workbooks.
    pub fn with_readers(self, apart: Apart) -> Self {
        Self { apart, ..self }
    }

    /// The settings in force in a town, or for the program where none is given.
    pub fn settings(&self, conn: &mut DbConnection, town: Option<TownKey>) -> Outcome<Settings> {
        stored_settings::overlay(conn, &self.base_settings, town)
    }

    /// The settings of the environment alone, for what is needed before the database is read.
    pub fn base_settings(&self) -> &Settings {
        &self.base_settings
    }

    /// Which database this is; another value means it was made anew or restored.
    pub fn epoch(&self) -> &str {
        &self.epoch
    }
}

/// What the request said about itself, beside its content.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    pub request_id: String,
    /// The revision the person saw (`If-Match`), when they said.
    pub seen_revision: Option<i32>,
    /// The keyed hash of the request: the same request again has the same one.
    pub fingerprint: String,
    /// Why a record of a sealed year is changed.
    pub change_reason: Option<String>,
}

impl Origin {
    /// Work started on the command line.
    pub fn command_line() -> Self {
        Self { request_id: "command-line".to_owned(), ..Self::default() }
    }
}

/// How strictly the rules of procedure are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Procedure {
    /// As the law and the settings have them.
    Strict,
    /// History taken over from a ledger stands as it is written there; what was not kept is told.
    Ledger,
}

/// What was done to a record, as it is kept in the audit log once the work is done.
pub struct Said {
    /// Whose chain tells of it.
    pub town: TownKey,
    pub at: Instant,
    pub account_id: AccountId,
    pub account_name: String,
    pub action: &'static str,
    pub subject_kind: &'static str,
    pub subject_id: String,
    /// What a seal counts it as.
    pub counted_as: String,
    /// Whether a reason is asked once the record is counted in a sealed year.
    pub asks_reason: bool,
    pub room_id: Option<RoomId>,
    pub changes: String,
    pub reason: Option<String>,
    pub change_reason: Option<String>,
    pub request_id: String,
}

/// One piece of work inside one write: who does it, when, and with what.
pub struct Work<'a> {
    pub conn: &'a mut DbConnection,
    pub actor: &'a Actor,
    pub vault: &'a Vault,
    pub chain_keys: &'a ChainKeys,
    pub clock: &'a Clock,
    pub settings: Settings,
    pub now: Instant,
    pub today: Day,
    pub origin: Origin,
    pub procedure: Procedure,
    /// Rules of procedure that were not kept but only warn.
    pub warnings: Vec<Warning>,
    /// What goes into the audit log when the work is done; a change that says nothing is a fault of ours.
    pub said: Vec<Said>,
    /// Records that changed with what was said: their town, their kind and their ids.
    pub changed_with: Vec<(TownKey, &'static str, String)>,
}

/// A rule of procedure that was not kept, told with the answer.
#[derive(Clone, Debug)]
pub struct Warning {
    pub code: &'static str,
    pub detail: Words,
    /// The other case it is about.
    pub case_id: Option<CaseId>,
}

impl<'a> Work<'a> {
    /// Begins a piece of work. What it says is kept only by [`crate::audit::working`]; by itself it serves to look.
    pub fn begin(conn: &'a mut DbConnection, context: &'a Context, actor: &'a Actor, origin: Origin) -> Outcome<Self> {
        let settings = context.settings(conn, actor.town)?;
        let now = context.clock.now();
        Ok(Self {
            conn,
            actor,
            vault: &context.vault,
            chain_keys: &context.chain_keys,
            clock: &context.clock,
            settings,
            now,
            today: context.clock.day_of(now),
            origin,
            procedure: Procedure::Strict,
            warnings: Vec::new(),
            said: Vec::new(),
            changed_with: Vec::new(),
        })
    }

    /// A piece of the same work as somebody else does it at another moment: how the demonstration gets its past.
    pub fn on_behalf<T>(&mut self, actor: &Actor, at: Instant, deed: impl FnOnce(&mut Work<'_>) -> Outcome<T>) -> Outcome<T> {
        let mut theirs = Work {
            conn: &mut *self.conn,
            actor,
            vault: self.vault,
            chain_keys: self.chain_keys,
            clock: self.clock,
            settings: self.settings.clone(),
            now: at,
            today: self.clock.day_of(at),
            origin: Origin { seen_revision: None, ..self.origin.clone() },
            procedure: Procedure::Strict,
            warnings: Vec::new(),
            said: std::mem::take(&mut self.said),
            changed_with: std::mem::take(&mut self.changed_with),
        };
        let done = deed(&mut theirs);
        (self.said, self.changed_with) = (theirs.said, theirs.changed_with);
        done
    }

    /// Refuses (428, 412) unless the person saw the record as it is now; `current` is shown to them if not.
    pub fn require_revision(&self, revision: i32, current: impl FnOnce() -> Value) -> Outcome<()> {
        match self.origin.seen_revision {
            None => Err(Problem::new(Code::RevisionRequired)),
            Some(seen) if seen == revision => Ok(()),
            Some(_) => Err(Problem::new(Code::ChangedMeanwhile).with("current", current())),
        }
    }

    /// Whether the rules of procedure bind the record at hand.
    pub fn binds(&self) -> bool {
        self.procedure == Procedure::Strict
    }

    /// Whether a rule of procedure is broken that binds the record at hand.
    pub fn breaks(&self, broken: bool) -> bool {
        broken && self.binds()
    }

    /// Refuses a day after today at this place of the request.
    pub fn not_in_the_future(&self, day: Day, pointer: &str) -> Outcome<()> {
        if day > self.today { Err(Problem::at(pointer, Code::InTheFuture)) } else { Ok(()) }
    }

    /// Notes a rule that was not kept.
    pub fn warn(&mut self, code: &'static str, detail: Words) {
        self.warnings.push(Warning { code, detail, case_id: None });
    }

    /// Notes something about another case.
    pub fn warn_about(&mut self, code: &'static str, detail: Words, case: CaseId) {
        self.warnings.push(Warning { code, detail, case_id: Some(case) });
    }

    /// The warnings as they stand in an answer.
    pub fn warnings_json(&self) -> Value {
        let rows = self.warnings.iter().map(|warning| {
            let mut row = Map::new();
            row.insert("code".to_owned(), warning.code.into());
            row.insert("detail".to_owned(), warning.detail.zh.to_string().into());
            row.insert("detail_en".to_owned(), warning.detail.en.to_string().into());
            if let Some(case) = warning.case_id {
                row.insert("case_id".to_owned(), case.to_string().into());
            }
            Value::Object(row)
        });
        Value::Array(rows.collect())
    }
}
