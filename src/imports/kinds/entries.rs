//! A row of the export of the online mediation platform.

use crate::calendar::Day;
use crate::cases::lists::{AgreementForm, Kind};
use crate::imports::cells::days::DayReader;
use crate::imports::cells::{names, words};
use crate::imports::lists::Field;
use crate::imports::rows::RowReader;
use crate::online_entries::lists::EntryState;

/// One entry as the platform exports it.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryRow {
    pub platform_no: String,
    pub entered_on: Day,
    pub entered_by: Option<String>,
    pub committee: String,
    pub kind: Option<Kind>,
    pub applicants: Vec<String>,
    pub respondents: Vec<String>,
    pub accepted_on: Option<Day>,
    pub result: Option<String>,
    pub form: Option<AgreementForm>,
    pub state: EntryState,
}

/// Reads one row; `None` when it has an error.
pub fn read(row: &mut RowReader<'_>, days: &DayReader) -> Option<EntryRow> {
    let platform_no = row.required(Field::PlatformNo, names::platform_number);
    let entered_on = row.required(Field::EnteredOn, |cell| days.past_day(cell));
    let committee = row.text(Field::Committee, 100);
    if committee.is_none() {
        row.required(Field::Committee, crate::imports::cells::stated);
    }
    let state = row.required(Field::EntryState, words::entry_state);
    // The platform has its own list of kinds; a word of it that ours does not know leaves the kind open.
    let kind = row.lenient(Field::Kind, words::kind);
    let applicants = row.optional(Field::Applicants, names::names);
    let respondents = row.optional(Field::Respondents, names::names);
    let accepted_on = row.optional(Field::AcceptedOn, |cell| days.past_day(cell));
    let result = row.text(Field::Result, 100);
    let form = row.lenient(Field::Form, words::agreement_form);
    let entered_by = row.text(Field::EnteredBy, 60);
    if row.has_errors() {
        return None;
    }
    Some(EntryRow {
        platform_no: platform_no?,
        entered_on: entered_on?,
        entered_by,
        committee: committee?,
        kind,
        applicants: applicants.unwrap_or_default(),
        respondents: respondents.unwrap_or_default(),
        accepted_on,
        result,
        form,
        state: state?,
    })
}
