//! The demonstration town on several days: the sample year is as it always was, and the years since are a town at work.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, Duration, NaiveDate};
use serde_json::{Value, json};

use crate::support::{Actor, TestTown};

const EXPECTED: &str = include_str!("../data/pingan-2023/expected.json");
/// What the year page shows in large letters, and what the first page does to who looks after the whole town.
const OF_THE_YEAR: &[&str] =
    &["resolutions", "disputes_found", "legal_literates", "reception_persons", "online_entries", "resolution_rate"];
const OF_THE_TOWN: &[&str] = &["disputes_found", "disputes_resolved", "resolutions", "disputes_open", "reception_persons"];
/// What is red on a first page is so since no more days than these.
const A_MONTH: i64 = 31;

/// The town on a day with everybody in it.
struct Lived {
    town: TestTown,
    today: NaiveDate,
    clerk: Actor,
    mediator: Actor,
    leader: Actor,
    auditor: Actor,
}

impl Lived {
    async fn until(day: &'static str) -> Self {
        let town = TestTown::living_until(day).await;
        let (clerk, mediator, leader) = (town.clerk().await, town.mediator("红关村").await, town.leader().await);
        let auditor = town.auditor().await;
        Self { town, today: day.parse().expect("a day"), clerk, mediator, leader, auditor }
    }

    /// The years that are over or running, but for the sample's own.
    fn years_since(&self) -> impl Iterator<Item = i32> {
        2024..=self.today.year()
    }
}

async fn values(actor: &Actor, year: i32) -> BTreeMap<String, Value> {
    let report = actor.get(&format!("/figures?year={year}&breakdown=false")).await.expect(200).json;
    let figures = report["figures"].as_array().expect("figures").iter();
    figures.map(|figure| (figure["code"].as_str().expect("a code").to_owned(), figure["value"].clone())).collect()
}

async fn items(actor: &Actor, path: &str) -> Vec<Value> {
    actor.get(path).await.expect(200).json["items"].as_array().expect("items").clone()
}

async fn total(actor: &Actor, path: &str) -> i64 {
    actor.get(path).await.expect(200).json["total"].as_i64().expect("a total")
}

fn day(value: &Value) -> NaiveDate {
    value.as_str().and_then(|text| text.get(..10)).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("a day: {value}"))
}

/// Every number of the sample year but those that wait for days still to come.
async fn the_sample_year_is_intact(lived: &Lived, but_for: &[&str]) {
    let counted = values(&lived.clerk, 2023).await;
    let expected: Value = serde_json::from_str(EXPECTED).expect("the expected numbers");
    for (code, value) in expected["by_code"].as_object().expect("numbers") {
        let code = if code == "amount_yuan" { "amount" } else { code };
        if !but_for.contains(&code) {
            assert_eq!(counted[code].as_f64(), value.as_f64(), "{code} of 2023 on {}", lived.today);
        }
    }
    assert_eq!(counted["disputes_open"], json!(32), "what was open at the end of 2023 stays so");
}

/// No role sees a zero where a large number stands, of the running year or of one that is over.
async fn no_headline_is_nothing(lived: &Lived) {
    for (who, actor) in [("clerk", &lived.clerk), ("leader", &lived.leader), ("auditor", &lived.auditor), ("mediator", &lived.mediator)] {
        for year in lived.years_since() {
            let counted = values(actor, year).await;
            let of_the_town = if who == "mediator" { &[] } else { OF_THE_TOWN };
            for code in OF_THE_YEAR.iter().chain(of_the_town) {
                assert!(counted[*code].as_f64().is_some_and(|value| value > 0.0), "{who}: {code} of {year} is {}", counted[*code]);
            }
        }
    }
}

async fn nothing_lies_ahead(lived: &Lived) {
    let (clerk, tomorrow) = (&lived.clerk, lived.today + Duration::days(1));
    for list in [
        format!("/cases?found_from={tomorrow}"),
        format!("/cases?resolved_from={tomorrow}"),
        format!("/petition-visits?received_from={tomorrow}"),
        format!("/online-entries?entered_from={tomorrow}"),
    ] {
        assert_eq!(total(clerk, &format!("{list}&limit=1&include=total")).await, 0, "{list}");
    }
    for year in lived.years_since() {
        let grid = clerk.get(&format!("/screenings?year={year}")).await.expect(200).json;
        let cells = grid["rooms"].as_array().expect("rooms").iter().flat_map(|room| room["cells"].as_array().expect("cells"));
        assert!(cells.filter(|cell| cell["filed_at"].is_string()).all(|cell| day(&cell["filed_at"]) <= lived.today), "{year}");
    }
    let audit = items(&lived.auditor, "/audit-events?limit=200").await;
    assert!(audit.iter().all(|row| day(&row["at"]) <= lived.today));
}

