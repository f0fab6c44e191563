//! The figures of a year (年度数字): every number counted from records, with the records behind it.
//!
//! A figure is one row of [`definitions`]: which kind of record, which of them, and how much each adds.
//! The count, its breakdowns, the cross-tab, the list behind a number and the exports all come from that row.

pub mod api;
pub mod case_table;
pub mod catalogue;
pub mod check;
pub mod counts;
pub mod definition;
pub mod definitions;
pub mod dimension;
pub mod fact_table;
pub mod number;
pub mod overlap;
pub mod paragraph;
pub mod records;
pub mod report;
pub mod report_scope;
pub mod rows;
pub mod seals;
mod store;
pub mod table;
pub mod units;
