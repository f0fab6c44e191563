//! What an entry of the audit log means for a figure of a sealed year.

use serde_json::Value;

use crate::coded_enum;

coded_enum! {
    /// Why a record counts otherwise than when its year was sealed; of several reasons the first of this list is named.
    Cause {
        LateEntry = "late_entry" "封存后补录" "Recorded after the seal";
        Withdrawn = "withdrawn" "撤销" "Withdrawn";
        Restored = "restored" "撤销后恢复" "Withdrawal taken back";
        Merged = "merged" "并案" "Merged into another case";
        Unmerged = "unmerged" "撤销并案" "Merger taken back";
        Moved = "moved" "改划调解室" "Moved to another room";
        Reopened = "reopened" "恢复调解" "Reopened";
        CorrectedDate = "corrected_date" "更正日期" "Day corrected";
        Corrected = "corrected" "更正内容" "Corrected";
        LateStep = "late_step" "封存后补记办理结果" "Step recorded after the seal";
        Agreement = "agreement" "补记履行或司法确认" "Performance or confirmation recorded";
        Participants = "participants" "参与人变动" "Participants changed";
        Parties = "parties" "当事人变动" "Parties changed";
        Turned = "to_mediation" "接访转为案件" "Visit turned into a case";
        Matter = "matter" "信访事项归并变动" "Matters of visits joined or parted";
        Matched = "matched" "平台记录匹配变动" "Match with the platform changed";
        Role = "role" "身份变动" "Role changed";
        Room = "room" "调解室变动" "Room changed";
        Report = "report" "补报或更正排查报告" "Report filed or filed anew";
        RetractedReport = "report_retracted" "撤回排查报告" "Report taken back";
        Beginning = "beginning" "报送起算时间变动" "Beginning of the reports owed moved";
        Excused = "excused" "说明缺报原因" "Missing report excused";
        Roster = "roster" "值班签认变动" "Roster signed or changed";
        Calendar = "calendar" "工作日历变动" "Calendar of working days changed";
        Settings = "settings" "统计设置变动" "Settings changed";
        Definition = "definition" "统计口径变动" "Definition of the figure changed";
        FellDue = "fell_due" "封存时未到报送期限" "Fell due after the seal";
        Unexplained = "unexplained" "审计记录里没有找到直接原因" "No direct cause in the audit log";
    }
}

/// Actions that always mean the same.
const ACTIONS: &[(&str, Cause)] = &[
    ("log_case", Cause::LateEntry),
    ("import_case", Cause::LateEntry),
    ("record_visit", Cause::LateEntry),
    ("import_visit", Cause::LateEntry),
    ("record_entry", Cause::LateEntry),
    ("register_person", Cause::LateEntry),
    ("withdraw", Cause::Withdrawn),
    ("withdraw_visit", Cause::Withdrawn),
    ("restore", Cause::Restored),
    ("undo_import", Cause::Withdrawn),
    ("import_change", Cause::Corrected),
    ("merge", Cause::Merged),
    ("take_in_merged", Cause::Merged),
    ("unmerge", Cause::Unmerged),
    ("give_back_merged", Cause::Unmerged),
    ("move", Cause::Moved),
    ("reopen", Cause::Reopened),
    ("accept", Cause::LateStep),
    ("decline", Cause::LateStep),
    ("settle", Cause::LateStep),
    ("end", Cause::LateStep),
    ("note_performance", Cause::Agreement),
    ("note_confirmation", Cause::Agreement),
    ("add_participant", Cause::Participants),
    ("correct_participant", Cause::Participants),
    ("remove_participant", Cause::Participants),
    ("add_party", Cause::Parties),
    ("remove_party", Cause::Parties),
    ("turn_visit_to_mediation", Cause::Turned),
    ("link_visit", Cause::Turned),
    ("link_participants", Cause::Participants),
    ("join_matter", Cause::Matter),
    ("leave_matter", Cause::Matter),
    ("match_entry", Cause::Matched),
    ("give_role", Cause::Role),
    ("open_room", Cause::Room),
    ("correct_room", Cause::Room),
    ("file_report", Cause::Report),
    ("retract_report", Cause::RetractedReport),
    ("begin_obligations", Cause::Beginning),
    ("excuse_report", Cause::Excused),
    ("keep_roster", Cause::Roster),
    ("keep_calendar", Cause::Calendar),
    ("keep_settings", Cause::Settings),
];

