//! Which key file belongs to this database, and which database this is.

use diesel::prelude::*;

use super::DbConnection;
use super::schema::{chain_keys, keyring};
use crate::crypto::{ChainKeys, SealedKey, Vault};
use crate::problem::{Code, Outcome, Problem};

/// Remembers the key on first use and refuses any other afterwards; gives the database's epoch.
pub fn claim(conn: &mut DbConnection, fingerprint: &str) -> Outcome<String> {
    let known: Option<(String, String)> =
        keyring::table.find(1).select((keyring::fingerprint, keyring::epoch)).get_result(conn).optional()?;
    match known {
        Some((mark, epoch)) if mark == fingerprint => Ok(epoch),
        Some(_) => Err(Problem::new(Code::Internal).saying(
            "密钥文件与这个数据库不匹配，请放回原来的密钥文件（--key-file）",
            "this key file does not belong to this database; put back the right one (--key-file)",
        )),
        None => {
            let epoch = uuid::Uuid::now_v7().to_string();
            diesel::insert_into(keyring::table)
                .values((keyring::id.eq(1), keyring::fingerprint.eq(fingerprint), keyring::epoch.eq(&epoch)))
                .execute(conn)?;
            Ok(epoch)
        }
    }
}

/// The keys of the audit log; the first is made with a new database. One that lost them is not given others: its log would
/// never be checked again.
pub fn chain_keys(conn: &mut DbConnection, vault: &Vault, is_new: bool) -> Outcome<ChainKeys> {
    let kept: Vec<(i32, String)> = chain_keys::table.order(chain_keys::number).load(conn)?;
    let mut kept: Vec<SealedKey> = kept.into_iter().map(|(number, sealed)| SealedKey { number, sealed }).collect();
    if kept.is_empty() && !is_new {
        return Err(Problem::new(Code::Internal).saying(
            "审计日志的密钥（表 chain_keys）不见了，没有打开；请从备份恢复",
            "the keys of the audit log (table chain_keys) are gone; the database was not opened, restore it from a backup",
        ));
    }
    if kept.is_empty() {
        let first = SealedKey::random(vault, 1)?;
        let row = (chain_keys::number.eq(first.number), chain_keys::sealed.eq(&first.sealed));
        diesel::insert_into(chain_keys::table).values(row).execute(conn)?;
        kept.push(first);
    }
    ChainKeys::open(vault, &kept)
}

/// Whether a key file already belongs to this database.
pub fn is_claimed(conn: &mut DbConnection) -> Outcome<bool> {
    Ok(keyring::table.find(1).select(keyring::id).first::<i32>(conn).optional()?.is_some())
}

/// Whether a database belongs to a key file; false for one that belongs to none.
pub fn belongs_to(conn: &mut DbConnection, fingerprint: &str) -> Outcome<bool> {
    let mark: Option<String> = keyring::table.find(1).select(keyring::fingerprint).get_result(conn).optional()?;
    Ok(mark.as_deref() == Some(fingerprint))
}

/// The epoch of this database: another one means it was made anew or restored.
pub fn epoch(conn: &mut DbConnection) -> Outcome<String> {
    Ok(keyring::table.find(1).select(keyring::epoch).get_result(conn).optional()?.unwrap_or_default())
}

/// Gives a restored database an epoch of its own, so that clients drop what they remember of the old one.
pub fn renew_epoch(conn: &mut DbConnection) -> Outcome<()> {
    diesel::update(keyring::table.find(1)).set(keyring::epoch.eq(uuid::Uuid::now_v7().to_string())).execute(conn)?;
    Ok(())
}
