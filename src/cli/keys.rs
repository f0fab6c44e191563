//! `key export`, `key import`, and `restore`, which needs the key.

use std::io::Read;
use std::path::Path;

use clap::Subcommand;

use super::{Place, say};
use crate::crypto::{Vault, keep_key};
use crate::db::backup::{refused, use_pg_dump};
use crate::db::{Target, keyring};
use crate::problem::{Outcome, Problem};

#[derive(Subcommand)]
pub enum Key {
    /// 把密钥写到标准输出 / Write the key to the standard output.
    Export,
    /// 从标准输入读密钥，写成新的密钥文件 / Read a key from the standard input into a new key file.
    Import,
}

impl Key {
    pub fn run(self, place: &Place) -> Outcome<()> {
        match self {
            Self::Export => {
                Vault::from_file(&place.key_file, false)?;
                say(std::fs::read_to_string(&place.key_file).map_err(Problem::internal)?.trim())
            }
            Self::Import => {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text).map_err(Problem::internal)?;
                keep_key(&place.key_file, &text)
            }
        }
    }
}

/// Puts a backup where there is no database yet, once its key is known to fit.
pub fn restore(place: &Place, file: &Path) -> Outcome<()> {
    let Target::Sqlite(path) = &place.target else { return Err(use_pg_dump()) };
    if path.exists() {
        return Err(refused("数据库已存在，不会覆盖", "the database exists and is not overwritten", path));
    }
    if !file.is_file() {
        return Err(refused("没有这个备份文件", "there is no such backup file", file));
    }
    Vault::from_file(&place.key_file, false)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(Problem::internal)?;
    }
    std::fs::copy(file, path).map_err(Problem::internal)?;
    let checked = place.open().and_then(|context| context.database.write_now(keyring::renew_epoch));
    if checked.is_err() {
        // What could not be opened must not stand where the next start would take it for the database.
        for end in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{end}", path.display())));
        }
    }
    checked?;
    say(&format!("已从 {0} 恢复 / restored from {0}", file.display()))
}
