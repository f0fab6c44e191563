//! A made-up year, small enough to count by hand.

use std::collections::BTreeMap;

use fengqiao::figures::report::FigureView;
use fengqiao::figures::report_scope::place_within;
use fengqiao::figures::table;
use fengqiao::problem::Code;
use fengqiao::rights::Scope;

use super::ledger::{Ledger, TOWN, agreement, case, id, on_each_engine, room, town};

fn two_rooms(ledger: &Ledger) {
    ledger.room(1, "village", "2000-01-01", None);
    ledger.room(2, "community", "2000-01-01", None);
    ledger.room(3, "town", "2000-01-01", None);
}

fn assert_values(found: &BTreeMap<&'static str, String>, expected: &[(&str, &str)]) {
    for (code, value) in expected {
        assert_eq!(found.get(code).map(String::as_str), Some(*value), "{code}");
    }
}

fn figure<'a>(figures: &'a [FigureView], code: &str) -> &'a FigureView {
    figures.iter().find(|figure| figure.code == code).unwrap()
}

/// The non-zero cells of one breakdown.
fn cells(figure: &FigureView, dimension: &str) -> Vec<(String, String)> {
    let breakdown = serde_json::to_value(&figure.breakdown).unwrap();
    let cells = breakdown[dimension].as_array().unwrap().iter();
    cells.filter(|cell| cell["value"] != 0).map(|cell| (cell["key"].as_str().unwrap().to_owned(), cell["value"].to_string())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn an_empty_year_has_zeros_and_no_shares() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        let report = ledger.figures(Scope::All);
        let found = figure(&report.figures, "disputes_found");
        assert_eq!(found.value.unwrap().to_string(), "0");
        let breakdown = serde_json::to_value(&found.breakdown).unwrap();
        assert_eq!(breakdown["room"].as_array().unwrap().len(), 3);
        assert_eq!(breakdown["month"].as_array().unwrap().len(), 12);
        assert_eq!(breakdown["kind"].as_array().unwrap().len(), 18);
        assert_eq!(breakdown["kind15"].as_array().unwrap().len(), 15);
        let rate = serde_json::to_value(figure(&report.figures, "resolution_rate")).unwrap();
        assert_eq!((&rate["value"], &rate["numerator"], &rate["denominator"]), (&serde_json::Value::Null, &0.into(), &0.into()));
        assert_values(&ledger.values(Scope::All), &[("rooms", "2"), ("screening_expected", "48"), ("screening_filed", "0")]);
    });
}

#[test]
fn both_ends_of_the_year_belong_to_it() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        for found_on in ["2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01"] {
            ledger.case(&case(1, found_on).settled(found_on));
        }
        assert_values(&ledger.values(Scope::All), &[("disputes_found", "2"), ("disputes_resolved", "2"), ("resolutions", "2")]);
    });
}

#[test]
fn a_case_resolved_again_is_one_dispute_and_two_resolutions() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.standing_literate();
        let again = case(1, "2023-02-01").settled("2023-02-10").reopened("2023-03-01").settled("2023-03-20").with(|case| {
            case.people = Some(4);
            case.amount_fen = Some(12_345);
            case.parties = 3;
            case.participants = vec!["legal_literate", "legal_literate", "police_station"];
            case.longstanding = true;
            case.agreements[1].form = "written";
            case.agreements[1].level = "county_or_above";
            case.agreements[1].performance = "performed";
        });
        let number = ledger.case(&again);
        ledger.case(&case(2, "2023-02-01").settled("2023-05-05").with(|case| case.agreements[0].performance = "immediate"));
        assert_values(
            &ledger.values(Scope::All),
            &[
                ("disputes_found", "2"),
                ("disputes_resolved", "2"),
                ("resolutions", "3"),
                ("with_legal_literate", "2"),
                ("longstanding_with_legal_literate", "1"),
                ("longstanding_resolved", "1"),
                ("joint_mediations", "1"),
                ("people", "4"),
                ("parties_named", "4"),
                ("amount", "123.45"),
                ("agreements_oral", "1"),
                ("agreements_written", "1"),
                ("resolved_in_village", "1"),
                ("resolved_above", "1"),
                ("village_rate", "50"),
                ("performed", "2"),
                ("disputes_open", "0"),
            ],
        );
        let report = ledger.figures(Scope::All);
        let resolutions = figure(&report.figures, "resolutions");
        assert_eq!(cells(resolutions, "month"), pairs(&[("2023-02", "1"), ("2023-03", "1"), ("2023-05", "1")]));
        let resolved = figure(&report.figures, "disputes_resolved");
        assert_eq!(cells(resolved, "month"), pairs(&[("2023-03", "1"), ("2023-05", "1")]));
        assert_eq!(cells(resolved, "difficulty"), pairs(&[("unknown", "2")]));
        let case_id = id(3, number).to_string();
        let acts = ledger.records("resolutions", Some(("room", &room(1).to_string())));
        assert_eq!(acts.len(), 2);
        assert!(acts.iter().all(|act| act["case_id"] == case_id.as_str() && act["id"] != case_id.as_str()));
        let matters = ledger.records("disputes_resolved", Some(("room", &room(1).to_string())));
        assert_eq!(matters.iter().map(|matter| &matter["id"]).collect::<Vec<_>>(), [case_id.as_str()]);
        assert_eq!(ledger.records("amount", None).iter().map(|row| row["counts"].to_string()).collect::<Vec<_>>(), ["123.45"]);
    });
}

