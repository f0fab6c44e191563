//! The words of a case's history: what each entry of the audit log means, and what its fields are called.

use Reading::{Coded as Listed, Plain, Withheld, Yuan};
use serde_json::Value;

use super::lists::{
    AgreementForm, AttachmentKind, Confirmation, DeclinedGround, Difficulty, EndedGround, FollowUpMethod, FoundBy, Kind, Level,
    LinkRelation, Paper, ParticipantRole, PartyKind, PartyRole, Performance, Risk, Source, Stage, Step, TransferAnswer, TransferTo,
};
use crate::audit::Action;
use crate::coded::Coded;
use crate::people::lists::Gender;
use crate::problem::Words;

/// What an action of the log means.
pub fn words_of_action(action: &str) -> Words {
    if let Some(step) = Step::from_code(action) {
        return step.label();
    }
    Action::from_code(action).map_or_else(|| Words::new(action, action), Action::label)
}

/// How the value of a field is read to people.
#[derive(Clone, Copy)]
enum Reading {
    Plain,
    /// Only that it changed.
    Withheld,
    Yuan,
    Coded(fn(&str) -> Option<Words>),
}

fn of<T: Coded>(code: &str) -> Option<Words> {
    T::from_code(code).map(Coded::label)
}

/// Disputes, parties and attachments all have a kind.
fn kind_of_anything(code: &str) -> Option<Words> {
    of::<Kind>(code).or_else(|| of::<PartyKind>(code)).or_else(|| of::<AttachmentKind>(code))
}

/// Parties and participants both have a role.
fn role_of_anybody(code: &str) -> Option<Words> {
    of::<ParticipantRole>(code).or_else(|| of::<PartyRole>(code))
}

/// Ending and declining have grounds of their own.
fn ground(code: &str) -> Option<Words> {
    of::<EndedGround>(code).or_else(|| of::<DeclinedGround>(code))
}

/// Fields shown in the history: name, Chinese, English, how to read them. Others (whole records, derived texts) are not.
#[rustfmt::skip]
const FIELDS: &[(&str, &str, &str, Reading)] = &[
    ("stage", "状态", "Stage", Listed(of::<Stage>)),
    ("case_no", "案号", "Number", Plain),
    ("found_on", "发现日期", "Found on", Plain),
    ("found_by", "发现方式", "Found by", Listed(of::<FoundBy>)),
    ("source", "来源", "Source", Listed(of::<Source>)),
    ("kind", "类型", "Kind", Listed(kind_of_anything)),
    ("facts", "事由", "Facts", Plain),
    ("place", "地点", "Place", Plain),
    ("note", "备注", "Note", Plain),
    ("arose_on", "发生日期", "Arose on", Plain),
    ("longstanding", "历年疑难", "Longstanding", Plain),
    ("difficulty", "难易", "Difficulty", Listed(of::<Difficulty>)),
    ("risk", "风险", "Risk", Listed(of::<Risk>)),
    ("people_count", "涉及人数", "Persons concerned", Plain),
    ("amount_fen", "涉及金额", "Money concerned", Yuan),
    ("accepted_on", "受理日期", "Accepted on", Plain),
    ("due_on", "调解期限", "Due on", Plain),
    ("party", "当事人", "Party", Plain),
    ("refused_on", "拒绝调解日期", "Refused on", Plain),
    ("participant", "参与人", "Participant", Plain),
    ("role", "身份", "Role", Listed(role_of_anybody)),
    ("held_on", "调解日期", "Held on", Plain),
    ("present", "参加人", "Present", Plain),
    ("record", "记录", "Record", Plain),
    ("next_on", "下次日期", "Next on", Plain),
    ("visited_on", "回访日期", "Visited on", Plain),
    ("method", "方式", "Method", Listed(of::<FollowUpMethod>)),
    ("performed", "履行情况", "Performance", Listed(of::<Performance>)),
    ("satisfied", "满意", "Satisfied", Plain),
    ("litigated", "起诉", "Went to court", Plain),
    ("hidden_risk", "隐患", "Hidden risk", Plain),
    ("visitor", "回访人", "Visitor", Plain),
    ("to_body", "移送到", "Handed to", Listed(of::<TransferTo>)),
    ("body", "单位", "Body", Plain),
    ("sent_on", "移送日期", "Sent on", Plain),
    ("reason", "原因", "Reason", Plain),
    ("answer", "答复", "Answer", Listed(of::<TransferAnswer>)),
    ("answered_on", "答复日期", "Answered on", Plain),
    ("answer_note", "答复说明", "Answer in words", Plain),
    ("filename", "文件", "File", Plain),
    ("link", "另一案件", "Other case", Plain),
    ("relation", "比对结果", "Decision", Listed(of::<LinkRelation>)),
    ("merged_into", "并入", "Merged into", Plain),
    ("merged_from", "并入的案件", "Merged from", Plain),
    ("settled_on", "协议日期", "Agreed on", Plain),
    ("form", "协议形式", "Form", Listed(of::<AgreementForm>)),
    ("level", "化解层级", "Level", Listed(of::<Level>)),
    ("terms", "协议内容", "Terms", Plain),
    ("agreed_fen", "协议金额", "Money agreed on", Yuan),
    ("perform_by", "履行期限", "Perform by", Plain),
    ("parties_on", "当事人签名日期", "Signed by the parties on", Plain),
    ("mediator_on", "调解员签名日期", "Signed by the mediator on", Plain),
    ("seal_on", "盖章日期", "Sealed on", Plain),
    ("ended_on", "终止（不予受理）日期", "Ended on", Plain),
    ("ground", "原因", "Ground", Listed(ground)),
    ("routes_told", "已告知其他途径", "Other routes told", Plain),
    ("performance", "履行", "Performance", Listed(of::<Performance>)),
    ("confirmation", "司法确认", "Confirmation", Listed(of::<Confirmation>)),
    ("effective_on", "生效日期", "Effective on", Plain),
    ("confirmation_applied_on", "申请确认日期", "Confirmation applied for", Plain),
    ("confirmation_court", "法院", "Court", Plain),
    ("confirmation_decided_on", "确认日期", "Confirmation decided", Plain),
    ("keep_until", "保管至", "Kept until", Plain),
    ("paper", "文书", "Paper", Listed(of::<Paper>)),
    ("id_number", "身份证号", "ID number", Withheld),
    ("phone", "电话", "Phone", Withheld),
    ("address", "住址", "Address", Plain),
    ("gender", "性别", "Sex", Listed(of::<Gender>)),
    ("born_on", "出生日期", "Born on", Plain),
    ("representative", "代表人", "Representative", Plain),
    ("ethnicity", "民族", "Ethnicity", Plain),
    ("occupation", "职业", "Occupation", Plain),
];

