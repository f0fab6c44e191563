//! What is sent with each operation of the table: well-formed, about a record that is there.

use fengqiao::rights::Role;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{Row, Stage};
use crate::support::pictures::tiny_png;
use crate::support::records::{case_draft, made, person_draft, visit_draft};

impl Stage {
    /// A body the row's operation accepts.
    #[expect(clippy::too_many_lines, reason = "a table with one line for each operation")]
    pub async fn body(&self, row: &Row) -> Value {
        match (row.method.as_str(), row.path.as_str()) {
            ("POST", "/session") => {
                let (username, password) = self.town.password_of(Role::Auditor);
                json!({ "username": username, "password": password })
            }
            ("POST", "/session/password") => json!({ "old": "first-password-1", "new": "second-password-2" }),
            ("POST", "/accounts") => {
                json!({ "username": uuid::Uuid::new_v4(), "display_name": "新人", "role": "auditor", "password": "first-password-1" })
            }
            ("PATCH", "/accounts/{id}") => json!({ "display_name": "改名" }),
            ("PATCH", "/settings") => json!({ "group_visit_persons": 5 }),
            ("POST", "/towns") => json!({ "name": uuid::Uuid::new_v4() }),
            ("PATCH", "/towns/{id}" | "/rooms/{id}") => json!({ "code": "500235" }),
            ("POST", "/figures/paragraph") => json!({ "text": "排查化解矛盾纠纷近600件次" }),
            ("POST", "/figures/seals") => json!({ "year": 2022 }),
            ("POST", "/rooms") => {
                let name = uuid::Uuid::new_v4().simple().to_string();
                json!({ "name": name, "short_name": &name[..12], "kind": "village", "opened_on": "2023-01-01" })
            }
            ("POST", "/people") => person_draft("钱明白", &self.own),
            ("PATCH", "/people/{id}") => json!({ "name": "改名" }),
            ("PUT", "/calendar" | "/duty-roster") => json!({ "days": [] }),
            ("POST", "/cases") => case_draft(self.room(row), "2023-06-01"),
            ("POST", "/parties/lookup") => json!({ "phone": "13800005678" }),
            ("POST", "/cases/{id}/links") => {
                let other = made(&self.clerk, "/cases", case_draft(self.room(row), "2023-06-01")).await;
                json!({ "case_id": other["id"], "relation": "different" })
            }
            ("POST", "/cases/{id}/meetings" | "/cases/{id}/follow-ups" | "/cases/{id}/transfers") => {
                child_draft(row.path.rsplit('/').next().unwrap_or_default())
            }
            ("PATCH", "/cases/{id}/attachments/{child_id}") => json!({ "filename": "改名.png" }),
            ("PATCH", "/cases/{id}/transfers/{child_id}") => json!({ "reason": "改记" }),
            ("PATCH", "/cases/{id}/meetings/{child_id}" | "/cases/{id}/follow-ups/{child_id}") => json!({ "record": "改记" }),
            ("POST", "/cases/{id}/parties") => json!({ "name": "王五" }),
            ("POST", "/cases/{id}/participants") => json!({ "name": "吴法庭", "role": "court" }),
            ("POST", "/cases/{id}/move") => json!({ "room_id": self.other, "on": "2023-06-02", "reason": "登记错了" }),
            ("PATCH", "/cases/{id}/resolutions/{resolution_id}") => json!({ "level": "town" }),
            ("PATCH", "/cases/{id}/endings/{ending_id}") => json!({ "ground": "refused" }),
            ("PATCH", path) if path.ends_with("/{child_id}") => json!({ "name": "改名" }),
            ("PATCH", "/cases/{id}") => json!({ "note": "补记" }),
            ("POST", "/cases/{id}/attachments/{child_id}/reveal") => json!({ "reason": "核对" }),
            ("POST", path) if path.starts_with("/cases/{id}/") => self.step_body(path.rsplit('/').next().unwrap_or_default()).await,
            ("PUT", "/imports/{id}/reading") => json!({ "mapping": {} }),
            ("POST", "/imports/{id}/undo") => json!({ "change_reason": "传错了" }),
            ("PUT", _) => json!({ "zero": true }),
            ("POST", "/petition-visits") => visit_draft("2023-06-01"),
            ("POST", path) if path.ends_with("/retract") => json!({}),
            ("PATCH", "/petition-visits/{id}") => json!({ "subject": "改记" }),
            ("POST", path) if path.ends_with("/to-mediation") => json!({ "room_id": self.own, "kind": "neighbour" }),
            ("POST", path) if path.ends_with("/reveal") || path.ends_with("/excuse") || path.ends_with("/withdraw") => {
                json!({ "reason": "核对" })
            }
            ("POST", "/online-entries") => self.entry(row),
            ("PATCH", "/online-entries/{id}") => json!({ "result": "已调解" }),
            ("POST", "/petition-visits/{id}/progress") => json!({ "notified_on": "2023-06-02" }),
            ("POST", "/petition-visits/{id}/matter") => {
                json!({ "visit_id": made(&self.leader, "/petition-visits", visit_draft("2023-05-01")).await["id"] })
            }
            ("POST", "/reconciliation/reasons") => {
                json!({ "entry_id": made(&self.clerk, "/online-entries", self.entry(row)).await["id"], "reason": "平台代录" })
            }
            ("POST", "/reconciliation/matches") => {
                let (case, entry) = (self.case(row).await, made(&self.clerk, "/online-entries", self.entry(row)).await);
                json!({ "entry_id": entry["id"], "case_id": case["id"] })
            }
            _ => json!({}),
        }
    }

