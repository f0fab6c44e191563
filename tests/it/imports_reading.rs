//! The importer's reading: the sample workbooks record by record, and files nobody should upload.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fengqiao::coded::Coded;
use fengqiao::imports::cells::words::Standing;
use fengqiao::imports::kinds::cases::LedgerRow;
use fengqiao::imports::lists::{ImportKind, Skipped, Weight};
use fengqiao::imports::progress::ProgressReporter;
use fengqiao::imports::reading::{ReadOptions, ReadRow, ReadWorkbook, Rows, read};
use fengqiao::imports::samples::WORKBOOKS;
use fengqiao::imports::values::Dictionary;
use fengqiao::imports::workbook::{Cell, Row, Sheet, Workbook};
use fengqiao::imports::{cells, columns};
use fengqiao::problem::Code;
use proptest::prelude::*;
use serde_json::Value;

const EXPECTED_ROWS: &str = include_str!("../data/pingan-2023/expected_ledger_rows.csv");
const EXPECTED: &str = include_str!("../data/pingan-2023/expected.json");

fn manner(kind: ImportKind) -> ReadOptions {
    let today = NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day");
    ReadOptions {
        kind,
        year: None,
        mapping: columns::Mapping::default(),
        dictionary: Dictionary::default(),
        today,
        watch: ProgressReporter::default(),
    }
}

fn bytes_of(kind: ImportKind) -> &'static [u8] {
    WORKBOOKS.iter().find(|(of, ..)| *of == kind).map(|(_, _, bytes)| *bytes).expect("a sample of each kind")
}

fn sample(kind: ImportKind) -> ReadWorkbook {
    let workbook = Workbook::open("x.xlsx", bytes_of(kind), 60_000).expect("the sample opens");
    read(&workbook, &manner(kind)).expect("the sample is read")
}

fn ledger() -> (ReadWorkbook, Vec<ReadRow<LedgerRow>>) {
    let workbook = sample(ImportKind::Cases);
    let Rows::Cases(rows) = workbook.rows.clone() else { panic!("a ledger") };
    (workbook, rows)
}

/// The record as the list of expected rows writes it.
fn as_expected(workbook: &ReadWorkbook, row: &ReadRow<LedgerRow>) -> BTreeMap<&'static str, String> {
    let read =
        row.value.as_ref().unwrap_or_else(|| panic!("row {} of {}: {:?}", row.number, workbook.sheets[row.sheet].name, row.messages));
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let settlement = read.settlement.as_ref();
    BTreeMap::from([
        ("sheet", workbook.sheets[row.sheet].name.clone()),
        ("row", row.number.to_string()),
        ("found", read.found_on.to_string()),
        ("accepted", day(read.accepted_on)),
        ("resolved", day(settlement.map(|settlement| settlement.on))),
        ("type", read.kind.label().zh.into_owned()),
        ("side_a", read.applicants.join("|")),
        ("side_b", read.respondents.join("|")),
        ("people", read.people_count.map(|people| people.to_string()).unwrap_or_default()),
        ("amount_yuan", read.amount_fen.map(|fen| (fen / 100).to_string()).unwrap_or_default()),
        ("risk", read.risk.map(|risk| risk.label().zh.into_owned()).unwrap_or_default()),
        ("longstanding", u8::from(read.longstanding).to_string()),
        ("legal_literates", read.legal_literates.join("|")),
        ("form", settlement.map(|settlement| settlement.form.label().zh.replace("协议", "")).unwrap_or_default()),
        ("level", settlement.map(|settlement| settlement.level.label().zh[.."村".len()].to_owned()).unwrap_or_default()),
        ("platform_number", read.platform_nos.join("|")),
        ("phone", read.phones.join("|")),
        ("id_number", read.id_number.clone().unwrap_or_default()),
    ])
}

#[test]
fn every_record_of_the_ledger_is_read_as_it_is_meant() {
    let (workbook, rows) = ledger();
    let mut expected = csv::Reader::from_reader(EXPECTED_ROWS.trim_start_matches('\u{feff}').as_bytes());
    let heads = expected.headers().expect("headings").clone();
    let mut compared = 0;
    for (record, row) in expected.records().zip(&rows) {
        let record = record.expect("a record");
        let read = as_expected(&workbook, row);
        for (head, value) in heads.iter().zip(&record) {
            if let Some(ours) = read.get(head) {
                assert_eq!(ours, value, "{head} of row {} in {}", row.number, read["sheet"]);
            }
        }
        let source = record.get(heads.iter().position(|head| head == "source").expect("a source")).expect("a source");
        let standing = record.get(heads.iter().position(|head| head == "result").expect("a result")).expect("a result");
        let value = row.value.as_ref().expect("a record");
        assert_eq!(cells::words::origin(&Cell::Text(source.to_owned())), Ok(Some((value.source, value.found_by))));
        assert_eq!(cells::words::standing(&Cell::Text(standing.to_owned())), Ok(Some(value.standing)));
        compared += 1;
    }
    assert_eq!((compared, rows.len()), (629, 629));
}

