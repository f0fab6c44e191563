//! The Ministry's case table (调解案件统计表) in its customary layout: a title, groups over their columns, a row for each
//! room, a total, and whether every group adds up.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::coded::Coded;
use crate::figures::case_table::{CaseTable, Column, Group};
use crate::problem::{Outcome, Problem};

use super::sheet::harmless;

/// Where the rows of the sheet begin: title, what it is about, groups, headings.
const TITLE: u32 = 0;
const ABOUT: u32 = 1;
const GROUPS: u32 = 2;
const HEADINGS: u32 = 3;
const FIRST: u32 = 4;

/// What stands above the table.
pub struct Heading {
    /// Who fills it in.
    pub filled_in_by: String,
    /// 2023年, 2023年5月.
    pub period: String,
    /// When it was counted.
    pub counted_at: String,
}

/// The table as an .xlsx file.
pub fn workbook(table: &CaseTable, heading: &Heading) -> Outcome<Vec<u8>> {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet(), table, heading).map_err(Problem::internal)?;
    workbook.save_to_buffer().map_err(Problem::internal)
}

/// How the groups stand to the total, a line for each fault, or one that says there is none.
pub fn checked(table: &CaseTable) -> Vec<String> {
    if table.unclassified.is_empty() {
        let whole = Group::ALL.iter().filter(|group| group.is_whole()).map(|group| group.label().zh).collect::<Vec<_>>().join("、");
        return vec![format!("核对：{whole}各组之和均等于案件总数，各移送机关之和等于接受委托移送。")];
    }
    let fault = |(group, count): &(Group, i64)| {
        format!("核对：“{}”有 {count} 件未归类（没有填写，或不在所列项目内），列在该组“未归类”栏。", group.label().zh)
    };
    table.unclassified.iter().map(fault).collect()
}

/// The cells' looks.
struct Looks {
    title: Format,
    about: Format,
    heading: Format,
    name: Format,
    whole: Format,
    money: Format,
    fault: Format,
}

impl Looks {
    fn new() -> Self {
        let framed = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let heading = framed().set_bold().set_text_wrap().set_align(FormatAlign::Center);
        Self {
            title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
            about: Format::new().set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter),
            heading,
            name: framed().set_align(FormatAlign::Left),
            whole: framed().set_num_format("#,##0").set_align(FormatAlign::Right),
            money: framed().set_num_format("#,##0.00").set_align(FormatAlign::Right),
            fault: Format::new().set_bold(),
        }
    }
}

fn write(page: &mut Worksheet, table: &CaseTable, heading: &Heading) -> Result<(), XlsxError> {
    let looks = Looks::new();
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    page.set_name("调解案件统计表")?;
    page.set_landscape().set_paper_size(8).set_print_fit_to_pages(1, 0).set_repeat_rows(TITLE, HEADINGS)?.set_repeat_columns(0, 0)?;
    page.set_freeze_panes(FIRST, 1)?;
    // Narrow columns with headings two letters wide, as the printed form has them: all of it is one sheet of A3.
    page.set_margins(0.3, 0.3, 0.5, 0.5, 0.3, 0.3);
    page.set_column_width(0, 14)?;
    for (place, column) in (1_u16..).zip(&table.columns) {
        page.set_column_width(place, if column.in_fen { 14.0 } else { 5.3 })?;
    }
    page.set_row_height(TITLE, 34)?.set_row_height(ABOUT, 20)?.set_row_height(GROUPS, 36)?.set_row_height(HEADINGS, 118)?;
    page.merge_range(TITLE, 0, TITLE, last, &format!("人民调解案件统计表（{}）", table.edition.label().zh), &looks.title)?;
    let about = format!(
        "填报单位：{}　　统计期间：{}　　单位：件、人、元　　统计时刻：{}",
        heading.filled_in_by, heading.period, heading.counted_at
    );
    page.merge_range(ABOUT, 0, ABOUT, last, &harmless(&about), &looks.about)?;
    headings(page, table, &looks)?;
    let mut row = FIRST;
    let totals = table.totals();
    for (name, sums) in table.rows.iter().map(|(name, sums)| (name.as_str(), sums)).chain([("合计", &totals)]) {
        page.set_row_height(row, 22)?;
        page.write_string_with_format(row, 0, harmless(name), &looks.name)?;
        for (column, (head, sum)) in (1_u16..).zip(table.columns.iter().zip(sums)) {
            number(page, (row, column), head, *sum, &looks)?;
        }
        row += 1;
    }
    let looks_of_check = if table.unclassified.is_empty() { &looks.about } else { &looks.fault };
    for line in checked(table) {
        row += 1;
        page.write_string_with_format(row, 0, line, looks_of_check)?;
    }
    page.write_string_with_format(
        row + 2,
        0,
        "单位负责人：　　　　　　　　填报人：　　　　　　　　填报日期：　　　　年　　月　　日",
        &looks.about,
    )?;
    Ok(())
}

/// Each group over its columns.
fn headings(page: &mut Worksheet, table: &CaseTable, looks: &Looks) -> Result<(), XlsxError> {
    page.merge_range(GROUPS, 0, HEADINGS, 0, "调解组织", &looks.heading)?;
    let mut column = 1_u16;
    for group in table.columns.chunk_by(|one, next| one.group == next.group) {
        let last = column + u16::try_from(group.len()).unwrap_or(1) - 1;
        let label = group.first().map(|column| column.group.label().zh).unwrap_or_default();
        if last > column {
            page.merge_range(GROUPS, column, GROUPS, last, &label, &looks.heading)?;
        } else {
            page.write_string_with_format(GROUPS, column, label, &looks.heading)?;
        }
        for (place, head) in (column..).zip(group) {
            page.write_string_with_format(HEADINGS, place, &head.heading, &looks.heading)?;
        }
        column = last + 1;
    }
    Ok(())
}

fn number(page: &mut Worksheet, (row, column): (u32, u16), head: &Column, sum: i64, looks: &Looks) -> Result<(), XlsxError> {
    let (value, look) = if head.in_fen { (sum as f64 / 100.0, &looks.money) } else { (sum as f64, &looks.whole) };
    page.write_number_with_format(row, column, value, look)?;
    Ok(())
}
