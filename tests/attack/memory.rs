//! What the program holds in memory after the heaviest things a clerk asks for: a large ledger, a seal, every export.
//!
//! `ATTACK_ROWS` says how many cases there are (6,000). The last line is to be within twice the first.

use std::time::Duration;

use reqwest::blocking::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::program::{Person, Program};

const ROWS: usize = 6_000;
/// The columns of the dispute ledger, and what stands in them where it is the same in every row.
const LEDGER: [(&str, &str); 15] = [
    ("序号", "1"),
    ("排查时间", ""),
    ("当事人（甲方）", ""),
    ("当事人（乙方）", "李四"),
    ("纠纷类型", "邻里"),
    ("简要情况", "为田埂界址争执，双方都说先占"),
    ("涉及人数", "3人"),
    ("涉及金额（元）", "3.5万元"),
    ("来源", "排查发现"),
    ("是否历年疑难", "否"),
    ("参与法律明白人", "/"),
    ("化解时间", ""),
    ("化解方式（协议形式）", "口头"),
    ("化解结果", "已化解"),
    ("化解层级", "村"),
];
/// The minute after which the program puts things away, and the half in which it looks after its readers.
const IDLE: Duration = Duration::from_secs(95);

fn ledger(rows: usize) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(LEDGER.map(|(heading, _)| heading)).expect("written");
    for row in 0..rows {
        let (month, day) = (row / 28 % 11 + 1, row % 28 + 1);
        let [found, settled] = [month, month + 1].map(|month| format!("2023.{month}.{day}"));
        let name = format!("甲方{row}");
        let record = LEDGER.map(|(heading, value)| match heading {
            "排查时间" => found.as_str(),
            "化解时间" => settled.as_str(),
            "当事人（甲方）" => name.as_str(),
            _ => value,
        });
        writer.write_record(record).expect("written");
    }
    writer.into_inner().expect("bytes")
}

fn import(clerk: &Person, rows: usize) {
    let file = Part::bytes(ledger(rows)).file_name("红关村.csv");
    let reply = clerk.request("/imports").multipart(Form::new().text("kind", "cases").part("file", file)).send().expect("an answer");
    let preview: Value = reply.json().expect("JSON");
    assert_eq!(preview["counts"]["new"], rows, "{}", preview["counts"]);
    clerk.post(&format!("/imports/{}/apply", preview["id"].as_str().expect("an id")), &json!({}));
}

pub fn run() {
    let rows = std::env::var("ATTACK_ROWS").ok().and_then(|number| number.parse().ok()).unwrap_or(ROWS);
    let program = Program::start("warn,fengqiao=info,fengqiao::access=off");
    let tell = |program: &Program, what: &str| println!("| {what} | {} MiB |", program.held_kib() / 1024);
    println!("| {rows} cases | held |\n| --- | ---: |");
    let clerk = program.sign_in("clerk");
    import(&clerk, rows);
    tell(&program, "right after the import");
    let program = program.again();
    let clerk = program.sign_in("clerk");
    let page = |path: &str| assert_eq!(clerk.get(path).status(), 200, "{path}");
    page("/cases?limit=50");
    page("/figures?year=2023");
    std::thread::sleep(Duration::from_secs(2));
    tell(&program, "started anew, a list and a year read: idle");
    clerk.post("/figures/seals", &json!({ "year": 2023 }));
    tell(&program, "right after a seal");
    for format in ["xlsx", "docx", "csv", "json"] {
        export(&clerk, &format!("/exports/annual?year=2023&format={format}"));
    }
    for list in ["cases", "petition-visits", "online-entries"] {
        for format in ["xlsx", "csv"] {
            export(&clerk, &format!("/exports/{list}?format={format}"));
        }
    }
    tell(&program, "right after every export");
    std::thread::sleep(IDLE);
    tell(&program, "an idle minute later");
}

fn export(clerk: &Person, path: &str) {
    let reply = clerk.get(path);
    assert_eq!(reply.status(), 200, "{path}");
    assert!(!reply.bytes().expect("a whole file").is_empty(), "{path}");
}
