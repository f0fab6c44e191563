//! What a year holds beside its cases: visits with their visitors, days on which nobody came, and the reports of every room.

use chrono::{Days, NaiveDate};
use rand::Rng;
use rand::seq::SliceRandom;

use super::{Rows, Size, Writer, first_day};

/// What is kept beside the cases.
pub struct Reception {
    visits: Rows,
    visitors: Rows,
    duty: Rows,
    reports: Rows,
    versions: Rows,
}

/// One day on which the year 2023 differs from Monday to Friday: with it the calendar of the year is known.
pub const WORKING_DAYS: &str =
    "INSERT INTO calendar_days (day, working, name) SELECT '2023-01-02', FALSE, '元旦' WHERE NOT EXISTS (SELECT 1 FROM calendar_days);";

impl Reception {
    pub fn new() -> Self {
        Self {
            visits: Rows::of(
                "petition_visits",
                "town, id, matter_id, room_id, received_on, leader, recorded_by, place, form, persons_present, subject, class, \
                 occurrence, handling, counts, visitor_key, search_text, created_at, updated_at",
            ),
            visitors: Rows::of("petition_visitors", "town, visit_id, id, position, name, person_key"),
            duty: Rows::of("duty_days", "town, day, planned_leader, nobody_came"),
            reports: Rows::of("screening_reports", "town, id, room_id, half_month, filed_at, on_time, imported, latest"),
            versions: Rows::of("screening_versions", "town, report_id, number, zero, signer, received_at"),
        }
    }

    /// Its tables, to be written out.
    pub fn tables(&mut self) -> [&mut Rows; 5] {
        [&mut self.visits, &mut self.visitors, &mut self.duty, &mut self.reports, &mut self.versions]
    }
}

impl Writer {
    /// What a year holds beside its cases: visits and days on which nobody came, and the reports of every room.
    pub fn year(&mut self, year: i32, size: Size) {
        let rooms_of_town = size.rooms_of_town as usize;
        for town in 0..size.towns as usize {
            let rooms: Vec<(u32, String)> = self.rooms[town * rooms_of_town..(town + 1) * rooms_of_town].to_vec();
            let mut matters = Vec::new();
            for place in 0..size.visits_of_town {
                self.visit(
                    first_day(year) + Days::new(u64::from(place) * 365 / u64::from(size.visits_of_town)),
                    &rooms,
                    &mut matters,
                    size,
                );
            }
            for week in 0..50 {
                let day = first_day(year) + Days::new(week * 7 + 3);
                self.reception.duty.add(format!("({}, '{day}', '某镇长', TRUE)", rooms[0].0));
            }
            for (town, room) in &rooms {
                self.reports(year, *town, room);
            }
        }
    }

    /// One visit; every seventh is about a matter somebody came about before, and few people come twice.
    fn visit(&mut self, day: NaiveDate, rooms: &[(u32, String)], matters: &mut Vec<String>, size: Size) {
        let visit = self.next_id();
        let (town, room) = rooms.choose(&mut self.dice).expect("a room").clone();
        let before = if self.dice.gen_ratio(1, 7) { matters.choose(&mut self.dice).cloned() } else { None };
        let matter = before.unwrap_or_else(|| visit.clone());
        matters.push(matter.clone());
        let class = self.one(&["suggestion", "request", "accusation"]);
        let (persons, at) = (self.dice.gen_range(1..7), format!("'{day} 08:00:00'"));
        self.reception.visits.add(format!(
            "({town}, '{visit}', '{matter}', '{room}', '{day}', '某镇长', '{room}', '政府大厅', 'fixed', {persons}, '反映问题', '{class}', \
             'first', 'answered', TRUE, '', '', {at}, {at})"
        ));
        for position in 0..self.dice.gen_range(1..3) {
            let (visitor, known) = (self.next_id(), self.dice.gen_range(0..size.visits_of_town));
            // Two of the same name in two towns are two.
            let key = format!("n:{town}{known}");
            self.reception.visitors.add(format!("({town}, '{visit}', '{visitor}', {position}, '来访人{known}', '{key}')"));
        }
    }

    fn reports(&mut self, year: i32, town: u32, room: &str) {
        for (month, half) in (1..=12).flat_map(|month| [(month, 1), (month, 2)]) {
            let report = self.next_id();
            let on_time = self.dice.gen_bool(0.97);
            self.reception.reports.add(format!(
                "({town}, '{report}', '{room}', '{year}-{month:02}-H{half}', '{year}-{month:02}-17 00:00:00', {on_time}, FALSE, 1)"
            ));
            self.reception.versions.add(format!("({town}, '{report}', 1, FALSE, '某人', '{year}-{month:02}-17 00:00:00')"));
        }
    }
}
