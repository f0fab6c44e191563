//! Which records a figure is about: the year, the place, and the day from which it is looked at.
//!
//! It writes the values of a table's `{…}` places. All of them are typed values of ours (days, ids,
//! numbers, code words); no text of a person ever enters a query.

use std::fmt::Display;

use super::store;
use crate::calendar::{Day, EARLIEST_YEAR, HalfMonth, LATEST_YEAR, WorkingCalendar, year_end, year_start};
use crate::cases::lists::Kind;
use crate::coded::Coded;
use crate::context::Context;
use crate::db::{DbConnection, calendar_days};
use crate::ids::{CaseId, EntryId, RoomId, TownId, TownKey};
use crate::online_entries::suggestions;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Locality, Scope};
use crate::rooms::{Room, Town, find_room, find_town, localities, narrowed, rooms_in};
use crate::settings::Settings;

/// The year and the place: one part for each town it reaches into, because no statement reaches over two.
pub struct ReportScope {
    pub year: i32,
    pub place: Scope,
    pub towns: Vec<TownScope>,
    today: Day,
}

/// The part of a scope that was asked for; 404 for what lies outside it.
pub fn place_within(conn: &mut DbConnection, scope: Scope, town: Option<TownId>, room: Option<RoomId>) -> Outcome<Scope> {
    let place = narrowed(conn, scope, town, room)?;
    // Who reaches a room reaches no sum of its town.
    let beyond = matches!(scope, Scope::Room(..)) && town.is_some() && room.is_none();
    if beyond { Err(Problem::new(Code::NotFound)) } else { Ok(place) }
}

impl ReportScope {
    /// The scope of one year, each town with its own settings; 422 for a year in which no record can be dated.
    pub fn new(conn: &mut DbConnection, context: &Context, place: Scope, year: i32) -> Outcome<Self> {
        Self::by(conn, place, year, context.clock.today(), |conn, town| context.settings(conn, Some(town)))
    }

    /// The same by settings that somebody else knows.
    pub fn by(
        conn: &mut DbConnection,
        place: Scope,
        year: i32,
        today: Day,
        mut settings: impl FnMut(&mut DbConnection, TownKey) -> Outcome<Settings>,
    ) -> Outcome<Self> {
        if !(EARLIEST_YEAR..=LATEST_YEAR).contains(&year) {
            return Err(Problem::at("/year", Code::OutOfRange));
        }
        let mut towns = Vec::new();
        for at in localities(conn, place)? {
            let settings = settings(conn, at.town)?;
            towns.push(TownScope::read(conn, at, year, today, settings)?);
        }
        Ok(Self { year, place, towns, today })
    }

    /// Whether the working days of the year are known, of every town.
    pub fn knows_calendar(&self) -> bool {
        self.towns.iter().all(TownScope::knows_calendar)
    }

    /// Whether the year is over: what is counted on its last day is only then what it will be.
    pub fn is_over(&self) -> bool {
        self.today > year_end(self.year)
    }

    /// The town, where it is one.
    pub fn only_town(&self) -> Option<&Town> {
        match self.towns.as_slice() {
            [only] => Some(&only.town),
            _ => None,
        }
    }

    /// What a file about this year and place is called.
    pub fn title(&self, conn: &mut DbConnection) -> Outcome<String> {
        Ok(format!("{}{}年度统计", self.place_name(conn)?, self.year))
    }

    /// The name of the town or room; empty for all of them.
    pub fn place_name(&self, conn: &mut DbConnection) -> Outcome<String> {
        Ok(match self.place {
            Scope::All => String::new(),
            Scope::Town(_) => self.only_town().map(|town| town.name.clone()).unwrap_or_default(),
            Scope::Room(_, room) => find_room(conn, self.place, room)?.name,
        })
    }

    /// The entries and cases that are probably the same, those of other years too.
    pub fn probable(&mut self, conn: &mut DbConnection) -> Outcome<Vec<Probable>> {
        let mut all = Vec::new();
        for town in &mut self.towns {
            all.extend_from_slice(town.probable(conn)?);
        }
        Ok(all)
    }
}

/// One town of a scope, or one of its rooms, with what the settings and the calendar say about it.
pub struct TownScope {
    pub at: Locality,
    pub town: Town,
    pub settings: Settings,
    pub today: Day,
    year: i32,
    calendar: WorkingCalendar,
    mergers: Vec<(RoomId, RoomId)>,
    probable: Option<Vec<Probable>>,
}

impl TownScope {
    fn read(conn: &mut DbConnection, at: Locality, year: i32, today: Day, settings: Settings) -> Outcome<Self> {
        let town = find_town(conn, at.town)?;
        let calendar = calendar_days::load(conn, Some(at.town))?;
        let mergers = mergers(&rooms_in(conn, at.scope())?);
        Ok(Self { at, town, settings, today, year, calendar, mergers, probable: None })
    }

    fn knows_calendar(&self) -> bool {
        self.calendar.knows(self.year)
    }

