//! The table itself: complete, explained in both languages, and of one unit each.

use std::collections::BTreeSet;

use fengqiao::coded::Coded;
use fengqiao::figures::definition::{Counted, Definition};
use fengqiao::figures::definitions::TABLE;
use fengqiao::figures::units::Unit;

const PROMISED: &[&str] = &[
    "rooms",
    "screening_expected",
    "screening_filed",
    "disputes_found",
    "disputes_resolved",
    "resolutions",
    "disputes_ended",
    "disputes_open",
    "resolution_rate",
    "resolved_in_village",
    "resolved_in_town",
    "resolved_above",
    "village_rate",
    "town_rate",
    "with_legal_literate",
    "longstanding_with_legal_literate",
    "longstanding_resolved",
    "legal_literates",
    "reception_persons",
    "reception_visits",
    "reception_matters",
    "reception_people",
    "reception_group_visits",
    "reception_days",
    "reception_days_rate",
    "visits_to_mediation",
    "online_entries",
    "online_unmatched",
    "local_unentered",
    "linked_court",
    "linked_police",
    "linked_petition",
    "joint_mediations",
    "people",
    "parties_named",
    "amount",
    "agreements_oral",
    "agreements_written",
    "performed",
    "confirmed",
];

#[test]
fn every_promised_figure_is_there_once() {
    let codes: Vec<&str> = TABLE.iter().map(|definition| definition.code).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "a code stands twice");
    for code in PROMISED {
        assert!(codes.contains(code), "{code} is missing");
    }
}

#[test]
fn every_figure_is_explained_in_both_languages() {
    for definition in TABLE {
        for words in [definition.title, definition.rule] {
            assert!(!words.0.is_empty() && !words.1.is_empty(), "{}", definition.code);
            assert!(chinese(words.0) && !chinese(words.1), "{}: {words:?}", definition.code);
        }
    }
}

fn chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_breakdown_is_a_column_of_its_family() {
    for definition in TABLE {
        let Counted::Records(selection) = &definition.counted else {
            assert!(definition.by.is_empty(), "{}: a share does not add up", definition.code);
            continue;
        };
        let columns: Vec<&str> = selection.fact_table.all_columns().map(|(name, _)| name).collect();
        for dimension in definition.by {
            assert!(columns.contains(&dimension.code()), "{} has no {}", definition.code, dimension.code());
        }
    }
}

#[test]
fn a_share_is_made_of_figures_of_one_unit_and_family() {
    let unit = |parts: Vec<&'static Definition>| parts.iter().map(|part| part.unit).collect::<BTreeSet<Unit>>();
    for definition in TABLE {
        let Counted::Share { numerator, denominator } = &definition.counted else { continue };
        assert_eq!(definition.unit, Unit::Percent);
        assert_eq!(unit(numerator.definitions()), unit(denominator.definitions()), "{}", definition.code);
        let fact_tables: Vec<_> = numerator.definitions().iter().filter_map(|part| part.fact_table()).collect();
        assert!(fact_tables.windows(2).all(|pair| std::ptr::eq(pair[0], pair[1])), "{}", definition.code);
    }
}

/// What each figure counts, as one line of `editions.csv`.
fn line_of(definition: &Definition) -> String {
    let counted = match &definition.counted {
        Counted::Records(selection) => {
            let condition = selection.condition.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{} of {} where {condition}", selection.measure, selection.fact_table.code)
        }
        Counted::Share { numerator, denominator } => {
            let codes = |parts: Vec<&Definition>| parts.iter().map(|part| part.code).collect::<Vec<_>>().join(" + ");
            format!("{} / {}", codes(numerator.definitions()), codes(denominator.definitions()))
        }
    };
    format!("{},{},\"{counted}\"\n", definition.code, definition.edition)
}

#[test]
fn editions_are_raised_with_what_they_count() {
    let now = TABLE.iter().map(|definition| line_of(definition)).collect::<String>();
    let now = format!("code,edition,counts\n{now}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/figures/editions.csv");
    if std::env::var_os("FENGQIAO_WRITE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(
        kept == now,
        "a figure counts something else than tests/it/figures/editions.csv says: raise its edition if a sealed year would come to \
         another number by it, then run `make generate`"
    );
}
