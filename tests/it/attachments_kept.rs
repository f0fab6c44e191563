//! Photos and scans once they are sent: whole or not at all, for those who may, in the town's folder and in its copies.

use image::ImageFormat;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use crate::command_line::{refused, run_on, said};
use crate::support::cases::found;
use crate::support::pictures::{picture, tiny_png};
use crate::support::records::id;
use crate::support::uploads::{content, form, lying, pdf, remove, upload};
use crate::support::{Actor, TestTown, send};

async fn scene() -> (TestTown, Actor, Value) {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = found(&clerk, &room, "2023-06-01", json!({})).await;
    (town, clerk, case)
}

async fn listed(actor: &Actor, case: &Value) -> Vec<Value> {
    let page = actor.get(&format!("/cases/{}/attachments", id(case))).await.expect(200).json;
    page["items"].as_array().expect("items").clone()
}

#[actix_web::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    let (town, clerk, case) = scene().await;
    let address = clerk.base.strip_prefix("http://").expect("an address").to_owned();
    let token = clerk.token.clone().expect("a session");
    let file = [
        b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n".to_vec(),
        picture(300, 300, ImageFormat::Png),
    ]
    .concat();
    let whole = [file.clone(), b"\r\n".to_vec()].concat();
    let next = [whole.clone(), b"--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npho".to_vec()].concat();
    // In the middle of the file, right after it, in the middle of the next part.
    for sent in [&file[..file.len() / 2], &whole, &next] {
        let mut stream = tokio::net::TcpStream::connect(&address).await.expect("connected");
        let head = format!(
            "POST /api/v1/cases/{}/attachments HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: {}\r\n\r\n",
            id(&case),
            file.len() + 1000
        );
        stream.write_all(head.as_bytes()).await.expect("sent");
        stream.write_all(sent).await.expect("sent");
        // The program has begun to take it in.
        until(|| !lying(&town).is_empty(), &clerk, &case).await;
        drop(stream);
        until(|| lying(&town).is_empty(), &clerk, &case).await;
        assert_eq!(listed(&clerk, &case).await.len(), 0);
    }
}

/// Asks the program for something until it has come to that.
async fn until(there: impl Fn() -> bool, clerk: &Actor, case: &Value) {
    for _ in 0..2000 {
        if there() {
            return;
        }
        listed(clerk, case).await;
    }
    panic!("it never came to that");
}

#[actix_web::test]
async fn those_who_may_read_a_case_read_its_files_and_only_its_writers_send_them() {
    let (town, clerk, case) = scene().await;
    let row = upload(&clerk, &case, form("photo", "现场.png", tiny_png())).await.expect(201).json;
    let path = format!("/cases/{}/attachments", id(&case));
    let one = format!("{path}/{}", id(&row));
    let (stranger, leader, auditor) = (town.mediator("双平村").await, town.leader().await, town.auditor().await);
    for address in [path.clone(), format!("{one}/content"), format!("{one}/thumbnail")] {
        assert_eq!(stranger.get(&address).await.expect(404).code(), "not_found");
        assert_eq!(town.nobody().get(&address).await.expect(401).code(), "not_signed_in");
        assert_eq!(town.admin().await.get(&address).await.expect(403).code(), "not_allowed");
        for reader in [&leader, &auditor, &town.mediator("红关村").await] {
            assert_eq!(reader.request(Method::GET, &address).send().await.expect("an answer").status(), 200, "{address}");
        }
    }
    for (actor, status) in [(&leader, 403), (&auditor, 403), (&stranger, 404)] {
        upload(actor, &case, form("photo", "现场.png", picture(9, 9, ImageFormat::Png))).await.expect(status);
        actor.patch(&one, 1, json!({ "kind": "other" })).await.expect(status);
        remove(actor, &case, &row, "\"1\"").await.expect(status);
    }
    assert_eq!(lying(&town).len(), 2);
}

#[actix_web::test]
async fn a_proof_of_identity_is_shown_as_the_number_on_it_is() {
    let (town, clerk, case) = scene().await;
    let picture = picture(300, 200, ImageFormat::Png);
    let photo = upload(&clerk, &case, form("photo", "现场.png", tiny_png())).await.expect(201).json;
    let proof = upload(&clerk, &case, form("identity", "身份证.png", picture.clone())).await.expect(201).json;
    assert_eq!((&proof["content"], &proof["thumbnail"], &photo["reveal"]), (&Value::Null, &Value::Null, &Value::Null));
    let one = format!("/cases/{}/attachments/{}", id(&case), id(&proof));
    let reveal = format!("{one}/reveal");
    assert_eq!(proof["reveal"], format!("/api/v1{reveal}"));
    let (leader, auditor, mediator) = (town.leader().await, town.auditor().await, town.mediator("红关村").await);
    for who in [&clerk, &leader, &auditor, &mediator] {
        for part in ["content", "thumbnail"] {
            assert_eq!(who.get(&format!("{one}/{part}")).await.expect(403).code(), "not_allowed", "{part}");
        }
    }
    for who in [&leader, &auditor] {
        who.post(&reveal, json!({ "reason": "看一看" })).await.expect(403);
    }
    clerk.post(&reveal, json!({})).await.expect(422);
    clerk.post(&reveal, json!({ "reason": "" })).await.expect(422);
    let shown = async |body: Value| {
        let answer = mediator.request(Method::POST, &reveal).json(&body).send().await.expect("an answer");
        assert_eq!((answer.status().as_u16(), &answer.headers()["cache-control"]), (200, &"private, no-store".parse().unwrap()));
        answer.bytes().await.expect("a picture").to_vec()
    };
    assert_eq!(shown(json!({ "reason": "核对身份" })).await, picture);
    assert_ne!(shown(json!({ "reason": "核对身份", "thumbnail": true })).await, picture);
    let log = auditor.get(&format!("/audit-events?subject_id={}", id(&case))).await.expect(200).json;
    let rows: Vec<&Value> = log["items"].as_array().expect("rows").iter().filter(|row| row["action"] == "read_attachment").collect();
    assert_eq!(rows.len(), 2, "the whole and the small one: {log}");
    assert_eq!((&rows[0]["changes"]["attachment"], &rows[0]["reason"]), (&json!([null, proof["id"]]), &json!("核对身份")));
    assert_eq!(now_revision(&clerk, &case).await, case["revision"], "reading changes no case");
}

