//! Workbooks: headings stay in sight, numbers are numbers, days are days, texts are never formulas.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::problem::{Outcome, Problem};

use super::sheet::{Cell, Sheet, harmless};

/// The sheets as an .xlsx file.
pub fn write(sheets: &[Sheet]) -> Outcome<Vec<u8>> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let mut page = RowByRow::begin(workbook.add_worksheet(), &sheet.name, &sheet.headings, &sheet.widths).map_err(Problem::internal)?;
        page.add(&sheet.rows).map_err(Problem::internal)?;
    }
    workbook.save_to_buffer().map_err(Problem::internal)
}

/// One long sheet written piece by piece; rows once written leave the memory.
pub fn write_pieces(
    name: &str,
    headings: &[String],
    widths: &[u16],
    mut next_rows: impl FnMut() -> Outcome<Vec<Vec<Cell>>>,
) -> Outcome<Vec<u8>> {
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet_with_constant_memory().map_err(Problem::internal)?;
    let mut page = RowByRow::begin(worksheet, name, headings, widths).map_err(Problem::internal)?;
    loop {
        let rows = next_rows()?;
        if rows.is_empty() {
            break;
        }
        page.add(&rows).map_err(Problem::internal)?;
    }
    workbook.save_to_buffer().map_err(Problem::internal)
}

/// A sheet that grows downwards.
struct RowByRow<'a> {
    worksheet: &'a mut Worksheet,
    row: u32,
    text: Format,
    day: Format,
}

impl<'a> RowByRow<'a> {
    fn begin(worksheet: &'a mut Worksheet, name: &str, headings: &[String], widths: &[u16]) -> Result<Self, XlsxError> {
        let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border_bottom(FormatBorder::Thin);
        worksheet.set_name(name)?;
        worksheet.set_freeze_panes(1, 1)?;
        worksheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
        for (column, text) in (0_u16..).zip(headings) {
            if let Some(width) = widths.get(usize::from(column)).or(widths.last()) {
                worksheet.set_column_width(column, *width)?;
            }
            worksheet.write_string_with_format(0, column, harmless(text), &bold)?;
        }
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Ok(Self { worksheet, row: 1, text, day: Format::new().set_num_format("yyyy-mm-dd") })
    }

    fn add(&mut self, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
        for cells in rows {
            for (column, cell) in (0_u16..).zip(cells) {
                self.write(column, cell)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    fn write(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => drop(self.worksheet.write_string_with_format(self.row, column, harmless(text), &self.text)?),
            Cell::Whole(number) => drop(self.worksheet.write_number(self.row, column, *number as f64)?),
            Cell::Decimal(number) => drop(self.worksheet.write_number(self.row, column, *number)?),
            Cell::Day(day) => drop(self.worksheet.write_datetime_with_format(self.row, column, *day, &self.day)?),
        }
        Ok(())
    }
}