/// One field that changed, in words.
pub struct Changed {
    pub field: &'static str,
    pub label: Words,
    pub from: Option<Words>,
    pub to: Option<Words>,
}

/// What changed from what to what, as the log has it: scalars by name, and the inside of the agreement.
pub fn changes(logged: &Value) -> Vec<Changed> {
    let mut changed = Vec::new();
    for (name, zh, en, reading) in FIELDS {
        let Some(value) = logged.get(*name) else { continue };
        if matches!(reading, Withheld) {
            let to = Some(Words::fixed("已更正（号码不显示）", "corrected (not shown)"));
            changed.push(Changed { field: name, label: Words::fixed(zh, en), from: None, to });
            continue;
        }
        let Some(pair) = value.as_array() else { continue };
        note(&mut changed, (*name, Words::fixed(zh, en), *reading), pair.first(), pair.get(1));
    }
    // The agreement is logged as a whole; its own fields are told one by one.
    if let Some([before, after]) = logged.get("resolution").and_then(Value::as_array).map(Vec::as_slice) {
        for (name, zh, en, reading) in FIELDS {
            note(&mut changed, (*name, Words::fixed(zh, en), *reading), before.get(*name), after.get(*name));
        }
    }
    changed
}

fn note(
    changed: &mut Vec<Changed>,
    (field, label, reading): (&'static str, Words, Reading),
    before: Option<&Value>,
    after: Option<&Value>,
) {
    let (from, to) = (before.and_then(|value| read(reading, value)), after.and_then(|value| read(reading, value)));
    if from != to {
        changed.push(Changed { field, label, from, to });
    }
}

fn read(reading: Reading, value: &Value) -> Option<Words> {
    let plain = |text: String| Some(Words::new(text.clone(), text));
    match (reading, value) {
        (Withheld, _) | (_, Value::Null | Value::Array(_) | Value::Object(_)) => None,
        (_, Value::Bool(true)) => Some(Words::fixed("是", "yes")),
        (_, Value::Bool(false)) => Some(Words::fixed("否", "no")),
        (Yuan, Value::Number(fen)) => fen.as_i64().and_then(|fen| plain(format!("{}.{:02} 元", fen / 100, fen % 100))),
        (Listed(label), Value::String(code)) => label(code).or_else(|| plain(code.clone())),
        (_, Value::String(text)) => plain(text.clone()),
        (_, other) => plain(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_stands_in_the_log_by_its_own_word() {
        let missing: Vec<&Step> = Step::ALL.iter().filter(|step| Action::from_code(step.code()).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
