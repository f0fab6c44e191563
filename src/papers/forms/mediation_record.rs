//! 人民调解记录: one for each meeting (人民调解法 art. 27).

use crate::cases::Meeting;
use crate::cases::lists::{AgreementForm, Paper, Step};
use crate::papers::facts::{Facts, joined};
use crate::papers::page::{Grid, Line, Sheet, Style, label, value};
use crate::papers::{parts, words};

const COLUMNS: &[usize] = &[1500, 3279, 1300, 2879];
/// Lines for a record that is not written yet.
const LINES: usize = 11;

/// The records of all meetings, each beginning a new page; an empty one before the first.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::small();
    let meetings = &facts.dossier.meetings;
    for (place, meeting) in meetings.iter().enumerate() {
        sheet.turn();
        section(&mut sheet, facts, Some(meeting), place + 1 == meetings.len());
    }
    if meetings.is_empty() {
        section(&mut sheet, facts, None, false);
    }
    sheet
}

fn section(sheet: &mut Sheet, facts: &Facts, meeting: Option<&Meeting>, last: bool) {
    parts::head(sheet, facts, Paper::MediationRecord);
    let mut grid = Grid::new(COLUMNS);
    grid.row(vec![
        label("时间"),
        value(meeting.map(|meeting| words::day(meeting.held_on))),
        label("地点"),
        value(meeting.map(|meeting| meeting.place.as_str())),
    ]);
    grid.row(vec![label("事由"), value(Some(facts.title())).over(3)]);
    grid.row(vec![label("当事人"), value(Some(facts.everybody())).over(3)]);
    grid.row(vec![label("参加人"), value(others_present(facts, meeting)).over(3)]);
    grid.row(vec![label("调解员"), value(joined(&facts.mediators())), label("记录人"), value(joined(&facts.recorders()))]);
    sheet.table(grid);
    sheet.put(Style::Heading, "一、告知");
    sheet.put(Style::Body, "调解开始前，已向当事人告知人民调解的性质、原则和效力，以及当事人在调解活动中享有的权利和承担的义务。");
    sheet.put(Style::Heading, "二、调解记录");
    sheet.text(meeting.map(|meeting| meeting.record.as_str()), LINES);
    sheet.put(Style::Heading, "三、调解结果");
    sheet.text(meeting.and_then(|meeting| result(facts, meeting, last)).as_deref(), 2);
    parts::party_signatures(sheet, facts, None);
    parts::signatures(sheet, "人民调解员", &facts.mediators(), None);
    parts::signatures(sheet, "记录人", &facts.recorders(), None);
    sheet.put(Style::Gap, Line::new());
}

fn others_present(facts: &Facts, meeting: Option<&Meeting>) -> Option<String> {
    let mut names = facts.invited();
    names.extend(meeting.and_then(|meeting| meeting.present.clone()));
    joined(&names)
}

/// What came of a meeting, as far as the records say: the next one, or, of the last, how the case ended.
fn result(facts: &Facts, meeting: &Meeting, last: bool) -> Option<String> {
    let next = || meeting.next_on.map(|day| format!("尚未达成协议，定于{}继续调解。", words::day(day)));
    if !last {
        return next();
    }
    if let Some(agreement) = facts.agreement() {
        let paper = match agreement.form {
            AgreementForm::Written => "经调解，当事人自愿达成书面协议，协议内容见《人民调解协议书》。",
            AgreementForm::Oral => "经调解，当事人自愿达成口头协议，协议内容见《人民调解口头协议登记表》。",
        };
        return Some(paper.to_owned());
    }
    match facts.ending() {
        Some(ending) if ending.step == Step::End => {
            Some("调解不成，终止调解。已告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。".to_owned())
        }
        _ => next(),
    }
}
