//! Fengqiao (枫桥): the dispute-mediation ledger of a Chinese township.
//!
//! The map, in order of level; a module uses only modules of its own level and lower ones (`tests/it/architecture.rs` reads
//! it here and holds it).

// level 0: words everybody uses
pub mod calendar;
pub mod clock;
pub mod coded;
pub mod fields;
pub mod ids;
pub mod problem;
pub mod settings;
pub mod text;
// level 1: the engine room
pub mod apart;
pub mod crypto;
pub mod db;
pub mod files;
pub mod throttle;
pub mod whole;
// level 2: who and where
pub mod accounts;
pub mod audit;
pub mod context;
pub mod http;
pub mod people;
pub mod rights;
pub mod rooms;
pub mod working_days;
// level 3: the work
pub mod cases;
pub mod online_entries;
pub mod petition_visits;
pub mod screenings;
// level 4: looking at all of it
pub mod exports;
pub mod figures;
pub mod imports;
pub mod papers;
pub mod reminders;
// level 5: the shell
pub mod cli;
pub mod demo;
pub mod server;
