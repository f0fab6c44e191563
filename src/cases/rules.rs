//! Pure decisions about a case: numbers, days, names to find it by, the check of an ID number.

use super::lists::{AgreementForm, Difficulty, Kind, ParticipantRole, PartyRole, Performance};
use super::model::{Case, Party};
use crate::calendar::{Day, WorkingCalendar, days_after};
use crate::ids::RoomId;
use crate::people::lists::PersonRole;
use crate::problem::Words;
use crate::text::{self, fold};

/// `（2023）平安红关人调字第12号`: per room and year, given at acceptance.
pub fn case_number(year: i32, room_called: &str, number: i32) -> String {
    format!("（{year}）{room_called}人调字第{number}号")
}

/// How a room is called in the numbers of its cases: by town and room, 平安红关. A room that is called after its town
/// says the town's name once, 平安社区 in 平安镇; unless another is called by what is left, 社区, which is 平安社区 too.
pub fn called_in_numbers<'a>(town_short: &str, room_short: &str, mut others: impl Iterator<Item = &'a str>) -> String {
    match room_short.strip_prefix(town_short) {
        Some(rest) if others.all(|other| other != rest) => room_short.to_owned(),
        _ => format!("{town_short}{room_short}"),
    }
}

/// The day an agreement takes effect: an oral one when reached (人民调解法 art. 30), a written one on the latest of
/// the parties' marks, the mediator's signature and the committee's seal (art. 29), once all three are there.
pub fn effective_on(form: AgreementForm, settled_on: Day, marks: [Option<Day>; 3]) -> Option<Day> {
    match form {
        AgreementForm::Oral => Some(settled_on),
        AgreementForm::Written => match marks {
            [Some(parties), Some(mediator), Some(seal)] => Some(parties.max(mediator).max(seal)),
            _ => None,
        },
    }
}

/// Why an oral agreement should have been written, if so.
pub fn wants_written(case: &Case, performance: Performance) -> Option<Words> {
    if case.kind == Kind::ForestLand {
        return Some(Words::fixed(
            "山林土地纠纷达成协议的应制作书面协议（农村土地承包经营纠纷调解仲裁法第10条）",
            "Agreements on forest and land should be written (Rural Land Contract Mediation and Arbitration Law, art. 10)",
        ));
    }
    if matches!(case.difficulty, Some(Difficulty::Difficult | Difficulty::Major)) {
        return Some(Words::fixed("疑难复杂或重大纠纷宜用书面协议", "Difficult or major cases call for a written agreement"));
    }
    if !matches!(performance, Performance::Immediate | Performance::Performed) {
        return Some(Words::fixed("非即时履行的宜用书面协议", "An agreement not performed at once calls for the written form"));
    }
    None
}

/// The register's role that somebody must hold to act in this one; none for invited people and other offices.
pub fn register_role(role: ParticipantRole) -> Option<PersonRole> {
    match role {
        ParticipantRole::LeadMediator | ParticipantRole::Mediator => Some(PersonRole::Mediator),
        ParticipantRole::LegalLiterate => Some(PersonRole::LegalLiterate),
        ParticipantRole::LegalAdviser => Some(PersonRole::LegalAdviser),
        ParticipantRole::GridWorker => Some(PersonRole::GridWorker),
        ParticipantRole::Leader => Some(PersonRole::Leader),
        _ => None,
    }
}

/// Room and the first name of each side, folded and in order: an online entry with the same key may be this case's.
pub fn pair_key(room: RoomId, parties: &[Party]) -> String {
    let first = |role: PartyRole| parties.iter().find(|party| party.role == role).map_or("", |party| party.name.as_str());
    text::pair_key(room, first(PartyRole::Applicant), first(PartyRole::Respondent))
}

/// All the words by which a case is found.
pub fn search_text(case: &Case, parties: &[Party], platform_nos: &[String]) -> String {
    let mut text = String::new();
    for part in
        parties.iter().map(|party| party.name.as_str()).chain(case.case_no.as_deref()).chain(platform_nos.iter().map(String::as_str))
    {
        text.push_str(&fold(part));
        text.push('\n');
    }
    text.push_str(&fold(&case.facts));
    for part in [&case.place, &case.note].into_iter().flatten() {
        text.push('\n');
        text.push_str(&fold(part));
    }
    text
}

/// The last day on which judicial confirmation may be applied for: so many days after effect (人民调解法 art. 33),
/// moved past rest days (民法典 art. 203).
pub fn confirmation_by(effective_on: Day, days: u32, calendar: &WorkingCalendar) -> Day {
    calendar.moved_past_rest(days_after(effective_on, u64::from(days)))
}

/// Whole years from birth to a day.
pub fn age_on(born_on: Day, day: Day) -> Option<u32> {
    day.years_since(born_on)
}

/// Below 18 years (民法典 art. 17).
pub const OF_AGE: u32 = 18;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_called_after_its_town_says_the_town_s_name_once() {
        let rooms = ["平安社区", "平安", "社区", "红关", "平平安"];
        for (town, room, others, called) in [
            ("平安", "红关", &rooms[..], "平安红关"),
            ("平安", "平安社区", &rooms[..2], "平安社区"),
            ("平安", "平安", &rooms[..], "平安"),
            ("平安", "社区", &rooms[..], "平安社区"),
            ("平安", "平安社区", &rooms[..], "平安平安社区"),
            ("平安", "安平安", &rooms[..], "平安安平安"),
        ] {
            assert_eq!(called_in_numbers(town, room, others.iter().copied()), called, "{room}");
        }
        // No two rooms of one town are called the same.
        let names = ["", "甲", "甲甲", "甲甲甲", "乙", "甲乙", "甲甲乙", "乙甲"];
        let rooms = &names[1..];
        let called: std::collections::BTreeSet<String> =
            rooms.iter().map(|room| called_in_numbers("甲", room, rooms.iter().copied())).collect();
        assert_eq!(called.len(), rooms.len(), "{called:?}");
    }

    #[test]
    fn a_written_agreement_takes_effect_with_its_last_mark() {
        let day = |d| chrono::NaiveDate::from_ymd_opt(2023, 5, d);
        let settled = day(8).expect("a day");
        assert_eq!(effective_on(AgreementForm::Oral, settled, [None; 3]), Some(settled));
        assert_eq!(effective_on(AgreementForm::Written, settled, [day(8), day(9), day(10)]), day(10));
        assert_eq!(effective_on(AgreementForm::Written, settled, [day(8), None, day(10)]), None);
    }
}
