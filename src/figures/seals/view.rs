//! Seals as they stand in answers and files, and what a place's part of one is.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::definition::{Counted, Definition};
use super::super::definitions::{TABLE, by_code};
use super::super::number::Number;
use super::super::report_scope::ReportScope;
use super::super::units::Unit;
use super::compare::Redefined;
use super::content::{cells_of, total_of};
use super::differences::Difference;
use super::model::{Content, FigureCount, Seal};
use super::{canon, store};
use crate::audit::anchors::printed_row;
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::http::instant;
use crate::ids::{AccountId, RoomId, SealId, TownId};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::find_town;

/// A seal: of which town and year, by whom, when.
#[derive(Serialize, ToSchema)]
pub struct SealView {
    pub id: SealId,
    pub town_id: TownId,
    pub year: i32,
    /// 1 for the first sealing; a later one stands beside it, not in its place.
    pub edition: i32,
    pub sealed_at: String,
    pub sealed_by: String,
    /// The hash of its content; ARCHITECTURE.md says how anybody with the exported file makes it again.
    pub sha256: String,
    /// Rows of records counted, each once for its kind.
    pub records: i64,
}

/// A seal in short.
#[derive(Serialize, ToSchema)]
pub struct SealMark {
    pub edition: i32,
    pub sealed_at: String,
    pub sealed_by: String,
    pub sha256: String,
    /// The row of the audit log that tells of it: its number, and how its hash begins.
    pub audit_head: String,
}

/// One figure, sealed and live.
#[derive(Serialize, ToSchema)]
pub struct SealedFigure {
    pub code: String,
    pub title: Option<&'static str>,
    pub title_en: Option<&'static str>,
    pub unit: Unit,
    /// The edition of the definition it was sealed by.
    pub edition: i32,
    pub sealed: Option<Number>,
    pub live: Option<Number>,
    /// Numerator and denominator of a share, when sealed and now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed_parts: Option<[i64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live_parts: Option<[i64; 2]>,
}

/// A definition that is another one now.
#[derive(Serialize, ToSchema)]
pub struct RedefinedFigure {
    pub code: String,
    pub title: Option<&'static str>,
    pub title_en: Option<&'static str>,
    pub sealed_edition: Option<i32>,
    pub live_edition: Option<i32>,
}

/// A seal with its figures.
#[derive(Serialize, ToSchema)]
pub struct SealedYear {
    #[serde(flatten)]
    pub seal: SealView,
    pub figures: Vec<SealedFigure>,
}

