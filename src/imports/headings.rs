//! The headings by which each ledger's columns are known.

use super::lists::{Field, ImportKind};

/// One column a kind of ledger may have.
#[derive(Clone, Copy)]
pub struct Heading {
    pub field: Field,
    /// Without this column what follows would be counted wrongly.
    pub required: bool,
    /// The words people write over it, the usual ones first.
    pub words: &'static [&'static str],
}

const fn required(field: Field, words: &'static [&'static str]) -> Heading {
    Heading { field, required: true, words }
}

const fn optional(field: Field, words: &'static [&'static str]) -> Heading {
    Heading { field, required: false, words }
}

const CASES: &[Heading] = &[
    optional(Field::Serial, &["序号", "编号", "案件序号"]),
    optional(Field::Room, &["村（社区）", "村社区", "村居", "调解室", "所属村", "调委会"]),
    required(Field::FoundOn, &["排查时间", "排查日期", "发现时间", "发现日期"]),
    optional(Field::Place, &["组", "组别", "村民小组", "小组", "发生地点", "地点"]),
    required(Field::Applicants, &["当事人（甲方）", "甲方", "甲方当事人", "申请人", "当事人甲方", "当事人"]),
    required(Field::Respondents, &["当事人（乙方）", "乙方", "乙方当事人", "被申请人", "当事人乙方", "对方当事人"]),
    optional(Field::Phone, &["联系电话", "联系方式", "电话", "手机", "手机号", "电话号码"]),
    optional(Field::IdNumber, &["身份证号", "身份证号码", "身份证", "证件号码"]),
    required(Field::Kind, &["纠纷类型", "纠纷类别", "矛盾纠纷类型", "类型"]),
    required(Field::Facts, &["简要情况", "纠纷简要情况", "基本情况", "案情简介", "主要情况", "纠纷概况"]),
    optional(Field::PeopleCount, &["涉及人数", "人数", "涉及人数（人）"]),
    optional(Field::Amount, &["涉及金额（元）", "涉及金额", "金额（元）", "金额", "涉案金额", "涉案金额（元）", "涉及金额（万元）"]),
    required(Field::Origin, &["来源", "纠纷来源", "案件来源"]),
    optional(Field::Risk, &["风险等级", "风险级别", "预警等级"]),
    required(Field::Longstanding, &["是否历年疑难", "历年疑难", "是否历年疑难案件", "是否历年积案", "疑难"]),
    optional(Field::Leader, &["包案领导", "包案领导（职务）", "包保领导"]),
    optional(Field::Mediator, &["责任人（调解员）", "责任人", "调解员", "主持调解员", "调解人员", "包案责任人"]),
    required(Field::LegalLiterates, &["参与法律明白人", "法律明白人", "参与调解法律明白人", "参与的法律明白人"]),
    optional(Field::AcceptedOn, &["受理时间", "受理日期"]),
    required(Field::SettledOn, &["化解时间", "化解日期", "调解时间", "达成协议时间"]),
    required(Field::Form, &["化解方式（协议形式）", "协议形式", "化解方式"]),
    required(Field::Standing, &["化解结果", "调解结果", "化解情况"]),
    required(Field::Level, &["化解层级", "化解级别", "层级"]),
    optional(Field::Entered, &["是否录入平台", "是否录入", "录入平台"]),
    optional(Field::PlatformNo, &["平台编号", "平台案件编号", "录入编号"]),
    optional(Field::FollowUp, &["回访情况", "回访", "回访记录"]),
    optional(Field::Remark, &["备注", "备注说明", "说明"]),
];

