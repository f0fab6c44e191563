//! Anybody's workbook: other makes of file, other headings, words the town has to explain once.

use std::io::{Cursor, Write};

use encoding_rs::GBK;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::workbooks::{apply, ledger, texts, upload};
use crate::support::{Actor, Reply, TestTown, send};

const CSV: &str = include_str!("../data/imports/ledger.csv");
const XLS: &[u8] = include_bytes!("../data/imports/ledger.xls");
const ODS: &[u8] = include_bytes!("../data/imports/ledger.ods");

async fn upload_as(actor: &Actor, file_name: &str, bytes: Vec<u8>, fields: &[(&'static str, Value)]) -> Reply {
    let mut form = Form::new().text("kind", "cases").part("file", Part::bytes(bytes).file_name(file_name.to_owned()));
    for (name, value) in fields {
        form = form.text(*name, value.to_string());
    }
    send(actor.request(Method::POST, "/imports").multipart(form)).await
}

async fn read_anew(actor: &Actor, preview: &Value, said: Value) -> Reply {
    let path = format!("/imports/{}/reading", preview["id"].as_str().expect("an id"));
    send(actor.request(Method::PUT, &path).json(&said)).await
}

fn counts(preview: &Value) -> [i64; 5] {
    ["new", "same", "changed", "duplicate", "error"].map(|verdict| preview["counts"][verdict].as_i64().expect("a number"))
}

#[actix_web::test]
async fn one_ledger_reads_alike_from_every_make_of_file() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let gbk = GBK.encode(CSV).0.into_owned();
    assert!(std::str::from_utf8(&gbk).is_err(), "GBK is no UTF-8");
    let with_mark = [b"\xef\xbb\xbf", CSV.as_bytes()].concat();
    for (file_name, bytes) in [
        ("红关村.csv", CSV.as_bytes().to_vec()),
        ("红关村.csv", with_mark),
        ("红关村.csv", gbk),
        ("红关村.txt", CSV.replace(',', "\t").into_bytes()),
        ("红关村.csv", CSV.replace(',', ";").into_bytes()),
        ("台账.xls", XLS.to_vec()),
        ("台账.ods", ODS.to_vec()),
        ("名不副实.xlsx", XLS.to_vec()),
    ] {
        let preview = upload_as(&clerk, file_name, bytes, &[]).await.expect(201).json;
        assert_eq!(counts(&preview), [2, 0, 0, 0, 1], "{file_name}: {preview}");
        assert_eq!(preview["sheets"][0]["heading_row"], 2, "{file_name}");
        assert_eq!((&preview["rows"][2]["row"], &preview["rows"][2]["verdict"]), (&json!(5), &json!("error")), "{file_name}");
        let unknown = &preview["unknown_values"];
        assert_eq!((&unknown[0]["field"], &unknown[0]["word"], &unknown[0]["rows"]), (&json!("kind"), &json!("打架斗殴"), &json!(1)));
    }
    let preview = upload_as(&clerk, "台账.xls", XLS.to_vec(), &[]).await.expect(201).json;
    assert_eq!(preview["sheets"][1]["skipped"], "no_headings", "{preview}");
    apply(&clerk, &preview).await.expect(200);
    let cases = clerk.get("/cases").await.expect(200).json;
    let settled = cases["items"].as_array().expect("cases").iter().find(|case| case["kind"] == "neighbour").expect("a case");
    assert_eq!((&settled["found_on"], &settled["amount_fen"]), (&json!("2023-05-06"), &json!(3_500_000)), "amounts under 万元");
    assert_eq!(settled["resolution"]["settled_on"], "2023-05-08");
    let again = upload_as(&clerk, "红关村.csv", GBK.encode(CSV).0.into_owned(), &[]).await.expect(201).json;
    assert_eq!(counts(&again), [0, 2, 0, 0, 1], "another make of the same ledger is the same");
}

#[actix_web::test]
async fn a_word_is_explained_once_and_the_town_keeps_it() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let preview = upload_as(&clerk, "红关村.csv", CSV.as_bytes().to_vec(), &[]).await.expect(201).json;
    let unknown = &preview["unknown_values"][0];
    assert!(unknown["choices"].as_array().expect("choices").iter().any(|choice| choice["code"] == "damages"), "{unknown}");
    let values = json!({ "kind": { "打架斗殴": "damages" } });
    let explained = read_anew(&clerk, &preview, json!({ "values": values })).await.expect(200).json;
    assert_eq!((counts(&explained), &explained["unknown_values"]), ([3, 0, 0, 0, 0], &json!([])));
    assert_eq!(clerk.get("/import-synonyms").await.expect(200).json["items"], json!([]), "kept only when it is used");
    apply(&clerk, &explained).await.expect(200);
    let kept = clerk.get("/import-synonyms").await.expect(200).json["items"][0].clone();
    assert_eq!((&kept["word"], &kept["code"], &kept["label"]), (&json!("打架斗殴"), &json!("damages"), &json!("损害赔偿")));
    let other = ledger(&[&[("纠纷类型", "打架 斗殴"), ("当事人（甲方）", "郑九")]]);
    assert_eq!(counts(&upload(&clerk, "cases", other.clone()).await.expect(201).json), [1, 0, 0, 0, 0]);
    let path = format!("/import-synonyms/{}", kept["id"].as_str().expect("an id"));
    send(clerk.request(Method::DELETE, &path)).await.expect(204);
    assert_eq!(counts(&upload(&clerk, "cases", other).await.expect(201).json), [0, 0, 0, 0, 1], "asked again");
    for (values, pointer) in [
        (json!({ "kind": { "打架斗殴": "quarrel" } }), "/values/kind/打架斗殴"),
        (json!({ "facts": { "打架斗殴": "damages" } }), "/values/facts"),
        (json!({ "room": { "桃花村": "红关村" } }), "/values/room/桃花村"),
        (json!({ "room": { "桃花村": uuid::Uuid::new_v4() } }), "/values/room/桃花村"),
    ] {
        let refused = upload_as(&clerk, "红关村.csv", CSV.as_bytes().to_vec(), &[("values", values)]).await.expect(422);
        assert_eq!(refused.faults()[0].0, pointer, "{}", refused.text);
    }
}

