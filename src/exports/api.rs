//! `GET /exports/annual`.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpResponse, get};
use serde::Deserialize;
use utoipa::IntoParams;

use super::annual;
use super::sheet::Format;
use crate::coded::Coded;
use crate::context::Context;
use crate::figures::frame::{Frame, place_within};
use crate::figures::{case_table, report};
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Fault, Outcome, Problem, Words};
use crate::rights::{Actor, Right};
use crate::wire::Params;

/// Which year, which part of what the account reaches, and in which format.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AnnualQuery {
    year: i32,
    /// `xlsx`, `csv` or `json`.
    format: String,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
}

/// The format of this name; 422 with the list for any other.
pub fn format_named(name: &str, offered: &[Format]) -> Outcome<Format> {
    offered.iter().copied().find(|format| format.code() == name).ok_or_else(|| {
        let words: Vec<&str> = offered.iter().map(|format| format.code()).collect();
        let listing = Words::new(format!("可选：{}", words.join("、")), format!("One of: {}", words.join(", ")));
        let fault = Fault::new("/format", Code::UnknownCode).saying(listing);
        Problem::from_faults(vec![fault]).unwrap_or_else(|| Problem::at("/format", Code::UnknownCode))
    })
}

/// A file to save, under a name in the town's own words.
pub fn download(content: Vec<u8>, format: Format, name: &str) -> HttpResponse {
    let kind = match format {
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Csv => "text/csv; charset=utf-8",
        Format::Json => "application/json; charset=utf-8",
    };
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .insert_header((header::CONTENT_TYPE, HeaderValue::from_static(kind)))
        .insert_header((header::CONTENT_DISPOSITION, disposition(name, format.code())))
        .body(content)
}

/// Old readers get a plain name, all others the Chinese one (RFC 6266).
fn disposition(name: &str, suffix: &str) -> String {
    let encoded: String =
        name.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    format!("attachment; filename=\"fengqiao.{suffix}\"; filename*=UTF-8''{encoded}.{suffix}")
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
            let settings = inside.settings(conn)?;
            let mut frame = Frame::new(conn, place, query.year, inside.clock.today(), settings)?;
            let report = report::for_year(conn, &mut frame, inside.clock.now())?;
            let cases = case_table::count(conn, &mut frame)?;
            Ok((annual::file(&report, &cases, format)?, frame.title(conn)?))
        })
        .await?;
    Ok(download(content, format, &name))
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(annual_export);
}
