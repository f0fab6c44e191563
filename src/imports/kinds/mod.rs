//! What a row of each kind of ledger says: one typed row a kind, read from the cells.

pub mod cases;
pub mod entries;
pub mod people;
pub mod screenings;
pub mod visits;
