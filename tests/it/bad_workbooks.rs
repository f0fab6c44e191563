//! Workbooks nobody should upload, uploaded: each gets a clear answer in both languages and changes nothing.

use std::io::{Cursor, Write};

use calamine::{Data, Reader, Xlsx};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::workbooks::{LEDGER, apply, ledger, sheet, texts, upload};
use crate::support::{Actor, Neighbour, TestTown, send};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

async fn number_of_cases(clerk: &Actor) -> i64 {
    clerk.get("/cases?limit=1&include=total").await.expect(200).json["total"].as_i64().expect("a total")
}

/// The column, code, and both texts of the errors of a row.
fn errors(row: &Value) -> Vec<(String, String)> {
    let messages = row["messages"].as_array().expect("messages").iter().filter(|message| message["weight"] == "error");
    messages
        .map(|message| {
            let text = |name: &str| message[name].as_str().expect(name).to_owned();
            assert!(text("detail").chars().any(|letter| letter > '\u{2fff}'), "{message}");
            assert!(text("detail_en").bytes().any(|byte| byte.is_ascii_alphabetic()), "{message}");
            (text("column"), text("code"))
        })
        .collect()
}

#[actix_web::test]
async fn what_is_no_workbook_is_refused_in_words() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let whole = ledger(&[&[]]);
    for (name, bytes) in [
        ("text of no encoding", b"name,room\n\xff\xff,1\n".to_vec()),
        ("a picture", PNG.to_vec()),
        ("an empty file", Vec::new()),
        ("half a workbook", whole[..whole.len() / 2].to_vec()),
        ("all but its end", whole[..whole.len() - 30].to_vec()),
        ("a zip of something else", zip_of("notes.txt", 10)),
    ] {
        let refused = upload(&clerk, "cases", bytes.clone()).await.expect(422);
        assert_eq!(refused.code(), "not_a_workbook", "{name}");
        assert!(refused.json["detail"].as_str().expect("a detail").contains("xlsx"), "{name}: {}", refused.text);
        let form = Form::new().text("kind", "cases").part("file", Part::bytes(bytes).file_name("x.xlsx"));
        let english = send(clerk.request(Method::POST, "/imports").header("accept-language", "en").multipart(form)).await;
        assert!(english.json["detail"].as_str().expect("a detail").is_ascii(), "{name}: {}", english.text);
    }
    assert_eq!(number_of_cases(&clerk).await, 0);
}

fn zip_of(name: &str, mebibytes: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
    for _ in 0..mebibytes {
        zip.write_all(&[b' '; 1024 * 1024]).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

#[actix_web::test]
async fn a_form_that_lacks_something_says_what() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let post = |form: Form| send(clerk.request(Method::POST, "/imports").multipart(form));
    let file = || Part::bytes(ledger(&[&[]])).file_name("台账.xlsx");
    for (form, pointer, code) in [
        (Form::new().part("file", file()), "/kind", "required"),
        (Form::new().text("kind", "cases"), "/file", "required"),
        (Form::new().text("kind", "recipes").part("file", file()), "/kind", "unknown_code"),
        (Form::new().text("kind", "cases").text("year", "13").part("file", file()), "/year", "out_of_range"),
        (Form::new().text("kind", "cases").text("mapping", "[1]").part("file", file()), "/mapping", "wrong_type"),
    ] {
        assert_eq!(post(form).await.expect(422).faults(), [(pointer.to_owned(), code.to_owned())]);
    }
    let colour = post(Form::new().text("kind", "cases").text("colour", "red").part("file", file())).await;
    assert_eq!((colour.status, colour.code()), (400, "unknown_field"), "{}", colour.text);
    let json = send(clerk.request(Method::POST, "/imports").json(&json!({ "kind": "cases" }))).await;
    assert_eq!(json.status, 415, "{}", json.text);
}

#[actix_web::test]
async fn a_ledger_of_another_kind_or_without_its_headings_imports_nothing_and_says_what_it_lacks() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let people = texts("名册", &[&["姓名", "性别", "证书编号", "备注"], &["张三", "男", "1", ""]]);
    for (kind, bytes, lacks) in [
        ("people", people, "村（社区）、培训（认定）时间"),
        ("petition_visits", ledger(&[&[]]), "日期"),
        ("cases", texts("随便", &[&["菜名", "价格"], &["回锅肉", "28"]]), "排查时间"),
    ] {
        let preview = upload(&clerk, kind, bytes).await.expect(201).json;
        assert_eq!((&preview["counts"]["error"], &preview["to_apply"]), (&json!(1), &json!(0)), "{kind}");
        assert_eq!(errors(&preview["rows"][0])[0].1, "heading_missing");
        let detail = preview["rows"][0]["messages"][0]["detail"].as_str().expect("a detail");
        assert!(detail.contains(lacks), "{kind}: {detail}");
        assert_ne!(preview["sheets"][0]["missing"], json!([]), "{kind}");
    }
    assert_eq!(upload(&clerk, "cases", texts("空", &[])).await.expect(422).code(), "heading_missing");
}

