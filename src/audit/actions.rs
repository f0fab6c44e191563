//! What the log may say: one row for each action. Nothing else is written, and whatever differs between actions is read here.

use serde_json::Value;

use super::{Cause, Subject};
use crate::coded::Coded;
use crate::coded_enum;

/// What a change to a record counted in a sealed year asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sealed {
    AsksReason,
    /// It changes nothing that was counted: somebody looked, a new fact came to the record, dated by itself, or the other
    /// record of two is the one that was changed.
    Free,
}

/// What it does to a record an import has made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trace {
    /// The import is not undone over it. A printed paper is one: it lies on somebody's desk.
    Edit,
    /// Reading, and what imports do themselves.
    NoEdit,
    /// Numbers of people shown in clear: looked at on purpose, nothing changed.
    Reveal,
}

/// What it explains where a figure of a sealed year counts otherwise today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Explains {
    NoCause,
    /// What the first field corrected means.
    CauseOfField,
    Cause(Cause),
}

/// One row for each action: its name, its word in the log, what it is done to (first the usual one), Chinese, English; what
/// a sealed year asks; what it does to an import; what it explains.
macro_rules! actions {
    ($($name:ident = $word:tt of [$subject:ident $(, $other:ident)*] $zh:tt $en:tt; $sealed:ident; $trace:ident; $explains:ident $(($cause:ident))?;)+) => {
        coded_enum! {
            /// What was done, as it stands in the log.
            Action { $($name = $word $zh $en;)+ }
        }

        impl Action {
            /// What it may be done to, first the usual one.
            pub fn subjects(self) -> &'static [Subject] {
                match self { $(Self::$name => &[Subject::$subject $(, Subject::$other)*]),+ }
            }

            pub fn sealed(self) -> Sealed {
                match self { $(Self::$name => Sealed::$sealed),+ }
            }

            pub fn trace(self) -> Trace {
                match self { $(Self::$name => Trace::$trace),+ }
            }

            pub fn explains(self) -> Explains {
                match self { $(Self::$name => Explains::$explains $((Cause::$cause))?),+ }
            }

            /// What an event is about unless it says otherwise.
            pub(super) fn usual_subject(self) -> Subject {
                match self { $(Self::$name => Subject::$subject),+ }
            }
        }
    };
}

