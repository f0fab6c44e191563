//! The queries of parties, participants, agreements, steps and numbers.

use chrono::Datelike;
use diesel::prelude::*;

use crate::calendar::{Day, year_end};
use crate::cases::model::{Case, Ending, Instalment, Limits, Participant, Party, PerformanceSeen, Resolution, StepTaken};
use crate::db::DbConnection;
use crate::db::schema::{
    case_endings, case_instalments, case_limits, case_mergers, case_numbers, case_participants, case_parties, case_performances,
    case_platform_numbers, case_resolutions, case_steps, cases,
};
use crate::ids::{CaseId, Key, ParticipantId, PartyId, PersonId, ResolutionId, RoomId, TownKey};
use crate::on_each_engine;
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::find_in;

/// Inserts the parties that come with a case.
pub fn insert_parties(conn: &mut DbConnection, parties: &[Party]) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(case_parties::table).values(parties).execute(conn))?;
    Ok(())
}

pub fn insert_party(conn: &mut DbConnection, party: &Party) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(case_parties::table).values(party).execute(conn))?;
    Ok(())
}

pub fn update_party(conn: &mut DbConnection, party: &Party) -> Outcome<()> {
    diesel::update(case_parties::table.find((party.town, party.case_id, party.id))).set(party).execute(conn)?;
    Ok(())
}

pub fn remove_party(conn: &mut DbConnection, case: Key<CaseId>, id: PartyId) -> Outcome<()> {
    diesel::delete(case_parties::table.find((case.town, case.id, id))).execute(conn)?;
    Ok(())
}

/// Unties the participants of all cases from a person who leaves the register; their names stay. Gives the cases.
pub fn forget_person(conn: &mut DbConnection, person: Key<PersonId>) -> Outcome<Vec<CaseId>> {
    let named = case_participants::table.filter(case_participants::town.eq(person.town).and(case_participants::person_id.eq(person.id)));
    let cases = named.order(case_participants::case_id).select(case_participants::case_id).distinct().load(conn)?;
    diesel::update(named).set(case_participants::person_id.eq(None::<PersonId>)).execute(conn)?;
    Ok(cases)
}

/// A party of a scope by its own id, or 404.
pub fn find_party(conn: &mut DbConnection, scope: Scope, id: PartyId) -> Outcome<Party> {
    find_in(conn, scope, |conn, at| party_with_id(conn, at.town, id))
}

/// A party of a town by its own id, whichever case it belongs to.
pub fn party_with_id(conn: &mut DbConnection, town: TownKey, id: PartyId) -> Outcome<Party> {
    Ok(case_parties::table.filter(case_parties::town.eq(town).and(case_parties::id.eq(id))).select(Party::as_select()).get_result(conn)?)
}

pub fn insert_participant(conn: &mut DbConnection, participant: &Participant) -> Outcome<()> {
    on_each_engine!(conn => diesel::insert_into(case_participants::table).values(participant).execute(conn))?;
    Ok(())
}

pub fn update_participant(conn: &mut DbConnection, participant: &Participant) -> Outcome<()> {
    diesel::update(case_participants::table.find((participant.town, participant.case_id, participant.id)))
        .set(participant)
        .execute(conn)?;
    Ok(())
}

pub fn remove_participant(conn: &mut DbConnection, case: Key<CaseId>, id: ParticipantId) -> Outcome<()> {
    diesel::delete(case_participants::table.find((case.town, case.id, id))).execute(conn)?;
    Ok(())
}

pub fn insert_resolution(conn: &mut DbConnection, resolution: &Resolution) -> Outcome<()> {
    diesel::insert_into(case_resolutions::table).values(resolution).execute(conn)?;
    Ok(())
}

pub fn insert_ending(conn: &mut DbConnection, ending: &Ending) -> Outcome<()> {
    diesel::insert_into(case_endings::table).values(ending).execute(conn)?;
    Ok(())
}

pub fn update_resolution(conn: &mut DbConnection, resolution: &Resolution) -> Outcome<()> {
    diesel::update(case_resolutions::table.find((resolution.town, resolution.case_id, resolution.id))).set(resolution).execute(conn)?;
    Ok(())
}

pub fn update_ending(conn: &mut DbConnection, ending: &Ending) -> Outcome<()> {
    diesel::update(case_endings::table.find((ending.town, ending.case_id, ending.id))).set(ending).execute(conn)?;
    Ok(())
}

/// Removes the parts in which an agreement was to be performed.
pub fn remove_instalments(conn: &mut DbConnection, case: Key<CaseId>, of: ResolutionId) -> Outcome<()> {
    let of_case = of_case!(case_instalments, case);
    diesel::delete(of_case.filter(case_instalments::resolution_id.eq(of))).execute(conn)?;
    Ok(())
}

