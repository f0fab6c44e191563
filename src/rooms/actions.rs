//! What people do with towns and rooms.

use serde_json::Value;

use super::model::{Room, Town, WholeRoom};
use super::shapes::{NewRoom, NewTown, RoomPatch, TownPatch, room_json, town_json};
use super::store::{self, towns};
use crate::audit::{self, Action, Event, Record, Seen, row_without};
use crate::calendar::HalfMonth;
use crate::clock::Instant;
use crate::context::Work;
use crate::ids::{RoomId, TownId, TownKey};
use crate::problem::{Code, Outcome, Problem, require_valid};
use crate::rights::Scope;
use crate::text::fold;

/// Adds a town.
pub fn open_town(work: &mut Work<'_>, id: TownId, draft: NewTown) -> Outcome<Town> {
    if towns::all_towns(work.conn)?.iter().any(|town| town.name == draft.name) {
        return Err(Problem::at("/name", Code::NameTaken));
    }
    let town = Town {
        number: towns::next_number(work.conn)?,
        id,
        name: draft.name,
        county: draft.county,
        code: draft.code,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
        obligations_from: draft.obligations_from.unwrap_or(HalfMonth::of(work.today)),
    };
    towns::insert_town(work.conn, &town)?;
    audit::begin_chain(work.conn, town.number)?;
    audit::record(work, town_event(Action::OpenTown, &town).changing(serde_json::json!({ "name": [null, town.name] })))?;
    Ok(town)
}

/// Corrects what is known of a town.
pub fn correct_town(work: &mut Work<'_>, town: &Town, patch: TownPatch) -> Outcome<Town> {
    let from = patch.obligations_from.unwrap_or(town.obligations_from);
    let id = town.id;
    let town = work.edit(
        town,
        |town| town_event(Action::CorrectTown, town),
        |work, town| {
            if let Some(name) = patch.name {
                if towns::all_towns(work.conn)?.iter().any(|other| other.name == name && other.id != id) {
                    return Err(Problem::at("/name", Code::NameTaken));
                }
                town.name = name;
            }
            patch.county.apply(&mut town.county);
            patch.code.apply(&mut town.code);
            Ok(())
        },
    )?;
    begin_obligations(work, town, from)
}

/// Sets from which half-month a town's rooms owe reports.
pub fn begin_obligations(work: &mut Work<'_>, town: Town, from: HalfMonth) -> Outcome<Town> {
    if town.obligations_from == from {
        return Ok(town);
    }
    work.not_in_the_future(from.starts_on(), "/obligations_from")?;
    work.amend(
        &town,
        |town| town_event(Action::BeginObligations, town),
        |_, town| {
            town.obligations_from = from;
            Ok(())
        },
    )
}

impl Record for Town {
    fn raise(&mut self, now: Instant) {
        self.revision += 1;
        self.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        row_without(self, &[])
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        towns::update_town(work.conn, self)
    }
}

impl Seen for Town {
    fn revision(&self) -> i32 {
        self.revision
    }

    fn current(&self, _: &Work<'_>) -> Outcome<Value> {
        Ok(town_json(self))
    }
}

fn town_event(action: Action, town: &Town) -> Event {
    Event::new(action, town.id).at(town.number, None)
}

/// Opens a room.
pub fn open_room(work: &mut Work<'_>, town: TownKey, id: RoomId, draft: NewRoom) -> Outcome<Room> {
    let room = Room {
        town,
        id,
        position: store::next_position(work.conn, town)?,
        short_name: draft.short_name.unwrap_or_else(|| short_name(&draft.name).to_owned()),
        name: draft.name,
        kind: draft.kind,
        code: draft.code,
        opened_on: draft.opened_on,
        closed_on: draft.closed_on,
        merged_into: None,
        revision: 1,
        created_at: work.now,
        updated_at: work.now,
    };
    check_days(work, &room)?;
    require_free_name(work, &room)?;
    store::insert_room(work.conn, &room)?;
    save_names(work, &room, &draft.aliases)?;
    let after = serde_json::json!({ "name": [null, room.name], "opened_on": [null, room.opened_on] });
    audit::record(work, room_event(Action::OpenRoom, &room).changing(after))?;
    Ok(room)
}

