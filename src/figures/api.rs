//! `GET /figures`, `/figures/table`, `/figures/{code}/records`.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::overlap::{self, Overlap};
use super::records::DrilldownFilter;
use super::report::{self, YearReport};
use super::report_scope::{ReportScope, place_within};
use super::rows::Reader;
use super::table::{self, FigureTable};
use super::{definitions, records};
use crate::context::Context;
use crate::db::DbConnection;
use crate::http::{Answer, Page, Params, position_from};
use crate::ids::{RoomId, TownId};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};

/// Which year, and which part of what the account reaches.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FiguresQuery {
    year: i32,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
    /// `false` leaves the breakdowns out, where only the values are wanted.
    breakdown: Option<bool>,
}

/// Which year, and which part of what the account reaches.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OverlapQuery {
    year: i32,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
}

/// A table of a figure by two dimensions.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct TableQuery {
    year: i32,
    /// The code of a count of cases or resolutions.
    measure: String,
    rows: String,
    columns: String,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
}

/// Which of the records behind a figure.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RecordsQuery {
    year: i32,
    town_id: Option<TownId>,
    room_id: Option<RoomId>,
    /// Only one cell: a dimension of the figure (several with commas between) …
    dimension: Option<String>,
    /// … and its key (as many).
    key: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
    /// `total` adds how many there are in all.
    include: Option<String>,
}

fn scope_for(
    conn: &mut DbConnection,
    context: &Context,
    actor: &Actor,
    year: i32,
    town: Option<TownId>,
    room: Option<RoomId>,
) -> Outcome<ReportScope> {
    let place = place_within(conn, actor.scope(Right::ReadFigures)?, town, room)?;
    ReportScope::new(conn, context, place, year)
}

/// The figures of a year, each with its rule, its breakdowns and the address of its records.
#[utoipa::path(tag = "figures", params(FiguresQuery), responses((status = 200, body = YearReport)))]
#[get("/figures")]
pub async fn figures(context: Data<Context>, actor: Actor, Params(query): Params<FiguresQuery>) -> Outcome<HttpResponse> {
    let inside = context.clone();
    let report = context
        .database
        .snapshot(move |conn| {
            let mut report_scope = scope_for(conn, &inside, &actor, query.year, query.town_id, query.room_id)?;
            let now = inside.clock.now();
            if query.breakdown == Some(false) {
                return report::values_of_year(conn, &mut report_scope, now);
            }
            report::for_year(conn, &mut report_scope, now)
        })
        .await?;
    Ok(Answer::plain(report)?.respond())
}

/// How own cases, platform entries, cases with a legal literate and cases from the reception overlap.
#[utoipa::path(tag = "figures", params(OverlapQuery), responses((status = 200, body = Overlap)))]
#[get("/figures/overlap")]
pub async fn figure_overlap(context: Data<Context>, actor: Actor, Params(query): Params<OverlapQuery>) -> Outcome<HttpResponse> {
    let inside = context.clone();
    let overlap = context
        .database
        .snapshot(move |conn| {
            let mut report_scope = scope_for(conn, &inside, &actor, query.year, query.town_id, query.room_id)?;
            overlap::count(conn, &mut report_scope, crate::http::instant(inside.clock.now()))
        })
        .await?;
    Ok(Answer::plain(overlap)?.respond())
}

/// A count of cases or resolutions by two dimensions, every member of each, zeros too.
#[utoipa::path(tag = "figures", params(TableQuery), responses((status = 200, body = FigureTable)))]
#[get("/figures/table")]
pub async fn figure_table(context: Data<Context>, actor: Actor, Params(query): Params<TableQuery>) -> Outcome<HttpResponse> {
    let inside = context.clone();
    let table = context
        .database
        .snapshot(move |conn| {
            let mut report_scope = scope_for(conn, &inside, &actor, query.year, query.town_id, query.room_id)?;
            let asked = table::asked(&query.measure, &query.rows, &query.columns)?;
            table::count(conn, &mut report_scope, &asked, crate::http::instant(inside.clock.now()))
        })
        .await?;
    Ok(Answer::plain(table)?.respond())
}

/// The records that a figure counts, in the shape of their own list, each with `counts`: how much it adds.
#[utoipa::path(tag = "figures", params(RecordsQuery, ("code" = String, Path)), responses((status = 200, body = Page<Value>)))]
#[get("/figures/{code}/records")]
pub async fn figure_records(
    context: Data<Context>,
    actor: Actor,
    code: Path<String>,
    Params(query): Params<RecordsQuery>,
) -> Outcome<HttpResponse> {
    let definition = definitions::by_code(&code).ok_or_else(|| Problem::new(Code::NotFound))?;
    let limit = Page::<Value>::limit(query.limit)?;
    let after = position_from(query.cursor.as_deref())?;
    let with_total = match query.include.as_deref() {
        None => false,
        Some("total") => true,
        Some(_) => return Err(Problem::at("/include", Code::UnknownCode)),
    };
    let inside = context.clone();
    let page = context
        .database
        .snapshot(move |conn| {
            let mut report_scope = scope_for(conn, &inside, &actor, query.year, query.town_id, query.room_id)?;
            let cells = records::cells(definition, query.dimension.as_deref(), query.key.as_deref())?;
            let wanted = DrilldownFilter { cells, after, limit, with_total };
            records::page(conn, &Reader { vault: &inside.vault, actor: &actor }, &mut report_scope, definition, &wanted)
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    // `table` would otherwise be read as the code of a figure.
    config.service(figures).service(figure_table).service(figure_overlap).service(figure_records);
}