#[actix_web::test]
async fn what_is_too_large_is_refused_before_it_takes_the_memory() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let over = upload(&clerk, "cases", vec![b'x'; 21 * 1024 * 1024]).await;
    assert_eq!((over.status, over.code()), (413, "too_large"), "{}", over.text);
    let bomb = zip_of("xl/worksheets/sheet1.xml", 400);
    assert!(bomb.len() < 2 * 1024 * 1024, "the bomb is small on the wire");
    let bomb = upload(&clerk, "cases", bomb).await;
    assert_eq!((bomb.status, bomb.code()), (413, "too_large"), "{}", bomb.text);
    let long = sheet("红关村", |sheet| {
        for (column, (heading, _)) in (0..).zip(LEDGER) {
            sheet.write_string(0, column, heading).expect("written");
        }
        for row in 1..=60_001 {
            sheet.write_string(row, 1, "2023.5.6").expect("written");
        }
    });
    assert_eq!(upload(&clerk, "cases", long).await.expect(422).code(), "too_many_rows");
}

#[actix_web::test]
async fn every_bad_cell_is_told_with_its_column_and_the_good_rows_are_taken() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let long = "字".repeat(20_000);
    let bad: [(&str, &str, &str); 14] = [
        ("排查时间", "2023-02-30", "impossible_day"),
        ("排查时间", "2023.13.1", "impossible_day"),
        ("排查时间", "明天", "impossible_day"),
        ("排查时间", "2023-06-16", "in_the_future"),
        ("排查时间", "", "required"),
        ("化解时间", "2023/2/29", "impossible_day"),
        ("涉及人数", "-3", "out_of_range"),
        ("涉及人数", "2.5", "out_of_range"),
        ("涉及人数", "几个", "out_of_range"),
        ("涉及金额（元）", "不少", "bad_format"),
        ("涉及金额（元）", "-5", "out_of_range"),
        ("纠纷类型", "口角", "unknown_code"),
        ("简要情况", &long, "too_long"),
        ("当事人（甲方）", "", "required"),
    ];
    let mut records: Vec<Vec<(&str, &str)>> = bad.iter().map(|(column, value, _)| vec![(*column, *value)]).collect();
    records.push(vec![("当事人（甲方）", "赵六")]);
    let records: Vec<&[(&str, &str)]> = records.iter().map(Vec::as_slice).collect();
    let preview = upload(&clerk, "cases", ledger(&records)).await.expect(201).json;
    assert_eq!(preview["counts"], json!({ "new": 1, "same": 0, "changed": 0, "duplicate": 0, "error": 14 }));
    for ((column, value, code), row) in bad.iter().zip(preview["rows"].as_array().expect("rows")) {
        let told = errors(row);
        assert_eq!((told.len(), told[0].0.as_str()), (1, *column), "{value}: {row}");
        assert!(told[0].1 == *code || (told[0].1 == "bad_format" && *column == "涉及人数"), "{column} {value}: {row}");
        assert_eq!(row["verdict"], "error");
    }
    assert_eq!(number_of_cases(&clerk).await, 0, "a trial reading changes nothing");
    apply(&clerk, &preview).await.expect(200);
    assert_eq!(number_of_cases(&clerk).await, 1);
}

#[actix_web::test]
async fn the_bad_rows_come_back_with_the_reasons() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let bytes = ledger(&[&[], &[("排查时间", "2023-02-30"), ("涉及人数", "-3")], &[("简要情况", "=1+1"), ("当事人（甲方）", "钱七")]]);
    let preview = upload(&clerk, "cases", bytes).await.expect(201).json;
    assert_eq!((&preview["counts"]["error"], &preview["counts"]["new"]), (&json!(1), &json!(2)), "{preview}");
    let path = format!("/imports/{}/errors.xlsx", preview["id"].as_str().expect("an id"));
    let response = clerk.request(Method::GET, &path).send().await.expect("an answer");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(response.bytes().await.expect("a file"))).expect("it opens");
    let range = book.worksheet_range("红关村").expect("the sheet");
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!((rows[0][1].as_str(), rows[0].last().expect("a cell").as_str()), ("排查时间", "原因"));
    assert_eq!(rows[1][1], "2023-02-30");
    let reasons = rows[1].last().expect("a cell");
    assert!(reasons.contains("排查时间") && reasons.contains("涉及人数"), "{reasons}");
}

