//! Where the records and their key are, and how a command answers.

use std::io::Write;
use std::path::PathBuf;

use crate::apart::Apart;
use crate::context::Context;
use crate::crypto::Vault;
use crate::db::{Database, Opening, Target, keyring};
use crate::problem::{Code, Outcome, Problem};
use crate::settings::Settings;

/// Where the records and their key are.
#[derive(Clone)]
pub struct DataLocation {
    pub target: Target,
    pub key_file: PathBuf,
    pub files: PathBuf,
}

impl DataLocation {
    /// Opens the database with its key.
    pub fn open(&self) -> Outcome<Context> {
        let settings = Settings::from_environment(|name| std::env::var(name).ok()).map_err(|names| {
            let names = names.iter().map(|name| format!("FENGQIAO_{}", name.to_ascii_uppercase())).collect::<Vec<_>>().join(", ");
            Problem::new(Code::Invalid)
                .saying(format!("这些设置的值不对：{names}"), format!("these settings have values we cannot use: {names}"))
        })?;
        let how = Opening { writers: usize::try_from(settings.postgres_writers).unwrap_or(1), ..Opening::default() };
        let database = Database::open_as(self.target.clone(), how)?;
        // A missing key of a database with records would be replaced by one that opens nothing.
        let new = !database.read_now(keyring::is_claimed)?;
        let context = Context::new(database, Vault::from_file(&self.key_file, new)?, settings, self.files.clone())?;
        Ok(context.with_readers(Apart::by_this_program()))
    }
}

/// The key file of a database, where none is named.
pub fn default_key_file(target: &Target) -> PathBuf {
    match target {
        Target::Sqlite(path) => path.with_file_name("fengqiao.key"),
        Target::Postgres(_) => PathBuf::from("data/fengqiao.key"),
    }
}

/// Writes one line to the standard output.
pub fn say(line: &str) -> Outcome<()> {
    writeln!(std::io::stdout(), "{line}").map_err(Problem::internal)
}
