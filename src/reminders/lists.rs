//! What may be due.

use crate::coded_enum;
use crate::settings::TABLE;

coded_enum! {
    /// What is due in a case.
    DueKind {
        Mediation = "mediation" "调解期限" "Mediation";
        Meeting = "meeting" "约定的调解" "Agreed meeting";
        Performance = "performance" "履行协议" "Performance";
        Confirmation = "confirmation" "申请司法确认" "Judicial confirmation";
        FollowUp = "follow_up" "回访" "Follow-up";
        Transfer = "transfer" "移送待答复" "Answer to a handing-over";
    }
}

impl DueKind {
    /// The article on which its days rest; empty for a choice of the town or of the parties.
    pub fn legal_basis(self) -> &'static str {
        let setting = match self {
            Self::Mediation => "mediation_months",
            Self::Confirmation => "confirmation_days",
            Self::FollowUp => "follow_up_days",
            Self::Transfer => "transfer_answer_days",
            Self::Meeting | Self::Performance => return "",
        };
        TABLE.iter().find(|row| row.name == setting).map_or("", |row| row.legal_basis)
    }
}
