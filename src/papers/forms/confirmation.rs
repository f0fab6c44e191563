//! 司法确认申请书: all parties together ask the court to confirm their agreement
//! (人民调解法 art. 33; 民事诉讼法 art. 205; 法释〔2011〕5号 art. 3, 4).

use crate::cases::lists::Paper;
use crate::papers::facts::Facts;
use crate::papers::law;
use crate::papers::page::{Grid, Line, Sheet, Style};
use crate::papers::parts::{self, PARTIES};
use crate::papers::words;

/// The joint application.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::small();
    parts::head(&mut sheet, facts, Paper::ConfirmationApplication);
    let mut grid = Grid::new(PARTIES);
    for party in &facts.parties {
        parts::party_rows(&mut grid, party, "申请人");
    }
    sheet.table(grid);
    sheet.put(Style::Heading, "一、请求事项");
    sheet.put(
        Style::Body,
        Line::new()
            .say(format!("请求依法确认申请人经{}主持调解达成的", facts.committee))
            .fill(facts.number(), 13)
            .say("人民调解协议有效。"),
    );
    sheet.put(Style::Heading, "二、事实和理由");
    grounds(&mut sheet, facts);
    sheet.put(Style::Heading, "三、承诺");
    sheet.close(Style::Body, law::DECLARATION);
    sheet.close(Style::Body, "此致");
    let agreement = facts.agreement();
    let court = agreement.and_then(|agreement| agreement.confirmation_court.as_deref());
    match court {
        Some(court) => sheet.close(Style::Flush, court),
        None => sheet.close(Style::Flush, Line::new().fill(court, 12).say("人民法院")),
    }
    parts::how_to_sign(&mut sheet, "申请人");
    for party in &facts.parties {
        parts::party_signature(&mut sheet, facts, party, "申请人", agreement.and_then(|agreement| agreement.confirmation_applied_on));
    }
    sheet.put(Style::Note, "附：1．人民调解协议书；2．身份证明、资格证明；3．与协议有关的财产权利证明等材料；4．送达地址和电话。");
    sheet
}

/// What was agreed and when it took effect, and that thirty days have not gone by.
fn grounds(sheet: &mut Sheet, facts: &Facts) {
    let agreement = facts.agreement();
    let settled = agreement.map(|agreement| words::day(agreement.settled_on));
    let effective = agreement.and_then(|agreement| agreement.effective_on).map(words::day);
    sheet.put(
        Style::Body,
        Line::new()
            .say(format!("申请人因{}，经人民调解委员会调解，于", facts.dispute()))
            .fill(settled, 8)
            .say("自愿达成调解协议，协议自")
            .fill(effective, 8)
            .say("起生效。"),
    );
    sheet.put(
        Style::Body,
        Line::new()
            .say("依照《中华人民共和国人民调解法》第三十三条和《中华人民共和国民事诉讼法》第二百零五条，双方当事人自调解协议生效之日起三十日内共同提出申请，期限至")
            .fill(facts.confirmation_by.map(words::day), 8)
            .say("止。"),
    );
}
