//! Everything that is wrong with one request.

use super::{Code, Fault, Outcome, Problem};

/// Collects every fault of a request, so that a person corrects them all at once.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Notes a fault when the condition holds.
    pub fn note_if(&mut self, wrong: bool, pointer: &str, code: Code) {
        if wrong {
            self.0.push(Fault::new(pointer, code));
        }
    }

    /// Ok when nothing was noted.
    pub fn settle(self) -> Outcome<()> {
        Problem::from_faults(self.0).map_or(Ok(()), Err)
    }
}
