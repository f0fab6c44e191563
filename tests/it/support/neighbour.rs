//! A second town in the same database.

use fengqiao::accounts::{NewAccount, add_account, password_hash_now};
use fengqiao::context::Work;
use fengqiao::ids::{AccountId, RoomId, TownId};
use fengqiao::problem::Outcome;
use fengqiao::rights::{Actor as Acting, Role, Scope};
use fengqiao::rooms::lists::RoomKind;
use fengqiao::rooms::{NewRoom, NewTown, open_room, open_town};

use super::{Actor, TestTown};

const PASSWORD: &str = "neighbour-password-1";

/// 邻镇 with one room, also called 红关村, and an account for each role.
pub struct Neighbour {
    pub town: String,
    pub room: String,
    pub mediator: Actor,
    pub leader: Actor,
    pub clerk: Actor,
    pub admin: Actor,
    pub auditor: Actor,
}

impl Neighbour {
    pub async fn of(town: &TestTown) -> Self {
        let context = town.context.clone();
        let founding = tokio::task::spawn_blocking(move || context.work_now(Acting::command_line(), found));
        let (town_id, room_id) = founding.await.expect("no panic").expect("founded");
        Self {
            town: town_id.to_string(),
            room: room_id.to_string(),
            mediator: town.sign_in("neighbour-mediator", PASSWORD).await,
            leader: town.sign_in("neighbour-leader", PASSWORD).await,
            clerk: town.sign_in("neighbour-clerk", PASSWORD).await,
            admin: town.sign_in("neighbour-admin", PASSWORD).await,
            auditor: town.sign_in("neighbour-auditor", PASSWORD).await,
        }
    }
}

fn found(work: &mut Work<'_>) -> Outcome<(TownId, RoomId)> {
    let town =
        open_town(work, TownId::new(), NewTown { id: None, name: "邻镇".to_owned(), county: None, code: None, obligations_from: None })?;
    let draft = NewRoom {
        id: None,
        town_id: None,
        name: "红关村".to_owned(),
        short_name: None,
        aliases: Vec::new(),
        kind: RoomKind::Village,
        code: None,
        opened_on: "2007-01-01".parse().expect("a day"),
        closed_on: None,
    };
    let room = open_room(work, town.number, RoomId::new(), draft)?;
    for (role, username) in [
        (Role::Mediator, "neighbour-mediator"),
        (Role::Leader, "neighbour-leader"),
        (Role::Clerk, "neighbour-clerk"),
        (Role::Admin, "neighbour-admin"),
        (Role::Auditor, "neighbour-auditor"),
    ] {
        let draft = NewAccount {
            id: AccountId::new(),
            username: username.to_owned(),
            display_name: username.to_owned(),
            role,
            town_id: Some(town.id),
            room_id: (role == Role::Mediator).then_some(room.id),
            person_id: None,
            password_hash: password_hash_now(username, PASSWORD)?,
            must_change_password: false,
        };
        add_account(work, Scope::All, draft)?;
    }
    Ok((town.id, room.id))
}
