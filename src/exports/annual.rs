//! The figures of a year to take away: a summary, one sheet for each breakdown, and every rule in words.

use serde::Serialize;

use crate::audit::anchors::{Anchor, anchor_of};
use crate::clock::Clock;
use crate::coded::Coded;
use crate::db::DbConnection;
use crate::figures::case_table::{self, CaseTable, Column, Edition};
use crate::figures::dimension::{Dimension, UNKNOWN};
use crate::figures::number::Number;
use crate::figures::report::{self, CellView, FigureView, YearReport};
use crate::figures::report_scope::ReportScope;
use crate::figures::seals::{self, SealFile};
use crate::figures::units::Unit;
use crate::http::local_time_text;
use crate::problem::{Outcome, Problem};

use super::annual_document;
use super::files::{as_csv, as_workbook};
use super::sheet::{Cell, Format, Sheet};

/// The breakdowns that get a sheet of their own, each with every figure that offers it.
const SHEETS: &[Dimension] = &[
    Dimension::Town,
    Dimension::Room,
    Dimension::Month,
    Dimension::HalfMonth,
    Dimension::Kind,
    Dimension::Kind15,
    Dimension::Source,
    Dimension::FoundBy,
    Dimension::Level,
    Dimension::Form,
    Dimension::Difficulty,
    Dimension::Risk,
    Dimension::Class,
    Dimension::Handling,
    Dimension::ReportState,
];

const CASE_TABLE_RULE: &str =
    "本年化解或终止（调解不成）的案件，一案一件；本年化解了的不再计入终止；疑难（复杂）案件含重大案件；各组之和等于案件总数";

/// The report with the seal of its year: who has only the file can make the seal's hash again.
#[derive(Serialize)]
struct WithSeal<'a> {
    #[serde(flatten)]
    report: &'a YearReport,
    seal: Option<SealFile>,
}

/// The year as a file: the workbook holds the Ministry's table too, the JSON the seal with its records.
pub fn file(conn: &mut DbConnection, report_scope: &mut ReportScope, clock: &Clock, format: Format) -> Outcome<Vec<u8>> {
    let now = clock.now();
    let report = report::for_year(conn, report_scope, now)?;
    match format {
        Format::Xlsx => {
            let stamp = Stamp::now(conn, report_scope, clock)?;
            as_workbook(&sheets(&report, &case_table::count(conn, report_scope, Edition::T18, None)?, &stamp))
        }
        Format::Csv => as_csv(&summary(&report)),
        Format::Docx => {
            let stamp = Stamp::now(conn, report_scope, clock)?;
            let counted = format!("统计时刻：{}。{}{}", clock.local_time_text(now), seal_in_words(&report, clock), stamp.head_in_words());
            annual_document::write(&report, &report_scope.title(conn)?, &counted, now)
        }
        Format::Json => {
            let seal = seals::file_of(conn, report_scope)?;
            serde_json::to_vec_pretty(&WithSeal { report: &report, seal }).map_err(Problem::internal)
        }
    }
}

/// When a file was made, and where the audit log of its town stood then: whoever has the file can tell later whether the log
/// still holds that row.
struct Stamp<'a> {
    clock: &'a Clock,
    head: Option<Anchor>,
}

impl<'a> Stamp<'a> {
    fn now(conn: &mut DbConnection, report_scope: &ReportScope, clock: &'a Clock) -> Outcome<Self> {
        let head = report_scope.only_town().map(|town| anchor_of(conn, town.number)).transpose()?;
        Ok(Self { clock, head })
    }

    fn head_in_words(&self) -> String {
        self.head.as_ref().map_or_else(String::new, |head| format!("审计末条 {head}。"))
    }
}

/// The sheets of the workbook.
fn sheets(report: &YearReport, cases: &CaseTable, stamp: &Stamp<'_>) -> Vec<Sheet> {
    let mut sheets = vec![summary(report), case_table(cases)];
    sheets.extend(SHEETS.iter().filter_map(|dimension| broken_down(report, *dimension)));
    sheets.push(rules(report, stamp));
    sheets
}

/// Whether the year is sealed, by whom, when and under which hash.
fn seal_in_words(report: &YearReport, clock: &Clock) -> String {
    report.sealed.as_ref().map_or_else(
        || "本年度数字尚未封存。".to_owned(),
        |seal| {
            format!(
                "第{}次封存，{}，{}，SHA-256 {}，审计第 {} 条。",
                seal.edition,
                local_time_text(clock, &seal.sealed_at),
                seal.sealed_by,
                seal.sha256,
                seal.audit_head
            )
        },
    )
}

fn headings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn number(value: Number) -> Cell {
    match value {
        Number::Whole(whole) => Cell::Whole(whole),
        Number::Hundredths(_) => Cell::Decimal(value.as_f64()),
    }
}

fn optional(value: Option<i64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Whole)
}

