//! What the contract knows of an address, and what is answered where it knows nothing.

use std::sync::LazyLock;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, ResponseError};
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};

use super::openapi;
use crate::problem::{Code, Problem};

/// 405 where the address takes other methods, 404 otherwise.
pub async fn unknown(request: HttpRequest) -> HttpResponse {
    let allowed = methods_of(request.path());
    if allowed.is_empty() || allowed.contains(request.method()) {
        return Problem::new(Code::NotFound).error_response();
    }
    let mut response = Problem::new(Code::MethodNotAllowed).error_response();
    let list: Vec<&str> = allowed.iter().map(Method::as_str).collect();
    if let Ok(value) = header::HeaderValue::from_str(&list.join(", ")) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    response
}

/// One operation of the contract.
struct ContractOperation {
    path: String,
    method: Method,
    takes_parameters: bool,
}

static OPERATIONS: LazyLock<Vec<ContractOperation>> = LazyLock::new(|| {
    let of = |(path, item): (&String, &utoipa::openapi::PathItem)| {
        let named = [
            (&item.get, Method::GET),
            (&item.post, Method::POST),
            (&item.put, Method::PUT),
            (&item.patch, Method::PATCH),
            (&item.delete, Method::DELETE),
        ];
        let known = |(operation, method): (&Option<Operation>, Method)| {
            let in_query = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(parameter) if matches!(parameter.parameter_in, ParameterIn::Query));
            let takes_parameters = operation.as_ref()?.parameters.iter().flatten().any(in_query);
            Some(ContractOperation { path: path.clone(), method, takes_parameters })
        };
        named.into_iter().filter_map(known).collect::<Vec<_>>()
    };
    openapi::document().paths.paths.iter().flat_map(of).collect()
});

fn operations_of(path: &str) -> impl Iterator<Item = &'static ContractOperation> {
    let fits = move |template: &str| {
        let (wanted, given) = (template.split('/').collect::<Vec<_>>(), path.split('/').collect::<Vec<_>>());
        wanted.len() == given.len() && wanted.iter().zip(&given).all(|(want, give)| want.starts_with('{') || want == give)
    };
    OPERATIONS.iter().filter(move |known| fits(&known.path))
}

/// Whether there is such an operation.
pub fn accepts(method: &Method, path: &str) -> bool {
    operations_of(path).any(|known| known.method == *method)
}

fn methods_of(path: &str) -> Vec<Method> {
    operations_of(path).map(|known| known.method.clone()).collect()
}

/// Refuses parameters at addresses that take none; those that take some check theirs themselves.
pub async fn refuse_parameters(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let operations: Vec<&ContractOperation> = operations_of(request.path()).filter(|known| known.method == request.method()).collect();
    let name = request.query_string().split(['=', '&']).next().unwrap_or_default().to_owned();
    if name.is_empty() || operations.is_empty() || operations.iter().any(|known| known.takes_parameters) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let problem = Problem::at(format!("/{name}"), Code::UnknownParameter)
        .saying(format!("不认识的参数：{name}"), format!("Unknown parameter: {name}"));
    Ok(request.into_response(problem.error_response()))
}
