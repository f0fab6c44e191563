//! Two towns in one database: neither sees anything of the other, whichever way they look.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::records::{case_draft, entry_draft, id, made, person_draft, visit_draft, with};
use crate::support::workbooks::{ledger, upload};
use crate::support::{Actor, Neighbour, TestTown, send};

/// Stands in every record of the neighbour, and nowhere else.
const MARK: &str = "邻家";

const LISTS: [&str; 25] = [
    "/towns",
    "/rooms",
    "/people",
    "/people?q=邻家",
    "/accounts",
    "/audit-events?limit=200",
    "/cases",
    "/cases?q=邻家",
    "/petition-visits",
    "/petition-visits?q=邻家",
    "/online-entries",
    "/online-entries?q=邻家",
    "/duty-roster?from=2023-01-01&to=2023-12-31",
    "/screenings?year=2023",
    "/reconciliation?year=2023",
    "/figures?year=2023",
    "/figures/table?year=2023&measure=disputes_found&rows=room&columns=town",
    "/figures/disputes_found/records?year=2023",
    "/figures/reception_persons/records?year=2023",
    "/figures/online_entries/records?year=2023",
    "/figures/legal_literates/records?year=2023",
    "/figures/rooms/records?year=2023",
    "/exports/annual?year=2023&format=csv",
    "/exports/cases?format=csv",
    "/exports/cases?format=csv&q=邻家",
];

struct Records {
    case: Value,
    visit: Value,
    entry: Value,
    person: Value,
    import: Value,
}

impl Records {
    /// One record of each kind, each with the mark in it.
    async fn of(neighbour: &Neighbour) -> Self {
        let clerk = &neighbour.clerk;
        let person = made(clerk, "/people", person_draft("邻家明白人", &neighbour.room)).await;
        let parties = json!({ "facts": "邻家院墙", "parties": [{ "name": "邻家甲", "phone": "13711112222" }, { "name": "邻家乙" }] });
        let case = made(clerk, "/cases", with(case_draft(&neighbour.room, "2023-06-01"), parties)).await;
        let visitors = json!({ "subject": "邻家之事", "visitors": [{ "name": "邻家丙" }], "room_id": neighbour.room });
        let visit = made(&neighbour.leader, "/petition-visits", with(visit_draft("2023-06-01"), visitors)).await;
        let names = json!({ "applicant": "邻家甲", "respondent": "邻家乙" });
        let entry = made(clerk, "/online-entries", with(entry_draft("邻家-1", &neighbour.room), names)).await;
        clerk.put("/duty-roster", json!({ "days": [{ "day": "2023-06-01", "planned_leader": "邻家领导" }] })).await.expect(200);
        let import = upload(clerk, "cases", ledger(&[&[("当事人（甲方）", "邻家丁")]])).await.expect(201).json;
        Self { case, visit, entry, person, import }
    }
}

async fn everybody(town: &TestTown) -> Vec<Actor> {
    vec![town.mediator("红关村").await, town.leader().await, town.clerk().await, town.admin().await, town.auditor().await]
}

fn assert_nothing_of(neighbour: &Neighbour, where_: &str, text: &str) {
    for trace in [MARK, "邻镇", neighbour.town.as_str(), neighbour.room.as_str(), "neighbour-"] {
        assert!(!text.contains(trace), "{where_} tells {trace} of the neighbour: {text}");
    }
}

#[actix_web::test]
async fn no_list_search_figure_export_or_log_shows_the_neighbour() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    Records::of(&neighbour).await;
    for (number, actor) in everybody(&town).await.iter().enumerate() {
        for list in LISTS {
            let reply = actor.get(list).await;
            assert!(matches!(reply.status, 200 | 403), "account {number} {list}: {}", reply.text);
            assert_nothing_of(&neighbour, list, &reply.text);
        }
    }
}

