//! Which room is meant by what stands in a ledger: `红关`, `平安镇红关村`, `红关村3组`, `云阳县平安镇红关村人民调解委员会`.

use std::collections::HashMap;

use super::lists::Field;
use super::progress::ProgressReporter;
use super::values::{Dictionary, Unknown};
use crate::context::Work;
use crate::ids::{PersonId, RoomId, TownId, TownKey};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{Room, Town, find_room, find_town, named_room};
use crate::text::fold;

/// Words people put behind the name of a room.
const BEHIND: &[&str] = &["人民调解委员会", "调解委员会", "人民调解室", "调解室", "调委会", "村民委员会", "居民委员会", "居委会", "委会"];
/// No room's name is longer.
const LONGEST: usize = 20;

/// Looks up rooms of one town, each text once.
pub struct RoomLookup {
    town: Town,
    known: HashMap<String, Option<Room>>,
    dictionary: Dictionary,
    unknown: Unknown,
    namesakes: HashMap<String, Vec<PersonId>>,
    watch: ProgressReporter,
}

impl RoomLookup {
    /// The dictionary holds the names that the clerk has explained.
    pub fn of_town(work: &mut Work<'_>, town: TownKey, dictionary: Dictionary, watch: ProgressReporter) -> Outcome<Self> {
        let (town, unknown) = (find_town(work.conn, town)?, Unknown::default());
        Ok(Self { town, known: HashMap::new(), dictionary, unknown, namesakes: HashMap::new(), watch })
    }

    /// The name of a room met in this file; the town's own committee has none.
    pub fn name_of(&self, room: Option<RoomId>) -> String {
        let Some(id) = room else { return self.town.name.clone() };
        let known = self.known.values().flatten().find(|room| room.id == id);
        known.map_or_else(|| "…".to_owned(), |room| room.name.clone())
    }

    /// Says that one more row has been compared with what is on record.
    pub fn step(&self) {
        self.watch.step();
    }

    /// Notes a name no room has.
    pub fn ask_about(&mut self, text: &str) {
        self.unknown.add(Field::Room, text);
    }

    /// The names no room has.
    pub fn unknown(self) -> Unknown {
        self.unknown
    }

    /// The words the clerk has explained.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Notes a name that several people of the register bear.
    pub fn ask_which_person(&mut self, name: &str, among: Vec<PersonId>) {
        self.unknown.add(Field::LegalLiterates, name);
        self.namesakes.entry(name.to_owned()).or_insert(among);
    }

    /// The people who bear a name that was asked about.
    pub fn namesakes(&mut self) -> HashMap<String, Vec<PersonId>> {
        std::mem::take(&mut self.namesakes)
    }

    /// What it is known by outside.
    pub fn town_id(&self) -> TownId {
        self.town.id
    }

    pub fn town(&self) -> TownKey {
        self.town.number
    }

    /// The room a text names, with or without the town before and words behind.
    pub fn named(&mut self, work: &mut Work<'_>, text: &str) -> Outcome<Option<Room>> {
        if let Some(room) = self.dictionary.room(text) {
            return find_room(work.conn, Scope::Town(self.town.number), room).map(Some);
        }
        let bare = self.without_town(text);
        let mut spellings = vec![text, bare];
        spellings.extend(BEHIND.iter().filter_map(|word| bare.strip_suffix(word)).filter(|rest| !rest.is_empty()));
        for spelling in spellings {
            if let Some(room) = self.look_up(work, spelling)? {
                return Ok(Some(room));
            }
        }
        Ok(None)
    }

    /// The room an address or a title begins with.
    pub fn beginning(&mut self, work: &mut Work<'_>, text: &str) -> Outcome<Option<Room>> {
        let text = fold(text);
        let text = text.split_once("填报单位:").map_or(text.as_str(), |(_, rest)| rest);
        let bare: Vec<char> = self.without_town(text).chars().take(LONGEST).collect();
        for length in (2..=bare.len()).rev() {
            let start: String = bare.iter().take(length).collect();
            if let Some(room) = self.look_up(work, &start)? {
                return Ok(Some(room));
            }
        }
        Ok(None)
    }

    /// Whether a committee is the town's own rather than a village's.
    pub fn is_the_towns_own(&self, committee: &str) -> bool {
        let bare = self.without_town(committee);
        committee.contains(&self.town.name) && BEHIND.contains(&bare)
    }

    fn without_town<'a>(&self, text: &'a str) -> &'a str {
        match text.split_once(self.town.name.as_str()) {
            Some((_, rest)) if !rest.is_empty() => rest,
            _ => text,
        }
    }

    fn look_up(&mut self, work: &mut Work<'_>, text: &str) -> Outcome<Option<Room>> {
        if let Some(known) = self.known.get(text) {
            return Ok(known.clone());
        }
        let room = named_room(work.conn, self.town.number, text)?;
        self.known.insert(text.to_owned(), room.clone());
        Ok(room)
    }
}