/// What moved since a year was sealed.
#[derive(Serialize, ToSchema)]
pub struct Differences {
    #[serde(flatten)]
    pub seal: SealView,
    pub as_of: String,
    /// Figures that come to something else now.
    pub figures: Vec<SealedFigure>,
    /// Figures defined otherwise now.
    pub definitions: Vec<RedefinedFigure>,
    pub items: Vec<Difference>,
    pub next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

/// A seal as it goes into a file: all that is needed to make its hash again.
#[derive(Serialize, ToSchema)]
pub struct SealFile {
    /// How the hash is made.
    pub recipe: &'static str,
    pub town_id: TownId,
    pub year: i32,
    pub edition: i32,
    pub sealed_at: String,
    pub account_id: AccountId,
    pub sha256: String,
    #[serde(flatten)]
    pub content: Content,
}

/// A seal as a list shows it.
pub fn seal_view(conn: &mut DbConnection, seal: &Seal) -> Outcome<SealView> {
    Ok(SealView {
        id: seal.id,
        town_id: find_town(conn, seal.town)?.id,
        year: seal.year,
        edition: seal.edition,
        sealed_at: instant(seal.sealed_at),
        sealed_by: seal.account_name.clone(),
        sha256: seal.sha256.clone(),
        records: store::record_count(conn, seal.key())?,
    })
}

/// The latest seal of the scope's year with its figures; those of a room are the cells of that room.
pub fn latest_of(conn: &mut DbConnection, report_scope: &ReportScope) -> Outcome<Option<(SealMark, Vec<FigureCount>)>> {
    let Some(town) = report_scope.only_town() else { return Ok(None) };
    let Some(seal) = store::editions_of(conn, town.number, report_scope.year)?.into_iter().next() else { return Ok(None) };
    let mut figures = store::figures_of(conn, seal.key())?;
    if let Scope::Room(_, room) = report_scope.place {
        figures.retain_mut(|figure| narrow(figure, room));
    }
    let (edition, sealed_at) = (seal.edition, instant(seal.sealed_at));
    let audit_head = printed_row(conn, seal.town, seal.audit_seq)?;
    let mark = SealMark { edition, sealed_at, sealed_by: seal.account_name, sha256: seal.sha256, audit_head };
    Ok(Some((mark, figures)))
}

/// The room's part of a figure that is told by room.
fn narrow(figure: &mut FigureCount, room: RoomId) -> bool {
    let by_room = by_code(&figure.code).is_some_and(|definition| definition.by.contains(&super::super::dimension::Dimension::Room));
    let key = room.to_string();
    let cell = figure.cells.iter().find(|cell| cell.dimension == "room" && cell.key == key);
    figure.value = figure.value.map(|_| cell.map_or(0, |cell| cell.sum));
    by_room
}

/// The latest seal of the scope's year for a file; none for a room, which is only a part of what was sealed.
pub fn file_of(conn: &mut DbConnection, report_scope: &ReportScope) -> Outcome<Option<SealFile>> {
    let whole = !matches!(report_scope.place, Scope::Room(..));
    let Some(town) = report_scope.only_town().filter(|_| whole) else { return Ok(None) };
    let Some(seal) = store::editions_of(conn, town.number, report_scope.year)?.into_iter().next() else { return Ok(None) };
    Ok(Some(SealFile {
        recipe: canon::RECIPE,
        town_id: town.id,
        year: seal.year,
        edition: seal.edition,
        sealed_at: instant(seal.sealed_at),
        account_id: seal.account_id,
        content: store::content_of(conn, seal.key())?,
        sha256: seal.sha256,
    }))
}

/// What one room added to all that was counted.
pub fn of_room(mut content: Content, room: RoomId) -> Content {
    let own = room.to_string();
    for family in &mut content.families {
        let mut records = std::mem::take(&mut family.records);
        records.retain(|record| family.room_of(record) == Some(&own));
        family.records = records;
    }
    let families = &content.families;
    let number_of = |part: &Definition| total_of(families, part.code);
    for figure in &mut content.figures {
        figure.value = figure.value.map(|_| total_of(families, &figure.code));
        let mut dimensions: Vec<String> = figure.cells.iter().map(|cell| cell.dimension.clone()).collect();
        dimensions.dedup();
        figure.cells = dimensions.iter().flat_map(|dimension| cells_of(families, &figure.code, dimension)).collect();
        if let Some(Counted::Share { numerator, denominator }) = by_code(&figure.code).map(|definition| &definition.counted) {
            figure.numerator = figure.numerator.map(|_| numerator.total(&number_of));
            figure.denominator = figure.denominator.map(|_| denominator.total(&number_of));
        }
    }
    content
}

/// Every figure that was sealed or is counted now, in the order of the table; those no longer counted last.
pub fn beside(sealed: &Content, live: &Content) -> Vec<SealedFigure> {
    let known = TABLE.iter().map(|definition| definition.code);
    let gone = sealed.figures.iter().map(|figure| figure.code.as_str()).filter(|code| by_code(code).is_none());
    known.chain(gone).filter_map(|code| figure_beside(code, sealed, live)).collect()
}

fn figure_beside(code: &str, sealed: &Content, live: &Content) -> Option<SealedFigure> {
    let of = |content: &Content| content.figures.iter().find(|figure| figure.code == code).cloned();
    let (then, now) = (of(sealed), of(live));
    let either = then.clone().or_else(|| now.clone())?;
    let unit = Unit::from_code(&either.unit)?;
    let parts = |figure: &Option<FigureCount>| figure.as_ref().and_then(|figure| Some([figure.numerator?, figure.denominator?]));
    let value = |figure: &Option<FigureCount>| figure.as_ref().and_then(FigureCount::number);
    let definition = by_code(code);
    Some(SealedFigure {
        code: code.to_owned(),
        title: definition.map(|definition| definition.title.0),
        title_en: definition.map(|definition| definition.title.1),
        unit,
        edition: either.edition,
        sealed: value(&then),
        live: value(&now),
        sealed_parts: parts(&then),
        live_parts: parts(&now),
    })
}

/// A changed definition as readers see it.
pub fn redefined_view(figure: Redefined) -> RedefinedFigure {
    let definition = by_code(&figure.code);
    RedefinedFigure {
        title: definition.map(|definition| definition.title.0),
        title_en: definition.map(|definition| definition.title.1),
        code: figure.code,
        sealed_edition: figure.sealed,
        live_edition: figure.live,
    }
}
