//! The coded lists of an online entry.

use crate::coded_enum;

coded_enum! {
    EntryState {
        Entered = "entered" "已录入" "Entered";
        Withdrawn = "withdrawn" "已撤回" "Withdrawn";
    }
}

coded_enum! {
    /// How an entry came to its case.
    MatchedBy {
        Number = "number" "平台编号" "Platform number";
        Person = "person" "人工确认" "Confirmed by a person";
    }
}
