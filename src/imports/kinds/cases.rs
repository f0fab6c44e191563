//! A row of the dispute ledger.

use crate::calendar::Day;
use crate::cases::lists::{AgreementForm, FoundBy, Kind, Level, Risk, Source};
use crate::imports::cells::days::DayReader;
use crate::imports::cells::words::Standing;
use crate::imports::cells::{Reason, names, numbers, words};
use crate::imports::lists::{Field, Weight};
use crate::imports::rows::RowReader;
use crate::problem::Code;

const LONGEST_FACTS: usize = 5000;
const LONGEST_NOTE: usize = 1000;

/// One dispute as the ledger has it.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    /// As written, where the ledger has a column for it; else the sheet tells.
    pub room: Option<String>,
    pub found_on: Day,
    pub place: Option<String>,
    pub applicants: Vec<String>,
    pub respondents: Vec<String>,
    /// In order: the first of the applicants', then the first of the respondents'.
    pub phones: Vec<String>,
    pub id_number: Option<String>,
    pub kind: Kind,
    pub facts: String,
    pub people_count: Option<i32>,
    pub amount_fen: Option<i64>,
    pub source: Source,
    pub found_by: FoundBy,
    pub risk: Option<Risk>,
    pub longstanding: bool,
    pub leaders: Vec<String>,
    pub mediators: Vec<String>,
    pub legal_literates: Vec<String>,
    pub accepted_on: Option<Day>,
    pub standing: Standing,
    pub settlement: Option<Settlement>,
    pub platform_nos: Vec<String>,
    pub follow_up: Option<String>,
    pub remark: Option<String>,
}

/// The agreement of a settled dispute.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    pub on: Day,
    pub form: AgreementForm,
    pub level: Level,
}

/// Reads one row; `None` when it has an error.
pub fn read(row: &mut RowReader<'_>, days: &DayReader) -> Option<LedgerRow> {
    let found_on = row.required(Field::FoundOn, |cell| days.past_day(cell));
    let applicants = row.required(Field::Applicants, names::names);
    let kind = row.required(Field::Kind, words::kind);
    let facts = row.required(Field::Facts, |cell| crate::imports::rows::limited(crate::imports::cells::text(cell)?, LONGEST_FACTS));
    let origin = row.required(Field::Origin, words::origin);
    let standing = row.required(Field::Standing, words::standing);
    let accepted_on = row.optional(Field::AcceptedOn, |cell| days.past_day(cell));
    let settlement = standing.and_then(|standing| settlement(row, days, standing));
    let room = row.text(Field::Room, 60);
    let place = row.optional(Field::Place, |cell| crate::imports::rows::limited(names::place(cell)?, 200));
    let respondents = row.optional(Field::Respondents, names::names);
    let phones = row.lenient(Field::Phone, names::phones);
    let id_number = row.lenient(Field::IdNumber, names::id_number);
    let people_count = row.optional(Field::PeopleCount, numbers::head_count);
    let amount_fen = row.amount(Field::Amount);
    let risk = row.optional(Field::Risk, words::risk);
    let longstanding = row.optional(Field::Longstanding, words::yes_or_no);
    let leaders = row.optional(Field::Leader, names::names);
    let mediators = row.optional(Field::Mediator, names::names);
    let legal_literates = row.optional(Field::LegalLiterates, names::names);
    let platform_nos = row.lenient(Field::PlatformNo, names::platform_numbers);
    let follow_up = row.text(Field::FollowUp, LONGEST_NOTE);
    let remark = row.text(Field::Remark, LONGEST_NOTE);
    if row.has_errors() {
        return None;
    }
    let (source, found_by) = origin?;
    let read = LedgerRow {
        room,
        found_on: found_on?,
        place,
        applicants: applicants?,
        respondents: respondents.unwrap_or_default(),
        phones: phones.unwrap_or_default(),
        id_number,
        kind: kind?,
        facts: facts?,
        people_count,
        amount_fen,
        source,
        found_by,
        risk,
        longstanding: longstanding.unwrap_or_default(),
        leaders: leaders.unwrap_or_default(),
        mediators: mediators.unwrap_or_default(),
        legal_literates: legal_literates.unwrap_or_default(),
        accepted_on,
        standing: standing?,
        settlement,
        platform_nos: platform_nos.unwrap_or_default(),
        follow_up,
        remark,
    };
    warn_of_order(row, &read);
    Some(read)
}

/// Only a settled dispute has an agreement; of any other the columns are empty, and a day in them is not believed.
fn settlement(row: &mut RowReader<'_>, days: &DayReader, standing: Standing) -> Option<Settlement> {
    if standing == Standing::Settled {
        let on = row.required(Field::SettledOn, |cell| days.past_day(cell));
        let form = row.required(Field::Form, words::agreement_form);
        let level = row.required(Field::Level, words::level);
        return Some(Settlement { on: on?, form: form?, level: level? });
    }
    if row.lenient(Field::SettledOn, |cell| days.any_day(cell)).is_some() {
        row.warn(
            Field::SettledOn,
            "not_settled",
            "化解结果不是“已化解”，化解时间未导入",
            "The dispute is not settled; this day is not imported",
        );
    }
    None
}

/// Days in the wrong order are history as somebody wrote it: told, not refused.
fn warn_of_order(row: &mut RowReader<'_>, read: &LedgerRow) {
    let mut wrong = |field, zh: &str, en: &str| row.add(field, Weight::Warning, Reason::saying(Code::WrongOrder, zh, en));
    if read.accepted_on.is_some_and(|accepted| accepted < read.found_on) {
        wrong(Field::AcceptedOn, "受理时间早于排查时间", "Accepted before it was found");
    }
    let Some(settlement) = &read.settlement else { return };
    if settlement.on < read.found_on {
        wrong(Field::SettledOn, "化解时间早于排查时间", "Settled before it was found");
    } else if read.accepted_on.is_some_and(|accepted| settlement.on < accepted) {
        wrong(Field::SettledOn, "化解时间早于受理时间", "Settled before it was accepted");
    }
}
