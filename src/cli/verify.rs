//! `verify`: nothing was altered behind the program's back, every figure is the sum of its records, every seal and every
//! attachment is whole. Everything is checked, whatever was found before, and all that does not fit is named.

use std::path::Path;

use super::figures::report_scope;
use super::location::{DataLocation, say};
use crate::audit::anchors::{self, Anchor};
use crate::audit::replay::{Findings, not_covered, replay};
use crate::cases;
use crate::context::Context;
use crate::db::Target;
use crate::db::backup::require_whole;
use crate::figures::check::{self, Mismatch};
use crate::figures::seals::{self, Broken};
use crate::problem::{Code, Outcome, Problem, Words};

/// So many things that do not fit are named.
const NAMED: usize = 200;

/// Checks all of it and says what was checked; an error names what does not fit. Heads that were kept elsewhere tell whether
/// the end of a chain is missing.
pub fn run(place: &DataLocation, anchor: Option<&Path>) -> Outcome<()> {
    let anchors = anchor.map(read_anchors).transpose()?.unwrap_or_default();
    let context = place.open()?;
    context.database.read_now(require_whole)?;
    match place.target {
        Target::Sqlite(_) => say("数据库文件和引用完好 / the file and its references are whole")?,
        Target::Postgres(_) => say("数据页由 PostgreSQL 自己核对（pg_amcheck） / the pages are PostgreSQL's own to check (pg_amcheck)")?,
    }
    let mut check = Check { context: &context, wrong: Vec::new() };
    check.records(anchors)?;
    check.attachments()?;
    check.told()
}

/// The log, the records, the figures and the seals of a database.
pub fn records_are_whole(context: &Context) -> Outcome<()> {
    let mut check = Check { context, wrong: Vec::new() };
    check.records(Vec::new())?;
    check.told()
}

/// Every photo and scan that must be there.
pub fn attachments_are_whole(context: &Context) -> Outcome<()> {
    let mut check = Check { context, wrong: Vec::new() };
    check.attachments()?;
    check.told()
}

fn read_anchors(file: &Path) -> Outcome<Vec<Anchor>> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Problem::new(Code::BadRequest)
            .saying(format!("读不出文件 {}：{error}", file.display()), format!("cannot read {}: {error}", file.display()))
    })?;
    anchors::from_text(&text)
}

/// A check under way, and what did not fit so far.
struct Check<'a> {
    context: &'a Context,
    wrong: Vec<Words>,
}

impl Check<'_> {
    fn wrong(&mut self, zh: String, en: String) {
        self.wrong.push(Words { zh: zh.into(), en: en.into() });
    }

    fn records(&mut self, anchors: Vec<Anchor>) -> Outcome<()> {
        self.log(anchors)?;
        for year in self.context.database.snapshot_now(check::years_on_record)? {
            self.figures(year)?;
        }
        self.seals()
    }

    /// The chains, and every record as the log last said it was.
    fn log(&mut self, anchors: Vec<Anchor>) -> Outcome<()> {
        let (known, before) = (anchors.len(), self.wrong.len());
        let (mut rows, mut records, wrong) = (0, 0, &mut self.wrong);
        let keys = &self.context.chain_keys;
        let see =
            |whose: &Words, found: &Findings| {
                rows += found.rows;
                records += found.records;
                wrong.extend(found.altered.iter().map(|found| Words {
                    zh: format!("{}：{}", whose.zh, found.zh).into(),
                    en: format!("{}: {}", whose.en, found.en).into(),
                }));
                say(&format!("  {0}：审计 {1} 条，记录 {2} 件 / {3}: {1} rows, {2} records", whose.zh, found.rows, found.records, whose.en))
            };
        self.context.database.snapshot_now(|conn| replay(conn, keys, anchors, see))?;
        if self.wrong.len() == before {
            say(&format!(
                "审计链完整，共 {rows} 条；{records} 件记录与审计一致 / the audit chain is whole: {rows} rows; {records} records are as it says"
            ))?;
        }
        if known > 0 {
            say(&format!("与另存的 {known} 个末条核对 / compared with {known} heads kept elsewhere"))?;
        } else {
            say(
                "没有给出另存的末条（--anchor），审计末尾被整段删去看不出来 / without --anchor a log whose end was cut off whole is not noticed",
            )?;
        }
        let (zh, en): (Vec<_>, Vec<_>) = not_covered().into_iter().unzip();
        say(&format!("不在核对之内：{} / not covered: {}", zh.join("、"), en.join(", ")))
    }

    fn figures(&mut self, year: i32) -> Outcome<()> {
        let wrong = mismatches(self.context, year)?;
        for Mismatch { code, value, sum, .. } in &wrong {
            self.wrong(
                format!("{year} 年 {code} 为 {value}，所列记录合计 {sum}"),
                format!("{code} of {year} is {value}, but its records add up to {sum}"),
            );
        }
        if wrong.is_empty() {
            say(&format!("{year} 年各项数字与记录一致 / every figure of {year} is the sum of its records"))?;
        }
        Ok(())
    }

    fn seals(&mut self) -> Outcome<()> {
        let (all, altered) = self.context.database.snapshot_now(seals::broken_seals)?;
        for Broken { year, edition, what } in &altered {
            self.wrong(format!("{year} 年第 {edition} 次封存：{}", what.0), format!("the seal of {year}, edition {edition}: {}", what.1));
        }
        if altered.is_empty() {
            say(&format!("年度封存完好，共 {all} 份 / every seal is whole: {all}"))?;
        }
        Ok(())
    }

    fn attachments(&mut self) -> Outcome<()> {
        let kept = self.context.database.read_now(cases::contents_kept)?;
        let before = self.wrong.len();
        for (case, attachment, content, thumbnail) in &kept {
            if [Some(content), thumbnail.as_ref()].into_iter().flatten().any(|sha256| !self.context.files.is_whole(sha256)) {
                self.wrong(
                    format!("案件 {case} 的附件 {attachment} 不见了或被改动"),
                    format!("attachment {attachment} of case {case} is missing or was altered"),
                );
            }
        }
        if self.wrong.len() == before {
            say(&format!("附件完整，共 {0} 个 / every attachment is whole: {0}", kept.len()))?;
        }
        Ok(())
    }

    /// Nothing, or all that does not fit.
    fn told(self) -> Outcome<()> {
        if self.wrong.is_empty() {
            return Ok(());
        }
        let each = self.wrong.iter().take(NAMED).map(|words| format!("\n  {} / {}", words.zh, words.en)).collect::<String>();
        let more = if self.wrong.len() > NAMED { "\n  …" } else { "" };
        let all = self.wrong.len();
        Err(Problem::new(Code::Internal).saying(format!("有 {all} 处对不上：{each}{more}\n"), format!("{all} things do not fit")))
    }
}

fn mismatches(context: &Context, year: i32) -> Outcome<Vec<Mismatch>> {
    context.database.snapshot_now(|conn| {
        let mut report_scope = report_scope(conn, context, year)?;
        check::mismatches(conn, &mut report_scope, context.clock.now())
    })
}
