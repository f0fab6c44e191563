//! Photos and scans of a case: what is taken, how it is shown, and that nothing is left lying about.

use crate::support::cases::{found, set, warnings};
use crate::support::pictures::{bomb, held_on_its_side, picture, tiny_png};
use crate::support::records::{id, revision};
use crate::support::uploads::{content, form, lying, pdf, remove, upload};
use crate::support::{Actor, TestTown, send};
use image::{GenericImageView, ImageFormat};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

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
async fn a_photo_comes_back_as_it_was_with_a_small_picture_of_it() {
    let (_town, clerk, case) = scene().await;
    for (format, name, content_type) in [
        (ImageFormat::Jpeg, "现场.JPG", "image/jpeg"),
        (ImageFormat::Png, "现场.png", "image/png"),
        (ImageFormat::WebP, "现场.webp", "image/webp"),
    ] {
        let sent = picture(800, 400, format);
        let kept = upload(&clerk, &case, form("photo", name, sent.clone())).await.expect(201);
        let row = &kept.json;
        assert_eq!((&row["filename"], &row["content_type"], &row["size"]), (&json!(name), &json!(content_type), &json!(sent.len())));
        assert_eq!((&row["case"]["id"], kept.header("etag")), (&case["id"], "\"1\""));
        assert_eq!(content(&clerk, &row["content"]).await, sent, "{name}");
        let small = image::load_from_memory(&content(&clerk, &row["thumbnail"]).await).expect("a picture");
        assert_eq!(small.dimensions(), (320, 160), "{name}");
    }
    let turned = held_on_its_side(&picture(800, 400, ImageFormat::Jpeg));
    let row = upload(&clerk, &case, form("photo", "竖拍.jpg", turned)).await.expect(201).json;
    let small = image::load_from_memory(&content(&clerk, &row["thumbnail"]).await).expect("a picture");
    assert_eq!(small.dimensions(), (160, 320), "upright, as the phone was held");
    let row = upload(&clerk, &case, form("signed_paper", "协议.pdf", pdf("协议"))).await.expect(201).json;
    assert_eq!((&row["thumbnail"], &row["content_type"]), (&Value::Null, &json!("application/pdf")));
    assert_eq!(content(&clerk, &row["content"]).await, pdf("协议"));
}

#[actix_web::test]
async fn it_is_handed_out_as_what_it_is_and_cached_by_nobody() {
    let (_town, clerk, case) = scene().await;
    let row = upload(&clerk, &case, form("photo", "现场.png", picture(400, 400, ImageFormat::Png))).await.expect(201).json;
    for (address, content_type) in [(&row["content"], "image/png"), (&row["thumbnail"], "image/jpeg")] {
        let path = address.as_str().and_then(|address| address.strip_prefix("/api/v1")).expect("an address");
        let response = clerk.request(Method::GET, path).send().await.expect("an answer");
        let header = |name: &str| response.headers()[name].to_str().expect("text").to_owned();
        assert_eq!([header("content-type"), header("x-content-type-options")], [content_type, "nosniff"]);
        assert!(header("cache-control").contains("no-store") && header("content-security-policy").contains("sandbox"));
    }
}

#[actix_web::test]
async fn the_same_content_is_kept_once_until_nobody_needs_it() {
    let (town, clerk, case) = scene().await;
    let sent = || form("photo", "现场.png", picture(400, 400, ImageFormat::Png));
    let one = upload(&clerk, &case, sent()).await.expect(201).json;
    let other = upload(&clerk, &case, sent()).await.expect(201).json;
    assert_eq!(lying(&town).len(), 2, "the picture and its small picture");
    let path = format!("/cases/{}/attachments/{}", id(&case), id(&one));
    let blind = send(clerk.request(Method::DELETE, &path).json(&json!({ "reason": "传错了" }))).await;
    assert_eq!((blind.status, blind.code()), (428, "revision_required"));
    assert_eq!(clerk.delete(&path, 1).await.expect(422).faults(), [("/reason".to_owned(), "required".to_owned())]);
    assert_eq!(remove(&clerk, &case, &one, "\"9\"").await.expect(412).code(), "changed_meanwhile");
    remove(&clerk, &case, &one, "\"1\"").await.expect(204);
    content(&clerk, &other["content"]).await;
    content(&clerk, &other["thumbnail"]).await;
    assert_eq!(clerk.get(&format!("{path}/content")).await.expect(404).code(), "not_found");
    assert_eq!(clerk.get(&format!("{path}/thumbnail")).await.expect(404).code(), "not_found");
    remove(&clerk, &case, &other, "\"1\"").await.expect(204);
    assert_eq!(lying(&town), [""; 0].map(std::path::PathBuf::from));
    let lines = listed(&clerk, &case).await;
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!((&line["removed"], &line["content"], &line["thumbnail"]), (&json!("传错了"), &Value::Null, &Value::Null));
    }
    assert_eq!(remove(&clerk, &case, &lines[0], "\"2\"").await.expect(409).code(), "already_removed");
    assert_eq!(clerk.patch(&path, 2, json!({ "kind": "other" })).await.expect(409).code(), "already_removed");
}

