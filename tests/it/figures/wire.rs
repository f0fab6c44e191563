//! The addresses: what they answer, to whom, and what they refuse.

use actix_web::dev::Service;
use actix_web::http::header;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use actix_web::{App, HttpMessage};
use fengqiao::context::Context;
use fengqiao::crypto::Vault;
use fengqiao::problem::Problem;
use fengqiao::rights::{Actor, Role};
use fengqiao::settings::Settings;
use fengqiao::{exports, figures};
use serde_json::Value;
use utoipa_actix_web::scope;

use super::ledger::{Ledger, TOWN, case, on_each_engine, room, town};

struct Reply {
    status: u16,
    code: Option<&'static str>,
    headers: header::HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

fn actor(role: Role) -> Actor {
    let mut actor = Actor::command_line();
    actor.role = role;
    actor.town_id = Some(town(1));
    actor.town = Some(TOWN);
    actor.room_id = (role == Role::Mediator).then(|| room(1));
    actor
}

fn get(ledger: &Ledger, role: Role, address: &str) -> Reply {
    let context = Context::new(
        ledger.database.clone(),
        Vault::from_master(&[7; 32]),
        Settings::by_default(),
        std::env::temp_dir().join("fengqiao-no-files"),
    )
    .unwrap();
    let address = format!("/api/v1{address}");
    actix_web::rt::System::new().block_on(async {
        let app = App::new()
            .app_data(Data::new(context))
            .wrap_fn(move |request, service| {
                request.extensions_mut().insert(actor(role));
                service.call(request)
            })
            .service(scope("/api/v1").configure(figures::api::routes).configure(exports::api::routes));
        let app = init_service(app).await;
        let response = call_service(&app, TestRequest::get().uri(&address).to_request()).await;
        let code = response.response().extensions().get::<Problem>().map(|problem| problem.code().word());
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Reply { status, code, headers, body: read_body(response).await.to_vec() }
    })
}

fn refused(ledger: &Ledger, role: Role, address: &str) -> (u16, Option<&'static str>) {
    let reply = get(ledger, role, address);
    (reply.status, reply.code)
}

fn a_year(ledger: &Ledger) {
    ledger.room(1, "village", "2000-01-01", None);
    ledger.room(2, "village", "2000-01-01", None);
    ledger.cases(&[case(1, "2023-02-01").settled("2023-02-10"), case(2, "2023-03-01"), case(2, "2023-03-01")]);
}

fn value(answer: &Value, code: &str) -> Value {
    answer["figures"].as_array().unwrap().iter().find(|figure| figure["code"] == code).unwrap()["value"].clone()
}

#[test]
fn each_account_sees_the_figures_of_its_own_scope() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let of_town = get(ledger, Role::Clerk, "/figures?year=2023").json();
        assert_eq!(value(&of_town, "disputes_found"), 3);
        assert_eq!(of_town["sealed"], Value::Null);
        let of_room = get(ledger, Role::Clerk, &format!("/figures?year=2023&room_id={}", room(2))).json();
        assert_eq!(value(&of_room, "disputes_found"), 2);
        let own = get(ledger, Role::Mediator, "/figures?year=2023").json();
        assert_eq!(value(&own, "disputes_found"), 1);
        assert_eq!(refused(ledger, Role::Admin, "/figures?year=2023"), (403, Some("not_allowed")));
        let other_room = format!("/figures/table?year=2023&measure=resolutions&rows=room&columns=month&room_id={}", room(2));
        assert_eq!(refused(ledger, Role::Mediator, &other_room), (404, Some("not_found")));
    });
}

#[test]
fn every_figure_names_the_address_of_its_records() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let answer = get(ledger, Role::Clerk, "/figures?year=2023").json();
        for figure in answer["figures"].as_array().unwrap() {
            let address = figure["records"].as_str().unwrap().strip_prefix("/api/v1").unwrap();
            let reply = get(ledger, Role::Clerk, address);
            assert_eq!(reply.status, 200, "{address}");
            let listed: f64 = reply.json()["items"].as_array().unwrap().iter().map(|item| item["counts"].as_f64().unwrap()).sum();
            let expected = if figure["unit"] == "%" { &figure["numerator"] } else { &figure["value"] };
            if reply.json()["next"].is_null() {
                assert_eq!(listed, expected.as_f64().unwrap_or_default(), "{address}");
            }
        }
    });
}

