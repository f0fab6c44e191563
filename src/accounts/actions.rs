//! What people do with accounts: sign in and out, change a password, add and correct accounts.

use chrono::Duration;
use serde_json::json;

use super::api::AccountPatch;
use super::model::Account;
use super::{passwords, sessions, store};
use crate::audit::{self, Event};
use crate::clock::Instant;
use crate::context::{Context, Origin, Work};
use crate::crypto::random_token;
use crate::db::DbConnection;
use crate::db::kept_settings;
use crate::ids::{AccountId, PersonId, RoomId, TownId};
use crate::people::find_person;
use crate::problem::{Code, Fault, Faults, Outcome, Problem};
use crate::rights::{Actor, Role, Scope};
use crate::rooms::{find_room, find_town};
use crate::settings::Settings;

/// Signs a person in: the token for the cookie and who they are.
pub async fn sign_in(context: &Context, username: String, password: String, origin: Origin) -> Outcome<(String, Account)> {
    let now = context.clock.now();
    let account = context.database.read(move |conn| store::by_username(conn, &username)).await?;
    if let Some(wait) = account.as_ref().and_then(|account| account.paused_until).filter(|until| *until > now) {
        let seconds = u32::try_from((wait - now).num_seconds() + 1).unwrap_or(1);
        return Err(Problem::new(Code::TooManyRequests).retry_after(seconds));
    }
    let kept = account.as_ref().filter(|account| account.disabled_at.is_none()).map(|account| account.password_hash.clone());
    let right = tokio::task::spawn_blocking(move || passwords::matches(&password, kept.as_deref())).await.map_err(Problem::internal)?;
    let Some(account) = account else { return Err(Problem::new(Code::WrongPassword)) };
    let context = context.clone();
    let database = context.database.clone();
    let token = database
        .write(move |conn| {
            let actor = account.actor();
            let mut work = Work::begin(conn, &context, &actor, origin)?;
            match right {
                true => open_session(&mut work, &account).map(|token| Some((token, account))),
                false => note_failure(&mut work, &account).map(|()| None),
            }
        })
        .await?;
    token.ok_or_else(|| Problem::new(Code::WrongPassword))
}

fn open_session(work: &mut Work<'_>, account: &Account) -> Outcome<String> {
    let token = random_token();
    store::open_session(work.conn, &sessions::token_hash(&token), account.id, work.now)?;
    store::note_failure(work.conn, account.id, 0, None)?;
    audit::record(work, event("sign_in", account))?;
    Ok(token)
}

fn note_failure(work: &mut Work<'_>, account: &Account) -> Outcome<()> {
    let failures = account.failed_sign_ins + 1;
    let allowed = i32::try_from(work.settings.sign_in_attempts).unwrap_or(i32::MAX);
    let pause = Duration::seconds(i64::from(work.settings.sign_in_pause_seconds));
    let paused = failures >= allowed;
    store::note_failure(work.conn, account.id, if paused { 0 } else { failures }, paused.then_some(work.now + pause))?;
    audit::record(work, event("sign_in_failed", account))
}

/// Ends the session in use.
pub fn sign_out(work: &mut Work<'_>, token: &str) -> Outcome<()> {
    store::close_session(work.conn, &sessions::token_hash(token))?;
    let account = store::by_id(work.conn, work.actor.account_id)?;
    audit::record(work, event("sign_out", &account))
}

/// Changes one's own password and ends one's other sessions. The old one was checked before this write.
pub fn change_password(work: &mut Work<'_>, new_hash: String, token: &str) -> Outcome<()> {
    let mut account = store::by_id(work.conn, work.actor.account_id)?;
    account.password_hash = new_hash;
    account.must_change_password = false;
    save(work, &mut account, "change_password")?;
    store::close_sessions(work.conn, account.id, Some(&sessions::token_hash(token)))
}

/// An account to be added.
pub struct NewAccount {
    pub id: AccountId,
    pub username: String,
    pub display_name: String,
    pub role: Role,
    pub town_id: Option<TownId>,
    pub room_id: Option<RoomId>,
    pub person_id: Option<PersonId>,
    pub password: String,
    /// Accounts made on the command line keep their password; others must change it at first sign-in.
    pub must_change_password: bool,
}

/// Adds an account within a scope.
pub fn add_account(work: &mut Work<'_>, scope: Scope, draft: NewAccount) -> Outcome<Account> {
    if store::by_username(work.conn, &draft.username)?.is_some() {
        return Err(Problem::at("/username", Code::NameTaken));
    }
    passwords::require_strong(&draft.username, &draft.password, "/password")?;
    let mut account = Account {
        id: draft.id,
        username: draft.username,
        display_name: draft.display_name,
        role: draft.role,
        town_id: draft.town_id,
        room_id: draft.room_id,
        person_id: draft.person_id,
        password_hash: passwords::hash(&draft.password)?,
        must_change_password: draft.must_change_password,
        failed_sign_ins: 0,
        paused_until: None,
        disabled_at: None,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
    };
    place(work, scope, &mut account)?;
    store::insert(work.conn, &account)?;
    audit::record(work, event("add_account", &account).changing(json!({ "role": [null, account.role] })))?;
    Ok(account)
}

