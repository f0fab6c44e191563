//! The migrations, carried in the binary and run one statement at a time: a distributed PostgreSQL takes no more.

use std::fmt;

use diesel::connection::BoxableConnection;
use diesel::migration::{Migration, MigrationMetadata, MigrationName, MigrationSource, MigrationVersion, Result};

use super::MultiBackend;

/// One folder of `migrations`.
#[derive(Clone, Copy)]
struct Step {
    folder: Folder,
    up: &'static str,
    down: &'static str,
}

/// Its name: the version, then what it brings.
#[derive(Clone, Copy)]
struct Folder(&'static str);

macro_rules! steps {
    ($($folder:literal),* $(,)?) => {
        &[$(Step {
            folder: Folder($folder),
            up: include_str!(concat!("../../migrations/", $folder, "/up.sql")),
            down: include_str!(concat!("../../migrations/", $folder, "/down.sql")),
        }),*]
    };
}

/// Every folder, in order.
const STEPS: &[Step] = steps![
    "2026-11-30-000001_towns",
    "2026-11-30-000002_accounts",
    "2026-11-30-000003_changes",
    "2026-11-30-000004_register",
    "2026-11-30-000005_cases",
    "2026-11-30-000006_screenings",
    "2026-11-30-000007_petition_visits",
    "2026-11-30-000008_online_entries",
    "2026-11-30-000009_imports",
    "2026-11-30-000010_seals",
];

/// All of them.
#[derive(Clone, Copy)]
pub struct Steps;

impl MigrationSource<MultiBackend> for Steps {
    fn migrations(&self) -> Result<Vec<Box<dyn Migration<MultiBackend>>>> {
        Ok(STEPS.iter().map(|step| Box::new(*step) as Box<dyn Migration<MultiBackend>>).collect())
    }
}

impl Migration<MultiBackend> for Step {
    fn run(&self, conn: &mut dyn BoxableConnection<MultiBackend>) -> Result<()> {
        one_by_one(conn, self.up)
    }

    fn revert(&self, conn: &mut dyn BoxableConnection<MultiBackend>) -> Result<()> {
        one_by_one(conn, self.down)
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        &self.folder
    }

    fn name(&self) -> &dyn MigrationName {
        &self.folder
    }
}

/// Each runs in a transaction of its own.
impl MigrationMetadata for Folder {}

impl MigrationName for Folder {
    /// As diesel's own tool would write it: the digits.
    fn version(&self) -> MigrationVersion<'_> {
        let version = self.0.split('_').next().unwrap_or(self.0);
        MigrationVersion::from(version.replace('-', ""))
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

fn one_by_one(conn: &mut dyn BoxableConnection<MultiBackend>, text: &str) -> Result<()> {
    for statement in statements(text) {
        conn.batch_execute(&statement)?;
    }
    Ok(())
}

/// The statements of a file, without its comments. No text in ours holds a semicolon or two dashes.
fn statements(text: &str) -> Vec<String> {
    let bare: Vec<&str> = text.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end()).collect();
    bare.join("\n").split(';').map(str::trim).filter(|statement| !statement.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_is_carried() {
        let mut folders: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations"))
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|name| name != "README.md")
            .collect();
        folders.sort();
        assert_eq!(folders, STEPS.iter().map(|step| step.folder.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn a_file_falls_into_its_statements() {
        let text = "-- Why; and why not.\nCREATE TABLE a (\n    -- A day.\n    b DATE\n);\nCREATE INDEX c ON a (b); -- Sparse.\n";
        assert_eq!(statements(text), ["CREATE TABLE a (\n\n    b DATE\n)", "CREATE INDEX c ON a (b)"]);
        for step in STEPS {
            for statement in statements(step.up).iter().chain(&statements(step.down)) {
                let begins = ["CREATE ", "DROP ", "INSERT "].iter().any(|word| statement.starts_with(word));
                assert!(begins && statement.matches('\'').count() % 2 == 0, "{}: {statement}", step.folder);
            }
        }
    }
}
