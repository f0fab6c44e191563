//! What every request works with: the database, the clock, the settings and the keys; and one piece of work within a write.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::apart::Apart;
use crate::calendar::Day;
use crate::clock::{Clock, Instant};
use crate::crypto::Vault;
use crate::crypto::passwords::Passwords;
use crate::db::{Database, DbConnection, calendar_days, keyring, stored_settings};
use crate::files::Files;
use crate::ids::{CaseId, TownKey};
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
        let mark = vault.fingerprint().to_owned();
        let epoch = database.write_now(move |conn| {
            calendar_days::fill_if_empty(conn)?;
            keyring::claim(conn, &mark)
        })?;
        let clock = Clock::in_zone(settings.time_zone);
        let vault = Arc::new(vault);
        let files = Files::new(files, Arc::clone(&vault));
        let (passwords, throttle, apart) = (Passwords::start()?, Arc::default(), Apart::default());
        Ok(Self { database, clock, vault, files, passwords, throttle, apart, base_settings: Arc::new(settings), epoch: epoch.into() })
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

    /// Does a piece of work on this thread, for the command line.
    pub fn work_now<T, F>(&self, actor: Actor, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Outcome<T> + Send + 'static,
    {
        let context = self.clone();
        self.database.write_now(move |conn| work(&mut Work::begin(conn, &context, &actor, Origin::command_line())?))
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

/// One piece of work inside one write: who does it, when, and with what.
pub struct Work<'a> {
    pub conn: &'a mut DbConnection,
    pub actor: &'a Actor,
    pub vault: &'a Vault,
    pub clock: &'a Clock,
    pub settings: Settings,
    pub now: Instant,
    pub today: Day,
    pub origin: Origin,
    pub procedure: Procedure,
    /// Rules of procedure that were not kept but only warn.
    pub warnings: Vec<Warning>,
    /// Rows written to the audit log; a change without one is a fault of ours.
    pub audited: u32,
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
    /// Begins a piece of work on the writing connection.
    pub fn begin(conn: &'a mut DbConnection, context: &'a Context, actor: &'a Actor, origin: Origin) -> Outcome<Self> {
        let settings = context.settings(conn, actor.town)?;
        let now = context.clock.now();
        Ok(Self {
            conn,
            actor,
            vault: &context.vault,
            clock: &context.clock,
            settings,
            now,
            today: context.clock.day_of(now),
            origin,
            procedure: Procedure::Strict,
            warnings: Vec::new(),
            audited: 0,
        })
    }

    /// A piece of the same work as somebody else does it at another moment: how the demonstration gets its past.
    pub fn on_behalf<T>(&mut self, actor: &Actor, at: Instant, deed: impl FnOnce(&mut Work<'_>) -> Outcome<T>) -> Outcome<T> {
        let mut theirs = Work {
            conn: &mut *self.conn,
            actor,
            vault: self.vault,
            clock: self.clock,
            settings: self.settings.clone(),
            now: at,
            today: self.clock.day_of(at),
            origin: Origin { seen_revision: None, ..self.origin.clone() },
            procedure: Procedure::Strict,
            warnings: Vec::new(),
            audited: 0,
        };
        let done = deed(&mut theirs);
        self.audited += theirs.audited;
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