/// What 今日 reads for each role answers, and what is red there is not older than a month.
async fn the_first_page_shows_a_town_at_work(lived: &Lived, due_in_a_week: usize) {
    let year = lived.today.year();
    for actor in [&lived.clerk, &lived.mediator, &lived.leader, &lived.auditor] {
        let due = items(actor, "/reminders?limit=200").await;
        let left: Vec<i64> = due.iter().map(|row| row["days_left"].as_i64().expect("days")).collect();
        assert!(left.iter().all(|left| *left >= -A_MONTH), "{left:?}");
        assert!(left.iter().filter(|left| **left >= 0).count() >= due_in_a_week, "{left:?}");
        actor.get("/cases?stage=registered&limit=1&include=total").await.expect(200);
        actor.get(&format!("/screenings?year={year}")).await.expect(200);
    }
    for actor in [&lived.clerk, &lived.leader] {
        let due = items(actor, "/petition-visits-due?limit=200").await;
        assert!(due.iter().all(|row| row["days_left"].as_i64().is_some_and(|left| left >= -A_MONTH)), "{due:?}");
    }
    assert!(!items(&lived.town.admin().await, "/accounts?limit=200").await.is_empty());
    // The rooms of which the clerk is told that they owe a report of one of the last three half-months.
    for year in [year - 1, year] {
        let grid = lived.clerk.get(&format!("/screenings?year={year}")).await.expect(200).json;
        let old = |cell: &&Value| {
            let due = grid["periods"].as_array().expect("periods").iter().find(|period| period["half_month"] == cell["half_month"]);
            let due = day(&due.expect("its period")["due_on"]);
            cell["state"] == "missing" && due < lived.today - Duration::days(A_MONTH) && due > lived.today - Duration::days(46)
        };
        let cells = grid["rooms"].as_array().expect("rooms").iter().flat_map(|room| room["cells"].as_array().expect("cells"));
        assert_eq!(cells.filter(old).count(), 0, "{year}");
    }
}

/// Of the running year all is reported but one, few late, and one zero report is contradicted.
async fn the_reports_are_in(lived: &Lived) {
    let totals = lived.clerk.get(&format!("/screenings?year={}", lived.today.year())).await.expect(200).json["totals"].clone();
    let number = |name: &str| totals[name].as_i64().expect("a number");
    assert_eq!((number("missing"), number("contradicted")), (1, 1), "{totals}");
    assert_eq!(number("filed"), number("expected") - 1, "{totals}");
    assert!(number("late") <= 10 && number("zero") > 1, "{totals}");
}

/// Everything a report has a sentence for has happened.
async fn every_mechanism_is_there(lived: &Lived) {
    for year in lived.years_since() {
        let counted = values(&lived.clerk, year).await;
        for code in ["disputes_ended", "joint_mediations", "confirmed", "performed", "visits_to_mediation", "reception_group_visits"] {
            assert!(counted[code].as_i64().is_some_and(|value| value > 0), "{code} of {year}");
        }
    }
    for role in ["mediator", "legal_literate", "legal_adviser", "grid_worker", "leader", "clerk"] {
        let path = format!("/people?role={role}&on={}&limit=1&include=total", lived.today);
        assert!(total(&lived.clerk, &path).await > 3, "{role}");
    }
    let kinds: BTreeSet<String> =
        items(&lived.clerk, "/reminders?limit=200").await.iter().map(|row| row["kind"].as_str().expect("a kind").to_owned()).collect();
    for kind in ["mediation", "meeting", "performance", "follow_up", "transfer"] {
        assert!(kinds.contains(kind), "{kind} is among {kinds:?}");
    }
    let month = &lived.today.to_string()[..8];
    let roster = items(&lived.leader, &format!("/duty-roster?from={month}01&to={}", lived.today)).await;
    assert!(roster.iter().any(|day| day["nobody_came"] == true && day["signed_by"] == "接访领导"), "{roster:?}");
}

struct Found {
    id: String,
    room: String,
    kind: String,
    on: NaiveDate,
    parties: Vec<String>,
}

async fn all_cases(actor: &Actor) -> Vec<Found> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    loop {
        let page = actor.get(&format!("/cases?limit=200&cursor={cursor}")).await.expect(200).json;
        all.extend(page["items"].as_array().expect("items").iter().map(|case| Found {
            id: text(&case["id"]),
            room: text(&case["room_id"]),
            kind: text(&case["kind"]),
            on: day(&case["found_on"]),
            parties: case["parties"].as_array().expect("parties").iter().map(|party| text(&party["name"])).collect(),
        }));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return all,
        }
    }
}

