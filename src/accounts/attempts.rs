//! Who tries a password, and how many tries they have.
//!
//! A browser in which an account has signed in before keeps a mark of it and is counted by itself (the "device cookie" of
//! OWASP): strangers who guess an account's password use up their own tries, not those of its owner. Everybody else is
//! counted by the account from that address, and by the address. Guesses on one account from many addresses are answered
//! more and more slowly, and never refused for that alone.

use std::net::IpAddr;

use chrono::Duration;
use subtle::ConstantTimeEq;

use crate::context::Context;
use crate::crypto::{Vault, random_token};
use crate::ids::AccountId;
use crate::problem::{Code, Outcome, Problem};
use crate::settings::Settings;
use crate::throttle::Allowance;

/// An address has so many times the tries of one account, and waits so many times shorter.
const OF_AN_ADDRESS: (u32, i32) = (6, 5);
/// Tries on one account from anywhere, in multiples of its tries from one address, before answers grow slow.
const BEFORE_SLOW: u32 = 10;
/// The longest an answer is held back.
const SLOWEST_SECONDS: u64 = 8;

/// One who tries to sign in.
pub struct Caller {
    address: String,
    mark: Option<String>,
}

impl Caller {
    /// Whoever asks from an address, with the mark that the browser sent.
    pub fn new(address: Option<IpAddr>, mark: Option<String>) -> Self {
        Self { address: network_of(address), mark }
    }

    /// The number of the browser, if this account has signed in there.
    fn device(&self, vault: &Vault, username: &str) -> Option<&str> {
        let (number, proof) = self.mark.as_deref()?.split_once('.')?;
        let expected = proof_of(vault, username, number);
        bool::from(expected.as_bytes().ct_eq(proof.as_bytes())).then_some(number)
    }

    /// Takes one try at an account's password, before it is checked: 429 with the seconds to wait where none is left.
    pub async fn try_once(&self, context: &Context, settings: &Settings, username: &str) -> Outcome<Tries> {
        let now = context.clock.now();
        let pause = Duration::seconds(i64::from(settings.sign_in_pause_seconds));
        let of = |name: String, attempts: u32, pause: Duration| Allowance { name, attempts, pause };
        let address = &self.address;
        let device = self.device(&context.vault, username);
        let allowances = match device {
            Some(device) => vec![of(format!("device {device} {username}"), settings.sign_in_attempts, pause)],
            None => vec![
                of(format!("account {username} {address}"), settings.sign_in_attempts, pause),
                of(format!("address {address}"), settings.sign_in_attempts * OF_AN_ADDRESS.0, pause / OF_AN_ADDRESS.1),
            ],
        };
        let tries = Tries(allowances);
        reserve(context, &tries)?;
        if device.is_none() {
            let everywhere = context.throttle.count(now, &format!("everywhere {username}"));
            let beyond = everywhere.saturating_sub(settings.sign_in_attempts * BEFORE_SLOW) / settings.sign_in_attempts.max(1);
            if beyond > 0 {
                let seconds = (1 << u64::from(beyond - 1).min(8)).min(SLOWEST_SECONDS);
                tokio::time::sleep(std::time::Duration::from_secs(seconds)).await;
            }
        }
        Ok(tries)
    }

    /// The mark by which the browser is known from now on.
    pub fn mark(&self, vault: &Vault, username: &str) -> String {
        let number = self.device(vault, username).map_or_else(random_token, str::to_owned);
        let proof = proof_of(vault, username, &number);
        format!("{number}.{proof}")
    }
}

/// Tries reserved before a password is checked, the account's own first.
pub struct Tries(Vec<Allowance>);

impl Tries {
    /// One try at one's own password while signed in.
    pub fn of_own_password(context: &Context, settings: &Settings, account: AccountId) -> Outcome<Self> {
        let pause = Duration::seconds(i64::from(settings.sign_in_pause_seconds));
        let tries = Self(vec![Allowance { name: format!("own password {account}"), attempts: settings.sign_in_attempts, pause }]);
        reserve(context, &tries)?;
        Ok(tries)
    }

    /// The password was right.
    pub fn release(&self, context: &Context) {
        context.throttle.release(&self.0);
    }
}

fn reserve(context: &Context, tries: &Tries) -> Outcome<()> {
    let reserved = context.throttle.reserve(context.clock.now(), &tries.0);
    reserved.map_err(|seconds| Problem::new(Code::TooManyRequests).retry_after(seconds))
}

fn proof_of(vault: &Vault, username: &str, number: &str) -> String {
    vault.request_fingerprint(&[b"device", username.as_bytes(), number.as_bytes()])
}

/// Whoever has one IPv6 address has the 64 bits below it.
fn network_of(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
        Some(address) => address.to_canonical().to_string(),
        None => "unknown".to_owned(),
    }
}
