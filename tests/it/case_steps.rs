//! The life of a case: every command, at every stage, by everybody, as one table; and what a command must say.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::cases::{found, now, step, stepped, written};
use crate::support::records::{id, revision};
use crate::support::{Actor, TestTown, send};

const TABLE: &str = include_str!("case_steps.csv");
const ROLES: [&str; 4] = ["mediator", "clerk", "leader", "auditor"];
const LIFE: [&str; 9] = ["accept", "decline", "settle", "end", "close", "archive", "reopen", "withdraw", "restore"];
const FILING: [&str; 3] = ["move", "merge", "unmerge"];
/// What the steps are called to people.
const LABELS: [&str; 9] = ["受理", "不予受理", "化解", "终止", "结案", "归档", "重新调解", "撤销登记", "恢复"];
const TOMORROW: &str = "2023-06-16";

/// One line of the table: a command, who may give it, what becomes of it at each stage.
struct Row {
    command: &'static str,
    roles: Vec<&'static str>,
    stages: Vec<(&'static str, &'static str)>,
}

impl Row {
    fn at(&self, stage: &str) -> &'static str {
        self.stages.iter().find(|(name, _)| *name == stage).expect("the stage").1
    }

    fn may(&self, role: &str) -> bool {
        self.roles[ROLES.iter().position(|name| *name == role).expect("the role")] == "may"
    }
}

fn table() -> Vec<Row> {
    let mut lines = TABLE.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let stages = lines.next().expect("headings").split_off(1 + ROLES.len());
    lines
        .map(|mut cells| {
            let outcomes = cells.split_off(1 + ROLES.len());
            Row { command: cells[0], roles: cells.split_off(1), stages: stages.iter().copied().zip(outcomes).collect() }
        })
        .collect()
}

