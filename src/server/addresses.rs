//! Every address of the program, in one list.

use actix_web::HttpResponse;
use actix_web::web::{self, ServiceConfig};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::features::features;
use super::known::unknown;
use super::{assets, openapi, operations};

/// Puts every address in its place.
pub fn mount(config: &mut ServiceConfig) {
    let contract = || async { HttpResponse::Ok().content_type("application/json").body(openapi::as_json()) };
    config.service(features().route("/openapi.json", web::get().to(contract)).default_service(web::to(unknown)));
    config.configure(operations::outside);
    config.service(web::redirect("/api/docs", "/api/docs/"));
    config.service(SwaggerUi::new("/api/docs/{_:.*}").config(Config::from("/api/v1/openapi.json").validator_url("none")));
    config.service(web::scope("/api").default_service(web::to(unknown)));
    config.default_service(web::to(assets::web_app));
}
