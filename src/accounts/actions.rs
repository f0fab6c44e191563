//! What people do with accounts: sign in and out, change a password, add and correct accounts.

use std::cell::Cell;

use chrono::Duration;
use serde_json::{Value, json};

use super::attempts::{Caller, Tries};
use super::model::Account;
use super::shapes::{AccountPatch, account_json};
use super::{reach, sessions, store};
use crate::audit::{self, Action, Event, Record, Seen, row_without};
use crate::clock::Instant;
use crate::context::{Context, Origin, Work};
use crate::crypto::{passwords, random_token};
use crate::db::{DbConnection, Lane};
use crate::ids::{AccountId, Key, PersonId, RoomId, TownId, TownKey};
use crate::people::find_person;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Role, Scope};
use crate::rooms::{find_room, find_town, town_in, town_with_id};
use crate::settings::Settings;

/// Signs a person in: the token for the cookie and who they are. A name without an account is answered like one with an
/// account, by the same work: a place in the waiting room, a try, a hash, a row of the log.
pub async fn sign_in(
    context: &Context,
    caller: &Caller,
    (username, password): (String, String),
    origin: Origin,
) -> Outcome<(String, Actor)> {
    let place = context.passwords.place()?;
    let (inner, sought) = (context.clone(), username.clone());
    let read = move |conn: &mut DbConnection| {
        let account = store::by_username(conn, &sought)?;
        let town = account.as_ref().and_then(|account| account.town_id).map(|id| town_with_id(conn, id)).transpose()?;
        Ok((inner.settings(conn, None)?, account, town.map(|town| town.number)))
    };
    let (settings, account, town) = context.database.read(read).await?;
    let tries = caller.try_once(context, &settings, &username).await?;
    let kept = account.as_ref().filter(|account| account.disabled_at.is_none()).map(|account| account.password_hash.clone());
    let right = place.matches(password, kept).await?;
    drop(place);
    let (inner, actor) = (context.clone(), account.as_ref().map_or_else(Actor::nobody, |account| account.actor(town)));
    // Whoever reaches all towns signs in without holding any of them up.
    let lane = Lane::own(town);
    let signed_in = context
        .database
        .write(lane, move |conn| {
            audit::working::within(conn, &inner, &actor, origin, |work| match account {
                Some(account) if right => open_session(work, &account).map(|token| Some((token, actor.clone()))),
                Some(account) => audit::record(work, event(Action::SignInFailed, &account, town)).map(|()| None),
                // Which name was tried is not written down: it may be a password typed in the wrong place.
                None => audit::record(work, Event::new(Action::SignInUnknown, AccountId(uuid::Uuid::nil()))).map(|()| None),
            })
        })
        .await?;
    let signed_in = signed_in.ok_or_else(|| Problem::new(Code::WrongPassword))?;
    tries.release(context);
    Ok(signed_in)
}

fn open_session(work: &mut Work<'_>, account: &Account) -> Outcome<String> {
    let token = random_token();
    store::open_session(work.conn, &sessions::token_hash(&token), account.id, work.now)?;
    audit::record(work, event(Action::SignIn, account, work.actor.town))?;
    Ok(token)
}

/// Ends the session in use.
pub fn sign_out(work: &mut Work<'_>, token: &str) -> Outcome<()> {
    store::close_session(work.conn, &sessions::token_hash(token))?;
    let account = store::by_id(work.conn, work.actor.account_id)?;
    audit::record(work, event(Action::SignOut, &account, work.actor.town))
}

/// Changes one's own password and ends one's other sessions. The old one was checked before this write.
pub fn change_password(work: &mut Work<'_>, new_hash: String, token: &str) -> Outcome<()> {
    let account = store::by_id(work.conn, work.actor.account_id)?;
    let town = work.actor.town;
    let account = work.amend(
        &account,
        |account| event(Action::ChangePassword, account, town),
        |_, account| {
            (account.password_hash, account.must_change_password) = (new_hash, false);
            Ok(())
        },
    )?;
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
    pub password_hash: String,
    /// Accounts made on the command line keep their password; others must change it at first sign-in.
    pub must_change_password: bool,
}

