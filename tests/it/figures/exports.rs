//! The yearly counts as files.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use fengqiao::exports::annual;
use fengqiao::exports::files::{as_csv, as_workbook};
use fengqiao::exports::sheet::{Cell, Format, Sheet};
use fengqiao::figures::case_table::{self, CaseTable, Edition, Group};
use fengqiao::rights::Scope;

use crate::papers::text_of;

use super::ledger::{Ledger, case, on_each_engine};

fn a_year(ledger: &Ledger) {
    ledger.room(1, "village", "2000-01-01", None);
    ledger.room(2, "village", "2000-01-01", None);
    ledger.cases(&[
        case(1, "2023-02-01").settled("2023-02-10").with(|case| case.amount_fen = Some(150)),
        case(2, "2021-02-01").settled("2023-03-10"),
        case(2, "2021-02-01"),
        case(2, "2022-12-31"),
    ]);
}

fn cases_of(ledger: &Ledger) -> CaseTable {
    ledger.read(Scope::All, |conn, report_scope| case_table::count(conn, report_scope, Edition::T18, None)).unwrap()
}

fn file_of(ledger: &Ledger, format: Format) -> Vec<u8> {
    ledger
        .read(Scope::All, |conn, report_scope| {
            annual::file(conn, report_scope, &fengqiao::clock::Clock::in_zone(chrono_tz::Asia::Shanghai), format)
        })
        .unwrap()
}

fn open(content: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(content)).unwrap()
}

#[test]
fn the_workbook_has_every_figure_and_its_breakdowns() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let report = ledger.figures(Scope::All);
        let mut book = open(file_of(ledger, Format::Xlsx));
        let names = book.sheet_names();
        for name in ["年度汇总", "按调解室", "按月份", "按半月", "按类型", "按类型（15类）", "按来源", "按层级", "按协议形式", "口径"]
        {
            assert!(names.iter().any(|known| known == name), "{name} is missing of {names:?}");
        }
        let summary = book.worksheet_range("年度汇总").unwrap();
        assert_eq!(summary.height(), report.figures.len() + 1);
        let amount = summary.rows().find(|row| row[0] == Data::String("amount".to_owned())).unwrap();
        assert_eq!(amount[3], Data::Float(1.5));
        let months = book.worksheet_range("按月份").unwrap();
        let column = months.rows().next().unwrap().iter().position(|head| *head == Data::String("年末未结（件）".to_owned())).unwrap();
        let sum: f64 = months.rows().skip(1).filter_map(|row| row[column].get_float()).sum();
        assert_eq!(sum, 4.0, "the cells and their total");
        for (sheet, rows) in [("按月份", 12), ("按半月", 24)] {
            let sheet = book.worksheet_range(sheet).unwrap();
            let names: Vec<String> = sheet.rows().skip(1).map(|row| row[0].to_string()).collect();
            assert_eq!((names.len(), names[0].as_str(), names[rows + 1].as_str()), (rows + 2, "以前", "合计"), "{names:?}");
        }
        assert_eq!(months.rows().nth(1).unwrap()[column].get_float(), Some(2.0));
        let rules = book.worksheet_range("口径").unwrap();
        let year = rules.rows().find(|row| row[0] == Data::String("统计年度".to_owned())).unwrap();
        assert_eq!(year[2], Data::String(format!("{}年", report.year)));
    });
}

#[test]
fn the_text_table_is_marked_as_utf8() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let content = file_of(ledger, Format::Csv);
        let text = String::from_utf8(content).unwrap();
        assert!(text.starts_with("\u{feff}代码,项目,单位,数值"));
        assert!(text.contains("\r\ndisputes_resolved,化解纠纷,件,2,"));
        assert!(text.contains("\r\nresolution_rate,调解成功率,%,100,2,2,"));
        assert!(text.contains("reception_days_rate,工作日接访落实率,%,—,"));
    });
}