actions! {
    // accounts and settings
    SignIn = "sign_in" of [Account] "登录" "Signed in"; AsksReason; Edit; NoCause;
    SignInFailed = "sign_in_failed" of [Account] "登录失败" "Sign-in failed"; AsksReason; Edit; NoCause;
    SignInUnknown = "sign_in_unknown" of [Account] "用不存在的用户名登录" "Sign-in under an unknown name"; AsksReason; Edit; NoCause;
    SignOut = "sign_out" of [Account] "退出登录" "Signed out"; AsksReason; Edit; NoCause;
    AddAccount = "add_account" of [Account] "添加账号" "Added an account"; AsksReason; Edit; NoCause;
    CorrectAccount = "correct_account" of [Account] "修改账号" "Changed an account"; AsksReason; Edit; NoCause;
    ChangePassword = "change_password" of [Account] "改密码" "Changed the password"; AsksReason; Edit; NoCause;
    KeepSettings = "keep_settings" of [Settings] "改设置" "Changed settings"; AsksReason; Edit; Cause(Settings);
    // the steps of a case
    Accept = "accept" of [Case] "受理" "Accepted"; AsksReason; Edit; Cause(LateStep);
    Decline = "decline" of [Case] "不予受理" "Declined"; AsksReason; Edit; Cause(LateStep);
    Settle = "settle" of [Case] "化解" "Settled"; AsksReason; Edit; Cause(LateStep);
    End = "end" of [Case] "终止" "Ended"; AsksReason; Edit; Cause(LateStep);
    Close = "close" of [Case] "结案" "Closed"; AsksReason; Edit; NoCause;
    Archive = "archive" of [Case] "归档" "Archived"; AsksReason; Edit; NoCause;
    Reopen = "reopen" of [Case] "重新调解" "Reopened"; AsksReason; Edit; Cause(Reopened);
    Withdraw = "withdraw" of [Case] "撤销登记" "Withdrew"; AsksReason; Edit; Cause(Withdrawn);
    Restore = "restore" of [Case] "恢复已撤销的案件" "Withdrawal of a case taken back"; AsksReason; Edit; Cause(Restored);
    Move = "move" of [Case] "转调解室" "Moved to another room"; AsksReason; Edit; Cause(Moved);
    Merge = "merge" of [Case] "并案" "Merged"; AsksReason; Edit; Cause(Merged);
    Unmerge = "unmerge" of [Case] "撤销并案" "Merger undone"; AsksReason; Edit; Cause(Unmerged);
    // what is kept with a case
    LogCase = "log_case" of [Case] "记录案件" "Logged"; AsksReason; Edit; Cause(LateEntry);
    CorrectCase = "correct_case" of [Case] "更正案件" "Corrected"; AsksReason; Edit; CauseOfField;
    CorrectResolution = "correct_resolution" of [Case] "更正化解记录" "Settlement corrected"; AsksReason; Edit; CauseOfField;
    CorrectEnding = "correct_ending" of [Case] "更正终止或不予受理" "Ending corrected"; AsksReason; Edit; CauseOfField;
    AddParty = "add_party" of [Case] "增加当事人" "Party added"; Free; Edit; Cause(Parties);
    CorrectParty = "correct_party" of [Case] "更正当事人" "Party corrected"; AsksReason; Edit; NoCause;
    RemoveParty = "remove_party" of [Case] "删除当事人" "Party removed"; AsksReason; Edit; Cause(Parties);
    RevealParty = "reveal_party" of [Case] "查看完整号码" "Numbers shown in clear"; Free; Reveal; NoCause;
    LookupParty = "lookup_party" of [Party] "按号码查找当事人" "Party looked up by number"; AsksReason; Edit; NoCause;
    AddParticipant = "add_participant" of [Case] "增加参与人" "Participant added"; Free; Edit; Cause(Participants);
    CorrectParticipant = "correct_participant" of [Case] "更正参与人" "Participant corrected"; AsksReason; Edit; Cause(Participants);
    RemoveParticipant = "remove_participant" of [Case] "删除参与人" "Participant removed"; AsksReason; Edit; Cause(Participants);
    LinkParticipants = "link_participants" of [Case] "参与人对上名册" "Participants found on the register"; Free; NoEdit; Cause(Participants);
    AddMeeting = "add_meeting" of [Case] "记录调解" "Meeting recorded"; Free; Edit; NoCause;
    CorrectMeeting = "correct_meeting" of [Case] "更正调解记录" "Meeting corrected"; AsksReason; Edit; NoCause;
    RemoveMeeting = "remove_meeting" of [Case] "删除调解记录" "Meeting removed"; AsksReason; Edit; NoCause;
    AddFollowUp = "add_follow_up" of [Case] "记录回访" "Follow-up recorded"; Free; Edit; NoCause;
    CorrectFollowUp = "correct_follow_up" of [Case] "更正回访记录" "Follow-up corrected"; AsksReason; Edit; NoCause;
    RemoveFollowUp = "remove_follow_up" of [Case] "删除回访记录" "Follow-up removed"; AsksReason; Edit; NoCause;
    AddTransfer = "add_transfer" of [Case] "移送" "Handed over"; Free; Edit; NoCause;
    CorrectTransfer = "correct_transfer" of [Case] "更正移送或记录答复" "Handing-over corrected or answered"; AsksReason; Edit; NoCause;
    RemoveTransfer = "remove_transfer" of [Case] "删除移送" "Handing-over removed"; AsksReason; Edit; NoCause;
    SignAgreement = "sign_agreement" of [Case] "记录签字盖章" "Marks recorded"; Free; Edit; NoCause;
    NotePerformance = "note_performance" of [Case] "记录履行情况" "Performance recorded"; Free; Edit; Cause(Agreement);
    NoteConfirmation = "note_confirmation" of [Case] "记录司法确认" "Judicial confirmation recorded"; Free; Edit; Cause(Agreement);
    Extend = "extend" of [Case] "延长期限" "Time limit extended"; Free; Edit; NoCause;
    AddAttachment = "add_attachment" of [Case] "上传附件" "Attachment added"; Free; Edit; NoCause;
    CorrectAttachment = "correct_attachment" of [Case] "更正附件说明" "Attachment described anew"; AsksReason; Edit; NoCause;
    ReadAttachment = "read_attachment" of [Case] "查看身份证明" "Proof of identity read"; Free; Edit; NoCause;
    RemoveAttachment = "remove_attachment" of [Case] "删除附件" "Attachment removed"; AsksReason; Edit; NoCause;
    PrintPaper = "print_paper" of [Case] "打印文书" "Paper printed"; Free; Edit; NoCause;
    TakeInMerged = "take_in_merged" of [Case] "并入一件案件" "Took in a merged case"; Free; Edit; Cause(Merged);
    GiveBackMerged = "give_back_merged" of [Case] "并入的案件退回" "Gave back a merged case"; Free; Edit; Cause(Unmerged);
    LinkCase = "link_case" of [Case] "与另一案件比对" "Compared with another case"; Free; Edit; NoCause;
    UnlinkCase = "unlink_case" of [Case] "取消比对结果" "Comparison taken back"; Free; Edit; NoCause;
    // half-month reports
    FileReport = "file_report" of [Screening] "报送排查" "Filed a report"; AsksReason; NoEdit; Cause(Report);
    RetractReport = "retract_report" of [Screening] "撤回排查报送" "Took a report back"; AsksReason; Edit; Cause(RetractedReport);
    ExcuseReport = "excuse_report" of [Screening] "免报" "Excused a report"; AsksReason; Edit; Cause(Excused);
    // the reception desk
    RecordVisit = "record_visit" of [PetitionVisit] "登记接访" "Recorded a visit"; AsksReason; Edit; Cause(LateEntry);
    CorrectVisit = "correct_visit" of [PetitionVisit] "修改接访" "Corrected a visit"; AsksReason; Edit; CauseOfField;
    WithdrawVisit = "withdraw_visit" of [PetitionVisit] "撤回接访" "Withdrew a visit"; AsksReason; Edit; Cause(Withdrawn);
    RevealVisitors = "reveal_visitors" of [PetitionVisit] "查看完整号码" "Looked at full numbers"; Free; Reveal; NoCause;
    TurnVisitToMediation = "turn_visit_to_mediation" of [PetitionVisit] "转为调解案件" "Turned into a case"; Free; Edit; Cause(Turned);
    LinkVisit = "link_visit" of [PetitionVisit] "与案件对上" "Matched with a case"; Free; NoEdit; Cause(Turned);
    NoteProgress = "note_progress" of [PetitionVisit] "记录办理进展" "Progress recorded"; Free; Edit; NoCause;
    JoinMatter = "join_matter" of [PetitionVisit] "并为同一件事" "Joined to a matter"; AsksReason; Edit; Cause(Matter);
    LeaveMatter = "leave_matter" of [PetitionVisit] "与同一件事分开" "Parted from a matter"; AsksReason; Edit; Cause(Matter);
    KeepRoster = "keep_roster" of [DutyRoster] "排班" "Set the roster"; AsksReason; Edit; Cause(Roster);
    // the platform
    RecordEntry = "record_entry" of [OnlineEntry] "登记平台编号" "Recorded an entry"; AsksReason; Edit; Cause(LateEntry);
    CorrectEntry = "correct_entry" of [OnlineEntry] "修改平台条目" "Corrected an entry"; AsksReason; Edit; CauseOfField;
    MatchEntry = "match_entry" of [OnlineEntry] "确认是同一件" "Confirmed a match"; Free; NoEdit; Cause(Matched);
    NoteReason = "note_reason" of [OnlineEntry, Case] "写明对不上的原因" "Gave the reason of a mismatch"; Free; Edit; NoCause;
    // the register
    OpenTown = "open_town" of [Town] "登记镇" "Registered a town"; AsksReason; Edit; NoCause;
    CorrectTown = "correct_town" of [Town] "修改镇" "Changed a town"; AsksReason; Edit; NoCause;
    BeginObligations = "begin_obligations" of [Town] "更改报送起算" "Changed from when reports are owed"; AsksReason; Edit; Cause(Beginning);
    OpenRoom = "open_room" of [Room] "登记调解室" "Registered a room"; AsksReason; Edit; Cause(Room);
    CorrectRoom = "correct_room" of [Room] "修改调解室" "Changed a room"; AsksReason; Edit; Cause(Room);
    RegisterPerson = "register_person" of [Person] "登记人员" "Registered a person"; AsksReason; Edit; Cause(LateEntry);
    CorrectPerson = "correct_person" of [Person] "修改人员" "Changed a person"; AsksReason; Edit; CauseOfField;
    RevealPerson = "reveal_person" of [Person] "查看完整电话" "Showed a full phone number"; Free; Reveal; NoCause;
    GiveRole = "give_role" of [Person] "登记身份" "Gave a role"; Free; NoEdit; Cause(Role);
    KeepCalendar = "keep_calendar" of [Calendar] "登记节假日安排" "Set the holidays"; AsksReason; Edit; Cause(Calendar);
    // ledgers
    PreviewImport = "preview_import" of [Import] "试读台账" "Tried reading a ledger"; AsksReason; Edit; NoCause;
    ApplyImport = "apply_import" of [Import] "导入台账" "Imported a ledger"; AsksReason; Edit; NoCause;
    UndoImport = "undo_import" of [Import, Case, PetitionVisit, OnlineEntry, Screening, Person] "撤销导入" "Import taken back"; AsksReason; NoEdit; Cause(Withdrawn);
    ImportCase = "import_case" of [Case] "从旧台账导入" "Imported from an old ledger"; AsksReason; Edit; Cause(LateEntry);
    ImportVisit = "import_visit" of [PetitionVisit] "导入接访" "Imported a visit"; AsksReason; Edit; Cause(LateEntry);
    ImportChange = "import_change" of [Case, PetitionVisit, OnlineEntry, Person] "按新导入的台账更新" "Brought up to a newer ledger"; AsksReason; NoEdit; Cause(Corrected);
    ExportImportErrors = "export_import_errors" of [Import] "下载有错的行" "Downloaded rows with errors"; AsksReason; NoEdit; NoCause;
    KeepSynonym = "keep_synonym" of [ImportSynonym] "记住台账用词" "Kept a word of the ledgers"; AsksReason; Edit; NoCause;
    ForgetSynonym = "forget_synonym" of [ImportSynonym] "去掉记住的用词" "Took a kept word away"; AsksReason; Edit; NoCause;
    // the log itself
    NoteHeads = "note_heads" of [AuditLog] "记下各镇审计的末条" "Noted the heads of the chains"; Free; NoEdit; NoCause;
    // the year
    SealYear = "seal_year" of [Seal] "封存年度数字" "Sealed a year"; AsksReason; Edit; NoCause;
    Export = "export" of [Cases, PetitionVisits, OnlineEntries, Screenings, PlatformSheet] "导出" "Exported"; AsksReason; Edit; NoCause;
}

