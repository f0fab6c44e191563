//! What the log speaks of; of an export, the list that was handed out.

use crate::coded_enum;

/// Who reads what happened to a record: of the town's work, an administrator reads only that something happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordArea {
    Administration,
    Work,
}

/// One row for each kind of record: its name, its word in the log, Chinese, English, whose it is.
macro_rules! subjects {
    ($($name:ident = $word:tt $zh:tt $en:tt; $area:ident;)+) => {
        coded_enum! {
            /// The kind of record an entry of the log speaks of.
            Subject { $($name = $word $zh $en;)+ }
        }

        impl Subject {
            pub fn area(self) -> RecordArea {
                match self { $(Self::$name => RecordArea::$area),+ }
            }
        }
    };
}

subjects! {
    AuditLog = "audit_log" "审计日志" "Audit log"; Administration;
    Account = "account" "账号" "Account"; Administration;
    Settings = "settings" "设置" "Settings"; Administration;
    Case = "case" "案件" "Case"; Work;
    Party = "party" "当事人" "Party"; Work;
    Screening = "screening" "排查报送" "Screening report"; Work;
    PetitionVisit = "petition_visit" "接访" "Visit"; Work;
    DutyRoster = "duty_roster" "值班表" "Duty roster"; Work;
    OnlineEntry = "online_entry" "平台条目" "Platform entry"; Work;
    Town = "town" "镇" "Town"; Administration;
    Room = "room" "调解室" "Room"; Administration;
    Person = "person" "人员" "Person"; Administration;
    Calendar = "calendar" "节假日安排" "Holidays"; Administration;
    Import = "import" "导入的台账" "Imported ledger"; Work;
    ImportSynonym = "import_synonym" "台账用词" "Word of the ledgers"; Work;
    Seal = "seal" "封存的年度" "Sealed year"; Work;
    Cases = "cases" "案件名单" "List of cases"; Work;
    PetitionVisits = "petition_visits" "接访名单" "List of visits"; Work;
    OnlineEntries = "online_entries" "平台名单" "List of entries"; Work;
    Screenings = "screenings" "排查名单" "List of reports"; Work;
    PlatformSheet = "platform_sheet" "待录入平台的名单" "List to key in"; Work;
}
