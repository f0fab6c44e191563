//! 当事人权利义务告知书 (人民调解法 art. 23, 24; 人民调解工作若干规定 art. 30).

use crate::cases::lists::Paper;
use crate::papers::facts::Facts;
use crate::papers::law;
use crate::papers::page::{Sheet, Style};
use crate::papers::parts;

/// The notice, to be signed by every party.
pub fn write(facts: &Facts) -> Sheet {
    let mut sheet = Sheet::small();
    parts::head(&mut sheet, facts, Paper::Notice);
    sheet.put(Style::Flush, format!("{}：", facts.names()));
    sheet.put(
        Style::Body,
        format!("{}对你们之间的{}进行调解。依照《中华人民共和国人民调解法》，现将有关事项告知如下：", facts.committee, facts.dispute()),
    );
    part(&mut sheet, "一、人民调解的性质和原则", law::NATURE);
    part(&mut sheet, "二、当事人的权利", law::RIGHTS);
    part(&mut sheet, "三、当事人的义务", law::DUTIES);
    part(&mut sheet, "四、调解协议的效力", law::EFFECT);
    part(&mut sheet, "五、其他途径", &[law::OTHER_WAYS]);
    sheet.close(Style::Body, "以上内容已向我告知，我已知悉。");
    parts::party_signatures(&mut sheet, facts, None);
    parts::signature(&mut sheet, "告知人", None);
    parts::seal(&mut sheet, facts, None);
    sheet
}

fn part(sheet: &mut Sheet, heading: &str, texts: &[&str]) {
    sheet.put(Style::Heading, heading);
    for text in texts {
        sheet.put(Style::Body, text);
    }
}
