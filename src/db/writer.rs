//! The one writer: a thread that owns the only writing connection and groups waiting changes into one commit.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use tokio::sync::oneshot;

use super::connection::{self, OpenFor};
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

/// Tells the waiting request how its change ended, once the group's commit is known.
type Acknowledge = Box<dyn FnOnce(Outcome<()>) + Send>;
/// Runs one change; says why it is not to be kept, if so, and how to answer it.
type Job = Box<dyn FnOnce(&mut DbConnection) -> (Option<Problem>, Acknowledge) + Send>;

pub struct Writer {
    queue: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread; after each change it waits so long for another before it tidies up.
    pub fn start(opener: Opener, first: DbConnection, grouping: Grouping, idle: Duration) -> Outcome<Self> {
        let (queue, jobs) = mpsc::channel::<Job>();
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || serve(&opener, Some(first), &jobs, grouping, idle))
            .map_err(Problem::internal)?;
        Ok(Self { queue: Mutex::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    /// Ends once what is queued is done and put away; later changes are refused.
    pub fn close(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // The last change may hold the last handle; its thread ends by itself.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id()) {
            drop(thread.join());
        }
    }

    /// Queues one change; the answer comes after its commit.
    pub fn submit<T, F>(&self, work: F) -> Outcome<oneshot::Receiver<Outcome<T>>>
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
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let queue = queue.ok_or_else(|| Problem::new(Code::Busy).retry_after(2))?;
        queue.send(job).map_err(|_| Problem::internal("the writer has stopped"))?;
        Ok(waiting)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a change panicked".to_owned())
}

fn serve(opener: &Opener, mut conn: Option<DbConnection>, jobs: &mpsc::Receiver<Job>, grouping: Grouping, idle: Duration) {
    let mut untidy = true;
    loop {
        let first = match jobs.recv_timeout(idle) {
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
        let mut group = VecDeque::from([first]);
        let Some(mut open) = begun(opener, conn.take()) else {
            // Their requests are told to come again.
            drop(group);
            continue;
        };
        if commit_group(&mut open, &mut group, jobs, grouping) {
            conn = Some(open);
        }
    }
    if let Some(conn) = &mut conn {
        connection::checkpoint(conn);
    }
}

/// A connection with an open transaction. The one at hand may have ended since it was last used: the database was started anew,
/// or another server took over. A new one is tried before anybody is refused.
fn begun(opener: &Opener, at_hand: Option<DbConnection>) -> Option<DbConnection> {
    if let Some(mut conn) = at_hand {
        match (begin(&mut conn), &conn) {
            (Ok(()), _) => return Some(conn),
            // A file does not end; it was held by somebody else for as long as we wait.
            (Err(_), DbConnection::Sqlite(_)) => return None,
            (Err(_), DbConnection::Postgres(_)) => {}
        }
    }
    let opened = opener.open(OpenFor::Writing).and_then(|mut conn| begin(&mut conn).map(|()| conn));
    opened.map_err(|problem| tracing::error!(?problem, "no change can be begun")).ok()
}

/// Runs a group and answers it. False when the connection can no longer be trusted.
fn commit_group(conn: &mut DbConnection, group: &mut VecDeque<Job>, jobs: &mpsc::Receiver<Job>, grouping: Grouping) -> bool {
    let mut answers = Vec::new();
    let mut healthy = Ok(());
    while let Some(job) = group.pop_front() {
        let (answer, ended) = if answers.is_empty() { run_first(conn, job) } else { run_in_savepoint(conn, job) };
        answers.push(answer);
        healthy = ended;
        if healthy.is_err() {
            break;
        }
        if answers.len() < grouping.most()
            && let Ok(next) = jobs.try_recv()
        {
            group.push_back(next);
        }
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

fn begin(conn: &mut DbConnection) -> Outcome<()> {
    let begin = match conn {
        // SQLite fails at once when a reader turns writer behind another process's writer; this waits its turn.
        DbConnection::Sqlite(_) => "BEGIN IMMEDIATE",
        // Two programs on one database stand in line too, so that "look first, then write" is safe on both engines.
        DbConnection::Postgres(_) => "BEGIN; SELECT pg_advisory_xact_lock(hashtext(current_schema()));",
    };
    conn.batch_execute(begin).map_err(|error| {
        tracing::warn!(%error, "could not begin a write");
        drop(conn.batch_execute("ROLLBACK"));
        Problem::new(Code::Busy).retry_after(2)
    })
}

/// Runs the change that opens a group: nothing stands before it, so it needs no savepoint, and refusing it begins the group anew.
fn run_first(conn: &mut DbConnection, job: Job) -> (Acknowledge, Outcome<()>) {
    let (refused, answer) = job(conn);
    let ended = match refused {
        None => Ok(()),
        Some(problem) => {
            search::truncate_queue(0);
            match conn.batch_execute("ROLLBACK") {
                Ok(()) => begin(conn),
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
