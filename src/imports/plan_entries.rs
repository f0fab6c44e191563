//! Rows of the platform's export against the entries on record.

use super::kinds::entries::EntryRow;
use super::lists::RowVerdict;
use super::plan::{Applied, Planned, Seen, unknown_room};
use super::reading::{ReadRow, ReadSheet};
use super::room_lookup::RoomLookup;
use super::rows::{Difference, Message, day, label};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::RoomId;
use crate::online_entries::{Entry, EntryDraft, Imported, PLATFORM, change_imported, compare, record_imported};
use crate::problem::{Outcome, Problem};

/// Plans every row of an export: of a number that comes again the first row counts.
pub fn plan(work: &mut Work<'_>, places: &mut RoomLookup, sheets: &[ReadSheet], rows: Vec<ReadRow<EntryRow>>) -> Outcome<Vec<Planned>> {
    let mut seen = Seen::default();
    let town = places.town();
    let mut planned = Vec::new();
    for mut row in rows {
        places.step();
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, RowVerdict::Error, messages));
            continue;
        };
        let room = match room_of_committee(work, places, &value.committee)? {
            Ok(room) => room,
            Err(message) => {
                messages.push(message);
                planned.push(Planned::idle(&row, RowVerdict::Error, messages));
                continue;
            }
        };
        if let Some(message) = seen.again(value.platform_no.clone(), sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, RowVerdict::Duplicate, messages));
            continue;
        }
        let draft = draft(value, room);
        planned.push(match compare(work, town, &draft)? {
            Imported::New => Planned::new(&row, messages, Box::new(move |work| record_imported(work, town, draft).map(Applied::made))),
            Imported::Same => Planned::idle(&row, RowVerdict::Same, messages),
            Imported::Changed(both) => {
                let (known, told) = *both;
                let id = known.id;
                let change = move |work: &mut Work<'_>| {
                    let before = change_imported(work, town, id, draft)?;
                    Ok(Applied::changed(id, serde_json::to_value(before).map_err(Problem::internal)?))
                };
                Planned::known(work, &row, messages, (town, id.to_string()), differences(places, &known, &told), Box::new(change))?
            }
        });
    }
    Ok(planned)
}

/// `None` is the town's own committee.
fn room_of_committee(work: &mut Work<'_>, places: &mut RoomLookup, committee: &str) -> Outcome<Result<Option<RoomId>, Message>> {
    if places.is_the_towns_own(committee) {
        return Ok(Ok(None));
    }
    Ok(places.named(work, committee)?.map(|room| Some(room.id)).ok_or_else(|| unknown_room(places, committee)))
}

fn differences(places: &RoomLookup, known: &Entry, told: &Entry) -> Vec<Difference> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let checks = [
        Difference::between("录入时间", &known.entered_on, &told.entered_on, ToString::to_string),
        Difference::between("调委会", &known.room_id, &told.room_id, |room| places.name_of(*room)),
        Difference::between("纠纷类别", &known.kind, &told.kind, label),
        Difference::between("申请人", &known.applicant, &told.applicant, text),
        Difference::between("被申请人", &known.respondent, &told.respondent, text),
        Difference::between("受理日期", &known.accepted_on, &told.accepted_on, day),
        Difference::between("协议形式", &known.form, &told.form, label),
        Difference::between("状态", &known.state, &told.state, |state| state.label().zh.into_owned()),
    ];
    checks.into_iter().flatten().collect()
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
