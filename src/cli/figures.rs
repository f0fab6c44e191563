//! `figures`, `export annual` and `import`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::location::{DataLocation, say};
use crate::coded::Coded;
use crate::context::Context;
use crate::exports::annual;
use crate::exports::sheet::Format;
use crate::figures::report;
use crate::figures::report_scope::ReportScope;
use crate::imports::lists::ImportKind;
use crate::imports::progress::{Change, ProgressReporter};
use crate::imports::run_from_file;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;

/// 年度数字 / The figures of a year.
#[derive(Args)]
pub struct Figures {
    #[arg(long)]
    year: i32,
    /// 输出 JSON / As JSON.
    #[arg(long)]
    json: bool,
}

impl Figures {
    pub fn run(&self, place: &DataLocation) -> Outcome<()> {
        let context = place.open()?;
        let report = context.database.snapshot_now(|conn| {
            let mut report_scope = report_scope(conn, &context, self.year)?;
            report::for_year(conn, &mut report_scope, context.clock.now())
        })?;
        let value = serde_json::to_value(&report).map_err(Problem::internal)?;
        if self.json {
            return say(&serde_json::to_string_pretty(&value).map_err(Problem::internal)?);
        }
        for figure in value.get("figures").and_then(serde_json::Value::as_array).into_iter().flatten() {
            let text = |name: &str| {
                figure.get(name).map_or_else(String::new, |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            };
            say(&format!("{}\t{}\t{}", text("title"), text("value"), text("unit")))?;
        }
        Ok(())
    }
}

/// All of a year, over everything the database holds.
pub fn report_scope(conn: &mut crate::db::DbConnection, context: &Context, year: i32) -> Outcome<ReportScope> {
    ReportScope::new(conn, context, Scope::All, year)
}

#[derive(Subcommand)]
pub enum Export {
    /// 年度汇总表 / The yearly counts.
    Annual(Annual),
}

#[derive(Args)]
pub struct Annual {
    #[arg(long)]
    year: i32,
    /// xlsx, docx, csv, json
    #[arg(long, default_value = "xlsx")]
    format: String,
    #[arg(long)]
    out: PathBuf,
}

impl Export {
    pub fn run(self, place: &DataLocation) -> Outcome<()> {
        let Self::Annual(asked) = self;
        let format = Format::from_code(&asked.format).ok_or_else(|| {
            Problem::new(Code::UnknownCode).saying("格式应为 xlsx、docx、csv 或 json", "the format is xlsx, docx, csv or json")
        })?;
        let context = place.open()?;
        let content = context.database.snapshot_now(|conn| {
            let mut report_scope = report_scope(conn, &context, asked.year)?;
            annual::file(conn, &mut report_scope, &context.clock, format)
        })?;
        std::fs::write(&asked.out, content).map_err(|error| {
            Problem::new(Code::BadRequest)
                .saying(format!("写不进 {}：{error}", asked.out.display()), format!("cannot write {}: {error}", asked.out.display()))
        })?;
        say(&format!("已写入 / written: {}", asked.out.display()))
    }
}

/// 导入工作簿 / Import a workbook.
#[derive(Args)]
pub struct Import {
    /// cases, petition_visits, online_entries, people, screenings
    kind: String,
    file: PathBuf,
    /// 只预览，不写入 / Only say what it would do.
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub fn run(self, place: &DataLocation) -> Outcome<()> {
        let kind = ImportKind::from_code(&self.kind).ok_or_else(|| {
            let kinds: Vec<&str> = ImportKind::ALL.iter().map(|kind| kind.code()).collect();
            Problem::new(Code::UnknownCode)
                .saying(format!("种类应为：{}", kinds.join("、")), format!("the kind is one of: {}", kinds.join(", ")))
        })?;
        let context = place.open()?;
        let bar = indicatif::ProgressBar::new(0);
        let style = indicatif::ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
        bar.set_style(style.map_err(Problem::internal)?);
        let shown = bar.clone();
        let watch = ProgressReporter::telling(move |change| match change {
            Change::Begin(stage, total) => {
                shown.set_message(format!("{} / {}", stage.label().zh, stage.label().en));
                shown.set_length(u64::try_from(total).unwrap_or(0));
                shown.set_position(0);
            }
            Change::Step => shown.inc(1),
        });
        let preview = run_from_file(&context, kind, &self.file, None, self.dry_run, watch);
        bar.finish_and_clear();
        let preview = preview?;
        let counts = &preview.counts;
        say(&format!(
            "新增 new {} · 相同 same {} · 有变化 changed {} · 重复 duplicate {} · 无内容 nothing {} · 有错 error {}",
            counts.new, counts.same, counts.changed, counts.duplicate, counts.nothing, counts.error
        ))?;
        if let Some(moved) = &preview.obligations {
            say(&format!("{} / {}", moved.detail, moved.detail_en))?;
        }
        if counts.error == 0 {
            return Ok(());
        }
        Err(Problem::new(Code::Invalid).saying(
            format!("有 {} 行没有导入，请在网页“导入”里查看原因", counts.error),
            format!("{} rows were not imported; see the reasons on the import page", counts.error),
        ))
    }
}