/// Adds an account within a scope.
pub fn add_account(work: &mut Work<'_>, scope: Scope, draft: NewAccount) -> Outcome<Account> {
    if store::by_username(work.conn, &draft.username)?.is_some() {
        return Err(Problem::at("/username", Code::NameTaken));
    }
    let mut account = Account {
        id: draft.id,
        username: draft.username,
        display_name: draft.display_name,
        role: draft.role,
        town_id: draft.town_id,
        room_id: draft.room_id,
        person_id: draft.person_id,
        password_hash: draft.password_hash,
        must_change_password: draft.must_change_password,
        disabled_at: None,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
    };
    let town = place(work, scope, &mut account)?;
    // Another town may be giving the same name just now.
    let kept = store::insert(work.conn, &account);
    kept.map_err(|problem| if problem.is_duplicate() { Problem::at("/username", Code::NameTaken) } else { problem })?;
    audit::record(work, event(Action::AddAccount, &account, town).changing(json!({ "role": [null, account.role] })))?;
    Ok(account)
}

/// The hash of a password given to an account of that name, made on this thread: for the command line.
pub fn password_hash_now(username: &str, password: &str) -> Outcome<String> {
    passwords::require_strong(username, password, "/password")?;
    passwords::hash(password)
}

/// The same, made where passwords are hashed for requests.
pub async fn password_hash(context: &Context, username: &str, password: String) -> Outcome<String> {
    passwords::require_strong(username, &password, "/password")?;
    context.passwords.place()?.hash(password).await
}

/// The account of a user name.
pub fn account_named(conn: &mut DbConnection, username: &str) -> Outcome<Account> {
    store::by_username(conn, username)?.ok_or_else(|| {
        Problem::new(Code::NotFound).saying(format!("没有这个账号：{username}"), format!("there is no such account: {username}"))
    })
}

/// Corrects, disables or gives a new first password (its hash) to an account.
pub fn correct_account(
    work: &mut Work<'_>,
    scope: Scope,
    id: AccountId,
    patch: AccountPatch,
    password_hash: Option<String>,
) -> Outcome<Account> {
    let before = store::find(work.conn, scope, id)?;
    // Of the account as it is afterwards: the log of its new town tells of it.
    let town = Cell::new(None);
    work.edit(
        &before,
        |account| event(Action::CorrectAccount, account, town.get()),
        |work, account| {
            if let Some(name) = patch.display_name {
                account.display_name = name;
            }
            account.role = patch.role.unwrap_or(account.role);
            patch.town_id.apply(&mut account.town_id);
            patch.room_id.apply(&mut account.room_id);
            patch.person_id.apply(&mut account.person_id);
            town.set(place(work, scope, account)?);
            if let Some(disabled) = patch.disabled {
                account.disabled_at = disabled.then_some(work.now);
            }
            reach::require_own_kept(work, &before, account)?;
            reach::require_an_administrator_left(work, &before, account)?;
            if let Some(hash) = password_hash {
                (account.password_hash, account.must_change_password) = (hash, true);
                store::close_sessions(work.conn, account.id, None)?;
            }
            Ok(())
        },
    )
}

