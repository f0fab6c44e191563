//! The demonstration town: 平安镇 as the 2023 ledgers know it, with an account for each role.

use std::collections::HashMap;

use crate::accounts::{NewAccount, add_account, any_account};
use crate::calendar::{HalfMonth, year_start};
use crate::context::{Context, Work};
use crate::crypto::random_password;
use crate::ids::{AccountId, RoomId, TownId};
use crate::imports::progress::Watch;
use crate::imports::samples::WORKBOOKS;
use crate::imports::{Request, import_now};
use crate::problem::Outcome;
use crate::rights::{Actor, Role, Scope};
use crate::rooms::lists::RoomKind::{self, Community, Town, Village};
use crate::rooms::{NewRoom, NewTown, all_towns, only_town, open_room, open_town};

/// The year the ledgers are about.
pub const YEAR: i32 = 2023;

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
pub struct DemoAccount {
    pub role: Role,
    pub username: &'static str,
    pub password: String,
}

/// Fills an empty database with the town and its ledgers, all or nothing; one with anything in it is left alone.
pub fn load(context: &Context) -> Outcome<Vec<DemoAccount>> {
    context.work_now(Actor::command_line(), |work| {
        let made = found_in(work)?;
        if let (false, Some(town)) = (made.is_empty(), only_town(work.conn)?) {
            for (kind, file_name, bytes) in WORKBOOKS {
                let request = Request { year: Some(YEAR), ..Request::plain(kind, file_name) };
                import_now(work, town.id, &request, bytes, Watch::default())?;
            }
        }
        Ok(made)
    })
}

/// The same town before its first record: rooms and accounts alone.
pub fn found(context: &Context) -> Outcome<Vec<DemoAccount>> {
    context.work_now(Actor::command_line(), found_in)
}

fn found_in(work: &mut Work<'_>) -> Outcome<Vec<DemoAccount>> {
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
    let rooms = open_rooms(work, town.id)?;
    add_accounts(work, town.id, &rooms)
}

fn open_rooms(work: &mut Work<'_>, town: TownId) -> Outcome<HashMap<&'static str, RoomId>> {
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

fn add_accounts(work: &mut Work<'_>, town: TownId, rooms: &HashMap<&str, RoomId>) -> Outcome<Vec<DemoAccount>> {
    let mut made = Vec::new();
    for (role, username, name, room) in ACCOUNTS {
        let password = random_password();
        let draft = NewAccount {
            id: AccountId::new(),
            username: (*username).to_owned(),
            display_name: (*name).to_owned(),
            role: *role,
            town_id: Some(town),
            room_id: room.and_then(|room| rooms.get(room).copied()),
            person_id: None,
            password: password.clone(),
            must_change_password: false,
        };
        add_account(work, Scope::Town(town), draft)?;
        made.push(DemoAccount { role: *role, username, password });
    }
    Ok(made)
}