#[actix_web::test]
async fn totals_empty_rows_and_mixed_spellings_are_understood() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let spellings = [("2023年5月6日", "35000"), ("20230506", "3.5万"), ("2023/5/6", "35,000元"), ("２０２３－５－６", "￥35000.00")];
    let names = ["甲", "乙", "丙", "丁"].map(|name| format!("{name}某"));
    let mut records: Vec<Vec<(&str, &str)>> = spellings
        .iter()
        .zip(&names)
        .map(|((day, amount), name)| vec![("排查时间", *day), ("涉及金额（元）", *amount), ("当事人（甲方）", name.as_str())])
        .collect();
    let nothing: Vec<(&str, &str)> = LEDGER.iter().map(|(heading, _)| (*heading, "")).collect();
    let numbered: Vec<(&str, &str)> = LEDGER.iter().map(|(heading, _)| (*heading, if *heading == "序号" { "5" } else { "" })).collect();
    let totals: Vec<(&str, &str)> = LEDGER
        .iter()
        .map(|(heading, _)| match *heading {
            "序号" => (*heading, "合计"),
            "涉及人数" => (*heading, "12"),
            "涉及金额（元）" => (*heading, "140000"),
            other => (other, ""),
        })
        .collect();
    records.extend([nothing, numbered, totals]);
    let records: Vec<&[(&str, &str)]> = records.iter().map(Vec::as_slice).collect();
    let preview = upload(&clerk, "cases", ledger(&records)).await.expect(201).json;
    assert_eq!(preview["counts"], json!({ "new": 4, "same": 0, "changed": 0, "duplicate": 0, "error": 0 }), "{preview}");
    apply(&clerk, &preview).await.expect(200);
    let cases = clerk.get("/cases").await.expect(200).json;
    for case in cases["items"].as_array().expect("cases") {
        assert_eq!((&case["found_on"], &case["amount_fen"]), (&json!("2023-05-06"), &json!(3_500_000)), "{case}");
    }
}

#[actix_web::test]
async fn rows_of_rooms_nobody_knows_are_told() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let heads: &[&str] = &["姓名", "村（社区）", "培训（认定）时间"];
    let bytes = texts("名册", &[heads, &["张三", "桃花村", "2023-01-01"], &["李四", "太和", "2023-01-01"], &["王五", "", "2023-01-01"]]);
    let preview = upload(&clerk, "people", bytes).await.expect(201).json;
    assert_eq!((&preview["counts"]["new"], &preview["counts"]["error"]), (&json!(1), &json!(2)), "{preview}");
    assert_eq!(errors(&preview["rows"][0])[0].1, "unknown_room");
    assert_eq!(errors(&preview["rows"][2])[0], ("村（社区）".to_owned(), "required".to_owned()));
}

#[actix_web::test]
async fn the_same_workbook_twice_adds_nothing() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let bytes = ledger(&[&[], &[("当事人（甲方）", "赵六")], &[]]);
    let first = upload(&clerk, "cases", bytes.clone()).await.expect(201).json;
    assert_eq!((&first["counts"]["new"], &first["counts"]["duplicate"]), (&json!(2), &json!(1)));
    let beside = upload(&clerk, "cases", bytes.clone()).await.expect(201).json;
    apply(&clerk, &first).await.expect(200);
    assert_eq!(apply(&clerk, &first).await.expect(409).code(), "already_applied");
    apply(&clerk, &beside).await.expect(200);
    let again = upload(&clerk, "cases", bytes).await.expect(201).json;
    assert_eq!((&again["counts"]["new"], &again["counts"]["same"]), (&json!(0), &json!(2)), "{again}");
    apply(&clerk, &again).await.expect(200);
    assert_eq!(number_of_cases(&clerk).await, 2);
}

#[actix_web::test]
async fn an_import_belongs_to_its_town() {
    let town = TestTown::new().await;
    let (clerk, neighbour) = (town.clerk().await, Neighbour::of(&town).await);
    let preview = upload(&clerk, "cases", ledger(&[&[]])).await.expect(201).json;
    let path = format!("/imports/{}", preview["id"].as_str().expect("an id"));
    for path in [path.clone(), format!("{path}/errors.xlsx")] {
        neighbour.clerk.get(&path).await.expect(404);
    }
    assert_eq!(apply(&neighbour.clerk, &preview).await.expect(404).code(), "not_found");
    assert_eq!(apply(&town.mediator("红关村").await, &preview).await.status, 403);
    clerk.get(&format!("/imports/{}", uuid::Uuid::new_v4())).await.expect(404);
    apply(&clerk, &preview).await.expect(200);
}

#[actix_web::test]
async fn an_upload_is_gone_after_a_day() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let preview = upload(&clerk, "cases", ledger(&[&[]])).await.expect(201).json;
    let clock = town.context.clock.clone();
    clock.set(clock.now() + chrono::Duration::hours(25));
    apply(&clerk, &preview).await.expect(404);
    assert_eq!(number_of_cases(&clerk).await, 0);
}
