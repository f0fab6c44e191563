//! The program as people meet it: real requests to a real server over a fresh database.

mod accounts;
mod architecture;
mod contract;
mod figures;
mod imports;
mod imports_reading;
mod migrations;
mod support;
