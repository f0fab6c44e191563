//! A file handed out to be saved.

use actix_web::http::header::{self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderValue};
use actix_web::web::{Bytes, block};
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::stream::{Stream, try_unfold};

use crate::files::Outgoing;
use crate::problem::{Outcome, Problem};

pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The head of an answer with a file, cached by nobody. Old readers get the plain name, all others the one in the
/// town's own words (RFC 6266).
pub fn file_head(kind: &'static str, plain: &str, name: &str, suffix: &str) -> HttpResponseBuilder {
    let in_words =
        ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value: format!("{name}.{suffix}").into_bytes() };
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(format!("{plain}.{suffix}")), DispositionParam::FilenameExt(in_words)],
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .insert_header((header::CONTENT_TYPE, HeaderValue::from_static(kind)))
        .insert_header(disposition);
    response
}

/// The content of a file piece by piece, as fast as it is taken; one that nobody takes holds its file and nothing else.
pub fn pieces_of(outgoing: Outgoing) -> impl Stream<Item = Outcome<Bytes>> {
    try_unfold(outgoing, |mut outgoing| async move {
        let next = block(move || outgoing.next_piece().map(|piece| piece.map(|piece| (Bytes::from(piece), outgoing))));
        next.await.map_err(Problem::internal)?
    })
}
