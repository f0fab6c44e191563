//! What people do with screening reports.

use std::collections::BTreeSet;

use chrono::SubsecRound;
use serde_json::{Value, json};

use super::model::{Excuse, Report, Version};
use super::shapes::NewReport;
use super::view::{current_report, found_views};
use super::{rules, store};
use crate::audit::{self, Action, Event, Subject};
use crate::calendar::HalfMonth;
use crate::clock::Instant;
use crate::context::Work;
use crate::ids::{CaseId, Key, ReportId, TownKey};
use crate::problem::{Code, Outcome, Problem, Words};
use crate::rights::Scope;
use crate::rooms::{Room, begin_obligations, find_town};

/// What filing a report led to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Filed {
    New,
    Same,
    Changed,
}

/// A report taken over from paper, as it stands.
#[derive(Clone, Debug)]
pub struct ImportedReport {
    pub filed_at: Instant,
    pub signer: String,
    pub zero: bool,
    /// How many disputes the paper says were found.
    pub declared: i32,
}

/// Files the report of a room for a half-month, or another version of it.
pub fn file_report(work: &mut Work<'_>, room: &Room, half: HalfMonth, draft: NewReport) -> Outcome<Filed> {
    require_owed(room, half)?;
    require_over(work, half)?;
    require_latest_seen(work, room, half)?;
    let report = store::report_of(work.conn, room, half)?;
    let listed: BTreeSet<CaseId> = draft.case_ids.iter().flatten().copied().collect();
    require_list(work, room, half, draft.zero, draft.case_ids.is_some(), &listed)?;
    if let Some(report) = &report
        && is_latest(work, report, &draft, &listed)?
    {
        return Ok(Filed::Same);
    }
    let moved = owe_from(work, room.town, half)?;
    if moved.is_some() {
        work.warn("obligations_moved", obligations_moved(half));
    }
    let version = Version {
        town: room.town,
        report_id: report.as_ref().map_or_else(ReportId::new, |report| report.id),
        number: next_number(work, report.as_ref())?,
        zero: draft.zero,
        declared: None,
        statement: draft.statement,
        signer: work.actor.name.clone(),
        account_id: Some(work.actor.account_id),
        received_at: work.now,
        device_time: draft.device_time.map(|at| at.naive_utc().trunc_subsecs(3)),
        retracted_at: None,
        obligations_before: moved.map(|(before, _)| before),
    };
    save(work, room, half, (report.as_ref(), false), &version, listed)
}

/// Whoever names the revision they saw is told when the report has changed since.
pub fn require_latest_seen(work: &mut Work<'_>, room: &Room, half: HalfMonth) -> Outcome<()> {
    if work.origin.seen_revision.is_none() {
        return Ok(());
    }
    let current = current_report(work, room, half)?;
    let revision = current.revision();
    let current = serde_json::to_value(current).map_err(Problem::internal)?;
    work.require_revision(revision, || current)
}

/// Versions are numbered on, also past those taken back.
fn next_number(work: &mut Work<'_>, report: Option<&Report>) -> Outcome<i32> {
    let Some(report) = report else { return Ok(1) };
    Ok(store::versions_of(work.conn, report.key())?.last().map_or(1, |version| version.number + 1))
}

/// Tells that a report moved the beginning.
fn obligations_moved(from: HalfMonth) -> Words {
    Words::new(format!("报送改从{}起算", from.label().zh), format!("Reports are owed from the {} on now", from.label().en))
}

/// What importing a report did.
pub struct FiledImport {
    pub report: Key<ReportId>,
    pub number: i32,
    /// From when the town owed reports before it and since, where the report moved that.
    pub beginning: Option<(HalfMonth, HalfMonth)>,
}

/// Files a paper report as it stands: neither refused for cases found, nor judged by our clock.
pub fn file_imported(work: &mut Work<'_>, room: &Room, half: HalfMonth, paper: ImportedReport) -> Outcome<FiledImport> {
    require_owed(room, half)?;
    let report = store::report_of(work.conn, room, half)?;
    let version = Version {
        town: room.town,
        report_id: report.as_ref().map_or_else(ReportId::new, |report| report.id),
        number: next_number(work, report.as_ref())?,
        zero: paper.zero,
        declared: Some(paper.declared),
        statement: None,
        signer: paper.signer,
        account_id: None,
        received_at: paper.filed_at,
        device_time: None,
        retracted_at: None,
        obligations_before: None,
    };
    let beginning = owe_from(work, room.town, half)?;
    save(work, room, half, (report.as_ref(), true), &version, BTreeSet::new())?;
    Ok(FiledImport { report: Key::new(room.town, version.report_id), number: version.number, beginning })
}

/// A town owes reports from the first half-month for which one is filed; what that was before and is now, where it moved.
fn owe_from(work: &mut Work<'_>, town: TownKey, half: HalfMonth) -> Outcome<Option<(HalfMonth, HalfMonth)>> {
    let town = find_town(work.conn, town)?;
    let before = town.obligations_from;
    if half >= before {
        return Ok(None);
    }
    begin_obligations(work, town, half)?;
    Ok(Some((before, half)))
}

