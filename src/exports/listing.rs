//! Lists written out piece by piece, so that a long one never lies in memory whole.

use crate::audit::Subject;
use crate::db::DbConnection;
use crate::problem::Outcome;

use super::sheet::Cell;
use super::{csv_text, workbook};

/// Rows read at a time.
pub const BATCH_SIZE: i64 = 500;

/// A column: its heading and its width in letters.
pub type Column = (&'static str, u16);

/// A list to be written out, and how far it has been read.
pub trait Listing: Send + 'static {
    /// What the sheet and the file are called.
    fn name(&self) -> &'static str;
    /// The kind of record, for the audit log.
    fn subject(&self) -> Subject;
    fn columns(&self) -> &'static [Column];
    /// Refuses what the list itself would refuse, before anything is handed out.
    fn check(&self, conn: &mut DbConnection) -> Outcome<()>;
    /// The next rows; none at the end.
    fn next_rows(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Vec<Cell>>>;
}

fn headings(listing: &impl Listing) -> Vec<String> {
    listing.columns().iter().map(|(heading, _)| (*heading).to_owned()).collect()
}

/// The whole list as a workbook.
pub fn as_workbook(conn: &mut DbConnection, mut listing: impl Listing) -> Outcome<Vec<u8>> {
    let (name, heads) = (listing.name(), headings(&listing));
    let widths: Vec<u16> = listing.columns().iter().map(|(_, width)| *width).collect();
    workbook::write_pieces(name, &heads, &widths, || listing.next_rows(conn))
}

/// The list as text, handed over in pieces.
pub fn as_text(conn: &mut DbConnection, mut listing: impl Listing, mut hand_over: impl FnMut(Vec<u8>) -> Outcome<()>) -> Outcome<()> {
    hand_over(csv_text::beginning(&headings(&listing))?)?;
    loop {
        let rows = listing.next_rows(conn)?;
        if rows.is_empty() {
            return Ok(());
        }
        hand_over(csv_text::lines(&rows)?)?;
    }
}
