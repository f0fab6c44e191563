//! The figures of a year: counted by hand, counted at random, and counted from the town's own ledgers.

mod definitions;
mod exports;
mod growth;
mod ledger;
mod properties;
mod small_year;
mod wire;
