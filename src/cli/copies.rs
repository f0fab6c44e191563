//! `backup` and `restore`: the database as one file, the photos and scans in a folder beside it, the key in neither.
//!
//! Both write beside the name they were given and take it only when what is written is known to be whole.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::figures::report_scope;
use super::location::{DataLocation, say};
use super::verify;
use crate::audit::{self, anchors};
use crate::cases;
use crate::context::Context;
use crate::crypto::Vault;
use crate::db::backup::{self, use_pg_dump};
use crate::db::migrations::refused;
use crate::db::{DbConnection, Lane, Target, keyring, migrations};
use crate::figures::check::{values, years_on_record};
use crate::files::Files;
use crate::problem::{Code, Outcome, Problem};
use crate::whole::{Part, beside, sync_folder_of};

/// So often a copy is made anew because somebody changed something meanwhile; others wait for the last one.
const ATTEMPTS: usize = 4;

/// The folder of the attachments beside a backup.
fn attachments_of(file: &Path) -> PathBuf {
    beside(file, ".attachments")
}

/// The heads of the audit chains beside a backup.
fn heads_of(file: &Path) -> PathBuf {
    beside(file, ".heads.json")
}

/// Writes them whole or not at all.
fn keep_heads(file: &Path, heads: &str) -> io::Result<()> {
    let growing = beside(file, ".part");
    std::fs::write(&growing, heads)?;
    std::fs::rename(&growing, file)
}

/// Writes the heads of the audit chains to the standard output.
pub fn heads(place: &DataLocation) -> Outcome<()> {
    let context = place.open()?;
    say(&anchors::written(context.database.snapshot_now(anchors::anchors)?, context.clock.now())?)
}

/// Copies the database and its attachments while others work with them.
pub fn backup(place: &DataLocation, file: &Path) -> Outcome<()> {
    let Target::Sqlite(path) = &place.target else { return Err(use_pg_dump()) };
    if !path.is_file() {
        return Err(refused("没有这个数据库文件", "there is no such database file", path));
    }
    let part = begin(file)?;
    if migrations::is_behind(&place.target)? {
        return Err(refused(
            "数据库是旧版本的：请用原来的程序备份，或先运行 migrate",
            "the database is that of an older version: back it up with that program, or run `migrate` first",
            path,
        ));
    }
    let context = place.open()?;
    for attempt in 1..=ATTEMPTS {
        let Some(copied) = copy(&context, &part, file, attempt == ATTEMPTS)? else { continue };
        keep_folder(&attachments_of(file))?;
        let heads = anchors::written(anchors::anchors(&mut backup::open_copy(part.path())?)?, context.clock.now())?;
        part.commit().map_err(|error| cannot_write(file, &error))?;
        keep_heads(&heads_of(file), &heads).map_err(|error| cannot_write(file, &error))?;
        return say(&format!(
            "已备份并核对 {0}，附件 {copied} 个；密钥文件 {1} 不在备份里，请另行保管 / backed up to {0} and checked, with {copied} attachments; the key file {1} is not in it, keep it apart",
            file.display(),
            place.key_file.display()
        ));
    }
    Err(Problem::new(Code::Busy)
        .saying("备份时一直有附件被删除，请稍后再试", "attachments kept being removed during the backup; try again shortly"))
}

/// One attempt: how many attachments were copied, or nothing where the records changed before the copy was checked.
fn copy(context: &Context, part: &Part, file: &Path, holding_others_up: bool) -> Outcome<Option<usize>> {
    part.clear().map_err(|error| cannot_write(file, &error))?;
    let (own, to) = (context.clone(), part.path().to_owned());
    let compared = move |conn: &mut DbConnection| copy_compared(conn, &own, &to);
    let same =
        if holding_others_up { context.database.write_now(Lane::All, compared)? } else { context.database.snapshot_now(compared)? };
    if same { copy_attachments(context, part, &attachments_of(file)) } else { Ok(None) }
}

/// Writes the database to a file and compares what it says with what the records said; false where they changed in between.
fn copy_compared(conn: &mut DbConnection, context: &Context, to: &Path) -> Outcome<bool> {
    let heads = audit::heads(conn)?;
    backup::copy_to(context.database.target(), to)?;
    let mut copy = backup::open_copy(to)?;
    if audit::heads(&mut copy)? != heads {
        return Ok(false);
    }
    let belongs = keyring::belongs_to(&mut copy, context.vault.fingerprint())?;
    if belongs && all_figures(&mut copy, context)? == all_figures(conn, context)? {
        return Ok(true);
    }
    Err(Problem::new(Code::Internal).saying(
        "备份与数据库对不上，没有保留；请检查磁盘后再试",
        "the copy does not say what the database says and was not kept; check the disk and try again",
    ))
}

/// Every figure of every year on record.
fn all_figures(conn: &mut DbConnection, context: &Context) -> Outcome<Vec<(&'static str, Option<i64>)>> {
    let mut all = Vec::new();
    for year in years_on_record(conn)? {
        let mut report_scope = report_scope(conn, context, year)?;
        all.extend(values(conn, &mut report_scope, context.clock.now())?);
    }
    Ok(all)
}

