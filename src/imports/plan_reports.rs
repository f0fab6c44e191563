//! Rows of the summary of screening reports against the reports on record.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::kinds::screenings::{Filed, ReportRow};
use super::lists::{RowVerdict, Weight};
use super::plan::{Applied, Obligations, Planned, RowChange, Seen, room_of};
use super::reading::{ReadRow, ReadSheet};
use super::room_lookup::RoomLookup;
use super::rows::{Difference, Message};
use super::store::{self, VersionFacts};
use crate::calendar::HalfMonth;
use crate::context::Work;
use crate::ids::{RoomId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rooms::{Room, find_town};
use crate::screenings::{Foreseen, ImportedReport, file_imported, foreseen};

/// Plans every row of a summary. A row without a time of filing only keeps its place: nothing is made of it.
pub fn plan(
    work: &mut Work<'_>,
    places: &mut RoomLookup,
    sheets: &[ReadSheet],
    rows: Vec<ReadRow<ReportRow>>,
) -> Outcome<(Vec<Planned>, Option<Obligations>)> {
    let mut seen = Seen::default();
    let mut filing = BTreeSet::new();
    let mut planned = Vec::new();
    for mut row in rows {
        places.step();
        let mut messages = std::mem::take(&mut row.messages);
        let Some(value) = row.value.take() else {
            planned.push(Planned::idle(&row, RowVerdict::Error, messages));
            continue;
        };
        let room = match owing_room(work, places, sheets.get(row.sheet), &value)? {
            Ok(room) => room,
            Err(message) => {
                messages.push(message);
                planned.push(Planned::idle(&row, RowVerdict::Error, messages));
                continue;
            }
        };
        if let Some(message) = seen.again((room.id, value.half_month), sheets, row.sheet, row.number) {
            messages.push(message);
            planned.push(Planned::idle(&row, RowVerdict::Duplicate, messages));
            continue;
        }
        let Some(filed) = value.filed else {
            planned.push(Planned::idle(&row, RowVerdict::Nothing, messages));
            continue;
        };
        let cell = (room.id, value.half_month);
        let row = compared(work, &row, messages, room, value.half_month, filed)?;
        if row.deed.is_some() {
            filing.insert(cell);
        }
        planned.push(row);
    }
    Ok((planned, obligations_after(work, places.town(), &filing)?))
}

/// From when the town would owe reports once these are filed, where that is earlier than now: what the years they lie in
/// would come to.
fn obligations_after(work: &mut Work<'_>, town: TownKey, filing: &BTreeSet<(RoomId, HalfMonth)>) -> Outcome<Option<Obligations>> {
    let halves = || filing.iter().map(|(_, half)| *half);
    let (Some(first), Some(last)) = (halves().min(), halves().max()) else { return Ok(None) };
    if first >= find_town(work.conn, town)?.obligations_from {
        return Ok(None);
    }
    let of_file: Vec<HalfMonth> = (first.year()..=last.year()).flat_map(HalfMonth::all_of).collect();
    let since: Vec<HalfMonth> = (last.year() + 1..=work.today.year()).flat_map(HalfMonth::all_of).collect();
    let nothing_more = BTreeSet::new();
    let Foreseen { expected, filed } = foreseen(work.conn, town, (first, &of_file), filing, work.today, &work.settings)?;
    let later = foreseen(work.conn, town, (first, &since), &nothing_more, work.today, &work.settings)?;
    let missing_since = later.expected - later.filed;
    Ok(Some(Obligations { from: first, expected, filed, missing_since }))
}

/// What is needed to take a report back.
#[derive(Serialize, Deserialize)]
pub struct ReportTrace {
    pub number: i32,
    #[serde(default)]
    pub beginning: Option<(HalfMonth, HalfMonth)>,
}

fn owing_room(
    work: &mut Work<'_>,
    places: &mut RoomLookup,
    sheet: Option<&ReadSheet>,
    value: &ReportRow,
) -> Outcome<Result<Room, Message>> {
    let half = value.half_month;
    Ok(room_of(work, places, Some(&value.room), sheet)?.and_then(|room| {
        if room.owes_reports() && room.open_within(half.starts_on(), half.ends_on()) {
            return Ok(room);
        }
        let words = Code::NotOwed.title();
        Err(Message::of_row(Weight::Error, Code::NotOwed.word(), words.zh, words.en))
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
    let versions = store::report_versions(work.conn, &room, half)?;
    let told = (paper.zero, Some(paper.declared), paper.signer.clone(), paper.filed_at);
    if versions.contains(&told) {
        return Ok(Planned::idle(row, RowVerdict::Same, messages));
    }
    let known = versions.last().map(|version| differences(work, version, &paper));
    let earlier = store::report_id(work.conn, &room, half)?;
    let town = room.town;
    let deed: RowChange = Box::new(move |work| {
        let filed = file_imported(work, &room, half, paper)?;
        let trace = ReportTrace { number: filed.number, beginning: filed.beginning };
        let trace = serde_json::to_value(trace).map_err(Problem::internal)?;
        Ok(Applied { subject: filed.report.id.to_string(), changed: filed.number > 1, trace: Some(trace) })
    });
    match (known, earlier) {
        (Some(differences), Some(report)) => Planned::known(work, row, messages, (town, report.to_string()), differences, deed),
        _ => Ok(Planned::new(row, messages, deed)),
    }
}

fn differences(work: &Work<'_>, (zero, declared, signer, at): &VersionFacts, paper: &ImportedReport) -> Vec<Difference> {
    let number = |number: &Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    let truth = |zero: &bool| if *zero { "是" } else { "否" }.to_owned();
    let checks = [
        Difference::between("是否零报告", zero, &paper.zero, truth),
        Difference::between("排查件数", declared, &Some(paper.declared), number),
        Difference::between("报送人", signer, &paper.signer, String::clone),
        Difference::between("报送时间", at, &paper.filed_at, |at| work.clock.local_time_text(*at)),
    ];
    checks.into_iter().flatten().collect()
}