#[test]
fn a_case_is_open_on_a_day_by_the_steps_that_stand_on_it() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        let open = [
            case(1, "2023-12-31"),
            case(1, "2019-04-20").with(|case| case.longstanding = true),
            case(1, "2023-11-01").settled("2024-01-05"),
            case(1, "2023-05-01").settled("2023-05-10").reopened("2023-12-31"),
            case(1, "2023-05-01").settled("2023-05-10").reopened("2023-06-01").settled("2024-02-01"),
        ];
        let not_open = [
            case(1, "2024-01-01"),
            case(1, "2023-11-01").settled("2023-12-31"),
            case(1, "2023-11-01").ended("2023-12-01"),
            case(1, "2023-11-01").settled("2023-12-01").reopened("2024-01-01"),
            case(1, "2023-11-01").with(|case| {
                case.endings.push(("decline", "2023-11-03".to_owned()));
                case.steps.push(("decline", "2023-11-03".to_owned(), None));
                case.stage = "declined";
            }),
            case(1, "2023-11-01").with(|case| case.counts = false),
        ];
        ledger.cases(&open);
        ledger.cases(&not_open);
        let values = ledger.values(Scope::All);
        assert_values(&values, &[("disputes_open", "5"), ("disputes_ended", "1"), ("disputes_resolved", "4"), ("resolution_rate", "80")]);
        let report = ledger.figures(Scope::All);
        let by_month = cells(figure(&report.figures, "disputes_open"), "month");
        assert_eq!(by_month, pairs(&[("earlier", "1"), ("2023-05", "2"), ("2023-11", "1"), ("2023-12", "1")]));
        // What lies before the year is one cell, in time and crossed with something else, and opens its records.
        for (dimension, key) in [("month", "earlier"), ("half_month", "earlier"), ("month,kind", "earlier,neighbour"), ("month", "2019-04")]
        {
            let rows = ledger.records("disputes_open", Some((dimension, key)));
            assert_eq!(rows.iter().map(|row| &row["found_on"]).collect::<Vec<_>>(), ["2019-04-20"], "{dimension} {key}");
        }
        let months = ledger.table("disputes_open", "month", "kind").rows.into_iter().map(|row| row.key);
        assert_eq!(months.filter(|key| !key.starts_with("2023-")).collect::<Vec<_>>(), ["earlier", "unknown"]);
    });
}

#[test]
fn withdrawn_and_merged_cases_count_nowhere() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.case(&case(1, "2023-02-01").settled("2023-02-10").ended("2023-02-20").with(|case| {
            case.counts = false;
            case.source = "referred_court";
        }));
        for (code, value) in ledger.values(Scope::All) {
            assert!(value == "0" || matches!(code, "rooms" | "screening_expected"), "{code} is {value}");
        }
    });
}

#[test]
fn referrals_count_when_found_or_accepted_in_the_year() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        let referred = |found_on: &str, accepted_on: Option<&str>, source: &'static str| {
            case(1, found_on).with(|case| {
                case.accepted_on = accepted_on.map(str::to_owned);
                case.source = source;
            })
        };
        ledger.cases(&[
            referred("2023-01-01", None, "referred_court"),
            referred("2020-01-01", Some("2023-06-01"), "referred_court"),
            referred("2023-12-31", Some("2024-01-02"), "referred_police"),
            referred("2020-01-01", Some("2022-06-01"), "referred_petition"),
        ]);
        assert_values(&ledger.values(Scope::All), &[("linked_court", "2"), ("linked_police", "1"), ("linked_petition", "0")]);
        let report = ledger.figures(Scope::All);
        let court = figure(&report.figures, "linked_court");
        assert_eq!(cells(court, "half_month"), pairs(&[("2023-01-H1", "1"), ("2023-06-H1", "1")]));
    });
}

