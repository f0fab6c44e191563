//! Sealing of personal fields, blind indexes for exact look-up, keyed hashes of requests, the hash chain.
//!
//! One master key in a file beside the database, never inside it: who steals the database file reads no
//! ID number and no phone. All keys in use are derived from it, one for each purpose.

mod chain;
pub mod passwords;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::RngCore;
use sha2::{Digest, Sha256};

use crate::problem::{Code, Outcome, Problem};
pub use chain::{ChainKeys, SealedKey};

const NONCE: usize = 24;

/// What a sealed or indexed value is; a value sealed as one thing cannot be opened as another.
#[derive(Clone, Copy, Debug)]
pub enum Field {
    IdNumber,
    Phone,
    Upload,
    /// A key of the audit log.
    ChainKey,
}

impl Field {
    fn name(self) -> &'static [u8] {
        match self {
            Self::IdNumber => b"id_number",
            Self::Phone => b"phone",
            Self::Upload => b"upload",
            Self::ChainKey => b"chain_key",
        }
    }
}

/// Holds the keys derived from the town's key file.
#[derive(Clone)]
pub struct Vault {
    sealing: [u8; 32],
    indexing: [u8; 32],
    requests: [u8; 32],
    files: [u8; 32],
    fingerprint: String,
}

impl Vault {
    /// The keys derived from a master key.
    pub fn from_master(master: &[u8; 32]) -> Self {
        let derive = |purpose: &[u8]| {
            let mut key = [0; 32];
            // 32 bytes is far below HKDF's limit, the only error there is.
            let _ = Hkdf::<Sha256>::new(None, master).expand(purpose, &mut key);
            key
        };
        let mark = derive(b"fengqiao fingerprint");
        Self {
            sealing: derive(b"fengqiao personal fields"),
            indexing: derive(b"fengqiao blind index"),
            requests: derive(b"fengqiao requests"),
            files: derive(b"fengqiao files"),
            fingerprint: hex(mark.get(..8).unwrap_or_default()),
        }
    }

    /// Reads the key file; makes it (mode 0600) when there is none and `may_make` says so.
    pub fn from_file(path: &Path, may_make: bool) -> Outcome<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Self::from_text(&text).ok_or_else(|| key_problem(path, "不是有效的密钥文件", "is not a key file of this program")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && may_make => {
                let mut master = [0; 32];
                rand::rngs::OsRng.fill_bytes(&mut master);
                write_key(path, &BASE64.encode(master))
                    .map_err(|error| key_problem(path, &format!("写不进去：{error}"), &format!("cannot be written: {error}")))?;
                Ok(Self::from_master(&master))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(key_problem(
                path,
                "不存在；没有它就读不出证件号码和电话",
                "is missing; without it ID numbers and phones cannot be read",
            )),
            Err(error) => Err(key_problem(path, &format!("读不出：{error}"), &format!("cannot be read: {error}"))),
        }
    }

    /// The keys from the text of a key file.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = BASE64.decode(text.trim()).ok()?;
        Some(Self::from_master(&bytes.try_into().ok()?))
    }

    /// A mark of the master key that may be shown and kept: it tells a wrong key file from the right one.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The key under which photos and scans are sealed.
    pub fn file_key(&self) -> &[u8; 32] {
        &self.files
    }

    /// Seals a value; every sealing of the same value looks different.
    pub fn seal(&self, field: Field, plain: &[u8]) -> Outcome<String> {
        let mut nonce = [0; NONCE];
        rand::rngs::OsRng.fill_bytes(&mut nonce);
        let sealed = XChaCha20Poly1305::new(&self.sealing.into())
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: field.name() })
            .map_err(|_| Problem::internal("sealing failed"))?;
        Ok(BASE64.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens a sealed value. An error means a wrong key or an altered value.
    pub fn open(&self, field: Field, sealed: &str) -> Outcome<Vec<u8>> {
        let broken = || Problem::internal(format!("a sealed {field:?} cannot be opened: wrong key file or altered record"));
        let bytes = BASE64.decode(sealed).map_err(|_| broken())?;
        let (nonce, rest) = bytes.split_at_checked(NONCE).ok_or_else(broken)?;
        XChaCha20Poly1305::new(&self.sealing.into())
            .decrypt(XNonce::from_slice(nonce), Payload { msg: rest, aad: field.name() })
            .map_err(|_| broken())
    }

    /// Opens a sealed text.
    pub fn open_text(&self, field: Field, sealed: &str) -> Outcome<String> {
        String::from_utf8(self.open(field, sealed)?).map_err(|_| Problem::internal("a sealed text is not UTF-8"))
    }

    /// The same value always gives the same index, and nothing can be read from it without the key.
    pub fn index(&self, field: Field, plain: &str) -> String {
        keyed(&self.indexing, &[field.name(), plain.as_bytes()])
    }

    /// The keyed hash by which a repeated request is recognised without keeping what it said.
    pub fn request_fingerprint(&self, parts: &[&[u8]]) -> String {
        keyed(&self.requests, parts)
    }
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> String {
    let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) else { return String::new() };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    hex(&mac.finalize().into_bytes())
}

/// SHA-256 over several parts, each preceded by its length so that no two lists of parts hash alike.
pub fn chained(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

/// A fresh secret of 32 bytes as text, for session tokens and generated passwords.
pub fn random_token() -> String {
    let mut bytes = [0; 32];
    rand::rngs::OsRng.fill_bytes(&mut bytes);
    hex(&bytes)
}

/// A password people can type: four groups of four, no letters that look alike.
pub fn random_password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 16];
    rand::rngs::OsRng.fill_bytes(&mut bytes);
    let letters: Vec<char> =
        bytes.iter().filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()).map(|letter| char::from(*letter))).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Puts the text of a key into a new key file; an existing one is never overwritten.
pub fn store_key(path: &Path, text: &str) -> Outcome<()> {
    if Vault::from_text(text).is_none() {
        return Err(key_problem(path, "不是有效的密钥文件", "is not a key file of this program"));
    }
    write_key(path, text.trim()).map_err(|error| key_problem(path, &format!("写不进去：{error}"), &format!("cannot be written: {error}")))
}

fn write_key(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

fn key_problem(path: &Path, zh: &str, en: &str) -> Problem {
    Problem::new(Code::Internal).saying(format!("密钥文件 {} {zh}", path.display()), format!("the key file {} {en}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_as_what_it_is_and_only_with_its_key() {
        let vault = Vault::from_master(&[7; 32]);
        let sealed = vault.seal(Field::IdNumber, "500235199805157".as_bytes()).expect("sealed");
        assert_eq!(vault.open_text(Field::IdNumber, &sealed).expect("opened"), "500235199805157");
        assert_ne!(sealed, vault.seal(Field::IdNumber, b"500235199805157").expect("sealed"));
        assert!(vault.open(Field::Phone, &sealed).is_err());
        assert!(Vault::from_master(&[8; 32]).open(Field::IdNumber, &sealed).is_err());
    }

    #[test]
    fn parts_are_not_confused_with_one_another() {
        assert_ne!(chained(&["ab", "c"]), chained(&["a", "bc"]));
    }
}
