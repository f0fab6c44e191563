//! Passwords: argon2id, checked away from the threads that serve.

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng};

use crate::problem::{Code, Outcome, Problem};

/// The fewest characters of a password (GB/T 22239-2019 身份鉴别).
const FEWEST: usize = 8;
/// Longer ones are refused, so that nobody makes us hash a book.
const MOST: usize = 200;

/// Refuses a password that is too easy to guess.
pub fn require_strong(username: &str, password: &str, pointer: &str) -> Outcome<()> {
    let length = password.chars().count();
    if !(FEWEST..=MOST).contains(&length) || password.eq_ignore_ascii_case(username) {
        return Err(Problem::at(pointer, Code::WeakPassword));
    }
    Ok(())
}

/// The hash to keep.
pub fn hash(password: &str) -> Outcome<String> {
    let salt = SaltString::generate(&mut OsRng);
    Argon2::default().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(Problem::internal)
}

/// Whether the password is the one hashed. With no hash it takes as long and says no, so that nobody
/// learns by the clock which names have an account.
pub fn matches(password: &str, kept: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let Ok(parsed) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && kept.is_some()
}
