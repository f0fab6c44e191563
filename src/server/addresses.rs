//! Every address of the program, in one list.

use std::sync::LazyLock;

use actix_web::http::{Method, header};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::{assets, openapi, operations};
use crate::problem::{Code, Problem};

/// The features, each with its addresses under `/api/v1`; their operations are listed in `openapi.rs`.
const FEATURES: &[fn(&mut ServiceConfig)] = &[
    crate::accounts::api::routes,
    crate::rooms::api::routes,
    crate::people::api::routes,
    crate::working_days::api::routes,
    crate::audit::api::routes,
    crate::cases::api::routes,
    crate::screenings::api::routes,
    crate::petition_visits::api::routes,
    crate::online_entries::api::routes,
    crate::imports::api::routes,
    crate::figures::api::routes,
    crate::exports::api::routes,
    operations::routes,
];

/// Puts every address in its place.
pub fn mount(config: &mut ServiceConfig) {
    let mut api = web::scope("/api/v1");
    for routes in FEATURES {
        api = api.configure(routes);
    }
    config.service(api.default_service(web::to(unknown)));
    config.configure(operations::outside);
    config.service(web::redirect("/api/docs", "/api/docs/"));
    config.service(SwaggerUi::new("/api/docs/{_:.*}").config(Config::from("/api/v1/openapi.json").validator_url("none")));
    config.service(web::scope("/api").default_service(web::to(unknown)));
    config.default_service(web::to(assets::web_app));
}

/// 405 where the address takes other methods, 404 otherwise.
async fn unknown(request: HttpRequest) -> HttpResponse {
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

static OPERATIONS: LazyLock<Vec<(String, Vec<Method>)>> = LazyLock::new(|| {
    let of = |(path, item): (&String, &utoipa::openapi::PathItem)| {
        let named = [
            (&item.get, Method::GET),
            (&item.post, Method::POST),
            (&item.put, Method::PUT),
            (&item.patch, Method::PATCH),
            (&item.delete, Method::DELETE),
        ];
        (path.clone(), named.into_iter().filter(|(operation, _)| operation.is_some()).map(|(_, method)| method).collect())
    };
    openapi::document().paths.paths.iter().map(of).collect()
});

fn methods_of(path: &str) -> Vec<Method> {
    let fits = |template: &str| {
        let (wanted, given) = (template.split('/').collect::<Vec<_>>(), path.split('/').collect::<Vec<_>>());
        wanted.len() == given.len() && wanted.iter().zip(&given).all(|(want, give)| want.starts_with('{') || want == give)
    };
    OPERATIONS.iter().filter(|(template, _)| fits(template)).flat_map(|(_, methods)| methods.clone()).collect()
}
