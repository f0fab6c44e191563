//! Words of the ledgers as members of the coded lists.
//!
//! Labels are those of the lists themselves; the tables here hold only what ledgers write otherwise.

use super::{Reading, Reason, excerpt, stated};
use crate::cases::lists::{AgreementForm, FoundBy, Kind, Level, Risk, Source, TransferTo};
use crate::coded::Coded;
use crate::imports::folding::squeezed;
use crate::imports::workbook::Cell;
use crate::online_entries::lists::EntryState;
use crate::people::lists::Gender;
use crate::petition_visits::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::problem::Code;

/// A ledger's 来源 holds two facts: how the case came to the committee, and how it was first heard of.
pub const ORIGINS: &[(&str, Source, FoundBy)] = &[
    ("排查发现", Source::OnInitiative, FoundBy::Screening),
    ("排查", Source::OnInitiative, FoundBy::Screening),
    ("网格上报", Source::OnInitiative, FoundBy::Grid),
    ("网格员上报", Source::OnInitiative, FoundBy::Grid),
    ("主动调解", Source::OnInitiative, FoundBy::Other),
    ("主动", Source::OnInitiative, FoundBy::Other),
    ("当事人申请", Source::OnApplication, FoundBy::WalkIn),
    ("依申请", Source::OnApplication, FoundBy::WalkIn),
    ("依申请调解", Source::OnApplication, FoundBy::WalkIn),
    ("当事人上门", Source::OnApplication, FoundBy::WalkIn),
    ("法院委托", Source::ReferredCourt, FoundBy::Other),
    ("法院移送", Source::ReferredCourt, FoundBy::Other),
    ("法院委托移送", Source::ReferredCourt, FoundBy::Other),
    ("检察院移送", Source::ReferredProcuratorate, FoundBy::Other),
    ("检察院委托", Source::ReferredProcuratorate, FoundBy::Other),
    ("检察院委托移送", Source::ReferredProcuratorate, FoundBy::Other),
    ("公安移送", Source::ReferredPolice, FoundBy::Other),
    ("公安委托", Source::ReferredPolice, FoundBy::Other),
    ("派出所移送", Source::ReferredPolice, FoundBy::Other),
    ("公安机关委托移送", Source::ReferredPolice, FoundBy::Other),
    ("信访转入", Source::ReferredPetition, FoundBy::Reception),
    ("接访转入", Source::ReferredPetition, FoundBy::Reception),
    ("信访部门委托移送", Source::ReferredPetition, FoundBy::Reception),
    ("上级交办", Source::ReferredOther, FoundBy::Superior),
    ("上级转办", Source::ReferredOther, FoundBy::Superior),
    ("12345", Source::ReferredOther, FoundBy::Hotline),
    ("热线", Source::ReferredOther, FoundBy::Hotline),
    ("12345/热线", Source::ReferredOther, FoundBy::Hotline),
    ("平台派单", Source::ReferredOther, FoundBy::Platform),
    ("其他部门委托移送", Source::ReferredOther, FoundBy::Other),
];

const KINDS: &[(&str, Kind)] = &[
    ("相邻", Kind::Neighbour),
    ("家庭", Kind::MarriageFamily),
    ("婚姻", Kind::MarriageFamily),
    ("宅基地", Kind::Homestead),
    ("土地山林", Kind::ForestLand),
    ("林地", Kind::ForestLand),
    ("拖欠工资", Kind::MigrantWages),
    ("农民工工资", Kind::MigrantWages),
    ("交通事故", Kind::Traffic),
    ("其他劳动", Kind::OtherLabour),
    ("物业管理", Kind::PropertyManagement),
    ("征地拆迁补偿", Kind::Expropriation),
];

const LEVELS: &[(&str, Level)] = &[
    ("村", Level::Village),
    ("社区", Level::Village),
    ("村级", Level::Village),
    ("村社区", Level::Village),
    ("镇级", Level::Town),
    ("乡镇", Level::Town),
    ("街道", Level::Town),
    ("镇街", Level::Town),
    ("县", Level::CountyOrAbove),
    ("县级", Level::CountyOrAbove),
    ("区县", Level::CountyOrAbove),
    ("市", Level::CountyOrAbove),
    ("法院", Level::CourtOrArbitration),
    ("诉讼", Level::CourtOrArbitration),
    ("仲裁", Level::CourtOrArbitration),
];

const CLASSES: &[(&str, VisitClass)] = &[
    ("意见建议", VisitClass::Suggestion),
    ("建议", VisitClass::Suggestion),
    ("检举", VisitClass::Accusation),
    ("控告", VisitClass::Accusation),
    ("举报", VisitClass::Accusation),
    ("求助", VisitClass::Request),
];

const OCCURRENCES: &[(&str, Occurrence)] =
    &[("初访", Occurrence::First), ("初信初访", Occurrence::First), ("重访", Occurrence::Repeat), ("重复访", Occurrence::Repeat)];