/// Corrections mean what they correct: the first of these that changed.
const CORRECTIONS: &[&str] = &["correct_case", "correct_resolution", "correct_ending", "correct_visit", "correct_entry", "correct_person"];

const CORRECTED: &[(&str, Cause)] = &[
    ("state", Cause::Withdrawn),
    ("found_on", Cause::CorrectedDate),
    ("received_on", Cause::CorrectedDate),
    ("entered_on", Cause::CorrectedDate),
    ("accepted_on", Cause::CorrectedDate),
    ("settled_on", Cause::CorrectedDate),
    ("ended_on", Cause::CorrectedDate),
    ("room_id", Cause::Moved),
    ("roles", Cause::Role),
    ("case_id", Cause::Matched),
];

/// What an entry of the log may have moved; none for one that moves no figure.
pub fn cause_of(action: &str, changes: &Value) -> Option<Cause> {
    if CORRECTIONS.contains(&action) {
        let changed = CORRECTED.iter().find(|(field, _)| changes.get(field).is_some());
        return Some(changed.map_or(Cause::Corrected, |(_, cause)| *cause));
    }
    ACTIONS.iter().find(|(known, _)| *known == action).map(|(_, cause)| *cause)
}

/// The other case, where the entry only tells what a merger did to this one.
pub fn merged_other(action: &str, changes: &Value) -> Option<String> {
    let pair = matches!(action, "take_in_merged" | "give_back_merged").then(|| changes.get("merged_from")?.as_array()).flatten()?;
    pair.iter().find_map(|id| id.as_str().map(str::to_owned))
}

/// Fields told with a difference, from what to what: days, code words and numbers, no text of a person.
#[rustfmt::skip]
pub const FIELDS: &[(&str, &str, &str)] = &[
    ("found_on", "发现日期", "Found on"),
    ("accepted_on", "受理日期", "Accepted on"),
    ("settled_on", "协议日期", "Agreed on"),
    ("ended_on", "终止日期", "Ended on"),
    ("performance", "履行情况", "Performance"),
    ("received_on", "接访日期", "Received on"),
    ("entered_on", "录入日期", "Entered on"),
    ("opened_on", "设立日期", "Opened on"),
    ("closed_on", "撤并日期", "Closed on"),
    ("room_id", "调解室", "Room"),
    ("stage", "状态", "Stage"),
    ("state", "状态", "State"),
    ("kind", "类型", "Kind"),
    ("source", "来源", "Source"),
    ("found_by", "发现方式", "Found by"),
    ("difficulty", "难易", "Difficulty"),
    ("risk", "风险", "Risk"),
    ("longstanding", "历年疑难", "Longstanding"),
    ("people_count", "涉及人数", "Persons concerned"),
    ("amount_fen", "涉及金额（分）", "Money concerned (fen)"),
    ("persons_present", "到场人数", "Persons present"),
    ("class", "类别", "Class"),
    ("occurrence", "初次/重复", "First or repeat"),
    ("handling", "处理方式", "Handling"),
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
    fn a_correction_means_what_it_corrects() {
        assert_eq!(
            cause_of("correct_case", &json!({ "found_on": ["2023-01-01", "2022-12-31"], "kind": ["x", "y"] })),
            Some(Cause::CorrectedDate)
        );
        assert_eq!(cause_of("correct_case", &json!({ "kind": ["x", "y"] })), Some(Cause::Corrected));
        assert_eq!(cause_of("correct_entry", &json!({ "state": ["entered", "withdrawn"] })), Some(Cause::Withdrawn));
        assert_eq!(cause_of("print_paper", &json!({})), None);
    }

    #[test]
    fn a_merger_names_the_other_case() {
        assert_eq!(merged_other("take_in_merged", &json!({ "merged_from": [null, "a"] })).as_deref(), Some("a"));
        assert_eq!(merged_other("give_back_merged", &json!({ "merged_from": ["a", null] })).as_deref(), Some("a"));
        assert_eq!(merged_other("merge", &json!({ "merged_into": [null, "a"] })), None);
    }
}
