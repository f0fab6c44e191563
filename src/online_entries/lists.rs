//! The coded lists of an online entry.

use crate::coded_enum;

coded_enum! {
    EntryState {
        Entered = "entered" "已录入" "Entered";
        Withdrawn = "withdrawn" "已撤回" "Withdrawn";
    }
}
