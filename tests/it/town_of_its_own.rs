//! The next town: README's "For a town" typed on an empty folder, nine rooms of other names, and last year's five ledgers.
//! Nothing is set by hand but the town, its rooms and the accounts, and every figure, breakdown and list is right.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use chrono::{Datelike, Days, NaiveDate};
use fengqiao::db::Target;
use reqwest::blocking::Client;
use reqwest::blocking::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::crash::{PASSWORD, Person};
use crate::support::database;
use crate::support::workbooks::texts;

const ROOMS: [&str; 9] = ["青石村", "柳溪村", "松坪村", "荷塘村", "金竹村", "白鹤村", "石桥村", "桃花社区", "新街社区"];
const KINDS: [(&str, &str); 5] = [
    ("邻里", "neighbour"),
    ("婚姻家庭", "marriage_family"),
    ("山林土地", "forest_land"),
    ("道路交通事故", "traffic"),
    ("合同", "contract"),
];
const LEDGER: [&str; 18] = [
    "序号",
    "排查时间",
    "当事人\n（甲方）",
    "当事人\n（乙方）",
    "纠纷类型",
    "简要情况",
    "涉及人数",
    "涉及金额\n（元）",
    "来源",
    "是否历年疑难",
    "责任人（调解员）",
    "参与法律明白人",
    "受理时间",
    "化解时间",
    "化解方式（协议形式）",
    "化解结果",
    "化解层级",
    "平台编号",
];

/// The program as README starts it: in an empty folder, or with a database named.
struct Program {
    child: Child,
    base: String,
}

fn command(folder: &Path, address: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fengqiao"));
    command.current_dir(folder).env("FENGQIAO_LOG", "off");
    if let Some(address) = address {
        command.args(["--database", address, "--key-file", "fengqiao.key"]);
    }
    command
}

