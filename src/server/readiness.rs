//! Whether everything that is loaded at the start has been loaded.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether everything that is loaded at the start has been loaded.
#[derive(Clone, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// From now on `/readyz` says yes.
    pub fn reached(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it has.
    pub fn is_reached(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
