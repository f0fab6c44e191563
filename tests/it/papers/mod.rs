//! The papers of a dossier: printed for cases at every stage, refused where they do not fit, masked for readers.

mod cases;
mod printing;

use serde_json::json;

use crate::support::records::{case_draft, id, made};
use crate::support::{Actor, TestTown};
use cases::{ID_NUMBER, PHONE, applied_for, ended, just_logged, spoken, written};
pub use printing::text_of;
use printing::{Printed, body_of};

const PAPERS: [&str; 14] = [
    "cover",
    "contents",
    "application",
    "acceptance",
    "notice",
    "inquiry",
    "mediation_record",
    "agreement",
    "oral_agreement",
    "end_notice",
    "follow_up",
    "confirmation_application",
    "file_note",
    "back",
];

/// Texts that show a program's insides, or a place somebody forgot to fill.
const LEFTOVERS: [&str; 15] = [
    "{",
    "}",
    "null",
    "None",
    "Some",
    "undefined",
    "xxx",
    "neighbour",
    "applicant",
    "immediate",
    "not_due",
    "no_agreement",
    "lead_mediator",
    "visit",
    "\u{fffd}",
];

fn address(case: &str, paper: &str) -> String {
    format!("/cases/{case}/papers/{paper}.docx")
}

/// Every paper of a case but those that do not fit it; each holds the case's names and number and nothing of the program's own.
async fn all_of(printed: &mut Printed, actor: &Actor, case: &str, story: &str, unfit: &[&str]) {
    for paper in PAPERS.into_iter().filter(|paper| !unfit.contains(paper)) {
        let file = actor.download(&address(case, paper)).await;
        let text = text_of(&file);
        for leftover in LEFTOVERS {
            assert!(!text.contains(leftover), "{story} {paper} holds {leftover}: {text}");
        }
        printed.keep(&format!("{story}-{paper}"), &file);
    }
}

#[actix_web::test]
async fn every_paper_of_every_kind_of_case_opens_and_prints() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let mut printed = Printed::new();
    let (logged, many) = (just_logged(&mediator, &room).await, written(&mediator, &room).await);
    let (oral, over) = (spoken(&mediator, &room).await, ended(&mediator, &room).await);
    all_of(&mut printed, &mediator, &logged, "logged", &["end_notice"]).await;
    all_of(&mut printed, &mediator, &many, "written", &["oral_agreement", "end_notice"]).await;
    all_of(&mut printed, &mediator, &oral, "spoken", &["agreement", "end_notice"]).await;
    all_of(&mut printed, &mediator, &over, "ended", &["oral_agreement", "agreement"]).await;
    // The row of column names of the instalments stands on every page they reach.
    assert_eq!(body_of(&mediator.download(&address(&many, "agreement")).await).matches("<w:tblHeader />").count(), 1);
    printed.print();
    let wholly = |name: &str, words: &[&str]| {
        let text = printed.text(name);
        for word in words {
            assert!(text.contains(word), "{name} lacks {word}: {text}");
        }
    };
    for paper in PAPERS.into_iter().filter(|paper| *paper != "end_notice") {
        wholly(&format!("logged-{paper}"), &["赵一"]);
    }
    let of_many = PAPERS.into_iter().filter(|paper| !["oral_agreement", "end_notice"].contains(paper));
    for paper in of_many {
        wholly(&format!("written-{paper}"), &["平安红关人调字第1号", "𠮷田"]);
    }
    for paper in ["application", "acceptance", "agreement"] {
        wholly(&format!("written-{paper}"), &["𡈽屋", "平安县兴农合作社", "钱经理", ID_NUMBER, PHONE, "甲乙丙丁戊己庚辛壬癸终"]);
    }
    wholly("written-agreement", &["叁万伍仟元整", "35,000元", "2023年7月1日", "壹万伍仟元整", "一式13份", "2023年5月20日", "第1页共"]);
    wholly("written-mediation_record", &["第一次", "第二次", "定于2023年5月15日继续调解", "村委会会议室", "村支书王某"]);
    wholly("written-follow_up", &["2023年6月10日", "部分履行", "满意", "未起诉"]);
    wholly("written-confirmation_application", &["平安县人民法院", "2023年6月19日", "平安镇红关村人民调解委员会"]);
    wholly("written-contents", &["人民调解记录", "2次", "人民调解协议书", "司法确认申请书"]);
    wholly("written-file_note", &["当事人身份证明（必须）"]);
    wholly("spoken-oral_agreement", &["两家同意以老墙根为界", "即时履行", "2023年5月8日", "平安红关人调字第2号", "张三", "周调解"]);
    wholly("ended-end_notice", &["无法达成协议", "第二十六条", "仲裁", "诉讼", "2023年6月1日", "张三", "李四"]);
}

