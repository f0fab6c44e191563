//! The Ministry's case table (调解案件统计表): concluded cases of every room in groups, each group adding up to all.
//!
//! Groups and headings follow the table as one vendor prints it, and the published text of 黄石; the column for
//! cases without an agreement is ours, so that the forms of agreement add up as the other groups do.

use std::collections::HashMap;

use crate::cases::lists::{AgreementForm, Difficulty, Kind, Kind15, Source};
use crate::coded::Coded;
use crate::coded_enum;
use crate::db::DbConnection;
use crate::problem::Outcome;
use crate::rooms::lists::RoomKind;
use crate::rooms::{Room, rooms_in};

use super::counts;
use super::definition::Selection;
use super::dimension::{Dimension, UNKNOWN};
use super::fact_table::{ENDED, FactTable, RESOLVED};
use super::report_scope::ReportScope;

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
    OfKind15(Kind15),
    OfDifficulty(Difficulty),
    WithForm(Option<AgreementForm>),
    /// Whatever none of the columns of its group counts: a value that is not recorded, or that no list knows.
    Rest(Group),
}

coded_enum! {
    /// A group of columns under one heading.
    Group {
        Total = "total" "总计" "In all";
        Host = "host" "调解主体" "Host committee";
        Source = "source" "案件来源" "Source";
        Referred = "referred" "其中接受委托移送" "Of which referred by";
        Kind = "kind" "纠纷类型" "Kind";
        Form = "form" "协议形式" "Form of agreement";
        Difficulty = "difficulty" "难易程度" "Difficulty";
    }
}

coded_enum! {
    /// The list of kinds by which the table is printed.
    Edition {
        /// Eighteen kinds.
        T18 = "t18" "18类" "18 kinds";
        /// The fifteen kinds of the years before 2017.
        T15 = "t15" "15类" "15 kinds";
    }
}

impl Group {
    /// Whether the columns of the group make up all cases.
    pub fn is_whole(self) -> bool {
        matches!(self.whole(), Some(Counts::All))
    }

    /// What the columns of the group must add up to.
    fn whole(self) -> Option<Counts> {
        match self {
            Self::Total => None,
            Self::Referred => Some(Counts::Referred),
            Self::Host | Self::Source | Self::Kind | Self::Form | Self::Difficulty => Some(Counts::All),
        }
    }
}

/// A column of the table: its group, its heading, and whether it is money.
pub struct Column {
    pub group: Group,
    pub heading: String,
    pub in_fen: bool,
    counts: Counts,
}

/// The table: one row for each room, with a number for each column.
pub struct CaseTable {
    pub edition: Edition,
    pub columns: Vec<Column>,
    pub rows: Vec<(String, Vec<i64>)>,
    /// How many cases of a group stand in none of its own columns, where there are any.
    pub unclassified: Vec<(Group, i64)>,
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

const BY: &[Dimension] =
    &[Dimension::Room, Dimension::Source, Dimension::Kind, Dimension::Kind15, Dimension::Form, Dimension::Difficulty, Dimension::Month];

/// Counts the table at one moment: of the whole year, or of one month of it. A case resolved in the year is not counted
/// again for an earlier end without agreement; it belongs to the month of its last agreement, so that months add up to
/// the year.
pub fn count(conn: &mut DbConnection, report_scope: &mut ReportScope, edition: Edition, month: Option<u32>) -> Outcome<CaseTable> {
    let mut concluded = alike(conn, report_scope, &RESOLVED, "latest = 1", true)?;
    concluded.extend(alike(conn, report_scope, &ENDED, "resolved_too = 0", false)?);
    if let Some(month) = month {
        let month = format!("{:04}-{month:02}", report_scope.year);
        concluded.retain(|group| group.key(Dimension::Month) == month);
    }
    let mut by_room: HashMap<&str, Vec<&Alike>> = HashMap::new();
    for group in &concluded {
        by_room.entry(group.key(Dimension::Room)).or_default().push(group);
    }
    let rooms: Vec<(Room, Vec<&Alike>)> = rooms_in(conn, report_scope.place)?
        .into_iter()
        .map(|room| {
            let groups = by_room.remove(room.id.to_string().as_str()).unwrap_or_default();
            (room, groups)
        })
        .collect();
    let mut columns = columns(edition);
    let mut unclassified = Vec::new();
    for group in Group::ALL.iter().filter(|group| group.whole().is_some()) {
        let of_room = |(room, groups): &(Room, Vec<&Alike>)| sum_of(&columns, groups, Counts::Rest(*group), room.kind);
        let count: i64 = rooms.iter().map(of_room).sum();
        if count != 0 {
            let after = columns.iter().rposition(|column| column.group == *group).map_or(columns.len(), |place| place + 1);
            columns.insert(after, Column { group: *group, heading: "未归类".to_owned(), in_fen: false, counts: Counts::Rest(*group) });
            unclassified.push((*group, count));
        }
    }
    let row = |(room, groups): &(Room, Vec<&Alike>)| {
        (room.name.clone(), columns.iter().map(|column| sum_of(&columns, groups, column.counts, room.kind)).collect())
    };
    let rows = rooms.iter().map(row).collect();
    Ok(CaseTable { edition, columns, rows, unclassified })
}

/// How much cases add to a column.
fn sum_of(columns: &[Column], groups: &[&Alike], counts: Counts, host: RoomKind) -> i64 {
    let sum = |counts: Counts| groups.iter().map(|group| group.adds(counts, host)).sum::<i64>();
    let Counts::Rest(group) = counts else { return sum(counts) };
    let own = columns.iter().filter(|column| column.group == group);
    let told: i64 = own.filter(|column| !matches!(column.counts, Counts::Rest(_))).map(|column| sum(column.counts)).sum();
    group.whole().map_or(0, sum) - told
}

fn alike(
    conn: &mut DbConnection,
    report_scope: &mut ReportScope,
    fact_table: &'static FactTable,
    condition: &'static str,
    resolved: bool,
) -> Outcome<Vec<Alike>> {
    let selections = ["1", "parties", "amount"].map(|measure| Selection { fact_table, condition, measure });
    let tallies = counts::tally(conn, report_scope, fact_table, &selections, BY)?;
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
            Counts::Referred => Source::ALL.iter().filter(|source| source.is_referral()).any(|source| is(Dimension::Source, source.code())),
            Counts::OfKind(kind) => is(Dimension::Kind, kind.code()),
            Counts::OfKind15(kind) => is(Dimension::Kind15, kind.code()),
            Counts::OfDifficulty(difficulty) => is(Dimension::Difficulty, difficulty.code()),
            Counts::WithForm(Some(form)) => self.resolved && is(Dimension::Form, form.code()),
            Counts::WithForm(None) => !self.resolved,
            // Told by what the other columns leave.
            Counts::Rest(_) => false,
        };
        if belongs { self.cases } else { 0 }
    }
}

