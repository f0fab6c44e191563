//! `make bench`: how fast the program is beside what the engine itself could do, in the same run on the same file.
//!
//! Numbers of different machines say little; the ratios are what to look at. The files are made with a fixed seed.
//! `BENCH` names what to run, with commas between (`town`, `county`, `old`, `province`, `writes`, `far`, `towns`); without it everything is,
//! on SQLite and, where `FENGQIAO_TEST_POSTGRES` names a server, on PostgreSQL too.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a bench that cannot go on says so and stops")]

mod far;
mod file;
mod limits;
mod measure;
mod reading;
mod served;
mod towns;
mod writing;

use std::path::Path;
use std::time::Duration;

use diesel::Connection;
use diesel::connection::SimpleConnection;
use fengqiao::db::{Grouping, Target};

use crate::file::Size;
use crate::reading::Runs;
use crate::served::{Served, context};

const FEW: Runs = Runs { few: 3, many: 11 };
const MANY: Runs = Runs { few: 7, many: 21 };
/// What is measured for reading: the word of `BENCH`, the file, and how often.
const READ: [(&str, Size, Runs); 3] = [("county", file::COUNTY, MANY), ("old", file::OLD_COUNTY, MANY), ("province", file::PROVINCE, FEW)];

/// An engine and where it keeps a file of some name.
type Engine<'a> = (&'a str, Box<dyn Fn(&str) -> Target + 'a>);

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = std::env::var("BENCH").unwrap_or_default();
    let wanted = |word: &str| asked.is_empty() || asked.split(',').any(|name| name == word);
    let sqlite = |name: &str| Target::Sqlite(folder.path().join(format!("{name}.db")));
    let mut engines: Vec<Engine> = vec![("SQLite", Box::new(sqlite))];
    if let Ok(url) = std::env::var("FENGQIAO_TEST_POSTGRES") {
        engines.push(("PostgreSQL", Box::new(move |name| schema(&url, name))));
    }
    println!("| what | here | limit | ratio | aim |\n| --- | ---: | ---: | ---: | --- |");
    for (engine, target) in &engines {
        if wanted("town") {
            let served = [file::QUARTER_OF_A_TOWN, file::TOWN]
                .map(|size| serve(size, target(&format!("town{}", size.visits_of_town)), folder.path()));
            reading::growth(&served, &format!("{engine}, {}", file::TOWN.name), MANY, |line| println!("{}", measure::row(line)));
        }
        for (word, size, runs) in READ.iter().filter(|(word, ..)| wanted(word)) {
            read(&format!("{engine}, {}", size.name), *size, target(word), folder.path(), *runs);
        }
    }
    if wanted("writes") {
        writes(&engines, folder.path());
    }
    for (_, target) in engines.iter().filter(|(engine, _)| *engine == "PostgreSQL" && wanted("far")) {
        println!("\n| PostgreSQL, added to each round trip | corrections a second | new cases a second |\n| ---: | ---: | ---: |");
        far::rows(|name| target(name), folder.path(), Duration::from_secs(5)).iter().for_each(|row| println!("{row}"));
    }
    for (_, target) in engines.iter().filter(|(engine, _)| *engine == "PostgreSQL" && wanted("towns")) {
        println!(
            "\n| PostgreSQL, 32 clients, new cases a second | one town | 30 towns, 4 writers | 8 writers | two programs of 8 | gain | aim |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | --- |"
        );
        towns::rows(|name| target(name), folder.path(), Duration::from_secs(5)).iter().for_each(|row| println!("{row}"));
    }
}

fn writes(engines: &[Engine<'_>], files: &Path) {
    println!(
        "\n| new cases over HTTP | per second | one commit each | gain | bare insert | share of it | aim |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | --- |"
    );
    for (engine, target) in engines {
        for row in writing::rows(engine, |name| target(&format!("writes_{name}")), files, Duration::from_secs(5)) {
            println!("{row}");
        }
    }
}

/// A schema of its own on a PostgreSQL server.
fn schema(url: &str, name: &str) -> Target {
    let mut conn = diesel::PgConnection::establish(url).expect("PostgreSQL is there");
    conn.batch_execute(&format!("CREATE SCHEMA {name}")).expect("a schema");
    Target::Postgres(format!("{url}?options=-csearch_path%3D{name}"))
}

/// A file of this size, filled and served.
fn serve(size: Size, target: Target, files: &Path) -> Served {
    let context = context(target, Grouping::Waiting, files);
    file::fill(&context.database, size);
    Served::start(context)
}

fn read(name: &str, size: Size, target: Target, files: &Path, runs: Runs) {
    let served = serve(size, target, files);
    let tell = |line: &measure::Line| println!("{}", measure::row(line));
    reading::figures(&served, name, runs, tell);
    reading::lists(&served, name, runs, tell);
    tell(&reading::scan(&served, name, runs));
}
