//! The queries of accounts and sessions.

use diesel::prelude::*;

use super::model::Account;
use crate::clock::Instant;
use crate::db::DbConnection;
use crate::db::schema::{accounts, sessions, settings, towns};
use crate::ids::{AccountId, PersonId, TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Role, Scope};

/// The account of that name.
pub fn by_username(conn: &mut DbConnection, username: &str) -> Outcome<Option<Account>> {
    Ok(accounts::table.filter(accounts::username.eq(username)).select(Account::as_select()).get_result(conn).optional()?)
}

/// One account of a scope, or 404.
pub fn find(conn: &mut DbConnection, scope: Scope, id: AccountId) -> Outcome<Account> {
    accounts_in(conn, scope)?.into_iter().find(|account| account.id == id).ok_or_else(|| Problem::new(Code::NotFound))
}

/// One account, whoever asks.
pub fn by_id(conn: &mut DbConnection, id: AccountId) -> Outcome<Account> {
    Ok(accounts::table.find(id).select(Account::as_select()).get_result(conn)?)
}

/// The accounts of a scope, by name.
pub fn accounts_in(conn: &mut DbConnection, scope: Scope) -> Outcome<Vec<Account>> {
    let query = accounts::table.select(Account::as_select()).into_boxed();
    let of_town = |town: TownKey| towns::table.filter(towns::number.eq(town)).select(towns::id.nullable());
    let query = match scope {
        Scope::All => query,
        Scope::Town(town) => query.filter(accounts::town_id.eq_any(of_town(town))),
        Scope::Room(town, room) => query.filter(accounts::town_id.eq_any(of_town(town)).and(accounts::room_id.eq(room))),
    };
    Ok(query.order((accounts::username, accounts::id)).load(conn)?)
}

/// Whether there is any account at all.
pub fn any(conn: &mut DbConnection) -> Outcome<bool> {
    Ok(accounts::table.select(accounts::id).first::<AccountId>(conn).optional()?.is_some())
}

pub fn insert(conn: &mut DbConnection, account: &Account) -> Outcome<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn)?;
    Ok(())
}

pub fn update(conn: &mut DbConnection, account: &Account) -> Outcome<()> {
    diesel::update(accounts::table.find(account.id)).set(account).execute(conn)?;
    Ok(())
}

/// The accounts that name a person of the register.
pub fn accounts_naming(conn: &mut DbConnection, person: PersonId) -> Outcome<Vec<Account>> {
    Ok(accounts::table.filter(accounts::person_id.eq(person)).order(accounts::id).select(Account::as_select()).load(conn)?)
}

/// How many other accounts administer just this town, or all towns, and are not disabled.
pub fn other_administrators(conn: &mut DbConnection, town: Option<TownId>, than: AccountId) -> Outcome<i64> {
    let active = accounts::role.eq(Role::Admin).and(accounts::disabled_at.is_null()).and(accounts::id.ne(than));
    let query = accounts::table.filter(active).into_boxed();
    let query = match town {
        Some(town) => query.filter(accounts::town_id.eq(town)),
        None => query.filter(accounts::town_id.is_null()),
    };
    Ok(query.count().get_result(conn)?)
}

/// Opens a session.
pub fn open_session(conn: &mut DbConnection, token_hash: &str, account: AccountId, now: Instant) -> Outcome<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash),
            sessions::account_id.eq(account),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The person behind a session's token, when it was last seen, and what is kept of a setting of the program; none when the
/// session is unknown or the account disabled. Every request asks, so it is one statement.
pub fn session_of(conn: &mut DbConnection, token_hash: &str, setting: &str) -> Outcome<Option<(Actor, Instant, Option<String>)>> {
    let kept = settings::table.filter(settings::name.eq(setting)).select(settings::value).single_value();
    let found: Option<(Account, Option<TownKey>, Instant, Option<String>)> = sessions::table
        .inner_join(accounts::table.left_join(towns::table.on(towns::id.nullable().eq(accounts::town_id))))
        .filter(sessions::token_hash.eq(token_hash).and(accounts::disabled_at.is_null()))
        .select((Account::as_select(), towns::number.nullable(), sessions::seen_at, kept))
        .get_result(conn)
        .optional()?;
    Ok(found.map(|(account, town, seen_at, kept)| (account.actor(town), seen_at, kept)))
}

/// Notes that a session was used.
pub fn touch(conn: &mut DbConnection, token_hash: &str, now: Instant) -> Outcome<()> {
    diesel::update(sessions::table.find(token_hash)).set(sessions::seen_at.eq(now)).execute(conn)?;
    Ok(())
}

/// Ends one session.
pub fn close_session(conn: &mut DbConnection, token_hash: &str) -> Outcome<()> {
    diesel::delete(sessions::table.find(token_hash)).execute(conn)?;
    Ok(())
}

/// Ends every session of an account, except perhaps the one in use.
pub fn close_sessions(conn: &mut DbConnection, account: AccountId, except: Option<&str>) -> Outcome<()> {
    let kept = except.unwrap_or_default().to_owned();
    diesel::delete(sessions::table.filter(sessions::account_id.eq(account).and(sessions::token_hash.ne(kept)))).execute(conn)?;
    Ok(())
}

/// Drops sessions that have been idle too long.
pub fn forget_idle(conn: &mut DbConnection, idle_since: Instant) -> Outcome<()> {
    diesel::delete(sessions::table.filter(sessions::seen_at.lt(idle_since))).execute(conn)?;
    Ok(())
}
