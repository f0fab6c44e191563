//! `/figures/seals`, one of them, and what moved since.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::report_scope::ReportScope;
use super::compare::{moved, redefined};
use super::differences::{Difference, difference};
use super::labels::Labels;
use super::model::{Content, Seal};
use super::related::{Log, Subject};
use super::view::{Differences, SealView, SealedYear, beside, of_room, redefined_view, seal_view};
use super::{actions, content, store};
use crate::context::Context;
use crate::db::DbConnection;
use crate::http::{Answer, Body, Change, Page, Params, instant, whole_list};
use crate::ids::{TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};
use crate::rooms::{narrowed, town_for};

/// Which year to seal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSeal {
    pub year: i32,
    /// The town; left out, the account's own, or the only one.
    pub town_id: Option<TownId>,
}

/// Which seals to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SealsQuery {
    year: Option<i32>,
    town_id: Option<TownId>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// Which seal of a year.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SealQuery {
    town_id: Option<TownId>,
    /// The latest when left out.
    edition: Option<i32>,
}

/// Which seal of a year, and which of its differences.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DifferencesQuery {
    town_id: Option<TownId>,
    /// The latest when left out.
    edition: Option<i32>,
    limit: Option<i64>,
    cursor: Option<String>,
    /// `total` adds how many there are in all.
    include: Option<String>,
}

fn seal_named(conn: &mut DbConnection, town: TownKey, year: i32, edition: Option<i32>) -> Outcome<Seal> {
    let editions = store::editions_of(conn, town, year)?;
    let found = editions.into_iter().find(|seal| edition.is_none_or(|edition| seal.edition == edition));
    found.ok_or_else(|| Problem::new(Code::NotFound))
}

/// A seal beside what the year comes to now, as far as the reader's scope reaches.
struct Compared {
    seal: Seal,
    sealed: Content,
    live: Content,
}

impl Compared {
    fn read(
        conn: &mut DbConnection,
        context: &Context,
        scope: Scope,
        town: Option<TownId>,
        year: i32,
        edition: Option<i32>,
    ) -> Outcome<Self> {
        let town = town_for(conn, scope, town)?;
        let seal = seal_named(conn, town, year, edition)?;
        let mut report_scope = ReportScope::new(conn, context, Scope::Town(town), year)?;
        let (sealed, live) = (store::content_of(conn, seal.key())?, content::count(conn, &mut report_scope)?);
        Ok(match scope {
            Scope::Room(_, room) => Self { seal, sealed: of_room(sealed, room), live: of_room(live, room) },
            Scope::Town(_) | Scope::All => Self { seal, sealed, live },
        })
    }

    fn differences(&self, conn: &mut DbConnection, actor: &Actor, scope: Scope) -> Outcome<Vec<Difference>> {
        let moved = moved(&self.sealed, &self.live);
        let redefined = redefined(&self.sealed, &self.live);
        let (log, explained) = Log::explain(conn, &self.seal, &moved)?;
        let roots: Vec<Subject> = explained.iter().map(|one| one.root.clone()).collect();
        let labels = Labels::of(conn, actor, scope, self.seal.town, &roots)?;
        Ok(explained.iter().map(|one| difference(one, &log, &labels, &redefined)).collect())
    }
}

/// The seals of one's town, newest year first, every edition.
#[utoipa::path(tag = "figures", params(SealsQuery), responses((status = 200, body = Page<SealView>)))]
#[get("/figures/seals")]
pub async fn list_seals(context: Data<Context>, actor: Actor, Params(query): Params<SealsQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadSeals)?;
    let page = context
        .database
        .snapshot(move |conn| {
            // A room reads the seals of its town.
            let within = match scope {
                Scope::Room(..) => Scope::Town(town_for(conn, scope, query.town_id)?),
                Scope::Town(_) | Scope::All => narrowed(conn, scope, query.town_id, None)?,
            };
            let seals = store::seals_in(conn, within)?;
            let asked = seals.iter().filter(|seal| query.year.is_none_or(|year| seal.year == year));
            let views = asked.map(|seal| seal_view(conn, seal)).collect::<Outcome<Vec<_>>>()?;
            whole_list(views, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))
        })
        .await?;
    Ok(Answer::plain(page)?.respond())
}

/// Seals a year that is over. The same records sealed again are the same seal (200); others make its next edition (201).
#[utoipa::path(tag = "figures", request_body = NewSeal, responses((status = 201, body = SealView), (status = 200, body = SealView)))]
#[post("/figures/seals")]
pub async fn seal_year(change: Change, body: Body<NewSeal>) -> Outcome<HttpResponse> {
    let scope = change.actor.scope(Right::SealYears)?;
    let (change, asked) = change.with(body)?;
    let inner = change.context.clone();
    change
        .perform(move |work| {
            let town = town_for(work.conn, scope, asked.town_id)?;
            work.settings = inner.settings(work.conn, Some(town))?;
            let (seal, new) = actions::seal_year(work, town, asked.year)?;
            let view = seal_view(work.conn, &seal)?;
            let location = format!("/api/v1/figures/seals/{}?town_id={}&edition={}", seal.year, view.town_id, seal.edition);
            if new { Answer::created(view, 1, location) } else { Ok(Answer::record(view, 1)?.unchanged()) }
        })
        .await
}

/// A sealed year: each figure as it was sealed, and as it is counted now.
#[utoipa::path(tag = "figures", params(("year" = i32, Path), SealQuery), responses((status = 200, body = SealedYear)))]
#[get("/figures/seals/{year}")]
pub async fn read_seal(context: Data<Context>, actor: Actor, year: Path<i32>, Params(query): Params<SealQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadSeals)?;
    let inside = context.clone();
    let view = context
        .database
        .snapshot(move |conn| {
            let compared = Compared::read(conn, &inside, scope, query.town_id, *year, query.edition)?;
            Ok(SealedYear { seal: seal_view(conn, &compared.seal)?, figures: beside(&compared.sealed, &compared.live) })
        })
        .await?;
    Ok(Answer::plain(view)?.respond())
}

/// What moved since a year was sealed: each record that counts otherwise now, and the change that caused it.
#[utoipa::path(tag = "figures", params(("year" = i32, Path), DifferencesQuery), responses((status = 200, body = Differences)))]
#[get("/figures/seals/{year}/differences")]
pub async fn seal_differences(
    context: Data<Context>,
    actor: Actor,
    year: Path<i32>,
    Params(query): Params<DifferencesQuery>,
) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadSeals)?;
    let inside = context.clone();
    let view = context
        .database
        .snapshot(move |conn| {
            let compared = Compared::read(conn, &inside, scope, query.town_id, *year, query.edition)?;
            let all = compared.differences(conn, &actor, scope)?;
            let page = whole_list(all, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))?;
            let figures = beside(&compared.sealed, &compared.live);
            Ok(Differences {
                seal: seal_view(conn, &compared.seal)?,
                as_of: instant(inside.clock.now()),
                figures: figures
                    .into_iter()
                    .filter(|figure| (figure.sealed, figure.sealed_parts) != (figure.live, figure.live_parts))
                    .collect(),
                definitions: redefined(&compared.sealed, &compared.live).into_iter().map(redefined_view).collect(),
                items: page.items,
                next: page.next,
                total: page.total,
            })
        })
        .await?;
    Ok(Answer::plain(view)?.respond())
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_seals).service(seal_year).service(seal_differences).service(read_seal);
}
