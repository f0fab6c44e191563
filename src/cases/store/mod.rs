//! The queries of cases.

/// What a table holds of a case.
macro_rules! of_case {
    ($table:ident, $case:expr) => {
        $table::table.filter($table::town.eq($case.town).and($table::case_id.eq($case.id)))
    };
}

mod children;
mod duplicates;
mod imported;
mod records;

use std::cmp::Reverse;
use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

pub use children::*;
pub use duplicates::*;
pub use imported::*;
pub use records::*;

use super::lists::{FoundBy, Kind, Source, Stage, StandingShown};
use super::model::{Case, Ending, Instalment, Limits, Participant, Party, PerformanceSeen, Resolution, Transfer, WholeCase};
use crate::calendar::Day;
use crate::db::schema::{
    case_endings, case_instalments, case_limits, case_participants, case_parties, case_performances, case_platform_numbers,
    case_resolutions, case_transfers, cases, online_entries,
};
use crate::db::{DbConnection, search};
use crate::ids::{CaseId, Key, RoomId, TownKey};
use crate::on_each_engine;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Locality, Scope};
use crate::rooms::{by_town, find_in, page_in, sum_in};
use crate::text::{fold, like_pattern};

/// What a reader of the list asks for; the same for list, export and drill-down.
#[derive(Default, Clone)]
pub struct CaseFilter {
    pub room_id: Option<RoomId>,
    pub stage: Option<Stage>,
    pub kind: Option<Kind>,
    pub source: Option<Source>,
    pub found_by: Option<FoundBy>,
    pub found_from: Option<Day>,
    pub found_to: Option<Day>,
    pub resolved_from: Option<Day>,
    pub resolved_to: Option<Day>,
    pub longstanding: Option<bool>,
    /// Which records; all of them unless said otherwise.
    pub standing: StandingShown,
    /// Any part of names, facts, case number or platform number.
    pub text: Option<String>,
    pub oldest_first: bool,
    pub after: Option<(Day, CaseId)>,
}

macro_rules! cases_at {
    ($at:expr) => {{
        let query = cases::table.filter(cases::town.eq($at.town)).into_boxed();
        match $at.room {
            Some(room) => query.filter(cases::room_id.eq(room)),
            None => query,
        }
    }};
}

macro_rules! wanted_cases {
    ($at:expr, $wanted:expr) => {{
        let mut query = cases_at!($at);
        if let Some(room) = $wanted.room_id {
            query = query.filter(cases::room_id.eq(room));
        }
        if let Some(stage) = $wanted.stage {
            query = query.filter(cases::stage.eq(stage));
        }
        if let Some(kind) = $wanted.kind {
            query = query.filter(cases::kind.eq(kind));
        }
        if let Some(source) = $wanted.source {
            query = query.filter(cases::source.eq(source));
        }
        if let Some(found_by) = $wanted.found_by {
            query = query.filter(cases::found_by.eq(found_by));
        }
        if let Some(day) = $wanted.found_from {
            query = query.filter(cases::found_on.ge(day));
        }
        if let Some(day) = $wanted.found_to {
            query = query.filter(cases::found_on.le(day));
        }
        query = match $wanted.standing {
            StandingShown::All => query,
            StandingShown::Counts => query.filter(cases::counts.eq(true)),
            StandingShown::Withdrawn => query.filter(cases::counts.eq(false).and(cases::merged_into.is_null())),
            StandingShown::Merged => query.filter(cases::merged_into.is_not_null()),
        };
        if let Some(longstanding) = $wanted.longstanding {
            query = query.filter(cases::longstanding.eq(longstanding));
        }
        if $wanted.resolved_from.is_some() || $wanted.resolved_to.is_some() {
            let from = $wanted.resolved_from.unwrap_or(crate::calendar::year_start(crate::calendar::EARLIEST_YEAR));
            let to = $wanted.resolved_to.unwrap_or(crate::calendar::year_end(crate::calendar::LATEST_YEAR));
            let resolved = case_resolutions::town.eq($at.town).and(case_resolutions::settled_on.between(from, to));
            query = query.filter(cases::id.eq_any(case_resolutions::table.filter(resolved).select(case_resolutions::case_id)));
        }
        if let Some(text) = &$wanted.text {
            query = query.filter(cases::search_text.like(like_pattern(&fold(text))).escape('\\'));
        }
        query
    }};
}

