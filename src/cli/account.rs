//! `account`: adding one, and what repairs a sign-in nobody gets past.

use std::io::{IsTerminal, Read};

use clap::{Args, Subcommand};

use super::location::{DataLocation, say};
use crate::accounts::AccountPatch;
use crate::accounts::{NewAccount, account_named, accounts_in, add_account, correct_account, password_hash_now};
use crate::coded::Coded;
use crate::context::Work;
use crate::ids::{AccountId, RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Role, Scope};
use crate::rooms::{Town, all_towns, named_room, only_town};

#[derive(Subcommand)]
pub enum Account {
    /// 新增账号 / Add an account.
    Add(Add),
    /// 列出账号 / List the accounts.
    List,
    /// 重设密码，首次登录时须修改 / Give a new first password.
    Password {
        username: String,
        /// 从标准输入读密码；不写则在终端里输入，不显示 / Read the password from the standard input instead of asking for it.
        #[arg(long)]
        password_stdin: bool,
    },
    /// 恢复使用 / Enable an account.
    Enable { username: String },
    /// 停用 / Disable an account.
    Disable { username: String },
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
    /// 从标准输入读密码；不写则在终端里输入，不显示 / Read the password from the standard input instead of asking for it.
    #[arg(long)]
    password_stdin: bool,
}

impl Account {
    pub fn run(self, place: &DataLocation) -> Outcome<()> {
        match self {
            Self::Add(added) => add(place, added),
            Self::List => list(place),
            Self::Password { username, password_stdin } => {
                let hash = password_hash_now(&username, &password(password_stdin)?)?;
                correct(place, &username, AccountPatch::default(), Some(hash))
            }
            Self::Enable { username } => correct(place, &username, AccountPatch { disabled: Some(false), ..AccountPatch::default() }, None),
            Self::Disable { username } => correct(place, &username, AccountPatch { disabled: Some(true), ..AccountPatch::default() }, None),
        }
    }
}

/// The password: asked for without showing it where somebody sits before a terminal.
fn password(from_input: bool) -> Outcome<String> {
    if !from_input && std::io::stdin().is_terminal() {
        let first = rpassword::prompt_password("密码 / Password: ")?;
        let again = rpassword::prompt_password("再输一次 / Once more: ")?;
        return match first == again {
            true => Ok(first),
            false => Err(Problem::new(Code::Invalid).saying("两次输入的不一样", "the two are not the same")),
        };
    }
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password)?;
    Ok(password.trim_end_matches(['\r', '\n']).to_owned())
}

fn list(place: &DataLocation) -> Outcome<()> {
    let context = place.open()?;
    let (accounts, towns) = context.database.read_now(|conn| Ok((accounts_in(conn, Scope::All)?, all_towns(conn)?)))?;
    for account in accounts {
        let town = towns.iter().find(|town| Some(town.id) == account.town_id).map_or("所有镇 / all towns", |town| &town.name);
        let state = match (account.disabled_at, account.must_change_password) {
            (Some(_), _) => "已停用 / disabled",
            (None, true) => "待改初始密码 / first password",
            (None, false) => "在用 / in use",
        };
        say(&format!("{}\t{}\t{town}\t{state}", account.username, account.role.code()))?;
    }
    Ok(())
}

fn correct(place: &DataLocation, username: &str, patch: AccountPatch, hash: Option<String>) -> Outcome<()> {
    let named = username.to_owned();
    place.open()?.work_now(Actor::command_line(), move |work| {
        let account = account_named(work.conn, &named)?;
        work.origin.seen_revision = Some(account.revision);
        correct_account(work, Scope::All, account.id, patch, hash)
    })?;
    say(&format!("已更改账号 {username} / changed the account {username}"))
}

fn add(place: &DataLocation, add: Add) -> Outcome<()> {
    let role = Role::from_code(&add.role).ok_or_else(|| {
        Problem::new(Code::UnknownCode)
            .saying("角色应为 mediator、leader、clerk、admin、auditor 之一", "the role is one of mediator, leader, clerk, admin, auditor")
    })?;
    let username = add.username.clone();
    let password_hash = password_hash_now(&username, &password(add.password_stdin)?)?;
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

fn placed(work: &mut Work<'_>, town: Option<&str>, room: Option<&str>) -> Outcome<(Option<TownId>, Option<RoomId>)> {
    let unknown =
        |zh: &str, en: &str, name: &str| Problem::new(Code::UnknownReference).saying(format!("{zh}：{name}"), format!("{en}: {name}"));
    let town = town.map(|name| town_named(work, name)).transpose()?;
    let Some(name) = room else { return Ok((town.map(|town| town.id), None)) };
    let home = match town {
        Some(town) => town,
        None => only_town(work.conn)?.ok_or_else(|| unknown("请用 --town 写明是哪个镇的", "say with --town whose room it is", name))?,
    };
    let room = named_room(work.conn, home.number, name)?.ok_or_else(|| unknown("没有这个调解室", "there is no such room", name))?;
    Ok((Some(home.id), Some(room.id)))
}

/// The town of that name.
pub fn town_named(work: &mut Work<'_>, name: &str) -> Outcome<Town> {
    let found = all_towns(work.conn)?.into_iter().find(|town| town.name == name);
    found
        .ok_or_else(|| Problem::new(Code::UnknownReference).saying(format!("没有这个镇：{name}"), format!("there is no such town: {name}")))
}
