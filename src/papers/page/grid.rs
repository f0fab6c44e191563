//! Forms with borders: rows of cells in fixed columns.

use docx_rs::{
    HeightRule, Table, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

use super::line::{Line, Style, paragraph};

/// Twips between a border and the text.
const PADDING: usize = 60;
/// The height of a row of one line: room for a pen.
const ROW: f32 = 580.0;
/// The height by which `package` knows a row that is repeated on every page; no other row has it.
pub const HEADING_ROW: f32 = 581.0;

/// One cell.
pub struct Cell {
    lines: Vec<(Style, Line)>,
    span: usize,
    merge: Option<VMergeType>,
    top: bool,
    with_next: bool,
}

/// What a field is called.
pub fn label(words: &str) -> Cell {
    Cell { lines: vec![(Style::CellCentre, words.into())], span: 1, merge: None, top: false, with_next: false }
}

/// What is recorded in a field; empty where nothing is, to be filled by pen.
pub fn value(words: Option<impl AsRef<str>>) -> Cell {
    let line = words.map_or_else(Line::new, Into::into);
    Cell { lines: vec![(Style::Cell, line)], span: 1, merge: None, top: false, with_next: false }
}

/// A field for a longer text under its name, over the whole row; it may go on over pages.
pub fn text_area(name: &str, text: Option<&str>, columns: usize) -> Cell {
    let mut lines = vec![(Style::Cell, Line::new().strong(name))];
    let written = text.into_iter().flat_map(str::lines).map(str::trim).filter(|text| !text.is_empty());
    lines.extend(written.map(|text| (Style::CellText, text.into())));
    Cell { lines, span: columns, merge: None, top: true, with_next: false }
}

impl Cell {
    /// Over so many columns.
    pub fn over(mut self, columns: usize) -> Self {
        self.span = columns;
        self
    }

    /// Centred.
    pub fn centred(mut self) -> Self {
        for (style, _) in &mut self.lines {
            *style = Style::CellCentre;
        }
        self
    }

    /// One more line in the cell.
    pub fn and(mut self, style: Style, line: impl Into<Line>) -> Self {
        self.lines.push((style, line.into()));
        self
    }

    /// The first of several cells one under the other that are one.
    pub fn begins(mut self) -> Self {
        self.merge = Some(VMergeType::Restart);
        self
    }

    /// One of the cells that belong to the one above.
    pub fn goes_on() -> Self {
        Self { lines: vec![(Style::Cell, Line::new())], span: 1, merge: Some(VMergeType::Continue), top: false, with_next: false }
    }

    fn finish(self, width: usize) -> TableCell {
        let align = if self.top { VAlignType::Top } else { VAlignType::Center };
        let mut cell = TableCell::new().width(width, WidthType::Dxa).grid_span(self.span).vertical_align(align);
        if let Some(merge) = self.merge {
            cell = cell.vertical_merge(merge);
        }
        let inside = width.saturating_sub(2 * PADDING);
        let with_next = self.with_next;
        self.lines.into_iter().fold(cell, |cell, (style, line)| cell.add_paragraph(paragraph(style, line, inside).keep_next(with_next)))
    }
}

/// A table in the making.
pub struct Grid {
    columns: &'static [usize],
    rows: Vec<TableRow>,
    align: TableAlignmentType,
}

impl Grid {
    /// A table with columns of these twips.
    pub fn new(columns: &'static [usize]) -> Self {
        Self { columns, rows: Vec::new(), align: TableAlignmentType::Center }
    }

    /// A narrow table at the right margin.
    pub fn at_the_right(columns: &'static [usize]) -> Self {
        Self { align: TableAlignmentType::Right, ..Self::new(columns) }
    }

    /// The number of its columns.
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// A row that stays on one page.
    pub fn row(&mut self, cells: Vec<Cell>) {
        let row = TableRow::new(self.cells(cells)).row_height(ROW).height_rule(HeightRule::AtLeast).cant_split();
        self.rows.push(row);
    }

    /// A row that stays on one page with the row after it.
    pub fn row_with_next(&mut self, cells: Vec<Cell>) {
        self.row(cells.into_iter().map(|cell| Cell { with_next: true, ..cell }).collect());
    }

    /// The row of column names, repeated on every page.
    pub fn heading(&mut self, names: &[&str]) {
        let cells = names.iter().map(|name| label(name)).collect();
        let row = TableRow::new(self.cells(cells)).row_height(HEADING_ROW).height_rule(HeightRule::AtLeast).cant_split();
        self.rows.push(row);
    }

    /// A row for a text of any length, at least so many twips high.
    pub fn text(&mut self, cells: Vec<Cell>, at_least: f32) {
        let row = TableRow::new(self.cells(cells)).row_height(at_least).height_rule(HeightRule::AtLeast);
        self.rows.push(row);
    }

    fn cells(&self, cells: Vec<Cell>) -> Vec<TableCell> {
        debug_assert_eq!(cells.iter().map(|cell| cell.span).sum::<usize>(), self.columns.len(), "a row fills its columns");
        let mut widths = self.columns.iter().copied();
        cells
            .into_iter()
            .map(|cell| {
                let width = widths.by_ref().take(cell.span).sum();
                cell.finish(width)
            })
            .collect()
    }

    /// The table as it stands in the file.
    pub fn finish(self) -> Table {
        let borders = [
            TableBorderPosition::Top,
            TableBorderPosition::Left,
            TableBorderPosition::Bottom,
            TableBorderPosition::Right,
            TableBorderPosition::InsideH,
            TableBorderPosition::InsideV,
        ]
        .into_iter()
        .fold(TableBorders::new(), |borders, position| borders.set(TableBorder::new(position).size(4).color("000000")));
        Table::new(self.rows)
            .set_grid(self.columns.to_vec())
            .layout(TableLayoutType::Fixed)
            .width(self.columns.iter().sum(), WidthType::Dxa)
            .align(self.align)
            .margins(TableCellMargins::new().margin(20, PADDING, 20, PADDING))
            .set_borders(borders)
    }
}