/// Every figure in a row; a share with what it divides, and "—" where there is nothing to tell.
fn summary(report: &YearReport) -> Sheet {
    let sealed = report.sealed.is_some();
    let row = |figure: &FigureView| {
        let mut row = vec![
            figure.code.into(),
            figure.title.into(),
            figure.unit.code().into(),
            figure.value.map_or_else(|| Cell::from("—"), number),
            optional(figure.numerator),
            optional(figure.denominator),
            figure.note.map_or(Cell::Empty, Cell::from),
        ];
        if sealed {
            row.push(figure.sealed_value.map_or_else(|| Cell::from("—"), number));
        }
        row
    };
    let mut heads = headings(&["代码", "项目", "单位", "数值", "分子", "分母", "备注"]);
    if sealed {
        heads.push("封存时数值".to_owned());
    }
    Sheet {
        name: "年度汇总".to_owned(),
        headings: heads,
        rows: report.figures.iter().map(row).collect(),
        widths: vec![32, 26, 8, 12, 10, 10, 40, 12],
    }
}

/// One breakdown: its cells in rows, the figures that offer it in columns, and the total last.
fn broken_down(report: &YearReport, dimension: Dimension) -> Option<Sheet> {
    let offered: Vec<(&FigureView, &Vec<CellView>)> =
        report.figures.iter().filter_map(|figure| Some((figure, figure.breakdown.get(&dimension)?))).collect();
    let members = members_of(&offered);
    if offered.is_empty() {
        return None;
    }
    let mut heads = vec![dimension.label().zh.into_owned()];
    heads.extend(offered.iter().map(|(figure, _)| format!("{}（{}）", figure.title, figure.unit.code())));
    let row = |(key, label): &(String, String)| {
        let cell = |(figure, cells): &(&FigureView, &Vec<CellView>)| {
            let found = cells.iter().find(|cell| cell.member.key == *key);
            found.map_or_else(|| zero(figure.unit), |cell| number(cell.value))
        };
        std::iter::once(Cell::from(label.as_str())).chain(offered.iter().map(cell)).collect()
    };
    let mut rows: Vec<Vec<Cell>> = members.iter().map(row).collect();
    let total = |(figure, _): &(&FigureView, &Vec<CellView>)| figure.value.map_or(Cell::Empty, number);
    rows.push(std::iter::once(Cell::from("合计")).chain(offered.iter().map(total)).collect());
    Some(Sheet { name: sheet_name(dimension), headings: heads, rows, widths: vec![18, 12] })
}

fn zero(unit: Unit) -> Cell {
    number(Number::counted(unit, 0))
}

fn sheet_name(dimension: Dimension) -> String {
    match dimension {
        Dimension::Kind => "按类型".to_owned(),
        Dimension::Kind15 => "按类型（15类）".to_owned(),
        Dimension::Level => "按层级".to_owned(),
        Dimension::Source => "按来源".to_owned(),
        _ => format!("按{}", dimension.label().zh),
    }
}

/// Every cell that any of the figures has, in the order of the fullest breakdown; 未填 last.
fn members_of(offered: &[(&FigureView, &Vec<CellView>)]) -> Vec<(String, String)> {
    let mut fullest_first: Vec<&Vec<CellView>> = offered.iter().map(|(_, cells)| *cells).collect();
    fullest_first.sort_by_key(|cells| std::cmp::Reverse(cells.len()));
    let mut members: Vec<(String, String)> = Vec::new();
    for cell in fullest_first.into_iter().flatten() {
        if !members.iter().any(|(key, _)| *key == cell.member.key) {
            members.push((cell.member.key.clone(), cell.member.label.clone()));
        }
    }
    members.sort_by_key(|(key, _)| key == UNKNOWN);
    members
}

/// The Ministry's table as plain columns, with a total under each; its customary layout is a file of its own.
fn case_table(table: &CaseTable) -> Sheet {
    let cell = |column: &Column, sum: i64| number(if column.in_fen { Number::Hundredths(sum) } else { Number::Whole(sum) });
    let row = |name: &str, sums: &[i64]| {
        let cells = table.columns.iter().zip(sums).map(|(column, sum)| cell(column, *sum));
        std::iter::once(Cell::from(name)).chain(cells).collect()
    };
    let mut rows: Vec<Vec<Cell>> = table.rows.iter().map(|(name, sums)| row(name, sums)).collect();
    rows.push(row("合计", &table.totals()));
    let mut headings = vec!["调解组织".to_owned()];
    headings.extend(table.columns.iter().map(|column| format!("{}：{}", column.group.label().zh, column.heading)));
    Sheet { name: "调解案件统计表".to_owned(), headings, rows, widths: vec![18, 11] }
}

/// What each figure counts, in words.
fn rules(report: &YearReport, stamp: &Stamp<'_>) -> Sheet {
    let clock = stamp.clock;
    let row = |figure: &FigureView| vec![figure.title.into(), figure.unit.code().into(), figure.rule.into()];
    let mut rows: Vec<Vec<Cell>> = report.figures.iter().map(row).collect();
    rows.push(vec!["调解案件统计表".into(), "件".into(), CASE_TABLE_RULE.into()]);
    rows.push(vec!["统计年度".into(), Cell::Empty, format!("{}年", report.year).into()]);
    rows.push(vec!["统计时刻".into(), Cell::Empty, local_time_text(clock, &report.as_of).into()]);
    rows.push(vec!["封存".into(), Cell::Empty, seal_in_words(report, clock).into()]);
    if stamp.head.is_some() {
        rows.push(vec!["审计".into(), Cell::Empty, stamp.head_in_words().into()]);
    }
    Sheet { name: "口径".to_owned(), headings: headings(&["项目", "单位", "口径"]), rows, widths: vec![30, 8, 100] }
}
