//! `/session` and `/accounts`.

pub mod settings;

use actix_web::web::{Data, Path};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, delete, get, patch, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::attempts::Caller;
use super::{actions, sessions, store};
use crate::accounts::actions::NewAccount;
use crate::accounts::shapes::{AccountDraft, AccountPatch, AccountView, PasswordChange, SignIn, SignedIn, account_json, account_view};
use crate::context::{Context, Origin, Work};
use crate::http::{Answer, Body, Change, Page, Params, RequestId, client_address, create_once, whole_list};
use crate::ids::{AccountId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right};

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    account: SignedIn,
    /// The time zone whose days and hours the town keeps.
    time_zone: String,
}

fn session_view(actor: Actor, context: &Context) -> SessionView {
    SessionView {
        time_zone: context.base_settings().time_zone.name().to_owned(),
        account: SignedIn {
            id: actor.account_id,
            username: actor.username,
            display_name: actor.name,
            role: actor.role,
            town_id: actor.town_id,
            room_id: actor.room_id,
            person_id: actor.person_id,
            must_change_password: actor.must_change_password,
        },
    }
}

fn origin(request: &HttpRequest) -> Origin {
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    Origin { request_id, ..Origin::default() }
}

/// The signed-in person, even one who still has to change the first password.
fn whoever(request: &HttpRequest) -> Outcome<Actor> {
    request.extensions().get::<Actor>().cloned().ok_or_else(|| Problem::new(Code::NotSignedIn))
}

/// The token of the request: the cookie's, or a machine client's bearer token.
pub fn token_of(request: &HttpRequest) -> Option<String> {
    let bearer = request.headers().get("authorization").and_then(|value| value.to_str().ok()).and_then(|text| text.strip_prefix("Bearer "));
    bearer.map(str::to_owned).or_else(|| request.cookie(sessions::COOKIE).map(|cookie| cookie.value().to_owned()))
}

/// Signs in and sets the session cookie.
#[utoipa::path(tag = "session", request_body = SignIn, responses((status = 200, body = SessionView)))]
#[post("/session")]
pub async fn sign_in(context: Data<Context>, request: HttpRequest, body: Body<SignIn>) -> Outcome<HttpResponse> {
    let asked = body.checked()?.value;
    let settings = context.base_settings();
    let mark = request.cookie(sessions::DEVICE).map(|cookie| cookie.value().to_owned());
    let caller = Caller::new(client_address(&request, &settings.trusted_proxies), mark);
    let (token, signed_in) = actions::sign_in(&context, &caller, (asked.username, asked.password), origin(&request)).await?;
    let mut response = Answer::plain(session_view(signed_in.clone(), &context))?.respond();
    response.add_cookie(&sessions::cookie(&token, settings)).map_err(Problem::internal)?;
    let mark = caller.mark(&context.vault, &signed_in.username);
    response.add_cookie(&sessions::device_cookie(mark, settings)).map_err(Problem::internal)?;
    Ok(response)
}

/// Who is signed in.
#[utoipa::path(tag = "session", responses((status = 200, body = SessionView)))]
#[get("/session")]
pub async fn read_session(context: Data<Context>, request: HttpRequest) -> Outcome<HttpResponse> {
    Ok(Answer::plain(session_view(whoever(&request)?, &context))?.respond())
}

/// Signs out.
#[utoipa::path(tag = "session", responses((status = 204)))]
#[delete("/session")]
pub async fn sign_out(context: Data<Context>, request: HttpRequest) -> Outcome<HttpResponse> {
    let actor = whoever(&request)?;
    let token = token_of(&request).unwrap_or_default();
    let origin = origin(&request);
    context.own_work(actor, origin, move |work| actions::sign_out(work, &token)).await?;
    let mut response = Answer::nothing().respond();
    response.add_cookie(&sessions::no_cookie(context.base_settings())).map_err(Problem::internal)?;
    Ok(response)
}

