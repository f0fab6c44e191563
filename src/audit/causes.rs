//! Why a figure of a sealed year may count otherwise today; which action means which stands in the table of actions.

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
