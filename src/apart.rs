//! Work that a file from outside may bring down, done apart: in a process of this same program that may take only so much
//! memory and time.
//!
//! The process gets its question on its standard input and answers on its standard output; it sees neither the
//! database, nor the key, nor the environment. Whatever becomes of it, the program that started it goes on.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, Signal, setrlimit};

use crate::problem::{Outcome, Problem};

/// So many work at once; each may take the memory a setting gives it.
const MOST_AT_ONCE: usize = 2;
/// So many more may wait for their turn.
const MOST_WAITING: usize = 8;
/// More than any answer has.
const MOST_ANSWERED: u64 = 512 * 1024 * 1024;

/// What a process may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    pub memory_mib: u32,
    /// Of computing; by the clock it is twice that, as the machine has other work.
    pub seconds: u32,
}

impl Bounds {
    fn by_the_clock(self) -> Duration {
        Duration::from_secs(u64::from(self.seconds) * 2)
    }
}

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Others are at it, and as many wait as may.
    Busy,
    /// It came to no end within its time.
    OutOfTime,
    /// It ended by a signal: out of memory, or a fault no program survives.
    Died(String),
    /// It could not be started, or did not understand what we asked: our own fault.
    Own(String),
}

/// Who does such work: which program, and how much of it at once. Cheap to clone.
#[derive(Clone, Default)]
pub struct Apart {
    program: Option<Arc<Path>>,
    places: Arc<Places>,
}

impl Apart {
    /// The work is done by the program in this file.
    pub fn by(program: impl Into<PathBuf>) -> Self {
        Self { program: Some(program.into().into()), places: Arc::default() }
    }

    /// The work is done by the program that is running; nobody does it where its file cannot be found.
    pub fn by_this_program() -> Self {
        // The file may have been replaced by a newer version since the start; this name means the one that runs.
        let running = Path::new("/proc/self/exe");
        if running.exists() { Self::by(running) } else { std::env::current_exe().map(Self::by).unwrap_or_default() }
    }

    /// Asks a subcommand of the program; blocks until it has answered or failed.
    pub fn ask(&self, subcommand: &str, bounds: Bounds, question: &[u8]) -> Result<Vec<u8>, Failure> {
        let program = self.program.as_deref().ok_or_else(|| Failure::Own("no program is known".to_owned()))?;
        let _place = self.places.acquire(bounds.by_the_clock())?;
        let mut running = Running::start(program, subcommand, bounds)?;
        running.talk(question, bounds)
    }
}

/// A process that is at work; it is gone when this is dropped.
struct Running(Child);

impl Running {
    fn start(program: &Path, subcommand: &str, bounds: Bounds) -> Result<Self, Failure> {
        let mut command = Command::new(program);
        command.arg(subcommand).args(["--memory-mib", &bounds.memory_mib.to_string(), "--seconds", &bounds.seconds.to_string()]);
        // What a library says when it falls may quote the file, so nobody listens.
        command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().map(Self).map_err(own)
    }

