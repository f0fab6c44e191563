//! `GET /cases/{id}/papers/{paper}.docx`.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::facts::{Facts, Numbers};
use super::forms;
use super::page::Sheet;
use crate::audit::{self, Action, Event};
use crate::cases::find_case;
use crate::cases::lists::Paper;
use crate::coded::Coded;
use crate::context::{Context, Origin, Work};
use crate::db::DbConnection;
use crate::http;
use crate::ids::CaseId;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::{Actor, Right, Scope};

/// One paper of the dossier, ready to be printed and signed; what is not on record is a ruled line.
///
/// Papers are signed with full ID numbers and phones: who may see them gets them, and that is written down;
/// others get them masked.
#[utoipa::path(
    tag = "papers",
    params(("id" = CaseId, Path), ("paper" = Paper, Path, description = "Those that come from the parties are not written here: 404")),
    responses(
        (status = 200, description = "The paper", content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (status = 409, description = "The state of the case contradicts the paper"),
    )
)]
#[get("/cases/{id}/papers/{paper}.docx")]
pub async fn read_paper(context: Data<Context>, actor: Actor, request: HttpRequest, path: Path<(CaseId, String)>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let (id, name) = path.into_inner();
    let paper = Paper::from_code(&name).filter(|paper| paper.is_written_here()).ok_or_else(|| Problem::new(Code::NotFound))?;
    let (inside, wanted) = (context.get_ref().clone(), RequestedPaper { id, paper, scope });
    let (sheet, name) = if actor.may(Right::RevealParties) {
        let origin = Origin { request_id: http::request_id(&request), ..Origin::default() };
        context.work(actor, origin, move |work| print(work, &inside, wanted)).await?
    } else {
        context.database.snapshot(move |conn| wanted.written(conn, &inside, Numbers::Masked)).await?
    };
    let file = sheet.into_file(context.clock.now())?;
    Ok(http::file_head(http::DOCX, paper.code(), &name, "docx").body(file))
}

/// Which paper of which case, and how far the person asking may read.
#[derive(Clone, Copy)]
struct RequestedPaper {
    id: CaseId,
    paper: Paper,
    scope: Scope,
}

impl RequestedPaper {
    /// The paper and the name of its file: number and title, never the name of a person.
    fn written(self, conn: &mut DbConnection, context: &Context, numbers: Numbers) -> Outcome<(Sheet, String)> {
        let case = find_case(conn, self.scope, self.id)?;
        let name = format!("{}{}", case.case_no.as_deref().unwrap_or("未受理"), self.paper.label().zh);
        let facts = Facts::read(conn, context, case, numbers)?;
        Ok((forms::write(self.paper, &facts)?, name))
    }
}

/// Writes a paper with its numbers in clear where the person may see them, and notes that they did.
fn print(work: &mut Work<'_>, context: &Context, wanted: RequestedPaper) -> Outcome<(Sheet, String)> {
    let case = find_case(work.conn, wanted.scope, wanted.id)?;
    if find_case(work.conn, work.actor.scope(Right::RevealParties)?, wanted.id).is_err() {
        return wanted.written(work.conn, context, Numbers::Masked);
    }
    let written = wanted.written(work.conn, context, Numbers::InClear)?;
    let event = Event::new(Action::PrintPaper, case.id).at(case.town, Some(case.room_id));
    audit::record(work, event.changing(json!({ "paper": [null, wanted.paper] })))?;
    Ok(written)
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_paper);
}
