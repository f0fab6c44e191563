//! Section (七) of the annual report: written from the figures, and a pasted one checked against them.

use std::io::Read;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{figures, found};
use crate::support::{Actor, TestTown, send};

async fn written(actor: &Actor) -> Value {
    actor.get("/figures/paragraph?year=2023").await.expect(200).json
}

async fn checked(actor: &Actor, text: &str) -> Value {
    actor.post("/figures/paragraph?year=2023", json!({ "text": text })).await.expect(200).json
}

/// The words of each number, what they were taken for, and whether it is right.
fn told(checked: &Value) -> Vec<(&str, &str, &str)> {
    let text = |value: &'_ Value| -> &str { value.as_str().map_or("", |text| Box::leak(text.to_owned().into_boxed_str())) };
    let numbers = checked["numbers"].as_array().expect("numbers").iter();
    numbers.map(|row| (text(&row["text"]), text(&row["code"]), text(&row["verdict"]))).collect()
}

#[actix_web::test]
async fn the_published_year_is_written_as_the_town_wrote_it_and_holds_against_itself() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let paragraph = written(&clerk).await;
    let text = paragraph["text"].as_str().expect("a text");
    for words in [
        "18个村（社区）调解室坚持每月两次排查",
        "应报送432次",
        "排查化解矛盾纠纷近600件次",
        "全年249个工作日中落实接访203天，接访群众800人次",
        "154名法律明白人",
        "法律明白人参与化解矛盾纠纷350件次，其中历年疑难纠纷8件",
        "网上人民调解平台录入581件",
    ] {
        assert!(text.contains(words), "{words} is missing of {text}");
    }
    let all = figures(&clerk).await;
    let parts = paragraph["parts"].as_array().expect("parts");
    assert_eq!(parts.iter().map(|part| part["text"].as_str().expect("a text")).collect::<String>(), text);
    for part in parts.iter().filter(|part| part["code"].is_string()) {
        let figure = &all[part["code"].as_str().expect("a code")];
        assert_eq!((&part["value"], &part["rule"], &part["records"]), (&figure["value"], &figure["rule"], &figure["records"]));
    }
    let own = checked(&clerk, text).await;
    assert_eq!((&own["differs"], &own["unknown"]), (&json!(0), &json!(0)), "{own:#}");
    assert_eq!(own["matches"], parts.iter().filter(|part| part["code"].is_string()).count());
}

#[actix_web::test]
async fn every_number_that_does_not_match_can_be_underlined() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    // A letter outside the first plane counts twice for a page and four times for us.
    let text = "𠮷：１８个调解室排查化解矛盾纠纷六百余件次，接访群众800人次，平台录入 580 件，植树30棵。";
    let found = checked(&clerk, text).await;
    assert_eq!(
        told(&found),
        [
            ("１８", "rooms", "matches"),
            ("六百余", "resolutions", "differs"),
            ("800", "reception_persons", "matches"),
            ("580", "online_entries", "differs"),
            ("30", "", "unknown"),
        ]
    );
    let units: Vec<u16> = text.encode_utf16().collect();
    for row in found["numbers"].as_array().expect("numbers") {
        let place = |name: &str| usize::try_from(row[name].as_u64().expect("a place")).expect("small");
        assert_eq!(String::from_utf16(&units[place("start")..place("end")]).expect("text"), row["text"].as_str().expect("text"));
    }
    assert_eq!((&found["numbers"][1]["value"], &found["numbers"][3]["value"]), (&json!(597), &json!(581)));
}

