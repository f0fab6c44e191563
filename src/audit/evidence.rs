//! What the log keeps of a record: which tables it is made of. `verify` compares them row by row with what the log says.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Subject;
use crate::coded::Coded;
use crate::db::contents::{Shape, Table};
use crate::problem::ZhEn;

/// A table that is proved, and the kinds of record its rows are part of.
pub struct Evidence {
    pub table: Table,
    subjects: &'static [Subject],
    /// What people call it.
    pub words: ZhEn,
}

/// One row for each table: its name; the kinds of record; what says of a row whose town it is in (nothing where the record alone
/// says it) and which record it belongs to; its words; the columns that are no part of the record.
macro_rules! evidence {
    ($($table:literal of [$($subject:ident),+] in $town:expr, $record:literal; $zh:literal $en:literal $(, without [$($without:literal),+])?;)+) => {
        /// Every table that is proved.
        pub const EVIDENCE: &[Evidence] = &[$(Evidence {
            table: Table { name: $table, town: $town, record: $record, without: &[$($($without),+)?] },
            subjects: &[$(Subject::$subject),+],
            words: ($zh, $en),
        }),+];
    };
}

const TOWN: Option<&str> = Some("town");
/// Rows of the program itself stand in the chain of no town.
const PROGRAM: Option<&str> = Some("0");

// A town and its duty roster have one id, so they are one record.
evidence! {
    "accounts" of [Account] in None, "id"; "账号" "account";
    "settings" of [Settings] in PROGRAM, "'settings'"; "设置" "settings";
    "town_settings" of [Settings] in TOWN, "'settings'"; "本镇设置" "settings of the town";
    "calendar_days" of [Calendar] in PROGRAM, "substr(CAST(day AS TEXT), 1, 4)"; "节假日" "holidays";
    "town_calendar_days" of [Calendar] in TOWN, "substr(CAST(day AS TEXT), 1, 4)"; "本镇节假日" "holidays of the town";
    "towns" of [Town, DutyRoster] in Some("number"), "id"; "镇" "town";
    "rooms" of [Room] in TOWN, "id"; "调解室" "room";
    "room_names" of [Room] in TOWN, "room_id"; "调解室名称" "names of the room";
    "people" of [Person] in TOWN, "id"; "人员" "person";
    "person_roles" of [Person] in TOWN, "person_id"; "身份" "roles";
    "cases" of [Case] in TOWN, "id"; "案件" "case";
    "case_mergers" of [Case] in TOWN, "case_id"; "并案" "merger";
    "case_limits" of [Case] in TOWN, "case_id"; "期限" "limits";
    "case_parties" of [Case] in TOWN, "case_id"; "当事人" "parties";
    "case_participants" of [Case] in TOWN, "case_id"; "参与人" "participants";
    "case_resolutions" of [Case] in TOWN, "case_id"; "化解" "settlement";
    "case_instalments" of [Case] in TOWN, "case_id"; "分期" "instalments";
    "case_performances" of [Case] in TOWN, "case_id"; "履行" "performance";
    "case_endings" of [Case] in TOWN, "case_id"; "终止" "ending";
    "case_steps" of [Case] in TOWN, "case_id"; "经过" "steps";
    "case_transfers" of [Case] in TOWN, "case_id"; "移送" "handing-over";
    "case_meetings" of [Case] in TOWN, "case_id"; "调解记录" "meetings";
    "case_follow_ups" of [Case] in TOWN, "case_id"; "回访" "follow-ups";
    "case_attachments" of [Case] in TOWN, "case_id"; "附件" "attachments";
    "case_links" of [Case] in TOWN, "case_id"; "比对" "links";
    "case_platform_numbers" of [Case] in TOWN, "case_id"; "平台编号" "platform numbers";
    "screening_reports" of [Screening] in TOWN, "id"; "排查报送" "report";
    "screening_versions" of [Screening] in TOWN, "report_id"; "报送内容" "versions";
    "screening_version_cases" of [Screening] in TOWN, "report_id"; "报送的案件" "cases reported";
    "screening_excuses" of [Screening] in TOWN, "room_id || '/' || half_month"; "免报" "excuse";
    "petition_visits" of [PetitionVisit] in TOWN, "id"; "接访" "visit";
    "petition_visitors" of [PetitionVisit] in TOWN, "visit_id"; "来访人" "visitors";
    "petition_progress" of [PetitionVisit] in TOWN, "visit_id"; "办理进展" "progress";
    "duty_days" of [DutyRoster, Town] in TOWN, "(SELECT id FROM towns WHERE number = duty_days.town)"; "值班表" "duty roster";
    "online_entries" of [OnlineEntry] in TOWN, "id"; "平台条目" "platform entry";
    "reconciliation_reasons" of [OnlineEntry, Case] in TOWN, "subject_id"; "对不上的原因" "reason of a mismatch";
    "imports" of [Import] in TOWN, "id"; "导入" "import", without ["file_sealed", "preview_sealed"];
    "import_rows" of [Import] in TOWN, "import_id"; "导入的行" "rows of an import";
    "import_value_synonyms" of [ImportSynonym] in TOWN, "id"; "台账用词" "word of the ledgers";
    "seals" of [Seal] in TOWN, "id"; "封存" "seal";
    "seal_figures" of [Seal] in TOWN, "seal_id"; "封存的数字" "sealed figures";
    "seal_families" of [Seal] in TOWN, "seal_id"; "封存的分类" "sealed families";
    "seal_records" of [Seal] in TOWN, "seal_id"; "封存的记录" "sealed records";
}

