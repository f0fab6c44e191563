//! 人民调解调查记录: what somebody said when asked. The program keeps no inquiries, so the record is for the pen.

use crate::cases::lists::Paper;
use crate::papers::facts::Facts;
use crate::papers::page::{Grid, Line, Sheet, Style, label, value};
use crate::papers::parts;

const COLUMNS: &[usize] = &[1520, 1680, 900, 1000, 900, 1000, 900, 1058];
const NOTHING: Option<&str> = None;
/// Lines that fill the first page and one more.
const LINES: usize = 40;

/// The record of an inquiry about this case.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::new();
    parts::head(&mut sheet, facts, Paper::Inquiry);
    let mut grid = Grid::new(COLUMNS);
    for name in ["时间", "地点", "参加人"] {
        grid.row(vec![label(name), value(NOTHING).over(7)]);
    }
    grid.row(vec![label("事由"), value(Some(facts.title())).over(7)]);
    grid.row(vec![label("当事人"), value(Some(facts.everybody())).over(7)]);
    let mut asked = vec![label("被调查人"), value(NOTHING)];
    asked.extend(["性别", "民族", "年龄"].into_iter().flat_map(|name| [label(name), value(NOTHING)]));
    grid.row(asked);
    grid.row(vec![label("职业或职务"), value(NOTHING), label("联系方式").over(2), value(NOTHING).over(4)]);
    grid.row(vec![label("单位或住址"), value(NOTHING).over(7)]);
    grid.row(vec![label("调查人"), value(NOTHING).over(2), label("记录人").over(2), value(NOTHING).over(3)]);
    sheet.table(grid);
    sheet.put(Style::Gap, "");
    sheet.put(Style::Ruled, Line::new().say("调查记录：").rule());
    sheet.ruled(LINES);
    sheet.put(Style::Body, "以上记录经本人核对，与本人所述一致。");
    for who in ["被调查人（签名、盖章或按指印）：", "调查人（签名）：", "记录人（签名）："] {
        sheet.put(Style::Attest, Line::new().say(who).rule().say(format!("　{}", parts::day_or_space(None))));
    }
    sheet
}