/// Takes back what [`owe_from`] moved, unless somebody has set another beginning since; reports still there keep theirs.
pub fn owe_as_before(work: &mut Work<'_>, town: TownKey, (before, moved_to): (HalfMonth, HalfMonth)) -> Outcome<()> {
    let town = find_town(work.conn, town)?;
    if town.obligations_from != moved_to {
        return Ok(());
    }
    let earliest = store::earliest_report(work.conn, town.number)?;
    begin_obligations(work, town, earliest.map_or(before, |earliest| earliest.min(before))).map(drop)
}

/// Takes back a version that an import filed, and what it moved; nothing may have been filed after it.
pub fn undo_imported(work: &mut Work<'_>, filed: &FiledImport) -> Outcome<()> {
    let (report, number) = (filed.report, filed.number);
    let (town, (room, half)) = (report.town, store::place_of(work.conn, report)?);
    store::remove_version(work.conn, report, number)?;
    if let Some(moved) = filed.beginning {
        owe_as_before(work, town, moved)?;
    }
    let event = Event::new(Action::UndoImport, report.id).about(Subject::Screening).at(town, Some(room));
    audit::record(work, event.changing(json!({ "half_month": [half, half], "version": [number, Value::Null] })))
}

/// Says that a room need not report for a half-month, and why.
pub fn excuse(work: &mut Work<'_>, room: &Room, half: HalfMonth, reason: String) -> Outcome<()> {
    require_owed(room, half)?;
    let (town, account_name) = (room.town, work.actor.name.clone());
    let excuse = Excuse { town, room_id: room.id, half_month: half, reason: reason.clone(), account_name, at: work.now };
    store::save_excuse(work.conn, &excuse)?;
    let event = Event::new(Action::ExcuseReport, format!("{}/{half}", room.id));
    audit::record(work, event.at(room.town, Some(room.id)).because(Some(reason)))
}

fn save(
    work: &mut Work<'_>,
    room: &Room,
    half: HalfMonth,
    (before, imported): (Option<&Report>, bool),
    version: &Version,
    listed: BTreeSet<CaseId>,
) -> Outcome<Filed> {
    // Once every version was taken back, the report is filed anew, and in time or late anew.
    let first = before.is_none_or(|report| report.latest == 0);
    if first {
        let report = Report {
            town: room.town,
            id: version.report_id,
            room_id: room.id,
            half_month: half,
            filed_at: version.received_at,
            on_time: work.clock.day_of(version.received_at) <= rules::due_on(half, &work.settings),
            imported,
            latest: version.number,
        };
        if before.is_some() { store::file_anew(work.conn, &report)? } else { store::insert_report(work.conn, &report)? }
    } else {
        store::set_latest(work.conn, Key::new(room.town, version.report_id), version.number)?;
    }
    let changes = json!({
        "half_month": [null, half], "version": [null, version.number], "zero": [null, version.zero],
        "case_ids": [null, listed], "declared": [null, version.declared], "signer": [null, version.signer],
    });
    store::insert_version(work.conn, version, listed)?;
    let event = Event::new(Action::FileReport, version.report_id);
    audit::record(work, event.at(room.town, Some(room.id)).changing(changes))?;
    Ok(if first { Filed::New } else { Filed::Changed })
}

fn require_owed(room: &Room, half: HalfMonth) -> Outcome<()> {
    if room.owes_reports() && room.open_within(half.starts_on(), half.ends_on()) { Ok(()) } else { Err(Problem::new(Code::NotOwed)) }
}

fn require_over(work: &Work<'_>, half: HalfMonth) -> Outcome<()> {
    let too_early = work.today < rules::files_from(half, &work.settings);
    if too_early { Err(Problem::new(Code::PeriodNotOver)) } else { Ok(()) }
}

/// A zero report needs that nothing was found; any other lists exactly what was.
fn require_list(work: &mut Work<'_>, room: &Room, half: HalfMonth, zero: bool, given: bool, listed: &BTreeSet<CaseId>) -> Outcome<()> {
    let found = store::cases_found(work.conn, Scope::Room(room.town, room.id), half.starts_on(), half.ends_on())?;
    let now: BTreeSet<CaseId> = found.iter().map(|case| case.id).collect();
    let told = |work: &mut Work<'_>| -> Outcome<Value> {
        serde_json::to_value(found_views(work.conn, room.town, &found)?).map_err(Problem::internal)
    };
    if zero && !now.is_empty() {
        return Err(Problem::new(Code::CasesFound).with("cases", told(work)?));
    }
    if !zero && (!given || (listed.is_empty() && now.is_empty())) {
        return Err(Problem::at("/case_ids", Code::Required));
    }
    if *listed == now { Ok(()) } else { Err(Problem::new(Code::ListChanged).with("current", told(work)?)) }
}

fn is_latest(work: &mut Work<'_>, report: &Report, draft: &NewReport, listed: &BTreeSet<CaseId>) -> Outcome<bool> {
    let versions = store::versions_of(work.conn, report.key())?;
    let Some(latest) = store::in_force(&versions) else { return Ok(false) };
    let before: BTreeSet<CaseId> = store::version_cases(work.conn, report.key())?
        .into_iter()
        .filter_map(|(number, case)| (number == latest.number).then_some(case))
        .collect();
    Ok(latest.declared.is_none() && latest.zero == draft.zero && latest.statement == draft.statement && before == *listed)
}
