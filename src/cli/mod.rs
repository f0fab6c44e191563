//! The command line.

mod account;
mod copies;
mod figures;
mod keys;
mod location;
pub mod log;
mod read_workbook;
mod serve;
mod settings;
mod verify;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use location::{DataLocation, default_key_file};

use crate::db::Target;
use crate::problem::Outcome;
use crate::settings::TABLE;

/// 枫桥：乡镇矛盾纠纷调解台账 / The dispute-mediation ledger of a township.
#[derive(Parser)]
#[command(name = "fengqiao", version, about, after_help = settings_help())]
pub struct Arguments {
    /// 数据库 / Where the records are kept: sqlite:<file> or postgres://…
    #[arg(long, global = true, env = "FENGQIAO_DATABASE", hide_env_values = true, default_value = "sqlite:data/fengqiao.db")]
    database: String,
    /// 密钥文件，默认放在数据库旁 / The key file; by default fengqiao.key beside the database.
    #[arg(long, global = true, env = "FENGQIAO_KEY_FILE")]
    key_file: Option<PathBuf>,
    /// 照片和扫描件的文件夹，默认放在密钥文件旁 / The folder of photos and scans; by default attachments beside the key file.
    #[arg(long, global = true, env = "FENGQIAO_FILES")]
    files: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 启动服务 / Serve the web app and the API.
    Serve(serve::Serve),
    /// 更新数据库结构 / Bring the tables up to date.
    Migrate,
    /// 账号 / Accounts.
    #[command(subcommand)]
    Account(account::Account),
    /// 年度数字 / The figures of a year.
    Figures(figures::Figures),
    /// 导出 / Exports.
    #[command(subcommand)]
    Export(figures::Export),
    /// 导入工作簿 / Import a workbook.
    Import(figures::Import),
    /// 核对审计链和每件记录、年度数字与记录、年度封存、附件内容 / Check the audit chain and every record, every figure against its records,
    /// every seal, every attachment.
    Verify {
        /// 以前另存的审计末条（heads 或备份写出的文件） / Heads of the chains kept before, as `heads` or a backup wrote them.
        #[arg(long, value_name = "FILE")]
        anchor: Option<PathBuf>,
    },
    /// 写出各镇审计链的末条，另行保管 / Write the heads of the audit chains, to be kept elsewhere.
    Heads,
    /// 设置 / The settings.
    #[command(subcommand)]
    Settings(settings::Settings),
    /// 密钥文件 / The key file.
    #[command(subcommand)]
    Key(keys::Key),
    /// 备份到新文件，附件放在旁边的文件夹（不含密钥文件） / Copy the database to a new file and the attachments to a folder beside it, without the key file.
    Backup { file: PathBuf },
    /// 在单独的进程里读工作簿，由程序自己启动 / Read a workbook in a process apart; started by the program itself.
    #[command(hide = true)]
    ReadWorkbook(read_workbook::ReadWorkbook),
    /// 从备份恢复 / Put a backup in the place of the database.
    Restore { file: PathBuf },
}

fn settings_help() -> String {
    let rows = TABLE
        .iter()
        .map(|row| format!("  FENGQIAO_{} [{}]\n      {} / {}", row.name.to_ascii_uppercase(), row.default, row.meaning.0, row.meaning.1));
    format!("设置 / Settings (environment):\n{}", rows.collect::<Vec<_>>().join("\n"))
}

/// Does what was asked.
pub fn run(arguments: Arguments) -> Outcome<()> {
    let target: Target = arguments.database.parse()?;
    let key_file = arguments.key_file.unwrap_or_else(|| default_key_file(&target));
    let files = arguments.files.unwrap_or_else(|| key_file.with_file_name("attachments"));
    let place = DataLocation { target, key_file, files };
    match arguments.command {
        Command::Serve(serve) => serve.run(&place),
        Command::Migrate => place.open().map(drop),
        Command::Account(account) => account.run(&place),
        Command::Figures(figures) => figures.run(&place),
        Command::Export(export) => export.run(&place),
        Command::Import(import) => import.run(&place),
        Command::Verify { anchor } => verify::run(&place, anchor.as_deref()),
        Command::Heads => copies::heads(&place),
        Command::Settings(settings) => settings.run(&place),
        Command::Key(key) => key.run(&place),
        Command::ReadWorkbook(read) => read.run(),
        Command::Backup { file } => copies::backup(&place, &file),
        Command::Restore { file } => copies::restore(&place, &file),
    }
}
