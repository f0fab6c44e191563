//! The yearly counts as a document to print and file: every figure, the rooms beside each other, the rules in words.

use crate::clock::Instant;
use crate::coded::Coded;
use crate::figures::definition::Definition;
use crate::figures::definitions::{
    DISPUTES_FOUND, DISPUTES_RESOLVED, RESOLUTIONS, SCREENING_EXPECTED, SCREENING_FILED, WITH_LEGAL_LITERATE,
};
use crate::figures::dimension::{Dimension, UNKNOWN};
use crate::figures::number::Number;
use crate::figures::report::{FigureView, YearReport};
use crate::papers::page::{Cell, Grid, Line, Sheet, Style, label, value};
use crate::problem::Outcome;

/// Twips: figure, value, unit; with what was sealed.
const FIGURES: &[usize] = &[5158, 2200, 1600];
const FIGURES_SEALED: &[usize] = &[4158, 1700, 1400, 1700];
const ROOMS: &[usize] = &[2358, 1100, 1100, 1100, 1100, 1100, 1100];
/// The figures told room by room, under the short names that fit a column.
static BY_ROOM: [(&Definition, &str); 6] = [
    (&DISPUTES_FOUND.definition, "排查发现"),
    (&DISPUTES_RESOLVED.definition, "化解"),
    (&RESOLUTIONS.definition, "化解件次"),
    (&WITH_LEGAL_LITERATE.definition, "法律明白人参与"),
    (&SCREENING_EXPECTED.definition, "应报"),
    (&SCREENING_FILED.definition, "已报"),
];

/// Writes the document.
pub fn write(report: &YearReport, title: &str, counted: &str, now: Instant) -> Outcome<Vec<u8>> {
    let mut sheet = Sheet::small();
    sheet.put(Style::Title, title);
    sheet.put(Style::Note, counted);
    sheet.table(figures(report));
    sheet.turn();
    sheet.put(Style::Heading, "分调解室");
    sheet.table(rooms(report));
    sheet.turn();
    sheet.put(Style::Heading, "统计口径");
    for (number, figure) in (1..).zip(&report.figures) {
        let rule = Line::new().strong(format!("{number}．{}（{}）", figure.title, figure.unit.code())).say(format!("　{}。", figure.rule));
        sheet.put(Style::SmallBody, rule);
    }
    sheet.into_file(now)
}

fn number_cell(number: Option<impl std::fmt::Display>) -> Cell {
    value(Some(number.map_or_else(|| "—".to_owned(), |number| number.to_string()))).centred()
}

fn figures(report: &YearReport) -> Grid {
    let sealed = report.sealed.is_some();
    let mut grid = Grid::new(if sealed { FIGURES_SEALED } else { FIGURES });
    grid.heading(if sealed { &["项目", "数值", "单位", "封存时"] } else { &["项目", "数值", "单位"] });
    for figure in &report.figures {
        let mut row = vec![value(Some(figure.title)), number_cell(figure.value), label(figure.unit.code())];
        if sealed {
            row.push(number_cell(figure.sealed_value));
        }
        grid.row(row);
    }
    grid
}

/// The rooms in the town's order, and what belongs to none.
fn rooms(report: &YearReport) -> Grid {
    let figure = |of: &Definition| report.figures.iter().find(|figure| figure.code == of.code);
    let mut grid = Grid::new(ROOMS);
    let mut names = vec!["调解室"];
    names.extend(BY_ROOM.iter().map(|(_, name)| *name));
    grid.heading(&names);
    let mut members: Vec<(&str, &str)> = Vec::new();
    for cell in BY_ROOM.iter().filter_map(|(of, _)| figure(of)?.breakdown.get(&Dimension::Room)).flatten() {
        if !members.iter().any(|(key, _)| *key == cell.member.key) {
            members.push((&cell.member.key, &cell.member.label));
        }
    }
    members.sort_by_key(|(key, _)| *key == UNKNOWN);
    let cell_of = |figure: Option<&FigureView>, key: &str| {
        let cells = figure.and_then(|figure| figure.breakdown.get(&Dimension::Room)).into_iter().flatten();
        number_cell(
            cells
                .into_iter()
                .find(|cell| cell.member.key == key)
                .map(|cell| cell.value)
                .or(figure.map(|figure| Number::counted(figure.unit, 0))),
        )
    };
    for (key, name) in members {
        let mut row = vec![value(Some(name))];
        row.extend(BY_ROOM.iter().map(|(of, _)| cell_of(figure(of), key)));
        grid.row(row);
    }
    let mut total = vec![value(Some("合计"))];
    total.extend(BY_ROOM.iter().map(|(of, _)| number_cell(figure(of).and_then(|figure| figure.value))));
    grid.row(total);
    grid
}
