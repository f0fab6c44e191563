//! Workbooks to upload.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use rust_xlsxwriter::{Formula, Workbook, Worksheet};
use serde_json::Value;

use super::{Actor, Reply, send};

/// The columns of the dispute ledger and a record nothing is wrong with.
pub const LEDGER: [(&str, &str); 15] = [
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
];

/// A ledger of 红关村 of which each record differs from the good one in some columns.
/// A value that begins with `=` becomes a formula whose saved result is 42.
pub fn ledger(records: &[&[(&str, &str)]]) -> Vec<u8> {
    sheet("红关村", |sheet| {
        for (column, (heading, _)) in (0..).zip(LEDGER) {
            sheet.write_string(0, column, heading).expect("written");
        }
        for (row, changes) in (1..).zip(records) {
            for (column, (heading, good)) in (0..).zip(LEDGER) {
                let value = changes.iter().find(|(at, _)| *at == heading).map_or(good, |(_, value)| *value);
                write(sheet, row, column, value);
            }
        }
    })
}

/// A workbook with one sheet of texts, the first row its headings.
pub fn texts(name: &str, rows: &[&[&str]]) -> Vec<u8> {
    sheet(name, |sheet| {
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                write(sheet, row, column, text);
            }
        }
    })
}

/// A workbook with one sheet.
pub fn sheet(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name(name).expect("a name"));
    book.save_to_buffer().expect("a workbook")
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, value: &str) {
    match value.strip_prefix('=') {
        Some(formula) => sheet.write_formula(row, column, Formula::new(formula).set_result("42")).expect("written"),
        None => sheet.write_string(row, column, value).expect("written"),
    };
}

/// Uploads a workbook for a trial reading.
pub async fn upload(actor: &Actor, kind: &str, bytes: Vec<u8>) -> Reply {
    let form = Form::new().text("kind", kind.to_owned()).part("file", Part::bytes(bytes).file_name("台账.xlsx"));
    send(actor.request(Method::POST, "/imports").multipart(form)).await
}

/// Applies an upload.
pub async fn apply(actor: &Actor, preview: &Value) -> Reply {
    let path = format!("/imports/{}/apply", preview["id"].as_str().expect("an id"));
    send(actor.request(Method::POST, &path)).await
}
