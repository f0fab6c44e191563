//! Of whom, of what and of when a text speaks where a number stands: the words nearest before it decide.
//!
//! The words beside a number must all be understood (`words`); those farther off in the sentence need not be, but a body,
//! a business or a time that is not the town's own year there makes the number somebody else's.

use super::places::names_village;
use super::words::WHOLE;

/// What the nearest words say.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mark {
    #[default]
    Unsaid,
    Ours,
    Others,
}

/// About what a word may speak.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Body,
    Business,
    Time,
}

/// Where a sentence has come to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Setting {
    body: Mark,
    business: Mark,
    time: Mark,
    /// Of a section under a heading that speaks of other business.
    elsewhere: bool,
}

/// One row for each kind of word; of two that begin alike the longer is heard.
#[rustfmt::skip]
const HEARD: &[(About, Mark, &[&str])] = &[
    (About::Body, Mark::Ours, WHOLE),
    (About::Body, Mark::Ours, &["领导干部", "法律明白人参与", "网上人民调解平台", "诉调对接", "警调对接", "访调对接", "一庭两所", "各村", "各调解室"]),
    (About::Body, Mark::Others, &[
        "派出所", "公安", "民警", "辅警", "交警", "警务", "法院", "法庭", "法官", "检察", "信访办", "信访局", "信访部门", "信访联席", "综治办", "综治中心",
        "矛调中心", "妇联", "工会", "团委", "共青团", "残联", "工商联", "商会", "协会", "民政", "人社", "劳动监察", "仲裁", "市场监管", "市监", "城管",
        "住建", "自然资源", "农业农村", "卫健", "医调委", "医院", "物业", "业委会", "律师", "律所", "法律顾问", "公证", "司法鉴定", "法律服务",
        "法律援助", "网格员", "志愿", "服务队", "调解队", "工作队", "小分队", "工作室", "工作站", "服务站", "乡贤", "五老", "楼栋长", "人大代表", "政协委员",
        "行业性", "专业性", "专职", "兼职", "退役军人", "包村", "驻村", "银行", "保险", "税务", "消协", "派驻", "三所", "三调联动", "某",
    ]),
    (About::Business, Mark::Ours, &["矛盾", "纠纷", "人民调解", "调解成功", "成功调解", "调解"]),
    (About::Business, Mark::Others, &[
        "信访", "上访", "到区访", "到市访", "到县访", "赴省访", "进京", "越级", "诉求", "工单", "热线", "投诉", "举报", "隐患", "问题", "民生", "法律援助",
        "普法", "宣传", "培训", "检查", "演练", "行政", "执法", "刑事", "治安", "警情", "案情", "矫正", "安置帮教", "帮教", "诉讼", "执行", "仲裁", "事故", "反诈",
        "诈骗", "防溺水", "消防", "合同", "审查", "公证", "咨询", "走访", "慰问", "巡查", "整改", "预防", "行政调解", "司法调解", "诉前调解", "审判", "办案",
        "事项", "法治体检", "心愿", "实事", "重点人员", "讲座", "学法", "复议", "应诉", "处罚",
    ]),
    (About::Time, Mark::Ours, &["全年", "今年", "本年", "年内", "一年", "一年来", "截至目前"]),
    (About::Time, Mark::Others, &[
        "去年", "上年", "上一年", "前年", "同期", "往年", "历年来", "近年", "近几年", "明年", "来年", "年来", "上半年", "下半年", "季度", "本月", "当月", "上月",
        "期间", "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月", "下一步", "计划", "目标", "力争", "预计",
        "预期", "专项", "行动", "活动", "攻坚", "百日", "试点", "比如", "例如", "案例",
    ]),
];

impl Setting {
    /// The setting after these words.
    pub fn after(mut self, text: &str, year: i32) -> Self {
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some((length, mark)) = date(text, at, year) {
                self.time = mark.unwrap_or(self.time);
                at += length;
                continue;
            }
            if names_village(text.get(..at).unwrap_or_default(), rest) {
                self.body = Mark::Others;
            }
            let rows = HEARD.iter().flat_map(|(about, mark, words)| words.iter().map(|word| (*about, *mark, *word)));
            let heard = rows.filter(|(.., word)| rest.starts_with(word));
            let longest = heard.clone().map(|(.., word)| word.len()).max();
            for (about, mark, word) in heard {
                if Some(word.len()) == longest {
                    *self.about(about) = mark;
                    self.elsewhere &= (about, mark) != (About::Body, Mark::Ours);
                }
            }
            at += longest.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(rest.len());
        }
        self
    }

    /// The setting under a heading.
    pub fn under(self, heading: &str, year: i32) -> Self {
        let under = Self { business: Mark::Unsaid, ..self }.after(heading, year);
        Self { elsewhere: under.business == Mark::Others || self.elsewhere && under.business == Mark::Unsaid, ..under }
    }

    fn about(&mut self, about: About) -> &mut Mark {
        match about {
            About::Body => &mut self.body,
            About::Business => &mut self.business,
            About::Time => &mut self.time,
        }
    }

    /// Whether nobody else and no other time was spoken of last.
    pub fn of_our_year(&self) -> bool {
        self.body != Mark::Others && self.time != Mark::Others
    }

    /// Whether it is about disputes, where the words beside the number do not name them.
    pub fn of_disputes(&self) -> bool {
        self.business == Mark::Ours && !self.elsewhere
    }

    /// Whether it is under a heading of other business.
    pub fn elsewhere(&self) -> bool {
        self.elsewhere
    }

    /// Whether it is about something that is not disputes.
    pub fn of_other_business(&self) -> bool {
        self.business == Mark::Others
    }
}

/// How many letters of a date follow its first digit, at most.
const YEAR_DIGITS: usize = 4;

/// A year or a month written in digits here: its length, and whether it is ours where it says so.
fn date(text: &str, at: usize, year: i32) -> Option<(usize, Option<Mark>)> {
    let rest = text.get(at..)?;
    let before = text.get(..at)?;
    let digits: String = rest.chars().map_while(ascii_digit).take(YEAR_DIGITS + 1).collect();
    let length: usize = rest.chars().take(digits.len()).map(char::len_utf8).sum();
    let number: i32 = digits.parse().ok()?;
    let word = rest.get(length..)?;
    let mark = match word.chars().next() {
        Some('年') if digits.len() == YEAR_DIGITS && number == year && range_from(before).is_none() => Some(Mark::Ours),
        Some('年') if digits.len() == YEAR_DIGITS => Some(Mark::Others),
        Some('月') if number == 12 && range_from(before) == Some(1) => Some(Mark::Ours),
        // "截至12月底", "12月31日" say nothing of when a number began.
        Some('月') if number == 12 && ["月底", "月末", "月31日"].iter().any(|end| word.starts_with(end)) => None,
        Some('月') => Some(Mark::Others),
        _ => None,
    };
    Some((length, mark))
}

/// The year or month from which a range leads up to here: 1 in "1-", 2020 in "2020年至".
fn range_from(before: &str) -> Option<i32> {
    let first = before.trim_end_matches(['-', '—', '－', '至', '~', '～', '到']);
    let first = first.strip_suffix(['年', '月']).unwrap_or(first);
    let digits: Vec<char> = first.chars().rev().map_while(ascii_digit).take(YEAR_DIGITS).collect();
    let range = first.len() < before.len() && !digits.is_empty() && before.ends_with(['-', '—', '－', '至', '~', '～', '到']);
    if range { digits.iter().rev().collect::<String>().parse().ok() } else { None }
}

fn ascii_digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_digit(u32::from(letter) - u32::from('０'), 10),
        _ => None,
    }
}
