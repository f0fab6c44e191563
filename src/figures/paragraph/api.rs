//! `GET /figures/paragraph` writes it, `POST /figures/paragraph` checks a text.

use actix_web::web::Data;
use actix_web::{HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::number::Number;
use super::super::report::{self, FigureView, YearReport};
use super::super::report_scope::{ReportScope, place_within};
use super::super::seals::SealMark;
use super::super::units::Unit;
use super::checking::{Checked, Verdict, check};
use super::file::{self, About};
use super::wording::{Stretch, compose, text_of};
use crate::clock::Clock;
use crate::coded::Coded;
use crate::context::Context;
use crate::http::{self, Answer, Body, Params};
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Fault, Outcome, Problem, Words};
use crate::rights::{Actor, Right};

/// Of which year and place, and how.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ParagraphQuery {
    year: i32,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
    /// The figures as the year was last sealed, not as they are counted now.
    sealed: Option<bool>,
    /// `json` (default) or `docx`.
    format: Option<String>,
}

/// Against which year's figures a text is checked.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CheckQuery {
    year: Option<i32>,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
    /// The figures as the year was last sealed, not as they are counted now.
    sealed: Option<bool>,
}

/// A text to be checked; it is not kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastedText {
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
    /// Here or in the address.
    year: Option<i32>,
}

/// A stretch of the paragraph; with a `code` it is a number of that figure.
#[derive(Serialize, ToSchema)]
pub struct ParagraphPart {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_en: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    /// The exact number, where the text says "近600".
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_en: Option<&'static str>,
    /// The address of the records counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<String>,
}

/// The paragraph of a year.
#[derive(Serialize, ToSchema)]
pub struct ParagraphOfYear {
    year: i32,
    as_of: String,
    /// The latest seal of the year.
    sealed: Option<SealMark>,
    /// Whether the numbers are those of the seal.
    from_seal: bool,
    text: String,
    parts: Vec<ParagraphPart>,
}

/// A number found in a text.
#[derive(Serialize, ToSchema)]
pub struct CheckedNumber {
    /// Where it stands, in UTF-16 code units as a page counts them.
    start: usize,
    end: usize,
    text: String,
    verdict: Verdict,
    verdict_label: String,
    verdict_label_en: String,
    /// The figure it was taken for.
    code: Option<&'static str>,
    title: Option<&'static str>,
    title_en: Option<&'static str>,
    unit: Option<Unit>,
    /// What that figure comes to.
    value: Option<Number>,
    records: Option<String>,
}

/// What became of each number of a text.
#[derive(Serialize, ToSchema)]
pub struct CheckedText {
    year: i32,
    as_of: String,
    sealed: Option<SealMark>,
    from_seal: bool,
    matches: usize,
    differs: usize,
    unknown: usize,
    numbers: Vec<CheckedNumber>,
}

/// Which figures are meant.
struct RequestedPaper {
    year: i32,
    town: Option<TownId>,
    room: Option<RoomId>,
    from_seal: bool,
}

/// The year's figures and the title of a file about them.
async fn figures(context: &Context, actor: &Actor, wanted: RequestedPaper) -> Outcome<(YearReport, String)> {
    let scope = actor.scope(Right::ReadFigures)?;
    let inside = context.clone();
    let (report, title) = context
        .database
        .snapshot(move |conn| {
            let place = place_within(conn, scope, wanted.town, wanted.room)?;
            let mut report_scope = ReportScope::new(conn, &inside, place, wanted.year)?;
            Ok((report::for_year(conn, &mut report_scope, inside.clock.now())?, report_scope.title(conn)?))
        })
        .await?;
    if wanted.from_seal && report.sealed.is_none() {
        return Err(Problem::new(Code::NotFound).saying("这一年还没有封存", "This year has not been sealed"));
    }
    Ok((report, title))
}

fn value_of(report: &YearReport, from_seal: bool, code: &str) -> Option<Number> {
    let figure = report.figures.iter().find(|figure| figure.code == code)?;
    if from_seal { figure.sealed_value } else { figure.value }
}

