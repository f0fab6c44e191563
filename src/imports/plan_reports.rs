//! Rows of the summary of screening reports against the reports on record.

use super::lists::{Verdict, Weight};
use super::places::Places;
use super::plan::{Planned, Seen, room_of};
use super::reading::{ReadRow, ReadSheet};
use super::reports::{Filed, ReportRow};
use super::rows::Message;
use super::store;
use crate::calendar::HalfMonth;
use crate::context::Work;
use crate::problem::{Code, Outcome};
use crate::rooms::Room;
use crate::screenings::{ImportedReport, file_imported};

/// Plans every row of a summary. A row without a time of filing only keeps its place: nothing is made of it.
pub fn plan(work: &mut Work<'_>, places: &mut Places, sheets: &[ReadSheet], rows: Vec<ReadRow<ReportRow>>) -> Outcome<Vec<Planned>> {
    let mut seen = Seen::default();
    let mut planned = Vec::new();
    for mut row in rows {
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, Verdict::Error, messages));
            continue;
        };
        let room = match owing_room(work, places, sheets.get(row.sheet), &value)? {
            Ok(room) => room,
            Err(message) => {
                messages.push(message);
                planned.push(Planned::idle(&row, Verdict::Error, messages));
                continue;
            }
        };
        if let Some(message) = seen.again((room.id, value.half_month), sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, Verdict::Duplicate, messages));
            continue;
        }
        let Some(filed) = value.filed else {
            planned.push(Planned::idle(&row, Verdict::Same, messages));
            continue;
        };
        planned.push(compared(work, &row, messages, room, value.half_month, filed)?);
    }
    Ok(planned)
}

fn owing_room(work: &mut Work<'_>, places: &mut Places, sheet: Option<&ReadSheet>, value: &ReportRow) -> Outcome<Result<Room, Message>> {
    let half = value.half_month;
    Ok(room_of(work, places, Some(&value.room), sheet)?.and_then(|room| {
        if room.owes_reports() && room.open_within(half.starts_on(), half.ends_on()) {
            return Ok(room);
        }
        let words = Code::NotOwed.title();
        Err(Message { column: String::new(), weight: Weight::Error, code: Code::NotOwed.word(), detail: words })
    }))
}

fn compared(
    work: &mut Work<'_>,
    row: &ReadRow<ReportRow>,
    messages: Vec<Message>,
    room: Room,
    half: HalfMonth,
    filed: Filed,
) -> Outcome<Planned> {
    let paper =
        ImportedReport { filed_at: work.clock.from_local(filed.at), signer: filed.signer, zero: filed.zero, declared: filed.declared };
    let versions = store::report_versions(work.conn, room.id, half)?;
    let told = (paper.zero, Some(paper.declared), paper.signer.clone(), paper.filed_at);
    if versions.contains(&told) {
        return Ok(Planned::idle(row, Verdict::Same, messages));
    }
    if !versions.is_empty() {
        return Ok(Planned::known(row, messages, &["报送内容"]));
    }
    Ok(Planned::new(row, messages, Box::new(move |work| file_imported(work, &room, half, paper).map(drop))))
}