/// Copies what the copy of the database says must be there, each checked; nothing where one was removed meanwhile.
fn copy_attachments(context: &Context, part: &Part, folder: &Path) -> Outcome<Option<usize>> {
    let (growing, vault) = (beside(folder, ".part"), Arc::clone(&context.vault));
    if folder.exists() && !growing.exists() {
        // Whole, but left by an attempt that was cut off before the database had its name.
        std::fs::rename(folder, &growing).map_err(|error| cannot_write(folder, &error))?;
    }
    let copies = Files::new(growing.clone(), vault);
    let mut copied = 0;
    for (case, attachment, content, thumbnail) in cases::contents_kept(&mut backup::open_copy(part.path())?)? {
        for sha256 in [Some(content), thumbnail].into_iter().flatten() {
            if !context.files.has(&sha256) && !still_kept(context, &sha256)? {
                return Ok(None);
            }
            let whole = context.files.copy_to(&sha256, &growing).map(|()| copies.is_whole(&sha256));
            if !whole.is_ok_and(|whole| whole) {
                return Err(Problem::new(Code::Internal).saying(
                    format!("案件 {case} 的附件 {attachment} 不见了、被改动，或写不进备份；备份没有完成"),
                    format!("attachment {attachment} of case {case} is missing, was altered or could not be written; no backup was made"),
                ));
            }
            copied += 1;
        }
    }
    Ok(Some(copied))
}

fn still_kept(context: &Context, sha256: &str) -> Outcome<bool> {
    let kept = context.database.read_now(cases::contents_kept)?;
    Ok(kept.iter().any(|(_, _, content, thumbnail)| content == sha256 || thumbnail.as_deref() == Some(sha256)))
}

/// Gives the folder of copied attachments its name; there is none where nothing is attached.
fn keep_folder(folder: &Path) -> Outcome<()> {
    let growing = beside(folder, ".part");
    if !growing.exists() {
        return Ok(());
    }
    std::fs::rename(&growing, folder).and_then(|()| sync_folder_of(folder)).map_err(|error| cannot_write(folder, &error))
}

/// Puts a backup where there is no database yet, once it is known to be whole and to fit its key.
pub fn restore(place: &DataLocation, file: &Path) -> Outcome<()> {
    let Target::Sqlite(path) = &place.target else { return Err(use_pg_dump()) };
    // A log left by another database would be taken for that of the restored one.
    if let Some(there) = [path.clone(), beside(path, "-wal")].iter().find(|there| there.exists()) {
        return Err(refused("数据库已存在，不会覆盖", "the database exists and is not overwritten", there));
    }
    if !file.is_file() {
        return Err(refused("没有这个备份文件", "there is no such backup file", file));
    }
    let vault = Arc::new(Vault::from_file(&place.key_file, false)?);
    require_fitting(file, &vault)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| cannot_write(path, &error))?;
    }
    let mut part = begin(path)?;
    let growing = part.path().to_owned();
    forget_beside(&growing);
    let copied = std::fs::File::open(file).and_then(|mut from| io::copy(&mut from, part.file()));
    copied.map_err(|error| cannot_write(path, &error))?;
    let settled = settle(&DataLocation { target: Target::Sqlite(growing.clone()), ..place.clone() }, &attachments_of(file), vault);
    let settled = settled.and_then(|()| backup::into_one_file(&growing));
    forget_beside(&growing);
    settled?;
    part.commit().map_err(|error| cannot_write(path, &error))?;
    say(&format!("已从 {0} 恢复并核对 / restored from {0} and checked", file.display()))
}

/// Refuses a file that is no whole database of this key.
fn require_fitting(file: &Path, vault: &Vault) -> Outcome<()> {
    if keyring::belongs_to(&mut backup::open_copy(file)?, vault.fingerprint())? {
        return Ok(());
    }
    Err(refused(
        "密钥文件与这个备份不匹配，请放回原来的密钥文件（--key-file）",
        "this key file does not belong to this backup; put back the right one (--key-file)",
        file,
    ))
}

/// Brings a copied database up to date under another epoch, checks all it says, and its attachments with it.
fn settle(place: &DataLocation, from: &Path, vault: Arc<Vault>) -> Outcome<()> {
    let context = place.open()?;
    verify::records_are_whole(&context)?;
    let from = Files::new(from.to_owned(), vault);
    for (case, attachment, content, thumbnail) in context.database.read_now(cases::contents_kept)? {
        for sha256 in [Some(content), thumbnail].into_iter().flatten() {
            from.copy_to(&sha256, &place.files).map_err(|problem| {
                problem.saying(
                    format!("备份里没有案件 {case} 的附件 {attachment}，没有恢复"),
                    format!("attachment {attachment} of case {case} is not in the backup; nothing was restored"),
                )
            })?;
        }
    }
    verify::attachments_are_whole(&context)?;
    context.database.write_now(Lane::All, keyring::renew_epoch)?;
    context.database.close();
    Ok(())
}

/// What SQLite keeps beside a file that is not finished goes with it.
fn forget_beside(path: &Path) {
    for end in ["-wal", "-shm"] {
        drop(std::fs::remove_file(beside(path, end)));
    }
}

fn begin(name: &Path) -> Outcome<Part> {
    Part::begin(name).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => refused("文件已存在，不会覆盖", "the file exists and is not overwritten", name),
        ErrorKind::WouldBlock => refused("另一个程序正在写这个文件", "another program is writing this file", name),
        _ => cannot_write(name, &error),
    })
}

fn cannot_write(file: &Path, error: &io::Error) -> Problem {
    refused(&format!("写不进去（{error}）"), &format!("cannot be written ({error})"), file)
}
