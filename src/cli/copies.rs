//! `backup` and `restore`: the database as one file, the photos and scans in a folder beside it, the key in neither.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Place, say};
use crate::cases;
use crate::crypto::Vault;
use crate::db::backup::{self, refused, use_pg_dump};
use crate::db::{Target, keyring};
use crate::files::Files;
use crate::problem::{Outcome, Problem};

/// The folder of the attachments beside a backup.
fn attachments_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".attachments");
    name.into()
}

/// Copies the database and its attachments while others work with them.
pub fn backup(place: &Place, file: &Path) -> Outcome<()> {
    backup::copy_to(&place.target, file)?;
    // What was attached before the copy was made is still there: contents never change, and removed ones may be missing.
    let context = place.open()?;
    let mut copied = 0;
    for (_, _, content, thumbnail) in context.database.read_now(cases::contents_kept)? {
        for sha256 in [Some(content), thumbnail].into_iter().flatten() {
            context.files.copy_to(&sha256, &attachments_of(file))?;
            copied += 1;
        }
    }
    say(&format!(
        "已备份到 {0}，附件 {copied} 个；密钥文件 {1} 不在备份里，请另行保管 / backed up to {0} with {copied} attachments; the key file {1} is not in it, keep it apart",
        file.display(),
        place.key_file.display()
    ))
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
    let vault = Arc::new(Vault::from_file(&place.key_file, false)?);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(Problem::internal)?;
    }
    std::fs::copy(file, path).map_err(Problem::internal)?;
    let checked = place.open().and_then(|context| {
        let from = Files::new(attachments_of(file), vault);
        for (_, _, content, thumbnail) in context.database.read_now(cases::contents_kept)? {
            for sha256 in [Some(content), thumbnail].into_iter().flatten() {
                from.copy_to(&sha256, &place.files)?;
            }
        }
        context.database.write_now(keyring::renew_epoch)
    });
    if checked.is_err() {
        // What could not be opened must not stand where the next start would take it for the database.
        for end in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{end}", path.display())));
        }
    }
    checked?;
    say(&format!("已从 {0} 恢复 / restored from {0}", file.display()))
}
