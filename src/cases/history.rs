//! The words of a case's history: what each entry of the audit log means, and what its fields are called.

use Reading::{As, Withheld};
use serde_json::Value;

use super::fields::CASE_FIELDS;
use super::lists::{
    AgreementForm, AttachmentKind, Confirmation, DeclinedGround, EndedGround, FollowUpMethod, Kind, Level, LinkRelation, Paper,
    ParticipantRole, PartyKind, PartyRole, Performance, Stage, Step, TransferAnswer, TransferTo,
};
use crate::audit::Action;
use crate::coded::Coded;
use crate::fields::{self, Control};
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
    As(Control),
    /// Only that it changed.
    Withheld,
}

/// Read as it stands.
const PLAIN: Reading = As(Control::Text(1));
const YUAN: Reading = As(Control::Money);

/// One of several lists, by the first that knows the code.
const fn listed(words: fn(&str) -> Option<Words>) -> Reading {
    As(Control::List("", words))
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

/// Fields shown in the history beside the plain ones of a case: name, Chinese, English, how to read them. Others (whole records, derived texts) are not.
#[rustfmt::skip]
const FIELDS: &[(&str, &str, &str, Reading)] = &[
    ("stage", "状态", "Stage", As(Control::list::<Stage>())),
    ("case_no", "案号", "Number", PLAIN),
    ("kind", "类型", "Kind", listed(kind_of_anything)),
    ("accepted_on", "受理日期", "Accepted on", PLAIN),
    ("due_on", "调解期限", "Due on", PLAIN),
    ("party", "当事人", "Party", PLAIN),
    ("refused_on", "拒绝调解日期", "Refused on", PLAIN),
    ("participant", "参与人", "Participant", PLAIN),
    ("role", "身份", "Role", listed(role_of_anybody)),
    ("held_on", "调解日期", "Held on", PLAIN),
    ("present", "参加人", "Present", PLAIN),
    ("record", "记录", "Record", PLAIN),
    ("next_on", "下次日期", "Next on", PLAIN),
    ("visited_on", "回访日期", "Visited on", PLAIN),
    ("method", "方式", "Method", As(Control::list::<FollowUpMethod>())),
    ("performed", "履行情况", "Performance", As(Control::list::<Performance>())),
    ("satisfied", "满意", "Satisfied", PLAIN),
    ("litigated", "起诉", "Went to court", PLAIN),
    ("hidden_risk", "隐患", "Hidden risk", PLAIN),
    ("visitor", "回访人", "Visitor", PLAIN),
    ("to_body", "移送到", "Handed to", As(Control::list::<TransferTo>())),
    ("body", "单位", "Body", PLAIN),
    ("sent_on", "移送日期", "Sent on", PLAIN),
    ("reason", "原因", "Reason", PLAIN),
    ("answer", "答复", "Answer", As(Control::list::<TransferAnswer>())),
    ("answered_on", "答复日期", "Answered on", PLAIN),
    ("answer_note", "答复说明", "Answer in words", PLAIN),
    ("filename", "文件", "File", PLAIN),
    ("link", "另一案件", "Other case", PLAIN),
    ("relation", "比对结果", "Decision", As(Control::list::<LinkRelation>())),
    ("merged_into", "并入", "Merged into", PLAIN),
    ("merged_from", "并入的案件", "Merged from", PLAIN),
    ("settled_on", "协议日期", "Agreed on", PLAIN),
    ("form", "协议形式", "Form", As(Control::list::<AgreementForm>())),
    ("level", "化解层级", "Level", As(Control::list::<Level>())),
    ("terms", "协议内容", "Terms", PLAIN),
    ("agreed_fen", "协议金额", "Money agreed on", YUAN),
    ("perform_by", "履行期限", "Perform by", PLAIN),
    ("parties_on", "当事人签名日期", "Signed by the parties on", PLAIN),
    ("mediator_on", "调解员签名日期", "Signed by the mediator on", PLAIN),
    ("seal_on", "盖章日期", "Sealed on", PLAIN),
    ("ended_on", "终止（不予受理）日期", "Ended on", PLAIN),
    ("ground", "原因", "Ground", listed(ground)),
    ("routes_told", "已告知其他途径", "Other routes told", PLAIN),
    ("performance", "履行", "Performance", As(Control::list::<Performance>())),
    ("confirmation", "司法确认", "Confirmation", As(Control::list::<Confirmation>())),
    ("effective_on", "生效日期", "Effective on", PLAIN),
    ("confirmation_applied_on", "申请确认日期", "Confirmation applied for", PLAIN),
    ("confirmation_court", "法院", "Court", PLAIN),
    ("confirmation_decided_on", "确认日期", "Confirmation decided", PLAIN),
    ("keep_until", "保管至", "Kept until", PLAIN),
    ("paper", "文书", "Paper", As(Control::list::<Paper>())),
    ("id_number", "身份证号", "ID number", Withheld),
    ("phone", "电话", "Phone", Withheld),
    ("address", "住址", "Address", PLAIN),
    ("gender", "性别", "Sex", As(Control::list::<Gender>())),
    ("born_on", "出生日期", "Born on", PLAIN),
    ("representative", "代表人", "Representative", PLAIN),
    ("ethnicity", "民族", "Ethnicity", PLAIN),
    ("occupation", "职业", "Occupation", PLAIN),
];

/// Every field of the history, the plain ones of a case first; what parties and attachments have too is read by the list above.
fn fields() -> impl Iterator<Item = (&'static str, Words, Reading)> {
    let apart = |name: &str| FIELDS.iter().find(|(other, ..)| *other == name);
    let is_plain = |name: &str| CASE_FIELDS.iter().any(|field| field.name == name);
    let plain = CASE_FIELDS.iter().map(move |field| (field.name, field.label(), apart(field.name).map_or(As(field.control), |row| row.3)));
    let others = FIELDS.iter().filter(move |(name, ..)| !is_plain(name));
    plain.chain(others.map(|(name, zh, en, reading)| (*name, Words::fixed(zh, en), *reading)))
}

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
    for (name, label, reading) in fields() {
        let Some(value) = logged.get(name) else { continue };
        if matches!(reading, Withheld) {
            let to = Some(Words::fixed("已更正（号码不显示）", "corrected (not shown)"));
            changed.push(Changed { field: name, label, from: None, to });
            continue;
        }
        let Some(pair) = value.as_array() else { continue };
        add(&mut changed, (name, label, reading), pair.first(), pair.get(1));
    }
    // The agreement is logged as a whole; its own fields are told one by one.
    if let Some([before, after]) = logged.get("resolution").and_then(Value::as_array).map(Vec::as_slice) {
        for (name, label, reading) in fields() {
            add(&mut changed, (name, label, reading), before.get(name), after.get(name));
        }
    }
    changed
}

fn add(changed: &mut Vec<Changed>, (field, label, reading): (&'static str, Words, Reading), before: Option<&Value>, after: Option<&Value>) {
    let (from, to) = (before.and_then(|value| read(reading, value)), after.and_then(|value| read(reading, value)));
    if from != to {
        changed.push(Changed { field, label, from, to });
    }
}

fn read(reading: Reading, value: &Value) -> Option<Words> {
    match reading {
        Withheld => None,
        As(control) => fields::read(control, value),
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