#[test]
fn each_sheet_of_the_ledger_gives_its_number_of_records_and_its_totals_agree() {
    let (workbook, rows) = ledger();
    let expected: Value = serde_json::from_str(EXPECTED).expect("JSON");
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        let stated = &expected["ledger"]["sheets"][&sheet.name];
        let of_sheet: Vec<&LedgerRow> = rows.iter().filter(|row| row.sheet == number).filter_map(|row| row.value.as_ref()).collect();
        assert_eq!(Value::from(of_sheet.len()), stated["records"], "{}", sheet.name);
        let totals = &stated["totals_row_states"];
        assert_eq!(Value::from(of_sheet.iter().filter_map(|row| row.people_count).sum::<i32>()), totals["people"], "{}", sheet.name);
        assert_eq!(Value::from(of_sheet.iter().filter_map(|row| row.amount_fen).sum::<i64>() / 100), totals["amount"], "{}", sheet.name);
        let settled = of_sheet.iter().filter(|row| row.standing == Standing::Settled).count();
        assert_eq!(Value::from(settled), totals["resolved"], "{}", sheet.name);
    }
}

#[test]
fn the_other_workbooks_give_their_records() {
    let expected: Value = serde_json::from_str(EXPECTED).expect("JSON");
    let Rows::PetitionVisits(visits) = sample(ImportKind::PetitionVisits).rows else { panic!("visits") };
    assert_eq!(Value::from(visits.len()), expected["visits"]["rows_total"]);
    let persons: i32 = visits.iter().map(|row| row.value.as_ref().map_or_else(|| panic!("{row:?}"), |visit| visit.persons_present)).sum();
    assert_eq!(persons, 809);
    let Rows::OnlineEntries(entries) = sample(ImportKind::OnlineEntries).rows else { panic!("entries") };
    assert_eq!(Value::from(entries.len()), expected["platform"]["rows_total"]);
    assert!(entries.iter().all(|row| row.value.as_ref().is_some_and(|entry| entry.kind.is_some())));
    let Rows::People(people) = sample(ImportKind::People).rows else { panic!("people") };
    assert_eq!(Value::from(people.len()), expected["legal_literates"]["rows_total"]);
    assert_eq!(people.iter().filter_map(|row| row.value.as_ref()).filter(|person| person.to.is_some()).count(), 6);
    let Rows::Screenings(reports) = sample(ImportKind::Screenings).rows else { panic!("reports") };
    assert_eq!(Value::from(reports.len()), expected["reports"]["rows_in_sheet"]);
    let filed: Vec<_> = reports.iter().filter_map(|row| row.value.as_ref()?.filed.as_ref()).collect();
    assert_eq!(Value::from(filed.len()), expected["reports"]["filed"]);
    assert_eq!(Value::from(filed.iter().map(|filed| filed.declared).sum::<i32>()), expected["reports"]["reported_disputes"]);
    assert_eq!(Value::from(filed.iter().filter(|filed| filed.zero).count()), expected["reports"]["zero_reports"]);
}

/// The ledger of one room with one record, to be spoilt by a test.
fn small_ledger(spoil: impl Fn(&str, &mut Cell)) -> Workbook {
    const RECORD: &[(&str, &str)] = &[
        ("序号", "1"),
        ("排查时间", "2023.5.6"),
        ("当事人（甲方）", "张三"),
        ("当事人（乙方）", "李四"),
        ("纠纷类型", "邻里"),
        ("简要情况", "为田埂争执"),
        ("涉及人数", "3人"),
        ("涉及金额（元）", "3.5万元"),
        ("来源", "排查发现"),
        ("是否历年疑难", "否"),
        ("参与法律明白人", "/"),
        ("化解时间", "2023.5.8"),
        ("化解方式（协议形式）", "口头"),
        ("化解结果", "已化解"),
        ("化解层级", "村"),
        ("备注", ""),
    ];
    let heads = Row::new(3, RECORD.iter().map(|(head, _)| Cell::Text((*head).to_owned())));
    let record = Row::new(
        4,
        RECORD.iter().map(|(head, text)| {
            let mut cell = if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) };
            spoil(head, &mut cell);
            cell
        }),
    );
    let totals = Row::new(5, [Cell::Text("合 计：".to_owned()), Cell::Empty, Cell::Text("1件".to_owned())]);
    let note = Row::new(7, [Cell::Text("审核人：王五".to_owned())]);
    Workbook { sheets: vec![Sheet { name: "红关村".to_owned(), hidden: false, rows: vec![heads, record, totals, note] }] }
}

fn only_row(workbook: &Workbook) -> ReadRow<LedgerRow> {
    let Rows::Cases(rows) = read(workbook, &manner(ImportKind::Cases)).expect("read").rows else { panic!("a ledger") };
    let [row] = rows.as_slice() else { panic!("one record, not {}", rows.len()) };
    row.clone()
}

#[test]
fn totals_and_notes_are_no_records() {
    let row = only_row(&small_ledger(|_, _| ()));
    assert_eq!((row.number, row.messages.len()), (4, 0));
    assert!(row.value.is_some());
}

