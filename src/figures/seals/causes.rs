//! What an entry of the audit log tells of a record that counts otherwise than when its year was sealed.

use serde_json::Value;

use crate::audit::Action;
use crate::cases::fields::CASE_FIELDS;
use crate::coded::Coded;
use crate::fields::{Control, RecordField};
use crate::petition_visits::fields::VISIT_FIELDS;

/// The other case, where the entry only tells what a merger did to this one.
pub fn merged_other(action: &str, changes: &Value) -> Option<String> {
    let told = matches!(Action::from_code(action), Some(Action::TakeInMerged | Action::GiveBackMerged));
    let pair = told.then(|| changes.get("merged_from")?.as_array()).flatten()?;
    pair.iter().find_map(|id| id.as_str().map(str::to_owned))
}

/// Fields told with a difference, from what to what: days, code words and numbers, no text of a person.
pub fn fields() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let own = |name: &str| FIELDS.iter().any(|(other, ..)| *other == name);
    let told = move |field: &&RecordField| !own(field.name) && !matches!(field.control, Control::Text(_) | Control::Money);
    CASE_FIELDS.iter().chain(VISIT_FIELDS).filter(told).map(|field| (field.name, field.zh, field.en)).chain(FIELDS.iter().copied())
}

/// Those that are no plain fields of a case or a visit, are told in another unit, or belong to several records.
#[rustfmt::skip]
const FIELDS: &[(&str, &str, &str)] = &[
    ("accepted_on", "受理日期", "Accepted on"),
    ("settled_on", "协议日期", "Agreed on"),
    ("ended_on", "终止日期", "Ended on"),
    ("performance", "履行情况", "Performance"),
    ("entered_on", "录入日期", "Entered on"),
    ("opened_on", "设立日期", "Opened on"),
    ("closed_on", "撤并日期", "Closed on"),
    ("room_id", "调解室", "Room"),
    ("stage", "状态", "Stage"),
    ("state", "状态", "State"),
    ("amount_fen", "涉及金额（分）", "Money concerned (fen)"),
    ("form", "方式", "Form"),
    ("level", "化解层级", "Level"),
    ("obligations_from", "报送起算", "Reports owed from"),
    ("gender", "性别", "Gender"),
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_merger_names_the_other_case() {
        assert_eq!(merged_other("take_in_merged", &json!({ "merged_from": [null, "a"] })).as_deref(), Some("a"));
        assert_eq!(merged_other("give_back_merged", &json!({ "merged_from": ["a", null] })).as_deref(), Some("a"));
        assert_eq!(merged_other("merge", &json!({ "merged_into": [null, "a"] })), None);
    }
}
