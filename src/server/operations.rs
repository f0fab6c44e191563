//! What those who run the program ask it: is it there, is it ready, how is it doing, which one is it.

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, ResponseError, get};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::observe::Metrics;
use super::readiness::Readiness;
use crate::context::Context;
use crate::db::migrations;
use crate::http::{Answer, instant};
use crate::problem::{Code, Outcome, Problem};

/// Which program this is and over which database.
#[derive(Serialize, ToSchema)]
pub struct About {
    version: &'static str,
    schema_version: String,
    server_time: String,
    /// Another value means the database was made anew or restored.
    epoch: String,
}

/// Version, schema version, server time and epoch.
#[utoipa::path(tag = "operations", responses((status = 200, body = About)))]
#[get("/about")]
pub async fn about(context: Data<Context>) -> Outcome<HttpResponse> {
    let schema_version = context.database.read(migrations::version).await?;
    let about = About {
        version: env!("CARGO_PKG_VERSION"),
        schema_version,
        server_time: instant(context.clock.now()),
        epoch: context.epoch().to_owned(),
    };
    Ok(Answer::plain(about)?.respond())
}

#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

#[get("/readyz")]
async fn readyz(context: Data<Context>, ready: Data<Readiness>) -> HttpResponse {
    let database = context.database.read(migrations::version).await;
    let database = database.and_then(|_| context.database.require_space());
    match (ready.is_reached(), database) {
        (true, Ok(_)) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"),
        (_, Err(problem)) => problem.error_response(),
        (false, Ok(_)) => Problem::new(Code::Busy).saying("数据还在载入", "Records are still being loaded").retry_after(2).error_response(),
    }
}

#[get("/metrics")]
async fn metrics(context: Data<Context>, metrics: Data<Metrics>) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(metrics.text(context.database.statements())?))
}

/// Addresses under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(about);
}

/// Addresses outside the contract's base.
pub fn outside(config: &mut web::ServiceConfig) {
    config.service(healthz).service(readyz).service(metrics);
}
