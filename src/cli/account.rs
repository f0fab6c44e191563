//! `account add`.

use std::io::Read;

use clap::{Args, Subcommand};

use super::{Place, say};
use crate::accounts::{NewAccount, add_account, password_hash_now};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{AccountId, RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Role, Scope};
use crate::rooms::{all_towns, named_room, only_town};

#[derive(Subcommand)]
pub enum Account {
    /// 新增账号 / Add an account.
    Add(Add),
}

#[derive(Args)]
pub struct Add {
    username: String,
    /// mediator, leader, clerk, admin, auditor
    #[arg(long)]
    role: String,
    /// 镇名；不写则管所有镇 / The town's name; all towns when left out.
    #[arg(long)]
    town: Option<String>,
    /// 调解员所在的调解室 / The mediator's room: name, short name, alias or id.
    #[arg(long)]
    room: Option<String>,
    /// 从标准输入读密码 / Read the password from the standard input.
    #[arg(long, required = true)]
    password_stdin: bool,
}

impl Account {
    pub fn run(self, place: &Place) -> Outcome<()> {
        let Self::Add(add) = self;
        let role = Role::from_code(&add.role).ok_or_else(|| {
            Problem::new(Code::UnknownCode).saying(
                "角色应为 mediator、leader、clerk、admin、auditor 之一",
                "the role is one of mediator, leader, clerk, admin, auditor",
            )
        })?;
        let mut password = String::new();
        std::io::stdin().read_to_string(&mut password).map_err(Problem::internal)?;
        let password = password.trim_end_matches(['\r', '\n']).to_owned();
        let username = add.username.clone();
        let password_hash = password_hash_now(&username, &password)?;
        place.open()?.work_now(Actor::command_line(), move |work| {
            let (town_id, room_id) = placed(work, add.town.as_deref(), add.room.as_deref())?;
            let draft = NewAccount {
                id: AccountId::new(),
                display_name: add.username.clone(),
                username: add.username,
                role,
                town_id,
                room_id,
                person_id: None,
                password_hash,
                must_change_password: false,
            };
            add_account(work, Scope::All, draft)
        })?;
        say(&format!("已新增账号 {username} / added the account {username}"))
    }
}

fn placed(work: &mut Work<'_>, town: Option<&str>, room: Option<&str>) -> Outcome<(Option<TownId>, Option<RoomId>)> {
    let unknown =
        |zh: &str, en: &str, name: &str| Problem::new(Code::UnknownReference).saying(format!("{zh}：{name}"), format!("{en}: {name}"));
    let town_id = match town {
        None => None,
        Some(name) => {
            let found = all_towns(work.conn)?.into_iter().find(|town| town.name == name);
            Some(found.ok_or_else(|| unknown("没有这个镇", "there is no such town", name))?.id)
        }
    };
    let Some(name) = room else { return Ok((town_id, None)) };
    let home = match town_id {
        Some(id) => id,
        None => only_town(work.conn)?.ok_or_else(|| unknown("请用 --town 写明是哪个镇的", "say with --town whose room it is", name))?.id,
    };
    let room = named_room(work.conn, home, name)?.ok_or_else(|| unknown("没有这个调解室", "there is no such room", name))?;
    Ok((Some(home), Some(room.id)))
}
