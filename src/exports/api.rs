//! `GET /exports/annual` and the lists as files.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, get};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::annual;
use super::case_table as printed_case_table;
use super::cases::Cases;
use super::entries::Entries;
use super::files;
use super::listing::{self, Listing};
use super::platform_sheet::{self, KeyRow};
use super::screenings::Screenings;
use super::sheet::Format;
use super::visits::Visits;
use crate::audit::{self, Action, Event, Subject};
use crate::cases::api::CaseQuery;
use crate::coded::Coded;
use crate::context::{Context, Origin, Work};
use crate::figures::case_table::{self, Edition};
use crate::figures::report_scope::{ReportScope, place_within};
use crate::http::{self, Answer, Page, Params};
use crate::ids::{RoomId, TownId};
use crate::online_entries::api::EntryQuery;
use crate::petition_visits::api::VisitQuery;
use crate::problem::{Code, Fault, Outcome, Problem, Words};
use crate::rights::{Actor, Right};
use crate::screenings::api::GridQuery;

/// Which year, which part of what the account reaches, and in which format.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AnnualQuery {
    year: i32,
    /// `xlsx`, `docx` (the yearly counts alone), `csv` or `json`.
    format: String,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
}

/// The format of this name; 422 with the list for any other.
fn format_named(name: &str, offered: &[Format]) -> Outcome<Format> {
    offered.iter().copied().find(|format| format.code() == name).ok_or_else(|| {
        let words: Vec<&str> = offered.iter().map(|format| format.code()).collect();
        let listing = Words::new(format!("可选：{}", words.join("、")), format!("One of: {}", words.join(", ")));
        let fault = Fault::new("/format", Code::UnknownCode).saying(listing);
        Problem::from_faults(vec![fault]).unwrap_or_else(|| Problem::at("/format", Code::UnknownCode))
    })
}

/// A file to save, under a name in the town's own words.
fn download(content: Vec<u8>, format: Format, name: &str) -> HttpResponse {
    file_head(format, name).body(content)
}

fn file_head(format: Format, name: &str) -> HttpResponseBuilder {
    let kind = match format {
        Format::Xlsx => http::XLSX,
        Format::Docx => http::DOCX,
        Format::Csv => "text/csv; charset=utf-8",
        Format::Json => "application/json; charset=utf-8",
    };
    http::file_head(kind, "fengqiao", name, format.code())
}

/// The figures of a year as a file.
#[utoipa::path(tag = "exports", params(AnnualQuery), responses((status = 200, description = "The file")))]
#[get("/exports/annual")]
pub async fn annual_export(context: Data<Context>, actor: Actor, Params(query): Params<AnnualQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadFigures)?;
    let format = format_named(&query.format, Format::ALL)?;
    let inside = context.clone();
    let (content, name) = context
        .database
        .snapshot(move |conn| {
            let place = place_within(conn, scope, query.town_id, query.room_id)?;
            let mut report_scope = ReportScope::new(conn, &inside, place, query.year)?;
            Ok((annual::file(conn, &mut report_scope, &inside.clock, format)?, report_scope.title(conn)?))
        })
        .await?;
    Ok(download(content, format, &name))
}

/// Which cases the Ministry's table is about.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CaseTableQuery {
    year: i32,
    /// 1 to 12; the whole year without one.
    month: Option<u32>,
    /// `t18`, the default, or `t15`.
    edition: Option<Edition>,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
}

/// The Ministry's case table (调解案件统计表) of a year or a month as an .xlsx file in its customary layout.
#[utoipa::path(tag = "exports", params(CaseTableQuery), responses((status = 200, description = "The file")))]
#[get("/exports/case-table")]
pub async fn case_table_export(context: Data<Context>, actor: Actor, Params(query): Params<CaseTableQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadFigures)?;
    if query.month.is_some_and(|month| !(1..=12).contains(&month)) {
        return Err(Problem::at("/month", Code::OutOfRange));
    }
    let inside = context.clone();
    let content = context
        .database
        .snapshot(move |conn| {
            let place = place_within(conn, scope, query.town_id, query.room_id)?;
            let mut report_scope = ReportScope::new(conn, &inside, place, query.year)?;
            let table = case_table::count(conn, &mut report_scope, query.edition.unwrap_or(Edition::T18), query.month)?;
            let month = query.month.map(|month| format!("{month}月")).unwrap_or_default();
            let heading = printed_case_table::Heading {
                filled_in_by: report_scope.place_name(conn)?,
                period: format!("{}年{month}", query.year),
                counted_at: inside.clock.local_time_text(inside.clock.now()),
            };
            printed_case_table::workbook(&table, &heading)
        })
        .await?;
    Ok(download(content, Format::Xlsx, "调解案件统计表"))
}

/// The query of a list without what belongs to the file: its format is taken out, pages do not apply.
fn list_query<T: DeserializeOwned + IntoParams>(request: &HttpRequest) -> Outcome<(T, Format)> {
    let (file, list): (Vec<&str>, Vec<&str>) = request.query_string().split('&').partition(|part| part.starts_with("format="));
    let name = file.first().map(|part| part.trim_start_matches("format=")).ok_or_else(|| Problem::at("/format", Code::Required))?;
    let format = format_named(name, &[Format::Xlsx, Format::Csv])?;
    Ok((http::query_from(&list.join("&"))?, format))
}

