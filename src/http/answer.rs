//! What a request is answered with.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use serde::Serialize;
use serde_json::Value;

use crate::problem::{Outcome, Problem};

/// A successful answer, made inside the write so that it can be kept for a replay.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub etag: Option<i32>,
    pub location: Option<String>,
    /// Nothing had to change (the same record created again, the same report filed again).
    pub unchanged: bool,
}

impl Answer {
    /// 200 with a record as it is now.
    pub fn record(body: impl Serialize, revision: i32) -> Outcome<Self> {
        Ok(Self { etag: Some(revision), ..Self::plain(body)? })
    }

    /// 200 with something that has no revision.
    pub fn plain(body: impl Serialize) -> Outcome<Self> {
        let body = serde_json::to_value(body).map_err(Problem::internal)?;
        Ok(Self { status: 200, body, etag: None, location: None, unchanged: false })
    }

    /// 201 with a new record and where it is.
    pub fn created(body: impl Serialize, revision: i32, location: String) -> Outcome<Self> {
        Ok(Self { status: 201, location: Some(location), ..Self::record(body, revision)? })
    }

    /// 204.
    pub fn nothing() -> Self {
        Self { status: 204, body: Value::Null, etag: None, location: None, unchanged: false }
    }

    /// The same answer, saying that nothing had to change.
    pub fn unchanged(mut self) -> Self {
        self.unchanged = true;
        self
    }

    /// The HTTP response; answers with records are never cached by anyone in between.
    pub fn respond(self) -> HttpResponse {
        let mut response = HttpResponse::build(StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK));
        response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
        if let Some(revision) = self.etag {
            response.insert_header((header::ETAG, format!("\"{revision}\"")));
        }
        if let Some(location) = &self.location {
            response.insert_header((header::LOCATION, location.as_str()));
        }
        if self.status == 204 { response.finish() } else { response.json(self.body) }
    }
}