/// Section (七) of the annual report, each number linked to its definition; as text or `.docx`.
#[utoipa::path(tag = "figures", params(ParagraphQuery), responses((status = 200, body = ParagraphOfYear)))]
#[get("/figures/paragraph")]
pub async fn write_paragraph(context: Data<Context>, actor: Actor, Params(query): Params<ParagraphQuery>) -> Outcome<HttpResponse> {
    let from_seal = query.sealed == Some(true);
    let docx = match query.format.as_deref() {
        None | Some("json") => false,
        Some("docx") => true,
        Some(_) => return Err(unknown_format()),
    };
    let wanted = RequestedPaper { year: query.year, town: query.town_id, room: query.room_id, from_seal };
    let (report, title) = figures(&context, &actor, wanted).await?;
    let stretches = compose(&|code| value_of(&report, from_seal, code));
    if docx {
        let about = About {
            title: title.replace("年度统计", "年矛盾纠纷排查化解情况"),
            counted: counted(&report, from_seal, &context.clock),
        };
        let content = file::write(&about, &stretches, &report.figures, context.clock.now())?;
        return Ok(http::file_head(http::DOCX, "paragraph", &about.title, "docx").body(content));
    }
    let text = text_of(&stretches);
    let parts = stretches.into_iter().map(|stretch| part(stretch, &report)).collect();
    let YearReport { year, as_of, sealed, .. } = report;
    Ok(Answer::plain(ParagraphOfYear { year, as_of, sealed, from_seal, text, parts })?.respond())
}

fn unknown_format() -> Problem {
    let fault = Fault::new("/format", Code::UnknownCode).saying(Words::fixed("可选：json、docx", "One of: json, docx"));
    Problem::from_faults(vec![fault]).unwrap_or_else(|| Problem::at("/format", Code::UnknownCode))
}

fn counted(report: &YearReport, from_seal: bool, clock: &Clock) -> String {
    match report.sealed.as_ref().filter(|_| from_seal) {
        Some(seal) => {
            format!("数字取自第 {} 次封存（{}），校验值 {}。", seal.edition, http::local_time_text(clock, &seal.sealed_at), seal.sha256)
        }
        None => format!("统计时刻：{}。", http::local_time_text(clock, &report.as_of)),
    }
}

fn part(stretch: Stretch, report: &YearReport) -> ParagraphPart {
    let figure = report.figures.iter().find(|figure| Some(figure.code) == stretch.code);
    ParagraphPart {
        text: stretch.text,
        code: stretch.code,
        title: figure.map(|figure| figure.title),
        title_en: figure.map(|figure| figure.title_en),
        unit: figure.map(|figure| figure.unit),
        value: stretch.value,
        rule: figure.map(|figure| figure.rule),
        rule_en: figure.map(|figure| figure.rule_en),
        records: figure.map(|figure| figure.records.clone()),
    }
}

/// Finds every number of a text and says for which figure it stands and whether it is right; the text is not kept.
#[utoipa::path(tag = "figures", params(CheckQuery), request_body = PastedText, responses((status = 200, body = CheckedText)))]
#[post("/figures/paragraph")]
pub async fn check_paragraph(
    context: Data<Context>,
    actor: Actor,
    Params(query): Params<CheckQuery>,
    body: Body<PastedText>,
) -> Outcome<HttpResponse> {
    actor.scope(Right::ReadFigures)?;
    let pasted = body.checked()?.value;
    let year = pasted.year.or(query.year).ok_or_else(|| Problem::at("/year", Code::Required))?;
    let from_seal = query.sealed == Some(true);
    let wanted = RequestedPaper { year, town: query.town_id, room: query.room_id, from_seal };
    let (report, _) = figures(&context, &actor, wanted).await?;
    let rows = check(&pasted.text, year, &|code| value_of(&report, from_seal, code));
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let (matches, differs, unknown) = (count(Verdict::Matches), count(Verdict::Differs), count(Verdict::Unknown));
    let numbers = rows.into_iter().map(|row| checked_number(row, &pasted.text, &report.figures)).collect();
    let YearReport { year, as_of, sealed, .. } = report;
    Ok(Answer::plain(CheckedText { year, as_of, sealed, from_seal, matches, differs, unknown, numbers })?.respond())
}

fn checked_number(row: Checked, text: &str, figures: &[FigureView]) -> CheckedNumber {
    let place = row.numeral.place;
    let units_before = |end: usize| text.get(..end).unwrap_or_default().encode_utf16().count();
    let words = row.verdict.label();
    let counted = row.figure.and_then(|known| figures.iter().find(|figure| figure.code == known.code));
    CheckedNumber {
        start: units_before(place.start),
        end: units_before(place.end),
        text: text.get(place).unwrap_or_default().to_owned(),
        verdict: row.verdict,
        verdict_label: words.zh.into_owned(),
        verdict_label_en: words.en.into_owned(),
        code: row.figure.map(|figure| figure.code),
        title: counted.map(|figure| figure.title),
        title_en: counted.map(|figure| figure.title_en),
        unit: row.figure.map(|figure| figure.unit),
        value: row.value,
        records: counted.map(|figure| figure.records.clone()),
    }
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(write_paragraph).service(check_paragraph);
}