    /// A fragment of a table with its `{…}` places written out.
    pub fn fill(&mut self, conn: &mut DbConnection, fragment: &str) -> Outcome<String> {
        let mut parts = fragment.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (place, rest) = part.split_once('}').ok_or_else(|| Problem::internal("a place of a fragment is not closed"))?;
            filled.push_str(&self.value(conn, place)?);
            filled.push_str(rest);
        }
        Ok(filled)
    }

    fn value(&mut self, conn: &mut DbConnection, place: &str) -> Outcome<String> {
        let words: Vec<&str> = place.split(' ').collect();
        Ok(match words.as_slice() {
            ["first"] => literal(year_start(self.year)),
            ["last"] => literal(year_end(self.year)),
            ["group_visit_persons"] => self.settings.group_visit_persons.to_string(),
            ["town"] => self.at.town.to_string(),
            ["town_id"] => literal(self.town.id),
            ["here", table, room] => self.here(table, room),
            ["town_wide"] => if self.at.room.is_none() { "1 = 1" } else { "1 = 0" }.to_owned(),
            ["kind15", kind] => rolled_up(kind),
            ["room_now", room] => replaced(room, &self.mergers),
            ["working_days"] => self.working_days(),
            ["half_months"] => self.half_months(),
            ["suggested_entries"] => list(self.probable(conn)?.iter().filter(|pair| pair.entered).map(|pair| pair.entry)),
            ["suggested_cases"] => list(self.probable(conn)?.iter().filter(|pair| pair.resolved).map(|pair| pair.case)),
            ["suggested_to_resolved"] => {
                list(self.probable(conn)?.iter().filter(|pair| pair.entered && pair.resolved).map(|pair| pair.entry))
            }
            _ => return Err(Problem::internal(format!("no value for {{{place}}}"))),
        })
    }

    fn here(&self, table: &str, room: &str) -> String {
        let town = format!("{table}.town = {}", self.at.town);
        self.at.room.map_or(town.clone(), |id| format!("{town} AND {table}.{room} = '{id}'"))
    }

    fn working_days(&self) -> String {
        let days = year_start(self.year).iter_days().take_while(|day| *day <= year_end(self.year));
        let working = days.filter(|day| self.knows_calendar() && self.calendar.is_working(*day));
        rows(&["day"], working.map(|day| vec![day.to_string()]))
    }

    /// The half-months of the year, each with whether its due day is past.
    fn half_months(&self) -> String {
        let due_days = u64::from(self.settings.screening_due_days);
        let past_due = |half: HalfMonth| if half.due_on(due_days) < self.today { "yes" } else { "no" };
        let row =
            |half: HalfMonth| vec![half.to_string(), half.starts_on().to_string(), half.ends_on().to_string(), past_due(half).to_owned()];
        rows(&["half_month", "starts_on", "ends_on", "past_due"], HalfMonth::all_of(self.year).map(row))
    }

    fn probable(&mut self, conn: &mut DbConnection) -> Outcome<&[Probable]> {
        if self.probable.is_none() {
            let pairs = suggestions(conn, self.at, &self.settings)?;
            let (entries, cases): (Vec<EntryId>, Vec<CaseId>) = pairs.iter().map(|pair| (pair.entry_id, pair.case_id)).unzip();
            let entered = store::entered_among(conn, self.at.town, &entries, self.year)?;
            let resolved = store::resolved_among(conn, self.at.town, &cases, self.year)?;
            let in_year = |(entry, case)| Probable { entry, case, entered: entered.contains(&entry), resolved: resolved.contains(&case) };
            self.probable = Some(entries.into_iter().zip(cases).map(in_year).collect());
        }
        self.probable.as_deref().ok_or_else(|| Problem::internal("suggestions were not kept"))
    }
}

/// An entry and a case that are probably the same, and what of them lies in the year.
#[derive(Clone, Copy)]
pub struct Probable {
    pub entry: EntryId,
    pub case: CaseId,
    entered: bool,
    resolved: bool,
}

fn literal(value: impl Display) -> String {
    format!("'{value}'")
}

/// The inside of `IN (…)`; an empty text stands for nobody, because `IN ()` is not portable.
fn list<T: Display>(values: impl Iterator<Item = T>) -> String {
    let texts: Vec<String> = values.map(literal).collect();
    if texts.is_empty() { literal("") } else { texts.join(", ") }
}

/// A small table of text columns; the first row names them.
fn rows(names: &[&str], values: impl Iterator<Item = Vec<String>>) -> String {
    let named = |row: Vec<String>| -> String {
        let cells = row.iter().zip(names).map(|(value, name)| format!("'{value}' AS {name}"));
        format!("SELECT {}", cells.collect::<Vec<_>>().join(", "))
    };
    let selects: Vec<String> = values.map(named).collect();
    if selects.is_empty() {
        return format!("{} WHERE 1 = 0", named(names.iter().map(|_| String::new()).collect()));
    }
    selects.join(" UNION ALL ")
}

fn rolled_up(kind: &str) -> String {
    let moved = Kind::ALL.iter().filter(|kind| kind.code() != kind.rolled_up().code());
    let moved: Vec<_> = moved.map(|kind| (kind.code(), kind.rolled_up().code())).collect();
    replaced(kind, &moved)
}

/// A column with some of its values replaced by others.
fn replaced(column: &str, pairs: &[(impl Display, impl Display)]) -> String {
    if pairs.is_empty() {
        return column.to_owned();
    }
    let cases: Vec<String> = pairs.iter().map(|(from, to)| format!("WHEN '{from}' THEN '{to}'")).collect();
    format!("CASE {column} {} ELSE {column} END", cases.join(" "))
}

/// Every merged room with the room that stands in its place today, however many mergers lie between.
fn mergers(rooms: &[Room]) -> Vec<(RoomId, RoomId)> {
    let next = |id: RoomId| rooms.iter().find(|room| room.id == id).and_then(|room| room.merged_into);
    let merged = rooms.iter().filter_map(|room| Some((room.id, room.merged_into?)));
    // As many steps as there are rooms, so that no circle keeps us.
    let last = |first: RoomId| (0..rooms.len()).try_fold(first, |at, _| next(at).ok_or(at)).unwrap_or_else(|end| end);
    merged.map(|(room, into)| (room, last(into))).collect()
}