/// A text in more cases than this is met soon enough by walking the list in its order; in fewer, the index names them.
const INDEX_LIMIT: usize = 3000;

/// Where the text that is looked for is rare: every case that has it, by day and id.
fn with_rare_text(conn: &mut DbConnection, at: Locality, wanted: &CaseFilter) -> Outcome<Option<Vec<(Day, CaseId)>>> {
    let Some(text) = wanted.text.as_deref().map(fold).filter(|text| !text.is_empty()) else { return Ok(None) };
    let Some(candidates) = search::cases_with(conn, at.town, &text, INDEX_LIMIT)? else { return Ok(None) };
    let query = wanted_cases!(at, wanted).filter(cases::id.eq_any(candidates));
    let mut found: Vec<(Day, CaseId)> = query.select((cases::found_on, cases::id)).load(conn)?;
    found.sort_unstable();
    Ok(Some(found))
}

/// The page of what was found that begins after the position.
fn page_of(mut found: Vec<(Day, CaseId)>, wanted: &CaseFilter, limit: i64) -> Vec<CaseId> {
    if !wanted.oldest_first {
        found.reverse();
    }
    let beyond = |at: &(Day, CaseId)| wanted.after.is_none_or(|after| if wanted.oldest_first { *at > after } else { *at < after });
    found.into_iter().filter(beyond).map(|(_, id)| id).take(usize::try_from(limit).unwrap_or_default()).collect()
}

/// Cases of a scope by the day they were found, one page.
pub fn cases_in(conn: &mut DbConnection, scope: Scope, wanted: &CaseFilter, limit: i64) -> Outcome<Vec<Case>> {
    if wanted.oldest_first {
        return page_in(conn, scope, limit, |case: &Case| (case.found_on, case.id), |conn, at| cases_at(conn, at, wanted, limit));
    }
    page_in(conn, scope, limit, |case: &Case| Reverse((case.found_on, case.id)), |conn, at| cases_at(conn, at, wanted, limit))
}

fn cases_at(conn: &mut DbConnection, at: Locality, wanted: &CaseFilter, limit: i64) -> Outcome<Vec<Case>> {
    if let Some(found) = with_rare_text(conn, at, wanted)? {
        let page = page_of(found, wanted, limit);
        let mut cases = cases_with_ids(conn, at.town, &page)?;
        cases.sort_by_key(|case| page.iter().position(|id| *id == case.id));
        return Ok(cases);
    }
    let mut query = wanted_cases!(at, wanted);
    if let Some((day, id)) = wanted.after {
        query = if wanted.oldest_first {
            query.filter(cases::found_on.gt(day).or(cases::found_on.eq(day).and(cases::id.gt(id))))
        } else {
            query.filter(cases::found_on.lt(day).or(cases::found_on.eq(day).and(cases::id.lt(id))))
        };
    }
    query = if wanted.oldest_first {
        query.order((cases::found_on, cases::id))
    } else {
        query.order((cases::found_on.desc(), cases::id.desc()))
    };
    Ok(query.limit(limit).select(Case::as_select()).load(conn)?)
}

/// How many cases there are of that kind.
pub fn count_cases(conn: &mut DbConnection, scope: Scope, wanted: &CaseFilter) -> Outcome<i64> {
    sum_in(conn, scope, |conn, at| {
        if let Some(found) = with_rare_text(conn, at, wanted)? {
            return i64::try_from(found.len()).map_err(Problem::internal);
        }
        Ok(wanted_cases!(at, wanted).count().get_result(conn)?)
    })
}

/// One case of a scope, or 404.
pub fn find_case(conn: &mut DbConnection, scope: Scope, id: CaseId) -> Outcome<Case> {
    find_in(conn, scope, |conn, at| Ok(cases_at!(at).filter(cases::id.eq(id)).select(Case::as_select()).get_result(conn)?))
}

