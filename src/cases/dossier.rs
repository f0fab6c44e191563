//! The dossier of a case (一案一卷): which papers it must have, which it needs as things stand, and which are there.
//!
//! 人民调解法 art. 27; the list follows the dossier of 司发通〔2010〕239号 (fields of each paper: research on forms).

use super::lists::{AgreementForm, AttachmentKind, Confirmation, Paper, PaperNeed, PaperState, PartyKind, Performance, Source, Stage};
use super::model::{Attachment, Case, FollowUp, Meeting, Party, Resolution, WholeCase};
use super::store;
use crate::calendar::{Day, days_after};
use crate::coded::Coded;
use crate::context::Work;
use crate::db::DbConnection;
use crate::problem::{Code, Outcome, Problem, Words};
use crate::settings::{Settings, Strictness};

/// All that a dossier is made of.
pub struct DossierFacts {
    pub whole: WholeCase,
    pub meetings: Vec<Meeting>,
    pub follow_ups: Vec<FollowUp>,
    /// Without the removed ones.
    pub attachments: Vec<Attachment>,
}

/// One line of the checklist.
pub struct Line {
    pub paper: Paper,
    pub need: PaperNeed,
    pub state: PaperState,
    pub why: Words,
}

/// Reads all that the dossier of a case is made of.
pub fn facts_of(conn: &mut DbConnection, case: Case) -> Outcome<DossierFacts> {
    let key = case.key();
    let whole = store::with_children(conn, vec![case])?.pop().ok_or_else(|| Problem::internal("a case without itself"))?;
    let attachments = store::attachments_of(conn, key)?.into_iter().filter(|row| row.removed_at.is_none()).collect();
    Ok(DossierFacts { whole, meetings: store::meetings_of(conn, key)?, follow_ups: store::follow_ups_of(conn, key)?, attachments })
}

/// The checklist, in the order of the contents.
pub fn checklist(facts: &DossierFacts, today: Day, settings: &Settings) -> Vec<Line> {
    let judge = |paper: &Paper| {
        let (need, state, zh, en) = facts.judge(*paper, today, settings);
        Line { paper: *paper, need, state, why: Words::new(zh, en) }
    };
    let mut lines: Vec<Line> = Paper::ALL.iter().map(judge).collect();
    let missing = missing_required(&lines).count();
    // The note on the file explains what is missing and why.
    if let Some(note) = lines.iter_mut().find(|line| line.paper == Paper::FileNote && line.state == PaperState::NotNeeded)
        && missing > 0
    {
        note.state = PaperState::Missing;
        note.why = Words::new(format!("缺 {missing} 份必须材料，需要说明原因"), format!("{missing} required papers are missing; say why"));
    }
    lines
}

fn missing_required(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| line.need == PaperNeed::Required && line.state == PaperState::Missing)
}

/// Whether nothing required is missing.
pub fn is_complete(lines: &[Line]) -> bool {
    missing_required(lines).next().is_none()
}

/// Warns, or refuses by setting, when a case with an incomplete dossier is to be archived (人民调解法 art. 27).
pub fn require_complete(work: &mut Work<'_>, case: &Case) -> Outcome<()> {
    if work.settings.dossier_complete == Strictness::Off || !work.binds() {
        return Ok(());
    }
    let facts = facts_of(work.conn, case.clone())?;
    let lines = checklist(&facts, work.today, &work.settings);
    if is_complete(&lines) {
        return Ok(());
    }
    let names = |pick: fn(Paper) -> String| missing_required(&lines).map(|line| pick(line.paper)).collect::<Vec<_>>();
    let zh = format!("卷宗还缺：{}", names(|paper| paper.label().zh.into_owned()).join("、"));
    let en = format!("The dossier still lacks: {}", names(|paper| paper.label().en.into_owned()).join(", "));
    if work.settings.dossier_complete == Strictness::Require {
        return Err(Problem::new(Code::StepNotAllowed).saying(zh, en));
    }
    work.warn("dossier_incomplete", Words::new(zh, en));
    Ok(())
}

type Judged = (PaperNeed, PaperState, &'static str, &'static str);

use PaperNeed::{AsNeeded, Required};
use PaperState::{Missing, NotNeeded, Present, Printable, Recorded};

type Why = (&'static str, &'static str);

fn required(there: Option<(PaperState, Why)>, no: Why) -> Judged {
    let (state, why) = there.unwrap_or((Missing, no));
    (Required, state, why.0, why.1)
}

/// Needed only if `needed`; there or missing then.
fn if_needed(needed: bool, there: Option<(PaperState, Why)>, no: Why, idle: Why) -> Judged {
    let (state, why) = there.unwrap_or(if needed { (Missing, no) } else { (NotNeeded, idle) });
    (AsNeeded, state, why.0, why.1)
}

const PRINTED: Why = ("可由系统打印，还没有签字或上传", "The program prints it; it is neither signed nor attached yet");
const ATTACHED: Why = ("已上传", "Attached");
const SIGNED: Why = ("已登记签名盖章日期", "The days of its marks are on record");
const NUMBERS: Why = ("已登记身份证号，没有上传证明", "ID numbers are on record, no proof is attached");
const NOT_ACCEPTED: Why = ("案件还没有受理", "The case is not accepted yet");
const IDLE: Why = ("本案不需要", "Not needed in this case");

