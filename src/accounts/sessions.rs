//! The cookies of a session and of a browser.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::crypto::chained;
use crate::settings::Settings;

/// The name of the cookie, part of the wire contract.
pub const COOKIE: &str = "fengqiao_session";

/// The mark of a browser in which an account has signed in.
pub const DEVICE: &str = "fengqiao_device";
/// Days for which a browser keeps it.
const DEVICE_DAYS: i64 = 400;

/// Where people sign in and out and change their password; the mark of a browser goes nowhere else.
pub const ADDRESS: &str = "/api/v1/session";

/// What is kept of a session's token.
pub fn token_hash(token: &str) -> String {
    chained(&["session", token])
}

/// The cookie that carries a token.
pub fn cookie(token: &str, settings: &Settings) -> Cookie<'static> {
    Cookie::build(COOKIE, token.to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(settings.secure_cookie)
        .max_age(Duration::days(i64::from(settings.session_days)))
        .finish()
}

/// The cookie by which a browser is known again; it opens nothing.
pub fn device_cookie(mark: String, settings: &Settings) -> Cookie<'static> {
    Cookie::build(DEVICE, mark)
        .path(ADDRESS)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(settings.secure_cookie)
        .max_age(Duration::days(DEVICE_DAYS))
        .finish()
}

/// The cookie that removes it.
pub fn no_cookie(settings: &Settings) -> Cookie<'static> {
    let mut cookie = cookie("", settings);
    cookie.set_max_age(Duration::ZERO);
    cookie
}