/// The steps of one sort that the table gives a role at a stage.
fn allowed(table: &[Row], sort: &[&'static str], role: &str, stage: &str) -> Vec<&'static str> {
    let fits = |row: &&Row| sort.contains(&row.command) && row.may(role) && row.at(stage) == "200";
    table.iter().filter(fits).map(|row| row.command).collect()
}

/// A town, its people, and what their commands name.
pub struct Scene {
    pub town: TestTown,
    people: Vec<(&'static str, Actor)>,
    pub room: String,
    pub other_room: String,
    other_case: Value,
}

impl Scene {
    pub async fn new() -> Self {
        let town = TestTown::new().await;
        let people = vec![
            ("mediator", town.mediator("红关村").await),
            ("clerk", town.clerk().await),
            ("leader", town.leader().await),
            ("auditor", town.auditor().await),
        ];
        let (room, other_room) = (town.room("红关村").await, town.room("双平村").await);
        let other_case = found(&people[1].1, &room, "2023-06-01", json!({})).await;
        Self { town, people, room, other_room, other_case }
    }

    pub fn clerk(&self) -> &Actor {
        &self.people[1].1
    }

    /// A command that nothing is wrong with.
    pub fn body(&self, command: &str) -> Value {
        match command {
            "accept" => json!({ "accepted_on": "2023-06-02" }),
            "decline" => json!({ "on": "2023-06-02", "ground": "not_civil", "routes_told": true }),
            "settle" => written("2023-06-02"),
            "end" => json!({ "ended_on": "2023-06-02", "ground": "no_agreement", "routes_told": true }),
            "close" | "archive" => json!({ "on": "2023-06-03" }),
            "reopen" | "withdraw" => json!({ "on": "2023-06-04", "reason": "又起争执" }),
            "move" => json!({ "room_id": self.other_room, "on": "2023-06-04", "reason": "登记错了" }),
            "merge" => json!({ "into": self.other_case["id"], "reason": "同一纠纷" }),
            "unmerge" | "restore" => json!({ "reason": "不该撤销" }),
            "signatures" => json!({ "parties_on": "2023-06-02", "mediator_on": "2023-06-02", "seal_on": "2023-06-03" }),
            "performance" => json!({ "on": "2023-06-03", "status": "performed" }),
            "confirmation" => json!({ "applied_on": "2023-06-05", "court": "云阳县人民法院" }),
            "extension" => json!({ "agreed_on": "2023-06-03", "until_on": "2023-08-01", "agreed_by_all": true }),
            other => panic!("no body for {other}"),
        }
    }

    /// A case that stands at a stage.
    pub async fn case_at(&self, stage: &str) -> Value {
        let way: &[&str] = match stage {
            "registered" => &[],
            "accepted" => &["accept"],
            "declined" => &["decline"],
            "settled" => &["settle"],
            "ended" => &["end"],
            "closed" => &["settle", "close"],
            "archived" => &["settle", "close", "archive"],
            "withdrawn" => &["withdraw"],
            "merged" => &["merge"],
            other => panic!("no way to {other}"),
        };
        let mut case = found(self.clerk(), &self.room, "2023-06-01", json!({})).await;
        for command in way {
            case = stepped(self.clerk(), &case, command, self.body(command)).await;
        }
        now(self.clerk(), &case).await
    }
}

#[actix_web::test]
async fn every_command_at_every_stage_by_everybody() {
    let (scene, table) = (Scene::new().await, table());
    for (stage, _) in &table[0].stages {
        let standing = scene.case_at(stage).await;
        for (role, actor) in &scene.people {
            let seen = now(actor, &standing).await;
            assert_eq!(seen["allowed_steps"], json!(allowed(&table, &LIFE, role, stage)), "{role} at {stage}");
            assert_eq!(seen["allowed_filing"], json!(allowed(&table, &FILING, role, stage)), "{role} at {stage}");
            for row in &table {
                let (command, outcome) = (row.command, row.at(stage));
                let fresh = row.may(role) && outcome == "200";
                let case = if fresh { scene.case_at(stage).await } else { standing.clone() };
                let reply = step(actor, &case, command, scene.body(command)).await;
                let expected = match (row.may(role), outcome) {
                    (false, _) => (403, "not_allowed"),
                    (true, "200") => (200, ""),
                    (true, code) => (409, code),
                };
                assert_eq!((reply.status, reply.code()), expected, "{command} at {stage} by {role}: {}", reply.text);
                if expected == (200, "") {
                    assert_eq!(reply.header("etag"), format!("\"{}\"", revision(&case) + 1), "{command} at {stage}");
                }
                if expected == (409, "step_not_allowed") && LIFE.contains(&command) {
                    let detail = reply.json["detail"].as_str().expect("a detail").split("可以：").nth(1).expect("what is possible");
                    let told: Vec<&str> = detail.split('、').filter(|label| *label != "无").collect();
                    let possible = allowed(&table, &LIFE, "clerk", stage);
                    let labels = LIFE.iter().zip(LABELS).filter(|(step, _)| possible.contains(step)).map(|(_, label)| label);
                    assert_eq!(told, labels.collect::<Vec<_>>(), "{command} at {stage}");
                }
            }
        }
        assert_eq!(standing, now(scene.clerk(), &standing).await, "a refusal changed a case {stage}");
    }
}

#[actix_web::test]
async fn a_command_says_which_revision_it_saw() {
    let scene = Scene::new().await;
    for row in table() {
        let case = scene.case_at("registered").await;
        let address = format!("/cases/{}/{}", id(&case), row.command);
        let send_seeing = |seen: Option<&'static str>| {
            let request = scene.clerk().request(Method::POST, &address).json(&scene.body(row.command));
            send(match seen {
                Some(seen) => request.header("if-match", seen),
                None => request,
            })
        };
        assert_eq!(send_seeing(None).await.expect(428).code(), "revision_required", "{}", row.command);
        let stale = send_seeing(Some("\"7\"")).await.expect(412);
        assert_eq!((stale.code(), &stale.json["current"]), ("changed_meanwhile", &case), "{}", row.command);
    }
}

#[actix_web::test]
async fn a_room_knows_nothing_of_anothers_case() {
    let scene = Scene::new().await;
    let stranger = scene.town.mediator("双平村").await;
    let case = scene.case_at("registered").await;
    for row in table() {
        let expected = if row.may("mediator") { (404, "not_found") } else { (403, "not_allowed") };
        let reply = step(&stranger, &case, row.command, scene.body(row.command)).await;
        assert_eq!((reply.status, reply.code()), expected, "{}", row.command);
    }
}

#[actix_web::test]
async fn what_a_command_lacks_is_told_all_at_once() {
    let scene = Scene::new().await;
    for (command, lacking) in [
        ("accept", &["/accepted_on"][..]),
        ("decline", &["/ground", "/on", "/routes_told"]),
        ("settle", &["/form", "/level", "/settled_on", "/terms"]),
        ("end", &["/ended_on", "/ground", "/routes_told"]),
        ("close", &["/on"]),
        ("archive", &["/on"]),
        ("reopen", &["/on", "/reason"]),
        ("withdraw", &["/on", "/reason"]),
        ("move", &["/on", "/reason", "/room_id"]),
        ("merge", &["/into", "/reason"]),
        ("unmerge", &["/reason"]),
        ("restore", &["/reason"]),
        ("performance", &["/on", "/status"]),
        ("extension", &["/agreed_by_all", "/agreed_on", "/until_on"]),
    ] {
        let case = scene.case_at("registered").await;
        let reply = step(scene.clerk(), &case, command, json!({})).await.expect(422);
        let wanted: Vec<_> = lacking.iter().map(|place| ((*place).to_owned(), "required".to_owned())).collect();
        assert_eq!(reply.faults(), wanted, "{command}");
        let reply = step(scene.clerk(), &case, command, json!({ "colour": "red" })).await.expect(400);
        assert_eq!(reply.code(), "unknown_field", "{command}");
    }
    let case = scene.case_at("settled").await;
    let bare = step(scene.clerk(), &case, "confirmation", json!({})).await.expect(422);
    assert_eq!(bare.faults(), [("/applied_on".to_owned(), "required".to_owned())]);
    let case = scene.case_at("accepted").await;
    let not_all = json!({ "agreed_on": TOMORROW, "until_on": "2023-07-01", "agreed_by_all": false });
    let refused = step(scene.clerk(), &case, "extension", not_all).await.expect(422);
    let faults = refused.faults();
    let codes: Vec<_> = faults.iter().map(|(place, code)| (place.as_str(), code.as_str())).collect();
    assert_eq!(codes, [("/agreed_by_all", "required"), ("/agreed_on", "in_the_future"), ("/until_on", "wrong_order")]);
}