/// What a corrected field means; of several the first of this list is named.
const CAUSES_OF_FIELDS: &[(&str, Cause)] = &[
    ("state", Cause::Withdrawn),
    ("found_on", Cause::CorrectedDate),
    ("received_on", Cause::CorrectedDate),
    ("entered_on", Cause::CorrectedDate),
    ("accepted_on", Cause::CorrectedDate),
    ("settled_on", Cause::CorrectedDate),
    ("ended_on", Cause::CorrectedDate),
    ("room_id", Cause::Moved),
    ("roles", Cause::Role),
    ("case_id", Cause::Matched),
];

impl Action {
    /// What it may have moved in a figure, having changed these fields; none where it moves no figure.
    pub fn cause(self, changes: &Value) -> Option<Cause> {
        match self.explains() {
            Explains::NoCause => None,
            Explains::Cause(cause) => Some(cause),
            Explains::CauseOfField => {
                let changed = CAUSES_OF_FIELDS.iter().find(|(field, _)| changes.get(field).is_some());
                Some(changed.map_or(Cause::Corrected, |(_, cause)| *cause))
            }
        }
    }

    /// Those that are no edit of a record an import has made.
    pub fn no_edits() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|action| action.trace() != Trace::Edit)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::json;

    use super::*;

    fn word_of(name: &str) -> String {
        let mut word = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !word.is_empty() {
                word.push('_');
            }
            word.extend(letter.to_lowercase());
        }
        word
    }

    fn rows_are_told_apart_and_translated<T: Coded + std::fmt::Debug>() {
        let words: HashSet<&str> = T::ALL.iter().map(|row| row.code()).collect();
        assert_eq!(words.len(), T::ALL.len(), "a word stands twice");
        for row in T::ALL {
            let label = row.label();
            assert_eq!(row.code(), word_of(&format!("{row:?}")));
            assert!(!label.zh.is_ascii() && label.en.is_ascii() && !label.en.is_empty(), "{row:?} in {label:?}");
        }
    }

    #[test]
    fn every_row_is_named_by_its_word_and_has_both_languages() {
        rows_are_told_apart_and_translated::<Action>();
        rows_are_told_apart_and_translated::<Subject>();
    }

    #[test]
    fn looking_never_asks_for_a_reason() {
        let asks = Action::ALL.iter().filter(|action| action.trace() == Trace::Reveal && action.sealed() == Sealed::AsksReason);
        assert_eq!(asks.count(), 0);
    }

    #[test]
    fn a_correction_means_what_it_corrects() {
        let cause = |action: Action, changes: Value| action.cause(&changes);
        let day = json!({ "found_on": ["2023-01-01", "2022-12-31"], "kind": ["x", "y"] });
        assert_eq!(cause(Action::CorrectCase, day), Some(Cause::CorrectedDate));
        assert_eq!(cause(Action::CorrectCase, json!({ "kind": ["x", "y"] })), Some(Cause::Corrected));
        assert_eq!(cause(Action::CorrectEntry, json!({ "state": ["entered", "withdrawn"] })), Some(Cause::Withdrawn));
        assert_eq!(cause(Action::PrintPaper, json!({})), None);
    }
}
