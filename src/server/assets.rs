//! The web app, carried in the binary.

use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use rust_embed::Embed;

use crate::problem::{Code, Problem};

#[derive(Embed)]
#[folder = "web/dist"]
struct Built;

/// Shown where the program was built without the web app.
const PLACEHOLDER: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>枫桥</title>\
    <p>程序已在运行，但没有包含网页。请用 make build 构建网页。</p>\
    <p lang=\"en\">The program is running without its web app; <code>make build</code> builds it.</p>";

/// A file of the web app; any other address is one of its pages, which its own router knows.
pub async fn web_app(request: HttpRequest) -> HttpResponse {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Problem::new(Code::MethodNotAllowed).error_response();
    }
    let path = request.path().trim_start_matches('/');
    if let Some(file) = Built::get(path).filter(|_| !path.is_empty() && path != "index.html") {
        return answer(path, file.data);
    }
    // A missing script must not come back as a page: the browser would keep the wrong thing.
    if path.starts_with("assets/") {
        return Problem::new(Code::NotFound).error_response();
    }
    match Built::get("index.html") {
        Some(page) => answer("index.html", page.data),
        None => {
            HttpResponse::Ok().content_type("text/html; charset=utf-8").insert_header((header::CACHE_CONTROL, "no-cache")).body(PLACEHOLDER)
        }
    }
}

fn answer(path: &str, content: std::borrow::Cow<'static, [u8]>) -> HttpResponse {
    // Files under assets/ carry a hash in their name, so a changed file has another address.
    let caching = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() };
    HttpResponse::Ok().content_type(kind).insert_header((header::CACHE_CONTROL, caching)).body(content.into_owned())
}
