//! `make bench`: how fast the program is beside what the engine itself could do, in the same run on the same file.
//!
//! Numbers of different machines say little; the ratios are what to look at. The files are made with a fixed seed.
//! `BENCH=county` leaves out the province, which takes minutes to make.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a bench that cannot go on says so and stops")]

mod file;
mod limits;
mod measure;
mod reading;
mod served;
mod writing;

use std::path::Path;
use std::time::Duration;

use fengqiao::db::{Grouping, Target};

use crate::file::Size;
use crate::reading::Runs;
use crate::served::{Served, context};

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let only = std::env::var("BENCH").unwrap_or_default();
    let sqlite = |name: &str| Target::Sqlite(folder.path().join(format!("{name}.db")));
    println!("| what | here | limit | ratio | aim |\n| --- | ---: | ---: | ---: | --- |");
    if only != "writes" {
        read(file::COUNTY, sqlite("county"), folder.path(), Runs { few: 7, many: 21 });
        read(file::OLD_COUNTY, sqlite("old-county"), folder.path(), Runs { few: 7, many: 21 });
    }
    if only.is_empty() || only == "province" {
        read(file::PROVINCE, sqlite("province"), folder.path(), Runs { few: 3, many: 11 });
    }
    println!(
        "\n| new cases over HTTP | per second | one commit each | gain | bare insert | share of it | aim |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | --- |"
    );
    for row in writing::rows("SQLite", |name| sqlite(&format!("writes-{name}")), folder.path(), Duration::from_secs(5)) {
        println!("{row}");
    }
}

fn read(size: Size, target: Target, files: &Path, runs: Runs) {
    let context = context(target, Grouping::Waiting, files);
    file::fill(&context.database, size);
    let served = Served::start(context);
    let tell = |line: &measure::Line| println!("{}", measure::row(line));
    reading::figures(&served, size.name, runs, tell);
    reading::lists(&served, size.name, runs, tell);
    tell(&reading::scan(&served, size.name, runs));
}
