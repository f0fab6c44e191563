//! Reading: figures, tables, lists, searches and single cases, each beside its limit.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Text;
use fengqiao::db::DbConnection;

use crate::limits;
use crate::measure::{Aim, Line, alone, in_turn};
use crate::served::Served;

const PLAIN: &str = "plain statements";
const SOON: Duration = Duration::from_millis(20);
/// The last page read: page 1,000 of 50.
const FAR: usize = 999 * 50;

/// How often each is run; large files are slow enough to be told by a few.
#[derive(Clone, Copy)]
pub struct Runs {
    pub few: usize,
    pub many: usize,
}

/// The figures of 2023 of everything and of one town, by value alone and with all breakdowns.
pub fn figures(served: &Served, name: &str, runs: Runs, tell: impl Fn(&Line)) {
    let database = &served.context.database;
    let town = served.get("/towns?limit=2")["items"][1]["id"].as_str().expect("a town").to_owned();
    for (whose, query, place) in
        [("all", String::new(), "1 = 1".to_owned()), ("one town", format!("&town_id={town}"), "c.town = 2".to_owned())]
    {
        for (detail, query, statements) in [
            ("values", format!("{query}&breakdown=false"), limits::figures(&place)),
            ("values and every breakdown", query.clone(), limits::breakdowns(&place)),
        ] {
            let path = format!("/figures?year=2023{query}");
            let (ours, limit) = in_turn(runs.few, || drop(served.get(&path)), || limits::numbers(database, &statements));
            tell(&Line {
                what: format!("{name}: figures of a year, {whose}, {detail}"),
                ours,
                limit: Some((PLAIN, limit)),
                aim: Aim::Times(1.5),
            });
        }
    }
    let path = "/figures/table?year=2023&measure=resolutions&rows=room&columns=kind";
    let (ours, limit) = in_turn(runs.few, || drop(served.get(path)), || limits::keys_and_numbers(database, limits::BY_ROOM_AND_KIND));
    tell(&Line { what: format!("{name}: rooms × kinds"), ours, limit: Some((PLAIN, limit)), aim: Aim::Times(1.5) });
}

/// The figures of a town beside those of the same town with a quarter of its records: 2,000 cases and as many visits beside
/// 500, 300 people beside 75. What grows with the records takes at most four times as long.
pub fn growth(served: &[Served; 2], name: &str, runs: Runs, tell: impl Fn(&Line)) {
    let [quarter, whole] = served;
    let town = |served: &Served| served.get("/towns?limit=2")["items"][1]["id"].as_str().expect("a town").to_owned();
    let of = |served: &Served, detail: &str| format!("/figures?year=2023&town_id={}{detail}", town(served));
    for (what, detail) in [("values", "&breakdown=false"), ("values and every breakdown", "")] {
        let (large, small) = (of(whole, detail), of(quarter, detail));
        let (ours, limit) = in_turn(runs.many, || drop(whole.get(&large)), || drop(quarter.get(&small)));
        tell(&Line {
            what: format!("{name}: figures of a year with 2,000 cases and 2,000 visits, {what}"),
            ours,
            limit: Some(("with a quarter of them", limit)),
            aim: Aim::Times(4.0),
        });
    }
}

/// Pages of the list, searches by a common and a rare text of each length, one case.
pub fn lists(served: &Served, name: &str, runs: Runs, tell: impl Fn(&Line)) {
    let page = |what: String, path: &str| {
        let ours = alone(runs.many, || drop(served.get(path)));
        tell(&Line { what: format!("{name}: {what}"), ours, limit: None, aim: Aim::Within(SOON) });
    };
    page("list, page 1".to_owned(), "/cases?limit=50");
    page("list, page 1,000".to_owned(), &format!("/cases?limit=50&cursor={}", far_cursor(served)));
    for text in ["院", "柳", "院墙", "柳枫", "院墙界线", "柳枫与李"] {
        let found = served.get(&format!("/cases?limit=1&q={text}&include=total"))["total"].clone();
        page(format!("search {text} ({found} found)"), &format!("/cases?limit=50&q={text}"));
    }
    let one = served.get("/cases?limit=1&sort=found_on")["items"][0]["id"].as_str().expect("a case").to_owned();
    page("one case".to_owned(), &format!("/cases/{one}"));
}

/// The cursor of page 1,000, walked to as a reader would.
fn far_cursor(served: &Served) -> String {
    let mut cursor = String::new();
    for _ in 0..FAR / 200 {
        let page = served.get(&format!("/cases?limit=200{cursor}"));
        cursor = format!("&cursor={}", page["next"].as_str().expect("another page"));
    }
    cursor.trim_start_matches("&cursor=").to_owned()
}

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text)]
    #[expect(dead_code, reason = "read so that the engine works it out")]
    id: String,
}

/// A scan of every text, which the index of the search is there to spare us.
pub fn scan(served: &Served, name: &str, runs: Runs) -> Line {
    let scan = "SELECT id FROM cases WHERE search_text LIKE '%柳枫与李%' LIMIT 50";
    let work = |conn: &mut DbConnection| Ok(diesel::sql_query(scan).load::<Plan>(conn)?);
    let ours = alone(runs.few, || drop(served.context.database.read_now(work).expect("read")));
    Line { what: format!("{name}: the same rare text by scanning every case"), ours, limit: None, aim: Aim::None }
}