#[test]
fn a_fault_names_its_column() {
    let long = "字".repeat(20_000);
    for (head, text, code) in [
        ("排查时间", "2023.2.30", "impossible_day"),
        ("排查时间", "", "required"),
        ("化解时间", "/", "required"),
        ("化解时间", "2030-01-01", "in_the_future"),
        ("涉及人数", "-3", "out_of_range"),
        ("涉及金额（元）", "不少", "bad_format"),
        ("纠纷类型", "口角", "unknown_code"),
        ("来源", "", "required"),
        ("化解结果", "差不多", "unknown_code"),
        ("简要情况", &long, "too_long"),
        ("当事人（甲方）", &long, "too_long"),
        ("备注", &long, "too_long"),
    ] {
        let row = only_row(&small_ledger(|at, cell| {
            if at == head {
                *cell = if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
            }
        }));
        assert!(row.value.is_none(), "{head} {code}");
        let errors: Vec<_> = row.messages.iter().filter(|message| message.weight == Weight::Error).collect();
        assert_eq!(errors.len(), 1, "{head}: {errors:?}");
        assert_eq!((errors[0].column.as_str(), errors[0].code), (head, code));
    }
}

#[test]
fn formulas_are_read_by_their_result_and_texts_like_formulas_stay_texts() {
    let row = only_row(&small_ledger(|at, cell| {
        if at == "简要情况" {
            *cell = Cell::Text("=HYPERLINK(\"http://example.invalid\")".to_owned());
        }
    }));
    assert_eq!(row.value.expect("a record").facts, "=HYPERLINK(\"http://example.invalid\")");
    let row = only_row(&small_ledger(|at, cell| {
        if at == "简要情况" {
            *cell = Cell::Unsaved;
        }
    }));
    assert!(row.value.is_none());
}

#[test]
fn a_sheet_of_something_else_is_no_ledger() {
    let mut workbook = small_ledger(|_, _| ());
    workbook
        .sheets
        .push(Sheet { name: "说明".to_owned(), hidden: false, rows: vec![Row::new(1, [Cell::Text("填表说明".to_owned())])] });
    only_row(&workbook);
    let skipped = read(&workbook, &manner(ImportKind::Cases)).expect("read").sheets.remove(1).skipped;
    assert_eq!(skipped, Some(Skipped::NoHeadings));
    workbook.sheets.remove(0);
    let problem = read(&workbook, &manner(ImportKind::Cases)).expect_err("no headings");
    assert_eq!(problem.code(), Code::HeadingMissing);
}

#[test]
fn what_is_no_workbook_is_refused() {
    let whole = bytes_of(ImportKind::People);
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    let encrypted: Vec<u8> = old.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [&b""[..], b"PK\x03\x04", b"\0\0", &whole[..whole.len() / 2], &whole[..whole.len() - 30], &old] {
        assert_eq!(Workbook::open("x.xlsx", bytes, 100).expect_err("not a workbook").code(), Code::NotAWorkbook);
    }
    let problem = Workbook::open("x.xlsx", &encrypted, 100).expect_err("a password");
    assert!(problem.sentence().zh.contains("密码"));
    assert_eq!(Workbook::open("x.xlsx", whole, 100).expect_err("too many rows").code(), Code::TooManyRows);
    let mut damaged = whole.to_vec();
    let middle = damaged.len() / 3;
    damaged[middle..middle + 64].fill(0x55);
    assert!(Workbook::open("x.xlsx", &damaged, 60_000).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        drop(Workbook::open("x.xlsx", &bytes, 100));
    }

    #[test]
    fn no_damage_brings_the_reader_down(at in 0usize..14_000, byte in any::<u8>()) {
        let mut bytes = bytes_of(ImportKind::People).to_vec();
        let place = at % bytes.len();
        bytes[place] = byte;
        drop(Workbook::open("x.xlsx", &bytes, 60_000));
    }

    #[test]
    fn no_text_brings_a_cell_reader_down(text in "(?s).{0,40}", number in any::<f64>()) {
        for cell in [Cell::Text(text), Cell::Number(number)] {
            let row = only_or_none(&small_ledger(|_, at| *at = cell.clone()));
            prop_assert!(row.is_none_or(|row| row.value.is_none()));
        }
    }

    #[test]
    fn no_spelling_of_digits_and_signs_brings_a_reader_down(text in "[0-9０-９./年月日:：上下半万元,，、()（）等人 \u{3000}+-]{0,24}") {
        let days = cells::days::DayReader { today: NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day"), year: Some(2023) };
        let cell = Cell::Text(text);
        drop((days.past_moment(&cell), days.any_day(&cell), days.half_month(&cell)));
        drop((cells::numbers::amount(&cell, false), cells::numbers::head_count(&cell), cells::numbers::count(&cell)));
        drop((cells::names::names(&cell), cells::names::phones(&cell), cells::names::id_number(&cell), cells::names::place(&cell)));
        drop((cells::names::name_and_office(&cell), cells::names::platform_numbers(&cell)));
    }
}

fn only_or_none(workbook: &Workbook) -> Option<ReadRow<LedgerRow>> {
    let Rows::Cases(rows) = read(workbook, &manner(ImportKind::Cases)).expect("read").rows else { panic!("a ledger") };
    rows.first().cloned()
}
