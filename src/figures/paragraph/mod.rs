//! Section (七) of the annual report in the town's own wording: written from the figures, or checked against them.
//!
//! Every number written is linked to the definition it is counted by; every number in a pasted text is found, taken for
//! the figure its words and unit speak of, and compared. A pasted text is never kept.

pub mod api;
mod aside;
mod checking;
mod digits;
mod file;
mod labels;
mod numerals;
mod phrases;
mod places;
mod reading;
mod sections;
mod setting;
mod wording;
mod words;

#[cfg(test)]
mod texts;
