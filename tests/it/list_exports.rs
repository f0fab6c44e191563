//! The lists as files: the same filters, the same rows as the list, safe to open, and on the record.

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};

use crate::support::records::{case_draft, entry_draft, made, visit_draft, with};
use crate::support::{Actor, TestTown, send};

fn rows_of_csv(text: &str) -> usize {
    csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes()).records().count()
}

async fn workbook(actor: &Actor, path: &str) -> (Vec<String>, usize) {
    let response = actor.request(reqwest::Method::GET, path).send().await.expect("an answer");
    assert_eq!(response.status(), 200, "{path}");
    let disposition = response.headers()["content-disposition"].to_str().expect("text").to_owned();
    assert!(disposition.contains("filename*=UTF-8''"), "{disposition}");
    let bytes = response.bytes().await.expect("a file").to_vec();
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let head = sheet.rows().next().expect("headings").iter().map(ToString::to_string).collect();
    (head, sheet.height() - 1)
}

#[actix_web::test]
async fn each_list_of_the_sample_year_comes_whole_as_workbook_and_text() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    for (path, heading, rows) in [
        ("/exports/petition-visits?received_from=2023-01-01&received_to=2023-12-31", "来访人", 428),
        ("/exports/online-entries?entered_from=2023-01-01&entered_to=2023-12-31&state=entered", "平台编号", 581),
        ("/exports/screenings?year=2023", "半月", 432),
        ("/exports/cases?found_from=2023-01-01&found_to=2023-12-31", "案号", 608),
    ] {
        let (head, found) = workbook(&clerk, &format!("{path}&format=xlsx")).await;
        assert!(head.contains(&heading.to_owned()), "{path}: {head:?}");
        assert_eq!(found, rows, "{path}");
        let text = clerk.get(&format!("{path}&format=csv")).await.expect(200);
        assert!(text.text.starts_with('\u{feff}'), "Excel takes text without the mark for GBK");
        assert_eq!(rows_of_csv(&text.text), rows, "{path}");
    }
    let taken = clerk_exports(&town).await;
    assert_eq!(taken, 8, "who took a list is written down");
}

async fn clerk_exports(town: &TestTown) -> usize {
    let events = town.auditor().await.get("/audit-events?limit=200").await.expect(200).json;
    events["items"].as_array().expect("events").iter().filter(|event| event["action"] == "export").count()
}

#[actix_web::test]
async fn what_the_list_refuses_the_file_refuses_and_formulas_stay_text() {
    let town = TestTown::new().await;
    let (clerk, leader) = (town.clerk().await, town.leader().await);
    made(&leader, "/petition-visits", with(visit_draft("2023-06-01"), json!({ "subject": "=HYPERLINK(\"http://x\")" }))).await;
    made(&clerk, "/online-entries", entry_draft("+86P1", &town.room("红关村").await)).await;
    let text = clerk.get("/exports/petition-visits?format=csv").await.expect(200).text;
    assert!(text.contains("'=HYPERLINK"), "{text}");
    assert!(clerk.get("/exports/online-entries?format=csv").await.expect(200).text.contains("'+86P1"));
    for (path, code) in [
        ("/exports/petition-visits?format=doc", "unknown_code"),
        ("/exports/petition-visits", "required"),
        ("/exports/screenings?year=99999&format=csv", "out_of_range"),
    ] {
        assert_eq!(clerk.get(path).await.expect(422).faults()[0].1, code, "{path}");
    }
    assert_eq!(clerk.get("/exports/online-entries?format=csv&colour=red").await.expect(400).code(), "unknown_parameter");
    let foreign = uuid::Uuid::now_v7();
    clerk.get(&format!("/exports/screenings?year=2023&format=csv&room_id={foreign}")).await.expect(404);
    clerk.get(&format!("/exports/petition-visits?format=csv&town_id={foreign}")).await.expect(404);
}