#[actix_web::test]
async fn an_unknown_village_asks_which_room_is_meant() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let rows: [&[&str]; 4] = [
        &["姓名", "村（社区）", "培训（认定）时间"],
        &["张三", "桃花村", "2023-01-01"],
        &["李四", "桃花 村", "2023-01-01"],
        &["王五", "红关", "2023-01-01"],
    ];
    let preview = upload(&clerk, "people", texts("名册", &rows)).await.expect(201).json;
    assert_eq!(counts(&preview), [1, 0, 0, 0, 2]);
    let unknown = &preview["unknown_values"][0];
    assert_eq!((&unknown["field"], &unknown["word"]), (&json!("room"), &json!("桃花 村")), "{unknown}");
    let room = town.room("双平村").await;
    assert!(unknown["choices"].as_array().expect("rooms").iter().any(|choice| choice["code"] == room.as_str()));
    let said = json!({ "values": { "room": { "桃花村": room } } });
    let told = read_anew(&clerk, &preview, said).await.expect(200).json;
    assert_eq!(counts(&told), [3, 0, 0, 0, 0], "{told}");
    apply(&clerk, &told).await.expect(200);
    let people = clerk.get("/people").await.expect(200).json;
    let of_room = people["items"].as_array().expect("people").iter().filter(|person| person["room_id"] == room.as_str()).count();
    assert_eq!(of_room, 2);
}

#[actix_web::test]
async fn foreign_headings_are_mapped_by_hand_column_by_column() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let rows: [&[&str]; 4] = [
        &["人员一览"],
        &["称呼", "哪个村", "何时起", "何时起"],
        &["张三", "红关村", "2023-01-01", ""],
        &["李四", "双平村", "", "2023-02-01"],
    ];
    let preview = upload(&clerk, "people", texts("名册", &rows)).await.expect(201).json;
    assert_eq!((counts(&preview), &preview["to_apply"]), ([0, 0, 0, 0, 2], &json!(0)));
    assert_eq!(preview["sheets"][0]["missing"], json!(["name", "room", "from"]));
    let column = &preview["columns"][1];
    assert_eq!((&column["heading"], &column["field"], &column["certainty"]), (&json!("哪个村"), &Value::Null, &json!("none")));
    assert_eq!(column["samples"], json!(["红关村", "双平村"]));
    let mapping = json!({ "称呼": "name", "哪个村": "room", "名册!C": "from" });
    let mapped = read_anew(&clerk, &preview, json!({ "mapping": mapping })).await.expect(200).json;
    assert_eq!(counts(&mapped), [1, 0, 0, 0, 1], "{mapped}");
    assert_eq!((&mapped["columns"][2]["certainty"], &mapped["columns"][3]["field"]), (&json!("chosen"), &Value::Null));
    let mapping = json!({ "称呼": "name", "哪个村": "room", "名册!D": "from", "名册!C": "" });
    let other = read_anew(&clerk, &preview, json!({ "mapping": mapping })).await.expect(200).json;
    assert_eq!((&other["rows"][0]["verdict"], &other["rows"][1]["verdict"]), (&json!("error"), &json!("new")));
    assert_eq!(apply(&clerk, &other).await.expect(200).json["to_apply"], 1);
    assert_eq!(read_anew(&clerk, &preview, json!({})).await.expect(409).code(), "already_applied");
    let wrong = read_anew(&clerk, &preview, json!({ "mapping": { "称呼": "found_on" } })).await;
    assert!(matches!(wrong.status, 409 | 422), "{}", wrong.text);
}

