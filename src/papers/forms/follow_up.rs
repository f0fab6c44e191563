//! 人民调解回访记录: one for each visit after the agreement (人民调解法 art. 31).

use crate::cases::FollowUp;
use crate::cases::lists::Paper;
use crate::coded::Coded;
use crate::papers::facts::Facts;
use crate::papers::page::{Grid, Sheet, Style, label, text_area, value};
use crate::papers::{parts, words};

const COLUMNS: &[usize] = &[1900, 2579, 1900, 2579];

/// The records of all visits, each beginning a new page; an empty one before the first.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::new();
    for visit in &facts.dossier.follow_ups {
        sheet.turn();
        section(&mut sheet, facts, Some(visit));
    }
    if facts.dossier.follow_ups.is_empty() {
        section(&mut sheet, facts, None);
    }
    sheet
}

fn section(sheet: &mut Sheet, facts: &Facts, visit: Option<&FollowUp>) {
    parts::head(sheet, facts, Paper::FollowUp);
    let mut grid = Grid::new(COLUMNS);
    grid.row(vec![label("当事人"), value(Some(facts.everybody())).over(3)]);
    grid.row(vec![label("调解协议编号"), value(facts.number()).over(3)]);
    grid.row(vec![label("回访事由"), value(Some(format!("{}调解协议的履行情况", facts.title()))).over(3)]);
    grid.row(vec![
        label("回访时间"),
        value(visit.map(|visit| words::day(visit.visited_on))),
        label("回访方式"),
        value(visit.map(|visit| visit.method.label().zh)),
    ]);
    grid.row(vec![
        label("履行情况"),
        value(visit.and_then(|visit| visit.performed).map(|performed| performed.label().zh)),
        label("是否满意"),
        value(visit.and_then(|visit| visit.satisfied).map(|yes| if yes { "满意" } else { "不满意" })),
    ]);
    grid.row(vec![
        label("是否起诉"),
        value(visit.and_then(|visit| visit.litigated).map(|yes| if yes { "已起诉" } else { "未起诉" })),
        label("有无隐患"),
        value(visit.and_then(|visit| visit.hidden_risk.as_deref())),
    ]);
    let record = visit.map(|visit| visit.record.as_str());
    grid.text(vec![text_area("回访情况：", record, 4)], 3400.0);
    grid.text(vec![text_area("采取的措施：", None, 4)], 1200.0);
    sheet.table(grid);
    sheet.put(Style::Gap, "");
    let visitor: Vec<String> = visit.map(|visit| visit.visitor.clone()).into_iter().collect();
    parts::signatures(sheet, "回访人", &visitor, visit.map(|visit| visit.visited_on));
    parts::signature(sheet, "被回访人", None);
    sheet.put(Style::Gap, "");
}