pub const ITSELF: ZhEn = ("审计本身和钥匙的标记", "the log itself and the marks of its keys");
const REPEATS: ZhEn = ("重复请求的答复", "answers kept for repeated requests");
const COUNTERS: ZhEn = ("编号用到几号", "counters");
const SESSIONS: ZhEn = ("登录状态", "who is signed in");

/// Tables that are not proved, and what stands in them.
pub const UNPROVED: &[(&str, ZhEn)] = &[
    ("audit_events", ITSELF),
    ("audit_heads", ITSELF),
    ("chain_keys", ITSELF),
    ("keyring", ITSELF),
    ("creations", REPEATS),
    ("idempotency_keys", REPEATS),
    ("case_numbers", COUNTERS),
    ("settings_head", COUNTERS),
    ("sessions", SESSIONS),
];

/// What each kind of record is made of.
static SHAPES: LazyLock<HashMap<&str, Shape>> = LazyLock::new(|| Subject::ALL.iter().map(|kind| (kind.code(), shape(*kind))).collect());
static NOTHING: LazyLock<Shape> = LazyLock::new(|| Shape::new(std::iter::empty()));

fn shape(kind: Subject) -> Shape {
    Shape::new(EVIDENCE.iter().filter(|row| row.subjects.contains(&kind)).map(|row| row.table))
}

/// What a kind of record is made of, by its word in the log.
pub fn shape_of(kind: &str) -> &'static Shape {
    SHAPES.get(kind).unwrap_or(&NOTHING)
}

/// The kind of record that a table's rows are part of.
pub fn subject_of(table: &str) -> Option<Subject> {
    EVIDENCE.iter().find(|row| row.table.name == table).and_then(|row| row.subjects.first().copied())
}

/// What people call the rows of a table.
pub fn words_of(table: &str) -> ZhEn {
    EVIDENCE.iter().find(|row| row.table.name == table).map_or(("记录", "record"), |row| row.words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::db::contents::tables;

    #[test]
    fn every_table_is_proved_or_named_as_not_proved() {
        let named: BTreeSet<&str> = EVIDENCE.iter().map(|row| row.table.name).chain(UNPROVED.iter().map(|(table, _)| *table)).collect();
        assert_eq!(named, tables().collect(), "a new table is proved by a row of the table above");
        assert_eq!(named.len(), EVIDENCE.len() + UNPROVED.len(), "a table stands twice");
    }
}
