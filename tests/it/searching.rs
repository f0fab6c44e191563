//! Any part of what is on record finds its case, however short, from the moment it was acknowledged.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::records::{case_draft, id, made, with};
use crate::support::{Actor, TestTown};

const LETTERS: [char; 6] = ['院', '墙', '界', '线', 'a', '1'];

/// Every item of a list, three at a time.
async fn all_pages(actor: &Actor, list: &str) -> Vec<Value> {
    let (mut items, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = actor.get(&format!("{list}&limit=3{cursor}")).await.expect(200).json;
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

/// The ids found, page by page.
async fn found(actor: &Actor, text: &str) -> BTreeSet<String> {
    let cases = all_pages(actor, &format!("/cases?q={text}")).await;
    let ids: Vec<String> = cases.iter().map(|case| id(case).to_owned()).collect();
    let distinct: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(ids.len(), distinct.len(), "each case once");
    let days: Vec<&str> = cases.iter().map(|case| case["found_on"].as_str().expect("a day")).collect();
    assert!(days.is_sorted_by(|one, next| one >= next), "newest first: {days:?}");
    distinct
}

#[actix_web::test]
async fn every_part_of_the_facts_finds_exactly_the_cases_that_have_it() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let mut texts = Vec::new();
    for number in 0..40_usize {
        // Words of a few letters, so that many parts are shared and many are not.
        let facts: String = (0..7).map(|place| LETTERS[(number * 7 + place * place * (number % 5 + 1)) % LETTERS.len()]).collect();
        let day = format!("2023-06-{:02}", number % 14 + 1);
        let draft = with(case_draft(&room, &day), json!({ "facts": facts, "parties": [{ "name": "某人" }] }));
        texts.push((id(&made(&clerk, "/cases", draft).await).to_owned(), facts));
    }
    let mut parts: BTreeSet<String> = ["院墙墙墙墙墙".to_owned(), "界1界".to_owned()].into();
    for (_, facts) in texts.iter().step_by(5) {
        let letters: Vec<char> = facts.chars().collect();
        parts.extend(
            (1..=4).flat_map(|length| letters.windows(length).step_by(2).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>()),
        );
    }
    for part in parts {
        let expected: BTreeSet<String> = texts.iter().filter(|(_, facts)| facts.contains(&part)).map(|(id, _)| id.clone()).collect();
        assert_eq!(found(&clerk, &part).await, expected, "{part}");
        let total = clerk.get(&format!("/cases?q={part}&include=total&limit=1")).await.expect(200).json["total"].clone();
        assert_eq!(total, json!(expected.len()), "{part}");
    }
}

#[actix_web::test]
async fn what_was_corrected_is_found_by_its_new_words_alone() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), json!({ "facts": "为鱼塘排水争执" }))).await;
    let one: BTreeSet<String> = [id(&case).to_owned()].into();
    assert_eq!(found(&clerk, "鱼塘排").await, one);
    let path = format!("/cases/{}", id(&case));
    clerk.patch(&path, 1, json!({ "facts": "为田埂占用争执" })).await.expect(200);
    assert_eq!((found(&clerk, "鱼塘").await, found(&clerk, "田埂占用").await), (BTreeSet::new(), one.clone()));
    let party: Value = clerk.get(&path).await.expect(200).json["parties"][0].clone();
    clerk.patch(&format!("{path}/parties/{}", id(&party)), 1, json!({ "name": "欧阳某" })).await.expect(200);
    assert_eq!((found(&clerk, "张三").await, found(&clerk, "欧阳").await), (BTreeSet::new(), one));
}

#[actix_web::test]
async fn an_index_that_was_lost_is_made_again_from_the_records() {
    let town = TestTown::new().await;
    let (clerk, room) = (town.clerk().await, town.room("红关村").await);
    let case = made(&clerk, "/cases", with(case_draft(&room, "2023-06-01"), json!({ "facts": "为鱼塘排水争执" }))).await;
    let database = town.context.database.clone();
    let again = tokio::task::spawn_blocking(move || {
        database.write_now(fengqiao::db::Lane::All, |conn| {
            fengqiao::db::search::remove(conn)?;
            fengqiao::db::search::prepare(conn)
        })
    });
    again.await.expect("no panic").expect("made again");
    assert_eq!(found(&clerk, "排水").await, [id(&case).to_owned()].into());
}
