//! 人民调解受理登记表: when and how the case came to the committee (人民调解工作若干规定: 登记).

use crate::cases::lists::{Paper, Source};
use crate::coded::Coded;
use crate::papers::facts::Facts;
use crate::papers::page::{Cell, Grid, Sheet, Style, label, text_area, value};
use crate::papers::parts::{self, PARTIES};
use crate::papers::words;

/// The register entry of the acceptance.
pub fn write(facts: &Facts) -> Sheet {
    let (mut sheet, case) = (Sheet::new(), facts.case());
    parts::head(&mut sheet, facts, Paper::Acceptance);
    let mut grid = Grid::new(PARTIES);
    let columns = grid.columns();
    grid.row(vec![
        label("受理时间").over(2),
        value(case.accepted_on.map(words::day)).over(2),
        label("纠纷类型").over(2),
        value(Some(facts.dispute())).over(3),
    ]);
    grid.row(vec![label("案件来源").over(2), sources(case.source).over(7)]);
    parts::parties(&mut grid, facts);
    grid.text(vec![text_area("纠纷简要情况：", Some(&case.facts), columns)], 1500.0);
    sheet.table(grid);
    sheet.put(Style::Gap, "");
    parts::party_signatures(&mut sheet, facts, None);
    parts::signature(&mut sheet, "登记人", None);
    parts::seal(&mut sheet, facts, case.accepted_on);
    sheet.put(Style::Note, "备注：此表由人民调解委员会填写。");
    sheet
}

/// The three ways of the form, the one that applies marked; referrals name the body.
fn sources(source: Source) -> Cell {
    let mark = |applies: bool| if applies { "■" } else { "□" };
    let referred = !matches!(source, Source::OnApplication | Source::OnInitiative);
    let body = if referred { format!("（{}）", source.label().zh) } else { String::new() };
    value(Some(format!(
        "{} 当事人申请　　{} 人民调解委员会主动调解",
        mark(source == Source::OnApplication),
        mark(source == Source::OnInitiative)
    )))
    .and(Style::Cell, format!("{} 接受委托移送{body}", mark(referred)))
}
