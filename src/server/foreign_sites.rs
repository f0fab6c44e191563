//! Refuses changes that another site's page asks for with our reader's cookie.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError};

use crate::problem::{Code, Problem};

pub async fn middleware(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    if !request.method().is_safe() && is_foreign(request.headers()) {
        return Ok(request.into_response(Problem::new(Code::ForeignSite).error_response()));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Browsers say where a request comes from; programs that say nothing send no cookie by themselves.
fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("null"));
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) != text(header::HOST),
        (None, None) => false,
    }
}
