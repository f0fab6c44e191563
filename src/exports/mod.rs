//! Numbers and lists to take away: workbooks for WPS and Excel, text tables, JSON.

pub mod annual;
mod annual_document;
pub mod api;
pub mod case_table;
mod cases;
mod columns;
mod csv_text;
mod entries;
pub mod files;
mod listing;
mod platform_sheet;
mod screenings;
pub mod sheet;
mod visits;
mod workbook;
