//! Finds out who asks: the session of the cookie or bearer token, put into the request for the features.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, ResponseError};
use chrono::Duration;

use super::known;
use crate::accounts;
use crate::accounts::api::token_of;
use crate::context::Context;
use crate::db::Lane;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Actor;

pub async fn middleware(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    match signed_in(&request).await {
        Ok(Some(actor)) => drop(request.extensions_mut().insert(actor)),
        // A stranger's body is not waited for.
        Ok(None) if sends_something(&request) => return Ok(request.into_response(Problem::new(Code::NotSignedIn).error_response())),
        // Whether an address needs somebody is for the address to say.
        Ok(None) => {}
        Err(problem) => return Ok(request.into_response(problem.error_response())),
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Whether the request changes something at an address of ours other than the one where people sign in.
fn sends_something(request: &ServiceRequest) -> bool {
    !request.method().is_safe() && request.path() != accounts::SESSION_ADDRESS && known::accepts(request.method(), request.path())
}

async fn signed_in(request: &ServiceRequest) -> Outcome<Option<Actor>> {
    if !request.path().starts_with("/api/v1/") {
        return Ok(None);
    }
    let Some(token) = token_of(request.request()) else { return Ok(None) };
    let context = request.app_data::<Data<Context>>().cloned().ok_or_else(|| Problem::internal("no context"))?;
    let hash = accounts::token_hash(&token);
    let now = context.clock.now();
    let (inner, sought) = (context.get_ref().clone(), hash.clone());
    let found = context.database.read(move |conn| accounts::session_of(conn, inner.base_settings(), &sought, now)).await?;
    let Some((actor, seen_at)) = found else { return Ok(None) };
    // Once a day is enough to tell a session in use from a forgotten one; writing each time would cost a commit.
    if now - seen_at > Duration::days(1) {
        let lane = Lane::own(actor.town);
        context.database.write(lane, move |conn| accounts::touch(conn, &hash, now)).await?;
    }
    Ok(Some(actor))
}
