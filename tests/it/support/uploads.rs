//! Photos and scans sent to a case, and what lies of them in the town's folder.

use std::path::PathBuf;

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::Value;

use super::records::id;
use super::{Actor, Reply, TestTown, send};

/// A file in a form, as a phone sends it.
pub fn form(kind: &str, filename: &str, bytes: Vec<u8>) -> Form {
    Form::new().text("kind", kind.to_owned()).part("file", Part::bytes(bytes).file_name(filename.to_owned()))
}

/// Sends a form to a case.
pub async fn upload(actor: &Actor, case: &Value, form: Form) -> Reply {
    send(actor.request(Method::POST, &format!("/cases/{}/attachments", id(case))).multipart(form)).await
}

/// Removes an attachment, saying why.
pub async fn remove(actor: &Actor, case: &Value, attachment: &Value, seen: &str) -> Reply {
    let path = format!("/cases/{}/attachments/{}", id(case), id(attachment));
    let body = serde_json::json!({ "reason": "传错了" });
    send(actor.request(Method::DELETE, &path).header("if-match", seen).json(&body)).await
}

/// The bytes at an address that an answer names.
pub async fn content(actor: &Actor, address: &Value) -> Vec<u8> {
    let path = address.as_str().and_then(|address| address.strip_prefix("/api/v1")).expect("an address");
    let response = actor.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(response.status(), 200);
    response.bytes().await.expect("a whole answer").to_vec()
}

/// Every file in the town's folder, those on their way in too.
pub fn lying(town: &TestTown) -> Vec<PathBuf> {
    let mut folders = vec![town.files.path().join("attachments")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

/// A scan: only its beginning says what it is.
pub fn pdf(content: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{content}\n%%EOF\n").into_bytes()
}
