//! Records made with as little as they need, for stories that are about something else.

use serde_json::{Value, json};

use super::Actor;

/// A dispute between 张三 and 李四 in a room.
pub fn case_draft(room: &str, found_on: &str) -> Value {
    json!({
        "room_id": room, "found_on": found_on, "kind": "neighbour", "facts": "两家为院墙界线争执",
        "parties": [{ "name": "张三", "phone": "13812345678" }, { "name": "李四" }],
    })
}

/// A visit of 王五 to the reception.
pub fn visit_draft(received_on: &str) -> Value {
    json!({
        "received_on": received_on, "leader": "陈镇长", "persons_present": 2, "subject": "反映院墙界线", "class": "request",
        "visitors": [{ "name": "王五", "phone": "13912345678" }],
    })
}

/// An entry of the online platform.
pub fn entry_draft(platform_no: &str, room: &str) -> Value {
    json!({ "platform_no": platform_no, "entered_on": "2023-06-02", "room_id": room, "applicant": "张三", "respondent": "李四" })
}

/// Somebody of a room who holds a role.
pub fn person_draft(name: &str, room: &str) -> Value {
    json!({ "name": name, "room_id": room, "roles": [{ "role": "legal_literate", "from": "2023-01-01" }] })
}

/// A new record as it was answered.
pub async fn made(actor: &Actor, path: &str, draft: Value) -> Value {
    actor.post(path, draft).await.expect(201).json
}

/// The id of a record.
pub fn id(record: &Value) -> &str {
    record["id"].as_str().expect("an id")
}

/// The revision of a record.
pub fn revision(record: &Value) -> i64 {
    record["revision"].as_i64().expect("a revision")
}

/// The same draft with other values for some fields.
pub fn with(mut draft: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else { panic!("fields are an object") };
    draft.as_object_mut().expect("a draft is an object").extend(fields);
    draft
}