/// Changes one's own password.
#[utoipa::path(tag = "session", request_body = PasswordChange, responses((status = 204)))]
#[post("/session/password")]
pub async fn change_password(context: Data<Context>, request: HttpRequest, body: Body<PasswordChange>) -> Outcome<HttpResponse> {
    let actor = whoever(&request)?;
    let asked = body.checked()?.value;
    let new_hash = actions::check_old_password(&context, &actor, asked.old, asked.new).await?;
    let token = token_of(&request).unwrap_or_default();
    let origin = origin(&request);
    context.own_work(actor, origin, move |work| actions::change_password(work, new_hash, &token)).await?;
    Ok(Answer::nothing().respond())
}

/// Which accounts to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AccountQuery {
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// The accounts, by name.
#[utoipa::path(tag = "accounts", params(AccountQuery), responses((status = 200, body = Page<AccountView>)))]
#[get("/accounts")]
pub async fn list_accounts(context: Data<Context>, actor: Actor, Params(query): Params<AccountQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::Administer)?;
    let accounts = context.database.read(move |conn| store::accounts_in(conn, scope)).await?;
    let views = accounts.iter().map(account_view).collect();
    let page = whole_list(views, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))?;
    Ok(Answer::plain(page)?.respond())
}

/// One account.
#[utoipa::path(tag = "accounts", responses((status = 200, body = AccountView)))]
#[get("/accounts/{id}")]
pub async fn read_account(context: Data<Context>, actor: Actor, id: Path<AccountId>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::Administer)?;
    let account = context.database.read(move |conn| store::find(conn, scope, *id)).await?;
    Ok(Answer::record(account_view(&account), account.revision)?.respond())
}

/// Adds an account.
#[utoipa::path(tag = "accounts", request_body = AccountDraft, responses((status = 201, body = AccountView)))]
#[post("/accounts")]
pub async fn create_account(change: Change, body: Body<AccountDraft>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Administer)?;
    let (change, draft) = change.with(body)?;
    let password_hash = actions::password_hash(&change.context, &draft.username, draft.password).await?;
    change
        .perform(move |work| {
            let id = draft.id.unwrap_or_default();
            let add = |work: &mut Work<'_>| {
                let account = NewAccount {
                    id,
                    username: draft.username,
                    display_name: draft.display_name,
                    role: draft.role,
                    town_id: draft.town_id,
                    room_id: draft.room_id,
                    person_id: draft.person_id,
                    password_hash,
                    must_change_password: true,
                };
                actions::add_account(work, scope, account).map(|_| None)
            };
            create_once(work, (TownKey::NONE, &id), format!("/api/v1/accounts/{id}"), add, |work| {
                let account = store::find(work.conn, scope, id)?;
                Ok((account_json(&account), account.revision))
            })
        })
        .await
}

/// Corrects, disables or resets an account.
#[utoipa::path(tag = "accounts", request_body = AccountPatch, responses((status = 200, body = AccountView)))]
#[patch("/accounts/{id}")]
pub async fn patch_account(change: Change, id: Path<AccountId>, body: Body<AccountPatch>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::Administer)?;
    let (change, mut patch) = change.with(body)?;
    let id = *id;
    let password_hash = match patch.password.take() {
        None => None,
        Some(password) => {
            let account = change.context.database.read(move |conn| store::find(conn, scope, id)).await?;
            Some(actions::password_hash(&change.context, &account.username, password).await?)
        }
    };
    change
        .perform(move |work| {
            let account = actions::correct_account(work, scope, id, patch, password_hash)?;
            Answer::record(account_view(&account), account.revision)
        })
        .await
}

/// A first password nobody has used.
#[derive(Serialize, ToSchema)]
pub struct SuggestedPassword {
    password: String,
}

/// A fresh first password, to be told to its person.
#[utoipa::path(tag = "accounts", responses((status = 200, body = SuggestedPassword)))]
#[get("/accounts/suggested-password")]
pub async fn suggested_password(actor: Actor) -> Outcome<HttpResponse> {
    actor.scope(Right::Administer)?;
    Ok(Answer::plain(SuggestedPassword { password: crate::crypto::random_password() })?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(sign_in).service(read_session).service(sign_out).service(change_password);
    config.service(list_accounts).service(suggested_password).service(create_account).service(read_account).service(patch_account);
    config.configure(settings::routes);
}