const HANDLINGS: &[(&str, Handling)] = &[
    ("当场答复", Handling::Answered),
    ("现场解答", Handling::Answered),
    ("转送", Handling::Forwarded),
    ("转人民调解委员会", Handling::ToMediation),
    ("转调解", Handling::ToMediation),
    ("转调委会", Handling::ToMediation),
    ("立案受理", Handling::Accepted),
];

const ENTRY_STATES: &[(&str, EntryState)] = &[
    ("已办结", EntryState::Entered),
    ("办结", EntryState::Entered),
    ("已归档", EntryState::Entered),
    ("归档", EntryState::Entered),
    ("办理中", EntryState::Entered),
    ("已受理", EntryState::Entered),
    ("受理", EntryState::Entered),
    ("调解中", EntryState::Entered),
    ("已结案", EntryState::Entered),
    ("录入", EntryState::Entered),
    ("撤回", EntryState::Withdrawn),
    ("已撤销", EntryState::Withdrawn),
    ("撤销", EntryState::Withdrawn),
    ("作废", EntryState::Withdrawn),
];

/// To whom 移送上级 handed a case, as the remark tells it; the first word found decides.
const SUPERIORS: &[(&str, TransferTo)] = &[
    ("法院", TransferTo::Court),
    ("法庭", TransferTo::Court),
    ("派出所", TransferTo::Police),
    ("公安", TransferTo::Police),
    ("信访", TransferTo::PetitionOffice),
    ("司法所", TransferTo::JusticeOffice),
    ("县", TransferTo::County),
];

/// How a ledger says a dispute stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Settled,
    Open,
    HandedUp,
}

impl Standing {
    /// Code, and the word for it in both languages.
    pub const CHOICES: &[(&str, &str, &str)] =
        &[("settled", "已化解", "Settled"), ("open", "正在化解", "Under way"), ("handed_up", "移送上级", "Handed up")];
}

const STANDINGS: &[(&str, Standing)] = &[
    ("已化解", Standing::Settled),
    ("化解", Standing::Settled),
    ("调解成功", Standing::Settled),
    ("正在化解", Standing::Open),
    ("正在调解", Standing::Open),
    ("化解中", Standing::Open),
    ("调解中", Standing::Open),
    ("未化解", Standing::Open),
    ("移送上级", Standing::HandedUp),
    ("上报镇级", Standing::HandedUp),
    ("移交上级", Standing::HandedUp),
];

/// The source of a case and how it was first heard of.
pub fn origin(cell: &Cell) -> Reading<(Source, FoundBy)> {
    let found = |text: &str| ORIGINS.iter().find(|(word, ..)| *word == text).map(|(_, source, found_by)| (*source, *found_by));
    look_up(cell, found, || ORIGINS.iter().map(|(word, ..)| (*word).to_owned()).collect())
}

/// What a dispute is about, with or without 纠纷 behind.
pub fn kind(cell: &Cell) -> Reading<Kind> {
    member(cell, KINDS, |text| text.strip_suffix("纠纷").unwrap_or(text))
}

/// How urgent a dispute is: `红`, `红色`.
pub fn risk(cell: &Cell) -> Reading<Risk> {
    member(cell, &[], |text| text.trim_end_matches("风险").trim_end_matches('级').trim_end_matches('色'))
}

/// The form of an agreement, with or without 协议 behind.
pub fn agreement_form(cell: &Cell) -> Reading<AgreementForm> {
    member(cell, &[("口头", AgreementForm::Oral), ("书面", AgreementForm::Written)], as_it_is)
}

/// Where a dispute was resolved.
pub fn level(cell: &Cell) -> Reading<Level> {
    member(cell, LEVELS, as_it_is)
}

/// How a dispute stands.
pub fn standing(cell: &Cell) -> Reading<Standing> {
    let found = |text: &str| STANDINGS.iter().find(|(word, _)| *word == text).map(|(_, standing)| *standing);
    look_up(cell, found, || STANDINGS.iter().map(|(word, _)| (*word).to_owned()).collect())
}

/// To whom a case was handed up; to the town where the remark does not say, since that is who stands above a village.
pub fn superior(remark: Option<&str>) -> TransferTo {
    let remark = remark.unwrap_or_default();
    SUPERIORS.iter().find(|(word, _)| remark.contains(word)).map_or(TransferTo::Town, |(_, to)| *to)
}

/// `是` or `否`.
pub fn yes_or_no(cell: &Cell) -> Reading<bool> {
    let found = |text: &str| match text {
        "是" | "有" | "√" | "Y" | "y" => Some(true),
        "否" | "没有" | "不是" | "×" | "N" | "n" => Some(false),
        _ => None,
    };
    look_up(cell, found, || vec!["是".to_owned(), "否".to_owned()])
}

/// What a visit is.
pub fn visit_class(cell: &Cell) -> Reading<VisitClass> {
    member(cell, CLASSES, |text| text.strip_suffix('类').unwrap_or(text))
}

/// Whether a visitor came for the first time.
pub fn occurrence(cell: &Cell) -> Reading<Occurrence> {
    member(cell, OCCURRENCES, as_it_is)
}

