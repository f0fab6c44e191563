//! What every address has in common: problems, languages, revisions, repeated requests.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Reply, TestTown, send};

#[track_caller]
fn assert_problem(reply: &Reply, status: u16, code: &str) {
    assert_eq!((reply.status, reply.code()), (status, code), "{}", reply.text);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.header("x-request-id"), reply.json["request_id"].as_str().expect("a request id"));
    for member in ["type", "title", "status", "detail", "errors"] {
        assert!(!reply.json[member].is_null(), "{member} is missing: {}", reply.text);
    }
}

#[actix_web::test]
async fn the_frameworks_own_errors_are_problems_too() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    assert_problem(&clerk.get("/nothing-here").await, 404, "not_found");
    assert_problem(&clerk.get("/rooms/not-an-id").await, 404, "not_found");
    assert_problem(&clerk.put("/rooms", json!({})).await, 405, "method_not_allowed");
    let post = || clerk.request(Method::POST, "/people");
    assert_problem(&send(post().header("content-type", "application/json").body("{")).await, 400, "not_json");
    assert_problem(&send(post().header("content-type", "text/csv").body("a,b")).await, 415, "unsupported_media");
    let large = json!({ "name": "a".repeat(300 * 1024) });
    assert_problem(&clerk.post("/people", large).await, 413, "too_large");
}

#[actix_web::test]
async fn unknown_names_are_refused_and_faults_come_together() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    assert_problem(&clerk.get("/rooms?colour=red").await, 400, "unknown_parameter");
    assert_problem(&clerk.post("/people", json!({ "name": "张三", "colour": "red" })).await, 400, "unknown_field");
    let reply = clerk.post("/people", json!({ "gender": "other-word", "phone": 5 })).await.expect(422);
    let codes: Vec<_> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(codes, ["/gender", "/name", "/phone"], "{}", reply.text);
}

#[actix_web::test]
async fn rights_and_scope() {
    let town = TestTown::new().await;
    assert_problem(&town.nobody().get("/rooms").await, 401, "not_signed_in");
    let mediator = town.mediator("红关村").await;
    assert_problem(&mediator.get("/accounts").await, 403, "not_allowed");
    let (own, other) = (town.room("红关村").await, town.room("忠诚村").await);
    mediator.get(&format!("/rooms/{own}")).await.expect(200);
    assert_problem(&mediator.get(&format!("/rooms/{other}")).await, 404, "not_found");
}

#[actix_web::test]
async fn a_change_says_which_revision_it_saw() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let path = format!("/rooms/{}", town.room("红关村").await);
    let blind = send(clerk.request(Method::PATCH, &path).json(&json!({ "code": "1" }))).await;
    assert_problem(&blind, 428, "revision_required");
    let changed = clerk.patch(&path, 1, json!({ "code": "1" })).await.expect(200);
    assert_eq!(changed.header("etag"), "\"2\"");
    let stale = clerk.patch(&path, 1, json!({ "code": "2" })).await;
    assert_problem(&stale, 412, "changed_meanwhile");
    assert_eq!(stale.json["current"]["code"], "1");
}

#[actix_web::test]
async fn a_repeated_request_gets_the_first_answer() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let post = |body: Value| send(clerk.request(Method::POST, "/people").header("idempotency-key", "one").json(&body));
    let first = post(json!({ "name": "张三" })).await.expect(201);
    let again = post(json!({ "name": "张三" })).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(first.json, again.json);
    assert_problem(&post(json!({ "name": "李四" })).await, 422, "key_reused");
}

#[actix_web::test]
async fn an_id_belongs_to_the_request_that_made_it() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let id = uuid::Uuid::now_v7().to_string();
    let first = clerk.post("/people", json!({ "id": id, "name": "张三" })).await.expect(201);
    assert_eq!(first.header("location"), format!("/api/v1/people/{id}"));
    assert_eq!(first.header("etag"), "\"1\"");
    clerk.post("/people", json!({ "name": "张三", "id": id })).await.expect(200);
    assert_problem(&clerk.post("/people", json!({ "id": id, "name": "李四" })).await, 409, "id_taken");
}

#[actix_web::test]
async fn another_sites_page_changes_nothing() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let post = || clerk.request(Method::POST, "/people").json(&json!({ "name": "张三" }));
    assert_problem(&send(post().header("sec-fetch-site", "cross-site")).await, 403, "foreign_site");
    assert_problem(&send(post().header("origin", "https://elsewhere.example")).await, 403, "foreign_site");
    send(post().header("sec-fetch-site", "same-origin")).await.expect(201);
}

#[actix_web::test]
async fn titles_come_in_the_readers_language() {
    let town = TestTown::new().await;
    let reply = town.nobody().get("/rooms").await;
    assert_eq!((reply.json["title"].as_str(), reply.header("content-language")), (Some("请先登录"), "zh-CN"));
    let reply = send(town.nobody().request(Method::GET, "/rooms").header("accept-language", "en-GB")).await;
    assert_eq!((reply.json["title"].as_str(), reply.header("content-language")), (Some("Please sign in"), "en"));
}

#[actix_web::test]
async fn those_who_run_it_can_ask() {
    let town = TestTown::new().await;
    let nobody = town.nobody();
    for path in ["//healthz", "//readyz", "//metrics", "//api/docs/", "//", "//cases/some-page"] {
        nobody.get(path).await.expect(200);
    }
    let about = nobody.get("/about").await.expect(200);
    for member in ["version", "schema_version", "server_time", "epoch"] {
        assert!(!about.json[member].as_str().unwrap_or_default().is_empty(), "{member}");
    }
    assert_eq!(nobody.get("/openapi.json").await.expect(200).json["openapi"], "3.1.0");
    assert_problem(&nobody.get("//api/nothing").await, 404, "not_found");
}

#[test]
fn openapi_document_is_the_one_kept() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/web/openapi.json");
    let now = fengqiao::server::openapi::as_json();
    if std::env::var_os("FENGQIAO_WRITE").is_some() {
        std::fs::write(path, &now).expect("written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == now, "web/openapi.json is not what the program serves: run `make generate`");
}

#[test]
fn the_document_says_where_each_parameter_stands() {
    let document: Value = serde_json::from_str(&fengqiao::server::openapi::as_json()).expect("JSON");
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
            for parameter in &parameters {
                let (name, place) = (parameter["name"].as_str().expect("a name"), &parameter["in"]);
                let expected = if path.contains(&format!("{{{name}}}")) { "path" } else { "query" };
                assert_eq!(place, expected, "{method} {path}: {name}");
                let optional = parameter["schema"].to_string().contains("\"null\"");
                assert_eq!(parameter["required"] == true, !optional, "{method} {path}: {name}");
            }
            for name in path.split('/').filter_map(|part| part.strip_prefix('{')?.split('}').next()) {
                assert!(parameters.iter().any(|parameter| parameter["name"] == name), "{method} {path} does not describe {name}");
            }
        }
    }
}
