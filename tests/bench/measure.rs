//! Times and the table they are printed in.

use std::time::{Duration, Instant};

/// What was measured, and the limit measured in the same run.
pub struct Line {
    pub what: String,
    pub ours: Duration,
    pub limit: Option<(&'static str, Duration)>,
    /// What we mean to reach.
    pub aim: Aim,
}

/// What a line is held against.
pub enum Aim {
    /// At most so many times the limit.
    Times(f64),
    /// At most so long.
    Within(Duration),
    /// Only told.
    None,
}

/// The median of several runs, in turn with the limit's so that both see the same machine.
pub fn in_turn(runs: usize, mut ours: impl FnMut(), mut limit: impl FnMut()) -> (Duration, Duration) {
    let (mut here, mut there) = (Vec::new(), Vec::new());
    // The first of each warms the caches.
    ours();
    limit();
    for _ in 0..runs {
        here.push(timed(&mut ours));
        there.push(timed(&mut limit));
    }
    (median(here), median(there))
}

/// The median of several runs.
pub fn alone(runs: usize, mut ours: impl FnMut()) -> Duration {
    ours();
    median((0..runs).map(|_| timed(&mut ours)).collect())
}

fn timed(work: &mut impl FnMut()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// A row of the table of times, in Markdown.
pub fn row(line: &Line) -> String {
    let limit = line.limit.map_or_else(|| "—".to_owned(), |(what, time)| format!("{} ({what})", told(time)));
    let times = line.limit.map(|(_, time)| line.ours.as_secs_f64() / time.as_secs_f64().max(1e-9));
    let ratio = times.map_or_else(|| "—".to_owned(), |times| format!("{times:.1} ×"));
    let aim = match line.aim {
        Aim::Times(most) => verdict(&format!("≤ {most} ×"), times.is_some_and(|times| times <= most)),
        Aim::Within(most) => verdict(&format!("≤ {}", told(most)), line.ours <= most),
        Aim::None => "—".to_owned(),
    };
    format!("| {} | {} | {limit} | {ratio} | {aim} |", line.what, told(line.ours))
}

/// An aim and whether it was reached.
pub fn verdict(aim: &str, reached: bool) -> String {
    format!("{aim} {}", if reached { "✓" } else { "**missed**" })
}

fn told(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => format!("{seconds:.2} s"),
        seconds if seconds >= 0.01 => format!("{:.0} ms", seconds * 1e3),
        seconds => format!("{:.2} ms", seconds * 1e3),
    }
}
