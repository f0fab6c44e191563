//! The coded lists of rooms.

use crate::coded_enum;

coded_enum! {
    RoomKind {
        Village = "village" "村调解室" "Village room";
        Community = "community" "社区调解室" "Community room";
        /// In the town hall; it does not owe screening reports.
        Town = "town" "镇调解室" "Town room";
    }
}
