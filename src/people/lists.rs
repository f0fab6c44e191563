//! The coded lists of the register.

use crate::coded_enum;

coded_enum! {
    Gender {
        Male = "male" "男" "Male";
        Female = "female" "女" "Female";
    }
}

coded_enum! {
    /// A dated role of a person; one person may hold several.
    PersonRole {
        Mediator = "mediator" "人民调解员" "Mediator";
        LegalLiterate = "legal_literate" "法律明白人" "Legal literate";
        LegalAdviser = "legal_adviser" "村居法律顾问" "Legal adviser";
        GridWorker = "grid_worker" "网格员" "Grid worker";
        Leader = "leader" "领导" "Leader";
        Clerk = "clerk" "平台录入员" "Clerk";
    }
}