/// Puts the account into its town and room; a mediator needs a room, and only a person over all towns makes another such.
/// Gives the number of the town.
fn place(work: &mut Work<'_>, scope: Scope, account: &mut Account) -> Outcome<Option<TownKey>> {
    let town = if account.role == Role::Mediator {
        let id = account.room_id.ok_or_else(|| Problem::at("/room_id", Code::Required))?;
        let room = find_room(work.conn, scope, id).map_err(|_| Problem::at("/room_id", Code::UnknownReference))?;
        Some(find_town(work.conn, room.town)?)
    } else {
        account.room_id = None;
        match account.town_id {
            Some(id) => Some(town_in(work.conn, scope, id).map_err(|_| Problem::at("/town_id", Code::UnknownReference))?),
            None => scope.town().map(|own| find_town(work.conn, own)).transpose()?,
        }
    };
    account.town_id = town.as_ref().map(|town| town.id);
    let town = town.map(|town| town.number);
    if let Some(person) = account.person_id {
        let within = town.map_or(Scope::All, Scope::Town);
        find_person(work.conn, within, person).map_err(|_| Problem::at("/person_id", Code::UnknownReference))?;
    }
    Ok(town)
}

impl Record for Account {
    fn raise(&mut self, now: Instant) {
        self.revision += 1;
        self.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        let mut row = row_without(self, &[])?;
        if let Some(fields) = row.as_object_mut() {
            // Under a name whose value is never written down.
            fields.insert("password".to_owned(), json!(self.password_hash));
        }
        Ok(row)
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        store::update(work.conn, self)
    }
}

impl Seen for Account {
    fn revision(&self) -> i32 {
        self.revision
    }

    fn current(&self, _: &Work<'_>) -> Outcome<Value> {
        Ok(account_json(self))
    }
}

fn event(action: Action, account: &Account, town: Option<TownKey>) -> Event {
    let mut event = Event::new(action, account.id);
    event.town = town;
    event.room_id = account.room_id;
    event
}

/// Takes a person who leaves the register off the accounts that name them.
pub fn release_person(work: &mut Work<'_>, person: Key<PersonId>) -> Outcome<()> {
    for account in store::accounts_naming(work.conn, person.id)? {
        // An account of a town names only people of that town.
        let town = account.town_id.map(|_| person.town);
        work.amend(
            &account,
            |account| event(Action::CorrectAccount, account, town),
            |_, account| {
                account.person_id = None;
                Ok(())
            },
        )?;
    }
    Ok(())
}

/// Whether the database has any account yet.
pub fn any_account(conn: &mut DbConnection) -> Outcome<bool> {
    store::any(conn)
}

/// The person behind a session's token, and when it was last seen; none when it is unknown, disabled, or idle too long.
pub fn session_of(conn: &mut DbConnection, base: &Settings, token_hash: &str, now: Instant) -> Outcome<Option<(Actor, Instant)>> {
    let Some((actor, seen_at, kept)) = store::session_of(conn, token_hash, "session_days")? else { return Ok(None) };
    let mut settings = base.clone();
    if let Some(days) = kept {
        settings.overlay("session_days", &days);
    }
    let idle = now - seen_at > Duration::days(i64::from(settings.session_days));
    Ok((!idle).then_some((actor, seen_at)))
}

/// Notes that a session is in use; the shell calls it at most once a day for each.
pub fn touch(conn: &mut DbConnection, token_hash: &str, now: Instant) -> Outcome<()> {
    store::touch(conn, token_hash, now)
}

/// Drops sessions nobody has used for the days set.
pub fn forget_idle_sessions(conn: &mut DbConnection, settings: &Settings, now: Instant) -> Outcome<()> {
    store::forget_idle(conn, now - Duration::days(i64::from(settings.session_days)))
}

/// The hash of a new password of the person acting, when the old one is right; a wrong one costs a try.
pub async fn check_old_password(context: &Context, actor: &Actor, old: String, new: String) -> Outcome<String> {
    let place = context.passwords.place()?;
    let (inner, id) = (context.clone(), actor.account_id);
    let (settings, account) = context.database.read(move |conn| Ok((inner.settings(conn, None)?, store::by_id(conn, id)?))).await?;
    passwords::require_strong(&account.username, &new, "/new")?;
    let tries = Tries::of_own_password(context, &settings, id)?;
    if !place.matches(old, Some(account.password_hash)).await? {
        return Err(Problem::at("/old", Code::WrongPassword));
    }
    tries.release(context);
    place.hash(new).await
}
