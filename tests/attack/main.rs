//! `make attack`: the real program under attack, with the numbers printed. Nothing is asserted in time; what would be a
//! fault on any machine (no answer, an answer of 5xx, a program that is gone) ends the run.
//!
//! `cargo test --test attack -- workbooks` runs one attack; without a name all of them run.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "an attack that cannot go on says so and stops")]

mod memory;
mod mutate;
mod program;
mod slow;
mod storm;
mod watch;
mod workbooks;

/// An attack: its name and what it does.
type Attack = (&'static str, fn());

const ATTACKS: [Attack; 4] = [("storm", storm::run), ("slow", slow::run), ("workbooks", workbooks::run), ("memory", memory::run)];

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let known = |word: &String| ATTACKS.iter().any(|(name, _)| name == word);
    assert!(asked.iter().all(known), "the attacks are {:?}", ATTACKS.map(|(name, _)| name));
    for (name, run) in ATTACKS {
        if asked.is_empty() || asked.iter().any(|word| word == name) {
            println!("== {name}");
            run();
        }
    }
}
