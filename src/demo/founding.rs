//! The demonstration town before its first record: 平安镇 with its rooms and an account for each role.

use std::collections::HashMap;

use super::sample::YEAR;
use crate::accounts::{NewAccount, add_account, any_account, password_hash_now};
use crate::calendar::{HalfMonth, year_start};
use crate::context::Work;
use crate::crypto::random_password;
use crate::ids::{AccountId, RoomId, TownId, TownKey};
use crate::problem::Outcome;
use crate::rights::{Actor, Role, Scope};
use crate::rooms::lists::RoomKind::{self, Community, Town, Village};
use crate::rooms::{self, NewRoom, NewTown, all_towns, open_room, open_town};

/// The rooms in the town's order: name, short name where it is not the plain one, other spellings, kind.
const ROOMS: &[(&str, Option<&str>, &[&str], RoomKind)] = &[
    ("平安社区", None, &[], Community),
    ("白龙社区", None, &["白龙"], Community),
    ("龙塘社区", None, &["龙塘"], Community),
    ("红关村", None, &[], Village),
    ("忠诚村", None, &[], Village),
    ("双平村", None, &[], Village),
    ("前面村", None, &[], Village),
    ("牛门村", None, &[], Village),
    ("民安村", None, &[], Village),
    ("黄木村", None, &[], Village),
    ("七一村", None, &[], Village),
    ("双花村", None, &[], Village),
    ("五湖村", None, &[], Village),
    ("山花村", None, &[], Village),
    ("同德村", None, &[], Village),
    ("联高村", None, &[], Village),
    ("太合村", None, &["太和村", "太和"], Village),
    ("向阳村", None, &[], Village),
    ("平安镇调解室", Some("镇"), &[], Town),
];

/// One account for each role: user name, the name shown, the room of the mediator.
const ACCOUNTS: &[(Role, &str, &str, Option<&str>)] = &[
    (Role::Mediator, "hongguan", "红关村调解员", Some("红关村")),
    (Role::Leader, "leader", "接访领导", None),
    (Role::Clerk, "clerk", "司法所工作人员", None),
    (Role::Admin, "admin", "管理员", None),
    (Role::Auditor, "auditor", "审计", None),
];

/// An account made for the demonstration.
#[derive(Clone)]
pub struct DemoAccount {
    pub role: Role,
    pub username: &'static str,
    pub password: String,
    /// As whom it acts.
    pub actor: Actor,
}

/// Founds the town in an empty database; one with anything in it is left alone and no account is made.
pub fn found_in(work: &mut Work<'_>) -> Outcome<Vec<DemoAccount>> {
    if any_account(work.conn)? || !all_towns(work.conn)?.is_empty() {
        return Ok(Vec::new());
    }
    let draft = NewTown {
        id: None,
        name: "平安镇".to_owned(),
        county: Some("云阳县".to_owned()),
        code: None,
        obligations_from: HalfMonth::all_of(YEAR).next(),
    };
    let town = open_town(work, TownId::new(), draft)?;
    let rooms = open_rooms(work, town.number)?;
    add_accounts(work, &town, &rooms)
}

fn open_rooms(work: &mut Work<'_>, town: TownKey) -> Outcome<HashMap<&'static str, RoomId>> {
    let mut rooms = HashMap::new();
    for (name, short_name, aliases, kind) in ROOMS {
        let draft = NewRoom {
            id: None,
            town_id: None,
            name: (*name).to_owned(),
            short_name: short_name.map(str::to_owned),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            kind: *kind,
            code: None,
            opened_on: year_start(2007),
            closed_on: None,
        };
        rooms.insert(*name, open_room(work, town, RoomId::new(), draft)?.id);
    }
    Ok(rooms)
}

fn add_accounts(work: &mut Work<'_>, town: &rooms::Town, rooms: &HashMap<&str, RoomId>) -> Outcome<Vec<DemoAccount>> {
    let mut made = Vec::new();
    for (role, username, name, room) in ACCOUNTS {
        let password = random_password();
        let actor = Actor {
            account_id: AccountId::new(),
            username: (*username).to_owned(),
            name: (*name).to_owned(),
            role: *role,
            town_id: Some(town.id),
            town: Some(town.number),
            room_id: room.and_then(|room| rooms.get(room).copied()),
            person_id: None,
            must_change_password: false,
        };
        let draft = NewAccount {
            id: actor.account_id,
            username: actor.username.clone(),
            display_name: actor.name.clone(),
            role: *role,
            town_id: actor.town_id,
            room_id: actor.room_id,
            person_id: None,
            password_hash: password_hash_now(username, &password)?,
            must_change_password: false,
        };
        add_account(work, Scope::Town(town.number), draft)?;
        made.push(DemoAccount { role: *role, username, password, actor });
    }
    Ok(made)
}
