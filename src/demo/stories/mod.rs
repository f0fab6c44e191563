//! The disputes of the last weeks as one table: who quarrelled about what, and what was done on which day.
//!
//! Days are counted backwards from the day the story is told: 3 is three days ago, -3 is in three days. Told today, what
//! lies ahead has not happened and is what falls due; told half a year earlier it has long been done. Together they show
//! what the sample's ledgers have no columns for: meetings, instalments, judicial confirmation, joint mediation, time
//! agreed on, handing over and its answer, an ending without agreement, follow-up visits, closing and the archive.

mod elsewhere;
mod own_room;

use crate::cases::lists::{
    DeclinedGround, Difficulty, EndedGround, FollowUpMethod, FoundBy, Kind, Level, ParticipantRole, Risk, Source, TransferAnswer,
    TransferTo,
};

/// One dispute, and what became of it.
pub struct Story {
    pub room: &'static str,
    pub kind: Kind,
    pub source: Source,
    pub found_by: FoundBy,
    pub difficulty: Difficulty,
    pub risk: Risk,
    pub longstanding: bool,
    /// The applicant, then the respondent.
    pub parties: [&'static str; 2],
    pub facts: &'static str,
    pub place: &'static str,
    pub yuan: Option<i64>,
    pub people: i32,
    pub with: &'static [(ParticipantRole, &'static str)],
    pub found: i64,
    pub life: &'static [(i64, Deed)],
}

/// Something done in a case; its day stands beside it.
pub enum Deed {
    Accept,
    /// A meeting, and how many days before the telling the next is agreed for.
    Meet(&'static str, Option<i64>),
    Oral(Level, &'static str),
    Written(Level, &'static str, Performing),
    /// Something was paid; nothing is said of how much where all was done.
    Pay(Option<i64>),
    FollowUp(FollowUpMethod, &'static str),
    ApplyToCourt,
    Confirmed,
    HandOver(TransferTo, &'static str, &'static str),
    Answered(TransferAnswer, &'static str),
    End(EndedGround),
    Decline(DeclinedGround),
    Extend(i64),
    Close,
    Archive,
    /// Entered in the online platform.
    Enter,
}

/// How a written agreement is to be performed.
pub enum Performing {
    AtOnce,
    By(i64),
    /// Days and yuan.
    Parts(&'static [(i64, i64)]),
}

/// An everyday dispute found by screening; the table says what is otherwise.
const EVERYDAY: Story = Story {
    room: "红关村",
    kind: Kind::Neighbour,
    source: Source::OnInitiative,
    found_by: FoundBy::Screening,
    difficulty: Difficulty::Ordinary,
    risk: Risk::Blue,
    longstanding: false,
    parties: ["", ""],
    facts: "",
    place: "",
    yuan: None,
    people: 2,
    with: &[],
    found: 0,
    life: &[],
};

/// Every story: those of the mediator's own room, then the other rooms'.
pub fn stories() -> impl Iterator<Item = &'static Story> {
    own_room::STORIES.iter().chain(elsewhere::STORIES)
}