/// The copies bear other names, so that nobody is in two years and nothing is taken for the same.
async fn no_year_is_mixed_with_another(lived: &Lived) {
    let cases = all_cases(&lived.clerk).await;
    let mut years: HashMap<&str, BTreeSet<i32>> = HashMap::new();
    for case in &cases {
        for name in case.parties.iter().filter(|name| !name.starts_with('某')) {
            years.entry(name).or_default().insert(case.on.year());
        }
    }
    // At the turn of a year one copy ends after the next has begun, and a story is told in both.
    let repeated: Vec<_> = years.iter().filter(|(_, years)| years.len() > 1).collect();
    assert!(repeated.len() <= years.len() / 100, "{} of {}: {repeated:?}", repeated.len(), years.len());
    let like = |one: &Found, other: &Found| {
        one.id != other.id
            && (&one.room, &one.kind) == (&other.room, &other.kind)
            && one.on.year() != other.on.year()
            && (one.on - other.on).num_days().abs() <= 30
            && one.parties.iter().any(|name| other.parties.contains(name))
    };
    for case in &cases {
        assert!(!cases.iter().any(|other| like(case, other)), "{:?} is found twice", case.parties);
    }
    for year in 2023..=lived.today.year() {
        let sorted = lived.clerk.get(&format!("/reconciliation?year={year}")).await.expect(200).json;
        for pair in sorted["suggested"]["items"].as_array().expect("items") {
            let apart = (day(&pair["entry"]["entered_on"]) - day(&pair["case"]["found_on"])).num_days().abs();
            assert!(apart < 200, "{pair}");
        }
    }
}

#[actix_web::test]
async fn late_in_a_year_the_town_is_at_work() {
    let lived = Lived::until("2026-11-28").await;
    the_sample_year_is_intact(&lived, &[]).await;
    no_headline_is_nothing(&lived).await;
    nothing_lies_ahead(&lived).await;
    the_first_page_shows_a_town_at_work(&lived, 3).await;
    the_reports_are_in(&lived).await;
    every_mechanism_is_there(&lived).await;
    no_year_is_mixed_with_another(&lived).await;
}

#[actix_web::test]
async fn in_the_middle_of_a_year_on_the_due_day_of_the_reports() {
    let lived = Lived::until("2025-07-16").await;
    the_sample_year_is_intact(&lived, &[]).await;
    no_headline_is_nothing(&lived).await;
    nothing_lies_ahead(&lived).await;
    the_first_page_shows_a_town_at_work(&lived, 3).await;
    every_mechanism_is_there(&lived).await;
    let grid = lived.clerk.get("/screenings?year=2025").await.expect(200).json;
    let newest: Vec<&Value> = grid["rooms"].as_array().expect("rooms").iter().map(|room| &room["cells"][12]).collect();
    assert!(newest.iter().any(|cell| cell["state"] == "on_time") && newest.iter().any(|cell| cell["state"] == "due"), "{newest:?}");
}

#[actix_web::test]
async fn on_a_leap_day_and_loaded_twice_it_is_the_same_town() {
    let lived = Lived::until("2024-02-29").await;
    the_sample_year_is_intact(&lived, &[]).await;
    no_headline_is_nothing(&lived).await;
    nothing_lies_ahead(&lived).await;
    the_first_page_shows_a_town_at_work(&lived, 3).await;
    the_reports_are_in(&lived).await;
    no_year_is_mixed_with_another(&lived).await;
    let again = Lived::until("2024-02-29").await;
    for year in [2023, 2024] {
        let path = format!("/figures?year={year}");
        let (one, other) = (lived.clerk.get(&path).await.expect(200), again.clerk.get(&path).await.expect(200));
        assert_eq!(sums(&one.json), sums(&other.json), "{year}");
    }
}

/// The values of figures and of their cells, but for what stands for a room or a town: those have other ids each time.
fn sums(report: &Value) -> Vec<Value> {
    let cells = |figure: &Value| {
        let of = figure["breakdown"].as_array().into_iter().flatten();
        let mut cells: Vec<String> =
            of.flat_map(|by| by["cells"].as_array().into_iter().flatten().map(|cell| cell["value"].to_string())).collect();
        cells.sort();
        cells
    };
    let figures = report["figures"].as_array().expect("figures").iter();
    figures.map(|figure| json!([figure["code"], figure["value"], cells(figure)])).collect()
}

#[actix_web::test]
async fn on_the_first_working_day_after_the_sample_year_its_last_disputes_are_open() {
    let lived = Lived::until("2024-01-02").await;
    // The last reports are due at the end of the day, and some are late; entries of January are still to come.
    the_sample_year_is_intact(&lived, &["screening_expected", "screening_filed"]).await;
    no_headline_is_nothing(&lived).await;
    nothing_lies_ahead(&lived).await;
    the_first_page_shows_a_town_at_work(&lived, 0).await;
}