#[actix_web::test]
async fn what_is_no_photo_or_scan_is_refused_and_leaves_nothing() {
    let (town, clerk, case) = scene().await;
    set(&town, "attachment_limit_mib", json!(1)).await;
    let large = [tiny_png(), vec![0; 1024 * 1024]].concat();
    let fits = [tiny_png(), vec![0; 1024 * 1024 - tiny_png().len()]].concat();
    let png = tiny_png;
    let kind = |form: Form| form.text("kind", "photo");
    let file = |form: Form| form.part("file", Part::bytes(tiny_png()).file_name("a.png"));
    for (story, sent, status, code, place) in [
        ("a name that lies", form("photo", "现场.pdf", png()), 422, "lying_file", "/file"),
        ("a name of a program", form("photo", "现场.exe", png()), 422, "lying_file", "/file"),
        ("a program", form("photo", "现场.jpg", b"MZ\x90\x00\x03".to_vec()), 415, "unsupported_media", ""),
        ("a page", form("photo", "现场.jpg", b"<html><script>1</script></html>".to_vec()), 415, "unsupported_media", ""),
        ("a drawing", form("photo", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()), 415, "unsupported_media", ""),
        ("nothing", form("photo", "现场.jpg", Vec::new()), 415, "unsupported_media", ""),
        ("too much", form("photo", "现场.png", large), 413, "too_large", ""),
        ("a part nobody asked for", file(kind(Form::new())).text("colour", "red"), 400, "unknown_field", "/colour"),
        ("two files", file(file(kind(Form::new()))), 400, "unknown_field", "/file"),
        ("an unknown kind, after the file", file(Form::new()).text("kind", "poem"), 422, "unknown_code", "/kind"),
        ("an unknown paper", form("photo", "a.png", png()).text("paper", "poem"), 422, "unknown_code", "/paper"),
        ("no id", form("photo", "a.png", png()).text("id", "seven"), 422, "bad_format", "/id"),
        ("no file", kind(Form::new()), 422, "required", "/file"),
        ("no kind", file(Form::new()), 422, "required", "/kind"),
    ] {
        let refused = upload(&clerk, &case, sent).await;
        let places: Vec<_> = refused.faults().into_iter().map(|(place, _)| place).collect();
        let code = if place.is_empty() { refused.code().to_owned() } else { refused.faults()[0].1.clone() + &code[code.len()..] };
        assert_eq!((refused.status, places.join(" ").as_str()), (status, place), "{story}: {code} {}", refused.text);
        assert_eq!(lying(&town).len(), 0, "{story} left something");
    }
    let bare = upload(&clerk, &case, Form::new().text("id", uuid::Uuid::now_v7().to_string())).await.expect(422);
    assert_eq!(bare.faults().len(), 2, "{}", bare.text);
    let no_form = clerk.post(&format!("/cases/{}/attachments", id(&case)), json!({})).await;
    assert_eq!(no_form.status, 415, "{}", no_form.text);
    assert_eq!((listed(&clerk, &case).await.len(), lying(&town).len()), (0, 0));
    upload(&clerk, &case, form("photo", "现场.png", fits)).await.expect(201);
}

#[actix_web::test]
async fn a_name_is_only_a_name() {
    let (_town, clerk, case) = scene().await;
    for (sent, kept) in [("../../etc/现场.png", "现场.png"), ("C:\\照片\\现场.png", "现场.png"), ("没有后缀", "没有后缀")]
    {
        let row = upload(&clerk, &case, form("photo", sent, tiny_png())).await.expect(201).json;
        assert_eq!(row["filename"], kept);
        let path = format!("/cases/{}/attachments/{}", id(&case), id(&row));
        for lying in ["现场.pdf", "现场.html"] {
            let refused = clerk.patch(&path, 1, json!({ "filename": lying })).await.expect(422);
            assert_eq!(refused.faults(), [("/filename".to_owned(), "lying_file".to_owned())]);
        }
        clerk.patch(&path, 1, json!({ "filename": "../改名.png", "paper": "evidence" })).await.expect(200);
        let line = listed(&clerk, &case).await.into_iter().find(|line| line["id"] == row["id"]).expect("the line");
        assert_eq!((&line["filename"], &line["paper"], revision(&line)), (&json!("改名.png"), &json!("evidence"), 2));
    }
}

#[actix_web::test]
async fn a_picture_too_large_to_draw_is_kept_without_a_small_one() {
    let (_town, clerk, case) = scene().await;
    let row = upload(&clerk, &case, form("photo", "全景.png", bomb())).await.expect(201).json;
    assert_eq!((&row["thumbnail"], warnings(&row)), (&Value::Null, vec!["unreadable_picture"]));
    let broken = [&tiny_png()[..20], b"...."].concat();
    let row = upload(&clerk, &case, form("photo", "坏图.png", broken.clone())).await.expect(201).json;
    assert_eq!((&row["thumbnail"], warnings(&row)), (&Value::Null, vec!["unreadable_picture"]));
    assert_eq!(content(&clerk, &row["content"]).await, broken);
}
