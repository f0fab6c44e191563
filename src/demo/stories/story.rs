//! What is told of one dispute.

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
    pub life: &'static [(i64, StoryStep)],
}

/// Something done in a case; its day stands beside it.
pub enum StoryStep {
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
pub const EVERYDAY: Story = Story {
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
