//! The papers, each in a file of its own or beside its sister.

mod acceptance;
mod agreement;
mod application;
mod binding;
mod confirmation;
mod ending;
mod file_note;
mod follow_up;
mod inquiry;
mod mediation_record;
mod notice;

use super::facts::Facts;
use super::page::Sheet;
use crate::cases::lists::{AgreementForm, Paper, Step};
use crate::problem::{Code, Outcome, Problem};

/// Writes a paper; 404 for those that come from the parties, 409 where the case's state contradicts the paper.
pub fn write(paper: Paper, facts: &Facts) -> Outcome<Sheet> {
    require_applicable(paper, facts)?;
    match paper {
        Paper::Cover => Ok(binding::cover(facts)),
        Paper::Contents => Ok(binding::contents(facts)),
        Paper::Application => Ok(application::write(facts)),
        Paper::Acceptance => Ok(acceptance::write(facts)),
        Paper::Notice => Ok(notice::write(facts)),
        Paper::Inquiry => Ok(inquiry::write(facts)),
        Paper::MediationRecord => Ok(mediation_record::write(facts)),
        Paper::Agreement => Ok(agreement::written(facts)),
        Paper::OralAgreement => Ok(agreement::oral(facts)),
        Paper::EndNotice => Ok(ending::write(facts)),
        Paper::FollowUp => Ok(follow_up::write(facts)),
        Paper::ConfirmationApplication => Ok(confirmation::write(facts)),
        Paper::FileNote => Ok(file_note::write(facts)),
        Paper::Back => Ok(binding::back(facts)),
        Paper::Identity | Paper::PowerOfAttorney | Paper::Evidence | Paper::PerformanceProof => Err(Problem::new(Code::NotFound)),
    }
}

fn require_applicable(paper: Paper, facts: &Facts) -> Outcome<()> {
    let form = facts.agreement().map(|agreement| agreement.form);
    let ended = facts.ending().is_some_and(|ending| ending.step == Step::End);
    match paper {
        Paper::OralAgreement if form == Some(AgreementForm::Written) => {
            Err(refused("本案是书面协议，请打印人民调解协议书", "The agreement is a written one; print the agreement"))
        }
        Paper::Agreement if form == Some(AgreementForm::Oral) => {
            Err(refused("本案是口头协议，请打印口头协议登记表", "The agreement is an oral one; print the register of the oral agreement"))
        }
        Paper::EndNotice if !ended => Err(refused("案件没有终止调解", "Mediation of this case was not ended")),
        _ => Ok(()),
    }
}

fn refused(zh: &'static str, en: &'static str) -> Problem {
    Problem::new(Code::PaperNotApplicable).saying(zh, en)
}
