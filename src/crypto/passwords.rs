//! Passwords: argon2id, on a few threads of their own that use their memory again.
//!
//! One hash needs 19 MiB for about 30 ms. Whoever sends guesses by the hundred gets a place in a short waiting room or is
//! told to come again; neither memory nor the threads that read the records are theirs to take.

use std::sync::{Arc, Mutex, PoisonError, mpsc};

use argon2::password_hash::{Ident, Output, ParamsString, PasswordHash, Salt, SaltString, rand_core::OsRng};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::problem::{Code, Outcome, Problem};

/// The fewest characters of a password (GB/T 22239-2019 身份鉴别).
const FEWEST: usize = 8;
/// Longer ones are refused, so that nobody makes us hash a book.
const MOST: usize = 200;
/// As many as hash at once, whatever the machine.
const THREADS: (usize, usize) = (2, 4);
/// So many wait for a thread; a person would not wait longer than this takes.
const WAITING: usize = 48;
/// When to try again, once there is no place to wait.
const FULL_SECONDS: u32 = 2;

/// Refuses a password that is too easy to guess.
pub fn require_strong(username: &str, password: &str, pointer: &str) -> Outcome<()> {
    let length = password.chars().count();
    if !(FEWEST..=MOST).contains(&length) || password.eq_ignore_ascii_case(username) {
        return Err(Problem::at(pointer, Code::WeakPassword));
    }
    Ok(())
}

type Job = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

/// The threads that hash, and the waiting room before them. Cheap to clone.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    jobs: mpsc::Sender<Job>,
}

/// A place in the waiting room; it is given back when dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    jobs: mpsc::Sender<Job>,
}

impl Passwords {
    /// Starts the threads; they end with the last clone.
    pub fn start() -> Outcome<Self> {
        let threads = std::thread::available_parallelism().map_or(THREADS.0, usize::from).clamp(THREADS.0, THREADS.1);
        let (jobs, waiting) = mpsc::channel::<Job>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads {
            let waiting = Arc::clone(&waiting);
            std::thread::Builder::new().name("passwords".to_owned()).spawn(move || work(&waiting)).map_err(Problem::internal)?;
        }
        Ok(Self { places: Arc::new(Semaphore::new(threads + WAITING)), jobs })
    }

    /// A place, or 429 when all are taken.
    pub fn place(&self) -> Outcome<Place> {
        let permit = Arc::clone(&self.places).try_acquire_owned();
        let permit = permit.map_err(|_| Problem::new(Code::TooManyRequests).retry_after(FULL_SECONDS))?;
        Ok(Place { _permit: permit, jobs: self.jobs.clone() })
    }
}

impl Place {
    /// The hash to keep.
    pub async fn hash(&self, password: String) -> Outcome<String> {
        self.run(move |memory| hash_in(memory, &password)).await?
    }

    /// Whether the password is the one hashed. With no hash it takes as long and says no, so that nobody learns by the
    /// clock which names have an account.
    pub async fn matches(&self, password: String, kept: Option<String>) -> Outcome<bool> {
        self.run(move |memory| matches_in(memory, &password, kept.as_deref())).await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static) -> Outcome<T> {
        let (answer, waiting) = oneshot::channel();
        let job: Job = Box::new(move |memory| drop(answer.send(work(memory))));
        self.jobs.send(job).map_err(|_| Problem::internal("no thread hashes passwords"))?;
        waiting.await.map_err(Problem::internal)
    }
}

fn work(jobs: &Mutex<mpsc::Receiver<Job>>) {
    let mut memory = Vec::new();
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(job) => job(&mut memory),
            Err(mpsc::RecvError) => return,
        }
    }
}

/// The hash to keep, on this thread: for the command line.
pub fn hash(password: &str) -> Outcome<String> {
    hash_in(&mut Vec::new(), password)
}

fn hash_in(memory: &mut Vec<Block>, password: &str) -> Outcome<String> {
    let salt = SaltString::generate(&mut OsRng);
    let params = Params::default();
    let output = compute(memory, password, salt.as_salt(), &params).ok_or_else(|| Problem::internal("a password cannot be hashed"))?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(Problem::internal)?,
        salt: Some(salt.as_salt()),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

fn matches_in(memory: &mut Vec<Block>, password: &str, kept: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const KIND: Ident<'static> = Algorithm::Argon2id.ident();
    let Ok(parsed) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return false };
    let (Ok(params), Some(salt), Some(hash)) = (Params::try_from(&parsed), parsed.salt, parsed.hash) else { return false };
    // `Output` compares in constant time.
    parsed.algorithm == KIND && compute(memory, password, salt, &params).is_some_and(|output| output == hash) && kept.is_some()
}

fn compute(memory: &mut Vec<Block>, password: &str, salt: Salt<'_>, params: &Params) -> Option<Output> {
    let mut bytes = [0; Salt::RECOMMENDED_LENGTH * 4];
    let salt = salt.decode_b64(&mut bytes).ok()?;
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::default());
    }
    let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    Output::init_with(length, |out| Ok(argon.hash_password_into_with_memory(password.as_bytes(), salt, out, memory)?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::PasswordVerifier;

    #[test]
    fn a_hash_is_one_that_others_can_check_and_only_of_its_password() {
        let mut memory = Vec::new();
        let kept = hash_in(&mut memory, "correct horse").expect("hashed");
        let parsed = PasswordHash::new(&kept).expect("a hash");
        assert!(Argon2::default().verify_password(b"correct horse", &parsed).is_ok());
        // The memory still holds what was hashed before.
        assert!(matches_in(&mut memory, "correct horse", Some(&kept)));
        assert!(!matches_in(&mut memory, "correct horsf", Some(&kept)));
        assert!(!matches_in(&mut memory, "correct horse", None));
        assert!(!matches_in(&mut memory, "correct horse", Some("$2y$10$abc")));
    }
}