/// The cases of a town with these ids, in any order.
pub fn cases_with_ids(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<Case>> {
    Ok(cases::table.filter(cases::town.eq(town).and(cases::id.eq_any(ids.to_vec()))).select(Case::as_select()).load(conn)?)
}

/// The cases of a room found on a day, with their parties, for telling whether a ledger row is already here.
pub fn found_in_room(conn: &mut DbConnection, room: Key<RoomId>, day: Day) -> Outcome<Vec<Case>> {
    let of_room = cases::table.filter(cases::town.eq(room.town).and(cases::room_id.eq(room.id)));
    Ok(of_room.filter(cases::found_on.eq(day)).order(cases::id).select(Case::as_select()).load(conn)?)
}

/// Which tables hold something of the cases asked for. Most hold nothing of most cases, and those need not be read.
struct Present {
    limits: bool,
    parties: bool,
    participants: bool,
    resolutions: bool,
    instalments: bool,
    performances: bool,
    endings: bool,
    transfers: bool,
    numbers: bool,
    merged: bool,
}

impl Present {
    /// Of a list of cases every table holds something.
    const ALL: Self = Self {
        limits: true,
        parties: true,
        participants: true,
        resolutions: true,
        instalments: true,
        performances: true,
        endings: true,
        transfers: true,
        numbers: true,
        merged: true,
    };

    fn new(((limits, parties, participants, resolutions), (instalments, performances, endings, transfers), more): Found) -> Self {
        let (own, matched, merged) = more;
        let numbers = own || matched;
        Self { limits, parties, participants, resolutions, instalments, performances, endings, transfers, numbers, merged }
    }
}

type Four = (bool, bool, bool, bool);
type Found = (Four, Four, (bool, bool, bool));

/// Asks all tables at once about one case.
macro_rules! present {
    ($town:expr, $id:expr) => {{
        macro_rules! any {
            ($table:ident) => {
                exists($table::table.filter($table::town.eq($town).and($table::case_id.eq($id))))
            };
        }
        let other = diesel::alias!(cases as other_cases);
        (
            (any!(case_limits), any!(case_parties), any!(case_participants), any!(case_resolutions)),
            (any!(case_instalments), any!(case_performances), any!(case_endings), any!(case_transfers)),
            (
                any!(case_platform_numbers),
                exists(online_entries::table.filter(online_entries::town.eq($town).and(online_entries::case_id.eq($id)))),
                exists(other.filter(other.field(cases::town).eq($town).and(other.field(cases::merged_into).eq($id)))),
            ),
        )
    }};
}

macro_rules! children {
    ($present:expr, $conn:expr, $table:ident, $row:ty, $town:expr, $ids:expr, $order:expr) => {{
        let of_town = $table::table.filter($table::town.eq($town)).order($order).select(<$row>::as_select());
        match $ids.as_slice() {
            _ if !$present => Vec::new(),
            // One is what most requests ask for, and a fixed statement need not be prepared each time.
            [only] => of_town.filter($table::case_id.eq(only)).load::<$row>($conn)?,
            _ => of_town.filter($table::case_id.eq_any($ids.clone())).load::<$row>($conn)?,
        }
    }};
}

/// One case of a scope with everything that belongs to it, or 404.
pub fn find_whole(conn: &mut DbConnection, scope: Scope, id: CaseId) -> Outcome<WholeCase> {
    find_in(conn, scope, |conn, at| {
        let (case, found): (Case, Found) =
            cases_at!(at).filter(cases::id.eq(id)).select((Case::as_select(), present!(at.town, id))).get_result(conn)?;
        with_present_children(conn, vec![case], &Present::new(found))?.pop().ok_or_else(|| Problem::new(Code::NotFound))
    })
}

/// One case with everything that belongs to it.
pub fn whole(conn: &mut DbConnection, case: Case) -> Outcome<WholeCase> {
    let present = Present::new(diesel::select(present!(case.town, case.id)).get_result(conn)?);
    with_present_children(conn, vec![case], &present)?.pop().ok_or_else(|| Problem::new(Code::NotFound))
}

/// Cases with everything that belongs to them, in the order given.
pub fn with_children(conn: &mut DbConnection, found: Vec<Case>) -> Outcome<Vec<WholeCase>> {
    let order: HashMap<Key<CaseId>, usize> = found.iter().map(Case::key).zip(0..).collect();
    let mut all = Vec::new();
    for of_town in by_town(found, |case| case.town).into_values() {
        all.append(&mut with_present_children(conn, of_town, &Present::ALL)?);
    }
    all.sort_by_key(|whole| order.get(&whole.case.key()).copied());
    Ok(all)
}

/// All of them are of one town.
fn with_present_children(conn: &mut DbConnection, found: Vec<Case>, present: &Present) -> Outcome<Vec<WholeCase>> {
    let Some(town) = found.first().map(|case| case.town) else { return Ok(Vec::new()) };
    let ids: Vec<CaseId> = found.iter().map(|case| case.id).collect();
    let (parties_order, participants_order) = (
        (case_parties::case_id, case_parties::position, case_parties::id),
        (case_participants::case_id, case_participants::position, case_participants::id),
    );
    let performances_order = (case_performances::case_id, case_performances::seen_on, case_performances::id);
    let transfers_order = (case_transfers::case_id, case_transfers::sent_on, case_transfers::id);
    let limits = children!(present.limits, conn, case_limits, Limits, town, ids, case_limits::case_id);
    let parties = children!(present.parties, conn, case_parties, Party, town, ids, parties_order);
    let participants = children!(present.participants, conn, case_participants, Participant, town, ids, participants_order);
    let by_number = (case_resolutions::case_id, case_resolutions::number);
    let resolutions = children!(present.resolutions, conn, case_resolutions, Resolution, town, ids, by_number);
    let by_number = (case_instalments::case_id, case_instalments::number);
    let instalments = children!(present.instalments, conn, case_instalments, Instalment, town, ids, by_number);
    let performances = children!(present.performances, conn, case_performances, PerformanceSeen, town, ids, performances_order);
    let endings = children!(present.endings, conn, case_endings, Ending, town, ids, (case_endings::case_id, case_endings::number));
    let transfers = children!(present.transfers, conn, case_transfers, Transfer, town, ids, transfers_order);
    let numbers = if present.numbers { platform_numbers_of(conn, town, &ids)? } else { Vec::new() };
    let merged = if present.merged { merged_into_any(conn, town, &ids)? } else { Vec::new() };
    Ok(found
        .into_iter()
        .map(|case| WholeCase {
            limits: limits.iter().find(|row| row.case_id == case.id).cloned(),
            parties: parties.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            participants: participants.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            resolutions: resolutions.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            instalments: instalments.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            performances: performances.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            endings: endings.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            transfers: transfers.iter().filter(|row| row.case_id == case.id).cloned().collect(),
            platform_nos: numbers.iter().filter(|(id, _)| *id == case.id).map(|(_, number)| number.clone()).collect(),
            merged_from: merged.iter().filter(|(_, into)| *into == Some(case.id)).map(|(id, _)| *id).collect(),
            case,
        })
        .collect())
}

/// The cases merged into some cases, with which.
fn merged_into_any(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, Option<CaseId>)>> {
    let merged = cases::table.filter(cases::town.eq(town)).order(cases::id).select((cases::id, cases::merged_into));
    Ok(match ids {
        [only] => merged.filter(cases::merged_into.eq(only)).load(conn)?,
        _ => merged.filter(cases::merged_into.eq_any(ids.to_vec())).load(conn)?,
    })
}

/// The platform's numbers of some cases of a town, from their own ledger and from the entries matched to them, each once.
fn platform_numbers_of(conn: &mut DbConnection, town: TownKey, ids: &[CaseId]) -> Outcome<Vec<(CaseId, String)>> {
    let own = case_platform_numbers::table.filter(case_platform_numbers::town.eq(town));
    let entered = online_entries::table.filter(online_entries::town.eq(town));
    let (number, entry) = (case_platform_numbers::case_id, online_entries::case_id);
    let (ours, theirs) = ((number, case_platform_numbers::platform_no), (entry.assume_not_null(), online_entries::platform_no));
    let mut numbers: Vec<(CaseId, String)> = match ids {
        [only] => own.filter(number.eq(only)).select(ours).load(conn)?,
        _ => own.filter(number.eq_any(ids.to_vec())).select(ours).load(conn)?,
    };
    let matched: Vec<(CaseId, String)> = match ids {
        [only] => entered.filter(entry.eq(only)).select(theirs).load(conn)?,
        _ => entered.filter(entry.eq_any(ids.to_vec())).select(theirs).load(conn)?,
    };
    numbers.extend(matched);
    numbers.sort();
    numbers.dedup();
    Ok(numbers)
}

/// The platform's numbers of one case.
pub fn platform_nos_of(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<String>> {
    Ok(platform_numbers_of(conn, case.town, &[case.id])?.into_iter().map(|(_, number)| number).collect())
}

pub fn insert_case(conn: &mut DbConnection, case: &Case) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(cases::table).values(case).execute(conn))?;
    Ok(())
}

pub fn update_case(conn: &mut DbConnection, case: &Case) -> Outcome<()> {
    on_each_engine!(conn => diesel::update(cases::table.find((case.town, case.id))).set(case).execute(conn))?;
    Ok(())
}