fn columns(edition: Edition) -> Vec<Column> {
    let column = |group: Group, heading: &str, counts| Column { group, heading: heading.to_owned(), in_fen: false, counts };
    let mut columns = vec![
        column(Group::Total, "案件总数", Counts::All),
        column(Group::Total, "涉及当事人数", Counts::Parties),
        column(Group::Total, "调解成功案件数", Counts::Resolved),
        column(Group::Total, "疑难（复杂）案件数", Counts::Difficult),
        Column { group: Group::Total, heading: "涉及金额（元）".to_owned(), in_fen: true, counts: Counts::AmountFen },
        column(Group::Host, "村调委会", Counts::HostedBy(Some(RoomKind::Village))),
        column(Group::Host, "居调委会", Counts::HostedBy(Some(RoomKind::Community))),
        column(Group::Host, "乡镇调委会", Counts::HostedBy(Some(RoomKind::Town))),
        column(Group::Host, "街道调委会", Counts::HostedBy(None)),
        column(Group::Host, "企事业单位调委会", Counts::HostedBy(None)),
        column(Group::Host, "社会团体和其他组织调委会", Counts::HostedBy(None)),
        column(Group::Source, "主动", Counts::From(Source::OnInitiative)),
        column(Group::Source, "依申请", Counts::From(Source::OnApplication)),
        column(Group::Source, "接受委托移送", Counts::Referred),
        column(Group::Referred, "法院", Counts::From(Source::ReferredCourt)),
        column(Group::Referred, "检察院", Counts::From(Source::ReferredProcuratorate)),
        column(Group::Referred, "公安机关", Counts::From(Source::ReferredPolice)),
        column(Group::Referred, "信访部门", Counts::From(Source::ReferredPetition)),
        column(Group::Referred, "其他部门", Counts::From(Source::ReferredOther)),
    ];
    match edition {
        Edition::T18 => columns.extend(Kind::ALL.iter().map(|kind| column(Group::Kind, &kind.label().zh, Counts::OfKind(*kind)))),
        Edition::T15 => columns.extend(Kind15::ALL.iter().map(|kind| column(Group::Kind, &kind.label().zh, Counts::OfKind15(*kind)))),
    }
    columns.extend(AgreementForm::ALL.iter().map(|form| column(Group::Form, &form.label().zh, Counts::WithForm(Some(*form)))));
    columns.push(column(Group::Form, "未达成协议", Counts::WithForm(None)));
    let difficulty = |level: &Difficulty| column(Group::Difficulty, &level.label().zh, Counts::OfDifficulty(*level));
    columns.extend(Difficulty::ALL.iter().map(difficulty));
    columns
}
