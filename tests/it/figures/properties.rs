//! What holds for every year: the records behind a number are that number.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fengqiao::coded::Coded;
use fengqiao::figures::definitions::TABLE;
use fengqiao::figures::report::{FigureView, YearReport};
use fengqiao::rights::Scope;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use super::ledger::{Agreement, Case, Ledger, case, on_each_engine};

/// Days around both ends of the year and within it; few, so that things fall together.
const DAYS: &[&str] =
    &["2022-12-31", "2023-01-01", "2023-01-15", "2023-01-16", "2023-02-28", "2023-06-15", "2023-12-31", "2024-01-01", "2024-02-29"];

fn days() -> impl Strategy<Value = String> {
    select(DAYS).prop_map(str::to_owned)
}

fn agreements() -> impl Strategy<Value = Vec<Agreement>> {
    let one = (days(), select(&["oral", "written"][..]), select(&["village", "town", "county_or_above", "other_body"][..]));
    let made = one.prop_map(|(on, form, level)| Agreement { on, form, level, performance: "immediate", confirmation: "confirmed" });
    prop::collection::vec(made, 0..4)
}

fn cases() -> impl Strategy<Value = Case> {
    let facts = (
        1..3_u32,
        days(),
        prop::option::of(days()),
        select(&["neighbour", "migrant_wages", "other_labour", "tourism"][..]),
        select(&["on_initiative", "referred_court", "referred_petition"][..]),
        prop::option::of(select(&["simple", "major"][..])),
    );
    let measures = (any::<bool>(), prop::option::of(1..9), prop::option::of(0..1_000_000_i64), prop::bool::weighted(0.9), 1..4_u32);
    let roles = prop::collection::vec(select(&["legal_literate", "typed_literate", "mediator", "court"][..]), 0..3);
    let ends = (prop::option::of(days()), prop::option::of(days()));
    (facts, measures, roles, agreements(), ends).prop_map(|(facts, measures, participants, agreements, ends)| {
        let (room, found_on, accepted_on, kind, source, difficulty) = facts;
        let (longstanding, people, amount_fen, counts, parties) = measures;
        let mut made = Case { accepted_on, kind, source, difficulty, longstanding, people, amount_fen, counts, ..case(room, &found_on) };
        (made.parties, made.participants, made.agreements) = (parties, participants, agreements);
        let undone = |on: &String| ends.1.clone().filter(|undone| undone >= on);
        made.steps = made.agreements.iter().map(|agreement| ("settle", agreement.on.clone(), undone(&agreement.on))).collect();
        if let Some(on) = ends.0 {
            made.endings.push(("end", on.clone()));
            made.steps.push(("end", on.clone(), undone(&on)));
        }
        made.stage = if made.steps.iter().any(|step| step.2.is_none()) { "settled" } else { "accepted" };
        made
    })
}

fn sum_of(rows: &[serde_json::Value], member: &str) -> f64 {
    rows.iter().map(|row| row[member].as_f64().unwrap()).sum()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.001
}

fn clear(ledger: &Ledger) {
    for table in ["case_parties", "case_participants", "case_resolutions", "case_endings", "case_steps", "cases"] {
        ledger.sql(&format!("DELETE FROM {table}"));
    }
}

fn value_of(figure: &FigureView) -> f64 {
    figure.value.map_or(0.0, fengqiao::figures::number::Number::as_f64)
}

fn records_are_the_figure(ledger: &Ledger, report: &YearReport) {
    for figure in &report.figures {
        let rows = ledger.records(figure.code, None);
        let expected = figure.numerator.map_or_else(|| value_of(figure), |numerator| numerator as f64);
        assert!(close(sum_of(&rows, "counts"), expected), "{}: {expected}, listed {rows:?}", figure.code);
        let ids: BTreeSet<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), rows.len(), "{}: a record is listed twice", figure.code);
    }
}

fn breakdowns_sum_and_cells_list_their_records(ledger: &Ledger, report: &YearReport) {
    for figure in &report.figures {
        for (dimension, cells) in &figure.breakdown {
            let sum: f64 = cells.iter().map(|cell| cell.value.as_f64()).sum();
            assert!(close(sum, value_of(figure)), "{} by {}", figure.code, dimension.code());
            for cell in cells.iter().filter(|cell| cell.value.as_f64() != 0.0) {
                let rows = ledger.records(figure.code, Some((dimension.code(), &cell.member.key)));
                let listed = sum_of(&rows, "counts");
                assert!(close(listed, cell.value.as_f64()), "{} where {} is {}", figure.code, dimension.code(), cell.member.key);
            }
        }
    }
}