#[actix_web::test]
async fn a_paper_that_contradicts_the_case_is_refused() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let (oral, over) = (spoken(&mediator, &room).await, ended(&mediator, &room).await);
    let case = made(&mediator, "/cases", case_draft(&room, "2023-05-06")).await;
    let settle = json!({ "settled_on": "2023-05-08", "form": "written", "level": "village", "terms": "以老墙根为界" });
    cases::command(&mediator, id(&case), "settle", settle).await;
    for (case, paper) in
        [(oral.as_str(), "agreement"), (oral.as_str(), "end_notice"), (id(&case), "oral_agreement"), (id(&case), "end_notice")]
    {
        let refused = mediator.get(&address(case, paper)).await.expect(409);
        assert_eq!(refused.code(), "paper_not_applicable", "{paper}");
    }
    mediator.get(&address(&over, "end_notice")).await.expect(200);
    cases::command(&mediator, &over, "reopen", json!({ "on": "2023-06-02", "reason": "愿意再谈" })).await;
    mediator.get(&address(&over, "end_notice")).await.expect(409);
}

#[actix_web::test]
async fn what_is_not_written_here_or_lies_elsewhere_is_not_found() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = just_logged(&mediator, &room).await;
    for paper in ["identity", "power_of_attorney", "evidence", "performance_proof", "nothing", "Cover", "cover.docx", "%2E%2E"] {
        mediator.get(&address(&case, paper)).await.expect(404);
    }
    mediator.get(&format!("/cases/{case}/papers/cover")).await.expect(404);
    mediator.get(&address("01890a5d-ac96-774b-bcce-b302099a8057", "cover")).await.expect(404);
    let other = town.mediator("忠诚村").await;
    other.get(&address(&case, "cover")).await.expect(404);
    town.admin().await.get(&address(&case, "cover")).await.expect(403);
    town.nobody().get(&address(&case, "cover")).await.expect(401);
    assert_eq!(printed_by(&town, &case).await, Vec::<String>::new());
}

/// Who printed what, as the audit log has it.
async fn printed_by(town: &TestTown, case: &str) -> Vec<String> {
    let events = town.auditor().await.get(&format!("/audit-events?subject_id={case}")).await.expect(200).json;
    let rows = events["items"].as_array().expect("rows").iter().filter(|row| row["action"] == "print_paper");
    rows.map(|row| row["changes"]["paper"][1].as_str().expect("a paper").to_owned()).collect()
}

#[actix_web::test]
async fn numbers_stand_in_clear_for_who_may_see_them_and_that_is_written_down() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let case = applied_for(&mediator, &room).await;
    for reader in [town.leader().await, town.auditor().await] {
        let text = text_of(&reader.download(&address(&case, "application")).await);
        assert!(text.contains("500***********962X") && text.contains("138****5678"), "{text}");
        assert!(!text.contains(ID_NUMBER) && !text.contains(PHONE), "{text}");
    }
    assert_eq!(printed_by(&town, &case).await, Vec::<String>::new());
    let reply = mediator.get(&address(&case, "application")).await.expect(200);
    assert_eq!(reply.header("content-type"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assert_eq!(reply.header("cache-control"), "no-store");
    let name = reply.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"application.docx\"; filename*=UTF-8''%E6%9C%AA%E5%8F%97%E7%90%86"), "{name}");
    assert_eq!(printed_by(&town, &case).await, ["application"]);
    let text = text_of(&town.clerk().await.download(&address(&case, "application")).await);
    assert!(text.contains(ID_NUMBER) && text.contains(PHONE), "{text}");
    assert_eq!(printed_by(&town, &case).await.len(), 2);
    let timeline = mediator.get(&format!("/cases/{case}/timeline")).await.expect(200).json;
    let last = timeline["items"].as_array().and_then(|items| items.last()).expect("a happening");
    assert_eq!((last["what"].as_str(), last["changes"][0]["to"].as_str()), (Some("打印文书"), Some("人民调解申请书")));
}

#[actix_web::test]
async fn what_people_write_is_text_and_never_breaks_the_file() {
    let town = TestTown::new().await;
    let (mediator, room) = (town.mediator("红关村").await, town.room("红关村").await);
    let facts = "第一行 <w:p> & \"引号\" ]]>\n第二行\t &#0; <!--\n\n  \n第三行";
    let mut draft = case_draft(&room, "2023-05-06");
    (draft["facts"], draft["parties"][0]["name"]) = (json!(facts), json!("<b>张&三</b>"));
    let case = made(&mediator, "/cases", draft).await;
    for paper in PAPERS.into_iter().filter(|paper| *paper != "end_notice") {
        let text = text_of(&mediator.download(&address(id(&case), paper)).await);
        assert!(text.contains("<b>张&三</b>"), "{paper}: {text}");
        if paper == "agreement" {
            assert!(text.contains("第一行 <w:p> & \"引号\" ]]>") && text.contains("第三行"), "{text}");
        }
    }
}