#[actix_web::test]
async fn the_neighbour_counts_only_its_own() {
    let town = TestTown::with_ledgers().await;
    let neighbour = Neighbour::of(&town).await;
    Records::of(&neighbour).await;
    let figures = neighbour.leader.get("/figures?year=2023").await.expect(200).json;
    let value = |code: &str| {
        figures["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == code).expect(code)["value"].clone()
    };
    for (code, count) in [("rooms", 1), ("disputes_found", 1), ("reception_persons", 2), ("online_entries", 1), ("legal_literates", 1)] {
        assert_eq!(value(code), json!(count), "{code}");
    }
    for list in ["/cases", "/petition-visits", "/online-entries", "/people", "/rooms"] {
        let page = neighbour.auditor.get(&format!("{list}?include=total")).await.expect(200).json;
        assert_eq!(page["total"], json!(1), "{list}");
    }
    assert_eq!(neighbour.mediator.get("/cases?q=张").await.expect(200).json["items"], json!([]));
}

#[actix_web::test]
async fn a_record_of_the_neighbour_is_not_found() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    let theirs = Records::of(&neighbour).await;
    let (clerk, admin) = (town.clerk().await, town.admin().await);
    let account = neighbour.admin.get("/accounts").await.expect(200).json["items"][0].clone();
    let (case, party) = (id(&theirs.case), id(&theirs.case["parties"][0]));
    let (visit, import) = (id(&theirs.visit), id(&theirs.import));
    for (actor, method, path, body) in [
        (&clerk, "GET", format!("/cases/{case}"), json!({})),
        (&clerk, "PATCH", format!("/cases/{case}"), json!({ "note": "改" })),
        (&clerk, "POST", format!("/cases/{case}/accept"), json!({ "accepted_on": "2023-06-02" })),
        (&clerk, "GET", format!("/cases/{case}/timeline"), json!({})),
        (&clerk, "POST", format!("/cases/{case}/parties"), json!({ "name": "外人" })),
        (&clerk, "PATCH", format!("/cases/{case}/parties/{party}"), json!({ "name": "外人" })),
        (&clerk, "DELETE", format!("/cases/{case}/parties/{party}"), json!({})),
        (&clerk, "POST", format!("/parties/{party}/reveal"), json!({ "reason": "看看" })),
        (&clerk, "GET", format!("/petition-visits/{visit}"), json!({})),
        (&clerk, "PATCH", format!("/petition-visits/{visit}"), json!({ "subject": "改" })),
        (&clerk, "POST", format!("/petition-visits/{visit}/reveal"), json!({ "reason": "看看" })),
        (&clerk, "POST", format!("/petition-visits/{visit}/withdraw"), json!({ "reason": "看看" })),
        (&clerk, "GET", format!("/online-entries/{}", id(&theirs.entry)), json!({})),
        (&clerk, "PATCH", format!("/online-entries/{}", id(&theirs.entry)), json!({ "result": "改" })),
        (&clerk, "GET", format!("/people/{}", id(&theirs.person)), json!({})),
        (&clerk, "PATCH", format!("/people/{}", id(&theirs.person)), json!({ "name": "改" })),
        (&clerk, "GET", format!("/rooms/{}", neighbour.room), json!({})),
        (&admin, "PATCH", format!("/rooms/{}", neighbour.room), json!({ "code": "1" })),
        (&admin, "PATCH", format!("/towns/{}", neighbour.town), json!({ "code": "1" })),
        (&admin, "GET", format!("/accounts/{}", id(&account)), json!({})),
        (&admin, "PATCH", format!("/accounts/{}", id(&account)), json!({ "disabled": true })),
        (&clerk, "GET", format!("/imports/{import}"), json!({})),
        (&clerk, "GET", format!("/imports/{import}/errors.xlsx"), json!({})),
        (&clerk, "POST", format!("/imports/{import}/apply"), json!({})),
        (&clerk, "PUT", format!("/screenings/{}/2023-05-H1", neighbour.room), json!({ "zero": true })),
        (&clerk, "POST", format!("/screenings/{}/2023-05-H1/excuse", neighbour.room), json!({ "reason": "看看" })),
        (&clerk, "GET", format!("/screenings/{}/2023-05-H1", neighbour.room), json!({})),
    ] {
        let method: Method = method.parse().expect("a method");
        let mut request = actor.request(method.clone(), &path).header("if-match", "1");
        if !matches!(method, Method::GET | Method::DELETE) {
            request = request.json(&body);
        }
        let reply = send(request).await;
        assert_eq!((reply.status, reply.code()), (404, "not_found"), "{method} {path}: {}", reply.text);
    }
}

#[actix_web::test]
async fn asking_for_the_neighbours_town_or_room_finds_nothing() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    let clerk = town.clerk().await;
    for path in ["/cases?", "/petition-visits?", "/online-entries?", "/people?", "/screenings?year=2023&", "/figures?year=2023&"] {
        clerk.get(&format!("{path}room_id={}", neighbour.room)).await.expect(404);
    }
    for path in ["/petition-visits?", "/rooms?", "/screenings?year=2023&", "/figures?year=2023&", "/exports/annual?year=2023&format=json&"]
    {
        clerk.get(&format!("{path}town_id={}", neighbour.town)).await.expect(404);
    }
}

