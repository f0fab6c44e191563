//! The coded lists of a petition visit.

use crate::coded_enum;

coded_enum! {
    /// Where and how the leader received.
    VisitForm {
        Fixed = "fixed" "定点接访" "At the desk";
        Outreach = "outreach" "下访" "In the villages";
        Appointment = "appointment" "约访" "By appointment";
    }
}

coded_enum! {
    /// What a visit is, by the regulations (信访工作条例 art. 29-31).
    VisitClass {
        Suggestion = "suggestion" "建议意见" "Suggestion";
        Accusation = "accusation" "检举控告" "Accusation";
        Complaint = "complaint" "申诉" "Complaint";
        Request = "request" "求决" "Request";
        Consultation = "consultation" "咨询" "Consultation";
        Other = "other" "其他" "Other";
    }
}

coded_enum! {
    Occurrence {
        First = "first" "初次" "First";
        Repeat = "repeat" "重复" "Repeat";
    }
}

coded_enum! {
    /// What was done with the matter.
    Handling {
        Answered = "answered" "当场解答" "Answered at once";
        Forwarded = "forwarded" "转办" "Forwarded";
        Assigned = "assigned" "交办" "Assigned";
        ToMediation = "to_mediation" "转人民调解" "Turned to mediation";
        Accepted = "accepted" "受理" "Accepted";
    }
}