/// Gives a step another day.
pub fn date_step(conn: &mut DbConnection, step: &StepTaken, on: Day, found_on: Day) -> Outcome<()> {
    let later_year = on > year_end(found_on.year());
    diesel::update(case_steps::table.find((step.town, step.case_id, step.id)))
        .set((case_steps::taken_on.eq(on), case_steps::later_year.eq(later_year)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_instalment(conn: &mut DbConnection, instalment: &Instalment) -> Outcome<()> {
    diesel::insert_into(case_instalments::table).values(instalment).execute(conn)?;
    Ok(())
}

pub fn insert_performance(conn: &mut DbConnection, seen: &PerformanceSeen) -> Outcome<()> {
    diesel::insert_into(case_performances::table).values(seen).execute(conn)?;
    Ok(())
}

pub fn insert_platform_number(conn: &mut DbConnection, case: Key<CaseId>, number: &str) -> Outcome<()> {
    use case_platform_numbers::{case_id, platform_no, table, town};
    diesel::insert_into(table).values((town.eq(case.town), case_id.eq(case.id), platform_no.eq(number))).execute(conn)?;
    Ok(())
}

/// The steps taken, in order.
pub fn steps_of(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<StepTaken>> {
    Ok(of_case!(case_steps, case).order(case_steps::number).select(StepTaken::as_select()).load(conn)?)
}

pub fn insert_step(conn: &mut DbConnection, step: &StepTaken) -> Outcome<()> {
    diesel::insert_into(case_steps::table).values(step).execute(conn)?;
    Ok(())
}

/// Notes for each step of a case anew whether its year is later than that in which the case was found.
pub fn date_steps_anew(conn: &mut DbConnection, case: Key<CaseId>, found_on: Day) -> Outcome<()> {
    let steps = of_case!(case_steps, case);
    diesel::update(steps).set(case_steps::later_year.eq(case_steps::taken_on.gt(year_end(found_on.year())))).execute(conn)?;
    Ok(())
}

/// Marks the finishing steps of a case as undone from a day on: it was reopened then.
pub fn undo_finishing_steps(conn: &mut DbConnection, case: Key<CaseId>, day: Day) -> Outcome<()> {
    let steps = of_case!(case_steps, case);
    diesel::update(steps.filter(case_steps::finishes.eq(true).and(case_steps::undone_on.is_null())))
        .set(case_steps::undone_on.eq(Some(day)))
        .execute(conn)?;
    Ok(())
}

/// The next number of a room's cases in a year; a number once given is never given again, unless the import that took it is undone.
pub fn next_case_number(conn: &mut DbConnection, room: Key<RoomId>, year: i32) -> Outcome<i32> {
    let of_year = case_numbers::table.find((room.town, room.id, year));
    let raised = diesel::update(of_year).set(case_numbers::last.eq(case_numbers::last + 1)).execute(conn)?;
    if raised == 0 {
        let first = (case_numbers::town.eq(room.town), case_numbers::room_id.eq(room.id), case_numbers::year.eq(year));
        diesel::insert_into(case_numbers::table).values((first, case_numbers::last.eq(1))).execute(conn)?;
        return Ok(1);
    }
    Ok(of_year.select(case_numbers::last).get_result(conn)?)
}

/// Whether a number already stands on a case of a town.
pub fn is_case_number(conn: &mut DbConnection, town: TownKey, number: &str) -> Outcome<bool> {
    let named = cases::table.filter(cases::town.eq(town).and(cases::case_no.eq(number)));
    Ok(diesel::select(diesel::dsl::exists(named)).get_result(conn)?)
}

/// The participants of a case, in order.
pub fn participants_of(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<Participant>> {
    Ok(of_case!(case_participants, case)
        .order((case_participants::position, case_participants::id))
        .select(Participant::as_select())
        .load(conn)?)
}

/// Keeps the days agreed or set for a case.
pub fn save_limits(conn: &mut DbConnection, limits: &Limits) -> Outcome<()> {
    if diesel::update(case_limits::table.find((limits.town, limits.case_id))).set(limits).execute(conn)? == 0 {
        diesel::insert_into(case_limits::table).values(limits).execute(conn)?;
    }
    Ok(())
}

/// The cases merged into this one, oldest first.
pub fn merged_into(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<Case>> {
    Ok(cases::table
        .filter(cases::town.eq(case.town).and(cases::merged_into.eq(case.id)))
        .order(cases::id)
        .select(Case::as_select())
        .load(conn)?)
}

/// Keeps into which case a person merged one.
pub fn record_merger(conn: &mut DbConnection, case: Key<CaseId>, into: CaseId) -> Outcome<()> {
    let row = (case_mergers::town.eq(case.town), case_mergers::case_id.eq(case.id), case_mergers::into_id.eq(into));
    diesel::insert_into(case_mergers::table).values(row).execute(conn)?;
    Ok(())
}

pub fn remove_merger(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<()> {
    diesel::delete(case_mergers::table.find((case.town, case.id))).execute(conn)?;
    Ok(())
}

/// Of the cases that now name `end`, those that came there through `case`, at whatever distance.
pub fn merged_by_way_of(conn: &mut DbConnection, case: Key<CaseId>, end: CaseId) -> Outcome<Vec<Case>> {
    let mut waiting = merged_into(conn, Key::new(case.town, end))?;
    let ids: Vec<CaseId> = waiting.iter().map(|other| other.id).collect();
    let ways: Vec<(CaseId, CaseId)> = case_mergers::table
        .filter(case_mergers::town.eq(case.town).and(case_mergers::case_id.eq_any(ids)))
        .select((case_mergers::case_id, case_mergers::into_id))
        .load(conn)?;
    let mut behind = vec![case.id];
    let mut through = Vec::new();
    while let Some(next) = behind.pop() {
        let here = |other: &Case| ways.contains(&(other.id, next));
        behind.extend(waiting.iter().filter(|other| here(other)).map(|other| other.id));
        through.extend(waiting.extract_if(.., |other| here(other)));
    }
    Ok(through)
}

/// The parties of a case, in order.
pub fn parties_of(conn: &mut DbConnection, case: Key<CaseId>) -> Outcome<Vec<Party>> {
    Ok(of_case!(case_parties, case).order((case_parties::position, case_parties::id)).select(Party::as_select()).load(conn)?)
}