#[test]
fn what_cannot_be_answered_is_refused_in_words() {
    on_each_engine(|ledger| {
        a_year(ledger);
        for (address, expected) in [
            ("/figures", (422, Some("required"))),
            ("/figures?year=1234", (422, Some("out_of_range"))),
            ("/figures?year=2023&colour=red", (400, Some("unknown_parameter"))),
            ("/figures/nothing/records?year=2023", (404, Some("not_found"))),
            ("/figures/disputes_found/records?year=2023&dimension=kind", (422, Some("required"))),
            ("/figures/disputes_found/records?year=2023&dimension=kind&key=x", (422, Some("unknown_code"))),
            ("/figures/disputes_found/records?year=2023&dimension=timeliness&key=late", (422, Some("unknown_code"))),
            ("/figures/disputes_found/records?year=2023&limit=0", (422, Some("out_of_range"))),
            ("/figures/disputes_found/records?year=2023&cursor=x", (400, Some("bad_cursor"))),
            ("/figures/table?year=2023&measure=reception_persons&rows=room&columns=month", (422, Some("wrong_unit"))),
            ("/figures/table?year=2023&measure=disputes_found&rows=room&columns=colour", (422, Some("unknown_code"))),
            ("/exports/annual?year=2023&format=pdf", (422, Some("unknown_code"))),
        ] {
            assert_eq!(refused(ledger, Role::Clerk, address), expected, "{address}");
        }
    });
}

#[test]
fn a_cell_of_a_table_can_be_opened() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let cell = format!("/figures/disputes_found/records?year=2023&dimension=room,month&key={},2023-03&include=total", room(2));
        let page = get(ledger, Role::Clerk, &cell).json();
        assert_eq!((page["items"].as_array().unwrap().len(), &page["total"]), (2, &Value::from(2)));
    });
}

#[test]
fn the_file_has_a_name_people_can_read() {
    on_each_engine(|ledger| {
        a_year(ledger);
        let reply = get(ledger, Role::Clerk, "/exports/annual?year=2023&format=xlsx");
        let name = reply.headers.get(header::CONTENT_DISPOSITION).unwrap().to_str().unwrap();
        assert!(name.starts_with("attachment; filename=\"fengqiao.xlsx\"; filename*=UTF-8''%E5%B9%B3%E5%AE%89%E9%95%872023"), "{name}");
        assert!(reply.body.starts_with(b"PK"));
        let json = get(ledger, Role::Clerk, "/exports/annual?year=2023&format=json").json();
        assert_eq!(value(&json, "disputes_found"), 3);
    });
}

#[test]
fn the_ledger_can_be_taken_away_and_it_is_written_down_who_did() {
    on_each_engine(|ledger| {
        a_year(ledger);
        ledger.case(&case(1, "2023-04-01").with(|case| case.kind = "tourism"));
        let text = |address: &str| String::from_utf8(get(ledger, Role::Clerk, address).body).unwrap();
        let all = text("/exports/cases?format=csv");
        assert!(all.starts_with("\u{feff}案号,调解室,状态,发现日期"));
        assert_eq!(all.lines().count(), 5);
        assert_eq!(text("/exports/cases?format=csv&kind=tourism").lines().count(), 2);
        let own = get(ledger, Role::Mediator, "/exports/cases?format=csv").body;
        assert_eq!(String::from_utf8(own).unwrap().lines().count(), 3);
        assert!(get(ledger, Role::Clerk, "/exports/cases?format=xlsx&q=%E5%BC%A0").body.starts_with(b"PK"));
        let foreign = format!("/exports/cases?format=csv&room_id={}", room(2));
        assert_eq!(refused(ledger, Role::Mediator, &foreign), (404, Some("not_found")));
        assert_eq!(refused(ledger, Role::Clerk, "/exports/cases?format=json"), (422, Some("unknown_code")));
        assert_eq!(refused(ledger, Role::Clerk, "/exports/cases?format=csv&colour=red"), (400, Some("unknown_parameter")));
        assert_eq!(refused(ledger, Role::Admin, "/exports/cases?format=csv"), (403, Some("not_allowed")));
        let written = ledger.database.read_now(|conn| {
            use diesel::prelude::*;
            use fengqiao::db::schema::audit_events::{action, changes, seq, table};
            Ok(table.filter(action.eq("export")).order(seq).select(changes).load::<String>(conn)?)
        });
        let written = written.unwrap();
        assert_eq!(written.len(), 4, "{written:?}");
        assert!(!written.iter().any(|changes| changes.contains('张')));
    });
}
