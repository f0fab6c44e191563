//! A row of the register of the leaders' reception.

use crate::calendar::{Day, days_after};
use crate::imports::cells::days::DayReader;
use crate::imports::cells::{Reading, Reason, names, numbers, stated, text, words};
use crate::imports::folding::squeezed;
use crate::imports::lists::{Field, Weight};
use crate::imports::rows::{RowReader, limited};
use crate::imports::workbook::Cell;
use crate::petition_visits::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::problem::Code;

const LONGEST_SUBJECT: usize = 1000;

/// One visit as the register has it.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitRow {
    pub received_on: Day,
    pub leader: String,
    pub leader_title: Option<String>,
    pub place: Option<String>,
    pub form: VisitForm,
    pub visitors: Vec<String>,
    pub address: Option<String>,
    pub persons_present: i32,
    pub phone: Option<String>,
    pub subject: String,
    pub class: VisitClass,
    pub occurrence: Occurrence,
    pub handling: Handling,
    pub finish_by: Option<Day>,
    pub finished_on: Option<Day>,
    pub result: Option<String>,
}

/// Reads one row; `None` when it has an error.
pub fn read(row: &mut RowReader<'_>, days: &DayReader) -> Option<VisitRow> {
    let received_on = row.required(Field::ReceivedOn, |cell| days.past_day(cell));
    let leader = row.required(Field::Leader, names::name_and_office);
    let visitors = row.required(Field::Visitors, names::names);
    let persons_present = row.required(Field::PersonsPresent, numbers::head_count);
    let subject = row.required(Field::Subject, |cell| limited(text(cell)?, LONGEST_SUBJECT));
    let class = row.required(Field::VisitClass, words::visit_class);
    let occurrence = row.required(Field::Occurrence, words::occurrence);
    let handling = row.required(Field::Handling, words::handling);
    let place = row.text(Field::Place, 200);
    let form = row.optional(Field::VisitForm, words::visit_form);
    let address = row.text(Field::Address, 200);
    let phones = row.lenient(Field::Phone, names::phones);
    let finish_by = row.lenient(Field::FinishBy, |cell| time_limit(cell, days, received_on));
    let finished_on = row.optional(Field::FinishedOn, |cell| days.past_day(cell));
    let result = row.text(Field::Result, LONGEST_SUBJECT);
    if row.has_errors() {
        return None;
    }
    let received_on = received_on?;
    let (leader, leader_title) = leader?;
    if finished_on.is_some_and(|day| day < received_on) {
        row.add(
            Field::FinishedOn,
            Weight::Warning,
            Reason::saying(Code::WrongOrder, "办结时间早于接访日期", "Finished before it was received"),
        );
    }
    let visitors = visitors?;
    let persons_present = persons_present?;
    if usize::try_from(persons_present).is_ok_and(|present| present < visitors.len()) {
        row.warn(Field::PersonsPresent, "fewer_than_named", "人数少于列出的姓名，按人数计", "Fewer persons than names; the number counts");
    }
    Some(VisitRow {
        received_on,
        leader,
        leader_title,
        place,
        form: form.unwrap_or(VisitForm::Fixed),
        visitors,
        address,
        persons_present,
        phone: phones.and_then(|phones| phones.into_iter().next()),
        subject: subject?,
        class: class?,
        occurrence: occurrence?,
        handling: handling?,
        finish_by,
        finished_on,
        result,
    })
}

/// A day, or so many days after the visit: `15日内`, `当日`.
fn time_limit(cell: &Cell, days: &DayReader, received_on: Option<Day>) -> Reading<Day> {
    if let (Cell::Text(_), Some(received_on), Some(text)) = (cell, received_on, stated(cell)?) {
        let text = squeezed(&text);
        if matches!(text.as_str(), "当日" | "当天" | "当场" | "即时") {
            return Ok(Some(received_on));
        }
        let number = text.trim_end_matches('内').trim_end_matches(['日', '天']);
        if let Ok(number) = number.trim_end_matches("个自然").parse::<u64>()
            && number <= 3650
            && text != number.to_string()
        {
            return Ok(Some(days_after(received_on, number)));
        }
    }
    days.any_day(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_time_limit_is_a_day_or_so_many_days() {
        let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day);
        let days = DayReader { today: NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day"), year: None };
        for (spelling, expected) in [
            ("当日", day(1, 11)),
            ("15日内", day(1, 26)),
            ("60日内", day(3, 12)),
            ("30 天内", day(2, 10)),
            ("2023-02-10", day(2, 10)),
            ("无", None),
        ] {
            assert_eq!(time_limit(&Cell::Text(spelling.to_owned()), &days, day(1, 11)), Ok(expected), "{spelling}");
        }
        assert!(time_limit(&Cell::Text("尽快".to_owned()), &days, day(1, 11)).is_err());
        assert!(time_limit(&Cell::Text("99999999999日内".to_owned()), &days, day(1, 11)).is_err());
    }
}
