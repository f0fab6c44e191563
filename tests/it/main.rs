//! The program as people meet it: real requests to a real server over a fresh database.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod accounts;
mod agreements;
mod architecture;
mod attachments;
mod attachments_kept;
mod bad_workbooks;
mod case_days;
mod case_history;
mod case_steps;
mod command_line;
mod contract;
mod crash;
mod days_ahead;
mod figures;
mod imports;
mod imports_reading;
mod likeness;
mod merging;
mod migrations;
mod odd_requests;
mod papers;
mod personal_data;
mod petition_visits;
mod reconciliation;
mod reminders;
mod rights;
mod said_once;
mod sample_year;
mod scope;
mod screenings;
mod sessions;
mod support;
mod walking;
mod year_walked;
