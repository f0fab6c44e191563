//! 卷宗情况说明: what the dossier lacks, and why.

use crate::cases::lists::{Paper, PaperState};
use crate::coded::Coded;
use crate::papers::facts::Facts;
use crate::papers::page::{Grid, Line, Sheet, Style, label, value};
use crate::papers::parts;

const COLUMNS: &[usize] = &[700, 2858, 2900, 2500];
const NOTHING: Option<&str> = None;
/// Lines for whatever else there is to say.
const LINES: usize = 3;

/// The note, with a place for the reason of each paper that is missing.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::small();
    parts::head(&mut sheet, facts, Paper::FileNote);
    // The note is this very paper: it does not lack itself.
    let missing: Vec<_> = facts.lines.iter().filter(|line| line.state == PaperState::Missing && line.paper != Paper::FileNote).collect();
    sheet.put(Style::Body, format!("本卷为{}（{}）的调解卷宗，一案一卷。", facts.title(), facts.committee));
    sheet.put(Style::Heading, "一、缺少的材料及原因");
    if missing.is_empty() {
        sheet.put(Style::Body, "应当归档的材料齐全。");
    } else {
        let mut grid = Grid::new(COLUMNS);
        grid.heading(&["序号", "文书名称", "情况", "原因说明"]);
        for (number, line) in (1..).zip(missing) {
            grid.row(vec![
                label(&number.to_string()),
                value(Some(format!("{}（{}）", line.paper.label().zh, line.need.label().zh))),
                value(Some(&line.why.zh)),
                value(NOTHING),
            ]);
        }
        sheet.table(grid);
    }
    sheet.put(Style::Heading, "二、其他需要说明的情况");
    sheet.text(facts.case().note.as_deref(), 0);
    for _ in 0..LINES {
        sheet.close(Style::Ruled, Line::new().rule());
    }
    parts::signature(&mut sheet, "立卷人", None);
    parts::signature(&mut sheet, "检查人", None);
    parts::seal(&mut sheet, facts, None);
    sheet
}
