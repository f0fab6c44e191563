//! A row of the register of legal literates.

use crate::calendar::Day;
use crate::imports::cells::days::DayReader;
use crate::imports::cells::{Reason, names, text, words};
use crate::imports::lists::{Field, Weight};
use crate::imports::rows::{RowReader, limited};
use crate::people::lists::Gender;
use crate::problem::Code;

/// One person on the register.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    pub name: String,
    pub gender: Option<Gender>,
    /// As written: in full, in short, or with the town's name before.
    pub room: String,
    pub title: Option<String>,
    pub phone: Option<String>,
    pub from: Day,
    /// The first day on which the role is no longer held.
    pub to: Option<Day>,
    pub certificate_no: Option<String>,
}

/// Reads one row; `None` when it has an error.
pub fn read(row: &mut RowReader<'_>, days: &DayReader) -> Option<PersonRow> {
    let names = row.required(Field::Name, names::names);
    let room = row.required(Field::Room, |cell| limited(text(cell)?, 60));
    let from = row.required(Field::From, |cell| days.past_day(cell));
    // A term may end on a day that is already fixed.
    let to = row.optional(Field::To, |cell| days.any_day(cell));
    let gender = row.lenient(Field::Gender, words::gender);
    let title = row.text(Field::Title, 100);
    let phones = row.lenient(Field::Phone, names::phones);
    let certificate_no = row.text(Field::CertificateNo, 60);
    if names.as_ref().is_some_and(|names| names.len() > 1) {
        row.add(Field::Name, Weight::Error, Reason::saying(Code::BadFormat, "一行只能写一个人", "One row is for one person"));
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        row.add(Field::To, Weight::Error, Reason::saying(Code::WrongOrder, "退出时间早于认定时间", "The role ends before it begins"));
    }
    if row.has_errors() {
        return None;
    }
    Some(PersonRow {
        name: names?.into_iter().next()?,
        gender,
        room: room?,
        title,
        phone: phones.and_then(|phones| phones.into_iter().next()),
        from: from?,
        to,
        certificate_no,
    })
}
