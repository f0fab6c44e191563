//! Cuts off a body that does not come: whoever stops sending holds nothing of ours for longer than the patience set.

use std::io;
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpMessage};
use futures_util::StreamExt;
use futures_util::stream::{LocalBoxStream, unfold};

use crate::context::Context;

pub async fn middleware(mut request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    if let Some(seconds) = request.app_data::<Data<Context>>().map(|context| context.base_settings().body_patience_seconds) {
        let sent = request.take_payload();
        request.set_payload(Payload::Stream { payload: patient(sent, Duration::from_secs(seconds.into())) });
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// The same bytes; an error as soon as the next of them take longer than the patience.
fn patient(sent: Payload, patience: Duration) -> LocalBoxStream<'static, Result<Bytes, PayloadError>> {
    let next = move |mut sent: Payload| async move {
        match tokio::time::timeout(patience, sent.next()).await {
            Ok(piece) => piece.map(|piece| (piece, sent)),
            Err(_) => Some((Err(PayloadError::Io(io::ErrorKind::TimedOut.into())), Payload::None)),
        }
    };
    unfold(sent, next).fuse().boxed_local()
}
