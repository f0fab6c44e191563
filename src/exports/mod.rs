//! Numbers and lists to take away: workbooks for WPS and Excel, text tables, JSON.

pub mod annual;
pub mod api;
mod csv_text;
pub mod sheet;
mod workbook;