const VISITS: &[Heading] = &[
    optional(Field::Serial, &["序号", "编号"]),
    required(Field::ReceivedOn, &["日期", "接访日期", "接访时间", "来访日期", "来访时间"]),
    required(Field::Leader, &["接访领导（职务）", "接访领导", "接待领导"]),
    optional(Field::Place, &["地点", "接访地点"]),
    optional(Field::VisitForm, &["接访形式", "接访方式"]),
    required(Field::Visitors, &["来访人姓名", "来访人", "来访群众", "来访群众姓名", "信访人", "信访人姓名"]),
    optional(Field::Address, &["住址", "来访人住址", "家庭住址", "地址"]),
    required(Field::PersonsPresent, &["人数", "来访人数", "来访人数（人）", "人次"]),
    optional(Field::Phone, &["联系电话", "联系方式", "电话"]),
    required(Field::Subject, &["反映事项", "反映问题", "反映内容", "来访事项", "信访事项"]),
    required(Field::VisitClass, &["类别", "事项类别", "信访类别", "类型"]),
    required(Field::Occurrence, &["初次/重复", "初次或重复", "初访/重访", "是否重复"]),
    required(Field::Handling, &["处理方式", "办理方式", "处理情况"]),
    optional(Field::FinishBy, &["办理期限", "办结期限", "期限"]),
    optional(Field::FinishedOn, &["办结时间", "办结日期"]),
    optional(Field::Result, &["结果", "办理结果", "处理结果"]),
];

const ENTRIES: &[Heading] = &[
    required(Field::PlatformNo, &["平台编号", "案件编号", "编号", "案件号"]),
    required(Field::EnteredOn, &["录入时间", "录入日期", "登记时间"]),
    required(Field::Committee, &["调委会", "调解组织", "调解委员会", "人民调解委员会", "调解机构"]),
    required(Field::Applicants, &["申请人", "申请方"]),
    required(Field::Respondents, &["被申请人", "被申请方"]),
    required(Field::Kind, &["纠纷类别", "纠纷类型"]),
    optional(Field::AcceptedOn, &["受理日期", "受理时间"]),
    optional(Field::Result, &["调解结果", "结果"]),
    optional(Field::Form, &["协议形式", "协议类型"]),
    optional(Field::EnteredBy, &["录入人", "登记人", "录入人员"]),
    required(Field::EntryState, &["状态", "案件状态"]),
];

const PEOPLE: &[Heading] = &[
    optional(Field::Serial, &["序号", "编号"]),
    required(Field::Name, &["姓名"]),
    optional(Field::Gender, &["性别"]),
    required(Field::Room, &["村（社区）", "村社区", "村居", "所属村", "所在村（社区）", "单位"]),
    optional(Field::Title, &["职务/身份", "职务", "身份", "职务（身份）"]),
    required(Field::From, &["培训（认定）时间", "认定时间", "培训时间", "认定日期", "聘任时间"]),
    optional(Field::CertificateNo, &["证书编号", "证书号", "证号"]),
    optional(Field::To, &["退出时间", "退出日期", "离任时间", "解聘时间"]),
    optional(Field::Phone, &["联系电话", "联系方式", "电话"]),
    optional(Field::Remark, &["备注"]),
];

const REPORTS: &[Heading] = &[
    optional(Field::Serial, &["序号"]),
    required(Field::Room, &["村（社区）", "村社区", "村居", "单位", "调解室"]),
    required(Field::HalfMonth, &["期次", "期别", "报送期次", "半月"]),
    required(Field::FiledAt, &["报送时间", "上报时间", "报送日期"]),
    required(Field::Signer, &["报送人", "上报人", "填报人"]),
    required(Field::Declared, &["排查件数", "排查数", "件数", "纠纷件数"]),
    required(Field::Zero, &["是否零报告", "零报告"]),
    optional(Field::Remark, &["备注"]),
];

/// The columns a kind of ledger may have.
pub fn headings_of(kind: ImportKind) -> &'static [Heading] {
    match kind {
        ImportKind::Cases => CASES,
        ImportKind::PetitionVisits => VISITS,
        ImportKind::OnlineEntries => ENTRIES,
        ImportKind::People => PEOPLE,
        ImportKind::Screenings => REPORTS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coded::Coded;
    use crate::imports::folding::squeezed;

    #[test]
    fn no_word_stands_for_two_fields_of_one_ledger() {
        for kind in ImportKind::ALL {
            let words: Vec<String> = headings_of(*kind).iter().flat_map(|heading| heading.words).map(|word| squeezed(word)).collect();
            let mut distinct = words.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!(words.len(), distinct.len(), "{kind:?}");
        }
    }
}
