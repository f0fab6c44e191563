//! Workbooks: headings stay in sight, numbers are numbers, texts are never formulas.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::problem::{Outcome, Problem};

use super::sheet::{Cell, Sheet, harmless};

/// The sheets as an .xlsx file.
pub fn write(sheets: &[Sheet]) -> Outcome<Vec<u8>> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet).map_err(Problem::internal)?;
    }
    workbook.save_to_buffer().map_err(Problem::internal)
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border_bottom(FormatBorder::Thin);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    worksheet.set_name(&sheet.name)?;
    worksheet.set_freeze_panes(1, 1)?;
    worksheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    for (column, text) in (0_u16..).zip(&sheet.headings) {
        worksheet.write_string_with_format(0, column, harmless(text), &heading)?;
        if let Some(width) = sheet.widths.get(usize::from(column)).or(sheet.widths.last()) {
            worksheet.set_column_width(column, *width)?;
        }
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => drop(worksheet.write_string_with_format(row, column, harmless(text), &wrapped)?),
                Cell::Whole(number) => drop(worksheet.write_number(row, column, *number as f64)?),
                Cell::Decimal(number) => drop(worksheet.write_number(row, column, *number)?),
            }
        }
    }
    Ok(())
}