#[test]
fn reception_counts_persons_visits_and_working_days() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        // Of 2023-01, the 2nd is a holiday (a Monday) and the 28th a working Saturday.
        ledger.sql("INSERT INTO calendar_days VALUES ('2023-01-02', FALSE, '元旦'), ('2023-01-28', TRUE, '春节')");
        let turned = ledger.case(&case(1, "2023-01-03"));
        ledger.visit(Some(1), "2023-01-03", 5, Some(turned), true);
        ledger.visit(Some(2), "2023-01-03", 1, None, true);
        ledger.visit(None, "2023-01-28", 4, None, true);
        ledger.visit(Some(1), "2023-01-02", 2, None, true);
        ledger.visit(Some(1), "2023-01-10", 9, None, false);
        ledger.visit(Some(1), "2024-01-10", 9, None, true);
        ledger.sql(&format!(
            "INSERT INTO duty_days (town, day, planned_leader, nobody_came) VALUES ({TOWN}, '2023-01-04', '谭', TRUE), \
             ({TOWN}, '2023-01-03', '谭', TRUE), ({TOWN}, '2023-01-05', '谭', FALSE)"
        ));
        assert_values(
            &ledger.values(Scope::All),
            &[
                ("reception_persons", "12"),
                ("reception_visits", "4"),
                ("reception_group_visits", "1"),
                ("visits_to_mediation", "1"),
                ("reception_days", "3"),
                ("working_days", "260"),
                ("reception_days_rate", "1.15"),
            ],
        );
        let report = ledger.figures(Scope::All);
        let by_room = cells(figure(&report.figures, "reception_persons"), "room");
        assert_eq!(by_room, pairs(&[(&room(1).to_string(), "7"), (&room(2).to_string(), "1"), ("unknown", "4")]));
        assert_values(&ledger.values(Scope::Room(TOWN, room(1))), &[("reception_persons", "7"), ("reception_days", "1")]);
        assert_eq!(ledger.records("reception_persons", Some(("room", "unknown"))).len(), 1);
    });
}

#[test]
fn without_the_holiday_notice_working_days_are_not_guessed() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.visit(Some(1), "2023-01-03", 5, None, true);
        let report = ledger.figures(Scope::All);
        for code in ["reception_days", "working_days", "reception_days_rate"] {
            let figure = figure(&report.figures, code);
            assert!(figure.value.is_none() && figure.note.is_some(), "{code}");
            assert_eq!(ledger.records(code, None).len(), 0, "{code}");
        }
    });
}

#[test]
fn screening_counts_rooms_while_they_are_open_and_reports_once() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        ledger.room(2, "village", "2023-03-10", Some("2023-04-01"));
        ledger.room(3, "town", "2000-01-01", None);
        ledger.report(1, "2023-01-H1", true, true);
        ledger.report(1, "2023-01-H2", false, false);
        ledger.report(2, "2023-03-H2", true, false);
        ledger.report(1, "2024-01-H1", true, false);
        ledger.sql(&format!("INSERT INTO screening_excuses VALUES (1, '{}', '2023-02-H1', '停电', '王', '2023-01-01 00:00:00')", room(1)));
        let report = ledger.figures(Scope::All);
        let values = ledger.values(Scope::All);
        assert_values(&values, &[("rooms", "1"), ("screening_expected", "26"), ("screening_filed", "3")]);
        let filed = figure(&report.figures, "screening_filed");
        assert_eq!(cells(filed, "timeliness"), pairs(&[("on_time", "2"), ("late", "1")]));
        assert_eq!(cells(filed, "content"), pairs(&[("zero", "1"), ("disputes", "2")]));
        let expected = cells(figure(&report.figures, "screening_expected"), "report_state");
        assert_eq!(expected, pairs(&[("on_time", "2"), ("late", "1"), ("missing", "22"), ("excused", "1")]));
    });
}

#[test]
fn an_obligation_exists_from_the_first_one_owed_and_once_past_its_day() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        let expected = |today: &str, from: Option<&str>| {
            let settings = ledger.settings.clone();
            ledger.sql(&format!("UPDATE towns SET obligations_from = '{}'", from.unwrap_or("2000-01-H1")));
            let report = ledger.database.snapshot_now(|conn| {
                let mut report_scope =
                    fengqiao::figures::report_scope::ReportScope::by(conn, Scope::All, 2023, super::ledger::day(today), |_, _| {
                        Ok(settings.clone())
                    })?;
                fengqiao::figures::report::for_year(conn, &mut report_scope, chrono::NaiveDateTime::default())
            });
            figure(&report.unwrap().figures, "screening_expected").value.unwrap().to_string()
        };
        assert_eq!(expected("2023-01-01", None), "0");
        assert_eq!(expected("2023-01-17", None), "0");
        assert_eq!(expected("2023-01-18", None), "1");
        assert_eq!(expected("2024-01-02", None), "23");
        assert_eq!(expected("2024-01-03", None), "24");
        assert_eq!(expected("2024-01-03", Some("2023-12-H1")), "2");
        assert_eq!(expected("2024-01-03", Some("2024-01-H1")), "0");
    });
}

