//! The writers: threads that own the writing connections and group waiting changes of one lane into one commit.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use tokio::sync::oneshot;

use super::connection::{self, OpenFor};
use super::lanes::{self, Lane};
use super::statements::Opener;
use super::{DbConnection, search};
use crate::problem::{Code, Outcome, Problem};

/// Which changes share a commit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// All that are waiting, up to 128; more would make the first of them wait too long.
    Waiting,
    /// Each has its own.
    Alone,
}

impl Grouping {
    fn most(self) -> usize {
        match self {
            Self::Waiting => 128,
            Self::Alone => 1,
        }
    }
}

/// How a database is written to.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    pub grouping: Grouping,
    /// After so long without a change all that was written is put into the one file.
    pub idle: Duration,
    /// Towns that are written at once on PostgreSQL; SQLite writes one after the other.
    pub writers: usize,
}

impl Default for Opening {
    fn default() -> Self {
        Self { grouping: Grouping::Waiting, idle: Duration::from_secs(60), writers: 4 }
    }
}

/// Tells the waiting request how its change ended, once the group's commit is known.
type Acknowledge = Box<dyn FnOnce(Outcome<()>) + Send>;
/// Runs one change; says why it is not to be kept, if so, and how to answer it.
type Job = Box<dyn FnOnce(&mut DbConnection) -> (Option<Problem>, Acknowledge) + Send>;

/// A change and the lane it waits in.
struct Queued {
    lane: Lane,
    job: Job,
}

/// The threads that write. On SQLite there is one; on PostgreSQL each serves some of the towns.
pub struct Writers {
    /// Whether lanes are told apart; they are one where the engine has one writer at a time.
    by_town: bool,
    queues: Mutex<Vec<mpsc::Sender<Queued>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Writers {
    /// Starts the threads; after each change one waits so long for another before it tidies up.
    pub fn start(opener: &Opener, first: DbConnection, how: Opening) -> Outcome<Self> {
        let by_town = matches!(first, DbConnection::Postgres(_));
        let count = if by_town { how.writers.max(1) } else { 1 };
        let (mut queues, mut threads, mut first) = (Vec::new(), Vec::new(), Some(first));
        for number in 1..=count {
            let (queue, jobs) = mpsc::channel::<Queued>();
            let (opener, at_hand) = (opener.clone(), first.take());
            let thread = std::thread::Builder::new()
                .name(format!("writer {number}"))
                .spawn(move || serve(&opener, at_hand, Line { jobs, behind: VecDeque::new() }, how))
                .map_err(Problem::internal)?;
            queues.push(queue);
            threads.push(thread);
        }
        Ok(Self { by_town, queues: Mutex::new(queues), threads: Mutex::new(threads) })
    }

    /// Ends once what is queued is done and put away; later changes are refused.
    pub fn close(&self) {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        // The last change may hold the last handle; its thread ends by itself.
        for thread in threads.into_iter().filter(|thread| thread.thread().id() != std::thread::current().id()) {
            drop(thread.join());
        }
    }

    /// Queues one change; the answer comes after its commit.
    pub fn submit<T, F>(&self, lane: Lane, work: F) -> Outcome<oneshot::Receiver<Outcome<T>>>
    where
        T: Send + 'static,
        F: FnOnce(&mut DbConnection) -> Outcome<T> + Send + 'static,
    {
        let (answer, waiting) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let result = catch_unwind(AssertUnwindSafe(|| work(conn))).unwrap_or_else(|panic| Err(Problem::internal(words_of(&panic))));
            let refused = result.as_ref().err().cloned();
            let acknowledge: Acknowledge = Box::new(move |committed| {
                // The request may have been given up meanwhile; its change stands all the same.
                drop(answer.send(committed.and(result)));
            });
            (refused, acknowledge)
        });
        let lane = if self.by_town { lane } else { Lane::All };
        let queue = {
            let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
            queues.get(lane.writer(queues.len())).cloned()
        };
        let queue = queue.ok_or_else(|| Problem::new(Code::Busy).retry_after(2))?;
        queue.send(Queued { lane, job }).map_err(|_| Problem::internal("the writer has stopped"))?;
        Ok(waiting)
    }
}

impl Drop for Writers {
    fn drop(&mut self) {
        self.close();
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a change panicked".to_owned())
}

/// What waits for one writer.
struct Line {
    jobs: mpsc::Receiver<Queued>,
    /// Taken from the queue while a group of another lane was at work.
    behind: VecDeque<Queued>,
}

impl Line {
    /// Whoever has waited longest.
    fn next(&mut self, patience: Duration) -> Result<Queued, RecvTimeoutError> {
        self.behind.pop_front().map_or_else(|| self.jobs.recv_timeout(patience), Ok)
    }