#[actix_web::test]
async fn nothing_of_the_neighbour_can_be_referred_to() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    let theirs = Records::of(&neighbour).await;
    let (clerk, admin, room) = (town.clerk().await, town.admin().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", case_draft(&room, "2023-06-01")).await;
    let entry = made(&clerk, "/online-entries", entry_draft("我-1", &room)).await;
    let participant = json!({ "person_id": theirs.person["id"], "role": "mediator" });
    let account =
        json!({ "username": "x", "display_name": "x", "role": "mediator", "password": "first-password-1", "room_id": neighbour.room });
    let opened = json!({ "name": "新村", "kind": "village", "opened_on": "2023-01-01", "town_id": neighbour.town });
    for (actor, path, body, pointer) in [
        (&clerk, "/cases".to_owned(), case_draft(&neighbour.room, "2023-06-01"), "/room_id"),
        (&clerk, format!("/cases/{}/participants", id(&case)), participant, "/person_id"),
        (&clerk, "/petition-visits".to_owned(), with(visit_draft("2023-06-01"), json!({ "room_id": neighbour.room })), "/room_id"),
        (
            &clerk,
            "/petition-visits".to_owned(),
            with(visit_draft("2023-06-01"), json!({ "leader_person_id": theirs.person["id"] })),
            "/leader_person_id",
        ),
        (&clerk, "/online-entries".to_owned(), entry_draft("我-2", &neighbour.room), "/room_id"),
        (&clerk, "/people".to_owned(), person_draft("外人", &neighbour.room), "/room_id"),
        (&clerk, "/reconciliation/matches".to_owned(), json!({ "entry_id": entry["id"], "case_id": theirs.case["id"] }), "/case_id"),
        (&clerk, "/reconciliation/matches".to_owned(), json!({ "entry_id": theirs.entry["id"], "case_id": case["id"] }), "/entry_id"),
        (&admin, "/accounts".to_owned(), account, "/room_id"),
        (&admin, "/rooms".to_owned(), opened, "/town_id"),
    ] {
        let refused = actor.post(&path, body).await.expect(422);
        assert_eq!(refused.faults(), [(pointer.to_owned(), "unknown_reference".to_owned())], "{path}");
    }
    let moved = json!({ "room_id": neighbour.room, "on": "2023-06-02", "reason": "外迁" });
    let moved = send(clerk.request(Method::POST, &format!("/cases/{}/move", id(&case))).header("if-match", "1").json(&moved)).await;
    assert_eq!(moved.faults(), [("/room_id".to_owned(), "unknown_reference".to_owned())]);
    let merged = admin.patch(&format!("/rooms/{room}"), 1, json!({ "merged_into": neighbour.room })).await;
    assert_eq!(merged.faults(), [("/merged_into".to_owned(), "unknown_reference".to_owned())]);
}

#[actix_web::test]
async fn a_number_in_a_ledger_ties_no_entry_of_the_neighbour() {
    let town = TestTown::new().await;
    let (neighbour, clerk) = (Neighbour::of(&town).await, town.clerk().await);
    let mut heads: Vec<&str> = crate::support::workbooks::LEDGER.iter().map(|(heading, _)| *heading).collect();
    let mut cells: Vec<&str> = crate::support::workbooks::LEDGER.iter().map(|(_, value)| *value).collect();
    heads.push("平台编号");
    cells.push("YYRT2023000001");
    let bytes = crate::support::workbooks::texts("红关村", &[&heads, &cells]);
    let preview = upload(&clerk, "cases", bytes).await.expect(201).json;
    send(clerk.request(Method::POST, &format!("/imports/{}/apply", id(&preview)))).await.expect(200);
    let entry = made(&neighbour.clerk, "/online-entries", entry_draft("YYRT2023000001", &neighbour.room)).await;
    assert_eq!(entry["case_id"], Value::Null, "{entry}");
}

#[actix_web::test]
async fn one_id_is_one_record_for_whoever_reaches_all_towns() {
    let town = TestTown::new().await;
    let neighbour = Neighbour::of(&town).await;
    let (own, of_all) = (town.clerk().await, town.over_all(fengqiao::rights::Role::Clerk).await);
    let given = uuid::Uuid::new_v4();
    let draft = |room: &str| with(case_draft(room, "2023-06-03"), json!({ "id": given }));
    made(&of_all, "/cases", draft(&town.room("忠诚村").await)).await;
    assert_eq!(of_all.post("/cases", draft(&neighbour.room)).await.expect(409).code(), "id_taken");
    // Who does not reach the other town is not told of its records; two made apart are told apart by their towns alone.
    made(&neighbour.clerk, "/cases", draft(&neighbour.room)).await;
    let path = format!("/cases/{given}");
    for (clerk, room) in [(&own, town.room("忠诚村").await), (&neighbour.clerk, neighbour.room.clone())] {
        assert_eq!(clerk.get(&path).await.expect(200).json["room_id"], room);
    }
    assert_eq!(of_all.get(&path).await.expect(409).code(), "id_taken");
}
