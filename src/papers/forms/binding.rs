//! What binds a dossier: 卷宗封面, 卷内目录, 卷宗封底 (司发通〔2010〕239号).

use crate::calendar::Day;
use crate::cases::lists::{Paper, PaperState};
use crate::coded::Coded;
use crate::papers::facts::{Facts, joined};
use crate::papers::page::{Grid, Line, Sheet, Style, label, value};
use crate::papers::{parts, words};

const COVER: &[usize] = &[2200, 6758];
const CONTENTS: &[usize] = &[900, 4858, 1300, 1900];
const BACK: &[usize] = &[1700, 3600];
const NOTHING: Option<&str> = None;
/// Rows of the contents, written or ruled; a page full.
const ROWS: usize = 16;

/// The cover.
pub fn cover(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::for_binding();
    sheet.put(Style::Above, &facts.committee);
    sheet.put(Style::CoverTitle, "人民调解卷宗");
    sheet.put(Style::CoverGap, "");
    let mut grid = Grid::new(COVER);
    let keep = facts.dossier.whole.limits.as_ref().and_then(|limits| limits.keep_until).map(|day| format!("至{}", words::day(day)));
    for (name, known) in [
        ("卷名", Some(facts.title())),
        ("卷号", facts.number().map(str::to_owned)),
        ("人民调解员", joined(&facts.mediators())),
        ("调解日期", Some(mediated(facts))),
        ("立卷人", None),
        ("立卷日期", Some(parts::day_in_form(None))),
        ("保管期限", keep),
        ("备注", None),
    ] {
        grid.text(vec![label(name), value(known)], 900.0);
    }
    sheet.table(grid);
    sheet
}

/// From the acceptance to the agreement or the ending.
fn mediated(facts: &Facts) -> String {
    let settled = facts.agreement().map(|agreement| agreement.settled_on);
    let until: Option<Day> = settled.or(facts.ending().map(|ending| ending.ended_on));
    format!("自{}至{}", parts::day_in_form(facts.case().accepted_on), parts::day_in_form(until))
}

/// The contents: the papers that are there, in their order; page numbers are written when the dossier is bound.
pub fn contents(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::new();
    parts::head(&mut sheet, facts, Paper::Contents);
    sheet.put(Style::Flush, format!("卷名：{}", facts.title()));
    let mut grid = Grid::new(CONTENTS);
    grid.heading(&["序号", "文书名称", "页号", "备注"]);
    let listed = facts
        .lines
        .iter()
        .filter(|line| {
            !matches!(line.state, PaperState::Missing | PaperState::NotNeeded) && !matches!(line.paper, Paper::Cover | Paper::Contents)
        })
        .map(|line| (line.paper.label().zh, copies(facts, line.paper)));
    let mut rows = 0;
    for (title, copies) in listed {
        rows += 1;
        grid.row(vec![label(&rows.to_string()), value(Some(title)), value(NOTHING), value(copies).centred()]);
    }
    for _ in rows..ROWS {
        grid.row(vec![value(NOTHING), value(NOTHING), value(NOTHING), value(NOTHING)]);
    }
    sheet.table(grid);
    sheet
}

/// How many there are of a paper of which there may be several.
fn copies(facts: &Facts, paper: Paper) -> Option<String> {
    let many = match paper {
        Paper::MediationRecord => facts.dossier.meetings.len(),
        Paper::FollowUp => facts.dossier.follow_ups.len(),
        _ => 0,
    };
    (many > 1).then(|| format!("{many}次"))
}

/// The back cover: who bound and who checked the dossier, at the lower right.
pub fn back(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::for_binding();
    sheet.put(Style::BackGap, "");
    sheet.put(Style::Number, Line::new().say("卷号：").fill(facts.number(), 13));
    sheet.put(Style::Number, facts.title());
    sheet.put(Style::Number, Line::new().say("本卷共").fill(NOTHING, 4).say("页"));
    sheet.put(Style::Gap, "");
    let mut grid = Grid::at_the_right(BACK);
    for (name, known) in [("立卷人", None), ("检查人", None), ("立卷时间", Some(parts::day_in_form(None)))] {
        grid.text(vec![label(name), value(known)], 900.0);
    }
    sheet.table(grid);
    sheet
}
