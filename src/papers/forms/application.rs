//! 人民调解申请书: who asks, against whom, about what (人民调解法 art. 17).

use crate::cases::lists::Paper;
use crate::papers::facts::Facts;
use crate::papers::law;
use crate::papers::page::{Grid, Line, Sheet, Style, text_area};
use crate::papers::parts::{self, PARTIES};

/// The application, to be signed by those who apply.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::new();
    parts::head(&mut sheet, facts, Paper::Application);
    let mut grid = Grid::new(PARTIES);
    parts::parties(&mut grid, facts);
    let columns = grid.columns();
    grid.text(vec![text_area("纠纷简要情况：", Some(&facts.case().facts), columns)], 2200.0);
    grid.text(vec![matters(columns)], 2400.0);
    sheet.table(grid);
    sheet.put(Style::Gap, "");
    sheet.close(Style::Body, law::APPLICATION);
    sheet.close(Style::Body, "此致");
    sheet.close(Style::Flush, &facts.committee);
    parts::how_to_sign(&mut sheet, "申请人");
    for party in parts::applicants(facts) {
        parts::party_signature(&mut sheet, facts, party, "申请人", None);
    }
    sheet
}

/// What is asked for is the applicant's to say: three ruled places.
fn matters(columns: usize) -> crate::papers::page::Cell {
    ["1．", "2．", "3．"].into_iter().fold(text_area("当事人申请事项：", None, columns), |cell, number| {
        cell.and(Style::CellRuled, Line::new().say(number).rule())
    })
}
