//! The sheet to key in: cases resolved in a year that are not in the platform yet, in the platform's own order of fields.
//!
//! The order and names are those of the national technical standard's set of case elements (SF/T 0018-2019, RMTJ_TJAJXX),
//! so that a clerk copies from left to right. The same rows come as JSON for the page with its copy buttons.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::cases::lists::{AgreementForm, ParticipantRole, PartyRole, Performance};
use crate::cases::{Case, Resolution, WholeCase, cases_with_ids, with_children};
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::figures::counts;
use crate::figures::definitions::LOCAL_UNENTERED;
use crate::figures::report_scope::ReportScope;
use crate::ids::CaseId;
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::find_room;

use super::listing::BATCH_SIZE;
use super::sheet::{Cell, Sheet};

/// One field of the platform's form.
#[derive(Serialize, ToSchema)]
pub struct KeyField {
    /// The element's code in the standard.
    pub element: &'static str,
    pub label: &'static str,
    /// As it is to be keyed in; empty where it is not on record.
    pub value: String,
}

/// A case to be keyed in.
#[derive(Serialize, ToSchema)]
pub struct KeyRow {
    pub case_id: CaseId,
    pub fields: Vec<KeyField>,
}

/// Element, label and width of each field, in the platform's order.
const FIELDS: &[(&str, &str, u16)] = &[
    ("TJLX", "调解类型", 10),
    ("AH", "案号", 24),
    ("TWH", "调委会", 16),
    ("TJY", "调解员", 14),
    ("SLRQ", "受理日期", 12),
    ("JFLB", "纠纷类别", 14),
    ("SQR", "申请人", 16),
    ("BSQR", "被申请人", 16),
    ("AJLY", "案件来源", 14),
    ("AJNDJB", "难度级别", 10),
    ("JFJYQK", "纠纷简要情况", 50),
    ("TJJG", "调解结果", 10),
    ("XYNR", "协议内容", 50),
    ("LXFS", "履行方式", 12),
    ("SAJE", "涉案金额（元）", 12),
    ("XYRQ", "协议日期", 12),
    ("XYLXQK", "协议履行情况", 12),
    ("TJRQ", "调解日期", 12),
    ("TJDD", "调解地点", 14),
    ("SJRS", "涉及人数", 9),
];

/// The cases of the year that are to be keyed in, by the day they were settled.
pub fn rows(conn: &mut DbConnection, report_scope: &mut ReportScope) -> Outcome<Vec<KeyRow>> {
    let selections = LOCAL_UNENTERED.definition.selections();
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let records = counts::records(conn, report_scope, &selections, &[], after.as_ref(), BATCH_SIZE)?;
        for town in report_scope.towns.iter().map(|town| town.at.town) {
            let own = records.iter().filter(|record| record.town == town);
            let ids: Vec<CaseId> = own.filter_map(|record| record.case_id.parse().ok()).collect();
            let found = cases_with_ids(conn, town, &ids)?;
            for whole in with_children(conn, found)? {
                let committee = find_room(conn, Scope::Town(town), whole.case.room_id)?.name;
                rows.push(KeyRow { case_id: whole.case.id, fields: fields(&whole, committee) });
            }
        }
        after = records.last().and_then(|last| Some(counts::Position { day: last.day.parse().ok()?, id: last.id.clone() }));
        if i64::try_from(records.len()).unwrap_or(BATCH_SIZE) < BATCH_SIZE {
            return Ok(rows);
        }
    }
}

fn fields(whole: &WholeCase, committee: String) -> Vec<KeyField> {
    let case = &whole.case;
    let agreement = whole.resolutions.last();
    let label = |value: Option<std::borrow::Cow<'static, str>>| value.map(std::borrow::Cow::into_owned).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let names = |of: fn(PartyRole) -> bool| {
        whole.parties.iter().filter(|party| of(party.role)).map(|party| party.name.as_str()).collect::<Vec<_>>().join("、")
    };
    let mediators = whole.participants.iter().filter(|row| matches!(row.role, ParticipantRole::LeadMediator | ParticipantRole::Mediator));
    let later = agreement.is_some_and(|row| row.perform_by.is_some() || whole.instalments.iter().any(|part| part.resolution_id == row.id));
    let values = [
        match agreement.map(|row| row.form) {
            Some(AgreementForm::Written) => "书面".to_owned(),
            Some(AgreementForm::Oral) => "口头".to_owned(),
            None => String::new(),
        },
        case.case_no.clone().unwrap_or_default(),
        committee,
        mediators.map(|row| row.name.as_str()).collect::<Vec<_>>().join("、"),
        day(case.accepted_on),
        label(Some(case.kind.label().zh)),
        names(|role| role == PartyRole::Applicant),
        names(|role| role != PartyRole::Applicant),
        label(Some(case.source.label().zh)),
        label(case.difficulty.map(|difficulty| difficulty.label().zh)),
        case.facts.clone(),
        agreement.map_or("", |_| "成功").to_owned(),
        agreement.and_then(|row| row.terms.clone()).unwrap_or_default(),
        agreement.map_or("", |row| manner_of_performance(row, later)).to_owned(),
        case.amount_fen.map(|fen| format!("{}.{:02}", fen / 100, fen % 100)).unwrap_or_default(),
        day(agreement.map(|row| row.settled_on)),
        label(agreement.filter(|row| !nothing_said_of_performance(case, row, later)).map(|row| row.performance.label().zh)),
        day(agreement.map(|row| row.settled_on)),
        case.place.clone().unwrap_or_default(),
        case.people_count.map(|people| people.to_string()).unwrap_or_default(),
    ];
    FIELDS.iter().zip(values).map(|((element, label, _), value)| KeyField { element, label, value }).collect()
}

/// At once only where that is on record; by a day where there is one; otherwise nobody said.
fn manner_of_performance(agreement: &Resolution, later: bool) -> &'static str {
    match agreement.performance {
        Performance::Immediate => "即时履行",
        _ if later => "限期履行",
        _ => "",
    }
}

/// An old ledger that names no day and nothing performed says nothing of the performance.
fn nothing_said_of_performance(case: &Case, agreement: &Resolution, later: bool) -> bool {
    case.imported && agreement.performance == Performance::NotDue && !later
}

/// The rows as a sheet of a workbook.
pub fn as_sheet(rows: &[KeyRow]) -> Sheet {
    Sheet {
        name: "待录入平台".to_owned(),
        headings: FIELDS.iter().map(|(_, label, _)| (*label).to_owned()).collect(),
        rows: rows.iter().map(|row| row.fields.iter().map(|field| Cell::from(field.value.as_str())).collect()).collect(),
        widths: FIELDS.iter().map(|(_, _, width)| *width).collect(),
    }
}