    /// Whoever waits in a lane already.
    fn next_of(&mut self, lane: Lane) -> Option<Job> {
        self.behind.extend(self.jobs.try_iter());
        let at = self.behind.iter().position(|queued| queued.lane == lane)?;
        self.behind.remove(at).map(|queued| queued.job)
    }
}

fn serve(opener: &Opener, mut conn: Option<DbConnection>, mut line: Line, how: Opening) {
    let mut untidy = true;
    loop {
        let Queued { lane, job } = match line.next(how.idle) {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(conn) = conn.as_mut().filter(|_| untidy) {
                    untidy = !connection::checkpoint(conn);
                }
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        untidy = true;
        let mut open = match begun(opener, conn.take(), lane) {
            Ok(open) => open,
            Err(at_hand) => {
                conn = at_hand;
                // Whoever sent it is told to come again, and so is everybody behind: they would wait as long for the same.
                drop(job);
                while line.next_of(lane).is_some() {}
                continue;
            }
        };
        if commit_group(&mut open, lane, job, &mut line, how.grouping) {
            conn = Some(open);
        }
    }
    if let Some(conn) = &mut conn {
        connection::checkpoint(conn);
    }
}

/// A connection with an open transaction. The one at hand may have ended since it was last used: the database was started anew,
/// or another server took over. A new one is tried before anybody is refused. One that is there still is given back: somebody
/// else held the file or the lane for as long as we wait.
fn begun(opener: &Opener, at_hand: Option<DbConnection>, lane: Lane) -> Result<DbConnection, Option<DbConnection>> {
    if let Some(mut conn) = at_hand {
        if begin(&mut conn, lane).is_ok() {
            return Ok(conn);
        }
        if conn.batch_execute("SELECT 1").is_ok() {
            return Err(Some(conn));
        }
    }
    let opened = opener.open(OpenFor::Writing).and_then(|mut conn| begin(&mut conn, lane).map(|()| conn));
    opened.map_err(|problem| {
        tracing::error!(?problem, "no change can be begun");
        None
    })
}

/// Runs a change, and with it those that wait in its lane, and answers them. False when the connection can no longer be trusted.
fn commit_group(conn: &mut DbConnection, lane: Lane, first: Job, line: &mut Line, grouping: Grouping) -> bool {
    let (answer, mut healthy) = run_first(conn, lane, first);
    let mut answers = vec![answer];
    while healthy.is_ok()
        && answers.len() < grouping.most()
        && let Some(job) = line.next_of(lane)
    {
        let (answer, ended) = run_in_savepoint(conn, job);
        answers.push(answer);
        healthy = ended;
    }
    let committed = healthy.and_then(|()| search::catch_up(conn)).and_then(|()| Ok(conn.batch_execute("COMMIT")?));
    let kept = committed.is_ok();
    if !kept {
        search::truncate_queue(0);
        drop(conn.batch_execute("ROLLBACK"));
    }
    for answer in answers {
        answer(committed.clone());
    }
    kept
}

fn begin(conn: &mut DbConnection, lane: Lane) -> Outcome<()> {
    lanes::begin(conn, lane).map_err(|problem| {
        tracing::warn!(?problem, "could not begin a write");
        drop(conn.batch_execute("ROLLBACK"));
        Problem::new(Code::Busy).retry_after(2)
    })
}

/// Runs the change that opens a group: nothing stands before it, so it needs no savepoint, and refusing it begins the group anew.
fn run_first(conn: &mut DbConnection, lane: Lane, job: Job) -> (Acknowledge, Outcome<()>) {
    let (refused, answer) = job(conn);
    let ended = match refused {
        None => Ok(()),
        Some(problem) => {
            search::truncate_queue(0);
            match conn.batch_execute("ROLLBACK") {
                Ok(()) => begin(conn, lane),
                Err(error) => Err(lost(problem, error)),
            }
        }
    };
    (answer, ended)
}

/// An error means that the whole group is lost. On a full disk SQLite gives up the transaction by itself, and closing the
/// savepoint fails for that alone: what the change met is what everybody is told.
fn run_in_savepoint(conn: &mut DbConnection, job: Job) -> (Acknowledge, Outcome<()>) {
    let opened = conn.batch_execute("SAVEPOINT change");
    let queued = search::queue_length();
    let (refused, answer) = job(conn);
    if refused.is_some() {
        search::truncate_queue(queued);
    }
    let closed = opened.and_then(|()| match refused {
        None => conn.batch_execute("RELEASE SAVEPOINT change"),
        Some(_) => connection::each(conn, &["ROLLBACK TO SAVEPOINT change", "RELEASE SAVEPOINT change"]),
    });
    let ended = closed.map_err(|error| match refused {
        Some(problem) => lost(problem, error),
        None => Problem::from(error),
    });
    (answer, ended)
}

/// Why a group is lost whose change was refused and could not be taken back.
fn lost(refused: Problem, error: diesel::result::Error) -> Problem {
    if refused.code() == Code::DiskFull { refused } else { Problem::from(error) }
}