#[test]
fn a_text_that_begins_like_a_formula_is_no_formula() {
    let sheet = Sheet {
        name: "表".to_owned(),
        headings: vec!["=甲".to_owned()],
        rows: vec![vec![Cell::from("=1+1")], vec![Cell::Whole(-1)], vec![Cell::from("@x")]],
        widths: vec![10],
    };
    let text = String::from_utf8(as_csv(&sheet).unwrap()).unwrap();
    assert_eq!(text, "\u{feff}'=甲\r\n'=1+1\r\n-1\r\n'@x\r\n");
    let mut book = open(as_workbook(&[sheet]).unwrap());
    assert_eq!(book.worksheet_range("表").unwrap().rows().nth(1).unwrap()[0], Data::String("'=1+1".to_owned()));
    assert!(book.worksheet_formula("表").unwrap().is_empty());
}

#[test]
fn every_group_of_the_ministrys_table_adds_up_to_all_cases() {
    on_each_engine(|ledger| {
        a_year(ledger);
        ledger.cases(&[
            case(1, "2023-05-01").ended("2023-05-20").with(|case| case.source = "referred_court"),
            case(2, "2023-05-01").ended("2023-05-20").reopened("2023-06-01").settled("2023-06-02").with(|case| {
                case.source = "referred_police";
                case.kind = "tourism";
                case.difficulty = Some("major");
            }),
        ]);
        let table = cases_of(ledger);
        for (name, sums) in table.rows.iter().chain([&("合计".to_owned(), table.totals())]) {
            let group = |group: Group| -> i64 {
                table.columns.iter().zip(sums).filter(|(column, _)| column.group == group).map(|(_, sum)| sum).sum()
            };
            let column = |heading: &str| sums[table.columns.iter().position(|column| column.heading == heading).unwrap()];
            for part in [Group::Host, Group::Source, Group::Kind, Group::Form, Group::Difficulty] {
                assert_eq!(group(part), column("案件总数"), "{name}: {part:?}");
            }
            assert_eq!(group(Group::Referred), column("接受委托移送"), "{name}");
        }
        let totals = table.totals();
        let column = |heading: &str| totals[table.columns.iter().position(|column| column.heading == heading).unwrap()];
        assert_eq!((column("案件总数"), column("调解成功案件数"), column("未达成协议")), (4, 3, 1));
        assert_eq!((column("疑难（复杂）案件数"), column("旅游"), column("涉及金额（元）")), (1, 1, 150));
    });
}

#[test]
fn what_no_list_knows_stands_in_a_column_of_its_own() {
    on_each_engine(|ledger| {
        a_year(ledger);
        ledger.cases(&[
            case(1, "2023-05-01").settled("2023-05-20").with(|case| case.kind = "brawl"),
            case(2, "2023-05-01").settled("2023-06-20").with(|case| case.source = "rumour"),
        ]);
        let table = cases_of(ledger);
        assert_eq!(
            table.unclassified.iter().filter(|(group, _)| *group != Group::Difficulty).collect::<Vec<_>>(),
            [&(Group::Source, 1), &(Group::Kind, 1)]
        );
        let totals = table.totals();
        let group = |group: Group| -> i64 {
            table.columns.iter().zip(&totals).filter(|(column, _)| column.group == group).map(|(_, sum)| sum).sum()
        };
        assert_eq!([Group::Host, Group::Source, Group::Kind, Group::Form, Group::Difficulty].map(group), [totals[0]; 5]);
        let told = fengqiao::exports::case_table::checked(&table);
        assert!(told.iter().any(|line| line.contains("纠纷类型") && line.contains("1 件未归类")), "{told:?}");
    });
}

/// The published figures of 黄石 for August 2016: 15 kinds and three ways in, each adding up to the disputes taken up.
const PUBLISHED: [(&str, i64); 3] = [("on_initiative", 5), ("on_application", 3), ("referred_court", 2)];