/// Corrects, renames, closes or merges a room.
pub fn correct_room(work: &mut Work<'_>, scope: Scope, id: RoomId, patch: RoomPatch) -> Outcome<WholeRoom> {
    let whole = store::find_whole_room(work.conn, scope, id)?;
    work.edit(
        &whole,
        |whole| room_event(Action::CorrectRoom, &whole.room),
        |work, WholeRoom { room, aliases, .. }| {
            if let Some(sent) = patch.aliases {
                *aliases = sent;
            }
            if let Some(name) = patch.name {
                add_former_name(aliases, room, &name);
                room.name = name;
            }
            room.short_name = patch.short_name.unwrap_or_else(|| room.short_name.clone());
            room.kind = patch.kind.unwrap_or(room.kind);
            room.opened_on = patch.opened_on.unwrap_or(room.opened_on);
            patch.code.apply(&mut room.code);
            patch.closed_on.apply(&mut room.closed_on);
            patch.merged_into.apply(&mut room.merged_into);
            check_merger(work, room)?;
            check_days(work, room)?;
            require_free_name(work, room)
        },
    )
}

impl Record for WholeRoom {
    fn raise(&mut self, now: Instant) {
        self.room.revision += 1;
        self.room.updated_at = now;
    }

    fn row(&self) -> Outcome<Value> {
        let mut row = row_without(&self.room, &[])?;
        if let Some(fields) = row.as_object_mut() {
            fields.insert("aliases".to_owned(), serde_json::json!(self.aliases));
        }
        Ok(row)
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        store::update_room(work.conn, &self.room)?;
        store::forget_names(work.conn, &self.room)?;
        save_names(work, &self.room, &self.aliases)?;
        // A name that the room bears anyway is no alias.
        self.aliases = store::aliases_of(work.conn, &self.room)?;
        Ok(())
    }
}

impl Seen for WholeRoom {
    fn revision(&self) -> i32 {
        self.room.revision
    }

    fn current(&self, _: &Work<'_>) -> Outcome<Value> {
        room_json(self)
    }
}

fn room_event(action: Action, room: &Room) -> Event {
    Event::new(action, room.id).at(room.town, Some(room.id))
}

/// A closing may be planned, an opening is a fact.
fn check_days(work: &Work<'_>, room: &Room) -> Outcome<()> {
    work.not_in_the_future(room.opened_on, "/opened_on")?;
    require_valid(room)
}

/// A room that is merged ends, and the one that takes over was open on the day it ended; so nobody merges in a circle.
fn check_merger(work: &mut Work<'_>, room: &Room) -> Outcome<()> {
    let Some(into) = room.merged_into else { return Ok(()) };
    let successor = store::find_room(work.conn, Scope::Town(room.town), into);
    let Some(successor) = successor.ok().filter(|other| other.id != room.id) else {
        return Err(Problem::at("/merged_into", Code::UnknownReference));
    };
    if room.closed_on.is_none_or(|closed| successor.open_within(closed, closed)) {
        return Ok(());
    }
    Err(Problem::at("/merged_into", Code::WrongOrder)
        .saying("并入的调解室在撤并那天没有开着", "The room that takes over was not open on the day this one closed"))
}

/// Old papers and workbooks go on using the name a room had.
fn add_former_name(aliases: &mut Vec<String>, room: &Room, name: &str) {
    let same = |alias: &String| fold(alias) == fold(&room.name);
    if fold(name) != fold(&room.name) && !aliases.iter().any(same) {
        aliases.push(room.name.clone());
    }
}

fn require_free_name(work: &mut Work<'_>, room: &Room) -> Outcome<()> {
    let known = store::named_room(work.conn, room.town, &room.name)?;
    if known.is_some_and(|other| other.id != room.id) { Err(Problem::at("/name", Code::NameTaken)) } else { Ok(()) }
}

fn save_names(work: &mut Work<'_>, room: &Room, aliases: &[String]) -> Outcome<()> {
    if !store::save_name(work.conn, room, &room.name, None)? {
        return Err(Problem::at("/name", Code::NameTaken));
    }
    if !store::save_name(work.conn, room, &room.short_name, None)? {
        return Err(Problem::at("/short_name", Code::NameTaken));
    }
    for (number, alias) in aliases.iter().enumerate() {
        if !store::save_name(work.conn, room, alias, Some(alias))? {
            return Err(Problem::at(format!("/aliases/{number}"), Code::NameTaken));
        }
    }
    Ok(())
}

/// 红关 for 红关村; communities keep their word, since 平安 alone would be the town.
fn short_name(name: &str) -> &str {
    match name.strip_suffix('村') {
        Some(short) if !short.is_empty() => short,
        _ => name,
    }
}
