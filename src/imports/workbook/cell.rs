//! Sheets of cells, each row with the number people see.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Columns beyond this hold no heading anybody wrote.
pub const MOST_COLUMNS: u32 = 256;

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Moment(NaiveDateTime),
    Truth(bool),
    /// A formula whose result the program that wrote the file did not save.
    Unsaved,
    /// An error value such as `#REF!`.
    Broken(String),
}

/// One row of a sheet that has something in it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// As the program shows it: the first row is 1.
    pub number: u32,
    pub(super) cells: Vec<(u32, Cell)>,
}

impl Row {
    /// A row of cells from the first column on.
    pub fn new(number: u32, cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { number, cells: (0..).zip(cells).filter(|(_, cell)| *cell != Cell::Empty).collect() }
    }

    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: u32) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let place = self.cells.binary_search_by_key(&column, |(at, _)| *at);
        place.ok().and_then(|place| self.cells.get(place)).map_or(EMPTY, |(_, cell)| cell)
    }

    /// The cells with something in them, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }
}

/// One sheet.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    /// Not shown by the program that wrote the file until somebody asks for it.
    pub hidden: bool,
    pub rows: Vec<Row>,
}

pub fn text_cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
