//! The words that stand beside the numbers of a report, and what each of them says.
//!
//! What is not in this table is not understood, and a number beside it is taken for no figure: an unknown word may speak
//! of a part (家庭, 复杂, 专职), of somebody else (派出所, 妇联) or of another thing (隐患, 诉求).

/// What a word says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sense {
    /// Nothing that tells figures apart.
    Nothing,
    /// "Of these": the words of the number before hold too.
    OfThese,
    /// Whoever was spoken of last.
    They,
    TookPart,
    Dispute,
    /// 案件: of whatever the sentence is about.
    Case,
    Found,
    Accepted,
    Mediated,
    Resolved,
    Ended,
    Open,
    ShareResolved,
    Village,
    Town,
    /// 镇 or 街道 without more: the level only beside the villages, otherwise the whole place.
    TownItself,
    /// 各村: each of them, and so all together.
    EachVillage,
    Room,
    Committee,
    Literate,
    Longstanding,
    Owed,
    Filed,
    Screening,
    Received,
    /// 接待: anybody may, so that the leaders must have been spoken of.
    Welcomed,
    GroupVisit,
    TurnedToMediation,
    WorkingDay,
    Among,
    Throughout,
    ShareOfDays,
    Platform,
    Entered,
    LinkedCourt,
    LinkedPolice,
    LinkedPetition,
    Joint,
    Concerns,
    Money,
    SmallMatters,
    GreatMatters,
}

/// Words for the whole place; they also end whatever was said of somebody else before.
pub const WHOLE: &[&str] = &[
    "全镇",
    "全乡",
    "全街道",
    "全市",
    "全县",
    "全区",
    "全省",
    "全国",
    "全旗",
    "我镇",
    "我乡",
    "我街道",
    "我县",
    "我市",
    "我区",
    "本镇",
    "本乡",
    "镇域内",
    "镇域",
    "辖区内",
    "全辖区",
];

