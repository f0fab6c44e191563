//! By which words a report speaks of each figure, beside the figure's own title.

/// A figure, the words that must stand earlier in the sentence, and the words beside its number.
pub type Phrase = (&'static str, &'static str, &'static [&'static str]);

const LITERATE: &str = "法律明白人";
const LONGSTANDING: &[&str] = &["历年疑难纠纷", "历年疑难", "疑难纠纷", "陈年积案", "历史遗留"];

/// One row for each way of speaking.
#[rustfmt::skip]
pub const PHRASES: &[Phrase] = &[
    ("rooms", "", &["调解室", "调委会"]),
    ("screening_expected", "", &["应报送", "应报", "应当报送"]),
    ("screening_filed", "", &["已报送", "实际报送", "实报", "报送", "上报"]),
    ("disputes_found", "", &["排查发现", "排查出", "发现矛盾纠纷", "发现纠纷", "排查矛盾纠纷", "排查"]),
    ("disputes_resolved", "", &["化解矛盾纠纷", "化解纠纷", "成功化解", "调解成功", "成功调解", "化解"]),
    ("resolutions", "", &["排查化解矛盾纠纷", "排查化解", "化解矛盾纠纷", "化解纠纷", "成功化解", "化解", "调解"]),
    ("disputes_ended", "", &["调解不成", "终止调解", "未达成协议"]),
    ("disputes_open", "", &["未结", "尚未化解", "正在化解"]),
    ("resolution_rate", "", &["调解成功率", "化解率", "成功率"]),
    ("resolved_in_village", "", &["村（社区）化解", "村级化解", "村社化解", "村化解"]),
    ("resolved_in_town", "", &["镇化解", "镇级化解", "镇调委会化解"]),
    ("village_rate", "", &["小事不出村"]),
    ("town_rate", "", &["大事不出镇"]),
    ("with_legal_literate", LITERATE, &["参与化解矛盾纠纷", "参与化解纠纷", "参与化解", "参与调解", "化解矛盾纠纷", "化解纠纷", "化解"]),
    ("longstanding_with_legal_literate", LITERATE, LONGSTANDING),
    ("longstanding_resolved", "", LONGSTANDING),
    ("legal_literates", "", &[LITERATE]),
    ("reception_persons", "", &["接访群众", "接待群众", "接待来访群众", "来访群众", "接访", "接待", "来访"]),
    ("reception_visits", "", &["接访群众", "接待群众", "接访", "接待", "来访"]),
    ("reception_group_visits", "", &["集体访"]),
    ("reception_matters", "", &["信访事项"]),
    ("reception_days", "", &["落实接访", "全部落实", "接访"]),
    ("working_days", "", &["个工作日中", "工作日共"]),
    ("reception_days_rate", "", &["接访落实率", "落实率"]),
    ("visits_to_mediation", "", &["转人民调解", "转入调解", "转为调解"]),
    ("online_entries", "", &["网上人民调解平台录入", "平台录入", "录入平台", "录入"]),
    ("linked_court", "", &["诉调"]),
    ("linked_police", "", &["警调"]),
    ("linked_petition", "", &["访调"]),
    ("joint_mediations", "", &["联调", "联合调解"]),
    ("people", "", &["涉及当事人", "涉及人员", "涉及"]),
    ("amount", "", &["涉案金额", "金额", "涉及"]),
    ("performed", "", &["履行"]),
];