/// What was done with the matter of a visit.
pub fn handling(cell: &Cell) -> Reading<Handling> {
    member(cell, HANDLINGS, as_it_is)
}

/// Where and how a leader received.
pub fn visit_form(cell: &Cell) -> Reading<VisitForm> {
    member(cell, &[("定点", VisitForm::Fixed), ("坐班接访", VisitForm::Fixed), ("带案下访", VisitForm::Outreach)], as_it_is)
}

/// Whether an entry of the platform stands.
pub fn entry_state(cell: &Cell) -> Reading<EntryState> {
    member(cell, ENTRY_STATES, as_it_is)
}

pub fn gender(cell: &Cell) -> Reading<Gender> {
    member(cell, &[], as_it_is)
}

fn as_it_is(text: &str) -> &str {
    text
}

/// A member of a coded list by its label or another word for it, after something was cut from the text.
fn member<T: Coded>(cell: &Cell, others: &[(&str, T)], cut: impl Fn(&str) -> &str) -> Reading<T> {
    let found = |text: &str| {
        let of_label = |text: &str| T::ALL.iter().copied().find(|member| squeezed(&member.label().zh) == text);
        let of_other = |text: &str| others.iter().find(|(word, _)| *word == text).map(|(_, member)| *member);
        [text, cut(text)].into_iter().find_map(|text| of_label(text).or_else(|| of_other(text)))
    };
    look_up(cell, found, || T::ALL.iter().map(|member| member.label().zh.into_owned()).collect())
}

fn look_up<T>(cell: &Cell, found: impl Fn(&str) -> Option<T>, all: impl Fn() -> Vec<String>) -> Reading<T> {
    let Some(text) = stated(cell)? else { return Ok(None) };
    found(&squeezed(&text)).map(Some).ok_or_else(|| {
        let (text, all) = (excerpt(&text), all().join("、"));
        Reason::saying(Code::UnknownCode, format!("不认识“{text}”；可写：{all}"), format!("\"{text}\" is not known; possible: {all}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn every_kind_is_read_with_and_without_its_suffix() {
        for member in Kind::ALL {
            let label = member.label().zh;
            for spelling in [label.to_string(), format!("{label}纠纷"), format!(" {label} 纠纷")] {
                assert_eq!(kind(&cell(&spelling)), Ok(Some(*member)), "{spelling}");
            }
        }
        assert_eq!(kind(&cell("吵架")).expect_err("no kind").code, "unknown_code");
    }

    #[test]
    fn an_origin_holds_two_facts() {
        for (word, source, found_by) in [
            ("排查发现", Source::OnInitiative, FoundBy::Screening),
            ("网格上报", Source::OnInitiative, FoundBy::Grid),
            ("主动调解", Source::OnInitiative, FoundBy::Other),
            ("当事人申请", Source::OnApplication, FoundBy::WalkIn),
            ("法院委托", Source::ReferredCourt, FoundBy::Other),
            ("公安移送", Source::ReferredPolice, FoundBy::Other),
            ("信访转入", Source::ReferredPetition, FoundBy::Reception),
            ("上级交办", Source::ReferredOther, FoundBy::Superior),
        ] {
            assert_eq!(origin(&cell(word)), Ok(Some((source, found_by))), "{word}");
        }
    }

    #[test]
    fn forms_levels_and_standings_are_read() {
        for (spelling, form) in [("口头协议", AgreementForm::Oral), ("书面", AgreementForm::Written)] {
            assert_eq!(agreement_form(&cell(spelling)), Ok(Some(form)));
        }
        for (spelling, expected) in
            [("村", Level::Village), ("镇", Level::Town), ("县", Level::CountyOrAbove), ("村(社区)", Level::Village)]
        {
            assert_eq!(level(&cell(spelling)), Ok(Some(expected)), "{spelling}");
        }
        for (spelling, expected) in
            [("已化解", Standing::Settled), ("正在化解", Standing::Open), ("未化解", Standing::Open), ("移送上级", Standing::HandedUp)]
        {
            assert_eq!(standing(&cell(spelling)), Ok(Some(expected)), "{spelling}");
        }
        assert_eq!(risk(&cell("红色")), Ok(Some(Risk::Red)));
        assert_eq!(yes_or_no(&cell("否")), Ok(Some(false)));
        assert_eq!(yes_or_no(&Cell::Empty), Ok(None));
    }

    #[test]
    fn a_remark_tells_to_whom_a_case_was_handed_up() {
        assert_eq!(superior(Some("引导双方到县人民法院起诉")), TransferTo::Court);
        assert_eq!(superior(Some("已报镇综治中心协调")), TransferTo::Town);
        assert_eq!(superior(Some("移送县级部门")), TransferTo::County);
        assert_eq!(superior(None), TransferTo::Town);
    }

    #[test]
    fn states_of_an_entry_are_read() {
        for (spelling, state) in [("已办结", EntryState::Entered), ("撤回", EntryState::Withdrawn), ("已归档", EntryState::Entered)]
        {
            assert_eq!(entry_state(&cell(spelling)), Ok(Some(state)), "{spelling}");
        }
    }
}