/// One row for each thing said. Of two words that begin alike the longer is read; brackets and blanks are left out.
#[rustfmt::skip]
pub const LEXICON: &[(Sense, &[&str])] = &[
    (Sense::Nothing, WHOLE),
    (Sense::Nothing, &["全年", "今年", "今年以来", "本年", "本年度", "年内", "一年来", "一年", "截至目前", "截止目前", "目前", "年末", "年底", "以来", "截至", "截止"]),
    // Which of these times is the year's is told by what is heard (`setting`).
    (Sense::Nothing, &["去年", "上年", "上半年", "下半年"]),
    (Sense::Nothing, &["共", "共计", "总计", "合计", "累计", "累积", "总共", "一共", "共有", "现有", "现", "已有", "拥有", "有", "达", "达到", "为", "是", "约"]),
    (Sense::Nothing, &["已", "已经", "均", "都", "全部", "的", "了", "在", "由", "以", "等", "各", "各类", "各种", "类", "并", "也", "个", "数", "总数", "数量"]),
    (Sense::Nothing, &["及时", "有效", "妥善", "依法", "积极", "主动", "扎实", "深入", "持续", "认真", "切实", "全面", "圆满", "顺利", "大小", "全力", "合力", "用心用情", "实质性"]),
    (Sense::Nothing, &["坚持", "开展", "推进", "发挥", "作用", "完成", "实现", "组织", "落实", "培养", "培育", "设有", "设立", "建立", "建有", "建成", "配备", "配有", "设", "工作", "达成"]),
    (Sense::Nothing, &["领导干部", "镇领导", "党政领导", "领导", "社会", "基层", "人民调解"]),
    (Sense::Nothing, &["各级", "各级人民调解组织", "各级调解组织", "各级调委会", "人民调解组织", "调解组织", "各调解室", "各调委会"]),
    (Sense::OfThese, &["其中"]),
    (Sense::They, &["他们", "她们", "其"]),
    (Sense::TookPart, &["参与"]),
    (Sense::Dispute, &["矛盾纠纷", "纠纷", "矛盾", "民间纠纷", "民间矛盾纠纷", "矛盾纠纷案件", "纠纷案件", "调解案件", "人民调解案件"]),
    (Sense::Case, &["案件"]),
    (Sense::Found, &["排查", "排查发现", "排查出", "发现", "摸排", "摸排出", "摸排发现"]),
    (Sense::Accepted, &["受理"]),
    (Sense::Mediated, &["调解", "参与调解"]),
    (Sense::Resolved, &[
        "化解", "成功化解", "化解成功", "调解成功", "成功调解", "调解化解", "调处", "成功调处", "调处成功", "调处化解", "成功调处化解", "成功排查化解", "排查化解", "排查调处",
        "达成协议", "达成调解协议",
    ]),
    (Sense::Ended, &["调解不成", "调解不成功", "终止调解", "未达成协议"]),
    (Sense::Open, &["未结", "年末未结", "尚未化解", "未化解", "正在化解", "正在调解"]),
    (Sense::ShareResolved, &["成功率", "调解成功率", "化解成功率", "调处成功率", "化解率"]),
    (Sense::Village, &["村社区", "村居", "村居民", "村级", "村社", "村", "社区", "社区级"]),
    (Sense::Town, &["镇级", "乡级", "街道级", "乡镇级", "镇调委会", "乡镇", "乡镇街道", "镇街"]),
    (Sense::TownItself, &["镇", "乡", "街道"]),
    (Sense::EachVillage, &["各村社区", "各村", "各社区", "各村居"]),
    (Sense::Room, &["调解室", "人民调解室"]),
    (Sense::Committee, &["调委会", "民调委会", "人民调解委员会", "调解委员会", "人民调委会"]),
    (Sense::Literate, &["法律明白人"]),
    (Sense::Longstanding, &["历年疑难", "历年积案", "陈年积案", "历史遗留"]),
    (Sense::Owed, &["应报送", "应当报送", "应报"]),
    (Sense::Filed, &["已报送", "实际报送", "实报", "报送"]),
    (Sense::Screening, &["排查情况", "排查报告", "排查半月报", "半月报"]),
    (Sense::Received, &["接访", "接访群众", "接访来访群众"]),
    (Sense::Welcomed, &["接待", "接待群众", "接待来访群众", "接待来访", "来访群众", "接待群众来访", "群众来访"]),
    (Sense::GroupVisit, &["集体访"]),
    (Sense::TurnedToMediation, &["转人民调解", "转入人民调解", "转入调解", "转为调解", "转为人民调解"]),
    (Sense::WorkingDay, &["工作日", "个工作日"]),
    (Sense::Among, &["中"]),
    (Sense::Throughout, &["全部落实"]),
    (Sense::ShareOfDays, &["接访落实率"]),
    (Sense::Platform, &["网上人民调解平台", "网上调解平台", "人民调解平台", "平台"]),
    (Sense::Entered, &["录入"]),
    (Sense::LinkedCourt, &["诉调对接"]),
    (Sense::LinkedPolice, &["警调对接"]),
    (Sense::LinkedPetition, &["访调对接"]),
    (Sense::Joint, &["一庭两所联调", "一庭两所联合调解"]),
    (Sense::Concerns, &["涉及", "涉及当事人", "涉及人员", "涉及群众", "涉及人数"]),
    (Sense::Money, &["涉及金额", "涉案金额", "金额"]),
    (Sense::SmallMatters, &["小事不出村", "小事不出村率"]),
    (Sense::GreatMatters, &["大事不出镇", "大事不出镇率"]),
];

/// What the words of a text say, one after the other; none where a word is not known.
pub fn senses(text: &str) -> Option<Vec<Sense>> {
    let mut rest = text;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let words = LEXICON.iter().flat_map(|(sense, words)| words.iter().map(|word| (*sense, *word)));
        let (sense, word) = words.filter(|(_, word)| rest.starts_with(word)).max_by_key(|(_, word)| word.len())?;
        rest = rest.get(word.len()..)?;
        if sense != Sense::Nothing {
            found.push(sense);
        }
    }
    Some(found)
}