    pub async fn step_body(&self, step: &str) -> Value {
        match step {
            "merge" => {
                let into = made(&self.clerk, "/cases", case_draft(&self.own, "2023-06-01")).await;
                json!({ "into": into["id"], "reason": "同一纠纷" })
            }
            "unmerge" | "restore" => json!({ "reason": "不该撤销" }),
            "signatures" => json!({ "seal_on": "2023-06-03" }),
            "performance" => json!({ "on": "2023-06-03", "status": "performed" }),
            "confirmation" => json!({ "applied_on": "2023-06-05", "court": "云阳县人民法院" }),
            "extension" => json!({ "agreed_on": "2023-06-03", "until_on": "2023-08-01", "agreed_by_all": true }),
            "accept" => json!({ "accepted_on": "2023-06-02" }),
            "decline" => json!({ "on": "2023-06-02", "ground": "not_civil", "routes_told": true }),
            "settle" => json!({ "settled_on": "2023-06-02", "form": "oral", "level": "village", "terms": "各退一步" }),
            "end" => json!({ "ended_on": "2023-06-02", "ground": "no_agreement", "routes_told": true }),
            "close" | "archive" => json!({ "on": "2023-06-02" }),
            "reopen" | "withdraw" => json!({ "on": "2023-06-03", "reason": "又起争执" }),
            other => panic!("no body for the step {other}: add it beside the row of the table"),
        }
    }
}

/// A register of one person that can be read and holds one fault.
pub fn upload() -> Form {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [["姓名", "村（社区）", "培训（认定）时间"], ["孙明白", "红关村", "2023-05-01"], ["李明白", "无此村", "2023-05-01"]];
    for (number, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(number, column, text).expect("written");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    Form::new().text("kind", "people").part("file", Part::bytes(bytes).file_name("名册.xlsx"))
}

pub fn child_draft(kind: &str) -> Value {
    match kind {
        "meetings" => json!({ "held_on": "2023-06-02", "place": "村委会", "record": "双方各执一词" }),
        "follow-ups" => json!({ "visited_on": "2023-06-10", "method": "visit", "record": "已履行" }),
        "transfers" => json!({ "to": "court", "sent_on": "2023-06-02", "reason": "双方要求诉讼" }),
        other => panic!("no draft of {other}: add it beside the row of the table"),
    }
}

/// A small picture as a phone sends it.
pub fn photo() -> Form {
    Form::new().text("kind", "photo").part("file", Part::bytes(tiny_png()).file_name("现场.png"))
}
