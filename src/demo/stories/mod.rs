//! The disputes of the last weeks as one table: who quarrelled about what, and what was done on which day.
//!
//! Days are counted backwards from the day the story is told: 3 is three days ago, -3 is in three days. Told today, what
//! lies ahead has not happened and is what falls due; told half a year earlier it has long been done. Together they show
//! what the sample's ledgers have no columns for: meetings, instalments, judicial confirmation, joint mediation, time
//! agreed on, handing over and its answer, an ending without agreement, follow-up visits, closing and the archive.

mod elsewhere;
mod own_room;
mod story;

pub use story::{Performing, Story, StoryStep};

/// Every story: those of the mediator's own room, then the other rooms'.
pub fn stories() -> impl Iterator<Item = &'static Story> {
    own_room::STORIES.iter().chain(elsewhere::STORIES)
}