/// Hands a list out as a file; who took it is written down first, because it holds names.
async fn hand_out(context: &Context, actor: Actor, request: &HttpRequest, listing: impl Listing, format: Format) -> Outcome<HttpResponse> {
    let request_id = http::request_id(request);
    let (subject, filters) = (listing.subject(), request.query_string().to_owned());
    let (name, listing) = context
        .own_work(actor, origin(request_id), move |work| {
            listing.check(work.conn)?;
            record_export(work, subject, &filters)?;
            Ok((listing.name(), listing))
        })
        .await?;
    if format == Format::Xlsx {
        let content = context.database.snapshot(move |conn| listing::as_workbook(conn, listing)).await?;
        return Ok(download(content, format, name));
    }
    // Written out first: however slowly it is fetched, no reader of the records waits for it.
    let files = context.files.clone();
    let written = context.database.snapshot(move |conn| {
        let mut incoming = files.begin()?;
        listing::as_text(conn, listing, |piece| incoming.write(&piece))?;
        incoming.read_once()
    });
    let pieces = http::pieces_of(written.await?);
    Ok(file_head(format, name).streaming(pieces))
}

/// The audit row of an export: which list, with which filters but for the words searched.
fn record_export(work: &mut Work<'_>, subject: Subject, filters: &str) -> Outcome<()> {
    let filters: serde_json::Map<String, Value> =
        http::pairs_of(filters)?.into_iter().filter(|(name, _)| name != "q").map(|(name, value)| (name, value.into())).collect();
    let mut event = Event::new(Action::Export, "list").about(subject).changing(Value::Object(filters));
    (event.town, event.room_id) = (work.actor.town, work.actor.room_id);
    audit::record(work, event)
}

fn origin(request_id: String) -> Origin {
    Origin { request_id, ..Origin::default() }
}

/// Cases as a file, by the same filters as the list.
#[utoipa::path(tag = "exports", params(CaseQuery, ("format" = String, Query, description = "`xlsx` or `csv`")), responses((status = 200, description = "The file")))]
#[get("/exports/cases")]
pub async fn case_export(context: Data<Context>, actor: Actor, request: HttpRequest) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let (query, format) = list_query::<CaseQuery>(&request)?;
    let listing = Cases::new(scope, query.filter()?, context.vault.clone());
    hand_out(&context, actor, &request, listing, format).await
}

/// Petition visits as a file, by the same filters as the list.
#[utoipa::path(tag = "exports", params(VisitQuery, ("format" = String, Query, description = "`xlsx` or `csv`")), responses((status = 200, description = "The file")))]
#[get("/exports/petition-visits")]
pub async fn visit_export(context: Data<Context>, actor: Actor, request: HttpRequest) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadVisits)?;
    let (query, format) = list_query::<VisitQuery>(&request)?;
    let listing = Visits::new(scope, query.town(), query.filter()?, actor.clone(), context.vault.clone());
    hand_out(&context, actor, &request, listing, format).await
}

/// Online entries as a file, by the same filters as the list.
#[utoipa::path(tag = "exports", params(EntryQuery, ("format" = String, Query, description = "`xlsx` or `csv`")), responses((status = 200, description = "The file")))]
#[get("/exports/online-entries")]
pub async fn entry_export(context: Data<Context>, actor: Actor, request: HttpRequest) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadEntries)?;
    let (query, format) = list_query::<EntryQuery>(&request)?;
    hand_out(&context, actor, &request, Entries::new(scope, query.filter()?), format).await
}

/// The year's screening reports as a file, by the same filters as the grid.
#[utoipa::path(tag = "exports", params(GridQuery, ("format" = String, Query, description = "`xlsx` or `csv`")), responses((status = 200, description = "The file")))]
#[get("/exports/screenings")]
pub async fn screening_export(context: Data<Context>, actor: Actor, request: HttpRequest) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadReports)?;
    let (query, format) = list_query::<GridQuery>(&request)?;
    let listing = Screenings::new(scope, query.asked()?, context.get_ref().clone());
    hand_out(&context, actor, &request, listing, format).await
}

/// The cases of a year that are not in the platform yet, in its own order of fields; who took them is written down.
#[utoipa::path(tag = "exports", params(AnnualQuery), responses((status = 200, body = Page<KeyRow>)))]
#[get("/exports/platform-sheet")]
pub async fn platform_sheet_export(
    context: Data<Context>,
    actor: Actor,
    request: HttpRequest,
    Params(query): Params<AnnualQuery>,
) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadEntries)?;
    let format = format_named(&query.format, &[Format::Xlsx, Format::Csv, Format::Json])?;
    let (request_id, filters) = (http::request_id(&request), request.query_string().to_owned());
    context.own_work(actor, origin(request_id), move |work| record_export(work, Subject::PlatformSheet, &filters)).await?;
    let inside = context.clone();
    let rows = context
        .database
        .snapshot(move |conn| {
            let place = place_within(conn, scope, query.town_id, query.room_id)?;
            let mut report_scope = ReportScope::new(conn, &inside, place, query.year)?;
            platform_sheet::rows(conn, &mut report_scope)
        })
        .await?;
    match format {
        Format::Json => Ok(Answer::plain(Page { items: rows, next: None, total: None })?.respond()),
        Format::Xlsx => Ok(download(files::as_workbook(&[platform_sheet::as_sheet(&rows)])?, format, "待录入平台")),
        Format::Csv | Format::Docx => Ok(download(files::as_csv(&platform_sheet::as_sheet(&rows))?, Format::Csv, "待录入平台")),
    }
}

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(annual_export)
        .service(case_table_export)
        .service(case_export)
        .service(visit_export)
        .service(entry_export)
        .service(screening_export)
        .service(platform_sheet_export);
}