#[actix_web::test]
async fn a_pasted_text_is_kept_nowhere() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let request = clerk.request(Method::POST, "/figures/paragraph").header("idempotency-key", "one");
    let secret = "赵某某一家3人接访群众";
    send(request.json(&json!({ "text": secret, "year": 2023 }))).await.expect(200);
    let rows = tokio::task::spawn_blocking(move || {
        town.context.database.read_now(|conn| {
            use diesel::prelude::*;
            use fengqiao::db::schema::{audit_events, idempotency_keys};
            let answers: i64 = idempotency_keys::table.count().get_result(conn)?;
            let told: Vec<String> = audit_events::table.select(audit_events::changes).load(conn)?;
            Ok((answers, told.into_iter().filter(|changes| changes.contains("赵某某")).count()))
        })
    });
    assert_eq!(rows.await.expect("read").expect("rows"), (0, 0));
}

#[actix_web::test]
async fn what_cannot_be_written_or_checked_says_why() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    for (path, status, code) in [
        ("/figures/paragraph", 422, "required"),
        ("/figures/paragraph?year=2023&format=pdf", 422, "unknown_code"),
        ("/figures/paragraph?year=2023&sealed=true", 404, "not_found"),
        ("/figures/paragraph?year=2023&colour=red", 400, "unknown_parameter"),
    ] {
        let refused = clerk.get(path).await;
        assert_eq!((refused.status, refused.code()), (status, code), "{path}");
    }
    for (body, place) in
        [(json!({ "text": "8件" }), "/year"), (json!({ "year": 2023 }), "/text"), (json!({ "year": 2023, "text": " " }), "/text")]
    {
        let refused = clerk.post("/figures/paragraph", body).await.expect(422);
        assert_eq!(refused.faults().first().map(|fault| fault.0.clone()).as_deref(), Some(place));
    }
}

#[actix_web::test]
async fn a_sealed_year_is_written_from_its_seal_when_asked() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    town.context.clock.set("2024-01-10T04:00:00".parse().expect("a moment"));
    let clerk = {
        drop(clerk);
        town.clerk().await
    };
    found(&clerk, &room, "2023-05-02", json!({ "source": "referred_court" })).await;
    clerk.post("/figures/seals", json!({ "year": 2023 })).await.expect(201);
    found(&clerk, &room, "2023-05-03", json!({ "source": "referred_court" })).await;
    assert!(written(&clerk).await["text"].as_str().expect("a text").contains("诉调对接2件"));
    let sealed = clerk.get("/figures/paragraph?year=2023&sealed=true").await.expect(200).json;
    assert!(sealed["text"].as_str().expect("a text").contains("诉调对接1件"));
    assert_eq!((&sealed["from_seal"], &sealed["sealed"]["edition"]), (&json!(true), &json!(1)));
    let check = json!({ "text": "诉调对接1件" });
    assert_eq!(clerk.post("/figures/paragraph?year=2023", check.clone()).await.json["differs"], 1);
    assert_eq!(clerk.post("/figures/paragraph?year=2023&sealed=true", check).await.json["matches"], 1);
}

#[actix_web::test]
async fn in_the_file_each_number_leads_to_its_rule() {
    let town = TestTown::with_ledgers().await;
    let clerk = town.clerk().await;
    let bytes = clerk.download("/figures/paragraph?year=2023&format=docx").await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut document = String::new();
    archive.by_name("word/document.xml").expect("the document").read_to_string(&mut document).expect("text");
    let paragraph = written(&clerk).await;
    for part in paragraph["parts"].as_array().expect("parts").iter().filter(|part| part["code"].is_string()) {
        let code = part["code"].as_str().expect("a code");
        assert!(document.contains(&format!("w:anchor=\"{code}\"")), "{code} leads somewhere");
        assert_eq!(document.matches(&format!("w:name=\"{code}\"")).count(), 1, "{code} is somewhere");
        assert!(document.contains(part["rule"].as_str().expect("a rule")), "{code}");
    }
    assert!(document.contains("近600"));
    // The town's clock, not a machine's spelling of a moment.
    let counted = document.split("统计时刻：").nth(1).expect("when it was counted");
    chrono::NaiveDateTime::parse_from_str(&counted[..16], "%Y-%m-%d %H:%M").expect("a day and a time");
}
