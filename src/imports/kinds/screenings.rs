//! A row of the summary of half-month screening reports.

use chrono::NaiveDateTime;

use crate::calendar::HalfMonth;
use crate::imports::cells::days::DayReader;
use crate::imports::cells::{numbers, text, words};
use crate::imports::lists::Field;
use crate::imports::rows::{RowReader, limited};

/// One row of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportRow {
    pub room: String,
    pub half_month: HalfMonth,
    /// `None` when no report was filed: the row only keeps the place.
    pub filed: Option<Filed>,
}

/// A report as it was filed on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    /// By the clock on the wall.
    pub at: NaiveDateTime,
    pub signer: String,
    pub declared: i32,
    pub zero: bool,
}

/// Reads one row; `None` when it has an error.
pub fn read(row: &mut RowReader<'_>, days: &DayReader) -> Option<ReportRow> {
    let room = row.required(Field::Room, |cell| limited(text(cell)?, 60));
    let half_month = row.required(Field::HalfMonth, |cell| days.half_month(cell));
    let at = row.optional(Field::FiledAt, |cell| days.past_moment(cell));
    let filed = if let Some(at) = at { filed(row, at) } else { None };
    if row.has_errors() {
        return None;
    }
    if at.is_none() {
        row.warn(Field::FiledAt, "not_filed", "没有报送时间，按未报送处理", "Without a time of filing this is no report");
    }
    Some(ReportRow { room: room?, half_month: half_month?, filed })
}

fn filed(row: &mut RowReader<'_>, at: NaiveDateTime) -> Option<Filed> {
    let signer = row.required(Field::Signer, |cell| limited(text(cell)?, 60));
    let declared = row.required(Field::Declared, numbers::count);
    let zero = row.optional(Field::Zero, words::yes_or_no);
    let (declared, signer) = (declared?, signer?);
    let zero = zero.unwrap_or(declared == 0);
    if zero != (declared == 0) {
        row.warn(
            Field::Zero,
            "zero_and_number_differ",
            "是否零报告与排查件数不一致，按原样存档",
            "The zero report and the number of cases disagree; filed as it stands",
        );
    }
    Some(Filed { at, signer, declared, zero })
}
