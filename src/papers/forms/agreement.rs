//! 人民调解协议书 and 人民调解口头协议登记表 (人民调解法 art. 28 to 31).

use crate::cases::Resolution;
use crate::cases::lists::{Paper, Performance};
use crate::papers::facts::Facts;
use crate::papers::law;
use crate::papers::page::{Grid, Line, Sheet, Style, label, value};
use crate::papers::parts::{self, PARTIES};
use crate::papers::words;

const INSTALMENTS: &[usize] = &[1000, 2700, 2158, 3100];

/// The written agreement: each party signs, the mediator signs, the committee seals.
pub fn written(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::small();
    body(&mut sheet, facts, Paper::Agreement);
    sheet.put(Style::Heading, "四、协议的效力");
    sheet.put(Style::Body, law::WRITTEN_EFFECT);
    sheet.put(Style::Body, law::CONFIRMATION);
    // Art. 29: one copy for each party, one for the committee.
    let copies = facts.parties.len() + 1;
    sheet.close(Style::Body, format!("本协议一式{copies}份，当事人各持一份，人民调解委员会留存一份。"));
    let agreement = facts.agreement();
    parts::party_signatures(&mut sheet, facts, agreement.and_then(|agreement| agreement.parties_on));
    parts::signatures(&mut sheet, "人民调解员", &facts.mediators(), agreement.and_then(|agreement| agreement.mediator_on));
    parts::signatures(&mut sheet, "记录人", &facts.recorders(), None);
    parts::seal(&mut sheet, facts, agreement.and_then(|agreement| agreement.seal_on));
    sheet
}

/// The register of a spoken agreement: no party signs, the mediator does.
pub fn oral(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::small();
    body(&mut sheet, facts, Paper::OralAgreement);
    sheet.put(Style::Heading, "四、协议的效力");
    let reached = facts.agreement().map(|agreement| words::day(agreement.settled_on));
    sheet.close(Style::Body, Line::new().say("上述口头调解协议于").fill(reached, 8).say("达成。").say(law::ORAL_EFFECT));
    let day = facts.agreement().map(|agreement| agreement.settled_on);
    parts::signatures(&mut sheet, "人民调解员", &facts.mediators(), day);
    parts::signatures(&mut sheet, "记录人", &facts.recorders(), None);
    parts::seal(&mut sheet, facts, day);
    sheet
}

fn body(sheet: &mut Sheet, facts: &Facts, paper: Paper) {
    parts::head(sheet, facts, paper);
    let mut grid = Grid::new(PARTIES);
    parts::parties(&mut grid, facts);
    sheet.table(grid);
    sheet.put(Style::Heading, "一、纠纷的主要事实、争议事项");
    sheet.text(Some(&facts.case().facts), 3);
    sheet.put(Style::Heading, "二、经调解，当事人自愿达成如下协议");
    let agreement = facts.agreement();
    sheet.text(agreement.and_then(|agreement| agreement.terms.as_deref()), 5);
    if let Some(fen) = agreement.and_then(|agreement| agreement.amount_fen).filter(|fen| *fen > 0) {
        sheet.put(Style::Body, format!("协议涉及金额：人民币{}（{}）。", words::capitals(fen), words::yuan(fen)));
    }
    sheet.put(Style::Heading, "三、履行方式、期限");
    performance(sheet, facts, agreement);
}

fn performance(sheet: &mut Sheet, facts: &Facts, agreement: Option<&Resolution>) {
    let Some(agreement) = agreement else {
        sheet.put(Style::Ruled, Line::new().say("履行方式：").rule());
        sheet.put(Style::Ruled, Line::new().say("履行期限：").rule());
        return;
    };
    if agreement.performance == Performance::Immediate {
        sheet.put(Style::Body, "本协议即时履行完毕。");
        return;
    }
    sheet.put(Style::Ruled, Line::new().say("履行方式：").rule());
    let parts: Vec<_> = facts.dossier.whole.instalments.iter().filter(|part| part.resolution_id == agreement.id).collect();
    let until = agreement.perform_by.map(|day| format!("于{}前履行完毕。", words::day(day)));
    if until.is_some() || parts.is_empty() {
        sheet.put(Style::Ruled, Line::new().say("履行期限：").fill_to_edge(until));
    }
    if parts.is_empty() {
        return;
    }
    sheet.put(Style::Ruled, format!("分{}期履行，各期如下：", parts.len()));
    let mut grid = Grid::new(INSTALMENTS);
    grid.heading(&["期次", "履行期限", "金额（元）", "金额大写"]);
    for part in parts {
        grid.row(vec![
            label(&part.number.to_string()),
            value(Some(words::day(part.due_on))).centred(),
            value(Some(words::amount(part.amount_fen))).centred(),
            value(Some(words::capitals(part.amount_fen))),
        ]);
    }
    sheet.table(grid);
}
