//! Names and numbers of people: masked, not cached, shown in clear only on purpose.

use serde_json::{Value, json};

use crate::support::records::{case_draft, id, made, person_draft, visit_draft, with};
use crate::support::{Actor, TestTown};

const ID_NUMBER: &str = "11010519491231002X";

async fn revealed(actor: &Actor, path: &str) -> Value {
    actor.post(&format!("{path}/reveal"), json!({ "reason": "核对" })).await.expect(200).json
}

#[actix_web::test]
async fn a_mask_sent_back_leaves_the_number_it_hides() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let parties = json!({ "parties": [{ "name": "张三", "phone": "13812345678", "id_number": ID_NUMBER }] });
    let case = made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), parties)).await;
    let party = case["parties"][0].clone();
    assert_eq!((&party["phone"], &party["id_number"]), (&json!("138****5678"), &json!("110***********002X")));
    let path = format!("/cases/{}/parties/{}", id(&case), id(&party));
    let back = json!({ "name": "张三丰", "phone": party["phone"], "id_number": party["id_number"], "address": null });
    clerk.patch(&path, 1, back).await.expect(200);
    let clear = revealed(&clerk, &format!("/parties/{}", id(&party))).await;
    assert_eq!((&clear["phone"], &clear["id_number"]), (&json!("13812345678"), &json!(ID_NUMBER)));
    clerk.patch(&path, 2, json!({ "phone": "13900001111", "id_number": null })).await.expect(200);
    let clear = revealed(&clerk, &format!("/parties/{}", id(&party))).await;
    assert_eq!((&clear["phone"], &clear["id_number"]), (&json!("13900001111"), &Value::Null));
}

#[actix_web::test]
async fn a_visitors_mask_and_a_persons_mask_do_so_too() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let visit = made(&clerk, "/petition-visits", visit_draft("2023-06-01")).await;
    let path = format!("/petition-visits/{}", id(&visit));
    clerk.patch(&path, 1, json!({ "visitors": visit["visitors"], "subject": "又来反映" })).await.expect(200);
    assert_eq!(revealed(&clerk, &path).await["visitors"][0]["phone"], "13912345678");
    let person = made(&clerk, "/people", with(person_draft("周调解", &room), json!({ "phone": "13712345678" }))).await;
    assert_eq!(person["phone"], "137****5678");
    let changed =
        clerk.patch(&format!("/people/{}", id(&person)), 1, json!({ "phone": person["phone"], "name": "周某" })).await.expect(200);
    assert_eq!(changed.json["phone"], "137****5678");
}

#[actix_web::test]
async fn answers_are_cached_by_nobody_and_numbers_stand_in_none_of_them() {
    let town = TestTown::new().await;
    let (clerk, admin, room) = (town.clerk().await, town.admin().await, town.room("红关村").await);
    let parties = json!({ "parties": [{ "name": "张三", "phone": "13812345678", "id_number": ID_NUMBER }] });
    let case = made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), parties)).await;
    made(&clerk, "/petition-visits", visit_draft("2023-06-01")).await;
    let of_case = format!("/cases/{}", id(&case));
    for path in [
        "/session",
        "/cases",
        "/cases?q=13812345678",
        of_case.as_str(),
        &format!("{of_case}/parties"),
        &format!("{of_case}/timeline"),
        "/petition-visits",
        "/people",
        "/online-entries",
        "/rooms",
        "/screenings?year=2023",
        "/reconciliation?year=2023",
        "/figures?year=2023",
        "/figures/disputes_found/records?year=2023",
        "/exports/cases?format=csv",
        "/exports/annual?year=2023&format=json",
        "/cases/none",
    ] {
        let reply = clerk.get(path).await;
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        for number in ["13812345678", "13912345678", ID_NUMBER] {
            assert!(!reply.text.contains(number), "{path} tells {number}");
        }
    }
    let log = admin.get("/audit-events?limit=200").await.expect(200);
    for number in ["13812345678", "13912345678", ID_NUMBER] {
        assert!(!log.text.contains(number), "the log tells {number}");
    }
}

#[actix_web::test]
async fn a_wrong_id_number_is_refused_without_being_repeated() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let parties = json!({ "parties": [{ "name": "张三", "id_number": "110105194912310021" }] });
    let refused = clerk.post("/cases", with(case_draft(&room, "2023-06-01"), parties)).await.expect(422);
    assert_eq!(refused.faults(), [("/parties/0/id_number".to_owned(), "bad_id_number".to_owned())]);
    assert!(!refused.text.contains("110105194912310021"), "{}", refused.text);
}
