//! A clerk who goes on reading while the program is under attack.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use crate::program::Person;

/// The reading clerk; [`Watch::end`] tells how it went.
pub struct Watch {
    stop: Arc<AtomicBool>,
    reading: JoinHandle<Vec<Duration>>,
}

impl Watch {
    /// Reads a page of cases ten times a second; an answer other than 200 ends the attack.
    pub fn begin(clerk: &Person) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, clerk) = (Arc::clone(&stop), clerk.clone());
        let reading = spawn(move || {
            let mut times = Vec::new();
            while !stopped.load(Ordering::Relaxed) {
                let begun = Instant::now();
                let status = clerk.get("/cases?limit=20").status();
                times.push(begun.elapsed());
                assert_eq!(status, 200, "a clerk reads");
                sleep(Duration::from_millis(100));
            }
            times
        });
        Self { stop, reading }
    }

    /// How many pages were read, the middle time and the worst.
    pub fn end(self) -> String {
        self.stop.store(true, Ordering::Relaxed);
        let mut times = self.reading.join().expect("the clerk read to the end");
        times.sort();
        let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
        format!("{} pages read, the middle one in {} ms, the worst in {} ms", times.len(), middle.as_millis(), worst.as_millis())
    }
}
