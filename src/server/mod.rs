//! The shell: every address in one place, what all requests pass through, and the web app.

pub mod addresses;
mod assets;
mod authenticate;
mod descriptors;
mod features;
mod foreign_sites;
mod known;
mod observe;
pub mod openapi;
mod operations;
mod patience;
mod problems;
mod readiness;

use std::net::TcpListener;

use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, PayloadConfig};
use actix_web::{App, HttpServer};

use crate::context::Context;
use crate::problem::{Outcome, Problem};
use observe::Metrics;
pub use readiness::Readiness;

/// What the shell adds to the features' context.
#[derive(Clone)]
pub struct Shell {
    context: Data<Context>,
    metrics: Data<Metrics>,
    ready: Data<Readiness>,
}

impl Shell {
    /// The shell around a context; not ready until told so.
    pub fn around(context: Context, ready: Readiness) -> Outcome<Self> {
        Ok(Self { context: Data::new(context), metrics: Data::new(Metrics::new()?), ready: Data::new(ready) })
    }
}

/// The whole program as one service. The last `wrap` is the outermost; requests pass from the bottom of the list to its top.
pub fn build_app(
    shell: &Shell,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl actix_web::body::MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    let settings = shell.context.base_settings();
    let body_limit = usize::try_from(settings.request_limit_kib).unwrap_or_default() * 1024;
    let upload_limit = usize::try_from(settings.upload_limit_mib).unwrap_or_default() * 1024 * 1024;
    App::new()
        .app_data(shell.context.clone())
        .app_data(shell.metrics.clone())
        .app_data(shell.ready.clone())
        .app_data(PayloadConfig::new(body_limit))
        // A workbook is read from memory; a photo goes to a file piece by piece and does not count.
        .app_data(actix_multipart::form::MultipartFormConfig::default().total_limit(upload_limit).memory_limit(upload_limit))
        .configure(addresses::mount)
        // Inside the rendering of problems, so that its own refusals are rendered too.
        .wrap(Compress::default())
        .wrap(from_fn(known::refuse_parameters))
        // A body is read by features alone, piece by piece.
        .wrap(from_fn(patience::middleware))
        // Knows who asks before any feature does.
        .wrap(from_fn(authenticate::middleware))
        // Before the session is looked up: a foreign page must not even keep it alive.
        .wrap(from_fn(foreign_sites::middleware))
        // Outside everything that may refuse.
        .wrap(from_fn(problems::middleware))
        // Sees the final status and numbers the request for all others.
        .wrap(from_fn(observe::middleware))
}

/// Starts serving on a listener.
pub fn start(shell: Shell, listener: TcpListener, workers: usize, stop_on_signals: bool) -> Outcome<Server> {
    let connections = descriptors::for_connections() / workers.max(1);
    let server = HttpServer::new(move || build_app(&shell)).workers(workers).max_connections(connections).shutdown_timeout(20);
    let server = if stop_on_signals { server } else { server.disable_signals() };
    Ok(server.listen(listener).map_err(Problem::internal)?.run())
}
