//! The coded lists of screening reports.

use crate::coded_enum;

coded_enum! {
    /// Where the report of one room for one half-month stands.
    ScreeningState {
        NotDue = "not_due" "未到期" "Not yet due";
        Due = "due" "待报送" "Due";
        OnTime = "on_time" "按时" "On time";
        Late = "late" "迟报" "Late";
        Missing = "missing" "缺报" "Missing";
        Excused = "excused" "免报" "Excused";
        /// Before the first half-month for which the town owes reports.
        BeforeStart = "before_start" "起算以前" "Before reports were owed";
    }
}

coded_enum! {
    ScreeningContent {
        Zero = "zero" "零报告" "Nothing found";
        Disputes = "disputes" "有纠纷" "Disputes found";
    }
}