#[actix_web::test]
async fn the_sheet_to_key_in_is_what_is_not_in_the_platform() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let figures = clerk.get("/figures?year=2023").await.expect(200).json;
    let unentered = figures["figures"].as_array().unwrap().iter().find(|row| row["code"] == "local_unentered").unwrap()["value"].clone();
    let sheet = clerk.get("/exports/platform-sheet?year=2023&format=json").await.expect(200).json;
    let rows = sheet["items"].as_array().expect("rows");
    assert_eq!(json!(rows.len()), unentered);
    let field = |row: &Value, element: &str| {
        let fields = row["fields"].as_array().expect("fields");
        fields.iter().find(|field| field["element"] == element).expect(element)["value"].as_str().expect("text").to_owned()
    };
    for row in rows {
        assert!(["口头", "书面"].contains(&field(row, "TJLX").as_str()) && !field(row, "JFLB").is_empty(), "{row}");
        assert!(!field(row, "SQR").is_empty() && field(row, "XYRQ").starts_with("2023-"), "{row}");
    }
    let (head, found) = workbook(&clerk, "/exports/platform-sheet?year=2023&format=xlsx").await;
    assert_eq!((head[0].as_str(), found), ("调解类型", rows.len()));
}

#[actix_web::test]
async fn the_totals_overlap_as_much_as_their_lists_say() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let overlap = clerk.get("/figures/overlap?year=2023").await.expect(200).json;
    let number = |name: &str| overlap[name].as_i64().expect(name);
    assert_eq!((number("own"), number("entries"), number("with_literate")), (597, 581, 350));
    assert_eq!(number("union"), number("own") + number("entries_elsewhere"));
    assert_eq!(number("entries"), number("entries_of_own") + number("entries_elsewhere"));
    let mut sum = 0;
    for cell in overlap["cells"].as_array().expect("cells") {
        let path = cell["records"].as_str().expect("an address").trim_start_matches("/api/v1").to_owned();
        let listed = clerk.get(&format!("{path}&include=total&limit=1")).await.expect(200).json;
        assert_eq!(listed["total"], cell["cases"], "{path}");
        sum += cell["cases"].as_i64().expect("a count");
    }
    assert_eq!(sum, 597);
    for name in ["own", "entries", "entries_of_own", "entries_elsewhere", "with_literate", "from_reception"] {
        let path = overlap[format!("{name}_records")].as_str().expect(name).trim_start_matches("/api/v1").to_owned();
        let listed = clerk.get(&format!("{path}&include=total&limit=1")).await.expect(200).json;
        assert_eq!(listed["total"].as_i64(), Some(number(name)), "{path}");
    }
}

#[actix_web::test]
async fn why_something_stands_in_its_class_is_noted_and_taken_back() {
    let town = TestTown::new().await;
    let (clerk, mediator, room) = (town.clerk().await, town.mediator("红关村").await, town.room("红关村").await);
    let entry = made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    let note = |reason: &str| json!({ "entry_id": entry["id"], "reason": reason });
    clerk.post("/reconciliation/reasons", note("平台代录，本地无卷")).await.expect(200);
    let shown = clerk.get("/reconciliation?year=2023").await.expect(200).json;
    assert_eq!(shown["platform_only"]["items"][0]["note"], "平台代录，本地无卷");
    clerk.post("/reconciliation/reasons", note(" ")).await.expect(200);
    assert_eq!(clerk.get("/reconciliation?year=2023").await.expect(200).json["platform_only"]["items"][0]["note"], Value::Null);
    mediator.post("/reconciliation/reasons", note("不归我")).await.expect(403);
    clerk.post("/reconciliation/reasons", json!({ "reason": "谁的" })).await.expect(422);
}

#[actix_web::test]
async fn an_entry_of_a_merged_case_overlaps_with_the_one_that_counts() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let merged = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let counting = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let entry = made(&clerk, "/online-entries", entry_draft("P1", &room)).await;
    clerk.post("/reconciliation/matches", json!({ "entry_id": entry["id"], "case_id": merged["id"] })).await.expect(200);
    let settled = json!({ "settled_on": "2023-06-02", "form": "oral", "level": "village", "terms": "各退一步" });
    for (case, step, body) in [(&counting, "settle", settled), (&merged, "merge", json!({ "into": counting["id"], "reason": "同一纠纷" }))]
    {
        let path = format!("/cases/{}/{step}", case["id"].as_str().expect("an id"));
        send(clerk.request(reqwest::Method::POST, &path).header("if-match", "1").json(&body)).await.expect(200);
    }
    let overlap = clerk.get("/figures/overlap?year=2023").await.expect(200).json;
    let cell = overlap["cells"].as_array().expect("cells").iter().find(|cell| cell["cases"] == 1).expect("the case");
    assert_eq!((&cell["in_platform"], &overlap["entries_of_own"], &overlap["union"]), (&json!(true), &json!(1), &json!(1)), "{overlap}");
}
