//! How much of a file is read before it is refused.

use super::cell::{Cell, Row};
use super::refusals::too_much;
use crate::problem::{Code, Outcome, Problem};

/// Cells with something in them.
const MOST_CELLS: usize = 3_000_000;
/// All the text of a workbook in bytes; one shared text used by many cells counts each time.
pub const MOST_TEXT: usize = 64 * 1024 * 1024;

/// How much of the workbook may still come.
pub struct Quota {
    rows: usize,
    most_rows: usize,
    cells: usize,
    text: usize,
}

impl Quota {
    pub fn new(most_rows: usize) -> Self {
        Self { rows: most_rows, most_rows, cells: MOST_CELLS, text: MOST_TEXT }
    }

    /// Refuses a table that would take more cells than may still come, before room is made for it.
    pub fn require_room(&self, cells: u64) -> Outcome<()> {
        if usize::try_from(cells).is_ok_and(|cells| cells <= self.cells) { Ok(()) } else { Err(too_much()) }
    }

    pub fn take(&mut self, cell: &Cell) -> Outcome<()> {
        let text = if let Cell::Text(text) = cell { text.len() } else { 0 };
        match (self.cells.checked_sub(1), self.text.checked_sub(text)) {
            (Some(cells), Some(text)) => {
                (self.cells, self.text) = (cells, text);
                Ok(())
            }
            _ => Err(too_much()),
        }
    }

    /// A row of what stands in its cells; none where that is nothing.
    pub fn row(&mut self, number: u32, cells: impl Iterator<Item = (u32, Cell)>) -> Outcome<Option<Row>> {
        let cells: Vec<(u32, Cell)> = cells.filter(|(_, cell)| *cell != Cell::Empty).collect();
        if cells.is_empty() {
            return Ok(None);
        }
        cells.iter().try_for_each(|(_, cell)| self.take(cell))?;
        self.take_row()?;
        Ok(Some(Row { number, cells }))
    }

    pub fn take_row(&mut self) -> Outcome<()> {
        self.rows = self.rows.checked_sub(1).ok_or_else(|| {
            let most = self.most_rows;
            Problem::new(Code::TooManyRows)
                .saying(format!("一次最多导入 {most} 行，请分成几个文件"), format!("At most {most} rows at once; split the file"))
        })?;
        Ok(())
    }
}