    fn talk(&mut self, question: &[u8], bounds: Bounds) -> Result<Vec<u8>, Failure> {
        let (Some(mut input), Some(output)) = (self.0.stdin.take(), self.0.stdout.take()) else {
            return Err(Failure::Own("no pipes".to_owned()));
        };
        let (told, heard) = mpsc::channel();
        let thread = |name: &str| std::thread::Builder::new().name(name.to_owned());
        std::thread::scope(|scope| {
            // One that has ended reads no further; how it ended says why.
            let asking = move || drop(input.write_all(question));
            thread("asking").spawn_scoped(scope, asking).map_err(own)?;
            let listening = move || {
                let mut answer = Vec::new();
                let all = output.take(MOST_ANSWERED).read_to_end(&mut answer);
                drop(told.send(all.map(|_| answer)));
            };
            thread("listening").spawn_scoped(scope, listening).map_err(own)?;
            let answer = heard.recv_timeout(bounds.by_the_clock());
            if matches!(answer, Err(RecvTimeoutError::Timeout)) {
                self.0.kill().map_err(own)?;
                return Err(Failure::OutOfTime);
            }
            let ended = self.0.wait().map_err(own)?;
            if ended.success() { answer.map_err(own)?.map_err(own) } else { Err(why(ended)) }
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended by itself has been waited for already; both calls then do nothing.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn why(ended: ExitStatus) -> Failure {
    match ended.signal() {
        Some(signal) if signal == Signal::XCPU.as_raw() => Failure::OutOfTime,
        Some(_) => Failure::Died(ended.to_string()),
        None => Failure::Own(ended.to_string()),
    }
}

fn own(error: impl std::fmt::Display) -> Failure {
    Failure::Own(error.to_string())
}

/// The places at work, and the waiting room before them.
#[derive(Default)]
struct Places {
    taken: Mutex<Occupancy>,
    freed: Condvar,
}

#[derive(Default)]
struct Occupancy {
    working: usize,
    waiting: usize,
}

impl Places {
    fn acquire(self: &Arc<Self>, patience: Duration) -> Result<Place, Failure> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.working >= MOST_AT_ONCE {
            if taken.waiting >= MOST_WAITING {
                return Err(Failure::Busy);
            }
            taken.waiting += 1;
            let waited = self.freed.wait_timeout_while(taken, patience, |taken| taken.working >= MOST_AT_ONCE);
            taken = waited.unwrap_or_else(PoisonError::into_inner).0;
            taken.waiting -= 1;
            if taken.working >= MOST_AT_ONCE {
                return Err(Failure::Busy);
            }
        }
        taken.working += 1;
        Ok(Place(Arc::clone(self)))
    }
}

/// A place at work, until it is dropped.
struct Place(Arc<Places>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner).working -= 1;
        self.0.freed.notify_one();
    }
}

/// Puts the process that calls this under its bounds, for good; what it holds in memory never reaches a disk.
pub fn confine(bounds: Bounds) -> Outcome<()> {
    let only = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    let seconds = u64::from(bounds.seconds);
    setrlimit(Resource::Core, only(0)).map_err(Problem::internal)?;
    setrlimit(Resource::As, only(u64::from(bounds.memory_mib) * 1024 * 1024)).map_err(Problem::internal)?;
    // The signal that says why comes first; one that cannot be held off a little later.
    setrlimit(Resource::Cpu, Rlimit { current: Some(seconds), maximum: Some(seconds + 2) }).map_err(Problem::internal)
}

/// The most memory this process has held so far, where the system says it.
pub fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { memory_mib: 256, seconds: 1 };

    fn script(text: &str) -> (tempfile::TempDir, Apart) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("program");
        // Written by another process: while this one has it open, no thread of it can start it.
        let write = "printf '#!/bin/sh\n%s\n' \"$1\" > \"$0\"; chmod 700 \"$0\"";
        assert!(Command::new("/bin/sh").args(["-c", write]).arg(&path).arg(text).status().expect("run").success());
        let apart = Apart::by(path);
        (folder, apart)
    }

    #[test]
    fn an_answer_comes_back_whole_and_the_environment_stays_here() {
        let (_folder, apart) = script("echo \"$1 $FENGQIAO_DATABASE$HOME\"; cat");
        let question = vec![b'x'; 3_000_000];
        let answer = apart.ask("read", BOUNDS, &question).expect("an answer");
        assert_eq!(answer, [b"read \n".as_slice(), &question].concat());
    }

    #[test]
    fn each_kind_of_end_is_told_apart() {
        let ask = |text: &str| {
            let (_folder, apart) = script(text);
            apart.ask("read", BOUNDS, b"question").expect_err("no answer")
        };
        assert!(matches!(ask("kill -ABRT $$"), Failure::Died(_)));
        assert!(matches!(ask("exit 3"), Failure::Own(_)));
        assert_eq!(ask("kill -XCPU $$"), Failure::OutOfTime);
        assert_eq!(ask("exec sleep 30"), Failure::OutOfTime, "the clock");
        assert!(matches!(Apart::by("/no/such/program").ask("read", BOUNDS, b""), Err(Failure::Own(_))));
        assert!(matches!(Apart::default().ask("read", BOUNDS, b""), Err(Failure::Own(_))));
    }

    #[test]
    fn only_so_many_work_and_wait_at_once() {
        let places = Arc::new(Places::default());
        let working: Vec<Place> = (0..MOST_AT_ONCE).map(|_| places.acquire(Duration::ZERO).expect("a place")).collect();
        assert!(matches!(places.acquire(Duration::from_millis(5)), Err(Failure::Busy)), "nobody left in time");
        let waiting: Vec<_> = (0..MOST_WAITING)
            .map(|_| {
                let places = Arc::clone(&places);
                std::thread::spawn(move || places.acquire(Duration::from_secs(30)).map(drop))
            })
            .collect();
        while places.taken.lock().expect("a lock").waiting < MOST_WAITING {
            std::thread::yield_now();
        }
        assert!(matches!(places.acquire(Duration::from_secs(30)), Err(Failure::Busy)), "the waiting room is full");
        drop(working);
        waiting.into_iter().for_each(|thread| assert!(thread.join().expect("no panic").is_ok()));
        let taken = places.taken.lock().expect("a lock");
        assert_eq!((taken.working, taken.waiting), (0, 0));
    }
}