#[test]
fn only_a_person_of_the_register_who_held_the_role_that_day_counts_as_a_legal_literate() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.standing_literate();
        let took_part = |who: &'static str, on: &str| case(1, on).settled(on).with(|case| case.participants = vec![who]);
        ledger.case(&took_part("legal_literate", "2023-02-10"));
        // Nobody holds a role before the first day of it: the standing one began in 2000.
        ledger.sql("UPDATE person_roles SET from_on = '2023-02-10', to_on = '2023-05-01'");
        ledger.case(&took_part("legal_literate", "2023-02-09"));
        ledger.case(&took_part("legal_literate", "2023-05-01"));
        ledger.case(&took_part("typed_literate", "2023-03-01"));
        ledger.case(&case(1, "2023-03-02").settled("2023-03-02"));
        assert_values(&ledger.values(Scope::All), &[("resolutions", "5"), ("with_legal_literate", "1")]);
        for (cell, count) in [("yes", 1), ("typed_only", 3), ("no", 1)] {
            assert_eq!(ledger.records("disputes_resolved", Some(("with_literate", cell))).len(), count, "{cell}");
        }
    });
}

#[test]
fn what_was_filed_counts_whenever_the_town_began_to_owe_reports() {
    on_each_engine(|ledger| {
        ledger.room(1, "village", "2000-01-01", None);
        for half in ["2023-01-H1", "2023-01-H2", "2023-12-H2"] {
            ledger.report(1, half, true, true);
        }
        ledger.sql("UPDATE towns SET obligations_from = '2023-12-H1'");
        // Two owed in December, and the two that were filed before.
        assert_values(&ledger.values(Scope::All), &[("screening_expected", "4"), ("screening_filed", "3")]);
        assert_eq!(ledger.records("screening_filed", None).len(), 3);
    });
}

#[test]
fn open_cases_are_open_now_until_the_year_is_over() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.cases(&[case(1, "2023-02-01"), case(2, "2022-02-01")]);
        let called = |today: &str| {
            ledger
                .database
                .snapshot_now(|conn| {
                    let mut report_scope =
                        fengqiao::figures::report_scope::ReportScope::by(conn, Scope::All, 2023, super::ledger::day(today), |_, _| {
                            Ok(ledger.settings.clone())
                        })?;
                    let report = fengqiao::figures::report::for_year(conn, &mut report_scope, chrono::NaiveDateTime::default())?;
                    let open = figure(&report.figures, "disputes_open");
                    assert_eq!(open.value.unwrap().to_string(), "2");
                    let asked = fengqiao::figures::table::asked("disputes_open", "month", "kind")?;
                    let table = fengqiao::figures::table::count(conn, &mut report_scope, &asked, String::new())?;
                    assert_eq!((table.title, table.title_en), (open.title, open.title_en));
                    Ok((open.title, open.title_en, open.rule.contains("目前"), open.rule_en.contains("so far")))
                })
                .unwrap()
        };
        assert_eq!(called("2023-12-31"), ("目前未结", "Open now", true, true));
        assert_eq!(called("2024-01-01"), ("年末未结", "Open at the end of the year", false, false));
    });
}

#[test]
fn legal_literates_are_persons_holding_the_role_on_the_last_day() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        let twice = ledger.literate(1, "2020-01-01", None);
        ledger.literate_again(twice, "2023-01-01", None);
        ledger.literate(1, "2023-12-31", None);
        ledger.literate(1, "2020-01-01", Some("2024-01-01"));
        ledger.literate(2, "2020-01-01", Some("2023-12-31"));
        ledger.literate(2, "2024-01-01", None);
        assert_values(&ledger.values(Scope::All), &[("legal_literates", "3")]);
        assert_values(&ledger.values(Scope::Room(TOWN, room(2))), &[("legal_literates", "0")]);
    });
}

