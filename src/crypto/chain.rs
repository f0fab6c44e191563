//! The keys of the audit log. They are its own, made at random and kept in the database under the vault, so that a row written
//! under one of them can be checked for as long as the log is kept, whatever becomes of the vault's own key.

use std::collections::BTreeMap;

use hmac::{Hmac, Mac};
use rand::RngCore;
use sha2::Sha256;

use super::{Field, Vault, hex};
use crate::problem::{Outcome, Problem};

/// A key of the log, as it is kept.
pub struct SealedKey {
    pub number: i32,
    pub sealed: String,
}

impl SealedKey {
    /// A new key under a vault.
    pub fn random(vault: &Vault, number: i32) -> Outcome<Self> {
        let mut key = [0; 32];
        rand::rngs::OsRng.fill_bytes(&mut key);
        Ok(Self { number, sealed: vault.seal(Field::ChainKey, &key)? })
    }
}

/// The keys of the log, by the number that its rows carry.
#[derive(Clone)]
pub struct ChainKeys {
    keys: BTreeMap<i32, Hmac<Sha256>>,
    newest: i32,
}

impl ChainKeys {
    /// Opens the keys of a database.
    pub fn open(vault: &Vault, sealed: &[SealedKey]) -> Outcome<Self> {
        let mut keys = BTreeMap::new();
        for key in sealed {
            let bytes = vault.open(Field::ChainKey, &key.sealed)?;
            keys.insert(key.number, Hmac::new_from_slice(&bytes).map_err(Problem::internal)?);
        }
        let newest = keys.keys().next_back().copied().ok_or_else(|| Problem::internal("the audit log has no key"))?;
        Ok(Self { keys, newest })
    }

    /// The number of the key that new rows are written under.
    pub fn newest(&self) -> i32 {
        self.newest
    }

    /// The keyed hash of some parts, as hexadecimal; nothing for a key there is not.
    pub fn hash(&self, number: i32, parts: &[&str]) -> Option<String> {
        Some(hex(&self.code(number, parts.iter().map(|part| part.as_bytes()))?))
    }

    /// The first 64 bits of such a hash. Nobody can find another text of the same 64 bits without asking whoever has the key.
    pub fn mark(&self, number: i32, parts: &[&[u8]]) -> Option<u64> {
        let code = self.code(number, parts.iter().copied())?;
        Some(code.iter().take(8).fold(0, |mark, byte| mark << 8 | u64::from(*byte)))
    }

    /// Each part is preceded by its length, so that no two lists of parts hash alike.
    fn code<'a>(&self, number: i32, parts: impl Iterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
        let mut code = self.keys.get(&number)?.clone();
        for part in parts {
            code.update(&(part.len() as u64).to_be_bytes());
            code.update(part);
        }
        Some(code.finalize().into_bytes().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_under_its_vault_alone_and_keeps_its_number() {
        let vault = Vault::from_master(&[7; 32]);
        let kept = [SealedKey::random(&vault, 1).expect("a key"), SealedKey::random(&vault, 2).expect("a key")];
        let keys = ChainKeys::open(&vault, &kept).expect("opened");
        assert_eq!(keys.newest(), 2);
        assert_ne!(keys.hash(1, &["a"]), keys.hash(2, &["a"]));
        assert_ne!(keys.hash(1, &["ab", "c"]), keys.hash(1, &["a", "bc"]));
        assert_eq!(keys.hash(3, &["a"]), None);
        assert!(ChainKeys::open(&Vault::from_master(&[8; 32]), &kept).is_err());
    }
}