#[actix_web::test]
async fn two_rows_of_headings_several_sheets_and_a_hidden_one_are_understood() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let mut book = rust_xlsxwriter::Workbook::new();
    for (village, name) in [("红关村", "张三"), ("双平村", "钱六")] {
        let sheet = book.add_worksheet().set_name(village).expect("a name");
        sheet.merge_range(0, 0, 0, 12, "平安镇2023年矛盾纠纷台账", &rust_xlsxwriter::Format::new()).expect("a title");
        let upper = ["序号", "排查日期", "当事人", "", "纠纷", "", "来源", "是否历年疑难", "法律明白人", "化解", "", "", ""];
        let lower = ["", "", "甲方", "乙方", "类型", "简要情况", "", "", "", "时间", "协议形式", "结果", "层级"];
        let record = ["1", "5月6日", name, "李四", "邻里", "为田埂争执", "排查发现", "否", "/", "5月8日", "口头", "已化解", "村"];
        for (row, cells) in (1..).zip([upper, lower, record]) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).expect("written");
            }
        }
    }
    let notes = book.add_worksheet().set_name("下拉选项").expect("a name");
    notes.write_string(0, 0, "口头").expect("written");
    notes.set_hidden(true);
    book.add_worksheet().set_name("Sheet4").expect("a name");
    let preview = upload(&clerk, "cases", book.save_to_buffer().expect("a workbook")).await.expect(201).json;
    assert_eq!(counts(&preview), [2, 0, 0, 0, 0], "{preview}");
    let sheets = preview["sheets"].as_array().expect("sheets");
    let told: Vec<_> =
        sheets.iter().map(|sheet| (sheet["heading_row"].as_i64(), sheet["skipped"].as_str(), sheet["hidden"] == true)).collect();
    let table = (Some(3), None, false);
    assert_eq!(told, [table, table, (None, Some("no_headings"), true), (None, Some("empty"), false)]);
    apply(&clerk, &preview).await.expect(200);
    let cases = clerk.get("/cases").await.expect(200).json;
    assert_eq!(cases["items"][0]["found_on"], "2023-05-06", "the year stands in the title");
}

fn zip_of(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("begun");
        zip.write_all(content.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

fn ods_of(rows: &str, manifest: &str) -> Vec<u8> {
    let names = "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"";
    let content =
        format!("<office:document-content {names}><table:table table:name=\"红关村\">{rows}</table:table></office:document-content>");
    zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest.to_owned()),
    ])
}

#[actix_web::test]
async fn files_that_declare_without_end_are_refused_before_they_take_the_memory() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let cell = |repeated: u32| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{repeated}\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let row = |repeated: u32, columns: u32| {
        format!("<table:table-row table:number-rows-repeated=\"{repeated}\">{}</table:table-row>", cell(columns))
    };
    for (name, rows, status, code) in
        [("a million rows", row(1_048_576, 1), 422, "too_many_rows"), ("rows of many cells", row(50_000, 16_384), 413, "too_large")]
    {
        let refused = upload_as(&clerk, "x.ods", ods_of(&rows, ""), &[]).await;
        assert_eq!((refused.status, refused.code()), (status, code), "{name}: {}", refused.text);
    }
    let sealed = upload_as(&clerk, "x.ods", ods_of("", "<manifest:encryption-data/>"), &[]).await.expect(422);
    assert!(sealed.json["detail"].as_str().expect("a detail").contains("密码"), "{}", sealed.text);
    for cut in [600, 3000, XLS.len() - 10] {
        let refused = upload_as(&clerk, "x.xls", XLS[..cut].to_vec(), &[]).await;
        assert!(refused.status == 422 || counts(&refused.json)[0] == 2, "{cut}: {}", refused.text);
    }
    let mut lying = XLS.to_vec();
    let dimensions = lying.windows(4).position(|bytes| bytes == [0x00, 0x02, 14, 0]).expect("a DIMENSIONS record");
    lying[dimensions + 8..dimensions + 12].copy_from_slice(&u32::MAX.to_le_bytes());
    let refused = upload_as(&clerk, "x.xls", lying, &[]).await;
    assert_eq!((refused.status, refused.code()), (413, "too_large"), "{}", refused.text);
    let declared = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData/></worksheet>";
    let book = rust_xlsxwriter::Workbook::new().save_to_buffer();
    let mut whole = zip::ZipArchive::new(Cursor::new(book.expect("a workbook"))).expect("a zip");
    let mut parts = Vec::new();
    for number in 0..whole.len() {
        let part = whole.by_index(number).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let content = if name.ends_with("sheet1.xml") { declared.to_owned() } else { std::io::read_to_string(part).expect("a text") };
        parts.push((name, content));
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, content)| (name.as_str(), content.clone())).collect();
    assert_eq!(upload_as(&clerk, "x.xlsx", zip_of(&parts), &[]).await.expect(422).code(), "heading_missing");
}
