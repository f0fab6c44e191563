//! `verify`: nothing was altered behind the program's back, every figure is the sum of its records, every seal and every
//! attachment is whole.

use super::figures::report_scope;
use super::location::{DataLocation, say};
use crate::audit;
use crate::cases;
use crate::context::Context;
use crate::db::DbConnection;
use crate::db::backup::require_whole;
use crate::figures::check::{self, Mismatch};
use crate::figures::seals::{self, Broken};
use crate::ids::TownKey;
use crate::problem::{Code, Outcome, Problem};
use crate::rooms::all_towns;

/// Checks all of it and says what was checked; an error names the first thing that does not fit.
pub fn run(place: &DataLocation) -> Outcome<()> {
    let context = place.open()?;
    context.database.read_now(require_whole)?;
    records_are_whole(&context)?;
    attachments_are_whole(&context)
}

/// The log, the figures and the seals of a database.
pub fn records_are_whole(context: &Context) -> Outcome<()> {
    let mut rows = 0;
    for town in context.database.snapshot_now(audit::chains)? {
        match context.database.snapshot_now(|conn| audit::verify(conn, town))? {
            Ok(more) => rows += more,
            Err(row) => {
                let (zh, en) = context.database.snapshot_now(|conn| chain_name(conn, town))?;
                return Err(broken(
                    &format!("{zh}的审计链从第 {row} 条起对不上"),
                    &format!("the audit chain of {en} does not fit from row {row} on"),
                ));
            }
        }
    }
    say(&format!("审计链完整，共 {rows} 条 / the audit chain is whole: {rows} rows"))?;
    let years = context.database.snapshot_now(check::years_on_record)?;
    for year in years {
        let wrong = mismatches(context, year)?;
        if let Some(Mismatch { code, value, sum, .. }) = wrong.first() {
            return Err(broken(
                &format!("{year} 年 {code} 为 {value}，所列记录合计 {sum}"),
                &format!("{code} of {year} is {value}, but its records add up to {sum}"),
            ));
        }
        say(&format!("{year} 年各项数字与记录一致 / every figure of {year} is the sum of its records"))?;
    }
    seals_are_whole(context)
}

/// Whose chain it is, in both languages.
fn chain_name(conn: &mut DbConnection, town: TownKey) -> Outcome<(String, String)> {
    let known = all_towns(conn)?.into_iter().find(|known| known.number == town);
    Ok(known.map_or_else(|| ("全程序".to_owned(), "the program".to_owned()), |town| (town.name.clone(), town.name)))
}

fn seals_are_whole(context: &Context) -> Outcome<()> {
    let (all, altered) = context.database.snapshot_now(seals::broken_seals)?;
    if let Some(Broken { year, edition, what }) = altered.first() {
        return Err(broken(
            &format!("{year} 年第 {edition} 次封存：{}", what.0),
            &format!("the seal of {year}, edition {edition}: {}", what.1),
        ));
    }
    say(&format!("年度封存完好，共 {all} 份 / every seal is whole: {all}"))
}

/// Every photo and scan that must be there.
pub fn attachments_are_whole(context: &Context) -> Outcome<()> {
    let kept = context.database.read_now(cases::contents_kept)?;
    for (case, attachment, content, thumbnail) in &kept {
        if [Some(content), thumbnail.as_ref()].into_iter().flatten().any(|sha256| !context.files.is_whole(sha256)) {
            return Err(broken(
                &format!("案件 {case} 的附件 {attachment} 不见了或被改动"),
                &format!("attachment {attachment} of case {case} is missing or was altered"),
            ));
        }
    }
    say(&format!("附件完整，共 {0} 个 / every attachment is whole: {0}", kept.len()))
}

fn mismatches(context: &Context, year: i32) -> Outcome<Vec<Mismatch>> {
    context.database.snapshot_now(|conn| {
        let mut report_scope = report_scope(conn, context, year)?;
        check::mismatches(conn, &mut report_scope, context.clock.now())
    })
}

fn broken(zh: &str, en: &str) -> Problem {
    Problem::new(Code::Internal).saying(zh, en)
}