fn tables_sum(ledger: &Ledger, report: &YearReport) {
    for (code, rows, columns) in [
        ("disputes_found", "room", "kind15"),
        ("disputes_resolved", "level", "form"),
        ("resolutions", "half_month", "kind"),
        ("disputes_open", "month", "difficulty"),
        ("disputes_resolved", "kind", "kind"),
    ] {
        let table = ledger.table(code, rows, columns);
        let figure = report.figures.iter().find(|figure| figure.code == code).unwrap();
        assert!(close(value_of(figure), table.total as f64), "{code}");
        assert_eq!(table.row_totals.iter().sum::<i64>(), table.total);
        assert_eq!(table.column_totals.iter().sum::<i64>(), table.total);
        for (place, column) in table.columns.iter().enumerate() {
            let total: i64 = table.cells.iter().map(|cells| cells[place]).sum();
            assert_eq!(table.column_totals[place], total, "{code} {}", column.key);
        }
    }
}

#[test]
fn the_records_behind_a_number_are_that_number() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        ledger.room(2, "village", "2000-01-01", None);
        ledger.standing_literate();
        let mut runner = TestRunner::new_with_rng(config(12), rng());
        let ledger = RefCell::new(ledger);
        runner
            .run(&prop::collection::vec(cases(), 0..25), |cases| {
                let ledger = *ledger.borrow();
                clear(ledger);
                ledger.cases(&cases);
                let report = ledger.figures(Scope::All);
                records_are_the_figure(ledger, &report);
                breakdowns_sum_and_cells_list_their_records(ledger, &report);
                tables_sum(ledger, &report);
                Ok(())
            })
            .unwrap();
    });
}

pub fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// The same sequence in every run: a failure here is a failure everywhere.
pub fn rng() -> proptest::test_runner::TestRng {
    proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha)
}

/// 件 from the definition itself: what is distinct is counted in a set, not by the last agreement.
fn counted_in_sets(cases: &[Case]) -> Vec<(&'static str, usize)> {
    let in_year = |on: &String| on.starts_with("2023");
    let counting: Vec<&Case> = cases.iter().filter(|case| case.counts).collect();
    let resolved: Vec<&&Case> = counting.iter().filter(|case| case.agreements.iter().any(|made| in_year(&made.on))).collect();
    let acts = |wanted: &dyn Fn(&Case) -> bool| {
        counting.iter().filter(|case| wanted(case)).map(|case| case.agreements.iter().filter(|made| in_year(&made.on)).count()).sum()
    };
    let open_at_the_end = |case: &&&Case| {
        let stands = |step: &(&str, String, Option<String>)| {
            step.1.as_str() <= "2023-12-31" && step.2.as_ref().is_none_or(|undone| undone.as_str() > "2023-12-31")
        };
        case.found_on.as_str() <= "2023-12-31" && !case.steps.iter().any(stands)
    };
    vec![
        ("disputes_found", counting.iter().filter(|case| in_year(&case.found_on)).count()),
        ("disputes_resolved", resolved.len()),
        ("resolutions", acts(&|_| true)),
        ("with_legal_literate", acts(&|case| case.participants.contains(&"legal_literate"))),
        ("joint_mediations", resolved.iter().filter(|case| case.participants.contains(&"court")).count()),
        ("longstanding_resolved", resolved.iter().filter(|case| case.longstanding).count()),
        ("disputes_ended", counting.iter().filter(|case| case.endings.iter().any(|ending| in_year(&ending.1))).count()),
        ("people", resolved.iter().map(|case| usize::try_from(case.people.unwrap_or(0)).unwrap()).sum()),
        ("parties_named", resolved.iter().map(|case| case.parties as usize).sum()),
        ("disputes_open", counting.iter().filter(open_at_the_end).count()),
    ]
}

#[test]
fn the_numbers_are_those_of_a_plain_count() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        ledger.room(2, "village", "2000-01-01", None);
        ledger.standing_literate();
        let mut runner = TestRunner::new_with_rng(config(60), rng());
        let ledger = RefCell::new(ledger);
        runner
            .run(&prop::collection::vec(cases(), 0..30), |cases| {
                let ledger = *ledger.borrow();
                clear(ledger);
                ledger.cases(&cases);
                let values = ledger.values(Scope::All);
                for (code, expected) in counted_in_sets(&cases) {
                    prop_assert_eq!(&values[code], &expected.to_string(), "{}", code);
                }
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn more_parties_and_participants_change_no_count_of_cases() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        ledger.room(2, "village", "2000-01-01", None);
        ledger.standing_literate();
        let mut runner = TestRunner::new_with_rng(config(20), rng());
        let ledger = RefCell::new(ledger);
        runner
            .run(&prop::collection::vec(cases(), 1..20), |mut cases| {
                let ledger = *ledger.borrow();
                clear(ledger);
                ledger.cases(&cases);
                let before = ledger.values(Scope::All);
                for case in &mut cases {
                    case.parties += 3;
                    let again = case.participants.clone();
                    case.participants.extend(again);
                    case.participants.push("mediator");
                }
                clear(ledger);
                ledger.cases(&cases);
                let after = ledger.values(Scope::All);
                for definition in TABLE.iter().filter(|definition| definition.code != "parties_named") {
                    prop_assert_eq!(before.get(definition.code), after.get(definition.code), "{}", definition.code);
                }
                Ok(())
            })
            .unwrap();
    });
}