#[test]
fn months_add_up_to_the_year_in_either_list_of_kinds() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        let kinds = [
            "migrant_wages",
            "other_labour",
            "e_commerce",
            "other_consumer",
            "tourism",
            "other",
            "neighbour",
            "medical",
            "traffic",
            "contract",
        ];
        let mut kinds = kinds.into_iter().cycle();
        for (source, number) in PUBLISHED {
            for _ in 0..number {
                let kind = kinds.next().unwrap();
                ledger.cases(&[case(1, "2023-08-01").settled("2023-08-20").with(|case| {
                    case.source = source;
                    case.kind = kind;
                    case.difficulty = Some("simple");
                })]);
            }
        }
        ledger.cases(&[case(1, "2023-01-05").settled("2023-01-06").reopened("2023-09-01").settled("2023-09-02")]);
        for edition in [Edition::T18, Edition::T15] {
            let of = |month: Option<u32>| {
                ledger.read(Scope::All, |conn, report_scope| case_table::count(conn, report_scope, edition, month)).unwrap()
            };
            let august = of(Some(8));
            let column = |heading: &str| {
                let place = august.columns.iter().position(|column| column.heading == heading);
                place.map(|place| august.totals()[place])
            };
            assert_eq!(
                [column("案件总数"), column("主动"), column("依申请"), column("接受委托移送"), column("法院")],
                [10, 5, 3, 2, 2].map(Some)
            );
            let labour = if edition == Edition::T15 {
                (column("劳动争议"), column("其他"))
            } else {
                (column("其他劳动争议"), column("其他"))
            };
            assert_eq!(labour, if edition == Edition::T15 { (Some(2), Some(2)) } else { (Some(1), Some(1)) });
            assert!(august.unclassified.is_empty(), "{:?}", august.unclassified);
            let months: i64 = (1..=12).map(|month| of(Some(month)).totals()[0]).sum();
            assert_eq!((months, of(None).totals()[0], of(Some(1)).totals()[0], of(Some(9)).totals()[0]), (11, 11, 0, 1));
        }
    });
}

#[test]
fn the_ministrys_table_is_printed_with_its_groups_over_their_columns() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let table = cases_of(ledger);
        let heading = fengqiao::exports::case_table::Heading {
            filled_in_by: "=平安镇".to_owned(),
            period: "2023年".to_owned(),
            counted_at: "2024-01-10 09:00".to_owned(),
        };
        let mut book = open(fengqiao::exports::case_table::workbook(&table, &heading).unwrap());
        let page = book.worksheet_range("调解案件统计表").unwrap();
        let text = |row: usize, column: usize| page[(row, column)].to_string();
        assert_eq!(text(0, 0), "人民调解案件统计表（18类）");
        assert_eq!((text(2, 1), text(2, 6), text(3, 1)), ("总计".to_owned(), "调解主体".to_owned(), "案件总数".to_owned()));
        let merged = book.merge_cells_by_sheet_name("调解案件统计表").unwrap();
        assert!(merged.iter().any(|range| (range.start, range.end) == ((2, 1), (2, 5))), "{merged:?}");
        let total = page.rows().find(|row| row[0] == Data::String("合计".to_owned())).unwrap();
        assert_eq!((total[1].get_float(), total[5].get_float()), (Some(2.0), Some(1.5)));
        assert!(book.worksheet_formula("调解案件统计表").unwrap().is_empty());
    });
}

#[test]
fn the_document_tells_every_figure_and_every_room() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let report = ledger.figures(Scope::All);
        let file = file_of(ledger, Format::Docx);
        let text = text_of(&file);
        for figure in &report.figures {
            assert!(text.contains(figure.title) && text.contains(figure.rule), "{}", figure.title);
        }
        assert!(text.contains("本年度数字尚未封存") && text.contains("合计"), "{text}");
        let found = report.figures.iter().find(|figure| figure.code == "disputes_found").unwrap();
        for room in &found.breakdown[&fengqiao::figures::dimension::Dimension::Room] {
            assert!(text.contains(&room.member.label), "{}", room.member.label);
        }
    });
}
