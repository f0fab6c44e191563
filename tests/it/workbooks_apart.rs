//! A workbook that brings its reader down brings down nothing else: it is refused in words, and the town works on.

use std::path::Path;
use std::process::Command;

use fengqiao::apart::Apart;
use fengqiao::rights::Role;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::command_line::{refused, run_on};
use crate::support::workbooks::{ledger, upload};
use crate::support::{Actor, Reply, TestTown, send};

const XLS: &[u8] = include_bytes!("../data/imports/ledger.xls");

/// The ledger as .xls with other numbers where it says how large its sheet is: first row, end row, first column, end column.
fn declaring(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
    let mut bytes = XLS.to_vec();
    let dimensions = bytes.windows(4).position(|bytes| bytes == [0x00, 0x02, 14, 0]).expect("a DIMENSIONS record") + 4;
    let numbers = [rows.map(u32::to_le_bytes).concat(), columns.map(u16::to_le_bytes).concat()].concat();
    bytes[dimensions..dimensions + numbers.len()].copy_from_slice(&numbers);
    bytes
}

/// Refused in both languages with this code, and nothing of it is kept.
async fn assert_refused(clerk: &Actor, file: (&str, Vec<u8>), status: u16, code: &str, says: &str) {
    let (name, bytes) = file;
    let send_in = async |language: &'static str| -> Reply {
        let form = Form::new().text("kind", "cases").part("file", Part::bytes(bytes.clone()).file_name(name.to_owned()));
        send(clerk.request(Method::POST, "/imports").header("accept-language", language).multipart(form)).await
    };
    let (chinese, english) = (send_in("zh").await, send_in("en").await);
    assert_eq!((chinese.status, chinese.code()), (status, code), "{}", chinese.text);
    let detail = |reply: &Reply| reply.json["detail"].as_str().expect("a detail").to_owned();
    assert!(detail(&chinese).contains(says), "{}", chinese.text);
    assert!(detail(&english).is_ascii() && detail(&english).len() > 80, "{}", english.text);
    assert_eq!(clerk.get("/imports").await.expect(200).json["items"], json!([]), "nothing is kept");
}

#[actix_web::test]
async fn an_xls_that_contradicts_itself_is_refused_and_the_town_works_on() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    for (rows, columns) in [([0x2900_0000, 41], [0, 16]), ([0, 15_000], [0xff00, 0xff10]), ([0, 41], [0, 300])] {
        let file = ("台账.xls", declaring(rows, columns));
        assert_refused(&clerk, file, 422, "not_a_workbook", "另存为 .xlsx").await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("台账.xls");
    std::fs::write(&path, declaring([0x2900_0000, 41], [0, 16])).expect("written");
    let words = ["import", "cases", path.to_str().expect("text"), "--dry-run"];
    assert!(refused(&run_on(&town.address(), &town.key_file(), &words, "")).contains(".xlsx"));
}

/// A table as text with so many cells.
fn wide_table(rows: usize) -> Vec<u8> {
    [b"1,".repeat(250), b"1\n".to_vec()].concat().repeat(rows)
}

#[actix_web::test]
async fn a_workbook_that_needs_more_than_its_share_of_memory_is_refused() {
    let town = TestTown::new().await;
    let (admin, clerk) = (town.over_all(Role::Admin).await, town.clerk().await);
    for wrong in [255, 16_385] {
        admin.patch("/settings", 1, json!({ "workbook_memory_mib": wrong })).await.expect(422);
    }
    admin.patch("/settings", 1, json!({ "workbook_memory_mib": 256 })).await.expect(200);
    assert_refused(&clerk, ("大表.csv", wide_table(11_000)), 422, "not_a_workbook", "256 MiB").await;
    upload(&clerk, "cases", ledger(&[&[]])).await.expect(201);
}

/// A program that ends as it is told, whatever it is asked.
fn program(folder: &Path, text: &str) -> Apart {
    let path = folder.join("reader");
    // Written by another process: while this one has it open, no thread of it can start it.
    let write = "printf '#!/bin/sh\n%s\n' \"$1\" > \"$0\"; chmod 700 \"$0\"";
    assert!(Command::new("/bin/sh").args(["-c", write]).arg(&path).arg(text).status().expect("run").success());
    Apart::by(path)
}

#[actix_web::test]
async fn however_a_reader_ends_it_is_told_whose_fault_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    for (ends, status, code, says) in [
        ("kill -ABRT $$", 422, "not_a_workbook", "1024 MiB"),
        ("kill -SEGV $$", 422, "not_a_workbook", "什么也没有保存"),
        ("kill -XCPU $$", 413, "too_large", "60 秒"),
        ("exit 1", 500, "internal", "不是文件的问题"),
        ("echo no answer of ours", 500, "internal", ""),
    ] {
        let town = TestTown::with_readers(program(folder.path(), ends)).await;
        assert_refused(&town.clerk().await, ("台账.xlsx", ledger(&[&[]])), status, code, says).await;
    }
    let town = TestTown::with_readers(Apart::by(folder.path().join("gone"))).await;
    assert_refused(&town.clerk().await, ("台账.xlsx", ledger(&[&[]])), 500, "internal", "不是文件的问题").await;
}

#[actix_web::test]
async fn ten_workbooks_at_once_are_read_one_after_the_other() {
    let town = TestTown::new().await;
    let clerk = town.clerk().await;
    let each = (0..10).map(|_| upload(&clerk, "cases", ledger(&[&[]])));
    let replies: Vec<Value> = futures_util::future::join_all(each).await.into_iter().map(|reply| reply.expect(201).json).collect();
    assert!(replies.iter().all(|preview| preview["counts"]["new"] == 1));
}