#[test]
fn entries_without_a_case_may_still_be_suggested_to_one() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        let pair = |key: &str| {
            let key = key.to_owned();
            case(1, "2023-03-01").settled("2023-03-05").with(|case| {
                case.pair_key = key;
                case.accepted_on = Some("2023-03-01".to_owned());
            })
        };
        let matched = ledger.case(&pair("a"));
        ledger.case(&pair("b"));
        ledger.case(&pair("c"));
        ledger.case(&pair("c"));
        ledger.case(&pair("d"));
        ledger.entry("2023-03-10", "entered", Some(matched), "a", None);
        ledger.entry("2024-01-10", "entered", None, "b", Some("2023-03-04"));
        ledger.entry("2023-03-10", "entered", None, "c", Some("2023-03-01"));
        ledger.entry("2023-03-10", "entered", None, "d", Some("2023-03-05"));
        ledger.entry("2023-03-10", "withdrawn", None, "d", Some("2023-03-01"));
        let values = ledger.values(Scope::All);
        assert_values(&values, &[("online_entries", "3"), ("online_unmatched", "1"), ("local_unentered", "2")]);
    });
}

#[test]
fn a_table_shows_every_member_and_adds_up() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.cases(&[
            case(1, "2023-02-01").with(|case| case.kind = "tourism"),
            case(1, "2023-02-01").with(|case| case.kind = "other"),
            case(2, "2023-03-01").settled("2023-03-02"),
        ]);
        let table = ledger.table("disputes_found", "room", "kind15");
        assert_eq!((table.rows.len(), table.columns.len()), (4, 16));
        assert_eq!(table.total, 3);
        assert_eq!(table.row_totals, [2, 1, 0, 0]);
        assert_eq!(table.columns.last().unwrap().key, "unknown");
        let other = table.columns.iter().position(|column| column.key == "other").unwrap();
        assert_eq!(table.column_totals[other], 2);
        let levels = ledger.table("disputes_found", "level", "form");
        assert_eq!(levels.cells[0][0], 1, "a found case shows the level and form of its agreement");
        assert_eq!(levels.row_totals.last(), Some(&2));
    });
}

#[test]
fn a_table_of_anything_but_cases_or_resolutions_has_the_wrong_unit() {
    let refused = |measure: &str, rows: &str| table::asked(measure, rows, "month").err().map(|problem| problem.code());
    assert_eq!(refused("disputes_found", "kind"), None);
    assert_eq!(refused("reception_persons", "room"), Some(Code::WrongUnit));
    assert_eq!(refused("amount", "room"), Some(Code::WrongUnit));
    assert_eq!(refused("resolution_rate", "room"), Some(Code::WrongUnit));
    assert_eq!(refused("disputes_resolved,resolutions", "room"), Some(Code::WrongUnit));
    assert_eq!(refused("nothing", "room"), Some(Code::UnknownCode));
    assert_eq!(refused("disputes_found", "leader"), Some(Code::UnknownCode));
}

#[test]
fn what_lies_outside_the_scope_is_not_found() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        let place = |scope, asked_town, asked_room| {
            let found = ledger.database.read_now(|conn| place_within(conn, scope, asked_town, asked_room));
            found.map_err(|problem| problem.code())
        };
        let own = Scope::Room(TOWN, room(1));
        assert_eq!(place(own, None, None), Ok(Scope::Room(TOWN, room(1))));
        assert_eq!(place(own, None, Some(room(1))), Ok(Scope::Room(TOWN, room(1))));
        assert_eq!(place(own, None, Some(room(2))), Err(Code::NotFound));
        assert_eq!(place(own, Some(town(1)), None), Err(Code::NotFound));
        assert_eq!(place(Scope::Town(TOWN), None, Some(room(2))), Ok(Scope::Room(TOWN, room(2))));
        assert_eq!(place(Scope::Town(fengqiao::ids::TownKey(2)), None, Some(room(2))), Err(Code::NotFound));
        assert_eq!(place(Scope::All, Some(town(1)), None), Ok(Scope::Town(TOWN)));
        assert_eq!(place(Scope::All, Some(town(2)), None), Err(Code::NotFound));
        assert_eq!(place(Scope::All, Some(town(2)), Some(room(1))), Err(Code::NotFound));
    });
}

#[test]
fn another_agreement_of_another_year_changes_nothing_in_this_one() {
    on_each_engine(|ledger| {
        two_rooms(ledger);
        ledger.case(&case(1, "2022-02-01").settled("2022-02-10").reopened("2023-01-10").settled("2023-02-01").with(|case| {
            case.agreements.push(agreement("2024-02-01"));
        }));
        assert_values(&ledger.values(Scope::All), &[("disputes_found", "0"), ("disputes_resolved", "1"), ("resolutions", "1")]);
    });
}
