//! The Ministry's case table (调解案件统计表): concluded cases of every room in groups, each group adding up to all.
//!
//! Groups and headings follow the table as one vendor prints it, and the published text of 黄石; the column for
//! cases without an agreement is ours, so that the forms of agreement add up as the other groups do.

use std::collections::BTreeMap;

use crate::cases::lists::{AgreementForm, Difficulty, Kind, Source};
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::problem::Outcome;
use crate::rooms::lists::RoomKind;
use crate::rooms::rooms_in;

use super::counts;
use super::definition::Selection;
use super::dimension::{Dimension, UNKNOWN};
use super::family::{ENDED, Family, RESOLVED};
use super::frame::Frame;

/// Which of the concluded cases a column counts, or what it sums.
#[derive(Clone, Copy)]
enum Counts {
    All,
    Resolved,
    Parties,
    AmountFen,
    Difficult,
    HostedBy(Option<RoomKind>),
    From(Source),
    /// Whatever an authority handed over.
    Referred,
    OfKind(Kind),
    WithForm(Option<AgreementForm>),
}

/// A column of the table: its group, its heading, and whether it is money.
pub struct Column {
    pub group: &'static str,
    pub heading: String,
    pub in_fen: bool,
    counts: Counts,
}

/// The table: one row for each room, with a number for each column.
pub struct CaseTable {
    pub columns: Vec<Column>,
    pub rows: Vec<(String, Vec<i64>)>,
}

impl CaseTable {
    /// The sum of each column.
    pub fn totals(&self) -> Vec<i64> {
        let sum = |place: usize| self.rows.iter().filter_map(|(_, sums)| sums.get(place)).sum();
        (0..self.columns.len()).map(sum).collect()
    }
}

/// Concluded cases that are alike in all that the table looks at.
struct Alike {
    keys: Vec<String>,
    resolved: bool,
    cases: i64,
    parties: i64,
    amount_fen: i64,
}

const BY: &[Dimension] = &[Dimension::Room, Dimension::Source, Dimension::Kind, Dimension::Form, Dimension::Difficulty];

/// Counts the table at one moment. A case resolved in the year is not counted again for an earlier end without agreement.
pub fn count(conn: &mut DbConnection, frame: &mut Frame) -> Outcome<CaseTable> {
    let mut concluded = alike(conn, frame, &RESOLVED, "latest = 1", true)?;
    concluded.extend(alike(conn, frame, &ENDED, "resolved_too = 0", false)?);
    let columns = columns();
    let mut by_room: BTreeMap<&str, Vec<&Alike>> = BTreeMap::new();
    for group in &concluded {
        by_room.entry(group.key(Dimension::Room)).or_default().push(group);
    }
    let rows = rooms_in(conn, frame.place.scope())?.into_iter().map(|room| {
        let groups = by_room.get(room.id.to_string().as_str()).map(Vec::as_slice).unwrap_or_default();
        let number = |column: &Column| groups.iter().map(|group| group.adds(column.counts, room.kind)).sum();
        (room.name, columns.iter().map(number).collect())
    });
    Ok(CaseTable { rows: rows.collect(), columns })
}

fn alike(
    conn: &mut DbConnection,
    frame: &mut Frame,
    family: &'static Family,
    condition: &'static str,
    resolved: bool,
) -> Outcome<Vec<Alike>> {
    let selections = ["1", "parties", "amount"].map(|measure| Selection { family, condition, measure });
    let tallies = counts::tally(conn, frame, family, &selections, BY)?;
    let alike = tallies.into_iter().map(|tally| {
        let sum = |place: usize| tally.sums.get(place).copied().unwrap_or_default();
        Alike { resolved, cases: sum(0), parties: sum(1), amount_fen: sum(2), keys: tally.keys }
    });
    Ok(alike.collect())
}

impl Alike {
    fn key(&self, dimension: Dimension) -> &str {
        let place = BY.iter().position(|known| *known == dimension);
        place.and_then(|place| self.keys.get(place)).map_or(UNKNOWN, String::as_str)
    }

    /// How much these cases add to a column.
    fn adds(&self, counts: Counts, host: RoomKind) -> i64 {
        let is = |dimension: Dimension, code: &str| self.key(dimension) == code;
        let belongs = match counts {
            Counts::All => true,
            Counts::Parties => return self.parties,
            Counts::AmountFen => return self.amount_fen,
            Counts::Resolved => self.resolved,
            Counts::Difficult => [Difficulty::Difficult, Difficulty::Major].iter().any(|level| is(Dimension::Difficulty, level.code())),
            Counts::HostedBy(kind) => kind == Some(host),
            Counts::From(source) => is(Dimension::Source, source.code()),
            Counts::Referred => !is(Dimension::Source, Source::OnInitiative.code()) && !is(Dimension::Source, Source::OnApplication.code()),
            Counts::OfKind(kind) => is(Dimension::Kind, kind.code()),
            Counts::WithForm(Some(form)) => self.resolved && is(Dimension::Form, form.code()),
            Counts::WithForm(None) => !self.resolved,
        };
        if belongs { self.cases } else { 0 }
    }
}

fn columns() -> Vec<Column> {
    let column = |group: &'static str, heading: &str, counts| Column { group, heading: heading.to_owned(), in_fen: false, counts };
    let mut columns = vec![
        column("总计", "案件总数", Counts::All),
        column("总计", "涉及当事人数", Counts::Parties),
        column("总计", "调解成功案件数", Counts::Resolved),
        column("总计", "疑难（复杂）案件数", Counts::Difficult),
        Column { group: "总计", heading: "涉及金额（元）".to_owned(), in_fen: true, counts: Counts::AmountFen },
        column("调解主体", "村调委会", Counts::HostedBy(Some(RoomKind::Village))),
        column("调解主体", "居调委会", Counts::HostedBy(Some(RoomKind::Community))),
        column("调解主体", "乡镇调委会", Counts::HostedBy(Some(RoomKind::Town))),
        column("调解主体", "街道调委会", Counts::HostedBy(None)),
        column("调解主体", "企事业单位调委会", Counts::HostedBy(None)),
        column("调解主体", "社会团体和其他组织调委会", Counts::HostedBy(None)),
        column("案件来源", "主动", Counts::From(Source::OnInitiative)),
        column("案件来源", "依申请", Counts::From(Source::OnApplication)),
        column("案件来源", "接受委托移送", Counts::Referred),
        column("其中委托移送", "法院", Counts::From(Source::ReferredCourt)),
        column("其中委托移送", "检察院", Counts::From(Source::ReferredProcuratorate)),
        column("其中委托移送", "公安机关", Counts::From(Source::ReferredPolice)),
        column("其中委托移送", "信访部门", Counts::From(Source::ReferredPetition)),
        column("其中委托移送", "其他部门", Counts::From(Source::ReferredOther)),
    ];
    columns.extend(Kind::ALL.iter().map(|kind| column("纠纷类型", &kind.label().zh, Counts::OfKind(*kind))));
    columns.extend(AgreementForm::ALL.iter().map(|form| column("协议形式", &form.label().zh, Counts::WithForm(Some(*form)))));
    columns.push(column("协议形式", "未达成协议", Counts::WithForm(None)));
    columns
}
