//! The features, each with its addresses under `/api/v1`.

use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::{App, Error};
use utoipa_actix_web::{AppExt, service_config};

use super::operations;

/// The features, each with its addresses under `/api/v1`; what is mounted is what the contract says.
const FEATURES: &[fn(&mut service_config::ServiceConfig)] = &[
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
    crate::figures::paragraph::api::routes,
    crate::figures::seals::api::routes,
    crate::exports::api::routes,
    crate::papers::api::routes,
    crate::reminders::api::routes,
    operations::routes,
];

/// All features in one scope.
pub fn features() -> utoipa_actix_web::scope::Scope<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()>,
> {
    FEATURES.iter().fold(utoipa_actix_web::scope("/api/v1"), |scope, routes| scope.configure(routes))
}

/// The operations of all features, with the shapes they speak of, on top of what a document begins with.
pub fn described(beginning: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    App::new().into_utoipa_app().openapi(beginning).service(features()).split_for_parts().1
}
