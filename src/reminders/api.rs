//! `GET /reminders`.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::lists::DueKind;
use super::{rules, store};
use crate::calendar::{Day, WorkingCalendar, days_after, days_before};
use crate::cases::Case;
use crate::coded::Coded;
use crate::context::Context;
use crate::db::{DbConnection, calendar_days};
use crate::http::{Answer, Page, Params, whole_list};
use crate::ids::{CaseId, RoomId};
use crate::problem::Outcome;
use crate::rights::{Actor, Locality, Right};
use crate::rooms::{localities, narrowed};
use crate::settings::Settings;

/// Which reminders to read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReminderQuery {
    /// Only those of one room.
    room_id: Option<RoomId>,
    limit: Option<i64>,
    cursor: Option<String>,
    include: Option<String>,
}

/// Something that is due in a case.
#[derive(Serialize, ToSchema)]
pub struct ReminderView {
    /// The kind, and the record it is about.
    id: String,
    kind: DueKind,
    what: String,
    what_en: String,
    due_on: NaiveDate,
    /// Days from today; negative once overdue.
    days_left: i64,
    legal_basis: &'static str,
    case_id: CaseId,
    case_no: Option<String>,
    room_id: RoomId,
    /// The parties' names, by which people know the case.
    names: Vec<String>,
}

/// What is due, most urgent first: soon, today, or overdue.
#[utoipa::path(tag = "reminders", params(ReminderQuery), responses((status = 200, body = Page<ReminderView>)))]
#[get("/reminders")]
pub async fn read_reminders(context: Data<Context>, actor: Actor, Params(query): Params<ReminderQuery>) -> Outcome<HttpResponse> {
    let scope = actor.scope(Right::ReadCases)?;
    let inner = context.get_ref().clone();
    let (room, today) = (query.room_id, context.clock.today());
    let items = context
        .database
        .snapshot(move |conn| {
            let scope = narrowed(conn, scope, None, room)?;
            let (mut due, mut names) = (Vec::new(), Vec::new());
            for at in localities(conn, scope)? {
                let (settings, calendar) = (inner.settings(conn, Some(at.town))?, calendar_days::load(conn, Some(at.town))?);
                let mut found = due_at(conn, at, today, (&settings, &calendar))?;
                names.append(&mut store::names_of(conn, at.town, &found.iter().map(|due| due.case.id).collect::<Vec<_>>())?);
                due.append(&mut found);
            }
            due.sort_by(|one, other| (one.on, one.case.id, one.kind, &one.about).cmp(&(other.on, other.case.id, other.kind, &other.about)));
            Ok(due.into_iter().map(|due| view(due, &names, today)).collect::<Vec<_>>())
        })
        .await?;
    let page = whole_list(items, query.limit, query.cursor.as_deref(), query.include.as_deref() == Some("total"))?;
    Ok(Answer::plain(page)?.respond())
}

/// One thing that is due.
struct Due {
    kind: DueKind,
    /// The record it is about: an agreement, a meeting, a transfer, or the case itself.
    about: String,
    on: Day,
    case: Case,
}

fn due_at(conn: &mut DbConnection, at: Locality, today: Day, (settings, calendar): (&Settings, &WorkingCalendar)) -> Outcome<Vec<Due>> {
    let until = days_after(today, u64::from(settings.due_soon_days));
    let mut due = Vec::new();
    let mut add = |kind, on: Option<Day>, case: &Case, about: &dyn ToString| {
        due.extend(on.filter(|on| *on <= until).map(|on| Due { kind, about: about.to_string(), on, case: case.clone() }));
    };
    for case in store::mediations_due(conn, at, until)? {
        add(DueKind::Mediation, case.due_on, &case, &case.id);
    }
    let agreed = store::meetings_agreed(conn, at, until)?;
    let all = store::meetings_of(conn, at.town, &agreed.iter().map(|(case, _)| case.id).collect::<Vec<_>>())?;
    for (case, meeting) in &agreed {
        let of_case: Vec<_> = all.iter().filter(|other| other.case_id == case.id).collect();
        add(DueKind::Meeting, meeting.next_on.filter(|_| rules::still_to_be_held(meeting, &of_case)), case, &meeting.id);
    }
    // A month more than the time limit, which a holiday may move.
    let effective_since = days_before(today, u64::from(settings.confirmation_days) + 31);
    let unperformed = store::agreements_unperformed(conn, at, until, effective_since)?;
    let ids: Vec<CaseId> = unperformed.iter().map(|(case, _)| case.id).collect();
    let (parts, seen) = (store::instalments_of(conn, at.town, &ids)?, store::performances_of(conn, at.town, &ids)?);
    for (case, row) in &unperformed {
        let parts: Vec<_> = parts.iter().filter(|part| part.resolution_id == row.id).collect();
        let seen: Vec<_> = seen.iter().filter(|seen| seen.resolution_id == row.id).collect();
        add(DueKind::Performance, rules::performance_due(row, &parts, &seen), case, &row.id);
        add(DueKind::Confirmation, rules::confirmation_due(row, today, settings, calendar), case, &row.id);
    }
    // One that was not visited within four of its terms is a gap of the dossier, no longer a reminder.
    let since = days_before(today, u64::from(settings.follow_up_days) * 4);
    let recent = store::agreements_since(conn, at, since)?;
    let visits = store::follow_ups_of(conn, at.town, &recent.iter().map(|(case, _)| case.id).collect::<Vec<_>>())?;
    for (case, row) in &recent {
        let visits: Vec<_> = visits.iter().filter(|visit| visit.case_id == case.id).collect();
        add(DueKind::FollowUp, rules::follow_up_due(row, &visits, settings), case, &row.id);
    }
    let answer_days = u64::from(settings.transfer_answer_days);
    for (case, transfer) in store::transfers_unanswered(conn, at, until)? {
        add(DueKind::Transfer, Some(days_after(transfer.sent_on, answer_days)), &case, &transfer.id);
    }
    Ok(due)
}

fn view(due: Due, names: &[(CaseId, String)], today: Day) -> ReminderView {
    let what = due.kind.label();
    ReminderView {
        id: format!("{}:{}", due.kind.code(), due.about),
        kind: due.kind,
        what: what.zh.into_owned(),
        what_en: what.en.into_owned(),
        due_on: due.on,
        days_left: (due.on - today).num_days(),
        legal_basis: due.kind.legal_basis(),
        names: names.iter().filter(|(case, _)| *case == due.case.id).map(|(_, name)| name.clone()).collect(),
        case_id: due.case.id,
        case_no: due.case.case_no,
        room_id: due.case.room_id,
    }
}

pub fn routes(config: &mut ServiceConfig) {
    config.service(read_reminders);
}