impl DossierFacts {
    fn judge(&self, paper: Paper, today: Day, settings: &Settings) -> Judged {
        let accepted = self.whole.case.accepted_on.is_some();
        match paper {
            Paper::Cover | Paper::Contents | Paper::Back | Paper::Acceptance | Paper::Notice => {
                required(self.printable(paper, accepted), NOT_ACCEPTED)
            }
            Paper::Application => {
                let applied = self.whole.case.source == Source::OnApplication;
                let idle = ("不是当事人申请的案件", "Nobody applied for mediation");
                if_needed(applied, self.printable(paper, applied && accepted), NOT_ACCEPTED, idle)
            }
            Paper::Identity => {
                let known = self.persons().all(|party| party.id_number_sealed.is_some());
                let there = self.attached(paper).or(known.then_some((Recorded, NUMBERS)));
                required(
                    there,
                    ("有当事人没有身份证号，也没有上传身份证明", "A party has neither an ID number on record nor a proof attached"),
                )
            }
            Paper::PowerOfAttorney => {
                let acting = self.persons().any(|party| party.representative.is_some());
                let no = ("有代理人，缺授权委托书", "Somebody acts for a party without a power of attorney");
                if_needed(acting, self.attached(paper), no, IDLE)
            }
            Paper::Inquiry | Paper::Evidence => if_needed(false, self.attached(paper), IDLE, IDLE),
            Paper::MediationRecord => {
                required(self.printable(paper, !self.meetings.is_empty()), ("还没有调解记录", "No meeting is on record"))
            }
            Paper::Agreement | Paper::OralAgreement => self.judge_agreement(paper),
            Paper::EndNotice => {
                let ended = matches!(self.whole.case.stage, Stage::Ended);
                if_needed(ended, self.printable(paper, ended), IDLE, ("案件没有终止", "The case was not ended"))
            }
            Paper::PerformanceProof | Paper::FollowUp | Paper::ConfirmationApplication => self.judge_afterwards(paper, today, settings),
            Paper::FileNote => if_needed(false, self.attached(paper), IDLE, ("材料齐全", "Nothing is missing")),
        }
    }

    fn judge_agreement(&self, paper: Paper) -> Judged {
        let wanted = if paper == Paper::Agreement { AgreementForm::Written } else { AgreementForm::Oral };
        match self.agreement() {
            Some(resolution) if resolution.form == wanted => {
                let signed = wanted == AgreementForm::Written && resolution.effective_on.is_some();
                let signed = signed.then_some((Present, SIGNED));
                required(self.attached(paper).or(signed).or(Some((Printable, PRINTED))), IDLE)
            }
            Some(_) => if_needed(false, self.attached(paper), IDLE, ("协议是另一种形式", "The agreement has the other form")),
            None => if_needed(false, self.attached(paper), IDLE, ("还没有达成协议", "No agreement was reached")),
        }
    }

    fn judge_afterwards(&self, paper: Paper, today: Day, settings: &Settings) -> Judged {
        let agreement = self.agreement();
        match paper {
            Paper::PerformanceProof => {
                let performed = agreement.is_some_and(|row| matches!(row.performance, Performance::Performed | Performance::Partly));
                if_needed(performed, self.attached(paper), ("已履行，缺履行凭证", "Performed, but no proof is attached"), IDLE)
            }
            Paper::FollowUp => {
                let by = agreement.and_then(|row| row.effective_on).map(|day| days_after(day, u64::from(settings.follow_up_days)));
                let late = by.is_some_and(|by| by < today);
                let there = self.printable(paper, !self.follow_ups.is_empty());
                if_needed(late, there, ("已到回访时间", "It is time to visit again"), ("还不到回访时间", "Not yet due"))
            }
            _ => {
                let applied = agreement.is_some_and(|row| row.confirmation != Confirmation::NotApplied);
                if_needed(applied, self.printable(paper, applied), IDLE, ("没有申请司法确认", "Confirmation was not applied for"))
            }
        }
    }

    /// Whether the scan of a paper is there.
    fn attached(&self, paper: Paper) -> Option<(PaperState, Why)> {
        self.has(paper).then_some((Present, ATTACHED))
    }

    /// The scan of a paper, else that it can be printed when what it says is on record.
    fn printable(&self, paper: Paper, on_record: bool) -> Option<(PaperState, Why)> {
        self.attached(paper).or(on_record.then_some((Printable, PRINTED)))
    }

    /// The agreement by which the case stands settled.
    pub fn agreement(&self) -> Option<&Resolution> {
        super::view::standing(&self.whole).0
    }

    fn persons(&self) -> impl Iterator<Item = &Party> {
        self.whole.parties.iter().filter(|party| party.kind == PartyKind::Person)
    }

    /// Whether a photo or scan of this paper is attached.
    fn has(&self, paper: Paper) -> bool {
        self.attachments.iter().any(|row| {
            row.paper == Some(paper)
                || match paper {
                    Paper::Identity => row.kind == AttachmentKind::Identity,
                    Paper::Evidence => row.kind == AttachmentKind::Evidence,
                    Paper::PerformanceProof => row.kind == AttachmentKind::PerformanceProof,
                    _ => false,
                }
        })
    }
}