impl Program {
    fn start(folder: &Path, address: Option<&str>) -> Self {
        let mut add = command(folder, address)
            .args(["account", "add", "admin", "--role", "admin", "--password-stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("started");
        add.stdin.take().expect("an input").write_all(PASSWORD.as_bytes()).expect("written");
        assert!(add.wait().expect("an end").success());
        let listen = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").to_string();
        let mut serve = command(folder, address);
        let child = serve.args(["serve", "--listen", &listen]).stdout(Stdio::null()).spawn().expect("started");
        let program = Self { child, base: format!("http://{listen}") };
        let client = Client::new();
        let ready = |_: &i32| client.get(format!("{}/readyz", program.base)).send().is_ok_and(|reply| reply.status().is_success());
        let waited = (0..600).inspect(|_| std::thread::sleep(std::time::Duration::from_millis(50))).find(ready);
        assert!(waited.is_some(), "the program serves");
        program
    }

    fn sign_in(&self, username: &str, password: &str) -> Person {
        let nobody = Person { client: Client::new(), base: format!("{}/api/v1", self.base), token: String::new() };
        let reply = nobody.post("/session", &json!({ "username": username, "password": password }));
        let cookie = reply.headers()["set-cookie"].to_str().expect("a cookie").to_owned();
        Person { token: cookie.split([';', '=']).nth(1).expect("a token").to_owned(), ..nobody }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("an end");
    }
}

fn made(person: &Person, path: &str, body: &Value) -> Value {
    let reply = person.post(path, body);
    let (status, text) = (reply.status(), reply.text().expect("a text"));
    assert_eq!(status, 201, "{path}: {text}");
    serde_json::from_str(&text).expect("JSON")
}

fn read(person: &Person, path: &str) -> Value {
    let reply = person.get(path);
    assert_eq!(reply.status(), 200, "{path}");
    reply.json().expect("JSON")
}

/// Uploads a ledger and applies it; gives the preview.
fn imported(clerk: &Person, kind: &'static str, bytes: Vec<u8>) -> Value {
    let form = Form::new().text("kind", kind).part("file", Part::bytes(bytes).file_name("去年.xlsx"));
    let upload = clerk.client.post(format!("{}/imports", clerk.base)).bearer_auth(&clerk.token).multipart(form);
    let preview: Value = upload.send().expect("an answer").json().expect("a preview");
    assert_eq!((&preview["counts"]["error"], &preview["unknown_values"]), (&json!(0), &json!([])), "{kind}: {preview}");
    let path = format!("{}/imports/{}/apply", clerk.base, preview["id"].as_str().expect("an id"));
    let applied = clerk.client.post(path).bearer_auth(&clerk.token).send().expect("an answer");
    assert_eq!(applied.status(), 200, "{kind}");
    preview
}

/// One dispute of the ledgers, in the facts that are counted.
struct Dispute {
    room: usize,
    number: usize,
    found: NaiveDate,
    settled: Option<NaiveDate>,
    kind: usize,
    literate: bool,
    longstanding: bool,
    in_town: bool,
    people: usize,
}

impl Dispute {
    fn parties(&self) -> (String, String) {
        (format!("甲{}第{}", ROOMS[self.room], self.number), format!("乙{}第{}", ROOMS[self.room], self.number))
    }

    fn platform_no(&self) -> Option<String> {
        (self.settled.is_some() && !self.number.is_multiple_of(3)).then(|| format!("ZZ{:02}{:03}", self.room, self.number))
    }

    fn cells(&self) -> Vec<String> {
        let day = |day: Option<NaiveDate>| day.map(|day| format!("{}.{}.{}", day.year(), day.month(), day.day())).unwrap_or_default();
        let (first, second) = self.parties();
        let literate = if self.literate { format!("明白{}", self.room) } else { "/".to_owned() };
        let settled = |text: &str| if self.settled.is_some() { text.to_owned() } else { String::new() };
        vec![
            self.number.to_string(),
            day(Some(self.found)),
            first,
            second,
            KINDS[self.kind].0.to_owned(),
            format!("{}两家相争第{}件", ROOMS[self.room], self.number),
            self.people.to_string(),
            "1500".to_owned(),
            "排查发现".to_owned(),
            if self.longstanding { "是" } else { "否" }.to_owned(),
            format!("调解员{}", self.room),
            literate,
            day(Some(self.found)),
            day(self.settled),
            settled("口头协议"),
            if self.settled.is_some() { "已化解" } else { "正在化解" }.to_owned(),
            settled(if self.in_town { "镇" } else { "村" }),
            self.platform_no().unwrap_or_default(),
        ]
    }
}

/// Twelve disputes of each room, one a month.
fn disputes(year: i32) -> Vec<Dispute> {
    let mut all = Vec::new();
    for room in 0..ROOMS.len() {
        for month in 1..=12_usize {
            let found = NaiveDate::from_ymd_opt(year, u32::try_from(month).unwrap(), u32::try_from(3 + room * 2).unwrap()).unwrap();
            all.push(Dispute {
                room,
                number: month,
                found,
                settled: (!(room + month).is_multiple_of(10)).then(|| found + Days::new(2)),
                kind: (room + month) % KINDS.len(),
                literate: (room * month) % 2 == 1,
                longstanding: month == 5 && room % 2 == 1,
                in_town: month % 4 == 0,
                people: 2 + month % 3,
            });
        }
    }
    all
}

fn sheet(name: &str, headings: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let mut all: Vec<&[&str]> = vec![headings];
    all.extend(rows.iter().map(Vec::as_slice));
    texts(name, &all)
}

fn ledger_of(room: usize, all: &[Dispute]) -> Vec<u8> {
    let rows: Vec<Vec<String>> = all.iter().filter(|dispute| dispute.room == room).map(Dispute::cells).collect();
    sheet(ROOMS[room], &LEDGER, &rows)
}

fn roster(year: i32) -> Vec<u8> {
    let row = |room: usize| {
        let text = [&room.to_string(), &format!("明白{room}"), "女", ROOMS[room], "网格员", &format!("{}-03-26", year - 1), ""];
        text.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()
    };
    let headings = ["序号", "姓名", "性别", "村（社区）", "职务/身份", "培训（认定）时间", "退出时间"];
    sheet("法律明白人名册", &headings, &(0..ROOMS.len()).map(row).collect::<Vec<_>>())
}

fn visits(year: i32) -> Vec<u8> {
    let row = |number: u32| {
        let day = NaiveDate::from_ymd_opt(year, 1 + number % 12, 2 + number % 25).unwrap();
        let persons = (1 + number % 6).to_string();
        let text = [
            &number.to_string(),
            &day.to_string(),
            "李书记（镇长）",
            &format!("来访人{number}"),
            ROOMS[number as usize % 9],
            &persons,
            "反映道路",
            "求决",
            "初次",
            "受理",
        ];
        text.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()
    };
    let headings = ["序号", "日期", "接访领导（职务）", "来访人姓名", "住址", "人数", "反映事项", "类别", "初次/重复", "处理方式"];
    sheet("接访登记", &headings, &(0..60).map(row).collect::<Vec<_>>())
}

fn entries(all: &[Dispute]) -> Vec<u8> {
    let row = |dispute: &Dispute| {
        let number = dispute.platform_no()?;
        let (first, second) = dispute.parties();
        let entered = dispute.settled? + Days::new(1);
        let text = [
            number,
            entered.to_string(),
            format!("清水镇{}人民调解委员会", ROOMS[dispute.room]),
            first,
            second,
            format!("{}纠纷", KINDS[dispute.kind].0),
            dispute.found.to_string(),
            "调解成功".to_owned(),
            "口头协议".to_owned(),
            "已办结".to_owned(),
        ];
        Some(text.to_vec())
    };
    let headings = ["平台编号", "录入时间", "调委会", "申请人", "被申请人", "纠纷类别", "受理日期", "调解结果", "协议形式", "状态"];
    sheet("调解案件导出", &headings, &all.iter().filter_map(row).collect::<Vec<_>>())
}

/// Every room reports every half-month, but 新街社区 not the last one.
fn reports(year: i32, all: &[Dispute]) -> Vec<u8> {
    let mut rows = Vec::new();
    for (room, name) in ROOMS.iter().enumerate() {
        for month in 1..=12_u32 {
            for second in [false, true] {
                let within =
                    |dispute: &&Dispute| dispute.room == room && dispute.found.month() == month && (dispute.found.day() > 15) == second;
                let number = all.iter().filter(within).count();
                let start = NaiveDate::from_ymd_opt(year, month, if second { 16 } else { 1 }).unwrap();
                let after = if second {
                    start.checked_add_months(chrono::Months::new(1)).unwrap().with_day(1).unwrap()
                } else {
                    start.with_day(16).unwrap()
                };
                let missing = room == 8 && month == 12 && second;
                let filed = if missing { String::new() } else { format!("{after} 09:30") };
                let period = format!("{year}年{month}月{}半月", if second { "下" } else { "上" });
                let zero = if number == 0 { "是" } else { "否" };
                rows.push(vec![(*name).to_owned(), period, filed, format!("报送人{room}"), number.to_string(), zero.to_owned()]);
            }
        }
    }
    sheet("半月报汇总", &["村（社区）", "期次", "报送时间", "报送人", "排查件数", "是否零报告"], &rows)
}

/// What the year must come to, counted from the same facts by hand.
fn expected(all: &[Dispute]) -> Vec<(&'static str, i64)> {
    let count = |pick: &dyn Fn(&Dispute) -> bool| i64::try_from(all.iter().filter(|dispute| pick(dispute)).count()).unwrap();
    let settled = |dispute: &Dispute| dispute.settled.is_some();
    let entered = count(&|dispute| dispute.platform_no().is_some());
    let people: usize = all.iter().filter(|dispute| settled(dispute)).map(|dispute| dispute.people).sum();
    vec![
        ("rooms", 9),
        ("screening_expected", 216),
        ("screening_filed", 215),
        ("disputes_found", 108),
        ("disputes_resolved", count(&settled)),
        ("resolutions", count(&settled)),
        ("disputes_open", count(&|dispute| !settled(dispute))),
        ("resolved_in_village", count(&|dispute| settled(dispute) && !dispute.in_town)),
        ("resolved_in_town", count(&|dispute| settled(dispute) && dispute.in_town)),
        ("with_legal_literate", count(&|dispute| settled(dispute) && dispute.literate)),
        ("longstanding_with_legal_literate", count(&|dispute| settled(dispute) && dispute.literate && dispute.longstanding)),
        ("longstanding_resolved", count(&|dispute| settled(dispute) && dispute.longstanding)),
        ("legal_literates", 9),
        ("reception_persons", (0..60).map(|number| 1 + number % 6).sum()),
        ("reception_visits", 60),
        ("online_entries", entered),
        ("online_unmatched", 0),
        ("local_unentered", count(&settled) - entered),
        ("people", i64::try_from(people).unwrap()),
        ("agreements_oral", count(&settled)),
    ]
}

/// Every record behind a figure, page after page.
fn drilled(clerk: &Person, code: &str, year: i32, cell: &str) -> i64 {
    let (mut sum, mut cursor) = (0, String::new());
    loop {
        let page = read(clerk, &format!("/figures/{code}/records?year={year}&limit=50{cell}{cursor}"));
        sum += page["items"].as_array().expect("items").iter().filter_map(|row| row["counts"].as_i64()).sum::<i64>();
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return sum,
        }
    }
}

#[test]
fn a_town_set_up_by_the_readme_counts_last_years_ledgers_right() {
    let (folder, fresh) = (tempfile::tempdir().expect("a folder"), database::empty());
    let address = match &fresh.target {
        Target::Sqlite(_) => None,
        Target::Postgres(url) => Some(url.as_str()),
    };
    let program = Program::start(folder.path(), address);
    let admin = program.sign_in("admin", PASSWORD);
    let now = read(&admin, "/about")["server_time"].as_str().expect("a time").to_owned();
    let year = now[..4].parse::<i32>().expect("a year") - 1;
    let town = made(&admin, "/towns", &json!({ "name": "清水镇" }));
    for name in ROOMS {
        let kind = if name.ends_with("社区") { "community" } else { "village" };
        made(&admin, "/rooms", &json!({ "town_id": town["id"], "name": name, "kind": kind, "opened_on": "2010-01-01" }));
    }
    let account =
        json!({ "username": "clerk", "display_name": "司法所", "role": "clerk", "town_id": town["id"], "password": "first-password-1" });
    made(&admin, "/accounts", &account);
    let clerk = program.sign_in("clerk", "first-password-1");
    clerk.post("/session/password", &json!({ "old": "first-password-1", "new": "second-password-2" }));
    let all = disputes(year);
    imported(&clerk, "people", roster(year));
    (0..ROOMS.len()).for_each(|room| drop(imported(&clerk, "cases", ledger_of(room, &all))));
    imported(&clerk, "petition_visits", visits(year));
    imported(&clerk, "online_entries", entries(&all));
    let preview = imported(&clerk, "screenings", reports(year, &all));
    assert_eq!(
        (&preview["obligations"]["expected"], &preview["obligations"]["filed"]),
        (&json!(216), &json!(215)),
        "{}",
        preview["obligations"]
    );
    let report = read(&clerk, &format!("/figures?year={year}"));
    let figures = report["figures"].as_array().expect("figures");
    for (code, value) in expected(&all) {
        let figure = figures.iter().find(|figure| figure["code"] == code).expect("the figure");
        assert_eq!(figure["value"], value, "{code}");
        assert_eq!(drilled(&clerk, code, year, ""), value, "the records behind {code}");
    }
    assert_cells(&clerk, year, &all, figures);
    let grid = read(&clerk, &format!("/screenings?year={year}"));
    assert_eq!((&grid["totals"]["missing"], &grid["totals"]["contradicted"]), (&json!(1), &json!(0)));
    assert_eq!(grid["beginnings"][0]["obligations_from"], format!("{year}-01-H1"));
    let paragraph = read(&clerk, &format!("/figures/paragraph?year={year}"));
    assert!(paragraph["text"].as_str().is_some_and(|text| text.contains("应报送216次")), "{paragraph}");
}

/// The cells of two breakdowns: each as counted by hand, and each the sum of the records behind it.
fn assert_cells(clerk: &Person, year: i32, all: &[Dispute], figures: &[Value]) {
    let resolved = figures.iter().find(|figure| figure["code"] == "disputes_resolved").expect("the figure");
    let by_kind = format!("/figures/table?year={year}&measure=disputes_resolved&rows=kind&columns=room");
    let table = read(clerk, &by_kind);
    assert_eq!(table["total"], resolved["value"]);
    for (place, (_, code)) in KINDS.iter().enumerate() {
        let count = all.iter().filter(|dispute| dispute.settled.is_some() && dispute.kind == place).count();
        let row = table["rows"].as_array().expect("rows").iter().position(|row| row["key"] == *code).expect("the kind");
        assert_eq!(table["row_totals"][row], count, "{code}");
        let cell = format!("&dimension=kind&key={code}");
        assert_eq!(drilled(clerk, "disputes_resolved", year, &cell), i64::try_from(count).unwrap(), "the records of {code}");
    }
    for (place, column) in table["columns"].as_array().expect("columns").iter().enumerate() {
        let room = ROOMS.iter().position(|name| column["label"] == *name);
        let count = all.iter().filter(|dispute| dispute.settled.is_some() && Some(dispute.room) == room).count();
        assert_eq!(table["column_totals"][place], count, "{}", column["label"]);
    }
}
