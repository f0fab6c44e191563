//! 终止调解通知书: why mediation ends, and which ways stay open (人民调解法 art. 26).

use crate::cases::lists::{EndedGround, Paper};
use crate::coded::Coded;
use crate::papers::facts::Facts;
use crate::papers::law;
use crate::papers::page::{Line, Sheet, Style};
use crate::papers::{parts, words};

/// The notice, sealed by the committee and handed to every party.
pub fn write(facts: &Facts) -> Sheet {
    let (mut sheet, ending) = (Sheet::new(), facts.ending());
    parts::head(&mut sheet, facts, Paper::EndNotice);
    sheet.put(Style::Flush, format!("{}：", facts.names()));
    let accepted = facts.case().accepted_on.map(words::day);
    let ended = ending.map(|ending| words::day(ending.ended_on));
    sheet.put(
        Style::Body,
        Line::new()
            .say(format!("你们之间的{}一案，本人民调解委员会于", facts.dispute()))
            .fill(accepted, 8)
            .say("受理并进行调解。现因下列事由，依照《中华人民共和国人民调解法》第二十六条的规定，自")
            .fill(ended.as_deref(), 8)
            .say("起终止调解。"),
    );
    let ground = ending.and_then(|ending| EndedGround::from_code(&ending.ground)).map(|ground| ground.label().zh);
    sheet.put(Style::Body, Line::new().say("终止事由：").fill(ground, 16).say("。"));
    sheet.put(Style::Body, "当事人可以依法通过仲裁、行政、司法等途径维护自己的权利：");
    for way in law::WAYS {
        sheet.put(Style::Body, way);
    }
    sheet.put(Style::Body, "请注意仲裁时效、诉讼时效等法定期间，并避免矛盾激化。");
    sheet.close(Style::Body, "特此通知。");
    parts::seal(&mut sheet, facts, ending.map(|ending| ending.ended_on));
    sheet.put(Style::Heading, "送达签收");
    parts::party_signatures(&mut sheet, facts, None);
    sheet
}
