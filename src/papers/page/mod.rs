//! The sheet a paper is written on: A4 upright, its lines and tables one under the other.

mod grid;
mod line;
mod package;

use docx_rs::{Paragraph, Table};

pub use grid::{Cell, Grid, label, text_area, value};
pub use line::{Line, Style};

/// Twips between the margins: A4 is 11906 wide, each margin 2.6 cm.
pub const WIDTH: usize = 8958;

enum Block {
    Line(Box<Paragraph>),
    Table(Box<Table>),
}

/// Whether the foot of each page says which page of how many it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Footer {
    PageNumbers,
    Nothing,
}

/// A paper being written.
pub struct Sheet {
    blocks: Vec<Block>,
    footer: Footer,
    turn: bool,
    small: bool,
}

impl Sheet {
    /// A blank sheet with page numbers.
    pub fn new() -> Self {
        Self { blocks: Vec::new(), footer: Footer::PageNumbers, turn: false, small: false }
    }

    /// A blank sheet for a form that has much to hold: 四号 in place of 三号.
    pub fn small() -> Self {
        Self { small: true, ..Self::new() }
    }

    /// A blank sheet that is bound around the others, outside their page numbers.
    pub fn for_binding() -> Self {
        Self { footer: Footer::Nothing, ..Self::new() }
    }

    /// One line or paragraph.
    pub fn put(&mut self, style: Style, line: impl Into<Line>) {
        let style = if self.small { style.smaller() } else { style };
        let mut paragraph = line::paragraph(style, line.into(), WIDTH);
        if std::mem::take(&mut self.turn) {
            paragraph = paragraph.page_break_before(true);
        }
        self.blocks.push(Block::Line(Box::new(paragraph)));
    }

    /// The last words before signatures: names never stand on a page without what they are put to.
    pub fn close(&mut self, style: Style, line: impl Into<Line>) {
        self.put(style, line);
        if let Some(Block::Line(paragraph)) = self.blocks.pop() {
            self.blocks.push(Block::Line(Box::new(paragraph.keep_next(true).keep_lines(true))));
        }
    }

    /// A text in the words of whoever wrote it, one paragraph for each of its lines; ruled lines where there is none.
    pub fn text(&mut self, text: Option<&str>, ruled: usize) {
        let mut written = false;
        for paragraph in text.into_iter().flat_map(str::lines).map(str::trim).filter(|text| !text.is_empty()) {
            self.put(Style::Body, paragraph);
            written = true;
        }
        if !written {
            self.ruled(ruled);
        }
    }

    /// Empty lines to write on.
    pub fn ruled(&mut self, lines: usize) {
        for _ in 0..lines {
            self.put(Style::Ruled, Line::new().rule());
        }
    }

    /// A table; the next block stands apart from it.
    pub fn table(&mut self, grid: Grid) {
        // Two tables in a row would be read as one.
        if matches!(self.blocks.last(), Some(Block::Table(_))) {
            self.put(Style::Gap, "");
        }
        self.blocks.push(Block::Table(Box::new(grid.finish())));
    }

    /// What comes next begins a new page.
    pub fn turn(&mut self) {
        self.turn = !self.blocks.is_empty();
    }
}
