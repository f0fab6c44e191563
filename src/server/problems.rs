//! Writes every refusal and failure as `application/problem+json` in the reader's language.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse};

use crate::http::RequestId;
use crate::problem::{Code, Language, Problem};

pub async fn middleware(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let wanted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = Language::accepted(wanted);
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let response = next.call(request).await?.map_into_boxed_body();
    if response.status().as_u16() < 400 {
        return Ok(response);
    }
    let problem = problem_of(&response);
    if let Some(cause) = problem.cause() {
        tracing::error!(request_id, cause, "a request failed");
    }
    let body = rendered(&problem, language, &request_id, response.headers());
    Ok(response.into_response(body))
}

/// Our own problem, or the one that goes with the status the framework chose.
fn problem_of(response: &ServiceResponse<BoxBody>) -> Problem {
    if let Some(problem) = response.response().extensions().get::<Problem>() {
        return problem.clone();
    }
    let code = match response.status().as_u16() {
        401 => Code::NotSignedIn,
        403 => Code::NotAllowed,
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        408 => Code::Timeout,
        413 => Code::TooLarge,
        415 => Code::UnsupportedMedia,
        429 => Code::TooManyRequests,
        400..=499 => Code::BadRequest,
        503 => Code::Busy,
        _ => {
            let cause = response.response().error().map_or_else(|| "an answer without a cause".to_owned(), ToString::to_string);
            return Problem::internal(cause);
        }
    };
    Problem::new(code)
}

fn rendered(problem: &Problem, language: Language, request_id: &str, before: &HeaderMap) -> HttpResponse {
    let mut response = HttpResponse::new(actix_web::ResponseError::status_code(problem));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = problem.seconds_to_wait() {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(allowed) = before.get(header::ALLOW) {
        headers.insert(header::ALLOW, allowed.clone());
    }
    response.set_body(BoxBody::new(problem.to_json(language, request_id).to_string()))
}
