//! A request that changes something: who, with which `If-Match` and `Idempotency-Key`, done in one write.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use chrono::Duration;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::{Answer, Body, store};
use crate::clock::Instant;
use crate::context::{Context, Origin, Work};
use crate::db::DbConnection;
use crate::ids::TownKey;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Actor;

/// Days for which the answer to a keyed request is kept.
const DAYS_KEPT: i64 = 7;

/// The request's number, put into its extensions by the shell.
#[derive(Clone)]
pub struct RequestId(pub String);

/// Everything about a changing request except its content.
pub struct Change {
    pub context: Data<Context>,
    pub actor: Actor,
    request: String,
    key: Option<String>,
    origin: Origin,
}

impl FromRequest for Change {
    type Error = Problem;
    type Future = Ready<Outcome<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request))
    }
}

fn read(request: &HttpRequest) -> Outcome<Change> {
    let context = request.app_data::<Data<Context>>().cloned().ok_or_else(|| Problem::internal("no context"))?;
    let actor = signed_in(request)?;
    let key = text_header(request.headers(), &HeaderName::from_static("idempotency-key"))?;
    if key.as_ref().is_some_and(|key| key.len() > 255) {
        return Err(Problem::new(Code::TooLong).saying("Idempotency-Key 最多 255 个字符", "Idempotency-Key has at most 255 characters"));
    }
    let request_id = request_id(request);
    let address = format!("{} {}", request.method(), request.path());
    Ok(Change {
        origin: Origin {
            request_id,
            seen_revision: seen_revision(request.headers())?,
            fingerprint: context.vault.request_fingerprint(&[address.as_bytes()]),
            change_reason: None,
        },
        context,
        actor,
        key,
        request: address,
    })
}

/// The request's number, for the audit log.
pub fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default()
}

/// The person signed in, put into the request by the shell.
pub fn signed_in(request: &HttpRequest) -> Outcome<Actor> {
    let actor = request.extensions().get::<Actor>().cloned().ok_or_else(|| Problem::new(Code::NotSignedIn))?;
    if actor.must_change_password {
        return Err(Problem::new(Code::PasswordMustChange));
    }
    Ok(actor)
}

impl FromRequest for Actor {
    type Error = Problem;
    type Future = Ready<Outcome<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(signed_in(request))
    }
}

fn seen_revision(headers: &HeaderMap) -> Outcome<Option<i32>> {
    let Some(text) = text_header(headers, &header::IF_MATCH)? else { return Ok(None) };
    let number = text.trim().trim_start_matches("W/").trim_matches('"').parse();
    // A revision that cannot be read is one nobody can have seen.
    Ok(Some(number.unwrap_or(-1)))
}

fn text_header(headers: &HeaderMap, name: &HeaderName) -> Outcome<Option<String>> {
    headers.get(name).map(|value| value.to_str().map(str::to_owned).map_err(|_| Problem::new(Code::BadRequest))).transpose()
}