async fn now_revision(actor: &Actor, case: &Value) -> Value {
    actor.get(&format!("/cases/{}", id(case))).await.json["revision"].clone()
}

#[actix_web::test]
async fn a_file_sent_again_is_the_same_one() {
    let (town, clerk, case) = scene().await;
    let path = format!("/cases/{}/attachments", id(&case));
    let keyed = |bytes: Vec<u8>| {
        send(clerk.request(Method::POST, &path).header("idempotency-key", "one").multipart(form("photo", "现场.png", bytes)))
    };
    let first = keyed(tiny_png()).await.expect(201);
    let again = keyed(tiny_png()).await.expect(201);
    assert_eq!((again.header("idempotency-replayed"), &again.json), ("true", &first.json));
    assert_eq!(keyed(picture(9, 9, ImageFormat::Png)).await.expect(422).code(), "key_reused");
    assert_eq!((listed(&clerk, &case).await.len(), lying(&town).len()), (1, 2));
    // Told by its id as well; and a removed file does not come back because it is sent again.
    let named = uuid::Uuid::now_v7().to_string();
    let with_id = || form("other", "扫描.pdf", pdf("一")).text("id", named.clone());
    let one = upload(&clerk, &case, with_id()).await.expect(201).json;
    upload(&clerk, &case, with_id()).await.expect(200);
    let other = form("other", "扫描.pdf", pdf("二")).text("id", named.clone());
    assert_eq!(upload(&clerk, &case, other).await.expect(409).code(), "id_taken");
    assert_eq!((listed(&clerk, &case).await.len(), lying(&town).len()), (2, 3));
    remove(&clerk, &case, &one, "\"1\"").await.expect(204);
    remove(&clerk, &case, &first.json, "\"1\"").await.expect(204);
    upload(&clerk, &case, with_id()).await.expect(200);
    keyed(tiny_png()).await.expect(201);
    assert_eq!(lying(&town).len(), 0);
}

#[actix_web::test]
async fn many_send_and_remove_the_same_content_at_once_and_no_line_is_without_its_file() {
    let (town, clerk, case) = scene().await;
    let sending = (0..12).map(|_| async {
        let row = upload(&clerk, &case, form("photo", "现场.png", tiny_png())).await;
        if row.status == 201 {
            remove(&clerk, &case, &row.json, "\"1\"").await.expect(204);
        }
        let kept = upload(&clerk, &case, form("photo", "现场.png", tiny_png())).await;
        assert!(matches!((row.status, kept.status), (201 | 503, 201 | 503)), "{} {}", row.text, kept.text);
    });
    futures_util::future::join_all(sending).await;
    for line in listed(&clerk, &case).await.iter().filter(|line| line["removed"].is_null()) {
        assert_eq!(content(&clerk, &line["content"]).await, tiny_png());
    }
    assert!(lying(&town).len() <= 2);
}

#[actix_web::test]
async fn a_copy_has_the_files_and_a_check_misses_none() {
    let (town, clerk, case) = scene().await;
    let row = upload(&clerk, &case, form("signed_paper", "协议.pdf", pdf("协议"))).await.expect(201).json;
    let (address, key) = (town.address(), town.key_file());
    let run = |words: &[&str]| run_on(&address, &key, words, "");
    assert!(said(&run(&["verify"])).contains("附件完整，共 1 个"));
    let sha256 = row["sha256"].as_str().expect("a name");
    let place = |folder: &std::path::Path| folder.join("attachments").join(&sha256[..2]).join(sha256);
    let file = place(town.files.path());
    let whole = std::fs::read(&file).expect("the file");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let copy = elsewhere.path().join("copy.db");
    let copy = copy.to_str().expect("text");
    if address.starts_with("sqlite:") {
        assert!(said(&run(&["backup", copy])).contains("附件 1 个"));
    }
    let mut altered = whole.clone();
    altered[40] ^= 1;
    std::fs::write(&file, altered).expect("altered");
    assert!(refused(&run(&["verify"])).contains(id(&row)));
    std::fs::remove_file(&file).expect("removed");
    assert!(refused(&run(&["verify"])).contains(id(&row)));
    if address.starts_with("sqlite:") {
        let there = elsewhere.path().join("town.key");
        std::fs::copy(&key, &there).expect("the key");
        let address = format!("sqlite:{}", elsewhere.path().join("town.db").display());
        said(&run_on(&address, &there, &["restore", copy], ""));
        assert!(said(&run_on(&address, &there, &["verify"], "")).contains("附件完整，共 1 个"));
        assert_eq!(std::fs::read(place(elsewhere.path())).expect("the file"), whole);
    }
}
