//! The figures of a year: counted by hand, counted at random, and counted from the town's own ledgers.

mod definitions;
mod ledger;
mod properties;
mod small_year;