impl Change {
    /// Checks the content that came with the change.
    pub fn with<T: DeserializeOwned + ToSchema + 'static>(mut self, body: Body<T>) -> Outcome<(Self, T)> {
        let checked = body.checked()?;
        self.origin.fingerprint = checked.fingerprint;
        self.origin.change_reason = checked.change_reason;
        Ok((self, checked.value))
    }

    /// The same change for content that is not JSON, given its keyed hash.
    pub fn of(mut self, fingerprint: String) -> Self {
        self.origin.fingerprint = fingerprint;
        self
    }

    /// Writes down in one write that somebody looks, and gives what they look at: never kept, and noted each time.
    pub async fn record<T, F>(self, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Outcome<T> + Send + 'static,
    {
        let Self { context, actor, origin, .. } = self;
        context.work(actor, origin, work).await
    }

    /// Does the work in one write, once. The same key again does it too, but nothing of that is kept, whatever became of it:
    /// the answer of the first time is given.
    pub async fn perform<F>(self, work: F) -> Outcome<HttpResponse>
    where
        F: FnOnce(&mut Work<'_>) -> Outcome<Answer> + Send + 'static,
    {
        let Self { context, actor, request, key, origin } = self;
        let (database, account, fingerprint) = (context.database.clone(), actor.account_id, origin.fingerprint.clone());
        // Kept with the town of who asks: the same account asks again.
        let town = actor.town.unwrap_or(TownKey::NONE);
        let keyed = key.map(|key| (request, key));
        let sent = keyed.clone();
        let done = context
            .work(actor, origin, move |piece| {
                // Actions look first for names; what is left is an id that no request gave away, of an imported record or a child.
                let answer = work(piece).map_err(|problem| if problem.is_duplicate() { Code::IdTaken.into() } else { problem })?;
                if piece.said.is_empty() && !answer.unchanged {
                    return Err(Problem::internal("a change left no audit row"));
                }
                if let Some((request, key)) = &sent
                    && !store::insert(piece.conn, town, (account, request, key), &piece.origin.fingerprint, &answer, piece.now)?
                {
                    return Err(Problem::new(Code::KeyReused));
                }
                Ok(answer)
            })
            .await;
        match (done, keyed) {
            (Ok(answer), _) => Ok(answer.respond()),
            (Err(problem), None) => Err(problem),
            // It went otherwise than the first time, which may be why this request was sent again.
            (Err(problem), Some((request, key))) => match database.read(move |conn| store::kept(conn, town, account, &request, &key)).await
            {
                Ok(Some((known, _))) if known != fingerprint => Err(Problem::new(Code::KeyReused)),
                Ok(Some((_, answer))) => Ok(replayed(answer)),
                Ok(None) | Err(_) => Err(problem),
            },
        }
    }
}

fn replayed(answer: Answer) -> HttpResponse {
    let mut response = answer.respond();
    response.headers_mut().insert(HeaderName::from_static("idempotency-replayed"), HeaderValue::from_static("true"));
    response
}

/// Remembers by which request a record's id was given. True when the id is new, false when this very request
/// made it before; 409 when another request did.
pub fn record_creation(work: &mut Work<'_>, town: TownKey, id: &str) -> Outcome<bool> {
    // Who reaches all towns could give one id to records of two of them, and would then not know which is meant.
    if work.actor.town.is_none() && store::is_created_elsewhere(work.conn, town, id)? {
        return Err(Problem::new(Code::IdTaken));
    }
    match store::record_creation(work.conn, town, id, &work.origin.fingerprint)? {
        None => Ok(true),
        Some(fingerprint) if fingerprint == work.origin.fingerprint && !fingerprint.is_empty() => Ok(false),
        Some(_) => Err(Problem::new(Code::IdTaken)),
    }
}

/// Drops answers of a town older than a week.
pub fn forget_old_keys(conn: &mut DbConnection, town: TownKey, now: Instant) -> Outcome<()> {
    store::forget_before(conn, town, now - Duration::days(DAYS_KEPT))
}

/// A record as it is answered, with its revision.
pub type Shown = (serde_json::Value, i32);

/// Creates a record once: 201 the first time; 200 with the record as it is now when the same request comes again.
/// Who has just made a record may know how it is shown.
pub fn create_once(
    work: &mut Work<'_>,
    (town, id): (TownKey, &impl ToString),
    location: String,
    make: impl FnOnce(&mut Work<'_>) -> Outcome<Option<Shown>>,
    show: impl FnOnce(&mut Work<'_>) -> Outcome<Shown>,
) -> Outcome<Answer> {
    let new = record_creation(work, town, &id.to_string())?;
    let made = if new { make(work)? } else { None };
    let (mut body, revision) = match made {
        Some(shown) => shown,
        None => show(work)?,
    };
    add_warnings(&mut body, work);
    if new { Answer::created(body, revision, location) } else { Ok(Answer::record(body, revision)?.unchanged()) }
}

/// Puts the rules that were not kept into an answer.
pub fn add_warnings(body: &mut serde_json::Value, work: &Work<'_>) {
    if let (false, Some(fields)) = (work.warnings.is_empty(), body.as_object_mut()) {
        fields.insert("warnings".to_owned(), work.warnings_json());
    }
}
