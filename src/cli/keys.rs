//! `key export` and `key import`.

use std::io::Read;

use clap::Subcommand;

use super::location::{DataLocation, say};
use crate::crypto::{Vault, store_key};
use crate::problem::{Outcome, Problem};

#[derive(Subcommand)]
pub enum Key {
    /// 把密钥写到标准输出 / Write the key to the standard output.
    Export,
    /// 从标准输入读密钥，写成新的密钥文件 / Read a key from the standard input into a new key file.
    Import,
}

impl Key {
    pub fn run(self, place: &DataLocation) -> Outcome<()> {
        match self {
            Self::Export => {
                Vault::from_file(&place.key_file, false)?;
                say(std::fs::read_to_string(&place.key_file).map_err(Problem::internal)?.trim())
            }
            Self::Import => {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text).map_err(Problem::internal)?;
                store_key(&place.key_file, &text)
            }
        }
    }
}
