//! Numbers each request, logs it without its query, counts it and times it.

use actix_web::Error;
use actix_web::HttpMessage;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use prometheus::{Encoder, Histogram, HistogramOpts, IntCounterVec, IntGaugeVec, Opts, Registry, TextEncoder};
use std::time::Instant;

use crate::db::Statements;
use crate::http::RequestId;
use crate::problem::{Outcome, Problem};

/// Counts and times of requests, as Prometheus reads them.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: Histogram,
    statements: IntGaugeVec,
}

impl Metrics {
    pub fn new() -> Outcome<Self> {
        let registry = Registry::new();
        let requests = IntCounterVec::new(Opts::new("fengqiao_requests_total", "Requests answered."), &["method", "status"])
            .map_err(Problem::internal)?;
        let seconds = Histogram::with_opts(HistogramOpts::new("fengqiao_request_seconds", "Time to answer.")).map_err(Problem::internal)?;
        let statements =
            IntGaugeVec::new(Opts::new("fengqiao_statements", "Statements run since the start."), &["door"]).map_err(Problem::internal)?;
        registry.register(Box::new(statements.clone())).map_err(Problem::internal)?;
        registry.register(Box::new(requests.clone())).map_err(Problem::internal)?;
        registry.register(Box::new(seconds.clone())).map_err(Problem::internal)?;
        Ok(Self { registry, requests, seconds, statements })
    }

    /// The text of `/metrics`.
    pub fn text(&self, run: &Statements) -> Outcome<String> {
        for (door, count) in [("read", run.reading()), ("write", run.writing())] {
            self.statements.with_label_values(&[door]).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text).map_err(Problem::internal)?;
        String::from_utf8(text).map_err(Problem::internal)
    }
}

/// Anybody can invent a method; only the known ones become labels, so that the counters stay few.
fn method_label(method: &str) -> &'static str {
    const KNOWN: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.iter().find(|known| **known == method).copied().unwrap_or("OTHER")
}

fn status_label(status: u16) -> &'static str {
    match status {
        0..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}

pub async fn middleware(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = uuid::Uuid::now_v7().to_string();
    let method = request.method().clone();
    // The query may hold names; the path holds only ids.
    let path = request.path().to_owned();
    let metrics = request.app_data::<Data<Metrics>>().cloned();
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.call(request).await?.map_into_boxed_body();
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    security_headers(&path, &mut response);
    let status = response.status().as_u16();
    let took = started.elapsed();
    if let Some(metrics) = metrics {
        metrics.requests.with_label_values(&[method_label(method.as_str()), status_label(status)]).inc();
        metrics.seconds.observe(took.as_secs_f64());
    }
    tracing::info!(target: "fengqiao::access", %method, path, status, ms = took.as_millis(), request_id = id);
    Ok(response)
}

/// The readable contract page styles itself inline; nothing else may.
fn security_headers(path: &str, response: &mut ServiceResponse<BoxBody>) {
    const POLICY: &str =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    const DOCS_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
    let policy = if path.starts_with("/api/docs") { DOCS_POLICY } else { POLICY };
    let rows = [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
    ];
    for (name, value) in rows {
        // A handler that asks for more, as for photos and scans, is left alone.
        let name = HeaderName::from_static(name);
        if !response.headers().contains_key(&name) {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
}