/// Corrects, disables or gives a new first password to an account.
pub fn correct_account(work: &mut Work<'_>, scope: Scope, id: AccountId, patch: AccountPatch) -> Outcome<Account> {
    let mut account = store::find(work.conn, scope, id)?;
    work.require_seen(account.revision, || super::api::account_json(&account))?;
    account.display_name = patch.display_name.unwrap_or(account.display_name);
    account.role = patch.role.unwrap_or(account.role);
    patch.town_id.apply(&mut account.town_id);
    patch.room_id.apply(&mut account.room_id);
    patch.person_id.apply(&mut account.person_id);
    place(work, scope, &mut account)?;
    if let Some(disabled) = patch.disabled {
        account.disabled_at = disabled.then_some(work.now);
    }
    if let Some(password) = patch.password {
        passwords::require_strong(&account.username, &password, "/password")?;
        account.password_hash = passwords::hash(&password)?;
        account.must_change_password = true;
        account.failed_sign_ins = 0;
        account.paused_until = None;
        store::close_sessions(work.conn, account.id, None)?;
    }
    save(work, &mut account, "correct_account")?;
    Ok(account)
}

/// Puts the account into its town and room; a mediator needs a room, and only a person over all towns makes another such.
fn place(work: &mut Work<'_>, scope: Scope, account: &mut Account) -> Outcome<()> {
    if account.role == Role::Mediator {
        let id = account.room_id.ok_or_else(|| Problem::at("/room_id", Code::Required))?;
        let room = find_room(work.conn, scope, id).map_err(|_| Problem::at("/room_id", Code::UnknownReference))?;
        account.town_id = Some(room.town_id);
    } else {
        account.room_id = None;
        if let Scope::Town(own) = scope {
            account.town_id = account.town_id.or(Some(own));
        }
        match (account.town_id, scope) {
            (Some(town), Scope::Town(own)) if town != own => return Err(Problem::at("/town_id", Code::UnknownReference)),
            (Some(town), _) => drop(find_town(work.conn, town).map_err(|_| Problem::at("/town_id", Code::UnknownReference))?),
            (None, _) => {}
        }
    }
    if let Some(person) = account.person_id {
        let within = account.town_id.map_or(Scope::All, Scope::Town);
        find_person(work.conn, within, person).map_err(|_| Problem::at("/person_id", Code::UnknownReference))?;
    }
    Ok(())
}

fn save(work: &mut Work<'_>, account: &mut Account, action: &'static str) -> Outcome<()> {
    account.revision += 1;
    account.updated_at = work.now;
    store::update(work.conn, account)?;
    audit::record(work, event(action, account))
}

fn event(action: &'static str, account: &Account) -> Event {
    let mut event = Event::new(action, "account", account.id);
    event.town_id = account.town_id;
    event.room_id = account.room_id;
    event
}

/// Whether the database has any account yet.
pub fn any_account(conn: &mut DbConnection) -> Outcome<bool> {
    store::any(conn)
}

/// Notes that a session is in use; the shell calls it at most once a day for each.
pub fn touch(conn: &mut DbConnection, token_hash: &str, now: Instant) -> Outcome<()> {
    store::touch(conn, token_hash, now)
}

/// Drops sessions nobody has used for the days set.
pub fn forget_idle_sessions(conn: &mut DbConnection, settings: &Settings, now: Instant) -> Outcome<()> {
    store::forget_idle(conn, now - Duration::days(i64::from(settings.session_days)))
}

/// The account of the person acting, when the old password is right; checked away from the writer.
pub async fn check_old_password(context: &Context, actor: &Actor, old: String, new: String) -> Outcome<String> {
    let id = actor.account_id;
    let account = context.database.read(move |conn| store::by_id(conn, id)).await?;
    passwords::require_strong(&account.username, &new, "/new")?;
    let checked = tokio::task::spawn_blocking(move || match passwords::matches(&old, Some(&account.password_hash)) {
        true => passwords::hash(&new),
        false => Err(Problem::at("/old", Code::WrongPassword)),
    });
    checked.await.map_err(Problem::internal)?
}

/// Keeps new values of settings; every unknown name and unreadable value is told.
pub fn keep_settings(work: &mut Work<'_>, values: &std::collections::BTreeMap<String, serde_json::Value>) -> Outcome<()> {
    let revision = kept_settings::revision(work.conn)?;
    work.require_seen(revision, || super::api::settings_json(&work.settings))?;
    let mut faults = Faults::default();
    let mut accepted = Vec::new();
    for (name, value) in values {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match crate::settings::TABLE.iter().find(|row| row.name == name) {
            None => faults.push(Fault::new(format!("/{name}"), Code::UnknownField)),
            Some(row) if !row.accepts(&text) => faults.push(Fault::new(format!("/{name}"), Code::Invalid)),
            Some(_) => accepted.push((name, text)),
        }
    }
    faults.settle()?;
    let mut changes = serde_json::Map::new();
    for (name, text) in accepted {
        changes.insert(name.clone(), json!([work.settings.value_of(name), text]));
        kept_settings::keep(work.conn, name, &text, work.now)?;
        work.settings.overlay(name, &text);
    }
    kept_settings::raise_revision(work.conn)?;
    audit::record(work, Event::new("keep_settings", "settings", "settings").changing(changes.into()))
}
