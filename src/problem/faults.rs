//! Everything that is wrong with one request.

use std::borrow::Cow;

use validator::{Validate, ValidationError};

use super::{Code, Fault, Outcome, Problem};

/// Where a broken rule between fields is shown: at the field that a person corrects.
const POINTER: &str = "pointer";

/// A rule between fields of a record that does not hold, at the field that a person corrects.
pub fn broken(pointer: &'static str, code: Code) -> ValidationError {
    let mut error = ValidationError::new(code.word());
    error.add_param(Cow::Borrowed(POINTER), &pointer);
    error
}

/// Whether the second of two days does not lie before the first; a day that is not known breaks nothing.
pub fn in_order(first: Option<chrono::NaiveDate>, second: Option<chrono::NaiveDate>, pointer: &'static str) -> Result<(), ValidationError> {
    match first.zip(second) {
        Some((first, second)) if second < first => Err(broken(pointer, Code::WrongOrder)),
        _ => Ok(()),
    }
}

/// Refuses a record that breaks its rules between fields.
pub fn require_valid(record: &impl Validate) -> Outcome<()> {
    let mut faults = Faults::default();
    faults.check(record, "");
    faults.settle()
}

/// Collects every fault of a request, so that a person corrects them all at once.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Notes a fault when the condition holds.
    pub fn add_if(&mut self, wrong: bool, pointer: &str, code: Code) {
        if wrong {
            self.0.push(Fault::new(pointer, code));
        }
    }

    /// Notes the rules between its fields that a record at this place of the request breaks.
    pub fn check(&mut self, record: &impl Validate, place: &str) {
        let Err(errors) = record.validate() else { return };
        let mut found: Vec<Fault> = errors.field_errors().into_values().flatten().map(|error| fault_of(error, place)).collect();
        found.sort_by(|one, other| one.pointer.cmp(&other.pointer));
        self.0.append(&mut found);
    }

    /// Ok when nothing was noted.
    pub fn settle(self) -> Outcome<()> {
        Problem::from_faults(self.0).map_or(Ok(()), Err)
    }
}

fn fault_of(error: &ValidationError, place: &str) -> Fault {
    let pointer = error.params.get(POINTER).and_then(|pointer| pointer.as_str()).unwrap_or_default();
    Fault::new(format!("{place}{pointer}"), Code::from_word(&error.code).unwrap_or(Code::Invalid))
}
