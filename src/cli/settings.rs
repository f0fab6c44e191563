//! `settings`: looking at them, and repairing what a page cannot.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};

use super::account::town_named;
use super::location::{DataLocation, say};
use crate::accounts::settings::{reset, save};
use crate::context::{Context, Work};
use crate::ids::TownKey;
use crate::problem::Outcome;
use crate::rights::Actor;
use crate::settings::TABLE;

#[derive(Subcommand)]
pub enum Settings {
    /// 列出设置 / List the settings.
    List(Whose),
    /// 改一项设置 / Keep a value.
    Set {
        name: String,
        value: String,
        #[command(flatten)]
        whose: Whose,
    },
    /// 恢复默认 / Forget the value kept.
    Reset {
        name: String,
        #[command(flatten)]
        whose: Whose,
    },
}

#[derive(Args)]
pub struct Whose {
    /// 镇名；不写则是整个程序的 / The town's name; the program's when left out.
    #[arg(long)]
    town: Option<String>,
}

impl Settings {
    pub fn run(self, place: &DataLocation) -> Outcome<()> {
        let context = place.open()?;
        match self {
            Self::List(whose) => list(&context, whose),
            Self::Set { name, value, whose } => {
                let told = format!("{name} = {value}");
                change(&context, whose, move |work, town| save(work, town, &BTreeMap::from([(name, value.into())])))?;
                say(&told)
            }
            Self::Reset { name, whose } => {
                let told = format!("已恢复默认 / reset: {name}");
                change(&context, whose, move |work, town| reset(work, town, &name))?;
                say(&told)
            }
        }
    }
}

fn change(
    context: &Context,
    whose: Whose,
    change: impl FnOnce(&mut Work<'_>, Option<TownKey>) -> Outcome<()> + Send + 'static,
) -> Outcome<()> {
    let inner = context.clone();
    context.work_now(Actor::command_line(), move |work| {
        let town = whose.town.map(|name| town_named(work, &name)).transpose()?.map(|town| town.number);
        work.settings = inner.settings(work.conn, town)?;
        change(work, town)
    })
}

fn list(context: &Context, whose: Whose) -> Outcome<()> {
    let inner = context.clone();
    let settings = context.work_now(Actor::command_line(), move |work| {
        let town = whose.town.map(|name| town_named(work, &name)).transpose()?.map(|town| town.number);
        inner.settings(work.conn, town)
    })?;
    for row in TABLE {
        let value = settings.value_of(row.name).unwrap_or_default();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        say(&format!("{}\t{value}\t[{}]\t{} / {}", row.name, row.default, row.meaning.0, row.meaning.1))?;
    }
    Ok(())
}
