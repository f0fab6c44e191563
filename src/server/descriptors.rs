//! How many connections may stand open: as many as the system gives descriptors for, less those the records need.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Kept for database connections, files and what the libraries hold.
const KEPT_FOR_OURSELVES: u64 = 200;
/// Beyond, a box of a town has nothing to gain.
const WANTED: u64 = 16_384;
/// Served even where the system gives next to none.
const FEWEST: u64 = 64;

/// Raises the limit of descriptors as far as the system lets us, and gives what is left for connections.
pub fn for_connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(u64::MAX).min(WANTED);
    let now = limit.current.unwrap_or(u64::MAX);
    if now < most
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: limit.maximum })
    {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
    let given = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX).min(WANTED);
    usize::try_from(given.saturating_sub(KEPT_FOR_OURSELVES).max(FEWEST)).unwrap_or(usize::MAX)
}
