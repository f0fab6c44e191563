//! Rows of the platform's export against the entries on record.

use super::lists::{Verdict, Weight};
use super::places::Places;
use super::plan::{Planned, Seen, unknown_room};
use super::platform::EntryRow;
use super::reading::{ReadRow, ReadSheet};
use super::rows::Message;
use crate::context::Work;
use crate::ids::RoomId;
use crate::online_entries::{EntryDraft, Imported, PLATFORM, compare, record_imported};
use crate::problem::Outcome;

/// Plans every row of an export: of a number that comes again the first row counts.
pub fn plan(work: &mut Work<'_>, places: &mut Places, sheets: &[ReadSheet], rows: Vec<ReadRow<EntryRow>>) -> Outcome<Vec<Planned>> {
    let mut seen = Seen::default();
    let town = places.town();
    let mut planned = Vec::new();
    for mut row in rows {
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, Verdict::Error, messages));
            continue;
        };
        let room = match room_of_committee(work, places, &value.committee)? {
            Ok(room) => room,
            Err(message) => {
                messages.push(message);
                planned.push(Planned::idle(&row, Verdict::Error, messages));
                continue;
            }
        };
        if let Some(message) = seen.again(value.platform_no.clone(), sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, Verdict::Duplicate, messages));
            continue;
        }
        let draft = draft(value, room);
        planned.push(match compare(work, town, &draft)? {
            Imported::New => Planned::new(&row, messages, Box::new(move |work| record_imported(work, town, draft).map(drop))),
            Imported::Same => Planned::idle(&row, Verdict::Same, messages),
            Imported::Changed => {
                messages.push(Message::of_row(
                    Weight::Warning,
                    "not_overwritten",
                    "这个平台编号已有记录，内容不同，未覆盖",
                    "This platform number is on record with other values; not overwritten",
                ));
                Planned::idle(&row, Verdict::Changed, messages)
            }
        });
    }
    Ok(planned)
}

/// `None` is the town's own committee.
fn room_of_committee(work: &mut Work<'_>, places: &mut Places, committee: &str) -> Outcome<Result<Option<RoomId>, Message>> {
    if places.is_the_towns_own(committee) {
        return Ok(Ok(None));
    }
    Ok(places.named(work, committee)?.map(|room| Some(room.id)).ok_or_else(|| unknown_room(committee)))
}

fn draft(value: EntryRow, room_id: Option<RoomId>) -> EntryDraft {
    let joined = |names: Vec<String>| if names.is_empty() { None } else { Some(names.join("、")) };
    EntryDraft {
        platform: PLATFORM.to_owned(),
        platform_no: value.platform_no,
        entered_on: value.entered_on,
        entered_by: value.entered_by,
        committee: Some(value.committee),
        room_id,
        kind: value.kind,
        applicant: joined(value.applicants),
        respondent: joined(value.respondents),
        accepted_on: value.accepted_on,
        result: value.result,
        form: value.form,
        state: value.state,
    }
}
